package brief

// mostColumns is how many parties stand beside each other in a table of a page or a
// brief: of more, readers find a row's own ones only by scrolling past empty cells,
// and of hundreds a browser shows nothing for half a minute.
const mostColumns = 12

// Broad reports whether the parties are told issue by issue, being too many for a table.
func (g *Grid) Broad() bool { return len(g.Columns) > mostColumns }

// A Side is those who take one stance on an issue.
type Side struct {
	Stance string // as of a Cell
	Who    []Standing
}

// A Standing is one party of a Side.
type Standing struct {
	Party string
	Cell  Cell
}

// Sides returns who stands where on the issue of r, a row of g: those for it before
// those against it before others.
func (r GridRow) Sides(g *Grid) []Side {
	var out []Side
	for _, k := range r.stances() {
		s := Side{Stance: k}
		for i, c := range r.Cells {
			if c.Stance == k {
				s.Who = append(s.Who, Standing{g.Columns[i], c})
			}
		}
		out = append(out, s)
	}
	return out
}

// Refs returns the places of all of the standing's stances.
func (s Standing) Refs() []Ref { return s.Cell.refs() }

// Unsure reports whether none of them is sure.
func (s Standing) Unsure() bool {
	for _, x := range s.Cell.Stands {
		if !x.Unsure {
			return false
		}
	}
	return len(s.Cell.Stands) > 0
}

package brief

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// Text options. The zero value prints 80 columns without sentences.
type Text struct {
	Width    int  // columns; 0: 80
	Evidence bool // print the sentences below each line
	Most     int  // rows of a section, those that belong to another not counted; the rest is counted. 0: all
}

var (
	headStyle = lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Color("4"))
	leadStyle = lipgloss.NewStyle().Bold(true)
	tagStyle  = lipgloss.NewStyle().Faint(true)
	refStyle  = lipgloss.NewStyle().Foreground(lipgloss.Color("6"))
	citeStyle = lipgloss.NewStyle().Italic(true).Faint(true)
	forStyle  = lipgloss.NewStyle().Foreground(lipgloss.Color("2"))
	antiStyle = lipgloss.NewStyle().Foreground(lipgloss.Color("1"))
)

// WriteText prints the brief for a terminal, with the colours of ANSI; whoever
// hands it to something else takes them off.
func (b *Brief) WriteText(w io.Writer, opt Text) error {
	if opt.Width <= 0 {
		opt.Width = 80
	}
	t := &textWriter{b: b, opt: opt}
	for i := range b.Sections {
		t.section(&b.Sections[i])
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

type textWriter struct {
	b   *Brief
	opt Text
	out strings.Builder
}

func (t *textWriter) section(s *Section) {
	if t.out.Len() > 0 {
		t.out.WriteString("\n")
	}
	var title []word
	for _, f := range fields(strings.ToUpper(s.Title)) {
		title = append(title, word{f, &headStyle})
	}
	t.wrap(title, 0, 0)
	switch {
	case s.Grid != nil:
		t.grid(s.Grid.upTo(t.opt.Most))
	case len(s.Lines) == 0:
		t.wrap([]word{{s.Empty, &tagStyle}}, 2, 4)
	}
	cut := s.upTo(t.opt.Most)
	for i := range s.Lines[:cut] {
		t.line(&s.Lines[i])
	}
	more := s.rows(cut)
	if s.Grid != nil {
		more = len(s.Grid.Rows) - len(s.Grid.upTo(t.opt.Most).Rows)
	}
	if more > 0 {
		t.wrap([]word{{fmt.Sprintf("… and %d more; --all prints every line", more), &tagStyle}}, 2, 4)
	}
	if s.Note != "" {
		t.wrap([]word{{s.Note, &tagStyle}}, 2, 4)
	}
}

// upTo returns how many lines the first most rows take, with what belongs to
// them; all where most is 0.
func (s *Section) upTo(most int) int {
	n := 0
	for i := range s.Lines {
		if s.Lines[i].Depth == 0 {
			if n++; most > 0 && n > most {
				return i
			}
		}
	}
	return len(s.Lines)
}

// rows returns how many rows begin at line from or after.
func (s *Section) rows(from int) int {
	n := 0
	for i := range s.Lines[from:] {
		if s.Lines[from+i].Depth == 0 {
			n++
		}
	}
	return n
}

// upTo returns the grid of the first most rows and of the columns that they
// fill; g itself where most is 0 or there are no more.
func (g *Grid) upTo(most int) *Grid {
	if most <= 0 || len(g.Rows) <= most {
		return g
	}
	out := &Grid{Rows: make([]GridRow, most)}
	for i := range out.Rows {
		out.Rows[i].Label = g.Rows[i].Label
	}
	for c, name := range g.Columns {
		filled := false
		for _, r := range g.Rows[:most] {
			filled = filled || r.Cells[c].Stance != ""
		}
		if !filled {
			continue
		}
		out.Columns = append(out.Columns, name)
		for i := range out.Rows {
			out.Rows[i].Cells = append(out.Rows[i].Cells, g.Rows[i].Cells[c])
		}
	}
	return out
}

// word is a run of letters with its style; it is never broken.
type word struct {
	text  string
	style *lipgloss.Style
}

func (t *textWriter) line(l *Line) {
	var ws []word
	add := func(s string, style *lipgloss.Style) {
		for _, f := range fields(s) {
			ws = append(ws, word{f, style})
		}
	}
	add(l.Lead+strings.TrimSpace(l.Colon()), &leadStyle)
	add(l.Text, nil)
	if len(l.Tags) > 0 {
		add("("+strings.Join(l.Tags, "; ")+")", &tagStyle)
	}
	for _, r := range l.Refs {
		ws = append(ws, word{r.String(), &refStyle})
	}
	indent := 2 + 2*l.Depth
	t.wrap(ws, indent, indent+2)
	if t.opt.Evidence {
		t.evidence(l.Refs, indent+2)
	}
}

func (t *textWriter) evidence(refs []Ref, indent int) {
	for _, r := range refs {
		s := t.b.Sentence(r)
		if s == "" {
			continue
		}
		ws := []word{{r.String(), &refStyle}}
		for _, f := range fields(s) {
			ws = append(ws, word{f, &citeStyle})
		}
		t.wrap(ws, indent, indent+2)
	}
}

// wrap sets words into lines of the width, the first indented by first and the
// others by rest.
func (t *textWriter) wrap(ws []word, first, rest int) {
	col := first
	t.out.WriteString(strings.Repeat(" ", first))
	begin := true
	for _, x := range ws {
		for _, piece := range broken(x.text, t.opt.Width-rest) {
			n := lipgloss.Width(piece)
			switch {
			case begin:
			case col+1+n > t.opt.Width:
				t.out.WriteString("\n" + strings.Repeat(" ", rest))
				col = rest
			default:
				t.out.WriteString(" ")
				col++
			}
			begin = false
			col += n
			if x.style != nil {
				piece = x.style.Render(piece)
			}
			t.out.WriteString(piece)
		}
	}
	t.out.WriteString("\n")
}

// broken cuts a word that no line can hold.
func broken(s string, width int) []string {
	return brokenAt(s, max(width, 8))
}

func brokenAt(s string, width int) []string {
	if lipgloss.Width(s) <= width {
		return []string{s}
	}
	var out []string
	cur, n := "", 0
	for _, r := range s {
		w := lipgloss.Width(string(r))
		if n+w > width {
			out = append(out, cur)
			cur, n = "", 0
		}
		cur += string(r)
		n += w
	}
	return append(out, cur)
}

// minColumn is the narrowest that a party's column may be, maxColumn the widest.
const (
	minColumn = 12
	maxColumn = 28
)

// grid prints issues × parties: as a table, or where the parties do not fit side by
// side, issue by issue.
func (t *textWriter) grid(g *Grid) {
	width := t.opt.Width - 2
	label := 0
	for _, r := range g.Rows {
		label = max(label, lipgloss.Width(r.Label))
	}
	label = max(4, min(label, width*2/5))
	if len(g.Columns) > max(1, (width-label)/(minColumn+2)) {
		t.stances(g)
	} else {
		t.table(g, width, label)
	}
	if t.opt.Evidence {
		for _, r := range g.Rows {
			for i, c := range r.Cells {
				if c.Stance == "" {
					continue
				}
				t.line(&Line{Lead: g.Columns[i], Text: c.Stance + ", on " + r.Label, Refs: c.refs()})
			}
		}
	}
}

// table prints issues × parties within width columns, label of them for the issues.
func (t *textWriter) table(g *Grid, width, label int) {
	head := append([]string{"on"}, g.Columns...)
	rows := make([][]string, len(g.Rows))
	for i, r := range g.Rows {
		rows[i] = []string{r.Label}
		for _, c := range r.Cells {
			rows[i] = append(rows[i], cellText(c))
		}
	}
	room := (width - label) / len(g.Columns)
	widths := make([]int, len(head))
	widths[0] = label
	total := label
	for i := 1; i < len(head); i++ {
		for _, row := range append(rows, head) {
			widths[i] = max(widths[i], lipgloss.Width(row[i]))
		}
		widths[i] = max(2, min(widths[i], maxColumn, room-2))
		total += 2 + widths[i]
	}
	t.row(head, widths, func(int, string) *lipgloss.Style { return &leadStyle })
	t.out.WriteString("  " + tagStyle.Render(strings.Repeat("─", total)) + "\n")
	for _, row := range rows {
		t.row(row, widths, func(col int, cell string) *lipgloss.Style {
			if col == 0 {
				return nil
			}
			return stanceStyle(cell)
		})
	}
}

// stanceStyle returns the colour of a stance, of several that of the last.
func stanceStyle(stance string) *lipgloss.Style {
	if k := strings.LastIndex(stance, "then "); k >= 0 {
		stance = stance[k+len("then "):]
	}
	switch {
	case strings.HasPrefix(stance, "for"):
		return &forStyle
	case strings.HasPrefix(stance, "against"):
		return &antiStyle
	}
	return nil
}

// stances prints for each issue who is for it, who against it: on its own line where
// all stand alike, else one below it for each stance.
func (t *textWriter) stances(g *Grid) {
	for _, r := range g.Rows {
		kinds := r.stances()
		var lead []word
		for _, f := range fields(r.Label) {
			lead = append(lead, word{f, &leadStyle})
		}
		indent := 2
		if len(kinds) > 1 {
			t.wrap(lead, 2, 4)
			lead, indent = nil, 4
		} else {
			lead = append(lead, word{"—", nil})
		}
		for _, k := range kinds {
			t.wrap(append(lead, r.standing(g, k)...), indent, indent+2)
		}
	}
}

// stances returns the stances of a row, each once, for before against before others.
func (r *GridRow) stances() []string {
	var out []string
	for _, c := range r.Cells {
		if c.Stance != "" && !slices.Contains(out, c.Stance) {
			out = append(out, c.Stance)
		}
	}
	rank := map[string]int{"for": -2, "against": -1}
	slices.SortStableFunc(out, func(a, b string) int { return rank[a] - rank[b] })
	return out
}

// standing returns the words that say which parties take one stance.
func (r *GridRow) standing(g *Grid, stance string) []word {
	out := []word{{stance + ":", stanceStyle(stance)}}
	for i, c := range r.Cells {
		if c.Stance != stance {
			continue
		}
		if len(out) > 1 {
			out[len(out)-1].text += ","
		}
		for _, f := range fields(g.Columns[i]) {
			out = append(out, word{f, nil})
		}
		for _, s := range c.Stands {
			for _, ref := range c.shown(s) {
				out = append(out, word{ref.String(), &refStyle})
			}
			if s.Unsure {
				out = append(out, word{unsureMark, &tagStyle})
			}
		}
	}
	return out
}

// unsureMark stands behind a stance that is as likely wrong as right.
const unsureMark = "(" + UnsureWord + ")"

// maxCellRefs is how many sentences a cell refers to.
const maxCellRefs = 3

// shown returns the places of one stance of the cell that there is room for.
func (c *Cell) shown(s Stand) []Ref {
	return s.Refs[:min(len(s.Refs), max(1, maxCellRefs/len(c.Stands)))]
}

// row prints the cells of one row, each wrapped in its column.
func (t *textWriter) row(cells []string, widths []int, style func(col int, cell string) *lipgloss.Style) {
	columns := make([][]string, len(cells))
	height := 0
	for i, c := range cells {
		columns[i] = fill(c, widths[i])
		height = max(height, len(columns[i]))
	}
	for y := range height {
		line := "  "
		pad := 0
		for i := range cells {
			cell := ""
			if y < len(columns[i]) {
				cell = columns[i][y]
			}
			if cell != "" {
				line += strings.Repeat(" ", pad)
				pad = 0
				if s := style(i, cells[i]); s != nil {
					line += s.Render(cell)
				} else {
					line += cell
				}
			}
			pad += widths[i] - lipgloss.Width(cell) + 2
		}
		t.out.WriteString(line + "\n")
	}
}

// fill breaks s into lines of at most width columns.
func fill(s string, width int) []string {
	var out []string
	cur := ""
	for _, f := range fields(s) {
		for _, piece := range brokenAt(f, width) {
			switch {
			case cur == "":
				cur = piece
			case lipgloss.Width(cur)+1+lipgloss.Width(piece) <= width:
				cur += " " + piece
			default:
				out = append(out, cur)
				cur = piece
			}
		}
	}
	return append(out, cur)
}

func cellText(c Cell) string {
	var sb strings.Builder
	for i, s := range c.Stands {
		switch {
		case i > 0 && s.Then:
			sb.WriteString(", ")
		case i > 0:
			sb.WriteString("; ")
		}
		sb.WriteString(s.String())
		for _, r := range c.shown(s) {
			sb.WriteString(" " + r.String())
		}
		if s.Unsure {
			sb.WriteString(" " + unsureMark)
		}
	}
	return sb.String()
}

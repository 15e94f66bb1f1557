package brief

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/parley-record/parley"
)

//go:embed compare.html
var compareSource string

var compareTemplate = template.Must(template.New("compare").Parse(compareSource))

// A Comparison is a record laid out by claims: the tellings of each beside
// each other, with the words marked that differ.
type Comparison struct {
	Record  *parley.Record
	Summary []string // what an editor must know first, a line each
	Rows    []CompareRow
	Kinds   []KindCount // families of difference that occur, most frequent first
	refs    refs
}

// A KindCount is how often differences of one family occur.
type KindCount struct {
	Key   string // for CSS: "hedge"
	Words string
	Count int
}

// A CompareRow is one claim.
type CompareRow struct {
	Claim   *parley.Claim
	Cells   []CompareCell // one for each report
	Changes []CompareChange
	Classes string // the families of its differences, for the filters
	Alone   bool   // told by one report only
}

// A CompareCell is what one report tells, in parts.
type CompareCell struct {
	Ref   string
	Parts []ComparePart
}

// A ComparePart is words, marked where they differ.
type ComparePart struct{ Text, Family string }

// A CompareChange is one difference in words.
type CompareChange struct{ Family, Kind, Words, Note string }

// families groups the kinds of difference for the filters.
var families = []struct{ key, words string }{
	{"quote", "quotes"}, {"attribution", "attribution"}, {"hedge", "caution"}, {"number", "numbers and dates"},
	{"actor", "who"}, {"strength", "strength and scope"}, {"polarity", "yes or no"}, {"developed", "later stage"}, {"only", "only in one"}, {"wording", "other words"},
}

func family(kind string) string {
	switch kind {
	case "number_changed", "date_changed":
		return "number"
	case "scope_changed", "act_changed", "certainty_changed", "strength_changed":
		return "strength"
	}
	f, _, _ := strings.Cut(kind, "_")
	return f
}

// NewComparison lays out the claims of a record. sentences is as for New.
func NewComparison(rec *parley.Record, sentences func(*parley.Report) [][2]int) *Comparison {
	c := &Comparison{Record: rec, refs: newRefs(rec, sentences)}
	counts := map[string]int{}
	for i := range rec.Claims {
		r := c.row(&rec.Claims[i])
		for _, d := range r.Changes {
			counts[d.Family]++
		}
		c.Rows = append(c.Rows, r)
	}
	slices.SortStableFunc(c.Rows, func(a, b CompareRow) int {
		x, y := c.first(&a), c.first(&b)
		if a.Alone != b.Alone {
			if a.Alone {
				return 1
			}
			return -1
		}
		if x.Report != y.Report {
			return x.Report - y.Report
		}
		return x.Span.Start - y.Span.Start
	})
	for _, f := range families {
		if n := counts[f.key]; n > 0 {
			c.Kinds = append(c.Kinds, KindCount{f.key, f.words, n})
		}
	}
	slices.SortStableFunc(c.Kinds, func(a, b KindCount) int { return b.Count - a.Count })
	c.summarise()
	return c
}

func (c *Comparison) first(r *CompareRow) Ref {
	refs := c.refs.of(r.Claim.Tellings[0].Span)
	if len(refs) == 0 {
		return Ref{}
	}
	return refs[0]
}

func (c *Comparison) row(cl *parley.Claim) CompareRow {
	r := CompareRow{Claim: cl, Alone: len(cl.Tellings) == 1}
	for i := range c.Record.Reports {
		var cell CompareCell
		id := c.Record.Reports[i].ID
		for _, t := range cl.Tellings {
			if t.Span.Report != id {
				continue
			}
			for _, ref := range c.refs.of(t.Span) {
				cell.Ref = ref.String()
			}
			cell.Parts = append(cell.Parts, marked(t.Span, cl.Differences)...)
		}
		r.Cells = append(r.Cells, cell)
	}
	var classes []string
	for i := range cl.Differences {
		d := &cl.Differences[i]
		f := family(d.Kind)
		if !slices.Contains(classes, f) {
			classes = append(classes, f)
		}
		note := d.Note
		if d.Against == "primary" {
			note = strings.TrimLeft(note+"; against the speaker's own text", "; ")
		}
		r.Changes = append(r.Changes, CompareChange{f, DifferenceWords(d.Kind), sides(d), note})
	}
	r.Classes = strings.Join(classes, " ")
	return r
}

// marked cuts a telling where differences lie in it.
func marked(s parley.Span, ds []parley.Difference) []ComparePart {
	type cut struct {
		start, end int
		family     string
	}
	var cuts []cut
	for i := range ds {
		for _, x := range []*parley.Span{ds[i].A, ds[i].B} {
			if x != nil && x.Report == s.Report && x.Start >= s.Start && x.End <= s.End && family(ds[i].Kind) != "only" {
				cuts = append(cuts, cut{x.Start, x.End, family(ds[i].Kind)})
			}
		}
	}
	slices.SortStableFunc(cuts, func(a, b cut) int { return a.start - b.start })
	var out []ComparePart
	at := s.Start
	text := func(i, j int) string { return s.Text[i-s.Start : j-s.Start] }
	for _, k := range cuts {
		if k.start < at {
			continue
		}
		if k.start > at {
			out = append(out, ComparePart{Text: text(at, k.start)})
		}
		out = append(out, ComparePart{text(k.start, k.end), k.family})
		at = k.end
	}
	if at < s.End {
		out = append(out, ComparePart{Text: text(at, s.End)})
	}
	return out
}

// summarise says first what an editor must know.
func (c *Comparison) summarise() {
	n := newNamer(c.Record)
	for _, l := range (&Brief{Record: c.Record, refs: c.refs}).reports(n).Lines {
		s := l.Lead
		if l.Text != "" {
			s += l.Colon() + l.Text
		}
		c.Summary = append(c.Summary, s)
	}
	told, alone := 0, 0
	for _, r := range c.Rows {
		if r.Alone {
			alone++
		} else {
			told++
		}
	}
	var parts []string
	for _, k := range c.Kinds {
		if k.Key != "wording" && k.Key != "only" {
			parts = append(parts, fmt.Sprintf("%s %d", k.Words, k.Count))
		}
	}
	s := fmt.Sprintf("%d matters are told more than once, %d in one report only", told, alone)
	if len(parts) > 0 {
		s += "; differences: " + strings.Join(parts, ", ")
	}
	c.Summary = append(c.Summary, s+".")
}

// WriteText prints the comparison for a terminal.
func (c *Comparison) WriteText(w io.Writer, width int) error {
	var b strings.Builder
	for _, s := range c.Summary {
		fold(&b, "", s, width)
	}
	shown := false
	for _, r := range c.Rows {
		var real []CompareChange
		for _, d := range r.Changes {
			if d.Family != "wording" {
				real = append(real, d)
			}
		}
		if r.Alone {
			if !shown {
				b.WriteString("\nOnly in one report\n")
				shown = true
			}
			for _, cell := range r.Cells {
				if cell.Ref != "" {
					fold(&b, "  ", told(cell)+" "+cell.Ref, width)
				}
			}
			continue
		}
		b.WriteString("\n")
		for _, cell := range r.Cells {
			if cell.Ref != "" {
				fold(&b, "  ", cell.Ref+" "+told(cell), width)
			}
		}
		for _, d := range real {
			fold(&b, "    ≠ ", d.Kind+": "+d.Words, width)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func told(c CompareCell) string {
	var b strings.Builder
	for _, p := range c.Parts {
		b.WriteString(p.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// fold writes s in lines of at most width runes, the first after lead and the
// rest as far in.
func fold(b *strings.Builder, lead, s string, width int) {
	width = max(width, 20)
	indent := strings.Repeat(" ", len([]rune(lead)))
	line := lead
	n := len([]rune(lead))
	fresh := true
	for _, f := range strings.Fields(s) {
		l := len([]rune(f))
		if !fresh && n+1+l > width {
			b.WriteString(line + "\n")
			line, n, fresh = indent, len(indent), true
		}
		if !fresh {
			line += " "
			n++
		}
		line += f
		n += l
		fresh = false
	}
	b.WriteString(line + "\n")
}

// WriteHTML prints the comparison as one page that needs nothing else: side by
// side, the words marked that differ, filters by kind without a script.
func (c *Comparison) WriteHTML(w io.Writer) error { return compareTemplate.Execute(w, c) }

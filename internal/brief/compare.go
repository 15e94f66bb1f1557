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

//go:embed look.html
var lookSource string

// sideTemplate returns a template of a page that holds wordings side by side: they
// look alike.
func sideTemplate(name, source string) *template.Template {
	return template.Must(template.Must(template.New(name).Parse(source)).Parse(lookSource))
}

var compareTemplate = sideTemplate("compare", compareSource)

// A Comparison is a record laid out by claims: the tellings of each beside
// each other, with the words marked that differ.
type Comparison struct {
	Record  *parley.Record
	Title   string
	Heads   []CompareHead // one for each report
	Lead    []string      // what an editor must know first, a sentence each
	First   []CompareNote // the differences to look at first
	Rows    []CompareRow
	Kinds   []KindCount // families of difference that occur, most frequent first
	Columns int         // reports that stand beside each other
	Stacked bool        // too many to stand beside each other: only those that tell a claim are shown with it
	Singly  bool        // some of it stands in one report only
	refs    refs
}

// A CompareHead is one report.
type CompareHead struct {
	Number int
	Title  string
	From   string // outlet and date
	Alone  []CompareNote
}

// A CompareNote is a difference, or a sentence that one report has alone, with
// the claim where it stands.
type CompareNote struct {
	ID                parley.ID
	Kind, Words, Refs string
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
	Apart   bool   // with a difference that matters
}

// A CompareCell is what one report tells, in parts.
type CompareCell struct {
	Ref   string
	Parts []ComparePart
}

// A ComparePart is words, marked where they differ.
type ComparePart struct{ Text, Family string }

// A CompareChange is one difference in words. Refs are the sentences that differ.
type CompareChange struct {
	Family, Kind, Words, Note, Refs string
	denial                          bool // what is told alone is a denial
	weight                          int
}

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
			r.Apart = r.Apart || d.weight > 0
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
		if note == DifferenceWords(d.Kind) || f == "only" {
			note = ""
		}
		if d.MayBeTranslation {
			note = strings.TrimLeft(note+"; may be translation", "; ")
		}
		if d.Against == "primary" {
			note = strings.TrimLeft(note+"; against the speaker's own text", "; ")
		}
		var refs []string
		for _, ref := range (&Brief{Record: c.Record, refs: c.refs}).differenceRefs(cl, d) {
			refs = append(refs, ref.String())
		}
		r.Changes = append(r.Changes, CompareChange{f, DifferenceWords(d.Kind), sides(d), note, strings.Join(refs, " "), f == "only" && strings.HasPrefix(d.Note, "a denial"), weight(d.Kind)})
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

// weights are the kinds of difference by how much rests on them, the heaviest
// first.
var weights = []string{"quote_altered", "polarity_changed", "number_changed", "date_changed", "attribution_changed", "attribution_dropped", "hedge_dropped",
	"attribution_added", "hedge_added", "certainty_changed", "actor_generalised", "actor_specified", "quote_marks_added", "quote_marks_dropped",
	"scope_changed", "act_changed", "strength_changed", "developed"}

// weight returns how much rests on a kind of difference, 0 for those that change
// nothing.
func weight(kind string) int {
	if i := slices.Index(weights, kind); i >= 0 {
		return len(weights) - i
	}
	return 0
}

// mostFirst is how many differences are named before all others.
const mostFirst = 5

// mostAlike is how many of one kind are among them before others come.
const mostAlike = 2

// mostBeside is how many reports stand beside each other at most.
const mostBeside = 4

// summarise says first what an editor must know.
func (c *Comparison) summarise() {
	n := len(c.Record.Reports)
	c.Title = fmt.Sprintf("%d reports side by side", n)
	c.Columns, c.Stacked = n, n > mostBeside
	if c.Stacked {
		c.Columns = 3
	}
	for i := range c.Record.Reports {
		r := &c.Record.Reports[i]
		day, _, _ := strings.Cut(r.Published, "T")
		h := CompareHead{Number: i + 1, Title: flat(r.Title), From: strings.Join(drop([]string{r.Outlet, day}), " · ")}
		if h.Title == "" {
			h.Title = short(r.Text, 10)
		}
		c.Heads = append(c.Heads, h)
	}
	told, apart, alone := 0, 0, 0
	for i := range c.Rows {
		r := &c.Rows[i]
		if r.Alone {
			alone++
			c.Singly = true
			for k, cell := range r.Cells {
				if cell.Ref != "" {
					c.Heads[k].Alone = append(c.Heads[k].Alone, CompareNote{ID: r.Claim.ID, Words: wordsOf(cell), Refs: cell.Ref})
				}
			}
			continue
		}
		told++
		if r.Apart {
			apart++
		}
	}
	b := &Brief{Record: c.Record, refs: c.refs}
	for i := range c.Record.Stories {
		if st := &c.Record.Stories[i]; len(st.Reports) > 1 {
			c.Lead = append(c.Lead, "One happening: "+b.origins(st)+".")
		}
	}
	if n := len(c.Record.Relations); n <= 3 {
		for i := range c.Record.Relations {
			c.Lead = append(c.Lead, b.relation(&c.Record.Relations[i])+".")
		}
	}
	c.Lead = append(c.Lead, fmt.Sprintf("%s told more than once, %d of them differently; %d in one report only.", matters(told), apart, alone))
	var parts []string
	for _, k := range c.Kinds {
		if k.Key != "wording" && k.Key != "only" {
			parts = append(parts, fmt.Sprintf("%s %d", k.Words, k.Count))
		}
	}
	if len(parts) > 0 {
		c.Lead = append(c.Lead, "Differences: "+strings.Join(parts, ", ")+".")
	}
	c.first5()
}

func matters(n int) string {
	if n == 1 {
		return "1 matter is"
	}
	return fmt.Sprintf("%d matters are", n)
}

// first5 picks the differences on which most rests: one of each claim and few of
// each kind before any more.
func (c *Comparison) first5() {
	type found struct {
		row, nth int
		d        *CompareChange
	}
	var all []found
	for i := range c.Rows {
		for k := range c.Rows[i].Changes {
			d := &c.Rows[i].Changes[k]
			if d.denial {
				d.weight = weight("polarity_changed") // that it was denied is left out
			}
			if d.weight > 0 {
				all = append(all, found{i, 0, d})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return b.d.weight - a.d.weight })
	rows, kinds := map[int]int{}, map[string]int{}
	for i := range all {
		all[i].nth = max(rows[all[i].row], kinds[all[i].d.Kind]/mostAlike)
		rows[all[i].row]++
		kinds[all[i].d.Kind]++
	}
	slices.SortStableFunc(all, func(a, b found) int { return a.nth - b.nth })
	if len(c.Rows) <= mostFirst {
		return // all can be seen at once
	}
	for _, f := range all[:min(len(all), mostFirst)] {
		c.First = append(c.First, CompareNote{c.Rows[f.row].Claim.ID, f.d.Kind, f.d.Words, f.d.Refs})
	}
}

// WriteText prints the comparison for a terminal.
func (c *Comparison) WriteText(w io.Writer, width int) error {
	var b strings.Builder
	for _, h := range c.Heads {
		Fold(&b, "", strings.Join(drop([]string{fmt.Sprintf("%d: %s", h.Number, h.Title), h.From}), " · "), width)
	}
	for _, s := range c.Lead {
		Fold(&b, "", s, width)
	}
	if len(c.First) > 0 {
		b.WriteString("Look at these first:\n")
		for _, d := range c.First {
			Fold(&b, "  ≠ ", d.Kind+": "+d.Words+" "+d.Refs, width)
		}
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
					Fold(&b, "  ", wordsOf(cell)+" "+cell.Ref, width)
				}
			}
			continue
		}
		b.WriteString("\n")
		for _, cell := range r.Cells {
			if cell.Ref != "" {
				Fold(&b, "  ", cell.Ref+" "+wordsOf(cell), width)
			}
		}
		for _, d := range real {
			Fold(&b, "    ≠ ", d.Kind+": "+d.Words, width)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func wordsOf(c CompareCell) string {
	var b strings.Builder
	for _, p := range c.Parts {
		b.WriteString(p.Text)
	}
	return flat(b.String())
}

// Fold writes s in lines of at most width runes, at least 20, the first after lead and
// the rest as far in. A word that is longer stands whole.
func Fold(b *strings.Builder, lead, s string, width int) {
	width = max(width, 20)
	indent := strings.Repeat(" ", len([]rune(lead)))
	line := lead
	n := len([]rune(lead))
	fresh := true
	for _, f := range fields(s) {
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

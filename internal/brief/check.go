package brief

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parley-record/parley"
)

//go:embed check.html
var checkSource string

var checkTemplate = sideTemplate("check", checkSource)

// A Check is what a draft lost or changed against the reports that it was written
// from.
type Check struct {
	Draft    string         `json:"draft"`
	Sources  []string       `json:"sources"`
	Counts   []CheckCount   `json:"counts"`
	Findings []CheckFinding `json:"findings"`

	record    *parley.Record
	sentences [][2]int // of the draft
}

// A CheckCount is how often a kind was found.
type CheckCount struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// A CheckFinding is one thing that a draft lost or changed, or has alone. Ref is
// where in the draft, SourceRefs where in the sources.
type CheckFinding struct {
	Kind       string       `json:"kind"`
	Source     *parley.Span `json:"source"`
	Draft      *parley.Span `json:"draft"`
	Note       string       `json:"note,omitempty"`
	Ref        string       `json:"ref"`
	SourceRefs []string     `json:"source_refs"`
	at         int          // byte of the draft
	source     parley.ID
}

// onlyInDraft is the kind of a passage that no source has.
const onlyInDraft = "only_in_draft"

// NewCheck keeps of a record what concerns its last report, the draft, against
// those before it. Words of the draft that one source has as they stand are no
// finding because another source tells it otherwise. sentences is as for New.
func NewCheck(rec *parley.Record, sentences func(*parley.Report) [][2]int) *Check {
	n := len(rec.Reports)
	draft := &rec.Reports[n-1]
	c := &Check{Draft: nameOf(draft), Sources: []string{}, Counts: []CheckCount{}, Findings: []CheckFinding{}, record: rec, sentences: sentences(draft)}
	for i := range n - 1 {
		c.Sources = append(c.Sources, nameOf(&rec.Reports[i]))
	}
	refs := newRefs(rec, sentences)
	for i := range rec.Claims {
		c.claim(&rec.Claims[i], draft, &refs)
	}
	c.Findings = quotesOnce(c.Findings)
	slices.SortStableFunc(c.Findings, func(x, y CheckFinding) int { return x.at - y.at })
	for _, f := range c.Findings {
		k := slices.IndexFunc(c.Counts, func(x CheckCount) bool { return x.Kind == f.Kind })
		if k < 0 {
			c.Counts = append(c.Counts, CheckCount{f.Kind, 0})
			k = len(c.Counts) - 1
		}
		c.Counts[k].Count++
	}
	slices.SortStableFunc(c.Counts, func(x, y CheckCount) int { return y.Count - x.Count })
	return c
}

// nameOf is how a report is called in a line.
func nameOf(r *parley.Report) string {
	for _, s := range []string{r.Outlet, r.Key, r.Path, r.URL, r.Title} {
		if s != "" {
			return s
		}
	}
	return string(r.ID)
}

// claim adds what one claim shows of the draft.
func (c *Check) claim(cl *parley.Claim, draft *parley.Report, refs *refs) {
	var telling *parley.Span
	tellings := map[parley.ID]*parley.Span{}
	for k := range cl.Tellings {
		if t := &cl.Tellings[k].Span; t.Report == draft.ID {
			telling = t
		} else {
			tellings[t.Report] = t
		}
	}
	if telling == nil {
		return
	}
	ref := func(s parley.Span) string {
		if r := refs.of(s); len(r) > 0 {
			return r[0].String()
		}
		return ""
	}
	if len(tellings) == 0 {
		s := *telling
		c.Findings = append(c.Findings, CheckFinding{Kind: onlyInDraft, Draft: &s, Note: "in none of the sources", Ref: ref(s), SourceRefs: []string{}, at: s.Start})
		return
	}
	var here []CheckFinding
	for k := range cl.Differences {
		d := &cl.Differences[k]
		if d.Kind == "wording_changed" || d.B != nil && d.B.Report != draft.ID || d.A != nil && d.A.Report == draft.ID {
			continue
		}
		f := CheckFinding{Kind: d.Kind, Source: d.A, Draft: d.B, Note: d.Note, SourceRefs: []string{}, at: telling.Start}
		if d.B != nil {
			f.at = d.B.Start
			f.Ref = ref(*d.B)
		} else {
			f.Ref = ref(*telling)
		}
		switch {
		case d.A != nil:
			f.source = d.A.Report
			f.SourceRefs = append(f.SourceRefs, ref(*d.A))
		case len(tellings) == 1:
			for id, t := range tellings { // one
				f.source = id
				f.SourceRefs = append(f.SourceRefs, ref(*t))
			}
		}
		here = append(here, f)
	}
	for _, f := range here {
		if !borne(&f, here, len(tellings)) {
			c.add(f)
		}
	}
}

// quotesOnce keeps of what several passages have against one quotation of the draft
// the nearest: the one that shares most words with it.
func quotesOnce(list []CheckFinding) []CheckFinding {
	near := make([]int, len(list))
	var order []int // of altered quotations, the nearest first
	for i := range list {
		if f := &list[i]; f.Kind == "quote_altered" && f.Source != nil && f.Draft != nil {
			near[i] = nearness(f)
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, k int) int {
		a, b := list[i].Source, list[k].Source
		return cmp.Or(near[k]-near[i], a.Start-b.Start, cmp.Compare(a.Report, b.Report))
	})
	var kept []*parley.Span
	drop := make([]bool, len(list))
	for _, i := range order {
		at := list[i].Draft
		if slices.ContainsFunc(kept, func(o *parley.Span) bool { return o.Start < at.End && at.Start < o.End }) {
			drop[i] = true
		} else {
			kept = append(kept, at)
		}
	}
	out := []CheckFinding{} // printed as [] where there is none
	for i := range list {
		if !drop[i] {
			out = append(out, list[i])
		}
	}
	return out
}

// nearness is more where the source's words share more with the draft's, and of two that
// share as much where they are fewer.
func nearness(f *CheckFinding) int {
	there := strings.Fields(strings.ToLower(flat(f.Source.Text)))
	k := 0
	for _, w := range strings.Fields(strings.ToLower(flat(f.Draft.Text))) {
		if slices.Contains(there, w) {
			k++
		}
	}
	return 100*k - len(there)
}

// borne reports whether a source other than that of f has the draft's words as
// they stand: it shows no difference of f's family there. A caution or a source
// that is left out is never borne by one who never had it.
func borne(f *CheckFinding, all []CheckFinding, sources int) bool {
	if f.Draft == nil {
		return false
	}
	against := map[parley.ID]bool{}
	for i := range all {
		g := &all[i]
		same := g.Kind == f.Kind || family(g.Kind) == family(f.Kind) && !strings.HasPrefix(f.Kind, "quote_marks_")
		if g.Draft != nil && same && g.Draft.Start < f.Draft.End && f.Draft.Start < g.Draft.End {
			against[g.source] = true
		}
	}
	return len(against) < sources
}

// add notes a finding; what two sources have against the same words of the draft is
// one.
func (c *Check) add(f CheckFinding) {
	for i := range c.Findings {
		g := &c.Findings[i]
		if g.Kind == f.Kind && g.Ref == f.Ref && alike(g.Draft, f.Draft) && alike(g.Source, f.Source) {
			for _, r := range f.SourceRefs {
				if !slices.Contains(g.SourceRefs, r) {
					g.SourceRefs = append(g.SourceRefs, r)
				}
			}
			return
		}
	}
	c.Findings = append(c.Findings, f)
}

func alike(a, b *parley.Span) bool {
	if a == nil || b == nil {
		return a == b
	}
	return strings.EqualFold(flat(a.Text), flat(b.Text))
}

// kind returns the kind of finding as readers see it.
func (f *CheckFinding) kind() string { return checkWords(f.Kind) }

func checkWords(kind string) string {
	if kind == onlyInDraft {
		return "in no source"
	}
	return DifferenceWords(kind)
}

// summary says in a sentence what was found.
func (c *Check) summary() string {
	if len(c.Findings) == 0 {
		return fmt.Sprintf("%s: nothing lost or changed against %s.", c.Draft, strings.Join(c.Sources, ", "))
	}
	var parts []string
	for _, k := range c.Counts {
		parts = append(parts, fmt.Sprintf("%s %d", checkWords(k.Kind), k.Count))
	}
	return fmt.Sprintf("%s against %s: %s.", c.Draft, strings.Join(c.Sources, ", "), strings.Join(parts, ", "))
}

// WriteText prints the check for a terminal.
func (c *Check) WriteText(w io.Writer, width int) error {
	var b strings.Builder
	Fold(&b, "", c.summary(), width)
	for i := range c.Findings {
		f := &c.Findings[i]
		lead := fmt.Sprintf("  %s ", f.Ref)
		if f.Kind == onlyInDraft {
			Fold(&b, lead, "in no source: "+inMarks(f.Draft), width)
			continue
		}
		Fold(&b, lead, fmt.Sprintf("%s: source %s, draft %s %s", f.kind(), inMarks(f.Source), inMarks(f.Draft), strings.Join(f.SourceRefs, " ")), width)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func inMarks(s *parley.Span) string {
	if s == nil {
		return "—"
	}
	return "“" + flat(s.Text) + "”"
}

// A checkRow is a sentence of the draft with what was found in it.
type checkRow struct {
	ID, Ref  string
	Parts    []ComparePart
	Findings []checkLine
	Classes  string
	Title    bool
}

type checkLine struct{ Family, Kind, Source, Draft, Told, Refs string }

type checkPage struct {
	Title, Summary string
	Rows           []checkRow
	Kinds          []KindCount
}

// WriteHTML prints the check as one page that needs nothing else: the draft
// sentence by sentence, its words marked where they differ, what the sources have
// beside them, and filters by kind without a script.
func (c *Check) WriteHTML(w io.Writer) error {
	draft := &c.record.Reports[len(c.record.Reports)-1]
	p := checkPage{Title: c.Draft + " against its sources", Summary: c.summary()}
	counts := map[string]int{}
	for k, s := range c.sentences {
		r := checkRow{ID: fmt.Sprintf("s%d", k+1), Ref: fmt.Sprintf("[%d:%d]", len(c.record.Reports), k+1), Title: draft.Title != "" && flat(draft.Text[s[0]:s[1]]) == draft.Title}
		var ds []parley.Difference
		var classes []string
		for i := range c.Findings {
			f := &c.Findings[i]
			if f.at < s[0] || f.at >= s[1] {
				continue
			}
			fam := family(f.Kind)
			counts[fam]++
			if !slices.Contains(classes, fam) {
				classes = append(classes, fam)
			}
			if f.Draft != nil && f.Kind != onlyInDraft {
				ds = append(ds, parley.Difference{Kind: f.Kind, B: f.Draft})
			}
			l := checkLine{Family: fam, Kind: f.kind(), Refs: strings.Join(f.SourceRefs, " ")}
			if f.Kind != onlyInDraft {
				l.Source, l.Draft, l.Told = inMarks(f.Source), inMarks(f.Draft), c.told(f)
			} else if flat(f.Draft.Text) != flat(draft.Text[s[0]:s[1]]) {
				l.Draft = inMarks(f.Draft)
			}
			for _, x := range r.Findings {
				if x.Told == l.Told {
					l.Told = "" // stands there already
				}
			}
			r.Findings = append(r.Findings, l)
		}
		r.Classes = strings.Join(classes, " ")
		if span, ok := parley.NewSpan(draft, s[0], s[1]); ok {
			r.Parts = marked(span, ds)
			p.Rows = append(p.Rows, r)
		}
	}
	for _, f := range families {
		if n := counts[f.key]; n > 0 {
			p.Kinds = append(p.Kinds, KindCount{f.key, f.words, n})
		}
	}
	return checkTemplate.Execute(w, p)
}

// told returns the sentence of the source that f is held against.
func (c *Check) told(f *CheckFinding) string {
	if f.Source == nil {
		return ""
	}
	for i := range c.record.Claims {
		for _, t := range c.record.Claims[i].Tellings {
			if t.Span.Report == f.Source.Report && t.Span.Start <= f.Source.Start && f.Source.End <= t.Span.End {
				return flat(t.Span.Text)
			}
		}
	}
	return ""
}

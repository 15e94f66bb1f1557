package diff

import (
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// A tale is a report as it is held against others: its sentences, who is
// credited in it with what, whom it mentions and when things happen.
type tale struct {
	*cutReport
	published string
	whens     []extract.When
	said      []said
	mentions  []mention
	primary   bool
	party     map[parley.ID]parley.ID // of each actor: the side it stands for
}

// A said is one attribution.
type said struct {
	source, cue nlp.Span // zero where there is none
	content     []nlp.Span
	speaker     parley.ID
	behalf      parley.ID
	first       bool // the speaker's own words without marks: "I believe we'll get there, he said"
	sure        float64
}

// A mention is bytes that refer to an actor.
type mention struct {
	at    nlp.Span
	actor parley.ID
	form  string
}

// leastSure is the confidence from which an attribution may show a difference.
const leastSure = 0.03

// ownTale reads a text by the engine's own attributions and names.
func ownTale(d *nlp.Doc, s *cutReport) *tale {
	t := &tale{cutReport: s}
	for i := range d.Attributions {
		a := &d.Attributions[i]
		if a.Confidence >= leastSure && len(a.Content) > 0 {
			t.said = append(t.said, said{source: hull(a.Source), cue: hull(a.Cue), content: a.Content, sure: a.Confidence})
		}
	}
	for i := range d.Names {
		n := &d.Names[i]
		if n.Kind != nlp.Other {
			t.mentions = append(t.mentions, mention{at: d.Bytes(int(n.First), int(n.End)), actor: parley.ID(n.Code), form: "name"})
		}
	}
	t.whens = extract.Whens(d, "")
	t.tails(d)
	return t
}

// newTale reads what r has of report k beside its text. h is r's shelf.
func newTale(d *nlp.Doc, r *parley.Record, h *shelf, k int, s *cutReport) *tale {
	t := &tale{cutReport: s, party: h.party}
	rep := &r.Reports[k]
	t.published, t.primary = rep.Published, rep.Primary
	t.whens = extract.Whens(d, rep.Published)
	for _, i := range h.statements[rep.ID] {
		st := &r.Statements[i]
		if st.Content[0].Report != rep.ID || st.Confidence < leastSure {
			continue
		}
		x := said{speaker: st.Speaker, behalf: st.OnBehalfOf, sure: st.Confidence, first: st.Mode == "direct" && len(st.Quotes) == 0}
		for _, c := range st.Content {
			x.content = append(x.content, nlp.Span{Start: c.Start, End: c.End})
		}
		if st.Source != nil {
			x.source = nlp.Span{Start: st.Source.Start, End: st.Source.End}
		}
		if st.Cue != nil {
			x.cue = nlp.Span{Start: st.Cue.Start, End: st.Cue.End}
		}
		t.said = append(t.said, x)
	}
	for i := range d.Attributions {
		a := &d.Attributions[i]
		if a.Confidence < 0.5 || len(a.Content) == 0 || len(a.Cue) == 0 || len(a.Source) == 0 {
			continue
		}
		cue := hull(a.Cue)
		if !slices.ContainsFunc(t.said, func(s said) bool { return touch(s.cue, cue) }) {
			t.said = append(t.said, said{source: hull(a.Source), cue: cue, content: a.Content, sure: a.Confidence})
		}
	}
	t.tails(d)
	t.mentions = slices.Clone(h.mentions[rep.ID])
	slices.SortStableFunc(t.mentions, func(a, b mention) int {
		if a.at.Start != b.at.Start {
			return a.at.Start - b.at.Start
		}
		return b.at.End - a.at.End
	})
	return t
}

func hull(s []nlp.Span) nlp.Span {
	if len(s) == 0 {
		return nlp.Span{}
	}
	return nlp.Span{Start: s[0].Start, End: s[len(s)-1].End}
}

// bytes returns the byte range of a passage.
func (p *passage) bytes() nlp.Span { return p.doc.Bytes(int(p.first), int(p.end)) }

// at returns the byte range of the words [i, j) of a passage.
func (p *passage) at(i, j int) nlp.Span {
	return nlp.Span{Start: int(p.doc.Tokens[p.words[i].tok].Start), End: int(p.doc.Tokens[p.words[j-1].tok].End)}
}

// wordsIn returns the words [i, j) of p that share a byte with s.
func (p *passage) wordsIn(s nlp.Span) (i, j int) {
	for i < len(p.words) && int(p.doc.Tokens[p.words[i].tok].End) <= s.Start {
		i++
	}
	j = i
	for j < len(p.words) && int(p.doc.Tokens[p.words[j].tok].Start) < s.End {
		j++
	}
	return i, j
}

func within(x, y nlp.Span) bool { return y.Start <= x.Start && x.End <= y.End }

func touch(x, y nlp.Span) bool { return x.Start < y.End && y.Start < x.End }

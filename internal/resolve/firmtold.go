package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// bareFirm returns the noun by which the words from token first to head speak of a
// body alone, "the company", "the agency", and "" for any other words.
func bareFirm(d *nlp.Doc, first, head int32) string {
	if head == first && first > 0 && d.Is(int(first-1), "the") {
		first--
	}
	if head-first != 1 || !d.Is(int(first), "the") {
		return ""
	}
	w := gazetteer.Fold(d.Form(int(head)))
	if bareNoun[w] == "" || w == "board" || w == "management" || w == "rival" || w == "bidder" {
		return ""
	}
	return w
}

// speakersFirm returns the body that somebody whose office is there calls only "the
// company" or "the agency" in their own words; 0 where nobody does.
func (r *resolver) speakersFirm(report int, m nlp.Mention) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	w := bareFirm(d, m.First, m.Head)
	if w == "" {
		return 0
	}
	tok := d.Tokens[m.Head]
	for k := range r.drafts[report].Statements {
		st := &r.drafts[report].Statements[k]
		if !st.Speaker.OK() || at[st.Speaker.Head] == 0 {
			continue
		}
		s := r.cast.list[at[st.Speaker.Head]-1]
		if s.kind != parley.Person || s.party == 0 || !r.isBody(s.party) || !r.ownName(r.cast.list[s.party-1], w) {
			continue
		}
		for _, c := range st.Content {
			if c.Start <= int(tok.Start) && int(tok.End) <= c.End {
				return s.party
			}
		}
	}
	return 0
}

// ownName reports whether those who speak for s may call it w.
func (r *resolver) ownName(s *someone, w string) bool {
	if r.callable(s, bareNoun[w]) {
		return true
	}
	if w != "agency" {
		return false
	}
	for _, words := range s.names() {
		for _, x := range words {
			switch x {
			case "authority", "commission", "board", "bureau", "department", "corps", "council", "inspectorate":
				return true
			}
		}
	}
	return false
}

// firmActing returns the company that acted last, as the subject of a main clause
// of the three sentences before, where the words "the company" at the head of a
// main clause go on to tell of it; 0 for none.
func (r *resolver) firmActing(report int, m nlp.Mention) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	w := bareFirm(d, m.First, m.Head)
	if bareNoun[w] != "firm" || !actsMainly(d, m.Head) {
		return 0
	}
	sent := d.Tokens[m.Head].Sentence
	for t := m.First - 1; t >= 0 && sent-d.Tokens[t].Sentence <= 3; t-- {
		if i := at[t]; i != 0 && actsMainly(d, t) && r.isBody(i) && r.callable(r.cast.list[i-1], "firm") && int(d.Tokens[t].Start) >= d.Title {
			return i
		}
	}
	return 0
}

// actsMainly reports whether token t is the subject of a main clause.
func actsMainly(d *nlp.Doc, t int32) bool {
	if d.Tokens[t].Rel.Plain() != nlp.RelNsubj {
		return false
	}
	v := d.Tokens[t].Head
	for n := 0; v >= 0 && n < 4; n++ {
		switch d.Tokens[v].Rel.Plain() {
		case nlp.RelRoot:
			return true
		case nlp.RelConj, nlp.RelParataxis:
			v = d.Tokens[v].Head
		default:
			return false
		}
	}
	return false
}

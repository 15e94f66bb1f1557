package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// voicedState returns the state whose doings the person of index i-1 tells where a report
// brings them in by an office of state without saying whose it is: "Norway will not sign,
// Foreign Minister Jane Roe said"; 0 for nobody, or several.
func (r *resolver) voicedState(i int32) int32 {
	s := r.cast.list[i-1]
	if s.described || s.party != 0 || s.serves != 0 || s.led || s.homeCode() != "" || !s.holdsSome(func(office string) bool { return stately(office) || office == "President" || office == "president" }) {
		return 0
	}
	found := int32(0)
	for _, m := range s.mentions {
		if m.form == "pronoun" || !r.introduced(s, m) {
			continue
		}
		p := r.doerBefore(m)
		if p == 0 || p == found {
			continue
		}
		if found != 0 {
			return 0
		}
		found = p
	}
	return found
}

// introduced reports whether the words of an office of s stand right before m.
func (r *resolver) introduced(s *someone, m mention) bool {
	d := r.drafts[m.report].Doc
	for _, ro := range s.roles {
		if _, e := d.TokensIn(ro.at); ro.report == m.report && !ro.former && (e == int(m.first) || e > int(m.first) && e <= int(m.end)) {
			return true
		}
	}
	return false
}

// doerBefore returns the state that is the subject of what m is told to say where the words
// that are said stand first; 0 for none.
func (r *resolver) doerBefore(m mention) int32 {
	d, at := r.drafts[m.report].Doc, r.cast.at[m.report]
	if d.Tokens[m.head].Rel.Plain() != nlp.RelNsubj {
		return 0
	}
	v := d.Tokens[m.head].Head
	if v < 0 {
		return 0
	}
	f := d.Sentences[d.Tokens[v].Sentence].First
	for t := f; t < m.first; t++ {
		i := at[t]
		if i == 0 || d.Tokens[t].Rel.Plain() != nlp.RelNsubj || r.cast.list[i-1].kind != parley.State {
			continue
		}
		switch c := d.Tokens[t].Head; {
		case c < 0 || c > m.first:
		case d.Tokens[c].Head == v && d.Tokens[c].Rel.Plain() == nlp.RelCcomp, d.Tokens[v].Head == c && d.Tokens[v].Rel.Plain() == nlp.RelParataxis:
			return i
		}
	}
	return 0
}

package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// governedState returns the one state of whose government a report tells by name, and so
// the one that "the government" means there: "the government of Chile", "Chile's
// government"; 0 where it tells of none, or of several.
func (r *resolver) governedState(report int) int32 {
	if r.governed == nil {
		r.governed = map[int]int32{}
	}
	if i, ok := r.governed[report]; ok {
		return i
	}
	d := r.drafts[report].Doc
	found := int32(0)
	for t := range d.Tokens {
		if !d.Is(t, "government") {
			continue
		}
		i := r.governedAt(report, t)
		if i == 0 || i == found {
			continue
		}
		if found != 0 {
			found = 0
			break
		}
		found = i
	}
	r.governed[report] = found
	return found
}

// governedAt returns the state that the words beside "government" at token t name.
func (r *resolver) governedAt(report, t int) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	i := int32(0)
	switch {
	case t > 0 && at[t-1] != 0:
		i = at[t-1]
	case t > 1 && d.Tokens[t-1].XPOS == nlp.TagPOS:
		i = at[t-2]
	case t+2 < len(d.Tokens) && d.Is(t+1, "of"):
		i = at[t+2]
	}
	return r.ofState(i)
}

// administration returns the state that "the administration" at token head governs, where
// the words beside it name none: of the one told of last with more words, or else of whose
// government the report tells. A bare one is the United States' where nothing says
// otherwise. 0 for none, as for a city's.
func (r *resolver) administration(report int, head int32) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	t := head - 1
	switch {
	case t < 0:
	case d.Tokens[t].XPOS == nlp.TagPOS || possessive(d, t):
		return 0 // somebody's whose side is not told
	case d.Tokens[t].UPOS == nlp.NOUN && d.Tokens[t].Head == head:
		return 0 // "the city administration"
	case at[t] != 0:
		if c := r.cast.list[at[t]-1].homeCode(); c != "" {
			return r.ofState(r.cast.bySide[c])
		}
		return r.governedState(report) // "the Roe administration"
	}
	for t := head - 1; t > 0; t-- {
		if !d.Is(int(t), "administration") {
			continue
		}
		switch b := t - 1; {
		case at[b] != 0 && at[t] != 0:
			return r.ofState(at[t])
		case d.Tokens[b].UPOS == nlp.NOUN && d.Tokens[b].Head == t:
			return 0 // the city's, again
		}
	}
	if o := r.governedState(report); o != 0 && !r.ofUnitedStates(report) {
		return o
	}
	return r.cast.bySide["USA"]
}

// ofUnitedStates reports whether a report tells of anybody or any place of the United
// States, so that a bare "administration" may be theirs.
func (r *resolver) ofUnitedStates(report int) bool {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	return slices.ContainsFunc(d.Names, func(n nlp.Name) bool {
		if e := gazetteer.Lookup(d.Words(int(n.First), int(n.End))); n.Code == "USA" || e != nil && e.Code == "USA" {
			return true
		}
		i := at[n.First]
		return i != 0 && n.Kind == nlp.Person && r.cast.list[i-1].homeCode() == "USA"
	})
}

// unionOffices are last words of offices of none but unions and their like.
var unionOffices = wordList("unionOffices")

// unionOf gives somebody who holds an office of a union alone the union that the report
// names last before them, where no words tell whose it is: "General secretary Jane Roe".
func (r *resolver) unionOf(report int, ro *extract.Role) {
	if !ro.Who.OK() || r.cast.at[report][ro.Who.Head] == 0 || ro.Former || ro.Text.End <= ro.Text.Start {
		return
	}
	s := r.cast.list[r.cast.at[report][ro.Who.Head]-1]
	if s.kind != parley.Person || s.party != 0 || s.serves != 0 || s.led || s.homeCode() != "" {
		return
	}
	w := nameWords(r.drafts[report].Doc.Text[ro.Text.Start:ro.Text.End])
	if n := len(w) - 1; !unionOffices[w[n]] && (n < 1 || w[n-1] != "general" || w[n] != "secretary") {
		return
	}
	if u := r.lastNamed(report, s.mentions[0].first, func(o *someone) bool {
		return o.kind == parley.Organisation && !o.described && !o.place && r.callable(o, "union")
	}); u != 0 {
		s.party, s.basis = u, "reported"
	}
}

// ofCommission gives a commissioner of a union of states the one commission that the
// reports tell of, which bargains for itself with the states.
func (r *resolver) ofCommission(report int, ro *extract.Role) {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	if !ro.Who.OK() || at[ro.Who.Head] == 0 || ro.Former || ro.Text.End <= ro.Text.Start {
		return
	}
	s := r.cast.list[at[ro.Who.Head]-1]
	if s.party == 0 || r.cast.list[s.party-1].code != "EU" && r.cast.list[s.party-1].code != "EC" {
		return
	}
	if w := nameWords(d.Text[ro.Text.Start:ro.Text.End]); !slices.Contains(w, "commissioner") && !slices.Contains(w, "commission") {
		return
	}
	found := int32(0)
	for k, o := range r.cast.list {
		if o.kind != parley.Organisation || r.named(int32(k+1), report) == 0 || !slices.ContainsFunc(o.forms, func(f form) bool { return strings.HasSuffix(gazetteer.Fold(f.text), "commission") }) {
			continue
		}
		if found != 0 {
			return
		}
		found = int32(k + 1)
	}
	if found != 0 {
		s.party = found
	}
}

// introducedAs returns the one body before whose name a report puts the word at token t
// to say what it is: "rebel negotiator", where it has "the rebel Northern Front"; 0 for
// none, or several.
func (r *resolver) introducedAs(report int, t int32) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	w := gazetteer.Fold(d.Form(int(t)))
	found := int32(0)
	for k := range d.Names {
		n := &d.Names[k]
		if n.Kind != nlp.Organisation || n.First < 1 || at[n.First] == 0 || d.Tokens[n.First-1].UPOS == nlp.PROPN || gazetteer.Fold(d.Form(int(n.First-1))) != w {
			continue
		}
		if found != 0 && found != at[n.First] {
			return 0
		}
		found = at[n.First]
	}
	return found
}

// homeState returns the state that a report is mostly about for somebody who is
// called its minister or its government's spokesman without it: at least half
// as often again as any other. 0 for anybody else.
func (r *resolver) homeState(s *someone) int32 {
	for _, ro := range s.roles {
		if !stately(ro.text) {
			continue
		}
		p := r.mainState(ro.report)
		if p == 0 {
			continue
		}
		n := r.named(p, ro.report)
		for i, o := range r.cast.list {
			if o.kind == parley.State && int32(i+1) != p && 2*n < 3*r.named(int32(i+1), ro.report) {
				return 0
			}
		}
		return p
	}
	return 0
}

// datelineState returns the state from one of whose towns a report comes that tells of no
// other state, for the person of index i-1 whom it calls a minister without telling of
// which; 0 for anybody else.
func (r *resolver) datelineState(i int32) int32 {
	s := r.cast.list[i-1]
	if s.party != 0 || s.serves != 0 || s.homeCode() != "" || !s.holdsSome(ministerial) {
		return 0
	}
	report := s.mentions[0].report
	town, _, _ := strings.Cut(r.reports[report].Dateline, ",")
	e := gazetteer.Lookup(capitalised(town))
	if e == nil || e.Code == "" {
		return 0
	}
	if h := gazetteer.Of(e.Code); h == nil || h.Kind != nlp.State {
		return 0
	}
	for k, o := range r.cast.list {
		if o.kind == parley.State && o.code != e.Code && r.named(int32(k+1), report) > 0 {
			return 0
		}
	}
	return r.sideOf(e.Code, i)
}

// capitalised returns words in capitals as names are written in a text: "Addis Ababa".
func capitalised(words string) string {
	w := strings.Fields(strings.ToLower(words))
	for k := range w {
		first, n := utf8.DecodeRuneInString(w[k])
		w[k] = string(unicode.ToUpper(first)) + w[k][n:]
	}
	return strings.Join(w, " ")
}

// inGovernment returns the government without a state that a report tells of for
// a minister of whose state it says nothing, not for whom it serves either; 0 for
// anybody else.
func (r *resolver) inGovernment(s *someone) int32 {
	if s.party != 0 || s.serves != 0 || s.homeCode() != "" {
		return 0
	}
	for _, ro := range s.roles {
		if stately(ro.text) && !ro.former {
			return r.theGovernment(ro.report)
		}
	}
	return 0
}

// theGovernment returns the government that a report tells of without its state, 0 for
// none.
func (r *resolver) theGovernment(report int) int32 {
	for i, s := range r.cast.list {
		if s.described && s.kind == parley.Government && s.party == 0 && s.flock.side == 0 && r.named(int32(i+1), report) > 0 {
			return int32(i + 1)
		}
	}
	return 0
}

// stately reports whether an office is one of a state's government.
func stately(office string) bool {
	for _, w := range strings.Fields(gazetteer.Fold(office)) {
		switch w {
		case "minister", "ministers", "government", "presidential", "undersecretary", "premier", "cabinet", "chancellor":
			return true
		}
	}
	return false
}

// mainState returns the state that a report names most: twice at least, and more
// often than any other.
func (r *resolver) mainState(report int) int32 {
	var best, most, next int
	for i, s := range r.cast.list {
		if s.kind != parley.State {
			continue
		}
		n := 0
		for _, m := range s.mentions {
			if m.report == report {
				n++
			}
		}
		if n > most {
			best, most, next = i+1, n, most
		} else if n > next {
			next = n
		}
	}
	if most < 2 || most == next {
		return 0
	}
	return int32(best)
}

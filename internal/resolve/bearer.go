package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// bearer returns whose stance the words of who are: of the side that they stand
// for, or their own where nothing in the reports gives them an office of the state
// that they are of. A candidate, a senator or a former minister binds no state, a
// member no political party; nor does anybody bind a side that is only likely theirs,
// but for those whom everybody knows to govern it.
func (r *resolver) bearer(who int32) int32 {
	s := r.cast.list[who-1]
	side := r.side(who)
	if p := s.party; s.described && p != 0 && r.cast.list[p-1].described && r.apart(r.cast.list[p-1]) && !r.apart(s) {
		return p // "miners' leaders" act for the miners, "the Swedish company's board" for it
	}
	if s.described && side != who && side != 0 && r.cast.list[side-1].kind != parley.Person && r.apart(s) {
		return who // "Japanese banks" bind no state
	}
	if s.kind != parley.Person || side == who || side == 0 || s.voice || s.spokes || s.serves != 0 || s.described {
		return side
	}
	p := r.cast.list[side-1]
	if s.sideSure > 0 && s.sideSure < leastBinding && !r.knownToGovern(s, p) {
		return who
	}
	if h := gazetteer.Of(p.code); h != nil && h.Sort == "party" || s.onlooker() {
		return who
	}
	if p.kind != parley.State && p.kind != parley.Government {
		return side
	}
	office := false
	for _, ro := range s.roles {
		if private(ro.text) {
			return who
		}
		office = office || !ro.former
	}
	if office {
		return side
	}
	return who
}

// knownToGovern reports whether s is known to be of the state p and holds an office that
// states give, in a report of what several states do with one another: whoever does so
// at home may stand for a party or for nobody else.
func (r *resolver) knownToGovern(s, p *someone) bool {
	if p.code == "" || p.code != s.homeCode() || r.home(s.mentions[0].report) != "states" {
		return false
	}
	for _, o := range s.offices() {
		switch o {
		case "minister", "president", "secretary", "ruler":
			return true
		}
	}
	return false
}

// bodyOf returns who where that is a body of its own within the side that it
// stands for, as a department, a regulator or a commission is within a state or a
// union of states: the stance is the body's, and the body says whose it is. It
// returns 0 for anybody else.
func (r *resolver) bodyOf(who int32) int32 {
	s := r.cast.list[who-1]
	side := r.side(who)
	if s.kind == parley.Person && side != who && side != 0 && !s.described && r.cast.list[side-1].kind == parley.State && r.divided(s.mentions[0].report, side) {
		return who
	}
	if s.kind == parley.Person || s.described || s.implied || side == who || side == 0 {
		return 0
	}
	if p := r.cast.list[side-1]; p.kind != parley.State && p.code != "EU" {
		return 0
	}
	return who
}

// othersAct reports whether what who says tells only of a stance that another side
// takes: "the bank agreed to a delay".
func (r *resolver) othersAct(report int, d *extract.Position, who int32) bool {
	if !d.Of.OK() {
		return false
	}
	o := r.who(report, d.Of)
	if o == 0 || r.side(o) == r.side(who) {
		return false
	}
	return !r.cast.list[o-1].described // "the board", "its members" may be the speaker's
}

// divided reports whether a report tells of what a state's own bodies do with one
// another, so that the state is no side in it: a parliament or a party is named
// in it twice at least, and no other state is.
func (r *resolver) divided(report int, state int32) bool {
	states, _ := r.mostNamed(report)
	for _, x := range states {
		if x != 0 && x != state && r.named(x, report) > 1 {
			return false
		}
	}
	for i, s := range r.cast.list {
		if s.kind == parley.Person || s.place || s.described {
			continue
		}
		if r.named(int32(i+1), report) < 2 {
			continue // few are named in one report: their sorts need not be told
		}
		switch r.bodySort(int32(i + 1)) {
		case "parliament", "party":
			return true
		}
	}
	return false
}

// apart reports whether somebody who is only described acts for themselves and not
// for the side that the words put beside them: "Japanese banks", "Danish farmers",
// "the country's largest union", "U.S. allies", but not "Japanese officials".
func (r *resolver) apart(s *someone) bool {
	m := s.first
	d := r.drafts[m.report].Doc
	w := gazetteer.Fold(d.Tokens[m.head].Lemma)
	return !bindsSide[w] && !bindsSide[gazetteer.Fold(d.Form(int(m.head)))]
}

// bindsSide are nouns for those who act for the state or body whose they are.
var bindsSide = wordList("bindsSide")

// onlooker reports whether the last office of somebody is one of those who watch
// talks: an analyst speaks for no firm's side.
func (s *someone) onlooker() bool {
	if len(s.roles) == 0 {
		return false
	}
	for _, w := range strings.Fields(gazetteer.Fold(s.roles[len(s.roles)-1].text)) {
		switch w {
		case "analyst", "economist", "professor", "historian", "researcher", "scholar", "lecturer", "academic", "trader", "broker", "dealer", "strategist", "expert":
			return true
		}
	}
	return false
}

// privateOffices are offices and callings of those who speak for themselves, or for those
// who elect them.
var privateOffices = wordList("privateOffices")

// private reports whether a role is of somebody who speaks for themselves, or for
// those who elect them, and not for a state.
func private(office string) bool {
	for _, w := range strings.Fields(gazetteer.Fold(office)) {
		if len(w) > 4 { // "billionaires Anna Berg and Ola Dahl"
			w = strings.TrimSuffix(w, "s")
		}
		if privateOffices[w] {
			return true
		}
	}
	return false
}

// tellers are words for those who tell of talks and are no side in them.
var tellers = wordList("tellers")

func lastWord(s string) string {
	if k := strings.LastIndexByte(s, ' '); k >= 0 {
		s = s[k+1:]
	}
	return strings.ToLower(s)
}

// firms are words for a company by what it is, and for those who decide for it.
var firms = wordList("firms")

// companyOf returns the company that a bare description of one stands for, "the
// firm", "its board": the one last named in its sentence, else the last subject of
// the three before; 0 for any other description.
func (r *resolver) companyOf(report int, head, who int32) int32 {
	s := r.cast.list[who-1]
	if !s.described || s.party != 0 || s.plural || strings.Contains(strings.TrimSpace(s.forms[0].text), " ") && !strings.HasPrefix(s.forms[0].text, "board of ") || !firms[strings.ToLower(strings.Fields(s.forms[0].text)[0])] {
		return 0
	}
	return r.firmTold(report, head, who)
}

// firmFrom returns the company that ref describes by its state alone, "the Chinese company",
// where the description was taken for the state: the one named before; 0 where none was or
// ref is no such.
func (r *resolver) firmFrom(report int, ref extract.Ref, who int32) int32 {
	d := r.drafts[report].Doc
	if r.cast.list[who-1].kind != parley.State || ref.End-ref.First < 2 || d.Tokens[ref.Head].UPOS != nlp.NOUN || !firms[strings.ToLower(d.Form(int(ref.Head)))] {
		return 0
	}
	return r.firmTold(report, ref.Head, who)
}

// firmTold returns the company that the words before token head last named, in its own
// sentence or as a subject of those just before; 0 for none.
func (r *resolver) firmTold(report int, head, who int32) int32 {
	d := r.drafts[report].Doc
	at := r.cast.at[report]
	sent := d.Tokens[head].Sentence
	for t := head - 1; t >= 0 && d.Tokens[t].Sentence >= sent-3; t-- {
		i := at[t]
		if i == 0 || i == who {
			continue
		}
		o := r.cast.list[i-1]
		if o.kind != parley.Organisation || o.described || o.place {
			continue
		}
		if h := gazetteer.Of(o.code); h != nil && h.Sort != "company" {
			continue
		}
		switch r.bodySort(i) {
		case "union", "party", "parliament":
			continue
		}
		if d.Tokens[t].Sentence == sent || d.Tokens[t].Rel.Plain() == nlp.RelNsubj {
			return i
		}
	}
	return 0
}

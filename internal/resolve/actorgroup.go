package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A flock is what a description says of those whom nobody names: of several the noun
// and the words that tell them more closely, and whom the words name with them, as an
// index plus one.
type flock struct {
	noun string
	own  []string
	side int32
	tally
}

// flockAt reads the group that the tokens from first to head describe.
func (r *resolver) flockAt(report int, first, head int32) flock {
	d := r.drafts[report].Doc
	f := flock{noun: gazetteer.Fold(d.Tokens[head].Lemma)}
	for t := first; t < head; t++ {
		if r.cast.at[report][t] != 0 {
			continue // a side is compared by itself
		}
		switch d.Tokens[t].UPOS {
		case nlp.ADJ, nlp.NOUN, nlp.PROPN, nlp.VERB:
			if w := gazetteer.Fold(d.Tokens[t].Lemma); !loose[w] {
				f.own = append(f.own, w)
			}
		}
	}
	slices.Sort(f.own)
	return f
}

// loose are words that make no other group of one.
var loose = wordList("loose")

// within reports whether all that f says is said by g too.
func (f flock) within(g flock) bool {
	for _, w := range f.own {
		if !slices.Contains(g.own, w) {
			return false
		}
	}
	return f.noun == g.noun
}

// sameFlock returns the group told of last that a description means again with
// more or fewer words: "creditor banks" after "330 creditor banks", "the Danish
// farmers" after "farmers"; 0 for none. Those who only speak for others, such as
// officials, are the same in the same words alone. A noun alone means the group last
// told of, also where the chains have met it first.
func (r *resolver) sameFlock(report int, first, head, side int32, c tally) int32 {
	f := r.flockAt(report, first, head)
	var found, near int32
	// A title tells of those of whom the text does.
	title := int(r.drafts[report].Doc.Tokens[head].Start) < r.drafts[report].Doc.Title
	for i, s := range r.cast.list {
		if !s.described || !s.plural || s.flock.noun != f.noun || c.clashes(s.flock.tally) || !s.flock.may(side) && s.party != side || !f.within(s.flock) && !s.flock.within(f) {
			continue
		}
		if (voices[f.noun] || hollow[f.noun+"s"] || len(f.own) == 0 && len(s.flock.own) > 0 && first < head && (c.n == 0 || c.n != s.flock.n)) && !title && !r.onlyTitled(s, report, first) {
			continue
		}
		for k := range s.mentions {
			m := &s.mentions[k]
			if m.report == report && (m.first < first && m.first >= near || title && found == 0) {
				found, near = int32(i+1), m.first
			}
		}
		if found == 0 && len(f.own) > 0 && len(s.flock.own) == 0 && !voices[f.noun] && r.takenUp(s, report, first) {
			found = int32(i + 1)
		}
	}
	return found
}

// may reports whether those of a flock may be of a side.
func (f flock) may(side int32) bool { return f.side == side || f.side == 0 || side == 0 }

// onlyTitled reports whether the title of a report and no sentence before token t
// tells of somebody.
func (r *resolver) onlyTitled(s *someone, report int, t int32) bool {
	d := r.drafts[report].Doc
	for k := range s.mentions {
		if m := &s.mentions[k]; m.report != report || m.first < t && int(d.Tokens[m.head].Start) >= d.Title {
			return false
		}
	}
	return len(s.mentions) > 0
}

// takenUp reports whether a report speaks of somebody by a description only after token t.
func (r *resolver) takenUp(s *someone, report int, t int32) bool {
	first := int32(-1)
	for k := range s.mentions {
		if m := &s.mentions[k]; m.report == report && (first < 0 || m.first < first) && m.form == "description" {
			first = m.head
		}
	}
	return first > t
}

// voices are plurals of whom a report quotes on behalf of others.
var voices = wordList("voices")

// membersOf returns the one union of a report whose members a plural noun at head names:
// "the players" of the Players' Guild, "striking pilots" where there is "the pilots'
// union SPNA"; 0 for none, or several.
func (r *resolver) membersOf(report int, first, head int32) int32 {
	d := r.drafts[report].Doc
	for t := first; t < head; t++ {
		if w := gazetteer.Fold(d.Form(int(t))); !loose[w] && w != "striking" && w != "unionised" && w != "unionized" {
			return 0
		}
	}
	w := gazetteer.Fold(d.Form(int(head)))
	found := int32(0)
	for i, s := range r.cast.list {
		if s.kind != parley.Organisation || s.described || s.place || !r.callable(s, "union") || r.named(int32(i+1), report) == 0 {
			continue
		}
		has := func(name []string) bool {
			return slices.ContainsFunc(name, func(x string) bool { return strings.TrimRight(x, "'’") == w })
		}
		if !slices.ContainsFunc(s.names(), has) && !r.unionOfThe(report, s, w) {
			continue
		}
		if found != 0 {
			return 0
		}
		found = int32(i + 1)
	}
	return found
}

// unionOfThe reports whether a report calls s the union of those that the plural noun w
// names: "the pilots' union SPNA".
func (r *resolver) unionOfThe(report int, s *someone, w string) bool {
	d := r.drafts[report].Doc
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.report != report || m.form != "name" || m.first < 3 {
			continue
		}
		t := m.first - 1
		if d.Is(int(t), ",") {
			t--
		}
		if t >= 2 && d.Is(int(t), "union") && d.Tokens[t-1].XPOS == nlp.TagPOS && gazetteer.Fold(d.Form(int(t-2))) == w {
			return true
		}
	}
	return false
}

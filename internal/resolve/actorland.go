package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// landTold returns the state or alliance that a noun for a land or for a bloc means with
// or without words that paint it, "the Gulf emirate", "the 27-nation bloc": the one that
// the sentences before are about, or else the one that they name last; 0 for none.
func (r *resolver) landTold(w *description) int32 {
	noun := gazetteer.Fold(w.Tokens[w.head].Lemma)
	land, bloc := landWords[noun], blocWords[noun]
	begin := wordStart(w.Doc, w.ref.First)
	definite := w.definite || begin > 0 && w.Is(int(begin-1), "the")
	if !land && !bloc || !definite || noun == "state" && w.head == w.first || narrowed(w.Doc, w.head) {
		return 0
	}
	for t := begin; t < w.head; t++ {
		if elsewhere[gazetteer.Fold(w.Form(int(t)))] || r.cast.at[w.report][t] != 0 && r.isBody(r.cast.at[w.report][t]) {
			return 0
		}
	}
	fits := func(i int32) bool {
		s := r.cast.list[i-1]
		if land {
			return s.kind == parley.State
		}
		h := gazetteer.Of(s.code)
		return s.code != "" && h != nil && h.Sort == "alliance"
	}
	return r.topicOf(w.report, begin, fits)
}

// topicOf returns whom of those that fits takes the two sentences before token t have as
// the subject of a main clause, the last such first, or else the only one whom they name; 0
// for none, or several.
func (r *resolver) topicOf(report int, t int32, fits func(int32) bool) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	sent := d.Tokens[t].Sentence
	var only int32
	several := false
	for k := t - 1; k >= 0 && int(d.Tokens[k].Start) >= d.Title && sent-d.Tokens[k].Sentence <= 2; k-- {
		i := at[k]
		if i == 0 || !r.inName(report, k) || !fits(i) {
			continue
		}
		if actsMainly(d, k) && d.Tokens[k].Sentence < sent {
			return i
		}
		several = several || only != 0 && only != i
		only = i
	}
	if several {
		return 0
	}
	return only
}

// blocWords are nouns for an alliance of states told before.
var blocWords = wordList("blocWords")

// elsewhere are words by which a land is another than the one told of.
var elsewhere = wordList("elsewhere")

// namedWithin returns the body whose name stands right before a noun that only says what
// it is, "the G7 group", "the Ostberg company"; 0 for none.
func (r *resolver) namedWithin(w *description) int32 {
	noun := gazetteer.Fold(w.Form(int(w.head)))
	if w.plural || w.head == 0 || bareNoun[noun] == "" && !blocWords[noun] && noun != "party" || noun == "board" || noun == "management" || noun == "bidder" || noun == "rival" {
		return 0
	}
	i := r.cast.at[w.report][w.head-1]
	if i == 0 || !r.isBody(i) || !r.inName(w.report, w.head-1) || r.cast.at[w.report][w.first] != i || w.Tokens[w.head-1].Rel.Plain() != nlp.RelCompound {
		return 0
	}
	return i
}

// onlyInTitles reports whether nothing but titles tells of one body by a noun, which is
// then one of those whom the reports name below.
func (r *resolver) onlyInTitles(s *someone) bool {
	if !s.described || s.plural || s.kind == parley.Person || len(s.mentions) == 0 {
		return false
	}
	for _, m := range s.mentions {
		d := r.drafts[m.report].Doc
		if int(d.Tokens[m.head].Start) >= d.Title {
			return false
		}
	}
	return true
}

package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// calledFrom returns the named body that is meant by a noun for what it is with where
// it is from or which rank it has: "the German firm", "the Chicago-based company", the
// one named in the sentences before; "the country's biggest union", with which a report
// begins, the one named next. It is 0 for none.
func (r *resolver) calledFrom(report int, first, head int32) int32 {
	d := r.drafts[report].Doc
	w := gazetteer.Fold(d.Form(int(head)))
	if sort := bareNoun[w]; sort == "" || sort == "media" || w == "board" || w == "management" || w == "rival" || w == "bidder" || w == "agency" || isPlural(d, int(head)) || narrowed(d, head) {
		return 0
	}
	from, rank, own, definite := r.tells(report, first, head)
	if !definite || !from && !rank {
		return 0
	}
	if own == 0 && from {
		if i := r.calledBefore(report, first, head, w); i != 0 {
			return i
		}
	}
	return r.foretold(report, first, head, w)
}

// tells reads what the words before the noun at head say of a body: whether they tell
// where it is from or which rank it has, how many words tell more, and whether they
// mean one that the reader can know.
func (r *resolver) tells(report int, first, head int32) (from, rank bool, own int, definite bool) {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	for first > 0 && head-first < 8 && d.Tokens[first-1].Head >= first-3 && d.Tokens[first-1].Head <= head && d.Tokens[first-1].Sentence == d.Tokens[head].Sentence && d.Tokens[first-1].UPOS != nlp.ADP {
		first--
	}
	for t := first; t < head; t++ {
		tok := &d.Tokens[t]
		switch {
		case d.Is(int(t), "the") || tok.XPOS == nlp.TagPOS:
			definite = true
		case r.fromAt(report, t) != 0:
			from = true
		case tok.XPOS == nlp.TagJJS || topRank[gazetteer.Fold(d.Form(int(t)))]:
			rank = true
		case at[t] != 0 && r.cast.list[at[t]-1].kind != parley.Person:
			own += 3
		case d.Is(int(t), "based"), d.Is(int(t), "country"), d.Is(int(t), "nation"), tok.UPOS == nlp.PUNCT, tok.UPOS == nlp.DET:
		case tok.UPOS == nlp.NOUN, tok.UPOS == nlp.ADJ, tok.UPOS == nlp.PROPN, tok.UPOS == nlp.VERB, tok.UPOS == nlp.NUM:
			own++
		}
	}
	return from, rank, own, definite
}

// fromAt returns the state or place that token t names, "German", "Chicago": its index
// in the cast plus one, or -1 for one that is not there; 0 for any other word.
func (r *resolver) fromAt(report int, t int32) int32 {
	if i := r.cast.at[report][t]; i != 0 {
		if s := r.cast.list[i-1]; s.kind == parley.State || s.place || s.code == "EUR" {
			return i
		}
		return 0
	}
	n := r.nameOver(report, t)
	if n == nil || n.Kind != nlp.Place && n.Kind != nlp.State {
		return 0
	}
	if i := r.cast.bySide[n.Code]; i != 0 {
		return i
	}
	return -1
}

// topRank are words that tell of a body that it is the first of its kind.
var topRank = wordList("topRank")

// calledBefore returns the only body that may be called w of the last sentence that names
// any, if it is not known to be from elsewhere than the words from first to head say; 0 for
// none.
func (r *resolver) calledBefore(report int, first, head int32, w string) int32 {
	d := r.drafts[report].Doc
	var only int32 // of those that the sentence told of last names
	sent := d.Tokens[head].Sentence
	for t := first - 1; t >= 0 && sent-d.Tokens[t].Sentence <= 3; t-- {
		if only != 0 && d.Tokens[t+1].Sentence != d.Tokens[t].Sentence {
			break
		}
		i := r.cast.at[report][t]
		if i == 0 || i == only || !r.inName(report, t) || !r.isBody(i) || !r.callable(r.cast.list[i-1], bareNoun[w]) || !r.mayBe(report, i, first, head) {
			continue
		}
		if only != 0 {
			only = -1
			break
		}
		only = i
	}
	return max(only, 0)
}

// mayBe reports whether the words from token first to the noun at head may mean the body
// of index i-1: it is not named in their sentence,
// but as a subject before them, nor told to be from elsewhere.
func (r *resolver) mayBe(report int, i, first, head int32) bool {
	d := r.drafts[report].Doc
	if isPlural(d, int(head)) || bareNoun[gazetteer.Fold(d.Form(int(head)))] == "" {
		return true
	}
	from := r.seatIn(report, first, head)
	if from == 0 {
		return true
	}
	s := r.cast.list[i-1]
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.report == report && m.form == "name" && d.Tokens[m.first].Sentence == d.Tokens[head].Sentence && (m.first > head || d.Tokens[m.head].Rel.Plain() != nlp.RelNsubj) {
			return false
		}
	}
	home := r.seatOf(report, s)
	return home == 0 || home == from || home != i && r.cast.list[home-1].kind != r.cast.list[from-1].kind
}

// seatIn returns the state or place that the tokens from first to head name, 0 for none.
func (r *resolver) seatIn(report int, first, head int32) int32 {
	for t := first; t < head; t++ {
		if i := r.fromAt(report, t); i > 0 {
			return i
		}
	}
	return 0
}

// seatOf returns the state or place that a report names right before a body, with no
// more than words for what it is between: "the Swedish group Aga"; 0 for none.
func (r *resolver) seatOf(report int, s *someone) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.report != report || m.form != "name" {
			continue
		}
		if e := gazetteer.Lookup(d.Form(int(m.first))); m.end-m.first > 1 && e != nil && (e.Kind == nlp.Place || e.Kind == nlp.State) {
			return at[m.first] // "London Stock Exchange"
		}
		for t := m.first - 1; t >= 0 && m.first-t <= 5 && d.Tokens[t].Sentence == d.Tokens[m.first].Sentence; t-- {
			if i := r.fromAt(report, t); i > 0 {
				return i
			}
			if u := d.Tokens[t].UPOS; at[t] != 0 && r.inName(report, t) || u != nlp.NOUN && u != nlp.ADJ && u != nlp.PROPN && d.Tokens[t].XPOS != nlp.TagPOS && !d.Is(int(t), "-") && !d.Is(int(t), "based") {
				break
			}
		}
	}
	return 0
}

// foretold returns the body that a report calls w in its first sentence, before it names
// any that may be called so, and names next, within two sentences; 0 for none.
func (r *resolver) foretold(report int, first, head int32, w string) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	sent := d.Tokens[head].Sentence
	st := d.Sentences[sent]
	if int(d.Tokens[head].Start) < d.Title || sent > 0 && int(d.Tokens[d.Sentences[sent-1].First].Start) >= max(d.Title, d.Body) {
		return 0
	}
	for t := st.End; t < int32(len(d.Tokens)) && d.Tokens[t].Sentence <= sent+2; t++ {
		i := at[t]
		if i == 0 || !r.inName(report, t) || !r.isBody(i) || !r.callable(r.cast.list[i-1], bareNoun[w]) {
			continue
		}
		if !r.mayBe(report, i, first, head) {
			continue
		}
		if bareNoun[w] == "firm" && d.Tokens[t].Rel.Plain() != nlp.RelNsubj {
			return 0 // it may be another
		}
		return i
	}
	return 0
}

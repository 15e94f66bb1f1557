package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// ownerOf returns whose those are who are described at token head by a
// noun for people who act for others: whom the possessor in the words, or before
// the first of several joined by "and", stands for. "His government", "Mr. Berg's
// administration", "its board and financial advisers".
// It returns 0 where none is told, and for those who act for themselves.
func (r *resolver) ownerOf(report int, head int32) int32 {
	d := r.drafts[report].Doc
	if w := gazetteer.Fold(d.Tokens[head].Lemma); !serves[w] || !isPlural(d, int(head)) && gazetteer.Title(w) != "group" && !organs[w] {
		return 0
	}
	if i := r.possessorOf(report, head); i != 0 {
		return i
	}
	// The possessor of the first of several is the possessor of all.
	if d.Tokens[head].Rel.Plain() == nlp.RelConj {
		if h := d.Tokens[head].Head; h >= 0 && h < head && serves[gazetteer.Fold(d.Tokens[h].Lemma)] {
			return r.possessorOf(report, h)
		}
	}
	return 0
}

// tellersFirm returns the firm of whom somebody speaks who calls it only "the
// company" in their own words: "an Ostberg spokesman said the company would wait";
// 0 for any other description, and where no firm is told of with the speaker.
func (r *resolver) tellersFirm(report int, m nlp.Mention) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	if m.Head-m.First != 1 || !d.Is(int(m.First), "the") {
		return 0
	}
	w := gazetteer.Fold(d.Form(int(m.Head)))
	sort := bareNoun[w]
	if sort != "firm" && sort != "bank" && sort != "union" || w == "board" || w == "management" {
		return 0
	}
	v := d.Tokens[m.Head].Head
	if d.Tokens[m.Head].Rel.Plain() != nlp.RelNsubj || v < 0 || d.Tokens[v].Rel.Plain() != nlp.RelCcomp || d.Tokens[v].Head < 0 {
		return 0
	}
	g := d.Tokens[v].Head
	for t := m.First - 1; t >= 0 && d.Tokens[t].Sentence == d.Tokens[m.Head].Sentence; t-- {
		if d.Tokens[t].Head != g || d.Tokens[t].Rel.Plain() != nlp.RelNsubj {
			continue
		}
		var firm int32
		if i := at[t]; i != 0 && r.cast.list[i-1].kind == parley.Person {
			firm = r.cast.list[i-1].party
		} else if i == 0 {
			for k := t - 1; k >= 0 && t-k < 10 && firm == 0 && d.Tokens[k].Sentence == d.Tokens[t].Sentence; k-- {
				if d.Tokens[k].Head == t && (d.Tokens[k].Rel.Plain() == nlp.RelCompound || d.Tokens[k].Rel == nlp.RelNmodPoss) {
					firm = at[k]
				}
			}
		}
		if firm != 0 && r.isBody(firm) && r.callable(r.cast.list[firm-1], sort) {
			return firm
		}
		return 0
	}
	return 0
}

// serves are nouns for those who act for whoever has them.
var serves = wordList("serves")

// organs are those of them that are a part of whoever has them.
var organs = wordList("organs")

// forThemselves reports whether those described at token head act for themselves
// wherever they are at home, as those of a trade and firms do: "Danish farmers".
func forThemselves(d *nlp.Doc, head int32) bool {
	w := d.Tokens[head].Lemma
	return extract.Folk(w) && !stateFolk[w] || business[gazetteer.Fold(w)]
}

// homeOf returns the side of the actor of index i-1, the state that they are named
// with for those who act for themselves; as an index plus one.
func (r *resolver) homeOf(i int32) int32 {
	if i != 0 && r.cast.list[i-1].party == 0 && r.cast.list[i-1].flock.side != 0 {
		i = r.cast.list[i-1].flock.side
	}
	return r.side(i)
}

// stateFolk are people of whom a state named with them has the say.
var stateFolk = wordList("stateFolk")

// business are bodies that are no state's, wherever they are at home.
var business = wordList("business")

// possessorOf returns whom the possessor that hangs on token h stands for, 0 where
// there is none or it stands only for themselves.
func (r *resolver) possessorOf(report int, h int32) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	for t := h - 1; t >= 0 && h-t < 8 && d.Tokens[t].Sentence == d.Tokens[h].Sentence; t-- {
		if d.Tokens[t].Rel != nlp.RelNmodPoss || d.Tokens[t].Head != h {
			continue
		}
		i := at[t]
		if i == 0 {
			return 0
		}
		if s := r.cast.list[i-1]; s.kind == parley.Person {
			if w := gazetteer.Fold(d.Tokens[h].Lemma); s.party == 0 || w != "government" && w != "administration" && w != "cabinet" {
				return 0 // his lawyers are no side's
			}
			i = r.side(i)
		}
		if s := r.cast.list[i-1]; s.place || s.kind == parley.Person || s.plural {
			return 0
		}
		return i
	}
	return 0
}

package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// sideIn returns whose those are whom the tokens [first, end) describe with the
// main word at head: of the one state, body or company that is named there, or,
// of those who act for others, of whom a noun there describes; 0 where none is
// told, or several.
func (r *resolver) sideIn(report int, first, head, end int32) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	binds := bindsSide[gazetteer.Fold(d.Tokens[head].Lemma)] || bindsSide[gazetteer.Fold(d.Form(int(head)))]
	var side int32
	for t := first; t < end; t++ {
		i := at[t]
		if i == 0 || i == side {
			continue
		}
		s := r.cast.list[i-1]
		if s.kind == parley.Person {
			if s.party == 0 {
				continue
			}
			i = s.party
		}
		if s.place || i == side {
			continue
		}
		if m := d.Tokens[t].Head; m > t && m < head && d.Tokens[m].Rel == nlp.RelNmodPoss && at[m] == 0 && bareNoun[gazetteer.Fold(d.Form(int(m)))] != "" {
			if i = r.bareBody(report, t, m, i); i == 0 {
				continue // "the Swedish company's board" is not Sweden's
			}
		}
		if m := r.boundBy(report, t, head); m >= 0 {
			if !binds && agentive(d, m) == "" {
				continue // "holders of Norway's bonds" are not Norway's
			}
			if o := r.bandOf(report, m); binds && o != 0 {
				i = o // "leaders of Norway's three dairy unions"
			}
		}
		if side != 0 && side != i {
			return 0
		}
		side = i
	}
	if side == 0 && (binds || organs[gazetteer.Fold(d.Tokens[head].Lemma)]) {
		if side = r.unnamedOwner(report, first, head, end); side == 0 && isPlural(d, int(head)) {
			side = r.placedAt(report, head)
		}
	}
	return side
}

// boundBy returns the noun behind head that the name at token t hangs on, by which
// alone it has to do with whom head describes: "bonds" in "holders of Norway's
// bonds"; -1 for none.
func (r *resolver) boundBy(report int, t, head int32) int32 {
	d := r.drafts[report].Doc
	if t < head {
		return -1
	}
	noun := int32(-1)
	for n := 0; n < 6; n++ {
		h := d.Tokens[t].Head
		if h < 0 {
			return -1
		}
		if h == head {
			if d.Tokens[t].Rel.Plain() != nlp.RelNmod {
				return -1
			}
			return noun
		}
		if u := d.Tokens[h].UPOS; u == nlp.NOUN && r.cast.at[report][h] == 0 {
			noun = h
		}
		t = h
	}
	return -1
}

// bandOf returns the people or bodies without a name whom a plural noun at token m
// describes and who act for themselves, 0 for none.
func (r *resolver) bandOf(report int, m int32) int32 {
	d := r.drafts[report].Doc
	w := gazetteer.Fold(d.Tokens[m].Lemma)
	if !isPlural(d, int(m)) || bindsSide[w] || extract.Agent(w) == "" || d.Tokens[m].UPOS != nlp.NOUN {
		return 0
	}
	f := m
	for f > 0 && m-f < 6 && (d.Tokens[f-1].Head == m || d.Tokens[f-1].Head == f) && d.Tokens[f-1].UPOS != nlp.ADP && d.Tokens[f-1].UPOS != nlp.PUNCT {
		f--
	}
	return r.who(report, extract.Ref{First: f, End: m + 1, Head: m})
}

// unnamedOwner returns whose those are who act for others and are described by the
// noun at head, where that is told by a noun alone: "union officials", "miners'
// leaders", "executives of the company"; 0 for nobody.
func (r *resolver) unnamedOwner(report int, first, head, end int32) int32 {
	d := r.drafts[report].Doc
	for t := first; t < end; t++ {
		if d.Tokens[t].Head != head || r.cast.at[report][t] != 0 || d.Tokens[t].UPOS != nlp.NOUN && d.Tokens[t].UPOS != nlp.PROPN {
			continue
		}
		switch rel := d.Tokens[t].Rel; {
		case t < head && (rel.Plain() == nlp.RelCompound || rel == nlp.RelNmodPoss):
		case t > head && rel.Plain() == nlp.RelNmod && actsFor(d, t):
		default:
			continue
		}
		w := gazetteer.Fold(d.Form(int(t)))
		switch {
		case w == "government" || w == "administration":
			return r.standsFor(report, t, 0)
		case bareNoun[w] != "" && w != "board" && w != "management":
			return r.bareBody(report, t, t, 0)
		}
		if i := r.bandOf(report, t); i != 0 {
			return i
		}
	}
	return 0
}

// placedAt returns the body that a sentence begins with as the place of all it tells:
// "At Halvorsen Foods, executives said"; 0 for none.
func (r *resolver) placedAt(report int, head int32) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	f := d.Sentences[d.Tokens[head].Sentence].First
	if f+1 >= head || !d.Is(int(f), "at") || d.Tokens[head].Rel.Plain() != nlp.RelNsubj {
		return 0
	}
	t := f + 1
	if d.Is(int(t), "the") {
		t++
	}
	if i := at[t]; i != 0 && r.isBody(i) && r.opens(report, i, t) {
		return i
	}
	return 0
}

// actsFor reports whether a preposition ties the noun at token t to those who act
// for it.
func actsFor(d *nlp.Doc, t int32) bool {
	for k := t - 1; k >= 0 && t-k < 6; k-- {
		if d.Tokens[k].Head == t && d.Tokens[k].Rel.Plain() == nlp.RelCase {
			return d.Is(int(k), "of") || d.Is(int(k), "for") || d.Is(int(k), "from") || d.Is(int(k), "at")
		}
	}
	return false
}

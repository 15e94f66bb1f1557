package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// besideOf returns the body that a possessor right behind it stands for: "began a case
// against Talvik, its chief executive Maria Oras". It is 0 for any other possessor.
func (r *resolver) besideOf(report int, side extract.Ref) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	t := side.Head
	if t < 2 || !d.Is(int(t), "its") && !d.Is(int(t), "their") || !d.Is(int(t-1), ",") || at[t-2] == 0 || d.Tokens[t-2].Sentence != d.Tokens[t].Sentence {
		return 0
	}
	if s := r.cast.list[at[t-2]-1]; s.kind == parley.Person || s.place || !r.inName(report, t-2) {
		return 0
	}
	return at[t-2]
}

// spokenFor gives persons whose office no words tell the side that they are told to
// bargain or speak for, to lead, or whose they are: "Carla Ruiz, negotiating for the
// employers", "the guild, led by Tom Kerr", "the guild's Mike Stern".
func (r *resolver) spokenFor(report int) {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	for k := range d.Names {
		n := &d.Names[k]
		i := at[mainWord(d, *n)]
		if n.Kind != nlp.Person || i == 0 || r.cast.list[i-1].kind != parley.Person || r.cast.list[i-1].party != 0 {
			continue
		}
		side := r.servedBehind(report, n.End)
		if side == 0 {
			side = r.ledBefore(report, n.First)
		}
		if side == 0 {
			side = r.ownerBefore(report, n.First)
		}
		if side == 0 || side == i {
			continue
		}
		s := r.cast.list[i-1]
		s.party, s.basis, s.tied = side, "reported", true
	}
}

// sided returns the body or group that the tokens from t on begin with, 0 for none and
// for persons and places.
func (r *resolver) sided(report int, t int32) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	for k := t; k < int32(len(d.Tokens)) && k < t+6 && d.Tokens[k].Sentence == d.Tokens[t].Sentence; k++ {
		if i := at[k]; i != 0 {
			if s := r.cast.list[i-1]; s.kind == parley.Person || s.place {
				return 0
			}
			return i
		}
		if i := r.calledOnly(report, k); i != 0 {
			return i
		}
		if d.Tokens[k].UPOS == nlp.NOUN && (extract.Folk(d.Tokens[k].Lemma) || d.Is(int(k), "employers")) {
			return r.bandOf(report, k)
		}
		switch d.Tokens[k].UPOS {
		case nlp.DET, nlp.ADJ, nlp.NUM, nlp.NOUN, nlp.PROPN:
		default:
			return 0
		}
	}
	return 0
}

// calledOnly returns the body that "the company" or "the guild" with its noun at token t
// stands for; 0 for any other words.
func (r *resolver) calledOnly(report int, t int32) int32 {
	d := r.drafts[report].Doc
	if t < 1 || bareFirm(d, t-1, t) == "" || t+1 < int32(len(d.Tokens)) && d.Tokens[t+1].UPOS == nlp.NOUN {
		return 0
	}
	return r.bare(report, t-1, t, 0)
}

// bodyAt returns the body or group that the token at t names or stands for.
func (r *resolver) bodyAt(report int, t int32) int32 {
	i := r.cast.at[report][t]
	if i == 0 {
		return r.calledOnly(report, t)
	}
	if s := r.cast.list[i-1]; s.kind == parley.Person || s.place {
		return 0
	}
	return i
}

// servedBehind returns whom somebody is told to bargain or speak for by the words from
// token t on, right behind the name.
func (r *resolver) servedBehind(report int, t int32) int32 {
	d := r.drafts[report].Doc
	e := int32(len(d.Tokens))
	if t < e && d.Is(int(t), ",") {
		t++
	}
	for t < e && (d.Is(int(t), "who") || d.Is(int(t), "is") || d.Is(int(t), "was")) {
		t++
	}
	if t+2 >= e {
		return 0
	}
	w := strings.ToLower(d.Form(int(t)))
	switch w {
	case "representing", "represents", "represented":
		return r.sided(report, t+1)
	case "heads", "leads", "chairs", "runs", "heading", "leading", "chairing", "founded", "co-founded":
		if d.Tokens[t].UPOS == nlp.VERB {
			return r.sided(report, t+1)
		}
	case "negotiating", "negotiates", "speaking", "speaks", "bargaining", "bargains", "acting", "lobbying", "appearing":
		if d.Is(int(t+1), "for") {
			return r.sided(report, t+2)
		}
		if d.Is(int(t+1), "on") && d.Is(int(t+2), "behalf") && t+4 < e {
			return r.sided(report, t+4)
		}
	}
	return 0
}

// ledBefore returns who is told to be led by whoever is named from token t on: "the
// guild, led by Tom Kerr", "the team on fishing quotas that is headed by Tom Kerr".
func (r *resolver) ledBefore(report int, t int32) int32 {
	d := r.drafts[report].Doc
	h := t
	for n := 0; n < 6 && d.Tokens[h].Rel != nlp.RelOblAgent; n++ {
		up := d.Tokens[h].Head
		switch d.Tokens[h].Rel.Plain() {
		case nlp.RelFlat, nlp.RelCompound, nlp.RelAppos, nlp.RelNmod:
		default:
			up = -1
		}
		if up < 0 {
			return 0
		}
		h = up
	}
	v := d.Tokens[h].Head
	if v < 0 || d.Tokens[h].Rel != nlp.RelOblAgent || !ledVerbs[d.Tokens[v].Lemma] {
		return 0
	}
	if d.Tokens[v].Rel.Plain() == nlp.RelAcl {
		k := d.Tokens[v].Head
		for n := 0; n < 2 && k >= 0; n++ {
			if i := r.ledAt(report, k); i != 0 || d.Tokens[k].Rel.Plain() != nlp.RelNmod {
				return i
			}
			k = d.Tokens[k].Head // "the team on fishing quotas headed by"
		}
		return 0
	}
	for k := v - 1; k >= 0 && v-k < 12 && d.Tokens[k].Sentence == d.Tokens[v].Sentence; k-- {
		if d.Tokens[k].Head == v && d.Tokens[k].Rel == nlp.RelNsubjPass {
			return r.ledAt(report, k)
		}
	}
	return 0
}

// ledAt returns the body or group that token k names or describes.
func (r *resolver) ledAt(report int, k int32) int32 {
	d := r.drafts[report].Doc
	if i := r.bodyAt(report, k); i != 0 || d.Tokens[k].UPOS != nlp.NOUN || isPlural(d, int(k)) || agentive(d, k) != "group" {
		return i
	}
	f := k
	for f > 0 && k-f < 6 && (d.Tokens[f-1].Head == k || d.Tokens[f-1].Head == f) && d.Tokens[f-1].UPOS != nlp.ADP && d.Tokens[f-1].UPOS != nlp.PUNCT {
		f--
	}
	return r.describe(report, extract.Ref{First: f, End: k + 1, Head: k}, k)
}

// ledVerbs are verbs for what those do with a body who stand for it.
var ledVerbs = wordList("ledVerbs")

// ownerBefore returns whose somebody named from token t on is: the body or group before
// the mark of a possessor, also of the first of two joined by "and".
func (r *resolver) ownerBefore(report int, t int32) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	if t < 2 || d.Tokens[t-1].Sentence != d.Tokens[t].Sentence {
		return 0
	}
	if d.Is(int(t-1), "and") && at[t-2] != 0 {
		first := t - 2
		for first > 0 && at[first-1] == at[t-2] && d.Tokens[first-1].Sentence == d.Tokens[t].Sentence {
			first--
		}
		if r.cast.list[at[t-2]-1].kind == parley.Person && first > 1 && d.Tokens[first-1].XPOS == nlp.TagPOS {
			return r.ownerBefore(report, first)
		}
		return 0
	}
	if d.Tokens[t-1].XPOS != nlp.TagPOS {
		return 0
	}
	i := r.bodyAt(report, t-2)
	if i == 0 || r.cast.list[i-1].kind != parley.Organisation && r.cast.list[i-1].kind != parley.Group {
		return 0
	}
	return i
}

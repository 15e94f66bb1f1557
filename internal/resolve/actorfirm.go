package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// ofFirm gives somebody who holds an office of firms alone, where no words tell whose it
// is, the firm that acted last before them, or else the only one that the report names:
// "Chief executive Jane Roe said".
func (r *resolver) ofFirm(report int, ro *extract.Role) {
	at := r.cast.at[report]
	if !ro.Who.OK() || at[ro.Who.Head] == 0 || ro.Former || ro.Side.OK() || ro.Code != "" || ro.Text.End <= ro.Text.Start {
		return
	}
	s := r.cast.list[at[ro.Who.Head]-1]
	if s.kind != parley.Person || s.party != 0 || s.serves != 0 || s.led || s.homeCode() != "" || !slices.Contains(s.offices(), "company") {
		return
	}
	if first, _ := r.drafts[report].Doc.TokensIn(ro.Text); !r.bareOffice(report, int32(first)) {
		return
	}
	if f := r.firmBefore(report, ro.Who.First); f != 0 {
		s.party, s.basis = f, "reported"
	}
}

// bareOffice reports whether nobody is named before the office at token t in its sentence
// whose it might be.
func (r *resolver) bareOffice(report int, t int32) bool {
	d := r.drafts[report].Doc
	for k := d.Sentences[d.Tokens[t].Sentence].First; k < t; k++ {
		if i := r.cast.at[report][k]; i != 0 && r.inName(report, k) {
			return false
		}
	}
	return true
}

// firmBefore returns the firm that was the subject of a main clause last before token t,
// or else the only one that the report names so far; 0 for none, or several.
func (r *resolver) firmBefore(report int, t int32) int32 {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	firm := func(i int32) bool {
		return i != 0 && r.isBody(i) && r.callable(r.cast.list[i-1], "firm") && !r.calledUnion(report, i)
	}
	sent := d.Tokens[t].Sentence
	for k := t - 1; k >= 0 && int(d.Tokens[k].Start) >= d.Title && sent-d.Tokens[k].Sentence <= 3; k-- {
		if firm(at[k]) && actsMainly(d, k) {
			return at[k]
		}
	}
	var only int32
	for k := int32(0); k < t; k++ {
		if i := at[k]; i != only && firm(i) && r.inName(report, k) {
			if only != 0 {
				return 0
			}
			only = i
		}
	}
	return only
}

// calledUnion reports whether a report calls the body of index i-1 a union.
func (r *resolver) calledUnion(report int, i int32) bool {
	d := r.drafts[report].Doc
	return slices.ContainsFunc(r.cast.list[i-1].mentions, func(m mention) bool {
		return m.report == report && m.form == "description" && strings.EqualFold(d.Form(int(m.head)), "union")
	})
}

// actsOn reports whether the one of index i-1 is named where they act on whom the noun at
// token head means, so that these are others.
func (r *resolver) actsOn(report int, i, head int32) bool {
	d := r.drafts[report].Doc
	if bareNoun[gazetteer.Fold(d.Form(int(head)))] == "" {
		return false
	}
	for t := d.Sentences[d.Tokens[head].Sentence].First; t < head; t++ {
		if r.cast.at[report][t] == i && bindsOut(d, t, head) {
			return true
		}
	}
	return false
}

// bindsOut reports whether the noun at token head cannot mean whom token t names, since
// the one acts on the other in one clause: "Ostberg bought the company", "Ostberg, which
// owns a part of the company".
func bindsOut(d *nlp.Doc, t, head int32) bool {
	v := head
	for n := 0; n < 6 && v >= 0 && d.Tokens[v].UPOS != nlp.VERB; n++ {
		if p := d.Tokens[v].Rel.Plain(); v != head && p != nlp.RelNmod && p != nlp.RelObj && p != nlp.RelObl {
			break
		}
		v = d.Tokens[v].Head
	}
	if v < 0 || v == head || d.Tokens[v].UPOS != nlp.VERB || d.Tokens[head].Rel.Plain() == nlp.RelNsubj {
		return false
	}
	if d.Tokens[t].Rel.Plain() == nlp.RelNsubj && d.Tokens[t].Head == v {
		return true
	}
	return d.Tokens[v].Rel == nlp.RelAclRelcl && d.Tokens[v].Head == t
}

package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// itsOffice notes whose an office is that the words give to somebody by a pronoun
// alone which no chain holds: "Its secretary, Omar Diaz," is of the body that the
// sentence before is about, "his transport minister, Anna Berg," of that person.
func (r *resolver) itsOffice(report int, ro *extract.Role) {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	if !ro.Who.OK() || !ro.Side.OK() || at[ro.Who.Head] == 0 || ro.Text.End <= ro.Text.Start || at[ro.Side.Head] != 0 {
		return
	}
	t := ro.Side.Head
	if d.Tokens[t].XPOS != nlp.TagPRPS {
		return
	}
	i := at[ro.Who.Head]
	s := r.cast.list[i-1]
	if s.kind != parley.Person || s.party != 0 || s.serves != 0 {
		return
	}
	owner := r.subjectBefore(report, t)
	if owner == 0 || owner == i {
		return
	}
	switch person := r.cast.list[owner-1].kind == parley.Person; {
	case (d.Is(int(t), "its") || d.Is(int(t), "their")) && !person:
		s.party, s.basis = owner, "reported"
	case (d.Is(int(t), "his") || d.Is(int(t), "her")) && person:
		s.serves = owner
	}
}

// subjectBefore returns whom the clause before token t is about: the last subject
// before it in its sentence, or else the first of the main clause of the sentence
// before; 0 where that is nobody of the cast.
func (r *resolver) subjectBefore(report int, t int32) int32 {
	d := r.drafts[report].Doc
	sent := d.Tokens[t].Sentence
	for k := t - 1; k >= d.Sentences[sent].First; k-- {
		if rel := d.Tokens[k].Rel; rel.Plain() == nlp.RelNsubj && !d.Is(int(k), "one") { // "one of their leaders"
			return r.groupAt(report, k)
		}
	}
	if sent == 0 {
		return 0
	}
	for k := d.Sentences[sent-1].First; k < d.Sentences[sent-1].End; k++ {
		if h := d.Tokens[k].Head; d.Tokens[k].Rel.Plain() == nlp.RelNsubj && h >= 0 && d.Tokens[h].Rel == nlp.RelRoot {
			return r.groupAt(report, k)
		}
	}
	return 0
}

// groupAt returns whom token k names, or the body or people that it describes by a noun
// for those who join it; 0 for nobody.
func (r *resolver) groupAt(report int, k int32) int32 {
	if i := r.cast.at[report][k]; i != 0 {
		return i
	}
	return r.bandOf(report, k)
}

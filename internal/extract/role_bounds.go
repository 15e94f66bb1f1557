package extract

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// ownOffice returns where the office begins that stands right before a name and ends
// at end, of words from title on: what it hangs on is another's ("backer of Senator
// Roe", "the government of President Roe", "growers and Mayor Roe").
func (r *roleReader) ownOffice(title, end int32) int32 {
	d := r.doc
	if end <= title || !r.holds(end-1) || r.several(end-1) || armed[gazetteer.Fold(d.Form(int(end-1)))] {
		return title
	}
	for t := end - 2; t > title; t-- {
		if n := r.nameAt[t]; n != 0 && d.Names[n-1].End > t+1 && d.Names[n-1].First < t {
			continue // "the Bank of Norra president"
		}
		switch d.Tokens[t].UPOS {
		case nlp.ADP:
			if !r.parted(t) || d.Is(int(t), "for") && t+2 == end && !capital(d.Form(int(t+1))) { // "candidate for governor"
				continue
			}
		case nlp.CCONJ:
			if capital(d.Form(int(t-1))) || !capital(d.Form(int(t+1))) || !capital(d.Form(int(end-1))) || r.holds(t-1) && d.Tokens[t-1].XPOS != nlp.TagNNS {
				continue
			}
		default:
			continue
		}
		if t++; t < end-1 && d.Tokens[t].UPOS == nlp.DET {
			t++
		}
		return t
	}
	return title
}

// dates reports whether token t is a time that the clause opens with, right before an
// office: "In March President Roe".
func (r *roleReader) dates(t, first int32) bool {
	if k := timeWords[lower(r.doc.Form(int(t)))].kind; k != tMonth && k != tWeekday || t <= first {
		return false
	}
	return r.doc.Tokens[t-1].UPOS == nlp.ADP || r.doc.Tokens[t-1].UPOS == nlp.ADJ
}

// holds reports whether token t is a word for one who holds an office or has a trade.
func (r *roleReader) holds(t int32) bool {
	switch r.titleAt(t) {
	case "office", "voice", "expert", "member":
		return true
	}
	return r.several(t)
}

// ownsNouns are nouns for whom or what a person has.
var ownsNouns = listed("ownsNouns")

// parted reports whether the preposition at token t hangs an office on another
// person or on those around them.
func (r *roleReader) parted(t int32) bool {
	if r.holds(t - 1) {
		return true
	}
	if ownsNouns[r.doc.Tokens[t-1].Lemma] {
		return true
	}
	return r.doc.Is(int(t), "for") && r.titleAt(t-1) != "group"
}

// armed are ranks, before which an office of the same person may stand: "chairman of
// the joint chiefs General Roe".
var armed = listed("armed")

// inOffice are participles that are part of an office: "acting president".
var inOffice = listed("inOffice")

// inOfficeAt reports whether the participle at token t is part of the office behind it,
// and no deed done to whoever holds that: "acting President", "marketing director", not
// "supporting Senator Roe".
func inOfficeAt(d *nlp.Doc, t int32) bool {
	f := d.Form(int(t))
	if d.Tokens[t].XPOS != nlp.TagVBG || f == "including" || f == "following" || f == "involving" {
		return false
	}
	return capital(f) || !capital(d.Form(int(t+1))) || inOffice[f]
}

// roleEnd returns where the words of a role from a on end that reach to b, without
// those that begin something else.
func roleEnd(d *nlp.Doc, a, b int32) int32 {
	for b > a+1 {
		switch t := &d.Tokens[b-1]; t.UPOS {
		case nlp.ADP, nlp.ADV, nlp.SCONJ, nlp.DET, nlp.PRON, nlp.CCONJ:
			b--
			continue
		case nlp.PUNCT:
			if !d.Is(int(b-1), ")") {
				b--
				continue
			}
		}
		break
	}
	return b
}

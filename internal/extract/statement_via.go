package extract

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// By whom or what words were passed on: an outlet, a document.

// passedOn gives words to whom they are quoted from where who passes them on
// has the verb: "Holm, quoting the minister, said …", "…, the Gazette reported,
// citing two officials".
func (t *teller) passedOn() {
	for q := 1; q+1 < len(t.doc.Tokens); q++ {
		if t.doc.Tokens[q].XPOS != nlp.TagVBG || !t.doc.Is(q, "quoting") && !t.doc.Is(q, "citing") || t.insideQuote(q) {
			continue
		}
		st := t.doc.Sentences[t.doc.Tokens[q].Sentence]
		end := q + 1
		for end < int(st.End) && !t.doc.Is(end, ",") && !t.doc.Is(end, ";") && (t.doc.Tokens[end].UPOS != nlp.PUNCT || t.doc.Is(end, "-")) {
			end++
		}
		root := t.rootOf(q+1, end)
		if root <= q || t.t.pos(root) == nlp.PRON || !t.canSpeak(root) {
			continue
		}
		say := t.sayBeside(q, end, int(st.First), int(st.End))
		if say < 0 {
			continue
		}
		who := t.t.kid(say, nlp.RelNsubj)
		if b := say - 1; b > int(st.First) && t.passesOn(b) {
			who = b // wherever the tree hangs it
		}
		if who < 0 || t.doc.Is(q, "citing") && !t.passesOn(who) && !t.canPrint(who) {
			continue // who cites a reason for what they do passes nothing on
		}
		s := Statement{Cue: t.doc.Bytes(say, say+1)}
		s.Rule, s.Confidence = "quoted", 0.7
		if s.Content = t.told(say, who, q, end, int(st.First), int(st.End)); len(s.Content) == 0 {
			continue
		}
		t.dropCued(say, q)
		f, e := t.t.phrase(root, true)
		t.credit(&s, t.doc.Bytes(max(f, q+1), min(max(e, root+1), end)))
		s.Via, s.Outlet = t.relayer(who), t.passesOn(who)
		t.quoter = append(t.quoter, q, say)
		if s.Source.OK() {
			t.tell(s)
		}
	}
}

// quotedBy notes who passes on what a source says that is "quoted by" them: of
// "Nazer, quoted by SPA, said …" the words are Nazer's.
func (t *teller) quotedBy(a *nlp.Attribution, s *Statement) {
	if len(a.Cue) == 0 {
		return
	}
	cf, _ := t.doc.TokensIn(a.Cue[0])
	first := int(t.doc.Sentences[t.doc.Tokens[cf].Sentence].First)
	for q := cf - 2; q > first+1 && q > cf-10; q-- {
		if !t.doc.Is(q, "quoted") && !t.doc.Is(q, "cited") || !t.doc.Is(q+1, "by") || !t.doc.Is(q-1, ",") {
			continue
		}
		end := q + 2
		for end < cf && t.doc.Tokens[end].UPOS != nlp.PUNCT {
			end++
		}
		who := q - 2
		if k := int(t.nameAt[who]) - 1; k >= 0 {
			who = int(t.doc.Names[k].First)
		} else {
			who, _ = t.t.phrase(who, false)
		}
		if end == q+2 || end+1 < cf && !t.doc.Is(end, ",") || who < first {
			return
		}
		t.credit(s, t.doc.Bytes(who, q-1))
		via := t.rootOf(q+2, end)
		s.Via, s.Outlet = t.relayer(via), t.passesOn(via)
		return
	}
}

// sayBeside returns the verb of saying that the aside [q, end) stands in, -1 for
// none.
func (t *teller) sayBeside(q, end, from, to int) int {
	says := func(v int) bool {
		return v >= from && v < to && t.finite(v) && attrib.LookupCue(lower(t.doc.Form(v))).Verb == attrib.Say
	}
	if h := int(t.t.head[q]); says(h) {
		return h
	}
	for v := q - 1; v >= from && v > q-8; v-- {
		if says(v) {
			return v
		}
	}
	for v := end; v < to && v < end+4; v++ {
		if says(v) {
			return v
		}
	}
	return -1
}

// told returns the content that verb say of subject who credits, around an aside
// [q, end): what follows, or else what stands before the subject.
func (t *teller) told(say, who, q, end, from, to int) []nlp.Span {
	after := say + 1
	if q == after || q == after+1 {
		after = end
	}
	for after < to && t.edge(after) {
		after++
	}
	f, _ := t.t.phrase(who, true)
	if k := int(t.nameAt[who]) - 1; k >= 0 {
		f = min(f, int(t.doc.Names[k].First))
	}
	if q == from { // "Citing officials, the Gazette reported that …"
		return t.contentAfter(after-1, to)
	}
	if f > from+3 && t.doc.Is(f-1, ",") || say < who && say > from+3 && t.doc.Is(say-1, ",") {
		cut := min(f, say) - 1
		if c, ok := t.trim(t.doc.Bytes(from, cut)); ok {
			return []nlp.Span{c}
		}
	}
	if q > after {
		to = min(to, q)
	}
	return t.contentAfter(after-1, to)
}

// canPrint reports whether token i names a body that may be an outlet of news
// for all its name says: an organisation that no list knows.
func (t *teller) canPrint(i int) bool {
	k := int(t.nameAt[i]) - 1
	return k >= 0 && t.doc.Names[k].Kind == nlp.Organisation && t.doc.Names[k].Code == "" || relays[t.t.lemma(i)] || k < 0 && t.t.pos(i) == nlp.PROPN
}

// outlets notes who passed a statement on: the outlet whose words hold all of
// it, or that the sentence names as where it is from ("according to local
// media").
func (t *teller) outlets() {
	for i := range t.Statements {
		s := &t.Statements[i]
		if s.Via.OK() || s.Within == 0 {
			continue
		}
		o := &t.Statements[s.Within-1]
		if !o.Source.OK() || !t.passesOn(int(o.Source.Head)) {
			continue
		}
		whole := size(o.Content)
		own := size(s.Content) + (s.Cue.End - s.Cue.Start) + (s.SourceAt.End - s.SourceAt.Start)
		if own*10 >= whole*8 {
			s.Via, s.Outlet = t.relayer(int(o.Source.Head)), true
		}
	}
	for i := 0; i+2 < len(t.doc.Tokens); i++ {
		if !t.doc.Is(i, "according") || !t.doc.Is(i+1, "to") || t.cued(i) || t.insideQuote(i) {
			continue
		}
		st := t.doc.Sentences[t.doc.Tokens[i].Sentence]
		e := i + 2
		for e < int(st.End) && t.doc.Tokens[e].UPOS != nlp.PUNCT {
			e++
		}
		if e == i+2 {
			continue
		}
		root := t.rootOf(i+2, e)
		if !t.passesOn(root) {
			continue
		}
		for k := range t.Statements {
			s := &t.Statements[k]
			if s.Within > 0 || s.Via.OK() || s.Cue.End == s.Cue.Start || !s.Source.OK() || int(s.Source.Head) == root {
				continue
			}
			if f, _ := t.doc.TokensIn(s.Cue); f >= int(st.First) && f < int(st.End) {
				s.Via, s.Outlet = t.relayer(root), true
			}
		}
	}
}

// papers are words that names of news outlets are made of.
var papers = listed("papers")

// documents holds the nouns for texts that speak for whoever issued them.
var documents = listed("documents")

// telling are the words of what a text does when it speaks: not "the deal offers
// hope" but "the deal says", "the draft calls for".
var telling = listed("telling")

// issuer returns whose text the document at root is: "the union's letter", "a
// Kremlin statement"; false where its words do not tell.
func (t *teller) issuer(first, root int) (Ref, bool) {
	if t.nameAt[root] != 0 || !documents[t.t.lemma(root)] {
		return Ref{}, false
	}
	for c := t.t.first[root]; c >= 0; c = t.t.nxt[c] {
		k := int(c)
		if k < first || k >= root {
			continue
		}
		switch {
		case t.doc.Tokens[k].Rel == nlp.RelNmodPoss && t.t.pos(k) != nlp.PRON && t.canSpeak(k) && !documents[t.t.lemma(k)]:
		case t.t.rel(k) == nlp.RelCompound && t.nameAt[k] != 0 && t.doc.Names[t.nameAt[k]-1].Kind != nlp.Place && t.doc.Names[t.nameAt[k]-1].Kind != nlp.Other:
		case t.t.rel(k) == nlp.RelCompound && t.oneOf(k): // "the court ruling"
		default:
			continue
		}
		f, e := t.nounPhrase(k)
		return Ref{int32(f), int32(min(e, root)), int32(k)}, true
	}
	return Ref{}, false
}

// joint reports whether a document is of several: "the joint statement".
func (t *teller) joint(root int) bool {
	if t.nameAt[root] != 0 || !documents[t.t.lemma(root)] {
		return false
	}
	for c := t.t.first[root]; c >= 0; c = t.t.nxt[c] {
		if t.doc.Is(int(c), "joint") {
			return true
		}
	}
	return false
}

// written reports whether a document tells the words of s in a clause of its own.
func (t *teller) written(s *Statement) bool {
	if !s.Source.OK() || s.Within > 0 || t.nameAt[s.Source.Head] != 0 || !documents[t.t.lemma(int(s.Source.Head))] {
		return false
	}
	v := t.mainCue(t.doc.TokensIn(s.Cue))
	if v < 0 || !telling[t.t.lemma(v)] {
		return false
	}
	// "A draft calls for …" may be read as the calls of a draft.
	calls := s.Rule == "attribution" && t.t.pos(v) == nlp.NOUN && t.t.rel(v) == nlp.RelRoot && int(s.Source.End) == v
	return calls || t.finite(v) && !t.t.passive(v)
}

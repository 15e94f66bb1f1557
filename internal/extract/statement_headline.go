package extract

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// headlines reads the credits that only headlines have: "Offer is an insult -
// teachers", "Chile to leave pact: minister", "Talks near collapse, envoy warns".
func (t *teller) headlines() {
	for k := range t.doc.Sentences {
		st := &t.doc.Sentences[k]
		f, e := int(st.First), int(st.End)
		if f >= e || int(t.doc.Tokens[f].Start) >= t.doc.Title {
			return
		}
		for e > f && (t.doc.Tokens[e-1].UPOS == nlp.PUNCT && !t.doc.Is(e-1, ")")) {
			e--
		}
		if cut := t.creditedBehind(f, e); cut > 0 {
			t.headline(f, cut, cut+1, e, 0, 0)
			continue
		}
		v := e - 1
		if v < f+4 || !t.finite(v) && t.t.pos(v) != nlp.VERB {
			continue
		}
		if w := attrib.LookupCue(lower(t.doc.Form(v))); w.Verb == attrib.NoCue || w.Verb == attrib.OtherCue {
			continue
		}
		for i := v - 1; i > f+1 && i >= v-5; i-- {
			if !t.doc.Is(i, ",") {
				continue
			}
			if i+1 < v && i >= v-4 && t.canSpeak(t.rootOf(i+1, v)) && !t.cued(v) && t.t.lemma(v) != "talk" {
				t.headline(f, i, i+1, v, v, v+1)
			}
			break
		}
	}
}

// creditedBehind returns the dash or colon in the headline [f, e) behind which
// stands who says all before it, 0 for none. An outlet there signs the page.
func (t *teller) creditedBehind(f, e int) int {
	for i := e - 2; i > f+2 && i >= e-5; i-- {
		at, end := int(t.doc.Tokens[i].Start), int(t.doc.Tokens[i].End)
		if !t.doc.Is(i, ":") && (!dash(t.doc.Form(i)) || at == 0 || t.doc.Text[at-1] != ' ' || end >= len(t.doc.Text) || t.doc.Text[end] != ' ') {
			continue
		}
		root := t.rootOf(i+1, e)
		if t.passesOn(root) || !t.canSpeak(root) || t.t.pos(root) == nlp.PRON || documents[t.t.lemma(root)] {
			return 0
		}
		if n := t.nameAt[root]; n != 0 {
			if m := &t.doc.Names[n-1]; m.Kind == nlp.Place || m.Kind == nlp.Organisation && m.Code == "" {
				return 0
			}
		}
		if !t.asserts(f, i) {
			return 0
		}
		for k := i + 1; k < e; k++ {
			if p := t.t.pos(k); p == nlp.VERB || p == nlp.AUX || p == nlp.NUM || p == nlp.ADP {
				return 0
			}
		}
		return i
	}
	return 0
}

// asserts reports whether the words [f, e) of a headline say something: they have
// a verb, or deny that there is a thing.
func (t *teller) asserts(f, e int) bool {
	for i := f; i < e; i++ {
		if p := t.t.pos(i); p == nlp.VERB || p == nlp.AUX || t.doc.Is(i, "no") {
			return true
		}
	}
	return false
}

// headline drafts the words [f, e) of a headline that the source [sf, se)
// says, with the cue [cf, ce) or none, and keeps what others are said to say in
// it within them.
func (t *teller) headline(f, e, sf, se, cf, ce int) {
	c, ok := t.trim(t.doc.Bytes(f, e))
	if !ok {
		return
	}
	edge := int(t.doc.Tokens[sf].Start)
	keep := t.Statements[:0]
	for _, o := range t.Statements {
		if o.Content[0].Start >= t.doc.Title {
			keep = append(keep, o)
			continue
		}
		// A word of the headline that was taken for its verb, or the credit itself.
		if o.SourceAt.Start >= edge || o.Content[0] == c || cf < ce && o.SourceAt.Start <= c.Start && o.SourceAt.End > c.Start {
			continue
		}
		for i := range o.Content {
			o.Content[i].End = min(o.Content[i].End, c.End)
		}
		if last := o.Content[len(o.Content)-1]; last.Start < last.End {
			keep = append(keep, o)
		}
	}
	t.Statements = keep
	s := Statement{Content: []nlp.Span{c}}
	s.Rule, s.Confidence = "headline", 0.5
	if cf < ce {
		s.Cue = t.doc.Bytes(cf, ce)
	}
	t.credit(&s, t.doc.Bytes(sf, se))
	if s.Source.OK() {
		t.tell(s)
	}
}

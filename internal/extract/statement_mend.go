package extract

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// unnamed adds to a source the clause that says why it bears no name: "an
// official who asked not to be named".
func (t *teller) unnamed(a *nlp.Attribution) {
	if len(a.Source) == 0 {
		return
	}
	sp := &a.Source[0]
	first, end := t.doc.TokensIn(*sp)
	if first >= end || end >= len(t.doc.Tokens) || t.doc.Tokens[end].Sentence != t.doc.Tokens[first].Sentence {
		return
	}
	stop := int(t.doc.Sentences[t.doc.Tokens[first].Sentence].End)
	if len(a.Cue) > 0 && a.Cue[0].Start >= sp.End {
		c, _ := t.doc.TokensIn(a.Cue[0])
		stop = min(stop, c)
	}
	i := end
	if t.doc.Is(i, ",") {
		i++
	}
	if i >= stop || !t.doc.Is(i, "who") && !t.doc.Is(i, "speaking") && !t.doc.Is(i, "on") {
		return
	}
	for k := i; k < stop && k < i+10; k++ {
		switch lower(t.doc.Form(k)) {
		case "named", "identified", "anonymity", "anonymous", "anonymously":
			sp.End = int(t.doc.Tokens[k].End)
			return
		}
	}
}

// unclosed lengthens a content that breaks off at the end of a few words in
// marks which it holds only the first mark of, where its clause goes on: the
// words in marks are a part of it, not its end.
func (t *teller) unclosed(a *nlp.Attribution) {
	for k := range a.Content {
		c := &a.Content[k]
		for n := t.quoteFrom(c.Start); n < len(t.quotes) && t.quotes[n].Start < c.End; n++ {
			q := &t.quotes[n]
			if q.Depth > 0 || q.Start <= c.Start || q.End < c.End || q.Open {
				continue
			}
			_, end := t.doc.TokensIn(*c)
			after := end
			for after < len(t.doc.Tokens) && int(t.doc.Tokens[after].Start) < q.End {
				after++
			}
			if after >= len(t.doc.Tokens) || t.edge(after) || t.doc.Tokens[after].UPOS == nlp.PUNCT {
				c.End = q.End
				break
			}
			if v := t.t.pos(after); v != nlp.VERB && v != nlp.AUX {
				break
			}
			stop := int(t.doc.Sentences[t.doc.Tokens[end-1].Sentence].End)
			for _, spans := range [][]nlp.Span{a.Source, a.Cue} {
				if len(spans) > 0 && spans[0].Start >= q.End {
					f, _ := t.doc.TokensIn(spans[0])
					stop = min(stop, f)
				}
			}
			for stop > after && (t.edge(stop-1) || t.doc.Tokens[stop-1].UPOS == nlp.PUNCT) {
				stop--
			}
			if stop > after {
				c.End = int(t.doc.Tokens[stop-1].End)
			}
			break
		}
	}
}

// hearsay are the verbs by which a report says in the passive that it only hears
// a thing.
var hearsay = map[string]bool{
	"say": true, "believe": true, "think": true, "understand": true, "report": true, "rumour": true, "rumor": true, "allege": true, "claim": true, "suppose": true,
}

// reputed mends "Chile is said to have offered two ports": Chile says nothing of
// that, it is what it is said to have done, and the report's own caution.
func (t *teller) reputed(a *nlp.Attribution) {
	if len(a.Cue) == 0 || len(a.Content) == 0 || len(a.Source) == 0 || a.Source[0].Start > a.Cue[0].Start {
		return
	}
	first, end := t.doc.TokensIn(a.Cue[0])
	v := -1
	for i := first; i < end; i++ {
		if hearsay[t.t.lemma(i)] && t.t.pos(i) == nlp.VERB {
			v = i
		}
	}
	if v < 0 || v+1 >= len(t.doc.Tokens) || !t.doc.Is(v+1, "to") || t.t.kid(v, nlp.RelAuxPass) < 0 {
		return
	}
	x := t.t.kid(v, nlp.RelXcomp)
	_, stop := t.doc.TokensIn(a.Content[len(a.Content)-1])
	if x <= v || x > v+5 || x+1 >= stop {
		a.Content = nil
		return
	}
	if w := attrib.LookupCue(lower(t.doc.Form(x))).Verb; w == attrib.NoCue || w == attrib.OtherCue {
		a.Content = nil
		return
	}
	a.Cue = []nlp.Span{t.doc.Bytes(first, x+1)}
	a.Content = []nlp.Span{t.doc.Bytes(x+1, stop)}
}

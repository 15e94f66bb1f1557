package extract

import "github.com/parley-record/parley/nlp"

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

// Package score measures what the engine reads against what people annotated:
// precision, recall and F1 over spans, tags, trees and coreference chains.
package score

import "github.com/parley-record/parley/nlp"

// A Count is what was found against what there is to find. The zero Count is empty.
type Count struct{ Right, Found, Gold float64 }

// Add adds another count.
func (c *Count) Add(o Count) {
	c.Right += o.Right
	c.Found += o.Found
	c.Gold += o.Gold
}

// Precision returns the share of what was found that is right, in [0, 1]; 0
// where nothing was found.
func (c Count) Precision() float64 { return ratio(c.Right, c.Found) }

// Recall returns the share of gold that was found, in [0, 1].
func (c Count) Recall() float64 { return ratio(c.Right, c.Gold) }

// F1 returns the harmonic mean of precision and recall, in [0, 1].
func (c Count) F1() float64 { return ratio(2*c.Right, c.Found+c.Gold) }

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Spans counts exact matches; a span that stands twice counts twice.
func Spans[S comparable](gold, found []S) Count {
	left := make(map[S]int, len(gold))
	for _, g := range gold {
		left[g]++
	}
	c := Count{Found: float64(len(found)), Gold: float64(len(gold))}
	for _, f := range found {
		if left[f] > 0 {
			left[f]--
			c.Right++
		}
	}
	return c
}

// TokenSpans returns the byte ranges of the words of d.
func TokenSpans(d *nlp.Doc) []nlp.Span {
	s := make([]nlp.Span, len(d.Tokens))
	for i := range d.Tokens {
		s[i] = d.Bytes(i, i+1)
	}
	return s
}

// SentenceSpans returns the byte ranges of the sentences of d.
func SentenceSpans(d *nlp.Doc) []nlp.Span {
	s := make([]nlp.Span, len(d.Sentences))
	for i, x := range d.Sentences {
		s[i] = d.Bytes(int(x.First), int(x.End))
	}
	return s
}

// A Words is how many words have each layer right, punctuation counted.
type Words struct{ N, UPOS, XPOS, Feats, Lemma, UAS, LAS, LASPlain int }

// Percent returns n as a share of the words in [0, 100].
func (w Words) Percent(n int) float64 { return 100 * ratio(float64(n), float64(w.N)) }

// CompareWords counts over two documents with the same words. Lemmas are
// compared in lower case, LASPlain without subtypes.
func CompareWords(gold, got *nlp.Doc) Words {
	w := Words{N: len(gold.Tokens)}
	for i := range gold.Tokens {
		g, p := &gold.Tokens[i], &got.Tokens[i]
		w.UPOS += one(g.UPOS == p.UPOS)
		w.XPOS += one(g.XPOS == p.XPOS)
		w.Feats += one(g.Feats == p.Feats)
		w.Lemma += one(lower(g.Lemma) == lower(p.Lemma))
		if got.Has&nlp.Trees != 0 && g.Head == p.Head {
			w.UAS++
			w.LAS += one(g.Rel == p.Rel)
			w.LASPlain += one(g.Rel.Plain() == p.Rel.Plain())
		}
	}
	return w
}

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

package diff

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// A Finding is one difference between two sentences, in bytes of each; the zero
// Span where one side has no words for it.
type Finding struct {
	Kind string
	A, B nlp.Span
	Note string
}

// sameFrom is the likelihood from which one sentence counts as a telling of
// another, in thousandths.
const sameFrom = 500

// Sentences returns how likely it is that b is a telling of a, whether it is
// taken for one, and how the two differ. Both are read as one passage each.
func (c *Comparer) Sentences(a, b *nlp.Doc) (similarity int32, same bool, found []Finding) {
	if len(a.Tokens) == 0 || len(b.Tokens) == 0 {
		return 0, false, nil
	}
	similarity = c.Similarity(a, b)
	v := newVocabulary()
	ta, tb := ownTale(a, c.side(v, a)), ownTale(b, c.side(v, b))
	pa, pb := c.whole(v, a), c.whole(v, b)
	for _, f := range c.find(ta, tb, &pa, &pb) {
		found = append(found, Finding{f.kind, f.a, f.b, f.note})
	}
	return similarity, similarity >= sameFrom, found
}

// A Wording is where a report tells an utterance that was asked for.
type Wording struct {
	Report   int      // index
	At       nlp.Span // the words
	Sentence nlp.Span
	Exact    bool // word for word
	Marked   bool // between quotation marks
	Tied     int  // of the words asked for, those found here, in thousandths
	Found    []Finding
}

// leastTied is the share of an utterance's words, in thousandths, that a
// wording of it must have.
const leastTied = 500

// Wordings returns every telling of an utterance in the reports, the nearest
// of each report first. utterance is given without its quotation marks; of a report
// that nobody has read, nil, nothing is found.
func (c *Comparer) Wordings(utterance *nlp.Doc, docs []*nlp.Doc) []Wording {
	if len(utterance.Tokens) == 0 {
		return nil
	}
	v := newVocabulary()
	q := c.whole(v, utterance)
	if len(q.words) == 0 {
		return nil
	}
	tq := ownTale(utterance, c.side(v, utterance))
	var out []Wording
	for r, d := range docs {
		if d == nil {
			continue
		}
		s := c.side(v, d)
		t := ownTale(d, s)
		var here []Wording
		for i := range s.sentences {
			p := &s.sentences[i]
			if len(p.words) == 0 || !mayHold(&q, p) {
				continue
			}
			w := newWeft(tq, t, &q, p)
			lo, hi, met := w.window(0, len(q.words))
			if met == 0 || ratio(met, len(q.words)) < leastTied || met < min(2, len(q.words)) {
				continue
			}
			x := Wording{Report: r, At: p.at(lo, hi), Sentence: p.bytes(), Tied: int(ratio(met, len(q.words))), Marked: t.quotedWords(p, lo, hi)}
			x.Exact = hi-lo == len(q.words) && w.verbatim(0, lo, len(q.words))
			if n := w.verbatimAt(); !x.Exact && n >= 0 {
				lo, hi, x.Exact = n, n+len(q.words), true
				x.At, x.Tied, x.Marked = p.at(lo, hi), 1000, t.quotedWords(p, lo, hi)
			}
			if !x.Exact {
				part := p.part(p.words[lo].tok, p.words[hi-1].tok+1)
				for _, f := range c.find(tq, t, &q, &part) {
					if f.kind == polarityChanged && negatedBefore(p, lo) {
						continue // "never sign" for "not sign"
					}
					switch f.kind {
					case quoteAltered, marksAdded, marksDropped, creditAdded, creditDropped:
					default:
						x.Found = append(x.Found, Finding{f.kind, f.a, f.b, f.note})
					}
				}
			}
			here = append(here, x)
		}
		slices.SortStableFunc(here, func(a, b Wording) int {
			if a.Exact != b.Exact {
				if a.Exact {
					return -1
				}
				return 1
			}
			return b.Tied - a.Tied
		})
		out = append(out, here...)
	}
	return out
}

// verbatimAt returns from which word on b holds all words of a as they are, or -1.
func (w *weft) verbatimAt() int {
	n := len(w.pa.words)
	for j := 0; j+n <= len(w.pb.words); j++ {
		if w.verbatim(0, j, n) {
			return j
		}
	}
	return -1
}

// negatedBefore reports whether one of the few words before word i of p denies.
func negatedBefore(p *passage, i int) bool { return negatedIn(p, max(0, i-3), i) }

// negatedIn reports whether one of words [i, j) of p denies.
func negatedIn(p *passage, i, j int) bool {
	for k := i; k < j; k++ {
		if p.words[k].neg {
			return true
		}
	}
	return false
}

// mayHold reports whether p has any content word of q.
func mayHold(q, p *passage) bool {
	for i := range q.words {
		for j := range p.words {
			if q.words[i].kind != functionWord && q.words[i].lemma == p.words[j].lemma || len(q.words) < 3 && q.words[i].form == p.words[j].form {
				return true
			}
		}
	}
	return false
}

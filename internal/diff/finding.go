package diff

import "github.com/parley-record/parley/nlp"

// A finding is one difference of two passages: bytes of a's report and of b's,
// zero where one has none.
type finding struct {
	kind string
	a, b nlp.Span
	note string
}

// The kinds of difference.
const (
	quoteAltered     = "quote_altered"
	marksAdded       = "quote_marks_added"
	marksDropped     = "quote_marks_dropped"
	hedgeDropped     = "hedge_dropped"
	hedgeAdded       = "hedge_added"
	creditDropped    = "attribution_dropped"
	creditAdded      = "attribution_added"
	creditChanged    = "attribution_changed"
	actorGeneralised = "actor_generalised"
	actorSpecified   = "actor_specified"
	numberChanged    = "number_changed"
	dateChanged      = "date_changed"
	polarityChanged  = "polarity_changed"
	scopeChanged     = "scope_changed"
	actChanged       = "act_changed"
	certaintyChanged = "certainty_changed"
	strengthChanged  = "strength_changed"
	developed        = "developed"
	wordingChanged   = "wording_changed"
	onlyInA          = "only_in_a"
	onlyInB          = "only_in_b"
	mostDifferent    = 25 // words of a side of a difference
	mostFindings     = 24 // differences of one pair of passages
)

// find returns how two passages differ, the surest kinds first, each word in
// one finding at most where kinds exclude each other.
func (c *Comparer) find(a, b *tale, pa, pb *passage) []finding {
	return c.weave(a, b, pa, pb).findings()
}

// weave ties the words of two passages and looks for differences.
func (c *Comparer) weave(a, b *tale, pa, pb *passage) *weft {
	w := newWeft(a, b, pa, pb)
	w.quotes()
	w.intents()
	w.bothWays((*weft).willing)
	w.bothWays((*weft).planless)
	w.orders()
	w.stages()
	w.dates()
	w.numbers()
	w.measured()
	w.bounds()
	w.bothWays((*weft).parted)
	w.credits()
	w.actors()
	w.hedges()
	w.polarity()
	w.graded()
	w.guards()
	w.silence()
	w.acts()
	w.rewordings()
	w.terms()
	w.qualities()
	return w
}

// bothWays looks for a difference from a to b, and from b to a.
func (w *weft) bothWays(look func(*weft)) {
	look(w)
	f := w.flip()
	look(f)
	w.take(f, mirrored)
}

func (w *weft) findings() []finding { return w.out[:min(len(w.out), mostFindings)] }

// told returns which words are tied.
func told(l []link) []bool {
	t := make([]bool, len(l))
	for i := range l {
		t[i] = l[i].kind != unlinked
	}
	return t
}

// add notes a difference between a's words [a0, a1) and b's [b0, b1); an empty
// range stands for none.
func (w *weft) add(kind string, a0, a1, b0, b1 int, note string) {
	f := finding{kind: kind, note: note}
	if a0 >= 0 && a0 < a1 {
		a1 = min(a1, a0+mostDifferent)
		f.a = w.pa.at(a0, a1)
		for i := a0; i < a1; i++ {
			w.usedA[i] = true
		}
	}
	if b0 >= 0 && b0 < b1 {
		b1 = min(b1, b0+mostDifferent)
		f.b = w.pb.at(b0, b1)
		for j := b0; j < b1; j++ {
			w.usedB[j] = true
		}
	}
	if f.a.End == 0 && f.b.End == 0 {
		return
	}
	w.out = append(w.out, f)
}

// flip returns the weft of b against a, for detectors that look one way; its
// findings are turned back by the caller.
func (w *weft) flip() *weft {
	f := &weft{a: w.b, b: w.a, pa: w.pb, pb: w.pa, la: w.lb, lb: w.la, usedA: w.usedB, usedB: w.usedA, close: w.close}
	f.edits = make([]edit, 0, len(w.edits))
	for _, e := range w.edits {
		f.edits = append(f.edits, edit{e.b0, e.b1, e.a0, e.a1})
	}
	return f
}

// take adds the findings of a flipped weft under the names that they have from
// this side.
func (w *weft) take(f *weft, name map[string]string) {
	for _, x := range f.out {
		k := x.kind
		if n := name[k]; n != "" {
			k = n
		}
		w.out = append(w.out, finding{k, x.b, x.a, x.note})
	}
}

// mirrored are the kinds of difference whose name goes by the side from which one looks,
// with the name from the other.
var mirrored = map[string]string{
	marksAdded: marksDropped, marksDropped: marksAdded, hedgeDropped: hedgeAdded, hedgeAdded: hedgeDropped,
	creditDropped: creditAdded, creditAdded: creditDropped, actorGeneralised: actorSpecified, actorSpecified: actorGeneralised,
	onlyInA: onlyInB, onlyInB: onlyInA,
}

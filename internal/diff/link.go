package diff

import (
	"slices"
	"sync"

	"github.com/parley-record/parley/nlp"
)

// A linkKind is how a word is tied to one of the other passage.
type linkKind uint8

const (
	unlinked linkKind = iota
	soft              // another word of like meaning in the same place
	hard              // the same word, in whatever form
)

type link struct {
	at   int
	kind linkKind
}

// An edit is words of a where b has others: a's [a0, a1) against b's [b0, b1).
// Either may be empty.
type edit struct{ a0, a1, b0, b1 int }

// A weft is two passages with their words tied.
type weft struct {
	a, b   *tale
	pa, pb *passage
	la, lb []link
	edits  []edit
	usedA  []bool // words that a difference has been found in
	usedB  []bool
	out    []finding
	close  int32 // share of the words tied hard, in thousandths of the longer passage
}

// softLeast is the cosine, in thousandths, from which words are of like meaning.
const softLeast = 480

// cosine returns how near word i of the one passage and word j of the other lie.
func (w *weft) cosine(i, j int) int32 {
	return w.pa.voc.cosine(w.pa.lean[i].number, w.pb.lean[j].number)
}

// newWeft holds passage pa of a against pb of b, with their words linked.
func newWeft(a, b *tale, pa, pb *passage) *weft {
	w := &weft{a: a, b: b, pa: pa, pb: pb, la: make([]link, len(pa.words)), lb: make([]link, len(pb.words)),
		usedA: make([]bool, len(pa.words)), usedB: make([]bool, len(pb.words))}
	for i := range w.la {
		w.la[i].at = -1
	}
	for j := range w.lb {
		w.lb[j].at = -1
	}
	w.chain()
	w.moved()
	w.beside()
	w.mentioned()
	w.soften()
	w.cut()
	n := 0
	for _, l := range w.la {
		if l.kind == hard {
			n++
		}
	}
	w.close = ratio(n, max(len(w.la), len(w.lb)))
	return w
}

func (w *weft) tie(i, j int, k linkKind) { w.la[i], w.lb[j] = link{j, k}, link{i, k} }

func same(a, b *word) bool {
	if a.kind == numberWord && b.kind == numberWord && (hasDigit(a.form) != hasDigit(b.form)) {
		x, _ := numeral(a.form)
		y, _ := numeral(b.form)
		return x > 1 && x == y // "forty", "40"
	}
	if v := numberWords[a.form]; v > 0 && v == numberWords[b.form] {
		return true
	}
	return a.form == b.form || a.kind != numberWord && b.kind != numberWord && a.lemma == b.lemma || (a.kind == contentWord || b.kind == contentWord) && sameLemma(a, b)
}

// same reports whether word i of a and word j of b are the same.
func (w *weft) same(i, j int) bool {
	// Most pairs are told apart by their hashes.
	x, y := &w.pa.lean[i], &w.pb.lean[j]
	if x.form != y.form && x.lemma != y.lemma && (x.stem != y.stem || x.stem == 0) && !(x.value && y.value) && !(x.kind == numberWord && y.kind == numberWord) {
		return false
	}
	return same(&w.pa.words[i], &w.pb.words[j])
}

// chainRoom is memory for chain that nobody uses.
var chainRoom = sync.Pool{New: func() any { return new([]int32) }}

// chain ties the same words of both in order, so that the rarest are tied
// (Needleman and Wunsch 1970 without a cost for gaps).
func (w *weft) chain() {
	na, nb := len(w.pa.words), len(w.pb.words)
	if na == 0 || nb == 0 || na*nb > 1<<18 {
		return
	}
	room := chainRoom.Get().(*[]int32)
	defer chainRoom.Put(room)
	*room = zero(*room, (na+1)*(nb+1))
	best := *room
	val := func(i, j int) int32 {
		if !w.same(i, j) {
			return 0
		}
		a := &w.pa.words[i]
		v := int32(600) + a.idf
		if a.kind == functionWord {
			v = 250
		}
		// A word that follows a tied word ties more readily.
		if i > 0 && j > 0 && w.pa.words[i-1].form == w.pb.words[j-1].form {
			v += 150
		}
		return v
	}
	for i := na - 1; i >= 0; i-- {
		row, below := best[i*(nb+1):][:nb+1], best[(i+1)*(nb+1):][:nb+1]
		for j := nb - 1; j >= 0; j-- {
			m := max(below[j], row[j+1])
			if v := val(i, j); v > 0 {
				m = max(m, v+below[j+1])
			}
			row[j] = m
		}
	}
	for i, j := 0, 0; i < na && j < nb; {
		switch v := val(i, j); {
		case v > 0 && best[i*(nb+1)+j] == v+best[(i+1)*(nb+1)+j+1]:
			w.tie(i, j, hard)
			i++
			j++
		case best[i*(nb+1)+j] == best[(i+1)*(nb+1)+j]:
			i++
		default:
			j++
		}
	}
	// A function word that is tied far from any other tied word means nothing.
	for i := range w.la {
		if w.la[i].kind == hard && w.pa.words[i].kind == functionWord && !w.pa.words[i].neg && !w.neighbour(i) {
			j := w.la[i].at
			w.la[i], w.lb[j] = link{at: -1}, link{at: -1}
		}
	}
}

// neighbour reports whether a word next to word i of a is tied next to its tie.
func (w *weft) neighbour(i int) bool {
	j := w.la[i].at
	for d := -2; d <= 2; d++ {
		if k := i + d; d != 0 && k >= 0 && k < len(w.la) && w.la[k].kind == hard && abs(w.la[k].at-j) <= 3 {
			return true
		}
	}
	return false
}

// moved ties the same content words that stand in another order.
func (w *weft) moved() {
	for i := range w.la {
		a := &w.pa.words[i]
		if w.la[i].at >= 0 || a.kind == functionWord && !a.neg {
			continue
		}
		for j := range w.lb {
			if w.lb[j].at < 0 && w.same(i, j) {
				w.tie(i, j, hard)
				break
			}
		}
	}
}

// beside ties the same small words that stand next to tied ones: what is told in
// another place of the sentence comes with its articles and particles.
func (w *weft) beside() {
	grow := func(from, to, step int) {
		for i := from; i != to; i += step {
			k := i - step
			if w.la[i].at >= 0 || k < 0 || k >= len(w.la) || w.la[k].kind != hard {
				continue
			}
			if j := w.la[k].at + step; j >= 0 && j < len(w.lb) && w.lb[j].at < 0 && w.pa.words[i].kind == functionWord && w.pa.words[i].form == w.pb.words[j].form {
				w.tie(i, j, hard)
			}
		}
	}
	grow(0, len(w.la), 1)
	grow(len(w.la)-1, -1, -1)
}

// mentioned ties the words of two mentions of one actor: "US" and "United
// States".
func (w *weft) mentioned() {
	for _, m := range w.here(w.a, w.pa) {
		if m.actor == "" || w.tiedName(m) {
			continue
		}
		for _, o := range w.here(w.b, w.pb) {
			if o.actor != m.actor || w.tiedNameB(o) {
				continue
			}
			for i := m.i; i < m.j; i++ {
				if w.la[i].at < 0 {
					w.la[i] = link{o.j - 1, hard}
				}
			}
			for j := o.i; j < o.j; j++ {
				if w.lb[j].at < 0 {
					w.lb[j] = link{m.j - 1, hard}
				}
			}
			break
		}
	}
}

// head returns the index of the word that word i of p hangs on, or -1.
func head(p *passage, i int) int {
	if p.doc.Has&nlp.Trees == 0 {
		return -1
	}
	h := p.doc.Tokens[p.words[i].tok].Head
	for k := range p.words {
		if p.words[k].tok == h {
			return k
		}
	}
	return -1
}

// counterpart returns the index of the word of b that says what word i of a
// says: its tie, or the word on which the ties of two of its dependents hang.
func (w *weft) counterpart(i int) int {
	if w.la[i].kind != unlinked {
		return w.la[i].at
	}
	var found []int
	var plenty []bool // of each: the dependent was a content word
	for k := range w.pa.words {
		if w.la[k].kind == unlinked || head(w.pa, k) != i {
			continue
		}
		h := head(w.pb, w.la[k].at)
		if h < 0 {
			continue
		}
		content := w.pa.words[k].kind != functionWord
		for n, f := range found {
			if f == h && (content || plenty[n]) {
				return h
			}
		}
		found, plenty = append(found, h), append(plenty, content)
	}
	return -1
}

// soften ties words of like meaning that are left, the nearest first.
func (w *weft) soften() {
	type pair struct {
		near int32
		i, j int
	}
	var pairs []pair
	for i := range w.la {
		a := &w.pa.words[i]
		if w.la[i].at >= 0 || a.kind != contentWord {
			continue
		}
		for j := range w.lb {
			b := &w.pb.words[j]
			if w.lb[j].at >= 0 || b.kind != contentWord || !like(w.upos(w.pa, i), w.upos(w.pb, j)) {
				continue
			}
			c := w.cosine(i, j)
			if c >= softLeast-60 && w.facing(i, j) {
				c += 60
			}
			if c >= softLeast {
				pairs = append(pairs, pair{c, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return int(y.near - x.near) })
	for _, p := range pairs {
		if w.la[p.i].at < 0 && w.lb[p.j].at < 0 {
			w.tie(p.i, p.j, soft)
		}
	}
}

func (w *weft) upos(p *passage, i int) nlp.UPOS { return p.doc.Tokens[p.words[i].tok].UPOS }

// like reports whether words of two classes may say the same.
func like(a, b nlp.UPOS) bool {
	if a == b {
		return true
	}
	noun := func(u nlp.UPOS) bool { return u == nlp.NOUN || u == nlp.VERB || u == nlp.PROPN }
	mod := func(u nlp.UPOS) bool { return u == nlp.ADJ || u == nlp.ADV || u == nlp.NOUN || u == nlp.VERB }
	return noun(a) && noun(b) || mod(a) && mod(b)
}

// facing reports whether words i and j stand between the same tied words.
func (w *weft) facing(i, j int) bool {
	before := func(l []link, k int) int {
		for k--; k >= 0; k-- {
			if l[k].kind == hard {
				return k
			}
		}
		return -1
	}
	after := func(l []link, k int) int {
		for k++; k < len(l); k++ {
			if l[k].kind == hard {
				return k
			}
		}
		return len(l)
	}
	p, q := before(w.la, i), before(w.lb, j)
	if p >= 0 && q >= 0 && w.la[p].at == q {
		return true
	}
	p, q = after(w.la, i), after(w.lb, j)
	return p < len(w.la) && q < len(w.lb) && w.la[p].at == q || p == len(w.la) && q == len(w.lb)
}

// cut makes edits of the words that are not tied hard: each run of a with the
// run of b that stands between the same ties, or next to one of them.
func (w *weft) cut() {
	type run struct{ from, to int }
	runs := func(l []link) []run {
		var out []run
		for i := 0; i < len(l); {
			if l[i].kind == hard {
				i++
				continue
			}
			j := i
			for j < len(l) && l[j].kind != hard {
				j++
			}
			out = append(out, run{i, j})
			i = j
		}
		return out
	}
	ra, rb := runs(w.la), runs(w.lb)
	taken := make([]bool, len(rb))
	for _, x := range ra {
		best, bestScore := -1, 0
		for k, y := range rb {
			if taken[k] {
				continue
			}
			s := 0
			switch {
			case x.from > 0 && y.from > 0 && w.la[x.from-1].at == y.from-1, x.from == 0 && y.from == 0:
				s += 3
			}
			switch {
			case x.to < len(w.la) && y.to < len(w.lb) && w.la[x.to].at == y.to, x.to == len(w.la) && y.to == len(w.lb):
				s += 3
			}
			for i := x.from; i < x.to; i++ {
				if w.la[i].kind == soft && w.la[i].at >= y.from && w.la[i].at < y.to {
					s += 2
				}
			}
			if s > bestScore {
				best, bestScore = k, s
			}
		}
		e := edit{x.from, x.to, -1, -1}
		if best >= 0 {
			taken[best] = true
			e.b0, e.b1 = rb[best].from, rb[best].to
		}
		w.edits = append(w.edits, e)
	}
	for k, y := range rb {
		if !taken[k] {
			w.edits = append(w.edits, edit{-1, -1, y.from, y.to})
		}
	}
}

package attrib

import "github.com/parley-record/parley/nlp"

// trees holds what the features ask of the dependency trees of a text.
type trees struct {
	order  []int32  // every token after its head
	left   []int32  // first token of the subtree
	right  []int32  // last token of the subtree
	cue    []int32  // nearest cue verb above the token, -1: none
	top    []int32  // the dependent of that verb whose subtree holds the token
	kids   []uint16 // relations of the dependents, as bits
	depth  []uint8
	climbs []int32
}

const (
	kidSubj = 1 << iota
	kidClause
	kidObj
	kidObl
	kidMark
	kidNeg
	kidParataxis
	kidXcomp
	kidAux
	kidCase
)

func kidBit(r nlp.Rel) uint16 {
	switch r.Plain() {
	case nlp.RelNsubj, nlp.RelCsubj:
		return kidSubj
	case nlp.RelCcomp:
		return kidClause
	case nlp.RelObj, nlp.RelIobj:
		return kidObj
	case nlp.RelObl:
		return kidObl
	case nlp.RelMark:
		return kidMark
	case nlp.RelParataxis:
		return kidParataxis
	case nlp.RelXcomp:
		return kidXcomp
	case nlp.RelAux:
		return kidAux
	case nlp.RelCase:
		return kidCase
	}
	return 0
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4+64)
	}
	return s[:n]
}

// read fills t from the heads of d. isCue says which tokens are cue verbs.
func (t *trees) read(d *nlp.Doc, isCue func(i int) bool) {
	n := len(d.Tokens)
	t.left, t.right = grow(t.left, n), grow(t.right, n)
	t.cue, t.top = grow(t.cue, n), grow(t.top, n)
	t.kids, t.depth = grow(t.kids, n), grow(t.depth, n)
	t.order = t.order[:0]
	const unseen = -2
	for i := range n {
		t.left[i], t.right[i], t.cue[i], t.top[i], t.kids[i], t.depth[i] = int32(i), int32(i), unseen, -1, 0, 0
	}
	for i := range n {
		t.climbs = t.climbs[:0]
		j := int32(i)
		for j >= 0 && t.cue[j] == unseen {
			t.cue[j] = -1 // a cycle ends here
			t.climbs = append(t.climbs, j)
			j = d.Tokens[j].Head
		}
		for k := len(t.climbs) - 1; k >= 0; k-- {
			c := t.climbs[k]
			t.order = append(t.order, c)
			h := d.Tokens[c].Head
			if h < 0 {
				continue
			}
			t.depth[c] = min(t.depth[h], 200) + 1
			t.kids[h] |= kidBit(d.Tokens[c].Rel)
			if isCue(int(h)) {
				t.cue[c], t.top[c] = h, c
			} else {
				t.cue[c], t.top[c] = t.cue[h], t.top[h]
			}
		}
	}
	for k := len(t.order) - 1; k >= 0; k-- {
		c := t.order[k]
		if h := d.Tokens[c].Head; h >= 0 {
			t.left[h] = min(t.left[h], t.left[c])
			t.right[h] = max(t.right[h], t.right[c])
		}
	}
}

package diff

import "math/bits"

// inBits is how many words a set of bits has room for: nearly all sentences.
const inBits = 64

// where fills m.bits with the words of b, as bits, that are the same as each word of
// a: by its form or by its lemma.
func (m *matcher) where(a, b *passage, by int) []uint64 {
	like := b.chained()
	m.bits = m.bits[:0]
	for i := range a.lean {
		h, set := a.lean[i].key(by), uint64(0)
		for j := like.first[by][slot(h)]; j >= 0; j = like.next[by][j] {
			if b.lean[j].key(by) == h {
				set |= 1 << j
			}
		}
		m.bits = append(m.bits, set)
	}
	return m.bits
}

// key returns what a word is the same by.
func (l *lean) key(by int) uint64 {
	if by == byForm {
		return l.form
	}
	return l.lemma
}

// subsequence returns the length of the longest common subsequence of forms and
// of the longest common run. All words of b are held against one of a at once
// (Crochemore and others 2001).
func (m *matcher) subsequence(a, b *passage) (lcs, run int) {
	n := len(b.lean)
	if n > inBits {
		return m.longSubsequence(a, b)
	}
	met, none := m.where(a, b, byForm), ^uint64(0)
	for _, x := range met {
		none = none + none&x | none&^x
	}
	lcs = bits.OnesCount64(^none << (inBits - n))
	for on := true; on; run++ {
		on = false
		before := uint64(0) // where runs as long end at the word of a before
		for i, x := range met {
			on = on || x != 0
			met[i], before = x&(before<<1), x
		}
	}
	return lcs, run - 1
}

// distance returns how many words must be put in, taken out or replaced to
// make b of a, all words of b at once (Myers 1999, Hyyrö 2003).
func (m *matcher) distance(a, b *passage) int {
	n := len(b.lean)
	if n > inBits || n == 0 {
		return m.longDistance(a, b)
	}
	more, less := ^uint64(0), uint64(0) // where the distance rises or falls along b
	d := n
	for _, x := range m.where(a, b, byLemma) {
		diagonal := (x&more + more) ^ more | x | less
		up, down := less|^(diagonal|more), more&diagonal
		d += int(up>>(n-1)&1) - int(down>>(n-1)&1)
		up, down = up<<1|1, down<<1
		more, less = down|^(diagonal|up), up&diagonal
	}
	return d
}

// longSubsequence is subsequence of passages of any length.
func (m *matcher) longSubsequence(a, b *passage) (lcs, run int) {
	n := len(b.lean)
	up, cur, runs := zero(m.row[0], n+1), zero(m.row[1], n+1), zero(m.row[2], n+1)
	most := int32(0)
	for i := range a.lean {
		diag, f := int32(0), a.lean[i].form
		for j := range b.lean {
			above := runs[j+1]
			if f == b.lean[j].form {
				cur[j+1] = up[j] + 1
				runs[j+1] = diag + 1
				most = max(most, diag+1)
			} else {
				cur[j+1] = max(up[j+1], cur[j])
				runs[j+1] = 0
			}
			diag = above
		}
		up, cur = cur, up
	}
	m.row = [3][]int32{up, cur, runs}
	return int(up[n]), int(most)
}

// longDistance is distance of passages of any length.
func (m *matcher) longDistance(a, b *passage) int {
	n := len(b.lean)
	up, cur := zero(m.row[0], n+1), zero(m.row[1], n+1)
	for j := range up {
		up[j] = int32(j)
	}
	for i := range a.lean {
		cur[0] = int32(i + 1)
		f := a.lean[i].lemma
		for j := range b.lean {
			c := int32(1)
			if f == b.lean[j].lemma {
				c = 0
			}
			cur[j+1] = min(up[j]+c, up[j+1]+1, cur[j]+1)
		}
		up, cur = cur, up
	}
	m.row[0], m.row[1] = up, cur
	return int(up[n])
}

package ner

import (
	"slices"

	"github.com/parley-record/parley/nlp/model"
)

// known holds what is known of single words, by hash: whether they are given
// names, surnames or cities. The zero known knows nothing.
type known struct {
	names table // hashFold → lex bits
}

func (l *known) flags(h uint32) uint8 { return uint8(l.names.get(h)) }

// A table maps 32-bit hashes to 16-bit values by open addressing.
type table struct {
	keys []uint32 // 0: free
	vals []uint16
	mask uint32
}

func newTable(n int) table {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return table{model.Make[uint32](size), model.Make[uint16](size), uint32(size - 1)}
}

func (t *table) set(h uint32, v uint16) {
	if h == 0 {
		h = 1
	}
	i := h & t.mask
	for t.keys[i] != 0 && t.keys[i] != h {
		i = (i + 1) & t.mask
	}
	t.keys[i] = h
	t.vals[i] |= v
}

func (t *table) get(h uint32) uint16 {
	if t.keys == nil {
		return 0
	}
	if h == 0 {
		h = 1
	}
	for i := h & t.mask; t.keys[i] != 0; i = (i + 1) & t.mask {
		if t.keys[i] == h {
			return t.vals[i]
		}
	}
	return 0
}

func (t *table) write(f *model.File, name string) {
	ks := slices.DeleteFunc(slices.Clone(t.keys), func(k uint32) bool { return k == 0 })
	slices.Sort(ks)
	vs := make([]int16, len(ks))
	for i, k := range ks {
		vs[i] = int16(t.get(k))
	}
	f.SetUint32s(name+".keys", ks)
	f.SetInt16s(name+".vals", vs)
}

func readTable(f *model.File, name string) table {
	ks, vs := f.Uint32s(name+".keys"), f.Int16s(name+".vals")
	t := newTable(len(ks))
	for i := range min(len(ks), len(vs)) {
		t.set(ks[i], uint16(vs[i]))
	}
	return t
}

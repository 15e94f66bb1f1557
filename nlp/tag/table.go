package tag

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/parley-record/parley/nlp/model"
)

// A table maps hashed features to sparse rows of weights, one byte each. Its slots
// are in the order of their hashes, each at the place that the upper bits of its hash
// tell or behind it, so that what is not there is soon known.
type table struct {
	shift uint
	slots []tableSlot
	rows  []byte // class, weight, class, weight …, of the rows that are far
}

// A tableSlot is a hash, each of its bits turned over, and its row. Four rows in five
// have one class or two, and stand in the slot: near, and both with their weights. Of
// others it is where they begin in rows and, above that, their count of classes. A
// slot of zeros is free, and as turned over behind all that are sought.
type tableSlot struct{ turned, row uint32 }

const (
	near     = 1 << 31
	farBits  = 23
	mostRows = 2 << farBits // how many bytes of rows a slot can point into
)

// spare is how many slots there are behind those that the upper bits of a hash tell,
// for the few that are pushed over the end; the last of them is free.
const spare = 1 << 9

// isNear reports whether a row of a class or more stands in its slot.
func isNear(row []byte) bool { return len(row) <= 4 && row[0] <= math.MaxInt8 }

// nearRow returns a row as it stands in its slot.
func nearRow(row []byte) uint32 {
	second := uint32(row[0]) << 8 // the same once more, by nothing
	if len(row) == 4 {
		second = uint32(row[2])<<8 | uint32(row[3])
	}
	return near | uint32(row[0])<<24 | uint32(row[1])<<16 | second
}

// farRow returns where a row of n classes begins in rows.
func farRow(n byte, at int) uint32 { return uint32(n)<<farBits | uint32(at/2) }

// from returns what begins where a far row does.
func (t *table) from(row uint32) []byte { return t.rows[row%(1<<farBits)*2:] }

// A finding is the memory of looking features up.
type finding struct {
	slots     [maxFeatures]tableSlot
	near, far [maxFeatures]uint32
	begin     [maxFeatures]byte
}

// add adds the rows of feats, maxFeatures at most, to the scores of classes.
// First every slot where a feature may stand is fetched, then every row's
// beginning: no fetch waits for what is read from another.
func (t *table) add(scores []int32, feats []uint32, f *finding) {
	for k, h := range feats {
		f.slots[k] = t.slots[h>>t.shift]
	}
	n, m := 0, 0
	for k, h := range feats {
		s := f.slots[k]
		for i := h >> t.shift; s.turned > ^h; s = t.slots[i] {
			i++
		}
		if s.turned != ^h || s.row == 0 {
			continue
		}
		// Which of the two it is cannot be foreseen: no branch.
		f.near[n], f.far[m] = s.row, s.row
		n += int(s.row >> 31)
		m += int(^s.row >> 31)
	}
	for k, r := range f.far[:m] {
		f.begin[k] = t.from(r)[0]
	}
	for _, r := range f.near[:n] {
		scores[r>>24&127] += int32(int8(r >> 16))
		scores[r>>8&255] += int32(int8(r))
	}
	for _, r := range f.far[:m] {
		row := t.from(r)[:r>>farBits*2]
		for k := 0; k+1 < len(row); k += 2 {
			scores[row[k]] += int32(int8(row[k+1]))
		}
	}
}

const spread = 0x9e3779b1

// A weighted feature is what the trainer hands over: hash and row.
type weighted struct {
	hash uint32
	row  []byte
}

// encodeTable puts the rows, sorted by hash, into sections of f that begin with
// prefix. bits is the base-2 logarithm of the count of buckets.
func encodeTable(f *model.File, prefix string, bits uint, feats []weighted) error {
	counts := make([]byte, 1<<bits)
	keys := make([]byte, 0, 2*len(feats))
	lens := make([]byte, 0, len(feats))
	var rows []byte
	for i, w := range feats {
		if len(w.row) == 0 {
			continue
		}
		if i > 0 && w.hash>>(32-bits) == feats[i-1].hash>>(32-bits) && uint16(w.hash) == uint16(feats[i-1].hash) {
			continue // the rarer of two that cannot be told apart
		}
		b := w.hash >> (32 - bits)
		if counts[b] == 255 || len(w.row)/2 > 255 {
			return fmt.Errorf("tag: bucket %d of %s is full", b, prefix)
		}
		counts[b]++
		keys = binary.LittleEndian.AppendUint16(keys, uint16(w.hash))
		lens = append(lens, byte(len(w.row)/2))
		rows = append(rows, w.row...)
	}
	f.Set(prefix+"/buckets", counts)
	f.Set(prefix+"/keys", keys)
	f.Set(prefix+"/lens", lens)
	f.Set(prefix+"/rows", rows)
	return nil
}

func decodeTable(f *model.File, prefix string) (table, error) {
	counts, lens, keys, rows := f.Bytes(prefix+"/buckets"), f.Bytes(prefix+"/lens"), f.Bytes(prefix+"/keys"), f.Bytes(prefix+"/rows")
	sum, far := 0, 0
	for _, n := range lens {
		if n == 0 {
			return table{}, fmt.Errorf("%w: %s", model.ErrFormat, prefix) // the slot of an empty row could not be told from a free one
		}
		sum += 2 * int(n)
		if n > 2 {
			far += 2 * int(n)
		}
	}
	inBuckets := 0
	for _, n := range counts {
		inBuckets += int(n)
	}
	if len(rows) >= mostRows || len(counts) < 1<<16 || len(counts)&(len(counts)-1) != 0 || len(keys) != 2*len(lens) || inBuckets != len(lens) || sum != len(rows) {
		return table{}, fmt.Errorf("%w: %s", model.ErrFormat, prefix)
	}
	bits := uint(0)
	for 1<<bits < len(counts) {
		bits++
	}
	t := table{shift: 31}
	for 1<<(32-t.shift) < len(lens)*3/2 {
		t.shift--
	}
	t.slots = model.Make[tableSlot](1<<(32-t.shift) + spare)
	t.rows = model.Make[byte](far)[:0]
	next, k, at := 0, 0, 0
	for b, n := range counts {
		for range n {
			// Bucket and key overlap and make up the whole hash. Hashes come sorted.
			hash := uint32(b)<<(32-bits) | uint32(binary.LittleEndian.Uint16(keys[2*k:]))
			if next = max(next, int(hash>>t.shift)); next == len(t.slots)-1 {
				return table{}, fmt.Errorf("%w: %s is crowded at its end", model.ErrFormat, prefix)
			}
			row := rows[at : at+2*int(lens[k])]
			t.slots[next] = tableSlot{^hash, t.keep(row)}
			next, k, at = next+1, k+1, at+len(row)
		}
	}
	return t, nil
}

// keep returns what the slot of a row has of it.
func (t *table) keep(row []byte) uint32 {
	if isNear(row) {
		return nearRow(row)
	}
	t.rows = append(t.rows, row...)
	return farRow(byte(len(row)/2), len(t.rows)-len(row))
}

// A hashMap maps hashes to numbers.
type hashMap struct {
	shift uint
	mask  uint32
	slots []mapSlot
}

type mapSlot struct {
	hash  uint32
	value int32 // number + 1, 0: the slot is free
}

func newHashMap(n int) hashMap {
	m := hashMap{shift: 31}
	for 1<<(32-m.shift) < 2*n {
		m.shift--
	}
	m.slots = model.Make[mapSlot](1 << (32 - m.shift))
	m.mask = uint32(len(m.slots) - 1)
	return m
}

func (m *hashMap) put(h uint32, v uint16) {
	i := h * spread >> m.shift
	for m.slots[i].value != 0 && m.slots[i].hash != h {
		i = (i + 1) & m.mask
	}
	m.slots[i] = mapSlot{h, int32(v) + 1}
}

func (m *hashMap) get(h uint32) (uint16, bool) {
	for i := h * spread >> m.shift; ; i = (i + 1) & m.mask {
		s := m.slots[i]
		if s.value == 0 {
			return 0, false
		}
		if s.hash == h {
			return uint16(s.value - 1), true
		}
	}
}

// decodeMap reads a map from hashes to numbers below n.
func decodeMap(f *model.File, name string, n int) (hashMap, error) {
	keys, values := f.Uint32s(name+"/keys"), f.Int16s(name+"/values")
	if len(keys) != len(values) {
		return hashMap{}, fmt.Errorf("%w: %s", model.ErrFormat, name)
	}
	m := newHashMap(len(keys))
	for i, k := range keys {
		if int(uint16(values[i])) >= n {
			return hashMap{}, fmt.Errorf("%w: %s", model.ErrFormat, name)
		}
		m.put(k, uint16(values[i]))
	}
	return m, nil
}

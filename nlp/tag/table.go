package tag

import (
	"encoding/binary"
	"fmt"

	"github.com/parley-record/parley/nlp/model"
)

// A table maps hashed features to sparse rows of weights, one byte each. Keys
// are told apart by 16 bits beside their bucket, so that about one unknown
// feature in ten thousand finds another's row.
type table struct {
	shift uint     // hash >> shift is the bucket
	first []uint32 // [buckets+1]: where the bucket's keys begin
	keys  []uint16 // the low bits of each hash
	at    []uint32 // [keys+1]: where the key's row begins
	rows  []byte   // class, weight, class, weight …
}

// row returns the row of feature h, nil where it has none.
func (t *table) row(h uint32) []byte {
	b := h >> t.shift
	k := uint16(h)
	for i, e := t.first[b], t.first[b+1]; i < e; i++ {
		if t.keys[i] == k {
			return t.rows[t.at[i]:t.at[i+1]]
		}
	}
	return nil
}

// A weighted feature is what the trainer hands over: hash and row.
type weighted struct {
	hash uint32
	row  []byte
}

// encode puts the rows, sorted by hash, into sections of f that begin with
// prefix. bits is the base-2 logarithm of the count of buckets.
func encodeTable(f *model.File, prefix string, bits uint, feats []weighted) error {
	counts := make([]byte, 1<<bits)
	keys := make([]byte, 0, 2*len(feats))
	lens := make([]byte, 0, len(feats))
	var rows []byte
	for i, w := range feats {
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
	counts, lens := f.Bytes(prefix+"/buckets"), f.Bytes(prefix+"/lens")
	t := table{shift: 32, rows: f.Bytes(prefix + "/rows")}
	raw := f.Bytes(prefix + "/keys")
	for n := len(counts); n > 1; n >>= 1 {
		t.shift--
	}
	t.first = make([]uint32, len(counts)+1)
	for i, c := range counts {
		t.first[i+1] = t.first[i] + uint32(c)
	}
	t.at = make([]uint32, len(lens)+1)
	for i, l := range lens {
		t.at[i+1] = t.at[i] + 2*uint32(l)
	}
	t.keys = make([]uint16, len(raw)/2)
	for i := range t.keys {
		t.keys[i] = binary.LittleEndian.Uint16(raw[2*i:])
	}
	if len(counts) == 0 || len(counts)&(len(counts)-1) != 0 || len(lens) != len(t.keys) ||
		int(t.first[len(counts)]) != len(t.keys) || int(t.at[len(lens)]) != len(t.rows) {
		return table{}, fmt.Errorf("%w: %s", model.ErrFormat, prefix)
	}
	return t, nil
}

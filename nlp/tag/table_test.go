package tag

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parley-record/parley/nlp/model"
)

// A table finds the rows that were put in, short and long ones and those that are
// crowded, and nothing else.
func TestTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	want := map[uint32][]byte{}
	for range 40000 {
		h := rng.Uint32()
		if rng.IntN(2) == 0 {
			h = rng.Uint32N(1<<8)<<24 | rng.Uint32N(1<<12)
		}
		row := make([]byte, 2*(1+rng.IntN(5)))
		for k := range row {
			row[k] = byte(rng.IntN(256))
		}
		want[h] = row
	}
	var feats []weighted
	for h, row := range want {
		feats = append(feats, weighted{h, row})
	}
	slices.SortFunc(feats, func(a, b weighted) int { return cmp.Compare(a.hash, b.hash) })
	f := &model.File{}
	if err := encodeTable(f, "x", 16, feats); err != nil {
		t.Fatal(err)
	}
	table, err := decodeTable(f, "x")
	if err != nil {
		t.Fatal(err)
	}
	found := new(finding)
	ask := func(h uint32) {
		got, sum := make([]int32, 256), make([]int32, 256)
		table.add(got, []uint32{h}, found)
		for k, row := 0, want[h]; k < len(row); k += 2 {
			sum[row[k]] += int32(int8(row[k+1]))
		}
		if !slices.Equal(got, sum) {
			t.Fatalf("hash %#x: %v, want %v", h, got, sum)
		}
	}
	for h := range want {
		ask(h)
		ask(h + 1)
	}
	for _, h := range []uint32{0, 1 << 31, 1<<32 - 1} {
		ask(h)
	}
}

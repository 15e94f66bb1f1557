package model

import "testing"

// TestMake makes tables until no room is left and beyond: each is all zeros, and
// writing to one leaves the others alone.
func TestMake(t *testing.T) {
	sizes := []int{0, 1, leastTable/8 - 1, leastTable / 8, leastTable/8 + 3, roomSize / 32, roomSize / 16, roomSize / 8}
	var all [][]uint64
	for _, n := range sizes {
		s := Make[uint64](n)
		if len(s) != n || cap(s) != n {
			t.Fatalf("%d of %d, room for %d", len(s), n, cap(s))
		}
		for i := range s {
			if s[i] != 0 {
				t.Fatalf("%d is no zero", i)
			}
			s[i] = uint64(n)
		}
		all = append(all, s)
	}
	for k, s := range all {
		for i, x := range s {
			if x != uint64(sizes[k]) {
				t.Fatalf("table %d has %d at %d", k, x, i)
			}
		}
	}
}

package resolve

import (
	"maps"
	"testing"
)

// Places that share two parties are one table; those that share one are not.
func TestJoinTables(t *testing.T) {
	const norway, chile, union, airline, court = 1, 2, 4, 8, 16
	got := joinTables(map[int]uint32{1: norway | chile, 2: chile | norway | court, 3: union | airline | court, 4: court, 5: norway | chile})
	want := map[int]uint32{1: norway | chile | court, 2: norway | chile | court, 3: union | airline | court, 4: court, 5: norway | chile | court}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp"
)

// TestNamesOf reads a line of kept names, and refuses one that runs over the
// end of its text or is none.
func TestNamesOf(t *testing.T) {
	got, err := namesOf("0P2 3O1 0L4", 10)
	want := []nlp.Name{{First: 0, End: 2, Kind: nlp.Person}, {First: 5, End: 6, Kind: nlp.Organisation}, {First: 6, End: 10, Kind: nlp.Place}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	for _, line := range []string{"0P2 3O1 0L5", "1P0", "2T1", "P1", "1O", "-1O2"} {
		if got, err := namesOf(line, 10); err == nil {
			t.Errorf("%q: got %v, want an error", line, got)
		}
	}
	for i, line := range strings.Split(strings.TrimSuffix(keptNames, "\n"), "\n") {
		if _, err := namesOf(line, 1<<30); err != nil {
			t.Errorf("kept text %d: %v", i, err)
		}
	}
}

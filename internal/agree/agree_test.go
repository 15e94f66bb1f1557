package agree_test

import (
	"math"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agree"
)

// The values are the worked nominal example of Krippendorff, "Computing
// Krippendorff's Alpha-Reliability" (2011), section C: four coders, twelve
// units, alpha 0.743.
func TestAlphaIsThatOfTheTextbook(t *testing.T) {
	units := [][]string{
		{"1", "1", "", "1"}, {"2", "2", "3", "2"}, {"3", "3", "3", "3"}, {"3", "3", "3", "3"}, {"2", "2", "2", "2"}, {"1", "2", "3", "4"},
		{"4", "4", "4", "4"}, {"1", "1", "2", "1"}, {"2", "2", "2", "2"}, {"", "5", "5", "5"}, {"", "", "1", "1"}, {"", "3", "", ""},
	}
	got, ok := agree.Alpha(units)
	if !ok || math.Abs(got-0.743) > 0.0005 {
		t.Errorf("Alpha = %.4f, %v; want 0.743", got, ok)
	}
}

func TestAlphaNeedsTwoValues(t *testing.T) {
	for _, u := range [][][]string{nil, {{"a", ""}}, {{"a", "a"}, {"a", "a"}}} {
		if got, ok := agree.Alpha(u); ok {
			t.Errorf("Alpha(%v) = %v; want undefined", u, got)
		}
	}
}

func TestOfCountsStandingDecisions(t *testing.T) {
	log := []parley.Decision{
		{ID: 1, Kind: "accept", Entry: "p1", Coder: "ana", Was: "for", Became: "for"},
		{ID: 2, Kind: "reject", Entry: "p1", Coder: "ben", Was: "for", Became: "rejected"},
		{ID: 3, Kind: "accept", Entry: "p1", Coder: "ben", Was: "for", Became: "for"},
		{ID: 4, Kind: "reject", Entry: "p2", Coder: "ana", Was: "against", Became: "rejected"},
		{ID: 5, Kind: "accept", Entry: "p2", Coder: "ben", Was: "against", Became: "against", UndoneAt: "2025-01-01"},
		{ID: 6, Kind: "rename", Entry: "i1", Coder: "ben"},
	}
	pairs := agree.Of(log)
	if len(pairs) != 3 || pairs[0].A != "ana" || pairs[0].B != "ben" || pairs[0].Units != 1 || pairs[0].Same != 1 {
		t.Errorf("Of = %+v", pairs)
	}
	if p := pairs[1]; p.B != agree.Machine || p.Units != 2 || p.Same != 1 {
		t.Errorf("ana against the machine: %+v", p)
	}
}

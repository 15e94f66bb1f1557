package agree_test

import (
	"math"
	"math/rand/v2"
	"slices"
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
	if len(pairs) != 3 || pairs[0].Table != "positions" || pairs[0].A != "ana" || pairs[0].B != "ben" || pairs[0].Units != 1 || pairs[0].Same != 1 {
		t.Errorf("Of = %+v", pairs)
	}
	if p := pairs[1]; p.B != agree.Machine || p.Units != 2 || p.Same != 1 {
		t.Errorf("ana against the machine: %+v", p)
	}
}

func TestTablesAreNotMixed(t *testing.T) {
	log := []parley.Decision{
		{ID: 1, Kind: "accept", Entry: "p1", Coder: "ana", Was: "for", Became: "for"},
		{ID: 2, Kind: "reject", Entry: "s1", Coder: "ana", Was: "holds", Became: "rejected", Blind: true},
		{ID: 3, Kind: "accept", Entry: "s2", Coder: "ana", Was: "holds", Became: "holds"},
	}
	if pairs := agree.Of(log); len(pairs) != 2 || pairs[0].Table != "positions" || pairs[1].Table != "statements" || pairs[1].Units != 2 {
		t.Errorf("Of = %+v", pairs)
	}
	held := agree.Holds(log)
	if len(held) != 2 || held[1].Table != "statements" || held[1].Judged != 2 || held[1].Held != 1 || held[1].Blind != 1 {
		t.Fatalf("Holds = %+v", held)
	}
	// Wilson's interval for 1 of 2, from Newcombe 1998, table I's formula.
	if math.Abs(held[1].Low-0.0945) > 0.0005 || math.Abs(held[1].High-0.9055) > 0.0005 {
		t.Errorf("interval = %.4f to %.4f; want 0.0945 to 0.9055", held[1].Low, held[1].High)
	}
}

// Who mends the force of a position says nothing against its stance; of a table
// without such a value the mending is what is judged.
func TestMendingAnotherFieldKeepsTheStance(t *testing.T) {
	log := []parley.Decision{
		{ID: 1, Kind: "correct", Entry: "p1", Coder: "ana", Was: "for", Became: "corrected"},
		{ID: 2, Kind: "accept", Entry: "p1", Coder: "ben", Was: "for", Became: "for"},
		{ID: 3, Kind: "correct", Entry: "s1", Coder: "ana", Was: "holds", Became: "corrected"},
		{ID: 4, Kind: "accept", Entry: "s1", Coder: "ben", Was: "holds", Became: "holds"},
	}
	same := map[string]int{}
	for _, p := range agree.Of(log) {
		if p.A == "ana" && p.B == "ben" {
			same[p.Table] = p.Same
		}
	}
	if same["positions"] != 1 || same["statements"] != 0 {
		t.Errorf("the same: %v", same)
	}
	for _, h := range agree.Holds(log[:1]) {
		if h.Held != 0 {
			t.Errorf("an entry that was mended holds as it was read: %+v", h)
		}
	}
}

// The bounds are percentiles of Alpha itself, over the same samples.
func TestBoundsAreOfAlpha(t *testing.T) {
	var log []parley.Decision
	var units [][]string
	for i := range 40 {
		v := []string{"for", "against", "conditional"}
		a, b := v[i%3], v[(i+i%5/4)%3]
		units = append(units, []string{a, b})
		for k, x := range units[i] {
			log = append(log, parley.Decision{ID: int64(2*i + k), Kind: "accept", Entry: parley.ID("p" + string(rune('A'+i))), Coder: []string{"ana", "ben"}[k], Was: "for", Became: x})
		}
	}
	rnd := rand.New(rand.NewPCG(1, uint64(len(units))))
	var got []float64
	for range 400 {
		var sample [][]string
		for range units {
			sample = append(sample, units[rnd.IntN(len(units))])
		}
		a, _ := agree.Alpha(sample)
		got = append(got, a)
	}
	slices.Sort(got)
	if p := agree.Of(log)[0]; math.Abs(p.Low-got[10]) > 1e-12 || math.Abs(p.High-got[390]) > 1e-12 || p.Low == p.High {
		t.Errorf("%.6f to %.6f; want %.6f to %.6f", p.Low, p.High, got[10], got[390])
	}
}

// Of twelve entries one alone has another value: a third of the samples miss it, and
// show nothing.
func TestSamplesWithoutVariationShowNothing(t *testing.T) {
	var log []parley.Decision
	for i := range 12 {
		id, v := parley.ID("p"+string(rune('A'+i))), "for"
		if i == 0 {
			v = "against"
		}
		for k, c := range []string{"ana", "ben"} {
			log = append(log, parley.Decision{ID: int64(2*i + k), Kind: "accept", Entry: id, Coder: c, Was: v, Became: v})
		}
	}
	if p := agree.Of(log)[0]; p.Alpha != 1 || p.Low != 0 || p.High != 1 {
		t.Errorf("alpha %.3f, %.3f to %.3f; want 1, from 0 to 1", p.Alpha, p.Low, p.High)
	}
}

func TestBoundsHoldAlpha(t *testing.T) {
	var log []parley.Decision
	for i := range 60 {
		id := parley.ID("p" + string(rune('A'+i)))
		v := []string{"for", "against"}[i%2]
		w := v
		if i%10 == 0 {
			w = "conditional"
		}
		log = append(log, parley.Decision{ID: int64(2 * i), Kind: "accept", Entry: id, Coder: "ana", Was: v, Became: v}, parley.Decision{ID: int64(2*i + 1), Kind: "correct", Entry: id, Coder: "ben", Was: v, Became: w})
	}
	p := agree.Of(log)[0]
	if !p.Defined || p.Low > p.Alpha || p.High < p.Alpha || p.High-p.Low > 0.4 || p.Low == p.High {
		t.Errorf("alpha %.3f, %.3f to %.3f", p.Alpha, p.Low, p.High)
	}
}

// The figures of cutting are those of krippendorff-unitized-alpha 0.1.0 (PyPI) with
// one value for all units; those of values are worked out after equations 36 and 37
// of Krippendorff 2019.
func TestUnitise(t *testing.T) {
	one := []agree.Coded{{Start: 10, End: 30, Value: "for"}, {Start: 50, End: 70, Value: "against"}}
	many := []agree.Coded{{Start: 0, End: 40, Value: "for"}, {Start: 40, End: 90, Value: "against"}, {Start: 120, End: 180, Value: "for"}, {Start: 200, End: 230, Value: "undecided"}}
	for _, tt := range []struct {
		name       string
		length     int
		a, b       []agree.Coded
		cut, value float64
		both       int
	}{
		{"alike", 100, one, one, 1, 1, 40},
		{"cut alike, valued the other way round", 100, one, []agree.Coded{{Start: 10, End: 30, Value: "against"}, {Start: 50, End: 70, Value: "for"}}, 1, -0.5, 40},
		{"elsewhere", 100, one, []agree.Coded{{Start: 30, End: 50, Value: "for"}, {Start: 75, End: 95, Value: "against"}}, -0.595, 0, 0},
		{"half over", 100, one, []agree.Coded{{Start: 20, End: 40, Value: "for"}, {Start: 60, End: 80, Value: "against"}}, 0.2025, 1, 20},
		{"nothing", 100, one, nil, -0.22, 0, 0},
		{"units of all kinds", 300, many, []agree.Coded{{Start: 0, End: 90, Value: "for"}, {Start: 125, End: 180, Value: "for"}, {Start: 190, End: 230, Value: "against"}, {Start: 260, End: 280, Value: "for"}}, 0.761762, 0.186905, 175},
		{"one of three valued otherwise", 300, many[:3], []agree.Coded{{Start: 0, End: 40, Value: "for"}, {Start: 40, End: 90, Value: "for"}, {Start: 120, End: 180, Value: "for"}}, 1, 0.005333, 150},
	} {
		u := agree.Unitise([]agree.Text{{Length: tt.length, By: map[string][]agree.Coded{"ana": tt.a, "ben": tt.b}}})
		if len(u) != 1 || math.Abs(u[0].Cut-tt.cut) > 1e-5 || u[0].Both != tt.both || tt.both > 0 && math.Abs(u[0].Value-tt.value) > 1e-5 {
			t.Errorf("%s: %+v; want %.6f and %.6f over %d", tt.name, u, tt.cut, tt.value, tt.both)
		}
	}
	if u := agree.Unitise([]agree.Text{{Length: 9, By: map[string][]agree.Coded{"ana": nil}}}); len(u) != 0 {
		t.Errorf("one coder alone: %+v", u)
	}
}

// A sentence that says what two parties want has both stances, in whatever order a
// coder wrote them down.
func TestUnitiseTakesAllThatASentenceHas(t *testing.T) {
	at := func(v string) agree.Coded { return agree.Coded{Start: 10, End: 30, Value: v} }
	other := agree.Coded{Start: 50, End: 70, Value: "for"}
	u := agree.Unitise([]agree.Text{{Length: 100, By: map[string][]agree.Coded{"ana": {at("for"), at("against"), other}, "ben": {other, at("against"), at("for")}}}})
	if len(u) != 1 || u[0].Cut != 1 || u[0].Value != 1 || u[0].Both != 40 {
		t.Errorf("the same in another order: %+v", u)
	}
	u = agree.Unitise([]agree.Text{{Length: 100, By: map[string][]agree.Coded{"ana": {at("for"), at("against"), other}, "ben": {at("for"), other}}}})
	if len(u) != 1 || u[0].Cut != 1 || u[0].Value > 0.1 {
		t.Errorf("one stance of two: %+v", u)
	}
}

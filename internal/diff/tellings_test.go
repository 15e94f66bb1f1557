package diff

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// A goldTelling is a pair of invented sentences that tell one thing, with every
// difference between them; of each, the kinds that are fair.
type goldTelling struct {
	A, B        string
	Differences []struct {
		Kinds []string
		A, B  string
	}
}

// tellings are the files of such pairs; of each how many differences must be
// found, and how many may be told that are none, a little off what was measured,
// for the engine's weights change. All were met unseen by rules that were then
// mended where a miss was general (doc/tried/pairs.md).
var tellings = []struct {
	file                   string
	leastFound, mostUntrue int
}{{"tellings.jsonl", 34, 5}, {"outlets.jsonl", 30, 6}, {"retold.jsonl", 79, 9}, {"desks.jsonl", 85, 12}, {"reprinted.jsonl", 53, 5}, {"wires.jsonl", 135, 19}}

func TestTellings(t *testing.T) {
	for _, g := range tellings {
		t.Run(g.file, func(t *testing.T) { testTellings(t, g.file, g.leastFound, g.mostUntrue) })
	}
}

func testTellings(t *testing.T, file string, leastFound, mostUntrue int) {
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := shipped(t)
	all, hit, untrue := 0, 0, 0
	for s := bufio.NewScanner(f); s.Scan(); {
		var g goldTelling
		if err := json.Unmarshal(s.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		_, _, found := c.Sentences(annotated(g.A), annotated(g.B))
		found = slices.DeleteFunc(found, func(f Finding) bool { return f.Kind == wordingChanged })
		for _, d := range g.Differences {
			all++
			k := slices.IndexFunc(found, func(f Finding) bool {
				finer := f.Kind == scopeChanged || f.Kind == actChanged || f.Kind == certaintyChanged
				return (slices.Contains(d.Kinds, f.Kind) || finer && slices.Contains(d.Kinds, strengthChanged)) && (meets(g.A, f.A, d.A) || meets(g.B, f.B, d.B))
			})
			if k < 0 {
				t.Logf("missed %v in %q / %q", d, g.A, g.B)
				continue
			}
			hit++
			found = slices.Delete(found, k, k+1)
		}
		for _, f := range found {
			untrue++
			t.Logf("untrue %s %q %q in %q / %q", f.Kind, g.A[f.A.Start:f.A.End], g.B[f.B.Start:f.B.End], g.A, g.B)
		}
	}
	t.Logf("%d of %d found, %d untrue", hit, all, untrue)
	if hit < leastFound || untrue > mostUntrue {
		t.Errorf("%d of %d differences found, %d untrue; the floors are %d and %d", hit, all, untrue, leastFound, mostUntrue)
	}
}

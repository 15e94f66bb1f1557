package dep_test

import (
	"slices"
	"testing"

	"github.com/parley-record/parley/nlp"
)

// TestHints reads the best label of each token off what the parsers leave for
// the finder of names.
func TestHints(t *testing.T) {
	const text = "On Friday Anna Berg flew to Oslo and met the board of Acme Corp."
	want := []int{0, 0, 1, 2, 0, 0, 5, 0, 0, 0, 0, 0, 3, 4}
	for grade, p := range parsers(t) {
		d := read(t, text)
		p.Annotate(d)
		if grade == "fast" {
			if len(d.Hints) > 0 {
				t.Errorf("fast laid hints")
			}
			continue
		}
		var got []int
		for i := range d.Tokens {
			h := d.HintsOf(i)
			if h == nil {
				break
			}
			h = h[:nlp.NameHints]
			got = append(got, slices.Index(h, slices.Max(h)))
		}
		if len(got) < len(want) || len(got) != len(d.Tokens) || !slices.Equal(got[:len(want)], want) {
			t.Errorf("labels of %d tokens %v, want %v", len(d.Tokens), got, want)
		}
	}
}

// TestHintsOfParts reads the best label of an attribution for each token off
// the same.
func TestHintsOfParts(t *testing.T) {
	const text = "The minister said the talks would go on in Oslo."
	d := read(t, text)
	parsers(t)["best"].Annotate(d)
	for i, want := range []string{"source begin", "source end", "cue single", "content begin", "content inside", "content inside", "content inside", "content inside", "content inside"} {
		h := d.HintsOf(i)
		if h == nil {
			t.Fatal("best laid no hints")
		}
		h = h[nlp.PartHints:]
		names := []string{"outside"}
		for _, part := range []string{"source", "cue", "content"} {
			for _, place := range []string{"begin", "inside", "end", "single"} {
				names = append(names, part+" "+place)
			}
		}
		if got := names[slices.Index(h, slices.Max(h))]; got != want {
			t.Errorf("%q: %s, want %s", d.Form(i), got, want)
		}
	}
}

package resolve

import (
	"slices"
	"testing"

	"github.com/parley-record/parley"
)

func TestFit(t *testing.T) {
	for _, c := range []struct{ effect, stance, want string }{
		{"includes", "for", "meets"}, {"includes", "against", "conflicts"},
		{"excludes", "for", "conflicts"}, {"excludes", "against", "meets"},
		{"raises", "for", "meets"}, {"leaves_open", "for", "open"},
		{"defers", "against", "open"}, {"includes", "conditional", "open"}, {"excludes", "undecided", "open"},
	} {
		if got := fit(c.effect, c.stance); got != c.want {
			t.Errorf("a text that %s what a party is %s: %s, want %s", c.effect, c.stance, got, c.want)
		}
	}
}

func TestMovement(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"against", "for", "softened"}, {"against", "conditional", "softened"}, {"conditional", "against", "hardened"},
		{"for", "undecided", "hardened"}, {"for", "for", "restated"}, {"undecided", "conditional", "restated"},
	} {
		if got := movement(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestAlike(t *testing.T) {
	known := func(label, head string) *issue {
		i := &issue{label: label, head: head, core: stemsOf(label), stems: map[string]bool{}}
		for _, s := range i.core {
			i.stems[s] = true
		}
		return i
	}
	for _, c := range []struct {
		a, headA, b, headB string
		want               bool
	}{
		{"legal recognition of occupied land", "recognit", "recognition of the occupied land", "recognit", true},
		{"cod quota", "quota", "quota", "quota", true},
		{"cod quota", "quota", "herring landing fees", "fee", false},
		{"size of the army", "size", "size of the fleet", "size", false},
	} {
		if got := (&resolver{story: make([]int, 1)}).sameMatter(0, stemsOf(c.b), c.headB, known(c.a, c.headA), nil) >= 1; got != c.want {
			t.Errorf("%q and %q are one issue: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestHasRun(t *testing.T) {
	have := stemsOf("Ukraine's allowed army size")
	for phrase, want := range map[string]bool{"army size": true, "army": true, "size army": false, "rm": false, "": false} {
		if got := hasRun(have, stemsOf(phrase)); got != want {
			t.Errorf("%q: %v, want %v", phrase, got, want)
		}
	}
}

func TestSameDeed(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"review the revised offer", "review the offer next week", true},
		{"strike on Monday", "strike", true},
		{"publish the draft", "withdraw the draft", false},
		{"", "strike", false},
	} {
		if got := sameDeed(stemsOf(c.a), stemsOf(c.b)); got != c.want {
			t.Errorf("%q and %q are one deed: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestDivideDerives checks that the divide holds each party's latest position
// once, and names who has none.
func TestDivideDerives(t *testing.T) {
	pos := func(id, party, issue, stance string) parley.Position {
		return parley.Position{Entry: parley.Entry{ID: parley.ID(id), Confidence: 0.9, Evidence: []parley.Span{{Report: "r"}}}, Party: parley.ID(party), Issue: parley.ID(issue), Stance: stance}
	}
	weak := pos("p4", "c", "i", "for")
	weak.Confidence = MinDerived / 2
	r := &resolver{rec: &parley.Record{
		Issues:    []parley.Issue{{ID: "i"}, {ID: "j"}},
		Positions: []parley.Position{pos("p1", "a", "i", "against"), pos("p2", "b", "i", "for"), pos("p3", "a", "i", "conditional"), weak},
		Proposals: []parley.Proposal{{Entry: parley.Entry{ID: "t", Confidence: 0.9}, Terms: []parley.Term{{ID: "q", Issue: "i", Effect: "includes"}}}},
	}}
	r.divide()
	if len(r.rec.Divides) != 1 {
		t.Fatalf("%d divides, want 1: an issue without a position has none", len(r.rec.Divides))
	}
	d := r.rec.Divides[0]
	if !slices.Equal(d.For, []parley.ID{"b"}) || !slices.Equal(d.Conditional, []parley.ID{"a"}) || len(d.Against) != 0 {
		t.Errorf("for %v, against %v, conditional %v", d.For, d.Against, d.Conditional)
	}
	if len(r.rec.Fits) != 2 || r.rec.Fits[0].Fit != "open" || r.rec.Fits[1].Fit != "meets" {
		t.Errorf("fits %+v", r.rec.Fits)
	}
}

package diff

import (
	"slices"
	"strings"
	"testing"
)

// TestShownWords holds the words by which a difference is shown.
func TestShownWords(t *testing.T) {
	const few = 20 // bytes of words beside it
	c := shipped(t)
	for _, g := range []struct{ a, b, kind, inA, inB string }{
		{
			`"This is a step in the right direction, but our members will not accept fatigue as the price of a pay rise," said Jonas Lind, who chairs the association.`,
			`"Our members might not accept fatigue as the price of a pay rise," chairman Jonas Lind told Radio Nord.`,
			quoteAltered, "members will not accept", "members might not accept", // one quotes more of it
		},
		{
			`"We shall not sell the old quay to the port authority below its value," said Mayor Ida Berg.`,
			`"We shall not sell the old quay to the port authority below its price, and that is the end of it," said Mayor Ida Berg.`,
			quoteAltered, "value", "price",
		},
		{
			"Mediator Gunilla Berg said she hoped a deal could be signed by Friday, when the current agreement expires.",
			"Gunilla Berg, who leads the mediation, expects a deal by Friday.",
			strengthChanged, "hoped", "expects", // not what is merely said
		},
	} {
		a, b := annotated(g.a), annotated(g.b)
		_, _, found := c.Sentences(a, b)
		k := slices.IndexFunc(found, func(f Finding) bool { return f.Kind == g.kind })
		if k < 0 {
			t.Errorf("%q, %q: no %s in %v", g.a, g.b, g.kind, found)
			continue
		}
		f := found[k]
		if x, y := g.a[f.A.Start:f.A.End], g.b[f.B.Start:f.B.End]; !strings.Contains(x, g.inA) || !strings.Contains(y, g.inB) || len(x) > len(g.inA)+few || len(y) > len(g.inB)+few {
			t.Errorf("%s is shown as %q, %q; want %q, %q and little more", g.kind, x, y, g.inA, g.inB)
		}
	}
}

package score

import (
	"math"
	"testing"

	"github.com/parley-record/parley/nlp"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 5e-4 {
		t.Errorf("%s: got %.4f, want %.4f", what, got, want)
	}
}

func chains(lists ...[]int) [][]nlp.Span {
	var out [][]nlp.Span
	for _, l := range lists {
		var c []nlp.Span
		for _, m := range l {
			c = append(c, nlp.Span{Start: m, End: m + 1})
		}
		out = append(out, c)
	}
	return out
}

// The known values are those of Luo 2005, "On coreference resolution
// performance metrics", table 1, over twelve mentions in three chains.
func TestChains(t *testing.T) {
	key := chains([]int{1}, []int{2, 3}, []int{4, 5, 6})
	luo := chains([]int{1, 2, 3, 4, 5}, []int{6, 7}, []int{8, 9, 10, 11, 12})
	for _, c := range []struct {
		name              string
		gold, found       [][]nlp.Span
		muc, b3, ceaf, p3 float64
	}{
		{"the same", key, key, 1, 1, 1, 1},
		{"one chain of all", luo, chains([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}), 0.9, 0.5454, 0.2941, 0.375},
		{"two joined of three", luo, chains([]int{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, []int{6, 7}), 0.9474, 0.7368, 0.6667, 0.5833},
		{"all alone", luo, chains([]int{1}, []int{2}, []int{3}, []int{4}, []int{5}, []int{6}, []int{7}, []int{8}, []int{9}, []int{10}, []int{11}, []int{12}), 0, 0.4, 0.1778, 1},
		{"nothing found", key, nil, 0, 0, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Chains(c.gold, c.found)
			near(t, "MUC", got.MUC.F1(), c.muc)
			near(t, "B³", got.BCubed.F1(), c.b3)
			near(t, "CEAFe", got.CEAFe.F1(), c.ceaf)
			near(t, "B³ precision", got.BCubed.Precision(), c.p3)
			near(t, "CoNLL", got.CoNLL(), (c.muc+c.b3+c.ceaf)/3)
		})
	}
}

func TestAssign(t *testing.T) {
	sim := [][]float64{{0.5, 0.9, 0}, {0.6, 0.8, 0.1}}
	near(t, "best pairing", assign(sim, 2, 3), 1.5)
}

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		name        string
		gold, found []int
		p, r, f     float64
	}{
		{"half", []int{1, 2, 3, 4}, []int{2, 4, 6, 8}, 0.5, 0.5, 0.5},
		{"twice found counts once", []int{1}, []int{1, 1}, 0.5, 1, 2.0 / 3},
		{"nothing", nil, nil, 0, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Spans(c.gold, c.found)
			near(t, "P", got.Precision(), c.p)
			near(t, "R", got.Recall(), c.r)
			near(t, "F1", got.F1(), c.f)
		})
	}
}

func TestCompareWords(t *testing.T) {
	gold := &nlp.Doc{Tokens: []nlp.Token{
		{UPOS: nlp.NOUN, XPOS: nlp.TagNN, Lemma: "talk", Head: 1, Rel: nlp.RelNsubjPass},
		{UPOS: nlp.VERB, XPOS: nlp.TagVBD, Lemma: "fail", Head: -1, Rel: nlp.RelRoot},
	}}
	got := &nlp.Doc{Has: nlp.Trees, Tokens: []nlp.Token{
		{UPOS: nlp.NOUN, XPOS: nlp.TagNNS, Lemma: "Talk", Head: 1, Rel: nlp.RelNsubj},
		{UPOS: nlp.VERB, XPOS: nlp.TagVBD, Lemma: "failed", Head: 0, Rel: nlp.RelRoot},
	}}
	want := Words{N: 2, UPOS: 2, XPOS: 1, Feats: 2, Lemma: 1, UAS: 1, LAS: 0, LASPlain: 1}
	if w := CompareWords(gold, got); w != want {
		t.Errorf("got %+v, want %+v", w, want)
	}
	if p := want.Percent(want.XPOS); p != 50 {
		t.Errorf("percent: %v", p)
	}
}

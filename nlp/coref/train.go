package coref

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// An Example is a text with every layer below coreference, and which chain of
// gold the main word at each token belongs to, "" for none.
type Example struct {
	Doc   *nlp.Doc
	Chain []string
}

// choice is one pronoun: the features of nobody and of each candidate, and which
// of them are right.
type choice struct {
	feats [][]string
	right []bool
}

// Train learns the ranker of pronouns and returns its weights as the bytes of
// pronoun.tsv. The same examples in the same order give the same bytes.
func (m *Model) Train(examples []Example, epochs int, l2 float64) string {
	var choices []choice
	for _, ex := range examples {
		m.link(ex.Doc, func(l *linker, i int32, cands []int32) int32 {
			want := ex.Chain[l.list[i].Head]
			var c choice
			say := func(a int32, k int) {
				var names []string
				l.names = &names
				l.features(i, a, k)
				l.names = nil
				c.feats = append(c.feats, names)
			}
			say(-1, 0)
			c.right = append(c.right, true)
			chosen := int32(-1)
			for k, a := range cands {
				say(a, k)
				ok := want != "" && ex.Chain[l.list[l.actors[a].last].Head] == want
				c.right = append(c.right, ok)
				if ok {
					c.right[0] = false
					if chosen < 0 {
						chosen = a
					}
				}
			}
			choices = append(choices, c)
			return chosen
		})
	}
	w, g := map[string]float64{}, map[string]float64{}
	mean := map[string]float64{}
	for e := range epochs {
		for _, c := range choices {
			c.learn(w, g, l2)
		}
		if e >= epochs/2 {
			for n, x := range w {
				mean[n] += x / float64(epochs-epochs/2)
			}
		}
	}
	w = mean
	names := make([]string, 0, len(w))
	for n := range w {
		names = append(names, n)
	}
	sort.Strings(names)
	var b strings.Builder
	b.WriteString("# Weights of the ranker of pronouns; made by parley-train coref.\n")
	for _, n := range names {
		if math.Abs(w[n]) >= 0.01 {
			fmt.Fprintf(&b, "%s\t%.2f\n", n, w[n])
		}
	}
	return b.String()
}

// learn takes one AdaGrad step up the log-likelihood of the right ones among
// all.
func (c *choice) learn(w, g map[string]float64, l2 float64) {
	s := make([]float64, len(c.feats))
	top := math.Inf(-1)
	for i, fs := range c.feats {
		for _, f := range fs {
			s[i] += w[f]
		}
		top = math.Max(top, s[i])
	}
	var all, right float64
	for i := range s {
		s[i] = math.Exp(s[i] - top)
		all += s[i]
		if c.right[i] {
			right += s[i]
		}
	}
	if right == 0 {
		return
	}
	for i, fs := range c.feats {
		d := s[i] / all
		if c.right[i] {
			d -= s[i] / right
		}
		for _, f := range fs {
			x := d + l2*w[f]
			g[f] += x * x
			w[f] -= 0.1 * x / math.Sqrt(g[f]+1e-6)
		}
	}
}

package main

import (
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/coref"
	"github.com/parley-record/parley/nlp/english"
	"github.com/parley-record/parley/nlp/score"
)

func corefCommand() command {
	return command{"coref", "learns the ranker of pronouns", func(args []string, out io.Writer) error {
		fs, data := dataFlags("coref")
		to := fs.String("out", "nlp/coref/pronoun.tsv", "file of the weights")
		epochs := fs.Int("epochs", 8, "passes over the pronouns")
		l2 := fs.Float64("l2", 0.02, "L2")
		grades := fs.String("engines", "fast,best", "engines whose readings are learned from")
		if err := fs.Parse(args); err != nil {
			return err
		}
		gum, err := treebank(*data, "ud/gum-train.conllu.gz")
		if err != nil {
			return err
		}
		var exs []coref.Example
		for _, g := range strings.Split(*grades, ",") {
			e, err := english.New(english.Grade(g))
			if err != nil {
				return err
			}
			for _, doc := range documents(gum) {
				d := nlp.FromTreebank(doc, nlp.GoldDoc{TokensOnly: true})
				e.Annotate(d)
				ex := coref.Example{Doc: d, Chain: make([]string, len(d.Tokens))}
				for _, g := range gumEntities(doc) {
					if g.head < len(ex.Chain) {
						ex.Chain[g.head] = g.id
					}
				}
				exs = append(exs, ex)
			}
		}
		m, err := coref.Embedded()
		if err != nil {
			return err
		}
		return os.WriteFile(*to, []byte(m.Train(exs, *epochs, *l2)), 0o644)
	}}
}

// measureCoref scores chains on the gold tokens of GUM dev: chains of two
// mentions or more whose kind is most often person, organisation or place, a
// mention known by its main word (as CorefUD's head match).
func measureCoref(e *english.Engine, data string) ([]figure, error) {
	if e.Gives()&nlp.Coref == 0 {
		return nil, nil
	}
	gum, err := treebank(data, treebankDev[1])
	if err != nil {
		return nil, err
	}
	var sum score.Coref
	for _, doc := range documents(gum) {
		d := nlp.FromTreebank(doc, nlp.GoldDoc{TokensOnly: true})
		e.Annotate(d)
		sum.Add(score.Chains(goldChains(doc), foundChains(d)))
	}
	fmt.Fprintf(os.Stderr, "coref: MUC %.1f/%.1f B3 %.1f/%.1f CEAFe %.1f/%.1f\n", 100*sum.MUC.Precision(), 100*sum.MUC.Recall(), 100*sum.BCubed.Precision(), 100*sum.BCubed.Recall(), 100*sum.CEAFe.Precision(), 100*sum.CEAFe.Recall())
	return []figure{{"gum-dev coref CoNLL F1", 100 * sum.CoNLL()}}, nil
}

// goldChains returns the chains of actors and places of a GUM document, by the
// main words of their mentions.
func goldChains(doc []nlp.TreebankSentence) [][]nlp.Span {
	chains := map[string][]nlp.Span{}
	kinds := map[string]map[string]int{}
	taken := map[int]bool{}
	var ids []string
	for _, g := range gumEntities(doc) {
		if taken[g.head] {
			continue // one word heads one mention; the widest comes first
		}
		taken[g.head] = true
		if kinds[g.id] == nil {
			kinds[g.id] = map[string]int{}
			ids = append(ids, g.id)
		}
		kinds[g.id][g.kind]++
		chains[g.id] = append(chains[g.id], nlp.Span{Start: g.head, End: g.head + 1})
	}
	sort.Strings(ids)
	var out [][]nlp.Span
	for _, id := range ids {
		actors, others := 0, 0
		for k, n := range kinds[id] {
			if k == "person" || k == "organization" || k == "place" {
				actors += n
			} else {
				others += n
			}
		}
		if len(chains[id]) > 1 && actors > others {
			out = append(out, chains[id])
		}
	}
	return out
}

func foundChains(d *nlp.Doc) [][]nlp.Span {
	var out [][]nlp.Span
	for _, c := range d.Chains {
		if len(c.Mentions) < 2 {
			continue
		}
		var s []nlp.Span
		for _, m := range c.Mentions {
			h := int(m.Head)
			for d.Tokens[h].Rel.Plain() == nlp.RelFlat && d.Tokens[h].Head >= 0 {
				h = int(d.Tokens[h].Head) // "Emperor Norton" hangs on its first word
			}
			s = append(s, nlp.Span{Start: h, End: h + 1})
		}
		out = append(out, s)
	}
	return out
}

package nlp_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// shout is a stage of one's own: it gives each word its lemma in capitals.
type shout struct{}

func (shout) Needs() nlp.Layer { return nlp.Tokens }
func (shout) Gives() nlp.Layer { return nlp.Lemmas }
func (shout) Annotate(d *nlp.Doc) {
	for i := range d.Tokens {
		d.Tokens[i].Lemma = strings.ToUpper(d.Form(i))
	}
}

// A stage says which layers it needs and which it lays; a pipeline refuses stages
// that stand in the wrong order.
func ExampleNewPipeline() {
	if _, err := nlp.NewPipeline(shout{}); err != nil {
		fmt.Println(err)
	}
	// Output: nlp: stage 1 needs tokens, which no stage before it gives
}

// A treebank becomes a text whose layers are those that people annotated, to be
// compared with what a parser reads.
func ExampleFromTreebank() {
	sents, err := nlp.ReadCoNLLU(strings.NewReader("1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tresume\tresume\tVERB\tVBP\t_\t0\troot\t_\t_\n"))
	if err != nil {
		log.Fatal(err)
	}
	doc := nlp.FromTreebank(sents, nlp.GoldDoc{})
	t := doc.Tokens[0]
	fmt.Println(doc.Text, "|", t.Lemma, t.UPOS, t.Rel, doc.Form(int(t.Head)))
	// Output: Talks resume | talk NOUN nsubj resume
}

package english_test

import (
	"fmt"
	"log"
	"os"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
)

// An engine lays its layers over a text: words and their tree, names, and who is
// credited with what. All of them are bytes of the text as it is.
func Example() {
	engine, err := english.New(english.Fast)
	if err != nil {
		log.Fatal(err)
	}
	var doc nlp.Doc
	doc.Reset("Norway's minister Kari Moen said the ferries would sail on Monday.")
	engine.Annotate(&doc)

	for _, n := range doc.Names {
		fmt.Printf("%s: %s %q\n", doc.Words(int(n.First), int(n.End)), n.Kind, n.Code)
	}
	for _, a := range doc.Attributions {
		source, content := a.Source[0], a.Content[0]
		fmt.Printf("%q: %q\n", doc.Text[source.Start:source.End], doc.Text[content.Start:content.End])
	}
	// Output:
	// Norway: state "NOR"
	// Kari Moen: person ""
	// "Norway's minister Kari Moen": "the ferries would sail on Monday"
}

// What the engine has read is written as CoNLL-U, for programs that take trees.
func ExampleEngine_Annotate() {
	engine, err := english.New(english.Fast)
	if err != nil {
		log.Fatal(err)
	}
	var doc nlp.Doc
	doc.Reset("Ministers met in Oslo.")
	engine.Annotate(&doc)
	if err := nlp.WriteCoNLLU(os.Stdout, &doc); err != nil {
		log.Fatal(err)
	}
	// Output:
	// # sent_id = 1
	// # text = Ministers met in Oslo.
	// 1	Ministers	minister	NOUN	NNS	Number=Plur	2	nsubj	_	_
	// 2	met	meet	VERB	VBD	Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin	0	root	_	_
	// 3	in	in	ADP	IN	_	4	case	_	_
	// 4	Oslo	Oslo	PROPN	NNP	Number=Sing	2	obl	_	SpaceAfter=No
	// 5	.	.	PUNCT	.	_	2	punct	_	_
}

package nlp

import (
	"bytes"
	"strings"
	"testing"
)

const bank = `# newdoc id = one
# sent_id = 1
# text = She didn't sign.
1	She	she	PRON	PRP	Case=Nom	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sign	sign	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# sent_id = 2
# text = Nor they
1	Nor	nor	CCONJ	CC	_	2	cc	_	_
2	they	they	PRON	PRP	_	0	root	_	_
2.1	signed	sign	VERB	VBD	_	_	_	_	_

`

func TestReadWriteCoNLLU(t *testing.T) {
	sents, err := ReadCoNLLU(strings.NewReader(strings.ReplaceAll(bank, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteTreebank(&b, sents); err != nil {
		t.Fatal(err)
	}
	if b.String() != bank {
		t.Errorf("written back:\n%s", b.String())
	}
	if id, ok := sents[1].Comment("sent_id"); id != "2" || !ok {
		t.Errorf("sent_id %q, %v", id, ok)
	}
}

func TestFromTreebank(t *testing.T) {
	sents, err := ReadCoNLLU(strings.NewReader(bank))
	if err != nil {
		t.Fatal(err)
	}
	d := FromTreebank(sents, GoldDoc{})
	if want := "She didn't sign.\n\nNor they"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if len(d.Sentences) != 2 || len(d.Tokens) != 7 {
		t.Fatalf("%d sentences, %d tokens", len(d.Sentences), len(d.Tokens))
	}
	if n := d.Tokens[2]; d.Form(2) != "n't" || !n.Glued || n.Head != 3 || n.UPOS != PART || n.Lemma != "not" || n.Rel != RelAdvmod {
		t.Errorf("third word: %+v", n)
	}
	if d.Tokens[5].Head != 6 || d.Tokens[6].Head != -1 {
		t.Error("heads of the second sentence")
	}
	for _, w := range FromTreebank(sents, GoldDoc{TokensOnly: true}).Tokens {
		if w.UPOS != NoUPOS || w.Lemma != "" || w.Head != -1 {
			t.Errorf("tokens alone: %+v", w)
		}
	}
}

func TestFillKeepsIdentifiersFormsAndRanges(t *testing.T) {
	sents, err := ReadCoNLLU(strings.NewReader(bank))
	if err != nil {
		t.Fatal(err)
	}
	d := FromTreebank(sents, GoldDoc{})
	d.Tokens[0].UPOS, d.Tokens[0].Lemma = NOUN, "changed"
	if err := Fill(sents, d); err != nil {
		t.Fatal(err)
	}
	if r := sents[0].Rows[0]; r[ColUPOS] != "NOUN" || r[ColLemma] != "changed" || r[ColForm] != "She" {
		t.Errorf("first row %q", r)
	}
	if r := sents[0].Rows[1]; r[ColID] != "2-3" || r[ColForm] != "didn't" {
		t.Errorf("range %q", r)
	}
	if r := sents[1].Rows[2]; r[ColID] != "2.1" || r[ColForm] != "signed" {
		t.Errorf("empty node %q", r)
	}
	d.Tokens = d.Tokens[:6]
	if Fill(sents, d) == nil {
		t.Error("no error for a document that is too short")
	}
}

func TestTreebankOfADocument(t *testing.T) {
	sents, err := ReadCoNLLU(strings.NewReader(bank))
	if err != nil {
		t.Fatal(err)
	}
	d := FromTreebank(sents, GoldDoc{})
	var b bytes.Buffer
	if err := WriteCoNLLU(&b, d); err != nil {
		t.Fatal(err)
	}
	back, err := ReadCoNLLU(&b)
	if err != nil {
		t.Fatal(err)
	}
	again := FromTreebank(back, GoldDoc{})
	if got, want := again.Words(0, 5), d.Words(0, 5); got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if back[0].Rows[1][ColID] != "2-3" || back[0].Rows[1][ColForm] != "didn't" {
		t.Errorf("no range for a contraction: %q", back[0].Rows[1])
	}
	for i := range d.Tokens {
		g, p := d.Tokens[i], again.Tokens[i]
		if g.UPOS != p.UPOS || g.Head != p.Head || g.Rel != p.Rel || g.Lemma != p.Lemma || g.Feats != p.Feats || d.Form(i) != again.Form(i) {
			t.Errorf("word %d: %+v, want %+v", i, p, g)
		}
	}
}

func TestReadCoNLLURefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nine columns", "1\ta\t_\t_\t_\t_\t0\troot\t_\n", "line 1"},
		{"eleven columns", "1\ta\t_\t_\t_\t_\t0\troot\t_\t_\t_\n", "line 1"},
		{"no form", "# x\n1\t\t_\t_\t_\t_\t0\troot\t_\t_\n", "line 2"},
		{"words out of order", "2\ta\t_\t_\t_\t_\t0\troot\t_\t_\n", "line 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := ReadCoNLLU(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(bank)
	f.Add("1-\ta\t_\t_\t_\t_\t0\troot\t_\t_\n1\ta b\t_\t_\t_\t_\t99999999999\troot\t_\tSpaceAfter=No\n")
	f.Fuzz(func(t *testing.T, s string) {
		sents, err := ReadCoNLLU(strings.NewReader(s))
		if err != nil {
			return
		}
		d := FromTreebank(sents, GoldDoc{})
		for i := range d.Tokens {
			w := &d.Tokens[i]
			sent := d.Sentences[w.Sentence]
			if w.End <= w.Start || w.Head != -1 && (w.Head < sent.First || w.Head >= sent.End) {
				t.Fatalf("word %d: %+v", i, *w)
			}
		}
		if err := Fill(sents, d); err != nil {
			t.Fatal(err)
		}
	})
}

func TestPipelineWantsItsLayersInOrder(t *testing.T) {
	if _, err := NewPipeline(stage{Tokens, Tags}); err == nil {
		t.Error("no error for a stage without what it needs")
	}
	p, err := NewPipeline(stage{0, Tokens}, stage{Tokens, Tags})
	if err != nil {
		t.Fatal(err)
	}
	if p.Gives() != Tokens|Tags || p.Gives().String() != "tokens+tags" {
		t.Errorf("gives %v", p.Gives())
	}
	d := &Doc{Has: Tokens}
	p.Annotate(d)
	if d.Title != int(Tags) {
		t.Error("given tokens were laid anew")
	}
}

type stage struct{ needs, gives Layer }

func (s stage) Needs() Layer    { return s.needs }
func (s stage) Gives() Layer    { return s.gives }
func (s stage) Annotate(d *Doc) { d.Title += int(s.gives) }

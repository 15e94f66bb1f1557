package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
	"github.com/spf13/cobra"
)

func newParseCommand() *cobra.Command {
	var in inputFlags
	var format string
	var gold bool
	c := &cobra.Command{
		Use:   "parse [flags] FILE…",
		Short: "Print what the language engine sees",
		Long: `Parse prints what the language engine sees in each file: sentences, tokens with
their part of speech, lemma and head, names, coreference and attributions. As
JSON it is one object a line and file, with byte offsets into the text.`,
		Example: `  parley parse report.txt
  parley parse --format conllu report.txt
  parley parse --gold-tokens --format conllu treebank.conllu`,
		Args: needPaths,
	}
	in.add(c)
	c.Flags().StringVarP(&format, "format", "f", "json", "json or conllu")
	c.Flags().BoolVar(&gold, "gold-tokens", false, "the files are CoNLL-U whose tokens and sentences are kept")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"json", "conllu"}, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		if format != "json" && format != "conllu" {
			return usageError("there are json and conllu", "there is no format %q", format)
		}
		opt, err := in.options(c)
		if err != nil {
			return err
		}
		if opt.Engine == "" {
			opt.Engine = english.Fast
		}
		d, err := desk.New(opt)
		if err != nil {
			return err
		}
		p := &parser{desk: d, gold: gold, conllu: format == "conllu", stdin: c.InOrStdin()}
		if err := in.write(c, func(w io.Writer) error { return p.files(c.Context(), w, args) }); err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), p.problems, p.read)
	}
	return c
}

// parser prints one file after the other.
type parser struct {
	desk         *desk.Desk
	gold, conllu bool
	stdin        io.Reader
	problems     []parley.Problem
	read         int
}

func (p *parser) files(ctx context.Context, w io.Writer, paths []string) error {
	out := bufio.NewWriter(w)
	for _, path := range paths {
		var err error
		if p.gold {
			err = p.treebank(out, path)
		} else {
			err = p.file(ctx, out, path)
		}
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

func (p *parser) trouble(path string, err error) {
	p.problems = append(p.problems, intake.Trouble(path, "", err))
}

func (p *parser) bytes(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(p.stdin)
	}
	data, err := os.ReadFile(path)
	return data, desk.Reason(err)
}

func (p *parser) file(ctx context.Context, w io.Writer, path string) error {
	data, err := p.bytes(path)
	if err == nil && len(data) == 0 {
		err = &intake.Refusal{Reason: "is empty"}
	}
	var text string
	if err == nil {
		text = string(data)
		if !utf8.ValidString(text) {
			text, err = intake.Decode(data)
		}
	}
	if err != nil {
		p.trouble(path, err)
		return nil
	}
	p.read++
	r := parley.Report{Text: text}
	r.Title = intake.Title(text)
	docs, err := p.desk.Annotate(ctx, []parley.Report{r})
	if err != nil {
		return err
	}
	doc := docs[0]
	if p.conllu {
		return nlp.WriteCoNLLU(w, doc)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(parsed(path, doc))
}

func (p *parser) treebank(w io.Writer, path string) error {
	in := p.stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			p.trouble(path, desk.Reason(err))
			return nil
		}
		defer f.Close()
		in = f
	}
	sents, err := nlp.ReadCoNLLU(in)
	if err == nil && len(sents) == 0 {
		err = &intake.Refusal{Reason: "holds no sentences"}
	} else if err != nil {
		err = fmt.Errorf("is not CoNLL-U: %w", err)
	}
	if err != nil {
		p.trouble(path, err)
		return nil
	}
	p.read++
	doc := nlp.FromTreebank(sents, nlp.GoldDoc{TokensOnly: true})
	if err := p.desk.AnnotateDoc(doc, 1); err != nil {
		return err
	}
	if !p.conllu {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return e.Encode(parsed(path, doc))
	}
	if err := nlp.Fill(sents, doc); err != nil {
		return err
	}
	return nlp.WriteTreebank(w, sents)
}

// A parse is a Doc as `parse --format json` prints it.
type parse struct {
	Path         string       `json:"path"`
	Text         string       `json:"text"`
	Sentences    [][2]int     `json:"sentences"`
	Tokens       []token      `json:"tokens"`
	Names        []name       `json:"names"`
	Coref        [][][2]int   `json:"coref"`
	Attributions []attributed `json:"attributions"`
}

type token struct {
	Start  int32  `json:"start"`
	End    int32  `json:"end"`
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos"`
	Head   int32  `json:"head"`
	Deprel string `json:"deprel"`
}

type name struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"`
}

type attributed struct {
	Source     [][2]int `json:"source"`
	Cue        [][2]int `json:"cue"`
	Content    [][2]int `json:"content"`
	Confidence float64  `json:"confidence"`
}

func parsed(path string, d *nlp.Doc) parse {
	p := parse{
		Path: path, Text: d.Text,
		Sentences: [][2]int{}, Tokens: []token{}, Names: []name{}, Coref: [][][2]int{}, Attributions: []attributed{},
	}
	for _, s := range d.Sentences {
		if s.Len() == 0 {
			continue
		}
		b := d.Bytes(int(s.First), int(s.End))
		p.Sentences = append(p.Sentences, [2]int{b.Start, b.End})
		for i := s.First; i < s.End; i++ {
			t := &d.Tokens[i]
			o := token{Start: t.Start, End: t.End, Lemma: t.Lemma, UPOS: t.UPOS.String(), XPOS: t.XPOS.String(), Deprel: t.Rel.String()}
			if d.Has&nlp.Trees != 0 && t.Head >= 0 {
				o.Head = t.Head - s.First + 1
			}
			p.Tokens = append(p.Tokens, o)
		}
	}
	for _, n := range d.Names {
		b := d.Bytes(int(n.First), int(n.End))
		p.Names = append(p.Names, name{b.Start, b.End, n.Kind.String()})
	}
	for _, c := range d.Chains {
		chain := [][2]int{}
		for _, m := range c.Mentions {
			b := d.Bytes(int(m.First), int(m.End))
			chain = append(chain, [2]int{b.Start, b.End})
		}
		p.Coref = append(p.Coref, chain)
	}
	for _, a := range d.Attributions {
		p.Attributions = append(p.Attributions, attributed{ranges(a.Source), ranges(a.Cue), ranges(a.Content), a.Confidence})
	}
	return p
}

func ranges(spans []nlp.Span) [][2]int {
	out := make([][2]int, len(spans))
	for i, s := range spans {
		out[i] = [2]int{s.Start, s.End}
	}
	return out
}

package main

import (
	"encoding/json"
	"errors"
	"html"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

// silverTexts are the plain texts that the greedy parser learns from as the
// neural one reads them: JSON lines with a "text", or lines of which the second
// column is one. With each stands how many words are taken from it at most.
var silverTexts = []struct {
	name  string
	words int
}{
	{"statements/polnear-train.jsonl", 300_000},
	{"plain/bbc-2004-2005.jsonl.gz", 300_000},
	{"rewrites/pan-train.tsv", 200_000},
	{"stories/giveme5w1h.jsonl", 150_000},
	{"plain/reuters-21578.jsonl.gz", 150_000},
}

// silverSnippets are sentences of reviews, editorials and messages, in a folder
// of their own: lines of which the third column is one.
var silverSnippets = []struct {
	name  string
	words int
}{
	{"amazonReviewSnippets_GroundTruth.txt", 200_000},
	{"movieReviewSnippets_GroundTruth.txt", 200_000},
	{"nytEditorialSnippets_GroundTruth.txt", 200_000},
	{"tweets_GroundTruth.txt", 200_000},
}

// leastSure is how sure, of 255 and on the mean of its words, a silver tree has
// to be.
const leastSure = 190

// silver returns the silver texts of data and the silver snippets of the folder
// snippets, if that is not empty, as the embedded tagger and neural parser read
// them. It reads the trees from path where that is a file, and else leaves them
// there, if path is not empty.
func silver(data, snippets, path string) (*nlp.Doc, error) {
	if path != "" {
		if sents, err := treebank("", path); err == nil {
			return nlp.FromTreebank(sents, nlp.GoldDoc{}), nil
		}
	}
	tagger, err := tag.Embedded()
	if err != nil {
		return nil, err
	}
	parser, err := dep.EmbeddedNeural(nil)
	if err != nil {
		return nil, err
	}
	p, err := nlp.NewPipeline(token.Tokeniser{}, tagger, parser)
	if err != nil {
		return nil, err
	}
	var all []nlp.TreebankSentence
	read := func(path string, words int) error {
		n, d := 0, &nlp.Doc{}
		err := eachText(path, func(text string) bool {
			d.Reset(text)
			p.Annotate(d)
			n += keepSure(d)
			all = append(all, d.Treebank()...)
			return n < words
		})
		logf("%s: %d words", filepath.Base(path), n)
		return err
	}
	for _, t := range silverTexts {
		if err := read(filepath.Join(data, t.name), t.words); err != nil {
			return nil, err
		}
	}
	for _, t := range silverSnippets {
		if snippets == "" {
			break
		}
		if err := read(filepath.Join(snippets, t.name), t.words); err != nil {
			return nil, err
		}
	}
	if path != "" {
		f, err := os.Create(path)
		if err != nil {
			return nil, err
		}
		if err := nlp.WriteTreebank(f, all); err != nil {
			f.Close()
			return nil, err
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	return nlp.FromTreebank(all, nlp.GoldDoc{}), nil
}

// eachText calls f with each text of a file of silverTexts until it returns
// false.
func eachText(path string, f func(text string) bool) error {
	err := eachLine(path, func(line []byte) error {
		var report struct{ Text string }
		if strings.HasSuffix(path, ".tsv") {
			if c := strings.Split(string(line), "\t"); len(c) > 1 {
				report.Text = c[1]
			}
		} else if strings.HasSuffix(path, ".txt") {
			if c := strings.Split(string(line), "\t"); len(c) > 2 {
				report.Text = html.UnescapeString(strings.ReplaceAll(c[2], "''", "\""))
			}
		} else if err := json.Unmarshal(line, &report); err != nil {
			return err
		}
		if !f(report.Text) {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// errEnough ends eachText where no more texts are asked for.
var errEnough = errors.New("enough")

// keepSure leaves in d the sentences of 4 to 60 words whose trees are sure
// enough, and returns how many words they have.
func keepSure(d *nlp.Doc) int {
	kept, words := d.Sentences[:0], 0
	for _, s := range d.Sentences {
		sum := 0
		for i := s.First; i < s.End; i++ {
			sum += int(d.Tokens[i].HeadConf)
		}
		if n := s.Len(); n >= 4 && n <= 60 && sum >= leastSure*n {
			kept = append(kept, s)
			words += n
		}
	}
	d.Sentences = kept
	return words
}

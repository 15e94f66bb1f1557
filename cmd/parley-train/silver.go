package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

// silverTexts are the plain reports that the greedy parser learns from as the
// neural one reads them: JSON lines with a "text".
var silverTexts = []string{"statements/polnear-train.jsonl", "plain/bbc-2004-2005.jsonl.gz"}

// leastSure is how sure, of 255 and on the mean of its words, a silver tree has
// to be.
const leastSure = 205

// silver returns about so many words of news as the embedded tagger and neural
// parser read them, half of it from each file.
func silver(data string, words int) ([]*nlp.Doc, error) {
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
	var docs []*nlp.Doc
	for _, name := range silverTexts {
		f, err := os.Open(filepath.Join(data, name))
		if err != nil {
			return nil, err
		}
		defer f.Close()
		var r io.Reader = f
		if strings.HasSuffix(name, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				return nil, err
			}
		}
		sc := bufio.NewScanner(r)
		sc.Buffer(nil, 16<<20)
		for n := 0; n < words/len(silverTexts) && sc.Scan(); {
			var report struct{ Text string }
			if err := json.Unmarshal(sc.Bytes(), &report); err != nil {
				return nil, err
			}
			d := &nlp.Doc{Text: report.Text}
			p.Annotate(d)
			n += keepSure(d)
			docs = append(docs, d)
		}
		if err := sc.Err(); err != nil {
			return nil, err
		}
	}
	return docs, nil
}

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

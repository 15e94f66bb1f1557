package ner_test

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/score"
)

//go:embed testdata/names.txt
var markedText string

// A mark is a name and its kind.
type mark struct {
	nlp.Span
	kind string
}

// marked returns the texts of testdata/names.txt without their marks, and the
// names of each as byte ranges by kind. An article before a name is no part of it.
func marked(t testing.TB) (texts []string, names [][]mark) {
	t.Helper()
	for _, block := range strings.Split(markedText, "\n\n") {
		if block = strings.TrimSpace(block); block == "" || block[0] == '#' {
			continue
		}
		block = strings.ReplaceAll(block, "\n/\n", "\n\n")
		var b strings.Builder
		var at []mark
		for block != "" {
			i := strings.IndexByte(block, '{')
			if i < 0 {
				b.WriteString(block)
				break
			}
			j := strings.IndexByte(block, '}')
			kind, words, ok := strings.Cut(block[i+1:j], " ")
			if !ok {
				t.Fatalf("no name in %q", block[i:j+1])
			}
			b.WriteString(block[:i])
			for _, the := range []string{"the ", "The "} {
				if rest, ok := strings.CutPrefix(words, the); ok {
					b.WriteString(the)
					words = rest
				}
			}
			at = append(at, mark{nlp.Span{Start: b.Len(), End: b.Len() + len(words)}, kind})
			b.WriteString(words)
			block = block[j+1:]
		}
		texts, names = append(texts, b.String()), append(names, at)
	}
	return texts, names
}

// TestMarkedTexts holds the finder to what it reaches on invented news of
// talks.
func TestMarkedTexts(t *testing.T) {
	texts, names := marked(t)
	var all score.Count
	for i, text := range texts {
		d := read(t, text)
		var gold, found []nlp.Span
		var miss, wrong []string
		have := map[mark]bool{}
		for _, n := range d.Names {
			s := d.Bytes(int(n.First), int(n.End))
			for strings.HasPrefix(text[s.Start:], "The ") || strings.HasPrefix(text[s.Start:], "the ") {
				s.Start += 4
			}
			m := mark{s, n.Kind.String()}
			have[m] = true
			if !slices.Contains(names[i], m) {
				wrong = append(wrong, text[s.Start:s.End]+"/"+m.kind)
				s.Start = -1 - s.Start
			}
			found = append(found, s)
		}
		for _, m := range names[i] {
			gold = append(gold, m.Span)
			if !have[m] {
				miss = append(miss, text[m.Start:m.End]+"/"+m.kind)
			}
		}
		if len(miss)+len(wrong) > 0 {
			t.Logf("%s\n\tmissed %q\n\twrong %q", text, miss, wrong)
		}
		all.Add(score.Spans(gold, found))
	}
	t.Logf("precision %.3f, recall %.3f of %.0f names", all.Precision(), all.Recall(), all.Gold)
	if all.Precision() < .97 || all.Recall() < .97 {
		t.Errorf("precision %.3f, recall %.3f", all.Precision(), all.Recall())
	}
}

package brief

import (
	_ "embed"
	"io"
	"slices"

	"github.com/parley-record/parley"
)

//go:embed quote.html
var quoteSource string

var quoteTemplate = sideTemplate("quote", quoteSource)

// A Quote is one utterance and what reports made of it.
type Quote struct {
	Words    string
	Verdict  string // in words
	Primary  string // the same for speakers' own texts, "" where none was read
	Read     int    // reports that were read
	Wordings []QuoteWording
}

// A QuoteWording is one report's telling of an utterance.
type QuoteWording struct {
	From, Ref      string
	Primary        bool // the speaker's own text
	Exact          bool
	Marked         bool // between quotation marks
	Span, Sentence parley.Span
	Differences    []QuoteDifference
}

// A QuoteDifference is how a wording differs from what was asked for.
type QuoteDifference struct{ Kind, Asked, Here string }

// Words returns the kind as readers see it.
func (d QuoteDifference) Words() string { return DifferenceWords(d.Kind) }

// Family returns the family of the kind, for its colour.
func (d QuoteDifference) Family() string { return family(d.Kind) }

// Parts returns the sentence with the wording marked: as a quotation that differs
// where it is not word for word.
func (w QuoteWording) Parts() []ComparePart {
	kind := "quote_altered"
	if w.Exact {
		kind = "developed"
	}
	return marked(w.Sentence, []parley.Difference{{Kind: kind, B: &w.Span}})
}

// Families returns those of the differences that occur, for the page's colours.
func (q *Quote) Families() []string {
	list := []string{"quote", "developed"}
	for _, w := range q.Wordings {
		for _, d := range w.Differences {
			if f := d.Family(); !slices.Contains(list, f) {
				list = append(list, f)
			}
		}
	}
	return list
}

// Count returns how many wordings are word for word, where exact, else how many
// are not.
func (q *Quote) Count(exact bool) int {
	n := 0
	for _, w := range q.Wordings {
		if w.Exact == exact {
			n++
		}
	}
	return n
}

// WriteHTML prints the quote as one page that needs nothing else.
func (q *Quote) WriteHTML(w io.Writer) error { return quoteTemplate.Execute(w, q) }

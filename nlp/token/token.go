// Package token cuts a text into words and sentences, in the convention of the
// English Universal Dependencies treebanks (EWT, GUM): clitics are words
// ("do|n't", "Putin|'s"), hyphens part words ("peace|-|plan") but for those
// after a prefix ("non-binding"), abbreviations keep their full stop. The text
// is never changed; every word is a byte range of it.
package token

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// Limits on what the stages after this one have to bear. A longer word is cut
// between runes, a longer sentence where a reader would.
const (
	MaxWord     = 512 // bytes
	MaxSentence = 250 // words
)

// Room for words is made for as many as a text of the usual length of word, its
// space with it, has, and for no more than mostAhead: what else there is grows.
const (
	usualToken = 4 // bytes; 4.9 in news
	mostAhead  = 1 << 14
)

// A Tokeniser is the first stage of a pipeline. The zero Tokeniser is ready to
// use. Safe for concurrent use.
type Tokeniser struct{}

// Needs returns no layer.
func (Tokeniser) Needs() nlp.Layer { return 0 }

// Gives returns tokens.
func (Tokeniser) Gives() nlp.Layer { return nlp.Tokens }

// Annotate lays words and sentences over d.Text. It takes time linear in the
// text, whatever the text.
func (Tokeniser) Annotate(d *nlp.Doc) {
	d.Tokens, d.Sentences = d.Tokens[:0], d.Sentences[:0]
	c := cutter{text: d.Text, tokens: slices.Grow(d.Tokens, min(len(d.Text)/usualToken, mostAhead))}
	c.words()
	d.Tokens = c.tokens
	s := splitter{doc: d, width: lineWidth(d.Text)}
	s.sentences()
	d.Has |= nlp.Tokens
}

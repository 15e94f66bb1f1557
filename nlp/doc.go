// Package nlp holds what the language engine hands from stage to stage: a text
// and the layers that stages lay over it, all with byte offsets into the text
// as it is. It knows nothing of negotiations.
package nlp

import "strings"

// A Doc is a text with what the engine has read in it. The zero Doc is empty
// and may be Reset to a text; a Doc is not safe for concurrent use.
type Doc struct {
	Text         string
	Tokens       []Token
	Sentences    []Sentence
	Names        []Name        // in order of First, never overlapping
	Chains       []Chain       // mentions that refer to one actor
	Attributions []Attribution // in order of their first span
	Has          Layer         // the layers that have been laid

	// Hints is what the encoder of a neural parser makes of each token, NumHints
	// scores for each: as part of a name, for the finder of names, and from
	// PartHints on as part of an attribution. It is empty where there is no such
	// parser.
	Hints []int16

	Title int // byte length of the title line at the head of Text, 0: none
	Body  int // byte of Text where running text begins, after title, byline and date; 0: at once
}

// The scores of a token in Doc.Hints. Of names: outside, and begin and inside of
// a person, an organisation, a place and any other name. Of attributions:
// outside, and begin, inside, end and single of source, cue and content.
const (
	NameHints = 9         // scores of names
	PartHints = NameHints // where those of attributions begin
	NumHints  = PartHints + 13
)

// HintsOf returns the scores of token i in d.Hints, nil where there are none.
func (d *Doc) HintsOf(i int) []int16 {
	if len(d.Hints) != NumHints*len(d.Tokens) {
		return nil
	}
	return d.Hints[i*NumHints:][:NumHints]
}

// HintUnit is what a logit is worth in Doc.Hints.
const HintUnit = 64

// Reset empties d for text and keeps its memory.
func (d *Doc) Reset(text string) {
	*d = Doc{
		Text: text, Tokens: d.Tokens[:0], Sentences: d.Sentences[:0], Names: d.Names[:0],
		Chains: d.Chains[:0], Attributions: d.Attributions[:0], Hints: d.Hints[:0],
	}
}

// Form returns the words of token i as they stand in the text.
func (d *Doc) Form(i int) string { t := &d.Tokens[i]; return d.Text[t.Start:t.End] }

// Words returns the text from the start of token first to the end of token end-1.
func (d *Doc) Words(first, end int) string {
	return d.Text[d.Tokens[first].Start:d.Tokens[end-1].End]
}

// Bytes returns the byte range of the tokens [first, end).
func (d *Doc) Bytes(first, end int) Span {
	return Span{int(d.Tokens[first].Start), int(d.Tokens[end-1].End)}
}

// A Span is a half-open byte range of Doc.Text.
type Span struct{ Start, End int }

// A Token is one syntactic word in the Universal Dependencies convention. A
// word that is written together with its neighbour ("don't", "cannot") shares
// no byte with it.
type Token struct {
	Start, End int32  // bytes of Doc.Text, half-open
	Sentence   int32  // index in Doc.Sentences
	Head       int32  // index in Doc.Tokens; -1: root of its sentence
	Lemma      string // lower case but for proper nouns
	Feats      string // "Case=Nom|Number=Sing", "" for none; interned
	UPOS       UPOS
	XPOS       XPOS
	Rel        Rel
	HeadConf   uint8 // how sure the arc is: 0 unknown, 1 … 255 for (0, 1]
	Glued      bool  // no white space before it
}

// A Sentence is the tokens [First, End).
type Sentence struct{ First, End int32 }

// Len returns the count of tokens.
func (s Sentence) Len() int { return int(s.End - s.First) }

// A NameKind says what a name names.
type NameKind uint8

// The kinds of name. NoName is the zero value.
const (
	NoName       NameKind = iota
	Person                // people, without their titles
	Organisation          // companies, unions, parties, ministries, alliances
	Place                 // places as places
	State                 // states and their demonyms, metonyms and governments
	Other                 // events, works, laws, products
)

var nameKinds = [...]string{"", "person", "organisation", "place", "state", "other"}

// String returns the name of the kind as printed; "" for NoName.
func (k NameKind) String() string { return nameKinds[k] }

// A Name is the tokens [First, End) that name something.
type Name struct {
	First, End int32
	Kind       NameKind
	Form       NameForm
	Code       string // gazetteer: ISO 3166-1 alpha-3 of the state it stands for, or a body's code; "" for none
}

// A NameForm says how a name stands for what it names.
type NameForm uint8

// The forms of a name.
const (
	Proper  NameForm = iota // "Russia", "Rubio"
	Demonym                 // "Russian", "Russians"
	Metonym                 // "Moscow", "the Kremlin": a seat for its state
)

// A Mention is the tokens [First, End) that refer to something; Head is the
// index of its main word.
type Mention struct {
	First, End, Head int32
	Form             MentionForm
}

// A MentionForm says how a mention refers.
type MentionForm uint8

// The forms of a mention.
const (
	ByName        MentionForm = iota
	ByDescription             // "the president", "both sides"
	ByPronoun
)

// A Chain is the mentions of one actor, in text order. Name is the index in
// Doc.Names of its fullest name, -1 if it has none.
type Chain struct {
	Mentions []Mention
	Name     int32
	Kind     NameKind
	Plural   bool
}

// An Attribution is who is credited (Source), by which words (Cue), with what
// (Content), as byte spans in text order. Source and Cue may be empty.
type Attribution struct {
	Source, Cue, Content []Span
	Confidence           float64 // [0, 1], calibrated on PolNeAR dev
}

// SentenceAt returns the index of the sentence that holds byte offset at or,
// between sentences, the one before it; -1 where there is none.
func (d *Doc) SentenceAt(at int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		m := (lo + hi) / 2
		if int(d.Tokens[d.Sentences[m].First].Start) <= at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo - 1
}

// TokensIn returns the tokens [first, end) that share a byte with s.
func (d *Doc) TokensIn(s Span) (first, end int) {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		m := (lo + hi) / 2
		if int(d.Tokens[m].End) <= s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	first, end = lo, lo
	for end < len(d.Tokens) && int(d.Tokens[end].Start) < s.End {
		end++
	}
	return first, end
}

// Is reports whether token i reads word, whatever its case. word is lower case; a
// token before or behind the text reads nothing.
func (d *Doc) Is(i int, word string) bool {
	if uint(i) >= uint(len(d.Tokens)) {
		return false
	}
	t := &d.Tokens[i]
	return int(t.End-t.Start) == len(word) && strings.EqualFold(d.Text[t.Start:t.End], word)
}

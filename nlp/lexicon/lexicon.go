// Package lexicon holds what the engine knows of words beside its treebanks:
// the class that a word falls in by the company it keeps in plain text, and the
// parts of speech that a dictionary gives it. Words stand there as hashes.
package lexicon

import (
	"fmt"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp/model"
)

// The parts of speech of Entry.Classes.
const (
	Noun        uint8 = 1 << iota // a noun as it stands in the dictionary
	NounForm                      // its plural
	Verb                          // a verb as it stands in the dictionary
	VerbForm                      // its other forms
	Adjective                     // with comparative and superlative
	Adverb                        // with comparative and superlative
	Auxiliary                     // auxiliaries
	Capitalised                   // a noun that is written with a capital
)

// The counts of clusters; each broad cluster holds Fine/Broad fine ones.
const (
	Fine  = 1024
	Broad = 64
)

// An Entry is what is known of a word. The zero Entry is of an unknown one.
type Entry struct {
	Cluster uint16 // 1 … Fine, 0: unknown
	Classes uint8  // bits, 0: unknown
}

// Broad returns the broad cluster, 1 … Broad, 0: unknown.
func (e Entry) Broad() uint16 {
	if e.Cluster == 0 {
		return 0
	}
	return (e.Cluster-1)/(Fine/Broad) + 1
}

// A Lexicon maps the hashes of words to entries. Safe for concurrent use.
type Lexicon struct{ slots []slot }

type slot struct {
	hash  uint32
	entry Entry
	used  bool
}

// Of returns the entry of the word with that Hash.
func (l *Lexicon) Of(hash uint32) Entry {
	m := uint32(len(l.slots) - 1)
	for i := hash * spread >> 7 & m; ; i = (i + 1) & m {
		s := &l.slots[i]
		if !s.used {
			return Entry{}
		}
		if s.hash == hash {
			return s.entry
		}
	}
}

const spread = 0x9e3779b1

// Hash returns the FNV-1a hash, by runes, of word in lower case, typographic
// apostrophes read as plain ones and soft hyphens left out.
func Hash(word string) uint32 { return HashMore(2166136261, word) }

// HashMore returns the Hash of a word with more written behind it, given its own.
func HashMore(h uint32, word string) uint32 {
	for i := 0; i < len(word); {
		r, n := rune(word[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(word[i:])
		}
		i += n
		switch {
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r < utf8.RuneSelf:
		case r == 0xad:
			continue
		case r == '’' || r == '‘':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		default:
			r = unicode.ToLower(r)
		}
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// New returns the lexicon of a model file. It returns model.ErrFormat where the
// file is none of a lexicon's.
func New(f *model.File) (*Lexicon, error) {
	hashes, clusters, classes := f.Uint32s("hashes"), f.Int16s("clusters"), f.Bytes("classes")
	if len(hashes) != len(clusters) || len(hashes) != len(classes) {
		return nil, fmt.Errorf("%w: lexicon", model.ErrFormat)
	}
	size := 16
	for size < 2*len(hashes) {
		size *= 2
	}
	l := &Lexicon{slots: model.Make[slot](size)}
	for i, h := range hashes {
		if clusters[i] < 0 || clusters[i] > Fine {
			return nil, fmt.Errorf("%w: lexicon", model.ErrFormat)
		}
		k := h * spread >> 7 & uint32(size-1)
		for l.slots[k].used {
			k = (k + 1) & uint32(size-1)
		}
		l.slots[k] = slot{h, Entry{uint16(clusters[i]), classes[i]}, true}
	}
	return l, nil
}

// Embedded returns the lexicon that the binary carries. It is read once.
var Embedded = sync.OnceValues(func() (*Lexicon, error) {
	f, err := model.Embedded("lexicon")
	if err != nil {
		return nil, err
	}
	return New(f)
})

package diff

import (
	"slices"

	"github.com/parley-record/parley/nlp/model"
)

// PairHash returns the hash of two words, whichever comes first.
func PairHash(a, b string) uint32 {
	if b < a {
		a, b = b, a
	}
	h := uint32(2166136261)
	for _, s := range [...]string{a, "|", b} {
		for i := range len(s) {
			h = (h ^ uint32(s[i])) * 16777619
		}
	}
	return h
}

// A thesaurus holds the hashes of pairs of words that say the same, rising.
type thesaurus []uint32

// shippedThesaurus is empty where the binary has none.
func shippedThesaurus() (thesaurus, error) {
	f, err := model.Embedded("synonyms")
	if err != nil {
		return nil, err
	}
	return f.Uint32s("same"), nil
}

// same reports whether two words, or verbs with a particle, may say the same.
func (t thesaurus) same(a, b string) bool {
	_, ok := slices.BinarySearch(t, PairHash(a, b))
	return ok
}

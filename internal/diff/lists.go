package diff

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp/tsv"
)

//go:embed lists.tsv
var listsTSV string

var lists = tsv.Must(tsv.ReadLists("lists.tsv", listsTSV))

// Sum returns the SHA-256 of the word lists by which tellings are compared.
func Sum() string {
	sum := sha256.Sum256([]byte(listsTSV))
	return hex.EncodeToString(sum[:])
}

// wordList returns the words of a list, which must be in lists.tsv.
func wordList(name string) map[string]bool { return lists.Of(name) }

// wordPairs returns what the words of a list stand for, which must be in lists.tsv.
func wordPairs(name string) map[string]string {
	m := map[string]string{}
	for w, is := range lists.Pairs(name) {
		m[blanks(w)] = is
	}
	return m
}

// wordNumbers returns the whole numbers that the words of a list stand for, which must
// be in lists.tsv.
func wordNumbers(name string) map[string]int64 {
	m := map[string]int64{}
	for w, is := range wordPairs(name) {
		m[w] = tsv.Must(strconv.ParseInt(is, 10, 64))
	}
	return m
}

// wordPhrases returns the phrases of a list by their first word, those of most words
// before the others. The list must be in lists.tsv.
func wordPhrases(name string) map[string][][]string {
	m := map[string][][]string{}
	for l := range wordList(name) {
		f := strings.Fields(blanks(l))
		m[f[0]] = append(m[f[0]], f)
	}
	for _, fs := range m {
		slices.SortFunc(fs, func(a, b []string) int { return cmp.Or(cmp.Compare(len(b), len(a)), slices.Compare(a, b)) })
	}
	return m
}

// wordGroups returns every two words that stand together in a group of a list, either
// of them first. The list must be in lists.tsv.
func wordGroups(name string) map[[2]string]bool {
	m := map[[2]string]bool{}
	for group := range wordList(name) {
		words := strings.Split(group, ":")
		for i, x := range words {
			for _, y := range words[i+1:] {
				m[[2]string{x, y}], m[[2]string{y, x}] = true, true
			}
		}
	}
	return m
}

// withThemselves adds to pairs of words each word with itself.
func withThemselves(pairs map[[2]string]bool) map[[2]string]bool {
	for _, p := range slices.Collect(maps.Keys(pairs)) {
		pairs[[2]string{p[0], p[0]}] = true
	}
	return pairs
}

// blanks puts blanks into an entry where the list has _ for them.
func blanks(s string) string { return strings.ReplaceAll(s, "_", " ") }

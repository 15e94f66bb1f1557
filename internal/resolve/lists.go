package resolve

import (
	_ "embed"

	"github.com/parley-record/parley/nlp/tsv"
)

//go:embed lists.tsv
var listsTSV string

var lists = tsv.Must(tsv.ReadLists("lists.tsv", listsTSV))

// wordList returns the words of a list, which must be in lists.tsv.
func wordList(name string) map[string]bool { return lists.Of(name) }

// wordPairs returns what the words of a list stand for, which must be in lists.tsv.
func wordPairs(name string) map[string]string { return lists.Pairs(name) }

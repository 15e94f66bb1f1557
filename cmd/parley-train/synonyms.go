package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/nlp/model"
)

// How far down the list of a word's senses one is looked at, and how far down
// though the word was never met in it in WordNet's own counts.
const (
	lastSense   = 5
	unmetSenses = 2
)

func synonymsCommand() command {
	return command{"synonyms", "takes pairs of words that say the same from WordNet", func(args []string, out io.Writer) error {
		fs, _ := dataFlags("synonyms")
		dir := fs.String("weights", "nlp/model/weights", "folder to write to")
		dict := fs.String("wordnet", "dict", "WordNet's folder of data files")
		if err := fs.Parse(args); err != nil {
			return err
		}
		senses, err := readSenses(filepath.Join(*dict, "index.sense"))
		if err != nil {
			return err
		}
		pairs := map[uint32]bool{}
		for _, pos := range []struct{ file, kinds string }{{"verb", "2"}, {"adj", "35"}, {"adv", "4"}, {"noun", "1"}} {
			err := eachSynset(filepath.Join(*dict, "data."+pos.file), func(offset string, words []string) {
				var kept []string
				counted := false
				for _, w := range words {
					for _, k := range pos.kinds {
						s, ok := senses[w+"%"+string(k)+" "+offset]
						if ok && plainWord(w, pos.file == "verb") && (s.number <= unmetSenses || s.number <= lastSense && s.count > 0) {
							kept = append(kept, strings.ReplaceAll(w, "_", " "))
							counted = counted || s.count > 0
						}
					}
				}
				if !counted {
					return
				}
				for i, a := range kept {
					for _, b := range kept[i+1:] {
						pairs[diff.PairHash(a, b)] = true
					}
				}
			})
			if err != nil {
				return err
			}
		}
		f := &model.File{}
		f.SetUint32s("same", slices.Sorted(maps.Keys(pairs)))
		fmt.Fprintf(out, "%d pairs\n", len(pairs))
		return writeModel(*dir, "synonyms", f)
	}}
}

type sense struct{ number, count int }

// readSenses reads WordNet's list of senses, by lemma, part of speech and offset.
func readSenses(path string) (map[string]sense, error) {
	out := map[string]sense{}
	err := eachLine(path, func(b []byte) error {
		l := string(b)
		f := strings.Fields(l)
		lemma, rest, ok := strings.Cut(f[0], "%")
		if !ok || len(f) != 4 {
			return fmt.Errorf("no sense: %q", l)
		}
		n, err1 := strconv.Atoi(f[2])
		c, err2 := strconv.Atoi(f[3])
		if err1 != nil || err2 != nil {
			return fmt.Errorf("no numbers: %q", l)
		}
		out[lemma+"%"+rest[:1]+" "+f[1]] = sense{n, c}
		return nil
	})
	return out, err
}

// eachSynset calls f with the words of each synset of a data file that are no
// names.
func eachSynset(path string, f func(offset string, words []string)) error {
	return eachLine(path, func(b []byte) error {
		l := string(b)
		if strings.HasPrefix(l, "  ") {
			return nil // the licence
		}
		l, _, _ = strings.Cut(l, " | ")
		w := strings.Fields(l)
		n, err := strconv.ParseInt(w[3], 16, 32)
		if err != nil {
			return err
		}
		var words []string
		for i := range int(n) {
			word, _, _ := strings.Cut(w[4+2*i], "(")
			if word != strings.ToLower(word) {
				return nil
			}
			words = append(words, word)
		}
		f(w[0], words)
		return nil
	})
}

// plainWord reports whether w is a word of letters, or of a verb and its particle.
func plainWord(w string, verb bool) bool {
	if len(w) < 3 || strings.Count(w, "_") > 1 || !verb && strings.Contains(w, "_") {
		return false
	}
	return strings.Trim(w, "abcdefghijklmnopqrstuvwxyz_") == ""
}

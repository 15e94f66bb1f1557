package tag

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
)

// votes counts values by key.
type votes map[uint32]map[string]int

func (v votes) add(k uint32, s string) {
	if v[k] == nil {
		v[k] = map[string]int{}
	}
	v[k][s]++
}

// top returns the most frequent value of k, the least of equals, and its count.
func (v votes) top(k uint32) (best string, n int) {
	for s, c := range v[k] {
		if c > n || c == n && s < best {
			best, n = s, c
		}
	}
	return best, n
}

func (v votes) keys() []uint32 {
	ks := make([]uint32, 0, len(v))
	for k := range v {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}

// A numbering numbers strings in order of their first use.
type numbering struct {
	of   map[string]uint16
	list []string
}

func (n *numbering) id(s string) uint16 {
	if i, ok := n.of[s]; ok {
		return i
	}
	if n.of == nil {
		n.of = map[string]uint16{}
	}
	i := uint16(len(n.list))
	n.of[s] = i
	n.list = append(n.list, s)
	return i
}

func setMap(f *model.File, name string, m map[uint32]uint16) {
	keys := make([]uint32, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	values := make([]int16, len(keys))
	for i, k := range keys {
		values[i] = int16(m[k])
	}
	f.SetUint32s(name+"/keys", keys)
	f.SetInt16s(name+"/values", values)
}

func trainMorphology(f *model.File, gold *nlp.Doc, lex *lexicon.Lexicon, opt Training) error {
	byTags, byWord := votes{}, votes{}
	tagsOf := map[uint32]uint32{}
	var w word
	for i := range gold.Tokens {
		t := &gold.Tokens[i]
		w.read(gold.Form(i), plainCase)
		k := tagKey(t.UPOS, t.XPOS)
		byTags.add(k, t.Feats)
		wk := mix(90, w.exact, k)
		byWord.add(wk, t.Feats)
		tagsOf[wk] = k
	}
	n := &numbering{}
	n.id("")
	tags, words := map[uint32]uint16{}, map[uint32]uint16{}
	for _, k := range byTags.keys() {
		s, _ := byTags.top(k)
		tags[k] = n.id(s)
	}
	for _, k := range byWord.keys() {
		s, _ := byWord.top(k)
		if d, _ := byTags.top(tagsOf[k]); d != s {
			words[k] = n.id(s)
		}
	}
	if err := trainContextual(f, gold, lex, n, byWord, opt); err != nil {
		return err
	}
	f.SetStrings("morph/feats", n.list[1:])
	setMap(f, "morph/tags", tags)
	setMap(f, "morph/words", words)
	return nil
}

// scriptOf returns the script that turns form into lemma.
func scriptOf(form, lemma string, u nlp.UPOS) script {
	if lemma == "_" && form != "_" || lemma == "" {
		return script{}
	}
	low := string(appendLower(nil, form))
	s := script{keeps: u == nlp.PROPN || u == nlp.X || strings.ToLower(lemma) != lemma}
	base := low
	if s.keeps {
		base = form
	}
	common := 0
	for common < len(base) && common < len(lemma) {
		r, n := utf8.DecodeRuneInString(base[common:])
		q, m := utf8.DecodeRuneInString(lemma[common:])
		if r != q || n != m {
			break
		}
		common += n
	}
	if common == 0 || unicode.IsPunct(rune(base[0])) && base != lemma {
		return script{drop: -1, add: lemma}
	}
	s.drop = utf8.RuneCountInString(base[common:])
	s.add = lemma[common:]
	return s
}

func trainLemmas(f *model.File, gold *nlp.Doc) {
	byWord, bySuffix := votes{}, votes{}
	type known struct {
		suffix [maxSuffix]uint32
		key    uint32
	}
	words := map[uint32]known{}
	var w word
	for i := range gold.Tokens {
		t := &gold.Tokens[i]
		if t.Rel == nlp.RelGoeswith || t.Lemma == "" {
			continue
		}
		w.read(gold.Form(i), plainCase)
		k := lemmaKey(t.UPOS, t.XPOS)
		sc := scriptOf(gold.Form(i), t.Lemma, t.UPOS).String()
		wk := mix(91, w.exact, k)
		byWord.add(wk, sc)
		words[wk] = known{w.suffix, k}
	}
	// Each form counts once for the rules, so that they are of forms that have
	// not been seen.
	for _, wk := range byWord.keys() {
		sc, _ := byWord.top(wk)
		if strings.HasPrefix(sc[1:], "-1") {
			continue
		}
		w := words[wk]
		bySuffix.add(mix(93, 0, w.key), sc)
		for _, s := range w.suffix {
			if s != 0 {
				bySuffix.add(mix(92, s, w.key), sc)
			}
		}
	}
	n := &numbering{}
	rules, exceptions := map[uint32]uint16{}, map[uint32]uint16{}
	rule := func(w known, upTo int) string {
		best, _ := bySuffix.top(mix(93, 0, w.key))
		for m := 0; m < upTo; m++ {
			if w.suffix[m] == 0 {
				break
			}
			if s, c := bySuffix.top(mix(92, w.suffix[m], w.key)); c >= 2 {
				best = s
			}
		}
		return best
	}
	for _, wk := range byWord.keys() {
		w := words[wk]
		if s, _ := bySuffix.top(mix(93, 0, w.key)); s != "" {
			rules[mix(93, 0, w.key)] = n.id(s)
		}
		for m := 0; m < maxSuffix && w.suffix[m] != 0; m++ {
			if s, c := bySuffix.top(mix(92, w.suffix[m], w.key)); c >= 2 && s != rule(w, m) {
				rules[mix(92, w.suffix[m], w.key)] = n.id(s)
			}
		}
		if s, _ := byWord.top(wk); s != rule(w, maxSuffix) {
			exceptions[wk] = n.id(s)
		}
	}
	f.SetStrings("lemma/scripts", n.list)
	setMap(f, "lemma/words", exceptions)
	setMap(f, "lemma/suffixes", rules)
}

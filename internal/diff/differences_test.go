package diff

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

// engine is the shipped stages, loaded once for all tests.
var engine = sync.OnceValue(func() *nlp.Pipeline {
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	t, err := tag.Embedded()
	must(err)
	d, err := dep.Embedded()
	must(err)
	n, err := ner.Embedded()
	must(err)
	a, err := attrib.Embedded()
	must(err)
	p, err := nlp.NewPipeline(token.Tokeniser{}, t, d, n, a)
	must(err)
	return p
})

func annotated(text string) *nlp.Doc {
	d := &nlp.Doc{}
	d.Reset(text)
	engine().Annotate(d)
	return d
}

func shipped(t testing.TB) *Comparer {
	t.Helper()
	c, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A goldDifference is a pair of invented sentences that differ in one thing;
// kind "none" stands for a pair that says the same.
type goldDifference struct {
	Kind   string
	A, B   string
	WordsA string `json:"words_a"`
	WordsB string `json:"words_b"`
}

func goldDifferences(t testing.TB) []goldDifference {
	t.Helper()
	f, err := os.Open("testdata/differences.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []goldDifference
	s := bufio.NewScanner(f)
	for s.Scan() {
		var g goldDifference
		if err := json.Unmarshal(s.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		all = append(all, g)
	}
	return all
}

// floors is how many of the gold differences of each kind must be found, with
// the kind right and in the right place; one below what was measured, for the
// engine's weights change.
var floors = map[string]int{
	"act_changed":         8,
	"actor_generalised":   6,
	"actor_specified":     6,
	"attribution_added":   7,
	"attribution_changed": 7,
	"attribution_dropped": 7,
	"certainty_changed":   6,
	"date_changed":        8,
	"developed":           7,
	"hedge_added":         9,
	"hedge_dropped":       11,
	"none":                13,
	"number_changed":      7,
	"only_in_a":           8,
	"only_in_b":           8,
	"polarity_changed":    8,
	"quote_altered":       8,
	"quote_marks_added":   7,
	"quote_marks_dropped": 7,
	"scope_changed":       7,
	"strength_changed":    8,
	"wording_changed":     4,
}

func TestDifferencesOfEveryKind(t *testing.T) {
	c := shipped(t)
	all, right := map[string]int{}, map[string]int{}
	told, hits := map[string]int{}, map[string]int{} // findings of a kind, and those that gold has
	for _, g := range goldDifferences(t) {
		all[g.Kind]++
		var found []Finding
		if strings.HasPrefix(g.Kind, "only_in_") {
			found = reported(t, g.A, g.B)
		} else {
			_, _, found = c.Sentences(annotated(g.A), annotated(g.B))
		}
		ok := g.Kind == "none"
		for _, f := range found {
			told[f.Kind]++
			switch {
			case f.Kind == g.Kind && (meets(g.A, f.A, g.WordsA) || meets(g.B, f.B, g.WordsB)):
				hits[f.Kind]++
				ok = true
			case g.Kind == "none" && f.Kind != wordingChanged:
				ok = false
			}
		}
		if g.Kind == wordingChanged && slices.ContainsFunc(found, func(f Finding) bool { return f.Kind != wordingChanged }) {
			ok = false // a difference that matters was claimed
		}
		if ok {
			right[g.Kind]++
		} else {
			t.Logf("%s: %q / %q: %+v", g.Kind, g.A, g.B, found)
		}
	}
	kinds := slices.Sorted(maps.Keys(all))
	for _, k := range kinds {
		t.Logf("%-22s %2d of %2d; told %2d, right %2d", k, right[k], all[k], told[k], hits[k])
		if floor, ok := floors[k]; !ok || right[k] < floor {
			t.Errorf("%s: %d of %d found, the floor is %d", k, right[k], all[k], floor)
		}
		if all[k] < leastPairs {
			t.Errorf("%s: %d pairs, at least %d are wanted", k, all[k], leastPairs)
		}
	}
	for k := range differenceKinds {
		if all[k] == 0 {
			t.Errorf("%s: no pair shows it", k)
		}
	}
}

// leastPairs is how many invented pairs show each kind at least.
const leastPairs = 7

// differenceKinds are the kinds of the record's contract.
var differenceKinds = func() map[string]bool {
	m := map[string]bool{}
	for _, k := range []string{quoteAltered, marksAdded, marksDropped, hedgeDropped, hedgeAdded, creditDropped, creditAdded, creditChanged, actorGeneralised, actorSpecified,
		numberChanged, dateChanged, polarityChanged, scopeChanged, actChanged, certaintyChanged, strengthChanged, developed, wordingChanged, onlyInA, onlyInB} {
		m[k] = true
	}
	return m
}()

// reported returns the differences between two reports, put side by side.
func reported(t *testing.T, a, b string) []Finding {
	t.Helper()
	rec := &parley.Record{}
	var docs []*nlp.Doc
	for i, text := range []string{a, b} {
		rec.Reports = append(rec.Reports, parley.Report{ID: parley.ID(fmt.Sprintf("r%012x", i+1)), TextSHA256: fmt.Sprint(i), Text: text})
		docs = append(docs, annotated(text))
	}
	if err := fillOne(rec, docs); err != nil {
		t.Fatal(err)
	}
	span := func(s *parley.Span) nlp.Span {
		if s == nil {
			return nlp.Span{}
		}
		return nlp.Span{Start: s.Start, End: s.End}
	}
	var out []Finding
	for _, c := range rec.Claims {
		for _, d := range c.Differences {
			out = append(out, Finding{Kind: d.Kind, A: span(d.A), B: span(d.B), Note: d.Note})
		}
	}
	return out
}

// meets reports whether a finding shares a byte with the gold words.
func meets(text string, s nlp.Span, words string) bool {
	if words == "" || s.End == 0 {
		return false
	}
	at := strings.Index(text, words)
	return at >= 0 && at < s.End && s.Start < at+len(words)
}

func TestSentencesMirror(t *testing.T) {
	c := shipped(t)
	for _, g := range goldDifferences(t) {
		if strings.HasPrefix(g.Kind, "only_in_") {
			continue // reports, no sentences
		}
		a, b := annotated(g.A), annotated(g.B)
		s1, same1, f1 := c.Sentences(a, b)
		s2, same2, f2 := c.Sentences(a, b)
		if s1 != s2 || same1 != same2 || len(f1) != len(f2) {
			t.Fatalf("%q: two readings differ", g.A)
		}
		if s, _, _ := c.Sentences(a, a); s < 500 {
			t.Errorf("%q is no telling of itself: %d", g.A, s)
		}
		_, _, f := c.Sentences(a, a)
		for _, x := range f {
			t.Errorf("%q differs from itself: %+v", g.A, x)
		}
	}
}

func TestFindQuotations(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"double", `He said "no deal" twice.`, []string{"no deal"}},
		{"curly", "She said “we wait” and left.", []string{"we wait"}},
		{"single", "They call it the 'blue line' here.", []string{"blue line"}},
		{"apostrophe", "The union's offer didn't change the owners' mind.", nil},
		{"unclosed", "He said “we wait\n\nNext day nothing happened.", nil},
		{"two", `"One," he said, "two."`, []string{"One,", "two."}},
		{"a straight mark that nothing opened", "Here is a stray mark.\" He wrote: \"We wait.\"", []string{"We wait."}},
		{"taken up in the next paragraph", "“We wait.\n\n“We have time,” he said.", []string{"We wait.", "We have time,"}},
		{"the same with straight marks", "\"We wait.\n\"We have time,\" he said.", []string{"We wait.", "We have time,"}},
		{"over a line that breaks", "He said: \"We wait.\nWe have time.\"", []string{"We wait.\nWe have time."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, q := range findQuotations(c.text) {
				got = append(got, c.text[q.start:q.end])
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func FuzzFindQuotations(f *testing.F) {
	f.Add(`"a" “b” 'c' d's ‘e’ «f»` + "\n\n\"")
	f.Add("\"a\xe8") // ends in the first byte of a character
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, q := range findQuotations(s) {
			if q.start < end || q.start >= q.end || q.end > len(s) {
				t.Fatalf("%+v after %d in %q", q, end, s)
			}
			end = q.end
		}
	})
}

func FuzzSentences(f *testing.F) {
	for _, g := range []string{"He said “we may wait” on 12 May.", "$5bn, 3% or two", "", "’s not “"} {
		f.Add(g, "She said we will wait until Friday.")
	}
	c := shipped(f)
	p, err := nlp.NewPipeline(token.Tokeniser{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, x, y string) {
		if len(x)+len(y) > 2000 {
			return
		}
		var a, b nlp.Doc
		a.Reset(x)
		b.Reset(y)
		p.Annotate(&a)
		p.Annotate(&b)
		_, _, found := c.Sentences(&a, &b)
		for _, d := range found {
			if d.A.End > len(x) || d.B.End > len(y) || d.A.Start > d.A.End || d.B.Start > d.B.End || d.A.End == 0 && d.B.End == 0 {
				t.Fatalf("%+v does not fit", d)
			}
		}
	})
}

func TestWordings(t *testing.T) {
	c := shipped(t)
	docs := []*nlp.Doc{
		annotated("“Both sides must share the water,” Kolar said on Monday."),
		annotated("Kolar said both sides should share the water."),
		annotated("It rained all day in Velden."),
	}
	got := c.Wordings(annotated("both sides must share the water"), docs)
	if len(got) != 2 {
		t.Fatalf("%d wordings, want 2: %+v", len(got), got)
	}
	if !got[0].Exact || !got[0].Marked || got[0].Report != 0 {
		t.Errorf("the first is %+v, want exact and marked", got[0])
	}
	if got[1].Exact || got[1].Marked || got[1].Report != 1 {
		t.Errorf("the second is %+v, want other words without marks", got[1])
	}
}

// TestWordingsAfterTheirLikeness finds an utterance word for word although some of its words
// stand before it in the sentence.
func TestWordingsAfterTheirLikeness(t *testing.T) {
	got := shipped(t).Wordings(annotated("small gaps can still sink an agreement"),
		[]*nlp.Doc{annotated("“The gaps are small, but small gaps can still sink an agreement,” Kolar said.")})
	if len(got) != 1 || !got[0].Exact || !got[0].Marked || len(got[0].Found) != 0 {
		t.Errorf("got %+v, want one that is exact and marked", got)
	}
}

// TestSeek holds texts against an utterance by the forms of their words alone: what
// Wordings finds passes, and what shares small words, or words here and there, does not.
func TestSeek(t *testing.T) {
	c := shipped(t)
	utterance := annotated("We will not sign a treaty that takes the water of our islands")
	s := c.Seek(utterance)
	for _, x := range []struct {
		name, text string
		may        bool
	}{
		{"word for word", "It rained in Velden all day.\n\n“We will not sign a treaty that takes the water of our islands,” Kolar said.", true},
		{"other forms", "Kolar said they were not signing treaties that took the water of islands.", true},
		{"other words", "She would never sign an accord that takes the water from the islands, Kolar said.", true},
		{"small words", "That will be a matter for the council, and it is not a thing that we in the house of our own will vote on.", false},
		{"words here and there", "The treaty was printed on Monday. " + strings.Repeat("It rained all day in Velden, and nobody went out. ", 4) + "The islands have water enough for the summer.", false},
		{"nothing", "", false},
	} {
		doc := annotated(x.text)
		if got := s.Share(x.text); (got >= LeastShare) != x.may {
			t.Errorf("%s: %d thousandths", x.name, got)
		}
		if found := c.Wordings(utterance, []*nlp.Doc{doc}); len(found) > 0 != x.may {
			t.Errorf("%s: Wordings finds %+v", x.name, found)
		}
	}
}

func TestIndependentCountsOrigins(t *testing.T) {
	dep := map[[2]int]bool{{0, 1}: true, {2, 3}: true}
	if n := independent(5, func(i, j int) bool { return dep[[2]int{i, j}] }); n != 3 {
		t.Errorf("%d origins, want 3", n)
	}
}

func TestLevelOf(t *testing.T) {
	c := shipped(t)
	original := annotated("The harbour board met on Monday to vote on the new quay. Its chair, Ana Kolar, opened the session with a long report on the budget of the port. " +
		"Members from both islands asked why the dredging had cost twice what was planned. The vote was put off until the auditors have answered.")
	for _, x := range []struct {
		name, text string
		want       Level
	}{
		{"as it is", "The harbour board met on Monday to vote on the new quay. The vote was put off until the auditors have answered.", Cut},
		{"words exchanged", "The harbour board gathered on Monday to vote about the new quay. Its chair, Ana Kolar, began the session with a lengthy report on the budget of the port. The vote was delayed until the auditors have replied.", Light},
		{"of its own", "Fishing crews on the northern coast will receive a grant for nets this winter, the ministry said. Nobody knows yet how it will be paid.", Own},
	} {
		t.Run(x.name, func(t *testing.T) {
			got, half, verbatim := c.LevelOf(annotated(x.text), original)
			if got != x.want {
				t.Errorf("level %d (half %d, verbatim %d), want %d", got, half, verbatim, x.want)
			}
		})
	}
}

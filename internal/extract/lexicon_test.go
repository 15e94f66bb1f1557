package extract

import (
	"strings"
	"testing"
)

// TestWordListsAreWhole holds every line of the word lists to the terms that the
// record knows; a misspelt stance would be printed.
func TestWordListsAreWhole(t *testing.T) {
	set := func(s string) map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(s) {
			m[w] = true
		}
		return m
	}
	stance := set("for against conditional undecided")
	force := set("demand refusal offer concession welcome concern warning statement")
	kinds := set("plan draft counter-proposal amendment offer bid bill deal resolution")
	effects := set("includes excludes raises lowers sets defers leaves_open")
	outlooks := set("progress cautious pessimistic uncertain slanted")
	states := set("open narrowed agreed deferred off_table")
	twice := map[string]bool{}
	for _, f := range lines("stance.tsv") {
		if k := strings.Join(f[:min(len(f), 5)], " "); twice[k] {
			t.Errorf("stance.tsv: %v stands there twice", f)
		} else {
			twice[k] = true
		}
		if len(f) == 6 && (f[5] == "firm" || f[5] == "loose") {
			f = f[:5]
		}
		if len(f) != 5 || !stance[f[2]] || !force[f[3]] || !strings.Contains("vna", f[1]) {
			t.Errorf("stance.tsv: %v", f)
		}
	}
	for name, check := range map[string]func(class, detail string) bool{
		"nouns.tsv": func(c, d string) bool { return c != "text" || kinds[d] },
		"verbs.tsv": func(c, d string) bool { return c != "effect" || effects[d] },
		"words.tsv": func(c, d string) bool {
			settled := c == "settled-v" || c == "settled-a" || c == "settled-n" || c == "settles"
			return (c != "outlook" || outlooks[d]) && (!settled || states[d]) && (c != "tone" || d == "pro" || d == "con") && (c != "stand" || d == "turned" || d == "none")
		},
	} {
		seen := 0
		for _, f := range lines(name) {
			seen++
			if len(f) != 3 || !check(f[1], f[2]) {
				t.Errorf("%s: %v", name, f)
			}
		}
		if seen < 50 {
			t.Errorf("%s: %d entries", name, seen)
		}
	}
}

// TestListsHoldAWordOnce reads the lists that rules ask for by name.
func TestListsHoldAWordOnce(t *testing.T) {
	twice := map[string]bool{}
	for _, f := range lines("lists.tsv") {
		for _, w := range f[1:] {
			if k := f[0] + " " + w; twice[k] {
				t.Errorf("lists.tsv: %s has %s twice", f[0], w)
			} else {
				twice[k] = true
			}
		}
	}
	if len(lists) < 50 {
		t.Errorf("%d lists", len(lists))
	}
}

func TestSure(t *testing.T) {
	if got := Sure("no such table", []string{"x"}); got != 0.5 {
		t.Errorf("a table without weights: %v, want 0.5", got)
	}
	if a, b := Sure("deadlines", []string{"due:until", "to-after"}), Sure("deadlines", []string{"behind", "verb:say"}); a <= b {
		t.Errorf("a time to act by is no surer (%v) than one that was (%v)", a, b)
	}
	for _, table := range []string{"positions", "proposals", "responses", "meetings", "deadlines", "steps"} {
		if b := Bound(table); b <= 0 || b >= 1 {
			t.Errorf("bound of %s is %v", table, b)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for in, want := range map[string]float64{"5": 5, "5.7": 5.7, "40,000": 40000, "1,250.5": 1250.5} {
		if got, ok := parseNumber(in); !ok || got != want {
			t.Errorf("%s is %v, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "five", "7-1", "1.2.3"} {
		if _, ok := parseNumber(in); ok {
			t.Errorf("%q is a number", in)
		}
	}
}

func TestStem(t *testing.T) {
	for _, p := range [][2]string{{"negotiations", "negotiation"}, {"agreements", "agreement"}, {"territories", "territory"}, {"raised", "raises"}} {
		if Stem(p[0]) != Stem(p[1]) {
			t.Errorf("%s gives %s, %s gives %s", p[0], Stem(p[0]), p[1], Stem(p[1]))
		}
	}
}

func TestAgainst(t *testing.T) {
	for in, want := range map[string]string{"for": "against", "against": "for", "conditional": "conditional", "undecided": "undecided"} {
		if got := against(in); got != want {
			t.Errorf("%s turned round is %s, want %s", in, got, want)
		}
	}
}

package attrib

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/parley-record/parley/nlp/tsv"
)

//go:embed cues.txt
var cuesText string

// A CueClass says what a cue does: the words of contract field cue_class, "" for
// none.
type CueClass uint8

// The classes of cue.
const (
	NoCue CueClass = iota
	Say
	Deny
	Demand
	Offer
	Accept
	Reject
	Welcome
	Criticise
	Warn
	Threaten
	Promise
	Ask
	Believe
	Doubt
	Decline
	OtherCue
)

var cueClasses = [...]string{"", "say", "deny", "demand", "offer", "accept", "reject", "welcome", "criticise", "warn", "threaten", "promise", "ask", "believe", "doubt", "decline", "other"}

// String returns the class as printed.
func (c CueClass) String() string { return cueClasses[c] }

// A CueWord is what the lexicon says of a word form: its class as a verb, as a
// noun, and as an adjective.
type CueWord struct {
	Verb, Noun, Adj CueClass
	Base            string // of the verb, else the noun or adjective
}

// Any returns the first class that is set.
func (w CueWord) Any() CueClass {
	switch {
	case w.Verb != 0:
		return w.Verb
	case w.Noun != 0:
		return w.Noun
	}
	return w.Adj
}

var cues = sync.OnceValue(func() map[string]CueWord { return tsv.Must(readCues("cues.txt", cuesText)) })

// LookupCue returns what the lexicon of cue words says of a lower-case form,
// the zero CueWord for a word that it lacks.
func LookupCue(form string) CueWord { return cues()[form] }

func readCues(name, text string) (map[string]CueWord, error) {
	t, err := tsv.Blanks(name, text, 2, 0)
	if err != nil {
		return nil, err
	}
	m := map[string]CueWord{}
	for _, r := range t.Rows {
		class, ok := strings.CutSuffix(r.Fields[0], ":")
		c := slices.Index(cueClasses[:], class)
		if !ok || c <= 0 {
			return nil, t.Errorf(r, "%q is no class of cues", r.Fields[0])
		}
		for _, w := range r.Fields[1:] {
			addCue(m, w, CueClass(c))
		}
	}
	return m, nil
}

func addCue(m map[string]CueWord, w string, c CueClass) {
	set := func(form, base string, kind byte) {
		e := m[form]
		if e.Base == "" || kind == 'v' {
			e.Base = base
		}
		switch {
		case kind == 'v' && e.Verb == 0:
			e.Verb = c
		case kind == 'n' && e.Noun == 0:
			e.Noun = c
		case kind == 'a' && e.Adj == 0:
			e.Adj = c
		}
		m[form] = e
	}
	switch {
	case strings.HasPrefix(w, "n:"):
		b := w[2:]
		set(b, b, 'n')
		set(plural(b), b, 'n')
	case strings.HasPrefix(w, "a:"):
		set(w[2:], w[2:], 'a')
	case strings.HasPrefix(w, "w:"):
		set(w[2:], w[2:], 'v')
	case strings.Contains(w, "-"):
	default:
		base, past, given := strings.Cut(w, "=")
		part := ""
		if given {
			past, part, _ = strings.Cut(past, "/")
		} else {
			past = pastOf(base)
		}
		if part == "" {
			part = past
		}
		for _, f := range []string{base, plural(base), past, part, gerund(base, past)} {
			set(f, base, 'v')
		}
	}
}

func plural(b string) string {
	n := len(b)
	switch {
	case strings.HasSuffix(b, "s"), strings.HasSuffix(b, "sh"), strings.HasSuffix(b, "ch"), strings.HasSuffix(b, "x"), b == "veto":
		return b + "es"
	case n > 1 && b[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(b[n-2])):
		return b[:n-1] + "ies"
	}
	return b + "s"
}

func pastOf(b string) string {
	n := len(b)
	switch {
	case b[n-1] == 'e':
		return b + "d"
	case n > 1 && b[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(b[n-2])):
		return b[:n-1] + "ied"
	}
	return b + "ed"
}

// gerund follows the past tense in doubling the last consonant.
func gerund(b, past string) string {
	n := len(b)
	switch {
	case past == b+b[n-1:]+"ed":
		return b + b[n-1:] + "ing"
	case b[n-1] == 'e' && !strings.HasSuffix(b, "ee"):
		return b[:n-1] + "ing"
	case b == "put":
		return "putting"
	case b == "beg":
		return "begging"
	}
	return b + "ing"
}

package extract

import (
	"github.com/parley-record/parley/nlp"
)

// contentSigns tells what the main clause of a statement's content, the tokens
// [f, e), speaks of its issue: the cue's verb v, the stance that its main word and
// the word over the issue take by themselves, who its subject is, and whether its
// words of praise outnumber those of blame. The stance is the one read from it.
func (r *reader) contentSigns(v, f, e, issue int, class, stance string) []string {
	kind := "act"
	switch class {
	case "say", "believe", "other":
		kind = "say"
	}
	var out []string
	add := func(s string) { out = append(out, s) }
	if v >= 0 {
		add("verb:" + r.t.lemma(v))
	}
	if root := r.rootIn(f, e); root >= 0 {
		way := r.wayOf(root)
		add("root:" + way)
		add(kind + ":" + way + ":" + stance)
		if m := r.t.aux(root); m != "" {
			add("root:" + modalName(m))
		}
		switch p := r.t.kid(root, nlp.RelNsubj); {
		case p < 0:
			add("subject:none")
		case p == issue:
			add("subject:issue")
		case r.doc.Is(p, "we") || r.doc.Is(p, "i"):
			add("subject:own")
		default:
			_, ref := r.who(p)
			add("subject:" + refKindSign[ref])
		}
	}
	if h := int(r.t.head[issue]); h >= f && h < e {
		if way := r.wayOf(h); way != "none" {
			add("holds:" + way)
			add(kind + ":holds:" + way + ":" + stance)
		}
	}
	pro, con := 0, 0
	for i := f; i < e; i++ {
		if r.doc.Is(i, "whether") {
			add("any:whether")
		}
		d, ok := is(words, r.t.lemma(i), "tone")
		if !ok {
			continue
		}
		switch p := r.t.pos(i); {
		case p != nlp.ADJ && p != nlp.NOUN && p != nlp.VERB && p != nlp.ADV:
		case (d == "con") != r.deniedBefore(i, f):
			con++
		default:
			pro++
		}
	}
	more := "none"
	switch {
	case pro > con:
		more = "pro"
	case con > pro:
		more = "con"
	case pro > 0:
		more = "both"
	}
	add(kind + ":words:" + more + ":" + stance)
	return out
}

// wayOf returns the stance that the word at i takes by itself, with what denies it:
// "for", "against", "undecided", "fond" for what only tells a liking, "none".
func (r *reader) wayOf(i int) string {
	key := r.t.class(i)
	if key == "" {
		return "none"
	}
	way := "none"
	if fr := r.frameAt(key, i); fr != nil {
		way = fr.stance
		if fr.force == "statement" && way == "for" {
			way = "fond"
		}
	}
	if r.t.negated(i) {
		return "not-" + way
	}
	return way
}

// modalName returns one name for the forms of a modal verb.
func modalName(m string) string {
	switch m {
	case "'ll", "’ll", "wo", "shall":
		return "will"
	case "'d", "’d":
		return "would"
	case "ca":
		return "can"
	}
	return m
}

// deniedBefore reports whether a denial stands closely before token i, at f or
// after.
func (r *reader) deniedBefore(i, f int) bool {
	for k := i - 1; k >= f && k >= i-3; k-- {
		switch lower(r.doc.Form(k)) {
		case "not", "n't", "n’t", "never", "no", "cannot", "without", "hardly":
			return true
		}
	}
	return false
}

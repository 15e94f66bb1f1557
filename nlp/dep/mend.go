package dep

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// mend sets right in the tree of s what the treebanks have too little of to be
// learned from: datelines, and days and other times that nothing marks ("they met
// Monday", "the talks start next month").
func mend(d *nlp.Doc, s nlp.Sentence) {
	if k := dateline(d, s); k > s.First {
		setApart(d, s, k)
	}
	for i := s.First; i < s.End; i++ {
		if isDay(d.Form(int(i))) {
			mendDay(d, s, i)
		} else if d.Tokens[i].UPOS == nlp.NOUN && isTime(d, s, i) {
			mendTime(d, s, i)
		}
		switch d.Tokens[i].Rel {
		case nlp.RelCc:
			mendSubjects(d, s, i)
		case nlp.RelObj:
			mendTitle(d, s, i)
		case nlp.RelFlat:
			mendFlat(d, s, i)
		}
	}
}

// mendSubjects makes one of two subjects that "and" at token i stands between and
// that all three hang on one verb: "the union and the board said".
func mendSubjects(d *nlp.Doc, s nlp.Sentence, i int32) {
	v := d.Tokens[i].Head
	if v < i || i == s.First || d.Tokens[v].UPOS != nlp.VERB {
		return
	}
	a, b := int32(-1), int32(-1)
	for k := s.First; k < v; k++ {
		if t := &d.Tokens[k]; t.Head == v && t.Rel == nlp.RelNsubj {
			if k < i {
				a = k
			} else if b < 0 {
				b = k
			}
		} else if k > i && b < 0 && t.Head == v && t.Rel != nlp.RelPunct {
			return // something else stands between "and" and its word
		}
	}
	if a >= 0 && b >= 0 {
		d.Tokens[b].Head, d.Tokens[b].Rel = a, nlp.RelConj
		d.Tokens[i].Head = b
	}
}

// mendFlat makes the name that begins at token i a member of a list of its own,
// where it was read as a part of the name before "and" and its title as the
// member: "Anna Berg and minister Olaf Hall".
func mendFlat(d *nlp.Doc, s nlp.Sentence, i int32) {
	h, p := d.Tokens[i].Head, i-1
	if p <= h || h < s.First || d.Tokens[p].UPOS != nlp.NOUN || d.Tokens[p].Rel != nlp.RelConj || d.Tokens[p].Head != h {
		return
	}
	d.Tokens[i].Rel = nlp.RelConj
	d.Tokens[p].Head, d.Tokens[p].Rel = i, nlp.RelNmodDesc
	for k := h + 1; k < s.End; k++ {
		t := &d.Tokens[k]
		if t.Head == p && t.Rel == nlp.RelCc || t.Head == h && t.Rel == nlp.RelFlat && k > i {
			t.Head = i
		}
	}
}

// mendTitle hangs the common noun at token i, right before a name, on the name
// where both were read as objects of one verb: "they list premier Anna Berg".
func mendTitle(d *nlp.Doc, s nlp.Sentence, i int32) {
	if i+1 >= s.End || d.Tokens[i].UPOS != nlp.NOUN {
		return
	}
	t, n := &d.Tokens[i], &d.Tokens[i+1]
	if n.UPOS == nlp.PROPN && n.Rel == nlp.RelObj && n.Head == t.Head && t.Head < i {
		t.Head, t.Rel = i+1, nlp.RelNmodDesc
	}
}

// isDay reports whether form is the name of a day of the week.
func isDay(form string) bool {
	switch form {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// takesDay reports whether a verb has a day for its object.
func takesDay(form string) bool {
	switch strings.ToLower(form) {
	case "take", "takes", "took", "taken", "taking", "spend", "spends", "spent", "spending", "mark", "marks", "marked", "marking",
		"choose", "chooses", "chose", "chosen", "choosing", "pick", "picks", "picked", "picking", "prefer", "prefers", "preferred", "preferring":
		return true
	}
	return false
}

// mendDay makes of the day at token i an adverbial, where it stands without a
// preposition as if it were a verb's subject or object, or a name beside another.
func mendDay(d *nlp.Doc, s nlp.Sentence, i int32) {
	t := &d.Tokens[i]
	h := t.Head
	if h < 0 {
		return
	}
	for k := max(s.First, i-4); k < min(s.End, i+5); k++ {
		switch d.Tokens[k].Rel {
		case nlp.RelCase, nlp.RelDet, nlp.RelAmod, nlp.RelNummod, nlp.RelNmodPoss, nlp.RelConj:
			if d.Tokens[k].Head == i {
				return
			}
		}
	}
	verb := &d.Tokens[h]
	switch {
	case t.Rel == nlp.RelOblUnmarked && i == h+1 && verb.UPOS == nlp.VERB && takesDay(d.Form(int(h))):
		for k := s.First; k < s.End; k++ {
			if r := d.Tokens[k].Rel; d.Tokens[k].Head == h && (r == nlp.RelObj || r == nlp.RelNsubjPass || r == nlp.RelCcomp) {
				return // "the plan was chosen Monday"
			}
		}
		t.Rel = nlp.RelObj
	case t.Rel == nlp.RelAppos && i == h+1 && verb.Head >= 0 && verb.Head < h:
		switch verb.Rel { // the object beside which it stands, rather than a verb
		case nlp.RelObj, nlp.RelIobj, nlp.RelObl:
			if d.Tokens[verb.Head].UPOS == nlp.VERB {
				t.Head, t.Rel = verb.Head, nlp.RelOblUnmarked
			}
		}
	case verb.UPOS != nlp.VERB || takesDay(d.Form(int(h))):
	case h < i && (t.Rel == nlp.RelObj || t.Rel == nlp.RelIobj || t.Rel == nlp.RelNsubj):
		t.Rel = nlp.RelOblUnmarked
	case h > i && t.Rel == nlp.RelNsubj:
		for k := i + 1; k < h; k++ {
			if d.Tokens[k].Head == h && d.Tokens[k].Rel.Plain() == nlp.RelNsubj {
				t.Rel = nlp.RelOblUnmarked
				return
			}
		}
	}
}

// mostDateline is how many words a dateline has at most.
const mostDateline = 16

// dateline returns the token behind the dash of a dateline at the beginning of
// s: "GENEVA (AP) —", "NEW YORK, March 3 (Reuters) -"; s.First where none is.
func dateline(d *nlp.Doc, s nlp.Sentence) int32 {
	if f := d.Form(int(s.First)); len(f) < 3 || !capitals(f) {
		return s.First
	}
	brackets, agency := false, false
	for i := s.First + 1; i < min(s.End-3, s.First+mostDateline); i++ {
		switch f := d.Form(int(i)); f {
		case "—", "–", "--", "-":
			next := d.Form(int(i) + 1)
			if brackets || d.Tokens[i].Glued || d.Tokens[i+1].Glued || len(next) > 1 && capitals(next) || next[0] >= 'a' && next[0] <= 'z' {
				return s.First
			}
			for k := i + 1; k < min(s.End, i+mostDateline) && !agency; k++ {
				if d.Form(int(k)) == f { // "NATO — Europe's shield — refused"
					return s.First
				}
			}
			return i + 1
		case "(":
			brackets, agency = true, true
		case ")":
			brackets = false
		case ",", ".":
		default:
			if c := f[0]; !brackets && (c >= 'a' && c <= 'z' || d.Tokens[i].UPOS == nlp.VERB || d.Tokens[i].UPOS == nlp.PUNCT) {
				return s.First
			}
		}
	}
	return s.First
}

// capitals reports whether all letters of a form are capitals of A to Z.
func capitals(f string) bool {
	for i := 0; i < len(f); i++ {
		if f[i] < 'A' || f[i] > 'Z' {
			return false
		}
	}
	return true
}

// setApart hangs the dateline [s.First, k) as one remark on the root of what
// follows it, and nothing that follows on it.
func setApart(d *nlp.Doc, s nlp.Sentence, k int32) {
	root := int32(-1)
	for i := k; i < s.End && root < 0; i++ {
		if d.Tokens[i].Head < 0 {
			root = i
		}
	}
	for i := k; i < s.End && root < 0; i++ { // the first clause of what hangs on the dateline, else its first word
		if t := &d.Tokens[i]; t.Head < k && (t.UPOS == nlp.VERB || t.UPOS == nlp.AUX) {
			root = i
		}
	}
	for i := k; i < s.End && root < 0; i++ {
		if t := &d.Tokens[i]; t.Head < k && t.UPOS != nlp.PUNCT {
			root = i
		}
	}
	if root < 0 {
		return
	}
	main := int32(-1)
	for i := s.First; i < k; i++ {
		t := &d.Tokens[i]
		if t.Head >= s.First && t.Head < k {
			continue
		}
		if main < 0 {
			main = i
			t.Head, t.Rel = root, nlp.RelParataxis
			continue
		}
		if t.Head = main; t.Rel != nlp.RelPunct {
			t.Rel = nlp.RelAppos
		}
	}
	for i := k; i < s.End; i++ {
		t := &d.Tokens[i]
		if i == root {
			t.Head, t.Rel = -1, nlp.RelRoot
		} else if t.Head < k {
			t.Head = root
		}
	}
}

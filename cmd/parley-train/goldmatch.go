package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// What follows says when a printed row is the one that a gold record asks for:
// the rules of the gold scorer, as far as the weights of a record need them.

// goldStates are names that stand for one state, a line each.
var goldStates = [][]string{
	{"united states", "us", "usa", "u s", "america", "washington", "white house", "american", "united states of america"},
	{"united kingdom", "uk", "u k", "britain", "great britain", "london", "british", "downing street"},
	{"russia", "russian federation", "moscow", "kremlin", "russian"},
	{"ukraine", "kyiv", "kiev", "ukrainian"},
	{"european union", "eu", "europe", "brussels", "europeans", "european", "european countries"},
	{"germany", "berlin", "german"}, {"france", "paris", "french", "elysee"}, {"poland", "warsaw", "polish"},
	{"china", "beijing", "chinese"}, {"israel", "jerusalem", "israeli"}, {"iran", "tehran", "iranian"},
	{"north korea", "pyongyang", "dprk", "north korean"}, {"south korea", "seoul", "south korean"},
	{"united nations", "un", "u n"}, {"palestinian authority", "palestinians", "palestinian"},
}

func goldWords(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// kindWords are last words that name a kind of bearer, not one.
var kindWords = goldWords(`state states union party minister ministers ministry president premier secretary chancellor ambassador envoy
	government administration cabinet parliament congress house senate court bank committee council commission assembly agency
	department office authority federation association organisation organization group groups company corp inc ltd co army forces
	official officials leader leaders spokesman spokeswoman spokesperson chairman negotiator negotiators diplomat diplomats
	lawmakers members workers people source sources country countries nation nations republic kingdom side team delegation
	prime foreign deputy vice general chief former senior korea korean ireland sudan africa african america guinea
	virginia carolina dakota`)

var linkWords = goldWords("of for in to at from with and or")
var stateHeads = goldWords("government kingdom republic state states federation of islamic democratic people federal united")
var goldStop = goldWords(`a an the of to in on for and or by at with not no from as is are was were be been it its that this these those
	their his her he she they we will would could should may might can has have had do does did more than over under into about
	after before between all any other out up`)

// goldFold returns a name in plain lower-case words.
func goldFold(s string) string {
	for _, q := range []string{"‘", "’", "ʼ", "`", "´"} {
		s = strings.ReplaceAll(s, q, "'")
	}
	f := strings.Fields(s)
	for i, w := range f {
		if w == "us" || w == "Us" {
			f[i] = "we"
		}
	}
	s = strings.Join(f, " ")
	var b strings.Builder
	for _, c := range norm.NFKD.String(s) {
		if c < 128 {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	s = strings.ReplaceAll(b.String()+" ", "'s ", " ")
	// "u.s." is "us"
	out := []byte{}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '.' && i > 0 && i+1 < len(s) && goldLetter(s[i-1]) && goldLetter(s[i+1]) && (i < 2 || !goldLetter(s[i-2])) && (i+2 >= len(s) || !goldLetter(s[i+2])) {
			continue
		}
		if !goldLetter(c) && !(c >= '0' && c <= '9') {
			c = ' '
		}
		out = append(out, c)
	}
	f = strings.Fields(string(out))
	if len(f) > 1 && (f[0] == "the" || f[0] == "a" || f[0] == "an") {
		f = f[1:]
	}
	return strings.Join(f, " ")
}

func goldLetter(c byte) bool { return c >= 'a' && c <= 'z' }

func goldSame(a, b string) bool {
	a, b = goldFold(a), goldFold(b)
	if a == "" || b == "" {
		return false
	}
	if a == b {
		return true
	}
	for _, st := range goldStates {
		if slices.Contains(st, a) && slices.Contains(st, b) {
			return true
		}
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	kind := true
	for _, w := range x {
		kind = kind && kindWords[w]
	}
	if kind {
		return false
	}
	n := len(y) - len(x)
	if strings.Join(y[n:], " ") == strings.Join(x, " ") {
		if n == 0 || !linkWords[y[n-1]] {
			return true
		}
		for _, w := range y[:n] {
			if !stateHeads[w] {
				return false
			}
		}
		return true
	}
	return len(x) >= 2 && strings.Contains(" "+strings.Join(y, " ")+" ", " "+strings.Join(x, " ")+" ")
}

func goldAny(names, wanted []string) bool {
	for _, n := range names {
		for _, w := range wanted {
			if goldSame(n, w) {
				return true
			}
		}
	}
	return false
}

func goldStem(w string) string {
	for _, s := range []string{"ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ised", "ized", "ise", "ize", "ies", "ed", "es", "s", "al", "e", "y"} {
		if strings.HasSuffix(w, s) && !strings.HasSuffix(w, "ee") && len(w)-len(s) >= 3 {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

func goldStems(s string) []string {
	var out, all []string
	for _, w := range strings.Fields(goldFold(s)) {
		all = append(all, goldStem(w))
		if !goldStop[w] {
			out = append(out, goldStem(w))
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

func goldAkin(a, b string) bool {
	if a == b {
		return true
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n < max(5, min(len(a), len(b))-1) {
		return false
	}
	return strings.IndexFunc(a+b, func(c rune) bool { return c < 'a' || c > 'z' }) < 0
}

// goldTerms reports whether half of the key words stand in text.
func goldTerms(text string, keys []string) bool {
	have := goldStems(text)
	n := 0
	for _, k := range keys {
	key:
		for _, w := range goldStems(k) {
			for _, h := range have {
				if goldAkin(w, h) {
					n++
					break key
				}
			}
		}
	}
	return 2*n >= len(keys)
}

// A wordIndex is a text's words with their bytes.
type wordIndex struct {
	words      []string
	start, end []int
}

func indexWords(text string) *wordIndex {
	x := &wordIndex{}
	at := -1
	flush := func(i int) {
		if at >= 0 {
			x.words = append(x.words, strings.ToLower(text[at:i]))
			x.start, x.end = append(x.start, at), append(x.end, i)
			at = -1
		}
	}
	for i, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' {
			if at < 0 {
				at = i
			}
		} else {
			flush(i)
		}
	}
	flush(len(text))
	return x
}

// covered marks the words that the bytes touch.
func (x *wordIndex) covered(set map[int]bool, start, end int) {
	for i := range x.words {
		if x.end[i] > start && x.start[i] < end {
			set[i] = true
		}
	}
}

// locate marks the words of each place where quote stands in the text.
func (x *wordIndex) locate(set map[int]bool, quote string) {
	q := indexWords(quote).words
	if len(q) == 0 {
		return
	}
	for i := range x.words {
		x.mark(set, q, i)
	}
}

// mark marks the words q where they stand at word i, and reports whether they do.
func (x *wordIndex) mark(set map[int]bool, q []string, i int) bool {
	if i+len(q) > len(x.words) || !slices.Equal(x.words[i:i+len(q)], q) {
		return false
	}
	for k := range q {
		set[i+k] = true
	}
	return true
}

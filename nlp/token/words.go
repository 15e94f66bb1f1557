package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
)

// A cutter cuts a text into words.
type cutter struct {
	text   string
	tokens []nlp.Token
	glued  bool
}

// words cuts the whole text, run by run between white space.
func (c *cutter) words() {
	s := c.text
	for i := 0; i < len(s); {
		k, n := classAt(s, i)
		if k == space {
			i += n
			continue
		}
		j := i
		for j < len(s) {
			k, n := classAt(s, j)
			if k == space {
				break
			}
			j += n
		}
		c.glued = false
		c.run(i, j)
		i = j
	}
}

// emit adds the word [i, j), in pieces where it is too long.
func (c *cutter) emit(i, j int) {
	for j-i > MaxWord {
		m := i + MaxWord
		for m > i+MaxWord-utf8.UTFMax && !utf8.RuneStart(c.text[m]) {
			m--
		}
		c.push(i, m)
		i = m
	}
	if j > i {
		c.push(i, j)
	}
}

func (c *cutter) push(i, j int) {
	c.tokens = append(c.tokens, nlp.Token{Start: int32(i), End: int32(j), Head: -1, Glued: c.glued})
	c.glued = true
}

// run cuts [a, b), which holds no white space.
func (c *cutter) run(a, b int) {
	s := c.text
	// Most runs are letters alone, with or without a comma or stop.
	j := a
	for j < b && ascii7(s[j]) == letter {
		j++
	}
	if j == b {
		c.plain(a, b)
		return
	}
	if b-a > 3 && c.address(a, b) {
		return
	}
	if b-a <= 5 && emoticons[s[a:b]] {
		c.emit(a, b)
		return
	}
	for i := a; i < b; {
		k, n := classAt(s, i)
		if k >= letter {
			i = c.word(i, b)
			continue
		}
		i = c.mark(a, i, n, b)
	}
}

func ascii7(b byte) class {
	if b < utf8.RuneSelf {
		return ascii[b]
	}
	return other
}

// mark cuts what begins at i with a rune of n bytes that is neither letter nor
// digit, and returns where it ends. The run is [a, b).
func (c *cutter) mark(a, i, n, b int) int {
	s := c.text
	if m := apostrophe(s, i, b); m > 0 {
		if s[i] == '`' || s[i] == '\'' {
			if i+1 < b && s[i+1] == s[i] {
				c.emit(i, i+2)
				return i + 2
			}
		}
		if j := c.cliticAfter(i+m, b); j > 0 && i > a {
			c.emit(i, j)
			return j
		}
		if i == a && letterAt(s, i+m, b) {
			j := letters(s, i+m, b)
			if !alnumAt(s, j, b) && in(aphetic, s[i+m:j]) || c.cliticAfter(i+m, b) == b {
				c.emit(i, j)
				return j
			}
		}
		if digitAt(s, i+m, b) && digitAt(s, i+m+1, b) && !digitAt(s, i+m+2, b) && i == a {
			j := i + m + 2
			if j < b && s[j] == 's' && !alnumAt(s, j+1, b) {
				j++
			}
			c.emit(i, j)
			return j
		}
		c.emit(i, i+m)
		return i + m
	}
	if i > a && b-i <= 5 && emoticons[s[i:b]] && !digitAt(s, i-1, b) {
		c.emit(i, b)
		return b
	}
	switch s[i] {
	case '.':
		j := i
		for j < b && s[j] == '.' {
			j++
		}
		if j == i+1 && digitAt(s, j, b) && (i == a || !alnumAt(s, i-1, b)) {
			return c.number(i, b)
		}
		c.emit(i, j)
		return j
	case '!', '?':
		j := i
		for j < b && (s[j] == '!' || s[j] == '?') {
			j++
		}
		c.emit(i, j)
		return j
	case '#', '@':
		if letterAt(s, i+1, b) && (i == a || !alnumAt(s, i-1, b)) {
			j := i + 1
			for j < b && (alnumAt(s, j, b) || s[j] == '_') {
				_, n := classAt(s, j)
				j += n
			}
			c.emit(i, j)
			return j
		}
	}
	switch s[i] {
	case '-', '=':
		// Rules of several marks: "----==".
		j := i
		for j < b && (s[j] == '-' || s[j] == '=') {
			j++
		}
		c.emit(i, j)
		return j
	case '*', '_', '~', '#', '+', '<', '>', '|', '^', '\\', '$':
		j := i
		for j < b && s[j] == s[i] {
			j++
		}
		c.emit(i, j)
		return j
	}
	if n > 1 {
		j := c.pictograph(i, b)
		c.emit(i, j)
		return j
	}
	c.emit(i, i+n)
	return i + n
}

// pictograph returns where the rune at i ends, with what modifies it: variation
// selectors, skin tones, joined emoji, the second half of a flag; or the run of
// the same dash or dots.
func (c *cutter) pictograph(i, b int) int {
	s := c.text
	r, n := utf8.DecodeRuneInString(s[i:b])
	j := i + n
	flag := r >= 0x1f1e6 && r <= 0x1f1ff
	for j < b {
		q, m := utf8.DecodeRuneInString(s[j:b])
		switch {
		case q == 0xfe0f, q >= 0x1f3fb && q <= 0x1f3ff, q == 0x20e3:
			j += m
		case q == 0x200d && j+m < b:
			_, o := utf8.DecodeRuneInString(s[j+m : b])
			j += m + o
		case flag && q >= 0x1f1e6 && q <= 0x1f1ff:
			j += m
			flag = false
		case q == r && (r == '—' || r == '–' || r == '…'):
			j += m
		case r == '…' && q == '.':
			j += m
		default:
			return j
		}
	}
	return j
}

// address emits a web or mail address or a host with its path as one word, with
// the marks around it, and reports whether [a, b) is one.
func (c *cutter) address(a, b int) bool {
	s := c.text[a:b]
	at := strings.IndexByte(s, '@')
	scheme := strings.Index(s, "://")
	www := strings.Index(s, "www.")
	if at <= 0 && scheme <= 0 && www < 0 {
		return false
	}
	i, j := 0, len(s)
	for i < j && strings.IndexByte("([{<\"'`>*", s[i]) >= 0 {
		i++
	}
	for strings.HasPrefix(s[i:j], "“") || strings.HasPrefix(s[i:j], "‘") {
		i += len("“")
	}
	open := strings.IndexByte(s, '(') > i
	for {
		for j > i && strings.IndexByte(")]}>\"'`,.;:!?*", s[j-1]) >= 0 {
			if s[j-1] == ')' && open {
				break
			}
			j--
		}
		if m := strings.TrimSuffix(strings.TrimSuffix(s[i:j], "”"), "’"); len(m) < j-i {
			j = i + len(m)
			continue
		}
		break
	}
	w := s[i:j]
	switch {
	case scheme > 0 && strings.Index(w, "://") > 0:
	case strings.HasPrefix(w, "www.") && len(w) > 5:
	case at > 0 && strings.IndexByte(w, '@') > 0 && strings.IndexByte(w[strings.IndexByte(w, '@'):], '.') > 0:
	default:
		return false
	}
	for k := a; k < a+i; {
		_, n := classAt(c.text, k)
		k = c.mark(a, k, n, a+i)
	}
	c.emit(a+i, a+j)
	for k := a + j; k < b; {
		cl, n := classAt(c.text, k)
		if cl >= letter {
			k = c.word(k, b)
		} else {
			k = c.mark(a, k, n, b)
		}
	}
	return true
}

// letters returns the end of the letters from i.
func letters(s string, i, b int) int {
	for i < b {
		k, n := classAt(s, i)
		if k != letter {
			break
		}
		i += n
	}
	return i
}

// cliticAfter returns the end of the clitic whose letters begin at i, 0 for none.
func (c *cutter) cliticAfter(i, b int) int {
	j := i
	for j < b && j < i+3 && ascii7(c.text[j]) == letter {
		j++
	}
	if j == i || alnumAt(c.text, j, b) || !in(clitics, c.text[i:j]) {
		return 0
	}
	return j
}

// word cuts what begins with a letter or digit at i, and returns where it ends.
func (c *cutter) word(i, b int) int {
	s := c.text
	if k, _ := classAt(s, i); k == digit {
		return c.number(i, b)
	}
	dots := false
	seg := i // where the part since the last full stop begins
	for j := i; ; {
		j = lettersDigits(s, j, b)
		if j >= b || s[j] == ' ' { // as most words end
			j = min(j, b)
			c.plain(i, j)
			return j
		}
		if m := apostrophe(s, j, b); m > 0 {
			if end := c.atApostrophe(i, j, m, b); end > 0 {
				return end
			}
			j += m
			continue
		}
		switch {
		case s[j] == '.':
			next, on := c.atStop(i, j, seg, b, dots)
			if !on {
				return next
			}
			dots, seg, j = true, next, next
			continue
		case c.joins(i, j, b):
			j++
			continue
		case s[j] == '$' && j-i <= 2 && isUpperASCII(s[i]):
			c.emit(i, j+1)
			return j + 1
		}
		c.plain(i, j)
		return j
	}
}

// atApostrophe cuts the word that begins at i where it ends at or behind the
// apostrophe of m bytes at j, and returns where; 0 where the word goes on behind it.
func (c *cutter) atApostrophe(i, j, m, b int) int {
	s := c.text
	if n := s[j-1]; (n == 'n' || n == 'N') && j+m < b && lowerASCII(s[j+m]) == 't' && !alnumAt(s, j+m+1, b) {
		c.emit(i, j-1)
		c.emit(max(i, j-1), j+m+1)
		return j + m + 1
	}
	if e := c.cliticAfter(j+m, b); e > 0 {
		c.plain(i, j)
		c.emit(j, e)
		// "wouldn't've", "he'd've".
		if m := apostrophe(s, e, b); m > 0 {
			if e2 := c.cliticAfter(e+m, b); e2 > 0 {
				c.emit(e, e2)
				return e2
			}
		}
		return e
	}
	if letterAt(s, j+m, b) && s[j] != '`' {
		return 0
	}
	c.plain(i, j)
	return j
}

// atStop goes past the full stop at j of the word that begins at i: on says that the
// word goes on, at end; else it is cut and ends there. seg is where the part since the
// last full stop begins, and dots whether there was one.
func (c *cutter) atStop(i, j, seg, b int, dots bool) (end int, on bool) {
	s := c.text
	switch {
	case alnumAt(s, j+1, b):
		if !dots || seg > i {
			// A letter between stops, or a host or file name to the end.
			if j-seg == 1 || utf8.RuneCountInString(s[seg:j]) == 1 {
				if !dots && !singleNext(s, j+1, b) && isUpperASCII(s[i]) && !c.host(j, b) && letterAt(s, j+1, b) {
					// "J.Smith": an initial and a name.
					c.emit(i, j+1)
					return j + 1, false
				}
				return j + 1, true
			}
		}
		if end := c.hostEnd(i, j, b); end > 0 {
			c.emit(i, end)
			return end, false
		}
		if dots && j-seg <= 2 || s[i:j] == "Ph" || s[i:j] == "ph" {
			return j + 1, true
		}
	case j+1 < b && s[j+1] == '.':
	case c.keepsStop(i, j, dots):
		c.emit(i, j+1)
		return j + 1, false
	}
	c.plain(i, j)
	return j, false
}

// joins reports whether the mark at j joins what follows it to the word that begins
// at i.
func (c *cutter) joins(i, j, b int) bool {
	s := c.text
	if !alnumAt(s, j+1, b) {
		return false
	}
	switch s[j] {
	case '-':
		return c.keepsHyphen(i, j, b)
	case '&':
		return j-i <= 3 && shortUpper(s, j+1, b)
	case '_', '@':
		return true
	case '/':
		if j == i+1 && (s[i] == 'w' || s[i] == 'W' || singleNext(s, j+1, b)) {
			end := letters(s, j+1, b)
			return end-j <= 2 || s[j+1:end] == "out"
		}
	}
	return false
}

// shortUpper reports whether one to three capitals begin at i and end there.
func shortUpper(s string, i, b int) bool {
	j := i
	for j < b && isUpperASCII(s[j]) {
		j++
	}
	if j == i && j < b && letterAt(s, j, b) && !letterAt(s, j+1, b) {
		return true
	}
	return j > i && j-i <= 3 && !alnumAt(s, j, b)
}

func lettersDigits(s string, i, b int) int {
	for i < b {
		k, n := classAt(s, i)
		if k < letter {
			break
		}
		i += n
	}
	return i
}

// singleNext reports whether the letter at i stands alone before a full stop,
// a mark or the end.
func singleNext(s string, i, b int) bool {
	if i >= b {
		return false
	}
	_, n := classAt(s, i)
	return !alnumAt(s, i+n, b)
}

// dottedName reports whether w is small letters with two or more full stops in
// it, as the names of newsgroups and of settings are.
func dottedName(w string) bool {
	dots := 0
	for k := 0; k < len(w); k++ {
		switch {
		case w[k] == '.':
			dots++
		case w[k] < 'a' || w[k] > 'z':
			return false
		}
	}
	return dots >= 2
}

// maxHost bounds the look ahead for a host name, in bytes.
const maxHost = 128

// host reports whether a host or file name runs over the full stop at j.
func (c *cutter) host(j, b int) bool { return c.hostEnd(j, j, b) > 0 }

// hostEnd returns the end of a host or file name of which [i, j) is the head
// and s[j] a full stop; 0 where it is none. Path and query go with it.
func (c *cutter) hostEnd(i, j, b int) int {
	s := c.text
	last := j + 1
	e := j + 1
	for e < b && e < i+maxHost {
		if alnumAt(s, e, b) || s[e] == '-' || s[e] == '_' {
			_, n := classAt(s, e)
			e += n
			continue
		}
		if s[e] == '.' && alnumAt(s, e+1, b) {
			e++
			last = e
			continue
		}
		break
	}
	if !in(domains, s[last:e]) && !dottedName(s[i:e]) {
		return 0
	}
	if isUpperASCII(s[last]) && e-last > 1 && !isUpperASCII(s[last+1]) {
		return 0 // "it.In": a missing space
	}
	if lowerASCII(s[last]) == 'i' && e-last == 2 && last == j+1 && (s[last:e] == "in" || s[last:e] == "it") {
		return 0
	}
	if s[last:e] == "me" || s[last:e] == "us" {
		if last == j+1 {
			return 0
		}
	}
	if e+1 < b && s[e] == '/' && alnumAt(s, e+1, b) {
		for e < b && e < i+4*maxHost && (alnumAt(s, e, b) || strings.IndexByte("/-_.?=&%#~+", s[e]) >= 0) {
			_, n := classAt(s, e)
			e += n
		}
		for s[e-1] == '.' || s[e-1] == '?' {
			e--
		}
	}
	return e
}

// keepsStop reports whether the full stop at j belongs to the word from i.
func (c *cutter) keepsStop(i, j int, dots bool) bool {
	s := c.text
	w := s[i:j]
	if dots {
		return true
	}
	if n := utf8.RuneCountInString(w); n == 1 {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) {
			// An initial, but for "I" and a letter that ends its line.
			return w != "I" || c.initialI(j)
		}
		return in(titles, w) && c.figureFollows(j+1) || c.listLetter(i)
	}
	k, ok := keyOf(w)
	if !ok || !titles[k] && !ambiguous[k] {
		return false
	}
	if beforeFigure[k] && !c.figureFollows(j+1) {
		return false
	}
	if notAlone[k] && !isUpperASCII(w[0]) && !c.figureFollows(j+1) && (len(c.tokens) == 0 || i < 2 || !digitAt(s, i-2, len(s))) {
		return false
	}
	if notAlone[k] && allUpper(w) && len(w) > 2 {
		return false
	}
	return true
}

func allUpper(w string) bool {
	for i := 0; i < len(w); i++ {
		if !isUpperASCII(w[i]) {
			return false
		}
	}
	return true
}

// initialI reports whether the "I." whose full stop is at j stands between capitalised words.
func (c *cutter) initialI(j int) bool {
	s := c.text
	n := j + 1
	for n < len(s) && n < j+4 && s[n] == ' ' {
		n++
	}
	if n >= len(s) || !isUpperASCII(s[n]) || len(c.tokens) == 0 {
		return false
	}
	t := c.tokens[len(c.tokens)-1]
	return isUpperASCII(s[t.Start]) && n+1 < len(s) && s[n+1] != ' '
}

// listLetter reports whether the letter at i begins its line: "a. …".
func (c *cutter) listLetter(i int) bool {
	return i == 0 || c.text[i-1] == '\n'
}

// figureFollows reports whether a figure follows the white space from i, on the
// same line.
func (c *cutter) figureFollows(i int) bool {
	s := c.text
	for n := 0; i < len(s) && n < 4; n++ {
		k, m := classAt(s, i)
		if k != space {
			break
		}
		if s[i] == '\n' {
			return false
		}
		i += m
	}
	return i < len(s) && (s[i] >= '0' && s[i] <= '9' || isRoman(s, i))
}

func isRoman(s string, i int) bool {
	j := i
	for j < len(s) && j < i+6 && strings.IndexByte("IVXL", s[j]) >= 0 {
		j++
	}
	return j > i && !alnumAt(s, j, len(s)) && s[i:j] != "I"
}

// keepsHyphen reports whether the hyphen at j, with a letter or digit on both
// sides, is part of the word from i.
func (c *cutter) keepsHyphen(i, j, b int) bool {
	s := c.text
	if in(prefixes, s[i:j]) {
		// "UN-backed", beside "un-American" and "RE-ELECTED".
		return j-i > 2 || !capital(s[i]) || !capital(s[i+1]) || capital(s[j+1])
	}
	// File names and codes: "ld2d-69366", "x3-9890".
	if j-i > 24 {
		return false
	}
	hasDigit := false
	for k := i; k < j; k++ {
		hasDigit = hasDigit || s[k] >= '0' && s[k] <= '9'
	}
	return hasDigit && digitAt(s, j+1, b) && letterAt(s, i, b) && digitAt(s, j-1, b)
}

// number cuts what begins with a digit, or a full stop and a digit, at i.
func (c *cutter) number(i, b int) int {
	s := c.text
	j := i
	for j < b {
		k, n := classAt(s, j)
		if k == digit {
			j += n
			continue
		}
		if k == letter {
			break
		}
		switch s[j] {
		case '.', ',', ':', '/':
			if digitAt(s, j+1, b) && (s[j] != ',' || j > i && digitAt(s, j-1, b)) {
				j++
				continue
			}
		case '-':
			if digitAt(s, j+1, b) && c.code(i, j, b) {
				j++
				continue
			}
		case '_':
			if alnumAt(s, j+1, b) {
				j++
				continue
			}
		}
		break
	}
	if j < b && letterAt(s, j, b) {
		e := lettersDigits(s, j, b)
		if e == letters(s, j, b) && in(units, s[j:e]) && !alnumAt(s, e, b) {
			c.emit(i, j)
			u := e
			if u < b && s[u] == '.' && (s[j:e] == "a" || s[j:e] == "p") {
				u++
			}
			c.emit(j, u)
			return u
		}
		if e == j+1 && (lowerASCII(s[j]) == 'a' || lowerASCII(s[j]) == 'p') && e+2 < b && s[e] == '.' && lowerASCII(s[e+1]) == 'm' && s[e+2] == '.' {
			// "5p.m."
			c.emit(i, j)
			c.emit(j, e+3)
			return e + 3
		}
		// "20th", "80s", "3D", "1S9", "28-point" is cut at its hyphen.
		j = e
		if j < b && s[j] == '.' && letterAt(s, j+1, b) {
			if end := c.hostEnd(i, j, b); end > 0 {
				j = end
			}
		}
	} else if j < b && s[j] == '.' && letterAt(s, j+1, b) {
		if end := c.hostEnd(i, j, b); end > 0 {
			j = end
		}
	}
	if m := apostrophe(s, j, b); m > 0 && j+m < b && s[j+m] == 's' && !alnumAt(s, j+m+1, b) && j-i >= 2 && s[j-1] == '0' {
		j += m + 1 // "the 1990's"
	}
	c.emit(i, j)
	return j
}

// code reports whether a hyphen at j between digits joins them: telephone
// numbers and dates ("555-0134", "2025-11-24") against ranges ("5-10").
func (c *cutter) code(i, j, b int) bool {
	s := c.text
	k := j + 1
	for k < b && k < j+26 && s[k] >= '0' && s[k] <= '9' {
		k++
	}
	left := j - i
	if left > 24 || k-j > 24 {
		return false
	}
	if k < b && s[k] == '-' && digitAt(s, k+1, b) {
		return true
	}
	for m := i; m < j; m++ {
		if s[m] == '-' {
			return true
		}
		if s[m] == ':' || s[m] == ',' {
			return false
		}
	}
	return left == 3 && k-j-1 == 4 || left == 5 && k-j-1 == 4
}

// plain emits [i, j), parting contractions without an apostrophe.
func (c *cutter) plain(i, j int) {
	if n := j - i; n >= 2 && n <= 8 {
		switch lowerASCII(c.text[i]) {
		case 'c', 'g', 'w', 'd', 'i', 'a', 'h', 's', 'y', 't', 'l':
			k, _ := keyOf(c.text[i:j])
			if at, ok := contractions[k]; ok && !(n == 2 && allUpper(c.text[i:j])) {
				m := i + int(at)
				c.emit(i, m)
				c.emit(m, j)
				return
			}
		}
	}
	c.emit(i, j)
}

func capital(c byte) bool { return c >= 'A' && c <= 'Z' }

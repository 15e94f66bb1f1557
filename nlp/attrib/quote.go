package attrib

import (
	"unicode"
	"unicode/utf8"
)

// A Quote is a stretch of one paragraph between quotation marks, or between a
// mark and the paragraph's edge where the other is missing.
type Quote struct {
	Start, End int // bytes, marks included
	In, Out    int // bytes between the marks
	Depth      int // 0: not inside another quote
	Single     bool
	Open       bool // no closing mark in its paragraph
	Headless   bool // no opening mark in its paragraph
	Goes       bool // goes on in the next paragraph, which opens with a mark again
	Comes      bool // comes from the paragraph before, as above
}

type mark struct {
	at, end int
	kind    markKind
	opens   bool
	closes  bool
}

type markKind uint8

const (
	straight markKind = iota
	curly
	guillemet
	single
	singleCurly
)

// AppendQuotes adds the quotes of text to buf in the order of their start. It
// reads “…”, "…", two single marks on either side, „…“, «…», ‹…›, ‘…’, '…', two backticks and two single marks, in any mixture, tells
// apostrophes and inch marks from quotation marks, and mends what is
// unbalanced within its paragraph: a quote that is never closed ends with it,
// one that is never opened begins with it. Time is linear in len(text).
func AppendQuotes(buf []Quote, text string) []Quote {
	var s quoteScan
	return s.scan(buf, text)
}

type quoteScan struct {
	marks []mark
	stack []int
}

func (s *quoteScan) scan(buf []Quote, text string) []Quote {
	last := -1 // the quote that stays open at the end of the paragraph before
	for p := 0; p < len(text); {
		e := p
		for e < len(text) && text[e] != '\n' {
			e++
		}
		if blank(text[p:e]) {
			p = e + 1
			continue
		}
		s.collect(text, p, e)
		first := len(buf)
		buf = s.match(buf, text, p, e)
		if last >= 0 {
			if first < len(buf) && buf[first].Depth == 0 && blank(text[p:buf[first].Start]) && !buf[first].Headless {
				buf[last].Goes, buf[first].Comes = true, true
			}
		}
		last = -1
		for i := len(buf) - 1; i >= first; i-- {
			if buf[i].Open && buf[i].Depth == 0 {
				last = i
				break
			}
		}
		p = e + 1
	}
	return buf
}

func blank(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' && s[i] != '\t' && s[i] != '\r' {
			return false
		}
	}
	return true
}

// collect lists the marks of the paragraph [p, e).
func (s *quoteScan) collect(text string, p, e int) {
	s.marks = s.marks[:0]
	ticks := false
	for i := p; i < e; {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c == '"':
				s.either(text, p, e, i, i+1, straight)
			case c == '`' && i+1 < e && text[i+1] == '`':
				s.marks = append(s.marks, mark{i, i + 2, curly, true, false})
				ticks = true
				i++
			case c == '\'' && i+1 < e && text[i+1] == '\'':
				if ticks { // which open where these close
					s.marks = append(s.marks, mark{i, i + 2, curly, false, true})
				} else {
					s.either(text, p, e, i, i+2, straight)
				}
				i++
			case c == '\'':
				s.apostrophe(text, p, e, i, i+1, single)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:e])
		switch r {
		case '“', '‟', '〝':
			// In „…“ the same sign closes.
			closing := r == '“' && len(s.marks) > 0 && text[s.marks[len(s.marks)-1].at:s.marks[len(s.marks)-1].end] == "„"
			s.marks = append(s.marks, mark{i, i + n, curly, !closing, closing})
		case '„':
			s.marks = append(s.marks, mark{i, i + n, curly, true, false})
		case '”', '〞':
			s.marks = append(s.marks, mark{i, i + n, curly, false, true})
		case '«', '‹':
			s.marks = append(s.marks, mark{i, i + n, guillemet, true, false})
		case '»', '›':
			s.marks = append(s.marks, mark{i, i + n, guillemet, false, true})
		case '＂':
			s.either(text, p, e, i, i+n, straight)
		case '‘', '‚':
			if _, ok := wordAfter(text, i+n, e); ok || i+n < e && text[i+n] != ' ' {
				s.marks = append(s.marks, mark{i, i + n, singleCurly, true, false})
			}
		case '’', '‛':
			s.apostrophe(text, p, e, i, i+n, singleCurly)
		}
		i += n
	}
}

// either adds a mark that looks alike on both sides.
func (s *quoteScan) either(text string, p, e, at, end int, k markKind) {
	prev, next := runeBefore(text, p, at), runeAfter(text, end, e)
	opens := next != 0 && !unicode.IsSpace(next) && (prev == 0 || !unicode.IsLetter(prev) && !unicode.IsDigit(prev) && !closer(prev))
	closes := prev != 0 && !unicode.IsSpace(prev)
	if prev == 0 || unicode.IsSpace(prev) {
		opens = true
	}
	s.marks = append(s.marks, mark{at, end, k, opens, closes || !opens})
}

// apostrophe adds a single mark where it cannot be an apostrophe.
func (s *quoteScan) apostrophe(text string, p, e, at, end int, k markKind) {
	prev, next := runeBefore(text, p, at), runeAfter(text, end, e)
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch {
	case word(prev) && word(next):
	case k == single && (prev == 0 || !word(prev) && !closer(prev)) && unicode.IsLetter(next):
		s.marks = append(s.marks, mark{at, end, k, true, false})
	case prev != 0 && !unicode.IsSpace(prev) && !word(next):
		s.marks = append(s.marks, mark{at, end, k, false, true})
	}
}

func closer(r rune) bool {
	switch r {
	case '.', ',', '!', '?', ';', '…', '”', '’', ')', ']', '%':
		return true
	}
	return false
}

func wordAfter(text string, i, e int) (rune, bool) {
	r := runeAfter(text, i, e)
	return r, unicode.IsLetter(r) || unicode.IsDigit(r)
}

func runeBefore(text string, p, i int) rune {
	if i <= p {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(text[p:i])
	return r
}

func runeAfter(text string, i, e int) rune {
	if i >= e {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(text[i:e])
	return r
}

func (k markKind) single() bool { return k >= single }

// match pairs the marks of the paragraph [p, e) and adds the quotes that they
// bound.
func (s *quoteScan) match(buf []Quote, text string, p, e int) []Quote {
	first := len(buf)
	s.stack = s.stack[:0]
	inStack := func(k markKind) int {
		for d := len(s.stack) - 1; d >= 0 && d >= len(s.stack)-4; d-- {
			q := &buf[s.stack[d]]
			if q.Single == k.single() {
				return d
			}
		}
		return -1
	}
	for i := 0; i < len(s.marks); i++ {
		m := s.marks[i]
		d := inStack(m.kind)
		opens := m.opens
		if m.opens && m.closes {
			opens = d < 0
		}
		if m.kind == straight && d < 0 && !opens && runeBefore(text, p, m.at) >= '0' && runeBefore(text, p, m.at) <= '9' {
			continue // inches
		}
		if opens && m.kind.single() && !s.closedLater(i) {
			continue
		}
		if opens && d >= 0 && !m.kind.single() && !s.nests(i) {
			// The mark before was never closed: it ends where this begins.
			s.shut(buf, d, trimRight(text, p, m.at))
			d = -1
		}
		switch {
		case opens && len(s.stack) < 8:
			buf = append(buf, Quote{Start: m.at, In: m.end, Depth: len(s.stack), Single: m.kind.single(), Open: true, End: e, Out: e})
			s.stack = append(s.stack, len(buf)-1)
		case !opens && d >= 0:
			if m.kind.single() && s.possessive(text, p, e, i) {
				continue
			}
			q := &buf[s.stack[d]]
			q.End, q.Out, q.Open = m.end, m.at, false
			s.shut(buf, d+1, m.at)
			s.stack = s.stack[:d]
		case !opens && !m.kind.single() && len(s.stack) == 0 && len(buf) == first && m.kind != straight:
			a := p
			for a < m.at && (text[a] == ' ' || text[a] == '\t') {
				a++
			}
			if a < m.at {
				buf = append(buf, Quote{Start: a, In: a, End: m.end, Out: m.at, Headless: true})
			}
		}
	}
	s.shut(buf, 0, trimRight(text, p, e))
	return buf
}

// shut ends the quotes on the stack from d on at byte at, without a mark.
func (s *quoteScan) shut(buf []Quote, d, at int) {
	for j := len(s.stack) - 1; j >= d; j-- {
		q := &buf[s.stack[j]]
		q.End, q.Out = max(at, q.In), max(at, q.In)
	}
	if d < len(s.stack) {
		s.stack = s.stack[:d]
	}
}

func trimRight(text string, p, e int) int {
	for e > p && (text[e-1] == ' ' || text[e-1] == '\t' || text[e-1] == '\r') {
		e--
	}
	return e
}

// nests reports whether the opening mark i inside an open quote begins a quote
// within it: it is closed, and the outer one after it.
func (s *quoteScan) nests(i int) bool {
	if s.marks[i].kind == guillemet {
		return true
	}
	closes := 0
	for j := i + 1; j < len(s.marks) && j < i+8; j++ {
		m := s.marks[j]
		if m.kind.single() {
			continue
		}
		if m.opens && !m.closes {
			return false
		}
		closes++
		if closes == 2 {
			return true
		}
	}
	return false
}

// closedLater reports whether a single mark that might open a quote has one
// that might close it within reach.
func (s *quoteScan) closedLater(i int) bool {
	for j := i + 1; j < len(s.marks) && j < i+24; j++ {
		if s.marks[j].kind.single() && !s.marks[j].opens {
			return s.marks[j].at-s.marks[i].at < 1500
		}
	}
	return false
}

// possessive reports whether the closing single mark i is rather the
// apostrophe of "workers' rights": an s before it, a word after it, and a
// better mark to come.
func (s *quoteScan) possessive(text string, p, e, i int) bool {
	m := s.marks[i]
	if r := runeBefore(text, p, m.at); r != 's' && r != 'S' {
		return false
	}
	if m.end+1 >= e || text[m.end] != ' ' || !unicode.IsLower(runeAfter(text, m.end+1, e)) {
		return false
	}
	for j := i + 1; j < len(s.marks) && j < i+24; j++ {
		if s.marks[j].kind.single() {
			return !s.marks[j].opens
		}
	}
	return false
}

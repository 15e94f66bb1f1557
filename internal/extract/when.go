package extract

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// A When is a time expression and what it means, anchored at the report's date.
type When struct {
	At nlp.Span // the words
	parley.When
	First, End int32 // its tokens
	Bound      prep  // how it bounds what it times: "by", "until", …
	Open       bool  // no time on a calendar: "soon"
	Span       bool  // a length of time that something takes: "for three days"
}

// Whens returns the time expressions of d in text order, none overlapping. A
// relative one is anchored at published (RFC 3339 date or time), and keeps its
// words alone where that is empty; "Tuesday" is the one before or after it as
// the verb that it times is past or not. Its cost is linear in d's tokens.
func Whens(d *nlp.Doc, published string) []When {
	p := whenParser{d: d}
	p.ref, p.hasRef = parseDay(published)
	var out []When
	for s := range d.Sentences {
		i, end := int(d.Sentences[s].First), int(d.Sentences[s].End)
		p.first, p.limit = i, end
		for i < end {
			if w, next, ok := p.parse(i); ok {
				out = append(out, w)
				i = next
				continue
			}
			i++
		}
	}
	return out
}

// WhenIn returns the index in whens of the first calendar time that lies in the
// tokens [first, end), -1 for none.
func WhenIn(whens []When, first, end int) int {
	lo, hi := 0, len(whens)
	for lo < hi {
		m := (lo + hi) / 2
		if int(whens[m].First) < first {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for ; lo < len(whens) && int(whens[lo].End) <= end; lo++ {
		if !whens[lo].Open && !whens[lo].Span {
			return lo
		}
	}
	return -1
}

// A timeValue is what the core of a time expression means.
type timeValue struct {
	from, to  civil // noDay: open on that side
	precision string
	anchor    string
	clock     string // "15:04" in UTC, where the zone is told
	open      bool
	last      bool // the end of a period
	length    bool // a plain length: "three days"
	unit, n   int  // of a length
}

func day(c civil, anchor string) timeValue {
	return timeValue{from: c, to: c, precision: "day", anchor: anchor}
}

// whenParser reads time expressions by recursive descent; a method that reads
// takes the token to begin at and returns the one after what it read.
type whenParser struct {
	d            *nlp.Doc
	ref          civil
	hasRef       bool
	first, limit int  // the sentence
	rangeAt      bool // the last bounded time was "from X to Y"
}

// word classes token i; beyond the sentence there is nothing.
func (p *whenParser) word(i int) timeWord {
	if i >= p.limit || i < p.first {
		return timeWord{}
	}
	f := p.d.Form(i)
	if len(f) > 12 || f == "" {
		return timeWord{}
	}
	var buf [12]byte
	for j := 0; j < len(f); j++ {
		c := f[j]
		if c >= 0x80 {
			return timeWord{}
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[j] = c
	}
	b := buf[:len(f)]
	if b[0] >= '0' && b[0] <= '9' {
		return number(b)
	}
	var w timeWord
	ok := false
	if timed.mayBytes(b) {
		w, ok = timeWords[string(b)]
	}
	if !ok && b[len(b)-1] == '.' {
		w = timeWords[string(b[:len(b)-1])]
		if w.kind != tMonth && w.kind != tMeridiem {
			return timeWord{}
		}
	}
	if w.kind == tMonth || w.kind == tWeekday || w.kind == tFeast {
		// "may" and "march" are verbs unless they are written as names.
		if f[0] >= 'a' && w != (timeWord{tFeast, fNewYear}) {
			return timeWord{}
		}
	}
	return w
}

// number classes a token that begins with a digit.
func number(b []byte) timeWord {
	n, i := 0, 0
	for i < len(b) && b[i] >= '0' && b[i] <= '9' && i < 9 {
		n = n*10 + int(b[i]-'0')
		i++
	}
	switch string(b[i:]) {
	case "":
		return timeWord{tNumber, n}
	case "st", "nd", "rd", "th":
		if n <= 31 {
			return timeWord{tOrdinal, n}
		}
	}
	return timeWord{}
}

// is reports whether token i of the sentence reads w, whatever its case.
func (p *whenParser) is(i int, w string) bool {
	return i >= p.first && i < p.limit && p.d.Is(i, w)
}

// digits returns the value of a token of n digits.
func (p *whenParser) digits(i, n int) (int, bool) {
	if i >= p.limit {
		return 0, false
	}
	f := p.d.Form(i)
	if len(f) != n {
		return 0, false
	}
	return digits(f)
}

// year reads a year in four digits.
func (p *whenParser) year(i int) (int, bool) {
	y, ok := p.digits(i, 4)
	return y, ok && y >= 1000 && y <= 2199
}

// parse reads a time expression with the preposition that bounds it.
func (p *whenParser) parse(i int) (When, int, bool) {
	w := p.word(i)
	if w.kind == noTime {
		if v, end, ok := p.iso(i); ok {
			return p.when(i, end, noPrep, v), end, true
		}
		if v, end, ok := p.fused(i); ok {
			return p.when(i, end, noPrep, v), end, true
		}
		if !p.is(i, "no") && !p.is(i, "as") && !p.is(i, "prior") && !p.is(i, "ahead") && !p.is(i, "up") {
			return When{}, 0, false
		}
	} else if !starters[w.kind] {
		return When{}, 0, false
	}
	bound, j := p.bound(i)
	v, end, ok := p.bounded(j, bound)
	if !ok {
		return When{}, 0, false
	}
	start := i
	switch bound {
	case pOn, pAt, pIn, pDuring, pOver, pFor, pFrom:
		// These say nothing that the words after them do not; "in" counts with
		// a length alone, where it turns it into a point.
		if !(bound == pIn && v.unit != 0 || bound == pFrom && p.rangeAt) {
			start = j
		}
	}
	if k := p.word(start + 1).kind; start == j && p.is(j, "the") && (k == tMonth || k == tWeekday || v.length && k == noTime) {
		start++ // "the June summit"
	}
	return p.when(start, end, bound, v), end, true
}

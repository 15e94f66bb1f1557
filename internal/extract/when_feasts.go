package extract

import "github.com/parley-record/parley/nlp"

// The feasts that times are told by.
const (
	fChristmas = iota
	fEaster
	fThanksgiving
	fEpiphany
	fNewYear
)

// feast reads a feast behind a preposition, or as the day itself: "until Christmas", "after
// the Easter break", "on New Year's Eve"; no gifts, cards or parties of it.
func (p *whenParser) feast(i int, b prep) (timeValue, int, bool) {
	which, end, move, whole := p.word(i).val, i+1, 0, false
	if p.is(i, "new") {
		which = fNewYear
		if !p.is(end, "year") || !capital(p.d.Form(i)) && b != pBy && b != pUntil && b != pBefore {
			return timeValue{}, i, false
		}
		if end++; p.is(end, "'s") || p.is(end, "’s") {
			if end++; !p.is(end, "day") && !p.is(end, "eve") {
				return timeValue{}, i, false
			}
		}
	}
	switch {
	case p.is(end, "eve"):
		end, move, whole = end+1, -1, true
	case p.is(end, "day"), p.is(end, "sunday"):
		end, whole = end+1, true
	case p.is(end, "monday") && which == fEaster:
		end, move, whole = end+1, 1, true
	case p.is(end, "break"), p.is(end, "recess"), p.is(end, "holiday"), p.is(end, "holidays"):
		end++
	case end < p.limit && (p.d.Tokens[end].UPOS == nlp.NOUN || p.d.Tokens[end].UPOS == nlp.PROPN):
		return timeValue{}, i, false
	}
	if b == noPrep && !whole {
		return timeValue{}, i, false
	}
	v := timeValue{from: noDay, to: noDay, precision: "day", anchor: "report_date"}
	if !p.hasRef {
		return v, end, true
	}
	y, _, _ := p.ref.parts()
	tense := p.tense(i)
	if b == pBy || b == pUntil {
		tense = 1
	}
	for n := range 3 {
		c := feastDay(which, y-1+n) + civil(move)
		if c <= p.ref && tense < 0 || c >= p.ref && tense >= 0 && v.from == noDay {
			v.from, v.to = c, c
		}
	}
	return v, end, true
}

// feastDay returns the day of a feast in year y.
func feastDay(which, y int) civil {
	switch which {
	case fChristmas:
		return date(y, 12, 25)
	case fEpiphany:
		return date(y, 1, 6)
	case fNewYear:
		return date(y, 1, 1)
	case fThanksgiving:
		first := date(y, 11, 1)
		return first + civil(floorMod(3-first.weekday(), 7)+21)
	}
	// Gauss's rule in the form of Meeus, Jones and Butcher, for the Gregorian calendar.
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, n/31, n%31+1)
}

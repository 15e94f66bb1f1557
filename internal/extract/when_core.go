package extract

// bound reads the preposition that a time expression may begin with.
func (p *whenParser) bound(i int) (prep, int) {
	if w := p.word(i); w.kind == tPrep {
		if prep(w.val) == pUntil && p.is(i+1, "after") {
			return pAfter, i + 2
		}
		return prep(w.val), i + 1
	}
	switch {
	case (p.is(i, "no") || p.is(i, "not")) && p.is(i+1, "later") && p.is(i+2, "than"):
		return pBy, i + 3
	case p.is(i, "as") && (p.is(i+1, "early") || p.is(i+1, "soon") || p.is(i+1, "late")) && p.is(i+2, "as"):
		return pOn, i + 3
	case p.is(i, "as") && p.is(i+1, "of"):
		return pSince, i + 2
	case p.is(i, "prior") && p.is(i+1, "to"), p.is(i, "ahead") && p.is(i+1, "of"):
		return pBefore, i + 2
	case p.is(i, "up") && (p.is(i+1, "to") || p.is(i+1, "until")):
		return pUntil, i + 2
	}
	return noPrep, i
}

// bounded reads what follows the preposition b and applies it.
func (p *whenParser) bounded(i int, b prep) (timeValue, int, bool) {
	p.rangeAt = false
	if b == pBetween {
		return p.between(i)
	}
	v, end, ok := p.core(i, b)
	if !ok {
		return v, end, false
	}
	if v.length {
		return p.length(v, i, end, b)
	}
	if b == pFrom {
		if v.from != v.to && v.precision == "day" { // "from 9 to 20 March"
			return v, end, true
		}
		if p.is(end, "to") || p.is(end, "until") || p.is(end, "till") || p.is(end, "through") || p.is(end, "-") || p.is(end, "–") {
			if w, after, ok := p.core(end+1, pFrom); ok && !w.length {
				p.rangeAt = true
				return join(v, w), after, true
			}
		}
		v.to = noDay
		return v, end, true
	}
	switch b {
	case pBy, pUntil:
		v.from = noDay
	case pBefore:
		if !v.last {
			v.to = v.from
			if v.to != noDay {
				v.to--
			}
		}
		v.from = noDay
	case pAfter:
		v.from = v.to
		if v.from != noDay {
			v.from++
		}
		v.to = noDay
	case pSince:
		v.to = noDay
	}
	return v, end, true
}

// join is the time from v to w.
func join(v, w timeValue) timeValue {
	v.to = w.to
	if v.from != noDay && v.to != noDay && v.from > v.to && v.anchor == "report_date" {
		// "May 1 to December 31 this year": one year for both.
		if c := v.from.addMonths(-12); c <= v.to {
			v.from = c
		}
	}
	if v.precision == "day" && w.precision != "day" {
		v.precision = w.precision
	}
	return v
}

// between reads "between X and Y".
func (p *whenParser) between(i int) (timeValue, int, bool) {
	v, end, ok := p.core(i, pBetween)
	if !ok || v.length || !p.is(end, "and") {
		return v, end, false
	}
	w, after, ok := p.core(end+1, pBetween)
	if !ok || w.length {
		return v, end, false
	}
	return join(v, w), after, true
}

// length makes a point or a stretch of a length of time, by the preposition
// before it.
func (p *whenParser) length(v timeValue, i, end int, b prep) (timeValue, int, bool) {
	tense := p.tense(i)
	switch b {
	case pWithin:
		far := p.shift(v.unit, v.n)
		v.from, v.to = p.ref, far
		if tense < 0 && !p.is(end, "of") {
			v.anchor = "event"
			v.from, v.to = noDay, noDay
		}
	case pIn:
		if tense < 0 {
			// "the first in three years": how long, not when.
			v.open = false
			v.from, v.to = noDay, noDay
			return v, end, true
		}
		v.from = p.shift(v.unit, v.n)
		v.to = v.from
		if v.n == 0 { // "in weeks"
			v.from, v.to = p.ref, noDay
		}
		v.length = false
	case pBy, pUntil, pBefore, pSince, pBetween:
		return v, end, false
	default: // for, over, during, after, no preposition: a length
		v.from, v.to = noDay, noDay
		return v, end, true
	}
	if b == pWithin {
		v.length = false
	}
	if !p.hasRef {
		v.from, v.to = noDay, noDay
	}
	return v, end, true
}

// shift returns the report's day moved by n units.
func (p *whenParser) shift(unit, n int) civil {
	if !p.hasRef {
		return noDay
	}
	switch unit {
	case uMinute:
		return p.ref
	case uHour:
		return p.ref + civil(n/24)
	case uDay:
		return p.ref + civil(n)
	case uWeek, uWeekend:
		return p.ref + civil(7*n)
	case uFortnight:
		return p.ref + civil(14*n)
	case uMonth:
		return p.ref.addMonths(n)
	case uQuarter:
		return p.ref.addMonths(3 * n)
	case uDecade:
		return p.ref.addMonths(120 * n)
	case uCentury:
		return p.ref.addMonths(1200 * n)
	}
	return p.ref.addMonths(12 * n)
}

var unitPrecision = [...]string{uMinute: "time", uHour: "time", uDay: "day", uWeek: "week", uWeekend: "day", uFortnight: "week", uMonth: "month", uQuarter: "quarter", uYear: "year", uDecade: "year", uCentury: "year", uFiscal: "year"}

// period returns the n-th unit from the report's one, as a whole.
func (p *whenParser) period(unit, n int) timeValue {
	v := timeValue{from: noDay, to: noDay, precision: unitPrecision[unit], anchor: "report_date"}
	if !p.hasRef {
		return v
	}
	y, m, _ := p.ref.parts()
	switch unit {
	case uDay:
		v.from = p.ref + civil(n)
		v.to = v.from
	case uWeek:
		v.from = p.ref.monday() + civil(7*n)
		v.to = v.from + 6
	case uWeekend:
		v.from = p.ref.monday() + civil(7*n) + 5
		v.to = v.from + 1
	case uFortnight:
		v.from = p.ref.monday() + civil(14*n)
		v.to = v.from + 13
	case uMonth:
		v.from = date(y, m+n, 1)
		v.to = date(y, m+n+1, 1) - 1
	case uQuarter:
		q := (m-1)/3 + n
		v.from = date(y, 3*q+1, 1)
		v.to = date(y, 3*q+4, 1) - 1
	case uYear:
		v.from, v.to = date(y+n, 1, 1), date(y+n+1, 1, 1)-1
	case uDecade:
		d := y/10*10 + 10*n
		v.from, v.to = date(d, 1, 1), date(d+10, 1, 1)-1
	case uCentury:
		d := y/100*100 + 100*n
		v.from, v.to = date(d, 1, 1), date(d+100, 1, 1)-1
	default:
		v.from, v.to = p.ref, p.ref
	}
	return v
}

// core reads a time expression without a preposition; b is the one before it.
func (p *whenParser) core(i int, b prep) (timeValue, int, bool) {
	w := p.word(i)
	switch w.kind {
	case noTime:
		if v, end, ok := p.iso(i); ok {
			return v, end, true
		}
		return p.fused(i)
	case tWeekday:
		return p.weekday(i, 3)
	case tMonth:
		return p.month(i, 3)
	case tDeictic:
		if p.named(i) {
			return timeValue{}, i, false
		}
		return p.deictic(i)
	case tClock, tNumber, tVague, tOrdinal:
		if v, end, ok := p.clock(i); ok {
			return v, end, true
		}
		if v, end, ok := p.dayMonth(i); ok {
			return v, end, true
		}
		if v, end, ok := p.quarter(i); ok {
			return v, end, true
		}
		if v, end, ok := p.amount(i); ok {
			return v, end, true
		}
		if y, ok := p.year(i); ok && (b != noPrep && b != pFor && b != pAt && b != pOver && b != pWithin) && !p.counted(i+1) {
			end := i + 1
			if (p.is(end, "-") || p.is(end, "–") || p.is(end, "/")) && end+1 < p.limit {
				if z, ok := p.year(end + 1); ok && z > y {
					return timeValue{from: date(y, 1, 1), to: date(z+1, 1, 1) - 1, precision: "year", anchor: "absolute"}, end + 2, true
				}
			}
			return timeValue{from: date(y, 1, 1), to: date(y+1, 1, 1) - 1, precision: "year", anchor: "absolute"}, end, true
		}
		return p.decade(i)
	case tRel:
		return p.relative(i)
	case tEdge:
		return p.edge(i, b)
	case tEdgeNoun, tHalf:
		return p.edgeNoun(i)
	case tFeast:
		return p.feast(i, b)
	case tDet:
		if p.word(i+1).kind == tFeast {
			return p.feast(i+1, b)
		}
		return p.determined(i, b)
	case tSeason:
		if b == noPrep && !p.yearAfter(i+1) {
			return timeValue{}, i, false
		}
		return p.season(i, 3)
	case tYearEnd:
		v := p.period(uYear, 0)
		return cut(v, 2), i + 1, true
	case tSpan:
		return p.beside(i)
	case tSoon:
		if b != noPrep {
			return timeValue{}, i, false
		}
		return timeValue{from: noDay, to: noDay, precision: "open", anchor: "none", open: true}, i + 1, true
	case tUnit:
		// "in weeks", "within days", "year end"
		if p.is(i, "year") && p.is(i+1, "end") || p.is(i, "year") && p.is(i+1, "-") && p.is(i+2, "end") {
			v := cut(p.period(uYear, 0), 2)
			if p.is(i+1, "end") {
				return v, i + 2, true
			}
			return v, i + 3, true
		}
		if (b == pIn || b == pWithin || b == pFor) && p.plural(i) {
			return timeValue{from: noDay, to: noDay, precision: unitPrecision[w.val], anchor: "report_date", length: true, unit: w.val, n: vagueMany(b)}, i + 1, true
		}
	}
	return timeValue{}, i, false
}

// vagueMany is how many "days" are in "within days": as far as two, or unsaid.
func vagueMany(b prep) int {
	if b == pWithin {
		return 2
	}
	return 0
}

func (p *whenParser) plural(i int) bool {
	f := p.d.Form(i)
	return f[len(f)-1] == 's' || f[len(f)-1] == 'S'
}

func (p *whenParser) yearAfter(i int) bool {
	if p.is(i, "of") {
		i++
	}
	_, ok := p.year(i)
	return ok
}

// counted reports whether token i is a thing that a number before it counts, so
// that the number is no year ("2000 workers").
func (p *whenParser) counted(i int) bool {
	if i >= p.limit {
		return false
	}
	switch p.d.Tokens[i].UPOS {
	case 0:
		f := p.d.Form(i)
		return f[0] >= 'a' && f[0] <= 'z' && p.word(i).kind == noTime && len(f) > 3 && f[len(f)-1] == 's'
	default:
		t := &p.d.Tokens[i]
		return (t.UPOS == nounTag || t.UPOS == symTag) && p.word(i).kind == noTime && f0(p.d.Form(i)) >= 'a' && t.Head >= 0 && p.numberOf(i)
	}
}

// numberOf reports whether the token before i is counted as a number of it.
func (p *whenParser) numberOf(i int) bool {
	t := &p.d.Tokens[i-1]
	return t.Head == int32(i)
}

func f0(s string) byte { return s[0] }

// iso reads 2025-11-25 in one token or in five, and 25/11/2025 where only one
// reading is possible.
func (p *whenParser) iso(i int) (timeValue, int, bool) {
	if i >= p.limit {
		return timeValue{}, i, false
	}
	f := p.d.Form(i)
	if len(f) == 10 {
		if c, ok := parseDay(f); ok {
			return day(c, "absolute"), i + 1, true
		}
		if (f[2] == '/' || f[2] == '.') && f[5] == f[2] {
			a, ok1 := digits(f[:2])
			b, ok2 := digits(f[3:5])
			y, ok3 := digits(f[6:])
			if ok1 && ok2 && ok3 {
				return numeric(a, b, y), i + 1, y >= 1000 && y < 2200 && a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12)
			}
		}
	}
	if y, ok := p.year(i); ok && p.is(i+1, "-") && p.is(i+3, "-") {
		m, ok1 := p.digits(i+2, 2)
		d, ok2 := p.digits(i+4, 2)
		if ok1 && ok2 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) {
			return day(date(y, m, d), "absolute"), i + 5, true
		}
	}
	return timeValue{}, i, false
}

// numeric is the day a/b/y, open where either could be the month.
func numeric(a, b, y int) timeValue {
	switch {
	case a > 12:
		return day(date(y, b, a), "absolute")
	case b > 12 || a == b:
		return day(date(y, a, b), "absolute")
	}
	return timeValue{from: noDay, to: noDay, precision: "day", anchor: "absolute"}
}

// fused reads words that are written together: "mid-May", "Q3", "5pm", "1990s".
func (p *whenParser) fused(i int) (timeValue, int, bool) {
	if i >= p.limit {
		return timeValue{}, i, false
	}
	f := p.d.Form(i)
	if len(f) == 2 && (f[0] == 'Q' || f[0] == 'q') && f[1] >= '1' && f[1] <= '4' {
		return p.quarterOf(int(f[1]-'0'), i+1)
	}
	if len(f) == 5 && f[4] == 's' && f[3] == '0' {
		if y, ok := digits(f[:4]); ok && y >= 1000 && y < 2200 {
			return timeValue{from: date(y, 1, 1), to: date(y+10, 1, 1) - 1, precision: "year", anchor: "absolute"}, i + 1, true
		}
	}
	if v, end, ok := p.clock(i); ok {
		return v, end, true
	}
	if len(f) == 9 && f[4] == '-' {
		y, ok1 := digits(f[:4])
		z, ok2 := digits(f[5:])
		if ok1 && ok2 && y >= 1500 && z > y && z < 2200 {
			return timeValue{from: date(y, 1, 1), to: date(z+1, 1, 1) - 1, precision: "year", anchor: "absolute"}, i + 1, true
		}
	}
	if k := indexByte(f, '-'); k > 0 && k < len(f)-1 {
		if u := timeWords[lower(f[k+1:])]; u.kind == tUnit { // "60-day"
			n, ok := digits(f[:k])
			if w := timeWords[lower(f[:k])]; w.kind == tNumber {
				n, ok = w.val, true
			}
			if ok && n > 0 {
				return timeValue{from: noDay, to: noDay, precision: unitPrecision[u.val], anchor: "report_date", length: true, unit: u.val, n: n}, i + 1, true
			}
		}
		e, ok := edgeOf(f[:k])
		if ok {
			if m := monthName(f[k+1:]); m != 0 {
				v := p.monthValue(m, 3, p.tense(i))
				end := i + 1
				if y, ok := p.year(end); ok {
					v = monthOf(y, m)
					end++
				}
				return cut(v, e), end, true
			}
			if u, ok := timeWords[lower(f[k+1:])]; ok && (u.kind == tUnit || u.kind == tSeason) {
				if u.kind == tUnit {
					return cut(p.period(u.val, 0), e), i + 1, true
				}
				return p.seasonValue(u.val, 3, p.tense(i)), i + 1, true
			}
		}
	}
	return timeValue{}, i, false
}

func indexByte(s string, b byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == b {
			return i
		}
	}
	return -1
}

func edgeOf(s string) (int, bool) {
	w := timeWords[lower(s)]
	return w.val, w.kind == tEdge
}

func monthName(s string) int {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return 0
	}
	if w := timeWords[lower(s)]; w.kind == tMonth {
		return w.val
	}
	return 0
}

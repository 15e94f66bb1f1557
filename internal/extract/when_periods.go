package extract

import "github.com/parley-record/parley/nlp"

// cut returns the first (0), middle (1) or last (2) third of v.
func cut(v timeValue, part int) timeValue {
	if v.from == noDay || v.to == noDay {
		return v
	}
	if v.precision == "week" {
		// A working week: Monday and Tuesday, Wednesday, Thursday to its end.
		switch part {
		case 0:
			v.to = v.from + 1
		case 1:
			v.from, v.to = v.from+2, v.from+2
		default:
			v.from += 3
		}
		return v
	}
	n := v.to - v.from + 1
	switch part {
	case 0:
		v.to = v.from + n/3 - 1
	case 1:
		v.from, v.to = v.from+n/3, v.to-n/3
	default:
		v.from = v.to - n/3 + 1
	}
	if v.from > v.to {
		v.from = v.to
	}
	return v
}

// relative reads "next week", "last month", "this Friday", "next three weeks",
// "last night", "this year's end".
func (p *whenParser) relative(i int) (timeValue, int, bool) {
	rel := p.word(i).val
	if p.is(i, "last") && (p.is(i-1, "to") || p.is(i-1, "will") || p.is(i-1, "would") || p.is(i-1, "could") || p.is(i-1, "may")) {
		return timeValue{}, i, false // the verb
	}
	j := i + 1
	// "this past weekend", "this coming Friday"
	if rel == 0 && p.word(j).kind == tRel && p.word(j).val != 0 {
		rel = p.word(j).val
		j++
	}
	w := p.word(j)
	switch w.kind {
	case tWeekday:
		return p.weekday(j, rel)
	case tMonth:
		return p.month(j, rel)
	case tSeason:
		return p.season(j, rel)
	case tPart:
		n := 0
		if rel == -1 {
			n = -1
		}
		return p.period(uDay, n), j + 1, true
	case tEdge: // "this mid-week" is not seen; "next early June" neither
		return timeValue{}, i, false
	case tUnit:
		end := j + 1
		if p.plural(j) && w.val != uWeekend { // "coming weeks", "recent days"
			return p.stretch(rel, w.val, 0), end, rel != 0
		}
		if w.val <= uHour {
			return timeValue{}, i, false
		}
		n := rel
		if rel == 2 {
			n = 1
			if w.val == uWeekend {
				n = 0
			}
		} else if rel == -2 {
			return timeValue{}, i, false
		}
		if w.val == uWeekend && p.hasRef && p.ref.weekday() < 5 && (rel == -1 || rel == 0 && p.tense(j) < 0) {
			n = -1 // "they met this weekend"
		}
		if p.is(j-1, "same") { // that of what was told before
			return timeValue{from: noDay, to: noDay, precision: unitPrecision[w.val], anchor: "event"}, end, true
		}
		return p.period(w.val, n), end, true
	case tNumber, tVague:
		// "next 60 days", "past three years", "last few weeks"
		n := w.val
		k := j + 1
		if w.kind == tVague && p.is(k, "of") {
			k++
		}
		if p.is(k, "-") {
			k++
		}
		if u := p.word(k); u.kind == tUnit {
			return p.stretch(rel, u.val, n), k + 1, rel != 0
		}
	case tOrdinal:
		if v, end, ok := p.quarter(j); ok {
			return v, end, true
		}
	case tDet:
		// "last of the month" is no time.
	}
	return timeValue{}, i, false
}

// stretch is the next or last n units counted from the report's day; n 0 is a
// number that is not told.
func (p *whenParser) stretch(rel, unit, n int) timeValue {
	v := timeValue{from: noDay, to: noDay, precision: unitPrecision[unit], anchor: "report_date"}
	if !p.hasRef {
		return v
	}
	if rel > 0 {
		v.from = p.ref
		if n > 0 {
			v.to = p.shift(unit, n)
		}
		return v
	}
	v.to = p.ref
	if n > 0 {
		v.from = p.shift(unit, -n)
	}
	return v
}

// edge reads "early next week", "mid-May", "late 2025", "later this year",
// "early Friday", "late on Sunday".
func (p *whenParser) edge(i int, b prep) (timeValue, int, bool) {
	e := p.word(i).val
	j := i + 1
	if p.is(j, "-") {
		j++
	}
	if p.is(j, "on") || p.is(j, "in") {
		j++
	}
	if p.is(j, "the") {
		j++
	}
	w := p.word(j)
	if p.is(i, "later") {
		if w.kind != tRel && w.kind != tDeictic && w.kind != tWeekday {
			return timeValue{}, i, false
		}
		v, end, ok := p.core(j, b)
		if !ok || v.length {
			return v, end, false
		}
		if p.hasRef && v.from != noDay && v.from < p.ref && v.to >= p.ref && v.precision != "day" {
			v.from = p.ref
		}
		return v, end, true
	}
	switch w.kind {
	case tWeekday, tDeictic, tMonth, tSeason, tRel, tUnit, tOrdinal, tPart:
	case tNumber:
		if _, ok := p.year(j); !ok {
			return timeValue{}, i, false
		}
		b = pIn
	default:
		if v, end, ok := p.fused(j); ok && v.precision != "time" {
			return cut(v, e), end, true
		}
		return timeValue{}, i, false
	}
	if w.kind == tUnit || w.kind == tPart { // "mid week", "late afternoon"
		if w.kind == tUnit && w.val > uDay && !p.plural(j) {
			return cut(p.period(w.val, 0), e), j + 1, true
		}
		return timeValue{}, i, false
	}
	if w.kind == tSeason && b == noPrep {
		b = pIn
	}
	v, end, ok := p.core(j, b)
	if !ok || v.length {
		return v, end, false
	}
	if v.precision == "day" || v.precision == "time" || v.from == noDay {
		return v, end, true
	}
	return cut(v, e), end, true
}

// edgeNoun reads "end of May", "start of next year", "second half of the year".
func (p *whenParser) edgeNoun(i int) (timeValue, int, bool) {
	w := p.word(i)
	if w.kind != tEdgeNoun || !p.is(i+1, "of") {
		return timeValue{}, i, false
	}
	v, end, ok := p.inner(i + 2)
	if !ok {
		return v, end, false
	}
	if v.precision == "day" || v.from == noDay {
		return v, end, true
	}
	v = cut(v, w.val)
	v.last = w.val == 2
	return v, end, true
}

// inner reads what stands after "of": "May", "the year", "this week", "1994".
func (p *whenParser) inner(i int) (timeValue, int, bool) {
	if p.is(i, "the") || p.is(i, "that") {
		if u := p.word(i + 1); u.kind == tUnit && !p.plural(i+1) && u.val >= uDay {
			return p.period(u.val, 0), i + 2, true
		}
	}
	if u := p.word(i); u.kind == tUnit && !p.plural(i) && u.val >= uMonth {
		return p.period(u.val, 0), i + 1, true
	}
	v, end, ok := p.core(i, pIn)
	return v, end, ok && !v.length && !v.open
}

// determined reads what may follow an article: "the 15th", "the end of May",
// "a decade ago", "the next 60 days", "the fourth quarter", "the 1990s".
func (p *whenParser) determined(i int, b prep) (timeValue, int, bool) {
	j := i + 1
	w := p.word(j)
	if p.word(i).val == 1 { // a, an
		if p.is(j, "day") && p.is(j+1, "earlier") {
			v := p.period(uDay, -1)
			v.anchor = "event"
			v.from, v.to = noDay, noDay
			return v, j + 2, true
		}
		return p.amount(i)
	}
	switch w.kind {
	case tOrdinal:
		if v, end, ok := p.dayMonth(j); ok {
			return v, end, true
		}
		if v, end, ok := p.quarter(j); ok {
			return v, end, true
		}
		if p.word(j+1).kind == tHalf && p.is(j+2, "of") && w.val <= 2 {
			if v, end, ok := p.inner(j + 3); ok {
				return halve(v, w.val), end, true
			}
		}
		if u := p.word(j + 1); u.kind == tUnit && !p.plural(j+1) && u.val >= uDay { // "the first week of June"
			if p.is(j+2, "of") {
				if v, end, ok := p.inner(j + 3); ok {
					return nth(v, u.val, w.val), end, true
				}
			}
			return timeValue{}, i, false
		}
		// "the 15th"; "the first" is an ordinal like any other.
		if p.d.Form(j)[0] <= '9' && (j+1 >= p.limit || p.word(j+1).kind == noTime) && !p.ordinalOf(j) {
			if p.is(j+1, "of") && p.word(j+2).kind == tRel && p.is(j+3, "month") {
				if v := p.period(uMonth, p.word(j+2).val); p.hasRef {
					y, m, _ := v.from.parts()
					return days(y, m, w.val, w.val, "report_date"), j + 4, true
				}
			}
			return p.nthDay(w.val, p.tense(j)), j + 1, true
		}
	case tRel:
		return p.relative(j)
	case tEdgeNoun, tHalf:
		return p.edgeNoun(j)
	case tEdge:
		return p.edge(j, b)
	case tSpan:
		return p.beside(j)
	case tSeason:
		return p.season(j, anyRel)
	case tMonth:
		// "the June summit": a happening with its month
		v, end, ok := p.month(j, anyRel)
		return v, end, ok
	case tWeekday:
		return p.weekday(j, anyRel)
	case tNumber:
		if v, end, ok := p.decade(j); ok {
			return v, end, true
		}
	case noTime:
		if p.is(j, "day") {
			return timeValue{}, i, false
		}
		return p.fused(j)
	case tUnit:
		if p.is(j, "day") && (p.is(j+1, "after") || p.is(j+1, "before")) {
			n := 1
			if p.is(j+1, "before") {
				n = -1
			}
			if p.is(j+2, "tomorrow") || p.is(j+2, "yesterday") {
				return p.period(uDay, n+p.word(j+2).val), j + 3, true
			}
		}
		if p.is(j, "weekend") || (p.is(j, "week") && b == pDuring) {
			n := 0
			if p.tense(j) < 0 && p.is(j, "weekend") && p.hasRef && p.ref.weekday() < 5 {
				n = -1
			}
			return p.period(w.val, n), j + 1, true
		}
	}
	return timeValue{}, i, false
}

// ordinalOf reports whether the ordinal at i counts a noun ("the 5th round").
func (p *whenParser) ordinalOf(i int) bool {
	if i+1 >= p.limit {
		return false
	}
	t := &p.d.Tokens[i+1]
	return t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN || t.UPOS == nlp.ADJ
}

// nthDay is the n-th of a month, before or after the report's day.
func (p *whenParser) nthDay(n, tense int) timeValue {
	v := timeValue{from: noDay, to: noDay, precision: "day", anchor: "report_date"}
	if !p.hasRef || n < 1 || n > 31 {
		return v
	}
	y, m, d := p.ref.parts()
	switch {
	case tense < 0 && n > d:
		m--
	case tense > 0 && n < d:
		m++
	}
	if n > daysIn(y, m) {
		return v
	}
	v.from = date(y, m, n)
	v.to = v.from
	return v
}

// nth is the n-th unit in v.
func nth(v timeValue, unit, n int) timeValue {
	if v.from == noDay || v.to == noDay {
		return v
	}
	from := v.from
	switch unit {
	case uDay:
		v.from = from + civil(n-1)
		v.to = v.from
	case uWeek:
		v.from = from + civil(7*(n-1))
		v.to = min(v.from+6, v.to)
	case uWeekend:
		v.from = from + civil(floorMod(5-from.weekday(), 7)+7*(n-1))
		v.to = v.from + 1
	case uMonth:
		v.from = from.addMonths(n - 1)
		v.to = from.addMonths(n) - 1
	case uQuarter:
		v.from = from.addMonths(3 * (n - 1))
		v.to = from.addMonths(3*n) - 1
	default:
		return v
	}
	v.precision = unitPrecision[unit]
	return v
}

// halve is the first or second half of v.
func halve(v timeValue, n int) timeValue {
	if v.from == noDay || v.to == noDay {
		return v
	}
	y, m, d := v.from.parts()
	var mid civil
	if v.precision == "year" && m == 1 && d == 1 {
		mid = date(y, 7, 1)
		v.precision = "quarter"
	} else {
		mid = v.from + (v.to-v.from+1)/2
	}
	if n == 1 {
		v.to = mid - 1
	} else {
		v.from = mid
	}
	return v
}

// quarter reads "fourth quarter [of 1987]".
func (p *whenParser) quarter(i int) (timeValue, int, bool) {
	w := p.word(i)
	if w.kind != tOrdinal || w.val < 1 || w.val > 4 {
		return timeValue{}, i, false
	}
	j := i + 1
	if p.is(j, "-") {
		j++
	}
	if !p.is(j, "quarter") {
		return timeValue{}, i, false
	}
	return p.quarterOf(w.val, j+1)
}

// quarterOf is the q-th quarter of the year told at i, or else the nearest.
func (p *whenParser) quarterOf(q, i int) (timeValue, int, bool) {
	j := i
	if p.is(j, "of") {
		j++
		if p.is(j, "the") || p.is(j, "this") || p.is(j, "next") || p.is(j, "last") {
			n := 0
			if p.word(j).kind == tRel {
				n = p.word(j).val
			}
			if p.is(j+1, "year") {
				v := p.period(uYear, n)
				return nth(v, uQuarter, q), j + 2, true
			}
		}
	}
	if y, ok := p.year(j); ok {
		v := timeValue{from: date(y, 1, 1), to: date(y+1, 1, 1) - 1, anchor: "absolute"}
		return nth(v, uQuarter, q), j + 1, true
	}
	v := timeValue{from: noDay, to: noDay, precision: "quarter", anchor: "report_date"}
	if p.hasRef {
		y, _, _ := p.ref.parts()
		tense := p.tense(i - 1)
		v.from = date(y, 3*q-2, 1)
		if tense < 0 && v.from > p.ref {
			v.from = date(y-1, 3*q-2, 1)
		} else if tense > 0 && v.from.addMonths(3) <= p.ref {
			v.from = date(y+1, 3*q-2, 1)
		}
		v.to = v.from.addMonths(3) - 1
	}
	return v, i, true
}

// decade reads "1990s" and "1990" "s".
func (p *whenParser) decade(i int) (timeValue, int, bool) {
	if y, ok := p.year(i); ok && y%10 == 0 && p.is(i+1, "s") {
		return timeValue{from: date(y, 1, 1), to: date(y+10, 1, 1) - 1, precision: "year", anchor: "absolute"}, i + 2, true
	}
	return timeValue{}, i, false
}

// amount reads a length and what may turn it into a point: "three days",
// "a couple of weeks ago", "60-day", "two years from now", "a day later".
func (p *whenParser) amount(i int) (timeValue, int, bool) {
	n, unit, end, ok := p.count(i)
	if !ok {
		return timeValue{}, i, false
	}
	v := timeValue{from: noDay, to: noDay, precision: unitPrecision[unit], anchor: "report_date", unit: unit, n: n}
	switch {
	case p.is(end, "ago"), p.is(end, "back"):
		v.from = p.shift(unit, -n)
		end++
	case p.is(end, "from") && (p.is(end+1, "now") || p.is(end+1, "today")):
		v.from = p.shift(unit, n)
		end += 2
	case p.is(end, "hence"):
		v.from = p.shift(unit, n)
		end++
	case p.is(end, "earlier"), p.is(end, "later"), p.is(end, "before"), p.is(end, "after"), p.is(end, "into"):
		v.anchor = "event"
		if p.is(end, "earlier") || p.is(end, "later") {
			end++
		} else {
			v.length = true
		}
	default:
		v.length = true
	}
	v.to = v.from
	if v.from != noDay && unit >= uMonth && !v.length {
		v.from, v.to = widen(v.from, unit)
	}
	return v, end, true
}

// widen is the whole unit around c: "three years ago" is no day.
func widen(c civil, unit int) (from, to civil) {
	y, m, _ := c.parts()
	switch unit {
	case uMonth:
		return date(y, m, 1), date(y, m+1, 1) - 1
	case uQuarter:
		q := (m-1)/3*3 + 1
		return date(y, q, 1), date(y, q+3, 1) - 1
	}
	return date(y, 1, 1), date(y+1, 1, 1) - 1
}

// count reads a number with its unit.
func (p *whenParser) count(i int) (n, unit, end int, ok bool) {
	w := p.word(i)
	j := i + 1
	switch {
	case w.kind == tNumber:
		n = w.val
		if n > 5000 {
			return 0, 0, i, false
		}
		if p.word(j).kind == tNumber && p.word(j).val == 100 {
			n *= 100
			j++
		}
	case w.kind == tVague:
		n = w.val
		if p.is(j, "of") {
			j++
		}
	case w.kind == tDet && w.val == 1:
		n = 1
		if v := p.word(j); v.kind == tVague {
			n = v.val
			j++
			if p.is(j, "of") {
				j++
			}
		}
	default:
		return 0, 0, i, false
	}
	if p.is(j, "-") {
		j++
	}
	if p.is(j, "full") || p.is(j, "more") || p.is(j, "working") || p.is(j, "business") || p.is(j, "additional") {
		j++
	}
	u := p.word(j)
	if u.kind != tUnit || u.val == uWeekend && n == 1 {
		return 0, 0, i, false
	}
	return n, u.val, j + 1, true
}

// beside reads "eve of the vote", "sidelines of the June summit": a time told
// by a happening, with the month or day that its name holds.
func (p *whenParser) beside(i int) (timeValue, int, bool) {
	if !p.is(i+1, "of") {
		return timeValue{}, i, false
	}
	v := timeValue{from: noDay, to: noDay, precision: "open", anchor: "event"}
	end := i + 2
	for k := 0; end < p.limit && k < 10; k++ {
		t := &p.d.Tokens[end]
		f := p.d.Form(end)
		w := p.word(end)
		if w.kind == tMonth || w.kind == tWeekday {
			if u, after, ok := p.core(end, noPrep); ok && !u.length {
				v, end = u, after
				v.anchor = "event"
				continue
			}
		}
		if t.UPOS == nlp.PUNCT || t.UPOS == nlp.VERB || t.UPOS == nlp.AUX || t.UPOS == nlp.ADP || f == "," || f == "." || f == ";" || w.kind == tPrep {
			break
		}
		end++
		if t.UPOS == nlp.NOUN && (end >= p.limit || p.d.Tokens[end].UPOS != nlp.NOUN) {
			break
		}
	}
	if end == i+2 {
		return v, i, false
	}
	return v, end, true
}

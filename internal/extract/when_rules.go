package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

const (
	nounTag = nlp.NOUN
	symTag  = nlp.SYM
)

func lower(s string) string { return strings.ToLower(s) }

// anyRel is the relation of a weekday, month or season without "next", "last" or "this".
const anyRel = 3

// weekday reads "[part of] Tuesday [night] [, November 25 [, 2025]]" at i; rel
// is what stands before it.
func (p *whenParser) weekday(i, rel int) (timeValue, int, bool) {
	w := p.word(i)
	end := i + 1
	if p.word(end).kind == tPart {
		end++
	}
	// A date beside it is surer than the name of the day.
	j := end
	if p.is(j, ",") {
		j++
	}
	if p.is(j, "the") {
		j++
	}
	if k := p.word(j); k.kind == tMonth {
		if v, after, ok := p.month(j, anyRel); ok && v.precision == "day" {
			return v, after, true
		}
	} else if k.kind == tNumber || k.kind == tOrdinal {
		if v, after, ok := p.dayMonth(j); ok {
			return v, after, true
		}
	}
	v := p.weekdayValue(w.val, rel, p.tense(i))
	// "Tuesday at 5 p.m.", "Tuesday midnight"
	if p.word(end).kind == tClock {
		if c, after, ok := p.time(end); ok {
			v.precision, v.clock = "time", c
			end = after
		}
	} else if p.is(end, "at") {
		if c, after, ok := p.time(end + 1); ok {
			v.precision, v.clock = "time", c
			end = after
		}
	}
	return v, end, true
}

// weekdayValue returns the day that weekday wd means, 0 for Monday: the last (rel -1), that of
// this week (0), the next (1), the coming (2), else the nearest that tense allows.
func (p *whenParser) weekdayValue(wd, rel, tense int) timeValue {
	v := timeValue{from: noDay, to: noDay, precision: "day", anchor: "report_date"}
	if !p.hasRef {
		return v
	}
	ahead := floorMod(wd-p.ref.weekday(), 7) // 0 … 6
	c := p.ref
	switch {
	case rel == -1: // last: strictly before
		c += civil(ahead - 7)
	case rel == 1: // next: a day still to come this week is not meant
		c += civil(ahead)
		if ahead == 0 || wd > p.ref.weekday() {
			c += 7
		}
	case rel == 0:
		c = p.ref.monday() + civil(wd)
	case rel == 2:
		if ahead == 0 {
			ahead = 7
		}
		c += civil(ahead)
	case tense < 0:
		if ahead > 0 {
			ahead -= 7
		}
		c += civil(ahead)
	default:
		c += civil(ahead)
	}
	v.from, v.to = c, c
	return v
}

// partOfName reports whether the month at token i begins a name: "rival May Stores",
// where no word leads to a time.
func (p *whenParser) partOfName(i int) bool {
	if i == 0 || i+1 >= len(p.d.Tokens) || p.d.Tokens[i+1].UPOS != nlp.PROPN || !capital(p.d.Form(i+1)) {
		return false
	}
	switch t := &p.d.Tokens[i-1]; t.UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.VERB, nlp.DET, nlp.PART:
		return t.Sentence == p.d.Tokens[i].Sentence && p.word(i-1).kind == noTime && timeWords[lower(p.d.Form(i+1))].kind == noTime
	}
	return false
}

// named reports whether the "today" at token i is the last word of a name: "told USA Today".
func (p *whenParser) named(i int) bool {
	if i == p.first {
		return false
	}
	t, before := &p.d.Tokens[i], &p.d.Tokens[i-1]
	return t.Rel == nlp.RelNmod && before.Rel == nlp.RelCompound && int(before.Head) == i && capital(p.d.Form(i))
}

// month reads "May", "May 15", "May 15-17", "May 15, 2025", "May 2025".
func (p *whenParser) month(i, rel int) (timeValue, int, bool) {
	m := p.word(i).val
	end := i + 1
	tense := p.tense(i)
	if y, ok := p.year(end); ok {
		return monthOf(y, m), end + 1, true
	}
	if p.is(end, "of") || p.is(end, ",") {
		if y, ok := p.year(end + 1); ok {
			return monthOf(y, m), end + 2, true
		}
	}
	if p.is(end, "of") && p.is(end+1, "this") || p.is(end, "of") && p.is(end+1, "last") || p.is(end, "of") && p.is(end+1, "next") {
		if p.is(end+2, "year") && p.hasRef {
			y, _, _ := p.ref.parts()
			return monthOf(y+p.word(end+1).val, m), end + 3, true
		}
	}
	d, last, after, ok := p.dayOfMonth(end)
	if !ok && p.partOfName(i) {
		return timeValue{}, 0, false
	}
	if !ok {
		if len(p.d.Form(i)) <= 4 && p.d.Form(i) != "May" && p.d.Form(i) != "June" && p.d.Form(i) != "July" && !strings.HasSuffix(p.d.Form(i), ".") {
			return timeValue{}, i, false // "Mar", "Dec" alone may be anything
		}
		// "May" and "March" begin sentences as verbs.
		if i == p.first && (m == 5 || m == 3) {
			return timeValue{}, i, false
		}
		return p.monthValue(m, rel, tense), end, true
	}
	end = after
	if p.is(end, "-") || p.is(end, "–") || p.is(end, "to") || p.is(end, "and") {
		if z, _, after, ok := p.dayOfMonth(end + 1); ok && z > d && z <= 31 && p.word(after).kind != tUnit && p.word(after).kind != tMonth {
			last, end = z, after
		}
	}
	j := end
	if p.is(j, ",") {
		j++
	}
	if y, ok := p.year(j); ok {
		return days(y, m, d, last, "absolute"), j + 1, true
	}
	if p.is(end, "this") && p.is(end+1, "year") || p.is(end, "last") && p.is(end+1, "year") || p.is(end, "next") && p.is(end+1, "year") {
		if p.hasRef {
			y, _, _ := p.ref.parts()
			return days(y+p.word(end).val, m, d, last, "report_date"), end + 2, true
		}
	}
	return p.yearless(m, d, last, tense), end, true
}

// dayOfMonth reads "15", "15th", "the 15th" or "15-17", where last is another day.
func (p *whenParser) dayOfMonth(i int) (d, last, end int, ok bool) {
	if p.is(i, "the") {
		i++
		if p.word(i).kind != tOrdinal {
			return 0, 0, i, false
		}
	}
	w := p.word(i)
	if (w.kind == tNumber || w.kind == tOrdinal) && w.val >= 1 && w.val <= 31 && i < p.limit && (p.d.Form(i)[0] <= '9' || p.spelt(i)) {
		return w.val, w.val, i + 1, true
	}
	if i < p.limit {
		f := p.d.Form(i)
		for k := 1; k < len(f)-1 && k <= 2; k++ { // "15-17", "15–17"
			if f[k] == '-' || strings.HasPrefix(f[k:], "–") {
				a, ok := digits(f[:k])
				b, ok2 := digits(strings.TrimLeft(f[k:], "-–"))
				if ok && ok2 && a >= 1 && b <= 31 && a < b {
					return a, b, i + 1, true
				}
			}
		}
	}
	return 0, 0, i, false
}

// spelt reports whether the number word at i counts nothing behind it, so that it is
// a day of the month before it: "April six", not "in April six members left".
func (p *whenParser) spelt(i int) bool {
	if p.word(i).kind != tNumber || i == 0 || p.word(i-1).kind != tMonth {
		return false
	}
	if i+1 >= p.limit {
		return true
	}
	switch p.d.Tokens[i+1].UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM, nlp.SYM:
		return p.word(i+1).kind == tNumber // "April six 1987"
	}
	return !p.is(i+1, "of") && !p.is(i+1, "-")
}

// days is the days d to last of month m in year y.
func days(y, m, d, last int, anchor string) timeValue {
	if n := daysIn(y, m); d > n {
		return timeValue{from: noDay, to: noDay, precision: "day", anchor: anchor}
	} else if last > n {
		last = n
	}
	return timeValue{from: date(y, m, d), to: date(y, m, last), precision: "day", anchor: anchor}
}

// yearless picks the year of a day without one.
func (p *whenParser) yearless(m, d, last, tense int) timeValue {
	if !p.hasRef {
		return timeValue{from: noDay, to: noDay, precision: "day", anchor: "report_date"}
	}
	y, _, _ := p.ref.parts()
	best := days(y, m, d, last, "report_date")
	for _, z := range [...]int{y - 1, y + 1} {
		v := days(z, m, d, last, "report_date")
		if v.from != noDay && (best.from == noDay || p.nearer(v.from, best.from, tense)) {
			best = v
		}
	}
	return best
}

// nearer reports whether a is a better reading than b of a time whose verb has
// the given tense. A day that is far off on the told side loses to a close one
// on the other: "was due on Nov 25" told on Nov 20.
func (p *whenParser) nearer(a, b civil, tense int) bool {
	cost := func(c civil) int {
		n := int(c - p.ref)
		switch {
		case n > 0 && tense < 0:
			return 15*n + 30
		case n < 0 && tense > 0:
			return -15*n + 30
		case n < 0:
			return -n
		}
		return n
	}
	return cost(a) < cost(b)
}

func monthOf(y, m int) timeValue {
	return timeValue{from: date(y, m, 1), to: date(y, m+1, 1) - 1, precision: "month", anchor: "absolute"}
}

func (p *whenParser) monthValue(m, rel, tense int) timeValue {
	v := timeValue{from: noDay, to: noDay, precision: "month", anchor: "report_date"}
	if !p.hasRef {
		return v
	}
	y, now, _ := p.ref.parts()
	switch {
	case rel == -1:
		if m >= now {
			y--
		}
	case rel == 1 || rel == 2:
		if m <= now {
			y++
		}
	case rel == 0:
	case tense < 0:
		if m > now {
			y--
		}
	case tense > 0:
		if m < now {
			y++
		}
	default:
		if m-now > 6 {
			y--
		} else if now-m > 6 {
			y++
		}
	}
	v = monthOf(y, m)
	v.anchor = "report_date"
	return v
}

// season reads "spring", "spring 2025", "spring of 2025", "winter of last year".
func (p *whenParser) season(i, rel int) (timeValue, int, bool) {
	m := p.word(i).val
	end := i + 1
	j := end
	if p.is(j, "of") {
		j++
	}
	if y, ok := p.year(j); ok {
		return seasonOf(y, m), j + 1, true
	}
	return p.seasonValue(m, rel, p.tense(i)), end, true
}

func seasonOf(y, m int) timeValue {
	return timeValue{from: date(y, m, 1), to: date(y, m+3, 1) - 1, precision: "quarter", anchor: "absolute"}
}

func (p *whenParser) seasonValue(m, rel, tense int) timeValue {
	if !p.hasRef {
		return timeValue{from: noDay, to: noDay, precision: "quarter", anchor: "report_date"}
	}
	y, now, _ := p.ref.parts()
	if m == 12 && now <= 2 {
		y-- // the winter that the report is in began last year
	}
	v := seasonOf(y, m)
	switch {
	case rel == -1 && v.to >= p.ref, rel == anyRel && tense < 0 && v.from > p.ref:
		v = seasonOf(y-1, m)
	case (rel == 1 || rel == 2) && v.from <= p.ref, rel == anyRel && tense > 0 && v.to < p.ref:
		v = seasonOf(y+1, m)
	}
	v.anchor = "report_date"
	return v
}

// dayMonth reads "25 November [2025]", "the 15th of May", "25th of November".
func (p *whenParser) dayMonth(i int) (timeValue, int, bool) {
	d, last, j, ok := p.dayOfMonth(i)
	if !ok {
		return timeValue{}, i, false
	}
	if (p.is(j, "-") || p.is(j, "–") || p.is(j, "to") || p.is(j, "and")) && j+1 < p.limit {
		if z, _, after, ok := p.dayOfMonth(j + 1); ok && z > d {
			last, j = z, after
		}
	}
	if p.is(j, "of") {
		j++
	}
	m := p.word(j)
	if m.kind != tMonth {
		return timeValue{}, i, false
	}
	j++
	k := j
	if p.is(k, ",") {
		k++
	}
	if y, ok := p.year(k); ok {
		return days(y, m.val, d, last, "absolute"), k + 1, true
	}
	return p.yearless(m.val, d, last, p.tense(i)), j, true
}

// deictic reads "today", "yesterday evening", "tomorrow".
func (p *whenParser) deictic(i int) (timeValue, int, bool) {
	end := i + 1
	if p.word(end).kind == tPart {
		end++
	}
	return p.period(uDay, p.word(i).val), end, true
}

// clock reads "5 p.m.", "17:00", "1330 GMT", "midnight", with the day after it.
func (p *whenParser) clock(i int) (timeValue, int, bool) {
	c, end, ok := p.time(i)
	if !ok {
		return timeValue{}, i, false
	}
	j := end
	if p.is(j, "on") || p.is(j, ",") {
		j++
	}
	if k := p.word(j); k.kind == tWeekday || k.kind == tMonth || k.kind == tDeictic || k.kind == tRel || k.kind == tNumber {
		if v, after, ok := p.core(j, noPrep); ok && v.precision == "day" && !v.length {
			v.precision, v.clock = "time", c
			return v, after, true
		}
	}
	v := p.period(uDay, 0)
	v.precision, v.clock = "time", c
	return v, end, true
}

// time reads a time of day and returns it in UTC where the zone is told.
func (p *whenParser) time(i int) (string, int, bool) {
	if i >= p.limit {
		return "", i, false
	}
	f := p.d.Form(i)
	if f[0] < '0' || f[0] > '9' {
		if p.word(i).kind == tClock {
			return "", i + 1, true
		}
		return "", i, false
	}
	w := p.word(i)
	h, m, end := 0, 0, i+1
	switch k := strings.IndexAny(f, ":."); {
	case k > 0 && k <= 2 && len(f) >= k+3 && f[k+1] >= '0' && f[k+1] <= '9':
		var ok1, ok2 bool
		h, ok1 = digits(f[:k])
		m, ok2 = digits(f[k+1 : k+3])
		if !ok1 || !ok2 || h > 24 || m > 59 {
			return "", i, false
		}
		rest := lower(f[k+3:])
		switch mer := p.word(end); {
		case rest == "pm" || rest == "p.m.":
			h = noonward(h, 12)
		case rest == "am" || rest == "a.m.":
		case rest != "":
			return "", i, false
		case mer.kind == tMeridiem:
			h = noonward(h, mer.val)
			end++
		case f[k] == '.' && p.word(end).kind != tZone:
			return "", i, false // a decimal number
		}
	case strings.HasSuffix(lower(f), "pm") || strings.HasSuffix(lower(f), "am"):
		n, ok := digits(f[:len(f)-2])
		if !ok || n > 12 {
			return "", i, false
		}
		h = n
		if lower(f)[len(f)-2] == 'p' {
			h = noonward(h, 12)
		}
	case len(f) == 4 && p.word(end).kind == tZone:
		n, ok := digits(f)
		if !ok || n/100 > 24 || n%100 > 59 {
			return "", i, false
		}
		h, m = n/100, n%100
	case w.kind == tNumber && w.val <= 12 && p.word(end).kind == tMeridiem:
		h = noonward(w.val, p.word(end).val)
		end++
	default:
		return "", i, false
	}
	if z := p.word(end); z.kind == tZone {
		end++
		if z.val == 1 && h < 24 {
			return string([]byte{byte('0' + h/10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10)}), end, true
		}
	}
	return "", end, true
}

// noonward turns an hour of a half day into one of 24.
func noonward(h, half int) int {
	switch {
	case half == 12 && h < 12:
		return h + 12
	case half == 0 && h == 12:
		return 0
	}
	return h
}

package diff

import (
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// A quantity is a number with what it counts.
type quantity struct {
	i, j   int // words
	value  float64
	unit   string // lemma of what is counted, "%" or a currency's mark
	approx bool
	least  bool    // "more than 100"
	step   float64 // what the last place that is told stands for: 0.1 billion; 0 where it is not known
}

// approximations are words before a number that leave it open.
var approximations = wordList("approximations")

// quantities returns the numbers of a passage that are no part of a date.
func (w *weft) quantities(t *tale, p *passage) []quantity {
	var out []quantity
	for i := 0; i < len(p.words); i++ {
		v, ok := numeral(p.words[i].form)
		if !ok || p.words[i].kind != numberWord && numberWords[p.words[i].form] == 0 || t.timed(p.at(i, i+1)) {
			continue
		}
		if p.words[i].form == "one" && w.upos(p, i) != nlp.NUM || !hasDigit(p.words[i].form) && v == 1 {
			continue
		}
		q := quantity{i: i, j: i + 1, value: v}
		if k := i + 1; v >= 20 && v < 100 && k < len(p.words) && numberWords[p.words[i].form] > 0 && numberWords[p.words[k].form] > 0 && numberWords[p.words[k].form] < 10 && p.doc.Text[p.at(i, i+1).End] == '-' {
			q.value += float64(numberWords[p.words[k].form]) // "twenty-one"
			q.j++
		}
		for q.j < len(p.words) && thousands(p, i, q.j) {
			u, _ := numeral(p.words[q.j].form)
			q.value = q.value*1000 + u // "45 000"
			q.j++
		}
		half := 0.0
		if k := q.j; hasDigit(p.words[i].form) && q.value > 0 {
			q.step = lastPlace(p.words[i].form)
		} else if k+2 < len(p.words) && p.words[k].form == "and" && p.words[k+1].form == "a" && p.words[k+2].form == "half" {
			half, q.j = 0.5, k+3 // "four and a half million"
		}
		q.value += half
		if i > 1 && p.words[i-1].form == "a" && p.words[i-2].form == "half" && v >= 100 {
			q.value, q.i = v/2, i-2 // "half a million"
		}
		for q.j < len(p.words) {
			m, ok := numberWords[p.words[q.j].form]
			if !ok || m < 12 || w.gap(p, q.j-1, q.j) {
				break
			}
			q.value *= float64(m)
			q.step *= float64(m)
			q.j++
		}
		if k := q.j; k+1 < len(p.words) && p.words[k].form == "in" && q.j == i+1 && v < 10 {
			if of := numberWords[p.words[k+1].form]; of == 10 || of == 5 || of == 4 || of == 3 {
				q.value, q.unit, q.j = 100*v/float64(of), "%", k+2 // "nine in ten"
				q.approx = of != 10
			}
		}
		switch {
		case i > 0 && (p.words[i-1].form == "$" || p.words[i-1].form == "€" || p.words[i-1].form == "£"):
			q.unit = p.words[i-1].form
			q.i = i - 1
		case strings.HasPrefix(p.words[i].form, "$"), strings.HasPrefix(p.words[i].form, "£"):
			q.unit = p.words[i].form[:1]
		}
		for k := q.j; k < min(len(p.words), q.j+3) && q.unit == ""; k++ {
			switch f := p.words[k].form; {
			case f == "%" || f == "percent" || f == "per" && k+1 < len(p.words) && p.words[k+1].form == "cent":
				q.unit = "%"
			case w.upos(p, k) == nlp.NOUN || w.upos(p, k) == nlp.PROPN:
				q.unit = p.words[k].lemma
			case w.upos(p, k) == nlp.ADJ || p.words[k].form == "-" || p.words[k].form == "of":
			default:
				k = len(p.words)
			}
		}
		for k := max(0, q.i-3); k < q.i; k++ {
			f := p.words[k].form
			q.approx = q.approx || approximations[f]
			q.least = q.least || f == "over" && !overThing(p, k) || k+1 < q.i && (f == "more" && p.words[k+1].form == "than" || f == "at" && p.words[k+1].form == "least")
		}
		out = append(out, q)
		i = q.j - 1
	}
	return out
}

// thousands reports whether word j of p goes on with the number that begins with word i, by
// three digits behind a blank.
func thousands(p *passage, i, j int) bool {
	f := p.words[j].form
	return len(f) == 3 && digits(f) && digits(p.words[i].form) && len(p.words[i].form) <= 3 && p.words[j].tok == p.words[j-1].tok+1 && (j == i+1 || thousands(p, i, j-1))
}

// digits reports whether s is digits alone.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// lastPlace returns what the last digit of a number stands for: 0.01 of "1.24", 1 of "340".
func lastPlace(s string) float64 {
	_, after, ok := strings.Cut(strings.TrimLeft(s, "$£€"), ".")
	x := 1.0
	if !ok {
		return x
	}
	for i := 0; i < len(after) && after[i] >= '0' && after[i] <= '9'; i++ {
		x /= 10
	}
	return x
}

// gap reports whether words i and j of p have more than white space between
// their tokens.
func (w *weft) gap(p *passage, i, j int) bool { return p.words[j].tok-p.words[i].tok > 2 }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// numeral returns the value of a number in digits or words.
func numeral(s string) (float64, bool) {
	if v := numberWords[s]; v > 0 {
		return float64(v), true
	}
	s = strings.TrimLeft(s, "$£€")
	mul := 1.0
	for _, u := range []struct {
		end string
		by  float64
	}{{"bln", 1e9}, {"bn", 1e9}, {"mln", 1e6}, {"tn", 1e12}, {"m", 1e6}, {"k", 1e3}, {"%", 1}, {"th", 1}, {"st", 1}, {"nd", 1}, {"rd", 1}} {
		if strings.HasSuffix(s, u.end) && len(s) > len(u.end) && s[len(s)-len(u.end)-1] >= '0' && s[len(s)-len(u.end)-1] <= '9' {
			s, mul = s[:len(s)-len(u.end)], u.by
			break
		}
	}
	s = strings.ReplaceAll(s, ",", "")
	if s == "" || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		// "28-point", "19-year-old"
		k := 0
		for k < len(s) && s[k] >= '0' && s[k] <= '9' {
			k++
		}
		if v, err = strconv.ParseFloat(s[:k], 64); err != nil {
			return 0, false
		}
	}
	return v * mul, true
}

// agree reports whether two numbers may be the same: equal, within a tenth where
// one of them is approximate, or up to half as much again as one that is told to be
// the least.
func agree(a, b *quantity) bool {
	if x, y := lengthDays[a.unit], lengthDays[b.unit]; a.unit != b.unit && x > 0 && y > 0 {
		c, d := a.value*x, b.value*y
		return max(c, d)-min(c, d) <= max(c, d)/12 // "90 days", "three months"
	}
	if a.value == b.value {
		return true
	}
	if a.unit != "" && b.unit != "" && (a.unit == "%") != (b.unit == "%") {
		return false
	}
	if a.above(b) || b.above(a) || a.rounds(b) || b.rounds(a) {
		return true
	}
	d, m := a.value-b.value, max(a.value, b.value)
	if d < 0 {
		d = -d
	}
	return (a.approx || b.approx) && d*10 <= m
}

// lengthDays are lengths of time in days.
var lengthDays = map[string]float64{"hour": 1.0 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30.4, "year": 365, "decade": 3650}

// summed takes out of what is left of as and bs the two of as that make one of bs:
// "freed 26 and received 31", "57 were exchanged".
func summed(as, bs []quantity, freeA, freeB []bool) {
	for j := range bs {
		for i := range as {
			for k := i + 1; k < len(as); k++ {
				x, y, b := &as[i], &as[k], &bs[j]
				if freeA[i] && freeA[k] && freeB[j] && x.value+y.value == b.value && (x.unit == b.unit || y.unit == b.unit) && (x.unit == "%") == (y.unit == "%") {
					freeA[i], freeA[k], freeB[j] = false, false, false
				}
			}
		}
	}
}

// above reports whether q is told to be more than a number that o may be: one that is
// told roughly lies not far above it.
func (q *quantity) above(o *quantity) bool {
	most := 1.5
	if o.approx && !o.least {
		most = 1.1
	}
	return q.least && o.value >= q.value && o.value <= most*q.value
}

// rounds reports whether q is o cut to fewer places: "1.2 billion", "1.24 billion". Of one
// place alone too much would be.
func (q *quantity) rounds(o *quantity) bool {
	return q.step > o.step && q.value >= 20*q.step/2 && max(q.value, o.value)-min(q.value, o.value) <= q.step/2
}

// numbers finds numbers of the same thing that do not agree.
func (w *weft) numbers() {
	qa, qb := w.quantities(w.a, w.pa), w.quantities(w.b, w.pb)
	usedB := make([]bool, len(qb))
	free := make([]bool, len(qa))
	for i := range qa {
		free[i] = true
		for j := range qb { // those that the chain of words has tied
			if l := w.la[qa[i].j-1]; !usedB[j] && l.kind == hard && l.at == qb[j].j-1 && agree(&qa[i], &qb[j]) {
				usedB[j], free[i] = true, false
				break
			}
		}
	}
	for i := range qa {
		for j := range qb {
			if free[i] && w.close >= 700 && w.facing(qa[i].i, qb[j].i) && !usedB[j] && !agree(&qa[i], &qb[j]) {
				break // stands in its place: no other number is looked for
			}
			if free[i] && !usedB[j] && agree(&qa[i], &qb[j]) {
				usedB[j], free[i] = true, false
				break
			}
		}
	}
	freeB := make([]bool, len(qb))
	for j := range qb {
		freeB[j] = !usedB[j]
	}
	summed(qa, qb, free, freeB)
	summed(qb, qa, freeB, free)
	for j := range qb {
		usedB[j] = !freeB[j]
	}
	for i := range qa {
		if !free[i] {
			continue
		}
		best, score := -1, 0
		for j := range qb {
			if usedB[j] {
				continue
			}
			if x, y := aged(w.pa, &qa[i]), aged(w.pb, &qb[j]); x >= 0 && y >= 0 && (w.la[x].kind == unlinked || w.la[x].at != y) {
				continue // the ages of two
			}
			s := 0
			switch u := qa[i].unit; {
			case u == "" || u != qb[j].unit:
			case u == "$" || u == "€" || u == "£" || u == "%":
				s++
			default:
				s += 2
			}
			s += w.context(&qa[i], &qb[j])
			if w.ofOne(&qa[i], &qb[j]) {
				s += 2
			}
			if l := w.la[qa[i].j-1]; qa[i].j-qa[i].i > 1 && l.kind == hard && l.at == qb[j].j-1 && qa[i].unit == qb[j].unit {
				s += 3 // "$47 billion", "$38 billion"
			}
			if w.facing(qa[i].i, qb[j].i) || w.facing(qa[i].j-1, qb[j].j-1) {
				s += 2
			}
			if s > score {
				best, score = j, s
			}
		}
		need := 3
		if w.close < 500 {
			need = 4
		}
		if best >= 0 && score >= need {
			usedB[best] = true
			_, a0 := bound(w.pa, qa[i].i)
			_, b0 := bound(w.pb, qb[best].i)
			w.add(numberChanged, a0, qa[i].j, b0, qb[best].j, "")
		}
	}
}

// ofOne reports whether two shares are told of one thing: "a 38% haircut", "a haircut
// of 35 percent".
func (w *weft) ofOne(a, b *quantity) bool {
	if a.unit != "%" || b.unit != "%" {
		return false
	}
	x, y := thing(w.pa, a), thing(w.pb, b)
	return x >= 0 && y >= 0 && w.la[x].kind == hard && w.la[x].at == y
}

// thing returns the noun that q, a share, is told of; or -1.
func thing(p *passage, q *quantity) int {
	h := q.i
	for range 3 {
		if h = head(p, h); h < 0 {
			return -1
		}
		switch f := p.words[h].form; {
		case h >= q.i && h < q.j, f == "%", f == "percent", f == "per", f == "cent":
		case p.doc.Tokens[p.words[h].tok].UPOS == nlp.NOUN:
			return h
		default:
			return -1
		}
	}
	return -1
}

// aged returns the index of the word for whom q gives the age, as in "the
// 29-year-old singer", or -1.
func aged(p *passage, q *quantity) int {
	if k := q.j; k+2 < len(p.words) && strings.HasPrefix(p.words[k].form, "year") && p.words[k+1].form == "old" {
		return k + 2
	} else if k < len(p.words) && strings.HasSuffix(p.words[q.j-1].form, "-year-old") {
		return k
	}
	return -1
}

// boundWords are words before a number that make a bound of it: 1 from there up,
// -1 up to there.
var boundWords = wordNumbers("boundWords")

// roundly are words that make no bound of the number behind them.
var roundly = wordList("roundly")

// bound returns 1 where the words before word i of p make it a least number, -1
// a greatest and 0 neither, and where those words begin.
func bound(p *passage, i int) (int, int) {
	if i > 0 && p.words[i-1].form == "the" {
		return 0, i // "less than the 34 percent that was advised" measures another number
	}
	if i > 2 && p.words[i-1].form == "as" && p.words[i-3].form == "as" {
		switch p.words[i-2].form {
		case "many", "much", "high":
			return -1, i - 3
		case "few", "little", "low":
			return 1, i - 3
		}
	}
	for k := i - 1; k >= max(0, i-2); k-- {
		f := p.words[k].form
		before := ""
		if k > 0 {
			before = p.words[k-1].form
		}
		switch {
		case f == "than" && (before == "more" || before == "greater" || before == "higher"):
			if k > 1 && p.words[k-2].form == "no" {
				return -1, k - 2
			}
			return 1, k - 1
		case f == "than" && (before == "less" || before == "fewer" || before == "lower"):
			if k > 1 && p.words[k-2].form == "no" {
				return 1, k - 2
			}
			return -1, k - 1
		case f == "to" && before == "up":
			return -1, k - 1
		case roundly[f] && k == i-1:
			return 0, k
		case f == "over" && overThing(p, k):
			return 0, i
		case (f == "least" || f == "most") && before == "at", f != "least" && f != "most" && boundWords[f] != 0 && k == i-1:
			if before == "at" {
				return int(boundWords[f]), k - 1
			}
			return int(boundWords[f]), k
		}
	}
	return 0, i
}

// overThing reports whether "over" k of p tells what the noun before it is about: "a row
// over $5 million".
func overThing(p *passage, k int) bool {
	return k > 0 && (k+2 >= len(p.words) || !lengths[p.words[k+2].lemma]) && p.doc.Tokens[p.words[k-1].tok].UPOS == nlp.NOUN && p.words[k].tok-p.words[k-1].tok == 1
}

// measured finds what is told on one side to be more than a thing, and on the other less.
func (w *weft) measured() {
	for i := 1; i < len(w.pa.words); i++ {
		l := w.la[i]
		if l.kind != hard || l.at == 0 || w.usedA[i-1] || w.usedB[l.at-1] || w.la[i-1].kind == hard || w.lb[l.at-1].kind == hard {
			continue
		}
		if f := w.pa.words[i].form; f != "than" && f != "the" {
			continue
		}
		x, a0 := sizes(w.pa, i-1)
		y, b0 := sizes(w.pb, l.at-1)
		if x*y < 0 && !w.pa.words[max(0, a0-1)].neg && !w.pb.words[max(0, b0-1)].neg && formAt(w.pa, a0-1) != "no" && formAt(w.pb, b0-1) != "no" {
			w.add(numberChanged, a0, i, b0, l.at, "more on one side, less on the other")
		}
	}
}

// sizes returns 1 where the words up to word i of p say more, -1 where they say less and 0
// where neither, and where they begin.
func sizes(p *passage, i int) (int, int) {
	if i > 0 && (p.words[i].form == "than" || p.words[i].form == "of" && p.words[i-1].form == "short") {
		i--
	}
	switch p.words[i].form {
	case "more", "higher", "greater", "above", "exceeding":
		return 1, i
	case "less", "fewer", "lower", "below", "short":
		return -1, i
	}
	return 0, i
}

// shares are words for a part of a whole that bounds go with.
var shares = wordList("shares")

// bounds finds numbers that are the same and a bound on one side only, or another.
func (w *weft) bounds() {
	for i := range w.pa.words {
		l := w.la[i]
		if i > 0 && w.pa.words[i-1].kind == numberWord && !w.gap(w.pa, i-1, i) {
			continue // the number begins before it
		}
		if l.kind != hard || w.pa.words[i].kind != numberWord && !shares[w.pa.words[i].form] || w.usedA[i] || w.usedB[l.at] || w.timedIn(w.a, w.pa, i) {
			continue
		}
		x, a0 := bound(w.pa, w.money(w.pa, i))
		y, b0 := bound(w.pb, w.money(w.pb, l.at))
		if x != y {
			w.add(scopeChanged, a0, i+1, b0, l.at+1, boundNote)
		}
	}
}

// parted finds a number of things that a tells of a few of them and b of all: "four of the
// six bases", "the six bases".
func (w *weft) parted() {
	for i := 0; i+3 < len(w.pa.words); i++ {
		f := w.pa.words[i+2].form
		if w.pa.words[i].kind != numberWord || w.pa.words[i].form == "one" || w.la[i].kind != unlinked || w.usedA[i] || w.pa.words[i+1].form != "of" || f != "the" && f != "its" && f != "their" {
			continue
		}
		k := i + 3
		if w.pa.words[k].kind == numberWord && w.la[k].kind == unlinked && k+1 < len(w.la) {
			k++ // "two of the nine men", "the men"
		}
		l := w.la[k]
		if l.kind != hard || w.usedA[k] || w.usedB[l.at] || w.close < 400 {
			continue
		}
		partly := false
		for m := max(0, l.at-3); m < l.at; m++ {
			partly = partly || w.pb.words[m].form == "of" || scopeWords[w.pb.words[m].form] != "" || w.pb.words[m].kind == numberWord
		}
		if !partly {
			w.add(scopeChanged, i, k+1, l.at, l.at+1, "how much is meant")
		}
	}
}

// money returns the index of the currency's mark before word i, else i.
func (w *weft) money(p *passage, i int) int {
	if i > 0 && (p.words[i-1].form == "$" || p.words[i-1].form == "€" || p.words[i-1].form == "£") {
		return i - 1
	}
	return i
}

// context returns 1 where words beside two numbers are tied to each other.
func (w *weft) context(a, b *quantity) int {
	for i := max(0, a.i-4); i < min(len(w.la), a.j+4); i++ {
		if i >= a.i && i < a.j || w.la[i].kind != hard || w.pa.words[i].kind == functionWord {
			continue
		}
		if j := w.la[i].at; j >= b.i-4 && j < b.j+4 {
			return 1
		}
	}
	return 0
}

// numberWords are numbers that are written out, with their values; a value of
// -1 stands for a number that is vague.
var numberWords = wordNumbers("numberWords")

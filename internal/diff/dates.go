package diff

import (
	"strconv"
	"strings"

	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

func (w *weft) timedIn(t *tale, p *passage, i int) bool { return t.timed(p.at(i, i+1)) }

// timed reports whether s lies in a time expression.
func (t *tale) timed(s nlp.Span) bool {
	for i := range t.whens {
		if within(s, t.whens[i].At) && !t.whens[i].Span {
			return true
		}
	}
	return false
}

func (t *tale) whensIn(s nlp.Span) []extract.When {
	var out []extract.When
	for i := range t.whens {
		if within(t.whens[i].At, s) && !t.whens[i].Open {
			out = append(out, t.whens[i])
		}
	}
	return out
}

// dates finds times of the same thing that cannot both be right.
func (w *weft) dates() {
	wa, wb := w.a.whensIn(w.pa.bytes()), w.b.whensIn(w.pb.bytes())
	used := make([]bool, len(wb))
	free := make([]bool, len(wa))
	for i := range wa {
		free[i] = true
		for j := range wb {
			if !used[j] && w.otherEnd(&wa[i], &wb[j]) {
				used[j], free[i] = true, false
				break
			}
			if !used[j] && (strings.EqualFold(wa[i].Text, wb[j].Text) || sameTime(&wa[i], &wb[j])) {
				used[j], free[i] = true, false
				break
			}
		}
	}
	for i := range wa {
		if !free[i] {
			continue
		}
		for j := range wb {
			if used[j] || !clash(&wa[i], &wb[j]) {
				continue
			}
			a0, a1 := w.pa.wordsIn(wa[i].At)
			b0, b1 := w.pb.wordsIn(wb[j].At)
			if a0 < a1 && b0 < b1 && owning(w.pa, a1) == owning(w.pb, b1) && w.sameDeed(a0, b0) {
				used[j] = true
				kind := dateChanged
				switch timeKind(wa[i].Text) {
				case "days", "weeks", "months", "years", "hours", "minutes":
					kind = numberChanged
				}
				w.add(kind, a0, a1, b0, b1, "")
				break
			}
		}
	}
}

// otherEnd notes that what a tells from a time on b tells up to it: "from April", "until
// April".
func (w *weft) otherEnd(x, y *extract.When) bool {
	if !strings.EqualFold(unbound(starting(x.Text)), unbound(starting(y.Text))) {
		return false
	}
	a0, a1 := w.pa.wordsIn(x.At)
	b0, b1 := w.pb.wordsIn(y.At)
	if a0 >= a1 || b0 >= b1 || w.la[a1-1].kind != hard || w.la[a1-1].at != b1-1 || w.usedA[a1-1] || w.usedB[b1-1] {
		return false
	}
	a0, b0 = w.opening(w.pa, a0), w.opening(w.pb, b0)
	f, g := w.pa.words[a0].form, w.pb.words[b0].form
	if (f != "from" || !bounding[g]) && (g != "from" || !bounding[f]) {
		return false
	}
	w.add(dateChanged, a0, a1, b0, b1, "from then on one side, until then on the other")
	return true
}

// starting takes "from" off the words of a time.
func starting(s string) string { return strings.TrimPrefix(strings.ToLower(s), "from ") }

// opening returns the place of "from" or "until" right before word i of p where i is none,
// else i.
func (w *weft) opening(p *passage, i int) int {
	if f := p.words[i].form; i > 0 && f != "from" && !bounding[f] && (p.words[i-1].form == "from" || bounding[p.words[i-1].form]) {
		return i - 1
	}
	return i
}

// sameDeed reports whether word i of a and word j of b hang on verbs that say the
// same, stand in one place, or are part of passages that are much the same.
func (w *weft) sameDeed(i, j int) bool {
	if w.another(w.pa, w.la) != w.another(w.pb, w.lb) {
		return false
	}
	u, v := verbAbove(w.pa, i), verbAbove(w.pb, j)
	return w.close >= 500 || u < 0 || v < 0 || w.facing(i, j) || w.counterpart(u) == v
}

// another reports whether p tells of one more of a thing that the other side does not
// tell of so: "a second ballot".
func (w *weft) another(p *passage, l []link) bool {
	for k := range p.words {
		switch p.words[k].form {
		case "second", "third", "fourth", "another", "further":
			if l[k].kind == unlinked && p.doc.Tokens[p.words[k].tok].Rel.Plain() != nlp.RelAdvmod {
				if h := head(p, k); h > k && w.upos(p, h) == nlp.NOUN {
					return true
				}
			}
		}
	}
	return false
}

// verbAbove returns the index of the verb that word i of p hangs on, at whatever
// distance, or -1.
func verbAbove(p *passage, i int) int {
	for range len(p.words) {
		if i = head(p, i); i < 0 {
			return -1
		}
		if p.doc.Tokens[p.words[i].tok].UPOS == nlp.VERB {
			return i
		}
	}
	return -1
}

// sameTime reports whether one time may be the other, told more closely.
func sameTime(a, b *extract.When) bool {
	if otherLength(a.Text, b.Text) {
		return false
	}
	if x, y := partOfDay(a.Text), partOfDay(b.Text); x != 0 && x == y && weekdayIn(a.Text) != "" && weekdayIn(a.Text) == weekdayIn(b.Text) {
		return true // "late on Wednesday", "Wednesday night"
	}
	if a.From != "" && b.From != "" && a.From <= b.To && b.From <= a.To {
		return true
	}
	la, lb := unbound(inDigits(a.Text)), unbound(inDigits(b.Text))
	if m, d := monthDay(la); d != "" {
		if n, e := monthDay(lb); m == n && d == e && (a.From == "" || b.From == "") {
			return true // "until March 30", "by 30 March"
		}
	}
	if a.From != "" && b.From != "" && (len(strings.Fields(la)) < 2 && len(strings.Fields(lb)) < 2 || timeKind(a.Text) != "month") {
		return false // the words may be the same, the days are not
	}
	la, lb = strings.ReplaceAll(la, ",", ""), strings.ReplaceAll(lb, ",", "") // "Thursday, March 12"
	return strings.Contains(" "+la+" ", " "+lb+" ") || strings.Contains(" "+lb+" ", " "+la+" ")
}

// partOfDay returns 1 where the words of a time tell of the first hours of a day, 2 of the
// last, 0 of neither.
func partOfDay(s string) int {
	for _, f := range strings.Fields(strings.ToLower(s)) {
		switch f {
		case "early", "morning", "dawn":
			return 1
		case "late", "night", "evening":
			return 2
		}
	}
	return 0
}

// weekdayIn returns the day of the week that the words of a time name, "" for none.
func weekdayIn(s string) string {
	for _, f := range strings.Fields(strings.ToLower(s)) {
		if f = strings.Trim(f, ".,"); timeKind(f) == "weekday" {
			return f
		}
	}
	return ""
}

// bounding are words that say up to when something is due or lasts.
var bounding = wordList("bounding")

// unbound takes such a word off the words of a time.
func unbound(s string) string {
	if w, rest, ok := strings.Cut(s, " "); ok && bounding[w] {
		return rest
	}
	return s
}

// inDigits returns the words of a time in small letters, numbers in digits.
func inDigits(s string) string {
	f := strings.Fields(strings.ToLower(s))
	for i := range f {
		if v := numberWords[f[i]]; v > 0 {
			f[i] = strconv.Itoa(int(v))
		} else if (f[i] == "a" || f[i] == "an") && i+1 < len(f) {
			f[i] = "1" // "a year" is "one year"
		}
	}
	return strings.Join(f, " ")
}

// clash reports whether two times exclude each other: both lie on the calendar
// and do not meet, or both are words of one kind and differ.
func clash(a, b *extract.When) bool {
	if otherLength(a.Text, b.Text) {
		return true
	}
	if a.From != "" && b.From != "" {
		return a.To != "" && a.To < b.From || b.To != "" && b.To < a.From
	}
	if a.From == "" && b.From == "" && a.To != "" && b.To != "" && a.Precision == b.Precision {
		return a.To != b.To // "by 2027", "by 2028"
	}
	if a.From != "" || b.From != "" {
		return otherDay(a.Text, b.Text) // of one of them the year is not known
	}
	ka, kb := timeKind(a.Text), timeKind(b.Text)
	return ka != "" && (ka == kb || kb != "" && sameBeginning(a.Text, b.Text))
}

// otherLength reports whether two times are lengths of time that are told in the same
// measure and by the same word and differ, by more than the day between two reports:
// "within ten days", "within 20 days".
func otherLength(a, b string) bool {
	x, y := strings.Fields(inDigits(a)), strings.Fields(inDigits(b))
	if len(x) == 3 && len(y) == 3 && x[0] == y[0] && x[0] == "within" && timeKind(a) != timeKind(b) {
		u, ok := numeral(x[1])
		v, ok2 := numeral(y[1])
		c, d := u*lengthDays[strings.TrimSuffix(x[2], "s")], v*lengthDays[strings.TrimSuffix(y[2], "s")]
		return ok && ok2 && c > 0 && d > 0 && max(c, d)-min(c, d) > max(c, d)/5 // "within 90 days", "within six months"
	}
	if len(x) != 3 || len(y) != 3 || x[0] != y[0] || strings.TrimSuffix(x[2], "s") != strings.TrimSuffix(y[2], "s") {
		return false
	}
	u, ok := numeral(x[1])
	v, ok2 := numeral(y[1])
	switch timeKind(a) {
	case "days":
		return ok && ok2 && (u-v > 1 || v-u > 1)
	case "weeks", "months", "years", "hours":
		return ok && ok2 && u != v
	}
	return false
}

// owning reports whether the words of a time that end before word j of p own what is told:
// "next year's budget".
func owning(p *passage, j int) bool {
	return j < len(p.words) && (p.words[j].form == "'s" || p.words[j].form == "'")
}

// otherDay reports whether two times name different months, or different days of
// one month.
func otherDay(a, b string) bool {
	ma, da := monthDay(a)
	mb, db := monthDay(b)
	if ma == "" || mb == "" {
		return false
	}
	return ma != mb || da != "" && db != "" && da != db
}

// monthDay returns the month and the day of it that the words of a time name, "" for
// none.
func monthDay(s string) (month, day string) {
	for _, f := range strings.Fields(strings.ToLower(s)) {
		f = strings.TrimPrefix(strings.Trim(f, ".,"), "mid-")
		switch {
		case timeKind(f) == "month":
			month = f
		case f[:min(1, len(f))] >= "0" && f[:min(1, len(f))] <= "9" && len(f) <= 4:
			day = strings.TrimRight(f, "stndrh")
		}
	}
	if month == "" || len(day) > 2 {
		day = ""
	}
	return month, day
}

// sameBeginning reports whether two times are two words each, the first the
// same: "next week", "next month".
func sameBeginning(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	return len(x) == 2 && len(y) == 2 && x[0] == y[0]
}

// numbered reports whether words say how many.
func numbered(s string) bool {
	for _, f := range strings.Fields(s) {
		if _, ok := numeral(f); ok {
			return true
		}
	}
	return false
}

// timeKind names what sort of relative time words are: those of one sort that
// differ exclude each other.
func timeKind(s string) string {
	s = strings.ToLower(s)
	for _, f := range strings.Fields(s) {
		f = strings.Trim(f, ".,")
		switch f {
		case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
			return "weekday"
		case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
			return "month"
		case "week", "month", "year", "weekend", "quarter", "century":
			if numbered(s) && f != "weekend" && f != "quarter" && f != "century" {
				return f + "s" // "one year", "two years"
			}
			return f
		case "days", "weeks", "months", "years", "hours", "minutes":
			if numbered(s) {
				return f
			}
		case "today", "yesterday", "tomorrow", "tonight":
			return "day"
		case "morning", "afternoon", "evening", "night":
			return "hours"
		}
	}
	if len(s) == 4 && hasDigit(s) {
		return "year number"
	}
	return ""
}

package diff

import (
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// hedgeWords are words of caution with their family: those of one family say
// the same to a reader.
var hedgeWords = wordPairs("hedgeWords")

// hedges finds words of caution that one side has about something that both
// tell.
func (w *weft) hedges() {
	w.bothWays((*weft).hedged)
}

// hedged finds words of caution that a has about something that both tell and b has not.
func (w *weft) hedged() {
	for i := range w.pa.words {
		fam := hedgeWords[w.pa.words[i].form]
		if fam == "" || w.usedA[i] || w.la[i].kind == hard || !hedging(w.pa, i) {
			continue
		}
		if w.pa.words[i].form == "could" && w.ableThere(i) || fam == "report" && w.hearsay() {
			continue
		}
		if w.pa.words[i].form == "may" && w.pa.words[i].kind == nameWord || w.timedIn(w.a, w.pa, i) || !w.told(i) || w.cautious(i, fam) {
			continue
		}
		// "will be presented" against "may be sent": the modal that stands there
		// instead shows it.
		if j := w.instead(i); j >= 0 {
			if !w.usedB[j] {
				w.add(certaintyChanged, i, i+1, j, j+1, "how sure it is told to be")
			}
			continue
		}
		if j0, j1 := w.otherwise(i); j0 < j1 {
			w.add(certaintyChanged, i, i+1, j0, j1, "how sure it is told to be")
			continue
		}
		if w.looseClause(i) {
			continue
		}
		w.add(hedgeDropped, i, i+1, -1, -1, "a word of caution")
	}
}

// looseClause reports whether the verb that modal i of a helps is tied by its meaning
// alone and so is nothing that goes with it: b tells of another thing there.
func (w *weft) looseClause(i int) bool {
	h := head(w.pa, i)
	if h < 0 || w.upos(w.pa, i) != nlp.AUX || w.la[h].kind == hard {
		return false
	}
	n := 0
	for k := range w.pa.words {
		if w.pa.words[k].kind == functionWord || !below(w.pa, k, h) {
			continue
		}
		if n++; w.la[k].kind == hard {
			return false
		}
	}
	return n > 1
}

// ableThere reports whether b tells in the present that somebody can do what "could"
// i of a tells: as speech is reported in the past.
func (w *weft) ableThere(i int) bool {
	at := -1
	if h := head(w.pa, i); h >= 0 {
		at = w.counterpart(h)
	}
	for j := max(0, at-4); j < at; j++ {
		if f := w.pb.words[j].form; f == "can" || f == "cannot" {
			return true
		}
	}
	return false
}

// hearsay reports whether b credits its words to the press or to nobody: what
// "reportedly" tells in one word.
func (w *weft) hearsay() bool {
	for _, y := range w.b.covering(w.pb) {
		j0, j1 := w.pb.wordsIn(y.source)
		for j := j0; j < j1; j++ {
			if pressWords[w.pb.words[j].lemma] {
				return true
			}
		}
	}
	return false
}

// pressWords are those that tell without standing for anybody.
var pressWords = wordList("pressWords")

// hedging reports whether word i of p hedges where it may do something else too:
// "is believed to have begun", "the alleged leader".
func hedging(p *passage, i int) bool {
	switch p.words[i].form {
	case "believed", "thought", "understood", "rumoured", "rumored":
		return i > 0 && i+1 < len(p.words) && p.words[i+1].form == "to" && (p.words[i-1].lemma == "be" || p.words[i-1].form == "widely" || p.words[i-1].form == "not")
	case "alleged", "suspected", "possible", "potential", "probable":
		return p.doc.Tokens[p.words[i].tok].Rel.Plain() == nlp.RelAmod
	}
	return true
}

// otherwise returns the words of b that stand where hedge i does, between the
// same ties: "is expected to meet", "is in negotiations to meet".
func (w *weft) otherwise(i int) (j0, j1 int) {
	for k := range w.pa.words {
		if l := w.la[k]; l.kind == hard && w.pa.words[k].kind == contentWord && head(w.pa, k) == i {
			if h := head(w.pb, l.at); h >= 0 && w.pb.words[h].kind == contentWord && w.lb[h].kind == unlinked && !w.usedB[h] {
				return h, h + 1
			}
		}
	}
	for _, e := range w.edits {
		if e.a0 > i || e.a1 <= i || e.b0 < 0 || e.b1-e.b0 > 4 || e.a1-e.a0 > 3 || !w.facingEdit(e) || w.anyUsed(e) {
			continue
		}
		for j := e.b0; j < e.b1; j++ {
			if w.pb.words[j].kind == contentWord && w.lb[j].kind == unlinked {
				return e.b0, e.b1
			}
		}
	}
	return 0, 0
}

// told reports whether what word i is about is told in b: the word that it
// hangs on, or the next content word, is tied.
func (w *weft) told(i int) bool {
	d := w.pa.doc
	head := d.Tokens[w.pa.words[i].tok].Head
	if d.Has&nlp.Trees != 0 && head >= 0 {
		for k := range w.pa.words {
			if w.pa.words[k].tok == head && w.counterpart(k) >= 0 {
				return true
			}
		}
	}
	for k := i + 1; k < len(w.pa.words) && k <= i+4; k++ {
		if w.pa.words[k].kind != functionWord {
			return w.la[k].kind != unlinked
		}
	}
	return false
}

// cautious reports whether b hedges what word i hedges: any hedge near the tie
// of a word near i.
func (w *weft) cautious(i int, family string) bool {
	for k := max(0, i-6); k < min(len(w.la), i+8); k++ {
		if w.la[k].kind == unlinked {
			continue
		}
		j := w.la[k].at
		for m := max(0, j-6); m < min(len(w.lb), j+5); m++ {
			f := w.pb.words[m].form
			if l := w.lb[m]; l.kind == hard && l.at != i && abs(l.at-i) <= 4 && w.pa.words[l.at].form == f {
				continue // a has that word too, beside this one
			}
			if hedgeWords[f] != "" && !w.timedIn(w.b, w.pb, m) || f == "would" && family == "may" {
				return true
			}
		}
	}
	return false
}

// instead returns the index of the modal of b that stands in the place of word
// i of a, or -1.
func (w *weft) instead(i int) int {
	if w.upos(w.pa, i) != nlp.AUX {
		return -1
	}
	for k := i + 1; k < min(len(w.la), i+4); k++ {
		at := w.counterpart(k)
		if at < 0 || w.upos(w.pa, k) != nlp.VERB && w.upos(w.pa, k) != nlp.AUX {
			continue
		}
		for j := at - 1; j >= max(0, at-4); j-- {
			if f := w.pb.words[j].form; w.lb[j].kind != hard && (f == "will" || f == "'ll" || f == "shall" || f == "must") {
				return j
			}
		}
	}
	return -1
}

// polarity finds a denial that one side lacks about the same act or quality.
func (w *weft) polarity() {
	w.bothWays((*weft).negated)
}

// negated finds what a denies and b does not.
func (w *weft) negated() {
	for i := range w.pa.words {
		if !w.pa.words[i].neg || w.la[i].kind == hard || w.usedA[i] {
			continue
		}
		k := w.governed(i)
		if k < 0 || w.la[k].kind != hard {
			continue
		}
		j := w.la[k].at
		if m := w.unlikelyNear(j); m >= 0 {
			w.add(certaintyChanged, i, i+1, m, m+1, "how sure it is told to be")
			continue
		}
		if w.negNear(j) || w.yetTo(j) || w.otherThing(k, j) || w.unlessIf(k, j) || w.aside(i, k) || w.oppositeNear(j) || w.refusedAbove(j) || w.onlyOnce(i, j) {
			continue
		}
		w.add(polarityChanged, i, max(i+1, min(k+1, i+6)), j, j+1, "one side denies it")
	}
}

// governed returns the index of the word that negation i denies, or -1.
func (w *weft) governed(i int) int {
	d := w.pa.doc
	if w.upos(w.pa, i) == nlp.VERB { // "failed on Wednesday to agree"
		for k := i + 1; k < len(w.pa.words); k++ {
			if r := d.Tokens[w.pa.words[k].tok].Rel.Plain(); head(w.pa, k) == i && (r == nlp.RelXcomp || r == nlp.RelCcomp || r == nlp.RelObj) {
				return k
			}
		}
	} else if d.Has&nlp.Trees != 0 {
		head := d.Tokens[w.pa.words[i].tok].Head
		for k := range w.pa.words {
			if w.pa.words[k].tok == head {
				return k
			}
		}
	}
	for k := i + 1; k < min(len(w.pa.words), i+4); k++ {
		if w.pa.words[k].kind != functionWord {
			return k
		}
	}
	return -1
}

// onlyOnce reports whether a denies until a time what b tells only from that
// time on: "not believe it until", "believe it only once".
func (w *weft) onlyOnce(i, j int) bool {
	has := func(p *passage, from, to int, form string) bool {
		for k := max(0, from); k < min(len(p.words), to); k++ {
			if p.words[k].form == form {
				return true
			}
		}
		return false
	}
	return has(w.pa, i, i+8, "until") && has(w.pb, j-3, j+5, "only")
}

// refusedAbove reports whether word j of b stands below a verb of denying.
func (w *weft) refusedAbove(j int) bool {
	for h := head(w.pb, j); h >= 0; h = head(w.pb, h) {
		if speaking[w.pb.words[h].lemma] == "refuse" && w.lb[h].kind != hard {
			return true
		}
	}
	// Where the tree goes astray the words before tell: "denied reports that it was".
	for k := max(0, j-8); k < j; k++ {
		if l := w.pb.words[k].lemma; (l == "deny" || l == "reject" || l == "dismiss") && w.lb[k].kind != hard {
			return true
		}
	}
	return false
}

// unlikelyNear returns the word near word j of b by which it is told as unlikely, -1
// for none.
func (w *weft) unlikelyNear(j int) int {
	for k := max(0, j-4); k < min(len(w.pb.words), j+5); k++ {
		switch w.pb.words[k].form {
		case "unlikely", "doubtful", "improbable":
			if !w.usedB[k] && w.lb[k].kind != hard {
				return k
			}
		}
	}
	return -1
}

// yetTo reports whether b tells of word j as not done so far: "is still to be fixed".
func (w *weft) yetTo(j int) bool {
	for k := max(0, j-4); k < min(len(w.pb.words)-1, j+9); k++ {
		if f := w.pb.words[k].form; (f == "still" || f == "yet" || f == "remains" || f == "remained") && w.pb.words[k+1].form == "to" {
			return true
		}
	}
	return false
}

// unlessIf reports whether a denies "unless" what b affirms "if".
func (w *weft) unlessIf(k, j int) bool {
	return w.has(w.pa, k, len(w.pa.words), "unless") && w.has(w.pb, j, len(w.pb.words), "if")
}

// aside reports whether what negation i of a denies stands between it and word k, and
// b has nothing of it: "possible but not likely this year".
func (w *weft) aside(i, k int) bool {
	return i+1 < k && w.la[i+1].kind == unlinked && w.upos(w.pa, i+1) == nlp.ADJ && w.upos(w.pa, k) == nlp.NOUN
}

// otherThing reports whether what word k of a governs is another thing than what its
// tie j of b governs: none of it is tied there.
func (w *weft) otherThing(k, j int) bool {
	if w.upos(w.pa, k) != nlp.VERB {
		return false
	}
	n := 0
	for i := k + 1; i < len(w.pa.words); i++ {
		if w.pa.words[i].kind == functionWord || !below(w.pa, i, k) {
			continue
		}
		n++
		if l := w.la[i]; l.kind == hard && below(w.pb, l.at, j) {
			return false
		}
	}
	return n > 1
}

// below reports whether word i of p hangs on word k, at whatever distance.
func below(p *passage, i, k int) bool {
	for range len(p.words) {
		if i = head(p, i); i < 0 || i == k {
			return i == k
		}
	}
	return false
}

func (w *weft) negNear(j int) bool {
	for k := max(0, j-5); k < min(len(w.pb.words), j+4); k++ {
		if w.pb.words[k].neg {
			return true
		}
	}
	return false
}

// oppositeNear reports whether b says no by another word near j.
func (w *weft) oppositeNear(j int) bool {
	for k := max(0, j-4); k < min(len(w.pb.words), j+4); k++ {
		if w.lb[k].kind == hard {
			continue
		}
		f := w.pb.words[k].lemma
		if f == "free" && k+1 < len(w.pb.words) && w.pb.words[k+1].form == "of" {
			return true // "at no charge", "free of charge"
		}
		for _, p := range []string{"un", "in", "im", "dis", "non"} {
			if strings.HasPrefix(f, p) && len(f) > len(p)+3 {
				return true
			}
		}
		switch f {
		case "reject", "refuse", "deny", "decline", "fail", "lack", "avoid", "prevent", "stop", "rule", "dismiss", "absent", "without", "exclude":
			return true
		}
	}
	return false
}

// A quantity is a number with what it counts.
type quantity struct {
	i, j   int // words
	value  float64
	unit   string // lemma of what is counted, "%" or a currency's mark
	approx bool
	least  bool // "more than 100"
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
		for q.j < len(p.words) {
			m, ok := numberWords[p.words[q.j].form]
			if !ok || m < 12 || w.gap(p, q.j-1, q.j) {
				break
			}
			q.value *= float64(m)
			q.j++
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
	if a.value == b.value || a.above(b) || b.above(a) {
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

// stages finds an act that one side has ahead and the other behind it.
func (w *weft) stages() {
	w.staged()
	f := w.flip()
	f.staged()
	w.take(f, nil)
}

func (w *weft) staged() {
	d := w.pa.doc
	if d.Has&nlp.Trees == 0 {
		return
	}
	for i := range w.pa.words {
		l := w.la[i]
		if l.kind != hard || !subject(w.pa, i) || !subject(w.pb, l.at) || w.pa.words[i].kind == functionWord {
			continue
		}
		u, v := head(w.pa, i), head(w.pb, l.at)
		if u < 0 || v < 0 || intentions[w.pb.words[v].lemma] || w.usedA[u] || w.usedB[v] || hedgeWords[w.pb.words[v].form] != "" {
			continue
		}
		if from, ok := ahead(w.pa, u); ok && behind(w.pb, v) {
			w.add(developed, from, u+1, v, v+1, "a later stage")
		}
	}
}

func subject(p *passage, i int) bool {
	switch p.doc.Tokens[p.words[i].tok].Rel.Plain() {
	case nlp.RelNsubj:
		return true
	}
	return p.doc.Tokens[p.words[i].tok].Rel == nlp.RelNsubjPass
}

// ahead reports whether verb u of p is told as coming, and where that begins.
func ahead(p *passage, u int) (int, bool) {
	for k := max(0, u-4); k < u; k++ {
		if f := p.words[k].form; (f == "will" || f == "'ll" || f == "shall") && head(p, k) == u {
			return k, true
		}
	}
	return 0, false
}

// behind reports whether verb v of p is told as done.
func behind(p *passage, v int) bool {
	t := &p.doc.Tokens[p.words[v].tok]
	if t.XPOS != nlp.TagVBD && t.XPOS != nlp.TagVBN {
		return false
	}
	done := t.XPOS == nlp.TagVBD
	switch t.Rel.Plain() {
	case nlp.RelRoot, nlp.RelCcomp, nlp.RelParataxis:
		done = true // a past form that the tagger took for a participle
	}
	for k := max(0, v-4); k < v; k++ {
		if done = done || head(p, k) == v && p.doc.Tokens[p.words[k].tok].UPOS == nlp.AUX; head(p, k) == v && (certain[p.words[k].form] > 0 || p.words[k].form == "to" || p.words[k].neg) {
			return false
		}
	}
	return done // a participle alone tells no time
}

package resolve

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A tally is how many a description counts, 0 where it does not say, and whether it
// tells them from others told of before: "six other unions".
type tally struct {
	n     int
	other bool
}

// tallyOf reads the words from token first up to head.
func tallyOf(d *nlp.Doc, first, head int32) tally {
	var c tally
	for t := first; t < head; t++ {
		switch w := gazetteer.Fold(d.Form(int(t))); {
		case w == "other" || w == "another" || w == "remaining" || w == "additional":
			c.other = true
		case d.Tokens[t].UPOS == nlp.NUM && !(d.Is(int(t+1), "-") && d.Tokens[t+1].Glued) && c.n == 0:
			c.n = smallNumber(w)
		}
	}
	return c
}

// smallNumber returns the number below a hundred that w writes out, 0 for any other: those
// whom larger numbers count are seldom counted twice alike.
func smallNumber(w string) int {
	for i, s := range numberWords {
		if s == w {
			return i
		}
	}
	n := 0
	for _, c := range w {
		if c < '0' || c > '9' || n > 9 {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

var numberWords = [...]string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

// clashes reports whether a description of c, told after one of o, means others.
func (c tally) clashes(o tally) bool {
	if c.n != 0 && o.n != 0 {
		return c.n != o.n
	}
	return c.other && !o.other
}

// with is what two descriptions of the same tell together.
func (c tally) with(o tally) tally {
	if c.n == 0 {
		c.n = o.n
	}
	c.other = c.other || o.other
	return c
}

// tallyIn is the tally of a mention, that of none where it describes no several.
func tallyIn(d *nlp.Doc, m nlp.Mention) tally {
	if m.Form != nlp.ByDescription || m.Head < m.First || !isPlural(d, int(m.Head)) {
		return tally{}
	}
	return tallyOf(d, max(m.First, m.Head-8), m.Head)
}

// recount notes what a further description tells of how many the one of index i-1 is.
func (r *resolver) recount(i int32, c tally) {
	if s := r.cast.list[i-1]; s.described && s.plural {
		s.flock.tally = s.flock.with(c)
	}
}

// counted visits the mentions of a chain that names nobody, in two lists or more where
// its descriptions clash: two unions are not six others, though one noun tells of both.
// What counts nobody goes with those told of last.
func counted(d *nlp.Doc, list []nlp.Mention, visit func([]nlp.Mention)) {
	var told []tally
	var out [][]nlp.Mention
	last := 0
	for k, m := range list {
		c := tallyIn(d, m)
		switch {
		case k == 0:
			told, out = append(told, c), append(out, list[:0:0])
		case c != tally{}:
			if last = fitting(told, c, last); last == len(told) {
				told, out = append(told, tally{}), append(out, nil)
			}
			told[last] = told[last].with(c)
		}
		out[last] = append(out[last], m)
	}
	for _, part := range out {
		visit(part)
	}
}

// fitting returns which of those told of a description of c means: the last of the same
// number, or else those told of last; len(told) where it means none of them.
func fitting(told []tally, c tally, last int) int {
	for k := len(told) - 1; k >= 0; k-- {
		if told[k].n == c.n && c.n != 0 {
			return k
		}
	}
	if !c.clashes(told[last]) {
		return last
	}
	return len(told)
}

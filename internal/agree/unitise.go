package agree

import (
	"slices"
	"strings"
)

// A Coded is a run of a text that a coder gave a value. Runs may lie over each
// other: what both hold has both values, and agrees only with both.
type Coded struct {
	Start, End int // bytes, half-open
	Value      string
}

// A Text is what coders found in one report. A coder who read it and found
// nothing has an empty list; one who did not read it has none.
type Text struct {
	Length int // bytes
	By     map[string][]Coded
}

// A Unitised is how far two coders cut the same texts alike, and value alike
// what both took out. Both are of the family of Krippendorff's alphas for
// unitizing (Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of
// unitizing textual continua", Quality & Quantity 50, 2016; Krippendorff, Content
// Analysis, 4th edition, 2019, section 12.6): of the lengths in which units and
// gaps lie over each other, against those to be expected if units stood anywhere,
// none over itself.
type Unitised struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Texts  int     `json:"texts"`  // that both coded
	Length int     `json:"length"` // bytes of these
	Both   int     `json:"both"`   // bytes that both took out
	Cut    float64 `json:"cut"`    // binary alpha, |u: taken out or not
	Value  float64 `json:"value"`  // alpha of the values where both took something out, cu
	// CutDefined and ValueDefined are false where an alpha is not defined.
	CutDefined   bool `json:"cut_defined"`
	ValueDefined bool `json:"value_defined"`
}

// Unitise compares every two coders over the texts that both read.
func Unitise(texts []Text) []Unitised {
	coders := codersOf(texts)
	var list []Unitised
	for i, a := range coders {
		for _, b := range coders[i+1:] {
			if u := compare(texts, a, b); u.Texts > 0 {
				list = append(list, u)
			}
		}
	}
	return list
}

// codersOf returns who read any of the texts, by name and the machine last.
func codersOf(texts []Text) []string {
	var coders []string
	for _, t := range texts {
		for c := range t.By {
			if !slices.Contains(coders, c) {
				coders = append(coders, c)
			}
		}
	}
	slices.SortFunc(coders, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == Machine, b != Machine && a > b:
			return 1
		}
		return -1
	})
	return coders
}

// compare holds what two coders took out of the texts that both read.
func compare(texts []Text, a, b string) Unitised {
	u := Unitised{A: a, B: b}
	cut, value := newContinuum(), newContinuum()
	for _, t := range texts {
		x, okX := t.By[a]
		y, okY := t.By[b]
		if !okX || !okY {
			continue
		}
		u.Texts++
		u.Length += t.Length
		ux, uy := units(t.Length, x), units(t.Length, y)
		both, differ := 0, 0
		for _, p := range ux {
			for _, q := range uy {
				if n := min(p.End, q.End) - max(p.Start, q.Start); n > 0 {
					both += n
					value.meet(p.Value, q.Value, n)
				}
			}
		}
		for _, side := range [][2][]Coded{{ux, uy}, {uy, ux}} {
			taken := 0
			for _, p := range side[0] {
				n := p.End - p.Start
				taken += n
				cut.unit(n)
				value.unit(shared(p, side[1]))
			}
			cut.gap(t.Length - taken)
			differ += taken - both
		}
		cut.meet("taken", "taken", both)
		cut.meet("taken", "left", differ)
		cut.meet("left", "left", t.Length-both-differ)
		u.Both += both
	}
	u.Cut, u.CutDefined = cut.alpha()
	u.Value, u.ValueDefined = value.alpha()
	return u
}

// shared is how much of a unit lies in units of the other coder's.
func shared(p Coded, other []Coded) int {
	n := 0
	for _, q := range other {
		n += max(0, min(p.End, q.End)-max(p.Start, q.Start))
	}
	return n
}

// units returns what a coder took out of a text as units that lie beside each
// other, in their order. Where runs lie over each other, the part that they share
// is a unit of its own, with the values of all.
func units(length int, list []Coded) []Coded {
	var cuts []int
	for _, c := range list {
		cuts = append(cuts, min(max(c.Start, 0), length), min(max(c.End, 0), length))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []Coded
	for i := 0; i+1 < len(cuts); i++ {
		var values []string
		for _, c := range list {
			if c.Start <= cuts[i] && cuts[i] < c.End {
				values = append(values, c.Value)
			}
		}
		if len(values) == 0 {
			continue
		}
		slices.Sort(values)
		out = append(out, Coded{cuts[i], cuts[i+1], strings.Join(slices.Compact(values), " and ")})
	}
	return out
}

// A continuum gathers lengths of what two coders did with texts.
type continuum struct {
	total  map[string]float64 // of each value, over both coders
	n      float64            // of all values
	differ float64            // where the two values differ
	self   float64            // of what could only lie over itself
}

func newContinuum() *continuum { return &continuum{total: map[string]float64{}} }

// meet adds a length in which one coder has one value and the other the other.
func (c *continuum) meet(a, b string, length int) {
	l := float64(length)
	c.total[a] += l
	c.total[b] += l
	c.n += 2 * l
	if a != b {
		c.differ += 2 * l
	}
}

// unit adds a unit of one coder: no part of it may be paired with another part of
// it.
func (c *continuum) unit(length int) { c.self += float64(length) * float64(length) }

// gap adds what a coder left: each byte of it stands for itself.
func (c *continuum) gap(length int) { c.self += float64(length) }

// alpha returns one less the share of the disagreement that was to be expected. It
// returns false where none was: too little, or one value alone.
func (c *continuum) alpha() (float64, bool) {
	if c.n == 0 {
		return 0, false
	}
	apart := c.n * c.n
	for _, v := range sortedKeys(c.total) {
		apart -= c.total[v] * c.total[v]
	}
	free := c.n - c.self/c.n
	if apart <= 0 || free <= 0 {
		return 0, false
	}
	return 1 - c.differ*free/apart, true
}

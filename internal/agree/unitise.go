package agree

import "slices"

// A Coded is a run of a text that a coder gave a value.
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
// what both took out. Both are Krippendorff's alphas over a continuum
// (Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of unitizing
// textual continua", Quality & Quantity 50, 2016), with intersections weighed by
// their length.
type Unitised struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Texts  int     `json:"texts"`  // that both coded
	Length int     `json:"length"` // bytes of these
	Both   int     `json:"both"`   // bytes that both took out
	Cut    float64 `json:"cut"`    // binary alpha: taken out or not
	Value  float64 `json:"value"`  // alpha of the values where both took something out
	// CutDefined and ValueDefined are false where an alpha is not defined.
	CutDefined   bool `json:"cut_defined"`
	ValueDefined bool `json:"value_defined"`
}

// Unitise compares every two coders over the texts that both read.
func Unitise(texts []Text) []Unitised {
	var coders []string
	for _, t := range texts {
		for c := range t.By {
			if !slices.Contains(coders, c) {
				coders = append(coders, c)
			}
		}
	}
	slices.SortFunc(coders, func(a, b string) int { // the machine last
		switch {
		case a == b:
			return 0
		case a == Machine, b != Machine && a > b:
			return 1
		}
		return -1
	})
	var list []Unitised
	for i, a := range coders {
		for _, b := range coders[i+1:] {
			u := Unitised{A: a, B: b}
			cut, value := weights{}, weights{}
			for _, t := range texts {
				x, okX := t.By[a]
				y, okY := t.By[b]
				if !okX || !okY {
					continue
				}
				u.Texts++
				u.Length += t.Length
				for _, s := range intersect(t.Length, x, y) {
					cut.add(taken(s.a), taken(s.b), s.length)
					if s.a != "" && s.b != "" {
						u.Both += s.length
						value.add(s.a, s.b, s.length)
					}
				}
			}
			if u.Texts == 0 {
				continue
			}
			u.Cut, u.CutDefined = cut.alpha()
			u.Value, u.ValueDefined = value.alpha()
			list = append(list, u)
		}
	}
	return list
}

func taken(value string) string {
	if value == "" {
		return "left"
	}
	return "taken"
}

// A stretch is a run of text in which neither coder's value changes.
type stretch struct {
	a, b   string
	length int
}

func intersect(length int, x, y []Coded) []stretch {
	cuts := []int{0, length}
	for _, l := range [][]Coded{x, y} {
		for _, c := range l {
			cuts = append(cuts, min(max(c.Start, 0), length), min(max(c.End, 0), length))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	at := func(list []Coded, pos int) string {
		for _, c := range list {
			if c.Start <= pos && pos < c.End {
				return c.Value
			}
		}
		return ""
	}
	var out []stretch
	for i := 0; i+1 < len(cuts); i++ {
		out = append(out, stretch{at(x, cuts[i]), at(y, cuts[i]), cuts[i+1] - cuts[i]})
	}
	return out
}

// weights is a matrix of coincidences, weighed by length.
type weights map[[2]string]float64

func (w weights) add(a, b string, length int) {
	w[[2]string{a, b}] += float64(length)
	w[[2]string{b, a}] += float64(length)
}

// alpha is Krippendorff's nominal alpha of a matrix of coincidences.
func (w weights) alpha() (float64, bool) {
	total := map[string]float64{}
	var n, observed float64
	keys := make([][2]string, 0, len(w))
	for k := range w {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]string) int {
		return slices.Compare(a[:], b[:])
	})
	for _, k := range keys {
		total[k[0]] += w[k]
		n += w[k]
		if k[0] != k[1] {
			observed += w[k]
		}
	}
	same := 0.0
	for _, k := range sortedKeys(total) {
		same += total[k] * (total[k] - 1)
	}
	if n < 2 {
		return 0, false
	}
	expected := (n*(n-1) - same) / (n - 1)
	if expected == 0 {
		return 0, false
	}
	return 1 - observed/expected, true
}

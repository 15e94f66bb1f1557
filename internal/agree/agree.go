// Package agree measures how far coders agree with each other and with the
// machine. The package is pure.
package agree

import (
	"cmp"
	"slices"

	"github.com/parley-record/parley"
)

// Machine is the name under which the machine's own reading counts as a coder.
const Machine = "the machine"

// A Pair is the agreement of two coders on the entries that both judged.
type Pair struct {
	A     string  `json:"a"`
	B     string  `json:"b"`
	Units int     `json:"units"` // entries that both judged
	Same  int     `json:"same"`
	Alpha float64 `json:"alpha"` // Krippendorff's; see Defined
	// Defined is false where alpha is not: too few units, or only one value.
	Defined bool `json:"defined"`
}

// Of returns the agreement of every two coders, and of each with the machine,
// from a log of decisions. A coder's latest standing decision about an entry
// counts.
func Of(log []parley.Decision) []Pair {
	log = slices.Clone(log)
	slices.SortStableFunc(log, func(a, b parley.Decision) int { return cmp.Compare(a.ID, b.ID) })
	judged := map[string]map[parley.ID]string{Machine: {}}
	var coders []string
	for _, d := range log {
		if d.UndoneAt != "" || d.Kind != "accept" && d.Kind != "reject" && d.Kind != "correct" {
			continue
		}
		if judged[d.Coder] == nil {
			judged[d.Coder] = map[parley.ID]string{}
			coders = append(coders, d.Coder)
		}
		judged[d.Coder][d.Entry] = d.Became
		judged[Machine][d.Entry] = d.Was
	}
	slices.Sort(coders)
	coders = append(coders, Machine)
	var pairs []Pair
	for i, a := range coders {
		for _, b := range coders[i+1:] {
			var units [][]string
			p := Pair{A: a, B: b}
			var ids []parley.ID
			for id := range judged[a] {
				if _, ok := judged[b][id]; ok {
					ids = append(ids, id)
				}
			}
			slices.Sort(ids)
			for _, id := range ids {
				x, y := judged[a][id], judged[b][id]
				units = append(units, []string{x, y})
				if x == y {
					p.Same++
				}
			}
			if p.Units = len(units); p.Units == 0 {
				continue
			}
			p.Alpha, p.Defined = Alpha(units)
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// Alpha returns Krippendorff's alpha for nominal values (Content Analysis, 3rd
// edition, chapter 12). Each unit holds the values that coders gave it; an empty
// value is a missing one. It returns false where alpha is not defined.
func Alpha(units [][]string) (float64, bool) {
	total := map[string]float64{}
	var n, observed float64
	for _, u := range units {
		count := map[string]float64{}
		m := 0.0
		for _, v := range u {
			if v != "" {
				count[v]++
				m++
			}
		}
		if m < 2 {
			continue
		}
		n += m
		same := 0.0
		for _, k := range sortedKeys(count) {
			total[k] += count[k]
			same += count[k] * (count[k] - 1)
		}
		observed += (m*(m-1) - same) / (m - 1)
	}
	if n < 2 {
		return 0, false
	}
	same := 0.0
	for _, k := range sortedKeys(total) {
		same += total[k] * (total[k] - 1)
	}
	expected := (n*(n-1) - same) / (n - 1)
	if expected == 0 {
		return 0, false
	}
	return 1 - observed/expected, true
}

func sortedKeys(m map[string]float64) []string {
	l := make([]string, 0, len(m))
	for k := range m {
		l = append(l, k)
	}
	slices.Sort(l)
	return l
}

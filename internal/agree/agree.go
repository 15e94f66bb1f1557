// Package agree measures how far coders agree with each other and with the
// machine. The package is pure.
package agree

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/parley-record/parley"
)

// Machine is the name under which the machine's own reading counts as a coder.
const Machine = "the machine"

// A Pair is the agreement of two coders on the entries of a table that both
// judged.
type Pair struct {
	A     string  `json:"a"`
	B     string  `json:"b"`
	Table string  `json:"table"`
	Units int     `json:"units"` // entries that both judged
	Same  int     `json:"same"`
	Alpha float64 `json:"alpha"` // Krippendorff's; see Defined
	// Low and High bound alpha in 95 of 100 samples of the units, drawn again.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	// Defined is false where alpha is not: too few units, or only one value.
	Defined bool `json:"defined"`
}

// A Held is how many of a table's entries hold, by what people judged.
type Held struct {
	Table  string  `json:"table"`
	Judged int     `json:"judged"`
	Held   int     `json:"held"`  // accepted as they were read
	Blind  int     `json:"blind"` // judged without sight of the reading
	Share  float64 `json:"share"`
	Low    float64 `json:"low"` // Wilson's interval, 95 %
	High   float64 `json:"high"`
}

// judgements are the latest standing ones of each coder, the machine's among
// them.
type judgements struct {
	coders []string
	by     map[string]map[parley.ID]string
	latest map[parley.ID]parley.Decision
}

// judge sums up a log of decisions that stand: each coder's last judgement of an entry,
// and the machine's own.
func judge(log []parley.Decision) judgements {
	log = slices.Clone(log)
	slices.SortStableFunc(log, func(a, b parley.Decision) int { return cmp.Compare(a.ID, b.ID) })
	j := judgements{by: map[string]map[parley.ID]string{Machine: {}}, latest: map[parley.ID]parley.Decision{}}
	for _, d := range log {
		if d.UndoneAt != "" || d.Kind != "accept" && d.Kind != "reject" && d.Kind != "correct" {
			continue
		}
		if j.by[d.Coder] == nil {
			j.by[d.Coder] = map[parley.ID]string{}
			j.coders = append(j.coders, d.Coder)
		}
		j.by[d.Coder][d.Entry] = value(d)
		j.by[Machine][d.Entry] = d.Was
		j.latest[d.Entry] = d
	}
	slices.Sort(j.coders)
	return j
}

// value is what a coder says of an entry: its stance, status or act where it has
// one, else whether it holds, holds otherwise or does not. Who mends another field
// of an entry with a stance agrees with its stance.
func value(d parley.Decision) string {
	if d.Became == "corrected" && d.Was != "holds" {
		return d.Was
	}
	return d.Became
}

var tables = []parley.Table{parley.Positions, parley.Statements, parley.Proposals, parley.Meetings, parley.Deadlines, parley.Steps,
	parley.KnowledgeOf, parley.Assessments, parley.Links, parley.Events}

// Of returns the agreement of every two coders, and of each with the machine,
// from a log of decisions: one for each table, for values of different tables
// do not compare. A coder's latest standing decision about an entry counts.
func Of(log []parley.Decision) []Pair {
	j := judge(log)
	coders := append(slices.Clone(j.coders), Machine)
	var pairs []Pair
	for _, t := range tables {
		for i, a := range coders {
			for _, b := range coders[i+1:] {
				if p, ok := j.pair(t, a, b); ok {
					pairs = append(pairs, p)
				}
			}
		}
	}
	return pairs
}

// pair holds the judgements of two coders on the entries of a table that both judged.
func (j *judgements) pair(t parley.Table, a, b string) (Pair, bool) {
	p := Pair{A: a, B: b, Table: t.Name}
	var ids []parley.ID
	for id := range j.by[a] {
		if _, ok := j.by[b][id]; ok && id != "" && id[0] == t.Letter {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	var units [][]string
	for _, id := range ids {
		x, y := j.by[a][id], j.by[b][id]
		units = append(units, []string{x, y})
		if x == y {
			p.Same++
		}
	}
	if p.Units = len(units); p.Units == 0 {
		return p, false
	}
	if p.Alpha, p.Defined = Alpha(units); p.Defined {
		p.Low, p.High = bounds(units)
	}
	return p, true
}

// samples is how often the units are drawn again.
const samples = 400

// bounds returns the 2.5th and the 97.5th percentile of alpha over samples of
// the units, drawn with replacement from a fixed seed. A sample without variation
// counts as 0, as in Krippendorff's "Algorithm for bootstrapping a distribution of
// alpha" (2011).
func bounds(units [][]string) (low, high float64) {
	of := map[string]int{}
	pairs := make([][2]int, len(units))
	for i, u := range units {
		for k, v := range u {
			if _, ok := of[v]; !ok {
				of[v] = len(of)
			}
			pairs[i][k] = of[v]
		}
	}
	rnd := rand.New(rand.NewPCG(1, uint64(len(units))))
	got := make([]float64, 0, samples)
	count := make([]int, len(of))
	for range samples {
		clear(count)
		differ := 0
		for range pairs {
			p := pairs[rnd.IntN(len(pairs))]
			count[p[0]]++
			count[p[1]]++
			if p[0] != p[1] {
				differ++
			}
		}
		got = append(got, alphaOfPairs(count, differ))
	}
	slices.Sort(got)
	return got[len(got)*25/1000], got[len(got)*975/1000]
}

// alphaOfPairs is Alpha of units with two values each, by how often each value was given
// and how many units have two: 0 where one value alone was, which shows no reliability.
func alphaOfPairs(count []int, differ int) float64 {
	n, same := 0, 0
	for _, c := range count {
		n += c
		same += c * (c - 1)
	}
	apart := n*(n-1) - same
	if apart == 0 {
		return 0
	}
	return 1 - float64(2*differ)*float64(n-1)/float64(apart)
}

// Holds returns how many entries of each table hold by the latest judgement.
func Holds(log []parley.Decision) []Held {
	j := judge(log)
	var list []Held
	for _, t := range tables {
		h := Held{Table: t.Name}
		for id, d := range j.latest {
			if id == "" || id[0] != t.Letter {
				continue
			}
			h.Judged++
			if d.Became == d.Was {
				h.Held++
			}
			if d.Blind {
				h.Blind++
			}
		}
		if h.Judged == 0 {
			continue
		}
		h.Share = float64(h.Held) / float64(h.Judged)
		h.Low, h.High = wilson(h.Held, h.Judged)
		list = append(list, h)
	}
	return list
}

// wilson returns the 95 % interval of a share of k in n (Wilson 1927).
func wilson(k, n int) (low, high float64) {
	const z = 1.959964
	p, m := float64(k)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return math.Max(0, mid-half), math.Min(1, mid+half)
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

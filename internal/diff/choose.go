package diff

import (
	"cmp"
	"math/bits"
	"slices"
)

// How many reports of a story are held against each other (doc/tried/speed.md has
// what it was set by).
const (
	allPairs     = 64 // of stories of up to so many, every two
	nearestPairs = 24 // of larger ones each with so many that are nearest to it
	mostTerms    = 400
)

// choose returns the pairs of a story's reports that are held against each other, in
// order: all, or, where they are many, those of each report and the ones that have
// most of its words and runs of words that are rare in the story.
func choose(sides []*cutReport) []aligned {
	var list []aligned
	if len(sides) <= allPairs {
		for i := range sides {
			for j := i + 1; j < len(sides); j++ {
				list = append(list, aligned{i: i, j: j})
			}
		}
		return list
	}
	in := make([]bool, len(sides)*len(sides))
	for i, near := range nearestOf(sides) {
		for _, j := range near {
			in[min(i, j)*len(sides)+max(i, j)] = true
		}
	}
	for k, yes := range in {
		if yes {
			list = append(list, aligned{i: k / len(sides), j: k % len(sides)})
		}
	}
	return list
}

// A term is a word, or a run of five words, of a report.
type term struct {
	hash   uint64
	weight int32 // how rare it is among the reports, in bits
}

// nearestOf returns for each report the nearestPairs that share the most with it,
// the earlier of those that share as much.
func nearestOf(sides []*cutReport) [][]int {
	terms := make([][]term, len(sides))
	each(true, len(sides), func(k int) { terms[k] = termsOf(sides[k]) })
	count := map[uint64]int32{}
	for _, list := range terms {
		for _, t := range list {
			count[t.hash]++
		}
	}
	posts := map[uint64][]int32{}
	for k, list := range terms {
		for i := range list {
			t := &list[i]
			t.weight = int32(bits.Len(uint(len(sides)/int(count[t.hash])))) - 1
		}
		list = slices.DeleteFunc(list, func(t term) bool { return t.weight == 0 || count[t.hash] < 2 })
		// A very long report is known by its rarest terms.
		slices.SortFunc(list, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.hash, b.hash)) })
		terms[k] = list[:min(len(list), mostTerms)]
		for _, t := range terms[k] {
			posts[t.hash] = append(posts[t.hash], int32(k))
		}
	}
	near := make([][]int, len(sides))
	each(true, len(sides), func(k int) {
		shared := make([]int32, len(sides))
		for _, t := range terms[k] {
			for _, o := range posts[t.hash] {
				shared[o] += t.weight
			}
		}
		shared[k] = -1
		order := make([]int, len(sides))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(shared[b], shared[a]) })
		near[k] = order[:nearestPairs]
	})
	return near
}

// termsOf returns the words that tell something and the runs of five words of a
// report, each once.
func termsOf(s *cutReport) []term {
	var list []term
	for i := range s.sentences {
		for _, k := range s.sentences[i].keys {
			list = append(list, term{hash: uint64(k.hash)})
		}
	}
	for _, r := range s.runs().five {
		list = append(list, term{hash: r.hash | 1<<63}) // apart from words, whose hashes have 32 bits
	}
	slices.SortFunc(list, func(a, b term) int { return cmp.Compare(a.hash, b.hash) })
	return slices.Compact(list)
}

package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parley-record/parley/internal/extract"
)

// acrossReports returns the text among those of earlier reports of the same story that
// draft d of a report tells of too, as an index plus one; 0 for none. Reports of one
// happening seldom call a text by the same words ("the bid", "a takeover approach", "the
// sweetened offer"): whose it is, what it is for and what nothing else could be meant by
// ties them. own is how many texts there were before this report.
func (r *resolver) acrossReports(report int, d *extract.Proposal, own int32) int32 {
	if r.story[report] == 0 {
		return 0
	}
	list := r.tab.textsOf[r.story[report]]
	by := r.plainest(report, d)
	if len(by) == 0 || len(list) == 0 {
		return 0
	}
	best, top := int32(0), 0
	for k, seen := len(list)-1, 0; k >= 0 && seen < mostAcross; k-- {
		if n := list[k]; n <= own {
			seen++
			if s := r.takesUpElsewhere(report, d, by, r.tab.proposals[n-1]); s > top {
				best, top = n, s
			}
		}
	}
	return best
}

// mostAcross is how many texts of a story, the last told, a further one is held against.
const mostAcross = 100

// takesUpElsewhere is how well d, a text of by, is text p that earlier reports of its
// story tell; 0 for not at all.
func (r *resolver) takesUpElsewhere(report int, d *extract.Proposal, by []int32, p *proposal) int {
	if slices.ContainsFunc(p.parts, func(x part) bool { return x.report == report }) {
		return 0 // this report tells the two apart
	}
	score := 0
	for _, x := range p.parts {
		s := r.oneElsewhere(report, d, by, x)
		if s < 0 {
			return 0
		}
		score = max(score, s)
	}
	return score
}

// oneElsewhere is how well d, a text of by, goes with x, a text of another report: 0 where
// nothing ties them, below 0 where something tells them apart.
func (r *resolver) oneElsewhere(report int, d *extract.Proposal, by []int32, x part) int {
	a, b := &d.Traits, &x.d.Traits
	if a.Group == 0 && (d.Kind != x.d.Kind) || a.Group != b.Group || a.Plural != b.Plural {
		return -1
	}
	if (a.Version == "old") != (b.Version == "old") || (a.Version == "counter") != (b.Version == "counter") {
		return -1
	}
	if differ(a.Target, b.Target) || differ(a.Percent, b.Percent) || otherSum(a.Sum, b.Sum) {
		return -1
	}
	pens := r.plainest(x.report, x.d)
	if !r.sameHands(by, pens) && !r.someHands(by, pens) {
		return -1
	}
	if a.Group == 1 && a.Kind != b.Kind && a.Kind != 'x' && b.Kind != 'x' {
		return -1
	}
	here, there := pricesIn(r.wordsOfTerms(report, d)), pricesIn(r.wordsOfTerms(x.report, x.d))
	switch cmp.Or(comparePrices(pricesIn(d.Name.Label), there), comparePrices(pricesIn(x.d.Name.Label), here)) {
	case otherPrice:
		return -1
	case samePrice:
		return 4
	}
	names := append(r.stemsOfCast(append(slices.Clone(by), pens...)), a.Target, b.Target)
	one, two := slices.DeleteFunc(without(a.Words, names), sortOnly), slices.DeleteFunc(without(b.Words, names), sortOnly)
	shared := 0
	for _, s := range one {
		if slices.ContainsFunc(two, func(o string) bool { return akin(s, o) }) {
			shared++
		}
	}
	switch {
	case shared > 0 && 2*shared >= min(len(one), len(two)):
		return 2 + shared
	case comparePrices(here, there) == samePrice || a.Percent != "" && a.Percent == b.Percent:
		return 3
	case a.Target != "" && a.Target == b.Target && a.Kind == 'o':
		return 2 // nobody has two bids for one firm on the table
	case a.Kind == 'o' && len(one) == 0 && len(two) == 0 && a.Version == "old":
		return 1
	}
	return 0
}

func sortOnly(stem string) bool { return !ofMatter(stem) }

// A price is a sum of money as words tell it: "$70" for a share, "$121 billion" in all.
type price struct{ sign, number, scale string }

// pricesIn returns the sums of money in words.
func pricesIn(s string) []price {
	var out []price
	f := strings.Fields(strings.ToLower(s))
	for k, w := range f {
		at := strings.IndexAny(w, "$£€¥")
		if at < 0 {
			continue
		}
		_, n := utf8.DecodeRuneInString(w[at:])
		p := price{sign: w[at : at+n], number: strings.TrimRight(w[at+n:], "bmnt.,;:)\"”’")}
		for _, scale := range [...]string{"billion", "million", "trillion"} {
			if k+1 < len(f) && strings.HasPrefix(f[k+1], scale) || strings.HasPrefix(w[at+n+len(p.number):], scale[:1]) {
				p.scale = scale
			}
		}
		if p.number != "" {
			out = append(out, p)
		}
	}
	return out
}

// What the prices in two wordings tell of their texts.
const (
	noPrice = iota // there is none to compare
	samePrice
	otherPrice
)

// comparePrices tells whether two wordings tell one price: of a share, or of all.
func comparePrices(a, b []price) int {
	out := noPrice
	for _, x := range a {
		for _, y := range b {
			switch {
			case x == y:
				return samePrice
			case x.sign == y.sign && (x.scale == "") == (y.scale == ""):
				out = otherPrice
			}
		}
	}
	return out
}

// wordsOfTerms returns what a text is called and holds, as one string.
func (r *resolver) wordsOfTerms(report int, d *extract.Proposal) string {
	var sb strings.Builder
	sb.WriteString(d.Name.Label)
	for _, list := range [...][]extract.Term{d.Terms, d.More} {
		for _, t := range list {
			sb.WriteString(" ; " + r.words(report, t.Text, 25))
		}
	}
	return sb.String()
}

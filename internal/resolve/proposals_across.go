package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parley-record/parley/internal/extract"
)

// joinAcross joins each text that a report added after own with the one of earlier reports
// of its story that it is. Reports of one happening seldom call a text by the same words
// ("the bid", "a takeover approach", "the sweetened offer"): whose it is, what it is for
// and what nothing else could be meant by ties them.
func (r *resolver) joinAcross(report int, own int32) {
	story := r.story[report]
	if story == 0 {
		return
	}
	list := r.tab.textsOf[story]
	for n := own + 1; int(n) <= len(r.tab.proposals); n++ {
		p := r.tab.proposals[n-1]
		best, top := int32(0), 0
		for _, o := range list[max(0, len(list)-mostAcross):] {
			if s := r.oneText(p, r.tab.proposals[o-1]); s >= top && s > 0 {
				best, top = o, s
			}
		}
		if best == 0 {
			r.tab.textsOf[story] = append(r.tab.textsOf[story], n)
			continue
		}
		r.pour(p, best)
	}
}

// mostAcross is how many texts of a story, the last told, a further one is held against.
const mostAcross = 100

// mostParts is how many tellings of a text, the first of a report's own and the last of
// others', are held against each other.
const mostParts = 8

// pour gives the parts of a text to the one of index to-1, which it is.
func (r *resolver) pour(p *proposal, to int32) {
	q := r.tab.proposals[to-1]
	if p.sure > q.sure {
		q.d = p.d
	}
	for _, name := range append([]string{p.name}, p.aliases...) {
		q.alias(name)
	}
	q.join(p.row)
	q.parts = append(q.parts, p.parts...)
	for _, x := range p.parts {
		r.tab.proposalAt[x.report][x.n-1] = to
	}
	p.parts, p.more, p.sure, p.report, p.into = nil, nil, 0, -1, to
}

// oneText is how well p, a text of one report, goes with q, which earlier reports of its
// story tell; 0 for not at all.
func (r *resolver) oneText(p, q *proposal) int {
	score := 0
	for _, x := range p.parts[:min(len(p.parts), mostParts)] {
		for _, y := range q.parts[max(0, len(q.parts)-mostParts):] {
			s := r.onePart(x, y)
			if s < 0 || x.report == y.report {
				return 0 // a report that has both tells them apart
			}
			score = max(score, s)
		}
	}
	return score
}

// onePart is how well two tellings of texts in two reports go together: 0 where nothing
// ties them, below 0 where something tells them apart.
func (r *resolver) onePart(p, x part) int {
	d, report := p.d, p.report
	a, b := &d.Traits, &x.d.Traits
	if a.Group == 0 && (d.Kind != x.d.Kind) || a.Group != b.Group || a.Plural != b.Plural {
		return -1
	}
	// What one report calls the current deal is another's new one; offers go by turns.
	if a.Group == 1 && (a.Version == "old") != (b.Version == "old") || (a.Version == "counter") != (b.Version == "counter") {
		return -1
	}
	if differ(a.Target, b.Target) || differ(a.Percent, b.Percent) || otherSum(a.Sum, b.Sum) {
		return -1
	}
	if a.Group == 1 && a.Kind != b.Kind && a.Kind != 'x' && b.Kind != 'x' {
		return -1
	}
	priced := false
	here, there := pricesIn(r.wordsOfTerms(report, d)), pricesIn(r.wordsOfTerms(x.report, x.d))
	switch cmp.Or(comparePrices(pricesIn(d.Name.Label), there), comparePrices(pricesIn(x.d.Name.Label), here)) {
	case otherPrice:
		return -1
	case samePrice:
		priced = true
	}
	by, pens := r.plainest(report, d), r.plainest(x.report, x.d)
	if len(by) == 0 || len(pens) == 0 {
		return 0
	}
	whole := r.someHands(by, pens)
	if !whole && !slices.ContainsFunc(by, func(i int32) bool { return r.someHands([]int32{i}, pens) }) {
		return -1
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
	case priced:
		return 4
	case !whole && shared < 2:
		return 0
	case shared > 0 && 2*shared >= min(len(one), len(two)):
		return 2 + shared
	case comparePrices(here, there) == samePrice || a.Percent != "" && a.Percent == b.Percent:
		return 3
	case a.Target != "" && a.Target == b.Target && a.Kind == 'o':
		return 2 // nobody has two bids for one firm on the table
	case a.Kind == 'o' && len(one) == 0 && len(two) == 0 && a.Version == "old":
		return 1
	case r.sameTerm(report, d, x):
		return 2
	case whole && (len(one) == 0 || len(two) == 0) && (a.Group == 2 || r.oneNoun(p, x)) && r.alone(p, by) && r.alone(x, pens):
		return 1 // "the board's plan", where each report tells of no other of theirs
	}
	return 0
}

// alone reports whether a report tells of no other text of its sort that those of by stand
// behind.
func (r *resolver) alone(x part, by []int32) bool {
	return r.soleText(r.tab.proposals[r.tab.proposalAt[x.report][x.n-1]-1], by)
}

func sortOnly(stem string) bool { return !ofMatter(stem) }

// elsewhere reports whether a report tells of another happening than the reports that p
// stands in, and of a text in other hands: two budgets may go by one name. Where the hands
// are not told, it takes more than a word that many texts share.
func (r *resolver) elsewhere(p *proposal, report int, d *extract.Proposal) bool {
	for p.into != 0 {
		p = r.tab.proposals[p.into-1]
	}
	parts := p.parts[max(0, len(p.parts)-mostParts):]
	for _, x := range parts {
		if r.story[report] != 0 && r.story[x.report] == r.story[report] {
			return false
		}
	}
	by := r.plainest(report, d)
	for _, x := range parts {
		pens := r.plainest(x.report, x.d)
		if slices.ContainsFunc(by, func(i int32) bool { return r.someHands([]int32{i}, pens) }) {
			return false
		}
		if (len(by) == 0 || len(pens) == 0) && oneOfItsKind(d.Traits.Words, x.d.Traits.Words) {
			return false
		}
	}
	return true
}

// oneOfItsKind reports whether two texts share two words of what they are about, or a
// word with a figure: "the 28-point plan".
func oneOfItsKind(a, b []string) bool {
	n := 0
	for _, s := range a {
		if sortOnly(s) || !slices.ContainsFunc(b, func(o string) bool { return akin(s, o) }) {
			continue
		}
		if n++; n > 1 || strings.ContainsAny(s, "0123456789") {
			return true
		}
	}
	return false
}

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

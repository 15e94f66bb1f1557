package resolve

import (
	"math"
	"slices"
	"strings"

	"github.com/parley-record/parley/internal/extract"
)

// ownText returns the text among those that report added after own which draft d
// tells of again, as an index plus one; 0 for none. Only the cast knows that "TWA's
// offer" and "the airline's bid for the rival" are of one hand: two texts of one
// author are one where nothing in their words tells them apart and the later one is
// told as known.
func (r *resolver) ownText(report int, d *extract.Proposal, own int32) int32 {
	by := r.plainest(report, d)
	if len(by) == 0 {
		return 0
	}
	best, top := int32(0), 0
	for n := own; int(n) < len(r.tab.proposals); n++ {
		p := r.tab.proposals[n]
		if p.report != report {
			continue
		}
		if s := r.takesUp(report, d, by, p); s > 0 && s >= top {
			best, top = n+1, s
		}
	}
	return best
}

// tells is how much the words of d say of what the text is.
func tells(d *extract.Proposal) int {
	n := 2 * len(d.Traits.Words)
	if d.Traits.Full {
		n++
	}
	return n
}

// plainest returns those who are told most plainly to stand behind d.
func (r *resolver) plainest(report int, d *extract.Proposal) []int32 {
	plain := math.MinInt
	var out []int32
	authors := r.bidders(report, d)
	for k := range authors {
		a := &authors[k]
		i := r.pen(report, a)
		if i == 0 || a.Plain < plain {
			continue
		}
		plain = a.Plain
		out = union(out, []int32{i})
	}
	return out
}

// takesUp is how well d, a text of by, takes up text p of the same report; 0 for
// not at all.
func (r *resolver) takesUp(report int, d *extract.Proposal, by []int32, p *proposal) int {
	a, b := &d.Traits, &p.parts[0].d.Traits
	if a.Group == 0 || a.Group != b.Group || a.Apart || a.Plural != b.Plural && a.Group != 1 || a.Told && (a.Kind != 'o' || b.Kind != 'o') {
		return 0
	}
	v, w := a.Version, b.Version
	for _, x := range p.parts[1:] {
		if o := x.d.Traits.Version; o != w && o != v && o != "" {
			return 0
		}
	}
	first := v == "old" && w == "" && a.Known && a.Plural == b.Plural // "its initial offer" of the only one that it made
	if v != w && !first && (v != "new" || w != "") && (v != "" || w != "new" || len(p.parts) == 1) || v == "counter" && !a.Known {
		return 0
	}
	if differ(a.Target, b.Target) || differ(a.Percent, b.Percent) || otherSum(a.Sum, b.Sum) {
		return 0
	}
	var pens []int32
	for _, x := range p.parts {
		pens = union(pens, r.plainest(x.report, x.d))
	}
	same := r.sameHands(by, pens)
	if !same && !r.someHands(by, pens) {
		return 0
	}
	if v != w && b.Told {
		return 0 // "the new plan" is not what is told without a noun
	}
	names := r.stemsOfCast(append(slices.Clone(by), pens...))
	// what the matter of a known text is called changes from sentence to sentence: "its wage
	// offer", "Acme's pay offer"
	one, two := without(a.Names, names), []string(nil)
	for _, x := range p.parts {
		two = append(two, without(x.d.Traits.Names, names)...)
	}
	shared := 0
	for _, s := range one {
		if slices.Contains(two, s) {
			shared++
		}
	}
	if !a.Known && !a.Told && otherMatter(without(a.Words, names), p, names) {
		return 0 // "a tariff plan", then "a fishing plan"
	}
	alike := a.Group == 1 && (a.Kind == b.Kind || a.Kind == 'x' || b.Kind == 'x')
	bare := !slices.ContainsFunc(one, ofMatter) && !a.Full && alike
	if a.Plural != b.Plural && !bare {
		return 0
	}
	least := min(len(one), len(two))
	if !same {
		if bare && a.Known && a.Kind != 'o' && b.Kind != 'o' && r.soleText(p, by) {
			return 1 // "the party's reform package", then "the chairman's package"
		}
		return 0
	}
	if first {
		if bare && r.sameCast(by, pens) && r.soleText(p, by) {
			return 1
		}
		return 0
	}
	if a.Told {
		if (shared > 0 || !b.Told) && r.soleText(p, by) {
			return 1 // "its wage offer", then "has offered raises of 3 per cent"
		}
		return 0
	}
	switch {
	case slices.ContainsFunc(p.parts, func(x part) bool { return r.sameTerm(report, d, x) }):
		return 2 + shared // "regulations which would raise the dues", "new regulations to raise the dues"
	case shared > 1 && 2*shared >= least:
		return 2 + shared
	case shared == 1 && least == 1 && a.Known && r.sameCast(by, pens):
		return 2 + shared
	case len(one) == 0 && len(two) == 0 && r.oneNoun(part{report: report, d: d}, p.parts[0]) && r.sameCast(by, pens) && r.soleText(p, by):
		return 1 // "its regulations", then "regulations", where it has no others
	case bare && a.Known:
		return 1
	case (v == w || v == "new" && a.Known) && (bare || len(two) == 0 && !b.Full && alike) && r.sameCast(by, pens) && r.soleText(p, by):
		// "X outlined proposals for …", then "a proposal"; "X's plan", then all of it
		return 1
	}
	return 0
}

// otherMatter reports whether words that are no name of its authors say what a text is, and
// none of them is said of p, which has such words too.
func otherMatter(words []string, p *proposal, names []string) bool {
	said := false
	for _, x := range p.parts {
		for _, o := range without(x.d.Traits.Words, names) {
			said = true
			if slices.ContainsFunc(words, func(s string) bool { return akin(s, o) }) {
				return false
			}
		}
	}
	return said && len(words) > 0
}

// oneNoun reports whether one noun, in the same number, names two texts first.
func (r *resolver) oneNoun(p, x part) bool {
	a, b := &p.d.Traits, &x.d.Traits
	return a.Head >= 0 && b.Head >= 0 && a.Plural == b.Plural && r.drafts[p.report].Doc.Tokens[a.Head].Lemma == r.drafts[x.report].Doc.Tokens[b.Head].Lemma
}

// sameTerm reports whether two tellings of texts have a term in common: one effect, and
// half of the words of what it is on, two of them at least.
func (r *resolver) sameTerm(report int, d *extract.Proposal, x part) bool {
	for _, a := range d.Terms {
		one := stemsOf(r.words(report, a.Text, 25))
		for _, b := range x.d.Terms {
			if a.Shown != b.Shown || a.HasValue && b.HasValue && a.Value != b.Value {
				continue
			}
			two := stemsOf(r.words(x.report, b.Text, 25))
			if n := shared(one, two); n >= 2 && 2*n >= min(len(one), len(two)) {
				return true
			}
		}
	}
	return false
}

// soleText reports whether p is the only text of its report and of its sort that those
// of by stand behind.
func (r *resolver) soleText(p *proposal, by []int32) bool {
	for _, o := range r.tab.proposals {
		if o == p || o.report != p.report || o.parts[0].d.Traits.Group != p.parts[0].d.Traits.Group || o.sure < extract.Bound("proposals") {
			continue
		}
		var pens []int32
		for _, x := range o.parts {
			pens = union(pens, r.plainest(x.report, x.d))
		}
		if r.someHands(by, pens) {
			return false
		}
	}
	return true
}

// sameCast reports whether two lists name the same actors.
func (r *resolver) sameCast(a, b []int32) bool {
	return !slices.ContainsFunc(a, func(i int32) bool { return !slices.Contains(b, i) })
}

// sameHands reports whether all of one list stand in the other, each by name or one
// as the side of the other.
func (r *resolver) sameHands(a, b []int32) bool {
	return len(a) > 0 && r.allIn(a, b) && r.allIn(b, a)
}

// allIn reports whether each of one list stands in the other, by name or one as the side of
// the other.
func (r *resolver) allIn(a, b []int32) bool {
	return !slices.ContainsFunc(a, func(i int32) bool {
		return !slices.ContainsFunc(b, func(o int32) bool { return o == i || r.side(o) == i || r.side(i) == o })
	})
}

// someHands reports whether all of one list stand in the other, each by name or one as the
// side of the other, however many more do.
func (r *resolver) someHands(a, b []int32) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && r.allIn(a, b)
}

// ofMatter reports whether a word tells what a text is, and not only of which sort.
func ofMatter(stem string) bool {
	switch stem {
	case "bill", "law", "resolut", "contract", "amend", "directiv", "reform":
		return false
	}
	return true
}

// stemsOfCast returns the stems of the names of a cast and of their sides.
func (r *resolver) stemsOfCast(list []int32) []string {
	var out []string
	for _, i := range list {
		for _, o := range [2]int32{i, r.side(i)} {
			for _, f := range r.cast.list[o-1].forms {
				for _, w := range strings.Fields(f.text) {
					out = append(out, extract.Stem(strings.ToLower(strings.Trim(w, ".,'’"))))
				}
			}
		}
	}
	return out
}

func without(list, drop []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(drop, s) {
			out = append(out, s)
		}
	}
	return out
}

// differ reports whether a and b are both known and not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// otherSum reports whether a and b are known sums that cannot be one: a price of a share
// and what a whole firm is worth can.
func otherSum(a, b string) bool {
	return differ(a, b) && inAll(a) == inAll(b)
}

// inAll reports whether a sum is told in millions or more.
func inAll(s string) bool { return s[len(s)-1] > '9' }

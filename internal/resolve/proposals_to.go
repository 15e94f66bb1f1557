package resolve

import (
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// maxHearers is the most of those who decide on a text that it is said to be put to.
const maxHearers = 3

// hearers returns to whom a text was put where no words say so: those who decide on it, the
// one firm that the bids of its report are for, or the one who answers an offer.
func (r *resolver) hearers(p *proposal, replies []answer) []int32 {
	var out []int32
	for _, x := range p.parts {
		for _, i := range r.castOf(x.report, x.d.Weighed) {
			if !r.behind(p, i) && !r.unlikely(i) {
				out = union(out, []int32{i})
			}
		}
	}
	if len(out) > 0 {
		return out[:min(len(out), maxHearers)]
	}
	if i := r.soleTarget(p); i != 0 {
		return []int32{i}
	}
	return r.onlyAnswerer(p, replies)
}

// pen returns who an author of a text is, as an index plus one; 0 for nobody known, and
// where several are named and one person was found.
func (r *resolver) pen(report int, a *extract.Author) int32 {
	i := r.who(report, a.Who)
	if i == 0 || r.unlikely(i) {
		return 0
	}
	if t := &r.drafts[report].Doc.Tokens[a.Who.Head]; t.XPOS == nlp.TagNNS && r.cast.list[i-1].kind == parley.Person {
		return 0
	}
	return i
}

// behind reports whether the actor of index i-1 stands behind a text, alone or as the side
// of one who does.
func (r *resolver) behind(p *proposal, i int32) bool {
	return slices.ContainsFunc(p.authors, func(o int32) bool { return o == i || r.side(o) == r.side(i) })
}

// soleTarget returns the one firm that all bids of a text's reports are for, as an index
// plus one; 0 where the text is no bid, or there are several.
func (r *resolver) soleTarget(p *proposal) int32 {
	if p.kind != "offer" && p.kind != "bid" {
		return 0
	}
	var one int32
	for _, x := range p.parts {
		for _, i := range r.castOf(x.report, r.drafts[x.report].Sought) {
			switch {
			case r.behind(p, i), i == one:
			case one != 0:
				return 0
			default:
				one = i
			}
		}
	}
	return one
}

// onlyAnswerer returns the one actor that answers an offer, to whom it was made
// where nobody is said to have it; nil for several and for other texts, which the
// world at large has views on.
func (r *resolver) onlyAnswerer(p *proposal, replies []answer) []int32 {
	if p.kind != "offer" && p.kind != "bid" {
		return nil
	}
	var out []int32
	for _, a := range replies {
		if a.sure >= extract.Bound(parley.Responses.Name) && !slices.Contains(p.authors, a.by) {
			out = union(out, []int32{a.by})
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

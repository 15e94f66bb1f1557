package resolve

import (
	"slices"

	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// bidders returns those who are told to stand behind d without whom a bid is for: no
// firm bids for itself, so that "its offer" and "the group's offer" that seem to be the
// offer of the firm that is sought are somebody else's. A firm whose offer it is by
// name stays.
func (r *resolver) bidders(report int, d *extract.Proposal) []extract.Author {
	d = r.unanswered(report, d)
	if d.Kind != "offer" && d.Kind != "bid" && d.Traits.Kind != 'x' && d.Traits.Kind != 'o' {
		return d.Authors
	}
	sought := r.castOf(report, d.Sought)
	if len(sought) == 0 {
		sought = r.castOf(report, r.drafts[report].Sought)
		for _, a := range r.bidsByName(report) {
			if k := slices.Index(sought, r.who(report, a.Who)); k >= 0 {
				sought = slices.Delete(sought, k, k+1)
			}
		}
	}
	if len(sought) == 0 {
		return d.Authors
	}
	var out []extract.Author
	told := false
	for _, a := range d.Authors {
		if i := r.who(report, a.Who); i == 0 || !slices.Contains(sought, i) || r.tiedByName(report, &a) {
			out = append(out, a)
			told = told || i != 0 && a.Plain > 0
		}
	}
	if told || len(out) == len(d.Authors) {
		return out
	}
	var sole []extract.Author
	var one int32
	for _, a := range r.bidsByName(report) {
		switch i := r.who(report, a.Who); {
		case slices.Contains(sought, i):
		case one == 0:
			one, a.Plain = i, 1
			sole = append(sole, a)
		case i != one:
			return out
		}
	}
	return append(sole, out...)
}

// unanswered returns d without those who are only guessed to stand behind it and are told
// to have refused or received it: the firm that "rejected a takeover bid" and says that the
// offer undervalues it has not made it.
func (r *resolver) unanswered(report int, d *extract.Proposal) *extract.Proposal {
	if !slices.ContainsFunc(d.Authors, func(a extract.Author) bool { return a.Plain <= 0 }) {
		return d
	}
	var out []int32
	for k := range d.Responses {
		if a := &d.Responses[k]; a.Direct && (a.Stance == "against" && a.Force == "refusal" && !extract.TakesBack(a) || extract.HasIt(a)) {
			out = append(out, r.who(report, a.By))
		}
	}
	if len(out) == 0 {
		return d
	}
	c := *d
	c.Authors = slices.DeleteFunc(slices.Clone(d.Authors), func(a extract.Author) bool {
		return a.Plain <= 0 && slices.Contains(out, r.who(report, a.Who))
	})
	return &c
}

// tiedByName reports whether the words that plainly tie an author to a text name them;
// "the Acme bid" may be one for Acme.
func (r *resolver) tiedByName(report int, a *extract.Author) bool {
	return a.Plain > 2 && r.drafts[report].Doc.Tokens[a.Who.Head].UPOS == nlp.PROPN
}

// bidsByName returns those whom the report names as the ones behind a bid for another,
// as often as it does.
func (r *resolver) bidsByName(report int) []extract.Author {
	var out []extract.Author
	for k := range r.drafts[report].Proposals {
		d := &r.drafts[report].Proposals[k]
		if d.Kind != "offer" && d.Kind != "bid" {
			continue
		}
		sought := r.castOf(report, d.Sought)
		for _, a := range d.Authors {
			if i := r.who(report, a.Who); i != 0 && len(sought) > 0 && !slices.Contains(sought, i) && r.tiedByName(report, &a) {
				out = append(out, a)
			}
		}
	}
	return out
}

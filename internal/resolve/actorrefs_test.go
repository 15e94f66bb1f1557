package resolve

import (
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// Every table's references are counted for whom they mean, in their own place.
func TestRefer(t *testing.T) {
	a, b := &someone{id: "a1"}, &someone{id: "a2"}
	r := &resolver{cast: &cast{list: []*someone{a, b}}, rec: &parley.Record{
		Positions: []parley.Position{{Party: "a1", By: "a2"}, {Party: "a1"}},
		Proposals: []parley.Proposal{{Authors: []parley.ID{"a1"}, PresentedTo: []parley.ID{"a2"}, Responses: []parley.Response{{By: "a2"}, {By: "a3"}}}},
		Meetings:  []parley.Meeting{{Participants: []parley.ID{"a1", "a2"}}},
		Deadlines: []parley.Deadline{{SetBy: []parley.ID{"a1"}, On: []parley.ID{"a2"}}},
		Steps:     []parley.Step{{By: []parley.ID{"a2"}, With: []parley.ID{"a1"}}},
	}}
	for range 2 { // a second count begins anew
		r.refer()
	}
	for _, c := range []struct {
		of   *someone
		want [len(refNames)]int
	}{
		{a, [...]int{2, 0, 1, 0, 0, 1, 1, 1, 0}},
		{b, [...]int{0, 1, 0, 1, 1, 1, 1, 1, 0}},
	} {
		if c.of.refs != c.want {
			t.Errorf("%s: %v, want %v", c.of.id, c.of.refs, c.want)
		}
	}
}

func TestSpells(t *testing.T) {
	for _, c := range []struct {
		name, letters string
		want          bool
	}{
		{"Harbour Workers Union", "HWU", true},
		{"Federation of Tea and Coffee Growers", "FTCG", true},
		{"Ostberg Mills Ltd", "OM", true},
		{"Harbour Workers Union", "WU", false},
		{"Harbour Workers Union", "HXU", false},
		{"Baltic Sea Fish and Shrimp Growers Association", "BS", false},
	} {
		if got := spells(c.name, c.letters); got != c.want {
			t.Errorf("%q for %q: %v", c.letters, c.name, got)
		}
	}
}

func TestFlockWithin(t *testing.T) {
	small, any, large := flock{noun: "bank", own: []string{"creditor", "small"}}, flock{noun: "bank", own: []string{"creditor"}}, flock{noun: "bank", own: []string{"savings"}}
	for _, c := range []struct {
		f, g flock
		want bool
	}{{any, small, true}, {small, any, false}, {large, small, false}, {any, flock{noun: "farmer", own: []string{"creditor"}}, false}} {
		if got := c.f.within(c.g); got != c.want {
			t.Errorf("%v within %v: %v", c.f, c.g, got)
		}
	}
}

// Those of a trade are no state's; those who serve it are.
func TestForThemselves(t *testing.T) {
	for lemma, want := range map[string]bool{"farmer": true, "bank": true, "miner": true, "minister": false, "official": false, "troop": false, "prosecutor": false, "team": false} {
		if d := (&nlp.Doc{Tokens: []nlp.Token{{Lemma: lemma}}}); forThemselves(d, 0) != want {
			t.Errorf("%s: %v", lemma, !want)
		}
	}
}

// With a position that nobody holds go the links to and from it.
func TestDropNobodysTakesLinks(t *testing.T) {
	entry := func(id parley.ID) parley.Entry { return parley.Entry{ID: id} }
	r := &resolver{tab: &tables{}, rec: &parley.Record{
		Positions: []parley.Position{{Entry: entry("p1")}, {Entry: entry("p2"), Party: "a1"}, {Entry: entry("p3"), Party: "a1"}},
		Links:     []parley.Link{{From: "p1", To: "p2"}, {From: "p2", To: "p3"}, {From: "p3", To: "p1"}},
	}}
	r.dropNobodys()
	if len(r.rec.Positions) != 2 || len(r.rec.Links) != 1 || r.rec.Links[0].From != "p2" {
		t.Errorf("%d positions, links %v", len(r.rec.Positions), r.rec.Links)
	}
}

// Those who only speak for others are listed where it is sure, or where a text or talks
// need them.
func TestFloor(t *testing.T) {
	var sits [len(refNames)]int
	sits[inTalks] = 1
	for _, c := range []struct {
		name string
		s    someone
		want float64
	}{
		{"officials", someone{described: true, plural: true, flock: flock{noun: "official"}}, listed},
		{"rail officials", someone{described: true, plural: true, flock: flock{noun: "official", own: []string{"rail"}}}, needed},
		{"the office", someone{described: true, kind: parley.Organisation, forms: []form{{"office", 1}}}, faint},
		{"dockers", someone{described: true, plural: true, flock: flock{noun: "docker"}}, 0},
		{"officials behind a text", someone{described: true, plural: true, pens: true, flock: flock{noun: "official"}}, 0},
		{"officials at talks", someone{described: true, plural: true, refs: sits, flock: flock{noun: "official"}}, 0},
		{"officials who act at the head of a report", someone{described: true, plural: true, leads: true, flock: flock{noun: "official"}}, 0},
		{"a body with a name", someone{kind: parley.Organisation}, 0},
	} {
		if got := c.s.floor(); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// Reports that are read with another do not change how much somebody counts in it.
func TestShareOfMost(t *testing.T) {
	told := func(reports ...int) *someone {
		s := &someone{kind: parley.State}
		for _, k := range reports {
			s.mentions = append(s.mentions, mention{report: k})
		}
		return s
	}
	r := &resolver{drafts: make([]*extract.Draft, 2), cast: &cast{list: []*someone{told(0, 0, 1, 1, 1, 1, 1, 1), told(0), told(1, 0, 0, 0, 0)}}}
	r.gatherCrowd()
	for i, want := range []float64{1, 0.25, 1} {
		if got, states := r.cast.crowd.shareOf(r.cast.list[i]); got != want || states != []int{2, 3, 3}[i] {
			t.Errorf("%d: %v of %d states, want %v", i, got, states, want)
		}
	}
}

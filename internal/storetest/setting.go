package storetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/parley-record/parley"
)

// settings holds a store to what is set of a negotiation: its address, what may change,
// and of two who change it the second.
func settings(t *testing.T, f *fixture) {
	n, err := f.CreateNegotiation(f.ctx, parley.Negotiation{Name: "Harbour  Talks!", Created: now})
	if err != nil || n.Slug != "harbour-talks-2" {
		t.Errorf("slug = %q, %v", n.Slug, err)
	}
	if _, err := f.CreateNegotiation(f.ctx, parley.Negotiation{Name: " "}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("no name: %v; want ErrInvalid", err)
	}
	if _, err := f.Negotiation(f.ctx, "nowhere"); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("no such slug: %v; want ErrNotFound", err)
	}
	n.Parties = []string{"Port union"}
	if err := f.UpdateNegotiation(f.ctx, n, ""); err != nil {
		t.Fatal(err)
	}
	n, err = f.Negotiation(f.ctx, n.Slug)
	if err != nil || !slices.Equal(n.Parties, []string{"Port union"}) || n.Version < 2 {
		t.Errorf("after an update: %+v, %v", n, err)
	}
	// Of two who change the same, the second is told.
	was, first, second := n.Settings(), n, n
	first.Issues, second.Issues = []string{"pay"}, []string{"hours"}
	if err := f.UpdateNegotiation(f.ctx, first, was); err != nil {
		t.Fatal(err)
	}
	if err := f.UpdateNegotiation(f.ctx, second, was); !errors.Is(err, parley.ErrChanged) {
		t.Errorf("a second change of the same: %v; want ErrChanged", err)
	}
	if got, _ := f.Negotiation(f.ctx, n.Slug); !slices.Equal(got.Issues, first.Issues) {
		t.Errorf("after two changes of the same: %+v", got)
	}
}

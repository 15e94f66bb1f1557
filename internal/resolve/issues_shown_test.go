package resolve

import (
	"fmt"
	"slices"
	"testing"
)

// Of too many wordings those by which positions name the issue are listed, those
// that another holds are the first to go, and what clauses tell beside comes after.
func TestShown(t *testing.T) {
	i := &issue{label: "levy on timber"}
	i.word("timber levy", false)
	i.word("levy", false) // held by the one before it
	for k := range 12 {
		i.word(fmt.Sprintf("wording %c", 'a'+k), false)
	}
	i.word("toll at the harbour", true)
	i.rest = []string{"before the harvest", "harvest", "in two steps"}
	got := i.shown()
	if len(got) != maxTerms-1 {
		t.Errorf("%d wordings, want %d", len(got), maxTerms-1)
	}
	for s, want := range map[string]bool{"timber levy": true, "toll at the harbour": true, "before the harvest": true, "levy": false, "harvest": false, "in two steps": false} {
		if slices.Contains(got, s) != want {
			t.Errorf("%q listed: %v, want %v; all: %q", s, !want, want, got)
		}
	}
	few := &issue{label: "quota"}
	few.word("quota on wheat", false)
	few.word("wheat", false)
	few.rest = []string{"from the spring on"}
	if want := []string{"quota on wheat", "wheat", "from the spring on"}; !slices.Equal(few.shown(), want) {
		t.Errorf("%q, want %q", few.shown(), want)
	}
}

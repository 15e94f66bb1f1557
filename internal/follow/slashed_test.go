package follow

import (
	"os"
	"strings"
	"testing"
)

// What stands beside a matter, such as a day, is no other name of it.
func TestSlashed(t *testing.T) {
	got := slashed("pay offer", []string{"offer of 4%", "on Monday", "Pay offer", "to the drivers", "raise its offer"}, 4)
	if want := "pay offer / offer of 4% / raise its offer"; got != want {
		t.Errorf("slashed = %q, want %q", got, want)
	}
	if l := Leading([]string{got, "Harbour Board"}); l[0] != "pay offer" || l[1] != "Harbour Board" {
		t.Errorf("Leading = %q", l)
	}
}

// The file that doc/follow.md shows can be followed as it stands.
func TestPlanOfTheDoc(t *testing.T) {
	b, err := os.ReadFile("../../doc/follow.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, ok := strings.Cut(string(b), "```toml\n")
	text, _, closed := strings.Cut(text, "```")
	if !ok || !closed {
		t.Fatal("the doc shows no file")
	}
	p, err := ParsePlan([]byte(text))
	if err != nil || len(p.Codebook) != 2 || len(p.Parties) != 2 {
		t.Errorf("%+v, %v", p, err)
	}
}

package follow

import "testing"

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

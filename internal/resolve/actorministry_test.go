package resolve

import "testing"

func TestIsMinistry(t *testing.T) {
	for name, want := range map[string]bool{
		"Foreign Ministry": true, "Libyan National Army": true, "Army": true,
		"Sorvan Liberation Army": false, "Northern Independence Army": false, "Ministry of Independence": true, "": false,
	} {
		if got := isMinistry(nameWords(name)); got != want {
			t.Errorf("isMinistry(%q) = %v, want %v", name, got, want)
		}
	}
}

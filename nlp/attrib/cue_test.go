package attrib

import (
	"strings"
	"testing"
)

func TestLookupCue(t *testing.T) {
	tests := []struct {
		form            string
		verb, noun, adj CueClass
		base            string
	}{
		{"said", Say, NoCue, NoCue, "say"},
		{"denies", Deny, NoCue, NoCue, "deny"},
		{"vetoed", Reject, NoCue, NoCue, "veto"},
		{"admitting", Say, NoCue, NoCue, "admit"},
		{"threats", NoCue, Threaten, NoCue, "threat"},
		{"wary", NoCue, NoCue, Believe, "wary"},
		{"table", Offer, NoCue, NoCue, "table"},
		{"walk", NoCue, NoCue, NoCue, ""},
	}
	for _, tt := range tests {
		t.Run(tt.form, func(t *testing.T) {
			w := LookupCue(tt.form)
			if w.Verb != tt.verb || w.Noun != tt.noun || w.Adj != tt.adj || w.Base != tt.base {
				t.Errorf("got %+v", w)
			}
		})
	}
}

func TestSpoiltCueIsNamed(t *testing.T) {
	for _, line := range []string{"say:", "say tell", "tell: say"} {
		if _, err := readCues("cues.txt", "deny: deny\n"+line+"\n"); err == nil || !strings.HasPrefix(err.Error(), "cues.txt line 2: ") {
			t.Errorf("%q: %v", line, err)
		}
	}
}

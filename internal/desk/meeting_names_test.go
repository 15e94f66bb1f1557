package desk_test

import "testing"

// Talks that a verb tells of are called by a noun.
func TestNamesOfTalksByVerb(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, name string }{
		{"The Norwegian prime minister met the president of Chile in Oslo on Monday.", "meeting with the president of Chile in Oslo on Monday"},
		{"The Peruvian foreign minister will visit Chile next week.", "visit to Chile next week"},
		{"The dockers' union and the port authority will meet again on Friday.", "meeting on Friday"},
		{"The Norwegian prime minister will speak to the president of Chile on Monday.", "conversation with the president of Chile on Monday"},
		{"Norway and Chile discussed the cod quota on Monday.", "talks on the cod quota on Monday"},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		ok := false
		for i := range rec.Meetings {
			ok = ok || rec.Meetings[i].Name == c.name
		}
		if !ok {
			t.Errorf("%q: not %q: %+v", c.text, c.name, rec.Meetings)
		}
	}
}

package resolve

import "testing"

func TestForceOf(t *testing.T) {
	for _, c := range []struct {
		what, stance, force, want string
		signs                     []string
	}{
		{"the mayor said the toll was no answer", "against", "statement", "refusal", []string{"word:cue:say", "path:said"}},
		{"the mayor did not accept the toll", "against", "concession", "refusal", []string{"word:cue:accept", "path:said"}},
		{"the mayor dropped the toll", "against", "concession", "concession", []string{"word:drop", "path:o"}},
		{"the mayor dropped the demand for a toll", "against", "concession", "concession", []string{"word:demand", "path:for", "turned"}},
		{"the union called the offer insulting", "against", "concern", "refusal", []string{"word:held_as", "path:o", "text:others:against"}},
		{"the union blasted the manager", "against", "concern", "statement", []string{"word:blast", "path:o"}},
		{"the union called the toll harmful", "against", "concern", "warning", []string{"word:harmful", "path:s", "text:others:against"}},
		{"the union is worried about the toll", "against", "concern", "concern", []string{"word:worried", "path:about"}},
		{"the council approved the toll", "for", "concession", "statement", []string{"word:approve", "path:o"}},
		{"the council agreed to lower the toll", "for", "concession", "offer", []string{"word:agree", "path:x"}},
		{"the council granted a loan", "for", "concession", "offer", []string{"word:grant", "path:o"}},
		{"the council gave in to the toll", "for", "concession", "concession", []string{"word:give_in", "path:to"}},
		{"the union said the toll should go ahead", "for", "statement", "demand", []string{"word:cue:say", "path:said", "said:duty"}},
		{"the union said its plan spares the ferry", "for", "statement", "offer", []string{"word:cue:say", "path:said", "text:own:for"}},
		{"the union said it backs the ferry", "for", "statement", "offer", []string{"word:cue:say", "path:said", "say:words:none:for", "root:for"}},
		{"the union said the ferry is safe", "for", "statement", "statement", []string{"word:cue:say", "path:said", "root:for"}},
		{"the council plans to lower the toll", "for", "statement", "offer", []string{"word:plan", "path:x"}},
		{"the council aims for a lower toll", "for", "statement", "demand", []string{"word:aim", "path:for"}},
		{"the council supports the toll", "for", "statement", "statement", []string{"word:support", "path:o"}},
		{"the council has not made up its mind", "undecided", "statement", "statement", []string{"word:cue:say", "path:said"}},
		{"the union demands a lower toll", "for", "demand", "demand", []string{"word:demand", "path:o"}},
	} {
		if got := forceOf(c.stance, c.force, c.signs); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

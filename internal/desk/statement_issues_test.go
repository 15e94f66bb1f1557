package desk_test

import (
	"slices"
	"testing"
)

// TestStatementsByIssue files a statement under an issue that it speaks of without
// taking a stance on it, and not under one whose word it says of another thing.
func TestStatementsByIssue(t *testing.T) {
	rec := recordOf(t, newDesk(t), `Talks
By Ann Roe
20 November 2025

Norway rejected recognition of the new border. Denmark demanded a limit on herring catches.
"Recognition would only reward the poachers," the Norwegian minister said.
Sweden said recognition of the new border was years away.
Iceland said the speed limit in the port was ten knots.
`)
	label := map[string]string{}
	for _, i := range rec.Issues {
		label[string(i.ID)] = i.Label
	}
	got := map[string][]string{}
	for _, s := range rec.Statements {
		for _, i := range s.Issues {
			got[s.Content[0].Text] = append(got[s.Content[0].Text], label[string(i)])
		}
	}
	for words, want := range map[string]string{
		"Recognition would only reward the poachers":   "recognition of the new border",
		"recognition of the new border was years away": "recognition of the new border",
		"the speed limit in the port was ten knots":    "",
	} {
		if have := got[words]; want == "" && slices.Contains(have, "limit on herring catches") || want != "" && !slices.Contains(have, want) {
			t.Errorf("%q is filed under %q, want %q; all: %v", words, have, want, got)
		}
	}
}

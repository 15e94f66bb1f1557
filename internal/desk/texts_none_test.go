package desk_test

import (
	"strings"
	"testing"
)

// What is no text on the table, and who is no author of one.
func TestNoTexts(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, not string }{
		{"what is denied", "Norway denied having offered to send monitors.", "send monitors"},
		{"what people pay into", "The guild's dental plan was set up in 1990.", "dental plan"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			for i := range rec.Proposals {
				if strings.Contains(rec.Proposals[i].Name, c.not) {
					t.Errorf("%q is a text", rec.Proposals[i].Name)
				}
			}
		})
	}
	rec := recordOf(t, d, "Talks go on\n\nMill owner Kerr Corp has turned down a bid from Birk Industries, its American competitor, calling it too low.\n")
	if len(rec.Proposals) != 1 || len(rec.Proposals[0].Authors) != 1 {
		t.Errorf("the bid is of its maker alone: %+v", rec.Proposals)
	}
}

package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// What a matter stands under in its clause names it too, and whom somebody asks
// is named with what they are to do.
func TestWordsOfMatters(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, party, term string }{
		{"the offer over a deed", "Kenya made an offer to settle the lawsuit on Monday.", "Kenya", "offer to settle the lawsuit"},
		{"what is to be done with a thing", "Chile urged the mill owners to intervene to end the strike.", "Chile", "end the strike"},
		{"what one who is named has to do", "Peru has called for the port authority to hold an emergency meeting.", "Peru", "hold an emergency meeting"},
		{"what its clause goes on to tell", "Chile wants Peru to lower the toll on timber by opening a second gate at the harbour before the harvest.", "Chile", "by opening a second gate at the harbour before the harvest"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Grain talks resume\n\n"+c.text+"\n")
			for i := range rec.Positions {
				p := &rec.Positions[i]
				at := slices.IndexFunc(rec.Issues, func(is parley.Issue) bool { return is.ID == p.Issue })
				if nameOf(rec, p.Party) == c.party && slices.Contains(rec.Issues[at].Terms, c.term) {
					return
				}
			}
			t.Errorf("no position of %s on %q: %+v of %+v", c.party, c.term, rec.Positions, rec.Issues)
		})
	}
}

// A side's stance that its report tells again in fewer words is one position with
// both sentences; another side's stays its own.
func TestToldAgain(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, `Grain talks resume

Chile rejected the port authority's decision on the timber tariff on Monday. Peru opposes the tariff. Chile opposes the tariff.
`)
	told := map[string][]int{}
	for i := range rec.Positions {
		p := &rec.Positions[i]
		who := nameOf(rec, p.Party) + " " + p.Stance
		told[who] = append(told[who], len(p.Evidence))
	}
	for who, want := range map[string][]int{"Chile against": {2}, "Peru against": {1}} {
		if got := told[who]; !slices.Equal(got, want) {
			t.Errorf("%s it in positions with %v sentences, want %v", who, got, want)
		}
	}
}

// What one side wants in one breath under two names is one position that has both, and
// what it wants of two things far apart is two.
func TestToldInOtherWords(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		text, party, stance, words string
		want                       int
	}{
		{"Norland wants Suderia to pull its troops back and demands their withdrawal from the Tamar valley.", "Norland", "for", "withdrawal; troops back", 1},
		{"The steelworkers demanded a raise of 8 percent. The company rejected the wage claim and refused the 8 percent.", "company", "against", "wage claim; 8 percent", 1},
		{"The rebels demanded the release of prisoners and called for their fighters to be freed.", "rebels", "for", "prisoners; fighters", 1},
		{"Norland wants daily figures on the catch and has proposed that Suderia send an observer.", "Norland", "for", "daily figures; observer", 2},
		{"The bank has proposed a delay of a year and wants a share in the mine.", "bank", "for", "delay; share", 2},
		{"Anna Laine said Norland would accept a cap on the catch.", "Norland", "for", "cap", 1},
		{"Anna Laine said Norland would accept a cap on the catch.", "Laine", "for", "", 0}, // she tells of it
		{"Norland demands a lower cod quota.\n\nThe talks went on in Halvik on Friday, officials said. They are to last a week.\n\nNorland wants its embassy reopened.", "Norland", "for", "quota", 2},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		n, words := 0, ""
		for i := range rec.Positions {
			p := &rec.Positions[i]
			if !called(rec, p.Party, c.party) || p.Stance != c.stance {
				continue
			}
			n++
			for _, is := range rec.Issues {
				if is.ID == p.Issue {
					words += is.Label + " " + strings.Join(is.Terms, " ") + " "
				}
			}
		}
		if n != c.want {
			t.Errorf("%s: %d positions of %s %s, want %d: %s", c.text, n, c.party, c.stance, c.want, words)
		}
		for _, w := range strings.Split(c.words, "; ") {
			if !strings.Contains(words, w) {
				t.Errorf("%s: no %q in %q", c.text, w, words)
			}
		}
	}
}

// A later version of an offer that an earlier report told of is the same matter.
func TestMatterOfVersions(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, `Pay talks go on

The Dockers' Union rejected a pay offer of 4% from Harbour Freight on Monday. Harbour Freight said the offer was fair.
`, `Pay talks go on again

Harbour Freight has raised its pay offer to 5.5%. The Dockers' Union rejected the new offer. The union had earlier rejected an offer of 4%.
`)
	var on []parley.ID
	for i := range rec.Positions {
		if p := &rec.Positions[i]; nameOf(rec, p.Party) == "Dockers' Union" && !slices.Contains(on, p.Issue) {
			on = append(on, p.Issue)
		}
	}
	if len(on) != 1 {
		t.Errorf("the union stands on %d matters, want 1: %+v", len(on), rec.Issues)
	}
}

// One who wants another figure than is offered wants another matter.
func TestMatterOfFigures(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, `Pay talks go on

Harbour Freight has offered raises of 2.5 percent a year over four years. The Dockers' Union is seeking 5 percent a year over three.
`)
	for i := range rec.Positions {
		p := &rec.Positions[i]
		at := slices.IndexFunc(rec.Issues, func(is parley.Issue) bool { return is.ID == p.Issue })
		if is := rec.Issues[at]; nameOf(rec, p.Party) == "Dockers' Union" {
			if words := strings.Join(append(is.Terms, is.Label), " "); strings.Contains(words, "2.5") || !strings.Contains(words, "5 percent") {
				t.Errorf("the union is for %q", words)
			}
			return
		}
	}
	t.Errorf("no position of the union: %+v", rec.Positions)
}

// Who blocks a thing takes no stance on what the thing would do.
func TestMatterOfWhatIsBlocked(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, `Talks on the port go on

Norway, which sells arms to the army, blocked a council statement on Monday that would have condemned the siege.
`)
	if len(rec.Positions) != 1 || nameOf(rec, rec.Positions[0].Party) != "Norway" || rec.Positions[0].Stance != "against" {
		t.Fatalf("%+v, want Norway against one thing", rec.Positions)
	}
	at := slices.IndexFunc(rec.Issues, func(is parley.Issue) bool { return is.ID == rec.Positions[0].Issue })
	if got := rec.Issues[at].Label; got != "council statement" {
		t.Errorf("Norway is against %q, want the council statement", got)
	}
}

// Of two words of a sentence by which one side is for one thing and against another
// both are told.
func TestForOneAndAgainstAnother(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, `Dock talks go on

Chile wants Kelmar to return the port dues rather than buy the port authority.
`)
	var got []string
	for i := range rec.Positions {
		if p := &rec.Positions[i]; nameOf(rec, p.Party) == "Chile" {
			got = append(got, p.Stance)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, []string{"against", "for"}) {
		t.Errorf("Chile is %v, want one of each: %+v", got, rec.Issues)
	}
}

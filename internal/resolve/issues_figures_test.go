package resolve

import "testing"

// Two phrases are two matters where they count the same thing and not as much of it.
func TestOtherFigures(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"raises of 2.5 percent a year", "5 percent a year over three", true},
		{"pay offer of 4%", "offer of 4 pct over two years", false},
		{"a raise of 4% over 2 years", "a raise of 4% over 3 years", false},
		{"the $30m loan", "a loan of $45m", true},
		{"the £30m loan", "30 ships", false},
		{"the levy", "a levy of 3%", false},
		{"28-point plan", "19-point plan", true},
		{"a quota of ten thousand tonnes", "a quota of 25,000 tonnes", true},
		{"a quota of ten thousand tonnes", "a quota of 10,000 tonnes", false},
		{"a raise of three percent", "a raise of two percent", true},
		{"a loan of $1.5 billion", "the $900 million loan", true},
		{"a truce of 30 days", "a two-week truce", true},
		{"a truce of one month", "a 30-day truce", false},
		{"one of the drafts", "two of the drafts", false},
	} {
		if got := otherFigures(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
		if got := otherFigures(c.b, c.a); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.b, c.a, got, c.want)
		}
	}
}

// What is for and against two versions of an offer is not called by the first one's figure.
func TestDropFigure(t *testing.T) {
	for _, c := range []struct{ label, older, newer, want string }{
		{"pay offer of 4% over two years", "Acme's pay offer of 4%", "Acme's pay offer of 5.5%", "Acme's pay offer"},
		{"pay offer of 4%", "pay offer of 4%", "improved offer", "pay offer of 4%"},
		{"the 28-point plan", "the 28-point plan", "the 19-point plan", "the 28-point plan"},
		{"levy on wheat", "the levy of 3%", "the levy of 5%", "levy on wheat"},
	} {
		i := issue{label: c.label}
		if i.dropFigure(c.older, c.newer); i.label != c.want {
			t.Errorf("%q of %q and %q is called %q, want %q", c.label, c.older, c.newer, i.label, c.want)
		}
	}
}

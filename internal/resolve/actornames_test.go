package resolve

import (
	"testing"

	"github.com/parley-record/parley/nlp"
)

// A body is known by its first letters with and without its legal form, and by the
// letters that its name begins with.
func TestLetters(t *testing.T) {
	for _, c := range []struct {
		name, short string
		want        int
	}{
		{"Foss Investments Ltd", "FIL", 2}, {"Foss Investments Ltd", "FI", 2}, {"K.L. Holdings Inc", "KL", 2}, {"Foss Investments Ltd", "FIN", 0}, {"K Holdings Inc", "KL", 0},
		{"U.S. Coast Guard", "US Coast Guard", 3}, {"UK Coast Guard", "U.K. Coast Guard", 3}, {"U.S. Coast Guard", "UK Coast Guard", 0}, {"U.S. Coast Guard", "US Coast Line", 0},
	} {
		if got := nameFit(nameWords(c.name), nameWords(c.short), nlp.Organisation); got != c.want {
			t.Errorf("%s for %s: %d, want %d", c.short, c.name, got, c.want)
		}
	}
}

// A name in another spelling is the same somebody's, another name is not.
func TestRespelt(t *testing.T) {
	for _, c := range []struct {
		name, other string
		kind        nlp.NameKind
		want        bool
	}{
		{"Diane Hallatt", "Hallat", nlp.Person, true}, {"Viktor Ostberg", "Victor Ostberg", nlp.Person, true}, {"Kelmarr Lines", "Kelmar Lines", nlp.Organisation, true},
		{"Jane Hansen", "Jansen", nlp.Person, false}, {"Viktor Ostberg", "Oleg Ostberg", nlp.Person, false}, {"Kim Song", "Kim Sung", nlp.Person, false}, {"Kelmar Lines", "Lines", nlp.Organisation, false},
	} {
		if got := respelt(nameWords(c.name), nameWords(c.other), c.kind); got != c.want {
			t.Errorf("%s for %s: %v", c.other, c.name, got)
		}
	}
}

// Of one name in two kinds of letters the one that a sentence has is shown.
func TestLoudNames(t *testing.T) {
	for _, c := range []struct {
		forms []string
		want  string
	}{
		{[]string{"MARA Lind", "Mara Lind"}, "Mara Lind"}, {[]string{"Mara Lind", "MARA LIND"}, "Mara Lind"}, {[]string{"MARA LIND"}, "MARA LIND"}, {[]string{"UNICEF", "Unicef"}, "UNICEF"}, {[]string{"OPEC", "Opel"}, "OPEC"},
	} {
		s := &someone{}
		for _, f := range c.forms {
			s.forms = append(s.forms, form{text: f})
		}
		if got := s.name(); got != c.want {
			t.Errorf("%q: %q, want %q", c.forms, got, c.want)
		}
	}
}

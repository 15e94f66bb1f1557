package tsv

import (
	"slices"
	"strings"
	"testing"
)

func TestFieldsAndComments(t *testing.T) {
	b, err := Blanks("b", "# what it is\n\nto  open\tup # why\r\n", 2, 3)
	if err != nil || len(b.Rows) != 1 || b.Rows[0].Line != 3 || !slices.Equal(b.Rows[0].Fields, []string{"to", "open", "up"}) {
		t.Errorf("blanks: %+v, %v", b, err)
	}
	s, err := Tabs("s", "# what it is\nprime minister\t#1\n\nking\t\n", 2)
	if err != nil || len(s.Rows) != 2 || !slices.Equal(s.Rows[0].Fields, []string{"prime minister", "#1"}) || s.Rows[1].Fields[1] != "" {
		t.Errorf("tabs: %+v, %v", s, err)
	}
}

func TestWhatDoesNotFitIsNamed(t *testing.T) {
	weights := func(text string) error {
		s, err := Tabs("w.tsv", text, 2)
		if err == nil {
			_, err = s.Weights()
		}
		return err
	}
	words := func(text string) error {
		_, err := Blanks("l.tsv", text, 2, 3)
		return err
	}
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"whole", weights("bias\t1\nby\t-0.5\n"), ""},
		{"a field is gone", weights("bias\t1\nby\n"), "w.tsv line 2: fewer than 2 fields: "},
		{"a field too many", weights("bias\t1\t2\n"), "w.tsv line 1: more than 2 fields"},
		{"no number", weights("# w\nbias\tI\n"), `w.tsv line 2: "I" is no number`},
		{"not finite", weights("bias\tNaN\n"), `w.tsv line 1: "NaN" is no number`},
		{"twice", weights("by\t1\nbias\t1\nby\t2\n"), `w.tsv line 3: "by" has a weight in line 1`},
		{"a word alone", words("\nburdens # price\n"), "l.tsv line 2: fewer than 2 fields"},
	} {
		if c.want == "" && c.err != nil || c.want != "" && (c.err == nil || !strings.HasPrefix(c.err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, c.err, c.want)
		}
	}
}

func TestLists(t *testing.T) {
	m, err := ReadLists("l.tsv", "# kin\nkin\taunt uncle\nkin\tniece # and nephew\npast\twent:go was:be\n")
	if err != nil || len(m.Of("kin")) != 3 || !m.Of("kin")["niece"] {
		t.Errorf("kin: %v, %v", m, err)
	}
	if p := m.Pairs("past"); len(p) != 2 || p["went"] != "go" {
		t.Errorf("past: %v", p)
	}
	if _, err := ReadLists("l.tsv", "kin\taunt\nkin\tuncle aunt\n"); err == nil || err.Error() != "l.tsv line 2: aunt is in kin already" {
		t.Errorf("a word twice: %v", err)
	}
	for name, ask := range map[string]func(){
		"no such list":      func() { m.Of("kith") },
		"a word of no pair": func() { m.Pairs("kin") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			ask()
		}()
	}
}

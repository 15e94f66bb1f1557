package desk_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestStatements reads the cases in testdata/statements: a report, and its
// statements as "speaker | mode | content / content", with what else matters of
// them behind it where the case is about that: the class of the cue unless it is
// "say", "negated", "via" and "for" whom, "within" which, hedges, or "plain". Those that known.txt
// names fail, for the reason given there; one that passes must leave it.
func TestStatements(t *testing.T) {
	d := fastDesk(t)
	b, err := os.ReadFile("testdata/statements/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if name, why, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			known[name] = why
		}
	}
	files, err := filepath.Glob("testdata/statements/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".txtar")
		t.Run(name, func(t *testing.T) {
			a, err := txtar.ParseFile(f)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "report.txt")
			if err := os.WriteFile(path, a.Files[0].Data, 0o600); err != nil {
				t.Fatal(err)
			}
			rec, err := d.Read(context.Background(), []string{path})
			if err != nil {
				t.Fatal(err)
			}
			got, want := statementLines(rec), strings.FieldsFunc(string(a.Files[1].Data), func(r rune) bool { return r == '\n' })
			ok := len(got) == len(want)
			for i := 0; ok && i < len(want); i++ {
				ok = false
				for _, g := range got[i] {
					ok = ok || strings.EqualFold(g, want[i])
				}
			}
			why, isKnown := known[name]
			switch {
			case ok && isKnown:
				t.Errorf("passes now; take it out of known.txt")
			case !ok && !isKnown:
				t.Errorf("%s\ngot  %v\nwant %v", strings.TrimSpace(string(a.Comment)), got, want)
			case !ok:
				t.Logf("known: %s; got %v", why, got)
			}
		})
	}
}

// statementLines returns each statement as the lines that a case may have of it:
// by the speaker's name, by the names of all who speak and by the words that
// name the source, each with and without its particulars.
func statementLines(rec *parley.Record) [][]string {
	names := map[parley.ID]string{}
	for _, a := range rec.Actors {
		names[a.ID] = a.Name
	}
	number := map[parley.ID]int{}
	for i, s := range rec.Statements {
		number[s.ID] = i + 1
	}
	var out [][]string
	for _, s := range rec.Statements {
		var c []string
		for _, x := range s.Content {
			c = append(c, strings.Join(strings.Fields(x.Text), " "))
		}
		rest := " | " + s.Mode + " | " + strings.Join(c, " / ")
		var all, more []string
		for _, id := range s.AccordingTo {
			all = append(all, names[id])
		}
		if s.CueClass != "say" {
			more = append(more, s.CueClass)
		}
		if s.Negated {
			more = append(more, "negated")
		}
		if s.Via != "" {
			more = append(more, "via "+names[s.Via])
		}
		if s.OnBehalfOf != "" {
			more = append(more, "for "+names[s.OnBehalfOf])
		}
		if s.Within != "" {
			more = append(more, fmt.Sprint("within ", number[s.Within]))
		}
		for _, h := range s.Hedges {
			more = append(more, h.Of+" "+h.Text)
		}
		if len(more) == 0 {
			more = []string{"plain"}
		}
		var lines []string
		for _, who := range []string{names[s.Speaker], strings.Join(all, " and ")} {
			lines = append(lines, who+rest, who+rest+" | "+strings.Join(more, ", "))
		}
		if s.Source != nil {
			lines = append(lines, s.Source.Text+rest, s.Source.Text+rest+" | "+strings.Join(more, ", "))
		}
		out = append(out, lines)
	}
	return out
}

// complaints holds what people who work with extracted quotes complain of, and
// the cases of testdata/statements that stand for it.
var complaints = map[string][]string{
	"an aside between name and verb hides the speaker": {"appositive"},
	"a quote that goes on over paragraphs is cut":      {"over-paragraphs", "before-the-credit"},
	"a nickname in marks is taken for a quote":         {"nickname", "nickname-in-name", "scare-quotes"},
	"“From X:” and dashes are no attribution":          {"from-name", "dash", "headline-dash"},
	"unbalanced marks":                                  {"unbalanced", "two-single-marks", "unshut-credit"},
	"nested quotes":                                     {"nested-quote", "relay"},
	"unnamed sources are lost":                          {"unnamed", "they"},
	"pronouns over several sentences":                   {"pronouns", "own-words", "it-added"},
	"rare cue verbs":                                    {"rare-cues", "stance"},
	"a quarter of the quotes come back without speaker": {"from-name", "interview", "no-answer", "quoted-as", "the-two", "both-sides", "age", "office", "letters"},
}

// TestComplaints holds that every complaint has its cases, that none of them is
// a known failure, and that every direct quote of the example reports has
// somebody who says it.
func TestComplaints(t *testing.T) {
	known, err := os.ReadFile("testdata/statements/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	for what, cases := range complaints {
		for _, c := range cases {
			if _, err := os.Stat(filepath.Join("testdata/statements", c+".txtar")); err != nil {
				t.Errorf("%s: %v", what, err)
			}
			if strings.Contains(string(known), c+": ") {
				t.Errorf("%s: %s is a known failure", what, c)
			}
		}
	}
	d := newDesk(t)
	rec, err := d.Read(context.Background(), []string{"../../examples/geneva", "../../examples/strike"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range rec.Statements {
		if s.Mode == "direct" && s.Source == nil && s.Speaker == "" {
			t.Errorf("nobody says %q", s.Content[0].Text)
		}
	}
}

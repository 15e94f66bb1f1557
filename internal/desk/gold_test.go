package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp/english"
	"golang.org/x/tools/txtar"
)

// TestGold reads the reports of testdata/gold/*.txtar, each with a file "want"
// that a journalist can read: a line says a table and what a row of it holds,
//
//	statement: Rosa Lind | said | direct | we will not work
//
// where each part is in the row's part of that place, whatever its case, and * is anything. A line
// that begins with "no " is of what must not be there. Lines that are known to
// fail stand in known.txt with the reason; one that passes must leave it.
func TestGold(t *testing.T) {
	files, err := filepath.Glob("testdata/gold/*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	known := knownFailures(t)
	d, err := New(Options{Engine: english.Fast, Generated: "2026-01-02T03:04:05Z"})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			var want string
			for _, f := range a.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			rec, err := d.Read(t.Context(), []string{dir})
			if err != nil {
				t.Fatal(err)
			}
			rows := facts(rec)
			for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
				line = strings.TrimSpace(line)
				wanted, no := strings.CutPrefix(line, "no ")
				no = !no
				ok := holds(rows, wanted) == no
				key := name + ": " + line
				switch _, expected := known[key]; {
				case !ok && !expected:
					t.Errorf("the record does not keep %q; it has\n%s", line, table(rows, wanted))
				case ok && expected:
					t.Errorf("%q passes and must leave known.txt", key)
				}
				delete(known, key)
			}
		})
	}
	for key := range known {
		t.Errorf("known.txt names %q, which no case has", key)
	}
}

// knownFailures reads known.txt: a line "case: wanted line", then a line that
// begins with a tab and says why.
func knownFailures(t *testing.T) map[string]string {
	b, err := os.ReadFile("testdata/gold/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	last := ""
	for _, l := range strings.Split(string(b), "\n") {
		switch {
		case l == "" || strings.HasPrefix(l, "#"):
		case strings.HasPrefix(l, "\t"):
			out[last] = strings.TrimSpace(l)
		default:
			last = l
			out[last] = ""
		}
	}
	for k, why := range out {
		if why == "" {
			t.Errorf("known.txt does not say why %q fails", k)
		}
	}
	return out
}

// facts returns the rows of a record as "table: part | part | …".
func facts(r *parley.Record) []string {
	names := map[parley.ID]string{}
	for _, a := range r.Actors {
		names[a.ID] = strings.Join(append([]string{a.Name}, a.Aliases...), ", ")
	}
	issues := map[parley.ID]string{}
	for _, i := range r.Issues {
		issues[i.ID] = strings.Join(append([]string{i.Label}, i.Terms...), ", ")
	}
	all := func(ids []parley.ID) string {
		var s []string
		for _, id := range ids {
			s = append(s, names[id])
		}
		return strings.Join(s, ", ")
	}
	said := func(s []parley.Span) string {
		var out []string
		for _, x := range s {
			out = append(out, x.Text)
		}
		return strings.Join(out, " … ")
	}
	var out []string
	row := func(table string, parts ...string) {
		out = append(out, table+": "+strings.ReplaceAll(strings.Join(parts, " | "), "\n", " "))
	}
	for _, a := range r.Actors {
		row("actor", names[a.ID], string(a.Kind), a.Role, names[a.Party])
	}
	for _, s := range r.Statements {
		cue, who := "", names[s.Speaker]
		if s.Cue != nil {
			cue = s.Cue.Text
		}
		if who == "" && s.Source != nil {
			who = s.Source.Text
		}
		row("statement", who, cue, s.Mode, said(s.Content), s.CueClass)
	}
	for _, i := range r.Issues {
		for _, st := range i.States {
			row("state", i.Label, st.State, all(st.Between))
		}
	}
	for _, p := range r.Positions {
		line := ""
		if p.RedLine != nil {
			line = p.RedLine.Text
		}
		row("position", names[p.Party], p.Stance, issues[p.Issue], p.Force, line)
	}
	for _, p := range r.Proposals {
		row("proposal", p.Name, p.Kind, all(p.Authors), p.Status)
		for _, x := range p.Responses {
			row("response", p.Name, names[x.By], x.Stance)
		}
		for _, x := range p.Terms {
			row("term", p.Name, x.Effect, x.Text)
		}
	}
	for _, m := range r.Meetings {
		row("meeting", m.Status, all(m.Participants), m.Place, m.Name)
	}
	for _, x := range r.Deadlines {
		row("deadline", x.Due.Text, all(x.On), x.Consequence)
	}
	for _, s := range r.Steps {
		row("step", all(s.By), s.Action, s.Certainty)
	}
	for _, k := range r.Knowledge {
		row("knowledge", names[k.Who], k.State, k.Text)
	}
	for _, x := range r.Assessments {
		row("assessment", names[x.By], x.Outlook, x.Text, names[x.Towards])
	}
	for _, x := range r.Events {
		age := "news"
		if x.Background {
			age = "background"
		}
		row("event", all(x.Source), x.Plover, all(x.Target), age)
	}
	for _, x := range r.Reports {
		row("report", x.Title, x.Author, x.Published, x.Outlet)
	}
	for _, x := range r.Stories {
		row("story", fmt.Sprint(len(x.Reports), " reports"), fmt.Sprint(x.Independent, " independent"))
	}
	for _, c := range r.Claims {
		for _, x := range c.Differences {
			a, b := "", ""
			if x.A != nil {
				a = x.A.Text
			}
			if x.B != nil {
				b = x.B.Text
			}
			row("difference", x.Kind, a, b)
		}
	}
	return out
}

func holds(rows []string, wanted string) bool {
	for _, r := range rows {
		if fits(r, wanted) {
			return true
		}
	}
	return false
}

func fits(row, wanted string) bool {
	table, rest, _ := strings.Cut(row, ": ")
	wantTable, wantRest, _ := strings.Cut(wanted, ": ")
	if table != wantTable {
		return false
	}
	parts, want := strings.Split(rest, " | "), strings.Split(wantRest, " | ")
	for i, w := range want {
		if i >= len(parts) || w != "*" && !strings.Contains(strings.ToLower(parts[i]), strings.ToLower(strings.TrimSpace(w))) {
			return false
		}
	}
	return true
}

// table returns the rows of the table that a wanted line speaks of.
func table(rows []string, wanted string) string {
	name, _, _ := strings.Cut(wanted, ":")
	var out []string
	for _, r := range rows {
		if strings.HasPrefix(r, name+": ") {
			out = append(out, "  "+r)
		}
	}
	return strings.Join(out, "\n")
}

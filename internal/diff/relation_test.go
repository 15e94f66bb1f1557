package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// wire is an invented agency report.
const wire = `The dockers of Halverton will stop work for two days from Monday, their union said on Friday. About 900 people load ships at the port. The union wants eight per cent more pay and shorter nights. Harbour Holdings, which runs the port, has offered three per cent.
Talks broke off on Thursday night without a result. A mediator from the province is to call both sides to a meeting next week. Ships that carry fruit will be sent to Lindental, the port said. The last stoppage, four years ago, cost the port eleven million crowns.`

// walkout is a later stage of the same, told with much of wire's text.
const walkout = `The dockers of Halverton stopped work on Monday for two days, their union said. About 900 people load ships at the port. The union wants eight per cent more pay and shorter nights. Harbour Holdings, which runs the port, has offered three per cent.
Talks broke off on Thursday night without a result. The cranes stood still and eleven ships lay at anchor in the bay. A mediator from the province called both sides to a meeting on Wednesday. The last stoppage, four years ago, cost the port eleven million crowns.`

// Two reports that outlets of their own made of wire's first lines.
const (
	inland = `Fruit is getting scarce on the markets of Lindental. About 900 people load ships at the port. The union wants eight per cent more pay and shorter nights. Lindental eats forty tonnes of oranges a week in spring, most of them from ships that unload there.
Greengrocer Tom Ruder has put up a sign that says bananas are gone until further notice. “People buy twice what they need,” he said. The town has asked farmers of the plain to bring what they have to the square on Saturday. Schools will serve apples in place of oranges.`
	coastal = `The cranes above the harbour of Halverton will not move next week. About 900 people load ships at the port. The union wants eight per cent more pay and shorter nights. From the terrace of the pilots' house one counts nine ships on the roads, two of them with lights on.
Captain Nils Oder, whose freighter came in on Friday, means to wait in the bay. His crew of fourteen has food for ten days. On the mole the choir of the seamen's church sang for the night shift. The lighthouse keeps its lamp lit, as it did in every stoppage before.`
)

// between returns the relation of two texts, published when and by whom.
func between(t *testing.T, a, b parley.Report) parley.Relation {
	t.Helper()
	rec := &parley.Record{}
	var docs []*nlp.Doc
	for i, r := range []parley.Report{a, b} {
		r.ID, r.TextSHA256 = parley.ID(fmt.Sprintf("r%012x", i+1)), fmt.Sprint(i)
		rec.Reports = append(rec.Reports, r)
		docs = append(docs, annotated(r.Text))
	}
	if err := fillOne(rec, docs); err != nil {
		t.Fatal(err)
	}
	return rec.Relations[0]
}

// own tells of the same happening and took nothing from wire.
const own = "A walkout threatens the fruit trade of the coast. Grocers in three towns fear empty shelves by the weekend. “We have stored what we could,” said shopkeeper Ada Brand. The mayor of Halverton asked everybody for patience. Buses to the harbour run as always."

// inOtherWords retells wire sentence by sentence.
func inOtherWords(s string) string {
	return strings.NewReplacer("will stop work", "will down tools", "their union said on Friday", "the union said", "About 900", "Some 900", "wants", "demands", "has offered", "offered", "broke off", "ended",
		"A mediator from the province is to call", "A provincial mediator will call", "will be sent", "are to go").Replace(s)
}

func TestRelations(t *testing.T) {
	sentences := strings.SplitAfter(wire, ". ")
	other := inOtherWords(wire)
	for _, c := range []struct {
		name                   string
		a, b                   parley.Report
		kind, direction, basis string
	}{
		{"a copy, of no known time", parley.Report{Text: wire}, parley.Report{Text: wire}, Duplicate, "", ""},
		{"a copy a day later", parley.Report{Text: wire, Published: "2025-03-07"}, parley.Report{Text: wire, Published: "2025-03-08"}, Duplicate, "b_from_a", "time"},
		{"a copy that credits its source", parley.Report{Text: wire, Outlet: "Courier", Credit: "Coast Wire"}, parley.Report{Text: wire, Outlet: "Coast Wire"}, Duplicate, "a_from_b", "credit"},
		{"cut from below", parley.Report{Text: wire}, parley.Report{Text: strings.Join(sentences[:3], "")}, Duplicate, "b_from_a", "coverage"},
		{"sentence by sentence in other words", parley.Report{Text: wire}, parley.Report{Text: other}, Rewrite, "", ""},
		{"sentence by sentence, a day later", parley.Report{Text: wire, Published: "2025-03-08"}, parley.Report{Text: other, Published: "2025-03-07"}, Rewrite, "a_from_b", "time"},
		{"a later stage, of no known time", parley.Report{Text: wire}, parley.Report{Text: walkout}, Update, "", ""},
		{"a later stage, three days on", parley.Report{Text: wire, Published: "2025-03-07"}, parley.Report{Text: walkout, Published: "2025-03-10"}, Update, "b_from_a", "time"},
		{"a later stage that was read first", parley.Report{Text: walkout, Published: "2025-03-10T09:00:00Z"}, parley.Report{Text: wire, Published: "2025-03-07T18:00:00Z"}, Update, "a_from_b", "time"},
		{"a later stage that credits the earlier outlet", parley.Report{Text: walkout, Outlet: "Courier", Credit: "Coast Wire"}, parley.Report{Text: wire, Outlet: "Coast Wire"}, Update, "a_from_b", "credit"},
		{"both from one agency, whose report is not there", parley.Report{Text: inland, Published: "2025-03-07"}, parley.Report{Text: coastal, Published: "2025-03-08"}, SharedSource, "", ""},
		{"the same, credited", parley.Report{Text: inland, Outlet: "Plain Post", Credit: "Coast Wire"}, parley.Report{Text: coastal, Outlet: "Bay Mirror", Credit: "Coast Wire"}, SharedSource, "", ""},
		{"one agency credited, and no words of it in both", parley.Report{Text: wire, Outlet: "Plain Post", Credit: "Coast Wire"}, parley.Report{Text: own, Outlet: "Bay Mirror", Credit: "Coast Wire"}, Independent, "", ""},
		{"another report of the same", parley.Report{Text: wire}, parley.Report{Text: own}, Independent, "", ""},
		{"another report, a day later", parley.Report{Text: wire, Published: "2025-03-07"}, parley.Report{Text: own, Published: "2025-03-08"}, Independent, "", ""},
	} {
		r := between(t, c.a, c.b)
		if r.Kind != c.kind || r.Direction != c.direction || r.Basis != c.basis {
			t.Errorf("%s: %s, direction %q by %q; want %s, %q by %q", c.name, r.Kind, r.Direction, r.Basis, c.kind, c.direction, c.basis)
		}
	}
}

func TestStoriesCountOrigins(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  int
	}{
		{"one report", []string{wire}, 1},
		{"a report and its copy", []string{wire, wire}, 1},
		{"a report and one of its own", []string{wire, own}, 2},
		{"a copy, a rewrite and an update of one report", []string{wire, wire, inOtherWords(wire), walkout}, 1},
		{"the same, and one of its own", []string{walkout, own, inOtherWords(wire), wire}, 2},
		{"two that build on one agency", []string{inland, coastal}, 1},
		{"tied by a third alone", []string{inland, own, coastal, wire}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec, docs := &parley.Record{}, []*nlp.Doc{}
			for i, text := range c.texts {
				rec.Reports = append(rec.Reports, parley.Report{ID: parley.ID(fmt.Sprintf("r%012x", i+1)), TextSHA256: fmt.Sprint(i), Text: text})
				docs = append(docs, annotated(text))
			}
			if err := fillOne(rec, docs); err != nil {
				t.Fatal(err)
			}
			if got := rec.Stories[0].Independent; got != c.want {
				t.Errorf("%d origins, want %d", got, c.want)
			}
			for _, cl := range rec.Claims {
				if cl.Independent > c.want {
					t.Errorf("claim %q has %d origins of %d", cl.Text, cl.Independent, c.want)
				}
			}
		})
	}
}

// fillOne is Fill for the reports of one story.
func fillOne(rec *parley.Record, docs []*nlp.Doc) error {
	g, err := OneStory(rec.Reports)
	if err != nil {
		return err
	}
	s, err := Align(rec.Reports, docs, g)
	if err != nil {
		return err
	}
	s.Fill(rec)
	return nil
}

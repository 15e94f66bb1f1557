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
	if err := FillOne(rec, docs); err != nil {
		t.Fatal(err)
	}
	return rec.Relations[0]
}

func TestRelations(t *testing.T) {
	sentences := strings.SplitAfter(wire, ". ")
	own := "A walkout threatens the fruit trade of the coast. Grocers in three towns fear empty shelves by the weekend. “We have stored what we could,” said shopkeeper Ada Brand. The mayor of Halverton asked everybody for patience. Buses to the harbour run as always."
	for _, c := range []struct {
		name                   string
		a, b                   parley.Report
		kind, direction, basis string
	}{
		{"a copy, of no known time", parley.Report{Text: wire}, parley.Report{Text: wire}, Duplicate, "", ""},
		{"a copy a day later", parley.Report{Text: wire, Published: "2025-03-07"}, parley.Report{Text: wire, Published: "2025-03-08"}, Duplicate, "b_from_a", "time"},
		{"a copy that credits its source", parley.Report{Text: wire, Outlet: "Courier", Credit: "Coast Wire"}, parley.Report{Text: wire, Outlet: "Coast Wire"}, Duplicate, "a_from_b", "credit"},
		{"cut from below", parley.Report{Text: wire}, parley.Report{Text: strings.Join(sentences[:3], "")}, Duplicate, "b_from_a", "coverage"},
		{"sentence by sentence in other words", parley.Report{Text: wire}, parley.Report{Text: strings.NewReplacer("will stop work", "will down tools", "their union said on Friday", "the union said", "About 900", "Some 900", "wants", "demands", "has offered", "offered", "broke off", "ended", "A mediator from the province is to call", "A provincial mediator will call", "will be sent", "are to go").Replace(wire)}, Rewrite, "", ""},
		{"another report of the same", parley.Report{Text: wire}, parley.Report{Text: own}, Independent, "", ""},
	} {
		r := between(t, c.a, c.b)
		if r.Kind != c.kind || r.Direction != c.direction || r.Basis != c.basis {
			t.Errorf("%s: %s, direction %q by %q; want %s, %q by %q", c.name, r.Kind, r.Direction, r.Basis, c.kind, c.direction, c.basis)
		}
	}
}

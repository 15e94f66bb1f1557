package sqlite

import (
	"testing"

	"github.com/parley-record/parley"
)

// A text kept from an earlier reading and the same text read again, without the
// report that it began in, share a term and an answer: the later reading has them.
func TestOnce(t *testing.T) {
	at := func(report parley.ID) []parley.Span { return []parley.Span{{Report: report, End: 3, Text: "yes"}} }
	term := parley.Term{ID: "q1", Evidence: at("rb")}
	answer := parley.Response{ID: "w1", Evidence: at("rb")}
	rec := &parley.Record{
		Proposals: []parley.Proposal{
			{Entry: parley.Entry{ID: "t1", Evidence: at("ra")}, Terms: []parley.Term{{ID: "q0", Evidence: at("ra")}, term}, Responses: []parley.Response{answer}},
			{Entry: parley.Entry{ID: "t2", Evidence: at("rb")}, Terms: []parley.Term{term, term}, Responses: []parley.Response{answer}},
		},
		Fits: []parley.Fit{{Proposal: "t1", Term: "q1"}, {Proposal: "t2", Term: "q1"}, {Proposal: "t1", Term: "q0"}},
	}
	once(rec)
	a, b := rec.Proposals[0], rec.Proposals[1]
	if len(a.Terms) != 1 || a.Terms[0].ID != "q0" || len(a.Responses) != 0 {
		t.Errorf("the earlier text has %v, %v", a.Terms, a.Responses)
	}
	if len(b.Terms) != 1 || len(b.Responses) != 1 {
		t.Errorf("the later text has %v, %v", b.Terms, b.Responses)
	}
	if len(rec.Fits) != 2 {
		t.Errorf("fits: %v", rec.Fits)
	}
}

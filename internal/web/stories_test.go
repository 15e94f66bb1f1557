package web

import (
	"testing"

	"github.com/parley-record/parley"
)

// Other words stand apart where the tellings differ in more, and are listed where they do not.
func TestOtherWordsStandApart(t *testing.T) {
	number, words := difference{Kind: "number_changed", A: "ten", B: "20"}, difference{Kind: "wording_changed", A: "allow", B: "let"}
	for _, differ := range [2]bool{true, false} {
		var v claim
		for _, x := range []difference{words, number, words, number} {
			v.put(x, differ)
		}
		listed, apart := 2, 0
		if differ {
			listed, apart = 1, 1
		}
		if len(v.Differences) != listed || len(v.Worded) != apart {
			t.Errorf("%v: %v listed, %v apart", differ, v.Differences, v.Worded)
		}
	}
}

// Reports of one outlet are told apart by their days, those of one day by their titles.
func TestReportsToldApart(t *testing.T) {
	list := []parley.Report{
		{ID: "r1", Outlet: "The Gazette", Published: "2025-03-01", Title: "Offer refused"}, {ID: "r2", Outlet: "The Gazette", Published: "2025-03-02", Title: "Offer made"},
		{ID: "r3", Outlet: "The Gazette", Published: "2025-03-02", Title: "Offer withdrawn"}, {ID: "r4", Outlet: "Evening Post", Published: "2025-03-02", Title: "No offer"},
	}
	l := look("", &parley.Sheet{Record: &parley.Record{Reports: list}})
	name := l.apart([]parley.ID{"r1", "r2", "r3", "r4"})
	for id, want := range map[parley.ID]string{"r1": "The Gazette, 1 Mar 2025", "r2": "The Gazette, 2 Mar 2025 (Offer made)", "r3": "The Gazette, 2 Mar 2025 (Offer withdrawn)", "r4": "Evening Post", "r9": "a report"} {
		if got := name(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

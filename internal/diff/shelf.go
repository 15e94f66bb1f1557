package diff

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// A shelf holds what a record has of each report where it is found at once. Safe
// for concurrent use.
type shelf struct {
	statements map[parley.ID][]int32 // of each report, the indexes of those with content there
	mentions   map[parley.ID][]mention
	speaker    map[parley.ID]parley.ID // of each statement
	party      map[parley.ID]parley.ID // of each actor: the side it stands for
	speaks     map[parley.ID]string    // of each actor: the code of the state it stands for
}

func newShelf(r *parley.Record) *shelf {
	s := &shelf{
		statements: map[parley.ID][]int32{},
		mentions:   map[parley.ID][]mention{},
		speaker:    make(map[parley.ID]parley.ID, len(r.Statements)),
		party:      make(map[parley.ID]parley.ID, len(r.Actors)),
		speaks:     sideCodes(r),
	}
	for i := range r.Statements {
		st := &r.Statements[i]
		s.speaker[st.ID] = st.Speaker
		for k := range st.Content {
			of := s.statements[st.Content[k].Report]
			if len(of) == 0 || of[len(of)-1] != int32(i) {
				s.statements[st.Content[k].Report] = append(of, int32(i))
			}
		}
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		s.party[a.ID] = a.Party
		for _, m := range a.Mentions {
			s.mentions[m.Report] = append(s.mentions[m.Report], mention{nlp.Span{Start: m.Start, End: m.End}, a.ID, m.Form})
		}
	}
	return s
}

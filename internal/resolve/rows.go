package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// tables is what the steps from issues to links share.
type tables struct {
	ids   map[parley.ID]bool
	all   bool // keep every row, however unsure: for training
	signs map[parley.ID][]string
	said  [][]parley.ID // report → drafted statement → its id, "" for one that was left out

	issues     []*issue
	byStem     map[string][]int32 // stem → issues that have it in a phrasing
	issueAt    map[[2]int32]int32 // report and token → the issue that it is the main word of
	labels     map[string]bool    // those that issues are shown by
	told       []toldOf           // how often each report speaks of each side, once it is asked
	middle     [][]int32          // report → who stands between its sides, once it is asked
	proposals  []*proposal
	proposalAt [][]int32       // report → drafted proposal → index in proposals plus one
	textsOf    map[int][]int32 // story → its texts, in the order told
	late       []lateTerm
}

// tables writes issues, positions, proposals, meetings, deadlines, steps and what
// is derived from them.
func (r *resolver) tables() {
	t := &tables{ids: map[parley.ID]bool{}, byStem: map[string][]int32{}, issueAt: map[[2]int32]int32{}, labels: map[string]bool{}, textsOf: map[int][]int32{}}
	if r.training != nil {
		t.all, t.signs = true, r.training
	}
	t.said = r.said
	r.tab = t
	r.ownIssues()
	r.gatherProposals()
	r.writeProposals()
	r.placeTexts()
	r.positions()
	r.meetings()
	r.deadlines()
	r.nextSteps()
	r.views()
	r.events()
	r.links()
	r.stepsAfter()
	r.issueStates()
	r.lateTerms()
	r.finishIssues()
	r.divide()
	r.statementIssues()
}

// Candidates returns the record of every row that was drafted, however unsure,
// none joined with another, and the signs of each by its id: what the weights of
// extract.Sure are learned from.
func Candidates(reports []parley.Report, drafts []*extract.Draft) (*parley.Record, map[parley.ID][]string) {
	r := &resolver{
		rec:     &parley.Record{Format: parley.Format, Reports: reports},
		reports: reports, drafts: drafts, story: make([]int, len(reports)), training: map[parley.ID][]string{},
	}
	for _, step := range steps {
		step(r)
	}
	return r.rec, r.training
}

// A row is what every entry carries until it is written: drafts of one thing,
// the surest first.
type row struct {
	report int
	entry  *extract.Entry
	more   []told // further tellings
	sure   float64
	signs  []string
}

type told struct {
	report int
	entry  *extract.Entry
}

// newRow ranks a draft's row by its signs and those that only the cast tells.
func newRow(table string, report int, e *extract.Entry, more ...string) row {
	signs := e.Signs
	if len(more) > 0 {
		signs = append(signs[:len(signs):len(signs)], more...)
	}
	return row{report: report, entry: e, sure: extract.Sure(table, signs), signs: signs}
}

// join adds another telling of the same thing; the surer leads.
func (w *row) join(o row) {
	if o.sure > w.sure {
		w.report, o.report = o.report, w.report
		w.entry, o.entry = o.entry, w.entry
		w.sure, w.signs = o.sure, o.signs
	}
	w.more = append(w.more, told{o.report, o.entry})
	w.more = append(w.more, o.more...)
}

// kept reports whether a row of the table is sure enough to be written.
func (r *resolver) kept(table string, w *row) bool {
	return r.tab.all || w.sure >= extract.Bound(table)
}

// newID returns an unused id for a row of t that begins at s.
func (r *resolver) newID(t parley.Table, report int, s nlp.Span) parley.ID {
	for salt := 0; ; salt++ {
		id := parley.NewID(t, r.reports[report].TextSHA256, s.Start, s.End, salt)
		if !r.tab.ids[id] {
			r.tab.ids[id] = true
			return id
		}
	}
}

// span returns bytes of a report as a span of the record.
func (r *resolver) span(report int, s nlp.Span) (parley.Span, bool) {
	return parley.NewSpan(&r.reports[report], s.Start, s.End)
}

// spanOf is span for fields that may be empty.
func (r *resolver) spanOf(report int, s nlp.Span) *parley.Span {
	if s.End <= s.Start {
		return nil
	}
	if sp, ok := r.span(report, s); ok {
		return &sp
	}
	return nil
}

// maxShown is the most spans of evidence that an entry of these tables shows of the
// report that it is surest in; the contract allows more, but a reader does not read them.
// Of each other report that tells it two more are shown, maxEvidence in all.
const maxShown, maxEvidence = 3, 8

// written makes the entry of a row in table t.
func (r *resolver) written(t parley.Table, w *row) parley.Entry {
	out := parley.Entry{Confidence: extract.Level(t.Name, w.sure), Background: w.entry.Background}
	out.ID = r.newID(t, w.report, w.entry.Evidence[0])
	out.Rule = w.entry.Rule
	if w.entry.Path != "" {
		out.Rule += " · " + w.entry.Path
	}
	r.tell(&out, w.report, w.entry, maxShown)
	own := (t == parley.Meetings || t == parley.Deadlines || t == parley.Steps) && len(w.entry.According) == 0
	for _, m := range w.more {
		if m.report == w.report {
			r.tell(&out, m.report, m.entry, maxShown)
		} else {
			r.tell(&out, m.report, m.entry, 2)
		}
		if own {
			out.AccordingTo = nil // the report tells it in its own words too
		}
		out.Background = out.Background && m.entry.Background
	}
	if r.tab.signs != nil {
		r.tab.signs[out.ID] = w.signs
	}
	switch t {
	case parley.Meetings, parley.Deadlines, parley.Steps, parley.Events, parley.Positions:
		r.place(t, w.report, w.entry.At, out.ID, w.sure)
		for _, m := range w.more {
			r.place(t, m.report, m.entry.At, out.ID, w.sure)
		}
	}
	return out
}

// onWord returns on whose word a telling stands and in which listed statement: the innermost
// one that somebody said. What somebody is told to have done, and a stance that the record
// does not list as said, stand on the word of whoever tells of them.
func (r *resolver) onWord(report int, e *extract.Entry) ([]extract.Ref, parley.ID) {
	if e.Statement == 0 || report >= len(r.tab.said) || e.Statement > len(r.tab.said[report]) {
		return e.According, ""
	}
	all, said := r.drafts[report].Statements, r.tab.said[report]
	first := said[e.Statement-1]
	for k, n := e.Statement, 0; k > 0 && n < 8; k, n = all[k-1].Within, n+1 {
		st := &all[k-1]
		if st.Credit == extract.ByDeed || st.Credit == extract.ByStance && said[k-1] == "" {
			continue
		}
		if k == e.Statement {
			return e.According, first
		}
		if first == "" {
			first = said[k-1]
		}
		if st.Speaker.OK() {
			return []extract.Ref{st.Speaker}, first
		}
		return []extract.Ref{st.Source}, first
	}
	return e.Credited, first
}

// tell adds one telling to an entry, with at most so many spans of its report in all.
func (r *resolver) tell(out *parley.Entry, report int, e *extract.Entry, most int) {
	shown := 0
	for _, o := range out.Evidence {
		if o.Report == r.reports[report].ID {
			shown++
		}
	}
	for _, s := range e.Evidence {
		sp, ok := r.span(report, s)
		if !ok || shown >= most || len(out.Evidence) >= maxEvidence {
			continue
		}
		dup := false
		for _, o := range out.Evidence {
			dup = dup || o == sp
		}
		if !dup {
			out.Evidence = append(out.Evidence, sp)
			shown++
		}
	}
	who, said := r.onWord(report, e)
	for _, id := range r.actors(report, who) {
		dup := len(out.AccordingTo) >= 8
		for _, o := range out.AccordingTo {
			dup = dup || o == id
		}
		if !dup {
			out.AccordingTo = append(out.AccordingTo, id)
		}
	}
	if out.Statement == "" {
		out.Statement = said
	}
	for _, h := range e.Hedges {
		if sp, ok := r.span(report, h.Span); ok && len(out.Hedges) < 8 {
			of := "report"
			if h.Speaker {
				of = "speaker"
			}
			out.Hedges = append(out.Hedges, parley.Hedge{Span: sp, Of: of})
		}
	}
}

// side returns the side that the actor of index i-1 stands for, as an index
// plus one; itself where none is known.
func (r *resolver) side(i int32) int32 {
	for range 4 {
		if i == 0 {
			return 0
		}
		p := r.cast.list[i-1].party
		if p == 0 || p == i {
			return i
		}
		i = p
	}
	return i
}

// idOf returns the id of the actor of index i-1 and notes that it is used.
func (r *resolver) idOf(i int32) parley.ID {
	if i == 0 {
		return ""
	}
	s := r.cast.list[i-1]
	s.used = true
	return s.id
}

// castOf returns whom refs refer to, as indexes plus one, each once.
func (r *resolver) castOf(report int, refs []extract.Ref) []int32 {
	var out []int32
next:
	for _, ref := range refs {
		i := r.who(report, ref)
		if i == 0 {
			out = union(out, r.twins(report, ref))
			continue
		}
		if c := r.firmFrom(report, ref, i); c != 0 {
			i = c
		}
		for _, o := range out {
			if o == i {
				continue next
			}
		}
		out = append(out, i)
	}
	return out
}

// idsOf returns the ids of a cast.
func (r *resolver) idsOf(list []int32) []parley.ID {
	out := []parley.ID{}
	for _, i := range list {
		if id := r.idOf(i); id != "" {
			out = append(out, id)
		}
	}
	return out
}

// union adds to a what of b is not there, by side where a has the side itself.
func union(a, b []int32) []int32 {
next:
	for _, i := range b {
		for _, o := range a {
			if o == i {
				continue next
			}
		}
		a = append(a, i)
	}
	return a
}

// sides returns the sides of a cast, each once, in order.
func (r *resolver) sides(list []int32) []int32 {
	var out []int32
	for _, i := range list {
		out = union(out, []int32{r.side(i)})
	}
	return out
}

// common counts the members that a and b share.
func common(a, b []int32) int {
	n := 0
	for _, i := range a {
		for _, j := range b {
			if i == j {
				n++
				break
			}
		}
	}
	return n
}

// when returns a drafted time as the record's.
func when(w *extract.When) *parley.When {
	if w == nil {
		return nil
	}
	out := w.When
	return &out
}

// words returns the words of a report's bytes as one line, at most n of them.
func (r *resolver) words(report int, s nlp.Span, n int) string {
	if s.End <= s.Start || s.End > len(r.reports[report].Text) {
		return ""
	}
	f := strings.Fields(r.reports[report].Text[s.Start:s.End])
	if len(f) > n {
		f = f[:n]
	}
	return strings.Trim(strings.Join(f, " "), ",;: ")
}

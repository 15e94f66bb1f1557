package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agree"
)

// blindTables are what a coder can judge blind: their entries have a value that
// can be hidden.
var blindTables = []struct {
	table parley.Table
	field string
	ask   string
}{
	{parley.Positions, "stance", "How does it stand on this?"},
	{parley.Meetings, "status", "What is said of the meeting?"},
	{parley.KnowledgeOf, "state", "What is said of it?"},
	{parley.Assessments, "outlook", "How is it judged?"},
	{parley.Events, "plover", "What act is told?"},
}

// blind lets a coder judge entries without sight of the machine's value, of how
// sure it is, and of what others decided. The order is that of their ids, which
// are hashes: a sample that is drawn the same each time.
func (s *Server) blind(r *http.Request, n *parley.Negotiation) (*shown, error) {
	at := 0
	var names []string
	for i, b := range blindTables {
		names = append(names, b.table.Name)
		if b.table.Name == r.FormValue("table") {
			at = i
		}
	}
	b := blindTables[at]
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Tables: []parley.Table{b.table}, NotBy: s.coder(r), Rejected: true, Limit: 10, Names: true})
	if err != nil {
		return nil, err
	}
	l := look("/n/"+n.Slug, sh)
	var lines []line
	for _, sec := range l.lines() {
		lines = append(lines, sec.Lines...)
	}
	for i := range lines { // nothing of the reading or of others may show
		x := &lines[i]
		x.Stance, x.Status, x.Tags, x.Percent, x.Unsure, x.Mark, x.Subs = "", "", nil, 0, false, parley.Mark{}, nil
	}
	values := choices[b.field]
	if b.field == "status" {
		values = statusOf[b.table.Name]
	}
	return &shown{"blind", "Blind coding", map[string]any{"Lines": lines, "Table": b.table.Name, "Tables": names, "Ask": b.ask, "Field": b.field, "Values": values}}, nil
}

// judge keeps a blind judgement. The store makes it an accept where the coder
// says what the machine says.
func (s *Server) judge(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	id, value, _ := strings.Cut(r.PostFormValue("value"), ":")
	d := parley.Decision{Kind: "correct", Entry: parley.ID(id), Coder: s.coder(r), At: s.now(), Blind: true}
	i := slices.IndexFunc(blindTables, func(b struct {
		table      parley.Table
		field, ask string
	}) bool {
		return id != "" && b.table.Letter == id[0]
	})
	switch {
	case i < 0:
		return refusal{http.StatusBadRequest, "That is no entry that can be judged blind."}
	case value == "none":
		d.Kind = "reject"
	default:
		if d.Patch, err = json.Marshal(map[string]string{blindTables[i].field: value}); err != nil {
			return err
		}
	}
	done, err := s.Store.Decide(r.Context(), n.ID, []parley.Decision{d})
	if err != nil {
		return err
	}
	s.Follow.Tell(n.ID)
	s.flash(r, "Kept.")
	s.undoable(r, done)
	http.Redirect(w, r, "/n/"+n.Slug+"/blind?table="+blindTables[i].table.Name, http.StatusSeeOther)
	return nil
}

// code shows a report as it is, for a coder to take positions out of it without
// sight of the machine's and of others'.
func (s *Server) code(r *http.Request, n *parley.Negotiation) (*shown, error) {
	f, err := s.Store.Report(r.Context(), n.ID, parley.ID(r.PathValue("id")))
	if err != nil {
		return nil, err
	}
	log, err := s.log(r.Context(), n.ID)
	if err != nil {
		return nil, err
	}
	type own struct {
		ID int64
		parley.CodedSpan
		Text string
	}
	var mine []own
	done := int64(0) // the decision that says so
	for _, d := range log {
		if d.Kind != "code" || d.UndoneAt != "" || d.Coder != s.coder(r) || d.Report != f.ID {
			continue
		}
		var c parley.CodedSpan
		if err := json.Unmarshal(d.Patch, &c); err != nil {
			return nil, err
		}
		if c == (parley.CodedSpan{}) {
			done = d.ID
			continue
		}
		mine = append(mine, own{d.ID, c, d.Anchor})
	}
	slices.SortFunc(mine, func(a, b own) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID)) })
	type sentence struct {
		N          int
		Start, End int
		Text       string
		New        bool // a paragraph begins here
	}
	var list []sentence
	end := 0
	for i, x := range s.sentences(&f.Report) {
		list = append(list, sentence{i + 1, x[0], x[1], f.Text[x[0]:x[1]], strings.Contains(f.Text[end:x[0]], "\n")})
		end = x[1]
	}
	parties, err := s.Store.Names(r.Context(), n.ID, parley.Actors, 80)
	if err != nil {
		return nil, err
	}
	issues, err := s.Store.Names(r.Context(), n.ID, parley.Issues, 80)
	if err != nil {
		return nil, err
	}
	var labels []string
	for _, x := range n.Codebook {
		labels = append(labels, strings.TrimSpace(x.Code+" "+x.Label))
	}
	return &shown{"code", "Code: " + cmp.Or(f.Title, "a report"), map[string]any{"Report": f, "Sentences": list, "Mine": mine, "Done": done, "Parties": parties, "Issues": issues, "Labels": labels, "Stances": choices["stance"]}}, nil
}

func (s *Server) sentences(r *parley.Report) [][2]int {
	if s.Sentences != nil {
		return s.Sentences(r)
	}
	return [][2]int{{0, len(r.Text)}}
}

// saveCode keeps what a coder took out of a report: each run of sentences that were
// ticked next to each other is one, for what stands between two is none of it.
func (s *Server) saveCode(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	id := parley.ID(r.PathValue("id"))
	spans := []parley.CodedSpan{{}} // no more here
	if r.PostFormValue("done") == "" {
		c := parley.CodedSpan{Party: strings.TrimSpace(r.PostFormValue("party")), Issue: strings.TrimSpace(r.PostFormValue("issue")), Stance: r.PostFormValue("stance")}
		if c.Party == "" || c.Issue == "" {
			return refusal{http.StatusBadRequest, "Say which party, and on what."}
		}
		f, err := s.Store.Report(r.Context(), n.ID, id)
		if err != nil {
			return err
		}
		if spans, err = ticked(r.PostForm["sentence"], f.Text, c); err != nil {
			return err
		}
	}
	var ds []parley.Decision
	for _, c := range spans {
		d := parley.Decision{Kind: "code", Entry: id, Coder: s.coder(r), At: s.now(), Blind: true}
		if d.Patch, err = json.Marshal(c); err != nil {
			return err
		}
		ds = append(ds, d)
	}
	done, err := s.Store.Decide(r.Context(), n.ID, ds)
	if err != nil {
		return err
	}
	s.flash(r, "Kept.")
	s.undoable(r, done)
	http.Redirect(w, r, "/n/"+n.Slug+"/reports/"+string(id)+"/code", http.StatusSeeOther)
	return nil
}

// ticked returns c for each run of sentences, "start-end" in bytes, between which
// nothing but white space stands.
func ticked(sentences []string, text string, c parley.CodedSpan) ([]parley.CodedSpan, error) {
	if len(sentences) == 0 {
		return nil, refusal{http.StatusBadRequest, "Tick the sentences that say so."}
	}
	var list []parley.CodedSpan
	for _, v := range sentences {
		a, b, _ := strings.Cut(v, "-")
		start, err1 := strconv.Atoi(a)
		end, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || start < 0 || start >= end || end > len(text) {
			return nil, refusal{http.StatusBadRequest, "That is no sentence."}
		}
		c.Start, c.End = start, end
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b parley.CodedSpan) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	runs := list[:1]
	for _, x := range list[1:] {
		last := &runs[len(runs)-1]
		if x.Start <= last.End || strings.TrimSpace(text[last.End:x.Start]) == "" {
			last.End = max(last.End, x.End)
		} else {
			runs = append(runs, x)
		}
	}
	return runs, nil
}

// undoable lets the next page offer to take decisions back.
func (s *Server) undoable(r *http.Request, ids []int64) {
	var list []string
	for _, id := range ids {
		list = append(list, strconv.FormatInt(id, 10))
	}
	s.sessions.Put(r.Context(), "undo", strings.Join(list, " "))
}

// manyDecisions bounds how many decisions agreement is counted over.
const manyDecisions = 50_000

// log returns the decisions of a negotiation, the latest first.
func (s *Server) log(ctx context.Context, n int64) ([]parley.Decision, error) {
	var all []parley.Decision
	p := parley.Page{Limit: 1000}
	for len(all) < manyDecisions {
		list, next, err := s.Store.Decisions(ctx, n, p)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
		if next == "" {
			break
		}
		p.Before = next
	}
	return all, nil
}

// manyTexts bounds how many reports the cutting of coders is compared over: those
// that were coded last.
const manyTexts = 2000

// A sheetOf is what a coder took out of a report, and whether the coder is through
// with it.
type sheetOf struct {
	spans []agree.Coded
	done  bool
}

// sheets returns what each coder took out of each report, and the reports in the
// order of the log.
func sheets(log []parley.Decision) (by map[parley.ID]map[string]*sheetOf, ids []parley.ID, err error) {
	by = map[parley.ID]map[string]*sheetOf{}
	for _, d := range log {
		if d.Kind != "code" || d.UndoneAt != "" {
			continue
		}
		if by[d.Report] == nil {
			by[d.Report] = map[string]*sheetOf{}
			ids = append(ids, d.Report)
		}
		x := by[d.Report][d.Coder]
		if x == nil {
			x = &sheetOf{}
			by[d.Report][d.Coder] = x
		}
		var c parley.CodedSpan
		if err := json.Unmarshal(d.Patch, &c); err != nil {
			return nil, nil, err
		}
		if c == (parley.CodedSpan{}) {
			x.done = true
		} else {
			x.spans = append(x.spans, agree.Coded{Start: c.Start, End: c.End, Value: c.Stance})
		}
	}
	return by, ids, nil
}

// unitised compares how coders, and the machine, cut the reports that they are
// through with. A report that a coder began alone is missing for that coder, for
// what is not taken out of it yet is not left. It returns how many those are.
func (s *Server) unitised(ctx context.Context, n int64, log []parley.Decision) (list []agree.Unitised, begun int, err error) {
	by, ids, err := sheets(log)
	if err != nil {
		return nil, 0, err
	}
	was := map[parley.ID]string{} // the machine's stance, where a person corrected it
	for _, d := range log {
		if d.Kind == "correct" && d.UndoneAt == "" {
			was[d.Entry] = d.Was
		}
	}
	texts := map[parley.ID]*agree.Text{}
	var done []parley.ID
	for _, id := range ids {
		t := &agree.Text{By: map[string][]agree.Coded{}}
		for coder, x := range by[id] {
			if !x.done {
				begun++
			} else if len(done) < manyTexts {
				t.By[coder] = x.spans
			}
		}
		if len(t.By) > 0 {
			texts[id], done = t, append(done, id)
		}
	}
	if err := s.cutByMachine(ctx, n, texts, was); err != nil {
		return nil, 0, err
	}
	var all []agree.Text
	for _, id := range done {
		f, err := s.Store.Report(ctx, n, id)
		if err != nil {
			return nil, 0, err
		}
		texts[id].Length = len(f.Text)
		all = append(all, *texts[id])
	}
	return agree.Unitise(all), begun, nil
}

// cutByMachine adds the evidence of the positions that were read in the reports, as
// they were read. One that several reports tell has evidence in each, so that all
// positions are looked at.
func (s *Server) cutByMachine(ctx context.Context, n int64, texts map[parley.ID]*agree.Text, was map[parley.ID]string) error {
	if len(texts) == 0 {
		return nil
	}
	for _, t := range texts {
		t.By[agree.Machine] = []agree.Coded{}
	}
	sh, err := s.Store.Record(ctx, n, parley.Select{Tables: []parley.Table{parley.Positions}, Superseded: true, Rejected: true, Names: true})
	if err != nil {
		return err
	}
	for i := range sh.Positions {
		p := &sh.Positions[i]
		for _, e := range p.Evidence {
			if t := texts[e.Report]; t != nil {
				t.By[agree.Machine] = append(t.By[agree.Machine], agree.Coded{Start: e.Start, End: e.End, Value: cmp.Or(was[p.ID], p.Stance)})
			}
		}
	}
	return nil
}

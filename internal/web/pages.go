package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agree"
	"github.com/parley-record/parley/internal/brief"
)

// The first page counts changes up to manyNews, and tells the latest of the first
// cardsTold negotiations that have some.
const (
	manyNews  = 200
	cardsTold = 12
)

// home lists what is followed, and leads to the import where that is nothing.
func (s *Server) home(w http.ResponseWriter, r *http.Request) error {
	ctx, coder := r.Context(), s.coder(r)
	list, err := s.Store.Negotiations(ctx)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		http.Redirect(w, r, "/import", http.StatusSeeOther)
		return nil
	}
	key := pageKey{coder: coder, day: s.Now().UTC().Format(time.DateOnly), address: "/"}
	for _, n := range list {
		key.version += n.Version
	}
	if p := s.kept.get(key); p != nil {
		return s.write(w, r, http.StatusOK, p.page, p.title, nil, p.inside)
	}
	news, err := s.Store.News(ctx, coder, manyNews)
	if err != nil {
		return err
	}
	type card struct {
		parley.Negotiation
		New    int
		Latest []parley.Change
	}
	cards := make([]card, len(list))
	told := 0
	for i, n := range list {
		cards[i] = card{Negotiation: n, New: news[n.ID]}
		if news[n.ID] == 0 || told == cardsTold {
			continue
		}
		told++
		if cards[i].Latest, err = s.Store.Changes(ctx, n.ID, 0, "", 3); err != nil {
			return err
		}
	}
	inside, err := s.inside("home", "Negotiations", nil, map[string]any{"Cards": cards})
	if err != nil {
		return err
	}
	s.kept.put(&keptPage{key, "home", "Negotiations", inside})
	return s.write(w, r, http.StatusOK, "home", "Negotiations", nil, inside)
}

func (s *Server) setName(w http.ResponseWriter, r *http.Request) error {
	name, err := nameOf(r.PostFormValue("name"))
	if err != nil {
		return err
	}
	s.sessions.Put(r.Context(), "coder", name)
	http.Redirect(w, r, back(r), http.StatusSeeOther)
	return nil
}

// nameOf returns the name that a person goes by, as it is kept, or a refusal.
func nameOf(written string) (string, error) {
	name := strings.Join(strings.FieldsFunc(written, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if name == "" || len(name) > 60 {
		return "", refusal{http.StatusBadRequest, "A name has 1 to 60 letters."}
	}
	if name == agree.Machine {
		return "", refusal{http.StatusBadRequest, "That is what the machine's own reading goes by."}
	}
	return name, nil
}

// back is where a form asks to return to: a path of this server, nothing else.
func back(r *http.Request) string {
	to := r.PostFormValue("back")
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		return "/"
	}
	return to
}

const changesShown = 200

// glance shows a negotiation at a glance: what changed since the person last looked, what
// lies ahead, which texts are on the table.
func (s *Server) glance(r *http.Request, n *parley.Negotiation) (*shown, error) {
	ctx, base := r.Context(), "/n/"+n.Slug
	today := s.Now().UTC().Format(time.DateOnly)
	seen, err := s.Store.Seen(ctx, n.ID, s.coder(r))
	if err != nil {
		return nil, err
	}
	changes, err := s.Store.Changes(ctx, n.ID, seen, "", changesShown+1)
	if err != nil {
		return nil, err
	}
	more := len(changes) > changesShown
	changes = changes[:min(len(changes), changesShown)]
	next, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Meetings, parley.Deadlines, parley.Steps}, DueFrom: today, ByDue: true, Limit: 8, Names: true})
	if err != nil {
		return nil, err
	}
	latest, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Meetings, parley.Deadlines}, Limit: 12, Names: true})
	if err != nil {
		return nil, err
	}
	texts, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Proposals}, Limit: 8, Names: true})
	if err != nil {
		return nil, err
	}
	cells, err := s.Store.Matrix(ctx, n.ID, 6, 6)
	if err != nil {
		return nil, err
	}
	totals, err := s.Store.Totals(ctx, n.ID)
	if err != nil {
		return nil, err
	}
	a, b, c := look(base, next), look(base, latest), look(base, texts)
	ahead := coming(next.Record, a)
	var held, undated, past []line
	for i := range latest.Meetings {
		m := &latest.Meetings[i]
		switch {
		case m.Status == "held" || m.Status == "under_way":
			held = append(held, b.meeting(m))
		case m.When == nil || m.When.From == "":
			undated = append(undated, b.meeting(m))
		case m.Status == "planned" && day(m.When.Last()) < today && !b.at.CalledOff(m, latest.Meetings):
			past = append(past, b.meeting(m))
		}
	}
	var expired []line
	for i := range latest.Deadlines {
		d := &latest.Deadlines[i]
		if due := d.Due.Last(); due != "" && day(due) < today {
			expired = append(expired, b.deadline(d))
		} else if due == "" {
			undated = append(undated, b.deadline(d))
		}
	}
	top := int64(0)
	if len(changes) > 0 {
		top = changes[0].ID
	}
	return &shown{"glance", n.Name, map[string]any{
		"Changes": groupChanges(changes), "More": more, "Top": top, "First": seen == 0,
		"Ahead": section{Lines: ahead}, "Held": section{Lines: held}, "Past": section{Lines: past}, "Undated": section{Lines: undated}, "Expired": section{Lines: expired},
		"Texts": section{Lines: each(texts.Proposals, c.proposal)}, "Grid": gridOf(cells), "Totals": totals,
	}}, nil
}

// coming lists meetings, deadlines and steps together, by the day on which they are
// due; what was held, cancelled or called off since does not lie ahead.
func coming(rec *parley.Record, l *lookup) []line {
	type due struct {
		on string
		line
	}
	var list []due
	for i := range rec.Meetings {
		if m := &rec.Meetings[i]; m.Status != "held" && m.Status != "cancelled" && !l.at.CalledOff(m, rec.Meetings) {
			list = append(list, due{m.When.First(), l.meeting(m)})
		}
	}
	for i := range rec.Deadlines {
		list = append(list, due{rec.Deadlines[i].Due.Last(), l.deadline(&rec.Deadlines[i])})
	}
	for i := range rec.Steps {
		list = append(list, due{rec.Steps[i].When.First(), l.step(&rec.Steps[i])})
	}
	slices.SortStableFunc(list, func(x, y due) int { return strings.Compare(day(x.on), day(y.on)) })
	var lines []line
	for _, d := range list {
		lines = append(lines, d.line)
	}
	return lines
}

func day(t string) string { return t[:min(len(t), 10)] }

// A changeGroup is the changes of one kind.
type changeGroup struct {
	Kind    string
	Title   string
	Changes []parley.Change
}

// folded is how many changes of a kind are shown before the others are folded.
const folded = 8

// Shown returns the changes that are shown at once.
func (g changeGroup) Shown() []parley.Change { return g.Changes[:min(folded, len(g.Changes))] }

// Folded returns the others.
func (g changeGroup) Folded() []parley.Change { return g.Changes[len(g.Shown()):] }

func groupChanges(list []parley.Change) []changeGroup {
	groups := []changeGroup{
		{Kind: "moved", Title: "Moved"}, {Kind: "answered", Title: "Answered"}, {Kind: "postponed", Title: "Postponed"}, {Kind: "cancelled", Title: "Cancelled"},
		{Kind: "expired", Title: "Expired"}, {Kind: "new", Title: "New in the record"}, {Kind: "report", Title: "New reports"},
	}
	for _, c := range list {
		for i := range groups {
			if groups[i].Kind == c.Kind {
				groups[i].Changes = append(groups[i].Changes, c)
			}
		}
	}
	return slices.DeleteFunc(groups, func(g changeGroup) bool { return len(g.Changes) == 0 })
}

func (s *Server) markSeen(w http.ResponseWriter, r *http.Request) error {
	n, err := s.negotiation(r)
	if err != nil {
		return err
	}
	id, err := strconv.ParseInt(r.PostFormValue("id"), 10, 64)
	if err != nil {
		return refusal{http.StatusBadRequest, "That is no change."}
	}
	if err := s.see(r.Context(), n, s.coder(r), id); err != nil {
		return err
	}
	http.Redirect(w, r, "/n/"+n.Slug, http.StatusSeeOther)
	return nil
}

// A grid is issues by parties.
type grid struct {
	Parties []parley.Actor
	Rows    []gridRow
}

type gridRow struct {
	Issue parley.Issue
	Cells []*parley.Cell // nil: not recorded
}

func gridOf(cells []parley.Cell) grid {
	var g grid
	column, count := map[parley.ID]int{}, map[parley.ID]int{}
	for _, c := range cells {
		if _, ok := column[c.Party]; !ok {
			column[c.Party] = 0
			g.Parties = append(g.Parties, parley.Actor{ID: c.Party, Name: c.Name})
		}
		count[c.Party] += c.Count
	}
	slices.SortStableFunc(g.Parties, func(a, b parley.Actor) int { return count[b.ID] - count[a.ID] })
	for i := range g.Parties {
		column[g.Parties[i].ID] = i
	}
	for i := range cells {
		c := &cells[i]
		if k := len(g.Rows); k == 0 || g.Rows[k-1].Issue.ID != c.Issue {
			g.Rows = append(g.Rows, gridRow{Issue: parley.Issue{ID: c.Issue, Label: c.Label}, Cells: make([]*parley.Cell, len(g.Parties))})
		}
		g.Rows[len(g.Rows)-1].Cells[column[c.Party]] = c
	}
	slices.SortStableFunc(g.Rows, func(a, b gridRow) int { return a.doubt() - b.doubt() })
	return g
}

// doubt returns 1 for an issue on which no position is sure, else 0: it stands last.
func (r gridRow) doubt() int {
	if slices.ContainsFunc(r.Cells, func(c *parley.Cell) bool { return c != nil && !brief.IsUnsure(c.Confidence) }) {
		return 0
	}
	return 1
}

// asOn returns cells as they stood on a day: the turn before it counts.
func asOn(cells []parley.Cell, day string) []parley.Cell {
	var list []parley.Cell
	for _, c := range cells {
		k := 0
		for k < len(c.Path) && c.Path[k].Day <= day {
			k++
		}
		if k == 0 {
			continue
		}
		if k < len(c.Path) || c.Date[:min(len(c.Date), 10)] > day { // it was told anew since: what is known of the later position is not of this one
			c.Force, c.Movement, c.Count, c.Confidence = "", "", 0, 1
			c.Date = c.Path[k-1].Day
		}
		c.Stance, c.Path = c.Path[k-1].Stance, c.Path[:k]
		list = append(list, c)
	}
	return list
}

// The matrix shows the issues and the parties that are spoken of most.
const matrixIssues, matrixParties = 40, 12

func (s *Server) matrix(r *http.Request, n *parley.Negotiation) (*shown, error) {
	cells, err := s.Store.Matrix(r.Context(), n.ID, matrixIssues, matrixParties)
	if err != nil {
		return nil, err
	}
	all := gridOf(cells)
	on := r.FormValue("on")
	if on != "" {
		if _, err := time.Parse(time.DateOnly, on); err != nil {
			return nil, refusal{http.StatusBadRequest, "Write dates as 2026-03-02."}
		}
		cells = asOn(cells, on)
	}
	body := map[string]any{"Grid": gridOf(cells), "On": on, "Full": len(all.Rows) == matrixIssues || len(all.Parties) == matrixParties}
	// A cell opens below the table: the positions behind it, latest first.
	issue, party := parley.ID(r.FormValue("issue")), parley.ID(r.FormValue("party"))
	if issue != "" && party != "" {
		sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Tables: []parley.Table{parley.Positions}, Issue: issue, Actor: party, To: on, Limit: 100, Names: true})
		if err != nil {
			return nil, err
		}
		l := look("/n/"+n.Slug, sh)
		list := slices.DeleteFunc(each(sh.Positions, l.position), func(x line) bool { return x.LeadID != party })
		for i := range list { // opened for its sentences
			list[i].Open = true
		}
		body["Open"] = section{Lines: list}
		body["OpenIssue"], body["OpenParty"] = issue, party
		body["OpenTitle"] = l.at.Name(party) + " on " + l.at.Name(issue)
	}
	return &shown{"matrix", "Positions", body}, nil
}

// texts shows the texts on the table with their terms side by side.
func (s *Server) texts(r *http.Request, n *parley.Negotiation) (*shown, error) {
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Tables: []parley.Table{parley.Proposals}, After: r.FormValue("after"), Limit: 40, Names: true})
	if err != nil {
		return nil, err
	}
	l := look("/n/"+n.Slug, sh)
	type text struct {
		Line     line
		ID       parley.ID
		Terms    []term
		Versions []line
	}
	var list, unsure []text
	type column struct {
		Name   string
		ID     parley.ID
		Unsure bool
	}
	var columns []column
	type row struct {
		Issue string
		Cells [][]term
	}
	var rows []row
	at := map[string]int{}
	var withTerms []*parley.Proposal
	for i := range sh.Proposals {
		p := &sh.Proposals[i]
		t := text{Line: l.proposal(p), ID: p.ID}
		for j := range p.Terms {
			t.Terms = append(t.Terms, l.term(&p.Terms[j]))
		}
		for _, id := range []parley.ID{p.VersionOf, p.RespondsTo} {
			if o := l.at.Proposals[id]; o != nil {
				v := l.proposal(o)
				v.Status = map[bool]string{true: "a version of", false: "an answer to"}[id == p.VersionOf]
				t.Versions = append(t.Versions, v)
			}
		}
		if t.Line.Unsure {
			unsure = append(unsure, t)
		} else {
			list = append(list, t)
		}
		if len(p.Terms) > 0 && len(withTerms) < 6 {
			withTerms = append(withTerms, p)
			columns = append(columns, column{p.Name, p.ID, t.Line.Unsure})
		}
	}
	for c, p := range withTerms {
		for j := range p.Terms {
			t := l.term(&p.Terms[j])
			k := cmp.Or(t.Issue, "other terms")
			i, ok := at[k]
			if !ok {
				i = len(rows)
				at[k] = i
				rows = append(rows, row{Issue: k, Cells: make([][]term, len(withTerms))})
			}
			rows[i].Cells[c] = append(rows[i].Cells[c], t)
		}
	}
	return &shown{"texts", "Texts", map[string]any{"Texts": list, "Unsure": unsure, "Columns": columns, "Rows": rows, "Later": r.FormValue("after") != "", "Next": nextPage(r, "after", sh.Next)}}, nil
}

// A term is one thing that a text does.
type term struct {
	Text     string
	Issue    string
	Effect   string
	Amount   string
	Evidence []evidence
	ID       parley.ID
}

func (l *lookup) term(t *parley.Term) term {
	v := term{ID: t.ID, Text: t.Text, Issue: l.at.Name(t.Issue), Effect: words(t.Effect), Evidence: l.evidence(t.Evidence)}
	if q := t.Quantity; q != nil && !strings.ContainsAny(t.Text, "0123456789") { // a figure that the words have is not told twice
		v.Amount = strconv.FormatFloat(q.Value, 'f', -1, 64)
		if q.Approx {
			v.Amount = "about " + v.Amount
		}
		if q.Unit != "" {
			v.Amount += " " + q.Unit
		}
	}
	return v
}

// divide shows who stands apart on what.
func (s *Server) divide(r *http.Request, n *parley.Negotiation) (*shown, error) {
	cells, err := s.Store.Matrix(r.Context(), n.ID, 30, 12)
	if err != nil {
		return nil, err
	}
	g := gridOf(cells)
	type side struct {
		Party parley.Actor
		Cell  *parley.Cell
	}
	type divide struct {
		Issue                                parley.Issue
		For, Against, Conditional, Undecided []side
		Unsure                               []side // apart from the others
		Unrecorded                           []parley.Actor
		Apart                                bool
	}
	var list, faint []divide
	for _, row := range g.Rows {
		d := divide{Issue: row.Issue}
		for i, c := range row.Cells {
			p := g.Parties[i]
			switch {
			case c == nil:
				d.Unrecorded = append(d.Unrecorded, p)
			case brief.IsUnsure(c.Confidence):
				d.Unsure = append(d.Unsure, side{p, c})
			case c.Stance == "for":
				d.For = append(d.For, side{p, c})
			case c.Stance == "against":
				d.Against = append(d.Against, side{p, c})
			case c.Stance == "conditional":
				d.Conditional = append(d.Conditional, side{p, c})
			default:
				d.Undecided = append(d.Undecided, side{p, c})
			}
		}
		if n := len(d.For) + len(d.Against) + len(d.Conditional) + len(d.Undecided); n < 2 {
			if n+len(d.Unsure) > 1 {
				faint = append(faint, d)
			}
			continue
		}
		d.Apart = len(d.Against) > 0 && len(d.For)+len(d.Conditional) > 0 || len(d.For) > 0 && len(d.Conditional) > 0
		list = append(list, d)
	}
	slices.SortStableFunc(list, func(a, b divide) int {
		switch {
		case a.Apart == b.Apart:
			return 0
		case a.Apart:
			return -1
		}
		return 1
	})
	// Each term of the latest texts against the latest position of each party on its issue.
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Tables: []parley.Table{parley.Proposals}, Limit: 12, Names: true})
	if err != nil {
		return nil, err
	}
	l := look("/n/"+n.Slug, sh)
	stand := map[[2]parley.ID]*parley.Cell{}
	for i := range cells {
		stand[[2]parley.ID{cells[i].Issue, cells[i].Party}] = &cells[i]
	}
	type fit struct {
		Fit  string
		Cell *parley.Cell
	}
	type fitRow struct {
		Text string
		ID   parley.ID
		Term term
		Fits []fit
	}
	var fits []fitRow
	for i := range sh.Proposals {
		p := &sh.Proposals[i]
		for j := range p.Terms {
			t := &p.Terms[j]
			row := fitRow{Text: p.Name, ID: p.ID, Term: l.term(t)}
			some := false
			for _, party := range g.Parties {
				c := stand[[2]parley.ID{t.Issue, party.ID}]
				f := fit{Fit: fitOf(t.Effect, c), Cell: c}
				some = some || c != nil
				row.Fits = append(row.Fits, f)
			}
			if some && len(fits) < 60 {
				fits = append(fits, row)
			}
		}
	}
	// A party that has said nothing on any of the terms needs no column.
	var met, silent []parley.Actor
	for i, party := range g.Parties {
		if !slices.ContainsFunc(fits, func(row fitRow) bool { return row.Fits[i].Cell != nil }) {
			silent = append(silent, party)
			continue
		}
		for k := range fits {
			fits[k].Fits[len(met)] = fits[k].Fits[i]
		}
		met = append(met, party)
	}
	for k := range fits {
		fits[k].Fits = fits[k].Fits[:len(met)]
	}
	return &shown{"divide", "The divide", map[string]any{"Divides": list, "Faint": faint, "Fits": fits, "Parties": met, "Silent": silent}}, nil
}

// fitOf says how a term meets a party's position on the term's issue.
func fitOf(effect string, c *parley.Cell) string {
	if c == nil {
		return "unrecorded"
	}
	grants := effect == "includes" || effect == "sets" || effect == "raises"
	denies := effect == "excludes" || effect == "defers"
	switch {
	case c.Stance == "for" && grants, c.Stance == "against" && denies:
		return "meets"
	case c.Stance == "against" && grants, c.Stance == "for" && denies:
		return "conflicts"
	}
	return "open"
}

// nextPage is the address of the page that begins at a cursor, or "".
func nextPage(r *http.Request, key, cursor string) string {
	if cursor == "" {
		return ""
	}
	v := r.URL.Query()
	v.Set(key, cursor)
	return "?" + v.Encode()
}

// people lists the actors, or those whose name has what is looked for.
func (s *Server) people(r *http.Request, n *parley.Negotiation) (*shown, error) {
	q := strings.TrimSpace(r.FormValue("q"))
	list, next, err := s.Store.Actors(r.Context(), n.ID, q[:min(len(q), 100)], parley.Page{Limit: 120, Before: r.FormValue("after")})
	if err != nil {
		return nil, err
	}
	// The side of somebody on this page may stand on another.
	var sides []parley.ID
	for _, a := range list {
		sides = append(sides, a.Party)
	}
	names, err := s.Store.NamesOf(r.Context(), n.ID, sides)
	if err != nil {
		return nil, err
	}
	for _, a := range list {
		names[a.ID] = a.Name
	}
	type group struct {
		Name    string
		ID      parley.ID
		Members []parley.Actor
	}
	var groups []group
	at := map[parley.ID]int{}
	var others []parley.Actor
	for _, a := range list {
		side := a.Party
		if side == "" || names[side] == "" {
			if a.Party != a.ID {
				others = append(others, a)
				continue
			}
		}
		i, ok := at[side]
		if !ok {
			i = len(groups)
			at[side] = i
			groups = append(groups, group{Name: names[side], ID: side})
		}
		if a.ID != side {
			groups[i].Members = append(groups[i].Members, a)
		}
	}
	var alone []group // side by side, for most of them are named in passing
	groups = slices.DeleteFunc(groups, func(g group) bool {
		if len(g.Members) == 0 {
			alone = append(alone, g)
		}
		return len(g.Members) == 0
	})
	return &shown{"people", "People and parties", map[string]any{"Groups": groups, "Alone": alone, "Others": others, "Q": q, "All": list, "Next": nextPage(r, "after", next)}}, nil
}

func (s *Server) person(r *http.Request, n *parley.Negotiation) (*shown, error) {
	id := parley.ID(r.PathValue("id"))
	from, to, err := window(r)
	if err != nil {
		return nil, err
	}
	a, err := s.Store.Actor(r.Context(), n.ID, id)
	if err != nil {
		return nil, err
	}
	id = a.ID
	months, err := s.Store.Said(r.Context(), n.ID, id)
	if err != nil {
		return nil, err
	}
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Actor: id, From: from, To: to, Limit: 30, Names: true})
	if err != nil {
		return nil, err
	}
	l := look("/n/"+n.Slug, sh)
	others, err := s.called(r.Context(), n.ID, parley.Actors, offered)
	if err != nil {
		return nil, err
	}
	side, err := s.Store.NamesOf(r.Context(), n.ID, []parley.ID{a.Party})
	if err != nil {
		return nil, err
	}
	var said, by []line
	for i := range sh.Statements {
		if st := &sh.Statements[i]; st.Speaker == id || st.OnBehalfOf == id {
			said = append(said, l.statement(st))
		}
	}
	by = each(sh.Positions, l.position)
	bars := monthBars(months)
	last := ""
	if len(bars) > 0 {
		last = bars[len(bars)-1].Label
	}
	return &shown{"person", a.Name, map[string]any{
		"Actor": a, "Side": side[a.Party], "Roles": a.Roles, "Months": bars, "LastMonth": last, "From": from, "To": to,
		"Said": section{Lines: said}, "Positions": section{Lines: by},
		"Meetings": section{Lines: each(sh.Meetings, l.meeting)}, "Texts": section{Lines: each(sh.Proposals, l.proposal)},
		"Steps": section{Lines: append(each(sh.Deadlines, l.deadline), each(sh.Steps, l.step)...)}, "Others": others,
	}}, nil
}

// positions lists those of a party or on an issue, newest first, in parts.
func (s *Server) positions(r *http.Request, n *parley.Negotiation) (*shown, error) {
	party, issue := parley.ID(r.FormValue("party")), parley.ID(r.FormValue("issue"))
	from, to, err := window(r)
	if err != nil {
		return nil, err
	}
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Tables: []parley.Table{parley.Positions}, Actor: party, Issue: issue, From: from, To: to, After: r.FormValue("after"), Limit: 50, Names: true})
	if err != nil {
		return nil, err
	}
	names, err := s.Store.NamesOf(r.Context(), n.ID, []parley.ID{party, issue})
	if err != nil {
		return nil, err
	}
	title := "Positions"
	if names[party] != "" {
		title += " of " + names[party]
	}
	if names[issue] != "" {
		title += " on " + names[issue]
	}
	return &shown{"positions", title, map[string]any{"Lines": each(sh.Positions, look("/n/"+n.Slug, sh).position), "Next": nextPage(r, "after", sh.Next)}}, nil
}

func (s *Server) issue(r *http.Request, n *parley.Negotiation) (*shown, error) {
	id := parley.ID(r.PathValue("id"))
	is, err := s.Store.Issue(r.Context(), n.ID, id)
	if err != nil {
		return nil, err
	}
	id = is.ID
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Tables: []parley.Table{parley.Positions, parley.Statements}, Issue: id, Limit: 50, Names: true})
	if err != nil {
		return nil, err
	}
	l := look("/n/"+n.Slug, sh)
	others, err := s.called(r.Context(), n.ID, parley.Issues, offered)
	if err != nil {
		return nil, err
	}
	terms := is.Terms[:min(len(is.Terms), 5)]
	return &shown{"issue", is.Label, map[string]any{"Issue": is, "Terms": terms, "More": is.Terms[len(terms):], "Evidence": l.evidence(is.Evidence), "Others": others,
		"Positions": section{Lines: each(sh.Positions, l.position)}, "Said": section{Lines: each(sh.Statements, l.statement)}}}, nil
}

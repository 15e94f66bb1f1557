package web

import (
	"cmp"
	"context"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
)

func (s *Server) stories(r *http.Request, n *parley.Negotiation) (*shown, error) {
	list, next, err := s.Store.Stories(r.Context(), n.ID, parley.Page{Before: r.FormValue("before")})
	if err != nil {
		return nil, err
	}
	return &shown{"stories", "Stories", map[string]any{"Stories": list, "Next": nextPage(r, "before", next)}}, nil
}

// A telling is how one report puts a claim, with what differs marked.
type telling struct {
	From     string
	Report   parley.ID
	Start    int
	End      int
	Pieces   []piece
	Speaker  string
	IsBefore bool
}

// A piece is a run of text with the marks that lie on it.
type piece struct {
	Text  string
	Class string // kinds of mark, for the style
	Title string
	ID    parley.ID // the entry that begins here
	Start int
}

type difference struct {
	Kind, A, B, Note string
	FromA, FromB     string
	MayBeTranslation bool
	Against          string
}

type claim struct {
	ID          parley.ID
	Text        string
	Tellings    []telling
	Differences []difference // those that matter, where any does
	Worded      []difference // other words beside them
	Independent int
	By          string
}

func (s *Server) story(r *http.Request, n *parley.Negotiation) (*shown, error) {
	id := parley.ID(r.PathValue("id"))
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Story: id, Limit: 400, Texts: true, Names: true})
	if err != nil {
		return nil, err
	}
	if len(sh.Stories) == 0 {
		return nil, parley.ErrNotFound
	}
	l := look("/n/"+n.Slug, sh)
	st := &sh.Stories[0]
	outlet := l.apart(st.Reports)
	speaker := map[parley.ID]string{}
	for i := range sh.Statements {
		speaker[sh.Statements[i].ID] = l.at.Name(sh.Statements[i].Speaker)
	}
	var claims, alike []claim
	var only []evidence
	for i := range sh.Claims {
		c := &sh.Claims[i]
		differ := matters(c)
		v := claim{ID: c.ID, Text: c.Text, Independent: c.Independent, By: l.names(c.AssertedBy)}
		for _, d := range c.Differences {
			x := difference{Kind: d.Kind, Note: d.Note, MayBeTranslation: d.MayBeTranslation, Against: d.Against}
			if d.A != nil {
				x.A, x.FromA = d.A.Text, outlet(d.A.Report)
			}
			if d.B != nil {
				x.B, x.FromB = d.B.Text, outlet(d.B.Report)
			}
			v.put(x, differ)
		}
		for _, t := range c.Tellings {
			tl := telling{From: outlet(t.Span.Report), Report: t.Span.Report, Start: t.Span.Start, End: t.Span.End, Speaker: speaker[t.Statement]}
			var marks []mark
			for _, d := range c.Differences {
				if differ && d.Kind == "wording_changed" {
					continue // marks stand for what matters
				}
				for _, sp := range []*parley.Span{d.A, d.B} {
					if sp != nil && sp.Report == t.Span.Report && sp.Start >= t.Span.Start && sp.End <= t.Span.End {
						marks = append(marks, mark{sp.Start - t.Span.Start, sp.End - t.Span.Start, "differs", differs(d.Kind), ""})
					}
				}
			}
			tl.Pieces = pieces(t.Span.Text, marks)
			v.Tellings = append(v.Tellings, tl)
		}
		if len(v.Tellings) < 2 {
			if len(v.Tellings) == 1 {
				only = append(only, l.evidence([]parley.Span{c.Tellings[0].Span})...)
			}
			continue
		}
		if differ {
			claims = append(claims, v)
		} else {
			alike = append(alike, v)
		}
	}
	type relation struct{ A, B, Kind, Direction string }
	var relations []relation
	apart := 0 // pairs that depend in no way, which are counted where they are many
	for _, x := range sh.Relations {
		if len(sh.Relations) > 3 && x.Kind == "independent" {
			apart++
			continue
		}
		v := relation{A: outlet(x.A), B: outlet(x.B), Kind: brief.RelationWords(x.Kind)}
		switch x.Direction {
		case "a_from_b":
			v.Direction = v.A + " draws on " + v.B + " (by " + x.Basis + ")"
		case "b_from_a":
			v.Direction = v.B + " draws on " + v.A + " (by " + x.Basis + ")"
		}
		relations = append(relations, v)
	}
	uncompared := len(st.Reports)*(len(st.Reports)-1)/2 - len(sh.Relations)
	var reports []*parley.Report
	for _, id := range st.Reports {
		if rep := l.at.Reports[id]; rep != nil {
			reports = append(reports, rep)
		}
	}
	others, _, err := s.Store.Stories(r.Context(), n.ID, parley.Page{})
	if err != nil {
		return nil, err
	}
	return &shown{"story", cmp.Or(st.Title, "A story"), map[string]any{
		"Story": st, "Reports": reports, "Claims": claims, "Alike": alike, "Only": only, "Relations": relations, "Apart": apart, "Uncompared": max(0, uncompared), "Others": others,
	}}, nil
}

// put lists a difference once, for of three tellings one may differ alike from two; beside
// what matters, other words stand apart.
func (v *claim) put(x difference, matters bool) {
	into := &v.Differences
	if matters && x.Kind == "wording_changed" {
		into = &v.Worded
	}
	if !slices.Contains(*into, x) {
		*into = append(*into, x)
	}
}

// matters reports whether the tellings differ in more than wording.
func matters(c *parley.Claim) bool {
	return slices.ContainsFunc(c.Differences, func(d parley.Difference) bool {
		return d.Kind != "wording_changed" && !strings.HasPrefix(d.Kind, "only_in")
	})
}

func (l *lookup) outlet(id parley.ID) string {
	if r := l.at.Reports[id]; r != nil {
		return cmp.Or(r.Outlet, shortened(titleOf(r), 32))
	}
	return "a report"
}

// apart returns what names each of some reports: its outlet, with its day where several
// are of one, and with its title where that tells them no better.
func (l *lookup) apart(ids []parley.ID) func(parley.ID) string {
	count := map[string]int{}
	for _, id := range ids {
		count[l.outlet(id)]++
		count[l.from(id)]++
	}
	return func(id parley.ID) string {
		switch r := l.at.Reports[id]; {
		case r == nil || count[l.outlet(id)] < 2:
			return l.outlet(id)
		case count[l.from(id)] < 2:
			return l.from(id)
		default:
			return l.from(id) + " (" + shortened(titleOf(r), 48) + ")"
		}
	}
}

// differs names a kind of difference for a person.
func differs(kind string) string {
	switch kind {
	case "quote_altered":
		return "quoted wording differs"
	case "quote_marks_added":
		return "quotation marks only in the second"
	case "quote_marks_dropped":
		return "quotation marks only in the first"
	case "hedge_dropped":
		return "caution only in the first"
	case "hedge_added":
		return "caution only in the second"
	case "attribution_dropped":
		return "source named only in the first"
	case "attribution_added":
		return "source named only in the second"
	case "developed":
		return "a later stage"
	}
	return brief.DifferenceWords(kind)
}

// A mark is a run of bytes of a text that something is said of.
type mark struct {
	start, end   int
	class, title string
	id           parley.ID
}

// pieces cuts text where marks begin and end, so that marks may overlap.
func pieces(text string, marks []mark) []piece {
	cuts := []int{0, len(text)}
	for _, m := range marks {
		if m.start >= 0 && m.end <= len(text) && m.start < m.end {
			cuts = append(cuts, m.start, m.end)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []piece
	for i := 0; i+1 < len(cuts); i++ {
		p := piece{Text: text[cuts[i]:cuts[i+1]], Start: cuts[i]}
		var class, titles []string
		for _, m := range marks {
			if m.start <= cuts[i] && cuts[i+1] <= m.end {
				if !slices.Contains(class, m.class) {
					class = append(class, m.class)
				}
				if m.title != "" && !slices.Contains(titles, m.title) {
					titles = append(titles, m.title)
				}
				if m.start == cuts[i] && m.id != "" {
					p.ID = m.id
				}
			}
		}
		p.Class, p.Title = strings.Join(class, " "), strings.Join(titles, " · ")
		out = append(out, p)
	}
	return out
}

func (s *Server) reports(r *http.Request, n *parley.Negotiation) (*shown, error) {
	out := r.FormValue("out") != ""
	list, next, err := s.Store.Reports(r.Context(), n.ID, out, parley.Page{Before: r.FormValue("before")})
	if err != nil {
		return nil, err
	}
	return &shown{"reports", "Reports", map[string]any{"Reports": list, "Next": nextPage(r, "before", next), "Out": out}}, nil
}

// report shows a report with all its entries marked in its text.
func (s *Server) report(r *http.Request, n *parley.Negotiation) (*shown, error) {
	id := parley.ID(r.PathValue("id"))
	f, err := s.Store.Report(r.Context(), n.ID, id)
	if err != nil {
		return nil, err
	}
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Report: id, Superseded: true, Names: true})
	if err != nil {
		return nil, err
	}
	l := look("/n/"+n.Slug, sh)
	sections := l.lines()
	marks := append(l.said(f.ID), lineMarks(sections, f.ID)...)
	if m, ok := spot(r.FormValue("at"), f.Text); ok {
		marks = append(marks, m)
	}
	if e := parley.ID(r.FormValue("entry")); e != "" {
		marks = append(marks, entryMarks(sections, f.ID, e)...)
	}
	for _, sec := range sections {
		for i := range sec.Lines {
			sec.Lines[i].In = f.ID
		}
	}
	title := titleOf(&f.Report)
	first, _, _ := strings.Cut(strings.TrimLeft(f.Text, "\n"), "\n")
	return &shown{"report", title, map[string]any{
		"Report": f, "Paragraphs": paragraphs(pieces(f.Text, marks)), "Sections": slices.DeleteFunc(sections, func(x section) bool { return len(x.Lines) == 0 }),
		"Address": address(f.URL), "Headed": f.Title != "" && strings.Join(strings.Fields(first), " ") == strings.Join(strings.Fields(f.Title), " "),
		"Facts": facts(&f.Report),
	}}, nil
}

// said marks in a report what is said, by which words and by whom, and who is named.
func (l *lookup) said(report parley.ID) []mark {
	var marks []mark
	add := func(sp parley.Span, class, title string, id parley.ID) {
		if sp.Report == report {
			marks = append(marks, mark{sp.Start, sp.End, class, title, id})
		}
	}
	for i := range l.Statements {
		st := &l.Statements[i]
		who := cmp.Or(l.at.Name(st.Speaker), "speaker not recorded")
		for _, c := range st.Content {
			add(c, "m-said", who+": "+st.CueClass, st.ID)
		}
		if st.Cue != nil {
			add(*st.Cue, "m-cue", "cue", "")
		}
		if st.Source != nil {
			add(*st.Source, "m-source", "source: "+who, "")
		}
	}
	for i := range l.Actors {
		a := &l.Actors[i]
		for _, m := range a.Mentions {
			add(m.Span, "m-actor", a.Name, "")
		}
	}
	return marks
}

// lineMarks marks in a report the first evidence of each entry that is no statement.
func lineMarks(sections []section, report parley.ID) []mark {
	var marks []mark
	for _, sec := range sections {
		if sec.Title == "Statements" {
			continue
		}
		for _, ln := range sec.Lines {
			for _, e := range ln.Evidence {
				if e.Report == report {
					marks = append(marks, mark{e.Start, e.Start + len(e.Text), "m-" + ln.Table, "", ln.ID})
					break
				}
			}
		}
	}
	return marks
}

// entryMarks marks in a report all evidence of the entry from which a reader comes.
func entryMarks(sections []section, report, entry parley.ID) []mark {
	var marks []mark
	for _, sec := range sections {
		for _, ln := range sec.Lines {
			if ln.ID != entry {
				continue
			}
			for _, e := range ln.Evidence {
				if e.Report == report {
					marks = append(marks, mark{e.Start, e.Start + len(e.Text), "m-here", "", ""})
				}
			}
		}
	}
	return marks
}

// paragraphs cuts the pieces of a text at its line breaks; an empty line is none.
func paragraphs(text []piece) [][]piece {
	var out [][]piece
	var para []piece
	for _, p := range text {
		rest, start := p.Text, p.Start
		for {
			i := strings.Index(rest, "\n")
			if i < 0 {
				break
			}
			if i > 0 {
				para = append(para, piece{Text: rest[:i], Class: p.Class, Title: p.Title, ID: p.ID, Start: start})
			}
			if len(para) > 0 {
				out = append(out, para)
			}
			para, rest, start = nil, rest[i+1:], start+i+1
		}
		if rest != "" {
			para = append(para, piece{Text: rest, Class: p.Class, Title: p.Title, ID: p.ID, Start: start})
		}
	}
	if len(para) > 0 {
		out = append(out, para)
	}
	return out
}

// facts says where and when a report appeared, and who wrote it.
func facts(r *parley.Report) []string {
	return slices.DeleteFunc([]string{r.Outlet, date(r.Published), r.Author, r.Credit}, func(s string) bool { return s == "" })
}

// spot marks the passage that a link leads to: at is where it begins, and where it ends
// after a hyphen, in bytes of text; without an end, all of its paragraph.
func spot(at, text string) (mark, bool) {
	from, to, _ := strings.Cut(at, "-")
	start, err := strconv.Atoi(from)
	if err != nil || start < 0 || start >= len(text) {
		return mark{}, false
	}
	end, err := strconv.Atoi(to)
	if err != nil || end <= start || end > len(text) {
		end = len(text)
		if i := strings.IndexByte(text[start:], '\n'); i > 0 {
			end = start + i
		}
	}
	if !utf8.RuneStart(text[start]) || end < len(text) && !utf8.RuneStart(text[end]) {
		return mark{}, false
	}
	return mark{start, end, "m-here", "", ""}, true
}

// address lets through addresses of pages alone.
func address(u string) template.URL {
	if strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		return template.URL(u)
	}
	return ""
}

// beside looks up what the entries of a sheet lead to and the sheet itself has not: the
// statements that assessments were drawn from, and the ends of links.
func (s *Server) beside(ctx context.Context, n *parley.Negotiation, l *lookup) error {
	var ids []parley.ID
	for i := range l.Assessments {
		if a := &l.Assessments[i]; a.By == "" && a.Statement != "" {
			ids = append(ids, a.Statement)
		}
	}
	for i := range l.Links {
		ids = append(ids, l.Links[i].From, l.Links[i].To)
	}
	if len(ids) == 0 {
		return nil
	}
	sh, err := s.Store.Record(ctx, n.ID, parley.Select{Entries: ids, Superseded: true, Names: true})
	if err != nil {
		return err
	}
	o := look(l.base, sh)
	o.lines()
	l.told = o.told
	for id, st := range o.at.Statements {
		l.at.Statements[id] = st
		if a := o.at.Actors[st.Speaker]; a != nil {
			l.at.Actors[st.Speaker] = a
		}
	}
	return nil
}

func (s *Server) entry(r *http.Request, n *parley.Negotiation) (*shown, error) {
	id := parley.ID(r.PathValue("id"))
	sh, err := s.Store.Record(r.Context(), n.ID, parley.Select{Entries: []parley.ID{id}, Rejected: true, Superseded: true, Names: true})
	if err != nil {
		return nil, err
	}
	l := look("/n/"+n.Slug, sh)
	if err := s.beside(r.Context(), n, l); err != nil {
		return nil, err
	}
	actors, err := s.called(r.Context(), n.ID, parley.Actors, offered)
	if err != nil {
		return nil, err
	}
	issues, err := s.called(r.Context(), n.ID, parley.Issues, offered)
	if err != nil {
		return nil, err
	}
	name := func(id parley.ID) string {
		for _, x := range slices.Concat(actors, issues) {
			if x.ID == id {
				return x.Name
			}
		}
		return l.at.Name(id)
	}
	for _, sec := range l.lines() {
		for _, ln := range sec.Lines {
			return &shown{"entry", ln.Lead, map[string]any{"Line": ln, "Kind": sec.Title, "Fields": fieldsOf(sh, ln.Table, name), "Actors": actors, "Issues": issues}}, nil
		}
	}
	return nil, parley.ErrNotFound
}

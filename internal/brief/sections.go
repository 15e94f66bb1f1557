package brief

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/parley-record/parley"
)

func (b *Brief) reports() Section {
	s := Section{Key: "reports", Title: "What was read", Empty: "No report could be read."}
	for i := range b.Record.Reports {
		r := &b.Record.Reports[i]
		title := r.Title
		if title == "" {
			title = short(r.Text, 10)
		}
		from := r.Path
		if from == "-" {
			from = "standard input"
		}
		if r.URL != "" {
			from = r.URL
		}
		s.Lines = append(s.Lines, Line{
			Lead: strconv.Itoa(i + 1),
			Text: flat(title),
			Tags: drop([]string{r.Outlet, r.Author, r.Published, kindTag(r.Kind), lengthOf(r), from}),
			Refs: []Ref{{Report: i + 1, Sentence: 1, Span: whole(r)}},
		})
	}
	for i := range b.Record.Stories {
		st := &b.Record.Stories[i]
		if len(st.Reports) < 2 {
			continue
		}
		s.Lines = append(s.Lines, Line{
			ID: st.ID, Lead: "One happening",
			Text: b.origins(st),
			Refs: b.firsts(st.Reports),
		})
	}
	told := 0
	for i := range b.Record.Relations {
		r := &b.Record.Relations[i]
		if len(b.Record.Relations) > manyRelations && r.Kind == "independent" {
			continue
		}
		told++
		s.Lines = append(s.Lines, Line{Depth: 1, Text: b.relation(r), Refs: b.passageRefs(r)})
	}
	uncompared := b.Record.Run.Settings["uncompared_pairs"]
	switch rest := len(b.Record.Relations) - told; {
	case rest > 0 && told == 0 && uncompared == "":
		s.Lines = append(s.Lines, Line{Depth: 1, Text: "all independent of each other"})
	case rest == 1:
		s.Lines = append(s.Lines, Line{Depth: 1, Text: "the other pair: independent of each other"})
	case rest > 0:
		s.Lines = append(s.Lines, Line{Depth: 1, Text: fmt.Sprintf("the other %d pairs: independent of each other", rest)})
	}
	if uncompared != "" {
		s.Lines = append(s.Lines, Line{Depth: 1, Text: uncompared + " more pairs share less and were not held against each other"})
	}
	return s
}

// manyRelations is the most pairs of reports that are told one by one: four reports
// of one happening make six.
const manyRelations = 3

// origins says which reports tell a story and how many of them are independent.
func (b *Brief) origins(st *parley.Story) string {
	var nums []string
	for _, id := range st.Reports {
		nums = append(nums, strconv.Itoa(b.refs.number[id]))
	}
	origins := "one independent origin"
	if st.Independent != 1 {
		origins = fmt.Sprintf("%d independent origins", st.Independent)
	}
	return fmt.Sprintf("reports %s tell it, from %s", list(nums), origins)
}

func kindTag(k parley.ReportKind) string {
	if k == parley.KindNews {
		return ""
	}
	return string(k)
}

func whole(r *parley.Report) parley.Span {
	return parley.Span{Report: r.ID, Start: 0, End: len(r.Text), Text: r.Text}
}

// firsts refers to the first sentence of each report.
func (b *Brief) firsts(ids []parley.ID) []Ref {
	var out []Ref
	for _, id := range ids {
		i := b.refs.number[id]
		out = append(out, Ref{Report: i, Sentence: 1, Span: whole(&b.Record.Reports[i-1])})
	}
	return out
}

var relationWords = map[string]string{
	"duplicate":     "the same text",
	"rewrite":       "one retells the other",
	"shared_source": "both draw on one source",
	"update":        "one is a later stage of the other",
	"independent":   "independent of each other",
}

// RelationWords returns how two reports depend on each other as readers see it.
func RelationWords(kind string) string {
	if w := relationWords[kind]; w != "" {
		return w
	}
	return words(kind)
}

func (b *Brief) relation(r *parley.Relation) string {
	a, z := b.refs.number[r.A], b.refs.number[r.B]
	text := fmt.Sprintf("%d and %d: %s", a, z, relationWords[r.Kind])
	switch r.Direction {
	case "a_from_b":
		text += fmt.Sprintf(", %d from %d (by %s)", a, z, words(r.Basis))
	case "b_from_a":
		text += fmt.Sprintf(", %d from %d (by %s)", z, a, words(r.Basis))
	}
	return text + fmt.Sprintf("; %.0f%% of %d stands in %d, %.0f%% of %d in %d", 100*r.CoveredA, a, z, 100*r.CoveredB, z, a)
}

func (b *Brief) passageRefs(r *parley.Relation) []Ref {
	if len(r.Pairs) == 0 {
		return b.firsts([]parley.ID{r.A, r.B})
	}
	return b.refs.of(r.Pairs[0].A, r.Pairs[0].B)
}

// maxAliases is how many other names a line shows.
const maxAliases = 5

func (b *Brief) actors(n namer) Section {
	s := Section{Key: "actors", Title: "Who is at the table", Empty: "Nobody was found."}
	under := map[parley.ID][]*parley.Actor{}
	var heads []*parley.Actor
	for i := range b.Record.Actors {
		a := &b.Record.Actors[i]
		if a.Party != "" && a.Party != a.ID && n.actors[a.Party] != nil && n.actors[n.actors[a.Party].ID].Party == a.Party {
			under[a.Party] = append(under[a.Party], a)
			continue
		}
		heads = append(heads, a)
	}
	for _, a := range inFront(heads, under) {
		s.Lines = append(s.Lines, b.actor(n, a, 0))
		for _, m := range under[a.ID] {
			s.Lines = append(s.Lines, b.actor(n, m, 1))
		}
	}
	return s
}

// inFront puts those who negotiate, or for whom somebody does, before the others, and
// of both those first who are named most often with all who stand under them.
func inFront(heads []*parley.Actor, under map[parley.ID][]*parley.Actor) []*parley.Actor {
	type place struct{ rank, named int }
	at := map[parley.ID]place{}
	for _, a := range heads {
		x := place{1, 0}
		for _, m := range append([]*parley.Actor{a}, under[a.ID]...) {
			if m.Part == "party" {
				x.rank = 0
			}
			x.named += len(m.Mentions)
		}
		at[a.ID] = x
	}
	slices.SortStableFunc(heads, func(a, b *parley.Actor) int {
		return cmp.Or(at[a.ID].rank-at[b.ID].rank, at[b.ID].named-at[a.ID].named)
	})
	return heads
}

func (b *Brief) actor(n namer, a *parley.Actor, depth int) Line {
	l := Line{ID: a.ID, Depth: depth, Lead: a.Name, Text: flat(a.Role)}
	l.Tags = append(l.Tags, string(a.Kind))
	if a.Part != "" && (a.Part != "party" || depth == 0) && !holdsWords(a.Role, words(a.Part)) {
		l.Tags = append(l.Tags, words(a.Part))
	}
	if also := otherNames(a); len(also) > 0 {
		more := ""
		if len(also) > maxAliases {
			also, more = also[:maxAliases], " …"
		}
		l.Tags = append(l.Tags, "also "+strings.Join(also, ", ")+more)
	}
	if m := n.all(a.Members); m != "" {
		l.Tags = append(l.Tags, "that is "+m)
	}
	for _, ro := range a.Roles {
		if once := formerly(ro, a); once != "" {
			l.Tags = append(l.Tags, once)
		}
	}
	l.Refs = b.refs.of(a.Evidence...)
	if len(l.Refs) == 0 && len(a.Mentions) > 0 {
		l.Refs = b.refs.of(a.Mentions[0].Span)
	}
	if len(l.Refs) > 2 {
		l.Refs = l.Refs[:2]
	}
	return l
}

// otherNames returns the aliases of an actor that are more than a name of it in other
// letters: "Dockers", "dockers".
func otherNames(a *parley.Actor) []string {
	var out []string
	same := func(s string) func(string) bool {
		return func(o string) bool { return strings.EqualFold(s, o) }
	}
	for _, x := range a.Aliases {
		if !strings.EqualFold(x, a.Name) && !slices.ContainsFunc(out, same(x)) {
			out = append(out, x)
		}
	}
	return out
}

// soonCalled is up to how many days after a role's last report another role only tells
// that two desks put one office in their own words: "chief executive", "boss".
const soonCalled = 30

// formerly says until when reports called an actor by a role that later ones no
// longer give: it may have ended. Where they are no month apart it is only another name
// of it; "" for one that is still given, or that the latest only puts in other words.
func formerly(ro parley.Role, a *parley.Actor) string {
	last := ""
	for _, o := range a.Roles {
		last = max(last, o.To)
	}
	if ro.To == "" || ro.To >= last {
		return ""
	}
	for _, o := range a.Roles {
		if o.To == last && (holdsWords(o.Text, ro.Text) || holdsWords(ro.Text, o.Text)) {
			return ""
		}
	}
	if x, err := time.Parse(time.DateOnly, ro.To[:min(10, len(ro.To))]); err == nil {
		if y, err := time.Parse(time.DateOnly, last[:min(10, len(last))]); err == nil && y.Sub(x) <= soonCalled*24*time.Hour {
			return "also called " + flat(ro.Text)
		}
	}
	return "called " + flat(ro.Text) + " until " + ro.To
}

// holdsWords reports whether every word of b stands in a.
func holdsWords(a, b string) bool {
	have := strings.Fields(strings.ToLower(a))
	for _, w := range strings.Fields(strings.ToLower(b)) {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}

func (b *Brief) proposals(n namer) Section {
	s := Section{Key: "proposals", Title: "What is on the table", Empty: "No text or offer was found."}
	for i := range b.Record.Proposals {
		p := &b.Record.Proposals[i]
		l := Line{ID: p.ID, Lead: flat(p.Name), Refs: b.refs.of(p.Evidence...)}
		var by []string
		for _, a := range p.Authorship {
			name := n.actor(a.Actor)
			for _, h := range a.Hedges {
				name += " (" + flat(h.Text) + ")"
			}
			by = append(by, name)
		}
		if len(by) == 0 {
			for _, id := range p.Authors {
				by = append(by, n.actor(id))
			}
		}
		var parts []string
		if len(by) > 0 {
			parts = append(parts, "by "+list(by))
		}
		if to := n.all(p.PresentedTo); to != "" {
			parts = append(parts, "presented to "+to)
		}
		if w := when(p.When); w != "" {
			parts = append(parts, w)
		}
		if o := n.proposals[p.RespondsTo]; o != nil {
			parts = append(parts, "answers "+flat(o.Name))
		}
		if o := n.proposals[p.VersionOf]; o != nil {
			parts = append(parts, "a version of "+flat(o.Name))
		}
		l.Text = strings.Join(parts, "; ")
		l.Tags = append(drop([]string{words(p.Kind), words(p.Status)}), n.cautionBy(&p.Entry, p.Authors)...)
		s.Lines = append(s.Lines, l)
		for j := range p.Terms {
			t := &p.Terms[j]
			what := n.issue(t.Issue)
			if what == "" || t.Text != "" {
				what = flat(t.Text)
			}
			s.Lines = append(s.Lines, Line{ID: t.ID, Depth: 1, Lead: words(t.Effect), Text: what, Tags: quantity(t.Quantity, what), Refs: b.refs.of(t.Evidence...)})
		}
		for j := range p.Responses {
			r := &p.Responses[j]
			s.Lines = append(s.Lines, Line{
				ID: r.ID, Depth: 1, Lead: n.actor(r.By), Text: responseWords(r.Stance),
				Tags: drop([]string{forceWords(r), act(r.Act), when(r.When)}), Refs: b.refs.of(r.Evidence...),
			})
		}
	}
	return s
}

// quantity returns the figure of a term, nothing where its text has it.
func quantity(q *parley.Quantity, text string) []string {
	if q == nil || strings.ContainsAny(text, "0123456789") {
		return nil
	}
	v := strconv.FormatFloat(q.Value, 'f', -1, 64)
	if q.Approx {
		v = "about " + v
	}
	if q.Unit == "%" {
		return []string{v + "%"}
	}
	return []string{join(" ", v, q.Unit)}
}

// forceWords returns the force of an answer where it tells more than the stance and
// the act do.
func forceWords(r *parley.Response) string {
	if r.Force == "statement" || r.Force == "concession" && act(r.Act) != "" {
		return ""
	}
	return words(r.Force)
}

func act(a string) string {
	if a == "words" {
		return ""
	}
	return words(a)
}

func responseWords(stance string) string {
	switch stance {
	case "for":
		return "for it"
	case "against":
		return "against it"
	case "conditional":
		return "for it, on a condition"
	case "undecided":
		return "undecided"
	case "unaware":
		return "did not know of it"
	case "awaiting":
		return "awaited"
	case "no_comment":
		return "no comment"
	}
	return words(stance)
}

func (b *Brief) positions(n namer) Section {
	s := Section{Key: "positions", Title: "Who stands where", Empty: "No position was found."}
	g := &Grid{}
	column, row := map[parley.ID]int{}, map[parley.ID]int{}
	for i := range b.Record.Positions {
		p := &b.Record.Positions[i]
		if n.actor(p.Party) == "" {
			continue
		}
		if _, ok := column[p.Party]; !ok {
			column[p.Party] = len(g.Columns)
			g.Columns = append(g.Columns, n.actor(p.Party))
		}
		if _, ok := row[p.Issue]; !ok {
			row[p.Issue] = len(g.Rows)
			g.Rows = append(g.Rows, GridRow{Label: n.issue(p.Issue)})
		}
	}
	for i := range g.Rows {
		g.Rows[i].Cells = make([]Cell, len(g.Columns))
	}
	for _, p := range inTurn(b.Record.Positions) {
		if n.actor(p.Party) == "" {
			continue
		}
		c := &g.Rows[row[p.Issue]].Cells[column[p.Party]]
		if c.ID == "" {
			c.ID = p.ID
		}
		if at := slices.IndexFunc(c.Stands, func(s Stand) bool { return s.Stance == words(p.Stance) }); at >= 0 && p.Supersedes == "" {
			c.Stands[at].Refs = b.merge(c.Stands[at].Refs, p.Evidence)
			c.Stands[at].Unsure = c.Stands[at].Unsure && Doubtful(&p.Entry)
			continue
		}
		s := Stand{words(p.Stance), p.Supersedes != "" && len(c.Stands) > 0, Doubtful(&p.Entry), b.refs.of(p.Evidence...)}
		switch {
		case c.Stance == "":
			c.Stance = s.String()
		case s.Then:
			c.Stance += ", " + s.String()
		default:
			c.Stance += "; " + s.String()
		}
		c.Stands = append(c.Stands, s)
	}
	if len(g.Rows) > 0 {
		s.Grid = g.busiestFirst()
	}
	return s
}

// inTurn returns the positions of list, each behind the one that it supersedes: a
// store gives the latest first.
func inTurn(list []parley.Position) []*parley.Position {
	at := map[parley.ID]int{}
	for i := range list {
		at[list[i].ID] = i
	}
	out := make([]*parley.Position, 0, len(list))
	seen := make([]bool, len(list))
	var put func(i int)
	put = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		if before, ok := at[list[i].Supersedes]; ok {
			put(before)
		}
		out = append(out, &list[i])
	}
	for i := range list {
		put(i)
	}
	return out
}

// busiestFirst puts the parties with the most positions first, and of the issues those
// on which a stance is sure, of these those on which parties differ, then those on which
// most have a position.
func (g *Grid) busiestFirst() *Grid {
	slices.SortStableFunc(g.Rows, func(a, b GridRow) int {
		return cmp.Or(min(b.sure(), 1)-min(a.sure(), 1), min(len(b.stances()), 2)-min(len(a.stances()), 2), b.filled()-a.filled())
	})
	counts, order := make([]int, len(g.Columns)), make([]int, len(g.Columns))
	for i := range order {
		order[i] = i
		for _, r := range g.Rows {
			if r.Cells[i].Stance != "" {
				counts[i]++
			}
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return counts[order[i]] > counts[order[j]] })
	out := &Grid{}
	for _, i := range order {
		out.Columns = append(out.Columns, g.Columns[i])
	}
	for _, r := range g.Rows {
		row := GridRow{Label: r.Label}
		for _, i := range order {
			row.Cells = append(row.Cells, r.Cells[i])
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// sure returns how many parties have a position on the row's issue that is not unsure.
func (r *GridRow) sure() int {
	n := 0
	for _, c := range r.Cells {
		if slices.ContainsFunc(c.Stands, func(s Stand) bool { return !s.Unsure }) {
			n++
		}
	}
	return n
}

// filled returns how many parties have a position on the row's issue.
func (r *GridRow) filled() int {
	n := 0
	for _, c := range r.Cells {
		if c.Stance != "" {
			n++
		}
	}
	return n
}

func (b *Brief) merge(refs []Ref, more []parley.Span) []Ref {
	var spans []parley.Span
	for _, r := range refs {
		spans = append(spans, r.Span)
	}
	return b.refs.of(append(spans, more...)...)
}

// quoted returns the content of a statement, with marks around the words that
// the report marks as the speaker's own.
func quoted(st *parley.Statement) string {
	var parts []string
	for _, c := range st.Content {
		var sb strings.Builder
		at := c.Start
		for _, q := range st.Quotes {
			if q.Report != c.Report || q.Start < at || q.End > c.End {
				continue
			}
			sb.WriteString(c.Text[at-c.Start : q.Start-c.Start])
			sb.WriteString("“" + q.Text + "”")
			at = q.End
		}
		sb.WriteString(c.Text[at-c.Start:])
		parts = append(parts, unmark(flat(sb.String())))
	}
	return strings.Join(parts, " … ")
}

// unmark takes off the report's own marks where ours stand beside them, with or
// without a stop between.
func unmark(s string) string {
	s = doubled.ReplaceAllString(s, "$1”")
	for _, m := range []string{"\"", "“", "”", "''", "``"} {
		s = strings.ReplaceAll(s, m+"“", "“")
		s = strings.ReplaceAll(s, "”"+m, "”")
	}
	return s
}

var doubled = regexp.MustCompile(`”([.,;:!?]?)(?:"|”|''|’’)`)

func (b *Brief) meetings(n namer) Section {
	s := Section{Key: "meetings", Title: "Meetings", Empty: "No meeting was found."}
	for i := range b.Record.Meetings {
		m := &b.Record.Meetings[i]
		l := Line{ID: m.ID, Lead: capital(meetingWords(m.Status)), Refs: b.refs.of(m.Evidence...)}
		who := n.all(m.Participants)
		name := flat(m.Name)
		parts := []string{join(": ", name, who)}
		if m.Place != "" {
			parts = append(parts, "in "+flat(m.Place))
		}
		if w := when(m.When); w != "" {
			parts = append(parts, w)
		}
		if a := n.all(m.Absent); a != "" {
			parts = append(parts, "without "+a)
		}
		if a := n.all(m.Mediators); a != "" {
			parts = append(parts, "mediated by "+a)
		}
		if a := n.all(m.ConvenedBy); a != "" {
			parts = append(parts, "called by "+a)
		}
		l.Text = join("; ", parts...)
		certainty := words(m.Certainty)
		if certainty == words(m.Status) {
			certainty = ""
		}
		l.Tags = append(drop([]string{words(m.Format), words(m.Level), certainty}), n.caution(&m.Entry)...)
		s.Lines = append(s.Lines, l)
		for _, o := range m.Outcomes {
			var tags []string
			if who := n.all(o.AccordingTo); who != "" {
				tags = []string{"according to " + who}
			}
			s.Lines = append(s.Lines, Line{Depth: 1, Lead: "outcome", Text: words(o.Kind), Tags: tags, Refs: b.refs.of(o.Evidence...)})
		}
	}
	return s
}

func meetingWords(status string) string {
	switch status {
	case "none_planned":
		return "not planned"
	}
	return words(status)
}

func (b *Brief) deadlines(n namer) Section {
	s := Section{Key: "deadlines", Title: "Deadlines", Empty: "No deadline was found."}
	for i := range b.Record.Deadlines {
		d := &b.Record.Deadlines[i]
		l := Line{ID: d.ID, Lead: capital(when(d.Due)), Refs: b.refs.of(d.Evidence...)}
		var parts []string
		if on := n.all(d.On); on != "" {
			parts = append(parts, "for "+on)
		}
		if d.Demand != "" {
			parts = append(parts, flat(d.Demand))
		}
		if d.Consequence != "" {
			parts = append(parts, "else "+flat(d.Consequence))
		}
		l.Text = strings.Join(parts, "; ")
		if by := n.all(d.SetBy); by != "" {
			l.Tags = append(l.Tags, "set by "+by)
		}
		if d.Status != "" && d.Status != "set" {
			l.Tags = append(l.Tags, words(d.Status))
		}
		l.Tags = append(l.Tags, n.caution(&d.Entry)...)
		s.Lines = append(s.Lines, l)
	}
	return s
}

func (b *Brief) steps(n namer) Section {
	s := Section{Key: "steps", Title: "Next steps", Empty: "No next step was found."}
	for i := range b.Record.Steps {
		st := &b.Record.Steps[i]
		l := Line{ID: st.ID, Lead: n.all(st.By), Text: flat(st.Action), Refs: b.refs.of(st.Evidence...)}
		if l.Lead == "" {
			l.Lead = "Someone"
		}
		with := ""
		if w := n.all(st.With); w != "" {
			with = "with " + w
		}
		l.Tags = append(drop([]string{words(st.Certainty), when(st.When), with}), n.cautionBy(&st.Entry, st.By)...)
		s.Lines = append(s.Lines, l)
	}
	return s
}

func (b *Brief) knowledge(n namer) Section {
	s := Section{Key: "knowledge", Title: "Who knew and who did not", Empty: "Nothing was found."}
	for i := range b.Record.Knowledge {
		k := &b.Record.Knowledge[i]
		l := Line{ID: k.ID, Lead: n.actor(k.Who), On: true, Text: join(" ", knowledgeWords(k.State), flat(k.Text)), Refs: b.refs.of(k.Evidence...)}
		l.Tags = append(drop([]string{when(k.When)}), n.caution(&k.Entry)...)
		s.Lines = append(s.Lines, l)
	}
	return s
}

func knowledgeWords(state string) string {
	switch state {
	case "aware":
		return "knew:"
	case "unaware":
		return "did not know:"
	case "informed":
		return "was told:"
	case "not_informed":
		return "was not told:"
	case "consulted":
		return "was consulted:"
	case "not_consulted":
		return "was not consulted:"
	}
	return words(state) + ":"
}

func (b *Brief) assessments(n namer) Section {
	s := Section{Key: "assessments", Title: "How the talks are judged", Empty: "No judgement was found."}
	for i := range b.Record.Assessments {
		a := &b.Record.Assessments[i]
		l := Line{ID: a.ID, Lead: n.actor(a.By), Text: flat(a.Text), Refs: b.refs.of(a.Evidence...)}
		if l.Lead == "" {
			l.Lead = b.sayer(n, a.Statement)
		}
		outlook := words(a.Outlook)
		if t := n.actor(a.Towards); t != "" {
			outlook += " towards " + t
		}
		e := a.Entry
		e.AccordingTo = nil
		l.Tags = append([]string{outlook}, n.caution(&e)...)
		s.Lines = append(s.Lines, l)
	}
	return s
}

// sayer returns whoever makes the statement id, "The report" where there is none.
func (b *Brief) sayer(n namer, id parley.ID) string {
	for i := range b.Record.Statements {
		if st := &b.Record.Statements[i]; id != "" && st.ID == id {
			return speakerOf(n, st)
		}
	}
	return "The report"
}

func drop(s []string) []string {
	out := s[:0]
	for _, x := range s {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}

func lengthOf(r *parley.Report) string {
	if r.Words == 1 {
		return "1 word"
	}
	return fmt.Sprintf("%d words", r.Words)
}

package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
)

// A line is one entry as every page shows it.
type line struct {
	ID       parley.ID
	Table    string
	Lead     string    // who or what it is about
	LeadID   parley.ID // the actor's page
	Text     string
	Quoted   bool   // Text is the report's own words
	Stance   string // for against conditional undecided, or another answer
	Tags     []string
	On       string // on whose word it stands
	When     string
	Day      string // of the report
	Evidence []evidence
	Mark     parley.Mark
	Unsure   bool
	Percent  int
	Issue    string
	IssueID  parley.ID
	Subs     []line
	Status   string
	Base     string    // address of the negotiation
	Open     bool      // its evidence is shown at once
	In       parley.ID // the report on whose page it stands
}

// An evidence is a sentence and where it stands.
type evidence struct {
	Text   string
	Report parley.ID
	From   string // outlet and date
	Start  int
	End    int
}

// A lookup finds what a sheet holds.
type lookup struct {
	*parley.Sheet
	at   *parley.Index
	base string
	told map[parley.ID]string // what entries say in short, by which links name them
}

func look(base string, s *parley.Sheet) *lookup {
	return &lookup{Sheet: s, at: s.Record.Index(), base: base, told: map[parley.ID]string{}}
}

func (l *lookup) names(ids []parley.ID) string {
	list := l.at.Names(ids)
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// from says where a span stands: the outlet and the day.
func (l *lookup) from(id parley.ID) string {
	r := l.at.Reports[id]
	if r == nil {
		return "a report"
	}
	return fromOn(cmp.Or(r.Outlet, shortened(titleOf(r), 48)), r.Published)
}

// fromOn writes whose a report is, and its day.
func fromOn(name, published string) string {
	d := date(published)
	if name != "" && d != "" {
		return isolated(name) + ", " + d
	}
	return name + d
}

// isolated keeps a name that is written from right to left from drawing what stands
// beside it, such as a day, into its own direction.
func isolated(name string) string {
	for _, r := range name {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return "\u2068" + name + "\u2069"
		}
	}
	return name
}

// titleOf names a report: by its title, else by its file or address, so that two
// without a title are told apart.
func titleOf(r *parley.Report) string {
	name := r.Path
	if name == "" {
		name = strings.TrimSuffix(r.URL, "/")
	}
	return cmp.Or(r.Title, strings.TrimSpace(name[strings.LastIndexAny(name, `/\`)+1:]), "Untitled")
}

// shortened cuts a text after a word, to at most n letters.
func shortened(text string, n int) string {
	rs := []rune(text)
	if len(rs) <= n {
		return text
	}
	cut := strings.TrimRightFunc(string(rs[:n]), func(c rune) bool { return c != ' ' })
	if cut = strings.TrimSpace(cut); cut == "" {
		cut = string(rs[:n-1])
	}
	return cut + " …"
}

func (l *lookup) evidence(spans []parley.Span) []evidence {
	var list []evidence
	for _, s := range spans {
		list = append(list, evidence{Text: s.Text, Report: s.Report, From: l.from(s.Report), Start: s.Start, End: s.End})
	}
	return list
}

// line starts a line with what every entry carries.
func (l *lookup) line(t parley.Table, e *parley.Entry) line {
	n := line{ID: e.ID, Table: t.Name, Evidence: l.evidence(e.Evidence), Mark: l.Marks[e.ID], Percent: int(e.Confidence*100 + .5), Base: l.base}
	n.Unsure = brief.IsUnsure(e.Confidence) && n.Mark.State == ""
	if n.On = l.names(e.AccordingTo); n.On == "" {
		n.On = "the report itself"
		if len(e.Evidence) > 0 {
			if r := l.at.Reports[e.Evidence[0].Report]; r != nil && r.Outlet != "" {
				n.On = r.Outlet
			}
		}
	}
	if len(e.Evidence) > 0 {
		if r := l.at.Reports[e.Evidence[0].Report]; r != nil {
			n.Day = date(r.Published)
		}
	}
	for _, h := range e.Hedges {
		told := "hedged: “" + h.Text + "”"
		if h.Of == "speaker" {
			told = "speaker hedges: “" + h.Text + "”"
		}
		if len(n.Tags) < 3 && !slices.Contains(n.Tags, told) {
			n.Tags = append(n.Tags, told)
		}
	}
	if e.Background {
		n.Tags = append(n.Tags, "background")
	}
	return n
}

// words turns a name of the contract into words.
func words(s string) string { return strings.ReplaceAll(s, "_", " ") }

func (l *lookup) statement(e *parley.Statement) line {
	n := l.line(parley.Statements, &e.Entry)
	n.Lead, n.LeadID = l.at.Name(e.Speaker), e.Speaker
	if n.Lead == "" {
		n.Lead, n.LeadID = cmp.Or(sourceOf(e), "Speaker not recorded"), ""
	}
	if len(e.AccordingTo) == 0 && e.Source != nil {
		n.On = n.Lead
	}
	var said []string
	for _, c := range e.Content {
		said = append(said, c.Text)
	}
	n.Text, n.Quoted = strings.Join(said, " … "), true
	verb := e.CueClass
	if e.Cue != nil {
		verb = e.Cue.Text
	}
	n.Status = verb
	if e.Mode == "direct" || e.Mode == "mixed" {
		n.Tags = append([]string{e.Mode}, n.Tags...)
	}
	if e.Negated {
		n.Tags = append(n.Tags, "negated")
	}
	if b := l.at.Name(e.OnBehalfOf); b != "" {
		n.Tags = append(n.Tags, "for "+b)
	}
	if v := l.at.Name(e.Via); v != "" {
		n.Tags = append(n.Tags, "told "+v)
	}
	if len(e.Issues) > 0 {
		n.Issue, n.IssueID = l.at.Name(e.Issues[0]), e.Issues[0]
	}
	return n
}

// sourceOf returns whom a report credits with a statement, in its words.
func sourceOf(e *parley.Statement) string {
	if e.Source == nil {
		return ""
	}
	return strings.Join(strings.Fields(e.Source.Text), " ")
}

func (l *lookup) position(e *parley.Position) line {
	n := l.line(parley.Positions, &e.Entry)
	n.Lead, n.LeadID, n.Stance = l.at.Name(e.Party), e.Party, e.Stance
	if n.Lead == "" {
		n.Lead = "Party not recorded"
	}
	n.Issue, n.IssueID, n.Text = l.at.Name(e.Issue), e.Issue, l.at.Name(e.Issue)
	n.Status = e.Force
	if e.Condition != nil {
		n.Tags = append(n.Tags, "condition: “"+e.Condition.Text+"”")
	}
	if e.RedLine != nil {
		n.Tags = append(n.Tags, "red line: “"+e.RedLine.Text+"”")
	}
	if e.Movement != "" && e.Movement != "new" {
		n.Tags = append(n.Tags, e.Movement)
	}
	if by := l.at.Name(e.By); by != "" && e.By != e.Party {
		n.Tags = append(n.Tags, "voiced by "+by)
	}
	return n
}

func (l *lookup) proposal(e *parley.Proposal) line {
	n := l.line(parley.Proposals, &e.Entry)
	n.Lead, n.Text, n.Status = e.Name, words(e.Kind), words(e.Status)
	if a := l.names(e.Authors); a != "" {
		n.Text += " by " + a
	}
	if p := l.names(e.PresentedTo); p != "" {
		n.Text += ", put to " + p
	}
	n.When = when(e.When)
	for _, w := range e.Responses {
		s := line{Lead: l.at.Name(w.By), LeadID: w.By, Stance: w.Stance, Status: words(w.Act), Evidence: l.evidence(w.Evidence), Base: l.base}
		if s.Lead != "" {
			n.Subs = append(n.Subs, s)
		}
	}
	return n
}

func (l *lookup) meeting(e *parley.Meeting) line {
	n := l.line(parley.Meetings, &e.Entry)
	n.Lead, n.Status, n.When = e.Name, words(e.Status), when(e.When)
	if n.Lead == "" {
		n.Lead = "Talks"
	}
	if e.Place != "" && !strings.Contains(n.Lead, e.Place) {
		n.Lead += ", " + e.Place
	}
	n.Text = l.names(e.Participants)
	if n.Text == "" {
		n.Text = "participants not recorded"
	}
	if m := l.names(e.Mediators); m != "" {
		n.Tags = append(n.Tags, "mediated by "+m)
	}
	if m := l.names(e.Absent); m != "" {
		n.Tags = append(n.Tags, "absent: "+m)
	}
	if e.Certainty != "" && e.Status == "planned" {
		n.Tags = append(n.Tags, words(e.Certainty))
	}
	n.Tags = append(n.Tags, l.outcomes(e.Outcomes)...)
	if e.Level != "" {
		n.Tags = append(n.Tags, e.Level)
	}
	return n
}

// outcomes tells what came of a meeting: each kind once, with those on whose word it
// stands.
func (l *lookup) outcomes(list []parley.Outcome) []string {
	var kinds, told []string
	by := map[string][]parley.ID{}
	for _, o := range list {
		if !slices.Contains(kinds, o.Kind) {
			kinds = append(kinds, o.Kind)
		}
		for _, id := range o.AccordingTo {
			if !slices.Contains(by[o.Kind], id) {
				by[o.Kind] = append(by[o.Kind], id)
			}
		}
	}
	for _, k := range kinds {
		t := words(k)
		if who := l.names(by[k]); who != "" {
			t += ", according to " + who
		}
		told = append(told, t)
	}
	return told
}

func (l *lookup) deadline(e *parley.Deadline) line {
	n := l.line(parley.Deadlines, &e.Entry)
	n.When, n.Lead, n.Text = when(e.Due), "Deadline", e.Demand
	// The lead names itself: beside a bare name a status and a demand would read as
	// what that party did.
	if on := l.names(e.On); on != "" {
		n.Lead += " for " + on
	}
	if e.Status != "set" {
		n.Status = words(e.Status)
	}
	if e.Consequence != "" {
		n.Tags = append(n.Tags, "or else: "+e.Consequence)
	}
	if s := l.names(e.SetBy); s != "" {
		n.Tags = append(n.Tags, "set by "+s)
	}
	return n
}

func (l *lookup) step(e *parley.Step) line {
	n := l.line(parley.Steps, &e.Entry)
	n.Lead, n.Text, n.Status, n.When = l.names(e.By), e.Action, words(e.Certainty), when(e.When)
	if n.Lead == "" {
		n.Lead = "Someone not named"
	}
	if len(e.By) > 0 {
		n.LeadID = e.By[0]
	}
	return n
}

func (l *lookup) knowledge(e *parley.Knowledge) line {
	n := l.line(parley.KnowledgeOf, &e.Entry)
	n.Lead, n.LeadID, n.Text, n.Status = l.at.Name(e.Who), e.Who, e.Text, words(e.State)
	return n
}

func (l *lookup) assessment(e *parley.Assessment) line {
	n := l.line(parley.Assessments, &e.Entry)
	n.Lead, n.LeadID, n.Text, n.Status = l.at.Name(e.By), e.By, e.Text, e.Outlook
	if n.Lead == "" {
		n.Lead = "The report"
		if st := l.at.Statements[e.Statement]; st != nil { // somebody's, not the report's
			n.Lead = cmp.Or(l.at.Name(st.Speaker), sourceOf(st), "Someone")
			n.LeadID = st.Speaker
			if len(e.AccordingTo) == 0 {
				n.On = n.Lead
			}
		}
	}
	if t := l.at.Name(e.Towards); t != "" {
		n.Status += " towards " + t
	}
	return n
}

func (l *lookup) link(e *parley.Link) line {
	n := l.line(parley.Links, &e.Entry)
	n.Lead, n.Text = cmp.Or(l.told[e.From], "An entry"), words(e.Kind)+" "+cmp.Or(l.told[e.To], "another entry")
	return n
}

// tell keeps what an entry says in short, for the links that lead from it or to it.
func (l *lookup) tell(list []line) {
	for _, n := range list {
		said := n.Lead
		if n.Text != "" {
			said += ": " + n.Text
		}
		l.told[n.ID] = shortened(said, 90)
	}
}

func (l *lookup) event(e *parley.Event) line {
	n := l.line(parley.Events, &e.Entry)
	n.Lead, n.Text, n.Status, n.When = l.names(e.Source), l.names(e.Target), e.Plover+" ("+e.Status+")", when(e.When)
	if len(e.Source) > 0 {
		n.LeadID = e.Source[0]
	}
	return n
}

// Here returns the evidence that lies in the report on whose page the line stands.
func (n line) Here() []evidence {
	return slices.DeleteFunc(slices.Clone(n.Evidence), func(e evidence) bool { return e.Report != n.In })
}

// lines returns every entry of the sheet, table by table.
func (l *lookup) lines() []section {
	var out []section
	add := func(title, empty string, n []line) {
		l.tell(n)
		out = append(out, section{Title: title, Empty: empty, Lines: n})
	}
	add("Positions", "No position recorded.", each(l.Positions, l.position))
	add("Statements", "No statement recorded.", each(l.Statements, l.statement))
	add("Texts", "No text on the table recorded.", each(l.Proposals, l.proposal))
	add("Meetings", "No meeting recorded.", each(l.Meetings, l.meeting))
	add("Deadlines", "No deadline recorded.", each(l.Deadlines, l.deadline))
	add("Next steps", "No step recorded.", each(l.Steps, l.step))
	add("Who knew what", "Nothing recorded.", each(l.Knowledge, l.knowledge))
	add("Assessments", "No assessment recorded.", each(l.Assessments, l.assessment))
	add("Links", "No link recorded.", each(l.Links, l.link))
	add("Events", "No event recorded.", each(l.Events, l.event))
	return out
}

func each[T any](list []T, f func(*T) line) []line {
	out := make([]line, 0, len(list))
	for i := range list {
		out = append(out, f(&list[i]))
	}
	return out
}

// A section is lines under a heading, the unsure ones apart.
type section struct {
	Title string
	Empty string
	Lines []line
}

// Sure returns the lines that stand.
func (s section) Sure() []line {
	return slices.DeleteFunc(slices.Clone(s.Lines), func(n line) bool { return n.Unsure })
}

// Unsure returns the lines that are set apart.
func (s section) Unsure() []line {
	return slices.DeleteFunc(slices.Clone(s.Lines), func(n line) bool { return !n.Unsure })
}

var months = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// date writes the day of a time as people do: 2 Mar 2026.
func date(t string) string {
	var y, m, d int
	if n, _ := fmt.Sscanf(t, "%4d-%2d-%2d", &y, &m, &d); n != 3 || m < 1 || m > 12 {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d, months[m-1], y)
}

// when writes a time with the report's own words.
func when(w *parley.When) string {
	if w == nil {
		return ""
	}
	from, to := date(w.From), date(w.To)
	switch {
	case from == "" && to == "":
		return w.Text
	case from == "" || from == to:
		if to == w.Text {
			return to
		}
		return to + " (“" + w.Text + "”)"
	case to == "":
		return "from " + from + " (“" + w.Text + "”)"
	}
	return from + " – " + to + " (“" + w.Text + "”)"
}

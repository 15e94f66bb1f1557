// Package brief lays a record out for people: as text for a terminal, as a page
// and as Markdown. All three print the same rows in the same order. The package
// is pure.
package brief

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// A Brief is a record in rows. Refs of the rows count reports and sentences
// from 1, as the reader sees them.
type Brief struct {
	Record   *parley.Record
	Sections []Section
	refs     refs
}

// A Section is one part of a brief: a grid or lines.
type Section struct {
	Key   string // for anchors: "actors"
	Title string
	Empty string // said where there is nothing
	Lines []Line
	Grid  *Grid
	Note  string // said behind the lines
}

// A Line is one row.
type Line struct {
	ID    parley.ID // the entry it shows; empty: none
	Depth int       // 0, or 1 for a line that belongs to the one above
	Lead  string    // who or what it is about
	On    bool      // the text reads on from the lead, without a colon
	Text  string
	Tags  []string // marks such as "direct", "hedged: may"
	Refs  []Ref
}

// Colon returns what stands between lead and text.
func (l *Line) Colon() string {
	switch {
	case l.Lead == "" || l.Text == "":
		return ""
	case l.On:
		return " "
	}
	return ": "
}

// A Grid is issues by parties.
type Grid struct {
	Columns []string
	Rows    []GridRow
}

// A GridRow is one issue.
type GridRow struct {
	Label string
	Cells []Cell
}

// A Cell is where one party stands on one issue.
type Cell struct {
	Stance string // all of its stances: "against, then for"; "" for none recorded
	Stands []Stand
	ID     parley.ID
}

// A Stand is one stance of a party on an issue, with the sentences that tell it.
type Stand struct {
	Stance string // "for"
	Then   bool   // it came after the one before it and replaced that
	Unsure bool   // in every telling
	Refs   []Ref
}

// String returns the stance as it is printed behind others.
func (s Stand) String() string {
	if s.Then {
		return "then " + s.Stance
	}
	return s.Stance
}

// refs returns the places of all of the cell's stances.
func (c *Cell) refs() []Ref {
	var out []Ref
	for _, s := range c.Stands {
		out = append(out, s.Refs...)
	}
	return out
}

// A Ref is a place: report and sentence from 1, with the span it stands for.
type Ref struct {
	Report, Sentence int
	Span             parley.Span
}

// String returns the reference as printed: "[1:12]".
func (r Ref) String() string { return fmt.Sprintf("[%d:%d]", r.Report, r.Sentence) }

// New lays out a record. sentences returns where the sentences of a report
// begin and end, in bytes of its text.
func New(rec *parley.Record, sentences func(*parley.Report) [][2]int) *Brief {
	b := &Brief{Record: rec, refs: newRefs(rec, sentences)}
	n := newNamer(rec)
	b.Sections = []Section{
		b.reports(),
		b.actors(n),
		b.proposals(n),
		b.positions(n),
		b.statements(n),
		b.saidOnIssues(n),
		b.meetings(n),
		b.deadlines(n),
		b.steps(n),
		b.knowledge(n),
		b.assessments(n),
		b.differences(),
	}
	return b
}

// refs finds the sentence of a span.
type refs struct {
	number    map[parley.ID]int
	sentences map[parley.ID][][2]int
}

func newRefs(rec *parley.Record, sentences func(*parley.Report) [][2]int) refs {
	r := refs{number: map[parley.ID]int{}, sentences: map[parley.ID][][2]int{}}
	for i := range rec.Reports {
		id := rec.Reports[i].ID
		r.number[id] = i + 1
		r.sentences[id] = sentences(&rec.Reports[i])
	}
	return r
}

// of returns the references of spans, each sentence once.
func (r refs) of(spans ...parley.Span) []Ref {
	var out []Ref
	for _, s := range spans {
		if s.Report == "" {
			continue
		}
		ref := Ref{Report: r.number[s.Report], Sentence: r.sentence(s), Span: s}
		dup := false
		for _, o := range out {
			dup = dup || o.Report == ref.Report && o.Sentence == ref.Sentence
		}
		if !dup {
			out = append(out, ref)
		}
	}
	return out
}

func (r refs) sentence(s parley.Span) int {
	list := r.sentences[s.Report]
	lo, hi := 0, len(list)
	for lo < hi {
		m := (lo + hi) / 2
		if list[m][0] <= s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return max(lo, 1)
}

// Sentence returns the words of the sentence that a reference names, "" where
// there is none.
func (b *Brief) Sentence(r Ref) string {
	if r.Report < 1 || r.Report > len(b.Record.Reports) {
		return ""
	}
	rep := &b.Record.Reports[r.Report-1]
	list := b.refs.sentences[rep.ID]
	if r.Sentence < 1 || r.Sentence > len(list) {
		return ""
	}
	s := list[r.Sentence-1]
	return flat(rep.Text[s[0]:s[1]])
}

// namer gives actors, issues and texts the names that readers see.
type namer struct {
	actors    map[parley.ID]*parley.Actor
	issues    map[parley.ID]*parley.Issue
	proposals map[parley.ID]*parley.Proposal
}

func newNamer(rec *parley.Record) namer {
	x := rec.Index()
	return namer{x.Actors, x.Issues, x.Proposals}
}

func (n namer) actor(id parley.ID) string {
	if a := n.actors[id]; a != nil {
		return a.Name
	}
	return ""
}

func (n namer) issue(id parley.ID) string {
	if i := n.issues[id]; i != nil {
		return i.Label
	}
	return ""
}

// all returns the names of actors as a list in words.
func (n namer) all(ids []parley.ID) string {
	var names []string
	for _, id := range ids {
		if s := n.actor(id); s != "" {
			names = append(names, s)
		}
	}
	return list(names)
}

// list joins names as a sentence does.
func list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// words puts a code such as "under_way" into words.
func words(code string) string { return strings.ReplaceAll(code, "_", " ") }

// flat puts text that runs over lines on one, without what a terminal would obey.
func flat(s string) string { return strings.Join(fields(s), " ") }

// fields are the words of s; a control character is none.
func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
}

// short cuts s to about n words.
func short(s string, n int) string {
	f := strings.Fields(s)
	if len(f) <= n {
		return strings.Join(f, " ")
	}
	return strings.Join(f[:n], " ") + " …"
}

// caution returns the marks that every entry may carry.
func (n namer) caution(e *parley.Entry) []string {
	var tags []string
	for _, h := range e.Hedges {
		who := "hedged"
		if h.Of == "speaker" {
			who = "speaker hedges"
		}
		tags = append(tags, who+": "+flat(h.Text))
	}
	if who := n.all(e.AccordingTo); who != "" {
		tags = append(tags, "according to "+who)
	}
	if e.Background {
		tags = append(tags, "background")
	}
	if e.Checked != "" {
		tags = append(tags, e.Checked+" by a person")
	}
	if Doubtful(e) {
		tags = append(tags, UnsureWord)
	}
	return tags
}

// cautionBy returns the marks of an entry without on whose word it stands where that
// is theirs whose entry it is.
func (n namer) cautionBy(e *parley.Entry, whose []parley.ID) []string {
	own := *e
	own.AccordingTo = slices.DeleteFunc(slices.Clone(e.AccordingTo), func(id parley.ID) bool { return slices.Contains(whose, id) })
	return n.caution(&own)
}

func when(w *parley.When) string {
	if w == nil || w.Text == "" {
		return ""
	}
	s := flat(w.Text)
	switch {
	case w.From == "" && w.To == "" || w.From != "" && strings.Contains(s, w.From):
		return s
	case w.To == "":
		return fmt.Sprintf("%s (from %s)", s, w.From)
	case w.From == "":
		return fmt.Sprintf("%s (until %s)", s, w.To)
	case w.To != w.From:
		return fmt.Sprintf("%s (%s to %s)", s, w.From, w.To)
	}
	return fmt.Sprintf("%s (%s)", s, w.From)
}

func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// NewRefs returns a function that gives the references of spans of rec, each
// sentence once; sentences as in New.
func NewRefs(rec *parley.Record, sentences func(*parley.Report) [][2]int) func(...parley.Span) []Ref {
	return newRefs(rec, sentences).of
}

package web

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley"
)

// The timeline's drawing, in its own units.
const (
	chartWidth = 1000
	chartLeft  = 96
	chartRight = 980
)

// A dot is one meeting, text, answer or deadline.
type dot struct {
	X, Y  float64
	Kind  string // shape and colour: held planned off text deadline
	Title string
	Href  string
	Label string
	id    parley.ID
}

// A dayBar counts the statements of a day, a week or a month.
type dayBar struct {
	bar
	Count    int
	From, To string
}

// An arrow leads from a text to its version or to an answer to it.
type arrow struct{ X1, Y1, X2, Y2 float64 }

// A tick names a day under the drawing.
type tick struct {
	X     float64
	Label string
}

// A lane is a row of dots of one kind.
type lane struct {
	Y     float64
	Label string
}

// A timelineView is what the template of the timeline draws.
type timelineView struct {
	From, To string
	Height   float64
	Today    float64 // 0: outside
	Dots     []dot
	Bars     []dayBar
	Arrows   []arrow
	Ticks    []tick
	Lanes    []lane
	Zooms    []zoom
	Rows     []line
	Max      int
	Cut      bool
	Dateless bool // no report carries a day
	Earlier  string
	Later    string
	Closer   string
	Wider    string
}

// A zoom is a link to another stretch of time.
type zoom struct {
	Label, From, To string
	On              bool
}

// manyDrawn is how many entries of a kind are drawn, manyTold how many are told in
// words below.
const manyDrawn, manyTold = 60, 80

// timeline draws what was held and is planned, texts with their answers, deadlines and
// how many statements there are, over the days that are asked for.
func (s *Server) timeline(r *http.Request, n *parley.Negotiation) (*shown, error) {
	ctx := r.Context()
	firstDay, lastDay, err := s.Store.Spanned(ctx, n.ID)
	if err != nil {
		return nil, err
	}
	now := s.Now().UTC()
	first, last := now.AddDate(0, -1, 0), now
	if t, err := time.Parse(time.DateOnly, lastDay); err == nil {
		last = t
	}
	if t, err := time.Parse(time.DateOnly, firstDay); err == nil {
		first = t
	}
	d := newDrawing(r, first, last)
	v := &d.timelineView
	v.Dateless = firstDay == ""
	sh, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Meetings, parley.Deadlines}, DueFrom: v.From, DueTo: v.To, ByDue: true, Limit: manyDrawn, Names: true})
	if err != nil {
		return nil, err
	}
	texts, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Proposals}, From: v.From, To: v.To, Limit: manyDrawn, Names: true})
	if err != nil {
		return nil, err
	}
	// What was held is seldom dated in the report: the day of the report stands for it.
	held, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Meetings}, From: v.From, To: v.To, Undated: true, Limit: manyDrawn, Names: true})
	if err != nil {
		return nil, err
	}
	days, err := s.Store.Days(ctx, n.ID, parley.Statements, v.From, v.To)
	if err != nil {
		return nil, err
	}
	v.Cut = len(sh.Meetings) == manyDrawn || len(texts.Proposals) == manyDrawn || len(sh.Deadlines) == manyDrawn
	base := "/n/" + n.Slug
	dated := look(base, sh)
	done, planned := d.meetings(dated, sh)
	done = append(done, d.undated(look(base, held), held)...)
	drafts, answers := d.texts(look(base, texts), texts)
	deadlines := d.deadlines(dated, sh)
	if len(v.Rows) > manyTold {
		v.Rows, v.Cut = v.Rows[:manyTold], true
	}
	d.lane("Held", done)
	d.lane("Planned", planned)
	d.lane("Texts", drafts)
	d.arrows(texts)
	if len(answers) > 0 {
		d.lane("Answers", answers)
	}
	d.lane("Deadlines", deadlines)
	d.counts(days)
	if px, ok := d.x(now.Format(time.DateOnly)); ok {
		v.Today = px
	}
	v.Ticks = ticks(d)
	d.links(first, last)
	return &shown{"timeline", "Timeline", *v}, nil
}

// A drawing lays out a timeline from one day to another.
type drawing struct {
	timelineView
	from, to time.Time
	y        float64 // where the next lane begins
}

// newDrawing begins the drawing of the days that r asks for, else of those about the
// first and last that the negotiation tells of.
func newDrawing(r *http.Request, first, last time.Time) *drawing {
	a, errA := time.Parse(time.DateOnly, r.FormValue("from"))
	b, errB := time.Parse(time.DateOnly, r.FormValue("to"))
	if errA != nil || errB != nil || !a.Before(b) {
		b = last.AddDate(0, 0, 21)
		a = first.AddDate(0, 0, -10)
		if b.Sub(a) > 150*24*time.Hour {
			a = last.AddDate(0, -4, 0)
		}
	}
	if b.Sub(a) > 40*366*24*time.Hour {
		a = b.AddDate(-40, 0, 0)
	}
	return &drawing{timelineView: timelineView{From: a.Format(time.DateOnly), To: b.Format(time.DateOnly)}, from: a, to: b, y: 26}
}

// days returns how many days the drawing spans.
func (d *drawing) days() float64 { return d.to.Sub(d.from).Hours() / 24 }

// x returns where a day or time, as records write them, is drawn, and whether it is.
func (d *drawing) x(day string) (float64, bool) {
	t, err := time.Parse(time.DateOnly, day[:min(10, len(day))])
	if err != nil || t.Before(d.from) || t.After(d.to) {
		return 0, false
	}
	return chartLeft + (chartRight-chartLeft)*(t.Sub(d.from).Hours()/24+.5)/(d.days()+1), true
}

// lane draws dots in a lane of their own, in which what falls close together is
// stacked, up to eight high.
func (d *drawing) lane(label string, dots []dot) {
	slices.SortStableFunc(dots, func(p, q dot) int { return cmp.Compare(p.X, q.X) })
	d.Lanes = append(d.Lanes, lane{d.y + 4, label})
	var ends []float64
	for _, p := range dots {
		row := slices.IndexFunc(ends, func(e float64) bool { return e < p.X-9 })
		width := 12.0 + 6.1*float64(len([]rune(p.Label)))
		if p.X+width > chartRight {
			p.Label, width = "", 9
		}
		if row < 0 {
			if len(ends) >= 8 {
				row = 7
				p.Label = ""
			} else {
				ends = append(ends, 0)
				row = len(ends) - 1
			}
		}
		ends[row] = p.X + width
		p.Y = d.y + float64(row)*19
		d.Dots = append(d.Dots, p)
	}
	d.y += float64(max(1, len(ends)))*19 + 17
}

// beside cuts a label to what has room beside a dot.
func beside(label string) string {
	if rs := []rune(label); len(rs) > 28 {
		return strings.TrimSpace(string(rs[:27])) + "…"
	}
	return label
}

// meetingDot draws a meeting as its line tells it, and adds the line to those in words.
func (d *drawing) meetingDot(x float64, kind string, m *parley.Meeting, ln line) dot {
	p := dot{X: x, Kind: kind, Title: ln.Status + ": " + ln.Lead + " · " + ln.Text + " · " + ln.When, Href: ln.Base + "/e/" + string(ln.ID), Label: beside(cmp.Or(m.Place, ln.Lead))}
	ln.Text = "meeting, " + ln.Text
	d.Rows = append(d.Rows, ln)
	return p
}

// meetings draws the meetings whose days are known: those held, and the others.
func (d *drawing) meetings(l *lookup, sh *parley.Sheet) (done, planned []dot) {
	for i := range sh.Meetings {
		m := &sh.Meetings[i]
		x, ok := d.x(m.When.From)
		if !ok || (m.Status == "planned" || m.Status == "postponed") && l.at.CalledOff(m, sh.Meetings) {
			continue
		}
		switch m.Status {
		case "held", "under_way":
			done = append(done, d.meetingDot(x, "held", m, l.meeting(m)))
		case "cancelled", "ruled_out", "none_planned":
			planned = append(planned, d.meetingDot(x, "off", m, l.meeting(m)))
		default:
			planned = append(planned, d.meetingDot(x, "planned", m, l.meeting(m)))
		}
	}
	return done, planned
}

// undated draws meetings held on a day that nobody tells, by the day of their report.
func (d *drawing) undated(l *lookup, sh *parley.Sheet) []dot {
	var done []dot
	for i := range sh.Meetings {
		m := &sh.Meetings[i]
		report := l.first(m.Evidence)
		if m.Status != "held" && m.Status != "under_way" || report == nil {
			continue
		}
		x, ok := d.x(report.Published)
		if !ok {
			continue
		}
		ln := l.meeting(m)
		ln.When = "reported " + date(report.Published)
		done = append(done, d.meetingDot(x, "held", m, ln))
	}
	return done
}

// first returns the report that evidence begins with, nil where it is unknown.
func (l *lookup) first(evidence []parley.Span) *parley.Report {
	if len(evidence) == 0 {
		return nil
	}
	return l.at.Reports[evidence[0].Report]
}

// texts draws texts and the answers to them.
func (d *drawing) texts(l *lookup, sh *parley.Sheet) (texts, answers []dot) {
	for i := range sh.Proposals {
		p := &sh.Proposals[i]
		at := ""
		if report := l.first(p.Evidence); report != nil {
			at = report.Published
		}
		if p.When != nil && p.When.From != "" {
			at = p.When.From
		}
		x, ok := d.x(at)
		if !ok {
			continue
		}
		ln := l.proposal(p)
		href := ln.Base + "/e/" + string(ln.ID)
		texts = append(texts, dot{X: x, Kind: "text", Title: ln.Lead + " · " + ln.Text, Href: href, Label: beside(p.Name), id: p.ID})
		for _, w := range p.Responses {
			day := at
			if report := l.first(w.Evidence); report != nil {
				day = report.Published
			}
			if w.When != nil && w.When.From != "" {
				day = w.When.From
			}
			if x, ok := d.x(day); ok && l.at.Name(w.By) != "" {
				by := l.at.Name(w.By)
				answers = append(answers, dot{X: x, Kind: w.Stance, Title: by + " on " + p.Name + ": " + words(w.Stance) + " · " + date(day), Href: href, Label: beside(by)})
			}
		}
		ln.When = date(at)
		d.Rows = append(d.Rows, ln)
	}
	return texts, answers
}

// arrows joins the texts that are drawn to those that they are versions of or answer.
func (d *drawing) arrows(sh *parley.Sheet) {
	at := map[parley.ID]dot{}
	for _, p := range d.Dots {
		if p.id != "" {
			at[p.id] = p
		}
	}
	for i := range sh.Proposals {
		p := &sh.Proposals[i]
		for _, of := range []parley.ID{p.VersionOf, p.RespondsTo} {
			a, ok := at[of]
			if b, here := at[p.ID]; ok && here && of != p.ID {
				if b.Y == a.Y { // below the names of their row
					b.Y += 8
				}
				d.Arrows = append(d.Arrows, arrow{a.X, a.Y + 7, b.X, b.Y})
			}
		}
	}
}

// deadlines draws deadlines by the day on which they end.
func (d *drawing) deadlines(l *lookup, sh *parley.Sheet) []dot {
	var dots []dot
	for i := range sh.Deadlines {
		x, ok := d.x(cmp.Or(sh.Deadlines[i].Due.To, sh.Deadlines[i].Due.From))
		if !ok {
			continue
		}
		ln := l.deadline(&sh.Deadlines[i])
		dots = append(dots, dot{X: x, Kind: "deadline", Title: ln.Lead + " · " + ln.Text + " · " + ln.When, Href: ln.Base + "/e/" + string(ln.ID), Label: beside(cmp.Or(l.names(sh.Deadlines[i].On), ln.Lead))})
		d.Rows = append(d.Rows, ln)
	}
	return dots
}

// counts draws how many statements there are of each day, or week or month where days
// are many, and ends the drawing below them.
func (d *drawing) counts(days []parley.Tally) {
	step := 1
	if d.days() > 700 {
		step = 30
	} else if d.days() > 120 {
		step = 7
	}
	counts := map[int]int{}
	for _, day := range days {
		t, err := time.Parse(time.DateOnly, day.Day)
		if err != nil || t.Before(d.from) || t.After(d.to) {
			continue
		}
		k := int(t.Sub(d.from).Hours()/24) / step
		counts[k] += day.Count
		d.Max = max(d.Max, counts[k])
	}
	d.Lanes = append(d.Lanes, lane{d.y + 40, "Statements"})
	unit := (chartRight - chartLeft) / (d.days() + 1)
	for k := 0; k <= int(d.days())/step; k++ {
		if counts[k] == 0 {
			continue
		}
		h := math.Max(2, 52*float64(counts[k])/float64(d.Max))
		first := d.from.AddDate(0, 0, k*step)
		d.Bars = append(d.Bars, dayBar{bar{chartLeft + unit*float64(k*step) + .5, d.y + 52 - h, math.Max(1.5, math.Min(unit*float64(step)-1, 24)), h}, counts[k],
			first.Format(time.DateOnly), first.AddDate(0, 0, step-1).Format(time.DateOnly)})
	}
	d.Height = d.y + 84
}

// links leads to other stretches of time: beside, within and around the one that is
// drawn, and to the last ones of the negotiation, whose first and last days are given.
func (d *drawing) links(first, last time.Time) {
	width := d.to.Sub(d.from)
	stretch := func(from, to time.Duration) string {
		return fmt.Sprintf("?from=%s&to=%s", d.from.Add(from).Format(time.DateOnly), d.to.Add(to).Format(time.DateOnly))
	}
	d.Earlier, d.Later = stretch(-width/2, -width/2), stretch(width/2, width/2)
	d.Closer, d.Wider = stretch(width/4, -width/4), stretch(-width/2, width/2)
	ahead := last.AddDate(0, 0, 21)
	for _, z := range []struct {
		label string
		from  time.Time
	}{{"One month", ahead.AddDate(0, -1, 0)}, {"Four months", ahead.AddDate(0, -4, 0)}, {"One year", ahead.AddDate(-1, 0, 0)}, {"All reports", first.AddDate(0, 0, -10)}} {
		f, t := z.from.Format(time.DateOnly), ahead.Format(time.DateOnly)
		d.Zooms = append(d.Zooms, zoom{z.label, f, t, f == d.From && t == d.To})
	}
}

// ticks marks days, months or years, at most about a dozen.
func ticks(d *drawing) []tick {
	a, b, days := d.from, d.to, d.days()
	var out []tick
	add := func(t time.Time, layout string) {
		if px, ok := d.x(t.Format(time.DateOnly)); ok {
			out = append(out, tick{px, t.Format(layout)})
		}
	}
	switch {
	case days <= 75:
		step := max(1, int(days/10))
		for t := a; !t.After(b); t = t.AddDate(0, 0, step) {
			add(t, "2 Jan")
		}
	case days <= 1100:
		step := max(1, int(days/30/10))
		for t := time.Date(a.Year(), a.Month(), 1, 0, 0, 0, 0, time.UTC); !t.After(b); t = t.AddDate(0, step, 0) {
			add(t, "Jan 2006")
		}
	default:
		step := max(1, int(days/365/10))
		for t := time.Date(a.Year(), 1, 1, 0, 0, 0, 0, time.UTC); !t.After(b); t = t.AddDate(step, 0, 0) {
			add(t, "2006")
		}
	}
	return out
}

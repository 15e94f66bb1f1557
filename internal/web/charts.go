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
	"github.com/parley-record/parley/internal/brief"
)

// The timeline's drawing, in its own units.
const (
	chartWidth = 1000
	chartLeft  = 96
	chartRight = 980
)

type dot struct {
	X, Y  float64
	Kind  string // shape and colour: held planned off text deadline
	Title string
	Href  string
	Label string
	id    parley.ID
}

type bar struct{ X, Y, W, H float64 }

// A dayBar counts the statements of a day, a week or a month.
type dayBar struct {
	bar
	Count    int
	From, To string
}

// An arrow leads from a text to its version or to an answer to it.
type arrow struct{ X1, Y1, X2, Y2 float64 }

type tick struct {
	X     float64
	Label string
}

type lane struct {
	Y     float64
	Label string
}

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
	Earlier  string
	Later    string
	Closer   string
	Wider    string
}

type zoom struct {
	Label, From, To string
	On              bool
}

func (s *Server) timeline(r *http.Request, n *parley.Negotiation) (*shown, error) {
	ctx := r.Context()
	from, to := r.FormValue("from"), r.FormValue("to")
	firstDay, lastDay, err := s.Store.Spanned(ctx, n.ID)
	if err != nil {
		return nil, err
	}
	now := s.Now().UTC()
	last := now
	first := now.AddDate(0, -1, 0)
	if t, err := time.Parse(time.DateOnly, lastDay); err == nil {
		last = t
	}
	if t, err := time.Parse(time.DateOnly, firstDay); err == nil {
		first = t
	}
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
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
	v := timelineView{From: a.Format(time.DateOnly), To: b.Format(time.DateOnly)}
	const many, told = 60, 80
	sh, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Meetings, parley.Deadlines}, DueFrom: v.From, DueTo: v.To, ByDue: true, Limit: many, Names: true})
	if err != nil {
		return nil, err
	}
	tx, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Proposals}, From: v.From, To: v.To, Limit: many, Names: true})
	if err != nil {
		return nil, err
	}
	// What was held is seldom dated in the report: the day of the report stands for it.
	heldSheet, err := s.Store.Record(ctx, n.ID, parley.Select{Tables: []parley.Table{parley.Meetings}, From: v.From, To: v.To, Undated: true, Limit: many, Names: true})
	if err != nil {
		return nil, err
	}
	l, lt, lh := look("/n/"+n.Slug, sh), look("/n/"+n.Slug, tx), look("/n/"+n.Slug, heldSheet)
	v.Cut = len(sh.Meetings) == many || len(tx.Proposals) == many || len(sh.Deadlines) == many
	span := b.Sub(a).Hours() / 24
	x := func(day string) (float64, bool) {
		t, err := time.Parse(time.DateOnly, day[:min(10, len(day))])
		if err != nil || t.Before(a) || t.After(b) {
			return 0, false
		}
		return chartLeft + (chartRight-chartLeft)*(t.Sub(a).Hours()/24+.5)/(span+1), true
	}
	// Each lane stacks what falls close together.
	y := 26.0
	place := func(label string, dots []dot) {
		slices.SortStableFunc(dots, func(p, q dot) int { return cmp.Compare(p.X, q.X) })
		v.Lanes = append(v.Lanes, lane{y + 4, label})
		var ends []float64
		for _, d := range dots {
			row := slices.IndexFunc(ends, func(e float64) bool { return e < d.X-9 })
			width := 12.0 + 6.1*float64(len([]rune(d.Label)))
			if d.X+width > chartRight {
				d.Label, width = "", 9
			}
			if row < 0 {
				if len(ends) >= 8 {
					row = 7
					d.Label = ""
				} else {
					ends = append(ends, 0)
					row = len(ends) - 1
				}
			}
			ends[row] = d.X + width
			d.Y = y + float64(row)*19
			v.Dots = append(v.Dots, d)
		}
		y += float64(max(1, len(ends)))*19 + 17
	}
	short := func(t string) string {
		rs := []rune(t)
		if len(rs) > 28 {
			return strings.TrimSpace(string(rs[:27])) + "…"
		}
		return t
	}
	var meetings, texts, deadlines []dot
	for i := range sh.Meetings {
		m := &sh.Meetings[i]
		px, ok := x(m.When.From)
		if !ok || (m.Status == "planned" || m.Status == "postponed") && l.at.CalledOff(m, sh.Meetings) {
			continue
		}
		kind := "planned"
		switch m.Status {
		case "held", "under_way":
			kind = "held"
		case "cancelled", "ruled_out", "none_planned":
			kind = "off"
		}
		ln := l.meeting(m)
		meetings = append(meetings, dot{X: px, Kind: kind, Title: ln.Status + ": " + ln.Lead + " · " + ln.Text + " · " + ln.When, Href: ln.Base + "/e/" + string(ln.ID), Label: short(cmp.Or(m.Place, ln.Lead))})
		ln.Text = "meeting, " + ln.Text
		v.Rows = append(v.Rows, ln)
	}
	for i := range heldSheet.Meetings {
		m := &heldSheet.Meetings[i]
		if m.Status != "held" && m.Status != "under_way" || len(m.Evidence) == 0 || lh.at.Reports[m.Evidence[0].Report] == nil {
			continue
		}
		at := lh.at.Reports[m.Evidence[0].Report].Published
		px, ok := x(at)
		if !ok {
			continue
		}
		ln := lh.meeting(m)
		ln.When = "reported " + date(at)
		meetings = append(meetings, dot{X: px, Kind: "held", Title: ln.Status + ": " + ln.Lead + " · " + ln.Text + " · " + ln.When, Href: ln.Base + "/e/" + string(ln.ID), Label: short(cmp.Or(m.Place, ln.Lead))})
		ln.Text = "meeting, " + ln.Text
		v.Rows = append(v.Rows, ln)
	}
	var answers []dot
	for i := range tx.Proposals {
		p := &tx.Proposals[i]
		at := ""
		if len(p.Evidence) > 0 && lt.at.Reports[p.Evidence[0].Report] != nil {
			at = lt.at.Reports[p.Evidence[0].Report].Published
		}
		if p.When != nil && p.When.From != "" {
			at = p.When.From
		}
		px, ok := x(at)
		if !ok {
			continue
		}
		ln := lt.proposal(p)
		texts = append(texts, dot{X: px, Kind: "text", Title: ln.Lead + " · " + ln.Text, Href: ln.Base + "/e/" + string(ln.ID), Label: short(p.Name), id: p.ID})
		for _, w := range p.Responses {
			day := at
			if len(w.Evidence) > 0 && lt.at.Reports[w.Evidence[0].Report] != nil {
				day = lt.at.Reports[w.Evidence[0].Report].Published
			}
			if w.When != nil && w.When.From != "" {
				day = w.When.From
			}
			if px, ok := x(day); ok && lt.at.Name(w.By) != "" {
				answers = append(answers, dot{X: px, Kind: w.Stance, Title: lt.at.Name(w.By) + " on " + p.Name + ": " + words(w.Stance) + " · " + date(day), Href: ln.Base + "/e/" + string(ln.ID), Label: short(lt.at.Name(w.By))})
			}
		}
		ln.When = date(at)
		v.Rows = append(v.Rows, ln)
	}
	for i := range sh.Deadlines {
		d := &sh.Deadlines[i]
		px, ok := x(cmp.Or(d.Due.To, d.Due.From))
		if !ok {
			continue
		}
		ln := l.deadline(d)
		deadlines = append(deadlines, dot{X: px, Kind: "deadline", Title: ln.Lead + " · " + ln.Text + " · " + ln.When, Href: ln.Base + "/e/" + string(ln.ID), Label: short(ln.Lead)})
		ln.Text = "deadline: " + ln.Text
		v.Rows = append(v.Rows, ln)
	}
	if len(v.Rows) > told {
		v.Rows, v.Cut = v.Rows[:told], true
	}
	done, planned := []dot{}, []dot{}
	for _, d := range meetings {
		if d.Kind == "held" {
			done = append(done, d)
		} else {
			planned = append(planned, d)
		}
	}
	place("Held", done)
	place("Planned", planned)
	place("Texts", texts)
	at := map[parley.ID]dot{}
	for _, d := range v.Dots {
		if d.id != "" {
			at[d.id] = d
		}
	}
	for i := range tx.Proposals {
		p := &tx.Proposals[i]
		for _, of := range []parley.ID{p.VersionOf, p.RespondsTo} {
			a, ok := at[of]
			if b, here := at[p.ID]; ok && here && of != p.ID {
				if b.Y == a.Y { // below the names of their row
					b.Y += 8
				}
				v.Arrows = append(v.Arrows, arrow{a.X, a.Y + 7, b.X, b.Y})
			}
		}
	}
	if len(answers) > 0 {
		place("Answers", answers)
	}
	place("Deadlines", deadlines)
	// Statements are counted for each day, or week or month where days are many.
	step := 1
	if span > 700 {
		step = 30
	} else if span > 120 {
		step = 7
	}
	days, err := s.Store.Days(ctx, n.ID, parley.Statements, v.From, v.To)
	if err != nil {
		return nil, err
	}
	counts := map[int]int{}
	for _, d := range days {
		t, err := time.Parse(time.DateOnly, d.Day)
		if err != nil || t.Before(a) || t.After(b) {
			continue
		}
		k := int(t.Sub(a).Hours()/24) / step
		counts[k] += d.Count
		v.Max = max(v.Max, counts[k])
	}
	v.Lanes = append(v.Lanes, lane{y + 40, "Statements"})
	for k := 0; k <= int(span)/step; k++ {
		if counts[k] == 0 {
			continue
		}
		h := math.Max(2, 52*float64(counts[k])/float64(v.Max))
		unit := (chartRight - chartLeft) / (span + 1)
		first := a.AddDate(0, 0, k*step)
		v.Bars = append(v.Bars, dayBar{bar{chartLeft + unit*float64(k*step) + .5, y + 52 - h, math.Max(1.5, math.Min(unit*float64(step)-1, 24)), h}, counts[k],
			first.Format(time.DateOnly), first.AddDate(0, 0, step-1).Format(time.DateOnly)})
	}
	v.Height = y + 84
	if px, ok := x(now.Format(time.DateOnly)); ok {
		v.Today = px
	}
	v.Ticks = ticks(a, b, x)

	width := b.Sub(a)
	v.Earlier = fmt.Sprintf("?from=%s&to=%s", a.Add(-width/2).Format(time.DateOnly), b.Add(-width/2).Format(time.DateOnly))
	v.Later = fmt.Sprintf("?from=%s&to=%s", a.Add(width/2).Format(time.DateOnly), b.Add(width/2).Format(time.DateOnly))
	v.Closer = fmt.Sprintf("?from=%s&to=%s", a.Add(width/4).Format(time.DateOnly), b.Add(-width/4).Format(time.DateOnly))
	v.Wider = fmt.Sprintf("?from=%s&to=%s", a.Add(-width/2).Format(time.DateOnly), b.Add(width/2).Format(time.DateOnly))
	ahead := last.AddDate(0, 0, 21)
	for _, z := range []struct {
		label string
		from  time.Time
	}{{"One month", ahead.AddDate(0, -1, 0)}, {"Four months", ahead.AddDate(0, -4, 0)}, {"One year", ahead.AddDate(-1, 0, 0)}, {"All reports", first.AddDate(0, 0, -10)}} {
		f, t := z.from.Format(time.DateOnly), ahead.Format(time.DateOnly)
		v.Zooms = append(v.Zooms, zoom{z.label, f, t, f == v.From && t == v.To})
	}
	return &shown{"timeline", "Timeline", v}, nil
}

// window reads the time that a page is asked to keep to.
func window(r *http.Request) (from, to string, err error) {
	from, to = r.FormValue("from"), r.FormValue("to")
	for _, d := range []string{from, to} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return "", "", refusal{http.StatusBadRequest, "Write dates as 2026-03-02."}
		}
	}
	return from, to, nil
}

// A monthBar is a month of what somebody said.
type monthBar struct {
	bar
	Label, From, To string
	Count           int
}

// monthBars draws months side by side, the empty ones too; at most the last 120.
func monthBars(list []parley.Tally) []monthBar {
	if len(list) == 0 {
		return nil
	}
	first, err1 := time.Parse("2006-01", list[0].Day)
	last, err2 := time.Parse("2006-01", list[len(list)-1].Day)
	if err1 != nil || err2 != nil {
		return nil
	}
	if f := last.AddDate(0, -119, 0); first.Before(f) {
		first = f
	}
	count, most := map[string]int{}, 1
	for _, t := range list {
		count[t.Day] = t.Count
		most = max(most, t.Count)
	}
	var bars []monthBar
	for t := first; !t.After(last); t = t.AddDate(0, 1, 0) {
		n := count[t.Format("2006-01")]
		bars = append(bars, monthBar{Label: t.Format("Jan 2006"), From: t.Format(time.DateOnly), To: t.AddDate(0, 1, -1).Format(time.DateOnly), Count: n,
			bar: bar{H: math.Max(1, 40*float64(n)/float64(most))}})
	}
	width := math.Min(28, 960/float64(len(bars)))
	for i := range bars {
		bars[i].X, bars[i].W, bars[i].Y = float64(i)*width, math.Max(1, width-1.5), 42-bars[i].H
	}
	return bars
}

// ticks marks days, months or years, at most about a dozen.
func ticks(a, b time.Time, x func(string) (float64, bool)) []tick {
	days := b.Sub(a).Hours() / 24
	var out []tick
	add := func(t time.Time, layout string) {
		if px, ok := x(t.Format(time.DateOnly)); ok {
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

type node struct {
	X, Y, R float64
	Name    string
	ID      parley.ID
	Count   int
	Anchor  string
	LX, LY  float64
	Label   string // Name, cut to the room beside the node
}

type edge struct {
	X1, Y1, X2, Y2 float64
	Kind           string // agree, apart or both
	Width          float64
	Title          string
	A, B           string
	Agree, Apart   int
	Issues         string
	MX, MY         float64 // where its count stands
	Label          string
	Faint          bool // by positions that are unsure alone
}

// cutTo cuts a name of the network to what has room in width, with its count.
func cutTo(name string, width float64) string {
	const letter, count = 9.4, 44 // in the drawing's units, of a wide letter and of a number of three digits
	rs := []rune(name)
	if n := int((width - count) / letter); len(rs) > n && n > 1 {
		return strings.TrimSpace(string(rs[:n-1])) + "…"
	}
	return name
}

// network draws which parties agree and conflict on issues, as congruence and
// conflict networks of discourse do: an edge for every two parties with a
// position on the same issue.
func (s *Server) network(r *http.Request, n *parley.Negotiation) (*shown, error) {
	from, to, err := window(r)
	if err != nil {
		return nil, err
	}
	show := r.FormValue("show")
	_, last, err := s.Store.Spanned(r.Context(), n.ID)
	if err != nil {
		return nil, err
	}
	var zooms []zoom
	if t, err := time.Parse(time.DateOnly, last); err == nil {
		for _, z := range []struct {
			label string
			from  time.Time
		}{{"last month", t.AddDate(0, -1, 0)}, {"last four months", t.AddDate(0, -4, 0)}, {"last year", t.AddDate(-1, 0, 0)}} {
			f := z.from.Format(time.DateOnly)
			zooms = append(zooms, zoom{z.label, f, last, from == f && to == last})
		}
	}
	const many = 3000
	list, err := s.Store.Stands(r.Context(), n.ID, from, to, many)
	if err != nil {
		return nil, err
	}
	type at struct{ party, issue parley.ID }
	type held struct {
		stance string
		sure   bool
	}
	stand := map[at]held{}
	count := map[parley.ID]int{}
	for _, x := range list { // newest first: the first stands, or else the first that is sure
		count[x.Party]++
		if k := (at{x.Party, x.Issue}); stand[k].stance == "" || !stand[k].sure && !brief.IsUnsure(x.Confidence) {
			stand[k] = held{x.Stance, !brief.IsUnsure(x.Confidence)}
		}
	}
	var parties []parley.ID
	for id := range count {
		parties = append(parties, id)
	}
	slices.SortFunc(parties, func(a, b parley.ID) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	parties = parties[:min(14, len(parties))]
	issues := map[parley.ID]int{} // how many of the parties drawn spoke to it
	for k := range stand {
		if slices.Contains(parties, k.party) {
			issues[k.issue]++
		}
	}
	ids := slices.Clone(parties)
	var issueList []parley.ID
	for id, k := range issues {
		if k > 1 {
			issueList = append(issueList, id)
		}
	}
	slices.Sort(issueList)
	name, err := s.Store.NamesOf(r.Context(), n.ID, append(ids, issueList...))
	if err != nil {
		return nil, err
	}
	var nodes []node
	const cx, cy, rad = 500.0, 280.0, 200.0
	for i, id := range parties {
		angle := 2*math.Pi*float64(i)/float64(len(parties)) - math.Pi/2
		nd := node{X: cx + rad*1.35*math.Cos(angle), Y: cy + rad*math.Sin(angle), R: 7 + 2.4*math.Sqrt(float64(min(count[id], 60))), Name: cmp.Or(name[id], "?"), ID: id, Count: count[id], Anchor: "middle"}
		nd.LX, nd.LY = nd.X, nd.Y-nd.R-7
		switch {
		case math.Cos(angle) > .1:
			nd.Anchor, nd.LX, nd.LY = "start", nd.X+nd.R+7, nd.Y+5
		case math.Cos(angle) < -.1:
			nd.Anchor, nd.LX, nd.LY = "end", nd.X-nd.R-7, nd.Y+5
		case math.Sin(angle) > 0:
			nd.LY = nd.Y + nd.R + 18
		}
		nd.Label = nd.Name
		switch nd.Anchor {
		case "start":
			nd.Label = cutTo(nd.Name, 2*cx-nd.LX)
		case "end":
			nd.Label = cutTo(nd.Name, nd.LX)
		}
		nodes = append(nodes, nd)
	}
	var edges, faint []edge
	for i, a := range parties {
		for j := i + 1; j < len(parties); j++ {
			b := parties[j]
			e := edge{X1: nodes[i].X, Y1: nodes[i].Y, X2: nodes[j].X, Y2: nodes[j].Y, A: nodes[i].Name, B: nodes[j].Name}
			var on []string
			faintly := [2]int{}
			for _, is := range issueList {
				x, y := stand[at{a, is}], stand[at{b, is}]
				if x.stance == "" || y.stance == "" || x.stance == "undecided" || y.stance == "undecided" {
					continue
				}
				apart := 0
				switch {
				case x.stance == y.stance:
				case x.stance == "against" || y.stance == "against":
					apart = 1
				default:
					continue // for, and for on a condition: neither alike nor apart
				}
				how := [2]string{"alike", "apart"}[apart]
				switch {
				case !x.sure || !y.sure:
					faintly[apart]++
					how += ", unsure"
				case apart == 1:
					e.Apart++
				default:
					e.Agree++
				}
				on = append(on, name[is]+" ("+how+")")
			}
			agree, apart := e.Agree, e.Apart
			if e.Faint = agree+apart == 0; e.Faint {
				agree, apart = faintly[0], faintly[1]
			}
			if agree+apart == 0 {
				continue
			}
			e.Kind = "both"
			if apart == 0 {
				e.Kind = "agree"
			} else if agree == 0 {
				e.Kind = "apart"
			}
			e.Width = 1.2
			if !e.Faint {
				e.Width += 1.3 * math.Sqrt(float64(agree+apart))
			}
			if show != "" && show != "both" && e.Kind != show && e.Kind != "both" {
				continue
			}
			e.MX, e.MY = e.X1+(e.X2-e.X1)*.42, e.Y1+(e.Y2-e.Y1)*.42+4
			switch {
			case e.Faint:
			case e.Kind == "both":
				e.Label = fmt.Sprintf("%d:%d", e.Agree, e.Apart)
			default:
				e.Label = fmt.Sprintf("%d", e.Agree+e.Apart)
			}
			e.Issues = strings.Join(on, "; ")
			e.Title = fmt.Sprintf("%s and %s: alike on %d, apart on %d", e.A, e.B, e.Agree, e.Apart)
			if e.Faint {
				e.Agree, e.Apart = agree, apart
				e.Title = fmt.Sprintf("%s and %s, unsure: alike on %d, apart on %d", e.A, e.B, agree, apart)
				faint = append(faint, e)
				continue
			}
			edges = append(edges, e)
		}
	}
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(b.Agree+b.Apart, a.Agree+a.Apart) })
	return &shown{"network", "Network", map[string]any{"Nodes": nodes, "Edges": edges, "Faint": faint, "From": from, "To": to, "Show": show, "Zooms": zooms, "Cut": len(list) == many, "Count": len(list)}}, nil
}

package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// deadlines writes the deadlines of all reports, one for each time and text.
func (r *resolver) deadlines() {
	type due struct {
		row
		d    *extract.Deadline
		told []dueTold // its other drafts
	}
	var list []*due
	at := map[string]*due{}
	for k := range r.drafts {
		for j := range r.drafts[k].Deadlines {
			d := &r.drafts[k].Deadlines[j]
			w := newRow("deadlines", k, &d.Entry)
			if !r.kept("deadlines", &w) {
				continue
			}
			key := strings.ToLower(trimBound(d.Due.Text))
			if d.Due.To != "" {
				key = d.Due.To
			}
			if o := at[key]; o != nil && !r.tab.all {
				other := dueTold{k, d}
				if w.sure > o.sure {
					other, o.d = dueTold{o.report, o.d}, d
				}
				o.told = append(o.told, other)
				o.join(w)
				continue
			}
			x := &due{row: w, d: d}
			at[key] = x
			list = append(list, x)
		}
	}
	for _, x := range list {
		on := r.bindsWhom(x.report, x.d)
		for _, i := range on {
			r.cast.list[i-1].sits = true
		}
		e := parley.Deadline{Entry: r.written(parley.Deadlines, &x.row), SetBy: r.actors(x.report, x.d.SetBy), On: r.idsOf(on), Due: when(x.d.Due), Status: x.d.Status}
		e.Demand = r.words(x.report, x.d.Demand, 25)
		e.Consequence = r.words(x.report, x.d.Consequence, 25)
		for _, t := range x.told { // one telling has who set it, another what follows else
			if len(e.SetBy) == 0 {
				e.SetBy = r.actors(t.report, t.d.SetBy)
			}
			if e.Consequence == "" {
				e.Consequence = r.words(t.report, t.d.Consequence, 25)
			}
		}
		e.Proposal = r.textID(x.report, x.d.Proposal)
		r.rec.Deadlines = append(r.rec.Deadlines, e)
	}
}

// A dueTold is a draft of a deadline that a surer one tells again.
type dueTold struct {
	report int
	d      *extract.Deadline
}

// bindsWhom returns whom a deadline binds: whom the words put it on; of a pact that is
// due, of talks that end, those who negotiate it; whose the thing is that is due;
// who does what the time stands with; or else the two sides that the report speaks
// of most, unless somebody else is told to act.
func (r *resolver) bindsWhom(report int, d *extract.Deadline) []int32 {
	if on := r.castOf(report, d.On); len(on) > 0 {
		return on
	}
	if d.Awaited {
		return r.theOther(report, r.castOf(report, d.SetBy))
	}
	if d.Shared {
		if sides, plain := r.atTable(report); plain {
			return sides
		}
	}
	if on := r.castOf(report, d.Owner); len(on) > 0 {
		return on
	}
	if on := r.castOf(report, d.Doer); len(on) > 0 {
		return on
	}
	if d.Acting {
		return nil
	}
	return r.mostTold(report)
}

// theOther returns who is left at the table of a report, or else of those it speaks
// of most, beside the actors waiting; nobody where that is more than one.
func (r *resolver) theOther(report int, waiting []int32) []int32 {
	sides, plain := r.atTable(report)
	if !plain {
		sides = r.mostTold(report)
	}
	var out []int32
	for _, i := range sides {
		if !slices.ContainsFunc(waiting, func(w int32) bool { return r.side(w) == r.side(i) }) {
			out = append(out, i)
		}
	}
	if len(out) > 1 {
		return nil
	}
	return out
}

// trimBound drops the preposition of a time.
func trimBound(s string) string {
	for _, p := range [...]string{"by ", "until ", "before ", "within ", "the ", "no later than "} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			s = s[len(p):]
		}
	}
	return s
}

// nextSteps writes what actors will do next; one deed of one actor told twice is one.
func (r *resolver) nextSteps() {
	type step struct {
		row
		d     *extract.Step
		by    []int32
		stems []string
	}
	var list []*step
	byActor := map[int32][]*step{}
	for k := range r.drafts {
	next:
		for j := range r.drafts[k].Steps {
			d := &r.drafts[k].Steps[j]
			by, lent := r.doers(k, d.By, &d.Entry)
			if len(by) == 0 {
				continue
			}
			w := newRow("steps", k, &d.Entry, lent...)
			if !r.kept("steps", &w) {
				continue
			}
			x := &step{w, d, by, stemsOf(cmp.Or(d.Whole, d.Action))}
			side := r.side(by[0])
			if !r.tab.all {
				old := byActor[side]
				if len(old) > 64 {
					old = old[len(old)-64:]
				}
				for _, o := range old {
					if phase2(o.d.Certainty) == phase2(d.Certainty) && sameDeed(o.stems, x.stems) {
						if x.sure > o.sure {
							o.d, o.by = x.d, x.by
						}
						o.join(x.row)
						continue next
					}
				}
			}
			byActor[side] = append(byActor[side], x)
			list = append(list, x)
		}
	}
	for _, x := range list {
		for _, i := range x.by {
			r.cast.list[i-1].sits = true
		}
		by := r.idsOf(x.by)
		if len(by) == 0 && !r.tab.all {
			continue
		}
		e := parley.Step{Entry: r.written(parley.Steps, &x.row), By: by, With: r.actors(x.report, x.d.With), Action: x.d.Action, When: when(x.d.When), Certainty: x.d.Certainty}
		r.rec.Steps = append(r.rec.Steps, e)
	}
}

func phase2(c string) bool { return c == "ruled_out" }

// sameDeed reports whether two actions share the first word and half of the
// others, or most of all.
func sameDeed(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	n := 0
	for _, s := range a {
		for _, t := range b {
			if s == t {
				n++
				break
			}
		}
	}
	small := min(len(a), len(b))
	return a[0] == b[0] && 2*n >= small && n >= 2 || 4*n >= 3*small && n >= 3 || a[0] == b[0] && small == 1
}

// dropUndone takes out the steps that nobody who is listed will take and the talks where
// nobody who is listed sits, and notes them as gone.
func (r *resolver) dropUndone(gone map[parley.ID]bool) {
	r.rec.Steps = slices.DeleteFunc(r.rec.Steps, func(s parley.Step) bool {
		if len(s.By) == 0 {
			gone[s.ID] = true
		}
		return len(s.By) == 0
	})
	r.rec.Meetings = slices.DeleteFunc(r.rec.Meetings, func(m parley.Meeting) bool {
		if len(m.Participants) == 0 {
			gone[m.ID] = true
		}
		return len(m.Participants) == 0
	})
	for i := range r.rec.Steps {
		if s := &r.rec.Steps[i]; gone[s.After] {
			s.After = ""
		}
	}
}

// views writes knowledge and assessments, and what led to what.
func (r *resolver) views() {
	for k := range r.drafts {
		dr := r.drafts[k]
		seen := map[string]bool{}
		for j := range dr.Knowledge {
			d := &dr.Knowledge[j]
			w := newRow("knowledge", k, &d.Entry)
			i := r.who(k, d.Who)
			if i == 0 || !r.kept("knowledge", &w) {
				continue
			}
			e := parley.Knowledge{Entry: r.written(parley.KnowledgeOf, &w), Who: r.idOf(i), State: d.State, Text: d.Text, Of: r.entryAt(k, d.Of)}
			key := string(e.Who) + d.State + d.Text
			if seen[key] {
				continue
			}
			seen[key] = true
			r.rec.Knowledge = append(r.rec.Knowledge, e)
		}
		before := len(r.rec.Assessments)
		for j := range dr.Assessments {
			d := &dr.Assessments[j]
			w := newRow("assessments", k, &d.Entry)
			if !r.kept("assessments", &w) {
				continue
			}
			e := parley.Assessment{Entry: r.written(parley.Assessments, &w), By: r.actor(k, d.By), Outlook: d.Outlook, Towards: r.actor(k, d.Towards), Text: d.Text}
			if e.By == "" && d.By.OK() && e.Statement == "" {
				continue // somebody's judgement, and nobody told: not the report's
			}
			if d.About.Text > 0 {
				e.About = r.textID(k, d.About.Text)
			}
			if n := len(r.rec.Assessments); n > before && r.rec.Assessments[n-1].By == e.By && r.rec.Assessments[n-1].Outlook == e.Outlook && r.rec.Assessments[n-1].Text == e.Text {
				continue // told of two words of it
			}
			r.rec.Assessments = append(r.rec.Assessments, e)
		}
	}
}

// links writes what led to, follows or answers what, where both are entries.
func (r *resolver) links() {
	for k := range r.drafts {
		dr := r.drafts[k]
		for j := range dr.Links {
			d := &dr.Links[j]
			w := newRow("links", k, &d.Entry)
			from, to := r.entryNamed(k, d.From, d.Heads[0], d.Beside[0]), r.entryNamed(k, d.To, d.Heads[1], d.Beside[1])
			if from == "" || to == "" || from == to || !r.kept("links", &w) {
				continue
			}
			r.rec.Links = append(r.rec.Links, parley.Link{Entry: r.written(parley.Links, &w), From: from, To: to, Kind: d.Kind})
		}
	}
}

// stepsAfter notes what a step waits for where the words say so: "will vote after
// the talks", "if the board agrees, the union will call off the strike".
func (r *resolver) stepsAfter() {
	if r.places == nil {
		return
	}
	steps := map[parley.ID]*parley.Step{}
	for i := range r.rec.Steps {
		steps[r.rec.Steps[i].ID] = &r.rec.Steps[i]
	}
	for k := range r.drafts {
		for j := range r.drafts[k].Links {
			d := &r.drafts[k].Links[j]
			at, first := d.From, d.To
			switch d.Kind {
			case "after":
			case "condition_for":
				at, first = d.To, d.From
			default:
				continue
			}
			before := r.entryOf(k, first, parley.Meetings, parley.Steps, parley.Deadlines, parley.Events, parley.Proposals)
			if s := steps[r.entryOf(k, at, parley.Steps)]; s != nil && before != "" && before != s.ID && s.After == "" {
				s.After = before
			}
		}
	}
}

// placed is an entry of the record with the word that it was read from.
type placed struct {
	at    int // byte of the report
	table parley.Table
	id    parley.ID
	sure  float64
}

// place notes where a row of table t that was written as id was read from.
func (r *resolver) place(t parley.Table, report int, at int, id parley.ID, sure float64) {
	if r.places == nil {
		r.places = make([][]placed, len(r.drafts))
	}
	if d := r.drafts[report].Doc; at >= 0 && at < len(d.Tokens) {
		r.places[report] = append(r.places[report], placed{int(d.Tokens[at].Start), t, id, sure})
	}
}

// linkable are the tables whose entries stand for a stretch of words, the
// plainest first.
var linkable = []parley.Table{parley.Proposals, parley.Meetings, parley.Deadlines, parley.Steps, parley.Events, parley.Positions}

// entryAt returns the id of the entry whose main word lies in the bytes s of a
// report, "" where none does: of the plainest table, in it the surest.
func (r *resolver) entryAt(report int, s nlp.Span) parley.ID {
	return r.entryOf(report, s, linkable...)
}

// entryNamed is entryAt for entries whose main word is one of the tokens at, or for
// talks, texts and times beside them: what a clause is about, and not what it only
// mentions.
func (r *resolver) entryNamed(report int, s nlp.Span, at, beside []int) parley.ID {
	best := parley.ID("")
	sure, rank := -1.0, len(linkable)
	if r.places == nil {
		return best
	}
	toks := r.drafts[report].Doc.Tokens
	for _, p := range r.places[report] {
		here := func(t int) bool { return int(toks[t].Start) == p.at }
		n := slices.Index(linkable, p.table)
		if n < 0 || p.at < s.Start || p.at >= s.End {
			continue
		}
		if !slices.ContainsFunc(at, here) && (n > 2 || !slices.ContainsFunc(beside, here)) {
			continue
		}
		if n < rank || n == rank && p.sure > sure {
			best, sure, rank = p.id, p.sure, n
		}
	}
	return best
}

// entryOf is entryAt for the tables named, the first before the others.
func (r *resolver) entryOf(report int, s nlp.Span, tables ...parley.Table) parley.ID {
	best := parley.ID("")
	sure, rank := -1.0, len(tables)
	if r.places == nil || s.End <= s.Start {
		return best
	}
	for _, p := range r.places[report] {
		if p.at < s.Start || p.at >= s.End {
			continue
		}
		n := slices.Index(tables, p.table)
		if n >= 0 && (n < rank || n == rank && p.sure > sure) {
			best, sure, rank = p.id, p.sure, n
		}
	}
	return best
}

// placeTexts notes where the texts are named.
func (r *resolver) placeTexts() {
	for k := range r.drafts {
		for j := range r.drafts[k].Proposals {
			if p := &r.drafts[k].Proposals[j]; p.Name.OK() {
				if id := r.textID(k, j+1); id != "" {
					r.place(parley.Proposals, k, int(p.Name.Head), id, p.Confidence)
				}
			}
		}
	}
}

// worded reports whether the PLOVER act is one of words alone, told by who says it.
func worded(act string) bool {
	switch act {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return true
	}
	return false
}

// events writes who did what to whom.
func (r *resolver) events() {
	for k := range r.drafts {
		for j := range r.drafts[k].Events {
			d := &r.drafts[k].Events[j]
			w := newRow("events", k, &d.Entry)
			if !r.kept("events", &w) {
				continue
			}
			src, dst := r.castOf(k, d.Source), r.castOf(k, d.Target)
			dst = slices.DeleteFunc(dst, func(i int32) bool { return slices.Contains(src, i) }) // nobody does it to themselves
			if len(src) == 0 && len(dst) == 0 && worded(d.Plover) {
				continue // nobody says something to nobody
			}
			e := parley.Event{Entry: r.written(parley.Events, &w), Source: r.idsOf(src), Target: r.idsOf(dst), Plover: d.Plover, Cameo: d.Cameo, Status: d.Status, When: when(d.When)}
			if d.Place.OK() {
				e.Place = r.drafts[k].Doc.Words(int(d.Place.First), int(d.Place.End))
			}
			r.rec.Events = append(r.rec.Events, e)
		}
	}
}

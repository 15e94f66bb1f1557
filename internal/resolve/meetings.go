package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// A meeting is one happening of talks, from every telling of it.
type meeting struct {
	row
	d      *extract.Meeting
	part   []int32
	absent []int32
	place  string
	around string // place, or what the sentence tells of it further off
	status string
	when   *parley.When
	id     parley.ID
	format string
	level  string
	own    bool       // the telling itself names who takes part
	others []*meeting // its other tellings
}

// meetings writes the talks of all reports; the same talks told twice are one.
func (r *resolver) meetings() {
	var list, told []*meeting
	byKey := map[[2]int32][]*meeting{} // two sides → meetings between them
	byPlace := map[string][]*meeting{}
	for k := range r.drafts {
		var latest *meeting
		var before []*meeting
		for _, m := range r.toldMeetings(k) {
			told = append(told, m)
			if !r.tab.all {
				o := r.sameMeeting(m, latest, byKey, byPlace)
				if o == nil {
					o = r.sameSentence(m, before)
				}
				if o != nil {
					r.joinMeeting(o, m)
					latest = o
					continue
				}
				if strings.HasSuffix(m.d.Rule, extract.Away) {
					continue // from what nobody told
				}
			}
			list = append(list, m)
			before = append(before, m)
			latest = m
			s := r.sides(m.part)
			if len(s) == 1 && m.when != nil {
				byKey[[2]int32{s[0], 0}] = append(byKey[[2]int32{s[0], 0}], m)
			}
			if len(s) >= 2 {
				for a := range s {
					for b := range s {
						if a != b && len(s) < 8 {
							byKey[[2]int32{s[a], s[b]}] = append(byKey[[2]int32{s[a], s[b]}], m)
						}
					}
				}
			}
			if m.place != "" {
				byPlace[m.place] = append(byPlace[m.place], m)
			}
		}
	}
	r.lendPlaces(list, told)
	for _, m := range list {
		if r.kept("meetings", &m.row) && (len(m.part) > 0 || r.tab.all) {
			r.writeMeeting(m)
		}
	}
}

// toldMeetings returns the tellings of talks of one report. "The last round",
// "the talks" that name nobody are of those who were last told to talk, or who
// are told so later, or else of the two sides at the table.
func (r *resolver) toldMeetings(report int) []*meeting {
	var list []*meeting
	for j := range r.drafts[report].Meetings {
		d := &r.drafts[report].Meetings[j]
		m := &meeting{row: newRow("meetings", report, &d.Entry), d: d, part: r.castOf(report, d.Participants), absent: r.castOf(report, d.Absent), status: d.Status, when: when(d.When), format: d.Format, level: d.Level}
		m.own = len(m.part) > 0
		if d.Place.OK() {
			m.place = r.drafts[report].Doc.Words(int(d.Place.First), int(d.Place.End))
		}
		if d.Around.OK() {
			m.around = r.drafts[report].Doc.Words(int(d.Around.First), int(d.Around.End))
		}
		list = append(list, m)
	}
	var full *meeting
	var table, most []int32
	plain, asked, weighed := false, false, false
	for j, m := range list {
		if !strings.HasPrefix(m.d.Rule, "talks") && !m.d.Pair {
			continue
		}
		if len(r.sides(m.part)) >= 2 {
			if full == nil || phase(m.status) != 2 {
				full = m // "the talks" are none that are not to be, where others were told of
			}
			continue
		}
		if len(m.part) > 0 && !m.d.Pair {
			continue
		}
		sign := "parts:inherited"
		switch later := r.nextFull(m, list[j:]); {
		case full != nil:
			m.part = append([]int32{}, full.part...)
		case m.d.Pair && len(r.coupleBefore(report, m.entry.At, true)) == 2:
			m.part = r.coupleBefore(report, m.entry.At, true)
		case later != nil:
			m.part = append([]int32{}, later.part...)
			sign = "parts:later"
		default:
			if !asked {
				table, plain = r.atTable(report)
				asked = true
			}
			switch {
			case len(table) > 0:
				m.part = append([]int32{}, table...)
				if sign = "parts:table"; !plain {
					sign = "parts:guessed"
				}
			default:
				if !weighed {
					if most = r.mostTold(report); len(most) < 2 {
						most = nil // nobody talks alone
					}
					weighed = true
				}
				m.part = append([]int32{}, most...)
				sign = "parts:told"
			}
		}
		if len(m.part) > 0 {
			m.signs = append(append([]string{}, m.signs...), sign)
			m.sure = extract.Sure("meetings", m.signs)
		}
	}
	return list
}

// nextFull returns the first of the tellings that names two sides and is not of other talks
// than m by its place or time, nil for none.
func (r *resolver) nextFull(of *meeting, list []*meeting) *meeting {
	for _, m := range list {
		if of.around != "" && m.around != "" && of.around != m.around || apartInTime(of, m) {
			continue
		}
		if strings.HasPrefix(m.d.Rule, "talks") && phase(m.status) != 2 && len(r.sides(m.part)) >= 2 {
			return m
		}
	}
	return nil
}

// atTable returns the two sides of a report's talks: those with the most
// positions in it. plain: each has two at least and no third as many.
func (r *resolver) atTable(report int) (sides []int32, plain bool) {
	return r.atTableBut(report, nil)
}

// atTableBut is atTable without the sides that are left out.
func (r *resolver) atTableBut(report int, out []int32) (sides []int32, plain bool) {
	if two := r.coupled(report, out); len(two) == 2 {
		return two, true
	}
	n := map[int32]int{}
	var order []int32
	middle := r.goBetweens(report)
	for j := range r.drafts[report].Positions {
		p := &r.drafts[report].Positions[j]
		i := r.side(r.who(report, p.Party)) // however unsure the stance is: who takes it is plain
		if i == 0 || slices.Contains(out, i) || slices.Contains(middle, i) {
			continue
		}
		if n[i] == 0 {
			order = append(order, i)
		}
		n[i]++
	}
	slices.SortStableFunc(order, func(a, b int32) int { return n[b] - n[a] })
	if len(order) < 2 || len(order) > 2 && n[order[2]] == n[order[1]] {
		return nil, false
	}
	return order[:2], n[order[1]] >= 2
}

// sameMeeting returns the meeting that m is another telling of, nil for none.
func (r *resolver) sameMeeting(m, latest *meeting, byKey map[[2]int32][]*meeting, byPlace map[string][]*meeting) *meeting {
	s := r.sides(m.part)
	if len(s) >= 2 {
		for _, o := range tail(byKey[[2]int32{s[0], s[1]}]) {
			if r.compatible(m, o) {
				return o
			}
		}
		if latest != nil && len(latest.part) < 2 && latest.report == m.report && latest.place != "" && latest.place == m.place && r.compatible(m, latest) {
			return latest
		}
		return nil
	}
	if len(s) == 1 && m.when != nil && m.when.From != "" {
		for _, o := range tail(byKey[[2]int32{s[0], 0}]) {
			if o.report != m.report && o.when.From == m.when.From && o.when.To == m.when.To && r.compatible(m, o) {
				return o // a bloc's summit on one day
			}
		}
	}
	if m.place != "" {
		for _, o := range tail(byPlace[m.place]) {
			if r.compatible(m, o) {
				return o
			}
		}
		return nil
	}
	if latest != nil && latest.report == m.report && len(s) == 0 && r.compatible(m, latest) {
		return latest
	}
	return nil
}

// sameSentence returns the last of the report's meetings told before that one
// sentence tells of together with m, where nothing tells the two apart and one of
// them names one side at most: "is to meet Berg today to discuss the tariff".
func (r *resolver) sameSentence(m *meeting, before []*meeting) *meeting {
	d := r.drafts[m.report].Doc
	at := d.Tokens[m.entry.At].Sentence
	for _, o := range slices.Backward(tail(before)) {
		if len(r.sides(m.part)) > 1 && len(r.sides(o.part)) > 1 || !r.compatible(m, o) {
			continue
		}
		if d.Tokens[o.entry.At].Sentence == at || slices.ContainsFunc(o.more, func(x told) bool { return d.Tokens[x.entry.At].Sentence == at }) {
			return o
		}
	}
	return nil
}

// tail bounds how far back a meeting is looked for.
func tail(list []*meeting) []*meeting {
	if len(list) > 32 {
		list = list[len(list)-32:]
	}
	return list
}

// compatible reports whether nothing tells a and b apart: status, time, place,
// one's sides among the other's.
func (r *resolver) compatible(a, b *meeting) bool {
	if phase(a.status) != phase(b.status) || a.format != "" && b.format != "" && a.format != b.format {
		return false
	}
	if a.place != "" && b.place != "" && a.place != b.place {
		return false
	}
	if apartInTime(a, b) {
		return false
	}
	if r.otherPeople(a.part, b.part) || r.goneBy(a, b) || r.goneBy(b, a) {
		return false
	}
	sa, sb := r.sides(a.part), r.sides(b.part)
	c := common(sa, sb)
	return c == len(sa) || c == len(sb)
}

// goneBy reports whether a's time was over when b's report told of talks to come.
func (r *resolver) goneBy(a, b *meeting) bool {
	if a.report == b.report || phase(b.status) != 1 || a.when == nil || a.when.To == "" {
		return false
	}
	day := dayOf(r.reports[b.report].Published)
	return day != "" && dayOf(a.when.To) < day
}

// otherPeople reports whether two casts name people of one side, and not one of
// them in both: "Berg met Roe" and "Berg met Doe" are two meetings.
func (r *resolver) otherPeople(a, b []int32) bool {
	for _, i := range a {
		if r.cast.list[i-1].kind != parley.Person {
			continue
		}
		side, other, same := r.side(i), false, false
		for _, j := range b {
			if r.cast.list[j-1].kind == parley.Person && r.side(j) == side {
				other, same = true, same || i == j
			}
		}
		if other && !same {
			return true
		}
	}
	return false
}

// phase is whether talks are behind, ahead or off.
func phase(status string) int {
	switch status {
	case "planned", "postponed":
		return 1
	case "none_planned", "ruled_out", "cancelled":
		return 2
	}
	return 0
}

// joinMeeting takes m for another telling of o: the surer one tells what it is.
func (r *resolver) joinMeeting(o, m *meeting) {
	o.others = append(o.others, &meeting{row: row{report: m.report}, d: m.d})
	if m.sure > o.sure {
		o.d, o.others[len(o.others)-1].d = m.d, o.d
		if len(m.part) >= len(o.part) {
			o.status = m.status
		}
	}
	// Who is named in a telling counts before those whom it was lent.
	if a, b := len(r.sides(m.part)), len(r.sides(o.part)); a > b || a == b && m.own && !o.own {
		o.part, m.part = m.part, o.part
	}
	for _, i := range m.part {
		known := false
		for _, j := range o.part {
			known = known || r.side(i) == r.side(j)
		}
		if !known && len(m.part) >= 2 {
			o.part = append(o.part, i)
		}
	}
	o.absent = union(o.absent, m.absent)
	if o.place == "" {
		o.place = m.place
	}
	if o.around == "" || m.around != "" && m.around == m.place && o.place == m.place {
		o.around = m.around
	}
	if o.when == nil {
		o.when = m.when
	}
	if o.format == "" {
		o.format = m.format
	}
	if o.level == "" {
		o.level = m.level
	}
	if !m.own && len(o.more) > 0 {
		o.sure = max(o.sure, m.sure) // one more mention of "the talks" shows nothing new
		return
	}
	o.own = o.own || m.own
	o.join(m.row)
}

// writeMeeting puts a meeting into the record.
func (r *resolver) writeMeeting(m *meeting) {
	// Who is told to be missing does not take part.
	var part []int32
	for _, i := range m.part {
		if common([]int32{r.side(i)}, r.sides(m.absent)) == 0 {
			part = append(part, i)
		}
	}
	e := parley.Meeting{Entry: r.written(parley.Meetings, &m.row), Place: m.around, Format: m.format, Level: m.level, Status: m.status, Certainty: m.d.Certainty, When: m.when}
	e.Name = m.d.Name.Label
	e.Participants = r.idsOf(part)
	for _, i := range part {
		r.cast.list[i-1].sits = true
	}
	e.Absent = r.idsOf(m.absent)
	e.ConvenedBy = r.actors(m.report, m.d.ConvenedBy)
	e.Mediators = r.actors(m.report, m.d.Mediators)
	for _, a := range m.d.About {
		if id := r.issueID(r.issueOf(m.report, a)); id != "" {
			e.About = append(e.About, id)
		}
	}
	r.outcomes(&e, m)
	for _, o := range m.others {
		r.outcomes(&e, o)
	}
	m.id = e.ID
	r.rec.Meetings = append(r.rec.Meetings, e)
}

// maxOutcomes is the most outcomes of one meeting that are kept.
const maxOutcomes = 8

// outcomes adds to e what one telling says came of the talks: each kind once on
// each word.
func (r *resolver) outcomes(e *parley.Meeting, m *meeting) {
	for _, o := range m.d.Outcomes {
		sp, ok := r.span(m.report, o.Evidence)
		if !ok || len(e.Outcomes) >= maxOutcomes {
			continue
		}
		if r.others(e.Participants, m.report, o.Between) {
			continue // an agreement of somebody else
		}
		on := r.actors(m.report, o.According)
		if o.Pair {
			on = e.Participants // they are all whom the words can mean
		}
		if !slices.ContainsFunc(e.Outcomes, func(x parley.Outcome) bool { return x.Kind == o.Kind && slices.Equal(x.AccordingTo, on) }) {
			e.Outcomes = append(e.Outcomes, parley.Outcome{Kind: o.Kind, AccordingTo: on, Evidence: []parley.Span{sp}})
		}
	}
}

// others reports whether refs name actors none of whom, nor whose side, is among at.
func (r *resolver) others(at []parley.ID, report int, refs []extract.Ref) bool {
	cast := r.castOf(report, refs)
	for _, id := range append(r.idsOf(cast), r.idsOf(r.sides(cast))...) {
		if slices.Contains(at, id) {
			return false
		}
	}
	return len(cast) > 0 && len(at) > 0
}

package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A position is one side's stance on one issue, from every telling of it.
type position struct {
	row
	party, by int32
	body      int32 // the body of the party that takes the stance in every telling, 0 for none
	issue     int32
	d         *extract.Position
	before    *position    // the stance that it replaces
	red       *parley.Span // the words of the surest telling that has any by which it is final
	beside    []string     // what its clauses tell beside the issue
	moved     string       // how it moved by its words or those of another telling
	id        parley.ID
}

// positions writes the positions of all reports, one for each side, issue and
// stance; a later report's other stance replaces an earlier one's.
func (r *resolver) positions() {
	var list []*position
	add := func(k int, d *extract.Position) {
		who := r.who(k, d.Party)
		if who == 0 {
			return
		}
		if c := r.companyOf(k, d.Party.Head, who); c != 0 {
			who = c
		}
		if r.othersAct(k, d, who) {
			return
		}
		signs := r.partySigns(k, who)
		signs = append(signs, besideSigns(d, signs)...)
		if t := r.textOf(k, d.Issue.Text); t != 0 {
			signs = append(signs, r.textSigns(t, r.side(who), d.Stance)...)
		}
		w := newRow("positions", k, &d.Entry, signs...)
		if !r.kept("positions", &w) && w.sure < leastTold*extract.Bound("positions") {
			return
		}
		is := r.issueOf(k, d.Issue)
		if is == 0 {
			return
		}
		p := &position{row: w, party: r.bearer(who), body: r.bodyOf(who), by: who, issue: is, d: d, red: r.spanOf(k, d.RedLine), beside: d.Issue.Rest, moved: d.Movement}
		list = append(list, p)
	}
	for k := range r.drafts {
		for j := range r.drafts[k].Positions {
			add(k, &r.drafts[k].Positions[j])
		}
	}
	r.textPositions(add)
	if r.paired != nil {
		r.paired(list)
	}
	if !r.tab.all {
		list = r.tellOnce(r.withoutTellers(list))
		r.oncePerSentence(list)
	}
	latest := map[[2]int32]*position{}
	for _, p := range list {
		if p.party == 0 || !r.kept("positions", &p.row) {
			continue
		}
		side := [2]int32{p.party, p.issue}
		if o := latest[side]; o != nil && !r.tab.all {
			if o.report == p.report || r.reports[o.report].Published == r.reports[p.report].Published {
				// Two stances in one breath: the surer stands.
				if o.sure >= p.sure {
					continue
				}
				o.party = 0
			} else {
				p.before = o
			}
		}
		latest[side] = p
	}
	for _, p := range list {
		if p.party == 0 || !r.kept("positions", &p.row) || !r.tab.all && latest[[2]int32{p.party, p.issue}] != p && !replaced(latest[[2]int32{p.party, p.issue}], p) {
			continue
		}
		r.writePosition(p)
	}
}

// crowd reports whether the actor of index who-1 is several people without a name who stand
// for no side: "aides", "officials close to X".
func (r *resolver) crowd(who int32) bool {
	s := r.cast.list[who-1]
	return s.described && s.plural && s.party == 0
}

// withoutTellers leaves out what a person who stands for no side is held to want by telling
// what somebody else does: "Mr Roe said the miners would accept the cap".
func (r *resolver) withoutTellers(list []*position) []*position {
	type matter struct {
		report, statement int
		issue             int32
	}
	takers, taken := map[matter]int32{}, map[matter]int32{} // by name, and by a pronoun
	for _, p := range list {
		if p.entry.Statement == 0 || p.d.Whole || !slices.Contains(p.entry.Signs, "by:subject") {
			continue
		}
		m := matter{p.report, p.entry.Statement, p.issue}
		if taken[m] = p.party; r.drafts[p.report].Doc.Tokens[p.d.Party.Head].UPOS != nlp.PRON {
			takers[m] = p.party
		}
	}
	return slices.DeleteFunc(list, func(p *position) bool {
		if !p.d.Whole || p.party != p.by {
			return false
		}
		m := matter{p.report, p.entry.Statement, p.issue}
		other := takers[m]
		switch {
		case r.crowd(p.party):
			other = taken[m] // "aides to the premier say she is ready to accept it"
		case r.cast.list[p.party-1].kind != parley.Person:
			return false
		}
		return other != 0 && other != p.party
	})
}

// titled reports whether a position is told in the title of its report.
func (r *resolver) titled(p *position) bool {
	rep := &r.reports[p.report]
	return rep.Title != "" && strings.HasPrefix(rep.Text, rep.Title) && p.entry.Evidence[0].Start < len(rep.Title)
}

// oncePerSentence leaves of two stances that one side takes in one sentence on what
// shares a word the surer, which keeps the other's words for the matter.
func (r *resolver) oncePerSentence(list []*position) {
	order := make([]*position, len(list))
	copy(order, list)
	slices.SortStableFunc(order, func(a, b *position) int { return cmp.Compare(b.sure, a.sure) })
	type place struct {
		party  int32
		report int
		at     nlp.Span
	}
	kept := map[place][]*position{}
	for _, p := range order {
		at := place{p.party, p.report, p.entry.Evidence[0]}
		for _, o := range kept[at] {
			if o.d.Stance == p.d.Stance {
				continue
			}
			is := r.tab.issues[p.issue-1]
			if o.issue != p.issue && (!sharesStem(stemsOf(r.tab.issues[o.issue-1].label), is.stems) && !oneBreath(o, p) || eitherOr(o, p)) {
				continue
			}
			if is.text == 0 && is.own == nil && o.issue != p.issue {
				r.phrase(o.issue, is.label)
			}
			o.beside = append(o.beside[:len(o.beside):len(o.beside)], p.beside...)
			p.party = 0
			break
		}
		if p.party != 0 {
			kept[at] = append(kept[at], p)
		}
	}
}

// eitherOr reports whether two words of a sentence take a stance each, the one for and
// the other against, on what neither names in the other's words: "wants the refund
// rather than the bid". The less sure one has to be as likely right as not.
func eitherOr(o, p *position) bool {
	if o.d.Whole || p.d.Whole || o.d.Stance == p.d.Stance || p.sure < 0.5 {
		return false
	}
	a, b := stemsOf(o.d.Issue.Label), stemsOf(p.d.Issue.Label)
	return !allIn(a, b) && !allIn(b, a)
}

// oneBreath reports whether the words for the one matter stand within the other's.
func oneBreath(o, p *position) bool {
	a, b := o.d.Issue.Ref, p.d.Issue.Ref
	return a.First < b.End && b.First < a.End
}

func sharesStem(list []string, in map[string]bool) bool {
	for _, s := range list {
		if in[s] {
			return true
		}
	}
	return false
}

// partySigns tells how much a report has to do with the side of actor who.
func (r *resolver) partySigns(report int, who int32) []string {
	if r.weight == nil {
		r.weight = make([]map[int32]int, len(r.drafts))
	}
	if r.weight[report] == nil {
		r.weight[report] = map[int32]int{}
		for _, i := range r.cast.told[report] {
			r.weight[report][r.homeOf(i)]++
		}
	}
	w := r.weight[report]
	side := r.homeOf(who)
	rank, total := 0, 0
	for o, n := range w { // a count of a count: the order does not matter
		total += n
		if n > w[side] || n == w[side] && o < side {
			rank++
		}
	}
	out := []string{"side:rank" + rankName(rank), "side:kind:" + string(r.cast.list[side-1].kind)}
	if side == who {
		out = append(out, "side:itself")
	}
	switch share := 100 * w[side] / max(total, 1); {
	case share >= 25:
		out = append(out, "side:much")
	case share < 5:
		out = append(out, "side:little")
	}
	if s := r.cast.list[side-1]; s.described {
		out = append(out, "side:described")
		if tellers[lastWord(s.forms[0].text)] {
			out = append(out, "side:teller")
		}
	} else if r.medium(side) {
		out = append(out, "side:media")
	}
	return out
}

// besideSigns tells what a draft's own signs and those of its side mean together that
// neither does alone.
func besideSigns(d *extract.Position, side []string) []string {
	var out []string
	has := slices.Contains[[]string]
	if has(side, "side:kind:person") && has(side, "side:much") {
		out = append(out, "side:person:much") // a report about what that person wants
	}
	if has(side, "side:rank1") && has(d.Signs, "in:lead") {
		out = append(out, "side:main:lead")
	}
	if has(side, "side:described") && d.Force == "offer" {
		out = append(out, "side:described:offer")
	}
	if has(side, "side:kind:group") && has(d.Signs, "quoted") {
		out = append(out, "side:group:quoted")
	}
	return out
}

// medium reports whether who reports what others do: a paper, a station, an agency.
func (r *resolver) medium(who int32) bool {
	h := gazetteer.Of(r.cast.list[who-1].code)
	return h != nil && h.Sort == "media"
}

// rankName names a count in steps: 1, up to 3, up to 6, more.
func rankName(n int) string {
	switch {
	case n <= 1:
		return "1"
	case n <= 3:
		return "3"
	case n <= 6:
		return "6"
	}
	return "9"
}

// replaced reports whether last came, over others, to stand for p.
func replaced(last, p *position) bool {
	for o := last; o != nil; o = o.before {
		if o == p {
			return true
		}
	}
	return false
}

// writePosition puts a position into the record.
func (r *resolver) writePosition(p *position) {
	e := parley.Position{Entry: r.written(parley.Positions, &p.row), Party: r.idOf(cmp.Or(p.body, p.party)), Issue: r.issueID(p.issue), Stance: p.d.Stance, Force: forceOf(p.d.Stance, p.d.Force, p.signs), AsOf: when(p.d.AsOf)}
	p.id = e.ID
	r.aside(p.issue, p.beside)
	e.By = r.idOf(r.voice(p))
	e.Condition = r.spanOf(p.report, p.d.Condition)
	e.RedLine = p.red
	if e.Statement != "" {
		e.Statements = append(e.Statements, e.Statement)
	}
	for _, m := range p.more {
		if s := m.entry.Statement; s > 0 && m.report < len(r.tab.said) && s <= len(r.tab.said[m.report]) {
			if id := r.tab.said[m.report][s-1]; id != "" && !hasID(e.Statements, id) {
				e.Statements = append(e.Statements, id)
			}
		}
	}
	if b := p.before; b != nil && b.id != "" {
		e.Supersedes = b.id
		e.Movement = movement(b.d.Stance, p.d.Stance)
	}
	e.Movement, e.Since = cmp.Or(e.Movement, p.moved), when(p.d.Since)
	r.rec.Positions = append(r.rec.Positions, e)
}

// voice returns who voiced a position: the member of the side that the words
// name, else one of its own who said so in a telling, else whoever said so of it
// where it is no person and they are no medium, else the side itself.
func (r *resolver) voice(p *position) int32 {
	if p.by != p.party && p.by != 0 {
		return p.by
	}
	tellings := append([]told{{p.report, p.entry}}, p.more...)
	other := p.party
	for k, t := range tellings {
		if t.entry.Statement == 0 {
			continue
		}
		st := &r.drafts[t.report].Statements[t.entry.Statement-1]
		who := r.who(t.report, st.Speaker)
		if who == 0 {
			who = r.who(t.report, st.Source)
		}
		if who != 0 && who != p.party && r.bearer(who) == p.party {
			return who
		}
		if covers(st.Source, p.d.Party) || r.beside(t.report, st.Source, p.d.Party) {
			continue // one of several whose words they are
		}
		if k == 0 && who != 0 && (r.cast.list[p.party-1].kind != parley.Person || r.crowd(who)) && !r.medium(who) {
			other = who
		}
	}
	return other
}

// beside reports whether those named at a and b stand in one row of names: "Italy, Belgium
// and Denmark".
func (r *resolver) beside(report int, a, b extract.Ref) bool {
	if !a.OK() || !b.OK() {
		return false
	}
	d := r.drafts[report].Doc
	if a.First > b.First {
		a, b = b, a
	}
	if int(b.End) > len(d.Tokens) || int(b.Head) >= len(d.Tokens) {
		return false // told in another report
	}
	if b.First-a.End > 12 || d.Tokens[a.Head].Sentence != d.Tokens[b.Head].Sentence {
		return false
	}
	and := false
	for t := a.End; t < b.First; t++ {
		switch d.Tokens[t].UPOS {
		case nlp.CCONJ:
			and = true
		case nlp.PROPN, nlp.DET, nlp.NOUN, nlp.ADJ:
		default:
			if !d.Is(int(t), ",") {
				return false
			}
			and = true
		}
	}
	return and
}

// covers reports whether the words for b stand inside those for a.
func covers(a, b extract.Ref) bool {
	return a.OK() && b.OK() && a.First <= b.Head && b.Head < a.End
}

// dropNobodys takes out the positions whose side is not listed, and what was
// derived from them: a stance is somebody's.
func (r *resolver) dropNobodys() {
	if r.tab.all {
		return
	}
	gone := map[parley.ID]bool{}
	r.rec.Positions = slices.DeleteFunc(r.rec.Positions, func(p parley.Position) bool {
		if p.Party == "" {
			gone[p.ID] = true
		}
		return p.Party == ""
	})
	r.dropUndone(gone)
	if len(gone) == 0 {
		return
	}
	for i := range r.rec.Positions {
		if p := &r.rec.Positions[i]; gone[p.Supersedes] {
			p.Supersedes, p.Movement = "", ""
		}
	}
	for i := range r.rec.Knowledge {
		if k := &r.rec.Knowledge[i]; gone[k.Of] {
			k.Of = ""
		}
	}
	for i := range r.rec.Divides {
		d := &r.rec.Divides[i]
		d.Positions = slices.DeleteFunc(d.Positions, func(id parley.ID) bool { return gone[id] })
	}
	r.rec.Divides = slices.DeleteFunc(r.rec.Divides, func(d parley.Divide) bool { return len(d.Positions) == 0 })
	r.rec.Fits = slices.DeleteFunc(r.rec.Fits, func(f parley.Fit) bool { return f.Party == "" || gone[f.Position] })
	r.rec.Links = slices.DeleteFunc(r.rec.Links, func(l parley.Link) bool { return gone[l.From] || gone[l.To] })
}

func hasID(list []parley.ID, id parley.ID) bool {
	for _, o := range list {
		if o == id {
			return true
		}
	}
	return false
}

// movement names the way from one stance to another: towards yes is softer.
func movement(from, to string) string {
	rank := map[string]int{"against": 0, "undecided": 1, "conditional": 1, "for": 2}
	switch a, b := rank[from], rank[to]; {
	case b > a:
		return "softened"
	case b < a:
		return "hardened"
	}
	return "restated"
}

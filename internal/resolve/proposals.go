package resolve

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// A proposal is one text or offer, from every report that tells of it.
type proposal struct {
	row
	d       *extract.Proposal
	name    string
	aliases []string
	kind    string
	stems   []string
	parts   []part // the drafts that are it
	into    int32  // the text that it was found to be, as an index plus one; it has no parts then
	issue   int32
	id      parley.ID
	authors []int32 // those told most plainly
}

type part struct {
	report int
	n      int // of the report's drafts, from 1
	d      *extract.Proposal
}

// gatherProposals joins the texts of all reports.
func (r *resolver) gatherProposals() {
	r.tab.proposalAt = make([][]int32, len(r.drafts))
	byStem := map[string][]int32{}
	for k, dr := range r.drafts {
		r.tab.proposalAt[k] = make([]int32, len(dr.Proposals))
		own := int32(len(r.tab.proposals)) // what this report added is its own to tell apart
		for j := range dr.Proposals {
			d := &dr.Proposals[j]
			if len(d.Evidence) == 0 {
				continue
			}
			w := newRow("proposals", k, &d.Entry, r.penSigns(k, d)...)
			st := stemsOf(d.Name.Label)
			n := int32(0)
			seen := 0
			for _, s := range st {
				list := byStem[s]
				for x := len(list) - 1; x >= 0 && seen < 200 && n == 0; x-- {
					seen++
					if p := r.tab.proposals[list[x]-1]; list[x] <= own && sameText(p, d, st) && !r.elsewhere(p, k, d) {
						n = cmp.Or(p.into, list[x])
					}
				}
			}
			if n == 0 {
				n = r.ownText(k, d, own)
			}
			if n != 0 {
				p := r.tab.proposals[n-1]
				if w.sure > p.sure {
					if was := p.name; n > own && tells(d) >= tells(p.d) {
						p.name = d.Name.Label // of one report's names for it, the surest that tells as much
						p.alias(was)
					}
					p.d = d
				}
				p.join(w)
				p.parts = append(p.parts, part{k, j + 1, d})
				p.alias(d.Name.Label)
			} else {
				p := &proposal{row: w, d: d, name: d.Name.Label, kind: d.Kind, stems: st, parts: []part{{k, j + 1, d}}}
				r.tab.proposals = append(r.tab.proposals, p)
				n = int32(len(r.tab.proposals))
				for _, s := range st {
					byStem[s] = append(byStem[s], n)
				}
			}
			r.tab.proposalAt[k][j] = n
		}
		r.joinAcross(k, own)
	}
}

// penSigns tells whether those who are said to stand behind a text are anybody known,
// and what they are.
func (r *resolver) penSigns(report int, d *extract.Proposal) []string {
	plain, n := math.MinInt, 0
	var out []string
	authors := r.bidders(report, d)
	for k := range authors {
		a := &authors[k]
		if a.Plain < plain {
			continue
		}
		i := r.pen(report, a)
		if i == 0 {
			continue
		}
		plain = a.Plain
		if n++; n > 1 {
			continue
		}
		switch s := r.cast.list[i-1]; {
		case s.described:
			out = append(out, "got:described")
		default:
			out = append(out, "got:named")
		}
		if a.Plain <= 0 {
			out = append(out, fmt.Sprint("got:guess", -a.Plain))
		}
	}
	if n == 0 {
		out = append(out, "got:nobody")
	}
	return out
}

// sameText reports whether a report's text is one told in an earlier report: of
// one kind, with half of the words of the shorter name and two of them at least.
func sameText(p *proposal, d *extract.Proposal, st []string) bool {
	v, w := versionOf(p.d), versionOf(d)
	// What one report calls "the earlier plan" another names with no word of when.
	if p.kind != d.Kind || v != w && v+w != "old" {
		return false
	}
	if a, b := percentOf(p.name), percentOf(d.Name.Label); a != "" && b != "" {
		return a == b // "a pay offer of 4%", "an offer of 4%"
	}
	n := 0
	for _, s := range st {
		for _, o := range p.stems {
			if s == o {
				n++
				break
			}
		}
	}
	small := min(len(st), len(p.stems))
	return n >= 2 && 2*n >= small || n == small && n == 1 && p.kind == "counter-proposal"
}

// percentOf returns the figure before the first per cent sign of a text's name, ""
// for none.
func percentOf(name string) string {
	k := strings.IndexByte(name, '%')
	if k < 0 {
		return ""
	}
	w := strings.Fields(name[:k])
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}

func versionOf(d *extract.Proposal) string {
	for _, s := range d.Signs {
		if len(s) > 8 && s[:8] == "version:" {
			return s[8:]
		}
	}
	return ""
}

func (p *proposal) alias(s string) {
	if s == "" || s == p.name || len(p.aliases) >= maxAliases {
		return
	}
	for _, a := range p.aliases {
		if a == s {
			return
		}
	}
	p.aliases = append(p.aliases, s)
}

// writeProposals writes the texts that are sure enough.
func (r *resolver) writeProposals() {
	for _, p := range r.tab.proposals {
		var pens []pen
		r.authorsOf(p, func(report int, i int32, a *extract.Author) { pens = append(pens, pen{i, report, a.Evidence}) })
		p.authors = r.onePerSide(pens)
		r.liftAnswered(p)
		if r.kept("proposals", &p.row) {
			p.id = r.newID(parley.Proposals, p.report, p.entry.Evidence[0])
		}
		r.title(p)
	}
	for _, p := range r.tab.proposals {
		if p.id != "" {
			r.writeProposal(p)
		}
	}
}

// firmAnswer is how sure an answer to a text has to be, were that one listed, to speak for
// its being one; leastText is how sure such a text has to be by itself.
const (
	firmAnswer = 0.4
	leastText  = 0.2
)

// liftAnswered makes a text that is just too unsure to be listed as sure as it has to be
// where somebody else surely answers it: what is accepted or refused is on the table.
func (r *resolver) liftAnswered(p *proposal) {
	least := extract.Bound("proposals")
	if r.tab.all || p.sure >= least || p.sure < leastText {
		return
	}
	var list []answer
	for _, x := range p.parts {
		for k := range x.d.Responses {
			r.answer(&list, x.report, &x.d.Responses[k], p.authors, least)
		}
	}
	for _, a := range list {
		if a.sure >= firmAnswer && !slices.ContainsFunc(p.authors, func(i int32) bool { return r.side(i) == a.side }) {
			p.sure = least
			return
		}
	}
}

// text returns the text that the n-th draft (from 1) of a report belongs to, nil
// where it was not written.
func (r *resolver) text(report, n int) *proposal {
	if n <= 0 || report >= len(r.tab.proposalAt) || n > len(r.tab.proposalAt[report]) {
		return nil
	}
	if i := r.tab.proposalAt[report][n-1]; i != 0 && r.tab.proposals[i-1].id != "" {
		return r.tab.proposals[i-1]
	}
	return nil
}

// textID returns the id of that text, "" where it was not written.
func (r *resolver) textID(report, n int) parley.ID {
	if p := r.text(report, n); p != nil {
		return p.id
	}
	return ""
}

// writeProposal puts a text into the record with its authors, terms and answers.
func (r *resolver) writeProposal(p *proposal) {
	e := parley.Proposal{Name: p.name, Aliases: p.aliases, Kind: p.kind}
	id := p.id
	delete(r.tab.ids, id)
	e.Entry = r.written(parley.Proposals, &p.row)

	var replies []answer
	var to []int32
	var was, answered *proposal // of what reports tell of it, the surest text
	r.authorsOf(p, func(report int, i int32, a *extract.Author) {
		if !slices.Contains(p.authors, i) {
			return
		}
		if n := p.d.Name.Ref; a.Plain > 2 && report == p.report && a.Who.First >= n.First && a.Who.End <= n.End {
			r.cast.list[i-1].titles = true
		}
		au := parley.Authorship{Actor: r.idOf(i), As: a.As}
		for _, h := range a.Hedges {
			if sp, ok := r.span(report, h.Span); ok {
				au.Hedges = append(au.Hedges, parley.Hedge{Span: sp, Of: "report"})
			}
		}
		if sp, ok := r.span(report, a.Evidence); ok {
			au.Evidence = append(au.Evidence, sp)
		}
		e.Authorship = append(e.Authorship, au)
	})
	for _, x := range p.parts {
		to = union(to, r.castOf(x.report, x.d.PresentedTo))
		for _, list := range [][]extract.Ref{x.d.Reached, x.d.Sought} {
			for _, i := range r.castOf(x.report, list) {
				if !slices.Contains(p.authors, i) {
					to = union(to, []int32{i})
				}
			}
		}
		for _, list := range [][]extract.Term{x.d.Terms, x.d.More} {
			for _, t := range list {
				if t.Late {
					r.tab.late = append(r.tab.late, lateTerm{len(r.rec.Proposals), x.report, t})
					continue
				}
				r.term(&e, x.report, t)
			}
		}
		for k := range x.d.Responses {
			r.answer(&replies, x.report, &x.d.Responses[k], p.authors, p.sure)
		}
		if x.d.Status != "" && (e.Status == "" || e.Status == "tabled") {
			e.Status = x.d.Status
		}
		if e.When == nil {
			e.When = when(x.d.When)
		}
		if v := r.text(x.report, x.d.VersionOf); v != nil && v.id != id && (was == nil || v.sure > was.sure) {
			was, e.VersionOf = v, v.id
		}
		if v := r.text(x.report, x.d.AnswersTo); v != nil && v.id != id && (answered == nil || v.sure > answered.sure) {
			answered, e.RespondsTo = v, v.id
		}
	}
	r.writeAnswers(&e, replies)
	if len(to) == 0 {
		to = r.hearers(p, replies)
	}
	e.Authors = r.idsOf(p.authors)
	for _, i := range p.authors {
		r.cast.list[i-1].pens = true
	}
	e.PresentedTo = r.idsOf(to)
	r.rec.Proposals = append(r.rec.Proposals, e)
}

// authorsOf visits each author of a text once, in the order told: from its first
// part on, none that is told less plainly than one before.
func (r *resolver) authorsOf(p *proposal, visit func(report int, i int32, a *extract.Author)) {
	var seen []int32
	plain := math.MinInt
	for _, x := range p.parts {
		authors := r.bidders(x.report, x.d)
		for k := range authors {
			a := &authors[k]
			i := r.pen(x.report, a)
			if i == 0 || a.Plain < plain {
				continue
			}
			plain = a.Plain
			if n := len(seen); len(union(seen, []int32{i})) == n {
				continue
			}
			seen = append(seen, i)
			visit(x.report, i, a)
		}
	}
}

// A pen is somebody told to stand behind a text, and where that is told.
type pen struct {
	who    int32
	report int
	at     nlp.Span
}

// onePerSide returns the authors of a text without each side that somebody who binds it is
// told for elsewhere: "the minister's plan" is also told as "the government's". Where both are
// told in one breath, "the party and its chairman", both stand.
func (r *resolver) onePerSide(list []pen) []int32 {
	var out []int32
	for _, p := range list {
		if !slices.ContainsFunc(list, func(o pen) bool {
			return o.who != p.who && r.bearer(o.who) == p.who && (o.report != p.report || o.at != p.at)
		}) {
			out = append(out, p.who)
		}
	}
	return out
}

// unlikely reports whether the actor of index i-1 is no author of anything: a
// place.
func (r *resolver) unlikely(i int32) bool { return r.cast.list[i-1].place }

// A lateTerm is a term that is written once it is known what positions are about, for
// it makes no two of their matters one.
type lateTerm struct {
	text   int // index in the record's proposals
	report int
	term   extract.Term
}

func (r *resolver) lateTerms() {
	for _, l := range r.tab.late {
		r.term(&r.rec.Proposals[l.text], l.report, l.term)
	}
}

func (r *resolver) term(e *parley.Proposal, report int, t extract.Term) {
	if len(e.Terms) >= 16 {
		return
	}
	sp, ok := r.span(report, t.Text)
	if !ok {
		return
	}
	out := parley.Term{Text: r.words(report, t.Text, 25), Effect: t.Shown, Issue: r.issueID(r.issueOf(report, t.Issue))}
	if t.Idle || !telling(out.Text) {
		return
	}
	for _, o := range e.Terms {
		if o.Text == out.Text && o.Effect == out.Effect {
			return
		}
		if o.Issue == out.Issue && o.Effect == out.Effect && out.Issue != "" {
			return
		}
	}
	out.ID = r.newID(parley.Terms, report, t.Text)
	if t.HasValue {
		out.Quantity = &parley.Quantity{Value: t.Value, Unit: t.Unit, Approx: t.Approx}
	}
	out.Evidence = append(out.Evidence, sp)
	e.Terms = append(e.Terms, out)
}

// telling reports whether the words of a term say what it is about: more than a
// figure or a word of a few letters.
func telling(s string) bool {
	letters := 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters >= 4
}

// An answer is how one actor took a text, before the surest is chosen.
type answer struct {
	by, side int32
	report   int
	d        *extract.Response
	signs    []string
	sure     float64
}

// answer adds a drafted response to list; of several by one actor the surest
// stands.
func (r *resolver) answer(list *[]answer, report int, d *extract.Response, authors []int32, sure float64) {
	i := r.who(report, d.By)
	if i == 0 {
		i = r.ownPeople(report, d.By)
	}
	if i == 0 {
		return
	}
	a := answer{by: i, side: r.side(i), report: report, d: d, signs: d.Signs}
	for _, o := range authors {
		switch {
		case (o == i || r.side(o) == a.side) && d.Stance == "for" && brings(d):
			return // to bring it is no answer to it
		case o == i && extract.TakesBack(d):
			return // nor is to take it back
		case o == i && len(authors) == 1 && (d.Stance != "for" || extract.Praise(d)):
			return // who alone stands behind a text gives no answer to it
		case (d.Stance == "against" && extract.Voice(d) || extract.Praise(d)) && r.side(o) == a.side:
			return // nor what its own side says of it
		case o == i:
			a.signs = append(a.signs[:len(a.signs):len(a.signs)], "own", "own:"+d.Stance)
		case r.side(o) == a.side:
			a.signs = append(a.signs[:len(a.signs):len(a.signs)], "own-side", "own-side:"+d.Stance)
		default:
			continue
		}
		break
	}
	// An answer to what is no text on the table is none.
	own := a.signs[:len(a.signs):len(a.signs)]
	switch {
	case sure < extract.Bound("proposals"):
		a.signs = append(own, "text:unsure")
	case sure >= 0.666: // of texts this sure, three in four are right
		a.signs = append(own, "text:sure", "text:fair")
	case sure >= 0.5:
		a.signs = append(own, "text:fair")
	}
	a.sure = extract.Sure("responses", a.signs)
	if !r.tab.all {
		if a.sure < extract.Bound("responses") {
			return
		}
		for k := range *list {
			if o := &(*list)[k]; o.by == i {
				if a.sure > o.sure {
					*o = a
				}
				return
			}
		}
	}
	*list = append(*list, a)
}

// ownPeople returns whose the people of ref are by a pronoun, where nobody else is told by
// them: "her party would accept it", "its members will reject it"; 0 for nobody.
func (r *resolver) ownPeople(report int, ref extract.Ref) int32 {
	d := r.drafts[report].Doc
	if !ref.OK() || int(ref.End) > len(d.Tokens) {
		return 0
	}
	for t := max(ref.First-1, 0); t < ref.Head; t++ {
		if d.Tokens[t].XPOS == nlp.TagPRPS && d.Tokens[t].Head == ref.Head {
			return r.cast.at[report][t]
		}
	}
	return 0
}

// brings reports whether an answer was read from words that say no more than whose
// the text is.
func brings(d *extract.Response) bool {
	for _, s := range d.Signs {
		if s == "brings" {
			return true
		}
	}
	return false
}

// stanceOf returns the stance of an answer as it is written: who has the text and has
// not said what becomes of it is undecided; awaiting is whoever has yet to be asked,
// where a text needs a consent or is to be voted on.
func stanceOf(d *extract.Response) string {
	if d.Stance == "awaiting" && extract.HasIt(d) {
		return "undecided"
	}
	return d.Stance
}

// voiced reports whether the k-th answer, of a side as a whole, is one that a person
// of that side is told to have given, or, of its members, one that the side itself gave.
func (r *resolver) voiced(list []answer, k int) bool {
	crowd := func(a answer) bool {
		s := r.cast.list[a.by-1]
		return s.described && s.plural && a.by != a.side
	}
	for j, o := range list {
		if j == k || o.side != list[k].side || o.d.Stance != list[k].d.Stance {
			continue
		}
		if o.by != o.side && list[k].by == o.side && !crowd(o) || crowd(list[k]) && o.by == o.side {
			return true
		}
	}
	return false
}

// maxAnswers is the most responses to one text that a record shows.
const maxAnswers = 24

func (r *resolver) writeAnswers(e *parley.Proposal, list []answer) {
	for k, a := range list {
		if !r.tab.all && r.voiced(list, k) {
			continue
		}
		sp, ok := r.span(a.report, a.d.Evidence)
		if !ok || len(e.Responses) >= maxAnswers {
			continue
		}
		out := parley.Response{ID: r.newID(parley.Responses, a.report, a.d.Evidence), By: r.idOf(a.by), Stance: stanceOf(a.d), Force: a.d.Force, Act: a.d.Act, When: when(a.d.When), Evidence: []parley.Span{sp}}
		if r.tab.signs != nil {
			r.tab.signs[out.ID] = a.signs
		}
		e.Responses = append(e.Responses, out)
		if a.sure >= 0.4 {
			r.cast.list[a.by-1].answers = true
		}
	}
}

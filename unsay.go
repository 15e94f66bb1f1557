package parley

import (
	"slices"
	"strings"
)

// Unsay takes out of r what only the reports in gone say: names, labels and other
// words that hold a word or a phrase of theirs which none of r's reports has. What
// may not be without such words goes whole. The reports in gone are no longer in r;
// see Without.
func (r *Record) Unsay(gone []Report) {
	if len(gone) == 0 {
		return
	}
	u := newUnsaying(r.Reports, gone)
	for i := range r.Actors {
		a := &r.Actors[i]
		a.Aliases = slices.DeleteFunc(a.Aliases, u.told)
		a.Roles = slices.DeleteFunc(a.Roles, func(x Role) bool { return u.told(x.Text) })
		if u.told(a.Role) {
			a.Role = ""
		}
		if u.told(a.Name) {
			a.Name = u.instead(a.Aliases, a.Evidence)
			a.Aliases = slices.DeleteFunc(a.Aliases, func(x string) bool { return x == a.Name })
		}
	}
	for i := range r.Issues {
		x := &r.Issues[i]
		x.Terms = slices.DeleteFunc(x.Terms, u.told)
		if x.Code == "" && x.Definition == "" && u.told(x.Label) { // a user's own issue is the user's own words
			x.Label = u.instead(x.Terms, x.Evidence)
		}
	}
	for i := range r.Proposals {
		p := &r.Proposals[i]
		p.Aliases = slices.DeleteFunc(p.Aliases, u.told)
		p.Terms = slices.DeleteFunc(p.Terms, func(x Term) bool { return u.told(x.Text) })
		if u.told(p.Name) {
			p.Name = u.instead(p.Aliases, p.Evidence)
			p.Aliases = slices.DeleteFunc(p.Aliases, func(x string) bool { return x == p.Name })
		}
		u.when(&p.When)
		u.rule(&p.Entry)
		for k := range p.Responses {
			u.when(&p.Responses[k].When)
		}
	}
	for i := range r.Statements {
		u.when(&r.Statements[i].When)
		u.rule(&r.Statements[i].Entry)
	}
	for i := range r.Positions {
		u.when(&r.Positions[i].Since)
		u.when(&r.Positions[i].AsOf)
		u.rule(&r.Positions[i].Entry)
	}
	for i := range r.Meetings {
		m := &r.Meetings[i]
		u.clear(&m.Name, &m.Place)
		u.when(&m.When)
		u.rule(&m.Entry)
	}
	for i := range r.Deadlines {
		u.clear(&r.Deadlines[i].Demand, &r.Deadlines[i].Consequence)
		u.rule(&r.Deadlines[i].Entry)
	}
	for i := range r.Steps {
		u.when(&r.Steps[i].When)
		u.rule(&r.Steps[i].Entry)
	}
	for i := range r.Knowledge {
		u.when(&r.Knowledge[i].When)
		u.rule(&r.Knowledge[i].Entry)
	}
	for i := range r.Assessments {
		u.rule(&r.Assessments[i].Entry)
	}
	for i := range r.Events {
		e := &r.Events[i]
		u.clear(&e.Place)
		u.when(&e.When)
		u.rule(&e.Entry)
	}
	r.Deadlines = slices.DeleteFunc(r.Deadlines, func(d Deadline) bool { return d.Due != nil && u.told(d.Due.Text) })
	r.Steps = slices.DeleteFunc(r.Steps, func(s Step) bool { return u.told(s.Action) })
	r.Knowledge = slices.DeleteFunc(r.Knowledge, func(k Knowledge) bool { return u.told(k.Text) })
	r.Assessments = slices.DeleteFunc(r.Assessments, func(a Assessment) bool { return u.told(a.Text) })
	r.Claims = slices.DeleteFunc(r.Claims, func(c Claim) bool { return u.told(c.Text) })
	for i := range r.Stories {
		s := &r.Stories[i]
		u.clear(&s.Title)
		s.Because = slices.DeleteFunc(s.Because, u.told)
		s.Independent = min(s.Independent, len(s.Reports))
	}
	r.Prune() // what named a step or an assessment that went
}

// unsaying knows what only some reports say.
type unsaying struct {
	words      map[string]bool // of those reports alone
	gone, kept string          // all words, each between spaces
}

func newUnsaying(kept, gone []Report) *unsaying {
	text := func(list []Report) string {
		var b strings.Builder
		b.WriteByte(' ')
		for i := range list {
			b.WriteString(Words(list[i].Title))
			b.WriteByte(' ')
			b.WriteString(Words(list[i].Text))
			b.WriteByte(' ')
		}
		return b.String()
	}
	u := &unsaying{words: map[string]bool{}, gone: text(gone), kept: text(kept)}
	for _, w := range strings.Fields(u.gone) {
		u.words[w] = true
	}
	for _, w := range strings.Fields(u.kept) {
		delete(u.words, w)
	}
	return u
}

// told reports whether s says what only those reports say: a word of theirs, or
// three words and more in a row.
func (u *unsaying) told(s string) bool {
	w := Words(s)
	list := strings.Fields(w)
	for _, x := range list {
		if u.words[x] {
			return true
		}
	}
	w = " " + w + " "
	return len(list) >= 3 && strings.Contains(u.gone, w) && !strings.Contains(u.kept, w)
}

// instead returns a name that may be said: the longest of names, else the words of
// the evidence.
func (u *unsaying) instead(names []string, evidence []Span) string {
	best := ""
	for _, n := range names {
		if len(n) > len(best) && !u.told(n) {
			best = n
		}
	}
	if best != "" || len(evidence) == 0 {
		return best
	}
	f := strings.Fields(evidence[0].Text)
	return strings.Join(f[:min(len(f), 12)], " ")
}

func (u *unsaying) clear(list ...*string) {
	for _, s := range list {
		if u.told(*s) {
			*s = ""
		}
	}
}

func (u *unsaying) when(w **When) {
	if *w != nil && u.told((*w).Text) {
		*w = nil
	}
}

func (u *unsaying) rule(e *Entry) {
	if u.told(e.Rule) {
		e.Rule = ""
	}
}

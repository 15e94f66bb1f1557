package resolve

import (
	"math"
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// refNames are the ways in which another table may refer to an actor.
var refNames = [...]string{"position", "voice", "author", "addressee", "answer", "talks", "deadline", "deed", "told"}

// inTalks is the place of talks among refNames.
const inTalks = 5

// refer counts for everybody how often each table refers to them.
func (r *resolver) refer() {
	of := map[parley.ID]*someone{}
	for _, s := range r.cast.list {
		s.refs = [len(refNames)]int{}
		of[s.id] = s
	}
	note := func(k int, ids ...parley.ID) {
		for _, id := range ids {
			if s := of[id]; s != nil {
				s.refs[k]++
			}
		}
	}
	for i := range r.rec.Positions {
		note(0, r.rec.Positions[i].Party)
		note(1, r.rec.Positions[i].By)
	}
	for i := range r.rec.Proposals {
		p := &r.rec.Proposals[i]
		note(2, p.Authors...)
		note(3, p.PresentedTo...)
		for k := range p.Responses {
			note(4, p.Responses[k].By)
		}
	}
	for i := range r.rec.Meetings {
		note(inTalks, r.rec.Meetings[i].Participants...)
	}
	for i := range r.rec.Deadlines {
		note(6, r.rec.Deadlines[i].On...)
		note(6, r.rec.Deadlines[i].SetBy...)
	}
	for i := range r.rec.Steps {
		note(7, r.rec.Steps[i].By...)
		note(7, r.rec.Steps[i].With...)
	}
	for i := range r.rec.Statements {
		note(8, r.rec.Statements[i].To...)
	}
}

// A crowd is who stands in the reports, against which each of the cast is measured: by
// report the most mentions of one and how many states are told of, by actor how many that
// stand for them speak.
type crowd struct {
	most, states []int
	speak        []int
}

// gatherCrowd counts the cast, once it is known who speaks.
func (r *resolver) gatherCrowd() {
	c := &crowd{make([]int, len(r.drafts)), make([]int, len(r.drafts)), make([]int, len(r.cast.list))}
	for _, s := range r.cast.list {
		eachReport(s, func(report, n int) {
			c.most[report] = max(c.most[report], n)
			if s.kind == parley.State {
				c.states[report]++
			}
		})
		if s.party != 0 && s.speaks > 0 {
			c.speak[s.party-1]++
		}
	}
	r.cast.crowd = c
}

// eachReport visits the reports that mention somebody, with how often each does.
func eachReport(s *someone, visit func(report, n int)) {
	if n := len(s.mentions); n > 0 && !slices.ContainsFunc(s.mentions, func(m mention) bool { return m.report != s.mentions[0].report }) {
		visit(s.mentions[0].report, n)
		return
	}
	in := make([]int, len(s.mentions))
	for k := range s.mentions {
		in[k] = s.mentions[k].report
	}
	slices.Sort(in)
	for k := 0; k < len(in); {
		n := k
		for n < len(in) && in[n] == in[k] {
			n++
		}
		visit(in[k], n-k)
		k = n
	}
}

// shareOf is how often somebody is mentioned in the report where they count for most,
// beside whom it mentions most, and how many states that report tells of.
func (c *crowd) shareOf(s *someone) (share float64, states int) {
	eachReport(s, func(report, n int) {
		if v := float64(n) / float64(c.most[report]); v > share {
			share, states = v, c.states[report]
		}
	})
	return share, states
}

// standing adds to the features of the i-th of the cast what other tables say of
// them and how they compare with the rest.
func (r *resolver) standing(i int, kind string, put func(string, float64)) {
	s := r.cast.list[i]
	yes := func(name string, b bool) {
		if b {
			put(name, 1)
		}
	}
	tables := 0
	for k, n := range s.refs {
		if n == 0 {
			continue
		}
		tables++
		yes("in "+refNames[k], true)
		yes(kind+" in "+refNames[k], true)
		put("log in "+refNames[k], math.Log1p(float64(n)))
	}
	put("tables", float64(tables))
	yes(kind+" in none", tables == 0)
	yes("leads", s.leads)
	yes(kind+" leads", s.leads)
	share, states := r.cast.crowd.shareOf(s)
	put("share of most", share)
	put(kind+" share of most", share)
	if kind == "state" {
		put("log states", math.Log1p(float64(states)))
	}
	speak := r.cast.crowd.speak[i]
	put("log members speak", math.Log1p(float64(speak)))
	yes(kind+" implied", s.implied)
	yes("implied and speaks", s.implied && speak > 0)
	if len(s.mentions) > 0 {
		m := &s.mentions[0]
		d := r.drafts[m.report].Doc
		put("first at", math.Log1p(float64(d.Tokens[m.head].Sentence)))
		if s.described {
			r.description(s, m, d, put)
		} else if last := gazetteer.Fold(d.Form(int(m.end - 1))); bodyNoun[last] {
			yes("body noun", true)
		}
	}
	based, only := 0, 0
	for k := range s.mentions {
		m := &s.mentions[k]
		d := r.drafts[m.report].Doc
		if int(m.end)+1 < len(d.Tokens) && d.Is(int(m.end), "-") && (d.Is(int(m.end+1), "based") || d.Is(int(m.end+1), "born") || d.Is(int(m.end+1), "owned")) {
			based++
		}
		if m.form == "alias" && d.Tokens[m.head].UPOS == nlp.ADJ {
			only++
		}
	}
	if n := float64(len(s.mentions)); n > 0 {
		put("share based", float64(based)/n)
		put(kind+" share adjective", float64(only)/n)
	}
}

// description adds what a description that nobody is named by is made of.
func (r *resolver) description(s *someone, m *mention, d *nlp.Doc, put func(string, float64)) {
	yes := func(name string, b bool) {
		if b {
			put(name, 1)
		}
	}
	w := gazetteer.Fold(d.Tokens[m.head].Lemma)
	sort := "other"
	switch {
	case voices[w]:
		sort = "voice"
	case gazetteer.Title(w) == "office":
		sort = "office"
	case firmNoun[w] || bodyNoun[w]:
		sort = "body"
	}
	num := "one"
	if s.plural {
		num = "many"
	}
	yes("described "+sort+" "+num, true)
	side := s.party != 0 || s.flock.side != 0
	yes("described with side", side)
	yes("described "+sort+" with side", side)
	yes("described bare", m.end-m.first == 1)
	yes("described "+num+" bare", m.end-m.first == 1)
	put("described words", math.Log1p(float64(m.end-m.first)))
	counted := false
	for t := m.first; t < m.head; t++ {
		counted = counted || d.Tokens[t].UPOS == nlp.NUM
	}
	yes("described counted", counted)
	yes("described definite", m.first > 0 && d.Is(int(m.first-1), "the"))
}

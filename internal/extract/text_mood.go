package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// A moodCount is how the mentions of one text are told.
type moodCount struct {
	all, unreal, sought, denied, any, under, bare, dated int
	gov                                                  []string // what governs its mentions, each once
}

// maxGov bounds how many governing words of one text are signs.
const maxGov = 8

// textMoods returns for each text the signs of how far its mentions tell it as
// something on the table: "could lead to a bid" and "any new offer" do not, nor does
// "under the 1970 act".
func (r *reader) textMoods() [][]string {
	counts := make([]moodCount, len(r.Proposals))
	for k := range r.texts {
		if m := &r.texts[k]; m.kind != "" {
			r.countMood(&counts[m.in-1], m)
		}
	}
	out := make([][]string, len(counts))
	for p := range counts {
		c := &counts[p]
		out[p] = append(out[p], c.gov...)
		add := func(name string, n int) {
			switch {
			case n == 0:
			case n == c.all:
				out[p] = append(out[p], "mood:"+name, "mood:all-"+name)
			default:
				out[p] = append(out[p], "mood:"+name)
			}
		}
		add("unreal", c.unreal)
		add("sought", c.sought)
		add("denied", c.denied)
		add("any", c.any)
		add("under", c.under)
		add("a", c.bare)
		add("dated", c.dated)
		if c.all > c.unreal+c.sought+c.denied+c.any+c.under {
			out[p] = append(out[p], "mood:real")
		}
	}
	return out
}

// countMood notes how mention m is told.
func (r *reader) countMood(c *moodCount, m *text) {
	c.all++
	i := m.head
	// The words before it.
	if m.told < 0 {
		first := lower(r.doc.Form(m.first))
		switch first {
		case "any", "no", "some", "every", "each", "either", "neither":
			c.any++
		case "a", "an", "one", "another":
			c.bare++
		default:
			if !m.definite && !m.plural {
				c.bare++
			}
		}
		for k := m.first; k < i; k++ {
			if f := r.doc.Form(k); len(f) == 4 && (strings.HasPrefix(f, "19") || strings.HasPrefix(f, "20")) && r.t.pos(k) == nlp.NUM {
				c.dated++
				break
			}
		}
		switch r.t.preposition(i) {
		case "under", "by", "pursuant", "with":
			if p := r.t.preposition(i); p != "by" && p != "with" {
				c.under++
			}
		}
	}
	v := m.told
	if v < 0 {
		v = int(r.t.head[i])
		for n := 0; v >= 0 && n < 3 && r.t.pos(v) != nlp.VERB && r.t.pos(v) != nlp.ADJ; n++ {
			v = int(r.t.head[v])
		}
		if h := int(r.t.head[i]); h >= 0 && len(c.gov) < maxGov {
			rel := r.t.rel(i).String()
			if p := r.t.preposition(i); p != "" {
				rel = p
			} else if r.t.patient(h) == i {
				rel = "obj"
			}
			c.gov = addStem(c.gov, "gov:"+r.t.lemma(h)+":"+rel)
			c.gov = addStem(c.gov, "gov:"+rel)
		}
	} else if len(c.gov) < maxGov {
		c.gov = addStem(c.gov, "gov:told:"+r.t.lemma(v))
		if r.t.pos(i) == nlp.VERB {
			c.gov = addStem(c.gov, "gov:told:deed")
		}
	}
	if v < 0 {
		return
	}
	for n := 0; n < 4 && v >= 0; n++ {
		if r.t.negated(v) {
			c.denied++
			return
		}
		switch r.t.aux(v) {
		case "may", "might", "could", "would", "should", "can":
			c.unreal++
			return
		}
		if r.t.conditional(v) || r.t.marked(v, "whether") {
			c.unreal++
			return
		}
		rel := r.t.rel(v)
		if r.t.marked(v, "to") && (rel == nlp.RelXcomp || rel == nlp.RelAdvcl || rel == nlp.RelAcl) {
			c.sought++
			return
		}
		if !clausal(rel) {
			return
		}
		h := int(r.t.head[v])
		if h < 0 || r.saidAt[h] != r.saidAt[v] {
			return
		}
		v = h
	}
}

// penSigns tells what sort of words name those who stand behind a text, and of how
// many kinds they are.
func (r *reader) penSigns(p *Proposal) []string {
	var out []string
	n := 0
	for _, a := range p.Authors {
		if a.Plain <= 0 || a.Plain < p.Authors[0].Plain {
			break
		}
		n++
		ref, kind := r.who(int(a.Who.Head))
		s := "pen:" + refKindSign[kind]
		if kind == refAgent {
			detail, _ := is(nouns, r.t.lemma(int(ref.Head)), "agent")
			s += ":" + detail
		}
		if r.t.pos(int(a.Who.Head)) == nlp.PRON {
			s += ":pronoun"
		}
		out = addStem(out, s)
	}
	switch {
	case n > 2:
		out = append(out, "pens:3")
	case n == 2:
		out = append(out, "pens:2")
	}
	return out
}

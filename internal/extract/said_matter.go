package extract

import (
	"math"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/tsv"
)

// A matterSign is a sign of a noun that may be what a statement is about: a kind and
// up to three words that tell it, "" where there are fewer.
type matterSign [4]string

func (s matterSign) String() string {
	return strings.TrimRight(strings.Join(s[:], "|"), "|")
}

// matterWeights are the weights of signs of a statement's matter, learned by
// `parley-train matter`.
var matterWeights = tsv.Must(readMatterWeights("matter.tsv", data("matter.tsv")))

func readMatterWeights(name, text string) (map[matterSign]float64, error) {
	t, err := tsv.Blanks(name, text, 2, 2)
	if err != nil {
		return nil, err
	}
	weights, err := t.Weights()
	if err != nil {
		return nil, err
	}
	m := make(map[matterSign]float64, len(weights))
	for told, w := range weights {
		var s matterSign
		copy(s[:], strings.Split(told, "|"))
		m[s] = w
	}
	return m, nil
}

// A MatterChoice is what one statement may be about: the bytes of what is said, and
// the label and signs of each noun in it that may be its matter.
type MatterChoice struct {
	Start, End int
	Labels     []string
	Signs      [][]string
}

// MatterChoices returns the choices of matter that reading doc meets: what the
// weights of matters are learned from.
func MatterChoices(doc *nlp.Doc, published string) []MatterChoice {
	d := &Draft{Doc: doc, Published: published, choices: &[]MatterChoice{}}
	d.read()
	return *d.choices
}

// about returns the main word of what the tokens [f, e), told by a cue of the class,
// are about: of the nouns for things in them the one whose signs weigh most, and the
// next; -1 where there is none. What a clause of condition tells is left out where
// others are.
func (r *reader) about(f, e int, class string) (first, second int) {
	cf, ce := r.conditionIn(f, e)
	c := matterNouns{reader: r, first: f, end: e, root: r.rootIn(f, e), class: class, signs: r.signRoom[:0]}
	for i := f; i < e; i++ {
		if (i < cf || i >= ce) && r.mayBeMatter(i, f) {
			c.nouns = append(c.nouns, i)
		}
	}
	if len(c.nouns) == 0 {
		for i := max(f, cf); i < min(e, ce); i++ {
			if r.mayBeMatter(i, f) {
				c.nouns = append(c.nouns, i)
			}
		}
	}
	first, second = c.best()
	r.signRoom = c.signs
	return first, second
}

// mayBeMatter reports whether token i of what is said from f on is a noun for a thing.
func (r *reader) mayBeMatter(i, f int) bool {
	if r.textAt[i] == 0 {
		if p := r.t.pos(i); p != nlp.NOUN && p != nlp.PROPN || r.t.rel(i) == nlp.RelCompound || r.timeAt(i) {
			return false
		}
		if _, kind := r.who(i); kind != refOther {
			return false
		}
	}
	return !r.laterOn(i, f)
}

// matterNouns are the nouns among which the matter of a statement is chosen.
type matterNouns struct {
	*reader
	first, end int // what is said
	root       int // the word that it hangs on
	class      string
	nouns      []int
	named      int // in how many sentences the one is named that the report names most
	signs      []matterSign
}

// best returns the nouns whose signs weigh most and next to most, -1 where there is none.
func (c *matterNouns) best() (first, second int) {
	if len(c.nouns) == 0 {
		return -1, -1
	}
	if c.stemIn == nil {
		c.countStems()
	}
	for _, i := range c.nouns {
		c.named = max(c.named, c.stemIn[stemAt(c.doc, i)].sentences)
	}
	var told MatterChoice
	first, second = -1, -1
	most, next := math.Inf(-1), math.Inf(-1)
	for n, i := range c.nouns {
		c.read(n, i)
		sum := 0.0
		for _, s := range c.signs {
			sum += matterWeights[s]
		}
		switch {
		case sum > most:
			first, second, most, next = i, first, sum, most
		case sum > next:
			second, next = i, sum
		}
		if c.choices != nil {
			c.tell(&told, i)
		}
	}
	if c.choices != nil && len(c.nouns) > 1 {
		told.Start, told.End = int(c.doc.Tokens[c.first].Start), int(c.doc.Tokens[c.end-1].End)
		*c.choices = append(*c.choices, told)
	}
	return first, second
}

// tell adds noun i with the signs that were read last.
func (c *matterNouns) tell(to *MatterChoice, i int) {
	to.Labels = append(to.Labels, c.label(c.t.phrase(i, true)))
	var out []string
	for _, s := range c.signs {
		out = append(out, s.String())
	}
	to.Signs = append(to.Signs, out)
}

// read reads the signs of noun i, the nth of those that may be the matter.
func (c *matterNouns) read(n, i int) {
	c.signs = c.signs[:0]
	c.readPlace(n, i)
	c.readWay(i)
	c.readOver(i)
	c.readSelf(i)
	c.readUnder(i)
}

func (c *matterNouns) add(s ...string) {
	var m matterSign
	copy(m[:], s)
	c.signs = append(c.signs, m)
}

// readPlace tells where noun i stands among the others, and how much the report has to
// do with it.
func (c *matterNouns) readPlace(n, i int) {
	if n == 0 {
		c.add("first")
	}
	if n == len(c.nouns)-1 {
		c.add("last")
	}
	w := c.stemIn[stemAt(c.doc, i)]
	c.add("named", bucket(w.sentences*40/max(10, len(c.doc.Sentences))))
	c.add("times", bucket(w.sentences))
	if w.sentences == c.named {
		c.add("most")
	}
	if w.title {
		c.add("title")
	}
	if w.lead {
		c.add("lead")
	}
}

// matterWays are the relations on the way up from a noun that tell what sort of clause
// or phrase it lies in.
var matterWays = map[nlp.Rel]string{
	nlp.RelAdvcl: "advcl", nlp.RelAcl: "acl", nlp.RelConj: "conj", nlp.RelCcomp: "ccomp", nlp.RelXcomp: "xcomp",
	nlp.RelParataxis: "parataxis", nlp.RelAppos: "appos", nlp.RelObl: "obl", nlp.RelNsubj: "nsubj",
}

// readWay tells how far below the root of what is said noun i stands, and what lies
// between.
func (c *matterNouns) readWay(i int) {
	depth, phrases := 0, 0
	for h := i; h != c.root && h >= 0 && depth < 12; h = int(c.t.head[h]) {
		depth++
		rel := c.t.rel(h)
		if rel == nlp.RelNmod {
			phrases++
		}
		if rel == nlp.RelAcl && c.doc.Tokens[h].Rel == nlp.RelAclRelcl {
			c.add("in", "relcl")
		} else if way := matterWays[rel]; way != "" && (h != i || rel != nlp.RelObl && rel != nlp.RelNsubj) {
			c.add("in", way)
		}
	}
	c.add("depth", depthNames[min(depth, 6)])
	c.add("phrases", depthNames[min(phrases, 3)])
	if i == c.root {
		c.add("root")
	}
	if c.textAt[i] != 0 {
		c.add("text", depthNames[min(depth, 4)])
	}
}

var depthNames = [...]string{"0", "1", "2", "3", "4", "5", "6"}

// readOver tells what noun i hangs on and how.
func (c *matterNouns) readOver(i int) {
	rel := c.doc.Tokens[i].Rel.String()
	plain := c.t.rel(i).String()
	c.add("rel", rel)
	c.add("cue", c.class, plain)
	if p := c.t.preposition(i); p != "" {
		c.add("prep", p)
		c.add("prep", p, plain)
	}
	h := int(c.t.head[i])
	if h < 0 {
		return
	}
	stance, force := "none", ""
	if key := c.t.class(h); key != "" {
		if fs := stances[key+c.t.lemma(h)]; len(fs) > 0 {
			stance, force = fs[0].stance, fs[0].force
		}
	}
	c.add("over", stance, force)
	c.add("over", stance, force, plain)
	c.add("over", c.t.pos(h).String())
	if h == c.root {
		c.add("over-root", plain)
	}
	if h < c.first || h >= c.end {
		c.add("over-cue")
	}
	if c.t.pos(h) == nlp.NOUN {
		for _, x := range nouns[c.t.lemma(h)] {
			c.add("over-noun", x.kind)
		}
		if portions[c.t.lemma(h)] {
			c.add("over-noun", "portion")
		}
	}
}

// readSelf tells what noun i is.
func (c *matterNouns) readSelf(i int) {
	l := c.t.lemma(i)
	if c.textAt[i] != 0 {
		c.add("text")
	}
	if c.t.pos(i) == nlp.PROPN {
		c.add("name")
	}
	if strings.Contains(c.doc.Tokens[i].Feats, "Number=Plur") {
		c.add("plural")
	}
	if fs := stances["n"+l]; len(fs) > 0 {
		c.add("own", fs[0].stance)
	}
	for _, x := range nouns[l] {
		c.add("noun", x.kind)
		c.add("noun", x.kind, x.detail)
	}
	if portions[l] {
		c.add("noun", "portion")
	}
}

// readUnder tells what hangs on noun i.
func (c *matterNouns) readUnder(i int) {
	for k := c.t.first[i]; k >= 0; k = c.t.nxt[k] {
		switch rel := c.t.rel(int(k)); rel {
		case nlp.RelDet:
			c.add("det", c.t.lemma(int(k)))
		case nlp.RelNmod, nlp.RelAcl, nlp.RelAmod, nlp.RelCompound, nlp.RelNummod, nlp.RelCcomp, nlp.RelNsubj, nlp.RelCop, nlp.RelAppos, nlp.RelFlat:
			c.add("has", c.doc.Tokens[k].Rel.String())
		}
	}
}

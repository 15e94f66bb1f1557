package coref

import (
	_ "embed"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/tsv"
)

// weightsTSV is what parley-train learned of pronouns: a feature and its weight
// a line.
//
//go:embed pronoun.tsv
var weightsTSV string

// readWeights returns the weights by the hash of the feature's name.
func readWeights(name, text string) (map[uint32]float32, error) {
	t, err := tsv.Tabs(name, text, 2)
	if err != nil {
		return nil, err
	}
	named, err := t.Weights()
	if err != nil {
		return nil, err
	}
	m := make(map[uint32]float32, len(named))
	for feature, w := range named {
		m[hash(feature, "", "", "")] = float32(w)
	}
	return m, nil
}

// maxCandidates is how many earlier actors a pronoun is weighed against,
// maxBack how many earlier mentions are looked at for them.
const maxCandidates, maxBack = 12, 60

// joinPronoun puts a pronoun with an earlier actor, or with none.
func (l *linker) joinPronoun(i int32) {
	mn := &l.list[i]
	switch mn.person {
	case first, firstPlural, second:
		l.joinSpeaker(i)
		return
	}
	if a := l.sayer(i); a >= 0 {
		l.put(i, a)
		return
	}
	cands := l.candidates(i)
	if l.train != nil {
		if a := l.train(l, i, cands); a >= 0 {
			l.put(i, a)
		}
		return
	}
	best, top := int32(-1), l.m.score(l, i, -1, 0)
	for k, a := range cands {
		if s := l.m.score(l, i, a, k); s > top {
			best, top = a, s
		}
	}
	if best >= 0 {
		l.put(i, best)
	}
}

// sayer returns the actor who says of themselves what the pronoun i is the subject
// of: "Norway said it would wait"; -1 where the clause is nobody's words or the two
// do not agree.
func (l *linker) sayer(i int32) int32 {
	mn := &l.list[i]
	d := l.d
	v := d.Tokens[mn.Head].Head
	if mn.rel.Plain() != nlp.RelNsubj && mn.rel.Plain() != nlp.RelExpl || v < 0 {
		return -1
	}
	for hops := 0; d.Tokens[v].Rel.Plain() == nlp.RelConj && d.Tokens[v].Head >= 0 && hops < 3; hops++ {
		v = d.Tokens[v].Head
	}
	g := d.Tokens[v].Head
	if d.Tokens[v].Rel.Plain() != nlp.RelCcomp || g < 0 || g > mn.Head || !speaks[d.Tokens[g].Lemma] && !thinks[d.Tokens[g].Lemma] {
		return -1
	}
	for k := i - 1; k >= 0 && l.list[k].sentence == mn.sentence; k-- {
		p := &l.list[k]
		if p.rel.Plain() == nlp.RelNsubj && p.rel != nlp.RelNsubjPass && d.Tokens[p.Head].Head == g && p.quoted == mn.quoted && p.actor >= 0 && agrees(&l.actors[p.actor], mn) {
			return p.actor
		}
	}
	return -1
}

// candidates returns the actors before mention i that agree with it, the last
// one first.
func (l *linker) candidates(i int32) []int32 {
	mn := &l.list[i]
	var out []int32
	for back := i - 1; back >= 0 && i-back <= maxBack && len(out) < maxCandidates; back-- {
		p := &l.list[back]
		a := p.actor
		if a < 0 || l.actors[a].last != back || p.person == first || p.person == firstPlural || p.person == second {
			continue
		}
		ac := &l.actors[a]
		if !agrees(ac, mn) || mn.sentence-p.sentence > 8 {
			continue
		}
		out = append(out, a)
	}
	return out
}

func agrees(a *actor, m *mention) bool {
	switch {
	case m.person == thirdPlural:
		return a.plural || a.kind == nlp.Organisation || a.kind == nlp.State || a.kind == nlp.NoName
	case a.plural:
		return false
	case m.gender == thing:
		return a.kind != nlp.Person
	}
	return a.kind == nlp.Person && (a.gender == unknownGender || a.gender == m.gender)
}

// joinSpeaker puts "I" and its like with the others of their quotation or, out
// of any, of their text; an "I" in quotation marks also with who speaks.
func (l *linker) joinSpeaker(i int32) {
	mn := &l.list[i]
	if mn.quoted && mn.person == first {
		if a := l.speaker(i); a >= 0 {
			l.put(i, a)
			return
		}
	}
	for back := i - 1; back >= 0 && i-back < 400; back-- {
		p := &l.list[back]
		if p.person == mn.person && p.quoted == mn.quoted && p.actor >= 0 && (!mn.quoted || mn.sentence-p.sentence <= 3) {
			l.put(i, p.actor)
			return
		}
	}
	a := l.fresh(i)
	l.actors[a].plural = mn.plural
	l.actors[a].kind = nlp.Person
}

// speaker returns the actor who speaks the quotation that mention i stands in:
// the subject outside of it of its own sentence or of the one after or before,
// the one after first where the quotation goes on there.
func (l *linker) speaker(i int32) int32 {
	mn := &l.list[i]
	order := [3]int32{0, -1, 1}
	if l.goesOn(mn.sentence) {
		order = [3]int32{0, 1, -1}
	}
	for _, ds := range order {
		for _, dir := range [...]int32{1, -1} {
			for k := i + dir; k >= 0 && k < int32(len(l.list)); k += dir {
				p := &l.list[k]
				if off := p.sentence - mn.sentence; off > 1 || off < -1 {
					break
				}
				if p.sentence-mn.sentence != ds || p.quoted || p.rel.Plain() != nlp.RelNsubj {
					continue
				}
				if h := l.d.Tokens[p.Head].Head; h < 0 || !speaks[l.d.Tokens[h].Lemma] {
					continue
				}
				if p.actor >= 0 && l.actors[p.actor].kind == nlp.Person {
					return p.actor
				}
			}
		}
	}
	return -1
}

// goesOn reports whether what is quoted at the end of a sentence is quoted at the
// head of the next one, or a paragraph begins with the sentence: what is said
// there has not been said to be anybody's yet.
func (l *linker) goesOn(sentence int32) bool {
	d := l.d
	s := d.Sentences[sentence]
	if int(sentence)+1 < len(d.Sentences) && l.quoted[s.End-1] && l.quoted[s.End] {
		return true
	}
	return s.First == 0 || strings.Contains(d.Text[d.Tokens[s.First-1].End:d.Tokens[s.First].Start], "\n")
}

var speaks = map[string]bool{"say": true, "tell": true, "add": true, "write": true, "explain": true, "warn": true, "argue": true, "insist": true, "note": true, "tweet": true, "declare": true, "recall": true, "claim": true, "reply": true, "ask": true, "state": true, "announce": true, "admit": true, "remark": true, "stress": true}

// score weighs actor a, the k-th of the candidates, as whom mention i stands
// for; a -1 weighs nobody.
func (m *Model) score(l *linker, i, a int32, k int) float32 {
	l.sum = 0
	l.features(i, a, k)
	return l.sum
}

// hash is FNV-1a over four strings as one.
func hash(a, b, c, d string) uint32 {
	h := uint32(2166136261)
	for _, s := range [...]string{a, b, c, d} {
		for i := 0; i < len(s); i++ {
			h = (h ^ uint32(s[i])) * 16777619
		}
	}
	return h
}

// say adds the weight of the feature whose name is the four strings as one.
func (l *linker) say(a, b, c, d string) {
	if l.names != nil {
		*l.names = append(*l.names, a+b+c+d)
		return
	}
	l.sum += l.m.weights[hash(a, b, c, d)]
}

var (
	pronounNames = [...][4]string{notPronoun: {}, first: {"i", "i", "i", "i"}, firstPlural: {"we", "we", "we", "we"}, second: {"you", "you", "you", "you"}, third: {"3u", "3m", "3f", "3t"}, thirdPlural: {"they", "they", "they", "they"}}
	distNames    = [...]string{"d0", "d1", "d2", "d3", "d4", "d5"}
	rankNames    = [...]string{"k0", "k1", "k2", "k3", "k4", "k5", "k6"}
)

// features says each feature of the pair.
func (l *linker) features(i, a int32, k int) {
	mn := &l.list[i]
	p := pronounNames[mn.person][mn.gender]
	role := relName(mn.rel)
	if a < 0 {
		l.say("none ", p, "", "")
		l.say("none ", p, role, "")
		if mn.sentence == 0 {
			l.say("none first ", p, "", "")
		}
		return
	}
	ac := &l.actors[a]
	last := &l.list[ac.last]
	dist := min(mn.sentence-last.sentence, 5)
	ds := distNames[dist]
	form := "n"
	switch last.Form {
	case nlp.ByDescription:
		form = "d"
	case nlp.ByPronoun:
		form = "p"
	}
	rel := relName(last.rel)
	kind := ac.kind.String()
	l.say(ds, "", "", "")
	l.say(ds, p, "", "")
	l.say(ds, form, "", "")
	l.say(ds, rel, "", "")
	l.say(ds, rel, role, "")
	l.say("", rankNames[min(k, 6)], p, "")
	l.say("", rankNames[min(k, 6)], ds, "")
	l.say("kind ", kind, p, "")
	l.say("kind ", kind, p, form)
	l.say("form ", form, p, "")
	l.say("rel ", rel, p, "")
	l.say("rel ", rel, role, "")
	if ac.gender == mn.gender && mn.gender != unknownGender {
		l.say("gender ", p, "", "")
	} else {
		l.say("no gender ", p, form, "")
	}
	n := 0
	for _, x := range ac.mentions {
		if x < i {
			n++
		}
	}
	switch {
	case n >= 6:
		l.say("often 6", "", "", "")
	case n >= 3:
		l.say("often 3", "", "", "")
	case n == 2:
		l.say("often 2", "", "", "")
	default:
		l.say("often 1", "", "", "")
	}
	if ac.plural != mn.plural {
		l.say("number ", p, kind, "")
	}
	if last.quoted != mn.quoted {
		l.say("quote", "", "", "")
		l.say("quote ", role, "", "")
	}
	if last.definite {
		l.say("definite ", form, "", "")
	}
	if ac.words != nil || ac.code != "" {
		l.say("named ", p, "", "")
		l.say("named ", ds, "", "")
	}
	d := l.d
	if dist == 0 {
		// The subject of the verb that the pronoun's own verb hangs on is a better
		// bet than a fellow argument of one verb.
		h, g := d.Tokens[mn.Head].Head, d.Tokens[last.Head].Head
		if h >= 0 && h == g && mn.rel != nlp.RelNmodPoss {
			l.say("same verb ", role, "", "")
		}
		if h == last.Head {
			l.say("owns itself", "", "", "")
		}
		if h >= 0 && d.Tokens[h].Head == g && g >= 0 {
			l.say("verb above ", rel, role, "")
		}
		near := mn.Head - last.Head
		switch {
		case near <= 3:
			l.say("near 3 ", role, "", "")
		case near <= 8:
			l.say("near 8 ", role, "", "")
		default:
			l.say("far ", role, "", "")
		}
	}
}

func relName(r nlp.Rel) string {
	switch r {
	case nlp.RelNsubjPass:
		return "pass"
	case nlp.RelNmodPoss:
		return "poss"
	}
	switch r.Plain() {
	case nlp.RelNsubj:
		return "subj"
	case nlp.RelObj, nlp.RelIobj:
		return "obj"
	case nlp.RelObl:
		return "obl"
	case nlp.RelNmod:
		return "nmod"
	case nlp.RelConj:
		return "conj"
	case nlp.RelAppos:
		return "appos"
	case nlp.RelRoot:
		return "root"
	case nlp.RelCompound:
		return "comp"
	}
	return "other"
}

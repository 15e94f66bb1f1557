package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// Verbs that the words around them tell to be such, or to be of another lemma, than the
// tagger has them.

// irregular has the lemma of past forms that rules for endings miss: "shot", "upheld".
var irregular = listedPairs("irregular")

// mendVerbs mends the lemmas of irregular verbs, and takes for a verb what stands as a
// noun where a clause has its verb: "Norway and Sweden object to the quota".
func mendVerbs(draft *Draft) {
	d := draft.Doc
	cloned := false
	change := func(i int) *nlp.Token {
		if !cloned {
			c := *d
			c.Tokens = slices.Clone(c.Tokens)
			d, cloned = &c, true
			draft.Doc = d
		}
		return &d.Tokens[i]
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		switch {
		case t.XPOS == nlp.TagVBD || t.XPOS == nlp.TagVBN:
			if l := irregular[lower(d.Form(i))]; l != "" && l != t.Lemma {
				change(i).Lemma = l
			}
		case t.UPOS == nlp.VERB && (t.Rel.Plain() == nlp.RelAcl || t.Rel.Plain() == nlp.RelAdvcl) && timesOver(d, i) >= 0:
			g := timesOver(d, i)
			c := change(i)
			c.Head, c.Rel = int32(g), nlp.RelXcomp
		case t.XPOS == nlp.TagVBG && t.Rel.Plain() == nlp.RelAdvcl && behindParticle(d, i):
			change(i).Rel = nlp.RelXcomp
		case t.UPOS == nlp.NOUN && t.XPOS == nlp.TagNN && nounForVerb(d, i):
			t := change(i)
			t.UPOS, t.XPOS = nlp.VERB, nlp.TagVBP
		case t.UPOS == nlp.NOUN && t.XPOS == nlp.TagNNS && t.Rel.Plain() == nlp.RelCcomp && meantByOne(d, i):
			t := change(i)
			t.UPOS, t.XPOS = nlp.VERB, nlp.TagVBZ
			change(i - 1).Rel = nlp.RelNsubj
			for k := i + 1; k < min(i+8, len(d.Tokens)); k++ {
				if int(d.Tokens[k].Head) == i && d.Tokens[k].Rel.Plain() == nlp.RelAcl {
					change(k).Rel = nlp.RelXcomp
					break
				}
			}
		}
	}
}

// timesOver returns the verb that the infinitive at i goes with, across how often it was so:
// "failed for a seventh time to pass it"; -1 for none.
func timesOver(d *nlp.Doc, i int) int {
	n := int(d.Tokens[i].Head)
	if i == 0 || !d.Is(i-1, "to") || n < 0 || n > i {
		return -1
	}
	if l := d.Tokens[n].Lemma; d.Tokens[i].Rel.Plain() == nlp.RelAdvcl {
		if l == "fail" || l == "refuse" || l == "decline" {
			return n
		}
		return -1
	}
	if d.Tokens[n].Lemma != "time" || d.Tokens[n].Rel.Plain() != nlp.RelObl {
		return -1
	}
	g := int(d.Tokens[n].Head)
	if g < 0 || g > n {
		return -1
	}
	switch d.Tokens[g].Lemma {
	case "fail", "refuse", "decline", "vote", "agree", "try", "threaten", "offer", "promise":
		return g
	}
	return -1
}

// behindParticle reports whether the gerund at i stands right behind the particle of a verb
// of stance that takes one: "has not ruled out accepting it".
func behindParticle(d *nlp.Doc, i int) bool {
	h := int(d.Tokens[i].Head)
	if h < 0 || h != i-2 || int(d.Tokens[i-1].Head) != h || d.Tokens[i-1].Rel != nlp.RelCompoundPrt {
		return false
	}
	return slices.ContainsFunc(stances["v"+d.Tokens[h].Lemma], func(f frame) bool {
		return len(f.after) == 0 && f.needs != "" && d.Is(i-1, f.needs) && slices.Contains(f.paths, "x")
	})
}

// meantByOne reports whether the plural noun at i is a verb by its place: all that somebody
// is told to say, between a noun for one who acts and an infinitive: "said the government
// plans to issue bonds".
func meantByOne(d *nlp.Doc, i int) bool {
	h := int(d.Tokens[i].Head)
	if h < 0 || h > i || d.Tokens[h].UPOS != nlp.VERB || i < 2 || i+2 >= len(d.Tokens) || !d.Is(i+1, "to") || d.Tokens[i+2].UPOS != nlp.VERB {
		return false
	}
	s := &d.Tokens[i-1]
	if int(s.Head) != i || s.Rel.Plain() != nlp.RelCompound || s.XPOS != nlp.TagNN && s.XPOS != nlp.TagNNP || s.XPOS == nlp.TagNN && Agent(s.Lemma) == "" {
		return false
	}
	return slices.ContainsFunc(stances["v"+d.Tokens[i].Lemma], func(f frame) bool { return slices.Contains(f.paths, "x") })
}

// nounForVerb reports whether the noun at i is a verb of stance by its place: right behind
// a plural subject, with nothing before it that nouns have, and what the verb takes behind
// it.
func nounForVerb(d *nlp.Doc, i int) bool {
	fs := stances["v"+d.Tokens[i].Lemma]
	if len(fs) == 0 || i == 0 || i+1 >= len(d.Tokens) {
		return false
	}
	switch d.Tokens[i].Rel.Plain() {
	case nlp.RelRoot, nlp.RelCcomp, nlp.RelConj, nlp.RelParataxis, nlp.RelAdvcl:
	default:
		return false
	}
	f := int(d.Sentences[d.Tokens[i].Sentence].First)
	many, subject := false, -1
	for k := i - 1; k >= f; k-- {
		t := &d.Tokens[k]
		switch {
		case int(t.Head) == i && t.Rel == nlp.RelNsubj:
			subject = k
			many = many || t.XPOS == nlp.TagNNS || t.XPOS == nlp.TagNNPS
		case int(t.Head) == i && t.Rel.Plain() != nlp.RelAdvmod && t.Rel.Plain() != nlp.RelPunct && t.Rel.Plain() != nlp.RelObl && t.Rel.Plain() != nlp.RelMark && t.Rel.Plain() != nlp.RelCc && t.Rel.Plain() != nlp.RelAdvcl:
			return false
		}
		if t.Rel == nlp.RelConj && int(t.Head) < k && d.Tokens[t.Head].Rel == nlp.RelNsubj && int(d.Tokens[t.Head].Head) == i {
			many = true
		}
	}
	if subject < 0 || !many {
		return false
	}
	for _, fr := range fs {
		for _, p := range fr.paths {
			if d.Is(i+1, p) || p == "x" && d.Is(i+1, "to") || p == "c" && d.Is(i+1, "that") || p == "o" && (d.Tokens[i+1].UPOS == nlp.DET || d.Tokens[i+1].Rel == nlp.RelNmodPoss) {
				return true
			}
		}
	}
	return false
}

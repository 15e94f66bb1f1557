package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// moods are the words that open a clause which is not told as a fact.
var moods = map[string]string{
	"if": "if", "unless": "if", "whether": "if", "provided": "if", "once": "if", "should": "if",
	"until": "time", "before": "time", "after": "time", "when": "time", "as": "time", "while": "time", "since": "time",
	"because": "reason", "for": "reason", "although": "though", "though": "though", "despite": "though",
}

// moodSigns tells how far what predicate i says is told as a fact: its form,
// its place in the tree, and the word that opens the clause around it.
func (r *reader) moodSigns(i int) []string {
	out := []string{"rel:" + r.t.rel(i).String()}
	if r.doc.Tokens[i].Rel == nlp.RelAclRelcl {
		out[0] = "rel:relcl"
	}
	if r.t.pos(i) == nlp.VERB {
		form := "form:past"
		switch r.doc.Tokens[i].XPOS {
		case nlp.TagVBZ, nlp.TagVBP:
			form = "form:present"
		case nlp.TagVBG:
			form = "form:ing"
		case nlp.TagVB:
			form = "form:bare"
			if r.t.marked(i, "to") {
				form = "form:to"
			}
		case nlp.TagVBN:
			form = "form:part"
		}
		for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
			if r.t.rel(int(c)) == nlp.RelAux {
				switch r.t.lemma(int(c)) {
				case "have":
					form = "form:perfect"
				case "be":
					if r.doc.Tokens[i].XPOS == nlp.TagVBG {
						form = "form:progress"
					}
				}
			}
		}
		if r.t.passive(i) {
			form = "form:passive"
		}
		out = append(out, form)
	}
	seen := false
	for k, steps := i, 0; k >= 0 && steps < 4; k, steps = int(r.t.head[k]), steps+1 {
		if r.saidAt[k] != r.saidAt[i] {
			break
		}
		for c := r.t.first[k]; c >= 0 && !seen; c = r.t.nxt[c] {
			if rel := r.doc.Tokens[c].Rel; rel == nlp.RelMark || rel == nlp.RelAdvmod {
				if m := moods[lower(r.doc.Form(int(c)))]; m != "" && int(c) < k {
					out = append(out, "mood:"+m)
					seen = true
				}
			}
		}
		switch r.t.rel(k) {
		case nlp.RelAcl:
			if r.doc.Tokens[k].Rel == nlp.RelAcl && r.t.marked(k, "to") {
				out = append(out, "mood:purpose")
			}
		case nlp.RelAdvcl:
			if r.t.marked(k, "to") {
				out = append(out, "mood:purpose")
			}
		case nlp.RelXcomp:
			if h := int(r.t.head[k]); h >= 0 && r.t.kid(h, nlp.RelObj, nlp.RelIobj) >= 0 && k == i {
				out = append(out, "mood:told-to") // "urged X to accept": X is asked
			}
		}
		if !clausal(r.t.rel(k)) {
			break
		}
	}
	if _, e := r.sentence(i); r.doc.Is(e-1, "?") || e > 1 && r.doc.Is(e-2, "?") {
		out = append(out, "question")
	}
	return out
}

func clausal(rel nlp.Rel) bool {
	switch rel {
	case nlp.RelXcomp, nlp.RelCcomp, nlp.RelAcl, nlp.RelAdvcl, nlp.RelConj, nlp.RelObj, nlp.RelNsubj:
		return true
	}
	return false
}

// weightSigns tells how much the report has to do with the words of an issue:
// how many of its sentences name one of them, and whether its title does.
func (r *reader) weightSigns(f, e int) []string {
	if r.stemIn == nil {
		r.countStems()
	}
	best, title, lead := 0, false, false
	for i := f; i < e; i++ {
		switch r.t.pos(i) {
		case nlp.NOUN, nlp.PROPN, nlp.VERB, nlp.ADJ, nlp.NUM:
		default:
			continue
		}
		w := r.stemIn[stemAt(r.doc, i)]
		best = max(best, w.sentences)
		title = title || w.title
		lead = lead || w.lead
	}
	out := []string{"issue:named" + bucket(best*40/max(10, len(r.doc.Sentences)))}
	if title {
		out = append(out, "issue:title")
	}
	if lead {
		out = append(out, "issue:lead")
	}
	return out
}

func bucket(n int) string {
	switch {
	case n <= 1:
		return "1"
	case n <= 3:
		return "2"
	case n <= 7:
		return "4"
	case n <= 14:
		return "8"
	}
	return "16"
}

// A stemCount is how often a report names a stem.
type stemCount struct {
	sentences   int
	last        int32
	title, lead bool
}

func stemAt(d *nlp.Doc, i int) string { return Stem(strings.ToLower(d.Form(i))) }

// countStems counts the sentences of each stem of the report.
func (r *reader) countStems() {
	r.stemIn = make(map[string]stemCount, len(r.doc.Tokens)/4)
	for i := range r.doc.Tokens {
		t := &r.doc.Tokens[i]
		switch t.UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.VERB, nlp.ADJ, nlp.NUM:
		default:
			continue
		}
		s := stemAt(r.doc, i)
		c := r.stemIn[s]
		if c.sentences == 0 || c.last != t.Sentence {
			c.sentences++
			c.last = t.Sentence
		}
		c.title = c.title || int(t.Start) < r.doc.Title
		c.lead = c.lead || t.Sentence <= 3
		r.stemIn[s] = c
	}
}

// speechSigns tells in whose words the predicate at i stands, and how far from
// it the party is named.
func (r *reader) speechSigns(i int, party Ref) []string {
	var out []string
	if k := r.saidAt[i]; k != 0 && len(r.Statements) > 0 {
		s := &r.Statements[k-1]
		out = append(out, "in:"+s.CueClass)
		if sp, ok := r.speaker(i); ok && sp.Head == party.Head {
			out = append(out, "own-words")
		} else {
			out = append(out, "others-words")
		}
	}
	switch n := i - int(party.Head); {
	case r.doc.Tokens[party.Head].Sentence != r.doc.Tokens[i].Sentence:
		out = append(out, "party:elsewhere")
	case n < 0:
		out = append(out, "party:after")
	case n <= 3:
		out = append(out, "party:beside")
	case n > 12:
		out = append(out, "party:far")
	}
	return out
}

package extract

import "github.com/parley-record/parley/nlp"

// Answers in plain words: what somebody calls a text, what it does for their demands, and the
// few words that alone, right after a text was told, say how it was taken.

// ratings are the words that judge a text where they are said of it: "called it a charade",
// "sees it as a starting point".
var ratings = listedPairs("ratings")

// rated counts the words of praise and blame that the tokens [f, e) say of a text.
func (r *reader) rated(f, e int) (pro, con int) {
	for i := f; i < e; i++ {
		way := ""
		switch l := r.t.lemma(i); {
		case l == "step" || l == "move" || l == "stride":
			way = r.heading(i, e)
		case r.t.pos(i) == nlp.NOUN || r.t.pos(i) == nlp.ADJ || r.t.pos(i) == nlp.VERB || r.t.pos(i) == nlp.PROPN:
			if way = ratings[l]; way == "" {
				way = ratings[lower(r.doc.Form(i))]
			}
		}
		if way == "" {
			continue
		}
		for k := i - 1; k >= f && k > i-4; k-- {
			switch lower(r.doc.Form(k)) {
			case "not", "n't", "n’t", "no", "hardly", "neither", "nor":
				way = map[string]string{"for": "against", "against": "for"}[way]
			}
		}
		if way == "for" {
			pro++
		} else {
			con++
		}
	}
	return pro, con
}

// heading returns which way the step at i goes by the words behind it, "" where they do not
// tell: "a step in the right direction", "a step backwards".
func (r *reader) heading(i, e int) string {
	for k := i + 1; k < min(e, i+5); k++ {
		switch lower(r.doc.Form(k)) {
		case "forward", "forwards", "right", "towards", "toward":
			return "for"
		case "back", "backward", "backwards", "wrong":
			return "against"
		}
	}
	return ""
}

// fulfils are the verbs of what a text does for the wishes of those who answer it.
var fulfils = listed("fulfils")

// wishes are the nouns for such wishes.
var wishes = listed("wishes")

// suited drafts the answer of who says that the text that is the subject of verb v meets what
// they ask for, or does not: "said the draft met its demands".
func (r *reader) suited(p reply, v, node int) bool {
	denied := r.t.negated(v)
	if x := r.t.kid(v, nlp.RelXcomp); x > v && r.t.lemma(v) == "fail" {
		v, denied = x, true
	}
	o := r.t.kid(v, nlp.RelObj)
	if !fulfils[r.t.lemma(v)] || o < v || !wishes[r.t.lemma(o)] {
		return false
	}
	who, ok := r.speaker(node)
	if w := lower(r.doc.Form(node)); !ok || w == "which" || w == "that" || r.underIf(v) {
		return false
	}
	switch r.t.aux(v) {
	case "must", "should", "could", "might", "may":
		return false
	}
	p.at, p.word, p.stance, p.force = v, "effect", "for", "welcome"
	if denied {
		p.stance, p.force = "against", "concern"
	}
	r.emit(p, []Ref{who}, "by:speaker")
	return true
}

// plainStand reads the word at i where it alone may say how somebody took the text told just
// now, and returns the stance, its force and the word whose subject takes it; "" for none.
func (r *reader) plainStand(i int) (stance, force string, top int) {
	l := r.t.lemma(i)
	verb := r.t.pos(i) == nlp.VERB
	switch {
	case (l == "no" || l == "yes") && i > 0 && r.t.lemma(i-1) == "vote" && r.ends(i+1):
		if l == "no" {
			return "against", "refusal", i - 1
		}
		return "for", "statement", i - 1
	case voicers[l] && verb && !r.t.passive(i):
		return r.voicedAt(i)
	case (l == "urge" || l == "advise" || l == "recommend" || l == "tell") && verb && !r.t.passive(i):
		// "urged shareholders not to tender"
		if x := r.t.kid(i, nlp.RelXcomp); x > i && r.t.lemma(x) == "tender" && r.t.kid(i, nlp.RelObj) > i {
			if r.t.negated(x) {
				return "against", "demand", i
			}
			return "for", "demand", i
		}
	case l == "reserve" && verb:
		if o := r.t.kid(i, nlp.RelObj); o > i && verdicts[r.t.lemma(o)] {
			return "undecided", "statement", i
		}
	case (l == "want" || l == "demand" || l == "request" || l == "seek") && verb && !r.t.passive(i):
		if o := r.t.kid(i, nlp.RelObj); o > i && changeNouns[r.t.lemma(o)] && !r.trails(o) && r.t.kid(i, nlp.RelObl, nlp.RelXcomp) < 0 && isPlural(r, o) {
			return "conditional", "demand", i
		}
	case l == "give" && verb && !r.t.passive(i):
		if o := r.t.kid(i, nlp.RelObj); o > i && verdicts[r.t.lemma(o)] && r.t.kid(i, nlp.RelIobj, nlp.RelXcomp, nlp.RelObl) < 0 {
			return r.toned(o), "statement", i
		}
	case verdicts[l] && r.t.pos(i) == nlp.NOUN && r.t.rel(i) == nlp.RelNsubj && r.t.kid(i, nlp.RelNmodPoss) >= 0:
		// "the union's response was cool"
		if h := int(r.t.head[i]); h > i && r.t.kid(h, nlp.RelCop) >= 0 && r.ends(h+1) && !r.t.negated(h) {
			return receptions[lower(r.doc.Form(h))], "statement", i
		}
	}
	return "", "", -1
}

// toned returns the stance that an adjective of the answer at n shows: "a positive reply".
func (r *reader) toned(n int) string {
	for c := r.t.first[n]; c >= 0; c = r.t.nxt[c] {
		if st := receptions[lower(r.doc.Form(int(c)))]; st != "" && r.t.rel(int(c)) == nlp.RelAmod {
			return st
		}
	}
	return ""
}

// isPlural reports whether the noun at i stands in the plural.
func isPlural(r *reader, i int) bool { return r.doc.Tokens[i].XPOS == nlp.TagNNS }

// timeOnly reports whether all that verb v has behind prepositions is a time: "agreed at once",
// "would respond by Friday".
func (r *reader) timeOnly(v int) bool {
	for c := r.t.first[v]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if r.t.rel(k) == nlp.RelObl && !r.timeAt(k) && !r.t.timeWord(k) && !r.doc.Is(k, "once") {
			return false
		}
	}
	return true
}

// underTerms reports whether the verb at v is done "with conditions" and nothing else is told of it.
func (r *reader) underTerms(v int) bool {
	o := r.t.kid(v, nlp.RelObl)
	if o < v || r.t.preposition(o) != "with" {
		return false
	}
	switch r.t.lemma(o) {
	case "condition", "reservation", "caveat", "proviso", "qualification", "amendment":
		return true
	}
	return false
}

// toCome reports whether verb v tells of what somebody has said they will do.
func (r *reader) toCome(v int) bool {
	switch r.t.aux(v) {
	case "will", "'ll", "’ll", "shall", "would":
		return true
	}
	return false
}

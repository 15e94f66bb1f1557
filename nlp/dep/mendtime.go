package dep

import "github.com/parley-record/parley/nlp"

// isTime reports whether the noun at token i tells a time by itself: "tomorrow",
// "next month", "this week", without a preposition.
func isTime(d *nlp.Doc, s nlp.Sentence, i int32) bool {
	switch d.Form(int(i)) {
	case "today", "tomorrow", "yesterday", "tonight":
		return true
	case "week", "month", "year", "day", "night", "morning", "afternoon", "evening", "weekend", "spring", "summer", "autumn", "fall", "winter", "quarter", "season", "decade", "century":
	default:
		return false
	}
	for k := i - 1; k >= max(s.First, i-3); k-- {
		if d.Tokens[k].Head != i {
			continue
		}
		switch d.Form(int(k)) {
		case "next", "last", "this", "that", "every", "each", "Next", "Last", "This", "Every", "Each":
			return true
		}
	}
	return false
}

// takesTime reports whether a verb often has a time for its object, as in "they
// lost another week".
func takesTime(lemma string) bool {
	switch lemma {
	case "await", "be", "begin", "call", "celebrate", "choose", "close", "cost", "cover", "dedicate", "depict", "describe", "devote", "enjoy", "enter", "face", "fear", "find", "have", "invest", "kill",
		"lose", "make", "mark", "mean", "miss", "need", "offer", "outlast", "pass", "pick", "plan", "prefer", "put", "reduce", "remember", "require", "ruin", "save", "see", "spend", "survive", "take", "use", "waste":
		return true
	}
	return false
}

// hasObject reports whether an object hangs on the verb at token h.
func hasObject(d *nlp.Doc, s nlp.Sentence, h int32) bool {
	for k := s.First; k < s.End; k++ {
		if d.Tokens[k].Head == h && d.Tokens[k].Rel == nlp.RelObj {
			return true
		}
	}
	return false
}

// mendTime makes of a time behind its verb an adverbial, where it stands without
// a preposition as if it were the object or a second subject: of the training
// trees' times of this form behind a verb 258 are that and 12 are objects. What is spent is an
// object.
func mendTime(d *nlp.Doc, s nlp.Sentence, i int32) {
	t := &d.Tokens[i]
	h := t.Head
	if h >= 0 && h < i && t.Rel == nlp.RelOblUnmarked && d.Tokens[h].Lemma == "spend" && !hasObject(d, s, h) {
		t.Rel = nlp.RelObj
	}
	if h < 0 || d.Tokens[h].UPOS != nlp.VERB || takesTime(d.Tokens[h].Lemma) {
		return
	}
	switch t.Rel {
	case nlp.RelObj, nlp.RelIobj, nlp.RelNsubj:
	default:
		return
	}
	for k := max(s.First, i-4); k < min(s.End, i+5); k++ {
		switch d.Tokens[k].Rel {
		case nlp.RelCase, nlp.RelConj, nlp.RelNmodPoss, nlp.RelAcl, nlp.RelAclRelcl:
			if d.Tokens[k].Head == i {
				return
			}
		}
	}
	if h < i {
		t.Rel = nlp.RelOblUnmarked
		return
	}
	for k := i + 1; k < h; k++ {
		if d.Tokens[k].Head == h && d.Tokens[k].Rel.Plain() == nlp.RelNsubj {
			t.Rel = nlp.RelOblUnmarked
			return
		}
	}
}

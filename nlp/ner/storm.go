package ner

import "github.com/parley-record/parley/nlp"

// stormWord reports whether a word calls what comes behind it a storm.
func stormWord(w string) bool {
	switch w {
	case "Hurricane", "Typhoon", "Cyclone", "Storm", "HURRICANE", "hurricane", "typhoon", "cyclone":
		return true
	}
	return false
}

// storms keeps the names of storms from being read as people and places: behind
// "Hurricane", and wherever the same word stands by itself in the text.
func storms(d *nlp.Doc, names []nlp.Name) {
	for i := range names {
		t := stormsName(d, &names[i])
		if t < 0 {
			continue
		}
		for j := range names {
			if n := &names[j]; n.End-n.First == 1 && n.Code == "" && d.Form(int(n.First)) == d.Form(int(t)) {
				n.Kind = nlp.Other
			}
		}
		n := &names[i]
		n.Kind = nlp.Other
		if n.First == t && capital(d, t-1) && (i == 0 || names[i-1].End < t) {
			n.First--
		}
	}
}

// stormsName returns the token of the storm's own name in n, -1 where n is none.
func stormsName(d *nlp.Doc, n *nlp.Name) int32 {
	switch {
	case n.Code != "":
	case n.End-n.First == 2 && stormWord(d.Form(int(n.First))):
		return n.First + 1
	case n.End-n.First == 1 && n.First > 0 && stormWord(d.Form(int(n.First-1))) && d.Tokens[n.First-1].Sentence == d.Tokens[n.First].Sentence && capital(d, n.First):
		return n.First
	}
	return -1
}

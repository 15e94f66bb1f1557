package diff

import "github.com/parley-record/parley/nlp"

// opensClause are words that a clause may begin with.
var opensClause = wordList("opensClause")

// clauses cuts the tokens [first, end) of one sentence where a clause may
// begin, so that every part has a verb and at least four words; one part where
// it cannot be cut.
func clauses(d *nlp.Doc, first, end int32) [][2]int32 {
	var out [][2]int32
	start := first
	words, verb := 0, false
	for i := first; i < end; i++ {
		t := &d.Tokens[i]
		cut := false
		switch f := plain(d.Form(int(i))); {
		case t.UPOS == nlp.PUNCT && (f == "," || f == ";" || f == ":" || f == "—" || f == "–" || f == "--" || f == "-" && !t.Glued):
			cut = true
		case opensClause[f] && i > start:
			cut = d.Has&nlp.Trees == 0 || t.Rel.Plain() != nlp.RelCase && !joinsThings(d, i) // "until Thursday" opens none
		}
		if cut && words >= 4 && verb && verbAhead(d, i, end) {
			out = append(out, [2]int32{start, i})
			start, words, verb = i, 0, false
			if t.UPOS == nlp.PUNCT {
				start = i + 1
			}
		}
		if t.UPOS != nlp.PUNCT {
			words++
		}
		verb = verb || t.UPOS == nlp.VERB || t.UPOS == nlp.AUX
	}
	return append(out, [2]int32{start, end})
}

// joinsThings reports whether token i stands between two things and not between two
// clauses: "between Kyiv and Moscow".
func joinsThings(d *nlp.Doc, i int32) bool {
	h := d.Tokens[i].Head
	if d.Tokens[i].Rel.Plain() != nlp.RelCc || h <= i || d.Tokens[h].Rel.Plain() != nlp.RelConj {
		return false
	}
	switch d.Tokens[h].UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.PRON, nlp.NUM:
	default:
		return false
	}
	for k := i + 1; k < h; k++ {
		if r := d.Tokens[k].Rel.Plain(); d.Tokens[k].Head == h && (r == nlp.RelNsubj || r == nlp.RelCop) {
			return false
		}
	}
	return true
}

// verbAhead reports whether at least four words with a verb among them lie
// ahead, in what may be the next clause.
func verbAhead(d *nlp.Doc, i, end int32) bool {
	words, verb := 0, false
	for ; i < end; i++ {
		switch d.Tokens[i].UPOS {
		case nlp.PUNCT:
			continue
		case nlp.VERB, nlp.AUX:
			verb = true
		}
		words++
		if verb && words >= 4 {
			return true
		}
	}
	return false
}

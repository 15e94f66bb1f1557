package extract

// restOf returns what the clause of token i tells from token f on, in pieces of at
// most twelve words: "hold a meeting | with the growers on the price of milk". It
// ends with its clause, and with the words of whoever speaks there.
func (r *reader) restOf(f, i int) []string {
	_, end := r.sentence(i)
	e := f
	for ; e < min(end, f+36); e++ {
		if r.saidAt[e] != r.saidAt[i] || r.contrasts(e) || e > f && r.clauseStart(e, end) {
			break
		}
	}
	var out []string
	for ; f < e; f += 12 {
		if l := r.label(f, min(e, f+12)); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// clauseStart reports whether another clause begins at token k of a sentence that
// ends at end: after a stop within it, and with a word that sets one against the
// other.
func (r *reader) clauseStart(k, end int) bool {
	switch lower(r.doc.Form(k)) {
	case ";", ":", "–", "—", "--", "but", "while", "whereas", "although", "though":
		return true
	case ",":
		if k+1 < end {
			switch lower(r.doc.Form(k + 1)) {
			case "and", "but", "or", "while", "which", "who", "saying", "adding", "although", "though", "whereas":
				return true
			}
		}
	}
	return false
}

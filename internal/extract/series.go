package extract

import "github.com/parley-record/parley/nlp"

// series returns the names listed before the name at token i, "A, B and C",
// whatever the tree makes of the list: two at least, of the same sort.
func (r *reader) series(i int) []Ref {
	k := r.nameAt[i]
	if k == 0 {
		return nil
	}
	last := &r.doc.Names[k-1]
	at := int(last.First) - 1
	if at < 1 || !r.doc.Is(at, "and") {
		return nil
	}
	at--
	if r.doc.Is(at, ",") {
		at--
	}
	sort := func(n *nlp.Name) nlp.NameKind {
		if n.Kind == nlp.State {
			return nlp.Place
		}
		return n.Kind
	}
	var out []Ref
	for at >= 0 && r.nameAt[at] != 0 && len(out) < 8 {
		n := &r.doc.Names[r.nameAt[at]-1]
		if sort(n) != sort(last) || r.doc.Tokens[n.First].Sentence != r.doc.Tokens[i].Sentence {
			break
		}
		out = append(out, Ref{n.First, n.End, n.End - 1})
		at = int(n.First) - 2
		if at < 0 || !r.doc.Is(at+1, ",") {
			break
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

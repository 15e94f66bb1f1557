package extract

import "github.com/parley-record/parley/nlp"

// takers returns who takes the stance of verb v: who does it, or those of whom a
// number does.
func (r *reader) takers(v int) []Ref {
	who := r.agents(v)
	if len(who) > 0 {
		return who
	}
	if p := r.t.agent(v); p >= 0 {
		if k := r.countedOut(p); k != p {
			return r.parties(k)
		}
	}
	return nil
}

// countedOut returns those whom the word at token i counts, "two of the firm's biggest
// shareholders", "most of the creditors", "none of the unions"; i where it counts
// nobody.
func (r *reader) countedOut(i int) int {
	switch r.t.pos(i) {
	case nlp.NUM:
		if r.doc.Is(i, "one") {
			return i // which of them is not told
		}
	case nlp.PRON, nlp.DET, nlp.ADJ, nlp.NOUN, nlp.ADV:
		switch lower(r.doc.Form(i)) {
		case "none", "neither", "both", "all", "most", "many", "some", "several", "few", "half", "majority", "rest", "bulk", "number", "dozens", "hundreds", "thousands", "plenty", "handful", "scores", "two-thirds", "three-quarters":
		default:
			return i
		}
	default:
		return i
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		k := int(c)
		if k < i || r.t.rel(k) != nlp.RelNmod || r.t.preposition(k) != "of" {
			continue
		}
		if x := r.doc.Tokens[k].XPOS; x != nlp.TagNNS && x != nlp.TagNNPS {
			continue
		}
		if _, kind := r.who(k); kind == refAgent || kind == refBody {
			return k
		}
	}
	return i
}

// apposed returns those whose names stand between commas right behind a noun for
// several: "two board members, Anna Berg and Ola Dahl, spoke against it"; nil for
// fewer than two.
func (r *reader) apposed(i int) []Ref {
	if refs := r.spelledOut(i); len(refs) > 1 {
		return refs
	}
	if r.doc.Tokens[i].XPOS != nlp.TagNNS || r.nameAt[i] != 0 || !r.doc.Is(i+1, ",") || i+2 >= len(r.doc.Tokens) || r.nameAt[i+2] == 0 {
		return nil
	}
	if _, kind := r.who(i); kind != refAgent {
		return nil
	}
	_, e := r.sentence(i)
	refs, end := r.refsFrom(i+2, min(e, i+40))
	if len(refs) < 2 || end >= e || !r.doc.Is(end, ",") {
		return nil
	}
	for _, ref := range refs {
		if r.nameAt[ref.Head] == 0 {
			return nil
		}
	}
	return refs
}

// spelledOut returns those whose names the tree puts in apposition to a noun for several
// at token i, by whatever stands between: "her rivals, Sens. Anna Berg of Utah and Ola
// Dahl of Ohio, urged it", "hedge funds Arden and Kelmar"; nil for fewer than two.
func (r *reader) spelledOut(i int) []Ref {
	if r.doc.Tokens[i].XPOS != nlp.TagNNS || r.nameAt[i] != 0 {
		return nil
	}
	_, e := r.sentence(i)
	if v := int(r.t.head[i]); v > i {
		e = min(e, v)
	}
	var out []Ref
	for k := i + 1; k < min(e, i+40); k++ {
		n := r.nameAt[k]
		if n == 0 || int(r.doc.Names[n-1].First) != k {
			continue
		}
		nm := &r.doc.Names[n-1]
		h := r.mainOf(nm)
		up, rel := int(r.t.head[h]), r.t.rel(h)
		first := rel == nlp.RelAppos && up == i
		if !first && (len(out) == 0 || rel != nlp.RelConj || up != i && up != int(out[0].Head) && !(up > i && r.t.rel(up) == nlp.RelAppos && int(r.t.head[up]) == i)) {
			continue // behind "Sens." too
		}
		if nm.Kind == nlp.Place || nm.Kind == nlp.Other {
			return nil
		}
		out = append(out, Ref{nm.First, nm.End, int32(h)})
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// mainOf returns the token of a name that the rest of it hangs on.
func (r *reader) mainOf(n *nlp.Name) int {
	for t := n.First; t < n.End; t++ {
		if h := int32(r.t.head[t]); h < n.First || h >= n.End {
			return int(t)
		}
	}
	return int(n.End) - 1
}

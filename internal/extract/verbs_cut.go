package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
)

// mendCut makes a clause of a sentence that the tree left without a verb and whose past
// form it hung on the subject as a participle: "Talks on the dam resumed on Monday", "Oslo
// and the three powers last met in May".
func mendCut(draft *Draft) {
	d := draft.Doc
	cloned := false
	for s := range d.Sentences {
		root, v := cutClause(d, int(d.Sentences[s].First), int(d.Sentences[s].End))
		if v < 0 {
			continue
		}
		if !cloned {
			c := *d
			c.Tokens = slices.Clone(c.Tokens)
			d, cloned = &c, true
			draft.Doc = d
		}
		if t := &d.Tokens[root]; t.UPOS == nlp.VERB {
			t.UPOS, t.XPOS = nlp.NOUN, nlp.TagNNS
		}
		d.Tokens[v].Head, d.Tokens[v].Rel, d.Tokens[v].XPOS = d.Tokens[root].Head, d.Tokens[root].Rel, nlp.TagVBD
		d.Tokens[root].Head, d.Tokens[root].Rel = int32(v), nlp.RelNsubj
		for k := v + 1; k < int(d.Sentences[s].End); k++ {
			if int(d.Tokens[k].Head) == root {
				d.Tokens[k].Head = int32(v)
			}
		}
		for k := root + 1; k < v; k++ {
			if d.Tokens[k].Rel.Plain() == nlp.RelObl && int(d.Tokens[k].Head) == root {
				d.Tokens[k].Rel = nlp.RelNmod
			}
		}
	}
}

// cutClause returns the root of the sentence [f, e) and the participle that is its verb,
// -1 where the sentence has a verb or no such participle.
func cutClause(d *nlp.Doc, f, e int) (root, v int) {
	if e-f < 4 || int(d.Tokens[f].Start) < d.Title || !d.Is(e-1, ".") {
		return -1, -1
	}
	root, v = -1, -1
	for k := f; k < e; k++ {
		t := &d.Tokens[k]
		if t.Rel == nlp.RelRoot || t.Head < 0 {
			root = k
		}
		if t.Rel == nlp.RelCop || t.XPOS == nlp.TagMD {
			return -1, -1
		}
	}
	if root < 0 || !cutOff(d, root, f) {
		return -1, -1
	}
	for k := f; k < e; k++ {
		t := &d.Tokens[k]
		switch {
		case k == root:
		case v < 0 && k > root && t.XPOS == nlp.TagVBN && t.Rel == nlp.RelAcl && (!d.Is(k-1, ",") || asideAt(d, root+1, k)) && hangsOn(d, k, root):
			v = k
		case t.XPOS == nlp.TagVBD || t.XPOS == nlp.TagVBZ || t.XPOS == nlp.TagVBP:
			if v < 0 || !under(d, k, v) {
				return -1, -1
			}
		case k < e-1 && t.UPOS == nlp.PUNCT && (dash(d.Form(k)) || d.Is(k, ":") || d.Is(k, "-") && t.XPOS != nlp.TagHYPH):
			return -1, -1 // an entry of a list
		case v >= 0 && int(t.Head) == v && (t.Rel == nlp.RelOblAgent || t.Rel.Plain() == nlp.RelAux || t.Rel == nlp.RelAuxPass || d.Is(k, "by")):
			return -1, -1
		}
	}
	for k := root + 1; k < v; k++ {
		if int(d.Tokens[k].Head) == v && d.Tokens[k].Rel.Plain() != nlp.RelAdvmod {
			return -1, -1 // "to be repaid"
		}
	}
	return root, v
}

// asideAt reports whether the tokens [f, e) are no more than who does it too, between commas:
// ", together with Spain,".
func asideAt(d *nlp.Doc, f, e int) bool {
	if !d.Is(f, ",") {
		return false
	}
	switch {
	case d.Is(f+2, "with") && (d.Is(f+1, "together") || d.Is(f+1, "along")), d.Is(f+1, "like"), d.Is(f+1, "backed") && d.Is(f+2, "by"), d.Is(f+1, "joined") && d.Is(f+2, "by"):
	default:
		return false
	}
	for k := f + 1; k < e-1; k++ {
		if t := &d.Tokens[k]; t.XPOS == nlp.TagVBD || t.UPOS == nlp.PUNCT && !d.Is(k, ",") {
			return false
		}
	}
	return true
}

// cutOff reports whether the root of a sentence that begins at f can be the subject of
// a verb that the tree did not see: a noun, or the "Talks" that it took for a verb.
func cutOff(d *nlp.Doc, root, f int) bool {
	t := &d.Tokens[root]
	switch t.UPOS {
	case nlp.NOUN, nlp.PROPN:
		return true
	case nlp.VERB:
		_, meets := is(nouns, t.Lemma, "meeting")
		return root == f && t.XPOS == nlp.TagVBZ && meets && root+1 < len(d.Tokens) && d.Tokens[root+1].UPOS == nlp.ADP
	}
	return false
}

// hangsOn reports whether token k hangs on root, or on a noun that tells more of it.
func hangsOn(d *nlp.Doc, k, root int) bool {
	deep := false
	for n := 0; n < 6; n++ {
		if k = int(d.Tokens[k].Head); k < 0 || k == root {
			return k == root
		}
		switch d.Tokens[k].Rel.Plain() {
		case nlp.RelNmod:
			if deep {
				return false
			}
			deep = true
		case nlp.RelConj, nlp.RelAppos:
		case nlp.RelObl:
			if d.Tokens[root].UPOS != nlp.VERB {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// under reports whether token k stands below token v in the tree.
func under(d *nlp.Doc, k, v int) bool {
	for n := 0; k >= 0 && n < 12; n++ {
		if k = int(d.Tokens[k].Head); k == v {
			return true
		}
	}
	return false
}

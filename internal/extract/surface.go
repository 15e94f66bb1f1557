package extract

import "github.com/parley-record/parley/nlp"

// What follows reads words side by side where a tree went wrong: lists of
// parties, the name right before a verb, the verbs after a text.

// pastShare returns the token after a share of several at j, "per cent of", "% of the"; j
// where none stands there.
func (r *reader) pastShare(j, e int) int {
	k := j
	if k+1 < e && r.doc.Is(k, "per") {
		k++
	}
	if k+2 >= e || !r.doc.Is(k+1, "of") {
		return j
	}
	switch lower(r.doc.Form(k)) {
	case "%", "percent", "cent", "pct":
	default:
		return j
	}
	k += 2
	for k+1 < e && (r.t.pos(k) == nlp.DET || r.t.pos(k) == nlp.PRON && r.t.rel(k) == nlp.RelNmodPoss || r.t.pos(k) == nlp.ADJ && r.nameAt[k] == 0) {
		k++
	}
	return k
}

// sharers returns of whom the noun at i is a share, "62 per cent of the crews"; i where it
// is none.
func (r *reader) sharers(i int) int {
	switch lower(r.doc.Form(i)) {
	case "%", "percent", "cent", "pct", "dozens", "scores", "hundreds", "thousands", "bulk", "half", "two-thirds", "thirds", "three-quarters", "most":
	default:
		return i
	}
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if k := int(c); k > i && r.t.rel(k) == nlp.RelNmod && r.t.preposition(k) == "of" {
			return k
		}
	}
	return i
}

// refsFrom collects the parties of a list that begins at token j and ends before
// e: "Britain, France, and Germany", "the US and Ukraine", "Prime Minister X".
// It returns them and the token after the last.
func (r *reader) refsFrom(j, e int) ([]Ref, int) {
	var out []Ref
	end := j
	for j < e && len(out) < 8 {
		for j < e && (r.t.pos(j) == nlp.DET || r.t.pos(j) == nlp.ADJ && r.nameAt[j] == 0 || r.doc.Is(j, "both") || r.t.pos(j) == nlp.NUM || r.doc.Is(j, "of") && j > 0 && shareWords[r.t.lemma(j-1)]) {
			j++
		}
		if n := r.wholeOf(j, e); n > j {
			j = n
		}
		j = r.pastShare(j, e)
		if r.opensMark(j) && j+1 < e {
			j++ // "from <Harbour Ltd>", "from "a large firm""
		}
		j = r.participles(j, e)
		if j >= e {
			break
		}
		start := j
		n := r.nameAt[j]
		if n != 0 && r.doc.Names[n-1].Kind != nlp.Other {
			nm := &r.doc.Names[n-1]
			out = append(out, Ref{nm.First, nm.End, nm.End - 1})
			j = int(nm.End)
			if j+1 < e && nm.Kind == nlp.State && r.doc.Tokens[j].XPOS == nlp.TagPOS {
				o := j + 1
				if r.opensMark(o) && o+1 < e {
					o++
				}
				if m := r.nameAt[o]; m != 0 && (r.doc.Names[m-1].Kind == nlp.Organisation || r.doc.Names[m-1].Kind == nlp.Person) {
					on := &r.doc.Names[m-1] // "Britain's Ostberg AG"
					out[len(out)-1] = Ref{on.First, on.End, on.End - 1}
					j = int(on.End)
				}
			}
			// "US officials": the side is named. A person after an office is meant.
			for j < e && j < start+9 && (r.t.pos(j) == nlp.NOUN || r.t.pos(j) == nlp.ADJ && r.nameAt[j] == 0 || r.t.pos(j) == nlp.PROPN) {
				if m := r.nameAt[j]; m != 0 && j > int(nm.End) && nm.Kind == nlp.State && r.doc.Names[m-1].Kind == nlp.Organisation && !r.doc.Tokens[nm.End].Glued {
					on := &r.doc.Names[m-1] // "German rival Ostberg AG"
					out[len(out)-1] = Ref{on.First, on.End, on.End - 1}
					j = int(on.End)
					break
				}
				if m := r.nameAt[j]; m != 0 && r.doc.Names[m-1].Kind == nlp.Person {
					pn := &r.doc.Names[m-1]
					out[len(out)-1] = Ref{pn.First, pn.End, pn.End - 1}
					j = int(pn.End)
					continue
				}
				j++
			}
		} else if r.t.pos(j) == nlp.NOUN || r.t.pos(j) == nlp.PROPN {
			// To the end of the run of nouns.
			for j+1 < e && (r.t.pos(j+1) == nlp.NOUN || r.t.pos(j+1) == nlp.PROPN) && r.nameAt[j+1] == 0 {
				j++
			}
			if len(out) > 0 && r.t.rel(j) == nlp.RelAppos && r.doc.Tokens[j].XPOS == nlp.TagNNS {
				break // "X and Y, fishing nations"
			}
			ref, kind := r.who(j)
			if m := r.nameAt[min(j+1, len(r.doc.Tokens)-1)]; m != 0 && j+1 < e && int(r.doc.Names[m-1].First) == j+1 && !acts(kind) && (r.doc.Names[m-1].Kind == nlp.Organisation || r.doc.Names[m-1].Kind == nlp.Person) {
				on := &r.doc.Names[m-1] // "rival Ostberg AG"
				ref, kind, j = Ref{on.First, on.End, on.End - 1}, refBody, int(on.End)-1
			}
			if !acts(kind) {
				if pairings[r.t.lemma(j)] && j+2 < e && (r.doc.Is(j+1, "of") || r.doc.Is(j+1, "between")) {
					j += 2 // "by a partnership of X and Y"
					continue
				}
				break
			}
			out = append(out, ref)
			j++
		} else if r.t.pos(j) == nlp.PRON {
			if len(out) > 0 && r.doc.Is(j-1, ",") && r.doc.Tokens[j].XPOS == nlp.TagPRPS {
				break // "from X, its rival": who the one before is
			}
			ref, kind := r.who(j)
			if kind != refPronoun {
				break
			}
			out = append(out, ref)
			j++
		} else {
			break
		}
		end = j
		switch {
		case j+1 < e && r.doc.Is(j, ",") && (r.doc.Is(j+1, "and") || r.doc.Is(j+1, "or")):
			j += 2
		case j < e && (r.doc.Is(j, "and") || r.doc.Is(j, ",") || r.doc.Is(j, "or")):
			j++
		default:
			return out, end
		}
	}
	return out, end
}

// pairings are the nouns of what several do together, named right behind it.
var pairings = listed("pairings")

// shareWords tell how many of those who are named behind "of" are meant.
var shareWords = map[string]bool{"most": true, "many": true, "more": true, "some": true, "all": true, "several": true, "both": true, "few": true}

// wholeOf returns the token behind the possessor at token j where that is only of what those
// who follow are a part: "the world's [tea growers]"; j for none.
func (r *reader) wholeOf(j, e int) int {
	if j+2 >= e || r.doc.Tokens[j+1].XPOS != nlp.TagPOS {
		return j
	}
	switch r.t.lemma(j) {
	case "world", "country", "nation", "region", "continent", "industry":
		return j + 2
	}
	return j
}

// participles returns the token after participles that stand before a noun from
// token j on: "importing and exporting [countries]"; j where there are none.
func (r *reader) participles(j, e int) int {
	k := j
	for k < min(e, j+4) {
		switch x := r.doc.Tokens[k].XPOS; {
		case x == nlp.TagVBG || x == nlp.TagVBN || r.t.pos(k) == nlp.ADJ && r.nameAt[k] == 0:
		case k > j && (r.doc.Is(k, "and") || r.doc.Is(k, "or")):
		case k > j && x == nlp.TagNNS && r.nameAt[k] == 0:
			return k
		default:
			return j
		}
		k++
	}
	return j
}

// before returns the party whose name stands right before verb i, at most its
// auxiliaries and adverbs between; false where another kind of word does.
func (r *reader) before(i int) (Ref, bool) {
	f, _ := r.sentence(i)
	k := i - 1
	for k >= f && (r.t.pos(k) == nlp.AUX || r.t.pos(k) == nlp.ADV || r.t.pos(k) == nlp.PART && !r.doc.Is(k, "to")) {
		k--
	}
	if k < f || r.t.pos(k) != nlp.PROPN && r.t.pos(k) != nlp.NOUN && r.t.pos(k) != nlp.PRON {
		return Ref{}, false
	}
	ref, kind := r.who(k)
	if !acts(kind) || kind == refPlace {
		return Ref{}, false
	}
	if kind == refPronoun {
		switch lower(r.doc.Form(k)) {
		case "he", "she", "it", "they", "we", "i":
			return ref, true
		}
		return Ref{}, false
	}
	// Not the name after a preposition: "talks with Iran failed".
	if h := int(r.t.head[ref.Head]); r.t.rel(int(ref.Head)) == nlp.RelConj && h >= f && h < int(ref.Head) {
		for n := 0; r.t.rel(h) == nlp.RelConj && r.t.head[h] >= int32(f) && n < 4; n++ {
			h = int(r.t.head[h])
		}
		if r.t.preposition(h) == "between" {
			return Ref{}, false // "a truce between Chad and Niger is due"
		}
	}
	p := int(ref.First) - 1
	for p >= f && (r.t.pos(p) == nlp.DET || r.t.pos(p) == nlp.ADJ || r.t.pos(p) == nlp.NOUN || r.t.pos(p) == nlp.PROPN) {
		if n := r.nameAt[k]; n != 0 && r.nameAt[p] != 0 && r.nameAt[p] != n && r.doc.Names[n-1].Kind == nlp.Person {
			return ref, true // "the envoy to the United Nations Jane Roe dismissed"
		}
		p--
	}
	if p >= f && (r.t.pos(p) == nlp.ADP || r.t.pos(p) == nlp.VERB) {
		return Ref{}, false
	}
	return ref, true
}

// agents returns who does verb v: by the tree, or else by the name before it.
func (r *reader) agents(v int) []Ref {
	if r.t.kid(v, nlp.RelNsubj) < 0 && r.t.aux(v) != "" {
		switch r.t.rel(v) {
		case nlp.RelConj, nlp.RelXcomp, nlp.RelAcl:
		default: // a clause of its own, whose subject the tree lost
			if ref, ok := r.before(v); ok {
				return []Ref{ref}
			}
		}
	}
	if who := r.ownSubject(v); len(who) > 0 {
		return who
	}
	if who := r.blamedFor(v); len(who) > 0 {
		return who
	}
	if who := r.parties(r.t.agent(v)); len(who) > 0 {
		return who
	}
	if a := r.t.agent(v); a > 0 {
		switch r.doc.Tokens[a].XPOS {
		case nlp.TagWDT, nlp.TagWP: // ", which is seeking to …"
			if ref, kind := r.who(r.headBefore(a)); acts(kind) {
				return []Ref{ref}
			}
		}
	}
	if r.t.passive(v) {
		return nil
	}
	switch r.doc.Tokens[v].XPOS {
	case nlp.TagVBN, nlp.TagVBG:
		return nil
	}
	if ref, ok := r.before(v); ok {
		return []Ref{ref}
	}
	return nil
}

// blamedFor returns who does verb v by being blamed or praised for it: "attacked the
// ministry for opposing the dam", "accused it of blocking the vote"; or by being quoted:
// "quoted the minister as opposing it".
func (r *reader) blamedFor(v int) []Ref {
	if r.doc.Tokens[v].XPOS != nlp.TagVBG || v == 0 || !r.doc.Is(v-1, "for") && !r.doc.Is(v-1, "of") && !r.doc.Is(v-1, "as") {
		return nil
	}
	f, _ := r.sentence(v)
	for k := v - 2; k >= max(f, v-14); k-- {
		if r.t.pos(k) != nlp.VERB {
			continue
		}
		if l := r.t.lemma(k); r.doc.Is(v-1, "as") != (l == "quote" || l == "cite") || !blames[l] && !r.doc.Is(v-1, "as") {
			return nil
		}
		o := r.t.patient(k)
		if i := r.t.kid(k, nlp.RelIobj); i > k && i < v {
			o = i
		}
		if o < 0 || o > v {
			return nil
		}
		return r.parties(o)
	}
	return nil
}

// blames are verbs that blame or praise somebody for what they do.
var blames = listed("blames")

// headBefore returns the noun that a relative pronoun takes up, by place: the
// last word before it and its comma; -1 where that is no noun.
func (r *reader) headBefore(a int) int {
	f, _ := r.sentence(a)
	k := a - 1
	if k > f && r.doc.Is(k, ",") {
		k--
	}
	if k < f || r.t.pos(k) != nlp.NOUN && r.t.pos(k) != nlp.PROPN {
		return -1
	}
	return k
}

// effectsNear reads the terms of the text mentioned at m from the verbs after it
// where the tree tells none: "a plan drafted by X and Y excludes …, raises …".
func (r *reader) effectsNear(p *Proposal, m *text) {
	_, e := r.sentence(m.head)
	k := m.head + 1
	skip := func() {
		for k < e && (r.t.pos(k) == nlp.ADV || r.t.pos(k) == nlp.AUX || r.doc.Is(k, "that") || r.doc.Is(k, "which") || r.doc.Is(k, ",")) {
			k++
		}
	}
	skip()
	if k+1 < e && r.t.pos(k) == nlp.VERB && r.doc.Is(k+1, "by") {
		_, k = r.refsFrom(k+2, e)
		skip()
	}
	if k >= e || r.t.pos(k) != nlp.VERB || r.effect(k) == "" {
		return
	}
	switch r.doc.Tokens[k].XPOS {
	case nlp.TagVBD, nlp.TagVBZ, nlp.TagVBP, nlp.TagVB:
	default:
		return
	}
	first := k
	r.effectOf(p, k)
	for j := k + 1; j < e; j++ {
		if r.t.pos(j) == nlp.VERB && r.doc.Tokens[j].XPOS == r.doc.Tokens[first].XPOS && (r.doc.Is(j-1, ",") || r.doc.Is(j-1, "and")) {
			r.effectOf(p, j)
		}
	}
}

// withNear collects the parties that stand after "between", "with" or "among"
// right behind the talks at i.
func (r *reader) withNear(i int) ([]Ref, string) {
	_, e := r.sentence(i)
	for k := i + 1; k < min(e, i+9); k++ {
		switch w := lower(r.doc.Form(k)); w {
		case "between", "with", "among", "involving":
			if who, _ := r.refsFrom(k+1, min(e, k+24)); len(who) > 0 {
				return who, w
			}
			return nil, ""
		}
		if p := r.t.pos(k); p == nlp.VERB || p == nlp.AUX || p == nlp.PUNCT || p == nlp.SCONJ || p == nlp.PRON {
			break
		}
	}
	return nil, ""
}

// isNot reports whether token k is "not", in full or as it is cut from its verb.
func isNot(d *nlp.Doc, k int) bool {
	return d.Is(k, "not") || d.Is(k, "n't") || d.Is(k, "n’t")
}

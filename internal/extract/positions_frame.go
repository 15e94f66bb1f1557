package extract

import "github.com/parley-record/parley/nlp"

// frameAt returns the frame of token i under the part of speech key, nil for
// none: the first whose particle is there, and those with a particle come first.
func (r *reader) frameAt(key string, i int) *frame {
	if key == "v" && r.laysOff(i) {
		return nil
	}
	k := key + r.t.lemma(i)
	if fr := r.pick(phrases[k], i); fr != nil {
		return fr
	}
	return r.pick(stances[k], i)
}

// pick returns the first of the frames that the words at token i fit, nil for none.
func (r *reader) pick(fs []frame, i int) *frame {
	for k := range fs {
		if fs[k].denied && !r.deniedAt(i) || fs[k].deed && r.undone(i) || fs[k].close && !r.doc.Is(i+1, fs[k].needs) {
			continue
		}
		if fs[k].needs == "" || len(fs[k].after) == 0 && r.t.particle(i, fs[k].needs) || len(fs[k].after) > 0 && r.follow(i, fs[k].after) {
			return &fs[k]
		}
	}
	return nil
}

// bargainStruck is the frame of "strike a deal".
var bargainStruck = frame{word: "strike_deal", stance: "for", force: "concession", paths: []string{"o"}}

// verbFrame returns the frame of verb i; who strikes a bargain agrees to it.
func (r *reader) verbFrame(i int) *frame {
	fr := r.frameAt("v", i)
	if fr != nil && fr.word == "strike" {
		if o := r.t.kid(i, nlp.RelObj); o >= 0 || r.t.passive(i) {
			if o < 0 {
				o = r.t.subject(i)
			}
			if o < 0 {
				return nil
			}
			if d, ok := is(nouns, r.t.lemma(o), "text"); ok && d == "deal" {
				return &bargainStruck
			}
			return nil
		}
	}
	return fr
}

// follow reports whether the words stand after token i, in their order and with
// little between: "came out strongly against".
func (r *reader) follow(i int, words []string) bool {
	_, e := r.sentence(i)
	n := 0
	for k := i + 1; k < min(e, i+3+2*len(words)) && n < len(words); k++ {
		if r.doc.Is(k, words[n]) || words[n] == "its" && r.doc.Tokens[k].XPOS == nlp.TagPRPS {
			n++
		}
	}
	return n == len(words)
}

// deniedAt reports whether predicate i is denied, or is what somebody will not do: "won't
// hear of it", "refused to budge".
func (r *reader) deniedAt(i int) bool {
	if r.t.negated(i) || r.seenLittle(i) {
		return true
	}
	h := int(r.t.head[i])
	if h < 0 || h > i || r.t.rel(i) != nlp.RelXcomp && r.t.rel(i) != nlp.RelAcl {
		return false
	}
	switch r.t.lemma(h) {
	case "refuse", "decline", "unwilling", "reluctant", "refusal", "unlikely":
		return true
	}
	return false
}

// undone reports whether verb i tells of what was not done, whatever its doer wants: "did not
// take part in the talks".
func (r *reader) undone(i int) bool {
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if r.t.rel(int(c)) != nlp.RelAux {
			continue
		}
		switch lower(r.doc.Form(int(c))) {
		case "did", "has", "have", "had":
			return true
		}
	}
	return false
}

package extract

import (
	"cmp"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// talkLabel returns the tokens [first, end) as the name of the talks at token i:
// from the last determiner before them on, up to a clause that tells more.
func (r *reader) talkLabel(first, end, i int) string {
	for k := first; k < i; k++ {
		if r.t.pos(k) == nlp.DET && r.doc.Tokens[k].XPOS != nlp.TagPRPS && k+1 <= i && !r.doc.Is(k+1, "'s") && !r.doc.Is(k+1, "’s") {
			first = k + 1 // "this week no meetings": the week is not their name
		}
	}
	between := false
cut:
	for k := i + 1; k < end; k++ {
		switch x := r.doc.Tokens[k].XPOS; {
		case x == nlp.TagWDT || x == nlp.TagWP || x == nlp.TagMD || x == nlp.TagVBZ || x == nlp.TagVBP:
			end = k
			break cut
		case (r.doc.Is(k, "and") || r.doc.Is(k, "or") || r.doc.Is(k, "but")) && k+1 < end && (r.t.pos(k+1) == nlp.VERB || r.t.pos(k+1) == nlp.ADV && k+2 < end && r.t.pos(k+2) == nlp.VERB):
			end = k // "met Roe and announced …"
			break cut
		case r.doc.Is(k, "—") || r.doc.Is(k, "–") || r.doc.Is(k, ";") || r.doc.Is(k, "(") || r.doc.Is(k, "“") || r.doc.Is(k, "\""):
			end = k
			break cut
		case r.doc.Is(k, "between"):
			between = true
		case between && r.doc.Is(k, "with"):
			end = k // who talks is told: "with dire warnings" is no more of the name
			break cut
		}
	}
	ph := r.named(first, max(end, i+1), i)
	w := strings.Fields(cmp.Or(ph.Short, ph.Label))
	for len(w) > 1 {
		switch lower(w[len(w)-1]) {
		case "about", "of", "on", "in", "at", "with", "between", "and", "or", "the", "a", "an", "to", "for", "over", "by", "from", "but", "after", "before":
			w = w[:len(w)-1]
			continue
		}
		break
	}
	return strings.Trim(strings.Join(w, " "), "\"“”‘’',;:()- ")
}

// absentFrom returns who is told to be missing from the talks at i: "Norra did
// not take part in the talks", "stayed away from", "was not invited to".
func (r *reader) absentFrom(i int) (who []Ref, told bool) {
	v := int(r.t.head[i])
	if v < 0 || r.t.rel(i) != nlp.RelObl && r.t.rel(i) != nlp.RelObj && r.t.rel(i) != nlp.RelNmod {
		return nil, false
	}
	noun := -1
	if r.t.rel(i) == nlp.RelNmod { // "had no part in the talks", hung on the noun
		if noun, v = v, int(r.t.head[v]); v < 0 || r.t.rel(noun) != nlp.RelObj {
			return nil, false
		}
	}
	neg := r.t.negated(v)
	missing := false
	switch r.t.lemma(v) {
	case "take", "have", "play":
		o := r.t.kid(v, nlp.RelObj)
		missing = neg && o >= 0 && (r.t.lemma(o) == "part" || r.t.lemma(o) == "role" || r.t.lemma(o) == "seat") && (noun < 0 || noun == o)
	case "attend", "join", "participate", "invite", "include":
		missing = neg && noun < 0
	case "exclude", "boycott", "skip", "miss", "bar", "omit":
		missing = !neg && noun < 0
	case "stay", "keep", "shut", "leave":
		missing = !neg && noun < 0 && (r.t.particle(v, "away") || r.t.particle(v, "out"))
	case "absent", "missing", "present":
		missing = noun < 0 && (r.t.lemma(v) == "present") == neg
	}
	if !missing || r.refusedTo(v) != "" {
		return nil, false
	}
	x := r.t.patient(v)
	if !r.t.passive(v) {
		x = r.t.subject(v)
	}
	who = r.parties(x)
	return who, len(who) > 0
}

// joined returns those whom a hyphen or a stroke joins right before the talks at
// i: "the Norra-Tolm trade talks", "U.S./Soviet talks"; nil where none are.
func (r *reader) joined(i int) []Ref {
	f, _ := r.sentence(i)
	var out []Ref
	link := false
	for k := i - 1; k >= max(f, i-7); k-- {
		switch n := r.nameAt[k]; {
		case r.doc.Is(k, "-") || r.doc.Is(k, "/") || r.doc.Is(k, "–"):
			link = true
		case n != 0:
			nm := &r.doc.Names[n-1]
			if nm.Kind == nlp.Other || nm.Kind == nlp.Place {
				return nil
			}
			if len(out) > 0 && !link {
				return nil
			}
			out, link = append([]Ref{{nm.First, nm.End, nm.End - 1}}, out...), false
			k = int(nm.First)
		case len(out) > 1:
			return out
		case len(out) == 0 && !link && (r.t.pos(k) == nlp.NOUN || r.t.pos(k) == nlp.ADJ || r.t.pos(k) == nlp.NUM):
		default:
			return nil
		}
	}
	if len(out) > 1 {
		return out
	}
	return nil
}

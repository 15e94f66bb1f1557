package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// nameBodies takes for a body's name what several words with capitals say a body is,
// read as another name or as none: "the Terrace Trust", "Tenants Council chief Jane Roe".
// Not in titles, where everything may have a capital.
func nameBodies(d *nlp.Doc) {
	nameAt := make([]int32, len(d.Tokens))
	for k := range d.Names {
		n := &d.Names[k]
		if unknownName(n) && bodyLike(d, n) {
			f := capitalsFrom(d, n.First, nameAt)
			if long := n.End - f; long > 2 || f > 0 && d.Is(int(f-1), "the") || long == 2 && n.Kind != nlp.Person {
				n.First, n.Kind = f, nlp.Organisation
			}
		}
		for t := n.First; t < n.End; t++ {
			nameAt[t] = int32(k + 1)
		}
	}
	var more []nlp.Name
	for s := range d.Sentences {
		st := d.Sentences[s]
		if int(d.Tokens[st.First].Start) < d.Title {
			continue
		}
		for t := st.First + 1; t < st.End; t++ {
			if nameAt[t] != 0 || d.Tokens[t].UPOS != nlp.PROPN || !capitalAt(d, t) || !bodyCalls[gazetteer.Fold(d.Form(int(t)))] || capitals(d.Form(int(t))) {
				continue
			}
			if f := capitalsFrom(d, t, nameAt); f < t && !continues(d, t+1, st.End) {
				more = append(more, nlp.Name{First: f, End: t + 1, Kind: nlp.Organisation})
			}
		}
	}
	more = append(more, strayNames(d, nameAt)...)
	slices.SortFunc(more, func(a, b nlp.Name) int { return int(a.First - b.First) })
	addNames(d, more)
}

// strayNames returns names of bodies by one word that were read as no name: letters in
// brackets or commas behind a body's name or that spell one, and firms that are called so
// by where they are from.
func strayNames(d *nlp.Doc, nameAt []int32) []nlp.Name {
	var out []nlp.Name
	known := map[string]bool{}
	for k := range d.Names {
		n := &d.Names[k]
		if n.Kind != nlp.Organisation || n.End-n.First < 2 {
			continue
		}
		var in strings.Builder
		for t := n.First; t < n.End; t++ {
			if capitalAt(d, t) {
				in.WriteByte(d.Form(int(t))[0])
			}
		}
		if in.Len() > 2 {
			known[in.String()] = true
		}
		if t := n.End + 1; int(t+1) < len(d.Tokens) && (d.Is(int(t-1), "(") && d.Is(int(t+1), ")") || isComma(d, t-1) && isComma(d, t+1)) && nameAt[t] == 0 && capitals(d.Form(int(t))) && len(d.Form(int(t))) > 2 {
			known[d.Form(int(t))] = true
		}
	}
	for w := range seatedFirms(d, nameAt) {
		known[w] = true
	}
	if len(known) == 0 {
		return nil
	}
	for t := range d.Tokens {
		if nameAt[t] == 0 && d.Tokens[t].UPOS == nlp.PROPN && int(d.Tokens[t].Start) >= d.Title && known[d.Form(t)] {
			out = append(out, nlp.Name{First: int32(t), End: int32(t) + 1, Kind: nlp.Organisation})
		}
	}
	return out
}

// unknownName reports whether a name is one of nobody known that was read as no body's.
func unknownName(n *nlp.Name) bool {
	return n.Code == "" && (n.Kind == nlp.Person || n.Kind == nlp.Place || n.Kind == nlp.Other)
}

// bodyLike reports whether the last word of a name says that it is a body's.
func bodyLike(d *nlp.Doc, n *nlp.Name) bool {
	w := gazetteer.Fold(d.Form(int(n.End - 1)))
	if !bodyCalls[w] || capitals(d.Form(int(n.End-1))) || continues(d, n.End, int32(len(d.Tokens))) || int(d.Tokens[n.First].Start) < d.Title {
		return false
	}
	return n.Kind != nlp.Person || !human(d, n)
}

// continues reports whether the name goes on at token t: "Council of Trent".
func continues(d *nlp.Doc, t, end int32) bool {
	if t >= end {
		return false
	}
	return (d.Is(int(t), "of") || d.Is(int(t), "for")) && t+1 < end && capitalAt(d, t+1) || capitalAt(d, t) && d.Tokens[t].UPOS == nlp.PROPN && titleAt(d, t) == ""
}

// capitalsFrom returns where the words with capitals begin that end before token t and
// are of no other name, and neither the first of a sentence by an article nor an office.
func capitalsFrom(d *nlp.Doc, t int32, nameAt []int32) int32 {
	f := t
	for f > 0 && d.Tokens[f-1].Sentence == d.Tokens[t].Sentence && capitalAt(d, f-1) && nameAt[f-1] == 0 && t-f < 5 {
		if u := d.Tokens[f-1].UPOS; u != nlp.PROPN && u != nlp.NOUN && u != nlp.ADJ || titleAt(d, f-1) != "" && !bodyCalls[gazetteer.Fold(d.Form(int(f-1)))] {
			break
		}
		f--
	}
	return f
}

// addNames puts more names among those of a report, in their order, and tells the chains.
func addNames(d *nlp.Doc, more []nlp.Name) {
	if len(more) == 0 {
		return
	}
	to := make([]int32, len(d.Names))
	all := make([]nlp.Name, 0, len(d.Names)+len(more))
	for k, n := range d.Names {
		for len(more) > 0 && more[0].First < n.First {
			all = append(all, more[0])
			more = more[1:]
		}
		to[k] = int32(len(all))
		all = append(all, n)
	}
	d.Names = append(all, more...)
	d.Chains = slices.Clone(d.Chains)
	for i := range d.Chains {
		if c := &d.Chains[i]; c.Name >= 0 {
			c.Name = to[c.Name]
		}
	}
}

// seatedFirms makes bodies of the names of one word that a report calls firms by where
// they are from: "Oslo-based Kelmar", "Norway's Kelmar" where "the Norwegian group" is told
// of too. It returns those words that stand there as no name.
func seatedFirms(d *nlp.Doc, nameAt []int32) map[string]bool {
	home := map[string]bool{} // codes of states whose firm is told of
	for k := range d.Names {
		if n := &d.Names[k]; n.Form == nlp.Demonym && n.First > 0 && d.Is(int(n.First-1), "the") && int(n.End) < len(d.Tokens) && firmNouns[d.Tokens[n.End].Lemma] {
			home[n.Code] = true
		}
	}
	bodies, stray := map[string]bool{}, map[string]bool{}
	for t := int32(2); t < int32(len(d.Tokens)); t++ {
		if d.Tokens[t].UPOS != nlp.PROPN || !capitalAt(d, t) || int(t+1) < len(d.Tokens) && d.Tokens[t+1].UPOS == nlp.PROPN || gazetteer.Side(d.Form(int(t))) != "" {
			continue
		}
		seated := d.Is(int(t-1), "based") && d.Is(int(t-2), "-")
		if s := nameAt[t-2]; !seated && s != 0 && isPossessive(d, t-1) && d.Names[s-1].Kind == nlp.State {
			seated = home[d.Names[s-1].Code]
		}
		if !seated {
			continue
		}
		if k := nameAt[t]; k == 0 {
			stray[d.Form(int(t))] = true
		} else if n := &d.Names[k-1]; n.End-n.First == 1 && unknownName(n) {
			bodies[d.Form(int(t))] = true
		}
	}
	for k := range d.Names {
		n := &d.Names[k]
		if n.Kind == nlp.Person && (n.End-n.First > 1 || n.First > 0 && honorific(d, n.First-1)) {
			delete(bodies, d.Form(int(n.End-1)))
			delete(stray, d.Form(int(n.End-1)))
		}
	}
	for k := range d.Names {
		if n := &d.Names[k]; n.End-n.First == 1 && unknownName(n) && (bodies[d.Form(int(n.First))] || stray[d.Form(int(n.First))]) {
			n.Kind = nlp.Organisation
		}
	}
	return stray
}

// bodyCalls are last words of names of several words that only bodies have.
var bodyCalls = listed("bodyCalls")

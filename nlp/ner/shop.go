package ner

import "github.com/parley-record/parley/nlp"

// shop takes "'s" into a name that is a shop's or an inn's: nothing is owned
// behind it, and one goes there or it does something, as in "dinner at Larsen's"
// and "when Larsen's closed". Where the text names a person so, it is theirs.
func (sc *scratch) shop(d *nlp.Doc, n *nlp.Name, s nlp.Sentence, until int32) {
	t := n.End
	if t >= until || n.End-n.First > 3 || n.Kind == nlp.State {
		return
	}
	switch d.Form(int(t)) {
	case "'s", "’s":
		if d.Tokens[t].UPOS == nlp.AUX || d.Tokens[t].UPOS == nlp.VERB {
			return
		}
	case "s":
	default:
		return
	}
	if n.End-n.First > 1 && n.Kind == nlp.Person && sc.last[hashBytes(d.Form(int(n.End-1)))] > 2 {
		return
	}
	if n.End-n.First == 1 && n.Kind == nlp.Person && sc.last[hashBytes(d.Form(int(n.First)))] > 0 {
		return
	}
	kind := nlp.NoName
	ends, acts := t+1 >= s.End, false
	if !ends {
		switch d.Tokens[t+1].UPOS {
		case nlp.PUNCT, nlp.ADP, nlp.CCONJ, nlp.SCONJ:
			ends = !d.Is(int(t+1), "-") && !d.Is(int(t+1), "\"") && !d.Is(int(t+1), "“")
		case nlp.AUX:
			ends, acts = true, true
		case nlp.VERB:
			x := d.Tokens[t+1].XPOS
			acts = x == nlp.TagVBD || x == nlp.TagVBZ
		}
	}
	if n.First > s.First {
		p := int(n.First - 1)
		switch d.Form(p) {
		case "at", "to", "from", "near", "outside", "inside", "At", "in":
			if ends {
				kind = nlp.Place
			}
		case "when", "When", "if", "If", "because", "since", "that", "and", "but", "so":
			if acts {
				kind = nlp.Organisation
			}
		}
		if d.Tokens[p].UPOS == nlp.VERB && ends && d.Form(int(t)) != "s" {
			switch d.Tokens[p].Lemma {
			case "visit", "try", "love", "recommend", "choose", "leave", "enter", "like":
				kind = nlp.Place
			}
		}
	} else if acts {
		kind = nlp.Organisation
	}
	if kind != nlp.NoName {
		n.End, n.Kind = t+1, kind
	}
}

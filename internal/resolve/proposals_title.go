package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// owners are the words that name whose a text is by reference alone.
var owners = map[string]bool{"its": true, "their": true, "his": true, "her": true, "my": true, "our": true}

// owned are the kinds of texts that one side brings; a deal or a resolution is of
// many.
var owned = wordList("owned")

// maxBareName is the most words of a name that whose it is goes before.
const maxBareName = 12

// maxOwner is the most words of whoever stands behind a text that go before its name.
const maxOwner = 6

// title returns the name of a text as one reads it far from its sentence: "its
// takeover offer" is "Acme's takeover offer", and so is "takeover offer" where one
// alone stands behind it. The words as they stand become an alias.
func (r *resolver) title(p *proposal) {
	w := strings.Fields(p.name)
	if len(w) == 0 || len(p.authors) == 0 {
		return
	}
	name := r.cast.list[p.authors[0]-1].name()
	if name == "" || len(strings.Fields(name)) > maxAliasWords {
		return
	}
	owner := owners[strings.ToLower(w[0])]
	if owner && len(w) > 1 && (len(p.authors) > 1 || len(strings.Fields(name)) > maxOwner) {
		p.name = strings.Join(w[1:], " ")
		p.alias(strings.Join(w, " "))
		return
	}
	switch {
	case len(p.authors) > 1 || len(strings.Fields(name)) > maxOwner:
		return
	case owner && len(w) == 1:
		return
	case owner:
		if w = w[1:]; len(w) > 1 && strings.EqualFold(w[0], "own") {
			w = w[1:]
		}
	case !owned[p.kind] || len(w) > maxBareName || strings.Contains(p.name, "’s") || strings.Contains(p.name, "'") || r.opensWithVerb(p):
		return
	}
	var said []string
	for _, f := range r.cast.list[p.authors[0]-1].forms {
		said = append(said, stemsOf(strings.ReplaceAll(f.text, ".", ""))...)
	}
	for _, s := range stemsOf(strings.ReplaceAll(p.name, ".", "")) {
		if slices.Contains(said, s) {
			return
		}
	}
	for _, s := range w {
		if strings.Contains(s, ".") && slices.ContainsFunc(r.cast.list[p.authors[0]-1].forms, func(f form) bool { return f.text == s }) {
			return // "the U.S. proposal"
		}
	}
	if len(w) > 1 && strings.EqualFold(w[0], "other") {
		w = w[1:]
	}
	was := p.name
	if strings.HasSuffix(name, "s") {
		name += "'"
	} else {
		name += "'s"
	}
	p.name = name + " " + strings.Join(w, " ")
	p.alias(was)
}

// opensWithVerb reports whether the name of a text is what somebody offers to do:
// "supply the fuel".
func (r *resolver) opensWithVerb(p *proposal) bool {
	if strings.HasPrefix(p.name, "offer to ") || strings.HasPrefix(p.name, "proposal to ") || strings.HasPrefix(p.name, "proposal for ") {
		return false
	}
	d, ref := r.drafts[p.report].Doc, p.d.Name.Ref
	return !ref.OK() || int(ref.First) >= len(d.Tokens) || d.Tokens[ref.First].UPOS == nlp.VERB || d.Tokens[ref.Head].UPOS == nlp.VERB
}

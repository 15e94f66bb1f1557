package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// nameOwned makes one name of a body and those whose it is by its name: "the
// Teachers' Federation", "the People's Alliance", read as two names, one or none.
func nameOwned(d *nlp.Doc) {
	var more []nlp.Name
	none := make([]int32, len(d.Tokens)) // whose body it is may be a name of its own
	for t := int32(2); t < int32(len(d.Tokens)); t++ {
		if !ownedBody(d, t) || continues(d, t+1, d.Sentences[d.Tokens[t].Sentence].End) {
			continue
		}
		f := capitalsFrom(d, t-2, none)
		k := slices.IndexFunc(d.Names, func(n nlp.Name) bool { return n.First <= t && t-2 < n.End })
		if k < 0 {
			more = append(more, nlp.Name{First: f, End: t + 1, Kind: nlp.Organisation})
			continue
		}
		n := &d.Names[k]
		if n.Code != "" || n.First <= t-2 && n.End > t {
			continue
		}
		n.First, n.End, n.Kind = min(n.First, t-2), t+1, nlp.Organisation
		for k++; k < len(d.Names) && d.Names[k].First <= t; k++ {
			d.Names[k].Kind = nlp.Other
		}
	}
	addNames(d, more)
}

// ownedBody reports whether token t is the noun of a body that belongs by name to the
// many that stand before it.
func ownedBody(d *nlp.Doc, t int32) bool {
	if int(d.Tokens[t].Start) < d.Title || !capitalAt(d, t) || capitals(d.Form(int(t))) || !bodyCalls[gazetteer.Fold(d.Form(int(t)))] {
		return false
	}
	if o := &d.Tokens[t-2]; !capitalAt(d, t-2) || d.Tokens[t-2].Sentence != d.Tokens[t].Sentence || o.UPOS != nlp.PROPN && o.UPOS != nlp.NOUN {
		return false
	}
	switch d.Form(int(t - 1)) {
	case "'", "’":
		return strings.HasSuffix(d.Form(int(t-2)), "s")
	case "'s", "’s":
		w := strings.ToLower(d.Form(int(t - 2)))
		return w == "people" || strings.HasSuffix(w, "men") || w == "children"
	}
	return false
}

package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// bodyOfOffice finds whose an office is that says so by the last word, the letters or
// the kind of a body told of elsewhere: "Authority spokesman", "Front commander" of the
// Northern Front, "army chief". The word is a mention of the body, and an office without
// a side has the body's.
func (r *resolver) bodyOfOffice(report int, ro *extract.Role) {
	d, at := r.drafts[report].Doc, r.cast.at[report]
	if !ro.Who.OK() || at[ro.Who.Head] == 0 || ro.Side.OK() || ro.Code != "" || ro.Former || ro.Text.End <= ro.Text.Start {
		return
	}
	who := r.cast.list[at[ro.Who.Head]-1]
	first, end := d.TokensIn(ro.Text)
	head := -1 // the noun of the office
	for t := first; t < end && d.Tokens[t].UPOS != nlp.ADP && d.Tokens[t].UPOS != nlp.PUNCT; t++ {
		if s := gazetteer.Title(gazetteer.Fold(d.Form(t))); s == "office" || s == "voice" {
			head = t
			break
		}
	}
	if head < 0 || d.Is(head, "minister") || d.Is(head, "secretary") {
		return // of a field: "Trade Minister"
	}
	t := head - 1
	if t < first {
		return
	}
	whose := func(i int32) {
		if who.kind == parley.Person && who.party == 0 {
			who.party, who.basis = i, "reported"
		}
	}
	i := at[t]
	if i != 0 && r.cast.list[i-1].kind == parley.Person {
		return
	}
	if i == 0 {
		if i = r.bodyCalled(report, int32(t)); i == 0 || t > first {
			if i = r.introducedAs(report, int32(t)); i != 0 {
				whose(i)
			}
			return // "Central Bank president" is of no other bank
		}
		r.mention(i, mention{report, int32(t), int32(t) + 1, int32(t), "description"})
	}
	if h := gazetteer.Of(r.cast.list[i-1].code); h != nil && h.Sort == "parliament" || chamber[d.Form(t)] || r.cast.list[i-1].place {
		return
	}
	whose(i)
}

// bodyCalled returns the body that a report names, before token t at best, and that
// the word there is the first or last word or the letters of, or that is described by it;
// 0 for none.
func (r *resolver) bodyCalled(report int, t int32) int32 {
	d := r.drafts[report].Doc
	w := gazetteer.Fold(d.Form(int(t)))
	if u := d.Tokens[t].UPOS; u != nlp.NOUN && u != nlp.PROPN && u != nlp.ADJ || len(w) < 2 || gazetteer.Title(w) == "office" || gazetteer.Title(w) == "honorific" {
		return 0
	}
	if w == "union" || w == "guild" || w == "federation" {
		if i := r.bare(report, t, t, 0); i != 0 {
			return i // "guild president"
		}
	}
	if c := d.Text[d.Tokens[t].Start]; c >= 'a' && c <= 'z' {
		if !bodyNoun[w] && w != "army" && w != "navy" && w != "union" || r.bare(report, t, t, 0) != 0 {
			return 0
		}
		return r.alike(report, t, t)
	}
	return r.lastNamed(report, t, func(s *someone) bool {
		if s.kind == parley.Person || s.kind == parley.State || s.place || s.described {
			return false
		}
		for _, f := range s.forms {
			n := nameWords(f.text)
			if len(n) > 1 && (n[len(n)-1] == w || n[0] == w && !vague[w] || capitalsOnly(d.Form(int(t))) && spells(f.text, d.Form(int(t)))) || strings.EqualFold(f.text, w) {
				return true
			}
		}
		return false
	})
}

// ofOne returns a role that several people were given together as that of one of
// them: "Sens.", "Norrish senators", "two trade envoys".
func ofOne(role string) string {
	w := strings.Fields(role)
	k := 0 // the main word
	for k+1 < len(w) && !fieldMarks[w[k+1]] {
		k++
	}
	if k >= len(w) {
		return role
	}
	one := strings.TrimSuffix(strings.TrimSuffix(w[k], "."), "s")
	switch {
	case strings.HasSuffix(w[k], "s."):
		one += "."
	case strings.HasSuffix(w[k], "aries"):
		one = strings.TrimSuffix(w[k], "ies") + "y"
	case strings.HasSuffix(w[k], "smen"), strings.HasSuffix(w[k], "swomen"):
		one = strings.TrimSuffix(w[k], "en") + "an"
	case !strings.HasSuffix(w[k], "s"):
		return role
	}
	switch gazetteer.Title(gazetteer.Fold(one)) {
	case "office", "voice", "expert", "member":
	default:
		return role
	}
	w[k] = one
	if len(w) > 1 && howMany[strings.ToLower(w[0])] {
		w = w[1:]
	}
	return strings.Join(w, " ")
}

// fieldMarks are words behind an office that lead to what it is of.
var fieldMarks = map[string]bool{"of": true, "for": true, "in": true, "at": true, "to": true, "from": true, "with": true, "on": true, "who": true, "and": true, "as": true}

// howMany are words that say how many hold an office.
var howMany = map[string]bool{"two": true, "three": true, "four": true, "five": true, "six": true, "both": true, "several": true, "some": true, "many": true}

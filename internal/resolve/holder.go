package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// sameOffice are words for one office: "the premier" is the prime minister.
var sameOffice = map[string][]string{
	"premier": {"prime minister"}, "minister": {"premier"}, "boss": {"chief executive", "ceo", "chief", "leader"}, "chief": {"head", "leader", "boss", "ceo", "heads", "leads"},
	"leader": {"president", "premier", "prime minister", "chancellor", "chairman", "chairwoman", "head", "chief", "king", "queen", "ruler", "heads", "leads"},
	"head":   {"leader", "chief", "heads", "leads", "chairs", "director"}, "chair": {"chairman", "chairwoman", "chairperson", "chairs"}, "chairman": {"chairs"}, "chairwoman": {"chairs"},
	"ceo": {"chief executive"}, "executive": {"ceo"}, "mp": {"lawmaker"}, "lawmaker": {"senator", "congressman", "congresswoman", "mp", "representative"},
}

// An office is what a description says that somebody is: its word, those that
// tell it more closely, and whose it is.
type office struct {
	word string
	own  []string
	side int32 // index in the cast plus one, 0: none named
	past bool
}

// officeIn reads the office that the tokens from first to head describe.
func (r *resolver) officeIn(report int, first, head int32) office {
	d := r.drafts[report].Doc
	o := office{word: gazetteer.Fold(d.Form(int(head)))}
	for t := first; t < head; t++ {
		if i := r.cast.at[report][t]; i != 0 {
			if r.cast.list[i-1].kind != parley.Person {
				o.side = i
			}
			continue
		}
		switch f := gazetteer.Fold(d.Form(int(t))); f {
		case "former", "ex", "late", "then":
			o.past = true
		case "new", "newly", "old", "young", "senior", "veteran", "embattled", "outgoing", "incoming", "current", "elected", "acting":
		default:
			switch d.Tokens[t].UPOS {
			case nlp.NOUN, nlp.ADJ, nlp.PROPN:
				o.own = append(o.own, f)
			}
		}
	}
	if o.word == "minister" && len(o.own) == 1 && o.own[0] == "prime" {
		o.word, o.own = "premier", nil
	}
	return o
}

// holder returns the one in the cast who was last named before token head with
// the office that the tokens from first on describe, 0 for none: "the finance
// minister" is no other minister, "the Polish leader" the one of Poland.
func (r *resolver) holder(report int, first, head int32) int32 {
	o := r.officeIn(report, first, head)
	var found, near, only int32
	for i, s := range r.cast.list {
		if s.kind != parley.Person || s.described || !r.holds(s, report, &o) || o.side != 0 && r.side(int32(i+1)) != r.side(o.side) {
			continue
		}
		if only == 0 {
			only = int32(i + 1)
		} else {
			only = -1
		}
		for _, m := range s.mentions {
			if m.report == report && m.first < head && m.first >= near {
				near, found = m.first, int32(i+1)
			}
		}
	}
	if d := r.drafts[report].Doc; found == 0 && only > 0 && int(d.Tokens[head].Start) < d.Title {
		return only // a headline speaks of whom the report will name
	}
	return found
}

// holds reports whether a report gives s the office o, by words of the office
// itself or of the body that it is one of.
func (r *resolver) holds(s *someone, report int, o *office) bool {
	for _, ro := range s.roles {
		if ro.report != report || ro.former != o.past {
			continue
		}
		text := " " + strings.Join(nameWords(ro.text), " ") + " "
		ok := strings.Contains(text, " "+o.word+" ")
		for _, w := range sameOffice[o.word] {
			ok = ok || strings.Contains(text, " "+w+" ")
		}
		for _, x := range o.own {
			ok = ok && (strings.Contains(text, " "+x+" ") || s.party != 0 && r.borne(s.party, x))
		}
		if ok {
			return true
		}
	}
	return false
}

// borne reports whether a name of the one of index i-1 holds word w.
func (r *resolver) borne(i int32, w string) bool {
	for _, words := range r.cast.list[i-1].words {
		for _, x := range words {
			if x == w {
				return true
			}
		}
	}
	return false
}

// inOffice returns the one whose office the token at t is a word of, where the
// report gives it: "Brandt was elected premier"; 0 for none.
func (r *resolver) inOffice(report int, t int32) int32 {
	d := r.drafts[report].Doc
	body := extract.Agent(d.Tokens[t].Lemma) == "body"
	for k := range r.drafts[report].Roles {
		ro := &r.drafts[report].Roles[k]
		if tok := d.Tokens[t]; ro.Text.Start <= int(tok.Start) && int(tok.End) <= ro.Text.End && ro.Who.OK() {
			if f, _ := d.TokensIn(ro.Text); body && f < int(t) && d.Tokens[f].UPOS == nlp.VERB {
				continue // "who chairs the committee": the committee is not who chairs it
			}
			if (body || isPlural(d, int(t))) && (ro.Side.First <= t && t < ro.Side.End || isPlural(d, int(t)) && behindOf(d, ro.Text, t)) {
				continue // "a negotiator for the union": nor is the union who negotiates for it
			}
			return r.cast.at[report][ro.Who.Head]
		}
	}
	return 0
}

// behindOf reports whether an "of" stands before token t in the words of an office, so that t
// tells what it is the office of: "head of the Guild - one of the unions".
func behindOf(d *nlp.Doc, text nlp.Span, t int32) bool {
	f, _ := d.TokensIn(text)
	for k := f; k < int(t); k++ {
		if d.Is(k, "of") {
			return true
		}
	}
	return false
}

// describedAs returns whom a chain's description means: the one of index i-1,
// unless that one held the office once and another holds it now.
func (r *resolver) describedAs(report int, m nlp.Mention, i int32) int32 {
	s := r.cast.list[i-1]
	if c := r.tellersFirm(report, m); c != 0 && s.kind == parley.Organisation {
		return c
	}
	if c := r.speakersFirm(report, m); c != 0 && s.kind == parley.Organisation {
		return c
	}
	if c := r.firmActing(report, m); c != 0 && s.kind == parley.Organisation {
		return c
	}
	if w := bareFirm(r.drafts[report].Doc, m.First, m.Head); (bareNoun[w] == "union" || bareNoun[w] == "firm") && r.isBody(i) && !r.callable(s, bareNoun[w]) {
		if c := r.describe(report, extract.Ref{First: m.First, End: m.End, Head: m.Head}, m.Head); c != 0 {
			return c // no firm is "the union", no union "the company"
		}
	}
	if r.isBody(i) && r.actsOn(report, i, m.Head) {
		if c := r.describe(report, extract.Ref{First: m.First, End: m.End, Head: m.Head}, m.Head); c != 0 {
			return c
		}
	}
	if s.kind == parley.Organisation && !s.described && !r.mayBe(report, i, m.First, m.Head) {
		if c := r.calledFrom(report, m.First, m.Head); c != 0 {
			return c
		}
	}
	if s.kind != parley.Person || m.Head <= m.First || !r.drafts[report].Doc.Is(int(m.First), "the") {
		return i
	}
	o := r.officeIn(report, m.First+1, m.Head)
	if o.past || r.holds(s, report, &o) {
		return i
	}
	if was := (office{o.word, o.own, o.side, true}); !r.holds(s, report, &was) {
		return i
	}
	if h := r.holder(report, m.First+1, m.Head); h != 0 {
		return h
	}
	return i
}

// ages returns the years of a source that an age alone describes, "the
// 62-year-old former teacher"; "" for any other.
func ages(words string) string {
	w := strings.Fields(strings.ToLower(words))
	if len(w) < 2 || w[0] != "the" {
		return ""
	}
	years, rest, ok := strings.Cut(w[1], "-")
	if !ok || !strings.HasPrefix(rest, "year-old") || strings.Trim(years, "0123456789") != "" {
		return ""
	}
	return years
}

// ofAge returns whom an age describes: the one last named with it ("Stein, 62,"),
// or the only person whom the sentence before speaks of; 0 for nobody.
func (r *resolver) ofAge(report int, ref extract.Ref) int32 {
	d := r.drafts[report].Doc
	first := ref.First
	for first > 0 && first > ref.First-5 && d.Tokens[first-1].Sentence == d.Tokens[ref.First].Sentence &&
		(d.Tokens[first-1].UPOS == nlp.NUM || d.Is(int(first-1), "-") || d.Is(int(first-1), "year") || d.Is(int(first-1), "the")) {
		first-- // what the reference holds may begin within the age
	}
	years := ages(d.Words(int(first), int(ref.End)))
	if years == "" {
		return 0
	}
	at := r.cast.at[report]
	sent := d.Tokens[ref.First].Sentence
	only, several := int32(0), false
	for t := ref.First - 1; t >= 0; t-- {
		i := at[t]
		if i == 0 || r.cast.list[i-1].kind != parley.Person || r.cast.list[i-1].described {
			continue
		}
		if t+2 < ref.First && d.Is(int(t+2), years) && (d.Is(int(t+1), ",") || d.Is(int(t+1), "(")) {
			return i
		}
		if d.Tokens[t].Sentence >= sent-1 {
			several = several || only != 0 && only != i
			only = i
		}
	}
	if several {
		return 0
	}
	return only
}

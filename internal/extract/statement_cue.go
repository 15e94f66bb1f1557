package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
)

// quoted sets the quotes of s and its mode.
func (t *teller) quoted(s *Statement) {
	words, inside := 0, 0
	for _, c := range s.Content {
		f, e := t.doc.TokensIn(c)
		for i := f; i < e; i++ {
			if t.doc.Tokens[i].UPOS != nlp.PUNCT {
				words++
			}
		}
	}
	for k := t.quoteFrom(s.Content[0].Start); k < len(t.quotes); k++ {
		q := &t.quotes[k]
		if q.Start >= s.Content[len(s.Content)-1].End && q.Start >= s.Content[0].End {
			break
		}
		if q.Depth > 0 && t.coveredBy(s.Quotes, q) || t.nickname(q) {
			continue
		}
		for _, c := range s.Content {
			a, b := max(c.Start, q.In), min(c.End, q.Out)
			if a >= b {
				continue
			}
			f, e := t.doc.TokensIn(nlp.Span{Start: a, End: b})
			for f < e && t.edge(f) {
				f++
			}
			for e > f && t.edge(e-1) {
				e--
			}
			if f >= e {
				continue
			}
			s.Quotes = append(s.Quotes, t.doc.Bytes(f, e))
			for i := f; i < e; i++ {
				if t.doc.Tokens[i].UPOS != nlp.PUNCT {
					inside++
				}
			}
		}
	}
	switch {
	case inside > 0 && inside*10 >= words*9:
		s.Mode = "direct"
	case inside > 0:
		s.Mode = "mixed"
	case t.firstPerson(s):
		s.Mode = "direct"
	default:
		s.Mode = "indirect"
	}
}

func (t *teller) coveredBy(spans []nlp.Span, q *attrib.Quote) bool {
	for _, s := range spans {
		if s.Start <= q.In && q.Out <= s.End {
			return true
		}
	}
	return false
}

// quoteFrom returns the index of the first quote that ends after byte at.
func (t *teller) quoteFrom(at int) int {
	lo, hi := 0, len(t.quotes)
	for lo < hi {
		m := (lo + hi) / 2
		if t.quotes[m].Start < at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for lo > 0 && t.quotes[lo-1].End > at {
		lo--
	}
	// A quote that began long before may still cover at; nesting is shallow.
	for k := lo - 1; k >= 0 && k >= lo-8; k-- {
		if t.quotes[k].End > at {
			lo = k
		}
	}
	return lo
}

// nickname reports whether a quote is a nickname or a title rather than
// somebody's words: within a name, or after "so-called" or "known as".
func (t *teller) nickname(q *attrib.Quote) bool {
	f, e := t.doc.TokensIn(nlp.Span{Start: q.In, End: q.Out})
	if f >= e || e-f > 6 {
		return false
	}
	before, after := f-1, e
	for before >= 0 && t.edge(before) && int(t.doc.Tokens[before].End) > q.Start {
		before--
	}
	for after < len(t.doc.Tokens) && t.edge(after) && int(t.doc.Tokens[after].Start) < q.End {
		after++
	}
	if before >= 0 && after < len(t.doc.Tokens) && e-f <= 3 && t.t.pos(before) == nlp.PROPN && t.t.pos(after) == nlp.PROPN &&
		t.doc.Tokens[before].Sentence == t.doc.Tokens[after].Sentence {
		return true
	}
	if before < 0 {
		return false
	}
	if before > 1 && t.doc.Is(before, "called") && t.doc.Is(before-2, "so") {
		return true
	}
	switch lower(t.doc.Form(before)) {
	case "so-called", "called", "dubbed", "nicknamed", "titled", "entitled", "named":
		return lower(t.doc.Form(before)) == "so-called" || e-f <= 3 && capital(t.doc.Form(f))
	case "as":
		return before > 0 && t.doc.Is(before-1, "known")
	}
	return false
}

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// firstPerson reports whether the content is somebody's exact words without
// marks: it speaks as "I" or "we" and the cue stands after it, or bare before.
func (t *teller) firstPerson(s *Statement) bool {
	f, e := t.doc.TokensIn(s.Content[0])
	if s.Cue.End == s.Cue.Start || t.doc.Is(max(f-1, 0), "that") {
		return false
	}
	for k := t.quoteFrom(f); k < len(t.quotes) && t.quotes[k].Start < s.Content[0].Start; k++ {
		if t.quotes[k].End > s.Content[0].End {
			return false // within somebody else's quote
		}
	}
	for i := f; i < e && i < f+40; i++ {
		switch t.doc.Form(i) {
		case "I", "we", "We", "my", "My", "our", "Our", "us", "me":
			_, ce := t.doc.TokensIn(s.Cue)
			if s.Cue.Start >= s.Content[0].End {
				return true
			}
			return ce < len(t.doc.Tokens) && (t.doc.Is(ce, ":") || t.doc.Is(ce, ","))
		}
	}
	return false
}

// cuePhrases make a class of their own out of words that say otherwise alone. Their
// words have a space at both ends.
var cuePhrases = spaced([]cuePhrase{
	{"declined to", "decline"}, {"refused to comment", "decline"}, {"refused to say", "decline"}, {"refused to discuss", "decline"},
	{"refuses to comment", "decline"}, {"declines to", "decline"}, {"would not comment", "decline"}, {"no comment", "decline"},
	{"not respond", "decline"}, {"n't respond", "decline"}, {"not immediately respond", "decline"}, {"not return", "decline"},
	{"not reply", "decline"}, {"would not say", "decline"}, {"not comment", "decline"}, {"n't comment", "decline"},
	{"not immediately comment", "decline"}, {"would not discuss", "decline"}, {"would not confirm", "decline"}, {"neither confirm", "decline"},
	{"called for", "demand"}, {"calls for", "demand"}, {"call for", "demand"}, {"calling for", "demand"},
	{"called on", "demand"}, {"calls on", "demand"}, {"call on", "demand"}, {"calling on", "demand"}, {"called upon", "demand"},
	{"insist on", "demand"}, {"insists on", "demand"}, {"insisted on", "demand"}, {"insisting on", "demand"},
	{"ruled out", "reject"}, {"rules out", "reject"}, {"ruling out", "reject"}, {"rule out", "reject"},
	{"turned down", "reject"}, {"turns down", "reject"}, {"pushed back", "reject"}, {"spoke out against", "criticise"},
	{"agreed to", "accept"}, {"agrees to", "accept"}, {"agree to", "accept"}, {"signed off", "accept"},
	{"in favour of", "accept"}, {"in favor of", "accept"}, {"open to", "accept"}, {"willing to", "accept"}, {"ready to", "accept"},
	{"offered to", "offer"}, {"offers to", "offer"}, {"cast doubt", "doubt"}, {"casts doubt", "doubt"},
	{"not sure", "doubt"}, {"not convinced", "doubt"}, {"wary of", "doubt"}, {"played down", "reject"}, {"hit out", "criticise"}, {"hit back", "criticise"},
	{"lashed out", "criticise"}, {"took issue", "criticise"}, {"made clear", "say"}, {"according to", "say"}, {"pointed out", "say"},
	{"set out", "say"}, {"spelled out", "say"}, {"want to know", "ask"}, {"wanted to know", "ask"},
})

// A cuePhrase is words and the class of cue that they are.
type cuePhrase struct{ words, class string }

func spaced(phrases []cuePhrase) []cuePhrase {
	for i := range phrases {
		phrases[i].words = " " + phrases[i].words + " "
	}
	return phrases
}

// classify sets the class of the cue, its negation and the medium.
func (t *teller) classify(s *Statement) {
	s.CueClass = "say"
	if s.Cue.End == s.Cue.Start {
		return
	}
	text := " " + lower(strings.Join(strings.Fields(strings.ReplaceAll(t.doc.Text[s.Cue.Start:s.Cue.End], "’", "'")), " ")) + " "
	first, end := t.doc.TokensIn(s.Cue)
	main := t.mainCue(first, end)
	s.CueClass = "other"
	if main >= 0 {
		if c := t.classOf(main); c != attrib.NoCue {
			s.CueClass = c.String()
		}
		// "called the plan a mistake" judges; "called for" is a phrase below.
	}
	// The words that follow belong to the phrase where the cue was cut short.
	tail := text
	for i := end; i < min(end+2, len(t.doc.Tokens)); i++ {
		tail += lower(t.doc.Form(i)) + " "
	}
	for _, p := range cuePhrases {
		if at := strings.Index(tail, p.words); at >= 0 && at < len(text)-1 {
			s.CueClass = p.class
			break
		}
	}
	if s.CueClass == "decline" && t.unasked(first, end) {
		s.CueClass = attrib.Reject.String()
	}
	if main >= 0 && t.unanswered(s, main) {
		s.CueClass = "decline"
	}
	if main >= 0 && t.neitherNor(s, main) {
		s.CueClass = "decline"
	}
	if strings.HasPrefix(s.CueClass, "decline") {
		return
	}
	if s.Source.OK() && nobody[lower(t.doc.Form(int(s.Source.First)))] {
		s.Negated = true
	}
	for i := first; i < end; i++ {
		if t.denies(i, end) {
			s.Negated = !s.Negated
		}
	}
	if !s.Negated && main >= 0 && first <= main && t.t.pos(main) == nlp.VERB {
		for c := t.t.first[main]; c >= 0; c = t.t.nxt[c] {
			i := int(c)
			if i >= first && i < end || i > main || t.inContent(s, i) {
				continue
			}
			switch lower(t.doc.Form(i)) {
			case "not", "n't", "n’t", "never":
				s.Negated = true
			}
		}
	}
	if s.CueClass == "other" && s.Negated {
		return
	}
	s.Medium = t.medium(first, end, main)
}

// denies reports whether the words at token i turn what a cue that ends at token
// end says into its opposite: "not", "has yet to", "no longer", "stopped short of".
func (t *teller) denies(i, end int) bool {
	next := func(w string) bool { return i+1 < end && t.doc.Is(i+1, w) }
	switch lower(t.doc.Form(i)) {
	case "not", "n't", "n’t", "never", "neither", "nor", "without":
		return true
	case "yet":
		return next("to")
	case "no":
		return next("longer")
	case "short":
		return next("of")
	case "failed", "fails", "failing", "fail":
		return next("to")
	}
	return false
}

// silent are the verbs that somebody leaves undone who declines to tell.
var silent = listed("silent")

// unasked reports whether the cue or what follows it declines to do something
// else than tell: "declined to endorse the plan" is no refusal to comment.
func (t *teller) unasked(first, end int) bool {
	for i := first; i < end; i++ {
		if t.t.lemma(i) != "decline" {
			continue
		}
		for k := i + 1; k < len(t.doc.Tokens) && k <= i+3 && t.doc.Tokens[k].Sentence == t.doc.Tokens[i].Sentence; k++ {
			if t.t.pos(k) == nlp.VERB || t.t.pos(k) == nlp.AUX {
				return t.doc.Is(k-1, "to") && !silent[t.t.lemma(k)]
			}
		}
	}
	return false
}

// unanswered reports whether the cue says that nobody answered: "neither the
// ministry nor the operator responded", "no one commented". It takes the word
// that says so into the source.
func (t *teller) unanswered(s *Statement, main int) bool {
	switch t.t.lemma(main) {
	case "respond", "reply", "comment", "answer", "return":
	default:
		return false
	}
	first, _ := t.doc.TokensIn(s.SourceAt)
	for i := max(first-1, 0); i <= first; i++ {
		switch lower(t.doc.Form(i)) {
		case "neither", "nobody", "none", "no":
			s.SourceAt.Start = int(t.doc.Tokens[i].Start)
			s.Source.First = int32(i)
			return true
		}
	}
	return false
}

// nobody holds the words for a source that leaves a thing unsaid.
var nobody = map[string]bool{"nobody": true, "none": true, "neither": true, "no": true, "no-one": true}

// neitherNor reports whether a cue is one side of "neither confirmed nor denied",
// and takes both into it.
func (t *teller) neitherNor(s *Statement, main int) bool {
	st := t.doc.Sentences[t.doc.Tokens[main].Sentence]
	neither, nor := -1, -1
	for i := max(int(st.First), main-4); i < min(int(st.End), main+4); i++ {
		switch {
		case t.doc.Is(i, "neither") || t.doc.Is(i, "not"):
			neither = i
		case (t.doc.Is(i, "nor") || t.doc.Is(i, "or")) && neither >= 0:
			nor = i
		}
	}
	if neither < 0 || nor < 0 || nor-1 <= neither || nor+1 >= int(st.End) || !t.doc.Is(neither, "neither") && !t.doc.Is(nor, "or") {
		return false
	}
	a, b := t.t.lemma(nor-1), t.t.lemma(nor+1)
	if (a == "confirm" || a == "deny") && (b == "deny" || b == "confirm") && a != b {
		s.Cue = t.doc.Bytes(neither, nor+2)
		return true
	}
	return false
}

// mainCue returns the word of the cue that says what it does: its last verb, or
// else its last noun or adjective, that the lexicon knows.
func (t *teller) mainCue(first, end int) int {
	verb, other, any := -1, -1, -1
	for i := first; i < end; i++ {
		w := attrib.LookupCue(lower(t.doc.Form(i)))
		switch t.t.pos(i) {
		case nlp.VERB:
			any = i
			if w.Verb != attrib.NoCue {
				verb = i
			}
		case nlp.NOUN, nlp.ADJ, nlp.ADV, nlp.PROPN, nlp.AUX:
			if w.Any() != attrib.NoCue {
				other = i
			}
		}
	}
	switch {
	case verb >= 0:
		return verb
	case other >= 0:
		return other
	}
	return any
}

// classOf returns how a cue at token i reports, by its part of speech.
func (t *teller) classOf(i int) attrib.CueClass {
	w := attrib.LookupCue(lower(t.doc.Form(i)))
	switch t.t.pos(i) {
	case nlp.VERB, nlp.AUX:
		if w.Verb != attrib.NoCue {
			return w.Verb
		}
	case nlp.NOUN:
		if w.Noun != attrib.NoCue {
			return w.Noun
		}
	case nlp.ADJ:
		if w.Adj != attrib.NoCue {
			return w.Adj
		}
	}
	return w.Any()
}

// media tells by which words a statement names its medium.
var media = listedPairs("media")

// medium returns by what the words went out: from the cue, what hangs on it, or
// the source.
func (t *teller) medium(first, end, main int) string {
	if main >= 0 && t.posted(main) {
		return "social_media" // "wrote on X": where it stands says more than the verb
	}
	for i := first; i < end; i++ {
		if m := media[lower(t.doc.Form(i))]; m != "" && !t.titled(i) {
			return m
		}
	}
	if main < 0 {
		return ""
	}
	for c := t.t.first[main]; c >= 0; c = t.t.nxt[c] {
		if r := t.t.rel(int(c)); r == nlp.RelObl || r == nlp.RelObj || r == nlp.RelIobj {
			if m := media[lower(t.doc.Form(int(c)))]; m != "" && !t.titled(int(c)) {
				return m
			}
		}
	}
	return ""
}

// titled reports whether the word at token i ends a name of several words, so that it
// tells nothing of its own: "told the Northgate Post".
func (t *teller) titled(i int) bool {
	n := t.nameAt[i]
	return capital(t.doc.Form(i)) && n != 0 && t.doc.Names[n-1].End-t.doc.Names[n-1].First > 1
}

// networks are names of social media, and words for what is put there.
var networks = listed("networks")

// posted reports whether what hangs on the cue v says that the words stand in social
// media: "wrote on social media", "said in a post", "posted on X".
func (t *teller) posted(v int) bool {
	for c := t.t.first[v]; c >= 0; c = t.t.nxt[c] {
		k := int(c)
		if r := t.t.rel(k); r != nlp.RelObl && r != nlp.RelNmod {
			continue
		}
		switch t.t.preposition(k) {
		case "on", "in", "via":
		default:
			if k == 0 || !t.doc.Is(k-1, "on") {
				continue
			}
		}
		switch l := strings.TrimRight(lower(t.doc.Form(k)), "."); {
		case networks[l]:
			return true
		case k > 0 && (l == "media" || l == "network" || l == "platform" || l == "networks") && t.doc.Is(k-1, "social"), k > 0 && l == "social" && t.doc.Is(k-1, "truth"):
			return true
		}
	}
	return false
}

// unable reports whether the word at i says plainly that somebody was not able
// to, or that they were: "could not afford it" is no caution.
func unable(t *tree, i int) bool {
	d := t.d
	if d.Is(i, "could") && ableOnly(t, i) {
		return true
	}
	return d.Is(i, "could") && (isNot(d, i+1) || d.Is(i+1, "never") || d.Is(i+1, "no"))
}

// ableOnly reports whether the "could" at token i tells what somebody is able to do: what
// one could see, "steps the minister could take", "so that they could sell more".
func ableOnly(t *tree, i int) bool {
	v := int(t.head[i])
	if v < i || t.pos(v) != nlp.VERB {
		return false
	}
	switch t.lemma(v) {
	case "see", "hear", "feel", "remember", "smell":
		return true
	}
	if t.d.Tokens[v].Rel == nlp.RelAclRelcl {
		s := t.kid(v, nlp.RelNsubj)
		return s >= 0 && t.kid(v, nlp.RelObj) < 0 && t.d.Tokens[s].XPOS != nlp.TagWDT && t.d.Tokens[s].XPOS != nlp.TagWP && !t.passive(v)
	}
	return t.rel(v) == nlp.RelAdvcl && t.marked(v, "so")
}

// unvouched are the adverbs by which a report leaves it to others whether a thing is so.
var unvouched = listed("unvouched")

// hedged collects the cautions of the report around the cue and those of the
// speaker in the content, and to whom and through whom the words went.
func (t *teller) hedged(s *Statement) {
	add := func(i, e int, speaker bool) {
		if len(s.Hedges) < 8 {
			s.Hedges = append(s.Hedges, Hedge{t.doc.Bytes(i, e), speaker})
		}
	}
	if s.Cue.End > s.Cue.Start {
		first, end := t.doc.TokensIn(s.Cue)
		main := t.mainCue(first, end)
		for i := max(first-4, 0); i < min(end+1, len(t.doc.Tokens)); i++ {
			if t.doc.Tokens[i].Sentence != t.doc.Tokens[first].Sentence || t.inContent(s, i) {
				continue
			}
			switch w := lower(t.doc.Form(i)); w {
			case "appeared", "appears", "seemed", "seems", "appear", "seem":
				if i+1 < len(t.doc.Tokens) && t.doc.Is(i+1, "to") {
					add(i, i+2, false)
				}
			case "understood", "thought", "believed", "rumoured", "rumored", "said", "reported", "alleged", "claimed", "supposed":
				if t.t.kid(i, nlp.RelAuxPass) >= 0 && i != main && i+1 < len(t.doc.Tokens) && (t.doc.Is(i+1, "to") || t.doc.Is(i+1, "that")) {
					add(i, i+1, false)
				}
			default:
				if unvouched[w] {
					add(i, i+1, false)
				}
			}
		}
		t.addressed(s, main)
		t.interviewed(s, main)
	}
	for _, c := range s.Content {
		f, e := t.doc.TokensIn(c)
		for i := f; i < e; i++ {
			switch lower(t.doc.Form(i)) {
			case "may", "might", "could", "perhaps", "maybe", "possibly", "probably", "likely", "presumably", "unlikely", "hopefully":
				if (lower(t.doc.Form(i)) != "may" || t.doc.Form(i) == "may" || i == f) && !unable(&t.t, i) {
					add(i, i+1, true)
				}
			case "think", "believe", "guess", "suspect", "hope", "unsure", "uncertain", "doubt":
				if i > f && (t.doc.Is(i-1, "i") || t.doc.Is(i-1, "we")) {
					add(i-1, i+1, true)
				}
			case "sure", "certain", "convinced":
				for k := i - 1; k >= f && k >= i-3; k-- {
					if isNot(t.doc, k) {
						add(k, i+1, true)
						break
					}
				}
			}
		}
	}
}

func (t *teller) inContent(s *Statement, i int) bool {
	b := int(t.doc.Tokens[i].Start)
	for _, c := range s.Content {
		if c.Start <= b && b < c.End {
			return true
		}
	}
	return false
}

// addressed finds to whom the words were said ("told lawmakers"), and the outlet
// that passed them on ("told Reuters").
func (t *teller) addressed(s *Statement, main int) {
	if main < 0 || t.t.pos(main) != nlp.VERB {
		return
	}
	for c := t.t.first[main]; c >= 0; c = t.t.nxt[c] {
		i := int(c)
		if t.inContent(s, i) || int32(i) == s.Source.Head || int32(i) >= s.Source.First && int32(i) < s.Source.End {
			continue
		}
		switch t.t.rel(i) {
		case nlp.RelIobj:
			switch t.t.lemma(main) {
			case "say", "add", "state", "allow", "let", "grant", "give":
				continue // "said Norra agreed", "has allowed councils to pay"
			}
		case nlp.RelObj:
			switch t.t.lemma(main) {
			case "tell", "inform", "warn", "remind", "assure", "urge", "ask", "advise", "brief", "notify":
			default:
				continue
			}
		case nlp.RelObl:
			switch t.t.preposition(i) {
			case "to":
			case "with":
				switch t.t.lemma(main) {
				case "agree", "disagree", "concur", "side", "differ":
					continue // theirs are the same words, said to nobody
				}
			default:
				continue
			}
		default:
			continue
		}
		var buf [12]int
		for _, k := range t.t.conjuncts(buf[:0], i) {
			f, e := t.t.phrase(k, false)
			if j := int(t.nameAt[k]) - 1; j >= 0 {
				f, e = int(t.doc.Names[j].First), int(t.doc.Names[j].End)
			}
			ref := Ref{int32(f), int32(e), int32(k)}
			if t.passesOn(k) {
				s.Via, s.Outlet = t.relayer(k), true
			} else if len(s.To) < 4 && !t.inContent(s, k) {
				s.To = append(s.To, ref)
			}
		}
	}
}

// interviewed finds the outlet of "said in an interview with the Gazette".
func (t *teller) interviewed(s *Statement, main int) {
	if main < 0 || t.t.pos(main) != nlp.VERB || s.Via.OK() {
		return
	}
	for c := t.t.first[main]; c >= 0; c = t.t.nxt[c] {
		i := int(c)
		if t.t.rel(i) != nlp.RelObl || t.t.lemma(i) != "interview" || t.inContent(s, i) {
			continue
		}
		for k := t.t.first[i]; k >= 0; k = t.t.nxt[k] {
			if p := t.t.preposition(int(k)); (p == "with" || p == "for" || p == "on" || p == "by") && t.passesOn(int(k)) {
				s.Via, s.Outlet = t.relayer(int(k)), true
			}
		}
	}
}

// passesOn reports whether token k is told things as an outlet is: by its name,
// or by the noun beside it ("the broadcaster Radio Nord", "the daily Nordlys").
func (t *teller) passesOn(k int) bool {
	f, e := k, k+1
	if j := int(t.nameAt[k]) - 1; j >= 0 {
		f, e = int(t.doc.Names[j].First), int(t.doc.Names[j].End)
	} else if relays[t.t.lemma(k)] && t.t.pos(k) == nlp.NOUN {
		return true
	} else if t.t.pos(k) != nlp.PROPN {
		return false
	}
	for f > 0 && t.nameAt[f-1] == 0 && t.t.pos(f-1) == nlp.PROPN && t.doc.Tokens[f-1].Sentence == t.doc.Tokens[k].Sentence && !relays[t.t.lemma(f-1)] {
		f--
	}
	if f > 0 && (relays[t.t.lemma(f-1)] && !t.doc.Is(f-1, "press") || papers[lower(t.doc.Form(f-1))] && t.t.pos(f-1) == nlp.ADJ) {
		return true // "the daily Nordlys"
	}
	if j := int(t.nameAt[k]) - 1; j >= 0 && t.doc.Names[j].Kind == nlp.Person && (f == 0 || !t.doc.Is(f-1, "the")) {
		return false
	}
	return outlet(t.doc.Words(f, e))
}

// outlet reports whether a name is that of a news outlet, by the words that
// such names are made of.
func outlet(name string) bool {
	for _, w := range strings.Fields(lower(name)) {
		if papers[strings.Trim(w, ".,’'")] {
			return true
		}
	}
	return false
}

package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// A text is one mention of a text or offer.
type text struct {
	head       int // its main word
	first, end int // its phrase with complements
	owner      int // the token of whose it is said to be, -1: nobody
	lemma      string
	kind       string
	adjs       []string // stems of the adjectives before it
	ids        []string // stems of the nouns and numbers that tell it from others of its kind
	named      []string // those of ids that stand in its name of several words: "Crew Welfare Fund"
	about      []string // stems of what it is said to be about
	short      string   // the letters that stand for it: "the Asia Trade Pact (ATP)"
	target     string   // stem of the name that it is for: "a bid for X"
	percent    string   // the figure that an offer is of
	sum        string   // the figure of money before it
	version    string   // "new", "old", "counter": another text than the one before
	definite   bool
	plain      bool  // article and noun alone, or "this one"
	apart      bool  // "another", "separate", "rival": none of those told before
	own        bool  // "its own plan": none of those that others told of brought
	by         []Ref // whose it is said to be in the same breath
	makers     []Ref // those a participle behind it names: "the draft, written by X, …"
	origin     []Ref // the states before its noun
	plural     bool
	to         int // whom its phrase says that it is made to, -1: nobody
	deed       int // the verb of what it is to do, -1: none
	topic      int // the tokens of what it is on, up to topicEnd; 0: nothing
	topicEnd   int
	sorts      []string // stems of the nouns before it that tell its sort and no more: "takeover", "tender"
	names      []Ref    // the names before an offer's noun: whose it is, or what it is for
	claimed    []claim  // what its words tell of who stands behind it
	told       int      // the verb that brings it about where no noun names it ("proposed to …"), -1: a noun does
	in         int      // index in Draft.Proposals plus one
}

// families are the kinds of text whose nouns readers use for one another.
var families = map[string]byte{"plan": 'p', "draft": 'p', "counter-proposal": 'p', "offer": 'o', "bid": 'o', "deal": 'd', "bill": 'l', "resolution": 'r', "amendment": 'a'}

// groups are the families whose bare nouns ("the proposal", "the offer") take one
// another up.
var groups = map[byte]int{'p': 1, 'o': 1, 'd': 2, 'l': 3, 'r': 5, 'a': 4}

// pointers are nouns that take up a text told before.
var pointers = listed("pointers")

// decisions are nouns that take up a resolution told before.
var decisions = listed("decisions")

// versions are the words that tell a text from an earlier one like it.
var versions = listedPairs("versions")

// plainMods tell nothing of which text is meant.
var plainMods = listed("plainMods")

// aparts are the words that set a text apart from those told before.
var aparts = listed("aparts")

// measures are words of number and money, which tell no text from another.
var measures = listed("measures")

// sorts are the nouns before a text that tell its sort and not which of that sort
// it is.
var sorts = listed("sorts")

// bidSorts are those of them that make a bid of a proposal or plan.
var bidSorts = listedPairs("bidSorts")

// firms are the nouns of texts that firms and bodies have in their names.
var firms = listed("firms")

// namesakes are forms that are as often a verb after its subject's name.
var namesakes = listed("namesakes")

// textKind returns the kind of text that token i names; false where it names none.
func (r *reader) textKind(i int) (string, bool) {
	p := r.t.pos(i)
	l := r.t.lemma(i)
	if p != nlp.NOUN && p != nlp.PROPN {
		// A noun that was tagged as something else shows by its article.
		if p != nlp.ADJ && p != nlp.VERB || i == 0 || i+1 >= len(r.doc.Tokens) || r.t.pos(i-1) != nlp.DET && r.doc.Tokens[i-1].XPOS != nlp.TagPRPS {
			return "", false
		}
		if q := r.t.pos(i + 1); q == nlp.NOUN || q == nlp.PROPN || q == nlp.ADJ {
			return "", false
		}
		l = lower(r.doc.Form(i))
	}
	kind, ok := is(nouns, l, "text")
	if !ok {
		if k := strings.LastIndexByte(l, '-'); k > 0 { // "counter-offer", "peace-plan"
			if kind, ok = is(nouns, l[k+1:], "text"); ok && strings.HasPrefix(l, "counter") {
				kind = "counter-proposal"
			}
		}
		if !ok {
			kind = r.paper(i)
			return kind, kind != ""
		}
	}
	// "counter" "-" "proposal"
	if i >= 2 && r.doc.Is(i-2, "counter") && r.doc.Is(i-1, "-") {
		kind = "counter-proposal"
	}
	switch r.t.rel(i) {
	case nlp.RelCompound, nlp.RelFlat, nlp.RelGoeswith:
		// "plan details": the head is another noun; "draft plan": another text.
		if i+1 < len(r.doc.Tokens) && r.t.chunk(i+1) && !r.subjectTo(i+1) {
			return "", false
		}
	}
	if f, e := r.sentence(i); i > f && i+1 < e && namesakes[lower(r.doc.Form(i))] && r.nameAt[i-1] != 0 {
		if q := r.t.pos(i + 1); q == nlp.DET || r.doc.Is(i+1, "to") && r.doc.Names[r.nameAt[i-1]-1].Kind == nlp.Person {
			return "", false
		}
	}
	if n := r.nameAt[i]; n != 0 && firms[l] && r.doc.Names[n-1].Kind == nlp.Organisation && int(r.doc.Names[n-1].First) < i {
		return "", false // "Global Acquisition" is a firm
	}
	if r.noText(i, l) {
		return "", false
	}
	switch l {
	case "act":
		// A law by its name, not a deed.
		if r.doc.Form(i)[0] != 'A' {
			return "", false
		}
	case "bill":
		if r.owed(i) || i > 0 && bills[r.t.lemma(i-1)] {
			return "", false
		}
		if i > 0 && r.t.pos(i-1) == nlp.DET && i+1 < len(r.doc.Tokens) && r.t.pos(i+1) != nlp.PROPN {
			break // "the Bill": nobody's name has an article
		}
		if n := r.nameAt[i]; n != 0 && r.doc.Names[n-1].Kind == nlp.Person || r.doc.Form(i)[0] == 'B' && i+1 < len(r.doc.Tokens) && r.t.pos(i+1) == nlp.PROPN {
			return "", false // somebody's first name
		}
	case "bid":
		if r.attempt(i) {
			return "", false
		}
	case "plan", "scheme":
		if i > 0 && schemes[r.t.lemma(i-1)] {
			return "", false // what people pay into
		}
	case "program", "programme":
		for k := i - 1; k >= 0 && k > i-4; k-- {
			if undertakings[r.t.lemma(k)] {
				return "", false
			}
		}
	case "settlement":
		// Where people live.
		if x := r.doc.Tokens[i].XPOS; x == nlp.TagNNS || x == nlp.TagNNPS {
			return "", false
		}
	case "convention":
		if r.doc.Form(i)[0] != 'C' {
			return "", false
		}
	case "talk":
		return "", false
	}
	return kind, true
}

// bills are the words before bills that are paid, not passed.
var bills = listed("bills")

// schemes are the words before plans that pay or insure somebody and are no proposals.
var schemes = listed("schemes")

// undertakings are the words before programmes that are carried on, not proposed.
var undertakings = listed("undertakings")

// attempt reports whether the bid at i is no more than an attempt: "in a bid to
// save the firm".
func (r *reader) attempt(i int) bool {
	if i+2 >= len(r.doc.Tokens) || !r.doc.Is(i+1, "to") {
		return false
	}
	f, _ := r.sentence(i)
	if r.t.pos(i+2) == nlp.VERB && !r.takesOver(i+2) && (i == f || r.t.pos(i-1) != nlp.NUM && !sorts[r.t.lemma(i-1)]) {
		return true
	}
	for k := i - 1; k >= f && k > i-5; k-- {
		switch {
		case r.t.pos(k) == nlp.DET, r.t.pos(k) == nlp.ADJ, r.t.pos(k) == nlp.NOUN:
		default:
			return false
		}
	}
	return false
}

// takesOver reports whether the verb at v is one by which a bidder gets what the bid is
// for: a firm, its shares, control of it, a licence.
func (r *reader) takesOver(v int) bool {
	switch l := r.t.lemma(v); {
	case buyers[l], l == "take", l == "merge", l == "combine", l == "join", l == "enter", l == "lease", l == "privatise", l == "privatize", l == "operate":
		return true
	case l == "gain", l == "win", l == "seek", l == "get", l == "wrest", l == "obtain", l == "secure", l == "raise", l == "increase":
		_, e := r.sentence(v)
		for k := v + 1; k < min(e, v+6); k++ {
			switch r.t.lemma(k) {
			case "control", "stake", "share", "shares", "ownership", "holding", "majority", "contract", "licence", "license":
				return true
			}
		}
	}
	return false
}

// owed reports whether the bill at i is one to be paid.
func (r *reader) owed(i int) bool {
	for h, n := int(r.t.head[i]), 0; h >= 0 && n < 3; h, n = int(r.t.head[h]), n+1 {
		switch r.t.lemma(h) {
		case "pay", "foot", "settle":
			return true
		case "part", "share":
			continue
		}
		return false
	}
	return false
}

// readTexts finds the mentions of texts on the table, joins those of one text,
// and drafts a proposal for each text.
func (r *reader) readTexts() {
	r.chainAt = make([]int32, len(r.doc.Tokens))
	for k, c := range r.doc.Chains {
		for _, m := range c.Mentions {
			r.chainAt[m.Head] = int32(k + 1)
		}
	}
	told := r.toldTexts()
	var join joiner
	for i := range r.doc.Tokens {
		kind, ok := r.textKind(i)
		if !ok {
			if v, ok := told[i]; ok {
				r.addText(r.toldText(i, v), &join)
				continue
			}
			if p := join.named(r.doc.Form(i)); p != 0 && r.t.pos(i) == nlp.PROPN && !r.t.inside(i) {
				m := text{head: i, lemma: r.t.lemma(i), in: p, owner: -1, told: -1, to: -1, deed: -1, definite: true}
				m.first, m.end = i, i+1
				join.latest = p
				r.texts = append(r.texts, m)
				r.textAt[i] = int32(len(r.texts))
				continue
			}
			l := r.t.lemma(i)
			in := 0
			if pointers[l] && r.t.pos(i) == nlp.NOUN {
				if k := r.t.kid(i, nlp.RelDet); k >= 0 && (r.doc.Is(k, "this") || r.doc.Is(k, "that")) {
					in = join.latest
				}
			}
			if in == 0 && join.latest > 0 {
				meant := join.latest
				if join.newest != 0 && i > 0 && newer[lower(r.doc.Form(i-1))] {
					meant = join.newest // "the new version", though the old one was told last
				}
				t := &join.threads[meant-1]
				if within := r.standsFor(i, l, t); within > 0 {
					// "the move", "the terms", right after a text was told
					if t.last > 0 && r.doc.Tokens[i].Sentence-r.doc.Tokens[r.texts[t.last-1].head].Sentence <= within {
						in = meant
					}
				}
			}
			if in == 0 {
				in = r.ownersText(i, l, &join)
			}
			if p := join.last[groups['r']]; in == 0 && decisions[l] && p != 0 && (p == join.latest || l == "vote" || l == "decision") && r.t.pos(i) == nlp.NOUN {
				// "the decision", "Sunday's vote": the resolution just told
				if k := r.t.kid(i, nlp.RelDet, nlp.RelNmodPoss); k >= 0 && !r.doc.Is(k, "a") && !r.doc.Is(k, "any") && !r.doc.Is(k, "no") && !r.trails(i) {
					in = p
				}
			}
			if in != 0 {
				m := text{head: i, lemma: l, in: in, owner: -1, told: -1, to: -1, deed: -1}
				m.first, m.end = r.t.phrase(i, false)
				m.claimed = r.tellsAgain(m, join.threads[in-1].kind)
				r.texts = append(r.texts, m)
				r.textAt[i] = int32(len(r.texts))
				join.threads[in-1].last = len(r.texts)
			}
			continue
		}
		if r.heldIn(i) {
			continue
		}
		if in := r.saidToBe(i, &join); in != 0 {
			m := text{head: i, lemma: r.t.lemma(i), in: in, owner: -1, told: -1, to: -1, deed: -1}
			m.first, m.end = r.t.phrase(i, false)
			r.texts = append(r.texts, m)
			r.textAt[i] = int32(len(r.texts))
			continue
		}
		m := r.mention(i, kind)
		if r.carriedIn(i) && join.find(r, &m) == 0 {
			continue
		}
		r.addText(m, &join)
	}
	r.settle(&join)
	for k := range r.texts {
		r.tellText(k)
	}
	r.readSought()
	r.authorTexts()
	r.nameTexts()
	r.moreOfTexts()
}

// addText joins mention m to its text, a new one where none fits.
func (r *reader) addText(m text, j *joiner) {
	m.claimed = r.claims(nil, &m)
	if len(m.by) == 0 && m.told < 0 && !m.plain {
		for _, c := range m.claimed {
			if c.strength >= byModifier {
				m.by = addRef(m.by, c.who)
			}
		}
	}
	m.in = j.find(r, &m)
	if m.in == 0 {
		r.Proposals = append(r.Proposals, Proposal{Kind: m.kind})
		m.in = len(r.Proposals)
		pr := &r.Proposals[m.in-1]
		if m.version == "new" {
			pr.VersionOf = j.revised(&m)
			j.newest, j.before = m.in, pr.VersionOf
		} else if m.version == "old" && j.newest != 0 && j.before == 0 && groups[families[m.kind]] == 1 && groups[j.threads[j.newest-1].family] == 1 {
			// "raised its bid … up from a previous offer of 70"
			r.Proposals[j.newest-1].VersionOf, j.before = m.in, m.in
		}
		if m.kind == "counter-proposal" && j.latest != 0 {
			pr.AnswersTo = j.latest
			if n := j.last[groups['p']]; n != 0 && j.threads[j.latest-1].family == 'd' {
				pr.AnswersTo = n // to a plan, not to the deal that it may lead to
			}
		}
	}
	j.note(r, &m, len(r.texts))
	r.texts = append(r.texts, m)
	r.textAt[m.head] = int32(len(r.texts))
}

// Stem returns w, in lower case, without the endings that phrasings of one thing
// differ in.
func Stem(w string) string { return stem(w) }

// stem cuts the endings that phrasings of one thing differ in.
func stem(w string) string {
	if w == "" || !strings.Contains("sntgdely", w[len(w)-1:]) {
		return w // no ending below has this last letter
	}
	for _, s := range [...]string{"ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ised", "ized", "ise", "ize", "ies", "ed", "es", "s", "al", "e", "y"} {
		if strings.HasSuffix(w, s) && !strings.HasSuffix(w, "ee") && len(w)-len(s) >= 3 {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

// tellText reads what the clause of a mention says of its text: to whom it went,
// what it does, what became of it.
func (r *reader) tellText(k int) {
	m := &r.texts[k]
	p := &r.Proposals[m.in-1]
	i := m.head
	for c := r.t.first[i]; c >= 0; c = r.t.nxt[c] {
		if n := int(c); r.t.rel(n) == nlp.RelAcl {
			r.presented(p, n)
			for d := r.t.first[n]; d >= 0; d = r.t.nxt[d] {
				if r.t.lackedBefore(int(d)) == i {
					r.presented(p, int(d)) // "that they drafted and that Oslo sent to Bern"
				}
			}
			r.effects(p, n)
			for _, w := range r.runOn(n) {
				r.effectOf(p, w)
			}
		}
	}
	if m.to >= 0 {
		for _, ref := range r.parties(m.to) {
			if f := int32(m.first); m.told >= 0 && ref.Head < f && ref.End > f {
				ref.End = f // "offered the crews | $7,000 each"
			}
			p.PresentedTo = addRef(p.PresentedTo, ref)
		}
	}
	if len(p.Terms) == 0 {
		r.effectsNear(p, m)
	}
	if r.altered(i) && (p.Status == "" || p.Status == "tabled") {
		p.Status = "amended"
	}
	r.purpose(p, m)
	i = r.stoodFor(i)
	h := int(r.t.head[i])
	if h < 0 || r.t.pos(h) != nlp.VERB {
		return
	}
	patient := r.t.patient(h) == i || r.t.rel(i) == nlp.RelObj
	if patient {
		r.presented(p, h)
	}
	if r.t.rel(i) == nlp.RelNsubj && !r.t.passive(h) {
		r.effects(p, h)
	}
	r.textStatus(p, h, patient)
	if p.When == nil {
		p.When = r.when(h)
	}
}

package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// mention reads the noun phrase of the text noun at i: its words side by side
// rather than by the tree, which often breaks long runs of nouns.
func (r *reader) mention(i int, kind string) text {
	m := text{head: i, lemma: r.t.lemma(i), kind: kind, told: -1, to: -1, deed: -1}
	base := i
	m.first, base, m.owner = r.nounPhrase(i)
	if m.owner >= 0 && (r.t.timeWord(m.owner) || r.timeAt(m.owner)) {
		m.owner, m.definite = -1, true // "Friday's deal"
	}
	x := r.doc.Tokens[i].XPOS
	m.plural = x == nlp.TagNNS || x == nlp.TagNNPS
	m.definite = m.definite || m.owner >= 0 || r.t.pos(i) == nlp.PROPN
	switch lower(r.doc.Form(m.first)) {
	case "the", "this", "that", "these", "those":
		m.definite = true
	}
	m.plain = base == i && m.definite && m.owner < 0
	for k := m.first; k < base; k++ {
		m.apart = m.apart || aparts[lower(r.doc.Form(k))]
	}
	for k := base; k < i; k++ {
		m.own = m.own || m.owner >= 0 && r.doc.Is(k, "own")
		r.modifier(&m, kind, k, base)
	}
	m.named = r.nameStems(base, i)
	kind = m.kind
	m.end = r.alsoCalled(r.complement(i, &m))
	if _, se := r.sentence(i); i+2 < se && groups[families[kind]] == 1 && r.doc.Is(i+1, "of") {
		if _, head := r.nounRun(i+2, min(se, i+8)); head >= 0 && specific[r.t.lemma(head)] && r.nameAt[head] == 0 {
			m.ids = addStem(m.ids, stem(r.t.lemma(head))) // "an offer of a truce"
		}
	}
	m.short = r.shortName(base, i)
	if m.sum == "" && families[kind] == 'o' && !m.plural {
		m.sum = r.worth(i)
	}
	if kind == "counter-proposal" {
		m.version = "counter"
	}
	r.whose(&m, kind)
	switch {
	case m.version == "" && r.changed(i):
		m.version = "new"
	case m.version == "" && families[kind] == 'o' && !m.definite && r.past(i, "earlier", "previously"):
		m.version = "old"
	}
	for k := m.first; k < m.end && m.percent == ""; k++ {
		if r.t.pos(k) == nlp.NUM && k+1 < len(r.doc.Tokens) && (r.doc.Is(k+1, "%") || r.doc.Is(k+1, "percent") || r.doc.Is(k+1, "per") || r.doc.Is(k+1, "pct")) {
			m.percent = r.doc.Form(k)
		}
	}
	return m
}

// whose reads into m whose it is by its phrase, what stands behind it or the verb that makes
// it. kind is that of its noun.
func (r *reader) whose(m *text, kind string) {
	i := m.head
	if m.owner >= 0 {
		if m.by = r.owners(m); len(m.by) == 0 {
			m.owner = -1 // "Friday's deal"
		}
	} else if families[kind] == 'd' && m.end > i+1 && (r.doc.Is(i+1, "with") || r.doc.Is(i+1, "between")) {
		_, se := r.sentence(i)
		m.by, _ = r.refsFrom(i+2, min(se, i+20))
		m.by = addRef(m.by, r.holders(i)...)
	} else if h := int(r.t.head[i]); h >= 0 && r.t.pos(h) == nlp.VERB && r.t.rel(i) == nlp.RelObj && !m.definite {
		if _, ok := r.authored(h); ok {
			m.by = r.agents(h)
		}
	}
	if k := r.t.kid(i, nlp.RelAcl); len(m.by) == 0 && k > i && r.doc.Tokens[k].XPOS == nlp.TagVBN {
		_, se := r.sentence(i)
		if _, ok := r.authored(k); ok {
			if b := r.byBehind(k, se-1); b > 0 {
				m.makers, _ = r.refsFrom(b+1, min(se, b+12)) // "the resolution, drafted by Britain, …"
			}
		}
	}
}

// figure returns the figure at k, with the first letter of the power behind it:
// "4.3b" for "4.3 billion".
func (r *reader) figure(k int) string {
	out := r.doc.Form(k)
	for n := k + 1; n < min(k+3, len(r.doc.Tokens)); n++ {
		switch l := r.t.lemma(n); l {
		case "-":
		case "million", "billion", "trillion", "mln", "bln", "trln":
			return out + l[:1]
		default:
			return out
		}
	}
	return out
}

// worth returns the figure of the money that the offer at i is said to be of right behind
// it: "an offer of $70 a share"; "" for none.
func (r *reader) worth(i int) string {
	_, e := r.sentence(i)
	k := i + 1
	if k+2 >= e || !r.doc.Is(k, "of") && !r.doc.Is(k, "worth") && !r.doc.Is(k, "at") {
		return ""
	}
	k++
	money := false
	for k < e && k < i+5 && r.t.pos(k) != nlp.NUM {
		if r.t.pos(k) != nlp.SYM && r.t.pos(k) != nlp.DET && r.t.pos(k) != nlp.ADV {
			return ""
		}
		money = money || r.t.pos(k) == nlp.SYM
		k++
	}
	if k+1 >= e || r.t.pos(k) != nlp.NUM {
		return ""
	}
	for n := k + 1; n < min(k+4, e) && !money; n++ {
		l := r.t.lemma(n)
		if l == "pct" || l == "percent" || l == "share" {
			return ""
		}
		money = l != "million" && l != "billion" && l != "mln" && l != "bln" && (measures[l] || moneyWords[l])
	}
	if !money {
		return ""
	}
	return r.figure(k)
}

// seat reports whether the name at k is a town that may stand for its state.
func (r *reader) seat(k int) bool {
	n := r.nameAt[k]
	return n != 0 && r.doc.Names[n-1].Kind == nlp.State && r.doc.Names[n-1].Form == nlp.Metonym
}

// shortName returns the capitals that stand for the text from base to the noun
// at i: those told right behind it in brackets or between commas, else the first
// letters of its name in capitals; "" for none.
func (r *reader) shortName(base, i int) string {
	_, e := r.sentence(i)
	if i+2 < e && (r.doc.Is(i+1, "(") || r.doc.Is(i+1, ",")) && capitals(r.doc.Form(i+2)) && i+3 < e && r.t.pos(i+3) == nlp.PUNCT {
		return r.doc.Form(i + 2)
	}
	var b []byte
	for k := base; k <= i; k++ {
		f := r.doc.Form(k)
		switch {
		case f == "-":
		case r.t.pos(k) != nlp.PROPN || f[0] < 'A' || f[0] > 'Z':
			if len(b) >= 3 {
				return string(b)
			}
			b = b[:0]
		default:
			b = append(b, f[0])
		}
	}
	if len(b) < 3 {
		return ""
	}
	return string(b)
}

// capitals reports whether s is three to six capital letters.
func capitals(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return len(s) >= 3 && len(s) <= 6
}

// changed reports whether the clause of the text at i makes another version of
// it: "raised its bid".
func (r *reader) changed(i int) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.pos(h) != nlp.VERB || r.t.patient(h) != i && r.t.rel(i) != nlp.RelObj {
		return false
	}
	switch r.t.lemma(h) {
	case "raise", "improve", "revise", "sweeten", "increase", "boost", "up", "hike", "lift", "lower", "cut":
		// What somebody is asked to raise is the offer that they made.
		return families[r.kindOf(i)] == 'o' && !r.t.marked(h, "to") && (r.t.aux(h) == "" || r.t.aux(h) == "will")
	}
	return false
}

// past reports whether the verb over token i is told as done at one of the times
// of words: "had earlier rejected an offer".
func (r *reader) past(i int, words ...string) bool {
	h := int(r.t.head[i])
	if h < 0 || r.t.pos(h) != nlp.VERB {
		return false
	}
	for c := r.t.first[h]; c >= 0; c = r.t.nxt[c] {
		for _, w := range words {
			if n := int(c); r.doc.Is(n, w) && (n+1 >= len(r.doc.Tokens) || !r.t.timeWord(n+1) && !r.doc.Is(n+1, "this")) {
				return true // but not "earlier today"
			}
		}
	}
	return false
}

func (r *reader) kindOf(i int) string {
	k, _ := r.textKind(i)
	return k
}

func addStem(list []string, s string) []string {
	for _, o := range list {
		if o == s {
			return list
		}
	}
	if len(list) >= 8 {
		return list
	}
	return append(list, s)
}

// nounPhrase returns where the noun phrase that ends in the noun at i begins, with
// its owner and its article and without them, and the token of the owner, -1 for
// none.
func (r *reader) nounPhrase(i int) (first, base, owner int) {
	f, _ := r.sentence(i)
	base = i
	for k := i - 1; k >= f && i-k < 14; k-- {
		x := r.doc.Tokens[k].XPOS
		if o := r.opening(k, f); o > 0 && base == k+1 {
			base, k = o, o // the "stay or pay" plan
			continue
		}
		switch {
		case r.perShare(k, base):
			base = k
		case r.doc.Is(k, ",") && base == k+1 && r.listed(k, f):
			base = k
		case r.t.pos(k) == nlp.DET && x != nlp.TagPRPS:
			return k, base, -1
		case x == nlp.TagPRPS:
			return k, base, k
		case x == nlp.TagPOS || r.doc.Is(k, "'") && k > f && r.doc.Tokens[k-1].XPOS == nlp.TagNNS && r.doc.Tokens[k].Glued:
			if k == f {
				return base, base, -1
			}
			return r.possessor(k - 1), base, k - 1
		case r.t.chunk(k):
			if !r.belongs(k, i) {
				return base, base, -1
			}
			base = k
		case r.t.timeWord(k) && k > f && (r.t.chunk(k-1) || r.doc.Tokens[k-1].XPOS == nlp.TagPOS || r.doc.Is(k+1, "-") || r.t.pos(k-1) == nlp.DET):
			base = k
		case r.doc.Is(k, "$") || r.doc.Is(k, "£") || r.doc.Is(k, "€") || r.doc.Is(k, "%"):
			base = k
		case r.t.pos(k) == nlp.VERB && (x == nlp.TagVBN || x == nlp.TagVBG) && (r.t.rel(k) == nlp.RelAmod || k > f && r.t.pos(k-1) == nlp.DET) && !(x == nlp.TagVBN && r.afterHave(k, f)):
			base = k
		case r.t.pos(k) == nlp.ADV && r.t.head[k] >= int32(base) && int(r.t.head[k]) <= i:
			base = k
		case (r.doc.Is(k, "'") || r.doc.Is(k, "\"") || r.doc.Is(k, "“") || r.doc.Is(k, "”") || r.doc.Is(k, "''") || r.doc.Is(k, "``") || r.doc.Is(k, "’")) && k > f && k+1 < i &&
			(r.t.chunk(k-1) || r.t.pos(k-1) == nlp.DET || r.doc.Tokens[k-1].XPOS == nlp.TagPOS):
		default:
			return base, base, -1
		}
	}
	return base, base, -1
}

// afterHave reports whether the participle at k is that of the "have" before it, "have all |
// reached agreement", in the sentence from token f on.
func (r *reader) afterHave(k, f int) bool {
	for j := k - 1; j >= f && j > k-4; j-- {
		switch {
		case r.t.pos(j) == nlp.AUX || r.t.lemma(j) == "have":
			return r.t.lemma(j) == "have"
		case r.t.pos(j) != nlp.ADV && !r.doc.Is(j, "all") && !r.doc.Is(j, "both"):
			return false
		}
	}
	return false
}

// opening returns the double quotation mark that opens what the one at k closes, a few words
// from token f on; 0 for none.
func (r *reader) opening(k, f int) int {
	if !r.marks(k) || k-1 <= f {
		return 0
	}
	for o := k - 2; o > f && o > k-7; o-- {
		switch p := r.t.pos(o); {
		case r.marks(o):
			return o
		case p == nlp.PUNCT && !r.doc.Is(o, "-"), p == nlp.AUX:
			return 0
		}
	}
	return 0
}

// listed reports whether the comma at k stands between words that tell of one noun:
// "its sweetened, fully financed offer".
func (r *reader) listed(k, f int) bool {
	if p := r.t.pos(k - min(1, k)); p != nlp.ADJ && p != nlp.NUM && p != nlp.VERB && p != nlp.NOUN || r.nameAt[k-min(1, k)] != 0 {
		return false
	}
	if p := r.t.pos(k + 1); p == nlp.PROPN || p == nlp.PRON || p == nlp.NOUN && r.t.pos(k-1) == nlp.NOUN {
		return false
	}
	for j := k - 1; j >= f && j > k-7; j-- {
		x := r.doc.Tokens[j].XPOS
		switch {
		case x == nlp.TagPRPS || x == nlp.TagPOS || r.t.pos(j) == nlp.DET:
			return true
		case r.t.chunk(j) && r.t.pos(j) != nlp.PROPN || x == nlp.TagVBN || x == nlp.TagVBG || r.t.pos(j) == nlp.ADV:
		default:
			return false
		}
	}
	return false
}

// perShare reports whether the article at k and the word behind it, with which the
// run from base begins, tell what a price is of: "a 100-dollar a share offer".
func (r *reader) perShare(k, base int) bool {
	if k < 1 || base != k+1 || base >= len(r.doc.Tokens) || !r.doc.Is(k, "a") && !r.doc.Is(k, "per") {
		return false
	}
	switch r.t.lemma(base) {
	case "share", "unit", "tonne", "ton", "barrel", "bushel", "hour", "year", "month", "week", "day", "head":
	default:
		return false
	}
	l := r.t.lemma(k - 1)
	return measures[l] || moneyWords[l] || r.t.pos(k-1) == nlp.NUM
}

// moneyWords are the names of small money and of moneys that measures leaves out.
var moneyWords = listed("moneyWords")

// belongs reports whether the noun or adjective at k stands in the run of words
// before the noun at i: by the tree, or by an article before both.
func (r *reader) belongs(k, i int) bool {
	if h := int(r.t.head[k]); h > k && h <= i || r.doc.Tokens[k].Glued || r.doc.Tokens[k+1].Glued {
		return true
	}
	if r.t.pos(k) == nlp.ADJ || r.t.pos(k) == nlp.NUM {
		return true
	}
	f, _ := r.sentence(k)
	for j := k - 1; j >= f && j > k-6; j-- {
		switch {
		case r.t.pos(j) == nlp.DET || r.doc.Tokens[j].XPOS == nlp.TagPOS || r.doc.Tokens[j].XPOS == nlp.TagPRPS:
			return true
		case !r.t.chunk(j):
			return false
		}
	}
	return false
}

// possessor returns where the noun phrase that ends in the owner at k begins.
func (r *reader) possessor(k int) int {
	if n := r.nameAt[k]; n != 0 {
		k = int(r.doc.Names[n-1].First)
	}
	f, _ := r.sentence(k)
	for k > f && (r.t.chunk(k-1) || r.t.pos(k-1) == nlp.DET) {
		k--
		if r.t.pos(k) == nlp.DET {
			break
		}
	}
	return k
}

// maxComplement bounds how many words stand behind a text noun in its phrase.
const maxComplement = 16

// complement returns where the phrase of the text noun at i ends: after "for X",
// "of X and Y", "to do X", "giving X"; it notes in m what the text is about.
func (r *reader) complement(i int, m *text) int {
	_, se := r.sentence(i)
	se = min(se, i+1+maxComplement)
	end := i + 1
	for range 3 {
		k := end
		if k >= se {
			break
		}
		if b := r.besides(k, end == i+1); b > k {
			k = b // "its proposal, made on Monday, to close two harbours"
			se = min(max(se, k+1+maxComplement/2), r.sentenceEnd(i))
		}
		if end == i+1 {
			if b := r.pastTime(k); b < se && b > k && r.doc.Tokens[b].XPOS == nlp.TagVBG && r.t.pos(b) == nlp.VERB {
				// "passed a bill last week allowing firms to refuse"
				r.verbPhrase(b, min(max(se, b+1+maxComplement/2), r.sentenceEnd(i)), m)
				return end
			}
		}
		if end == i+1 && k+1 < se && r.marks(k) {
			k++ // its "final offer" for a new contract
		}
		w := lower(r.doc.Form(k))
		if w == "," && k+1 < se && r.doc.Is(k+1, "for") && families[m.kind] == 'o' && end == i+1 {
			k, w = k+1, "for" // "its bid, for X"
		}
		if w == "by" && end == i+1 && groups[families[m.kind]] == 1 {
			// "a proposal by the council for a levy": whose it is does not end what it is
			if _, e := r.refsFrom(k+1, min(se, k+8)); e > k+1 && e+1 < se && (r.doc.Is(e, "for") || r.doc.Is(e, "to") || r.doc.Is(e, "on")) {
				k, w = e, lower(r.doc.Form(e))
				se = min(max(se, k+1+maxComplement/2), r.sentenceEnd(i))
			}
		} else if strings.HasSuffix(w, "ly") && r.t.pos(k) == nlp.ADV && end == i+1 && k+1 < se && (r.doc.Is(k+1, "to") || r.doc.Is(k+1, "for")) {
			k, w = k+1, lower(r.doc.Form(k+1)) // "an offer directly to the holders"
		}
		switch {
		case (w == "that" || w == "which") && end == i+1 && len(m.ids) == 0 && !m.definite && k+1 < se && r.t.pos(k+1) == nlp.VERB:
			return r.verbPhrase(k+1, se, m)
		case (w == "that" || w == "which") && end == i+1 && !m.definite && k+2 < se && (r.doc.Is(k+1, "would") || r.doc.Is(k+1, "will")) && r.t.pos(k+2) == nlp.VERB:
			if e := r.verbPhrase(k+2, se, m); e > k+3 {
				return e // "a bill which would freeze the rates"
			}
			return end
		case (w == "aimed" || w == "designed" || w == "intended" || w == "meant") && end == i+1 && k+2 < se && (r.doc.Is(k+1, "at") && r.doc.Tokens[k+2].XPOS == nlp.TagVBG || r.doc.Is(k+1, "to") && r.t.pos(k+2) == nlp.VERB):
			return r.verbPhrase(k+2, se, m)
		case w == "to" && k+1 < se && (r.t.pos(k+1) == nlp.VERB || r.t.pos(k+1) == nlp.AUX):
			return r.verbPhrase(k+1, se, m)
		case r.t.pos(k) == nlp.VERB && r.doc.Tokens[k].XPOS == nlp.TagVBG:
			if e := r.verbPhrase(k, se, m); e > k+1 {
				return e
			}
			return end // "the pact expiring"
		case (w == "on" || w == "of" || w == "for") && k+1 < se && r.t.pos(k+1) == nlp.VERB && r.doc.Tokens[k+1].XPOS == nlp.TagVBG:
			return r.verbPhrase(k+1, se, m)
		case w == "of" || w == "for" || w == "on" || w == "over" || w == "to" || w == "with" || w == "between" || w == "against" || w == "about" || w == "covering" || w == "from" || w == "in":
			e, head := r.nounRun(k+1, se)
			if head < 0 {
				return end
			}
			if asides[r.t.lemma(head)] && head <= k+3 {
				if end > i+1 || e >= se || !r.doc.Is(e, "on") && !r.doc.Is(e, "for") && !r.doc.Is(e, "to") || r.pastTime(e) > e {
					return end // "accepted a plan in principle", "for the first time"
				}
				end = e // "agreement in principle on a truce"
				continue
			}
			if r.timeAt(head) || r.t.timeWord(head) {
				// "its bid in May for X"
				for e < se && r.t.pos(e) == nlp.NUM {
					e++
				}
				if w == "in" && e < se && r.doc.Is(e, "for") {
					end = e
					continue
				}
				return end
			}
			if w != "in" && w != "from" && w != "with" && w != "between" {
				r.noteAbout(m, k+1, e)
			}
			_, kind := r.who(head)
			switch {
			case w == "to" && acts(kind) || w == "for" && m.kind == "bid" && kind == refBody:
				m.to = head
			case (w == "on" || w == "for" || w == "about" || w == "covering") && kind == refOther && m.topicEnd == 0:
				m.topic, m.topicEnd = k+1, e
			}
			if n := r.nameAt[head]; n != 0 && (w == "for" || w == "of") {
				m.target = stem(r.t.lemma(int(r.doc.Names[n-1].First)))
			}
			end = e
		default:
			return end
		}
	}
	return end
}

// asides are the nouns of set phrases that tell how something is done with a text and
// not what it is.
var asides = listed("asides")

// alsoCalled returns the end of the other name that a text is given right behind end,
// in quotation marks: a plan, or "poison pill"; end where none is.
func (r *reader) alsoCalled(end int) int {
	_, e := r.sentence(end - 1)
	k := end
	if k < e && r.doc.Is(k, ",") {
		k++
	}
	switch {
	case k+1 < e && (r.doc.Is(k, "or") || r.doc.Is(k, "called") || r.doc.Is(k, "dubbed") || r.doc.Is(k, "nicknamed") || r.doc.Is(k, "titled") || r.doc.Is(k, "entitled")):
		k++
	case k+2 < e && (r.doc.Is(k, "known") || r.doc.Is(k, "described")) && r.doc.Is(k+1, "as"):
		k += 2
	default:
		return end
	}
	if k < e && (r.doc.Is(k, "a") || r.doc.Is(k, "the")) {
		k++
	}
	if k >= e || !r.marks(k) {
		return end
	}
	for j := k + 2; j < min(e, k+8); j++ {
		if r.marks(j) {
			if r.t.pos(j-1) == nlp.PUNCT {
				j--
			}
			return j
		}
	}
	return end
}

// marks reports whether the token at k is a double quotation mark.
func (r *reader) marks(k int) bool {
	switch r.doc.Form(k) {
	case "\"", "“", "”", "``", "''":
		return true
	}
	return false
}

// besides returns the token behind what is put in between commas from token k on, where
// a verb with "to" goes on after it and the text's noun stands right before; k where
// nothing is.
func (r *reader) besides(k int, bare bool) int {
	if !bare || !r.doc.Is(k, ",") || k+1 >= len(r.doc.Tokens) || r.doc.Tokens[k+1].XPOS != nlp.TagVBN {
		return k
	}
	_, e := r.sentence(k)
	for j := k + 2; j+2 < e && j < k+16; j++ {
		if r.doc.Is(j, ",") && r.doc.Is(j+1, "to") && r.t.pos(j+2) == nlp.VERB {
			return j + 1
		}
		if x := r.doc.Tokens[j].XPOS; x == nlp.TagVBD || x == nlp.TagVBZ || x == nlp.TagVBP || x == nlp.TagMD {
			break
		}
	}
	return k
}

// nounRun returns the end of the noun phrase that begins at token k and its last
// noun, -1 for none.
func (r *reader) nounRun(k, e int) (end, head int) {
	head = -1
	two := k > 0 && r.doc.Is(k-1, "between")
	for ; k < e; k++ {
		x := r.doc.Tokens[k].XPOS
		switch {
		case head >= 0 && k+1 < e && (r.doc.Is(k, "last") || r.doc.Is(k, "next") || r.doc.Is(k, "this")) && r.t.timeWord(k+1):
			return head + 1, head
		case two && head >= 0 && r.t.pos(k) == nlp.DET && r.doc.Is(k-1, "and"): // "between the mill and the port"
		case r.opensMark(k) && head < 0: // "a bid for <Acme Corp>"
		case head >= 0 && k+2 < e && r.perShare(k, k+1) && r.t.chunk(k+2): // "a tax of 30 dollars a tonne", "a 30 dollars a tonne tax"
		case r.t.pos(k) == nlp.NOUN || r.t.pos(k) == nlp.PROPN || r.doc.Is(k, "%") && k > 0 && r.t.pos(k-1) == nlp.NUM:
			head = k
		case r.t.chunk(k) || r.t.pos(k) == nlp.DET && head < 0 || x == nlp.TagPRPS || x == nlp.TagPOS || r.doc.Is(k, "$") || r.doc.Is(k, "£") || r.doc.Is(k, "€"):
		case r.doc.Is(k, "based") && k > 1 && r.doc.Is(k-1, "-") && k+1 < e && (r.t.chunk(k+1) || r.doc.Is(k+1, "rival") || r.doc.Is(k+1, "company")):
		case (r.doc.Is(k, "and") || r.doc.Is(k, "&")) && head >= 0 && k+1 < e && (r.t.chunk(k+1) || r.t.pos(k+1) == nlp.DET):
		default:
			return head + 1, head
		}
	}
	return head + 1, head
}

// lets are the verbs after whose object the bare verb of what it is to do follows.
var lets = map[string]bool{"make": true, "let": true, "help": true, "have": true, "see": true, "watch": true, "bid": true}

// verbPhrase returns the end of what the verb at k takes, up to e or the next
// clause, and notes its nouns as what m is about.
func (r *reader) verbPhrase(k, e int, m *text) int {
	end := k + 1
	for j := k + 1; j < e; j++ {
		x := r.doc.Tokens[j].XPOS
		if r.doc.Is(j, "(") && j+2 < e && r.doc.Is(j+2, ")") && capitals(r.doc.Form(j+1)) {
			j += 2 // "rid the European Community (EC) of its surplus"
			continue
		}
		if r.t.pos(j) == nlp.PUNCT && !r.doc.Is(j, "-") && !r.quoteMark(j, e) || r.t.pos(j) == nlp.SCONJ || r.t.pos(j) == nlp.AUX || r.t.pos(j) == nlp.PRON && x != nlp.TagPRPS ||
			x == nlp.TagVBD || x == nlp.TagVBZ || x == nlp.TagVBP || x == nlp.TagMD || r.timeAt(j) {
			break
		}
		if p := r.t.pos(j); p == nlp.NOUN || p == nlp.PROPN || p == nlp.NUM || x == nlp.TagVB && lets[r.t.lemma(k)] && end == j || x == nlp.TagVBG && end == j && j == k+1 {
			end = j + 1 // "to make firms pay", "to stop buying"
		}
	}
	if end < e && (r.doc.Tokens[end].XPOS == nlp.TagRP || r.t.rel(end) == nlp.RelXcomp && r.t.pos(end) == nlp.ADJ) {
		end++ // "hand the islands over", "make leaving easier"
	}
	r.noteAbout(m, k, end)
	if m.deed < 0 {
		m.deed = k
	}
	return end
}

// pastTime returns the token behind the words of a time that begin at token k; k where
// none do.
func (r *reader) pastTime(k int) int {
	e := r.sentenceEnd(k)
	b, told := k, false
	for ; b < e && b < k+4; b++ {
		if r.timeAt(b) || r.t.timeWord(b) {
			told = true
		} else if !r.doc.Is(b, "on") && !r.doc.Is(b, "last") && !r.doc.Is(b, "this") && !r.doc.Is(b, "earlier") {
			break
		}
	}
	if !told {
		return k
	}
	return b
}

// opensMark reports whether a mark at k opens what a name stands in: a bracket or a
// quotation mark.
func (r *reader) opensMark(k int) bool {
	switch r.doc.Form(k) {
	case "<", "\"", "“", "‘", "``":
		return k+1 < len(r.doc.Tokens) && r.t.chunk(k+1)
	}
	return false
}

// quoteMark reports whether the quotation mark at j stands inside a run of nouns that
// goes on after it: the complex "green" currency system.
func (r *reader) quoteMark(j, e int) bool {
	switch r.doc.Form(j) {
	case "\"", "“", "”", "''", "``":
		return j+1 < e && r.t.chunk(j+1) && (r.t.chunk(j-1) || r.t.pos(j-1) == nlp.DET)
	}
	return false
}

func (r *reader) sentenceEnd(i int) int {
	_, e := r.sentence(i)
	return e
}

// noteAbout adds the nouns of the tokens [f, e) to what m is about.
func (r *reader) noteAbout(m *text, f, e int) {
	for k := f; k < e; k++ {
		p := r.t.pos(k)
		if p != nlp.NOUN && p != nlp.PROPN || r.t.timeWord(k) {
			continue
		}
		l := r.t.lemma(k)
		if _, ok := is(nouns, l, "agent"); ok || len(l) < 2 || measures[l] {
			continue
		}
		if n := r.nameAt[k]; n != 0 && r.doc.Names[n-1].Kind == nlp.State {
			continue
		}
		m.about = addStem(m.about, stem(l))
	}
}

// wholeWord returns the first token of the word joined by hyphens that token f stands
// in, with the sum that leads it, where the tree cut it: "$23-a-[share] offer",
// "412 pence-a-[share] bid", "all-[stock] merger".
func (r *reader) wholeWord(f int) int {
	glued := func(k int) bool { return r.doc.Tokens[k-1].End == r.doc.Tokens[k].Start }
	a := f
	for n := 0; n < 4 && a >= 2 && r.doc.Is(a-1, "-") && glued(a) && glued(a-1) && r.doc.Tokens[a-2].Sentence == r.doc.Tokens[f].Sentence && r.t.pos(a-2) != nlp.PUNCT; n++ {
		a -= 2
	}
	if a == f {
		return f
	}
	if a > 0 && r.t.pos(a-1) == nlp.SYM && glued(a) || a > 0 && r.t.pos(a-1) == nlp.NUM && r.t.pos(a) == nlp.NOUN {
		a--
	}
	return a
}

// wholeEnd returns the end of the phrase whose last word a hyphen ties to what follows,
// where the tree cut it: "412 pence[-a-share takeover bid]".
func (r *reader) wholeEnd(e int) int {
	k := e
	for n := 0; n < 4 && k > 0 && k+1 < len(r.doc.Tokens) && r.doc.Is(k, "-") && r.doc.Tokens[k-1].End == r.doc.Tokens[k].Start && r.doc.Tokens[k].End == r.doc.Tokens[k+1].Start; n++ {
		k += 2
	}
	if k == e {
		return e
	}
	for k < len(r.doc.Tokens) && k < e+8 && r.t.pos(k) == nlp.NOUN && r.doc.Tokens[k].Sentence == r.doc.Tokens[e-1].Sentence {
		k++
	}
	return k
}

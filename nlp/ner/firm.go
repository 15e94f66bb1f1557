package ner

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// firms mends names by what the business press sets beside them: "<Ostberg
// Mills>" between angle brackets is a company and "<OSB.L>" the letters that its
// shares are traded under, which are no name; "Arden/Veltran Stores Inc" begins
// where its capitals do; and "the Coalition to Save Harbours" goes on behind "to".
func (sc *scratch) firms(d *nlp.Doc, names []nlp.Name) []nlp.Name {
	sc.firm = sc.firm[:0]
	k := 0
	for i := int32(0); i < int32(len(d.Tokens)); i++ {
		switch c := d.Text[d.Tokens[i].Start]; {
		case c == '<' && d.Tokens[i].End-d.Tokens[i].Start == 1:
			if end := angled(d, i); end > i {
				sc.angle(d, i, end)
				i = end
			}
		case c >= 'A' && c <= 'Z' && legalForm(d.Form(int(i))):
			if first, end := incorporates(d, i); end-first > 1 {
				sc.put(nlp.Name{First: first, End: end, Kind: nlp.Organisation})
				i = end - 1
			}
		case c >= 'A' && c <= 'W' && purposeful(d.Form(int(i))):
			for k < len(names) && names[k].End <= i {
				k++
			}
			if first, end := purpose(d, names, k, i); end > first {
				sc.put(nlp.Name{First: first, End: end, Kind: nlp.Organisation})
				i = end - 1
			}
		}
	}
	names = sc.lone(d, names)
	if len(sc.firm) > 0 {
		names = sc.merge(d, names)
	}
	for k := range names {
		if names[k].Kind == nlp.Organisation && names[k].Code == "" {
			company(d, &names[k])
		}
	}
	return names
}

// company gives n the code of the company that its first words name, where those
// behind say only what kind of firm it is: "Boeing Co".
func company(d *nlp.Doc, n *nlp.Name) {
	end, e := match(d, int(n.First))
	if e == nil || e.Sort != "company" || end >= int(n.End) {
		return
	}
	for t := end; t < int(n.End); t++ {
		if f := d.Form(t); !legalForm(f) && f != "Group" && f != "Holdings" && f != "Company" && f != "Corporation" && f != "International" && f != "Industries" && f != "Airlines" && f != "Airways" {
			return
		}
	}
	n.Code, n.Form = e.Code, e.Form
}

// put notes a firm, or with no kind a run of words that is no name.
func (sc *scratch) put(n nlp.Name) {
	if l := len(sc.firm) - 1; l >= 0 && sc.firm[l].End > n.First {
		return
	}
	sc.firm = append(sc.firm, n)
}

// merge lays what firms found over the names: a name that holds a firm's stays
// and names a firm, one within it or across its edge gives way.
func (sc *scratch) merge(d *nlp.Doc, names []nlp.Name) []nlp.Name {
	sc.names = sc.names[:0]
	k := 0
	for _, f := range sc.firm {
		for k < len(names) && names[k].End <= f.First {
			sc.names = append(sc.names, names[k])
			k++
		}
		if k < len(names) && f.Kind != nlp.NoName && names[k].First <= f.First && names[k].End >= f.End {
			n := names[k]
			if n.Code == "" {
				n.Kind = nlp.Organisation
			}
			sc.names = append(sc.names, n)
			k++
			continue
		}
		for k < len(names) && names[k].First < f.End {
			if n := names[k]; f.Kind != nlp.NoName && n.First < f.First && n.Kind != nlp.Person && n.Kind != nlp.State {
				f.First = n.First
			} else if n.First < f.First {
				n.End = f.First
				sc.names = append(sc.names, n)
			}
			if f.Kind != nlp.NoName {
				f.End = max(f.End, names[k].End)
			}
			k++
		}
		if f.Kind != nlp.NoName {
			code(d, &f)
			sc.names = append(sc.names, f)
		}
	}
	sc.names = append(sc.names, names[k:]...)
	return append(names[:0], sc.names...)
}

// angled returns the token of the angle bracket that closes the one at token i; i
// where none does soon.
func angled(d *nlp.Doc, i int32) int32 {
	for t := i + 1; t < int32(len(d.Tokens)) && t-i <= 12; t++ {
		if d.Is(int(t), ">") {
			return t
		}
		if d.Is(int(t), "<") {
			break
		}
	}
	return i
}

// angle notes what stands between the angle brackets at tokens i and end, and the
// company before a ticker.
func (sc *scratch) angle(d *nlp.Doc, i, end int32) {
	if end == i+1 {
		return
	}
	if !ticker(d.Words(int(i+1), int(end))) {
		if corporate(d, i+1, end) {
			sc.put(nlp.Name{First: i + 1, End: end, Kind: nlp.Organisation})
		}
		return
	}
	s := d.Sentences[d.Tokens[i].Sentence]
	first := i
	if casing(d, s) == allCaps {
		for first > s.First && i-first < 2 && capital(d, first-1) && (first == i || legalForm(d.Form(int(first)))) {
			first--
		}
	} else {
		first = leading(d, i, s.First)
	}
	if first < i {
		sc.put(nlp.Name{First: first, End: i, Kind: nlp.Organisation})
	}
	sc.put(nlp.Name{First: i + 1, End: end})
}

// ticker reports whether w is what a share is listed under: "OSB", "OSB.L".
func ticker(w string) bool {
	if len(w) > 12 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if c := w[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != '\'' && c != '/' {
			return false
		}
	}
	return w[0] >= 'A' && w[0] <= 'Z'
}

// corporate reports whether [first, end) may be a company's whole name: words
// that begin with capitals, and little ones between.
func corporate(d *nlp.Doc, first, end int32) bool {
	if !capital(d, first) || !capital(d, end-1) && !legalForm(d.Form(int(end-1))) && !d.Is(int(end-1), ".") {
		return false
	}
	for t := first; t < end; t++ {
		if !capital(d, t) && !joins(d.Form(int(t))) && d.Tokens[t].UPOS != nlp.NUM && d.Tokens[t].UPOS != nlp.PUNCT {
			return false
		}
	}
	return true
}

// joins reports whether w may stand between the words of a company's name.
func joins(w string) bool {
	switch w {
	case "and", "&", "of", "de", "du", "des", "et", "van", "der", "und", "e", "y", "di", "the", "for", "in", "/", "-", ".", ",", "'s", "'":
		return true
	}
	return particle(w)
}

// legalForm reports whether a company's name ends with w by law, whatever
// its trade.
func legalForm(w string) bool {
	switch w {
	case "Inc", "Inc.", "INC", "Corp", "Corp.", "CORP", "Ltd", "Ltd.", "LTD", "LLC", "LLP", "Plc", "PLC", "plc", "NV", "N.V.", "AG", "SA", "S.A.", "SpA", "Spa", "GmbH", "Co", "Co.", "CO", "AB", "BV", "Pty", "KG", "Cos", "Bhd", "KK":
		return true
	}
	return false
}

// incorporates returns the company that the legal form at token t ends.
func incorporates(d *nlp.Doc, t int32) (first, end int32) {
	s := d.Sentences[d.Tokens[t].Sentence]
	if casing(d, s) == allCaps {
		return t, t
	}
	end = t + 1
	for end < s.End && legalForm(d.Form(int(end))) {
		end++
	}
	from := t
	if t >= s.First+2 && d.Is(int(t-1), "and") || t >= s.First+2 && d.Is(int(t-1), "&") {
		from = t - 1 // "Ostberg and Co"
	}
	if first = leading(d, from, s.First); first == from {
		return t, t
	}
	return first, end
}

// leading returns the first of the words that begin with capitals before token
// t and may be of one company's name with it.
func leading(d *nlp.Doc, t, from int32) int32 {
	first := t
	for first > from {
		p := first - 1
		f := d.Form(int(p))
		if (f == "/" || f == "-" || f == "&") && first < t && p > from && capital(d, p-1) && capital(d, first) {
			first -= 2
			continue
		}
		if !capital(d, p) || titleWord(f) && f != "General" || f == "The" || f == "Mr" || f == "Mrs" || f == "Ms" {
			break
		}
		switch d.Tokens[p].UPOS {
		case nlp.PROPN, nlp.NOUN, nlp.ADJ, nlp.NUM:
		default:
			return first
		}
		if e, g := match(d, int(p)); g != nil && g.Kind == nlp.State && e == int(first) {
			break // "Norwegian | Veltran Corp"
		}
		if t-p > 6 {
			break
		}
		first = p
	}
	return first
}

// purposeful reports whether a body that is called w may say behind it what it
// is for.
func purposeful(w string) bool {
	switch w {
	case "Coalition", "Committee", "Campaign", "Center", "Centre", "Council", "Institute", "Alliance", "Association", "Foundation", "Network", "Fund", "Society", "League", "Citizens", "Project",
		"Commission", "Conference", "Movement", "Initiative", "Partnership", "Organisation", "Organization", "Americans", "Lawyers", "Doctors", "Mothers", "Students", "Scientists", "Taxpayers", "Veterans", "Workers":
		return true
	}
	return false
}

// purpose returns the body that the word at token i ends with what it is for:
// "the Coalition | to Save Harbours", "the Committee | for a Fair Budget". The
// first name that does not end before the word is names[k].
func purpose(d *nlp.Doc, names []nlp.Name, k int, i int32) (first, end int32) {
	s := d.Sentences[d.Tokens[i].Sentence]
	t := i + 1
	if t+1 >= s.End || casing(d, s) != plainCase {
		return i, i
	}
	first = i
	if k < len(names) && names[k].First <= i {
		if names[k].End != t || names[k].Kind == nlp.Person {
			return i, i
		}
		first = names[k].First
		k++
	}
	switch d.Form(int(t)) {
	case "to":
		if d.Tokens[t+1].UPOS != nlp.VERB && (t+2 >= s.End || !capital(d, t+2)) {
			return i, i
		}
	case "for", "against", "on":
	default:
		return i, i
	}
	t++
	if t+1 < s.End && (d.Is(int(t), "a") || d.Is(int(t), "an") || d.Is(int(t), "the")) {
		t++
	}
	end = first
	for t < s.End && t-i < 10 {
		if !capital(d, t) {
			if w := d.Form(int(t)); w != "and" && w != "of" && w != "the" && w != "in" && w != "a" || t+1 >= s.End || !capital(d, t+1) || end == first {
				break
			}
			t++
			continue
		}
		if dated(d.Form(int(t))) {
			break
		}
		for k < len(names) && names[k].End <= t {
			k++
		}
		if k < len(names) && names[k].First <= t && (names[k].Kind == nlp.Person || names[k].Code != "" && names[k].Form != nlp.Demonym) {
			break
		}
		t++
		end = t
	}
	return first, end
}

// dated reports whether w is a day or a month.
func dated(w string) bool {
	switch w {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.":
		return true
	}
	return false
}

// lone joins "Dutch and Commonwealth" where a text has these words together twice
// and the first, which the gazetteer knows as something else, never alone,
// unless both are states.
func (sc *scratch) lone(d *nlp.Doc, names []nlp.Name) []nlp.Name {
	if sc.pairs == nil {
		sc.pairs = map[uint64]int32{}
	}
	clear(sc.pairs)
	twice := false
	for t := 1; t+1 < len(d.Tokens); t++ {
		if k, ok := pairAt(d, t); ok {
			sc.pairs[k]++
			twice = twice || sc.pairs[k] == 2
		}
	}
	if !twice {
		return names
	}
	sc.names = sc.names[:0]
	for k := 0; k < len(names); k++ {
		n := names[k]
		key, ok := uint64(0), false
		if n.End-n.First == 1 && n.Code != "" && n.Kind != nlp.Person {
			key, ok = pairAt(d, int(n.End))
		}
		if ok && sc.pairs[key] >= 2 && sc.inseparable(d, n.First) {
			end := n.End + 2
			if k+1 < len(names) && names[k+1].First < end {
				if names[k+1].Kind == nlp.State {
					ok = false
				} else {
					k++
					end = names[k].End
				}
			}
			if ok {
				n = nlp.Name{First: n.First, End: end, Kind: nlp.Organisation}
			}
		}
		sc.names = append(sc.names, n)
	}
	return append(names[:0], sc.names...)
}

// pairAt returns a key of the words around the "and" at token t, where both
// begin with capitals.
func pairAt(d *nlp.Doc, t int) (uint64, bool) {
	if t < 1 || t+1 >= len(d.Tokens) || !d.Is(t, "and") && !d.Is(t, "&") || !capital(d, int32(t-1)) || !capital(d, int32(t+1)) {
		return 0, false
	}
	return runStep(runStep(runSeed, lower(d.Form(t-1))), lower(d.Form(t+1))), true
}

// inseparable reports whether the word at token a stands nowhere in the text
// without "and" and the same word behind it.
func (sc *scratch) inseparable(d *nlp.Doc, a int32) bool {
	w := lower(d.Form(int(a)))
	key, _ := pairAt(d, int(a+1))
	for t := range d.Tokens {
		if capital(d, int32(t)) && lower(d.Form(t)) == w {
			if k, ok := pairAt(d, t+1); !ok || k != key {
				return false
			}
		}
	}
	return true
}

// shorten votes for the short forms of a company: its name without its legal
// form, and its first word where that is no word of the language's most common
// ones in names.
func (sc *scratch) shorten(d *nlp.Doc, n *nlp.Name) {
	end := n.End
	for end > n.First+1 && legalForm(d.Form(int(end-1))) {
		end--
	}
	if end == n.End && !(n.First > 0 && d.Is(int(n.First-1), "<")) {
		return
	}
	sc.lend(d, n.First, end)
	f := d.Form(int(n.First))
	if end-n.First < 2 || len(f) < 3 || shared(f) || titleWord(f) || sc.last[hashBytes(f)] > 0 || d.Is(int(n.First+1), "and") || d.Is(int(n.First+1), "&") {
		return
	}
	if _, e := gazetteer.Match(d, int(n.First)); e != nil {
		return
	}
	sc.lend(d, n.First, n.First+1)
}

// lend counts the words [first, end) as an organisation's name that other
// readings of them do not outweigh.
func (sc *scratch) lend(d *nlp.Doc, first, end int32) {
	if end-first > maxShared {
		return
	}
	for _, fold := range [2]bool{false, true} {
		k := runKey(d, first, end, fold)
		t := sc.runs[k]
		if t.kinds[nlp.Organisation] < 1<<9 {
			t.kinds[nlp.Organisation] += 1 << 9
		}
		t.inner = true
		sc.runs[k] = t
		h := runKey(d, first, first+1, fold)
		sc.heads[h] = max(sc.heads[h], uint8(end-first))
	}
}

// shared reports whether many companies' names begin with w.
func shared(w string) bool {
	switch w {
	case "General", "National", "International", "United", "American", "First", "New", "Royal", "Federal", "Central", "World", "South", "North", "East", "West", "Southern", "Northern", "Eastern", "Western",
		"Public", "Global", "Union", "Bank", "Standard", "Allied", "Pan", "Trans", "Associated", "Consolidated", "Continental", "European", "Pacific", "Atlantic", "Great", "Old", "Big", "San", "Los", "Las", "Saint", "St", "St.",
		"Home", "House", "Air", "Banco", "Banque", "Compagnie", "Group", "Grupo", "Gruppo", "Groupe", "Société", "Societe", "Industrial", "Financial", "Commercial", "Advanced", "Modern", "Metro", "Mid", "Inter":
		return true
	}
	return false
}

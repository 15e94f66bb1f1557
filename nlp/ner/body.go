package ner

import (
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// bodies mends the names of organisations by how such names are built: "the
// Ministry of Trade and Industry" goes on behind "and", "the Brazilian Coffee
// Institute" begins with the demonym, a pact is no organisation, and "Justice"
// before "Secretary Jane Roe" is no name.
func (sc *scratch) bodies(m *Model, d *nlp.Doc, names []nlp.Name) []nlp.Name {
	sc.names = sc.names[:0]
	for k := 0; k < len(names); k++ {
		n := names[k]
		s := d.Sentences[d.Tokens[n.First].Sentence]
		if n.Code == "" && n.End-n.First == 1 && gazetteer.Abbreviation(d.Form(int(n.First))) {
			continue // "the CFO"
		}
		if n.Code == "" && n.Kind != nlp.Other {
			n = m.trade(d, n)
			if end := m.owners(d, n, s.End); end > n.End {
				n.End, n.Kind = end, nlp.Organisation
			}
		}
		if n.Kind == nlp.Other && n.Code == "" && (n.End-n.First > 1 && bodyWord(d.Form(int(n.End-1))) || foreignBody(d.Form(int(n.First)))) {
			n.Kind = nlp.Organisation
		}
		if n.Kind == nlp.Organisation && n.End-n.First == 1 && n.End < s.End && partyWord(d.Form(int(n.End))) && partyAdjective(d.Form(int(n.First))) {
			n = nlp.Name{First: n.First, End: n.End + 1, Kind: nlp.Organisation}
		}
		if n.Kind == nlp.Organisation && n.Code == "" {
			if first := m.joint(d, n, s.First); first < n.First {
				n.First = first
				for len(sc.names) > 0 && sc.names[len(sc.names)-1].First >= first {
					sc.names = sc.names[:len(sc.names)-1]
				}
			}
			n.End = foreign(d, n, s.End)
		}
		if n.Kind == nlp.Place && n.Code == "" {
			if t := located(d, n); t > n.First {
				sc.names = append(sc.names, nlp.Name{First: n.First, End: t, Kind: nlp.Place})
				n.First = t + 1
				code(d, &n)
			}
		}
		if n.Code == "" && n.Kind != nlp.Person && peer(d, n) {
			n.Kind = nlp.Person
		}
		if n.Kind == nlp.Person && n.Code == "" && sc.last[hashBytes(d.Form(int(n.First)))] <= 0 && ledBody(d, n, s, m.known.flags(hashFold(d.Form(int(n.First))))&(lexGiven|lexSurname) != 0) {
			n.Kind = nlp.Organisation
			code(d, &n)
		}
		if n.Kind == nlp.Person && n.Code == "" {
			bearer(d, &n, s)
			person(m, d, &n)
			if officesAlone(d, n) {
				continue // "the Prime Minister", "D-Mont."
			}
		}
		if n.Code == "" && n.End-n.First > 2 && titleWord(d.Form(int(n.End-1))) {
			if end, e := match(d, int(n.First)); e != nil && end < int(n.End) && end-int(n.First) > 1 && titleWord(d.Form(end)) {
				n = nlp.Name{First: n.First, End: int32(end), Kind: e.Kind, Form: e.Form, Code: e.Code} // "State Department Spokesperson"
			}
		}
		if (n.Kind == nlp.Other || n.Kind == nlp.Place) && n.Code == "" && n.End-n.First > 2 && office(d.Form(int(n.First))) && d.Is(int(n.First+1), "of") {
			n.Kind = nlp.Organisation // "the Association of Tea Growers"
		}
		if n.Kind == nlp.Person && n.Code == "" && n.End-n.First == 1 && k+1 < len(names) && names[k+1].Kind == nlp.Person && names[k+1].First == n.End+1 && d.Tokens[n.End].XPOS == nlp.TagPOS {
			n.Kind = nlp.Organisation // "Acme's Jane Roe"
		}
		if (n.Kind == nlp.Organisation || n.Kind == nlp.Place) && n.Code == "" && n.End-n.First > 1 && (pact(d.Form(int(n.End-1))) || pact(d.Form(int(n.First))) && d.Is(int(n.First+1), "of")) {
			n.Kind = nlp.Other
		}
		if n.Kind == nlp.Organisation && n.Code == "" {
			if t := ownMinistry(d, n); t > n.First {
				state := nlp.Name{First: n.First, End: t, Kind: nlp.State}
				code(d, &state)
				sc.names = append(sc.names, state)
				n.First = t
			} else if n.End-n.First == 1 && m.portfolio(d, names, k) {
				continue
			} else if end := beforeState(d, n); end < n.End {
				sc.names = append(sc.names, nlp.Name{First: n.First, End: end, Kind: n.Kind})
				n = nlp.Name{First: end + 1, End: n.End, Kind: nlp.State}
				code(d, &n)
			} else if end := m.coordinated(d, n, s.End); end > n.End {
				n.End = end
			}
		}
		if n.Code != "" && n.Kind == nlp.State && n.Form == nlp.Demonym {
			until := s.End
			if k+1 < len(names) {
				until = min(until, names[k+1].First)
			}
			if end := institution(d, n.End, until); end > n.End {
				n = nlp.Name{First: n.First, End: end, Kind: nlp.Organisation}
			}
		}
		for k+1 < len(names) && names[k+1].First < n.End {
			k++
			n.End = max(n.End, names[k].End)
		}
		sc.names = append(sc.names, n)
	}
	return append(names[:0], sc.names...)
}

// ownMinistry returns the first word of a ministry of which n begins with whose
// it is, as in "Turkish Foreign Ministry"; that of n where it does not.
func ownMinistry(d *nlp.Doc, n nlp.Name) int32 {
	switch d.Form(int(n.End - 1)) {
	case "Ministry", "Government", "Cabinet", "Parliament":
	default:
		return n.First
	}
	if end, e := match(d, int(n.First)); e != nil && e.Form == nlp.Demonym && end < int(n.End) {
		return int32(end)
	}
	return n.First
}

// beforeState returns the end of n before an "and" behind which nothing but a
// state stands, the first that n names: "Ministry of Trade" of "Ministry of
// Trade and Norway"; else that of n.
func beforeState(d *nlp.Doc, n nlp.Name) int32 {
	for t := n.First; t < n.End; t++ {
		end, e := match(d, int(t))
		if e == nil || e.Kind != nlp.State || e.Form != nlp.Proper {
			continue
		}
		if end == int(n.End) && t > n.First+1 && d.Is(int(t-1), "and") {
			return t - 1
		}
		return n.End
	}
	return n.End
}

// officesAlone reports whether a person's name is nothing but an office or the
// letter of a party with its place.
func officesAlone(d *nlp.Doc, n nlp.Name) bool {
	if f := d.Form(int(n.First)); n.End-n.First == 1 && len(f) > 3 && f[1] == '-' && (f[0] == 'D' || f[0] == 'R') && f[2] >= 'A' && f[2] <= 'Z' && f[len(f)-1] == '.' {
		return true
	}
	if n.End-n.First < 2 {
		return false
	}
	for t := n.First; t < n.End; t++ {
		if f := d.Form(int(t)); !titleWord(f) && f != "Prime" && f != "Vice" && f != "Deputy" && f != "Foreign" {
			return false
		}
	}
	return true
}

// person takes from the front of a person's name what an office left there:
// "Education" of "Minister of Education Carla Rossi", "for Trade Mr." of
// "Undersecretary for Trade Mr. Bianchi".
func person(m *Model, d *nlp.Doc, n *nlp.Name) {
	for t := n.End - 2; t >= n.First; t-- {
		if f := d.Form(int(t)); !keeps(f) && gazetteer.Title(gazetteer.Fold(f)) == "honorific" && t > n.First {
			n.First = t + 1
			return
		}
	}
	if n.End-n.First < 3 || n.First < 2 {
		return
	}
	if o := d.Form(int(n.First - 1)); o != "of" && o != "for" {
		return
	}
	if !titleWord(d.Form(int(n.First - 2))) {
		return
	}
	for n.End-n.First > 2 && m.common(d, n.First) && m.known.flags(hashFold(d.Form(int(n.First))))&lexGiven == 0 {
		n.First++
	}
}

// pact reports whether what ends with w is a text rather than a body.
func pact(w string) bool {
	switch w {
	case "Agreement", "Agreements", "Accord", "Accords", "Treaty", "Pact", "Protocol", "Convention", "Act", "Bill", "Scheme", "Plan", "Declaration", "Memorandum", "Framework", "Initiative", "Resolution", "Budget", "Amendment", "Deal", "Charter", "Backstop":
		return true
	}
	return false
}

// portfolio reports whether names[k], one common word, is the department of the
// office behind it: "Justice Secretary Rob Lane".
func (m *Model) portfolio(d *nlp.Doc, names []nlp.Name, k int) bool {
	t := names[k].End
	if t >= int32(len(d.Tokens)) || !m.common(d, names[k].First) {
		return false
	}
	switch d.Form(int(t)) {
	case "Secretary", "Minister", "secretary", "minister", "Commissioner", "commissioner":
		return true
	case "chief", "boss", "spokesman", "spokeswoman":
		return isPortfolio(d.Form(int(names[k].First)))
	}
	return false
}

// isPortfolio reports whether w is what a government gives to one of its members.
func isPortfolio(w string) bool {
	switch w {
	case "Agriculture", "Budget", "Defence", "Defense", "Economy", "Education", "Employment", "Energy", "Environment", "Farm", "Finance", "Fisheries", "Health", "Housing",
		"Immigration", "Industry", "Interior", "Justice", "Labor", "Labour", "Pensions", "Police", "Security", "Tax", "Trade", "Transport", "Transportation", "Treasury", "Welfare":
		return true
	}
	return false
}

// common reports whether the word at token t is in the dictionary.
func (m *Model) common(d *nlp.Doc, t int32) bool {
	return m.words.Of(lexicon.Hash(d.Form(int(t)))).Classes != 0
}

// coordinated returns the end of a name such as "Ministry of Trade, Industry and
// Labour" of which n is the beginning: capitalised common words behind commas
// and "and", in what hangs on "of" or "for".
func (m *Model) coordinated(d *nlp.Doc, n nlp.Name, until int32) int32 {
	joined := false
	for t := n.First + 1; t < n.End-1; t++ {
		joined = joined || d.Is(int(t), "of") || d.Is(int(t), "for")
	}
	if !joined || !office(d.Form(int(n.First))) && !office(d.Form(int(n.First+1))) {
		return n.End
	}
	end, t := n.End, n.End
	for t < until {
		comma := d.Is(int(t), ",")
		and := d.Is(int(t), "and") || d.Is(int(t), "&")
		if !comma && !and {
			break
		}
		t++
		if comma && t < until && (d.Is(int(t), "and") || d.Is(int(t), "&")) {
			and = true
			t++
		}
		a := t
		for t < until && t-a < 4 && m.common(d, t) && capital(d, t) && !titleWord(d.Form(int(t))) {
			t++
		}
		if _, e := match(d, int(a)); t == a || e != nil || t < until && capital(d, t) && d.Tokens[t].UPOS == nlp.PROPN {
			break // nothing, or the beginning of somebody else's name
		}
		if a+1 == t && office(d.Form(int(a))) {
			break // "the Ministry of Trade and Parliament"
		}
		if and {
			return t
		}
	}
	return end
}

// institution returns the end of the capitalised words at token i, where the
// last of them names a body; i where they do not.
func institution(d *nlp.Doc, i, until int32) int32 {
	end := i
	for t := i; t < until && t-i < 6 && capital(d, t); t++ {
		if w := d.Form(int(t)); office(w) || firmWord(w) {
			end = t + 1
		} else if titleWord(w) {
			break
		}
	}
	return end
}

// office reports whether w is what a public or joint body is called.
func office(w string) bool {
	switch w {
	case "Ministry", "Department", "Office", "Bureau", "Secretariat", "Directorate", "Committee", "Commission", "Council", "Union", "Association", "Society",
		"Federation", "Confederation", "Institute", "Board", "Agency", "Authority", "Chamber", "Centre", "Center", "Organisation", "Organization", "Foundation",
		"Fund", "League", "Alliance", "Coalition", "Congress", "Conference", "Assembly", "Parliament", "Court", "Army", "Navy", "Guard", "Police", "Bank",
		"Campaign", "Forum", "Network", "Guild", "Trust", "Caucus", "Party", "Front", "Movement", "Service", "Corporation", "Treasury", "Senate", "Brigade", "Division":
		return true
	}
	return false
}

func capital(d *nlp.Doc, t int32) bool {
	c := d.Text[d.Tokens[t].Start]
	return c >= 'A' && c <= 'Z' || c >= 0xC3
}

package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// mendNames mends the names of a report by what stands beside them: it takes off words
// that only begin the sentence or an office, and takes for a firm what the report
// treats as one.
func mendNames(draft *Draft) {
	c := *draft.Doc // all other layers are shared
	d := &c
	d.Names = slices.Clone(d.Names)
	draft.Doc = d
	leaveOwners(d)
	joinHyphens(d)
	readFirms(d)
	lastNames(d)
	soviets(d)
	firms := map[string]bool{}
	people := map[string]bool{} // last words of full names, and what follows an honorific
	opens := map[string]int{}   // first words of names
	for k := range d.Names {
		n := &d.Names[k]
		opens[d.Form(int(n.First))]++
		if n.Kind == nlp.Person && (n.End-n.First > 1 || n.First > 0 && honorific(d, n.First-1)) {
			people[d.Form(int(n.End-1))] = true
		}
	}
	for k := range d.Names {
		n := &d.Names[k]
		trimName(d, n, opens)
		if unsureFirm(n) && firmBeside(d, n) || (unsureFirm(n) || hyphenated(d, n)) && firmOfOffice(d, n) {
			firms[d.Words(int(n.First), int(n.End))] = true
		}
	}
	sortNames(d)
	joinPairs(d)
	nameOwned(d)
	nameBodies(d)
	for k := range d.Names {
		n := &d.Names[k]
		if (unsureFirm(n) || hyphenated(d, n)) && firms[d.Words(int(n.First), int(n.End))] && (!people[d.Form(int(n.End-1))] || hyphenated(d, n)) {
			n.Kind = nlp.Organisation
		}
		noPerson(d, n, people)
	}
}

// noPerson mends a name of one word that was read as a person's where nobody in the report
// has it as the last word of a full name: a state by its name, "mediator Qatar", or a body
// that is written in capitals, "the opposition PTI".
func noPerson(d *nlp.Doc, n *nlp.Name, people map[string]bool) {
	w := d.Form(int(n.First))
	if n.Kind != nlp.Person || n.End-n.First != 1 || people[w] {
		return
	}
	if e := gazetteer.Lookup(w); e != nil && e.Code != "" && e.Kind == nlp.State && !e.Weak && !e.Needs && e.Form == nlp.Proper && capitalAt(d, n.First) {
		n.Kind, n.Code, n.Form = nlp.State, e.Code, e.Form
		return
	}
	if n.Code == "" && capitals(w) && !shouted(d, int(n.First)) {
		n.Kind = nlp.Organisation
	}
}

// shouted reports whether the words around token i are all in capitals, which then tell
// nothing.
func shouted(d *nlp.Doc, i int) bool {
	s := d.Sentences[d.Tokens[i].Sentence]
	for k := int(s.First); k < int(s.End); k++ {
		if d.Tokens[k].UPOS == nlp.VERB || d.Tokens[k].UPOS == nlp.NOUN {
			return capitals(d.Form(k))
		}
	}
	return true
}

// leaveOwners takes the end of an owner's name off the names that begin with it, "'s Jane
// Roe". What is left is nobody's name where it is a noun for a body: "the mayor's Office".
func leaveOwners(d *nlp.Doc) {
	for k := range d.Names {
		n := &d.Names[k]
		if n.End-n.First < 2 || !isPossessive(d, n.First) {
			continue
		}
		n.First++
		if n.Kind == nlp.Person && n.End-n.First == 1 && Agent(lower(d.Form(int(n.First)))) == "body" {
			n.Kind = nlp.Other
		}
	}
}

// unsureFirm reports whether a name may be a firm that was read as a place or a person
// by one word.
func unsureFirm(n *nlp.Name) bool {
	return n.Code == "" && (n.Kind == nlp.Place || n.Kind == nlp.Person && n.End-n.First == 1 || n.Kind == nlp.Other)
}

// hyphenated reports whether a name read as a person's is two words that a hyphen joins.
func hyphenated(d *nlp.Doc, n *nlp.Name) bool {
	return n.Code == "" && n.Kind == nlp.Person && n.End-n.First == 3 && d.Is(int(n.First+1), "-")
}

// trimName takes off what is no part of a name: "Yesterday" that begins the sentence,
// the trade in "Airline Meridian Air", an office behind it, the state behind a party.
func trimName(d *nlp.Doc, n *nlp.Name, opens map[string]int) {
	if n.Code != "" || n.End-n.First < 2 {
		return
	}
	w := gazetteer.Fold(d.Form(int(n.First)))
	if n.First == d.Sentences[d.Tokens[n.First].Sentence].First {
		next := d.Form(int(n.First + 1))
		if c := next[0]; c >= 'A' && c <= 'Z' && (dayWords[w] || trades[w] && opens[next] > 0) {
			n.First++
			n.Code, n.Form = codeOf(d, n)
			return
		}
	}
	if n.Kind == nlp.Person {
		trimPerson(d, n)
		return
	}
	if n.Kind != nlp.Organisation {
		return
	}
	if e := gazetteer.Lookup(d.Form(int(n.First))); e != nil && e.Code != "" && n.End-n.First > 2 && (d.Is(int(n.First+1), "of") || d.Is(int(n.First+1), "from")) {
		if h := gazetteer.Of(e.Code); h != nil && h.Sort == "party" {
			n.End = n.First + 1
			n.Code, n.Form = e.Code, e.Form
			return
		}
	}
	end := n.End
	for end-n.First > 1 && officeEnds[gazetteer.Fold(d.Form(int(end-1)))] {
		end--
	}
	for end < n.End && end-n.First > 1 && (d.Is(int(end-1), "-") || d.Is(int(end-1), "Co")) {
		end-- // "Co-Chairman"
	}
	if end != n.End && end-n.First > 1 {
		n.End = end
		n.Code, n.Form = codeOf(d, n)
	}
}

// trimPerson takes off what stands before a person's own name of at least two words: a
// party or body, "Tory Liam Fox", the field of an office, "Chancellor of the Exchequer
// Jane Roe".
func trimPerson(d *nlp.Doc, n *nlp.Name) {
	if n.End-n.First <= 2 {
		return
	}
	t := n.First
	if t > 2 && d.Is(int(t-1), "the") && d.Is(int(t-2), "of") && titleAt(d, t-3) == "office" {
		n.First++
		return
	}
	for end := n.End - 2; end > t; end-- {
		e := gazetteer.Lookup(d.Words(int(t), int(end)))
		if e == nil || e.Code == "" {
			continue
		}
		if h := gazetteer.Of(e.Code); h != nil && (h.Sort == "party" || end-t > 1 && h.Kind != nlp.State) {
			n.First = end
			return
		}
	}
}

// codeOf returns the code and form that the gazetteer has for the words of a name.
func codeOf(d *nlp.Doc, n *nlp.Name) (string, nlp.NameForm) {
	if e := gazetteer.Lookup(d.Words(int(n.First), int(n.End))); e != nil && e.Kind == n.Kind {
		return e.Code, e.Form
	}
	return n.Code, n.Form
}

// dayWords are adverbs of time that may begin a sentence before a name.
var dayWords = listed("dayWords")

// officeEnds are words of an office that a body's name does not end with.
var officeEnds = listed("officeEnds")

// trades are nouns that tell a body's trade before its name.
var trades = listed("trades")

// callings are those of them that are said of people too.
var callings = listed("callings")

// firmBeside reports whether the words beside a name are said of a firm or body: its
// trade before it, its board, shares or chief executive behind it.
func firmBeside(d *nlp.Doc, n *nlp.Name) bool {
	s := d.Sentences[d.Tokens[n.First].Sentence]
	if t := n.First - 1; t >= s.First && (d.Tokens[t].UPOS == nlp.NOUN || d.Tokens[t].UPOS == nlp.ADJ) {
		if w := gazetteer.Fold(d.Form(int(t))); trades[w] && (n.Kind != nlp.Person || !callings[w]) && d.Tokens[t].XPOS != nlp.TagNNS {
			// "the port operator Norline", no place that something lies in
			return n.Kind != nlp.Person || t == s.First || d.Tokens[t-1].UPOS != nlp.PROPN
		}
	}
	t := n.End
	own := t < s.End && d.Tokens[t].XPOS == nlp.TagPOS
	if own {
		t++
	} else if t+1 < s.End && d.Is(int(t), ",") && d.Is(int(t+1), "its") {
		own = true
		t += 2
	} else if n.Kind == nlp.Person {
		own = true // "Norline chief executive Ebba Lund"
		if t+1 >= s.End || !chiefs(d, t) {
			return false
		}
	}
	if t+1 >= s.End {
		return false
	}
	if chiefs(d, t) {
		return true
	}
	if !own {
		return false
	}
	switch strings.ToLower(d.Form(int(t))) {
	case "board", "shares", "shareholders", "stock", "takeover", "creditors", "share", "workforce", "subsidiary":
		return true
	}
	return false
}

// chiefs reports whether an office of a firm alone stands at token t.
func chiefs(d *nlp.Doc, t int32) bool {
	switch strings.ToLower(d.Form(int(t))) {
	case "ceo", "cfo", "coo":
		return true
	case "chief":
		switch strings.ToLower(d.Form(int(t + 1))) {
		case "executive", "financial", "operating", "finance":
			return true
		}
	case "finance":
		return d.Is(int(t+1), "director") || d.Is(int(t+1), "chief")
	case "managing":
		return d.Is(int(t+1), "director")
	}
	return false
}

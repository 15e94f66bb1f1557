package ner

import (
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// edges mends where names begin and end by what stands beside them: "Acme, Inc."
// and "al-Hakim" are one name, "Larnholm Ohio" two, and an address of mail or of
// a file is none.
func (sc *scratch) edges(m *Model, d *nlp.Doc, names []nlp.Name) []nlp.Name {
	sc.names = sc.names[:0]
	for k, n := range names {
		s := d.Sentences[d.Tokens[n.First].Sentence]
		if was := len(sc.names); was > 0 && sc.names[was-1].End > n.First {
			continue // taken in by the one before
		}
		if n.End-n.First == 1 && n.Code == "" && address(d.Form(int(n.First)), n.Kind) {
			continue
		}
		if a, b, ok := paired(d, n); ok {
			sc.names = append(sc.names, a, b)
			continue
		}
		until := s.End
		if k+1 < len(names) {
			until = min(until, names[k+1].First)
		}
		if n.End+1 < s.End && d.Is(int(n.End), ",") && incorporated(d.Form(int(n.End+1))) && n.Code == "" {
			n.End += 2
			n.Kind = nlp.Organisation
		}
		if n.Code == "" && n.Form == 0 {
			if n.First = m.particles(d, n, s.First); n.First == names[k].First-3 {
				n.Kind = nlp.Person
			}
			for was := len(sc.names); was > 0 && sc.names[was-1].End > n.First; was-- {
				n.First = min(n.First, sc.names[was-1].First)
				sc.names = sc.names[:was-1]
			}
			sc.shop(d, &n, s, until)
		}
		if l := len(sc.names) - 1; l >= 0 && n.Code == "" && n.End-n.First == 1 && sc.names[l].Kind == nlp.Place && sc.names[l].End == n.First-1 && d.Is(int(n.First-1), ",") && postal(d.Form(int(n.First))) {
			n.Kind = nlp.Place
		}
		if t := twoPlaces(d, n); t > n.First {
			sc.names = append(sc.names, nlp.Name{First: n.First, End: t, Kind: nlp.Place})
			n.First = t
			code(d, &n)
		}
		sc.names = append(sc.names, n)
		if n.Kind == nlp.Place && n.Code == "" && n.End+1 < until && d.Is(int(n.End), ",") && postal(d.Form(int(n.End+1))) {
			sc.names = append(sc.names, nlp.Name{First: n.End + 1, End: n.End + 2, Kind: nlp.Place})
		}
	}
	return append(names[:0], sc.names...)
}

// address reports whether a word is an address of mail, of the web or of a file.
// "Acme.com" may be a company, and "acme.com" is no place.
func address(w string, k nlp.NameKind) bool {
	if strings.IndexByte(w, '@') >= 0 || strings.HasPrefix(w, "www.") || strings.HasPrefix(w, "http") && strings.Contains(w, "://") {
		return true
	}
	i := strings.LastIndexByte(w, '.')
	if i <= 0 || i == len(w)-1 {
		return false
	}
	switch lower(w[i+1:]) {
	case lowHTM, lowHTML, lowDoc, lowPDF, lowXLS, lowTXT, lowZip, lowJPG:
		return true
	}
	return k == nlp.Place && w[0] >= 'a' && w[0] <= 'z' && len(w) > 5
}

var lowHTM, lowHTML, lowDoc, lowPDF, lowXLS, lowTXT, lowZip, lowJPG = lower("htm"), lower("html"), lower("doc"), lower("pdf"), lower("xls"), lower("txt"), lower("zip"), lower("jpg")

// incorporated reports whether a company's name may end with a comma and w.
func incorporated(w string) bool {
	switch w {
	case "Inc", "Inc.", "Ltd", "Ltd.", "LLC", "LLP", "L.L.C.", "LP", "L.P.", "PLC", "Plc", "plc", "Corp", "Corp.", "N.V.", "S.A.", "S.p.A.", "GmbH":
		return true
	}
	return false
}

// particles returns the first word of a person's name with what stands before
// it: "al-Hakim", "bin Rashid", "van Dalen".
func (m *Model) particles(d *nlp.Doc, n nlp.Name, from int32) int32 {
	f := n.First
	if f >= from+2 && d.Is(int(f-1), "-") && arabicArticle(d.Form(int(f-2))) && n.Kind != nlp.Other {
		return f - 2
	}
	if g := f - 3; g >= from && n.Kind != nlp.Organisation && capital(d, f) && (d.Is(int(f-2), "van") || d.Is(int(f-2), "von")) && capital(d, g) && !titleWord(d.Form(int(g))) {
		switch d.Form(int(f - 1)) {
		case "der", "den", "de", "dem", "het", "zu":
			return g // "Pieter van der Meer"
		}
	}
	if n.Kind == nlp.Person && f > from && capital(d, f) {
		switch d.Form(int(f - 1)) {
		case "bin", "ibn", "van", "von", "bint":
			return f - 1
		}
	}
	return f
}

func arabicArticle(w string) bool {
	switch w {
	case "al", "Al", "el", "El", "ash", "Ash", "as", "As", "az", "Az", "an", "ad", "Ad", "ar", "Ar", "at", "ut", "ul":
		return true
	}
	return false
}

// twoPlaces returns the first word of the state behind its town where both were
// read as one name, as in "Larnholm Ohio"; n.First where they were not.
func twoPlaces(d *nlp.Doc, n nlp.Name) int32 {
	if n.Kind != nlp.Place || n.Code != "" || n.End-n.First < 2 {
		return n.First
	}
	if end, e := gazetteer.Match(d, int(n.First)); e != nil && end == int(n.End) {
		return n.First
	}
	switch lower(d.Form(int(n.End - 2))) {
	case lowNorth, lowSouth, lowEast, lowWest, lowNew, lowBaja, lowOf, lowCentral, lowNorthern, lowSouthern, lowEastern, lowWestern, lowUpper, lowLower, lowGreater:
		return n.First
	}
	if w := d.Form(int(n.End - 1)); len(w) == 2 && capital(d, n.First) && capital(d, n.End-1) && postal(upper(w)) {
		return n.End - 1
	}
	for t := n.First + 1; t < n.End; t++ {
		end, e := gazetteer.Match(d, int(t))
		if e != nil && end == int(n.End) && e.Sort == "region" {
			return t
		}
	}
	return n.First
}

var lowNorth, lowSouth, lowEast, lowWest, lowNew, lowBaja, lowOf, lowCentral = lower("north"), lower("south"), lower("east"), lower("west"), lower("new"), lower("baja"), lower("of"), lower("central")
var lowNorthern, lowSouthern, lowEastern, lowWestern, lowUpper, lowLower, lowGreater = lower("northern"), lower("southern"), lower("eastern"), lower("western"), lower("upper"), lower("lower"), lower("greater")

// postal reports whether w is how the post calls a state of the United States.
func postal(w string) bool {
	switch w {
	case "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC":
		return true
	}
	return false
}

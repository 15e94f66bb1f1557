package ner

import "github.com/parley-record/parley/nlp"

// tradeWord reports whether a company that is called so by its last word makes,
// sells or runs such: "Arden Water", "Tianlu Motors".
func tradeWord(w string) bool {
	switch w {
	case "Aerospace", "Aviation", "Bakeries", "Beverages", "Biotech", "Breweries", "Brewing", "Broadcasting", "Builders", "Capital", "Cement", "Chemicals", "Communications", "Construction",
		"Dairies", "Electric", "Electronics", "Energy", "Engineering", "Enterprises", "Entertainment", "Equities", "Ferries", "Financial", "Foods", "Freight", "Furniture", "Gas", "Healthcare",
		"Holding", "Homes", "Hotels", "Industries", "Insurance", "Investments", "Laboratories", "Labs", "Logistics", "Media", "Metals", "Mills", "Minerals", "Mines", "Mining", "Motor", "Motors",
		"Networks", "Oil", "Partners", "Petroleum", "Pharma", "Pharmaceuticals", "Pictures", "Plastics", "Platinum", "Power", "Press", "Productions", "Properties", "Publishing", "Rail", "Railway", "Railways",
		"Records", "Refineries", "Resorts", "Resources", "Retail", "Robotics", "Rubber", "Securities", "Semiconductor", "Semiconductors", "Services", "Shipping", "Shipyards", "Software", "Solar", "Solutions",
		"Steel", "Steelworks", "Stores", "Studios", "Supermarkets", "Systems", "Technologies", "Technology", "Telecom", "Telecommunications", "Textiles", "Therapeutics", "Tobacco", "Toys", "Trading", "Transport",
		"Utilities", "Ventures", "Water", "Wireless", "Works":
		return true
	}
	return false
}

// bodyWord reports whether what is called so by its last word is a body of
// people, whatever comes before it.
func bodyWord(w string) bool {
	switch w {
	case "Party", "Union", "Ministry", "Department", "Council", "Committee", "Commission", "Association", "University", "Institute", "Agency", "Company", "Corporation", "Federation",
		"Foundation", "Authority", "Organisation", "Organization", "Coalition", "Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "PLC", "Plc", "plc", "GmbH", "Airlines", "Airways":
		return true
	}
	return false
}

// partyWord reports whether a movement may be called so behind a party's word,
// as "Democratic Front" is.
func partyWord(w string) bool {
	switch w {
	case "Front", "League", "Alliance", "Union", "Movement", "Coalition", "Federation", "Guard", "Forum", "Army", "Brigade", "Council":
		return true
	}
	return false
}

// partyAdjective reports whether w says which way a party leans.
func partyAdjective(w string) bool {
	switch w {
	case "Democratic", "Republican", "Conservative", "Liberal", "Socialist", "Communist", "National", "Nationalist", "Patriotic", "Popular", "Progressive", "Radical", "Green":
		return true
	}
	return false
}

// owners returns the end of a body that belongs to many, of which the sequence
// found these alone: "the Ulster Farmers' League".
func (m *Model) owners(d *nlp.Doc, n nlp.Name, until int32) int32 {
	f := d.Form(int(n.End - 1))
	if n.End+1 >= until || f[len(f)-1] != 's' || !m.common(d, n.End-1) || !d.Is(int(n.End), "'") && !d.Is(int(n.End), "’") {
		return n.End
	}
	if end := institution(d, n.End+1, until); end > n.End+1 {
		return end
	}
	return n.End
}

// trade makes a person or place of two or three words an organisation where the
// last of them says what it trades in, unless a given name stands before it.
func (m *Model) trade(d *nlp.Doc, n nlp.Name) nlp.Name {
	if n.Kind == nlp.Organisation || n.End-n.First < 2 || n.End-n.First > 3 || !tradeWord(d.Form(int(n.End-1))) {
		return n
	}
	last := m.known.flags(hashFold(d.Form(int(n.End - 1))))
	if n.Kind == nlp.Person && last&lexSurname != 0 && m.known.flags(hashFold(d.Form(int(n.First))))&lexGiven != 0 {
		return n // "David Steel"
	}
	if n.First > 0 && personal(d.Form(int(n.First-1))) {
		return n
	}
	n.Kind = nlp.Organisation
	return n
}

// joint returns the first word of a body that the sequence found the end of
// alone: "the Harbour and Dock Workers Union", "the Rail, Ferry and Port Workers
// Union". What stands before "and" must be common words behind an article.
func (m *Model) joint(d *nlp.Doc, n nlp.Name, from int32) int32 {
	if w := d.Form(int(n.End - 1)); !office(w) && !firmWord(w) || n.First < from+2 {
		return n.First
	}
	t := n.First - 1
	if !d.Is(int(t), "and") && !d.Is(int(t), "&") {
		return n.First
	}
	for {
		a := t
		for t > from && t > a-4 && capital(d, t-1) && !d.Is(int(t-1), "The") {
			t--
			f := d.Form(int(t))
			if _, e := match(d, int(t)); e != nil || !m.common(d, t) || office(f) || firmWord(f) || titleWord(f) {
				return n.First
			}
		}
		if t == a || t == from {
			return n.First
		}
		if d.Is(int(t-1), "the") || d.Is(int(t-1), "The") {
			return t
		}
		if !d.Is(int(t-1), ",") {
			return n.First
		}
		t--
	}
}

// foreignBody reports whether w begins the name of a body that is not English.
func foreignBody(w string) bool {
	switch w {
	case "Banco", "Banque", "Banca", "Caisse", "Crédit", "Société", "Compagnie", "Compañía", "Companhia", "Empresa", "Partido", "Parti", "Partito", "Frente", "Movimiento", "Movimento", "Mouvement",
		"Confederación", "Confédération", "Confederação", "Unión", "União", "Sindicato", "Syndicat", "Ministerio", "Ministério", "Ministère", "Médecins", "Asociación", "Associação", "Federación", "Fédération",
		"Ejército", "Comité", "Congreso", "Junta", "Forza", "Fuerzas", "Alianza", "Aliança", "Rassemblement", "Bund", "Bundesverband", "Stichting", "Cámara", "Câmara", "Tribunal", "Consejo", "Conseil":
		return true
	}
	return false
}

// foreign returns the end of a body whose name is not English: "Banco do Norte".
func foreign(d *nlp.Doc, n nlp.Name, until int32) int32 {
	if !foreignBody(d.Form(int(n.First))) {
		return n.End
	}
	end := n.End
	for t := end; t+1 < until; {
		p := t
		for p < until && particle(d.Form(int(p))) {
			p++
		}
		if p == t || p >= until || !capital(d, p) {
			break
		}
		for p < until && capital(d, p) && d.Tokens[p].UPOS == nlp.PROPN {
			p++
		}
		if p == t || !capital(d, p-1) {
			break
		}
		t, end = p, p
	}
	return end
}

// particle reports whether w is a little word within names of Romance languages.
func particle(w string) bool {
	switch w {
	case "de", "del", "do", "da", "dos", "das", "du", "des", "la", "las", "los", "le", "les", "el", "y", "e", "et", "di", "della", "dei", "per", "por", "para", "pour", "sans", "au", "aux", "en":
		return true
	}
	return false
}

// located returns the token "in" of a place that lies within another, as in
// "City Hall in Larnholm"; n.First where there is none.
func located(d *nlp.Doc, n nlp.Name) int32 {
	for t := n.First + 1; t < n.End-1; t++ {
		if d.Is(int(t), "in") && capital(d, t+1) {
			return t
		}
	}
	return n.First
}

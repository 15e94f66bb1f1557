package extract

import "github.com/parley-record/parley/nlp"

// Read drafts what doc tells, as published on the given date (RFC 3339 date or
// time; empty: unknown). It keeps doc.
func Read(doc *nlp.Doc, published string) *Draft {
	d := &Draft{Doc: doc, Published: published}
	d.read()
	return d
}

// read fills an empty draft.
func (d *Draft) read() {
	for _, read := range readers {
		read(d)
	}
	d.grown = nil
}

// readers fill a draft, each its own tables, in this order: a later one may
// lean on what an earlier one found.
var readers = []func(*Draft){
	mendDateline, // before all that ask who acts
	mendCut,      // before all that ask what is done
	mendVerbs,    // before all that ask what is done
	mendNames,    // before all that ask who is named
	readRoles,
	readStatements, // first: the others ask in whose words a thing is told
	readRecord,
}

package export

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/parley-record/parley"
)

// A Feed is what Atom says of a negotiation's changes.
type Feed struct {
	Title   string
	Self    string // absolute address of the feed
	Page    string // absolute address of the page
	Changes []parley.Change
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
	Kind    struct {
		Term string `xml:"term,attr"`
	} `xml:"category"`
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

// WriteAtom writes changes, newest first, as a feed (RFC 4287).
func WriteAtom(w io.Writer, f Feed) error {
	x := atomFeed{ID: f.Self, Title: f.Title, Updated: "1970-01-01T00:00:00Z", Author: "Parley", Links: []atomLink{{"self", f.Self}, {"alternate", f.Page}}}
	for i, c := range f.Changes {
		if i == 0 {
			x.Updated = c.At
		}
		e := atomEntry{ID: fmt.Sprintf("urn:parley:change:%s:%s:%s:%d", c.Entry, c.Kind, c.At, c.ID), Title: c.Text, Updated: c.At, Summary: c.Quote, Link: atomLink{"alternate", f.Page + "/e/" + string(c.Entry)}}
		if c.Kind == "report" {
			e.Link.Href = f.Page + "/reports/" + string(c.Report)
		}
		e.Kind.Term = c.Kind
		x.Entries = append(x.Entries, e)
	}
	return writeXML(w, x)
}

// Package export writes a record in the formats that other programs read: one
// file per format. The package is pure: the same record gives the same bytes.
package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
)

// A Format is one way to write a record.
type Format struct {
	Name  string // as on the command line
	Title string // for a person
	Ext   string
	Type  string // media type
	write func(w io.Writer, v *view) error
}

// Options are the settings of Write. The zero value is what is shipped.
type Options struct {
	Notes     bool                          // reports of kind "note" too: they leave only when asked
	Page      string                        // absolute address of the negotiation's pages; empty: none
	Sentences func(*parley.Report) [][2]int // for briefs; nil: paragraphs
}

var formats = []Format{
	{"json", "The record, whole (parley-record/1)", ".json", "application/json", writeJSON},
	{"textless", "The record without the press texts; attach them again with parley attach", ".json", "application/json", writeTextless},
	{"csv", "Tables for statistics: one CSV file each, in a zip", ".zip", "application/zip", writeCSV},
	{"dna-csv", "Event list of Discourse Network Analyzer (CSV)", ".csv", "text/csv; charset=utf-8", writeDNA},
	{"qdpx", "Project for coding by hand (REFI-QDA: NVivo, ATLAS.ti, MAXQDA, QualCoder)", ".qdpx", "application/zip", writeQDA},
	{"graphml", "Parties and issues as a network (GraphML: Gephi, NetworkX, visone)", ".graphml", "application/graphml+xml", writeGraphML},
	{"gexf", "Parties and issues as a network (GEXF: Gephi)", ".gexf", "application/gexf+xml", writeGEXF},
	{"plover", "Events, PLOVER-coded (JSON Lines)", ".jsonl", "application/x-ndjson", writePLOVER},
	{"annotation", "Entries as W3C Web Annotations (JSON-LD)", ".jsonld", "application/ld+json", writeAnnotations},
	{"schema", "Articles, quotations and claims (schema.org JSON-LD)", ".jsonld", "application/ld+json", writeSchema},
	{"csl", "The reports as references (CSL-JSON: Zotero, pandoc)", ".json", "application/vnd.citationstyles.csl+json", writeCSL},
	{"bibtex", "The reports as references (BibTeX)", ".bib", "application/x-bibtex", writeBibTeX},
	{"md", "A brief in Markdown", ".md", "text/markdown; charset=utf-8", writeMarkdown},
	{"html", "A brief as one page that needs nothing else", ".html", "text/html; charset=utf-8", writeHTML},
	{"ical", "Meetings and deadlines as a calendar", ".ics", "text/calendar; charset=utf-8", writeICal},
}

// Formats returns what Write knows, in the order of use.
func Formats() []Format { return slices.Clone(formats) }

// Suffix is how a file of the format is named after the negotiation.
func (f Format) Suffix() string {
	switch f.Name {
	case "json", "html", "md", "ical", "bibtex", "qdpx":
		return f.Ext
	}
	return "-" + f.Name + f.Ext
}

// Find returns the format of that name.
func Find(name string) (Format, bool) {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}

// ErrTextless is of a record without the texts of its reports, in a format that says
// where in them things stand.
var ErrTextless = errors.New("the record has no texts")

// needTexts are the formats that place entries in the texts, or show these.
var needTexts = []string{"dna", "dna-csv", "qdpx", "annotation", "md", "html"}

// Placeable returns ErrTextless where the format of that name needs texts that rec does
// not have.
func Placeable(format string, rec *parley.Record) error {
	if slices.Contains(needTexts, format) && slices.ContainsFunc(rec.Reports, func(r parley.Report) bool { return r.Text == "" && r.Words > 0 }) {
		return fmt.Errorf("export: %s: %w", format, ErrTextless)
	}
	return nil
}

// Write writes rec to w. It returns ErrTextless where texts are needed and missing.
func (f Format) Write(w io.Writer, rec *parley.Record, opt Options) error {
	if err := Placeable(f.Name, rec); err != nil {
		return err
	}
	rec = Leaving(rec, opt)
	if err := f.write(w, newView(rec, opt)); err != nil {
		return fmt.Errorf("export: %s: %w", f.Name, err)
	}
	return nil
}

// Leaving returns what of rec leaves: all, or all but the user's own notes and
// what stands on them alone.
func Leaving(rec *parley.Record, opt Options) *parley.Record {
	if opt.Notes {
		return rec
	}
	return withoutNotes(rec)
}

// withoutNotes returns rec without the user's own notes and all that stands on
// them alone.
func withoutNotes(rec *parley.Record) *parley.Record {
	notes := map[parley.ID]bool{}
	for i := range rec.Reports {
		if rec.Reports[i].Kind == parley.KindNote {
			notes[rec.Reports[i].ID] = true
		}
	}
	if len(notes) == 0 {
		return rec
	}
	out := rec.Without(func(r *parley.Report) bool { return notes[r.ID] })
	var gone []parley.Report
	for i := range rec.Reports {
		if notes[rec.Reports[i].ID] {
			gone = append(gone, rec.Reports[i])
		}
	}
	out.Unsay(gone)
	return out
}

// view finds what a record holds.
type view struct {
	*parley.Record
	at  *parley.Index
	opt Options
}

func newView(rec *parley.Record, opt Options) *view {
	return &view{Record: rec, at: rec.Index(), opt: opt}
}

func (v *view) names(ids []parley.ID, sep string) string { return strings.Join(v.at.Names(ids), sep) }

// from returns the report of an entry's first evidence; never nil.
func (v *view) from(e *parley.Entry) *parley.Report {
	if len(e.Evidence) > 0 {
		if r := v.at.Reports[e.Evidence[0].Report]; r != nil {
			return r
		}
	}
	return &parley.Report{}
}

func encode(w io.Writer, x any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(x)
}

func writeJSON(w io.Writer, v *view) error {
	v.Normalise()
	return encode(w, v.Record)
}

func (v *view) brief() *brief.Brief {
	sentences := v.opt.Sentences
	if sentences == nil {
		sentences = paragraphs
	}
	v.Normalise()
	return brief.New(v.Record, sentences)
}

func paragraphs(r *parley.Report) [][2]int {
	var list [][2]int
	start := 0
	for i := 0; i <= len(r.Text); i++ {
		if i == len(r.Text) || r.Text[i] == '\n' {
			if i > start {
				list = append(list, [2]int{start, i})
			}
			start = i + 1
		}
	}
	return list
}

func writeMarkdown(w io.Writer, v *view) error { return v.brief().WriteMarkdown(w) }

func writeHTML(w io.Writer, v *view) error { return v.brief().WriteHTML(w) }

func join(spans []parley.Span, sep string) string {
	var l []string
	for _, s := range spans {
		l = append(l, s.Text)
	}
	return strings.Join(l, sep)
}

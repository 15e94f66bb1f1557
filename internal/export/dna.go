package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/parley-record/parley"
)

// A DNAStatement is one row of Discourse Network Analyzer: an actor's yes or no
// to a concept, with its place in the document in UTF-16 units.
type DNAStatement struct {
	ID           int
	Time         time.Time
	Person       string
	Organization string
	Concept      string
	Agreement    bool
	Start, Stop  int
	Text         string
	Report       *parley.Report
}

// DNA returns the statements that DNA can hold: positions for or against. What
// is conditional or undecided is neither yes nor no, and stays out.
func DNA(rec *parley.Record) []DNAStatement {
	v := newView(rec, Options{})
	var list []DNAStatement
	for i := range v.Positions {
		p := &v.Positions[i]
		r := v.from(&p.Entry)
		if p.Stance != "for" && p.Stance != "against" || len(p.Evidence) == 0 {
			continue
		}
		s := DNAStatement{ID: len(list) + 1, Time: moment(r.Published), Organization: v.at.Name(p.Party), Concept: v.at.Name(p.Issue), Agreement: p.Stance == "for", Text: p.Evidence[0].Text, Report: r}
		if by := v.at.Actors[p.By]; by != nil {
			if by.Kind == parley.Person {
				s.Person = by.Name
			} else {
				s.Organization = by.Name // the body that spoke, though its party is another
			}
		}
		s.Start, s.Stop = units(r.Text, p.Evidence[0].Start), units(r.Text, p.Evidence[0].End)
		list = append(list, s)
	}
	return list
}

// units counts the UTF-16 units of the first n bytes of text.
func units(text string, n int) int {
	k := 0
	for _, c := range text[:min(n, len(text))] {
		k += utf16.RuneLen(c)
	}
	return k
}

func moment(t string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if m, err := time.Parse(layout, t); err == nil {
			return m.UTC()
		}
	}
	return time.Time{}
}

// writeDNA writes DNA's event list. Fields are quoted after RFC 4180; no text is
// altered.
func writeDNA(w io.Writer, v *view) error {
	head := []string{"statement_id", "time", "person", "organization", "concept", "agreement", "start_position", "stop_position", "text", "coder",
		"document_id", "document_title", "document_author", "document_source", "document_section", "document_type"}
	row := func(cells ...string) error {
		for i, c := range cells {
			cells[i] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		_, err := fmt.Fprintf(w, "%s\r\n", strings.Join(cells, ";"))
		return err
	}
	if err := row(head...); err != nil {
		return err
	}
	document := map[parley.ID]int{}
	for i := range v.Reports {
		document[v.Reports[i].ID] = i + 1
	}
	for _, s := range DNA(v.Record) {
		agreement, at := "0", ""
		if s.Agreement {
			agreement = "1"
		}
		if !s.Time.IsZero() {
			at = s.Time.Format("2006-01-02 15:04:05")
		}
		if err := row(strconv.Itoa(s.ID), at, s.Person, s.Organization, s.Concept, agreement, strconv.Itoa(s.Start), strconv.Itoa(s.Stop), s.Text, "Parley",
			strconv.Itoa(document[s.Report.ID]), s.Report.Title, s.Report.Author, s.Report.Outlet, s.Report.Section, string(s.Report.Kind)); err != nil {
			return err
		}
	}
	return nil
}

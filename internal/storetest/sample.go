package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/parley-record/parley"
)

// Sentence holds everything that Record finds in a report.
const Sentence = "Mara Lind, who leads the Port Union, said the pay offer was too low. The union rejects the pay offer. Talks are planned in Visby on 12 March."

// Report returns a report with the given text; name is its address.
func Report(name, published, text string) parley.Report {
	sum := sha256.Sum256([]byte(text))
	hash := hex.EncodeToString(sum[:])
	return parley.Report{
		ID: parley.NewID(parley.Reports, hash, 0, len(text), 0), URL: "https://example.org/" + name, SHA256: hash, TextSHA256: hash,
		Title: "Report " + name, Outlet: "The Gazette", Published: published, Language: "en", Kind: parley.KindNews, Words: len(strings.Fields(text)), Text: text,
	}
}

// Record returns what a reader would find in a report that holds Sentence.
func Record(r parley.Report, stance string) *parley.Record {
	span := func(words string) parley.Span {
		i := strings.Index(r.Text, words)
		s, ok := parley.NewSpan(&r, i, i+len(words))
		if !ok {
			panic("storetest: " + words)
		}
		return s
	}
	id := func(t parley.Table, s parley.Span) parley.ID { return parley.NewID(t, r.TextSHA256, s.Start, s.End, 0) }
	said := span("Mara Lind, who leads the Port Union, said the pay offer was too low.")
	rejects := span("The union rejects the pay offer.")
	talks := span("Talks are planned in Visby on 12 March.")
	union, leader, offer := span("the Port Union"), span("Mara Lind"), span("the pay offer")
	source, cue := leader, span("said")
	rec := &parley.Record{Format: parley.Format, Reports: []parley.Report{r}, Run: parley.Run{Engine: "fast"}}
	rec.Actors = []parley.Actor{
		{ID: id(parley.Actors, union), Name: "Port Union", Kind: parley.Organisation, Part: "party", Evidence: []parley.Span{said}, Mentions: []parley.Mention{{Span: union, Form: "name"}}},
		{ID: id(parley.Actors, leader), Name: "Mara Lind", Kind: parley.Person, Evidence: []parley.Span{said}, Mentions: []parley.Mention{{Span: leader, Form: "name"}}},
	}
	rec.Actors[0].Party, rec.Actors[1].Party = rec.Actors[0].ID, rec.Actors[0].ID
	rec.Issues = []parley.Issue{{ID: id(parley.Issues, offer), Label: "the pay offer", Evidence: []parley.Span{rejects}}}
	rec.Statements = []parley.Statement{{
		Entry:  parley.Entry{ID: id(parley.Statements, said), Evidence: []parley.Span{said}, AccordingTo: []parley.ID{rec.Actors[1].ID}, Confidence: 0.9},
		Source: &source, Speaker: rec.Actors[1].ID, Cue: &cue, Content: []parley.Span{span("the pay offer was too low")}, Mode: "indirect", CueClass: "say", Issues: []parley.ID{rec.Issues[0].ID},
	}}
	rec.Positions = []parley.Position{{
		Entry: parley.Entry{ID: id(parley.Positions, rejects), Evidence: []parley.Span{rejects}, Confidence: 0.8},
		Party: rec.Actors[0].ID, Issue: rec.Issues[0].ID, Stance: stance, Force: "refusal",
	}}
	rec.Meetings = []parley.Meeting{{
		Entry: parley.Entry{ID: id(parley.Meetings, talks), Evidence: []parley.Span{talks}, Confidence: 0.7},
		Name:  "talks", Place: "Visby", Participants: []parley.ID{rec.Actors[0].ID}, Status: "planned", Certainty: "announced",
		When: &parley.When{Text: "12 March", From: "2025-03-12", To: "2025-03-12", Precision: "day", Anchor: "report_date"},
	}}
	return rec
}

package parley_test

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/parley-record/parley"
)

// printed is a record as `parley read --format json` prints it, cut down to a
// report of two sentences.
const printed = `{
  "format": "parley-record/1",
  "reports": [{"id": "r5f0b6a1c2d3e", "title": "Port talks", "text": "The dockers' union said it rejects the offer. Talks may resume on Friday."}],
  "actors": [{"id": "a5f0b6a1c2d3e", "name": "The dockers' union", "kind": "organisation",
    "evidence": [{"report": "r5f0b6a1c2d3e", "start": 0, "end": 18, "text": "The dockers' union"}]}],
  "issues": [{"id": "i5f0b6a1c2d3e", "label": "the offer",
    "evidence": [{"report": "r5f0b6a1c2d3e", "start": 35, "end": 44, "text": "the offer"}]}],
  "positions": [{"id": "p5f0b6a1c2d3e", "party": "a5f0b6a1c2d3e", "issue": "i5f0b6a1c2d3e", "stance": "against", "force": "refusal", "confidence": 0.9,
    "evidence": [{"report": "r5f0b6a1c2d3e", "start": 0, "end": 45, "text": "The dockers' union said it rejects the offer."}]}],
  "meetings": [{"id": "m5f0b6a1c2d3e", "status": "planned", "certainty": "possible", "confidence": 0.4,
    "evidence": [{"report": "r5f0b6a1c2d3e", "start": 46, "end": 73, "text": "Talks may resume on Friday."}]}]
}`

// decoded returns the record that printed holds.
func decoded() *parley.Record {
	rec := new(parley.Record)
	if err := json.Unmarshal([]byte(printed), rec); err != nil {
		log.Fatal(err)
	}
	return rec
}

// A record that the command printed, or that its JSON API gave, is decoded,
// checked, and read: who stands where, and in which words.
func Example() {
	rec := new(parley.Record)
	if err := json.Unmarshal([]byte(printed), rec); err != nil {
		log.Fatal(err)
	}
	if err := rec.Check(); err != nil {
		log.Fatal(err)
	}
	index := rec.Index()
	for _, p := range rec.Positions {
		fmt.Printf("%s is %s %s\n", index.Name(p.Party), p.Stance, index.Name(p.Issue))
		for _, e := range p.Evidence {
			fmt.Printf("  %s: %q\n", index.Reports[e.Report].Title, e.Text)
		}
	}
	// Output:
	// The dockers' union is against the offer
	//   Port talks: "The dockers' union said it rejects the offer."
}

// A record whose evidence does not quote its report is refused whole.
func ExampleRecord_Check() {
	rec := decoded()
	rec.Positions[0].Evidence[0].Text = "The dockers' union said it accepts the offer."
	fmt.Println(rec.Check())
	// Output: record.Positions[0].Entry.Evidence[0]: span [0, 45) does not quote its report
}

// Sift leaves what is at least as sure as is asked for.
func ExampleRecord_Sift() {
	rec := decoded()
	fmt.Println(rec.Sift(0.5), "left out:", len(rec.Positions), "position,", len(rec.Meetings), "meetings")
	// Output: 1 left out: 1 position, 0 meetings
}

// Without takes reports out of a copy, and what stands on their words alone.
func ExampleRecord_Without() {
	rec := decoded()
	rest := rec.Without(func(r *parley.Report) bool { return r.Title == "Port talks" })
	fmt.Println(len(rec.Positions), len(rest.Positions))
	// Output: 1 0
}

// Normalise gives a record of one's own making the shape of the printed format:
// empty tables are empty lists, not null.
func ExampleRecord_Normalise() {
	q := parley.Quantity{Value: 2.71828}
	rec := &parley.Record{Proposals: []parley.Proposal{{Terms: []parley.Term{{Quantity: &q}}}}}
	rec.Normalise()
	fmt.Println(q.Value, rec.Actors != nil)
	// Output: 2.718 true
}

// A span is cut from its report, so that it quotes it; white space at its edges
// is left out.
func ExampleNewSpan() {
	r := &parley.Report{ID: "r5f0b6a1c2d3e", Text: "Both sides said no.\n"}
	s, ok := parley.NewSpan(r, 10, len(r.Text))
	fmt.Printf("%q [%d, %d) %v\n", s.Text, s.Start, s.End, ok)
	_, ok = parley.NewSpan(r, 10, 99)
	fmt.Println(ok)
	// Output:
	// "said no." [11, 19) true
	// false
}

// A person's word on which reports tell one happening names them by their ids,
// keys, file names or addresses.
func ExampleNewPins() {
	reports := []parley.Report{
		{ID: "r000000000001", Path: "wire/talks.txt"},
		{ID: "r000000000002", URL: "https://example.org/talks"},
	}
	pins, unknown := parley.NewPins([]parley.PinLine{
		{Reports: []string{"talks.txt", "https://example.org/talks"}},
		{Apart: true, Reports: []string{"talks.txt", "strike.txt"}},
	}, reports)
	fmt.Println(pins.Together, unknown)
	// Output: [[r000000000001 r000000000002]] [strike.txt]
}

// An id tells the same entry from one run to the next, whatever other reports
// are read beside its own.
func ExampleNewID() {
	const textSHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
	fmt.Println(parley.NewID(parley.Statements, textSHA256, 0, 45, 0))
	// Output: s12f9eb192c19
}

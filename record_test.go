package parley_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"pgregory.net/rapid"
)

const text = "Ann Lee of the union said it rejects the offer. The company may reply on Friday."

// sample returns a small record that passes its check.
func sample() *parley.Record {
	rep := parley.Report{ID: "r000000000001", TextSHA256: strings.Repeat("0", 64), SHA256: strings.Repeat("0", 64), Kind: parley.KindNews, Text: text}
	span := func(words string) parley.Span {
		i := strings.Index(text, words)
		s, ok := parley.NewSpan(&rep, i, i+len(words))
		if !ok {
			panic(words)
		}
		return s
	}
	entry := func(id parley.ID, words string, confidence float64) parley.Entry {
		return parley.Entry{ID: id, Evidence: []parley.Span{span(words)}, Confidence: confidence}
	}
	cue := span("said")
	return &parley.Record{
		Format: parley.Format, Reports: []parley.Report{rep},
		Actors: []parley.Actor{
			{ID: "a000000000001", Name: "Ann Lee", Kind: parley.Person, Party: "a000000000002", Evidence: []parley.Span{span("Ann Lee")}, Mentions: []parley.Mention{{Span: span("Ann Lee"), Form: "name"}}},
			{ID: "a000000000002", Name: "union", Kind: parley.Organisation, Party: "a000000000002", Evidence: []parley.Span{span("union")}},
		},
		Issues:     []parley.Issue{{ID: "i000000000001", Label: "pay", Evidence: []parley.Span{span("the offer")}}},
		Statements: []parley.Statement{{Entry: entry("s000000000001", "it rejects the offer", 0.9), Speaker: "a000000000001", Cue: &cue, Content: []parley.Span{span("it rejects the offer")}, Mode: "indirect", CueClass: "say"}},
		Positions: []parley.Position{
			{Entry: entry("p000000000001", "it rejects the offer", 0.8), Party: "a000000000002", Issue: "i000000000001", Stance: "against", Force: "refusal", Statements: []parley.ID{"s000000000001"}},
		},
		Proposals: []parley.Proposal{{Entry: entry("t000000000001", "the offer", 0.3), Name: "offer", Kind: "offer",
			Responses: []parley.Response{{ID: "w000000000001", By: "a000000000002", Stance: "against", Evidence: []parley.Span{span("rejects")}}},
			Terms:     []parley.Term{{ID: "q000000000001", Text: "pay", Effect: "sets", Evidence: []parley.Span{span("the offer")}}}}},
		Steps:   []parley.Step{{Entry: entry("n000000000001", "may reply on Friday", 0.6), By: []parley.ID{"a000000000002"}, Action: "reply", Certainty: "possible"}},
		Links:   []parley.Link{{Entry: entry("l000000000001", "reply", 0.9), From: "t000000000001", To: "n000000000001", Kind: "answers"}},
		Divides: []parley.Divide{{Issue: "i000000000001", Against: []parley.ID{"a000000000002"}, Positions: []parley.ID{"p000000000001"}}},
		Fits:    []parley.Fit{{Proposal: "t000000000001", Term: "q000000000001", Party: "a000000000002", Fit: "conflicts", Position: "p000000000001"}},
	}
}

func TestCheckPassesTheSample(t *testing.T) {
	if err := sample().Check(); err != nil {
		t.Fatal(err)
	}
}

func TestCheckRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*parley.Record)
		want   string
	}{
		"a quotation that is not exact":     {func(r *parley.Record) { r.Statements[0].Content[0].Text = "it rejects an offer" }, "does not quote"},
		"a mention that is not exact":       {func(r *parley.Record) { r.Actors[0].Mentions[0].End++ }, "does not quote"},
		"a cue behind the text":             {func(r *parley.Record) { r.Statements[0].Cue.End = 4000 }, "does not fit"},
		"a span of a report that is absent": {func(r *parley.Record) { r.Steps[0].Evidence[0].Report = "r000000000009" }, "not in the record"},
		"an entry without evidence":         {func(r *parley.Record) { r.Positions[0].Evidence = nil }, "has no evidence"},
		"too much evidence": {func(r *parley.Record) {
			for range 9 {
				r.Positions[0].Evidence = append(r.Positions[0].Evidence, r.Positions[0].Evidence[0])
			}
		}, "more than 8"},
		"an id given twice":       {func(r *parley.Record) { r.Steps[0].ID = r.Positions[0].ID }, "is given to another entry"},
		"an entry without an id":  {func(r *parley.Record) { r.Steps[0].ID = "" }, "has no id"},
		"a reference to nothing":  {func(r *parley.Record) { r.Positions[0].Issue = "i00000000000f" }, "not in the record"},
		"a list that names a gap": {func(r *parley.Record) { r.Steps[0].By = []parley.ID{"a00000000000f"} }, "not in the record"},
		"a hedge from elsewhere": {func(r *parley.Record) {
			r.Steps[0].Hedges = []parley.Hedge{{Span: parley.Span{Report: "r000000000001", Start: 0, End: 3, Text: "may"}, Of: "report"}}
		}, "does not quote"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sample()
			c.change(r)
			err := r.Check()
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Check() = %v; want something about %q", err, c.want)
			}
		})
	}
}

func TestNormaliseLeavesNoNull(t *testing.T) {
	r := sample()
	r.Positions[0].Confidence = 0.123456
	r.Proposals[0].Terms[0].Quantity = &parley.Quantity{Value: 5.55555}
	r.Normalise()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	var walk func(v any, key string)
	walk = func(v any, key string) {
		switch x := v.(type) {
		case map[string]any:
			for k, e := range x {
				walk(e, k)
			}
		case []any:
			for _, e := range x {
				walk(e, key)
			}
		case nil:
			if key != "cue" && key != "source" && key != "due" {
				t.Errorf("%q is null", key)
			}
		case string:
			if x == "" && key != "parley" && key != "engine" {
				t.Errorf("%q is an empty string", key)
			}
		}
	}
	walk(v, "")
	if got := r.Positions[0].Confidence; got != 0.123 {
		t.Errorf("confidence %v, want 0.123", got)
	}
	if got := r.Proposals[0].Terms[0].Quantity.Value; got != 5.556 {
		t.Errorf("value %v, want 5.556", got)
	}
}

func TestNormaliseTwiceIsOnce(t *testing.T) {
	r := sample()
	r.Normalise()
	once := mustJSON(t, r)
	r.Normalise()
	if twice := mustJSON(t, r); twice != once {
		t.Error("a second time changes the record")
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestSift(t *testing.T) {
	r := sample()
	r.Sift(0.5)
	if len(r.Proposals) != 0 || len(r.Links) != 0 || len(r.Fits) != 0 {
		t.Errorf("the proposal at 0.3 or what hangs on it is still there: %d, %d, %d", len(r.Proposals), len(r.Links), len(r.Fits))
	}
	if len(r.Positions) != 1 || len(r.Statements) != 1 || len(r.Divides) != 1 {
		t.Error("something above 0.5 is gone")
	}
	if err := r.Check(); err != nil {
		t.Error(err)
	}
	r.Sift(0.85)
	if len(r.Positions) != 0 || len(r.Divides) != 0 || len(r.Statements) != 1 {
		t.Errorf("0.85 leaves %d positions, %d divides, %d statements", len(r.Positions), len(r.Divides), len(r.Statements))
	}
	if err := r.Check(); err != nil {
		t.Error(err)
	}
}

func TestTidy(t *testing.T) {
	r := sample()
	r.Proposals[0].Responses[0].By = ""
	r.Fits[0].Party = ""
	r.Knowledge = []parley.Knowledge{{Entry: parley.Entry{ID: "k000000000001", Evidence: r.Steps[0].Evidence}, State: "unaware", Text: "the offer"}}
	r.Links[0].To = "k000000000001"
	r.Tidy()
	if len(r.Proposals[0].Responses) != 0 || len(r.Fits) != 0 || len(r.Knowledge) != 0 || len(r.Links) != 0 {
		t.Errorf("left: %v, %v, %v, %v", r.Proposals[0].Responses, r.Fits, r.Knowledge, r.Links)
	}
	if len(r.Positions) != 1 || len(r.Steps) != 1 {
		t.Error("a row that names somebody is gone")
	}
	if err := r.Check(); err != nil {
		t.Error(err)
	}
}

// TestSiftKeepsTheRules sifts records at any bound: what is left passes its
// check, and a bound of nothing changes nothing.
func TestSiftKeepsTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := sample()
		p := rapid.Float64Range(0, 1)
		r.Statements[0].Confidence = p.Draw(t, "statement")
		r.Positions[0].Confidence = p.Draw(t, "position")
		r.Proposals[0].Confidence = p.Draw(t, "proposal")
		r.Steps[0].Confidence = p.Draw(t, "step")
		least := p.Draw(t, "least")
		r.Sift(least)
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Steps {
			if s.Confidence < least {
				t.Fatalf("a step at %v is left by a bound of %v", s.Confidence, least)
			}
		}
	})
	r, want := sample(), sample()
	r.Sift(0)
	r.Normalise()
	want.Normalise()
	if !reflect.DeepEqual(r, want) {
		t.Error("a bound of 0 changes the record")
	}
}

func TestNewID(t *testing.T) {
	hash := strings.Repeat("a", 64)
	a := parley.NewID(parley.Statements, hash, 3, 9, 0)
	if len(a) != 13 || a[0] != 's' {
		t.Errorf("%s is not a letter and 12 digits", a)
	}
	seen := map[parley.ID]string{a: "itself"}
	for name, id := range map[string]parley.ID{
		"another table":  parley.NewID(parley.Positions, hash, 3, 9, 0),
		"another start":  parley.NewID(parley.Statements, hash, 4, 9, 0),
		"another end":    parley.NewID(parley.Statements, hash, 3, 8, 0),
		"another report": parley.NewID(parley.Statements, strings.Repeat("b", 64), 3, 9, 0),
		"another salt":   parley.NewID(parley.Statements, hash, 3, 9, 1),
	} {
		if was, dup := seen[id]; dup {
			t.Errorf("%s has the id of %s", name, was)
		}
		seen[id] = name
	}
	if parley.NewID(parley.Statements, hash, 3, 9, 0) != a {
		t.Error("the same entry has two ids")
	}
}

func TestWhenFirstAndLast(t *testing.T) {
	for _, c := range []struct {
		name        string
		when        *parley.When
		first, last string
	}{
		{"nothing", nil, "", ""},
		{"words alone", &parley.When{Text: "soon"}, "", ""},
		{"a day", &parley.When{From: "2026-03-02"}, "2026-03-02", "2026-03-02"},
		{"days", &parley.When{From: "2026-03-02", To: "2026-03-08"}, "2026-03-02", "2026-03-08"},
		{"until", &parley.When{To: "2026-03-08"}, "", "2026-03-08"},
	} {
		if first, last := c.when.First(), c.when.Last(); first != c.first || last != c.last {
			t.Errorf("%s: from %q to %q, want %q to %q", c.name, first, last, c.first, c.last)
		}
	}
}

func TestDividePut(t *testing.T) {
	var d parley.Divide
	for i, stance := range []string{"for", "against", "conditional", "undecided"} {
		d.Put(parley.ID("a00000000000"+string(rune('1'+i))), &parley.Position{Entry: parley.Entry{ID: "p00000000000" + parley.ID(rune('1'+i))}, Stance: stance})
	}
	d.Put("a000000000005", nil)
	want := parley.Divide{For: []parley.ID{"a000000000001"}, Against: []parley.ID{"a000000000002"}, Conditional: []parley.ID{"a000000000003"}, Undecided: []parley.ID{"a000000000004"}, Unrecorded: []parley.ID{"a000000000005"},
		Positions: []parley.ID{"p000000000001", "p000000000002", "p000000000003", "p000000000004"}}
	if !reflect.DeepEqual(d, want) {
		t.Errorf("got %+v, want %+v", d, want)
	}
}

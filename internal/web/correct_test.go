package web_test

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/storetest"
)

// What a form says of names and days is kept, and what it says wrongly is told.
func TestCorrectNamesAndDays(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	const at = "/n/harbour-talks"
	id := func(table, letter string) string {
		t.Helper()
		_, text := s.get(at + "/review?table=" + table)
		m := regexp.MustCompile(`data-id="(` + letter + `[0-9a-f]+)"`).FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("no %s to review", table)
		}
		return m[1]
	}
	position, meeting := id("positions", "p"), id("meetings", "m")
	form := func(id string, more url.Values) url.Values {
		f := url.Values{"kind": {"correct"}, "id": {id}, "back": {at + "/e/" + id}}
		for k, v := range more {
			f[k] = v
		}
		return f
	}
	party := func(to string) url.Values {
		return url.Values{"actor.party": {to}, "was.party": {"Port Union"}, "id.party": {"a000000000000"}}
	}
	days := func(from, to string) url.Values {
		return url.Values{"from.when": {from}, "to.when": {to}, "was.from.when": {"2025-03-12"}, "was.to.when": {"2025-03-12"}, "words.when": {"12 March"}}
	}
	who := func(to ...string) url.Values {
		return url.Values{"actors.participants": to, "was.participants": {"Port Union", ""}, "id.participants": {"", ""}}
	}
	for _, c := range []struct {
		name, id string
		form     url.Values
		code     int
		want     string
	}{
		{"the form offers names", position, nil, 200, `name="actor.party" value="Port Union"`},
		{"a party by its name", position, party("mara  lind"), 200, "<strong><a class=\"plain\" href=\"/n/harbour-talks/people/a"},
		{"nobody's name", position, party("Nobody"), 400, "Nobody in this record is called “Nobody”"},
		{"a way back", position, party("Nobody"), 400, `<a href="/n/harbour-talks/e/` + position + `">Back to the form</a>`},
		{"a list cut short", position, url.Values{"actor.party": {"Mara Lind", "Port Union"}, "was.party": {"Port Union"}, "id.party": {""}}, 400, "could not be read"},
		{"a day", meeting, days("2025-03-14", "2025-03-12"), 200, "14 Mar 2025 (“12 March”)"},
		{"days", meeting, days("2025-03-10", "2025-03-14"), 200, "10 Mar 2025 – 14 Mar 2025 (“12 March”)"},
		{"no day", meeting, days("", ""), 200, `name="to.when" value=""`},
		{"days the wrong way round", meeting, days("2025-03-15", "2025-03-14"), 400, "The last day comes before the first"},
		{"no date", meeting, days("soon", "2025-03-12"), 400, "Write dates as"},
		{"one more", meeting, who("Port Union", "Mara Lind"), 200, "Who meets, too"},
		{"an issue", position, url.Values{"issue.issue": {"fish"}, "was.issue": {"the pay offer"}, "id.issue": {""}}, 400, "No issue of this record is called “fish”"},
	} {
		var code int
		var text string
		if c.form == nil {
			code, text = s.get(at + "/e/" + c.id)
		} else {
			if c.name == "one more" {
				_, page := s.get(at + "/e/" + c.id)
				c.form["id.participants"][0] = regexp.MustCompile(`name="id.participants" value="(a[0-9a-f]+)"`).FindStringSubmatch(page)[1]
			}
			code, text = s.post(at+"/decide", form(c.id, c.form))
		}
		if code != c.code || !strings.Contains(text, c.want) {
			t.Errorf("%s: %d, lacks %q", c.name, code, c.want)
		}
	}
	// Whoever presses Enter in a field presses the first button of the form.
	f := form(position, url.Values{"field.stance": {"for"}, "was.stance": {"against"}})
	f.Set("kind", "accept")
	if _, text := s.post(at+"/decide", f); !strings.Contains(text, "corrected by me") || !strings.Contains(text, "st-for") {
		t.Error("what was changed before accepting is lost")
	}
	_, text := s.get(at + "/decisions")
	for _, want := range []string{"stance: for", "party: Mara Lind", "when: 10 Mar 2025 – 14 Mar 2025", "who meets: Port Union, Mara Lind", "(as read: against)", "when: 10 Mar 2025 – 14 Mar 2025</span><div"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page of decisions lacks %q", want)
		}
	}
	// Two of one name are told apart by what stands behind it.
	neg, err := s.store.Negotiation(t.Context(), "harbour-talks")
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.store.Names(t.Context(), neg.ID, parley.Actors, 9)
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	var union parley.ID
	for _, x := range list {
		if x.Name == "Port Union" {
			union = x.ID
		}
	}
	s.post(at+"/decide", url.Values{"kind": {"rename"}, "id": {string(union)}, "name": {"Mara Lind"}})
	if code, text := s.post(at+"/decide", form(position, url.Values{"actor.party": {"Mara Lind"}, "was.party": {"x"}, "id.party": {""}})); code != 400 || !strings.Contains(text, "“Mara Lind ("+string(union)+")”") {
		t.Errorf("a name of two: %d\n%s", code, text)
	}
	if code, _ := s.post(at+"/decide", form(position, url.Values{"actor.party": {"mara lind (" + string(union) + ")"}, "was.party": {"x"}, "id.party": {""}})); code != 200 {
		t.Errorf("one of two: %d", code)
	}
	// Whoever is found to have said it is the one on whose word it stands.
	statement := id("statements", "s")
	_, text = s.get(at + "/e/" + statement)
	was := regexp.MustCompile(`name="id.speaker" value="(a[0-9a-f]+)"><input type="hidden" name="was.speaker" value="([^"]+)"`).FindStringSubmatch(text)
	if _, text := s.post(at+"/decide", form(statement, url.Values{"actor.speaker": {string(union)}, "was.speaker": {was[2]}, "id.speaker": {was[1]}})); !strings.Contains(text, "corrected by me") {
		t.Error("the speaker is not corrected")
	}
	sh, err := s.store.Record(t.Context(), neg.ID, parley.Select{Tables: []parley.Table{parley.Statements}})
	if err != nil || sh.Statements[0].Speaker != union || !slices.Equal(sh.Statements[0].AccordingTo, []parley.ID{union}) {
		t.Errorf("the speaker is corrected and it stands on the word of %v, %v", sh.Statements[0].AccordingTo, err)
	}
	// An actor is merged by the name of another.
	leader := list[0].ID
	if leader == union {
		leader = list[1].ID
	}
	s.post(at+"/decide", url.Values{"kind": {"merge"}, "id": {string(leader)}, "same": {string(union)}})
	if _, text := s.get(at + "/people/" + string(leader)); strings.Contains(text, string(leader)+`"`) && !strings.Contains(text, string(union)) {
		t.Error("not merged by name")
	}
}

// Pages leave out what would be empty, and say of whom.
func TestPagesLeaveOutWhatIsEmpty(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	const at = "/n/harbour-talks"
	neg, err := s.store.Negotiation(t.Context(), "harbour-talks")
	if err != nil {
		t.Fatal(err)
	}
	_, text := s.get(at + "/settings")
	if want := "names most (Port Union) and one of its issues (pay offer)."; !strings.Contains(strings.ReplaceAll(text, "the pay offer", "pay offer"), want) {
		t.Errorf("the settings lack %q", want)
	}
	if _, text = s.get(at + "/people"); strings.Contains(text, "Nobody is recorded as speaking for") {
		t.Error("Mara Lind speaks for the union")
	}
	for i, day := range []string{"2025-03-03", "2025-03-04"} {
		r := storetest.Report(strconv.Itoa(i), day, strconv.Itoa(i)+". "+storetest.Sentence)
		if _, err := s.store.AddReport(t.Context(), neg.ID, parley.Filed{Report: r, Belongs: true}); err != nil {
			t.Fatal(err)
		}
		rec := storetest.Record(r, "against")
		board, tax := rec.Actors[1], rec.Issues[0]
		board.Name, board.Kind, board.Party = "Harbour Board", parley.Organisation, board.ID
		tax.ID, tax.Label = "i00000000000a", "the tax"
		p := rec.Positions[0]
		p.ID, p.Party, p.Issue = parley.ID("p00000000000"+strconv.Itoa(i)), board.ID, tax.ID
		rec.Actors[1], rec.Issues, rec.Positions = board, append(rec.Issues, tax), append(rec.Positions, p)
		rec.Statements, rec.Meetings = nil, nil
		rec.Proposals = []parley.Proposal{{Entry: parley.Entry{ID: parley.ID("t00000000000" + strconv.Itoa(i)), Evidence: p.Evidence, Confidence: .9}, Name: "draft deal", Kind: "deal",
			Terms: []parley.Term{{ID: parley.NewID(parley.Terms, r.TextSHA256, p.Evidence[0].Start, p.Evidence[0].End, 0), Text: "the pay offer", Issue: rec.Issues[0].ID, Effect: "includes", Evidence: p.Evidence}}}}
		rec.Normalise()
		if err := s.store.PutRecord(t.Context(), neg.ID, rec, "2025-03-05T10:00:00Z"); err != nil {
			t.Fatal(err)
		}
	}
	_, text = s.get(at + "/divide")
	_, fits, _ := strings.Cut(text, "Terms against positions")
	head, _, _ := strings.Cut(fits, "</thead>")
	if !strings.Contains(head, ">Port Union<") || strings.Contains(head, "Harbour Board") || !strings.Contains(fits, "Not recorded on any of them: Harbour Board.") {
		t.Errorf("the terms are held against\n%s", fits)
	}
	if _, text = s.get(at + "/people"); !strings.Contains(text, `Nobody is recorded as speaking for</h2><ul><li><a href="`+at+`/people/a`) {
		t.Error("the board, for which nobody speaks, is not listed so")
	}
	// A story of several days says both ends.
	shelf, _, err := s.store.Reports(t.Context(), neg.ID, false, parley.Page{})
	if err != nil {
		t.Fatal(err)
	}
	own := ""
	for _, r := range shelf {
		s.post(at+"/decide", url.Values{"kind": {"move"}, "id": {string(r.ID)}, "into": {own}})
		own = "y" + string(shelf[0].ID)[1:]
	}
	// A stance told anew since has no force that is known of the day, and no comma behind nothing.
	if _, text = s.get(at + "/matrix?on=2025-03-03"); !strings.Contains(text, `<small><span class="day">3 Mar 2025`) {
		t.Errorf("the matrix of a day:\n%s", text)
	}
	if _, text = s.get(at + "/stories"); !strings.Contains(text, "3 Mar 2025 – 4 Mar 2025") {
		t.Errorf("the story of two days:\n%s", text)
	}
}

// What is not found says what to do next, in the words of what was asked.
func TestNothingFound(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	for _, c := range []struct{ query, want, not string }{
		{"q=whale+watch", `<a href="/n/harbour-talks/search?in=reports&amp;q=whale%20watch">look in the reports`, "it down less"},
		{"q=whale&in=reports", "Try fewer words", "look in the reports"},
		{"from=2031-01-01", "Narrow it down less", "fewer words"},
	} {
		_, text := s.get("/n/harbour-talks/search?" + c.query)
		if !strings.Contains(text, c.want) || strings.Contains(text, c.not) {
			t.Errorf("%s: lacks %q or has %q", c.query, c.want, c.not)
		}
	}
}

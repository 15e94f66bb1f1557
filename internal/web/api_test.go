package web_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agree"
	"github.com/parley-record/parley/internal/web"
)

// send asks the API with a body of JSON.
func (s *site) send(method, path, body string) (int, string) {
	s.t.Helper()
	req, err := http.NewRequest(method, s.URL+"/api/v1/negotiations"+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := s.client.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// What the description allows and cannot be done is a conflict, told without the names
// of the program's rooms.
func TestAPIRefuses(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	_, text := s.get("/api/v1/negotiations/harbour-talks/record?table=positions")
	var sh parley.Sheet
	sh.Record = &parley.Record{}
	if err := json.Unmarshal([]byte(text), &sh); err != nil || len(sh.Positions) == 0 {
		t.Fatalf("%v: %s", err, text)
	}
	p := sh.Positions[0]
	for _, c := range []struct {
		method, path, body string
		want               int
		says               string
	}{
		{"POST", "", `{"name":"  "}`, 409, "a negotiation needs a name"},
		{"PUT", "/harbour-talks", `{"name":" "}`, 409, "a negotiation needs a name"},
		{"POST", "", `{"name":"Ferries","codebook":[{"label":"Pay"},{"label":"Pay"}]}`, 409, "stands twice"},
		{"POST", "", `{"name":"Ferries","codebook":[{"label":" "}]}`, 409, "has no label"},
		{"PUT", "/harbour-talks", `{"name":"Harbour","codebook":[{"label":"Pay","parent":"Money"}]}`, 409, "is not in the list"},
		{"POST", "/harbour-talks/reports", `{"text":"  "}`, 409, "the report has an empty text"},
		{"POST", "/harbour-talks/reports", `{"text":"x","kind":"gossip"}`, 422, "kind"},
		{"POST", "/harbour-talks/decisions", `[{"kind":"correct","entry":"` + string(p.ID) + `","patch":{"stance":"perhaps"}}]`, 409, "stance is one of for, against, conditional, undecided"},
		{"POST", "/harbour-talks/decisions", `[{"kind":"correct","entry":"` + string(p.ID) + `","patch":{"party":"a999999999999"}}]`, 409, "a999999999999 is not in the record"},
		{"POST", "/harbour-talks/decisions", `[{"kind":"rename","entry":"` + string(p.ID) + `","name":"x"}]`, 409, "neither an actor nor an issue"},
		{"POST", "/harbour-talks/decisions", `[{"kind":"rename","entry":"a999999999999","name":"x"}]`, 404, ""},
		{"POST", "/harbour-talks/decisions", `[{"kind":"merge","entry":"` + string(p.Party) + `","into":"` + string(p.Issue) + `"}]`, 409, ""},
	} {
		code, text := s.send(c.method, c.path, c.body)
		if code != c.want || !strings.Contains(text, c.says) || strings.Contains(text, "sqlite") || strings.Contains(text, parley.ErrInvalid.Error()) {
			t.Errorf("%s %s %s: %d %s; want %d %q", c.method, c.path, c.body, code, text, c.want, c.says)
		}
	}
}

// A time is one whatever zone it is written in, and what is no time is told.
func TestAPIChangesSince(t *testing.T) {
	s := newSite(t, nil) // where it is 9 o'clock in UTC
	s.upload("Harbour talks", two()...)
	for since, want := range map[string]bool{"2025-03-05T08:59:00Z": true, "2025-03-05T09:59:00%2B01:00": true, "2025-03-05T09:01:00Z": false, "2025-03-05T08:30:00-01:00": false, "2025-03-05": true, "2025-03-06": false} {
		if code, text := s.send("GET", "/harbour-talks/changes?since="+since, ""); code != 200 || strings.Contains(text, `"kind"`) != want {
			t.Errorf("since %s: %d %s; want changes: %v", since, code, text, want)
		}
	}
	if code, text := s.send("GET", "/harbour-talks/changes?since=yesterday", ""); code != 409 {
		t.Errorf("since yesterday: %d %s", code, text)
	}
}

// Nobody decides under the name of the machine's reading, nor under one that cannot
// be kept.
func TestNamesOfCoders(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	_, text := s.get("/api/v1/negotiations/harbour-talks/reports?limit=1")
	id := regexp.MustCompile(`"id":"(r[0-9a-f]+)"`).FindStringSubmatch(text)[1]
	req, err := http.NewRequest("POST", s.URL+"/api/v1/negotiations/harbour-talks/decisions", strings.NewReader(`[{"kind":"keep_out","entry":"`+id+`"}]`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Coder", agree.Machine)
	res, err := s.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != 409 {
		t.Errorf("as the machine: %d", res.StatusCode)
	}
	if code, _ := s.post("/name", url.Values{"name": {"An\x00a's"}}); code != 200 {
		t.Errorf("name: %d", code)
	}
	if code, text := s.post("/n/harbour-talks/decide", url.Values{"kind": {"keep_out"}, "id": {id}}); code != 200 {
		t.Errorf("keep out: %d %s", code, text)
	}
	if _, text := s.get("/api/v1/negotiations/harbour-talks/reports/" + id); !strings.Contains(text, `"by_hand":"An a's"`) {
		t.Errorf("kept out by: %s", text)
	}
}

// Who has the feed as it stands gets no second copy.
func TestFeedIsAskedForConditionally(t *testing.T) {
	s := newSite(t, nil)
	s.send("POST", "", `{"name":"Harbour talks"}`)
	ask := func(tag string) *http.Response {
		req, err := http.NewRequest("GET", s.URL+"/n/harbour-talks/feed.atom", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("If-None-Match", tag)
		res, err := s.client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res
	}
	tag := ask("").Header.Get("ETag")
	if res := ask(`"x", ` + tag); res.StatusCode != 304 {
		t.Errorf("nothing changed: %d", res.StatusCode)
	}
	s.send("PUT", "/harbour-talks", `{"name":"Harbour talks 2"}`)
	if res := ask(tag); res.StatusCode != 200 || res.Header.Get("ETag") == tag {
		t.Errorf("another name: %d, %s", res.StatusCode, res.Header.Get("ETag"))
	}
}

// TestMatrixKeys are in small letters, beside those with capitals that were there first.
func TestMatrixKeys(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	_, text := s.get("/api/v1/negotiations/harbour-talks/matrix")
	var list struct{ Items []map[string]any }
	if err := json.Unmarshal([]byte(text), &list); err != nil || len(list.Items) == 0 {
		t.Fatalf("%v: %s", err, text)
	}
	_, described := s.get("/openapi.json")
	for _, small := range []string{"issue", "party", "label", "name", "position", "stance", "force", "confidence", "count", "stances"} {
		c := list.Items[0]
		capital := strings.ToUpper(small[:1]) + small[1:]
		if c[small] == nil || c[small] != c[capital] {
			t.Errorf("%s is %v, %s %v", small, c[small], capital, c[capital])
		}
		if !strings.Contains(described, `"`+capital+`"`) || !strings.Contains(described, `"`+small+`"`) {
			t.Errorf("%s or %s is not described", small, capital)
		}
	}
	if turn, ok := list.Items[0]["path"].([]any)[0].(map[string]any); !ok || turn["stance"] == nil || turn["Stance"] != nil {
		t.Errorf("a turn of the path is %v", turn)
	}
}

// Of two who change what is followed, the second is told and changes nothing: over the
// API by If-Match, on the page by what it showed.
func TestSettingsOfTwo(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	put := func(match, name string) *http.Response {
		req, _ := http.NewRequest("PUT", s.URL+"/api/v1/negotiations/harbour-talks", strings.NewReader(`{"name":"`+name+`"}`))
		req.Header.Set("Content-Type", "application/json")
		if match != "" {
			req.Header.Set("If-Match", match)
		}
		res, err := s.client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res
	}
	was := regexp.MustCompile(`name="was" value="(\w+)"`)
	_, page := s.get("/n/harbour-talks/settings")
	m := was.FindStringSubmatch(page)
	if m == nil {
		t.Fatal("the page does not say what it shows")
	}
	tag := `"` + m[1] + `"`
	first := put(tag, "First")
	if first.StatusCode != 200 || first.Header.Get("ETag") == tag {
		t.Errorf("the first: %d, %s", first.StatusCode, first.Header.Get("ETag"))
	}
	if res := put(tag, "Second"); res.StatusCode != 409 {
		t.Errorf("the second over the API: %d", res.StatusCode)
	}
	if code, text := s.post("/n/harbour-talks/settings", url.Values{"name": {"Second"}, "was": {m[1]}}); code != 409 || !strings.Contains(text, "nothing was saved") {
		t.Errorf("the second on the page: %d", code)
	}
	if _, text := s.get("/api/v1/negotiations/harbour-talks"); !strings.Contains(text, `"First"`) {
		t.Errorf("the second stands: %s", text)
	}
	for _, match := range []string{`"x", ` + first.Header.Get("ETag"), "*", ""} {
		if res := put(match, "First"); res.StatusCode != 200 {
			t.Errorf("If-Match %s: %d", match, res.StatusCode)
		}
	}
}

// Two reports of one title are two, not revisions of one.
func TestAPIReportsOfOneTitle(t *testing.T) {
	s := newSite(t, nil)
	s.send("POST", "", `{"name":"Harbour talks"}`)
	for _, body := range []string{
		`{"title":"Statement","text":"The union said no on Monday.","author":"A. Berg","kind":"statement","primary":true}`,
		`{"title":"Statement","text":"The board said yes on Tuesday.","kind":"note","id":"n1"}`,
	} {
		if code, text := s.send("POST", "/harbour-talks/reports", body); code != 200 {
			t.Fatalf("%d %s", code, text)
		}
	}
	_, text := s.get("/api/v1/negotiations/harbour-talks/reports")
	var list struct{ Items []parley.Filed }
	if err := json.Unmarshal([]byte(text), &list); err != nil || len(list.Items) != 2 {
		t.Fatalf("%v: %s", err, text)
	}
	for _, r := range list.Items {
		if r.Superseded || r.RevisionOf != "" || r.Path != "" {
			t.Errorf("%s %q: superseded %v, revision of %q, path %q", r.ID, r.Title, r.Superseded, r.RevisionOf, r.Path)
		}
	}
	if a, b := list.Items[1], list.Items[0]; a.Author != "A. Berg" || a.Kind != parley.KindStatement || !a.Primary || b.Kind != parley.KindNote || b.Key != "n1" {
		t.Errorf("what was said of the reports: %+v, %+v", a, b)
	}
}

// A list that an answer leaves out is empty, not null.
func TestAPIMentionsAreAList(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	if _, text := s.get("/api/v1/negotiations/harbour-talks/actors"); !strings.Contains(text, `"mentions":[]`) || strings.Contains(text, `"mentions":null`) {
		t.Error(text)
	}
}

// What fails here is in the log, as the answer says.
func TestAPIFailureIsInTheLog(t *testing.T) {
	var log strings.Builder
	s := newSite(t, func(c *web.Config) { c.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	s.send("POST", "", `{"name":"Harbour talks"}`)
	s.store.Close()
	code, text := s.send("GET", "", "")
	if code != 500 || !strings.Contains(text, "the log of the program says what") || !strings.Contains(log.String(), "list-negotiations") {
		t.Errorf("%d %s; log %q", code, text, log.String())
	}
}

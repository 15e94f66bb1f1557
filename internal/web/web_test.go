package web_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/intake"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/internal/storetest"
	"github.com/parley-record/parley/internal/web"
)

// reader finds what storetest.Record finds, so that pages are tested apart from
// the language engine.
type reader struct{}

func (reader) Record(_ context.Context, reports []parley.Report) (*parley.Record, error) {
	all := &parley.Record{Format: parley.Format, Reports: reports, Run: parley.Run{Engine: "fast"}}
	for _, r := range reports {
		if !strings.Contains(r.Text, storetest.Sentence) {
			continue
		}
		rec := storetest.Record(r, "against")
		all.Actors, all.Issues = append(all.Actors, rec.Actors...), append(all.Issues, rec.Issues...)
		all.Statements, all.Positions, all.Meetings = append(all.Statements, rec.Statements...), append(all.Positions, rec.Positions...), append(all.Meetings, rec.Meetings...)
	}
	return all, nil
}

type site struct {
	*httptest.Server
	t      *testing.T
	client *http.Client
	store  *sqlite.Store
}

func newSite(t *testing.T, change func(*web.Config)) *site {
	t.Helper()
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2025, 3, 5, 9, 0, 0, 0, time.UTC) }
	c := web.Config{Store: store, Follow: follow.New(store, reader{}, now), Sessions: store.Sessions(), Now: now, DNA: func(ctx context.Context, w io.Writer, rec *parley.Record) error {
		p := filepath.Join(t.TempDir(), "x.dna")
		if err := sqlite.WriteDNA(ctx, p, rec); err != nil {
			return err
		}
		b, err := os.ReadFile(p)
		w.Write(b)
		return err
	}, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
		Gather: func(name, kind string, body io.Reader) ([]parley.Report, []parley.Problem) {
			l, p := intake.Read(intake.Input{Path: name, ContentType: kind, Body: body}, intake.Options{KeepForeign: true})
			intake.Number(l)
			return l, p
		}}
	if change != nil {
		change(&c)
	}
	s, err := web.New(c)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s)
	t.Cleanup(func() { srv.CloseClientConnections(); srv.Close(); s.Close(); store.Close() })
	jar, _ := cookiejar.New(nil)
	return &site{srv, t, &http.Client{Jar: jar}, store}
}

func (s *site) get(path string) (int, string) {
	s.t.Helper()
	res, err := s.client.Get(s.URL + path)
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

func (s *site) post(path string, form url.Values) (int, string) {
	s.t.Helper()
	res, err := s.client.PostForm(s.URL+path, form)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(b)
}

// upload sends files as a browser does.
func (s *site) upload(name string, files ...string) (int, string) {
	s.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	m.WriteField("name", name)
	for i, f := range files {
		w, _ := m.CreateFormFile("files", string(rune('a'+i))+".txt")
		io.WriteString(w, f)
	}
	m.Close()
	res, err := s.client.Post(s.URL+"/import", m.FormDataContentType(), &b)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	text, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(text)
}

func two() []string {
	return []string{"Offer refused\n\n" + storetest.Sentence, "Union says no <script>alert(1)</script>\n\n" + storetest.Sentence + " That was all that was said on the day."}
}

var pages = []string{"", "/matrix", "/positions", "/divide", "/texts", "/timeline", "/people", "/network", "/stories", "/reports", "/reports?out=1", "/search", "/search?q=offer", "/review", "/decisions", "/settings", "/export"}

func TestASlashTooMuch(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Talks", two()...)
	if code, body := s.get("/n/talks/"); code != http.StatusOK || !strings.Contains(body, "at a glance") {
		t.Errorf("/n/talks/ answers %d", code)
	}
	if code, _ := s.get("/n/talks/nothing/"); code != http.StatusNotFound {
		t.Errorf("a page that is not there answers %d", code)
	}
}

// cancelling reads reports as reader does, and the meeting of the last as cancelled.
type cancelling struct{ reader }

func (c cancelling) Record(ctx context.Context, reports []parley.Report) (*parley.Record, error) {
	rec, err := c.reader.Record(ctx, reports)
	if err == nil {
		last := &rec.Meetings[len(rec.Meetings)-1]
		last.Status, last.Participants = "cancelled", rec.Meetings[0].Participants
	}
	return rec, err
}

// A meeting that is called off is nowhere told as planned.
func TestCalledOffIsNotPlanned(t *testing.T) {
	now := func() time.Time { return time.Date(2025, 3, 20, 9, 0, 0, 0, time.UTC) }
	var f *follow.Follower
	s := newSite(t, func(c *web.Config) {
		f = follow.New(c.Store, cancelling{}, now)
		c.Follow, c.Now = f, now
	})
	ctx := t.Context()
	n, err := s.store.CreateNegotiation(ctx, parley.Negotiation{Name: "Talks"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.File(ctx, n, []parley.Report{storetest.Report("a", "2025-03-01", storetest.Sentence), storetest.Report("b", "2025-03-04", "More. "+storetest.Sentence)}, true); err != nil {
		t.Fatal(err)
	}
	if err := f.Read(ctx, n); err != nil {
		t.Fatal(err)
	}
	if _, page := s.get("/n/talks"); strings.Contains(page, "Planned for a day that has passed") {
		t.Error("the first page tells it as planned")
	}
	_, page := s.get("/n/talks/timeline")
	if !strings.Contains(page, "<title>cancelled: talks") || strings.Contains(page, "<title>planned: talks") {
		t.Error("the timeline tells it as planned, or not at all")
	}
}

func TestEveryPage(t *testing.T) {
	s := newSite(t, nil)
	if code, text := s.get("/"); code != 200 || !strings.Contains(text, "Two reports are enough to begin") {
		t.Fatalf("first visit: %d", code)
	}
	if code, text := s.upload("Harbour talks", two()...); code != 200 || !strings.Contains(text, "At a glance") {
		t.Fatalf("upload: %d\n%s", code, text)
	}
	links := regexp.MustCompile(`href="(/[^"#]*)`)
	seen := map[string]bool{}
	queue := []string{"/", "/help", "/api/docs", "/import"}
	for _, p := range pages {
		queue = append(queue, "/n/harbour-talks"+p)
	}
	for len(queue) > 0 && len(seen) < 400 {
		p := strings.ReplaceAll(queue[0], "&amp;", "&")
		queue = queue[1:]
		if seen[p] || strings.Contains(p, "/events") {
			continue
		}
		seen[p] = true
		code, text := s.get(p)
		if code != 200 {
			t.Errorf("%s: %d", p, code)
		}
		if strings.Contains(text, "<script>alert") && strings.Contains(text, "<html") {
			t.Errorf("%s: report text is markup", p)
		}
		if strings.Contains(text, "ZgotmplZ") {
			t.Errorf("%s: an unsafe value in a template", p)
		}
		if strings.HasPrefix(text, "<!DOCTYPE html>") && !strings.Contains(p, "/export/") {
			wellFormed(t, p, text)
			for _, m := range links.FindAllStringSubmatch(text, -1) {
				queue = append(queue, m[1])
			}
		}
	}
	if len(seen) < 30 {
		t.Errorf("only %d pages are linked", len(seen))
	}
}

// wellFormed checks that ids are given once, that every form control has a name
// for people, and that nothing is loaded from elsewhere.
func wellFormed(t *testing.T, path, text string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return
	}
	if n := strings.Count(text, "<h1"); n != 1 {
		t.Errorf("%s has %d headings of the first order", path, n)
	}
	ids, labels := map[string]bool{}, map[string]bool{}
	attr := func(n *html.Node, k string) string {
		for _, a := range n.Attr {
			if a.Key == k {
				return a.Val
			}
		}
		return ""
	}
	var walk func(*html.Node, bool)
	var controls []*html.Node
	walk = func(n *html.Node, inLabel bool) {
		if n.Type == html.ElementNode {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: id %s twice", path, id)
				}
				ids[id] = true
			}
			switch n.Data {
			case "label":
				inLabel = true
				labels[attr(n, "for")] = true
			case "input", "select", "textarea":
				if attr(n, "type") != "hidden" && attr(n, "aria-label") == "" && !inLabel {
					controls = append(controls, n)
				}
			case "script", "img", "link":
				for _, k := range []string{"src", "href"} {
					if v := attr(n, k); strings.HasPrefix(v, "http") || strings.HasPrefix(v, "//") {
						t.Errorf("%s: loads %s", path, v)
					}
				}
				if n.Data == "script" && attr(n, "src") == "" {
					t.Errorf("%s: a script in the page", path)
				}
			}
			if attr(n, "style") != "" {
				t.Errorf("%s: a style in the page, which its policy forbids", path)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inLabel)
		}
	}
	walk(doc, false)
	for _, c := range controls {
		if !labels[attr(c, "id")] || attr(c, "id") == "" {
			t.Errorf("%s: <%s name=%q> has no label", path, c.Data, attr(c, "name"))
		}
	}
}

func TestEveryLineSaysOnWhoseWord(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	_, text := s.get("/n/harbour-talks/search")
	if n, m := strings.Count(text, `class="line"`)+strings.Count(text, `class="line `), strings.Count(text, "on the word of"); n == 0 || n != m {
		t.Errorf("%d lines, %d say on whose word", n, m)
	}
	if _, text := s.get("/n/harbour-talks/texts"); strings.Contains(strings.ToLower(text), "silent") || !strings.Contains(text, "recorded") {
		t.Errorf("a page without entries speaks of silence")
	}
}

func TestCorrectAndUndo(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	_, text := s.get("/n/harbour-talks/review?table=positions")
	id := regexp.MustCompile(`data-id="(p[0-9a-f]+)"`).FindStringSubmatch(text)[1]
	code, text := s.post("/n/harbour-talks/decide", url.Values{"kind": {"correct"}, "id": {id}, "was.stance": {"against"}, "field.stance": {"conditional"}, "back": {"/n/harbour-talks/e/" + id}})
	if code != 200 || !strings.Contains(text, "corrected by me") || !strings.Contains(text, "st-conditional") {
		t.Fatalf("correct: %d\n%s", code, text)
	}
	if _, text := s.get("/n/harbour-talks/matrix"); !strings.Contains(text, `st-conditional">`) {
		t.Errorf("the matrix does not show the correction")
	}
	if code, text = s.post("/n/harbour-talks/undo", url.Values{"back": {"/n/harbour-talks/e/" + id}}); code != 200 || strings.Contains(text, "corrected by me") {
		t.Errorf("undo: %d", code)
	}
	code, _ = s.post("/n/harbour-talks/decide", url.Values{"kind": {"reject:" + id}, "back": {"//evil.example/"}})
	if code != 200 {
		t.Errorf("reject: %d", code)
	}
	if _, text := s.get("/n/harbour-talks/matrix"); strings.Contains(text, "st-against\"><svg class=\"ic\"") && strings.Contains(text, "class=\"cell") {
		t.Errorf("a rejected position is in the matrix")
	}
	if _, text := s.get("/n/harbour-talks/review"); !strings.Contains(text, `positions <span class="n">0</span>`) || !strings.Contains(text, `meetings <span class="n">1</span>`) {
		t.Error("the page of review counts what was decided on")
	}
	if code, _ := s.post("/n/harbour-talks/decide", url.Values{"kind": {"reject"}}); code != 400 {
		t.Errorf("nothing ticked: %d", code)
	}
	if code, _ := s.post("/n/harbour-talks/decide", url.Values{"kind": {"devour"}, "id": {id}}); code != 400 {
		t.Errorf("no such decision: %d", code)
	}
}

func TestHeaders(t *testing.T) {
	s := newSite(t, nil)
	res, err := s.client.Get(s.URL + "/help")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	p := res.Header.Get("Content-Security-Policy")
	if !strings.Contains(p, "default-src 'none'") || strings.Contains(p, "unsafe") || res.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("policy = %q", p)
	}
}

func TestOtherOriginsCannotAct(t *testing.T) {
	s := newSite(t, nil)
	req, _ := http.NewRequest("POST", s.URL+"/name", strings.NewReader("name=eve"))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", "https://evil.example")
	res, err := s.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("a form of another origin: %d; want 403", res.StatusCode)
	}
	req, _ = http.NewRequest("GET", s.URL+"/", nil)
	req.Host = "rebound.example"
	if res, err = s.client.Do(req); err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("a name of another's: %d; want 421", res.StatusCode)
	}
}

func TestPasswordAndToken(t *testing.T) {
	s := newSite(t, func(c *web.Config) {
		c.Secret, c.Token = web.HashPassword("a long password"), web.HashToken("a long token")
	})
	if code, text := s.get("/"); code != 200 || !strings.Contains(text, "Sign in") {
		t.Errorf("unknown visitor: %d", code)
	}
	if code, text := s.get("/api/v1/negotiations"); code != 401 || !strings.Contains(text, `"status":401`) {
		t.Errorf("API without a token: %d %s", code, text)
	}
	part, _ := http.NewRequest("POST", s.URL+"/n/x/decide", nil)
	part.Header.Set("HX-Request", "true")
	if res, err := s.client.Do(part); err != nil || res.StatusCode != 401 || res.Header.Get("HX-Redirect") != "/login" {
		t.Errorf("a part of a page without a session: %v, %v", res, err)
	}
	req, _ := http.NewRequest("GET", s.URL+"/api/v1/negotiations", nil)
	req.Header.Set("Authorization", "Bearer a long token")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != 200 {
		t.Errorf("API with the token: %d", res.StatusCode)
	}
	if _, text := s.post("/login", url.Values{"password": {"wrong"}}); !strings.Contains(text, "not right") {
		t.Errorf("a wrong password is not refused in words")
	}
	if _, text := s.post("/login", url.Values{"password": {"a long password"}, "name": {"Ana"}}); !strings.Contains(text, "Two reports are enough") || !strings.Contains(text, `value="Ana"`) {
		t.Errorf("the right password does not open the door")
	}
	if _, text := s.post("/logout", nil); !strings.Contains(text, "Sign in") {
		t.Errorf("signing out")
	}
	last := 0
	for range 8 {
		last, _ = s.post("/login", url.Values{"password": {"guess"}})
	}
	if last != 429 {
		t.Errorf("the eighth guess: %d; want 429", last)
	}
}

func TestPasswordHash(t *testing.T) {
	h := web.HashPassword("a long password")
	if !web.CheckPassword(h, "a long password") || web.CheckPassword(h, "a long passwore") || web.CheckPassword("$argon2id$x", "") || web.CheckPassword("", "") {
		t.Errorf("hash %s", h)
	}
	for addr, want := range map[string]bool{"127.0.0.1:80": true, "localhost:80": true, "[::1]:80": true, ":8080": false, "0.0.0.0:80": false, "192.168.1.4:80": false} {
		if web.Loopback(addr) != want {
			t.Errorf("Loopback(%s) = %v", addr, !want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	s := newSite(t, nil)
	if code, text := s.upload("x", ""); code != 422 || !strings.Contains(text, "is empty") {
		t.Errorf("an empty file: %d\n%s", code, text)
	}
	if code, text := s.upload("Gespräche", "Die Gewerkschaft\n\nDie Gewerkschaft der Hafenarbeiter hat das Angebot der Arbeitgeber abgelehnt und will nun mit den Mitgliedern über einen Streik abstimmen, wie sie am Montag nach langen Gesprächen mitteilte."); code != 200 {
		t.Errorf("a report in German: %d\n%s", code, text)
	}
	if _, text := s.get("/n/gesprache/reports"); !strings.Contains(text, "language that Parley does not read") {
		t.Errorf("the report in German is not marked")
	}
	if code, _ := s.get("/n/nothing"); code != 404 {
		t.Errorf("no such negotiation: %d", code)
	}
}

// An address that cannot be fetched is told without the name of the room that tried.
func TestAddressThatCannotBeFetched(t *testing.T) {
	s := newSite(t, func(c *web.Config) {
		c.Fetch = func(context.Context, string) ([]parley.Report, []parley.Problem, error) {
			return nil, nil, errors.New("fetch: example.org: the site does not answer")
		}
	})
	code, text := s.post("/import", url.Values{"urls": {"https://example.org/a"}})
	if code != 422 || !strings.Contains(text, "example.org: the site does not answer") || strings.Contains(text, "fetch:") {
		t.Errorf("%d %s", code, text)
	}
}

func TestAPI(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	code, text := s.get("/openapi.json")
	var doc struct {
		OpenAPI string `json:"openapi"`
		Paths   map[string]any
	}
	if err := json.Unmarshal([]byte(text), &doc); code != 200 || err != nil || !strings.HasPrefix(doc.OpenAPI, "3.1") || len(doc.Paths) < 12 {
		t.Errorf("OpenAPI: %d, %v, %s, %d paths", code, err, doc.OpenAPI, len(doc.Paths))
	}
	const at = "/api/v1/negotiations/harbour-talks"
	code, text = s.get(at + "/record?table=positions&limit=1")
	var sh parley.Sheet
	sh.Record = &parley.Record{}
	if err := json.Unmarshal([]byte(text), &sh); code != 200 || err != nil || len(sh.Positions) != 1 || len(sh.Statements) != 0 {
		t.Errorf("record: %d, %v: %s", code, err, text)
	}
	for _, p := range []string{"", "/reports", "/matrix", "/actors", "/stories", "/search?q=offer", "/changes", "/decisions", "/agreement", "/export/csv", "/export/json"} {
		if code, text := s.get(at + p); code != 200 || len(text) < 10 {
			t.Errorf("%s: %d %s", p, code, text)
		}
	}
	for p, want := range map[string]int{"/search?before=x": 422, "/reports?before=x": 422, "/export/none": 404, "/reports/r000000000000": 404, "/reports?limit=0": 422} {
		if code, _ := s.get(at + p); code != want {
			t.Errorf("%s: %d; want %d", p, code, want)
		}
	}
	res, err := s.client.Post(s.URL+at+"/reports", "application/json", strings.NewReader(`{"title":"Third","text":"`+storetest.Sentence+` A third one."}`))
	if err != nil {
		t.Fatal(err)
	}
	b, _ := io.ReadAll(res.Body)
	res.Body.Close()
	if res.StatusCode != 200 || !strings.Contains(string(b), `"added":["r`) {
		t.Errorf("add a report: %d %s", res.StatusCode, b)
	}
}

func TestEvents(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	res, err := s.client.Get(s.URL + "/n/harbour-talks/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	got := make(chan string, 1)
	go func() {
		var all strings.Builder
		b := make([]byte, 512)
		for {
			n, err := res.Body.Read(b)
			all.Write(b[:n])
			if strings.Contains(all.String(), "event: change") || err != nil {
				got <- all.String()
				return
			}
		}
	}()
	_, text := s.get("/n/harbour-talks/review?table=positions")
	id := regexp.MustCompile(`data-id="(p[0-9a-f]+)"`).FindStringSubmatch(text)[1]
	s.post("/n/harbour-talks/decide", url.Values{"kind": {"accept"}, "id": {id}})
	select {
	case e := <-got:
		if !strings.Contains(e, "event: change") {
			t.Errorf("events = %q", e)
		}
	case <-time.After(5 * time.Second):
		t.Error("no event")
	}
}

// What another program files, such as parley watch, is told too.
func TestEventsOfOtherPrograms(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, "GET", s.URL+"/n/harbour-talks/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := s.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	n, err := s.store.Negotiation(ctx, "harbour-talks")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.store.AddReport(ctx, n.ID, parley.Filed{Report: storetest.Report("b", "2025-03-02", "The board said no."), Belongs: true}); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		if lines.Text() == "event: change" {
			return
		}
	}
	t.Errorf("no event: %v", lines.Err())
}

// What is kept of a page must not outlive what it was made from.
func TestKeptPages(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	if _, text := s.get("/"); !strings.Contains(text, "since you last looked</b>") {
		t.Fatalf("the first page tells nothing new")
	}
	_, text := s.get("/n/harbour-talks")
	top := regexp.MustCompile(`name="id" value="(\d+)"><button>I have seen`).FindStringSubmatch(text)
	if top == nil {
		t.Fatal("nothing to have seen")
	}
	if _, text = s.post("/n/harbour-talks/seen", url.Values{"id": {top[1]}}); !strings.Contains(text, "Nothing new since you last looked") {
		t.Errorf("what was seen is told again")
	}
	if _, text := s.get("/"); !strings.Contains(text, "nothing new since you last looked") {
		t.Errorf("what was seen is told again on the first page")
	}
	s.post("/name", url.Values{"name": {"Bo"}})
	if _, text := s.get("/n/harbour-talks"); strings.Contains(text, "Nothing new since you last looked") || !strings.Contains(text, `value="Bo"`) {
		t.Errorf("one person is shown what another has seen")
	}
	before, _ := s.get("/n/harbour-talks/matrix")
	id := regexp.MustCompile(`data-id="(p[0-9a-f]+)"`).FindStringSubmatch(func() string { _, x := s.get("/n/harbour-talks/review?table=positions"); return x }())[1]
	s.post("/n/harbour-talks/decide", url.Values{"kind": {"reject:" + id}})
	if code, text := s.get("/n/harbour-talks/matrix"); before != 200 || code != 200 || strings.Contains(text, `class="cell`) {
		t.Errorf("a rejected position stays on a page that was kept")
	}
}

// A negotiation goes when its short name is written, by page and by API, and pages made
// of it are not shown for a new one of that name.
func TestRemove(t *testing.T) {
	kept := 0
	s := newSite(t, func(c *web.Config) {
		c.Keep = func(_ context.Context, n parley.Negotiation) (string, error) {
			kept++
			return "/data/" + n.Slug + ".zip", nil
		}
	})
	s.upload("Harbour talks", two()...)
	if _, text := s.get("/n/harbour-talks/settings"); !strings.Contains(text, "Harbour talks with 2 reports and all that was read in them") {
		t.Errorf("what is lost is not said:\n%s", text)
	}
	if code, text := s.get("/n/harbour-talks/decided.zip"); code != 200 || !strings.Contains(text, "parley.toml") {
		t.Errorf("what people put in: %d", code)
	}
	s.get("/n/harbour-talks/reports")
	if code, text := s.post("/n/harbour-talks/remove", url.Values{"confirm": {"harbour"}}); code != 400 || !strings.Contains(text, "Nothing was removed") || kept != 0 {
		t.Errorf("the wrong name: %d, kept %d\n%s", code, kept, text)
	}
	if code, text := s.post("/n/harbour-talks/remove", url.Values{"confirm": {" harbour-talks "}}); code != 200 || kept != 1 || !strings.Contains(text, "Harbour talks was removed. What people had put in is kept in /data/harbour-talks.zip.") {
		t.Errorf("the right name: %d, kept %d\n%s", code, kept, text)
	}
	for _, p := range []string{"/n/harbour-talks", "/n/harbour-talks/reports", "/api/v1/negotiations/harbour-talks", "/n/harbour-talks/feed.atom"} {
		if code, _ := s.get(p); code != 404 {
			t.Errorf("%s: %d", p, code)
		}
	}
	if err := s.store.Verify(context.Background()); err != nil {
		t.Error(err)
	}
	s.upload("Harbour talks", two()[0])
	if _, text := s.get("/n/harbour-talks/reports"); strings.Contains(text, "Union says no") {
		t.Error("the page of the removed one is shown for the new one")
	}
	for confirm, want := range map[string]int{"": 422, "?confirm=other": 409} {
		if code := s.remove("/api/v1/negotiations/harbour-talks" + confirm); code != want {
			t.Errorf("DELETE %q: %d", confirm, code)
		}
	}
	if code := s.remove("/api/v1/negotiations/harbour-talks?confirm=harbour-talks"); code != 200 || kept != 2 {
		t.Errorf("DELETE: %d, kept %d", code, kept)
	}
}

// remove sends DELETE.
func (s *site) remove(path string) int {
	s.t.Helper()
	req, err := http.NewRequest(http.MethodDelete, s.URL+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	res, err := s.client.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}

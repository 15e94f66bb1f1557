package fetch

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

func quoted(s string) string {
	var b strings.Builder
	w := quotedprintable.NewWriter(&b)
	fmt.Fprint(w, s)
	w.Close()
	return b.String()
}

func TestMHTML(t *testing.T) {
	page := fmt.Sprintf(article, strings.ReplaceAll(prose, "mediator", "médiateur"))
	head := "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/ferry\r\nDate: Wed, 4 Feb 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"----b\"\r\n\r\n"
	part := func(how, body string) string {
		return "------b\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: " + how + "\r\n\r\n" + body + "\r\n------b--\r\n"
	}
	for name, file := range map[string]string{"quoted-printable": head + part("quoted-printable", quoted(page)), "base64": head + part("base64", base64.StdEncoding.EncodeToString([]byte(page)))} {
		list, bad := Read(intake.Input{Path: "saved.mhtml", Body: strings.NewReader(file)}, intake.Options{})
		if len(bad) != 0 || len(list) != 1 {
			t.Fatalf("%s: %d reports, %v", name, len(list), bad)
		}
		r := list[0]
		if r.URL != "https://example.org/ferry" || r.Title != "Ferry talks resume" || r.Published != "2026-02-03T09:30:00+01:00" || !strings.Contains(r.Text, "the médiateur said") {
			t.Errorf("%s: %q, %q, %q, %.200q", name, r.URL, r.Title, r.Published, r.Text)
		}
	}
	// Told by its head alone; and what holds no page says so.
	if list, _ := Read(intake.Input{Path: "saved", Body: strings.NewReader(head + part("quoted-printable", quoted(page)))}, intake.Options{}); len(list) != 1 || list[0].Title != "Ferry talks resume" {
		t.Errorf("without its ending it is not known: %d reports", len(list))
	}
	for _, broken := range []string{head + "------b\r\nContent-Type: text/css\r\n\r\nx\r\n------b--\r\n", head + "------b\r\n", "no head at all"} {
		if list, bad := Read(intake.Input{Path: "a.mht", Body: strings.NewReader(broken)}, intake.Options{}); len(list) != 0 || len(bad) != 1 || !strings.Contains(bad[0].Error, "MHTML") {
			t.Errorf("%.30q: %d reports, %v", broken, len(list), bad)
		}
	}
}

func TestZipOfPages(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	empty := string(zipOf(t, "a.txt", ""))
	for _, f := range []struct{ name, body string }{{"b/two.html", fmt.Sprintf(article, strings.ReplaceAll(prose, "Tuesday", "Friday"))}, {"b/two_files/style.css", "p {}"}, {"a.html", fmt.Sprintf(article, prose)},
		{".hidden", "x"}, {".git/x.txt", "x"}, {"old.zip", empty}, {"older", empty}, {"c.txt", ""}, {"parley.toml", "name = \"Talks\""}, {"w.warc.gz", string(warc(fmt.Sprintf(article, strings.ReplaceAll(prose, "Tuesday", "Sunday"))))}} {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, f.body)
	}
	z.Close()
	list, bad := Read(intake.Input{Path: "talks.zip", Body: bytes.NewReader(b.Bytes())}, intake.Options{})
	if len(list) != 3 || list[0].Path != "talks.zip/a.html" || !strings.Contains(list[1].Text, "Friday") || !strings.Contains(list[2].Text, "Sunday") {
		t.Errorf("%d reports: %+v", len(list), list)
	}
	if len(bad) != 3 || !strings.Contains(bad[0].Error, "talks.zip/c.txt is empty") || !strings.Contains(bad[1].Error, "archive within an archive") || !strings.Contains(bad[2].Error, "older is an archive within") {
		t.Errorf("problems: %+v", bad)
	}
	if list, bad := Read(intake.Input{Path: "a.zip", Body: bytes.NewReader(b.Bytes()[:200])}, intake.Options{}); len(list) != 0 || len(bad) != 1 || !strings.Contains(bad[0].Error, "cannot be read") {
		t.Errorf("cut short: %d, %v", len(list), bad)
	}
}

// zipOf makes an archive of names and what is in them, in turn.
func zipOf(t testing.TB, files ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, files[i+1])
	}
	z.Close()
	return b.Bytes()
}

func gz(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

// TestKindIsToldByWhatIsInIt reads what has no telling name: standard input, a file
// without an ending, an answer of the network; and what is compressed once more.
func TestKindIsToldByWhatIsInIt(t *testing.T) {
	word := zipOf(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document><w:body><w:p><w:r><w:t>The union rejected the offer on Monday, said Anna Berg.</w:t></w:r></w:p></w:body></w:document>")
	pages := zipOf(t, "a.html", fmt.Sprintf(article, prose))
	archive := warc(fmt.Sprintf(article, prose))
	for name, in := range map[string]intake.Input{
		"a Word document": {Path: "-", Body: bytes.NewReader(word)}, "one without its ending": {Path: "readout", Body: bytes.NewReader(word)},
		"one compressed": {Path: "a.docx.gz", Body: bytes.NewReader(gz(word))}, "one of the network": {URL: "https://example.org/a", ContentType: "application/octet-stream", Body: bytes.NewReader(word)},
		"one called an archive": {Path: "a.zip", Body: bytes.NewReader(word)}, "a ZIP of pages": {Path: "-", Body: bytes.NewReader(pages)},
		"one of pages compressed": {Path: "-", Body: bytes.NewReader(gz(pages))}, "a web archive compressed": {Path: "-", Body: bytes.NewReader(archive)},
		"a PDF compressed": {Path: "a.pdf.gz", Body: bytes.NewReader(gz(onePagePDF("The union rejected the offer on Monday,", "said Anna Berg.")))}, "a text twice": {Path: "a.txt.gz", Body: bytes.NewReader(gz(gz([]byte("The union rejected the offer."))))},
	} {
		if list, bad := Read(in, intake.Options{}); len(list) != 1 || len(bad) != 0 || strings.Contains(list[0].Text, "<") {
			t.Errorf("%s: %d reports, %v", name, len(list), bad)
		}
	}
	locked := zipOf(t, "a.txt", "The union rejected the offer.")
	locked[6] |= 1
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	for want, b := range map[string][]byte{
		"standard input is a ZIP archive without":               zipOf(t),
		"standard input is an office document, which Parley":    zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"),
		"standard input is an e-book, which Parley":             zipOf(t, "mimetype", "application/epub+zip"),
		"standard input is an office document, which Parley ":   zipOf(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<x/>"),
		"standard input is a ZIP archive that cannot be read: ": pages[:100],
		"-/a.txt is encrypted":                                  locked,
	} {
		if list, bad := Read(intake.Input{Path: "-", Body: bytes.NewReader(b)}, intake.Options{}); len(list) != 0 || len(bad) != 1 || !strings.HasPrefix(bad[0].Error, want) {
			t.Errorf("%q: %d reports, %+v", want, len(list), bad)
		}
	}
	if list, _ := Read(intake.Input{URL: "https://example.org/a.zip", Body: bytes.NewReader(pages)}, intake.Options{}); len(list) != 1 || list[0].Path != "https://example.org/a.zip/a.html" {
		t.Errorf("a page of an archive of the network is of no place: %+v", list)
	}
}

func TestWARCOtherRecords(t *testing.T) {
	record := func(kind, contentType, body string) string {
		return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: https://example.org/x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, contentType, len(body), body)
	}
	bare := strings.Replace(fmt.Sprintf(article, prose), `,"datePublished":"2026-02-03T09:30:00+01:00"`, "", 1)
	page := func(head, body string) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + "\r\n" + body
	}
	file := record("warcinfo", "application/warc-fields", "software: x") +
		record("resource", "text/html", fmt.Sprintf(article, prose)) +
		record("response", "application/http", page("Date: Wed, 04 Feb 2026 10:00:00 GMT\r\nLast-Modified: Tue, 03 Feb 2026 08:30:00 GMT\r\n", bare)) +
		record("response", "application/http", page("Date: Wed, 04 Feb 2026 10:00:00 GMT\r\nLast-Modified: Wed, 04 Feb 2026 10:00:00 GMT\r\n", bare)) +
		record("response", "application/http", page("", fmt.Sprintf(article, "<p>The crews of the ferries and the owners met again on Tuesday and the talks went on until the night.</p><p>Subscribe to continue reading this report.</p>"))) +
		record("response", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+bare)
	list, bad := Read(intake.Input{Path: "a.warc", Body: strings.NewReader(file)}, intake.Options{})
	var days []string
	for _, r := range list {
		days = append(days, r.Published)
	}
	if got := strings.Join(days, " "); got != "2026-02-03T09:30:00+01:00 2026-02-03T08:30:00Z " {
		t.Errorf("published %q: a page's own time, then when it was last changed, never the time of the answer", got)
	}
	if len(bad) != 1 || !strings.Contains(bad[0].Error, "paywall") {
		t.Errorf("problems %v", bad)
	}
}

// TestEveryKindOfFeed reads the same item from RSS, Atom and JSON Feed.
func TestEveryKindOfFeed(t *testing.T) {
	var base string
	bare := strings.Replace(fmt.Sprintf(article, prose), `,"datePublished":"2026-02-03T09:30:00+01:00"`, "", 1)
	feeds := map[string][2]string{
		"/rss":  {"application/rss+xml", `<rss version="2.0"><channel><title>G</title><item><title>x</title><link>%s/a</link><pubDate>Tue, 03 Feb 2026 09:30:00 +0100</pubDate></item></channel></rss>`},
		"/atom": {"application/atom+xml", `<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><title>x</title><link href="%s/a"/><published>2026-02-03T09:30:00+01:00</published></entry></feed>`},
		"/json": {"application/feed+json", `{"version":"https://jsonfeed.org/version/1.1","title":"G","items":[{"id":"1","url":"%s/a","title":"x","date_published":"2026-02-03T09:30:00+01:00"}]}`},
		"/bare": {"text/plain", `<?xml version="1.0"?><rss version="2.0"><channel><title>G</title><item><link>%s/a</link><pubDate>Tue, 03 Feb 2026 09:30:00 +0100</pubDate></item><item><title>lost</title></item></channel></rss>`},
		"/torn": {"application/rss+xml", `<rss version="2.0"><channel><title>G</title><item><link>%s/a</li`},
	}
	base = serve(t, func(w http.ResponseWriter, r *http.Request) {
		if f, ok := feeds[r.URL.Path]; ok {
			w.Header().Set("Content-Type", f[0])
			fmt.Fprintf(w, f[1], base)
			return
		}
		if r.URL.Path == "/a" {
			fmt.Fprint(w, bare)
			return
		}
		http.NotFound(w, r)
	})
	for path, bad := range map[string]int{"/rss": 0, "/atom": 0, "/json": 0, "/bare": 1} {
		var got []parley.Report
		problems, err := local(memory{}).Follow(context.Background(), base+path, func(l []parley.Report) error { got = append(got, l...); return nil })
		if err != nil || len(problems) != bad || len(got) != 1 || got[0].Published != "2026-02-03T09:30:00+01:00" {
			t.Errorf("%s: %d reports, %v, %v", path, len(got), problems, err)
		}
	}
	if _, err := local(memory{}).Follow(context.Background(), base+"/torn", func([]parley.Report) error { return nil }); err == nil || !strings.Contains(err.Error(), "feed that cannot be read") {
		t.Errorf("a torn feed: %v", err)
	}
}

func TestSlowAnswersEnd(t *testing.T) {
	stop := make(chan struct{})
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			select {
			case <-stop:
			case <-r.Context().Done():
			}
		}
	})
	defer close(stop)
	f := New(Options{Private: true, Delay: time.Nanosecond, Timeout: 100 * time.Millisecond})
	began := time.Now()
	if _, err := f.Get(context.Background(), base+"/slow", false); err == nil || time.Since(began) > 20*time.Second || err.Error() != "fetch: "+base+"/slow: the site does not answer in time" {
		t.Errorf("a slow answer: %v after %s", err, time.Since(began))
	}
}

// TestWordsForTheNetwork holds that what went wrong on the way is told by the address
// that was asked, in words.
func TestWordsForTheNetwork(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/short":
			w.Header().Set("Content-Length", "5000")
			fmt.Fprint(w, "<p>The crews")
		case "/feed":
			fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>G</title><item><title>The crews met the owners</title></item></channel></rss>`)
		default:
			http.NotFound(w, r)
		}
	})
	for address, want := range map[string]string{
		base + "/short":          base + "/short: the answer breaks off",
		base + "/none":           base + "/none answers 404 Not Found",
		"http://127.0.0.1:1/a":   "http://127.0.0.1:1/a: the site takes no connection",
		"http://site.invalid./a": "http://site.invalid./a: ",
	} {
		_, _, err := local(nil).Reports(context.Background(), address)
		if err == nil || !strings.HasPrefix(err.Error(), "fetch: "+want) || strings.Contains(err.Error(), "dial") || strings.Contains(err.Error(), "robots.txt") {
			t.Errorf("%s: %v", address, err)
		}
	}
	list, bad, err := local(nil).Reports(context.Background(), base+"/feed")
	if err != nil || len(list) != 0 || len(bad) != 1 || !strings.HasSuffix(bad[0].Error, "/feed is a feed, not a report") {
		t.Errorf("a feed: %d reports, %v, %v", len(list), bad, err)
	}
}

// TestPauseBetweenRequests asks the same host twice, and another one between.
func TestPauseBetweenRequests(t *testing.T) {
	var at []time.Time
	h := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			at = append(at, time.Now())
			return
		}
		http.NotFound(w, r)
	}
	base := serve(t, h)
	f := New(Options{Private: true, Delay: 150 * time.Millisecond})
	for range 2 {
		if _, err := f.Get(context.Background(), base+"/a", false); err != nil {
			t.Fatal(err)
		}
	}
	if d := at[1].Sub(at[0]); d < 140*time.Millisecond {
		t.Errorf("%s between two requests to a host; 150 ms were asked for", d)
	}
}

// TestErrorPagesAreRecognised are pages that answer 200 and hold no report.
func TestErrorPagesAreRecognised(t *testing.T) {
	long := strings.Repeat("The page that you asked for has moved or was never here, so please use the search. ", 4)
	for _, c := range []struct{ name, title, text, want string }{
		{"not found", "Page not found", long, "error page"},
		{"a check", "Just a moment", long, "error page"},
		{"a request for consent", "Before you continue to The Paper", strings.Repeat("We and our partners store information such as cookies on your device. ", 15), "asks for consent"},
		{"for members", "Ferry talks", "The crews and owners of the ferries met again. This article is only available to our subscribers. " + long, "paywall"},
		{"a report about errors", "Ferry talks", "An error in the pay roll was found, the mediator said. " + long, ""},
	} {
		page := fmt.Sprintf(`<html><head><title>%s</title></head><body><article><h1>%[1]s</h1><p>%s</p></article></body></html>`, c.title, c.text)
		list, bad := readPage(&Page{URL: "https://example.org/a", ContentType: "text/html", Body: []byte(page)}, "", "")
		if c.want == "" {
			if len(list) != 1 {
				t.Errorf("%s: %v", c.name, bad)
			}
			continue
		}
		if len(list) != 0 || len(bad) != 1 || !strings.Contains(bad[0].Error, c.want) {
			t.Errorf("%s: %d reports, %v", c.name, len(list), bad)
		}
	}
}

package fetch

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

type memory map[string]string

func (m memory) Fetched(u string) (string, error) { return m[u], nil }
func (m memory) SetFetched(u, b string) error     { m[u] = b; return nil }
func local(m Memory) *Fetcher                     { return New(Options{Private: true, Delay: time.Nanosecond, Memory: m}) }
func serve(t *testing.T, h http.HandlerFunc) string {
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

const article = `<html><head><title>Ferry talks resume</title><meta property="og:site_name" content="The Gull"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry talks resume","datePublished":"2026-02-03T09:30:00+01:00"}</script></head><body><article><h1>Ferry talks resume</h1>%s</article></body></html>`

var prose = "<p>" + strings.Repeat("The crews of the island ferries and their owners met again on Tuesday to settle the quarrel about winter pay, the mediator said. ", 12) + "</p>"

func TestPrivateAddressesAreRefused(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) { t.Error("a private address was asked") })
	if _, err := New(Options{Delay: time.Nanosecond}).Get(context.Background(), at, false); !errors.Is(err, ErrPrivate) {
		t.Errorf("Get = %v; want ErrPrivate", err)
	}
	for addr, want := range map[string]bool{"8.8.8.8:80": true, "10.0.0.1:80": false, "127.0.0.1:80": false, "[::1]:80": false, "169.254.169.254:80": false, "[::ffff:10.0.0.1]:80": false,
		"100.64.0.1:80": false, "0.0.0.0:80": false, "[fe80::1]:80": false, "[64:ff9b::a00:1]:80": false, "[2606:4700::1]:443": true, "nonsense": false, "224.0.0.1:80": false} {
		if public(addr) != want {
			t.Errorf("public(%s) = %v", addr, !want)
		}
	}
}

func TestAddressesThatAreNotPages(t *testing.T) {
	for _, a := range []string{"file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://", "http://user:secret@example.org/", "nothing"} {
		if _, err := local(nil).Get(context.Background(), a, false); err == nil {
			t.Errorf("%s was fetched", a)
		}
	}
}

func TestRobots(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			fmt.Fprint(w, "User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n\nUser-agent: other\nDisallow: /\n")
		}
	})
	for path, want := range map[string]bool{"/": true, "/private/x": false, "/private/open/y": true, "/a.pdf": false, "/a.pdf?x=1": true} {
		_, err := local(nil).Get(context.Background(), at+path, false)
		if errors.Is(err, ErrRobots) == want {
			t.Errorf("%s: %v; allowed should be %v", path, err, want)
		}
	}
}

func TestRobotsOfOurOwnName(t *testing.T) {
	r := parseRobots([]byte("User-agent: *\nDisallow: /\nUser-agent: parley\nUser-agent: b\nDisallow: /x\nCrawl-delay: 900\n"), "Parley")
	if !r.allows(&url.URL{Path: "/y"}) || r.allows(&url.URL{Path: "/x/z"}) || r.delay != maxDelay {
		t.Errorf("rules = %+v", r)
	}
}

func TestConditionalRequests(t *testing.T) {
	asked := 0
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked++
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		fmt.Fprintf(w, article, prose)
	})
	f, got := local(memory{}), 0
	take := func(l []parley.Report) error { got += len(l); return nil }
	for range 2 {
		if bad, err := f.Follow(context.Background(), at+"/page", take); err != nil || len(bad) > 0 {
			t.Fatal(bad, err)
		}
	}
	if asked != 2 || got != 1 {
		t.Errorf("asked %d times, got %d reports; want 2 and 1", asked, got)
	}
}

// Two that follow one page remember it each for itself, and share what the host asks for.
func TestMemoriesApart(t *testing.T) {
	robots := 0
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			robots++
			http.NotFound(w, r)
			return
		}
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		fmt.Fprintf(w, article, prose)
	})
	f := local(nil)
	for _, x := range []*Fetcher{f.With(memory{}), f.With(memory{})} {
		got := 0
		for range 2 {
			if _, err := x.Follow(context.Background(), at+"/page", func(l []parley.Report) error { got += len(l); return nil }); err != nil {
				t.Fatal(err)
			}
		}
		if got != 1 {
			t.Errorf("got %d reports", got)
		}
	}
	if robots != 1 {
		t.Errorf("robots.txt was asked for %d times", robots)
	}
}

func TestWhatCannotBeKeptIsFetchedAgain(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		fmt.Fprintf(w, article, prose)
	})
	f := local(memory{})
	full := errors.New("the disk is full")
	if _, err := f.Follow(context.Background(), at+"/page", func([]parley.Report) error { return full }); !errors.Is(err, full) {
		t.Errorf("Follow = %v", err)
	}
	got := 0
	if _, err := f.Follow(context.Background(), at+"/page", func(l []parley.Report) error { got += len(l); return nil }); err != nil || got != 1 {
		t.Errorf("after a failure: %d reports, %v", got, err)
	}
}

func TestFeedGoesOnThroughBadItems(t *testing.T) {
	var base string
	base = serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>The Gull</title><item><link>%[1]s/gone</link></item><item><link>%[1]s/wall</link></item><item><link>%[1]s/good</link><pubDate>Tue, 03 Feb 2026 09:30:00 +0100</pubDate></item></channel></rss>`, base)
		case "/good":
			fmt.Fprintf(w, article, prose)
		case "/wall":
			fmt.Fprintf(w, article, "<p>The crews of the ferries and the owners met again on Tuesday and the talks went on until the night.</p><p>Subscribe to continue reading this report.</p>")
		default:
			http.NotFound(w, r)
		}
	})
	m := memory{}
	var got []parley.Report
	take := func(l []parley.Report) error { got = append(got, l...); return nil }
	bad, err := local(m).Follow(context.Background(), base+"/feed", take)
	if err != nil || len(got) != 1 || len(bad) != 2 {
		t.Fatalf("Follow = %d reports, %d problems, %v; want 1, 2", len(got), len(bad), err)
	}
	if got[0].Published != "2026-02-03T09:30:00+01:00" || got[0].Title != "Ferry talks resume" || got[0].ID == "" {
		t.Errorf("report = %q, %q, %q", got[0].Published, got[0].Title, got[0].ID)
	}
	if !strings.Contains(bad[0].Error, "404") || !strings.Contains(bad[1].Error, "paywall") {
		t.Errorf("problems = %+v", bad)
	}
	got = nil
	if _, err := local(m).Follow(context.Background(), base+"/feed", take); err != nil || len(got) != 0 {
		t.Errorf("a second round: %d reports, %v", len(got), err)
	}
}

func TestLimits(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/big":
			w.Write(make([]byte, 2000))
		case "/robots.txt":
			http.NotFound(w, r)
		}
	})
	f := New(Options{Private: true, Delay: time.Nanosecond, MaxBytes: 1000})
	if _, err := f.Get(context.Background(), base+"/big", false); !errors.Is(err, ErrTooBig) {
		t.Errorf("big: %v", err)
	}
	if _, err := f.Get(context.Background(), base+"/loop", false); err == nil || !strings.Contains(err.Error(), "redirects") {
		t.Errorf("loop: %v", err)
	}
}

func warc(pages ...string) []byte {
	var b bytes.Buffer
	for i, p := range pages {
		body := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n%s", p)
		z := gzip.NewWriter(&b)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(body), body)
		z.Close()
	}
	return b.Bytes()
}

func TestWARC(t *testing.T) {
	b := warc(fmt.Sprintf(article, prose), fmt.Sprintf(article, strings.ReplaceAll(prose, "Tuesday", "Wednesday")))
	list, bad := Read(intake.Input{Path: "a.warc.gz", Body: bytes.NewReader(b)}, intake.Options{})
	if len(list) != 2 || len(bad) != 0 || list[0].URL != "https://example.org/0" || !strings.Contains(list[1].Text, "Wednesday") {
		t.Errorf("Read = %d reports, %v", len(list), bad)
	}
	list, bad = Read(intake.Input{Path: "a.warc.gz", Body: bytes.NewReader(b[:len(b)-20])}, intake.Options{})
	if len(list) != 1 || len(bad) == 0 {
		t.Errorf("cut short: %d reports, %d problems; want 1 and some", len(list), len(bad))
	}
}

func TestDOCX(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("word/document.xml")
	fmt.Fprint(w, `<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Readout of the call</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">The ministers spoke on Monday about the </w:t></w:r><w:r><w:t>ferry &amp; harbour dues.</w:t></w:r></w:p></w:body></w:document>`)
	z.Close()
	list, bad := Read(intake.Input{Path: "readout.docx", Body: &b}, intake.Options{})
	if len(bad) != 0 || len(list) != 1 || !strings.Contains(list[0].Text, "spoke on Monday about the ferry & harbour dues.") || list[0].Title != "Readout of the call" {
		t.Errorf("Read = %+v, %v", list, bad)
	}
}

// TestDOCXAsShown is what a reader of the document sees: a box once, a hyphen that
// does not break, nothing that was moved or taken out; wherever the text lies.
func TestDOCXAsShown(t *testing.T) {
	b := zipOf(t, "_rels/.rels", `<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`,
		"word/document2.xml", `<w:document><w:body><w:p><w:pPr><w:tabs><w:tab w:pos="720"/></w:tabs></w:pPr><w:r><w:t>A twelve</w:t><w:noBreakHyphen/><w:t>hour meeting ended without a text.</w:t></w:r><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>The board refused.</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>The board refused.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>`)
	list, bad := Read(intake.Input{Path: "a.docx", Body: bytes.NewReader(b)}, intake.Options{})
	if len(list) != 1 || strings.TrimSpace(list[0].Text) != "A twelve-hour meeting ended without a text.\n\nThe board refused." || list[0].Text[0] != 'A' {
		t.Errorf("%+v, %v", list, bad)
	}
}

// onePagePDF is a page of text in the plainest form that the format allows.
func onePagePDF(lines ...string) []byte {
	var s strings.Builder
	s.WriteString("BT /F1 12 Tf 72 720 Td 14 TL ")
	for _, l := range lines {
		fmt.Fprintf(&s, "(%s) Tj T* ", l)
	}
	s.WriteString("ET")
	return drawnPDF(s.String())
}

// drawnPDF is a page that is drawn with s.
func drawnPDF(s string) []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(s), s), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	x := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, x)
	return b.Bytes()
}

func TestPDF(t *testing.T) {
	b := onePagePDF("The ministers met on Monday and agreed that the", "ferry talks would go on in March.")
	list, bad := Read(intake.Input{Path: "a.pdf", Body: bytes.NewReader(b)}, intake.Options{})
	if len(bad) != 0 || len(list) != 1 || !strings.Contains(list[0].Text, "agreed that the ferry talks") {
		t.Fatalf("Read = %+v, %v", list, bad)
	}
	for _, n := range []int{20, 200, len(b) - 30} {
		if list, bad := Read(intake.Input{Path: "a.pdf", Body: bytes.NewReader(b[:n])}, intake.Options{}); len(list) != 0 || len(bad) != 1 {
			t.Errorf("%d bytes of a PDF: %d reports, %d problems", n, len(list), len(bad))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.warc.gz", warc("<p>x</p>"))
	f.Add("a.warc", []byte("WARC/1.0\r\nContent-Length: 9999999999\r\n\r\n"))
	f.Add("a.pdf", onePagePDF("x"))
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Add("-", zipOf(f, "[Content_Types].xml", "<Types/>", "_rels/.rels", "<Relationships/>", "word/document.xml", "<w:p><w:t>They met.</w:t></w:p>"))
	f.Add("a.zip", zipOf(f, "a.html", "<p>x</p>", "b.txt.gz", string(gz([]byte("They met."))), "in", string(zipOf(f, "c", ""))))
	f.Add("a.eml", []byte("Subject: x\r\nMime-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--b--"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		list, bad := Read(intake.Input{Path: name, Body: bytes.NewReader(b)}, intake.Options{})
		if len(list)+len(bad) == 0 && !strings.Contains(strings.ToLower(name), "warc") && !bytes.HasPrefix(b, []byte("WARC/1.")) {
			t.Errorf("neither a report nor a problem")
		}
	})
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a*b$"), "/xaxb")
	f.Fuzz(func(t *testing.T, b []byte, path string) {
		r := parseRobots(b, "Parley")
		r.allows(&url.URL{Path: path})
	})
}

// FuzzDrawing is what a page of a PDF is drawn with: the file around it is whole.
func FuzzDrawing(f *testing.F) {
	f.Add("BT /F1 12 Tf 72 720 Td 14 TL (They met.) Tj T* [(They) -250 (le-)] TJ 0 -14 Td (ft.) ' ET")
	f.Add("q 1 0 0 -1 0 792 cm BT /F1 1 Tf 12 0 0 12 72 720 Tm <54> Tj ET Q Q")
	f.Fuzz(func(t *testing.T, drawn string) {
		list, bad := Read(intake.Input{Path: "a.pdf", Body: bytes.NewReader(drawnPDF(drawn))}, intake.Options{})
		if len(list)+len(bad) != 1 {
			t.Errorf("%d reports, %v", len(list), bad)
		}
	})
}

// FuzzFeed reads feeds of any bytes.
func FuzzFeed(f *testing.F) {
	f.Add("application/rss+xml", []byte(`<rss version="2.0"><channel><title>G</title><item><title>x</title><link>/a</link><pubDate>Tue, 03 Feb 2026 09:30:00 +0100</pubDate></item></channel></rss>`))
	f.Add("application/atom+xml", []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="a"/><published>2026-02-03T09:30:00+01:00</published></entry></feed>`))
	f.Add("application/feed+json", []byte(`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"/a"}]}`))
	f.Add("text/xml", []byte("\xff\xfe<\x00r\x00s\x00s\x00>\x00"))
	f.Fuzz(func(t *testing.T, kind string, b []byte) {
		p := &Page{URL: "https://example.org/feed", ContentType: kind, Body: b}
		text := feedText(p)
		hasRows(text)
		if !isFeed(kind, text) {
			return
		}
		feed, err := parseFeed(text)
		if err != nil {
			return
		}
		for _, item := range feed.Items {
			if item != nil {
				linkOf(p, item)
				memo(item)
			}
		}
	})
}

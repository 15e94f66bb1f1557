package intake

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

func read(t *testing.T, path, data string) ([]parley.Report, []parley.Problem) {
	t.Helper()
	return Read(Input{Path: path, Body: strings.NewReader(data)}, Options{})
}

func TestTitleLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a headline", "Talks resume\nThe ministers met.", "Talks resume"},
		{"a sentence is none", "The ministers met.\nThey agreed.", ""},
		{"nor one that ends in a quotation", "She said “no.”\nThey left.", ""},
		{"a question is one", "Will they agree?\nNobody knows.", "Will they agree?"},
		{"the only line is none", "Talks resume", ""},
		{"nor one before nothing", "Talks resume\n  \n", ""},
		{"too long a line is none", strings.Repeat("long ", 31) + "\nText.", ""},
		{"a line of 150 bytes is one", strings.Repeat("x", 150) + "\nText.", strings.Repeat("x", 150)},
		{"an end of line from elsewhere", "Talks resume\r\nThe ministers met.", "Talks resume"},
		{"an empty line", "\nTalks resume\nText.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Title(c.text); got != c.want {
				t.Errorf("Title = %q, want %q", got, c.want)
			}
		})
	}
}

func TestTextStaysAsItIs(t *testing.T) {
	for _, text := range []string{
		"Talks resume\n\nThe  ministers met.\t\r\n \n\n\n",
		"“Yes”, she said…\nNo full stop",
		"   indented first line.\nAnother.",
	} {
		reps, probs := read(t, "a.txt", text)
		if len(probs) != 0 || len(reps) != 1 || reps[0].Text != text {
			t.Errorf("%q became %v, %v", text, reps, probs)
		}
	}
}

// TestLinesThatEndInCR are of texts with carriage returns alone: they end lines as
// line feeds do, and no byte moves.
func TestLinesThatEndInCR(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"alone", "Talks resume\rBy Ann Lee\r\rThe ministers met.\r", "Talks resume\nBy Ann Lee\n\nThe ministers met.\n"},
		{"some of them", "Talks resume\nBy Ann Lee\rThe ministers met.", "Talks resume\nBy Ann Lee\nThe ministers met."},
		{"beside line feeds", "Talks resume\r\nBy Ann Lee\r\r\nThe ministers met.\r", "Talks resume\r\nBy Ann Lee\r\r\nThe ministers met.\n"},
	} {
		line, err := json.Marshal(map[string]string{"text": c.text})
		if err != nil {
			t.Fatal(err)
		}
		for path, data := range map[string]string{"a.txt": c.text, "a.jsonl": string(line)} {
			reps, probs := read(t, path, data)
			if len(reps) != 1 || reps[0].Text != c.want || reps[0].Title != "Talks resume" || reps[0].Author != "Ann Lee" {
				t.Errorf("%s in %s: %+v, %v", c.name, path, reps, probs)
			}
		}
	}
}

func TestFurnish(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       parley.Report
	}{
		{"byline and date", "Talks resume\nBy Ann Lee\n3 March 2026\n\nThe ministers met.", parley.Report{Author: "Ann Lee", Published: "2026-03-03"}},
		{"two authors", "Talks resume\nBy Ann Lee and Bo Ek\n\nThe ministers met.", parley.Report{Author: "Ann Lee and Bo Ek"}},
		{"who writes from where", "Talks resume\nBy Ann Lee in Bergen\n\nThe ministers met.", parley.Report{Author: "Ann Lee"}},
		{"an agency's byline", "Talks resume\nBy Ann Lee, Reuters\nThe ministers met.", parley.Report{Author: "Ann Lee", Credit: "Reuters"}},
		{"dateline of an agency", "Talks resume\nGENEVA (AP) — The ministers met.", parley.Report{Dateline: "GENEVA", Credit: "AP"}},
		{"dateline with a day", "Talks resume\nNEW YORK, March 3 - The ministers met.", parley.Report{Dateline: "NEW YORK"}},
		{"dateline with a date", "Talks resume\nLONDON, Nov 24, 2025 (Reuters) - The ministers met.", parley.Report{Dateline: "LONDON", Credit: "Reuters", Published: "2025-11-24"}},
		{"dateline in September", "Talks resume\nLONDON, Sept 15, 2025 - The ministers met.", parley.Report{Dateline: "LONDON", Published: "2025-09-15"}},
		{"dateline in Sept.", "Talks resume\nLONDON, Sept. 15, 2025 (Reuters) - The ministers met.", parley.Report{Dateline: "LONDON", Credit: "Reuters", Published: "2025-09-15"}},
		{"dateline in dashes", "Talks resume\nLONDON — 24 Nov 2025 — The ministers met.", parley.Report{Dateline: "LONDON", Published: "2025-11-24"}},
		{"dateline in small letters", "Talks resume\nLondon, 24 November 2025 — The ministers met.", parley.Report{Dateline: "London", Published: "2025-11-24"}},
		{"a sentence with a date", "Talks resume\nOn Monday, 24 November 2025 the ministers met - in Lyon.", parley.Report{}},
		{"dateline with its country", "Talks resume\nLYON, France — The ministers met.", parley.Report{Dateline: "LYON, France"}},
		{"credit at the end", "Talks resume\nThe ministers met.\n\n(AFP)", parley.Report{Credit: "AFP"}},
		{"a sentence about bylines", "Talks resume\nBy Monday the ministers had met. They agreed.", parley.Report{}},
		{"a sentence in capitals", "Talks resume\nNATO and the EU met on Monday - at last.", parley.Report{}},
		{"a date with its outlet", "Talks resume\nPublished: 2026-02-10 | Continental Press\nThe ministers met.", parley.Report{Published: "2026-02-10"}},
		{"an outlet with its date", "Talks resume\nThe Ledger, March 3 2026\nThe ministers met.", parley.Report{Published: "2026-03-03"}},
		{"a byline with its date", "Talks resume\nBy Ann Lee | The Ledger · Tuesday 3 March 2026, 14:05 GMT\nThe ministers met.", parley.Report{Author: "Ann Lee", Published: "2026-03-03"}},
		{"a date with its time", "Talks resume\nUpdated: 3 March 2026 at 9:50 p.m. ET\nThe ministers met.", parley.Report{Published: "2026-03-03"}},
		{"a sentence that ends in a date", "Talks resume\nThe ministers will meet on Tuesday, 3 March 2026\nThey agreed.", parley.Report{}},
		{"a year is no date", "Talks resume\n2026\nThe ministers met.", parley.Report{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			reps, probs := read(t, "a.txt", c.text)
			if len(reps) != 1 {
				t.Fatalf("%d reports, problems %v", len(reps), probs)
			}
			r := reps[0]
			got := parley.Report{Author: r.Author, Credit: r.Credit, Dateline: r.Dateline, Published: r.Published}
			if got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestBody(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"title, byline and date", "Talks resume\nBy Ann Lee\n3 March 2026\n\nThe ministers met.", "\nThe ministers met."},
		{"title alone", "Talks resume\n\nThe ministers met.", "\n\nThe ministers met."},
		{"a dateline", "Talks resume\n\nGENEVA (AP) — The ministers met.", "The ministers met."},
		{"a dateline in small letters", "Talks resume\n\nLondon, 24 November 2025 — The ministers met.", "The ministers met."},
		{"a dateline without title", "PARIS - “We met,” she said.", "“We met,” she said."},
		{"nothing at the head", "The ministers met.\n3 March 2026", "The ministers met.\n3 March 2026"},
		{"the outlet below its date", "Talks resume\n\n3 March 2026\nThe Harbour Herald, Northgate\n\nThe ministers met.", "\nThe ministers met."},
		{"the outlet between byline and date", "Talks resume\nBy Ann Lee\nThe Post of the North\nMarch 3, 2026\n\nThe ministers met.", "\nThe ministers met."},
		{"a date with its outlet", "Talks resume\n\nPublished: 3 March 2026 | The Post\n\nThe ministers met.", "\nThe ministers met."},
		{"who writes from where", "Talks resume\nThe Post, 3 March 2026\nAnn Lee in Lyon\n\nThe ministers met.", "\nThe ministers met."},
		{"a heading is text", "Talks resume\n\nWhat We Know\n\nThe ministers met.", "\n\nWhat We Know\n\nThe ministers met."},
		{"date before the title's text", "Talks resume\n3 March 2026\nBy Monday the ministers had met. They agreed.", "By Monday the ministers had met. They agreed."},
	} {
		t.Run(c.name, func(t *testing.T) {
			reps, probs := read(t, "a.txt", c.text)
			if len(reps) != 1 {
				t.Fatal(probs)
			}
			if got := reps[0].Text[Body(&reps[0]):]; got != c.want {
				t.Errorf("the body is %q, want %q", got, c.want)
			}
		})
	}
}

func TestDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2025-11-24", "2025-11-24"},
		{"2025-11-24T18:05:09Z", "2025-11-24T18:05:09Z"},
		{"2025-11-24T18:05:09.123+02:00", "2025-11-24T18:05:09+02:00"},
		{"2025-11-24T18:05:09+0200", "2025-11-24T18:05:09+02:00"},
		{"2025-11-24T18:05:09", "2025-11-24"},
		{"2025-11-24 18:05", "2025-11-24"},
		{"Mon, 24 Nov 2025 18:05:09 +0100", "2025-11-24T18:05:09+01:00"},
		{"24 November 2025", "2025-11-24"},
		{"November 24, 2025", "2025-11-24"},
		{"2025-02-30", ""},
		{"soon", ""},
		{"24/11", ""},
		{"0000-01-01", ""},
		{"", ""},
	} {
		got, ok := Date(c.in)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Date(%q) = %q, %v; want %q", c.in, got, ok, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"en", "The ministers of both sides met again on Monday."},
		{"en", "Wheat 17un unch 12 UN z DU z z i a o"},
		{"en", "Olé! El Niño and the La Scala deal"},
		{"en", "“Wir schaffen das,” the chancellor said in a speech that was widely reported by the press in Europe."},
		{"en", "12, 14, 15."},
		{"de", "Die Minister haben sich nicht auf den Vertrag geeinigt, und die Gespräche werden am Dienstag mit dem neuen Entwurf fortgesetzt."},
		{"fr", "Les ministres des deux pays se sont rencontrés et ils ne sont pas parvenus à un accord, selon le gouvernement."},
		{"es", "Los ministros de los dos países se reunieron el lunes y no llegaron a un acuerdo, según el gobierno, pero las conversaciones siguen."},
		{"it", "I ministri dei due paesi si sono incontrati e non hanno raggiunto un accordo, secondo il governo, ma la trattativa è ancora aperta."},
		{"pt", "Os ministros dos dois países não chegaram a um acordo na segunda-feira, mas as conversas com o governo foram retomadas, segundo a imprensa."},
		{"nl", "De ministers van de twee landen hebben maandag geen akkoord bereikt, maar het overleg wordt volgens de regering voortgezet met een nieuw voorstel."},
		{"pl", "Ministrowie obu krajów nie doszli w poniedziałek do porozumienia, ale rozmowy są kontynuowane przez rząd, który ma jeszcze nowy projekt dla stron."},
		{"tr", "İki ülkenin bakanları pazartesi günü bir anlaşmaya varamadı, ancak görüşmeler hükümete göre yeni bir taslak ile devam ediyor ve daha çok zaman var."},
		{"ru", "Министры двух стран встретились в понедельник и не смогли договориться, заявил представитель правительства, чтобы это было объявлено."},
		{"uk", "Міністри двох країн зустрілися в понеділок і не змогли домовитися, заявив представник уряду, її слова передає видання."},
		{"ar", "اجتمع وزراء البلدين يوم الاثنين ولم يتوصلوا إلى اتفاق"},
		{"zh", "两国部长星期一会晤，但未能达成协议。"},
		{"ja", "両国の大臣は月曜日に会談したが、合意には至らなかった。"},
		{"ko", "양국 장관은 월요일에 만났지만 합의에 이르지 못했다."},
		{"he", "שרי שתי המדינות נפגשו ביום שני ולא הגיעו להסכם"},
		{"el", "Οι υπουργοί των δύο χωρών συναντήθηκαν τη Δευτέρα."},
	} {
		if got := Language(c.text); got.Code != c.want {
			t.Errorf("%q is taken for %s, not %s", c.text, got.Code, c.want)
		}
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"UTF-8", "Zoë “yes”", "Zoë “yes”"},
		{"a byte order mark", "\xef\xbb\xbfZoë", "Zoë"},
		{"UTF-16, little end first", "\xff\xfeZ\x00o\x00\xeb\x00", "Zoë"},
		{"UTF-16, big end first", "\xfe\xff\x00Z\x00o\x00\xeb", "Zoë"},
		{"UTF-16 without a mark", "Z\x00o\x00\xeb\x00 \x00s\x00a\x00i\x00d\x00", "Zoë said"},
		{"Windows-1252", "Zo\xeb said \x93yes\x94", "Zoë said “yes”"},
		{"declared", `<meta charset="iso-8859-2"><p>` + "\xb1", `<meta charset="iso-8859-2"><p>` + "ą"},
		{"declared to be what it cannot be", `<meta charset="utf-16"><p>` + "Zo\xeb", `<meta charset="utf-16"><p>` + "Zoë"},
		{"UTF-8 with one broken byte", "“Zoë” – “été” \xff", "“Zoë” – “été” \uFFFD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Decode([]byte(c.data))
			if err != nil || got != c.want {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
	for name, data := range map[string]string{
		"a zero":             "text\x00text",
		"control characters": strings.Repeat("\x01\x02 ", 20),
		"a PDF":              "%PDF-1.4 text",
		"a zip":              "PK\x03\x04 text",
	} {
		if got, err := Decode([]byte(data)); err == nil {
			t.Errorf("%s is read as %q", name, got)
		}
	}
}

const body = `<p>The ministers of both sides met again on Monday and agreed on nothing but the date of their next meeting, a spokesman said.</p>
<p>“We will come back,” the minister said as she left the hall. The talks go on next week, and both delegations stay in the city until then.</p>`

func TestPage(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       parley.Report
	}{
		{"JSON-LD before all", `<html><head><title>T | O</title><meta property="og:title" content="OG"><meta property="article:published_time" content="2025-01-02">
<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Talks &amp; talk","datePublished":"2025-11-24T18:00:00+01:00","author":[{"name":"Ann Lee"},{"name":"Bo Ek"}],"publisher":{"name":"The Paper"}}]}</script></head><body><article>` + body + `</article></body></html>`,
			parley.Report{Title: "Talks & talk", Published: "2025-11-24T18:00:00+01:00", Author: "Ann Lee, Bo Ek", Outlet: "The Paper"}},
		{"OpenGraph", `<html><head><meta property="og:title" content="Talks resume - The Paper"><meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2025-11-24T18:00:00Z"></head><body><article>` + body + `</article></body></html>`,
			parley.Report{Title: "Talks resume", Published: "2025-11-24T18:00:00Z", Outlet: "The Paper"}},
		{"what readers see", `<html><body><h1>Talks resume</h1><time datetime="2025-11-24">Monday</time><div>` + body + `</div></body></html>`,
			parley.Report{Title: "Talks resume", Published: "2025-11-24"}},
		{"JSON-LD that is broken or of something else", `<html><head><script type="application/ld+json">{"@type":"Organization","name":"X","headline":"no"}</script><script type="application/ld+json">{broken</script></head><body><h1>Talks resume</h1><article>` + body + `</article></body></html>`,
			parley.Report{Title: "Talks resume"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			reps, probs := read(t, "a.html", c.page)
			if len(reps) != 1 {
				t.Fatalf("%d reports, problems %v", len(reps), probs)
			}
			r := reps[0]
			got := parley.Report{Title: r.Title, Published: r.Published, Author: r.Author, Outlet: r.Outlet}
			if got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if !strings.HasPrefix(r.Text, c.want.Title+"\n\nThe ministers of both sides") {
				t.Errorf("the text begins with %.80q", r.Text)
			}
			if !strings.Contains(r.Text, "said.\n\n“We will come back,” the minister said") {
				t.Errorf("the paragraphs are not apart: %q", r.Text)
			}
		})
	}
}

func TestPageFurnitureGoes(t *testing.T) {
	reps, probs := read(t, "a.html", `<html><head><title>Talks resume</title><script>var x = "script words"</script></head><body>
<nav><ul><li><a href="/">Menu words</a></li></ul></nav><article><h1>Talks resume</h1>`+body+`<figure><figcaption>Caption words</figcaption></figure></article>
<aside><h3>Related words</h3><ul><li><a href="/x">Link words</a></li></ul></aside><footer>Footer words</footer></body></html>`)
	if len(reps) != 1 {
		t.Fatal(probs)
	}
	for _, w := range []string{"script words", "Menu words", "Related words", "Link words", "Footer words", "Caption words"} {
		if strings.Contains(reps[0].Text, w) {
			t.Errorf("%q is left in %q", w, reps[0].Text)
		}
	}
	if strings.Count(reps[0].Text, "Talks resume") != 1 {
		t.Errorf("the title stands more than once: %q", reps[0].Text)
	}
}

func TestPageKeepsWordsWhole(t *testing.T) {
	reps, probs := read(t, "a.html", `<html><head><title>Uni&shy;on talks</title></head><body><article><h1>Uni&shy;on talks</h1>`+body+
		`<p>The Port Uni&shy;on said it would re&shy;ject the offer of the Har<wbr>bour&#8203; Board, which it had awaited for weeks.</p>
<blockquote><p>We are done here, and nobody will call us back to that table.</p><footer>Ada Brown, union leader</footer></blockquote></article></body></html>`)
	if len(reps) != 1 {
		t.Fatal(probs)
	}
	for _, w := range []string{"The Port Union said it would reject the offer of the Harbour Board", "Ada Brown, union leader"} {
		if !strings.Contains(reps[0].Text, w) {
			t.Errorf("%q is not in %q", w, reps[0].Text)
		}
	}
	if reps[0].Title != "Union talks" {
		t.Errorf("the title is %q", reps[0].Title)
	}
}

// TestWalls are saved pages with a request for consent or a call to subscribe: alone
// they are refused, beside an article they leave it as it is.
func TestWalls(t *testing.T) {
	const (
		consent = `<div><h2>We value your privacy</h2><div><p>We and our 842 partners store cookies on your device and read them again.</p>
<p>You can change your choices or withdraw consent at any time. Personalised advertising and content, audience research and services development.</p></div><button>Accept all</button></div>`
		pay        = `<div><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in. Get unlimited access to all that we write and cancel at any time, or register to read three articles a month free.</p></div>`
		asks, paid = "asks for consent to cookies", "behind a paywall"
	)
	long := body + `<p>` + strings.Repeat("The crews and the owners of the ferries met again on the island and left without a word. ", 5) + `</p>`
	for _, c := range []struct{ name, page, want string }{
		{"consent alone", consent, asks},
		{"consent in the body itself", consent[len("<div>"):], asks},
		{"consent before an article", consent + `<article>` + body + `</article>`, ""},
		{"consent among divisions", `<div>` + consent + `<div>` + body + `</div></div>`, ""},
		{"a sentence of partners in an article", `<article>` + body + `<p>We and our partners will sign, the minister said.</p></article>`, ""},
		{"a report on privacy", `<article><h2>Privacy notice talks fail</h2><p>The ministers of both sides met again on Monday to agree on cookies and consent, and left without a word on personal data, trackers or advertising that follows people.</p></article>`, ""},
		{"a call alone", `<h1>They met</h1>` + pay, paid},
		{"the first lines and a call", `<h1>They met</h1>` + body + pay, paid},
		{"a call within the last lines", `<article>` + body + `<p>They left. This article is only available to our subscribers.</p></article>`, paid},
		{"a call behind an article", `<article>` + long + pay + `</article>`, ""},
		{"a call in the middle of an article", `<article>` + body + pay + long + `</article>`, ""},
		{"an article on who must register", `<article>` + body + `<p>Crews must register by Friday to keep their jobs. Register or sign in to read comments.</p></article>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			reps, probs := read(t, "a.html", `<html><head><title>They met</title></head><body>`+c.page+`</body></html>`)
			if c.want != "" {
				if len(reps) != 0 || len(probs) != 1 || !strings.Contains(probs[0].Error, c.want) || probs[0].Hint == "" {
					t.Errorf("got %v, %+v", reps, probs)
				}
				return
			}
			if len(reps) != 1 {
				t.Fatal(probs)
			}
			for _, w := range []string{"We value", "842 partners", "Subscribe to", "Already a"} {
				if strings.Contains(reps[0].Text, w) {
					t.Errorf("%q is left in %q", w, reps[0].Text)
				}
			}
			if !strings.Contains(reps[0].Text, "The ministers of both sides") {
				t.Errorf("the article is gone: %q", reps[0].Text)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct{ name, path, data, want string }{
		{"empty", "a.txt", "", "a.txt is empty"},
		{"white space", "a.txt", " \n\n\t", "a.txt is empty"},
		{"binary", "a.txt", "\x00\x01\x02", "a.txt is not text"},
		{"no article", "a.html", "<html><body><p>Sign in</p></body></html>", "a.html is a page without an article"},
		{"a page of Parley's own", "a.html", `<html><head><meta name="generator" content="Parley 0.1.0"></head><body>` + body + `</body></html>`, "a.html is a page that Parley made, not a report"},
		{"broken line", "a.jsonl", `{"text": "x`, "line 1 of a.jsonl is broken: at byte 11, unexpected end of JSON input"},
		{"no object", "a.jsonl", `["x"]`, "line 1 of a.jsonl is broken: it is no object"},
		{"no text", "a.jsonl", `{"title": "x"}`, `line 1 of a.jsonl has no "text"`},
		{"a number for a text", "a.jsonl", `{"text": 5}`, `line 1 of a.jsonl is broken: its "text" is a number`},
		{"only blank lines", "a.jsonl", "\n\n", "a.jsonl holds no reports"},
		{"standard input", "-", "", "standard input is empty"},
		{"a record of Parley's own", "a.json", "{\n \"format\": \"parley-record/1\",\n \"reports\": []\n}", "a.json is a record that Parley made, not a report"},
		{"a list of reports", "a.json", `[{"text": "They met."}]`, "a.json is JSON, but not one report a line"},
		{"one over several lines", "a.json", "{\n \"text\": \"They met.\"\n}", "a.json is JSON, but not one report a line"},
		{"a table", "a.csv", "title,text\nTalks,They met.\n", "a.csv is a table, not a report"},
		{"a feed", "feed.xml", `<?xml version="1.0"?><rss><channel><title>They met.</title></channel></rss>`, "feed.xml is XML, not a page or a text"},
		{"mail", "-", "Received: from x\r\n by y\r\nSubject: They met\r\nMessage-ID: <1@x>\r\n\r\nThey met.", "standard input is mail, which Parley does not read"},
		{"several mails", "a", "From a@x Tue Mar  3 10:00:00 2026\nSubject: They met\nMessage-ID: <1@x>\n\nThey met.", "a is mail, which Parley does not read"},
		{"gzip that is cut short", "a.txt.gz", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + "\x2b\xc9\x48\x55", "a.txt.gz breaks off before its end"},
		{"damaged gzip", "a.jsonl.gz", "\x1f\x8b\x00\x00", "a.jsonl.gz cannot be decompressed: unexpected EOF"},
	} {
		t.Run(c.name, func(t *testing.T) {
			reps, probs := read(t, c.path, c.data)
			if len(reps) != 0 || len(probs) != 1 || probs[0].Error != c.want {
				t.Errorf("got %v, %+v; want %q", reps, probs, c.want)
			}
		})
	}
}

// TestNoCode are texts that only look like something else.
func TestNoCode(t *testing.T) {
	for _, text := range []string{
		"[Updated] Talks resume\nThe ministers met.", "{The ministers met.}", "Subject: the port\nTo: the board\nFrom: the union\n\nThe ministers met.",
		"From Monday on: the ports are closed\n\nThe ministers met.", "<The ministers> met.",
	} {
		if reps, probs := read(t, "a.txt", text); len(reps) != 1 || reps[0].Text != text {
			t.Errorf("%q: %v", text, probs)
		}
	}
}

// TestServedEncoding decodes by what the server says, and by the page where the
// server names no encoding that there is.
func TestServedEncoding(t *testing.T) {
	for served, meta := range map[string]string{"text/html; charset=ISO-8859-2; q=1": "", `text/html; charset="iso-8859-2"`: "utf-8", "text/html; charset=none": "iso-8859-2", "text/html": "iso-8859-2", "text/html; charset=utf-8": "iso-8859-2"} {
		page := `<html><head><meta charset="` + meta + `"></head><body><article>` + body + "<p>The minister, Ren\xe9 \xa3uk, left.</p></article></body></html>"
		page = strings.NewReplacer("“", `"`, "”", `"`).Replace(page)
		reps, probs := Read(Input{URL: "https://example.org/a", ContentType: served, Body: strings.NewReader(page)}, Options{})
		if len(reps) != 1 || !strings.Contains(reps[0].Text, "René Łuk") {
			t.Errorf("%s: %+v, %v", served, reps, probs)
		}
	}
}

// TestAddressOfItself is counted from where the page lies.
func TestAddressOfItself(t *testing.T) {
	for _, c := range []struct{ given, at, want string }{
		{"/full/story", "https://example.org/amp/story", "https://example.org/full/story"},
		{"https://example.org/full", "https://example.org/amp/story", "https://example.org/full"},
		{"javascript:alert(1)", "https://example.org/amp/story", "https://example.org/amp/story"},
		{"/full/story", "", ""},
	} {
		reps, probs := Read(Input{Path: "a.html", URL: c.at, Body: strings.NewReader(`<html amp><head><link rel="canonical" href="` + c.given + `"></head><body><article>` + body + `</article></body></html>`)}, Options{})
		if len(reps) != 1 || reps[0].URL != c.want {
			t.Errorf("%s at %s: %+v, %v", c.given, c.at, reps, probs)
		}
	}
}

// TestJSONLInOtherEncodings is what a spreadsheet or a shell of Windows writes.
func TestJSONLInOtherEncodings(t *testing.T) {
	line := `{"title": "Zoë met them", "author": " ", "outlet": " The\n Gull ", "text": "They met."}` + "\n"
	line = strings.Replace(line, "\n Gull", `\n Gull`, 1)
	units := ""
	for _, r := range line + line {
		units += string([]byte{byte(r), byte(r >> 8)})
	}
	for name, data := range map[string]string{"UTF-16": "\xff\xfe" + units, "UTF-16 without a mark": units, "Windows-1252": strings.ReplaceAll(line+line, "ë", "\xeb")} {
		reps, probs := read(t, "a.jsonl", data)
		if len(reps) != 2 || len(probs) != 0 || reps[1].Title != "Zoë met them" || reps[1].Author != "" || reps[1].Outlet != "The Gull" {
			t.Errorf("%s: %+v, %v", name, reps, probs)
		}
	}
}

func TestTooLarge(t *testing.T) {
	line := strings.Repeat("The ministers met on Monday. ", 100)
	reps, probs := read(t, "a.txt", strings.Repeat(line, MaxReport/len(line)+2))
	if len(reps) != 0 || len(probs) != 1 || !strings.Contains(probs[0].Error, "is larger than 16 MB") {
		t.Errorf("%d reports, %+v", len(reps), probs)
	}
	reps, probs = read(t, "a.jsonl", `{"text": "`+strings.Repeat(line, 2*MaxReport/len(line)+2)+"\"}\n"+`{"text": "The ministers met."}`)
	if len(reps) != 1 || len(probs) != 1 || !strings.HasPrefix(probs[0].Error, "line 1 of a.jsonl is larger than") {
		t.Errorf("%d reports, %+v", len(reps), probs)
	}
}

func TestJSONLTitle(t *testing.T) {
	for _, c := range []struct{ name, line, title, text string }{
		{"before the text", `{"title": "Talks", "text": "They met."}`, "Talks", "Talks\n\nThey met."},
		{"not twice", `{"title": "Talks", "text": "Talks\nThey met."}`, "Talks", "Talks\nThey met."},
		{"found in the text", `{"text": "Talks\nThey met."}`, "Talks", "Talks\nThey met."},
		{"none", `{"text": "They met."}`, "", "They met."},
		{"over several lines", `{"title": " Talks\n go  on ", "text": "They met."}`, "Talks go on", "Talks go on\n\nThey met."},
	} {
		t.Run(c.name, func(t *testing.T) {
			reps, probs := read(t, "a.jsonl", c.line)
			if len(reps) != 1 {
				t.Fatal(probs)
			}
			if reps[0].Title != c.title || reps[0].Text != c.text {
				t.Errorf("title %q, text %q", reps[0].Title, reps[0].Text)
			}
			if TitleLen(&reps[0]) != len(c.title) {
				t.Errorf("TitleLen = %d, want %d", TitleLen(&reps[0]), len(c.title))
			}
		})
	}
}

func TestNumberTellsCopiesApart(t *testing.T) {
	line := `{"text": "They met."}` + "\n"
	reps, _ := read(t, "a.jsonl", line+line+`{"text": "They left."}`)
	Number(reps)
	if len(reps) != 3 || reps[0].ID == reps[1].ID || reps[0].ID == reps[2].ID {
		t.Fatalf("%+v", reps)
	}
	alone, _ := read(t, "b.jsonl", line)
	Number(alone)
	if alone[0].ID != reps[0].ID {
		t.Error("a report's id depends on its neighbours")
	}
}

// FuzzRead holds intake to its promises on any bytes: it does not fail, every
// input gives a report or a problem, and texts are as the record needs them.
func FuzzRead(f *testing.F) {
	examples, err := filepath.Glob("../../examples/*/*")
	if err != nil || len(examples) == 0 {
		f.Fatal("no examples were found")
	}
	for _, p := range examples {
		b, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Base(p), b)
	}
	f.Add("a.jsonl", []byte(`{"id": 1, "title": "x", "published": "2025-01-02", "text": "They met."}`+"\n{"))
	f.Add("-", []byte("\xff\xfeZ\x00o\x00"))
	f.Add("a.html", []byte("<html><script type=application/ld+json>[[[{\"@type\":\"NewsArticle\"}]]]</script>"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		reps, probs := Read(Input{Path: name, Body: strings.NewReader(string(data))}, Options{})
		if len(reps)+len(probs) == 0 {
			t.Fatal("neither a report nor a problem")
		}
		for _, r := range reps {
			if strings.TrimSpace(r.Text) == "" || r.Language != "en" || len(r.TextSHA256) != 64 || len(r.SHA256) != 64 {
				t.Fatalf("%+v", r)
			}
			if n := TitleLen(&r); n > len(r.Text) || n > 0 && strings.TrimSpace(r.Text[:n]) != r.Title {
				t.Fatalf("title %q of %d bytes in %q", r.Title, n, r.Text)
			}
			if strings.IndexByte(r.Text, 0) >= 0 || strings.ToValidUTF8(r.Text, "") != r.Text {
				t.Fatalf("%q is no text", r.Text)
			}
		}
		for _, p := range probs {
			if p.Error == "" {
				t.Fatal("a problem without words")
			}
		}
	})
}

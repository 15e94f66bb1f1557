//go:build browser

package main

import (
	"bufio"
	"context"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var pictures = flag.String("pictures", "", "put pictures of the main pages into this folder")

// A visit is one browser at one server.
type visit struct {
	t    *testing.T
	ctx  context.Context
	base string
}

// start runs parley serve and returns its address.
func start(t *testing.T, args ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	r, w := io.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), strings.NewReader(""), io.Discard, w)
		w.Close()
	}()
	t.Cleanup(func() {
		stop()
		if code := <-done; code != 0 {
			t.Errorf("parley serve ends with %d", code)
		}
	})
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if at, ok := strings.CutPrefix(lines.Text(), "parley: http://"); ok {
			go io.Copy(io.Discard, r)
			return "http://" + strings.TrimSuffix(at, "/")
		}
		t.Log(lines.Text())
	}
	t.Fatal("parley serve does not say where it listens")
	return ""
}

func open(t *testing.T, base string) *visit {
	t.Helper()
	bin, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("these tests need Debian's chromium: ", err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(bin), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.WSURLReadTimeout(90*time.Second))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(cancel)
	v := &visit{t, ctx, base}
	v.do(chromedp.EmulateViewport(1280, 900))
	return v
}

func (v *visit) do(steps ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	if err := chromedp.Do(v.ctx, steps...); err != nil {
		v.t.Fatal(err)
	}
}

func (v *visit) to(path string) {
	v.t.Helper()
	v.do(chromedp.Navigate(v.base + path))
}

func look[T any](v *visit, expression string) T {
	v.t.Helper()
	x, err := chromedp.Run(v.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		v.t.Fatalf("%s: %v", expression, err)
	}
	return x
}

// until waits for an expression on the page to hold.
func (v *visit) until(expression string) {
	v.t.Helper()
	for range 150 {
		if ok, err := chromedp.Run(v.ctx, chromedp.Evaluate[bool](expression)); err == nil && ok {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	v.t.Fatalf("never: %s\n%s", expression, look[string](v, "location.href + '\\n' + document.body.innerText.slice(0, 1500)"))
}

func (v *visit) has(text string) {
	v.t.Helper()
	v.until("document.body && document.body.innerText.includes(" + quoteJS(text) + ")")
}

func quoteJS(s string) string { return "`" + strings.ReplaceAll(s, "`", "\\`") + "`" }

func (v *visit) at(path string) { v.t.Helper(); v.until("location.pathname == " + quoteJS(path)) }

// keys presses keys once the page's script is there: pressed before it listens
// they would go nowhere.
func (v *visit) keys(keys ...string) {
	v.t.Helper()
	v.until(`document.readyState == "complete" && document.documentElement.classList.contains("scripted")`)
	for _, k := range keys {
		v.do(chromedp.KeyEvent(k))
	}
}

func (v *visit) picture(name string) {
	v.t.Helper()
	if *pictures == "" {
		return
	}
	b, err := chromedp.Run(v.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(*pictures, name+".png"), b, 0o644)
	}
	if err != nil {
		v.t.Fatal(err)
	}
}

const fitsWindow = "document.documentElement.scrollWidth <= innerWidth"

// TestFirstHour goes the way of someone who has two reports and no time.
func TestFirstHour(t *testing.T) {
	v := open(t, start(t, "--data", t.TempDir()))
	v.to("/")
	v.has("Two reports are enough to begin")
	var files []string
	for _, f := range []string{"1-harbour-herald.txt", "2-northgate-courier.txt"} {
		p, err := filepath.Abs(filepath.Join("..", "..", "examples", "strike", f))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, p)
	}
	v.do(chromedp.SetUploadFiles("#files", files), chromedp.SendKeys(`input[name="name"]`, "Tram dispute"))
	look[bool](v, `document.querySelector('form[action="/import"]').requestSubmit(), true`)
	v.at("/n/tram-dispute")
	v.has("2 reports")
	v.has("What was recorded")

	// The matrix: a cell opens its sentences.
	v.to("/n/tram-dispute/matrix")
	v.do(chromedp.Click("a.cell"))
	v.until(`location.search.includes("party=") && !!document.querySelector("#open .line")`)
	if look[string](v, `document.querySelector("#open blockquote").textContent.trim()`) == "" {
		t.Error("a cell opens without its sentences")
	}

	// A story, and a report with its entries marked.
	v.to("/n/tram-dispute/stories")
	v.do(chromedp.Click(".cards a"))
	v.until(`location.pathname.startsWith("/n/tram-dispute/stories/y")`)
	v.has("How the reports depend on each other")
	v.to("/n/tram-dispute/reports")
	v.do(chromedp.Click("ul.reports a"))
	v.until(`location.pathname.startsWith("/n/tram-dispute/reports/r") && document.querySelectorAll(".m-said").length > 0`)

	// Correct a position, and undo.
	v.to("/n/tram-dispute/review?table=positions")
	v.do(chromedp.Click(`.review .line a[data-key="c"]`))
	v.until(`location.pathname.startsWith("/n/tram-dispute/e/p")`)
	was := look[string](v, `document.querySelector("#f-stance").value`)
	becomes := "undecided"
	if was == becomes {
		becomes = "conditional"
	}
	look[bool](v, `document.querySelector("#f-stance").value = "`+becomes+`", true`)
	v.do(chromedp.Click(`button[value="correct"]`))
	v.has("corrected by me")
	if got := look[string](v, `document.querySelector("#f-stance").value`); got != becomes {
		t.Errorf("after the correction the stance is %q", got)
	}
	v.do(chromedp.Click(".flash button"))
	v.has("Undone.")
	if got := look[string](v, `document.querySelector("#f-stance").value`); got != was {
		t.Errorf("after undo the stance is %q; it was %q", got, was)
	}

	// Search, and export.
	v.to("/n/tram-dispute/search")
	v.do(chromedp.SendKeys("#q", "offer\r"))
	v.until(`location.search.includes("q=offer") && document.querySelectorAll(".lines .line").length > 0`)
	got := look[string](v, `(() => { const x = new XMLHttpRequest(); x.open("GET", "/n/tram-dispute/export/json", false); x.send(); return x.status + " " + JSON.parse(x.responseText).format; })()`)
	if got != "200 parley-record/1" {
		t.Errorf("export: %s", got)
	}
}

// TestKeyboardAlone uses no mouse.
func TestKeyboardAlone(t *testing.T) {
	v := open(t, start(t, "--demo"))
	v.to("/n/the-tram-dispute")
	v.keys("\t")
	if got := look[string](v, "document.activeElement.textContent"); got != "Skip to the page" {
		t.Errorf("the first stop is %q", got)
	}
	v.keys("g", "m")
	v.at("/n/the-tram-dispute/matrix")
	v.keys("g", "v")
	v.at("/n/the-tram-dispute/review")
	before := look[int](v, `document.querySelectorAll(".review .line").length`)
	const left = `Number(document.querySelector("#left .n").textContent)`
	opened := look[int](v, left)
	v.keys("j", "k", "e", "e", "a")
	v.has("1 entry accepted.")
	if got := look[int](v, left); got != opened-1 {
		t.Errorf("%d were left, and %d are", opened, got)
	}
	if after := look[int](v, `document.querySelectorAll(".review .line").length`); after != before-1 {
		t.Errorf("%d lines before, %d after", before, after)
	}
	v.keys("u")
	v.has("Undone.")
	v.keys("/")
	v.at("/n/the-tram-dispute/search")
	v.until(`document.activeElement.id == "q"`)
}

// TestWithoutScript uses the pages with scripts off.
func TestWithoutScript(t *testing.T) {
	v := open(t, start(t, "--demo"))
	v.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return chromedp.Void{}, err
	})
	v.to("/n/the-tram-dispute/review")
	if look[bool](v, `document.documentElement.classList.contains("scripted")`) {
		t.Error("a script ran")
	}
	v.do(chromedp.Click(`.review .line button[data-key="a"]`))
	v.has("1 entry accepted.")
	v.do(chromedp.Click(".flash button"))
	v.has("Undone.")
	v.to("/n/the-tram-dispute/matrix")
	v.do(chromedp.Click("a.cell"))
	v.until(`!!document.querySelector("#open .line")`)
	if !look[bool](v, `document.querySelector("#open details.ev").open`) {
		t.Error("a cell opens without its sentences")
	}
}

// TestPartsOfPages swaps parts of pages in place: the page stays the same
// document, its address follows, and nothing that the policy forbids is tried.
func TestPartsOfPages(t *testing.T) {
	v := open(t, start(t, "--demo"))
	v.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: "window.refused = []; document.addEventListener('securitypolicyviolation', (e) => window.refused.push(e.violatedDirective + ' ' + e.blockedURI));"})
		return chromedp.Void{}, err
	})
	stays := func(path string, do func()) {
		t.Helper()
		v.to(path)
		v.until(`document.documentElement.classList.contains("scripted") && !!window.htmx`)
		look[bool](v, "window.same = true")
		do()
		if !look[bool](v, "window.same === true") {
			t.Errorf("%s was loaded anew", path)
		}
		if r := look[string](v, "window.refused.join('; ')"); r != "" {
			t.Errorf("%s: the policy refused %s", path, r)
		}
	}
	const n = "/n/the-tram-dispute"
	stays(n+"/search", func() {
		v.do(chromedp.SendKeys("#q", "offer"))
		v.until(`location.search == "?q=offer" && document.querySelectorAll("#found .line").length > 0`)
		v.until(`document.getElementById("count").textContent == document.querySelectorAll("#found .line").length + " shown"`)
		v.do(chromedp.SendKeys("#q", "zzz"))
		v.has("Nothing was found in what was read.")
		v.until(`document.getElementById("count").textContent.startsWith("Nothing was found")`)
	})
	stays(n+"/matrix", func() {
		v.do(chromedp.Click("a.cell"))
		v.until(`location.search.includes("party=") && !!document.querySelector("#open .line") && !!document.querySelector("td.open")`)
		look[bool](v, `document.querySelector("#open .head a").click(), true`)
		v.until(`!document.querySelector("#open") && location.search == ""`)
		look[bool](v, `history.back(), true`)
		v.until(`!!document.querySelector("#open")`)
		look[bool](v, "window.same = true") // a page of the history is asked for again, as what it showed may have changed
	})
	stays(n+"/timeline", func() {
		was := look[string](v, `document.querySelector("input[name=from]").value`)
		look[bool](v, `[...document.querySelectorAll(".zoom a")].find((a) => a.textContent.includes("closer")).click(), true`)
		v.until(`document.querySelector("input[name=from]").value != "` + was + `" && location.search.includes("from=")`)
	})
	stays(n+"/network", func() {
		look[bool](v, `(document.querySelector("select[name=show]").value = "agree", document.querySelector("#net form").requestSubmit(), true)`)
		v.until(`location.search == "?show=agree" && document.querySelector("select[name=show]").value == "agree" && !document.querySelector("svg.net .e-apart")`)
	})
	stays(n+"/review?table=statements", func() {
		before := look[int](v, `document.querySelectorAll(".review .line").length`)
		v.keys("x", "j", "x")
		v.do(chromedp.Click(`#review button[value="reject"]`))
		v.has("2 entries rejected.")
		v.until("document.querySelectorAll('.review .line').length == " + strconv.Itoa(before-2))
		v.keys("r")
		v.has("1 entry rejected.")
		v.keys("u")
		v.has("Undone.")
		v.until("document.querySelectorAll('.review .line').length == " + strconv.Itoa(before-2))
		v.keys("x", "j", "x", "j", "x")
		v.do(chromedp.Click(`#review button[value="accept"]`))
		v.has("3 entries accepted.")
		v.keys("u")
		v.has("Undone.")
		v.until("document.querySelectorAll('.review .line').length == " + strconv.Itoa(before-2))
		if look[bool](v, `!document.getElementById("news").hidden`) {
			t.Error("one's own decision is told as news")
		}
	})
	stays(n+"/people", func() {
		name := look[string](v, `document.querySelector(".parties a").textContent`)
		v.do(chromedp.SendKeys("#q", name[:4]))
		v.until(`location.search.startsWith("?q=") && document.querySelectorAll("#found .parties a").length > 0`)
	})
	stays(n, func() {
		look[bool](v, `htmx.ajax("GET", "/n/nothing-here", {source: document.getElementById("main")}), true`)
		v.has("There is nothing at this address.")
	})
}

// TestEveryWidth finds pages that are wider than a phone, or a desk.
func TestEveryWidth(t *testing.T) {
	v := open(t, start(t, "--demo"))
	for _, n := range []string{"talks-in-geneva", "the-tram-dispute"} {
		v.to("/n/" + n + "/stories")
		story := look[string](v, `(document.querySelector(".cards a") || {pathname: "/"}).pathname`)
		v.to("/n/" + n + "/reports")
		report := look[string](v, `document.querySelector("ul.reports a").pathname`)
		for _, width := range []int64{360, 1280} {
			v.do(chromedp.EmulateViewport(width, 800))
			for _, p := range []string{"/", "/import", "/help", "/api/docs", story, report, "/n/" + n, "/n/" + n + "/matrix", "/n/" + n + "/divide", "/n/" + n + "/texts", "/n/" + n + "/timeline", "/n/" + n + "/people", "/n/" + n + "/network", "/n/" + n + "/positions", "/n/" + n + "/stories", "/n/" + n + "/reports", "/n/" + n + "/decisions", "/n/" + n + "/blind", "/n/" + n + "/quote", "/n/" + n + "/search", "/n/" + n + "/review", "/n/" + n + "/export", "/n/" + n + "/settings"} {
				v.to(p)
				if !look[bool](v, fitsWindow) {
					t.Errorf("%s is wider than %d", p, width)
				}
				if !look[bool](v, `document.documentElement.style.fontSize = "200%", `+fitsWindow) {
					t.Errorf("%s in letters twice as large is wider than %d", p, width)
				}
			}
		}
	}
}

// printed turns the pages into what would be printed on paper of that width, or back.
func (v *visit) printed(media string, width int64) {
	v.t.Helper()
	v.do(chromedp.EmulateViewport(width, 800), func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
		return chromedp.Void{}, err
	})
}

// TestEveryWidthOnPaper finds tables of which paper, which does not scroll, would lose
// columns.
func TestEveryWidthOnPaper(t *testing.T) {
	v := open(t, start(t, "--demo"))
	v.printed("print", 430)
	for _, p := range []string{"", "/matrix", "/divide", "/texts", "/network"} {
		v.to("/n/talks-in-geneva" + p)
		if !look[bool](v, `[...document.querySelectorAll(".wide")].every((w) => [...w.querySelectorAll("th, td")].every((c) => c.getBoundingClientRect().right <= w.getBoundingClientRect().right + 1 && getComputedStyle(w).overflowX == "visible"))`) {
			t.Errorf("%q loses a column on paper", p)
		}
	}
}

// TestTabOfThePage finds pages on a phone whose own tab is out of sight.
func TestTabOfThePage(t *testing.T) {
	v := open(t, start(t, "--demo"))
	v.do(chromedp.EmulateViewport(375, 800))
	for _, p := range []string{"", "/texts", "/timeline", "/network", "/reports", "/review"} {
		v.to("/n/talks-in-geneva" + p)
		v.until(`document.documentElement.classList.contains("scripted")`)
		if !look[bool](v, `(() => { const r = document.querySelector(".tabs a[aria-current]").getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth; })()`) {
			t.Errorf("the tab of %q is out of sight", p)
		}
	}
}

// TestPictures takes the pictures of the README.
func TestPictures(t *testing.T) {
	v := open(t, start(t, "--demo"))
	for name, path := range map[string]string{"glance": "", "matrix": "/matrix", "timeline": "/timeline", "texts": "/texts", "review": "/review", "network": "/network", "people": "/people", "divide": "/divide"} {
		v.to("/n/talks-in-geneva" + path)
		v.until("!!document.querySelector('main h1, main h2')")
		v.picture(name)
	}
	for name, list := range map[string]string{"story": "/stories", "report": "/reports"} {
		v.to("/n/talks-in-geneva" + list)
		v.do(chromedp.Click(".cards a, ul.reports a"))
		v.until(`location.pathname != "/n/talks-in-geneva` + list + `"`)
		v.picture(name)
	}
}

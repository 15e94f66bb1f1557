package brief

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/parley-record/parley"
)

// browser returns the path of a Chromium, "" where this machine has none; .ci/run
// installs one.
func browser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	return ""
}

// inBrowser returns a browser, which the end of the test closes, and the file of
// what write writes; nil where this machine has no browser, which under CI is a
// failure.
func inBrowser(t *testing.T, write func(io.Writer) error) (ctx context.Context, file string) {
	t.Helper()
	bin := browser()
	if bin == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no Chromium here: the page was not opened")
		}
		t.Log("no Chromium here: the page is checked by its source alone")
		return nil, ""
	}
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(bin), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WSURLReadTimeout(90*time.Second))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	return ctx, file
}

// TestPageInABrowser opens the page as readers do, without scripts of its own:
// wide, on a phone, in the dark, and after a click on an entry.
func TestPageInABrowser(t *testing.T) {
	ctx, file := inBrowser(t, New(sample(t), sentences).WriteHTML)
	if ctx == nil {
		return
	}

	do := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatal(err)
		}
	}
	const fits = `document.documentElement.scrollWidth <= innerWidth`
	color := func(element string) string {
		return eval[string](t, ctx, "getComputedStyle("+element+").backgroundColor")
	}

	do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate("file://"+file))
	wide := eval[bool](t, ctx, fits)
	beside := eval[bool](t, ctx, `document.querySelector("main").getBoundingClientRect().right <= document.querySelector("aside").getBoundingClientRect().left + 1`)
	do(chromedp.Click(`a.to[href="#s1-3"]`))
	marked, other := color(`document.getElementById("s1-3")`), color(`document.getElementById("s1-2")`)
	light := color("document.body")
	do(chromedp.EmulateViewport(360, 740))
	narrow := eval[bool](t, ctx, fits)
	do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
		})
		return chromedp.Void{}, err
	})
	dark := color("document.body")
	if !eval[bool](t, ctx, `document.documentElement.style.fontSize = "200%", getComputedStyle(document.body).fontSize == "32px" && `+fits) {
		t.Error("the page does not take letters twice as large")
	}
	if !eval[bool](t, ctx, `document.querySelector("aside").focus(), document.activeElement.id == "texts"`) {
		t.Error("the keyboard does not reach the reports")
	}

	do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
		})
		return chromedp.Void{}, err
	})
	if eval[string](t, ctx, `getComputedStyle(document.documentElement).scrollBehavior`) != "auto" {
		t.Error("the page glides for readers who asked for stillness")
	}
	do(chromedp.EmulateViewport(300, 700), func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return chromedp.Void{}, err
	})
	if !eval[bool](t, ctx, `document.documentElement.style.fontSize = "", [...document.querySelectorAll("table")].every(t => t.getBoundingClientRect().right <= t.parentElement.getBoundingClientRect().right + 1 && getComputedStyle(t.parentElement).overflowX == "visible")`) {
		t.Error("on paper, which does not scroll, a table loses columns")
	}

	if !wide || !narrow {
		t.Errorf("the page is wider than its window: fits at 1280 is %v, at 360 is %v", wide, narrow)
	}
	if !beside {
		t.Error("the reports do not stand to the right of the record")
	}
	if marked == other {
		t.Errorf("a click on an entry marks nothing: both sentences are %s", marked)
	}
	if dark == light {
		t.Errorf("dark and light are both %s", dark)
	}
}

// eval returns the value of an expression on the page.
func eval[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestCheckInABrowser opens a check on a phone and wide, and filters it without a
// script: a radio button that the keyboard reaches hides the rest.
func TestCheckInABrowser(t *testing.T) {
	rec := checking(t)
	rec.Reports[2].Path = "drafts/" + strings.Repeat("very_long_", 9) + "name.txt"
	ctx, file := inBrowser(t, NewCheck(rec, sentences).WriteHTML)
	if ctx == nil {
		return
	}

	const shown = `[...document.querySelectorAll(".row")].filter(r => r.offsetHeight > 0).length`
	for _, width := range []int64{390, 1200} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+file)); err != nil {
			t.Fatal(err)
		}
		if !eval[bool](t, ctx, `document.documentElement.scrollWidth <= innerWidth`) {
			t.Errorf("the page is wider than %d", width)
		}
		if !eval[bool](t, ctx, `[...document.body.children].every(e => e.tagName == "MAIN")`) {
			t.Error("a part of the page lies in no landmark")
		}
		if n := eval[int](t, ctx, shown); n != 3 {
			t.Errorf("%d rows are shown at first, want 3", n)
		}
		if err := chromedp.Do(ctx, chromedp.Click(`label[for="f-number"]`)); err != nil {
			t.Fatal(err)
		}
		if n := eval[int](t, ctx, shown); n != 1 {
			t.Errorf("%d rows are shown of one with a number that differs", n)
		}
		if reached := eval[bool](t, ctx, `document.getElementById("f-number").focus(), document.activeElement.id === "f-number"`); !reached {
			t.Error("the keyboard does not reach the filter")
		}
	}
}

// TestManyComparedOnAPhone compares more reports, with more matters, than a phone has
// room for beside each other.
func TestManyComparedOnAPhone(t *testing.T) {
	rec := &parley.Record{}
	for i := range 12 {
		r := parley.Report{ID: parley.ID(fmt.Sprint("r", i)), Title: fmt.Sprint("Report ", i)}
		for k := range 40 {
			r.Text += fmt.Sprintf("Clause %d was told here.\n", 40*i+k)
		}
		rec.Reports = append(rec.Reports, r)
	}
	for i := range rec.Reports {
		for j, at := range sentences(&rec.Reports[i]) {
			span, _ := parley.NewSpan(&rec.Reports[i], at[0], at[1])
			rec.Claims = append(rec.Claims, parley.Claim{ID: parley.ID(fmt.Sprint("c", i, "x", j)), Tellings: []parley.Telling{{Span: span}}})
		}
	}
	ctx, file := inBrowser(t, NewComparison(rec, sentences).WriteHTML)
	if ctx == nil {
		return
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 700), chromedp.Navigate("file://"+file)); err != nil {
		t.Fatal(err)
	}
	if !eval[bool](t, ctx, `document.documentElement.scrollWidth <= innerWidth`) {
		t.Error("the page is wider than a phone")
	}
	if !eval[bool](t, ctx, `(() => { const a = document.querySelectorAll(".strip div")[11].lastElementChild; return a.getBoundingClientRect().right <= a.parentElement.getBoundingClientRect().right + 1; })()`) {
		t.Error("the strip loses what is told last")
	}
	if eval[string](t, ctx, `getComputedStyle(document.querySelector(".heads")).position`) == "sticky" {
		t.Error("the names of a dozen reports stay in front of what they tell")
	}
}

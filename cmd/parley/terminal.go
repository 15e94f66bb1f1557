package main

import (
	"io"
	"os"
	"strconv"
	"sync"

	"github.com/charmbracelet/colorprofile"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// maxWidth is the widest that text is set: longer lines are hard to read.
const maxWidth = 120

// terminalWidth returns the columns to print text in.
func terminalWidth(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return min(n, maxWidth)
		}
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n >= 20 {
		return min(n, maxWidth)
	}
	return 80
}

// coloured returns w, taking off colours that it cannot show: all but on a
// terminal, and all where NO_COLOR is set.
func coloured(w io.Writer) io.Writer {
	out := colorprofile.NewWriter(w, os.Environ())
	if os.Getenv("NO_COLOR") != "" {
		out.Profile = colorprofile.NoTTY // bold and faint go with the colours
	}
	return out
}

// progress returns a function that shows how much is done on a terminal, and
// one that ends it. Elsewhere both do nothing.
func progress(w io.Writer, quiet bool) (step func(done, total int), end func()) {
	f, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return nil, func() {}
	}
	p := mpb.New(mpb.WithOutput(f), mpb.WithWidth(60))
	var bar *mpb.Bar
	var mu sync.Mutex
	step = func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		if total < longWork {
			return
		}
		if bar == nil {
			eta := decor.AverageETA(decor.ET_STYLE_GO)
			bar = p.AddBar(int64(total), mpb.BarRemoveOnComplete(),
				mpb.PrependDecorators(decor.Name("reading "), decor.CountersNoUnit("%d of %d reports")),
				mpb.AppendDecorators(decor.Any(func(s decor.Statistics) string {
					if s.Current == 0 {
						return "" // nothing is known yet of how long it takes
					}
					text, _ := eta.Decor(s)
					return text
				})))
		}
		if int64(done) > bar.Current() { // two that come at once may come the other way round
			bar.SetCurrent(int64(done))
		}
	}
	return step, sync.OnceFunc(func() {
		if bar != nil {
			bar.Abort(true)
		}
		p.Wait()
	})
}

// longWork is the fewest reports that a bar is shown for.
const longWork = 8

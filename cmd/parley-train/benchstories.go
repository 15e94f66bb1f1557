package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/story"
)

func benchStoriesCommand() command {
	return command{"bench-stories", "places a million perturbed reports into stories and prints what it costs", func(args []string, out io.Writer) error {
		fs, data := dataFlags("bench-stories")
		prof := fs.String("cpuprofile", "", "write a profile here")
		n := fs.Int("n", 1000000, "how many reports")
		window := fs.Int("window", 100000, "how many are kept to compare with")
		if err := fs.Parse(args); err != nil {
			return err
		}
		var base []story.Signature
		for _, f := range []string{"plain/reuters-21578.jsonl.gz", "plain/bbc-2004-2005.jsonl.gz"} {
			err := eachLine(filepath.Join(*data, f), func(b []byte) error {
				var r struct{ Title, Published, Text string }
				if err := json.Unmarshal(b, &r); err != nil {
					return err
				}
				base = append(base, story.Sign(&parley.Report{Title: r.Title, Published: r.Published, Text: strings.TrimSpace(r.Title + "\n\n" + r.Text)}))
				return nil
			})
			if err != nil {
				return err
			}
		}
		x, err := story.New(story.Options{Window: *window})
		if err != nil {
			return err
		}
		runtime.GOMAXPROCS(1)
		if *prof != "" {
			f, err := os.Create(*prof)
			if err != nil {
				return err
			}
			defer f.Close()
			if err := pprof.StartCPUProfile(f); err != nil {
				return err
			}
			defer pprof.StopCPUProfile()
		}
		const batch = 1000
		sigs := make([]story.Signature, batch)
		var spent, first, last, since time.Duration
		line := 0
		var peak uint64
		founded := 0
		seed := uint64(1)
		for done := 0; done < *n; done += batch {
			for i := range sigs {
				seed = seed*6364136223846793005 + 1442695040888963407
				a, b := int(seed>>33)%len(base), int(seed>>13)%len(base)
				sigs[i] = base[a].Perturbed(&base[b], seed)
			}
			start := cpuTime()
			for i := range sigs {
				if x.Place("", &sigs[i], false).Founded {
					founded++
				}
			}
			d := cpuTime() - start
			spent += d
			if done >= 5000 && done < 15000 {
				first += d
			}
			if done >= *n-10000 {
				last += d
			}
			since += d
			if at := done + batch; at%100000 == 0 || at == 10000 || at == *n {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.Sys)
				fmt.Fprintf(out, "%8d reports: %.0f µs each since the last line, %d MB\n", at, float64(since.Microseconds())/float64(at-line), m.Sys>>20)
				since, line = 0, at
			}
		}
		fmt.Fprintf(out, "%d reports, %.0f reports/s; µs a report: %.0f around 10,000, %.0f at the end (%.2f times); memory from the system %d MB; stories founded %d\n",
			*n, float64(*n)/spent.Seconds(), float64(first.Microseconds())/10000, float64(last.Microseconds())/10000, float64(last)/float64(first), peak>>20, founded)
		return nil
	}}
}

// cpuTime is the processor time that this program has used, collector and all:
// on a machine that others use too it tells what the wall clock does not.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

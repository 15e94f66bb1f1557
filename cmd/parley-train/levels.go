package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// A levelled text is one that was written from another, as far as its level says.
type levelled struct {
	task           string
	level          diff.Level
	half, verbatim int32
}

// trainLevels fits the bounds between the levels of Clough and Stevenson, puts
// them into f and prints what they give on each task that was held out.
func trainLevels(out io.Writer, f *model.File, c *diff.Comparer, p *nlp.Pipeline, data string) error {
	var all []levelled
	var tasks []string
	err := eachLine(filepath.Join(data, "rewrites", "clough-stevenson-abc.jsonl"), func(line []byte) error {
		var r struct{ Task, Level, Text, Original string }
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		x := levelled{task: r.Task, level: map[string]diff.Level{"cut": diff.Cut, "light": diff.Light, "heavy": diff.Heavy}[r.Level]}
		_, x.half, x.verbatim = c.LevelOf(annotated(p, r.Text), annotated(p, r.Original))
		all = append(all, x)
		if !slices.Contains(tasks, r.Task) {
			tasks = append(tasks, r.Task)
		}
		return nil
	})
	if err != nil {
		return err
	}
	four, two := 0, 0
	for _, t := range tasks {
		l := fitLevels(all, t)
		for _, x := range all {
			if x.task != t {
				continue
			}
			got := l.Of(x.half, x.verbatim)
			if got == x.level {
				four++
			}
			if (got == diff.Own) == (x.level == diff.Own) {
				two++
			}
		}
	}
	l := fitLevels(all, "")
	n := float64(len(all))
	fmt.Fprintf(out, "levels, each task held out in turn: four %.1f, two %.1f (%d texts); bounds %+v\n", 100*float64(four)/n, 100*float64(two)/n, len(all), l)
	l.Encode(f)
	return nil
}

// fitLevels returns the bounds that are right most often on all tasks but one.
func fitLevels(all []levelled, out string) diff.Levels {
	var l diff.Levels
	fit := func(of func(*levelled) int32, use, above func(*levelled) bool) int32 {
		var in []*levelled
		for i := range all {
			if all[i].task != out && use(&all[i]) {
				in = append(in, &all[i])
			}
		}
		slices.SortStableFunc(in, func(a, b *levelled) int { return int(of(a) - of(b)) })
		best, right, gap := int32(0), -1, int32(0)
		for i := 1; i < len(in); i++ {
			lo, hi := of(in[i-1]), of(in[i])
			if lo == hi {
				continue
			}
			n := 0
			for k, x := range in {
				if above(x) == (k >= i) {
					n++
				}
			}
			if n > right || n == right && hi-lo > gap {
				best, right, gap = (lo+hi)/2, n, hi-lo
			}
		}
		return best
	}
	half := func(x *levelled) int32 { return x.half }
	share := func(x *levelled) int32 { return 1000 * x.verbatim / max(1, x.half) }
	taken := func(x *levelled) bool { return x.level != diff.Own && x.half >= l.Heavy }
	l.Heavy = fit(half, func(*levelled) bool { return true }, func(x *levelled) bool { return x.level != diff.Own })
	l.Cut = fit(share, taken, func(x *levelled) bool { return x.level == diff.Cut })
	l.Light = fit(half, func(x *levelled) bool { return taken(x) && x.level != diff.Cut }, func(x *levelled) bool { return x.level == diff.Light })
	return l
}

package main

import (
	"bufio"
	"compress/gzip"
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/boost"
	"github.com/parley-record/parley/internal/story"
	"github.com/parley-record/parley/nlp/model"
)

// storySets are the corpora of grouped reports.
var storySets = []string{"basil-2010-2014", "giveme5w1h", "ecbplus-1-35", "allsides-val"}

func storiesCommand() command {
	return command{"stories", "counts common terms, trains and scores the grouping into stories", func(args []string, out io.Writer) error {
		fs, data := dataFlags("stories")
		dir := fs.String("weights", "nlp/model/weights", "folder of the models")
		check := fs.Bool("check", false, "score the embedded model and write nothing")
		at := fs.Int("threshold", 0, "threshold in thousandths; 0: several")
		on := fs.String("on", "giveme5w1h,allsides-val", "sets that are learned from; all four are scored")
		if err := fs.Parse(args); err != nil {
			return err
		}
		sets := map[string][]storyRow{}
		for _, n := range storySets {
			rows, err := readStories(filepath.Join(*data, "stories", n+".jsonl"))
			if err != nil {
				return err
			}
			sets[n] = rows
		}
		if *check {
			f, err := model.Embedded("story")
			if err != nil {
				return err
			}
			return scoreStories(out, f, sets, int32(*at), func(storyRow) bool { return true })
		}
		f := &model.File{}
		if err := countTerms(f, *data); err != nil {
			return err
		}
		half := func(k int) func(storyRow) bool {
			return func(r storyRow) bool { return int(r.story[len(r.story)-1]^r.half)&1 == k }
		}
		for k := range 2 {
			g := &model.File{}
			if err := countTerms(g, *data); err != nil {
				return err
			}
			if err := trainStories(g, sets, strings.Split(*on, ","), half(k)); err != nil {
				return err
			}
			fmt.Fprintf(out, "trained on half %d of the stories, scored on the other\n", k)
			if err := scoreStories(out, g, sets, int32(*at), half(1-k)); err != nil {
				return err
			}
		}
		if err := trainStories(f, sets, strings.Split(*on, ","), func(storyRow) bool { return true }); err != nil {
			return err
		}
		fmt.Fprintf(out, "trained on %s, scored on all\n", *on)
		if err := scoreStories(out, f, sets, int32(*at), func(storyRow) bool { return true }); err != nil {
			return err
		}
		return writeModel(*dir, "story", f)
	}}
}

type storyRow struct {
	story string
	half  byte
	sig   story.Signature
}

// readStories reads a set in the order in which the scorer hands it over.
func readStories(path string) ([]storyRow, error) {
	type row struct {
		id string
		storyRow
	}
	var all []row
	err := eachLine(path, func(b []byte) error {
		var r struct{ ID, Story, Title, Published, Text string }
		if err := json.Unmarshal(b, &r); err != nil {
			return err
		}
		text := r.Text
		if r.Title != "" {
			text = r.Title + "\n\n" + r.Text
		}
		rep := parley.Report{Title: r.Title, Text: text, Published: r.Published}
		h := sha1.Sum([]byte(r.Story))
		all = append(all, row{fmt.Sprintf("%x", sha1.Sum([]byte(r.ID))), storyRow{r.Story, h[0], story.Sign(&rep)}})
		return nil
	})
	slices.SortFunc(all, func(a, b row) int { return strings.Compare(a.id, b.id) })
	rows := make([]storyRow, len(all))
	for i := range all {
		rows[i] = all[i].storyRow
	}
	return rows, err
}

// eachLine calls f with each line of a file, gzipped or not, that is not empty. The
// line is good until f returns.
func eachLine(path string, f func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			return err
		}
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		if len(s.Bytes()) == 0 {
			continue
		}
		if err := f(s.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return s.Err()
}

// countTerms counts terms over the reports without labels.
func countTerms(f *model.File, data string) error {
	var bg story.Background
	for _, n := range []string{"plain/bbc-2004-2005.jsonl.gz", "plain/reuters-21578.jsonl.gz", "statements/polnear-train.jsonl"} {
		err := eachLine(filepath.Join(data, n), func(b []byte) error {
			var r struct{ Title, Text string }
			if err := json.Unmarshal(b, &r); err != nil {
				return err
			}
			s := story.Sign(&parley.Report{Title: r.Title, Text: strings.TrimSpace(r.Title + "\n\n" + r.Text)})
			bg.Add(&s)
			return nil
		})
		if err != nil {
			return err
		}
	}
	bg.Encode(f)
	return nil
}

// place puts the rows that keep holds into an index.
func place(f *model.File, rows []storyRow, at int32, keep func(storyRow) bool) (*story.Index, []storyRow, error) {
	x, err := story.NewWith(story.Options{Threshold: at}, f)
	if err != nil {
		return nil, nil, err
	}
	var kept []storyRow
	var sigs []story.Signature
	for _, r := range rows {
		if keep(r) {
			kept, sigs = append(kept, r), append(sigs, r.sig)
		}
	}
	x.Observe(sigs)
	for i := range sigs {
		x.Place("", &sigs[i], true)
	}
	return x, kept, nil
}

func trainStories(f *model.File, sets map[string][]storyRow, on []string, keep func(storyRow) bool) error {
	var xs [][]int32
	var ys []bool
	var ws []float64
	for _, n := range on {
		x, rows, err := place(f, sets[n], 0, keep)
		if err != nil {
			return err
		}
		x.Settle() // the reports around each are known only now
		first, same := len(xs), 0
		x.Pairs(func(a, b int, v []int32) {
			xs = append(xs, slices.Clone(v))
			y := rows[a].story == rows[b].story
			ys = append(ys, y)
			if y {
				same++
			}
		})
		for range len(xs) - first {
			ws = append(ws, 1000/float64(same)) // each set counts alike
		}
	}
	// Most people read a handful of reports at once, so a handful is learned from too.
	for _, n := range on {
		first, same := len(xs), 0
		for _, few := range handfuls(sets[n], keep) {
			x, rows, err := place(f, few, 0, func(storyRow) bool { return true })
			if err != nil {
				return err
			}
			x.Settle()
			x.Pairs(func(a, b int, v []int32) {
				xs = append(xs, slices.Clone(v))
				y := rows[a].story == rows[b].story
				ys = append(ys, y)
				if y {
					same++
				}
			})
		}
		for range len(xs) - first {
			ws = append(ws, 150/float64(same))
		}
	}
	o := boost.Options{Rounds: 100, Leaves: 12, Rate: 0.08, Least: 5}
	fit := func(rising []int) *boost.Model {
		o.Rising = rising
		return boost.Fit(xs, ys, ws, o)
	}
	// What holds for collections that were not learned from is what rises in every
	// measure; what tells the happenings of one collection apart better may fall in
	// those of words.
	m := boost.Mean(fit(story.Rising(true)), fit(story.Rising(false)))
	m.Encode(f, "pair.")
	o.Rising = nil
	for i := range xs {
		xs[i] = xs[i][:story.Early]
	}
	boost.Fit(xs, ys, ws, o).Encode(f, "early.")
	return nil
}

// handfuls returns sets of two to nine reports of one to three stories.
func handfuls(rows []storyRow, keep func(storyRow) bool) [][]storyRow {
	by := map[string][]storyRow{}
	var names []string
	for _, r := range rows {
		if !keep(r) {
			continue
		}
		if by[r.story] == nil {
			names = append(names, r.story)
		}
		by[r.story] = append(by[r.story], r)
	}
	slices.Sort(names) // neighbours by name are often alike
	var out [][]storyRow
	for i := range names {
		var h []storyRow
		for k := range 1 + i%3 {
			s := by[names[(i+k)%len(names)]]
			h = append(h, s[:min(len(s), 2+i%2)]...)
		}
		out = append(out, h)
	}
	return out
}

func scoreStories(out io.Writer, f *model.File, sets map[string][]storyRow, at int32, keep func(storyRow) bool) error {
	ths := []int32{at}
	if at == 0 {
		ths = []int32{250, 275, 300, 325, 350, 400}
	}
	for _, th := range ths {
		fmt.Fprintf(out, "%4d", th)
		for _, n := range storySets {
			x, rows, err := place(f, sets[n], th, keep)
			if err != nil {
				return err
			}
			p0, r0 := bcubed(x.Stories(), rows)
			x.Settle()
			p, r := bcubed(x.Stories(), rows)
			var ph, rh, nh float64
			for _, few := range handfuls(sets[n], keep) {
				x, rows, err := place(f, few, th, keep)
				if err != nil {
					return err
				}
				x.Settle()
				p, r := bcubed(x.Stories(), rows)
				ph, rh, nh = ph+p, rh+r, nh+1
			}
			fmt.Fprintf(out, "  %s P %.1f R %.1f F1 %.1f (one by one %.1f; few at once P %.1f R %.1f)", n[:5], 100*p, 100*r, 200*p*r/(p+r), 200*p0*r0/(p0+r0), 100*ph/nh, 100*rh/nh)
		}
		fmt.Fprintln(out)
	}
	return nil
}

// bcubed returns B-cubed precision and recall (Bagga and Baldwin 1998).
func bcubed(got [][]int, rows []storyRow) (p, r float64) {
	gold := map[string]int{}
	for _, row := range rows {
		gold[row.story]++
	}
	for _, s := range got {
		in := map[string]int{}
		for _, i := range s {
			in[rows[i].story]++
		}
		for _, i := range s {
			hit := float64(in[rows[i].story])
			p += hit / float64(len(s))
			r += hit / float64(gold[rows[i].story])
		}
	}
	n := float64(len(rows))
	return p / n, r / n
}

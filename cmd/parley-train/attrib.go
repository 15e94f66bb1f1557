package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/attrib"
	"github.com/parley-record/parley/nlp/english"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/score"
)

func attribCommand() command {
	return command{"attrib", "trains the attribution model and scores it", trainAttrib}
}

type attribRow struct {
	Text         string                `json:"text"`
	Attributions []map[string][][2]int `json:"attributions"`
	Discard      [][2]int              `json:"discard"`
}

// attribSamples reads a JSONL file of annotated texts and lays the engine's
// layers over each.
func attribSamples(path string, e *nlp.Pipeline) ([]attrib.Sample, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []attrib.Sample
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	spans := func(v [][2]int) (s []nlp.Span) {
		for _, x := range v {
			s = append(s, nlp.Span{Start: x[0], End: x[1]})
		}
		return s
	}
	for sc.Scan() {
		var r attribRow
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		d := &nlp.Doc{Text: r.Text}
		e.Annotate(d)
		d.Attributions, d.Has = nil, d.Has&^nlp.Attributions
		s := attrib.Sample{Doc: d, Discard: spans(r.Discard)}
		for _, a := range r.Attributions {
			s.Attributions = append(s.Attributions, nlp.Attribution{Source: spans(a["source"]), Cue: spans(a["cue"]), Content: spans(a["content"])})
		}
		out = append(out, s)
	}
	return out, sc.Err()
}

func trainAttrib(args []string, out io.Writer) error {
	fs, data := dataFlags("attrib")
	o := attrib.Training{Log: func(f string, a ...any) { fmt.Fprintf(os.Stderr, f+"\n", a...) }}
	dir := fs.String("weights", "", "folder to write to; empty: only score")
	layers := fs.Int("layers", 0xffff, "layers to read, as a bit set")
	limit := fs.Int("limit", 0, "samples to learn from, 0: all")
	fs.IntVar(&o.Epochs, "epochs", 0, "passes over the texts")
	fs.Float64Var(&o.Rate, "rate", 0, "of AdaGrad")
	fs.Float64Var(&o.Dropout, "dropout", 0, "share of features left out at each step")
	fs.IntVar(&o.Bits, "bits", 0, "of the feature hash")
	fs.Float64Var(&o.Lean, "lean", 0, "added to the score of beginning a part")
	asks := fs.String("asks", "", "score with these bounds too: source,cue,content,whole; …")
	fs.IntVar(&o.Bags, "bags", 0, "learners whose weights are averaged")
	fs.IntVar(&o.MinDocs, "mindocs", 0, "texts in which a feature must occur")
	shipped := fs.Bool("shipped", false, "score the weights of the binary, learn nothing")
	taggers := fs.String("taggers", "", "file of taggers to take instead of learning them, or to write")
	grade := fs.String("engine", "fast", "fast or best")
	heeds := fs.String("heeds", "", "score the shipped weights with hints counting so much too: 0.2 0.3 …")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *taggers != "" {
		o.Taggers = &model.File{}
		if b, err := os.ReadFile(*taggers); err == nil {
			if o.Taggers, err = model.Decode(b); err != nil {
				return fmt.Errorf("%s: %w", *taggers, err)
			}
		}
	}
	e, err := coreEngine(english.Grade(*grade))
	if err != nil {
		return err
	}
	dev, err := attribSamples(filepath.Join(*data, "statements/polnear-dev.jsonl"), e)
	if err != nil {
		return err
	}
	if *shipped {
		p, err := attrib.Embedded()
		if err != nil {
			return err
		}
		scoreAttrib(out, p, dev, true)
		askAttrib(out, p, dev, *asks)
		heedAttrib(out, p, dev, *heeds)
		return nil
	}
	train, err := attribSamples(filepath.Join(*data, "statements/polnear-train.jsonl"), e)
	if err != nil {
		return err
	}
	if *limit > 0 {
		train = train[:*limit]
	}
	if o.Lexicon, err = lexicon.Embedded(); err != nil {
		return err
	}
	f := attrib.Train(train, nlp.Layer(*layers)&e.Gives()&^nlp.Attributions, o)
	if *taggers != "" {
		if err := os.WriteFile(*taggers, o.Taggers.Encode(), 0o644); err != nil {
			return err
		}
	}
	p, err := attrib.New(f)
	if err != nil {
		return err
	}
	scoreAttrib(out, p, dev, true)
	askAttrib(out, p, dev, *asks)
	if *dir != "" {
		return writeModel(*dir, "attrib", f)
	}
	return nil
}

// askAttrib scores p with other bounds, as Pipe.Ask takes them.
func askAttrib(out io.Writer, p *attrib.Pipe, dev []attrib.Sample, asks string) {
	for _, ask := range strings.Split(asks, ";") {
		var w, sh [3]float64
		var fill, whole float64
		if n, _ := fmt.Sscanf(ask, "%f,%f,%f,%f,%f,%f,%f,%f", &w[0], &w[1], &w[2], &sh[0], &sh[1], &sh[2], &fill, &whole); n == 8 {
			fmt.Fprintln(out, "asking", ask)
			p.Ask(w, sh, fill, whole)
			scoreAttrib(out, p, dev, false)
		}
	}
}

// heedAttrib scores p with hints that count otherwise.
func heedAttrib(out io.Writer, p *attrib.Pipe, dev []attrib.Sample, heeds string) {
	for _, h := range strings.Fields(heeds) {
		x, err := strconv.ParseFloat(h, 64)
		if err != nil {
			continue
		}
		fmt.Fprintln(out, "heeding", h)
		p.Heed(x)
		scoreAttrib(out, p, dev, false)
	}
}

// scoreAttrib prints the figures that ../shared/eval/score_attributions.py
// prints, for the samples' first annotator.
func scoreAttrib(out io.Writer, p *attrib.Pipe, dev []attrib.Sample, reliability bool) {
	var exact, begin [3]score.Count
	var ss score.Count
	type judged struct {
		conf float64
		ok   bool
	}
	var bare, loose int
	var ranked []judged
	for i := range dev {
		s := &dev[i]
		p.Annotate(s.Doc)
		preds := s.Doc.Attributions[:0]
		for _, a := range s.Doc.Attributions {
			if !touches(a, s.Discard) {
				preds = append(preds, a)
			}
		}
		for k, part := range []func(nlp.Attribution) []nlp.Span{source, cue, content} {
			g, q := pieces(s.Attributions, part, s.Doc.Text), pieces(preds, part, s.Doc.Text)
			add(&exact[k], g, q, func(x nlp.Span) nlp.Span { return x })
			add(&begin[k], g, q, func(x nlp.Span) nlp.Span { return nlp.Span{Start: x.Start} })
		}
		used := make([]bool, len(s.Attributions))
		for _, a := range s.Attributions {
			if len(a.Source) > 0 {
				ss.Gold++
			}
		}
		for _, a := range preds {
			if len(a.Cue) == 0 {
				loose++
			}
			if len(a.Source) == 0 {
				continue
			}
			if len(a.Content) == 0 {
				bare++
			}
			ss.Found++
			best, arg := 0.0, -1
			for gi, g := range s.Attributions {
				if !used[gi] && overlaps(a.Source, g.Source) {
					if j := jaccard(s.Doc, a.Content, g.Content); j >= 0.8 && j > best {
						best, arg = j, gi
					}
				}
			}
			if arg >= 0 {
				used[arg] = true
				ss.Right++
			}
			ranked = append(ranked, judged{a.Confidence, arg >= 0})
		}
	}
	if !reliability {
		fmt.Fprintf(out, "%5.1f/%5.1f/%5.1f ", 100*exact[0].F1(), 100*exact[1].F1(), 100*exact[2].F1())
	} else {
		for k, n := range []string{"source", "cue", "content"} {
			fmt.Fprintf(out, "exact %-8s P %5.1f R %5.1f F1 %5.1f   begin F1 %5.1f\n", n, 100*exact[k].Precision(), 100*exact[k].Recall(), 100*exact[k].F1(), 100*begin[k].F1())
		}
	}
	fmt.Fprintf(out, "SS P %5.1f R %5.1f F1 %5.1f\n", 100*ss.Precision(), 100*ss.Recall(), 100*ss.F1())
	sort.SliceStable(ranked, func(i, j int) bool { return ranked[i].conf > ranked[j].conf })
	half := ranked[:len(ranked)/2]
	n := 0
	for _, x := range half {
		if x.ok {
			n++
		}
	}
	fmt.Fprintf(out, "SS precision of the surest half %5.1f\n", 100*float64(n)/float64(max(len(half), 1)))
	if !reliability {
		fmt.Fprintf(out, "without content %d, without cue %d\n", bare, loose)
		return
	}
	var sum, ok, cnt [10]float64
	for _, x := range ranked {
		b := min(int(x.conf*10), 9)
		sum[b] += x.conf
		cnt[b]++
		if x.ok {
			ok[b]++
		}
	}
	for b := range cnt {
		if cnt[b] > 0 {
			fmt.Fprintf(out, "confidence %.1f: said %.2f, right %.2f of %.0f\n", float64(b)/10, sum[b]/cnt[b], ok[b]/cnt[b], cnt[b])
		}
	}
}

func source(a nlp.Attribution) []nlp.Span  { return a.Source }
func cue(a nlp.Attribution) []nlp.Span     { return a.Cue }
func content(a nlp.Attribution) []nlp.Span { return a.Content }

func touches(a nlp.Attribution, discard []nlp.Span) bool {
	return overlaps(a.Source, discard) || overlaps(a.Cue, discard) || overlaps(a.Content, discard)
}

func overlaps(a, b []nlp.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Start < y.End && y.Start < x.End {
				return true
			}
		}
	}
	return false
}

func pieces(as []nlp.Attribution, part func(nlp.Attribution) []nlp.Span, text string) map[nlp.Span]bool {
	m := map[nlp.Span]bool{}
	for _, a := range as {
		for _, s := range part(a) {
			for _, l := range attrib.Lines(text, s) {
				m[l] = true
			}
		}
	}
	return m
}

func add(c *score.Count, gold, pred map[nlp.Span]bool, key func(nlp.Span) nlp.Span) {
	g, q := map[nlp.Span]bool{}, map[nlp.Span]bool{}
	for s := range gold {
		g[key(s)] = true
	}
	for s := range pred {
		q[key(s)] = true
	}
	for s := range q {
		if g[s] {
			c.Right++
		}
	}
	c.Gold += float64(len(g))
	c.Found += float64(len(q))
}

// jaccard compares the words of two lists of spans.
func jaccard(d *nlp.Doc, a, b []nlp.Span) float64 {
	words := func(spans []nlp.Span) map[int]bool {
		m := map[int]bool{}
		for _, s := range spans {
			first, end := d.TokensIn(s)
			for i := first; i < end; i++ {
				if c := d.Form(i)[0]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
					m[i] = true
				}
			}
		}
		return m
	}
	x, y := words(a), words(b)
	n := 0
	for i := range x {
		if y[i] {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(x)+len(y)-n)
}

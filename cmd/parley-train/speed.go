package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/dep"
	"github.com/parley-record/parley/nlp/english"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/ner"
	"github.com/parley-record/parley/nlp/tag"
	"github.com/parley-record/parley/nlp/token"
)

// speedReports is how many reports of the news are timed, and speedRounds how
// often.
const (
	speedReports = 100
	speedRounds  = 3
)

// printSpeed prints what an engine costs: processor time to load it and memory
// after that, the bytes of its models, and words a second of processor time
// over raw news, to trees and names and with everything.
func printSpeed(out io.Writer, grade english.Grade, data string) error {
	held, start := residentMB(), cpuTime()
	e, err := english.New(grade)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%-5s %-32s %5.0f ms, %d MB more resident\n", grade, "loading", float64(cpuTime()-start)/float64(time.Millisecond), residentMB()-held)
	engine, all := 0, 0
	for _, n := range append([]string{"lexicon"}, e.Models...) {
		all += model.Size(n)
		if n != "attrib" {
			engine += model.Size(n)
		}
	}
	fmt.Fprintf(out, "%-5s %-32s %5.2f MB, with attributions %.2f MB\n", grade, "models", float64(engine)/1e6, float64(all)/1e6)
	texts, err := news(data)
	if err != nil {
		return err
	}
	core, err := coreEngine(grade)
	if err != nil {
		return err
	}
	for _, c := range []struct {
		name string
		p    *nlp.Pipeline
	}{{"raw text to trees and names", core}, {"everything", e.Pipeline}} {
		words, d := 0, &nlp.Doc{}
		var took time.Duration
		for round := range speedRounds + 1 {
			start := cpuTime()
			for _, t := range texts {
				d.Reset(t)
				c.p.Annotate(d)
				if round > 0 {
					words += len(d.Tokens)
				}
			}
			if round > 0 { // the first fills the memory
				took += cpuTime() - start
			}
		}
		fmt.Fprintf(out, "%-5s %-32s %5.0f tokens/s\n", grade, c.name, float64(words)/took.Seconds())
	}
	return nil
}

// coreEngine is the shipped engine of a grade as far as trees and names. What is learned
// anew behind them is learned from it, without the old weights of its own stage.
func coreEngine(grade english.Grade) (*nlp.Pipeline, error) {
	tagger, err := tag.Embedded()
	if err != nil {
		return nil, err
	}
	names, err := ner.Embedded()
	if err != nil {
		return nil, err
	}
	var parser nlp.Pipe
	if grade == english.Best {
		parser, err = dep.EmbeddedNeural(tagger.Inflect)
	} else {
		parser, err = dep.Embedded()
	}
	if err != nil {
		return nil, err
	}
	return nlp.NewPipeline(token.Tokeniser{}, tagger, parser, names)
}

// news returns the reports that are timed.
func news(data string) ([]string, error) {
	f, err := os.Open(filepath.Join(data, "stories", "giveme5w1h.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	var texts []string
	for len(texts) < speedReports && sc.Scan() {
		var r struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, err
		}
		texts = append(texts, r.Text)
	}
	return texts, sc.Err()
}

// residentMB returns the memory that this program holds, 0 where the system
// does not tell.
func residentMB() int {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for _, l := range strings.Split(string(b), "\n") {
		var kB int
		if _, err := fmt.Sscanf(l, "VmRSS: %d kB", &kB); err == nil {
			return kB / 1024
		}
	}
	return 0
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/internal/resolve"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
)

// A reading is what one grade of the engine makes of one report with a gold record.
type reading[G any] struct {
	report int // the same for all readings of a report, from 1
	nth    int // of all readings, from 1
	folder int // of the folders, from 0
	doc    *nlp.Doc
	rec    *parley.Record // every candidate row, kept or not
	signs  map[parley.ID][]string
	gold   G
}

// readGold reads the reports of folders that have a gold record, each alone and
// once with each of the grades, which are split by commas as the folders are.
// Rankers that learn from the trees of both grades lean on the slips of neither.
func readGold[G any](dirs, grades string, visit func(*reading[G])) error {
	report, nth := 0, 0
	for folder, dir := range strings.Split(dirs, ",") {
		files, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
		if err != nil {
			return err
		}
		if len(files) == 0 {
			return fmt.Errorf("%s: no gold records", dir)
		}
		sort.Strings(files)
		start := report
		for _, grade := range strings.Split(grades, ",") {
			d, err := desk.New(desk.Options{Engine: english.Grade(grade), Workers: 1})
			if err != nil {
				return err
			}
			report = start
			for _, f := range files {
				report++
				nth++
				r, err := readOne[G](d, f)
				if err != nil {
					return err
				}
				r.report, r.nth, r.folder = report, nth, folder
				visit(r)
			}
		}
	}
	return nil
}

func readOne[G any](d *desk.Desk, file string) (*reading[G], error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	r := &reading[G]{}
	if err := json.Unmarshal(raw, &r.gold); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	ctx := context.Background()
	reports, _, err := d.Gather(ctx, []string{strings.TrimSuffix(file, ".gold.json") + ".txt"})
	if err != nil {
		return nil, err
	}
	if len(reports) != 1 {
		return nil, fmt.Errorf("%s: %d reports", file, len(reports))
	}
	docs, err := d.Annotate(ctx, reports)
	if err != nil {
		return nil, err
	}
	r.doc = docs[0]
	r.rec, r.signs = resolve.Candidates(reports, []*extract.Draft{extract.Read(r.doc, reports[0].Published)})
	return r, nil
}

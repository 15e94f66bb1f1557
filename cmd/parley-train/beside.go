package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/internal/resolve"
	"github.com/parley-record/parley/nlp/english"
)

// talksOfTheDay are the stories of giveme5w1h, by number, in which somebody
// negotiates or states what they want of others. All others are accidents,
// crimes, sports, science and shows.
var talksOfTheDay = []int{3, 19, 21, 24, 34, 36, 59, 62, 63, 65, 66, 70, 71}

// addBeside adds what is found in reports of no negotiation as wrong rows. They
// are learned from and never held out: bounds are chosen on reports of talks.
func addBeside(ex map[string][]example, data, grades string, weight float64) error {
	ctx := context.Background()
	file := filepath.Join(data, "stories", "giveme5w1h.jsonl")
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	about := map[string]string{} // number of the story by id of the report
	for dec := json.NewDecoder(f); dec.More(); {
		var row struct{ ID, Story string }
		if err := dec.Decode(&row); err != nil {
			return err
		}
		about[row.ID], _, _ = strings.Cut(row.Story, ":")
	}
	for _, grade := range strings.Split(grades, ",") {
		d, err := desk.New(desk.Options{Engine: english.Grade(grade), Workers: 1})
		if err != nil {
			return err
		}
		reports, _, err := d.Gather(ctx, []string{file})
		if err != nil {
			return err
		}
		for i := range reports {
			n, err := strconv.Atoi(about[reports[i].Key])
			if err != nil || slices.Contains(talksOfTheDay, n) {
				continue
			}
			one := []parley.Report{reports[i]}
			docs, err := d.Annotate(ctx, one)
			if err != nil {
				return err
			}
			rec, signs := resolve.Candidates(one, []*extract.Draft{extract.Read(docs[0], one[0].Published)})
			r := &reading[goldRecord]{report: -1, rec: rec, signs: signs}
			wrong := map[string][]example{}
			label(r, wrong, map[string]int{})
			for _, t := range rankedTables {
				for _, e := range wrong[t] {
					e.weight = weight
					ex[t] = append(ex[t], e)
				}
			}
		}
	}
	return nil
}

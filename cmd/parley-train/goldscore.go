package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
)

func goldCommand() command {
	return command{"gold", "scores records against gold records", runGold}
}

func runGold(args []string, out io.Writer) error {
	fs, _ := dataFlags("gold")
	dirs := fs.String("gold", "../shared/gold/dev", "folders of reports with gold records, split by commas")
	if err := fs.Parse(args); err != nil {
		return err
	}
	for _, dir := range strings.Split(*dirs, ",") {
		s, err := scoreGold(dir)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s\n%s", dir, s)
	}
	return nil
}

// goldLayers are the layers that a gold record is scored on, in the order told.
var goldLayers = []string{"actors", "statements", "positions", "proposals", "responses", "meetings", "deadlines", "steps"}

// A goldCount is how many rows were right, asked for and printed.
type goldCount struct{ right, gold, printed int }

func (c goldCount) f1() float64 {
	if c.gold+c.printed == 0 {
		return 0
	}
	return 200 * float64(c.right) / float64(c.gold+c.printed)
}

// goldScore counts by layer.
type goldScore map[string]goldCount

// String tells a line for each layer: its name, F1 in per cent, and the counts.
func (s goldScore) String() string {
	var b strings.Builder
	for _, l := range goldLayers {
		c := s[l]
		fmt.Fprintf(&b, "%-11s %5.1f  %d right of %d asked for, %d printed\n", l, c.f1(), c.right, c.gold, c.printed)
	}
	return b.String()
}

// scoreGold reads each report of a folder alone and counts what its gold record
// finds in the record, by the rules of goldmatch.go.
func scoreGold(dir string) (goldScore, error) {
	s := goldScore{}
	err := eachGold(dir, func(rec *parley.Record, g *goldReport) { s.add(newGoldJudge(rec), g) })
	if err != nil {
		return nil, err
	}
	return s, nil
}

// eachGold reads each report of a folder alone and calls f with its record and
// its gold record.
func eachGold(dir string, f func(rec *parley.Record, g *goldReport)) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: no gold records", dir)
	}
	d, err := desk.New(desk.Options{})
	if err != nil {
		return err
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var g goldReport
		if err := json.Unmarshal(raw, &g); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		rec, err := d.Read(context.Background(), []string{strings.TrimSuffix(file, ".gold.json") + ".txt"})
		if err != nil {
			return err
		}
		if len(rec.Reports) != 1 {
			return fmt.Errorf("%s: %d reports", file, len(rec.Reports))
		}
		f(rec, &g)
	}
	return nil
}

// A goldReport is a gold record with all that is scored.
type goldReport struct {
	goldRecord
	Actors []struct {
		Names, Party oneOrMore
		Kind         string
		Optional     bool
	}
	Statements []struct {
		Speaker, Content oneOrMore
		Optional         bool
	}
}

// newGoldJudge is a judge over rec in which an actor that mixes several of gold's
// keeps its names.
func newGoldJudge(rec *parley.Record) *goldJudge {
	j := &goldJudge{rec: rec, x: indexWords(rec.Reports[0].Text), names: map[parley.ID][]string{}, party: map[parley.ID]parley.ID{}, issues: map[parley.ID]string{}}
	for i := range rec.Actors {
		a := &rec.Actors[i]
		j.names[a.ID] = append([]string{a.Name}, a.Aliases...)
		j.party[a.ID] = a.Party
	}
	for i := range rec.Issues {
		j.issues[rec.Issues[i].ID] = rec.Issues[i].Label + " " + strings.Join(rec.Issues[i].Terms, " ")
	}
	return j
}

// add counts one report.
func (s goldScore) add(j *goldJudge, g *goldReport) {
	j.layers(g, func(layer string, m goldMatch) {
		c := s[layer]
		c.right, c.gold, c.printed = c.right+m.right, c.gold+m.gold, c.printed+m.printed
		s[layer] = c
	})
}

// layers calls put with the pairs of each layer.
func (j *goldJudge) layers(g *goldReport, put func(layer string, m goldMatch)) {
	rec := j.rec
	put("actors", matchGold(len(g.Actors), len(rec.Actors), func(i int) bool { return g.Actors[i].Optional }, func(i, k int) bool {
		a := &rec.Actors[k]
		side := a.Party
		if side == "" {
			side = a.ID
		}
		return goldAny(j.names[a.ID], g.Actors[i].Names) && (len(g.Actors[i].Party) == 0 || goldAny(j.names[side], g.Actors[i].Party))
	}))
	put("statements", matchGold(len(g.Statements), len(rec.Statements), func(i int) bool { return g.Statements[i].Optional }, func(i, k int) bool {
		p := &rec.Statements[k]
		who := slices.Clone(j.names[p.Speaker])
		if p.Source != nil {
			who = append(who, p.Source.Text)
		}
		return goldAny(who, g.Statements[i].Speaker) && j.overlap(p.Content, g.Statements[i].Content) >= 0.5
	}))
	optional := func(rows []goldRow) func(int) bool { return func(i int) bool { return rows[i].Optional } }
	put("positions", matchGold(len(g.Positions), len(rec.Positions), optional(g.Positions), func(i, k int) bool {
		p, q := &rec.Positions[k], &g.Positions[i]
		return slices.Contains(q.Stance, p.Stance) && goldAny(j.both(p.Party), q.Party) && j.touches(p.Evidence, q) && goldTerms(j.issues[p.Issue], q.Issue)
	}))
	m := matchGold(len(g.Proposals), len(rec.Proposals), optional(g.Proposals), func(i, k int) bool {
		p, q := &rec.Proposals[k], &g.Proposals[i]
		return goldTerms(p.Name, q.Name) && j.touches(p.Evidence, q) && j.cast(p.Authors, q.Authors)
	})
	put("proposals", m)
	put("responses", j.responses(g, m))
	put("meetings", matchGold(len(g.Meetings), len(rec.Meetings), optional(g.Meetings), func(i, k int) bool {
		p, q := &rec.Meetings[k], &g.Meetings[i]
		same := slices.ContainsFunc(q.Status, func(s string) bool { return goldStatus(s) == goldStatus(p.Status) })
		return same && j.touches(p.Evidence, q) && j.cast(p.Participants, q.Participants)
	}))
	put("deadlines", matchGold(len(g.Deadlines), len(rec.Deadlines), optional(g.Deadlines), func(i, k int) bool {
		return j.touches(rec.Deadlines[k].Evidence, &g.Deadlines[i]) && goldTerms(rec.Deadlines[k].Due.Text, g.Deadlines[i].Due)
	}))
	put("steps", matchGold(len(g.Steps), len(rec.Steps), optional(g.Steps), func(i, k int) bool {
		p, q := &rec.Steps[k], &g.Steps[i]
		return j.touches(p.Evidence, q) && j.cast(p.By, []oneOrMore{q.By}) && goldTerms(p.Action, q.Action)
	}))
}

// goldStatus returns a status as gold tells it: it does not tell talks that are
// not planned from talks that are refused.
func goldStatus(s string) string {
	if s == "none_planned" {
		return "ruled_out"
	}
	return s
}

// responses matches how texts were taken, of those texts that matched in m.
func (j *goldJudge) responses(g *goldReport, m goldMatch) goldMatch {
	type gold struct {
		of  int
		row *goldRow
	}
	type printed struct {
		of  int
		row *parley.Response
	}
	var golds []gold
	var rows []printed
	for i := range g.Proposals {
		for k := range g.Proposals[i].Responses {
			golds = append(golds, gold{i, &g.Proposals[i].Responses[k]})
		}
	}
	for k := range j.rec.Proposals {
		for n := range j.rec.Proposals[k].Responses {
			rows = append(rows, printed{k, &j.rec.Proposals[k].Responses[n]})
		}
	}
	return matchGold(len(golds), len(rows), func(i int) bool { return golds[i].row.Optional || g.Proposals[golds[i].of].Optional }, func(i, k int) bool {
		return m.of[golds[i].of] == rows[k].of && slices.Contains(golds[i].row.Stance, rows[k].row.Stance) && goldAny(j.both(rows[k].row.By), golds[i].row.By)
	})
}

// overlap returns the share of words that spans and quotes have in common, of
// those that either has.
func (j *goldJudge) overlap(spans []parley.Span, quotes []string) float64 {
	got, want := map[int]bool{}, map[int]bool{}
	for _, s := range spans {
		j.x.covered(got, s.Start, s.End)
	}
	for _, q := range quotes {
		j.x.locate(want, q)
	}
	both := 0
	for i := range got {
		if want[i] {
			both++
		}
	}
	return float64(both) / float64(max(1, len(got)+len(want)-both))
}

// A goldMatch pairs gold rows with printed ones: of[i] is the printed row of gold
// row i, -1 for none.
type goldMatch struct {
	goldCount
	of []int
}

// matchGold pairs as many gold rows as can be, those that are asked for first;
// printed rows that only an optional one takes count neither way.
func matchGold(golds, printed int, optional func(int) bool, fits func(gold, printed int) bool) goldMatch {
	m := goldMatch{of: make([]int, golds)}
	for i := range m.of {
		m.of[i] = -1
	}
	by := make([]int, printed) // printed row → gold row, -1 for none
	for k := range by {
		by[k] = -1
	}
	var try func(i int, seen []bool) bool
	try = func(i int, seen []bool) bool {
		for k := range by {
			if seen[k] || !fits(i, k) {
				continue
			}
			seen[k] = true
			if by[k] < 0 || try(by[k], seen) {
				by[k], m.of[i] = i, k
				return true
			}
		}
		return false
	}
	for _, pass := range []bool{false, true} {
		for i := range golds {
			if optional(i) == pass {
				try(i, make([]bool, printed))
			}
		}
	}
	m.printed = printed
	for i := range golds {
		switch {
		case !optional(i):
			m.gold++
			if m.of[i] >= 0 {
				m.right++
			}
		case m.of[i] >= 0:
			m.printed--
		}
	}
	return m
}

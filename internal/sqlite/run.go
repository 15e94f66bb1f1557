package sqlite

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-record/parley"
)

// A reading is with what reports were read, of a program that knew it.
type reading struct {
	Parley   string            `json:"parley"`
	Models   []parley.ModelRef `json:"models"`
	Codebook string            `json:"codebook,omitempty"`
}

// putRun notes with what the reports of a reading were read.
func (p *putting) putRun() error {
	var run int64
	if p.rec.Parley != "" {
		body, err := marshal(reading{p.rec.Parley, p.rec.Run.Models, p.rec.Run.Codebook})
		if err != nil {
			return err
		}
		if _, err := p.tx.ExecContext(p.ctx, "INSERT OR IGNORE INTO run (neg, body) VALUES ($1, $2)", p.neg, body); err != nil {
			return err
		}
		if err := p.tx.QueryRowContext(p.ctx, "SELECT id FROM run WHERE neg = $1 AND body = $2", p.neg, body).Scan(&run); err != nil {
			return err
		}
	}
	for _, id := range p.ids {
		if _, err := p.tx.ExecContext(p.ctx, "UPDATE report SET read = $3, engine = $4, run = $5, why = '' WHERE neg = $1 AND id = $2", p.neg, id, p.at, p.rec.Run.Engine, run); err != nil {
			return err
		}
	}
	return nil
}

// run says with what the reports were read: engine and codebook of most of them, every
// model, and the numbers in the settings where there are several engines, codebooks or
// versions of the program, or one that is not this program's.
func (b *builder) run() {
	run := &b.out.Run
	engines := b.counted("SELECT engine, count(*) FROM report WHERE neg = $1 AND belongs = 1 AND superseded = 0 AND engine IN ('best', 'fast') GROUP BY engine ORDER BY count(*) DESC, engine")
	readings := b.counted("SELECT run.body, count(*) FROM report JOIN run ON run.id = report.run WHERE report.neg = $1 AND belongs = 1 AND superseded = 0 GROUP BY run.body ORDER BY count(*) DESC, run.body")
	if b.err != nil {
		return
	}
	var versions, codebooks tally
	for _, c := range readings {
		var r reading
		if err := json.Unmarshal([]byte(c.what), &r); err != nil {
			b.err = wrap("runs", err)
			return
		}
		for _, m := range r.Models {
			if !slices.Contains(run.Models, m) {
				run.Models = append(run.Models, m)
			}
		}
		versions.add(r.Parley, c.n)
		codebooks.add(cmp.Or(r.Codebook, "none"), c.n)
	}
	set := func(name string, t tally) {
		if run.Settings == nil {
			run.Settings = map[string]string{}
		}
		run.Settings[name] = t.String()
	}
	if len(engines) > 0 {
		run.Engine = engines[0].what
	}
	if len(engines) > 1 {
		set("engines", engines)
	}
	if len(codebooks) > 0 && codebooks[0].what != "none" {
		run.Codebook = codebooks[0].what
	}
	if len(codebooks) > 1 {
		set("codebooks", codebooks)
	}
	if len(versions) > 1 || len(versions) == 1 && versions[0].what != parley.Version {
		set("versions", versions)
	}
}

// A tally counts reports, the most first.
type tally []struct {
	what string
	n    int
}

func (t *tally) add(what string, n int) {
	for i := range *t {
		if (*t)[i].what == what {
			(*t)[i].n += n
			return
		}
	}
	*t = append(*t, struct {
		what string
		n    int
	}{what, n})
}

func (t tally) String() string {
	var each []string
	for _, c := range t {
		each = append(each, fmt.Sprintf("%s %d", c.what, c.n))
	}
	return strings.Join(each, ", ")
}

// counted returns what a query counts.
func (b *builder) counted(query string) tally {
	if b.err != nil {
		return nil
	}
	rows, err := b.db.QueryContext(b.ctx, query, b.neg)
	if err != nil {
		b.err = wrap("runs", err)
		return nil
	}
	defer rows.Close()
	var t tally
	for rows.Next() {
		var what string
		var n int
		if err := rows.Scan(&what, &n); err != nil {
			b.err = wrap("runs", err)
			return nil
		}
		t.add(what, n)
	}
	b.err = wrap("runs", rows.Err())
	return t
}

package desk

import (
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/internal/resolve"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
)

// openReports returns the open gold reports, each read once from its file, with
// their titles' numbers as a run over them gives.
func openReports(b *testing.B, d *Desk) []parley.Report {
	b.Helper()
	files, err := filepath.Glob("testdata/open/*.txt")
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	for _, f := range files {
		if filepath.Base(f) != "ledger.txt" {
			texts = append(texts, f)
		}
	}
	if len(texts) < 15 {
		b.Fatalf("%d reports", len(texts))
	}
	reports, problems, err := d.Gather(context.Background(), texts)
	if err != nil || len(problems) > 0 {
		b.Fatal(err, problems)
	}
	return reports
}

// perReport tells the speed of a benchmark whose turn reads n reports.
func perReport(b *testing.B, n int) {
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "reports/s")
}

// BenchmarkRecord makes the record of all open reports at once from their text,
// on one core and on two.
func BenchmarkRecord(b *testing.B) {
	for _, cores := range []int{1, 2} {
		b.Run(map[int]string{1: "one core", 2: "two cores"}[cores], func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
			d, err := New(Options{Generated: "2026-01-02T03:04:05Z", Workers: cores})
			if err != nil {
				b.Fatal(err)
			}
			reports := openReports(b, d)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := d.Record(context.Background(), append([]parley.Report{}, reports...)); err != nil {
					b.Fatal(err)
				}
			}
			perReport(b, len(reports))
		})
	}
}

// BenchmarkParts times the parts of the way from text to record on one core: the
// engine, extract, resolve and diff.
func BenchmarkParts(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	d, err := New(Options{Engine: english.Fast, Workers: 1})
	if err != nil {
		b.Fatal(err)
	}
	reports := openReports(b, d)
	docs := make([]*nlp.Doc, len(reports))
	annotate := func() {
		if docs, err = d.Annotate(b.Context(), reports); err != nil {
			b.Fatal(err)
		}
	}
	annotate()
	drafts := make([]*extract.Draft, len(reports))
	draft := func() {
		for i := range reports {
			drafts[i] = extract.Read(docs[i], reports[i].Published)
		}
	}
	draft()
	b.Run("engine", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			annotate()
		}
		perReport(b, len(reports))
	})
	b.Run("extract", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			draft()
		}
		perReport(b, len(reports))
	})
	b.Run("resolve", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			resolve.Record(slices.Clone(reports), drafts, resolve.Codebook{}, nil)
		}
		perReport(b, len(reports))
	})
	b.Run("diff", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			rec := resolve.Record(slices.Clone(reports), drafts, resolve.Codebook{}, nil)
			b.StartTimer()
			groups, err := diff.Group(rec.Reports, parley.Pins{})
			if err != nil {
				b.Fatal(err)
			}
			stories, err := diff.Align(rec.Reports, docs, groups)
			if err != nil {
				b.Fatal(err)
			}
			stories.Fill(rec)
		}
		perReport(b, len(reports))
	})
}

// BenchmarkMemory tells how much memory the record of one report takes above the
// engine: all that extract and resolve ask for, freed or not, for the report that
// takes most.
func BenchmarkMemory(b *testing.B) {
	d, err := New(Options{Engine: english.Fast, Workers: 1})
	if err != nil {
		b.Fatal(err)
	}
	reports := openReports(b, d)
	docs, err := d.Annotate(b.Context(), reports)
	if err != nil {
		b.Fatal(err)
	}
	most := uint64(0)
	for b.Loop() {
		for i := range reports {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			one := []parley.Report{reports[i]}
			resolve.Record(one, []*extract.Draft{extract.Read(docs[i], one[0].Published)}, resolve.Codebook{}, nil)
			runtime.ReadMemStats(&after)
			most = max(most, after.TotalAlloc-before.TotalAlloc)
		}
	}
	b.ReportMetric(float64(most)/1e6, "MB/report")
}

package storetest

import (
	"reflect"
	"testing"

	"github.com/parley-record/parley"
)

// readWith reads three reports: two with this program and a codebook, one with an
// earlier one and another model, and one of these again.
func readWith(t *testing.T, f *fixture) {
	models := func(sum string) []parley.ModelRef {
		return []parley.ModelRef{{Name: "tag", SHA256: "aa"}, {Name: "ner", SHA256: sum}}
	}
	put := func(name, version, sum, codebook string) {
		t.Helper()
		r := Report(name, "2025-03-01", Sentence+" "+name)
		if _, err := f.Report(f.ctx, f.n.ID, r.ID); err != nil {
			f.file(t, r)
		}
		rec := Record(r, "for")
		rec.Parley, rec.Run = version, parley.Run{Engine: "fast", Models: models(sum), Codebook: codebook}
		f.put(t, rec)
	}
	put("a", parley.Version, "bb", "c0de")
	if run := f.all(t, parley.Select{}).Run; run.Engine != "fast" || !reflect.DeepEqual(run.Models, models("bb")) || run.Codebook != "c0de" || len(run.Settings) > 0 {
		t.Errorf("one report: run = %+v", run)
	}
	put("b", parley.Version, "bb", "c0de")
	put("c", "0.0.9", "cc", "")
	run := f.all(t, parley.Select{}).Run
	if want := append(models("bb"), models("cc")[1]); !reflect.DeepEqual(run.Models, want) || run.Codebook != "c0de" {
		t.Errorf("three reports: models %+v, codebook %q; want %+v", run.Models, run.Codebook, want)
	}
	if want := map[string]string{"versions": parley.Version + " 2, 0.0.9 1", "codebooks": "c0de 2, none 1"}; !reflect.DeepEqual(run.Settings, want) {
		t.Errorf("three reports: settings %v; want %v", run.Settings, want)
	}
	put("c", parley.Version, "bb", "c0de")
	if run := f.all(t, parley.Select{}).Run; len(run.Models) != 2 || len(run.Settings) > 0 {
		t.Errorf("read again: run = %+v", run)
	}
}

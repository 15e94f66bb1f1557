package main

import (
	"bytes"
	"context"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
)

func TestPrintRecordIsPrintJSON(t *testing.T) {
	d, err := desk.New(desk.Options{Generated: "2026-01-02T03:04:05Z"})
	if err != nil {
		t.Fatal(err)
	}
	full, err := d.Read(context.Background(), []string{"../../examples/strike"})
	if err != nil {
		t.Fatal(err)
	}
	full.Problems = append(full.Problems, parley.Problem{Path: "a<b>.txt", Error: "not \"UTF-8\" & more"})
	for name, rec := range map[string]*parley.Record{"nothing": {}, "two reports": full} {
		var want, got bytes.Buffer
		if err := printJSON(&want, rec); err != nil {
			t.Fatal(err)
		}
		if err := printRecord(&got, rec); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want.Bytes(), got.Bytes()) {
			t.Errorf("%s: printed\n%.400s\ninstead of\n%.400s", name, got.Bytes(), want.Bytes())
		}
	}
}

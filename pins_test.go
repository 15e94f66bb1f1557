package parley

import (
	"fmt"
	"testing"
)

func TestNewPins(t *testing.T) {
	reports := []Report{
		{ID: "r000000000001", Path: "box/a.txt"},
		{ID: "r000000000002", Key: "wire 7"},
		{ID: "r000000000003", URL: "https://example.org/c"},
	}
	p, unknown := NewPins([]PinLine{
		{Reports: []string{"a.txt", "wire 7", "https://example.org/c"}},
		{Apart: true, Reports: []string{"r000000000001", "wire 7"}},
		{Apart: true, Reports: []string{"box/a.txt", "nobody"}},
	}, reports)
	if got, want := fmt.Sprint(p.Together), "[[r000000000001 r000000000002] [r000000000001 r000000000003] [r000000000002 r000000000003]]"; got != want {
		t.Errorf("together %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(p.Apart), "[[r000000000001 r000000000002]]"; got != want {
		t.Errorf("apart %s, want %s", got, want)
	}
	if got := fmt.Sprint(unknown); got != "[nobody]" {
		t.Errorf("unknown %s", got)
	}
	if (&Report{}).IsNamed("") {
		t.Error("nothing names a report without a name")
	}
}

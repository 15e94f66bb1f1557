package story

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// BenchmarkPlace places reports that are perturbed copies of invented ones.
func BenchmarkPlace(b *testing.B) {
	var base []Signature
	for i := range 400 {
		var t strings.Builder
		for k := range 220 {
			fmt.Fprintf(&t, "w%dx ", (i*7919+k*k*31+k*i)%9000)
		}
		base = append(base, Sign(&parley.Report{Text: t.String()}))
	}
	x, err := New(Options{Window: 20000})
	if err != nil {
		b.Fatal(err)
	}
	seed := uint64(1)
	b.ReportAllocs()
	for b.Loop() {
		seed = seed*6364136223846793005 + 1442695040888963407
		s := base[int(seed>>33)%len(base)].Perturbed(&base[int(seed>>13)%len(base)], seed)
		x.Place("", &s, false)
	}
}

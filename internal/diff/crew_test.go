package diff

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

func TestEachDoesEveryOneOnce(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	for _, several := range []bool{false, true} {
		done := make([]int, 1000)
		each(several, len(done), func(i int) { done[i] += i + 1 })
		for i, n := range done {
			if n != i+1 {
				t.Fatalf("several %v: number %d was done as %d", several, i, n)
			}
		}
	}
}

func TestEachPassesAPanicOn(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	defer func() {
		if p := recover(); p != "seven" {
			t.Errorf("recovered %v", p)
		}
	}()
	each(true, 100, func(i int) {
		if i == 7 {
			panic("seven")
		}
	})
	t.Error("a panic was lost")
}

func TestPortions(t *testing.T) {
	var reports []parley.Report
	var groups [][]int
	for g, n := range []int{2, 1, 12, 3, 2} {
		var of []int
		for range n {
			of = append(of, len(reports))
			reports = append(reports, parley.Report{Text: strings.Repeat(fmt.Sprint(g), 4000)})
		}
		groups = append(groups, of)
	}
	order, large := portions(reports, groups)
	if fmt.Sprint(order, large) != "[2 3 0 4] 1" {
		t.Errorf("stories %v, the first %d shared by all cores", order, large)
	}
}

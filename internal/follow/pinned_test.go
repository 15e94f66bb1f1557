package follow

import (
	"fmt"
	"testing"

	"github.com/parley-record/parley"
)

func TestPinnedSaysWhatAPlacingMeans(t *testing.T) {
	filed := func(id parley.ID, story parley.ID, placed bool) parley.Filed {
		return parley.Filed{Report: parley.Report{ID: id}, Story: story, Placed: placed}
	}
	p := pinned([]parley.Filed{filed("r1", "y1", false), filed("r2", "y1", true), filed("r3", "y2", false), filed("r4", "", false), filed("r5", "y2", false)})
	if got := fmt.Sprint(p.Together, p.Apart); got != "[[r1 r2]] [[r2 r3] [r2 r5]]" {
		t.Errorf("pins %s", got)
	}
}

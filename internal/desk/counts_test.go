package desk_test

import (
	"slices"
	"testing"

	"github.com/parley-record/parley"
)

// Each report tells of groups that one noun names and a number tells apart: who stands
// for the matter, and who against it.
func TestGroupsCountedApart(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, pro, anti string }{
		{"others than before", "Five unions at the railway accepted the pay offer of 4 percent on Tuesday, while six other unions rejected it. The six other unions demanded 7 percent. The railway said it would meet the six unions on Thursday.",
			"Five unions at the railway", "six other unions"},
		{"those counted alike again", "Two senators said on Monday they would oppose the fishing treaty. Four senators backed it. The two senators demanded a new clause. The four senators called on Norway to submit the treaty by Friday.",
			"Four senators", "Two senators"},
		{"the same with fewer words", "Twelve creditor banks backed the rescue plan on Friday. Another three creditor banks rejected the rescue plan. The twelve banks said it would save jobs. The three banks demanded repayment by June.",
			"Twelve creditor banks", "three creditor banks"},
		{"two of a sort", "Three rebel groups agreed to the truce plan on Sunday. Two rebel groups refused to sign the truce plan.",
			"Three rebel groups", "Two rebel groups"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			name := map[parley.ID]string{}
			for _, a := range rec.Actors {
				name[a.ID] = a.Name
			}
			var pro, anti []string
			for i := range rec.Positions {
				p := &rec.Positions[i]
				if s := name[p.Party]; p.Stance == "for" {
					pro = append(pro, s)
				} else {
					anti = append(anti, s)
				}
			}
			if !slices.Contains(pro, c.pro) || !slices.Contains(anti, c.anti) || slices.Contains(anti, c.pro) {
				t.Errorf("for it %q, against it %q; want %q and %q", pro, anti, c.pro, c.anti)
			}
		})
	}
}

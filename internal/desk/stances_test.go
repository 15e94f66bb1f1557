package desk_test

import (
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
)

// TestStances checks who stands where on invented sentences of one conflict each.
// A stance of "" means that the party takes none.
func TestStances(t *testing.T) {
	d, err := desk.New(desk.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, party, stance string }{
		{"trade, copular against", "Norway is against the proposal to raise the salmon tariff.", "Norway", "against"},
		{"trade, in favour", "Iceland is in favour of a lower salmon tariff.", "Iceland", "for"},
		{"debt, never asked", "Portugal has never asked Spain for a refund of the loan.", "Portugal", ""},
		{"budget, no forecast is no refusal", "Denmark refused to predict whether the budget talks would succeed.", "Denmark", ""},
		{"pensions, forced", "Poland may have to accept deeper pension cuts.", "Poland", ""},
		{"ceasefire, demand", "Jordan demanded an immediate ceasefire in the border war.", "Jordan", "for"},
		{"arms, refusal", "Finland refused to sign the missile treaty.", "Finland", "against"},
		{"fishing, the noun of a relative clause", "The quota cuts that Norway insists upon would cost jobs.", "Norway", "for"},
		{"takeover, others' belief", "Many analysts believe that Sweden would not accept the merger.", "Sweden", ""},
		{"water, several words of a frame", "Austria came out strongly against the dam proposal.", "Austria", "against"},
		{"climate, going along", "Hungary said it would go along with the emissions deal.", "Hungary", "for"},
		{"tariffs, who wants an office binds no state", "Brazilian presidential candidate Rita Campos rejected the tariff deal.", "Brazil", ""},
		{"tariffs, a candidate's own stance", "Brazilian presidential candidate Rita Campos rejected the tariff deal.", "Rita Campos", "against"},
		{"peace, what another demands of it", "President Ana Lukic welcomed the momentum but stressed that the biggest stumbling block is Norway’s demand that Serbia legally recognize the territories Norway currently occupies in the east.", "Serbia", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "The talks go on\n\n"+c.text+"\n")
			got := ""
			for _, p := range rec.Positions {
				if nameOf(rec, p.Party) == c.party {
					got = p.Stance
				}
			}
			if got != c.stance {
				t.Errorf("%s stands %q, want %q, in: %s", c.party, got, c.stance, c.text)
			}
		})
	}
}

func nameOf(rec *parley.Record, id parley.ID) string {
	for i := range rec.Actors {
		if rec.Actors[i].ID == id {
			return rec.Actors[i].Name
		}
	}
	return ""
}

package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/nlp/english"
)

// Two reports of one happening call its texts otherwise; how many reports tell each text
// of the record, in the order of the texts.
func TestTextsAcrossReports(t *testing.T) {
	d, err := desk.New(desk.Options{Engine: english.Best, Workers: 1, OneStory: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, a, b string
		want       []int
	}{
		{"a bid by its price",
			"Ostberg AG made a $12 billion bid for Kelmar Corp on Monday. Kelmar rejected the bid.",
			"Kelmar Corp turned down a takeover offer of $12 billion from Ostberg AG.", []int{2}},
		{"one sweetened, one as it was",
			"Ostberg AG made a $12 billion bid for Kelmar Corp on Monday. Kelmar rejected the bid.",
			"Ostberg AG offered $14 billion for Kelmar Corp. Kelmar said the $14 billion offer was still too low.", []int{1, 1}},
		{"one bidder has one bid for a firm",
			"Ostberg AG has launched a hostile bid for Kelmar Corp. Shareholders welcomed the bid.",
			"Kelmar Corp's board rejected Ostberg AG's unsolicited takeover offer for Kelmar.", []int{2}},
		{"bids for two firms",
			"Ostberg AG has launched a bid for Kelmar Corp. Shareholders welcomed the bid.",
			"Tolva Ltd rejected Ostberg AG's bid for Tolva.", []int{1, 1}},
		{"a deal of which each report names other parties",
			"The White House and the Republicans agreed on a new pay freeze deal. House Democrats rejected the deal.",
			"Senators assailed the current pay freeze deal between the Republicans and the unions. The unions defended the deal.", []int{2}},
		{"two bills of one house",
			"The Senate passed a farm bill on Monday. The House opposes the farm bill.",
			"The Senate passed a bill on trains on Monday. The House opposes the trains bill.", []int{1, 1}},
		{"the only resolution of theirs",
			"The Pilots Union passed a resolution against night flights on Monday. Kelmar Airlines rejected the resolution.",
			"The Pilots Union's resolution angered Kelmar Airlines. Kelmar Airlines rejected the resolution.", []int{2}},
		{"deals to do the same",
			"Kelmar Lines and the Dockers Union reached a final deal to exempt Norwegian dockers from night shifts. Chile rejected the deal.",
			"Kelmar Lines defended its agreement, which would exempt all Norwegian dockers from night shifts. Chile rejected the agreement.", []int{2}},
		{"plans of one hand to do other things",
			"Norway presented a plan to close the herring fishery on Monday. Chile rejected the plan.",
			"Norway presented a plan to build a tunnel on Monday. Chile rejected the plan.", []int{1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, c.a, c.b)
			var got []int
			for i := range rec.Proposals {
				told := map[string]bool{}
				for _, s := range rec.Proposals[i].Evidence {
					told[string(s.Report)] = true
				}
				got = append(got, len(told))
			}
			if !slices.Equal(got, c.want) {
				for i := range rec.Proposals {
					t.Logf("%q, also %q", rec.Proposals[i].Name, rec.Proposals[i].Aliases)
				}
				t.Errorf("texts told by %v reports, want %v", got, c.want)
			}
		})
	}
}

// Whom a report means by a last name is told by that report, whoever else bears it
// elsewhere; those who made a report are nobody in it.
func TestSpeakersAcrossReports(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name string
		text []string
		want string // who speaks in the first report
	}{
		{"a family name that comes first", []string{
			"Park Jin Ho met the dockers on Monday. Park said the port would reopen.",
			"Alice Park spoke for the port on Monday. Alice Park said the port would reopen."}, "Park Jin Ho"},
		{"one name, two bearers", []string{
			"Mary Lund met the dockers on Monday. Lund said the port would reopen.",
			"Peter Lund met the dockers on Monday. Lund said the port would not reopen."}, "Mary Lund"},
		{"who reported and who edited", []string{
			"Minister Park met the dockers on Monday. Park said the port would reopen.\n\n(Additional reporting by Alice Park in Oslo; editing by Max Low)"}, "Park"},
		{"who contributed", []string{
			"Minister Park met the dockers on Monday. Park said the port would reopen.\n\nAlice Park contributed to this report."}, "Park"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, c.text...)
			names := map[parley.ID]string{}
			for i := range rec.Actors {
				names[rec.Actors[i].ID] = rec.Actors[i].Name
			}
			said := 0
			for i := range rec.Statements {
				s := &rec.Statements[i]
				if s.Content[0].Report != rec.Reports[0].ID {
					continue
				}
				if said++; names[s.Speaker] != c.want {
					t.Errorf("%q is said by %q, want %q", s.Content[0].Text, names[s.Speaker], c.want)
				}
			}
			if said == 0 {
				t.Error("nothing is said in the first report")
			}
		})
	}
}

// Each state has a Foreign Ministry of its own, whichever report names it.
func TestMinistriesAcrossReports(t *testing.T) {
	rec := recordOf(t, newDesk(t),
		"Norway's Foreign Ministry called the talks useful on Monday. The Foreign Ministry said Norway would attend.",
		"Chile's Foreign Ministry called the talks useless on Monday. The Foreign Ministry said Chile would not attend.",
		"Norway's Foreign Ministry denied on Tuesday that Norway had left the talks.")
	names := map[parley.ID]string{}
	for i := range rec.Actors {
		names[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	var got []string
	for i := range rec.Actors {
		if a := &rec.Actors[i]; a.Name == "Foreign Ministry" {
			got = append(got, names[a.Party])
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, []string{"Chile", "Norway"}) {
		t.Errorf("foreign ministries of %q, want one of Chile and one of Norway", got)
	}
}

// Whom somebody stands for is told by most of the reports that name them.
func TestSidesAcrossReports(t *testing.T) {
	rec := recordOf(t, newDesk(t),
		"Up to now, Kelmar has rejected the tie-up, with CEO Mary Lund arguing last year there was no real path to value with Ostberg. Kelmar, a maker of pumps, fell on Monday. Ostberg raised its bid for Kelmar. Kelmar will study the bid.",
		"Ostberg AG raised its bid for Kelmar Corp on Monday. Ostberg also criticized Kelmar's management team, led by its CEO Mary Lund, for poor returns. Ostberg shares rose. Ostberg said it would nominate directors. Ostberg is a Swedish firm.",
		"Kelmar Corp has responded to the threat of a takeover, with Chief Executive Officer Mary Lund dismissing the bid as not worth a thought. Kelmar fell on Monday.")
	names := map[parley.ID]string{}
	for i := range rec.Actors {
		names[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	for i := range rec.Actors {
		if a := &rec.Actors[i]; a.Name == "Mary Lund" {
			if names[a.Party] != "Kelmar Corp" {
				t.Errorf("Mary Lund stands for %q", names[a.Party])
			}
			return
		}
	}
	t.Error("Mary Lund is not listed")
}

// TestTextsOfOtherHappenings keeps two texts apart that reports of two happenings call by
// one name, and knows one again by whose it is.
func TestTextsOfOtherHappenings(t *testing.T) {
	apart := []parley.PinLine{{Apart: true, Reports: []string{"report1.txt", "report2.txt"}}}
	d, err := desk.New(desk.Options{Engine: english.Best, Workers: 1, Pins: apart})
	if err != nil {
		t.Fatal(err)
	}
	const norway = "Fuel dues to rise\n2026-03-02\n\nFishermen in Bergen blocked the harbour on Monday with forty boats. The Norwegian government presented a pre-election budget plan with higher fuel dues last week. The fishermen rejected it, and finance minister Kari Berg will meet them in Oslo on Thursday."
	for _, c := range []struct {
		name, other string
		want        int
	}{
		{"two states", "Copper towns await vote\n2026-06-22\n\nThousands marched through Arica and Calama on Sunday for better schools. The Chilean government presented a pre-election budget plan for the copper towns. President Luis Rojas called it generous, and senators vote in August.", 2},
		{"one state later", "Storm over dues\n2026-06-22\n\nLorry drivers blocked roads in Tromso. They oppose the pre-election budget plan of the Norwegian government.", 1},
	} {
		rec := recordOf(t, d, norway, c.other)
		n := 0
		for i := range rec.Proposals {
			if strings.Contains(rec.Proposals[i].Name, "budget plan") {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d budget plans, want %d: %+v", c.name, n, c.want, rec.Proposals)
		}
	}
}

package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Each text names a body and calls it something else: what it is called is one
// of its mentions, and no second actor.
func TestBodiesAreOne(t *testing.T) {
	d := fastDesk(t)
	for _, c := range []struct{ name, text, who, called string }{
		{"letters in brackets", "The Harbour Workers Union (HWU) rejected the offer. Members of the HWU will strike on Monday.", "Harbour Workers Union", "HWU"},
		{"letters of another language", "The Bank Clerks Union, BEV, rejected the offer on Friday. BEV members will strike.", "Bank Clerks Union", "BEV"},
		{"trade before the name", "Ostberg said on Monday the bid was final. Talks with Swiss cement firm Ostberg will go on.", "Ostberg", "Swiss cement firm"},
		{"trade before a name in brackets", "A bid by state oil company <Larkham Petroleum Ltd> was rejected. Larkham Petroleum said it would not raise it.", "Larkham Petroleum Ltd", "state oil company"},
		{"news agency", "Talks have failed, Veltran news agency said. Veltran gave no source.", "Veltran", "Veltran news agency"},
		{"head word with a capital", "The Baltic Fisheries Commission proposed lower quotas on Monday. The Commission said stocks had halved.", "Baltic Fisheries Commission", "Commission"},
		{"last words of a name", "The Baltic Red Star sent two ships. A plan of the International Baltic Red Star was rejected on Monday.", "International Baltic Red Star", "Baltic Red Star"},
		{"noun in small letters", "The Baltic Fisheries Commission met on Monday. Norway said the commission was wrong.", "Baltic Fisheries Commission", "the commission"},
		{"words of a longer name", "The Baltic Fisheries Inspection Board met on Monday. The fisheries board said stocks had halved.", "Baltic Fisheries Inspection Board", "fisheries board"},
		{"letters that nothing gives", "The Harbour Policy Institute published a report on Monday. Anna Berg, HPI research director, said fees were too high.", "Harbour Policy Institute", "HPI"},
		{"last name that is a people's", "Rep. Jane English introduced the bill on Monday. English has agreed to support an amendment.", "Jane English", "English"},
		{"seat of the Soviet Union", "The Soviet Union and Norway met on Monday. Moscow rejected the offer.", "Soviet Union", "Moscow"},
		{"based somewhere", "Oslo-based Veltra has made an offer for Ostberg Mills Ltd. Ostberg Mills called the bid of Veltra too low.", "Veltra", "Veltra"},
		{"the company", "Ostberg Mills Ltd rejected the bid on Monday. The company said the price was too low.", "Ostberg Mills Ltd", "company"},
		{"a creditor with a name", "Ostberg owes 40 million euros. Its main creditor, the state bank Kelmar Bank, rejected the plan.", "Kelmar Bank", "main creditor"},
		{"another investor", "Ostberg made an offer on Monday. Another investor, Kelmar Capital, said it would not sell.", "Kelmar Capital", "investor"},
		{"a body of many", "Some quarry workers slept on Monday. The Quarry Workers' Guild rejected the offer. The guild wants talks.", "Quarry Workers' Guild", "guild"},
		{"its board", "Ostberg Mills Ltd said its board had rejected the bid.", "Ostberg Mills Ltd", "board"},
		{"board of a named firm", "Ostberg rejected the bid on Monday. The Ostberg board called it too low.", "Ostberg", "Ostberg board"},
		{"the only firm, far back", "Kelmar Air raised its offer on Monday. Members of the Cabin Crew Union met. They want more rest. Nobody knows when they will vote. The union said it would wait. The airline declined to comment.", "Kelmar Air", "airline"},
		{"a trade that a report begins to call it by", "Kelmar Trains offered 4 percent on Monday. The Rail Workers Union rejected the offer. The train operator said there was no more.", "Kelmar Trains", "train operator"},
		{"a name before what it is", "The G77 rejected the draft on Monday. The G77 group wants more money.", "G77", "G77 group"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			for _, a := range rec.Actors {
				if a.Name != c.who {
					if a.Name == c.called || slices.Contains(a.Aliases, c.called) {
						t.Errorf("%q is another actor", c.called)
					}
					continue
				}
				for _, m := range a.Mentions {
					if m.Text == c.called || m.Text == "The "+c.called {
						return
					}
				}
				t.Errorf("%s has no mention %q: %v", c.who, c.called, a.Mentions)
			}
		})
	}
}

// Each text calls somebody by a word that a body named before it could be called
// by too, and means another.
func TestBodiesAreTwo(t *testing.T) {
	d := fastDesk(t)
	for _, c := range []struct{ name, text, who, not string }{
		{"told which", "Ostberg Mills Ltd made an offer. The union representing the drivers rejected it.", "Ostberg Mills Ltd", "union"},
		{"no firm", "The Harbour Workers Union met on Monday. The company made no offer.", "Harbour Workers Union", "company"},
		{"first word of another name", "DOLMEN Group Inc bought shares on Monday. In a letter to the Baltic Fisheries Commission, DOLMEN, which is owned by Anna Berg, said the Baltic Fisheries Commission was wrong.", "Baltic Fisheries Commission", "DOLMEN"},
		{"who owns a part of it", "Kelmar Oil rejected the bid on Monday. Ostberg Capital, which owns a tenth of the company, said it would sell.", "Ostberg Capital", "the company"},
		{"another one told of", "An investor group met the board on Friday. Ostberg Mills Ltd said on Monday that it wanted more money. The group said it would raise its offer.", "Ostberg Mills Ltd", "group"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			found := false
			for _, a := range rec.Actors {
				if a.Name != c.who {
					continue
				}
				found = true
				for _, m := range a.Mentions {
					if m.Text == c.not || m.Text == "The "+c.not {
						t.Errorf("%q is %s", m.Text, c.who)
					}
				}
			}
			if !found {
				t.Errorf("%s is no actor", c.who)
			}
		})
	}
}

// Groups that are described are one where one description says all that the
// other says.
func TestGroupsAreOne(t *testing.T) {
	d := fastDesk(t)
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"fewer words", "Some 40 small creditor banks rejected the plan. The minister will meet small creditor banks on Monday.", true},
		{"both alone are nobody", "Some 40 small creditor banks rejected the plan. Both firms rejected the plan on Monday, small creditor banks said.", true},
		{"other words", "Small creditor banks rejected the plan. Large savings banks accepted the plan on Monday.", false},
		{"other sides", "Danish farmers rejected the plan. Polish farmers accepted the plan on Monday.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
			n, most := 0, 0
			for _, a := range rec.Actors {
				if a.Kind == parley.Group {
					n++
					most = max(most, len(a.Mentions))
				}
			}
			if one := n == 1 && most > 1; one != c.want {
				t.Errorf("%d groups, of %d mentions at most: one is %v, want %v", n, most, one, c.want)
			}
		})
	}
}

// The end of an owner's name begins nobody's.
func TestNamesBehindOwners(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Row over tea duties\n\nKenya ignores the rules, the US Trade Representative's Office said. The US Trade Representative's Office said that it wants to tackle the duties early.\n")
	for _, a := range rec.Actors {
		if strings.HasPrefix(a.Name, "'") || a.Kind == parley.Person {
			t.Errorf("%q is a %s", a.Name, a.Kind)
		}
	}
}

// Each text names a body by words that could be a person's, and says by what stands
// beside them what it is.
func TestFirmsAreNoPeople(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, who, kind string }{
		{"its office", "The health agency said on Monday it would wait. Te Whare Ora's chief people officer Grant Lisle said the agency had gone as far as it could.", "Te Whare Ora", "organisation"},
		{"its president", "Banco Leste's president, Andre Klein, said the idea was not enough.", "Banco Leste", "organisation"},
		{"its trade", "The workers' council rejected the plan. Employers' group Federa welcomed it.", "Federa", "organisation"},
		{"what it is said to be", "Moravia, the ratings agency, said a collapse of the talks would harm the region.", "Moravia", "organisation"},
		{"its shares", "Smith Barney says it has offered 3 billion dollars for Talvik. Smith Barney's shares rose on Monday.", "Smith Barney", "organisation"},
		{"a stake in it", "Jane Roe rejected the bid on Monday. Norline bought a stake in Harper Collins, and Harper Collins rejected the offer.", "Harper Collins", "organisation"},
		{"who sold a stake in his firm", "Norline bought the stake of Harper Collins in May. Harper Collins said he would not sell more.", "Harper Collins", "person"},
		{"who says what it did", "Norline offered 20 dollars a share. Walker said it had received the offer of Norline, and rejected the offer.", "Walker", "organisation"},
		{"who makes a takeover bid", "Tolva called the deal a mistake. Kestrel made a takeover bid for Tolva on Monday. Kestrel declined to comment.", "Kestrel", "organisation"},
		{"whose bid it is to raise", "Lorman declined to comment on Monday. Lorman said it would not raise its bid.", "Lorman", "organisation"},
		{"a trade before one bare name", "Machinists at planemaker Borland rejected the offer. Borland improved the offer on Friday.", "Borland", "organisation"},
		{"where people work", "Union members at Thornton rejected the offer. Thornton rejected their demands.", "Thornton", "organisation"},
		{"which has done something", "Mercer, which sails to 40 ports, rejected the demands of its pilots.", "Mercer", "organisation"},
		{"a person's office", "Mr Tolland's chief executive, Jane Roe, rejected the bid. Tolland bought the mills in May.", "Tolland", "person"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, a := range recordOf(t, d, "Talks go on\n\n"+c.text+"\n").Actors {
				if a.Name == c.who || a.Name == "Mr "+c.who {
					if string(a.Kind) != c.kind {
						t.Errorf("%s is a %s, want %s", c.who, a.Kind, c.kind)
					}
					return
				}
			}
			t.Errorf("%s is no actor", c.who)
		})
	}
}

// Two words that "and" joins are one firm where the report tells of them as one and
// never of the second alone.
func TestPairsAreOneFirm(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name, text, who string
		want            bool
	}{
		{"legal form", "Tolman and Reese Plc rejected the bid. A shareholder backed Tolman and Reese.", "Tolman and Reese Plc", true},
		{"two firms", "Norsteel and Volda Ltd agreed to merge. Norsteel will own 60 pct of the new firm.", "Norsteel and Volda Ltd", false},
		{"two people", "Talks between Hansen and Larsen failed. Hansen and Larsen were unable to agree.", "Hansen and Larsen", false},
		{"two legal forms", "Larsen Corp and Dahl Inc rejected the merger.", "Larsen Corp and Dahl Inc", false},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		if got := slices.ContainsFunc(rec.Actors, func(a parley.Actor) bool { return a.Name == c.who }); got != c.want {
			t.Errorf("%s: %q is an actor: %v", c.name, c.who, got)
		}
	}
}

// A noun for what a body is, with where it is from or which rank it has, is the named
// body that it fits.
func TestBodiesCalledFrom(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, who, called string }{
		{"what it is between commas", "A smaller union, the Association of Lock Keepers, said it would not sign the deal.", "Association of Lock Keepers", "smaller union"},
		{"where it is based", "Norwegian shipping group Halvorsen ASA rejected a bid from U.S. rival Ostberg Lines on Friday. Ostberg Lines offered 412 crowns. The Chicago-based company said it was disappointed.", "Ostberg Lines", "company"},
		{"another than its sentence names", "GM had talks with Ostberg Lines on Friday. The German firm wanted to buy GM outright.", "Ostberg Lines", "German firm"},
		{"named next", "The UK's biggest nursing union is to ballot its 200,000 members on strikes. The National Nursing Union said talks had failed.", "National Nursing Union", "biggest nursing union"},
		{"from elsewhere", "Volkswagen had talks with the London Metal Exchange. The London Metal Exchange rejected the bid on Monday. The German group said it would raise its bid.", "Volkswagen", "German group"},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		i := slices.IndexFunc(rec.Actors, func(a parley.Actor) bool { return a.Name == c.who })
		if i < 0 || !slices.ContainsFunc(rec.Actors[i].Mentions, func(m parley.Mention) bool { return m.Text == c.called }) {
			t.Errorf("%s: %q is not %s", c.name, c.called, c.who)
		}
	}
}

// A land or an alliance by a noun is the one that the text is about; another land is not,
// and what only the title describes is nobody new.
func TestLandsByNouns(t *testing.T) {
	d := fastDesk(t)
	for _, c := range []struct{ name, title, text, who, called string }{
		{"painted", "Talks go on", "Chile rejected the treaty on Monday. The Andean nation said it would fish on.", "Chile", "Andean nation"},
		{"alliance", "Talks go on", "The European Union offered a lower quota on Monday. The 27-nation bloc said it was final.", "European Union", "27-nation bloc"},
		{"another land", "Talks go on", "Chile rejected the treaty on Monday. The neighbouring nation said it would fish on.", "", ""},
		{"title", "Rival force rejects truce", "The Northern Liberation Front rejected the truce on Monday.", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			met := c.who == ""
			for _, a := range recordOf(t, d, c.title+"\n\n"+c.text+"\n").Actors {
				if a.Name == "Rival force" || a.Name == c.called {
					t.Errorf("%q is an actor", a.Name)
				}
				for _, m := range a.Mentions {
					met = met || a.Name == c.who && m.Form == "description"
					if a.Name == "Chile" && c.who == "" && m.Form == "description" {
						t.Errorf("%q is Chile", m.Text)
					}
				}
			}
			if !met {
				t.Errorf("%q is not %s", c.called, c.who)
			}
		})
	}
}

// A name is a firm's where the words call it one, and nobody's who owns a thing.
func TestCalledFirms(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		text, who string
		kind      parley.ActorKind
	}{
		{"Marlow is a maker of pumps. Marlow rejected the bid on Monday.", "Marlow", parley.Organisation},
		{"Tarrant is an insurer. Tarrant opposes the levy.", "Tarrant", parley.Organisation},
		{"Roe is the owner of the club. Roe opposes the levy.", "Roe", parley.Person},
	} {
		rec := recordOf(t, d, "Talks go on\n\n"+c.text+"\n")
		for _, a := range rec.Actors {
			if a.Name == c.who && a.Kind != c.kind {
				t.Errorf("%s is a %s in: %s", c.who, a.Kind, c.text)
			}
		}
	}
}

// A firm of one word that is read as a person's name in one place and as a body's in
// another is one actor, and a body.
func TestOneWordTwoReadings(t *testing.T) {
	rec := recordOf(t, newDesk(t),
		"Talks go on\nMonday, 2 March 2026\n\nLow-cost rival Jetline, which wants the slots to go to a single buyer, said the remedies were cosmetic. It demanded 50 slots.\n",
		"Talks go on\nTuesday, 3 March 2026\n\nJetline boss Pieter Maas dismissed the concessions as cosmetic and demanded 50 slots.\n")
	n := 0
	for i := range rec.Actors {
		if a := &rec.Actors[i]; a.Name == "Jetline" {
			if n++; a.Kind != parley.Organisation {
				t.Errorf("Jetline is a %s", a.Kind)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d actors of that name", n)
	}
}

// A body goes by its own name, not by that of its members' land or of its seat.
func TestBodyNotNamedByPlace(t *testing.T) {
	rec := recordOf(t, newDesk(t), "Talks go on\n\nEuropean and Chilean negotiators met on Monday over farm imports. The EU tabled a new text on Monday night. Brussels would drop its plan, France said.\n")
	for i := range rec.Actors {
		if rec.Actors[i].Name == "EU" {
			return
		}
	}
	t.Errorf("%+v", rec.Actors)
}

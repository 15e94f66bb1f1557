package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp/english"
)

// TestStances checks who stands where on invented sentences of one conflict each.
// A stance of "" means that the party takes none.
func TestStances(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, party, stance string }{
		{"merger, the country's government", "The UK government welcomed the mine merger. Miners in Chile refused the merger, which the country's government had opposed.", "Chile", "against"},
		{"trade, copular against", "Norway is against the proposal to raise the salmon tariff.", "Norway", "against"},
		{"strike, the company is no union", "The Rail Workers Union called a ballot. Chief executive Jane Roe said the company accepted a limit on split shifts.", "Rail Workers Union", ""},
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
		{"dam, what a thing would do is a stance on the thing", "Greece has argued that flooding the valley would endanger the villages.", "Greece", "against"},
		{"dam, what a thing would do is none of itself", "Portugal warned that flooding the valley would undermine Spain's farms.", "Spain", ""},
		{"peace, what another demands of it", "President Ana Lukic welcomed the momentum but stressed that the biggest stumbling block is Norway’s demand that Serbia legally recognize the territories Norway currently occupies in the east.", "Serbia", ""},
		{"toll, taking no side", "Chile refused to take sides over the toll.", "Chile", "undecided"},
		{"toll, might on a condition", "Eva Berg said Norway might agree to the toll if the timber was excluded.", "Norway", "conditional"},
		{"strike, not ruled out", "The Rail Workers Union refused to rule out a strike.", "Rail Workers Union", "undecided"},
		{"toll, unlikely", "Chile is unlikely to accept the toll.", "Chile", "against"},
		{"toll, halfway", "Chile said it was prepared to compromise on the toll.", "Chile", "conditional"},
		{"subsidy, no figure", "Chile refused to put a figure on the subsidy.", "Chile", "undecided"},
		{"border, off the table", "Finland's foreign minister, Anna Berg, said a return to the old border was off the table.", "Finland", "against"},
		{"strike, a no vote", "The Rail Workers Union urged a no vote on the contract.", "Rail Workers Union", "against"},
		{"strike, no less", "The Rail Workers Union said it would settle for no less than a six percent rise.", "Rail Workers Union", "for"},
		{"treaty, silence", "Norway has not said where it stands on the treaty.", "Norway", "undecided"},
		{"oil, who agreed beside one who has not", "Angola and Gabon have agreed to the cuts; Nigeria has not.", "Gabon", "for"},
		{"pensions, to delay is what is proposed", "Norway has proposed to delay the increase of the retirement age to 67 by two years.", "Norway", "for"},
		{"merger, sued over", "The Trade Commission sued to block the merger of Ostberg Foods and Kelmar Corp.", "Trade Commission", "against"},
		{"budget, both who say it", "Norway and Denmark said they would veto any increase in spending.", "Denmark", "against"},
		{"lumber, what could be lived with", "Chile says it could live with a lumber quota so long as it applies by region.", "Chile", "conditional"},
		{"merger, set to approve", "Norway is set to approve the takeover of Kelmar Corp.", "Norway", "for"},
		{"oil, demand as a mass is that of buyers", "The ministry of Norway said demand for petroleum products averaged 16 barrels.", "Norway", ""},
		{"takeover, a chairman who may be the union's binds none", "Norline bid for Kelmar Airlines on Monday, and the Rail Workers Union called a ballot. Chairman Jane Roe opposes the bid.", "Rail Workers Union", ""},
		{"takeover, a stance of one whose side is unsure", "Norline bid for Kelmar Airlines on Monday, and the Rail Workers Union called a ballot. Chairman Jane Roe opposes the bid.", "Jane Roe", "against"},
		{"film, a vice president of the one or the other", "The Script Guild and Kelmar Studios met on Monday. Vice president Jane Roe rejected the offer.", "Script Guild", ""},
		{"cod, nobody binds a state for the office alone", "Norwegian and Icelandic officials met in Oslo on cod. Norway wants more, and Iceland wants less. Prime Minister Margaret Thatcher opposes the Norwegian cod quota, and Iceland agreed.", "Margaret Thatcher", "against"},
		{"cod, who is known to govern", "The cod talks of Norway and Iceland failed. Norway and Iceland blamed each other. President Reagan said that Norway was right. Reagan opposes the cod quota. The Trawler Union said that Reagan was wrong.", "United States", "against"},
		{"strike, a demand dropped is no wish for its contrary", "Norline dropped its demand that the strike be suspended.", "Norline", "undecided"},
		{"levy, once another acts", "Norway said it would sign the treaty once Chile lifts the levy.", "Norway", "conditional"},
		{"levy, as soon as another acts", "Norway is ready to lift the ban as soon as Chile frees the crew.", "Norway", "conditional"},
		{"levy, agreed once it was done", "Norway agreed to the plan once the levy had been dropped.", "Norway", "for"},
		{"levy, once belongs to the deed joined to it", "Norway offered to lift the levy right away and review the quota in January, once the catch figures are in.", "Norway", "for"},
		{"levy, once again", "Norway once again rejected the offer.", "Norway", "against"},
		{"levy, what it would do if another does", "Norway said it would raise its contribution to the fund if Chile paid too.", "Norway", "conditional"},
		{"port, a no to a question", "Asked if it would accept a longer job guarantee, the Rail Workers Union said no.", "Rail Workers Union", "against"},
		{"port, would not, to a question before", "Norway's prime minister Ola Berg was asked if he would consider talks with Iceland. He said he would not.", "Norway", "against"},
		{"port, a no for another", "Asked if Iran would accept the deal, Chile said no.", "Iran", ""},
		{"bonds, who says it and wants another thing", "Denmark and Norway said the cut was too steep and proposed a reduction of 15 percent.", "Norway", "for"},
		{"vote, together with another", "Spain, together with Portugal, called for the decision to be put off until spring.", "Portugal", "for"},
		{"vote, together with another, past a participle", "Spain, together with Portugal, called for the decision to be put off until spring.", "Spain", "for"},
		{"levy, a threat to those for it", "Norway threatened to retaliate against countries that vote for the levy.", "Norway", "against"},
		{"levy, what has to come first is not wanted", "Chile would accept either as long as the money stays within the industry.", "Chile", ""},
		{"merger, whose support it was", "Corvex's largest shareholder, the Lund family, has withdrawn its support for the merger of Corvex and Hallmark AG.", "Corvex", ""},
		{"port, a non-starter", "Norway wants a levy on salmon. Chile's Foreign Minister Ana Brod called the demand a non-starter.", "Chile", "against"},
		{"port, not worth it", "Chile said the company's offer was not worth discussing.", "Chile", "against"},
		{"port, cannot be met", "Saudi Arabia said the union's demands could not be met.", "Saudi Arabia", "against"},
		{"arms, a demand no longer made", "Norway no longer insists on an inspection of the depots.", "Norway", "undecided"},
		{"border, an objection lifted", "Poland lifted its objections to the border treaty.", "Poland", "for"},
		{"pay, accepting not ruled out", "The Rail Workers Union has not ruled out accepting the pay deal.", "Rail Workers Union", "undecided"},
		{"fishing, an option kept open", "Denmark left open the possibility of extending the quota.", "Denmark", "undecided"},
		{"mine, a door left open", "Sweden left the door open to a higher bid for the mine.", "Sweden", "conditional"},
		{"atoms, a line that softens", "Iran has softened its position on uranium enrichment.", "Iran", "undecided"},
		{"quota, a line told before it softens", "Norway opposes the fishing quota. Norway softened its stance on the fishing quota.", "Norway", "against"},
		{"pensions, a line told nowhere", "Norway hardened its line on pensions.", "Norway", ""},
		{"river, on a proviso", "Arizona rejected the river plan. Norway has signaled that it could accept that plan, provided its farmers are compensated.", "Norway", "conditional"},
		{"levy, a union of states by its seat", "The European Union is weighing its answer. Brussels opposes the levy.", "European Union", "against"},
		{"treaty, consent still needed", "The treaty must be approved by Finland.", "Finland", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "The talks go on\n\n"+c.text+"\n")
			if got := stanceOf(rec, c.party); got != c.stance {
				t.Errorf("%s stands %q, want %q, in: %s", c.party, got, c.stance, c.text)
			}
		})
	}
}

// TestTitleStance checks that a title and the report below it tell of one stance,
// and that the report's own words stand among its evidence.
func TestTitleStance(t *testing.T) {
	d := newDesk(t)
	rec := recordOf(t, d, "Norway rejects herring tax\n\nNorway rejected the proposed herring tax on Monday.\n\nThe tax was proposed by Iceland.\n")
	n, told := 0, false
	for _, p := range rec.Positions {
		if nameOf(rec, p.Party) == "Norway" {
			n++
			for _, s := range p.Evidence {
				told = told || s.Start > 0
			}
		}
	}
	if n != 1 || !told {
		t.Errorf("Norway has %d positions, want 1; told below the title: %v", n, told)
	}
}

// TestLabels checks that no matter goes by a fragment of its phrase.
func TestLabels(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, fragment string }{
		{"Tram union turns down 4% offer\n\nThe tram union turned down a 4% offer on Monday.", "down 4% offer"},
		{"President Ana Lukic warned that Norway's demand that Serbia legally recognise the land it occupies was the biggest obstacle.", "Norway's"},
		{"President Rita Campos suggested that Peru had until Thursday to accept the plan or lose Brazilian support.", "Peru had"},
		{"Norway drafted a counter-proposal that excludes recognition of occupied territory and leaves the door to NATO open.", "door"},
	} {
		rec := recordOf(t, d, "The talks go on\n\n"+c.text+"\n")
		for _, i := range rec.Issues {
			if strings.EqualFold(strings.TrimPrefix(i.Label, "the "), c.fragment) {
				t.Errorf("a matter by the name %q in: %s", i.Label, c.text)
			}
		}
	}
}

// TestCutLabels checks that the label of a long matter ends where no word is cut
// off from what it belongs to, and opens no quotation mark that it does not close.
func TestCutLabels(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, label string }{
		{"Norway supports a plan to reduce the number of days that trawlers from both coasts may spend in the northern waters.", "plan to reduce the number"},
		{"The nurses' union rejected the \"final and fair\" pay offer of the hospitals on Monday.", "final and fair pay offer"},
		{"The drivers' union demanded a rise in the pay of the night crews on all of the long northern lines of the harbour railway.", "rise in the pay of the night crews"},
	} {
		rec := recordOf(t, d, "The talks go on\n\n"+c.text+"\n")
		for _, i := range rec.Issues {
			f := strings.Fields(i.Label)
			switch last := f[len(f)-1]; {
			case strings.Count(i.Label, "\"")%2 != 0, last == "the", last == "and", last == "of", last == "that", last == "northern":
				t.Errorf("a matter by the name %q in: %s", i.Label, c.text)
			}
		}
		if !slices.ContainsFunc(rec.Issues, func(i parley.Issue) bool { return strings.HasPrefix(strings.ReplaceAll(i.Label, "\"", ""), c.label) }) {
			t.Errorf("no matter %q in: %s", c.label, c.text)
		}
	}
}

// TestOthersStance checks the drafts themselves, before anything learned weighs
// them: who tells of what another wants is drafted with no stance of their own on
// it, and who tells of what they want themselves is.
func TestOthersStance(t *testing.T) {
	e, err := english.New(english.Fast)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		who, text string
		want      bool // a stance of the speaker, taken with the statement as a whole
	}{
		{"Peru", "Peru noted Chile's support for the dam.", false},
		{"nurses", "The nurses said the hospital's refusal to raise wages was no surprise.", false},
		{"Kenya", "Kenya said that Uganda's demand for a lower tariff was the last obstacle.", false},
		{"Peru", "Peru noted its support for the dam.", true},
		{"nurses", "The nurses said the wages were too low.", true},
		{"Kenya", "Kenya said that a lower tariff was the last obstacle.", true},
	} {
		doc := underTitle(e, c.text)
		got := false
		for _, p := range extract.Read(doc, "").Positions {
			by := doc.Form(int(p.Party.Head)) == c.who
			got = got || by && slices.Contains(p.Signs, "rule:said")
		}
		if got != c.want {
			t.Errorf("drafted %v, want %v: %s", got, c.want, c.text)
		}
	}
}

// stanceOf returns the last stance that the record has of party, "" for none.
func stanceOf(rec *parley.Record, party string) string {
	stance := ""
	for _, p := range rec.Positions {
		if nameOf(rec, p.Party) == party {
			stance = p.Stance
		}
	}
	return stance
}

func nameOf(rec *parley.Record, id parley.ID) string {
	for i := range rec.Actors {
		if rec.Actors[i].ID == id {
			return rec.Actors[i].Name
		}
	}
	return ""
}

// namesOf returns the names of several, in their order.
func namesOf(rec *parley.Record, list []parley.ID) string {
	var out []string
	for _, id := range list {
		out = append(out, nameOf(rec, id))
	}
	return strings.Join(out, ", ")
}

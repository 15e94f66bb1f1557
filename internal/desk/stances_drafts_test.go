package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/internal/resolve"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
)

// TestStanceDrafts checks which stances are drafted, before anything learned
// weighs them: "PARTY STANCE WORD" is one of PARTY on a matter whose words have
// WORD in them, with a "!" before it one that must not be.
func TestStanceDrafts(t *testing.T) {
	e, err := english.New(english.Fast)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"what a thing must come to", "Anna Berg said the herring tax must go.", "Anna Berg against tax"},
		{"what a thing has to be", "Kelmar said the mine needs to be closed.", "Kelmar for mine"},
		{"a ban that should be lifted", "Kelmar said that the export ban should be lifted by Norway.", "Kelmar for lifted"},
		{"wanted to end", "Norway wants the herring tax to come to an end.", "Norway against tax"},
		{"seen to by others", "Norway is trying to get the council to drop the herring tax.", "Norway against tax"},
		{"wanted of another", "Norway would like Chile to open its ports.", "Norway for open"},
		{"asked to look into it", "The board asked Kelmar to study a merger.", "The board for merger; !The board undecided merger"},
		{"what will not be given", "Norway will not give up the fishing grounds.", "Norway against grounds"},
		{"from whom it comes", "The strongest opposition to the herring tax came from Norway.", "Norway against tax"},
		{"who does otherwise", "Norway supports the herring quota; Sweden does not.", "Norway for quota; Sweden against quota"},
		{"who does the same", "Norway opposes the herring quota, as does Iceland.", "Norway against quota; Iceland against quota"},
		{"who is alike", "Norway, like Iceland, opposes the herring quota.", "Norway against quota; Iceland against quota"},
		{"a demand dropped", "Chile dropped its demand for a lower toll.", "Chile undecided toll; !Chile for toll"},
		{"a demand backed away from", "Chile backed away from its demand for a lower toll.", "its undecided toll; !Chile for toll"},
		{"what demands are", "The main demand of the Dockers Union is a pay rise.", "Dockers Union for rise"},
		{"a demand judged", "Norway's demand for a lower toll is a problem.", "Norway for toll; !Norway for problem"},
		{"what demands include", "Norway's demands include a lower toll and a second gate.", "Norway for toll; Norway for gate"},
		{"those of whom a request comes", "Chile turned down a request from Norway to lower the toll.", "Norway for toll; !Chile for toll"},
		{"by two, for a thing", "Chile ignored a call by Norway and Peru for a lower toll.", "Norway for toll; Peru for toll"},
		{"not to be done", "Norway urged Chile not to scrap the toll.", "Norway for toll; !Norway against toll"},
		{"hung on a place", "Norway demanded at the meeting that Chile open its ports.", "Norway for ports"},
		{"rather than, in a list", "Norway wants the fleet to halve its catch rather than close the fishing grounds.", "Norway against grounds; !Norway for grounds"},
		{"people by a compound", "The bankworkers are seeking a pay rise.", "The bankworkers for rise"},
		{"demanded to be dropped", "Norway demanded that the herring tax be dropped.", "Norway against tax"},
		{"no need", "Norway sees no need for a second toll.", "Norway against toll"},
		{"no question of it", "Anna Berg said there was no question of lifting the ban.", "Anna Berg against ban"},
		{"time for it", "Anna Berg said it was time to scrap the herring tax.", "Anna Berg against tax"},
		{"what one would strike back at", "Norway would retaliate if the herring tax was passed.", "Norway against tax; !Norway for tax"},
		{"ready to walk out over it", "The Dockers Union will strike if the pension plan is cut.", "Dockers Union against plan"},
		{"a strike struck", "Norway will strike a deal if the herring tax is passed.", "!Norway against tax"},
		{"participle of a state", "Norway, Denmark and Sweden were opposed to the herring quota.", "Norway against quota; Denmark against quota; Sweden against quota"},
		{"who is told of among others", "Other countries opposing the herring tax include Norway, Denmark and Sweden.", "Norway against tax; Denmark against tax; Sweden against tax"},
		{"who backs them", "Norway and Denmark, backed by Sweden and Finland, opposed the herring tax.", "Sweden against tax; Finland against tax"},
		{"one rather than another", "Peru wants Chile to repair the bridge rather than close the canal.", "Peru for bridge; Peru against canal; !Peru for canal"},
		{"instead of", "Peru proposed a toll instead of a road tax.", "Peru for toll; Peru against tax"},
		{"support lent to a thing", "The dam plan won the support of Chile.", "Chile for plan"},
		{"opposition met", "The dam plan has drawn strong criticism from Chile.", "Chile against plan"},
		{"whose reluctance", "The reluctance of Danish farmers to join the scheme delayed it.", "Danish farmers against scheme"},
		{"no comment", "Norway had no comment on the salmon offer.", "Norway undecided offer"},
		{"nothing said", "Norway declined to comment on the salmon offer.", "Norway undecided offer; !Norway against offer"},
		{"unwilling to give a thing", "Norway is unwilling to provide new credits.", "Norway against credits"},
		{"unwilling to give word of it", "Norway is unwilling to provide details of the credits.", "!Norway against credits; !Norway against details"},
		{"a bargain struck", "Norway has struck a deal with Iceland on cod.", "Norway for deal; !Norway against deal"},
		{"called a supporter", "Norway has been a leading advocate of Turkish membership.", "Norway for membership"},
		{"listed as supporters", "They list former premier Anna Berg and former minister Olaf Hall as supporters of the dam plan.", "Olaf Hall for plan"},
		{"their common opposition", "Norway, Denmark and Sweden maintained their opposition to the herring tax.", "Norway against tax; Denmark against tax; Sweden against tax"},
		{"what is urged on others", "Ostberg Mills recommended that its shareholders reject the merger offer.", "Ostberg Mills against offer; !its shareholders against offer; !shareholders against offer"},
		{"teller of an address", "Norway and Denmark told their Nordic partners they would oppose the herring tax.", "Norway against tax; Denmark against tax; !their Nordic partners against tax"},
		{"state with a plural name", "The steering committee met in May. The United States said last week it would back the bridge loan.", "United States for loan; !The steering committee for loan"},
		{"a power to refuse", "Norway has the power to veto the herring tax.", "!Norway against tax"},
		{"free to refuse", "The drivers are free to reject the pay offer.", "!The drivers against offer"},
		{"a chance taken", "Norway used the chance to oppose the herring tax.", "Norway against tax"},
		{"denied", "Norway denied that it opposes the herring tax.", "!Norway against tax; !it against tax"},
		{"not true", "It is not true that Norway opposes the herring tax.", "!Norway against tax"},
		{"never done", "The drivers would have accepted the pay offer in March.", "!The drivers for offer"},
		{"left without it", "The drivers left the talks without accepting the pay offer.", "!The drivers for offer"},
		{"asked outright", "Did Norway reject the herring tax?", "!Norway against tax"},
		{"said if", "Norway said if Denmark accepted the herring tax it would drop its claim.", "!Denmark undecided tax; !Denmark for tax"},
		{"would not say if", "Norway would not say if it accepted the herring tax.", "Norway undecided tax"},
		{"restraints welcomed", "Norway welcomed limits on herring imports.", "Norway for limits; !Norway against imports"},
		{"announced", "Norway announced the withdrawal of its trawlers.", "Norway for withdrawal; !Norway against withdrawal"},
		{"was asked about", "Anna Berg has been asked about the herring tax.", "!Anna Berg for tax"},
		{"thought likely of others", "Analysts expect Norway to reject the herring tax.", "!Analysts against tax"},
		{"wanted over", "Norway wants the herring tax to come to an end.", "Norway against tax; !Norway for come"},
		{"that it include", "The drivers insisted that any contract include a bonus.", "The drivers for bonus; !The drivers against contract"},
		{"willing to consider", "Norway would be willing to consider a lower herring tax.", "Norway conditional tax"},
		{"joined in a deed", "The nurses want to join the drivers in fighting the herring tax.", "The nurses against tax"},
		{"can refuse", "Norway can veto the herring tax.", "!Norway against tax"},
		{"praised for opposing", "Norway praised Denmark for opposing the herring tax.", "Norway against tax; !Norway for tax"},
		{"to be played", "The cup final is set to be played in Norway on Sunday.", "!The cup final for played"},
		{"ready to accept is one stance", "Denmark and Sweden were not prepared to accept the herring tax.", "Denmark against tax; !Denmark for tax"},
		{"what a reporter asks", "Asked if the shipowners would accept the herring tax, the premier said it was too early to tell.", "!the shipowners undecided tax; !the shipowners for tax"},
		{"one answer or its opposite", "The law allows the council to approve or reject the dam plan.", "!the council against plan; !the council for plan"},
		{"whether one answer or its opposite", "Norway declined to say whether it supports or opposes the herring tax.", "Norway undecided tax; !Norway against tax"},
		{"to break a rule", "Norway has violated the herring quota.", "!Norway against quota"},
		{"not to keep a pact", "Denmark said Norway was not honouring the herring pact.", "!Norway against pact"},
		{"kept from telling", "Norway refrained from mentioning the herring tax.", "!Norway against tax; !Norway against herring tax"},
		{"only once something else is done", "The Northern Front wants all its fighters freed before it agrees to any truce extension.", "it conditional extension; !Northern Front for extension"},
		{"consent not given so far", "Norway has not endorsed the herring tax.", "Norway undecided tax; !Norway against tax"},
		{"only rumoured", "There was speculation that Norway would reject the herring tax.", "!Norway against tax"},
		{"a condition hung as an object", "Ferry crews could strike if the owners scrap the pension plan.", "!the owners undecided plan; !the owners against plan"},
		{"a point against a thing", "The growers argued that the water levy was unfair.", "The growers against levy; !The growers for levy"},
		{"did not come to an agreement", "Growers and shippers failed to agree on a freight plan.", "!Growers against plan; !shippers against plan"},
		{"neither of two", "Neither Norway nor Denmark accepted the herring tax.", "Norway against tax; Denmark against tax; !Norway for tax; !Denmark for tax"},
		{"demand of buyers", "Norway wants Japan to boost domestic demand for salmon.", "!Japan for salmon"},
		{"others' demands", "Norway insisted it would not bow to demands to open its ports.", "!Norway for ports"},
		{"who passed a thing before its noun", "The growers met over the Senate-passed farm bill.", "Senate for bill; !The growers for bill"},
		{"might put forward one's own", "Norway may propose a herring tax.", "Norway for tax; !Norway conditional tax"},
		{"not worried", "Norway is not worried about the herring tax.", "!Norway for tax"},
		{"a question asked", "Norway asked how the tax could be fair.", "!Norway for tax"},
		{"only supposed", "The strike will go on if the owners reject the wage plan.", "!the owners against plan"},
		{"supposed in a noun", "Ferries will stop unless the owners meet demands for a higher wage.", "!the owners for wage"},
		{"a condition of one's own", "Norway will accept the herring tax if Sweden opens its ports.", "Norway conditional tax"},
		{"an end to a thing", "Norway called for an end to the herring ban.", "Norway against ban; !Norway for ban"},
		{"fought to keep", "Norway has fought hard to defend the herring tax.", "Norway for tax; !Norway against tax"},
		{"said no", "Norway said no to the herring tax.", "Norway against tax"},
		{"called a bad thing", "Norway called the herring tax \"dangerous and unfair\".", "Norway against tax"},
		{"described as a good one", "Norway has described the herring plan as fair and workable.", "Norway for plan"},
		{"called by its name", "Norway withdrew what it called its best offer for the mine.", "!Norway for mine; !Norway for offer"},
		{"whose bid the report is about", "Shares of Delmar Gas rose on Monday. Harlan Oil's bid for Delmar Gas runs until May. The bid is worth 40 dlrs a share. Analysts said the bid was low. The bid needs two thirds of the shares. The bid may be raised.", "Harlan Oil for bid"},
		{"whose bid is told in passing", "Shares of Delmar Gas rose on Monday. Harlan Oil's bid for Delmar Gas runs until May.", "!Harlan Oil for bid"},
		{"what they are against, with others", "Norway backs the herring tax which Denmark is against, along with Sweden and Finland.", "Denmark against tax; Sweden against tax; Finland against tax"},
		{"unless they get it", "The dockers said they would not return to work unless they got a pay rise.", "The dockers for rise"},
		{"their demand in a condition", "Dockers will stop work on Monday unless their demand for a pay rise is met.", "Dockers for rise"},
		{"as somebody wants it", "Norway did not lower the herring quota, as sought by Denmark.", "Denmark for quota; !Denmark against quota"},
		{"from whom an objection comes", "The premier tried to overcome objections to the herring tax from Denmark and Sweden.", "Denmark against tax; Sweden against tax; !Denmark for tax"},
		{"the obstacle is another's demand", "Olaf Hall said the biggest stumbling block is Norway's demand for a herring tax.", "Olaf Hall against tax; Norway for tax; !Olaf Hall for tax"},
		{"what remains the obstacle", "Olaf Hall warned that Norway's demand for a herring tax remained the main obstacle.", "Olaf Hall against tax; Norway for tax; !Olaf Hall for tax"},
		{"what is an obstacle", "Olaf Hall said the export ban was an obstacle to a deal.", "Olaf Hall against ban; !Olaf Hall against deal"},
		{"the obstacle is another's refusal", "Olaf Hall warned that the main problem facing the harbour talks was Norway's refusal to open its ports.", "Olaf Hall for ports; Norway against ports; !Olaf Hall against talks"},
		{"what a deed would do", "Anna Berg has reiterated that closing the mine would endanger the whole valley.", "Anna Berg against mine; !Anna Berg against valley"},
		{"what agreeing to a text would do", "The dam plan came out in May. Anna Berg said that agreeing to it would undermine the valley.", "Anna Berg against plan; !Anna Berg against valley"},
		{"what a deed would undermine", "Anna Berg warned that closing the mine would undermine the truce.", "Anna Berg against mine; !Anna Berg against truce"},
		{"only on a condition", "Norway will accept the herring tax only if Sweden opens its ports.", "Norway conditional tax; Norway for ports; !Norway for tax"},
		{"a deed only on a condition", "The rebels would lay down their weapons only if the army left the valley.", "The rebels conditional weapons; The rebels for valley"},
		{"but not before", "Norway is ready to discuss a ceiling but not before Sweden halts its tests.", "Norway conditional ceiling"},
		{"withheld until", "Norway will not support the herring tax until its ports are exempt.", "Norway conditional tax; !Norway against tax"},
		{"withheld without", "Norway said it could not back the herring tax without a cap.", "Norway conditional tax; !Norway against tax"},
		{"withheld unless", "Norway said it would not sign the fish accord unless its boats were exempt.", "Norway conditional accord; !Norway against accord"},
		{"not on what, but how", "Norway will not drop the herring tax without warning.", "!Norway conditional tax"},
		{"what they walk away without", "Norway warned that it would walk away if the herring tax was not adopted by Friday.", "Norway for tax; !Norway against tax"},
		{"what would come without it", "Norway warned that mills would close if the herring tax was not adopted.", "Norway for tax; !Norway against tax"},
		{"what would come of it", "Norway warned that mills would close if the herring tax was adopted.", "Norway against tax; !Norway for tax"},
		{"what they walk away over", "Norway warned that it would walk away if the herring tax was adopted.", "Norway against tax; !Norway for tax"},
		{"on condition", "Norway backs the merger on condition that no mill is closed.", "Norway conditional merger; !Norway for merger"},
		{"anonymity is no condition", "Norway backs the merger, an envoy said on condition of anonymity.", "!Norway conditional merger"},
		{"provided to somebody is no condition", "Norway promised that loans would be provided to the ports.", "!Norway conditional loans"},
		{"a list of matters", "The union is demanding higher wages, shorter shifts and an end to outsourcing.", "The union for wages; The union for shifts; The union against outsourcing"},
		{"a list of deeds", "Norway asked Sweden to lift the ferry tax and reopen the harbour.", "Norway for harbour"},
		{"the same word for another", "The miners are seeking a six percent rise and the drivers a seven percent rise.", "the drivers for rise"},
		{"an answer that names no matter", "Norway called for a herring quota, but Sweden refused.", "Norway for quota; Sweden against quota"},
		{"taken up by a pronoun", "Norway opposes the herring quota, while Sweden supports it.", "Norway against quota; Sweden for quota"},
		{"others' opposition", "Norway criticised Germany's opposition to the farm reforms.", "Norway for reforms; Germany against reforms"},
		{"tagged on to a clause", "Norway proposed lowering the threshold, a move strongly opposed by Poland.", "Poland against move"},
		{"none of many", "None of the creditors backed the swap.", "the creditors against swap; !the creditors for swap"},
		{"neither side", "Neither Greece nor Turkey supports the herring map.", "Greece against map; Turkey against map"},
		{"some of whose", "Two of Orlen's biggest shareholders, Braemar and Tidewater, have urged the board to accept the merger offer.", "Braemar for offer; Tidewater for offer; !Orlen for offer"},
		{"what there is not to be", "There will be no cuts to pensions, Norway said.", "Norway against cuts"},
		{"what is not to be done", "Norway promised that no licence will be withdrawn.", "Norway against licence"},
		{"leave given", "Norway gave the herring merger the green light.", "Norway for merger"},
		{"not yet answered", "Norway has yet to say whether it would accept the herring quota.", "Norway undecided quota"},
		{"to whom it is unacceptable", "The herring quota is unacceptable to Norway.", "Norway against quota"},
		{"of weight to somebody else", "The herring quota is important to Norway, Sweden said.", "!Norway for quota"},
		{"no intention of it", "Norway has no intention of accepting the herring quota.", "Norway against quota"},
		{"rather than accept", "Norway would rather leave than accept the herring quota.", "Norway against quota"},
		{"a vote against", "Norway cast its vote against the herring quota.", "its against quota"},
		{"suspended", "Norway suspended the herring payments.", "Norway against payments"},
		{"what a strike is for", "The dockers are striking for a pay rise.", "The dockers for rise; !The dockers against rise"},
		{"turned against it", "Norway has turned against the herring tax.", "Norway against tax"},
		{"torn up", "Norway threatened to tear up the herring deal.", "Norway against deal"},
		{"asked if", "Berg was asked if Norway would accept the herring tax.", "!Norway for tax"},
		{"held back until another acts", "Norway will not sign the herring treaty until Sweden has withdrawn its trawlers.", "Norway conditional treaty; Norway for trawlers; !Sweden against trawlers"},
		{"threatened unless it is changed", "Norway has threatened to leave the herring pact unless Sweden opens its ports.", "Norway for ports"},
		{"an idle wait", "Norway will not decide on the quota until the report is published.", "!Norway for report"},
		{"against doing a thing", "Norway is against raising the herring tax.", "Norway against raising"},
		{"neither of two with articles", "Neither the union nor the employers accepted the wage plan.", "the union against plan; the employers against plan; !the union for plan"},
		{"walked out in protest", "The dockers walked out in protest at plans to close the yard.", "The dockers against plans; !The dockers for close"},
		{"marched in support", "The farmers marched in support of a tax on imports.", "The farmers for tax"},
		{"spoke in favour", "Norway spoke in favour of the herring quota.", "Norway for quota"},
		{"passed over in favour of another", "The herring plan was rejected in favour of a cod plan by Norway.", "!Norway for plan"},
		{"a second deed told to another", "Norway asked Sweden to curb its trawlers and scrap the ferry tax.", "Norway against tax; !Sweden against tax"},
		{"got rid of", "Norway wants to get rid of the ferry tax.", "Norway against tax"},
		{"the week of work", "The miners demanded a shorter working week.", "The miners for week"},
		{"the week of the calendar", "The miners rejected the offer last week.", "!The miners against week"},
		{"wanted before they give in", "Norway wants its boats released before it agrees to a herring quota.", "Norway conditional quota; !Norway for quota"},
		{"wants a thing done", "Norway wants its boats released.", "Norway for boats"},
		{"will not sell", "Norway said it would not sell.", "Norway against sell"},
		{"fine on a condition", "A change to the herring quota would be fine so long as no boat is sold, Norway said.", "Norway conditional quota"},
		{"what is done to an offer", "Kelmar said it will not raise its offer for Ostberg Foods.", "Kelmar against raise"},
		{"what is not done yet", "Norway will not reopen the border.", "Norway against reopen"},
		{"a longer time of it", "Norway will not extend the truce.", "Norway against extend"},
		{"what is done to a bar", "Norway said it would relax its import controls on 400 items.", "Norway for relax"},
		{"what it would cover is not told", "Norway refused to spell out what the treaty would cover.", "!Norway against treaty"},
		{"a threat of one's own", "Norway warned Iceland it may take retaliatory measures.", "Norway for measures; !Norway against measures"},
		{"what others leave undone", "Finland said Norway had not listened to its explanation of its efforts to live up to the pact.", "!Finland against pact"},
		{"blamed for refusing it", "Norway charged that Iceland is refusing to open its ports to trawlers.", "Norway for open"},
		{"fought", "Norway vowed to fight the herring tax.", "Norway against tax"},
		{"short of", "Norway stopped short of endorsing the herring tax.", "Norway undecided tax; !Norway for tax"},
		{"wanted gone", "Norway wants the tariffs gone.", "Norway against tariffs"},
		{"to see it go", "Norway wants to see the tariffs go.", "Norway against tariffs"},
		{"that has to go", "Norway is adamant that the herring tax has to go.", "Norway against tax"},
		{"what they want", "A herring tax is what Norway wants.", "Norway for tax"},
		{"what is wanted", "What Norway wants is a herring tax.", "Norway for tax"},
		{"no point in it", "Norway sees no point in extending the herring pact.", "Norway against extend"},
		{"no need for it", "Norway saw no need to reopen the herring pact.", "Norway against reopen"},
		{"not going to", "Norway is not going to accept the herring tax.", "Norway against tax; !Norway for tax"},
		{"nowhere near", "Norway is nowhere near accepting the herring tax.", "!Norway for tax"},
		{"no sign of it", "Norway gave no sign of accepting the herring tax.", "!Norway for tax"},
		{"held back", "Norway held back from backing the herring tax.", "Norway undecided tax; !Norway for tax"},
		{"wanted out of it", "Norway wants to leave out the ceiling.", "Norway against ceiling"},
		{"nothing without it", "Norway is refusing to sign any pact that does not include a herring tax.", "Norway conditional pact; Norway for tax; !Norway against pact"},
		{"nothing with it", "Norway is refusing to sign a pact that includes a herring tax.", "Norway against pact"},
		{"sooner than accept", "Norway would quit rather than accept the herring tax.", "Norway against tax"},
		{"blamed for not paying it", "Norway criticised Denmark for refusing to pay the herring tax.", "!Norway against tax; Denmark against tax"},
		{"the idea", "Norway has proposed a herring tax. Denmark scoffed at the idea.", "Denmark against tax"},
		{"an idea of its own", "Norway has proposed a herring tax. Denmark dismissed the idea of a second term.", "!Denmark against tax"},
		{"nothing against", "Norway has nothing against the herring tax.", "Norway for tax"},
		{"not swallowed", "Norway is not going to swallow the herring tax.", "Norway against tax"},
		{"not to take part", "Norway will not take part in the herring talks.", "Norway against talks"},
		{"took no part", "Norway did not take part in the herring talks.", "!Norway against talks"},
		{"somebody to be removed", "Norway wants the commissioners removed.", "Norway for commissioners"},
		{"hardly any", "Norway has offered few ideas for easing the herring quota.", "!Norway for quota"},
		{"put at risk", "Strikers who occupied the plant threatened the treaty.", "!Strikers for treaty"},
		{"unless an offer is raised", "The union warned it would strike unless Kelmar improved its offer.", "The union against offer"},
		{"what they threaten to act on", "The union warned it would strike if the plant is shut.", "The union against shut"},
		{"fine with it", "\"I am fine with the herring quota,\" Anna Berg said.", "Anna Berg for quota"},
		{"whether it is accepted is open", "It is not known whether Norway would support the herring tax.", "Norway undecided tax; !Norway for tax"},
	} {
		doc := underTitle(e, c.text)
		var got []string
		for _, p := range extract.Read(doc, "").Positions {
			got = append(got, doc.Words(int(p.Party.First), int(p.Party.End))+" "+p.Stance+" "+p.Issue.Label)
		}
		for _, w := range strings.Split(c.want, "; ") {
			f := strings.Fields(strings.TrimPrefix(w, "!"))
			head, word := strings.Join(f[:len(f)-1], " "), f[len(f)-1]
			found := false
			for _, g := range got {
				found = found || strings.HasPrefix(g, head+" ") && strings.Contains(g, word)
			}
			if found == strings.HasPrefix(w, "!") {
				t.Errorf("%s: %q in %s\n\tdrafted: %s", c.name, w, c.text, strings.Join(got, "; "))
			}
		}
	}
}

// TestStanceBearers checks whose the drafted stances are in the record: private
// groups bind no state.
func TestStanceBearers(t *testing.T) {
	e, err := english.New(english.Fast)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, party, stance, word string }{
		{"banks of a state", "Danish banks reject the new loan terms.", "Danish banks", "against", "terms"},
		{"a person is no group of banks", "The court heard Jane Roe, the creditor banks (all three) and the ministry. The creditor banks rejected the loan terms on Friday.", "creditor banks", "against", "terms"},
		{"government of a person", "Norway raised its offer and Norway will wait, said Norway. Danish Prime Minister Jane Roe came home on Monday. Her government rejected the loan terms.", "Denmark", "against", "terms"},
		{"advisers of a firm", "Ostberg Mills Ltd said its financial advisers rejected the merger offer.", "Ostberg Mills Ltd", "against", "offer"},
		{"company of a spokesman", "Harlan Oil Corp made a bid on Monday. A Delmar Gas Corp spokesman said the company rejected the bid.", "Delmar Gas Corp", "against", "bid"},
		{"analyst of a firm", "Jane Roe, an analyst at Kelmar Investments, opposed the merger plan.", "Jane Roe", "against", "plan"},
		{"president at odds with a parliament", "President Ronald Reagan opposed the harbour tax. Congress backs the harbour tax and Congress will vote on Friday.", "Ronald Reagan", "against", "tax"},
		{"press of a state", "Danish newspapers hailed the new loan terms.", "Danish newspapers", "for", "terms"},
		{"largest union of a state", "Denmark's largest labour federation rejected the pay cut on Friday.", "Denmark's largest labour federation", "against", "cut"},
		{"officials of a state", "Danish officials reject the new loan terms.", "Denmark", "against", "terms"},
		{"regulator within a state", "Denmark has a new law. The U.S. Securities and Exchange Commission rejected the merger plan.", "U.S. Securities and Exchange Commission", "against", "plan"},
		{"others are not those told of before", "Four dairy unions backed the pay deal on Friday. Other dairy unions rejected the pay deal.", "Other dairy unions", "against", "deal"},
		{"a town and a colon", "BRUSSELS: Fishermen rejected the cod plan.", "Fishermen", "against", "plan"},
		{"a town and a date", "Oslo/Lima, 3 June 2021 - Farmers rejected the cod plan.", "Farmers", "against", "plan"},
		{"a town and who sent it", "SAN FRANCISCO--(SEA WIRE)--Alder Inc. rejected the merger plan.", "Alder Inc.", "against", "plan"},
		{"no dateline", "NATO: The alliance rejected the plan. NATO — Europe's shield — rejected the tax on Monday.", "NATO", "against", "tax"},
		{"one of them is not all", "The unions met on Monday. Nils Berg, head of Dockers Guild - one of the unions - said the strike would go on. The unions rejected the pay cut.", "unions", "against", "cut"},
		{"many, without their number", "About 5,000 dockers rejected the pay cut.", "dockers", "against", "cut"},
	} {
		doc := underTitle(e, c.text)
		if takes, all := stancesIn(doc); !takes(c.party, c.stance, c.word) {
			t.Errorf("%s: no stance of %q in %s\n\tdrafted: %s", c.name, c.party, c.text, all)
		}
	}
}

// stancesIn reads every stance of a report, however unsure: takes reports whether party
// has the stance on a matter whose words have word in them, all tells what there is.
func stancesIn(doc *nlp.Doc) (takes func(party, stance, word string) bool, all string) {
	rec, _ := resolve.Candidates([]parley.Report{{ID: "r1", Text: doc.Text}}, []*extract.Draft{extract.Read(doc, "")})
	issues := map[parley.ID]string{}
	for _, i := range rec.Issues {
		issues[i.ID] = i.Label + " " + strings.Join(i.Terms, " ")
	}
	var told []string
	for _, p := range rec.Positions {
		told = append(told, nameOf(rec, p.Party)+" "+p.Stance+" "+issues[p.Issue])
	}
	return func(party, stance, word string) bool {
		return slices.ContainsFunc(rec.Positions, func(p parley.Position) bool {
			return called(rec, p.Party, party) && p.Stance == stance && strings.Contains(issues[p.Issue], word)
		})
	}, strings.Join(told, "; ")
}

// called reports whether the actor of an id goes by a name.
func called(rec *parley.Record, id parley.ID, name string) bool {
	for i := range rec.Actors {
		if a := &rec.Actors[i]; a.ID == id {
			return a.Name == name || slices.Contains(a.Aliases, name)
		}
	}
	return false
}

// TestContentSigns checks which signs a statement's whole gives a stance: what the
// main word of its content takes by itself, with what denies it, who its subject
// is, and whether praise or blame outweighs.
func TestContentSigns(t *testing.T) {
	e, err := english.New(english.Fast)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"\"We reject the herring tax,\" Norway's minister Anna Berg said.", "root:against subject:own"},
		{"Norway said it would support the herring tax.", "root:fond root:would subject:ref:pronoun holds:fond"},
		{"Norway said the herring tax was dangerous and unfair.", "subject:issue say:words:con:against"},
		{"Norway said it did not oppose the herring tax.", "root:not-against"},
	} {
		doc := underTitle(e, c.text)
		var got []string
		for _, p := range extract.Read(doc, "").Positions {
			if p.Whole {
				got = append(got, p.Signs...)
			}
		}
		for _, w := range strings.Fields(c.want) {
			if !slices.Contains(got, w) {
				t.Errorf("no sign %s in: %s\n\tsigns: %s", w, c.text, strings.Join(got, " "))
			}
		}
	}
}

// underTitle reads text as what stands under a title.
func underTitle(e *english.Engine, text string) *nlp.Doc {
	const title = "The talks go on\n\n"
	doc := &nlp.Doc{}
	doc.Reset(title + text + "\n")
	doc.Title = len(title)
	e.Annotate(doc)
	return doc
}

package diff

import (
	"slices"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// toldApart are pairs of sentences and one difference that is told between them, by its kind
// and a word of either side; with no words none of that kind may be told, and with no
// kind none at all but of wording.
var toldApart = []struct {
	name, a, b     string
	kind           string
	wordsA, wordsB string
}{
	{"as much as is a bound", "The fund will lend the port as much as $40 million for new cranes.", "The fund will lend the port $40 million for new cranes.", scopeChanged, "as much as", "$40"},
	{"as many as is no share", "The closure will hit as many as 300 growers in the valley.", "The closure will hit 300 growers in the valley.", scopeChanged, "as many as 300", "300"},
	{"another number is no bound", "The panel cut the grant by 12 percent, less than the 20 percent the ministry had sought.", "The panel cut the grant by 12 percent, below the 20 percent sought by the ministry.", scopeChanged, "", ""},
	{"two numbers are one together", "The company cut 120 jobs in Arden and 80 in Belm on Monday.", "The company cut 200 jobs in Arden and Belm on Monday.", numberChanged, "", ""},
	{"decades are years", "It was the first walkout at the mill in three decades, the union said.", "It was the first walkout at the mill in 30 years, the union said.", "", "", ""},
	{"failed is another word for without", "The envoys failed on Friday to agree on the route of the pipeline.", "The envoys ended their talks on Friday without an agreement on the route of the pipeline.", "", "", ""},
	{"free of is a denial", "The bank will lend the clinic the vans at no cost until May.", "The bank will lend the clinic the vans free of cost until May.", polarityChanged, "", ""},
	{"what was not said is no term", "Talks had stalled, the envoy said, without elaborating.", "Talks had stalled, the envoy said.", "", "", ""},
	{"no longer is a short while", "The delegates briefly left the hall in protest, the chair said.", "The delegates left the hall in protest, the chair said.", strengthChanged, "briefly", ""},
	{"to fear is not to say", "Growers fear that the treaty will ruin the valley.", "Growers say that the treaty will ruin the valley.", strengthChanged, "fear", "say"},
	{"one of them is any", "The offer will not be raised before May, one of the diplomats said.", "The offer will not be raised before May, a diplomat said.", actorGeneralised, "", ""},
	{"to caution is to credit", "The offer does not cover the harbour, one envoy cautioned.", "The offer does not cover the harbour, an envoy said.", creditAdded, "", ""},
	{"whose negotiator it is says nothing", "The growers' negotiator, Dana Holt, said they had made the lowest bid in years.", "The growers had made the lowest bid in years.", creditDropped, "Dana Holt", ""},
	{"a draft that was seen", "The states will share the water of the lake, according to a draft treaty seen by Morning Post.", "The states will share the water of the lake, a draft treaty showed.", actChanged, "", ""},
	{"sweetened is raised", "The brewer has raised its offer for the rival to $4 a share.", "The brewer has sweetened its offer for the rival to $4 a share.", "", "", ""},
	{"no comment is no denial", "The mine's owner declined to comment on the talks.", "The mine's owner denied the talks.", actChanged, "declined", "denied"},
	{"not confirmed is not denied", "The ministry did not confirm the visit on Monday.", "The ministry denied the visit on Monday.", actChanged, "not confirm", "denied"},
	{"what was not said is said", "The board refused to disclose how many jobs would go at the plant.", "The board said that 40 jobs would go at the plant.", actChanged, "refused to disclose", "said"},
	{"silent on both sides", "The mine's owner declined to comment on the talks.", "The mine's owner would not comment on the talks.", "", "", ""},
	{"before is not after", "The fleet will return to port before the inspection.", "The fleet will return to port after the inspection.", dateChanged, "before", "after"},
	{"who goes first", "The envoy said the garrison would leave once the prisoners had returned.", "The envoy said the prisoners would return once the garrison had left.", dateChanged, "once the prisoners", "once the garrison"},
	{"the same order, turned round", "The envoy said the garrison would leave once the prisoners had returned.", "Once the prisoners had returned, the envoy said, the garrison would leave.", dateChanged, "", ""},
	{"a quotation that goes on", "The growers swore to fight the levy \"in the fields and in the mills\".", "The growers swore to fight the levy \"in the fields\".", quoteAltered, "in the mills", "in the fields"},
	{"a longer quotation that goes on", "\"We have waited ten long years for rain,\" farm leader Tom Arl said.", "\"We have waited ten long years for rain or for help,\" farm leader Tom Arl said.", quoteAltered, "rain", "help"},
	{"what would be done is done", "The queen said she would sign the charter.", "The queen signed the charter.", developed, "would sign", "signed"},
	{"they are to and they have", "The two kings are to meet in May.", "The two kings have met.", developed, "are to meet", "met"},
	{"a step that is studied", "The bank said it was studying a merger.", "The bank said it would merge.", certaintyChanged, "studying", "would merge"},
	{"agreed to what was to be discussed", "The north has offered to discuss limits on its fishing fleet.", "The north has agreed to limits on its fishing fleet.", actChanged, "discuss", "agreed"},
	{"would is not will where it is told today", "The fund would pay the fees for five years, the draft says.", "The fund will pay the fees for five years.", certaintyChanged, "would", "will"},
	{"would may be will of yesterday", "The fund would pay the fees for five years, the minister said.", "The fund will pay the fees for five years, the minister said.", certaintyChanged, "", ""},
	{"what cannot be ruled out", "A walkout in May cannot be ruled out, the mayor said.", "There will be a walkout in May, the mayor said.", hedgeDropped, "cannot be ruled out", ""},
	{"one of two is left out", "Under the treaty rice and maize will stay out for now, the envoy said.", "Under the treaty rice will stay out for now, the envoy said.", scopeChanged, "and maize", ""},
	{"some of many", "Guards will stay at three of the nine gates until May.", "Guards will stay at the nine gates until May.", scopeChanged, "three of the nine", "nine"},
	{"some of those who are counted", "Two of the nine divers were hurt, the elder said.", "The divers were hurt, the elder said.", scopeChanged, "Two of the nine", "divers"},
	{"a company is no diplomat", "The mill will close in May, the company said.", "The mill will close in May, according to diplomats.", creditChanged, "the company", "diplomats"},
	{"a person may be an official", "The mill will close in May, a person close to the company said.", "The mill will close in May, officials said.", actorGeneralised, "a person", "officials"},
	{"at least until", "The mill will stay open at least until 2031.", "The mill will stay open until 2031.", scopeChanged, "at least", ""},
	{"who says it within a clause", "The union ended a strike that the company said had cost 40 million euros.", "The union ended a strike that had cost the company 40 million euros.", creditDropped, "the company said", ""},
	{"what may come to nothing", "The talks are at an early stage and may not bring a merger, the bankers said.", "The talks are at an early stage, the bankers said.", scopeChanged, "may not", ""},
	{"what is added with a no", "The crew is safe, the owner said, adding that he had not reached them himself.", "The crew is safe, the owner said.", scopeChanged, "adding that", ""},
	{"what was not said, in the same verb", "The minister declined to say whether the mast would be moved.", "The minister said the mast would be moved.", actChanged, "declined to say", "said"},
	{"a number of aides is aides", "The cuts will be dropped in May, two aides said.", "The cuts will be dropped in May, aides said.", actorGeneralised, "", ""},
	{"what has yet to be settled", "The club has agreed terms with the keeper, but the two have yet to settle on a fee, his agent said.", "The club has agreed terms with the keeper, his agent said.", scopeChanged, "but", ""},
	{"what would be contested", "The insurer said it would appeal against the fine.", "The insurer has appealed against the fine.", developed, "would appeal", "appealed"},
	{"a quotation that began before", "The owners called the march \"reckless and badly timed\".", "The owners called the march \"badly timed\".", quoteAltered, "reckless", "badly timed"},
	{"one round of many", "The league and the isles hold a fourth round of talks on milk in Torv on Friday.", "The league and the isles hold a new round of talks on milk in Torv on Friday.", "", "", ""},
	{"who was briefed does nothing", "Perth's founder, who owns 22 percent, has hired a bank to look at her choices, one of the people said.", "The founder of Perth, who owns just over a fifth of it, has hired a bank, a person briefed on the matter said.", actChanged, "", ""},
	{"from then, until then", "Boats may fish for eel in the bay from April, the council said.", "Boats may fish for eel in the bay until April, the council said.", dateChanged, "April", "April"},
	{"more than, less than", "The board will let the isles catch a tenth more than they asked for.", "The board will let the isles catch a tenth less than they asked for.", numberChanged, "more", "less"},
	{"short of, more than", "Holders of 61 percent have agreed, short of the 65 percent that is needed.", "Holders of 61 percent have agreed, more than the 65 percent that is needed.", numberChanged, "short of", "more than"},
	{"rounded", "The buyer will pay $1.24 billion for the mines.", "The buyer will pay $1.2 billion for the mines.", "", "", ""},
	{"rounded wrongly", "The buyer will pay $1.24 billion for the mines.", "The buyer will pay $1.3 billion for the mines.", numberChanged, "$1.24", "$1.3"},
	{"half a million", "The strike has cost the line half a million crowns a day.", "The strike has cost the line 500,000 crowns a day.", "", "", ""},
	{"four and a half million", "The strike has cost the line four and a half million crowns a day.", "The strike has cost the line 4.5 million crowns a day.", "", "", ""},
	{"thousands behind a blank", "The union has 45 000 members at the firm.", "The union has 45,000 members at the firm.", "", "", ""},
	{"nine in ten", "Nine in ten members voted for the strike.", "Some 90 percent of members voted for the strike.", numberChanged, "", ""},
	{"shares in two years", "Wages will rise by 4 percent in 2026 and 3 percent in 2027.", "Wages will rise by 7 percent over two years.", numberChanged, "", ""},
	{"a weekday with its date", "Talks resume on Thursday, March 12, in Arden.", "Talks resume on Thursday in Arden.", dateChanged, "", ""},
	{"lengths in other measures", "The troops will leave within 90 days.", "The troops will leave within six months.", numberChanged, "90", "six"},
	{"the same length in other measures", "The troops will leave within 90 days.", "The troops will leave within three months.", "", "", ""},
	{"how near a source is", "The brewer may raise its bid, people familiar with the matter said.", "The brewer may raise its bid, people close to the brewer said.", strengthChanged, "", ""},
	{"parts of one night", "The council passed the ban late on Wednesday.", "The council passed the ban on Wednesday night.", dateChanged, "", ""},
	{"a narrow vote that is counted", "Members passed the accord by 41 votes to 39 on Friday.", "Members narrowly passed the accord on Friday.", strengthChanged, "", ""},
	{"by half is no half of it", "The firm halted work at the dam on Monday after a row over pay.", "The firm cut work at the dam by half on Monday after a row over pay.", scopeChanged, "", ""},
	{"both of them said so", "The bank will lend the town $40 million for the mill, the bank and the fund said on Wednesday.", "The bank will lend the town $40 million for the mill, the bank said on Wednesday.", creditAdded, "", ""},
	{"whom the source quotes", "Veria has told the bank that it is ready to discuss cuts to its coal mines, two Western diplomats said on Monday.", "Veria has agreed to cuts to its coal mines, Western officials said on Monday.", creditChanged, "", ""},
}

func TestToldApart(t *testing.T) {
	c := shipped(t)
	for _, g := range toldApart {
		t.Run(g.name, func(t *testing.T) {
			_, _, found := c.Sentences(annotated(g.a), annotated(g.b))
			found = slices.DeleteFunc(found, func(f Finding) bool { return f.Kind == wordingChanged })
			told := slices.ContainsFunc(found, func(f Finding) bool {
				return (g.kind == "" || f.Kind == g.kind) && (g.wordsA == "" || meets(g.a, f.A, g.wordsA)) && (g.wordsB == "" || meets(g.b, f.B, g.wordsB))
			})
			if want := g.wordsA+g.wordsB != ""; told != want {
				t.Errorf("%s told: %v, want %v\n%s\n%s\n%+v", g.kind, told, want, g.a, g.b, found)
			}
		})
	}
}

// TestReportsToldApart holds that who says what both tell is nothing that one tells alone.
func TestReportsToldApart(t *testing.T) {
	for _, g := range [][2]string{
		{"Orlan Brewing has raised its bid for smaller rival Kestel to 1.4 billion crowns and may go higher, people familiar with the matter said on Tuesday.",
			"Orlan Brewing has raised its offer for Kestel to 1,400 million crowns and will go higher, people close to the companies said."},
	} {
		for _, f := range reported(t, g[0], g[1]) {
			if f.Kind == onlyInA || f.Kind == onlyInB {
				t.Errorf("%s: %q %q", f.Kind, g[0][f.A.Start:f.A.End], g[1][f.B.Start:f.B.End])
			}
		}
	}
}

// TestAloneIsShownWithItsVerb holds that what was denied is not shown as if it had been said.
func TestAloneIsShownWithItsVerb(t *testing.T) {
	a := "Orlan chief executive Oleg Varn denied that the weather had played any part and said the ferries would sail as soon as the fees were paid."
	b := "Orlan said the ferries would sail as soon as the fees were paid."
	found := reported(t, a, b)
	k := slices.IndexFunc(found, func(f Finding) bool { return f.Kind == onlyInA })
	if k < 0 {
		t.Fatalf("nothing is told alone: %+v", found)
	}
	if f := found[k]; a[f.A.Start:f.A.End] != "denied that the weather had played any part" || f.Note != "a denial in no other report that was read" {
		t.Errorf("%q, %s", a[f.A.Start:f.A.End], f.Note)
	}
}

// TestDateIsNoTelling holds that the date at the head of two reports is nothing that both tell.
func TestDateIsNoTelling(t *testing.T) {
	rec := &parley.Record{}
	var docs []*nlp.Doc
	for i, text := range []string{"2026-03-04\n\nThe ferries will sail from Arden on Monday.", "2026-03-04\n\nThe ferries are to sail from Arden on Monday."} {
		rec.Reports = append(rec.Reports, parley.Report{ID: parley.ID([]string{"r000000000001", "r000000000002"}[i]), TextSHA256: text, Text: text})
		docs = append(docs, annotated(text))
	}
	if err := fillOne(rec, docs); err != nil {
		t.Fatal(err)
	}
	if len(rec.Claims) != 1 || rec.Claims[0].Tellings[0].Span.Start < 10 {
		t.Errorf("claims: %+v", rec.Claims)
	}
}

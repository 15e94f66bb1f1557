package diff

import (
	"slices"
	"testing"
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

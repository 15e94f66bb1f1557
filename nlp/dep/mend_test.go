package dep_test

import "testing"

func TestDatelinesAndDays(t *testing.T) {
	cases := []struct {
		name, text string
		arcs, not  []string
	}{
		{"agency", "GENEVA (AP) — Officials rejected the plan.",
			[]string{"Officials nsubj rejected", "GENEVA parataxis rejected", "plan obj rejected"}, []string{"GENEVA nsubj rejected"}},
		{"place, date and agency", "BRUSSELS, Nov 24 (Reuters) - The commission said it would review the offer.",
			[]string{"commission nsubj said", "BRUSSELS parataxis said"}, nil},
		{"place and country", "OSLO, Norway — Ministers met the envoys.", []string{"Ministers nsubj met", "OSLO parataxis met"}, nil},
		{"no dateline but a subject", "NATO - the alliance - rejected the plan.", []string{"NATO nsubj rejected"}, []string{"NATO parataxis rejected"}},
		{"no dateline but a name explained", "NATO — Europe's shield — rejected the plan.", nil, []string{"NATO parataxis rejected"}},
		{"a day behind the verb", "Talks resumed Monday.", []string{"Talks nsubj resumed", "Monday obl:unmarked resumed"}, nil},
		{"a day and a partner", "The union met Monday with the board.", []string{"union nsubj met", "Monday obl:unmarked met"}, nil},
		{"a day behind an object", "The president told reporters Thursday he would sign the deal.", []string{"Thursday obl:unmarked told", "sign ccomp told"}, nil},
		{"a day as subject", "Monday brought a new offer.", []string{"Monday nsubj brought"}, nil},
		{"a time behind the verb", "The talks start next month.", []string{"talks nsubj start", "month obl:unmarked start"}, nil},
		{"a time behind an object", "The sides will sign the accord this week.", []string{"accord obj sign", "week obl:unmarked sign"}, nil},
		{"a time at the head", "Next month the union will vote.", []string{"union nsubj vote", "month obl:unmarked vote"}, nil},
		{"a time that is spent", "They will spend this week in talks.", []string{"week obj spend"}, nil},
		{"a time whose vote it is", "They fear next month's vote.", []string{"vote obj fear"}, nil},
		{"a day on which one is chosen", "The envoy was chosen Monday.", nil, []string{"Monday obj chosen"}},
		{"two subjects", "The union and the board said the talks would go on.", []string{"union nsubj said", "board conj union"}, []string{"board nsubj said"}},
		{"two with titles", "They list former premier Anna Berg and former minister Olaf Hall as supporters of the dam plan.", []string{"Anna obj list"}, []string{"premier obj list", "Olaf flat Anna"}},
		{"a day that is taken", "They took Monday off.", []string{"Monday obj took"}, nil},
	}
	for grade, p := range parsers(t) {
		for _, c := range cases {
			t.Run(grade+"/"+c.name, func(t *testing.T) {
				checkArcs(t, p, c.text, c.arcs, c.not)
			})
		}
	}
}

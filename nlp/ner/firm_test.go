package ner_test

import "testing"

// Firms are named as the business press names them: between angle brackets,
// before a ticker, with a legal form behind.
func TestFirms(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"between brackets", "A bid for <Ostberg Mills Ltd> was made by <Gruppo Arbelli> last week.", "Ostberg Mills Ltd/organisation | Gruppo Arbelli/organisation"},
		{"ticker is no name", "Shares of Ostberg Mills Plc <OSB.L> rose before the offer was known.", "Ostberg Mills Plc/organisation"},
		{"stop within a ticker", "The board of Larkham Foods Ltd <LKF.S>, which made the offer, met twice.", "Larkham Foods Ltd/organisation"},
		{"partners", "The offer was made by Henriksen and Co on Friday.", "Henriksen and Co/organisation"},
		{"slash", "The group led by Tone/Picture Stores Inc raised its bid.", "Tone/Picture Stores Inc/organisation"},
		{"nationality before it", "It bid for the Dutch grocer Ostberg Mills NV last week.", "Dutch/state/NLD | Ostberg Mills NV/organisation"},
		{"inseparable", "Dutch and Commonwealth made an offer. The bid by Dutch and Commonwealth expires on Friday.", "Dutch and Commonwealth/organisation | Dutch and Commonwealth/organisation"},
		{"short form at the head", "Veltran said no. It had heard from Veltran Stores Inc before.", "Veltran/organisation | Veltran Stores Inc/organisation"},
		{"what it is for", "The head of the Coalition to Save Harbours spoke, and so did the Committee for a Fair Budget.", "Coalition to Save Harbours/organisation | Committee for a Fair Budget/organisation"},
		{"no day", "They will meet the Harbour Committee on Thursday.", "Harbour Committee/organisation"},
		{"company of the gazetteer", "The union at Boeing Co voted to strike.", "Boeing Co/organisation/C-BOEING"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, c.text)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

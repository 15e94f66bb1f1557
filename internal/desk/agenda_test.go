package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestAgenda reads invented reports of several kinds of negotiation and asks for
// what only the words together tell: who sits where and who does not, on whose
// word something came of it, whom a time binds, who set it, what follows else,
// what led to what.
func TestAgenda(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"both sides tell of progress", "Norwegian and Danish negotiators ended two days of talks in Bergen on Sunday, and both delegations spoke of progress.",
			"held in Bergen: Norway, Denmark; progress on the word of Norway, Denmark"},
		{"one tells", "Norwegian and Danish ministers met in Oslo on Monday. Danish Foreign Minister Lars Holm said the talks had made progress.",
			"held in Oslo: Norway, Denmark; progress on the word of Lars Holm"},
		{"who stayed away", "French and Spanish negotiators held talks in Lyon on Monday. Portugal did not take part in the talks.",
			"held in Lyon: France, Spain; without Portugal"},
		{"nothing is planned", "This week no meetings between French and Spanish negotiators are planned.",
			"none_planned: France, Spain"},
		{"until or else", "Poland gave Hungary until Friday to accept the offer or face new tariffs.",
			"until Friday: Hungary, set by Poland; else face new tariffs"},
		{"called on", "Poland called on Hungary to sign the treaty within two weeks.",
			"within two weeks: Hungary, set by Poland"},
		{"unless", "Unless Hungary ratifies the treaty by Friday, Poland will close the border.",
			"by Friday: Hungary; else Poland will close the border"},
		{"a deadline for somebody", "The European Union set a Thursday deadline for Poland to answer.",
			"Thursday: Poland, set by European Union"},
		{"ahead of them, though it was said before", "Ahead of talks with Denmark in Oslo, Norway said it was ready to compromise.",
			"planned in Oslo: Denmark"},
		{"under way", "Norway expects little from the fishing talks under way between Iceland and Denmark.",
			"under_way: Iceland, Denmark"},
		{"ordered to begin", "The president of Norway ordered his ministry to begin talks with Denmark in Oslo.",
			"planned in Oslo: Denmark, Norway"},
		{"a day in the present tense", "The Dockers Union meets Nordvik Corp on Monday over pay.",
			"planned: Dockers Union, Nordvik Corp"},
		{"the giver is not the given", "Hungary's creditors have given Poland until Friday to accept the offer.",
			"until Friday: Poland, set by Hungary's creditors"},
		{"so long to act", "Hungary's creditors gave Finance Minister Lena Kiss two weeks to come back with a better offer.",
			"two weeks: Lena Kiss, set by Hungary's creditors"},
		{"in force from then on", "The new tariffs will take effect on 4 December.",
			"4 December: "},
		{"it ends", "The cooling-off period ends on 4 December, when the Dockers Union is free to strike.",
			"4 December: Dockers Union"},
		{"a day spelt out", "Nordvik Corp extended its offer for Ostberg AG to December six.",
			"December six: Nordvik Corp"},
		{"nameless negotiators", "Negotiators for Nordvik Corp and the Dockers Union held talks in Oslo on Monday.",
			"held in Oslo: Nordvik Corp, Dockers Union"},
		{"so long, handed to somebody", "Poland has handed Hungary seven days to improve its bid.",
			"seven days: Hungary, set by Poland"},
		{"they are to go on", "Talks between Poland and Hungary are to resume on Monday.",
			"planned: Poland, Hungary"},
		{"talks only asked for", "Norway has requested talks with Denmark.",
			"planned: Denmark, Norway"},
		{"a meeting only demanded", "Nordvik Corp demanded a meeting with Norway.",
			"planned: Norway, Nordvik Corp"},
		{"a bracket between them", "Talks between the European Union (EU) and Norway collapsed on Monday.",
			"held: European Union, Norway"},
		{"whose offer it is", "Norra Bank bid for Ostberg AG on Monday. Norra Bank's offer expires on 4 December.",
			"4 December: Norra Bank"},
		{"a contract between two", "The contract between Nordvik Corp and the Dockers Union expires on 4 December.",
			"4 December: Nordvik Corp, Dockers Union"},
		{"asked to come", "The Teachers Union invited Nordvik Corp to a further session on Thursday.",
			"planned: Teachers Union, Nordvik Corp"},
		{"put off to a day", "A meeting between the finance ministers of Norway and Denmark has been put off until 4 December.",
			"planned: Norway, Denmark"},
		{"put off", "The summit between Norway and Denmark was put off.",
			"postponed: Norway, Denmark"},
		{"the old day is no new one", "The meeting between Norway and Denmark planned for Tuesday was postponed.",
			"postponed: Norway, Denmark"},
		{"called off, due on a day", "Talks between Norway and Denmark scheduled for Friday were called off.",
			"cancelled: Norway, Denmark"},
		{"ruled out by a verb", "Norway's foreign minister ruled out talks with Denmark.",
			"ruled_out: Denmark, Norway"},
		{"no plans", "Nordvik Corp has no plans for talks with the Dockers Union.",
			"none_planned: Dockers Union, Nordvik Corp"},
		{"by what means", "The Dockers Union and Nordvik Corp held talks by video link on Monday.",
			"held: Dockers Union, Nordvik Corp; virtual"},
		{"face to face", "The presidents of Norway and Denmark met face to face in Bergen on Monday.",
			"held in Bergen: Norway, Denmark; in_person"},
		{"with whose help", "Talks between Nordvik Corp and the Dockers Union, mediated by Sweden, ended on Monday.",
			"held: Nordvik Corp, Dockers Union; mediated by Sweden"},
		{"without one", "Norway and Denmark held talks in Bergen on Monday without Sweden.",
			"held in Bergen: Norway, Denmark; without Sweden"},
		{"with one absent", "Talks between Norway and Denmark were held in Bergen on Monday with Sweden absent.",
			"held in Bergen: Norway, Denmark; without Sweden"},
		{"to go on, told behind", "Norway and Denmark held talks on Monday. The two sides agreed to continue the talks next week.",
			"held: Norway, Denmark; to_continue on the word of "},
		{"who acts above", "The Dockers Union hopes to win approval for a strike by 4 December.",
			"by 4 December: Dockers Union"},
		{"with those who sit there", "Norway's finance minister opened talks with the country's creditor banks in Geneva on Monday.",
			"held in Geneva: creditor banks, Norway"},
		{"a place in front", "Last week in Lyon, President Anna Roe discussed the fishing rights with Spain.",
			"held in Lyon: Anna Roe, Spain"},
		{"gone there to talk", "Norwegian negotiators flew to Geneva on Monday to resume talks with Denmark.",
			"under_way in Geneva: Denmark, Norwegian negotiators"},
		{"where somebody said so is no place of talks", "France and Spain will hold talks on Friday, a minister said in Oslo.",
			"planned: France, Spain"},
		{"aboard", "The Norwegian and Danish foreign ministers met aboard a frigate on Monday.",
			"held in frigate: Norway, Denmark"},
		{"told in the next sentence", "Nordvik Corp will meet the Dockers Union on Friday over pay. The meeting between Nordvik and the union is due to take place in Bergen.",
			"planned in Bergen: Nordvik Corp, Dockers Union"},
		{"now held", "Norway's minister said Denmark is now holding talks with Sweden.",
			"under_way: Sweden, Denmark"},
		{"whose record is asked for", "Brokers urged Norway to release the minutes of the talks between Denmark and Sweden.",
			"held: Denmark, Sweden"},
		{"a meeting read as a verb", "Nordvik Corp is set to hold its annual shareholders meeting next month.",
			"planned: annual shareholders, Nordvik Corp"},
		{"called for", "The Dockers Union called for a meeting with Nordvik Corp on Monday.",
			"planned: Nordvik Corp, Dockers Union"},
		{"being held", "Talks between Norway and Denmark are being held in Oslo.",
			"under_way in Oslo: Norway, Denmark"},
		{"set behind them", "Norway said it was confident about the talks with Denmark scheduled to begin next month.",
			"planned: Denmark"},
		{"told to be hard", "The Dockers Union said the negotiations with Nordvik Corp were difficult.",
			"under_way: Nordvik Corp"},
		{"what they were of", "The fish war was the main subject of talks between Norway and Denmark.",
			"held: Norway, Denmark"},
		{"what there is for them", "The visit is a chance for talks between Norway and Denmark in Lyon on Monday.",
			"planned in Lyon: Norway, Denmark"},
		{"who takes a stance, however unsure", "Norway is said to want a cod quota of 20,000 tonnes. Denmark reportedly seeks an end to the fees. The talks will take three days.",
			"planned: Norway, Denmark"},
		{"last week's, which proposed", "Norway backed the tolls proposed by last week's meeting of Danish and Swedish ministers.",
			"held: Denmark, Sweden"},
		{"heads of government", "The tax was put off ahead of an EU heads of government summit in Lyon on 4 December.",
			"planned in Lyon: EU"},
		{"has it on a day", "Nordvik Corp has its board meeting on 4 December to consider the bid.",
			"planned: Nordvik Corp"},
		{"who is asked has the time", "Norway pressed Nordvik Corp and the Dockers Union to extend the truce that expires on 4 December.",
			"4 December: Nordvik Corp, Dockers Union"},
		{"effective then", "Nordvik Corp will end its merger agreement with Ostberg AG, effective 4 December.",
			"4 December: Nordvik Corp"},
		{"expected to rule", "The High Court of Norway is expected to rule early next week on the strike.",
			"early next week: High Court of Norway"},
		{"asked of both sides by a third", "Poland has rejected Hungary's offer. Hungary demands a truce and Poland refuses it. Norway urged both sides to sign a pact by 4 December.",
			"by 4 December: Poland, Hungary, set by Norway"},
		{"an answer wanted of the other", "Nordvik Corp has raised its offer to the Dockers Union. Nordvik Corp wants an answer by 4 December, or it will withdraw the offer.",
			"by 4 December: Dockers Union, set by Nordvik Corp; else it will withdraw the offer"},
		{"an answer expected from somebody", "Denmark expects an answer from Norway by 4 December.",
			"by 4 December: Norway, set by Denmark"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks\nBy Ann Roe\n20 November 2025\n\n"+c.text+"\n")
			if got := agendaLines(rec); !slices.Contains(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), c.want)
			}
		})
	}
}

func agendaLines(rec *parley.Record) []string {
	name := map[parley.ID]string{}
	for i := range rec.Actors {
		name[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	names := func(ids []parley.ID) string {
		var out []string
		for _, id := range ids {
			out = append(out, name[id])
		}
		return strings.Join(out, ", ")
	}
	var out []string
	for i := range rec.Meetings {
		m := &rec.Meetings[i]
		s := string(m.Status)
		if m.Place != "" {
			s += " in " + m.Place
		}
		s += ": " + names(m.Participants)
		if len(m.Absent) > 0 {
			s += "; without " + names(m.Absent)
		}
		if m.Format != "" {
			s += "; " + string(m.Format)
		}
		if len(m.Mediators) > 0 {
			s += "; mediated by " + names(m.Mediators)
		}
		for _, o := range m.Outcomes {
			s += "; " + string(o.Kind) + " on the word of " + names(o.AccordingTo)
		}
		out = append(out, s)
	}
	for i := range rec.Deadlines {
		d := &rec.Deadlines[i]
		s := d.Due.Text + ": " + names(d.On)
		if len(d.SetBy) > 0 {
			if len(d.On) > 0 {
				s += ", "
			}
			s += "set by " + names(d.SetBy)
		}
		if d.Consequence != "" {
			s += "; else " + d.Consequence
		}
		out = append(out, s)
	}
	return out
}

// TestNoTalks reads what is told of no talks.
func TestNoTalks(t *testing.T) {
	d := newDesk(t)
	for _, text := range []string{
		"Norwegian and Danish ministers usually meet in June to discuss the cod quota.",
		"The terms, met only by Norway and Denmark, were hard.",
		"Norway's minister told a news conference that the cod quota was fair.",
	} {
		for _, x := range recordOf(t, d, "Quota\n\n"+text+"\n").Meetings {
			t.Errorf("%s %q: %s", x.Status, x.Name, text)
		}
	}
}

// TestNotDue reads days and lengths by which nothing is due, whatever else the
// sentence tells.
func TestNotDue(t *testing.T) {
	d := newDesk(t)
	for _, text := range []string{
		"Nordvik Corp said on Tuesday that it would not lend unless the stake was sold.",
		"A one-year truce between Poland and Hungary is in doubt.",
		"Anna Berg had been president of Nordvik Corp until May, when she left.",
		"The board of Nordvik Corp discussed results for the October-to-December quarter.",
		"Nordvik Corp must set a budget for the year ending June 30.",
		"Nordvik Corp offered cash for notes due March 1, 2031.",
		"The pact between Norway and Denmark was not signed until August.",
	} {
		for _, x := range recordOf(t, d, "Talks\n\n"+text+"\n").Deadlines {
			t.Errorf("%q is due in: %s", x.Due.Text, text)
		}
	}
}

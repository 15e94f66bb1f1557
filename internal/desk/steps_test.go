package desk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestSteps reads invented reports and asks who is told to do what next, how
// surely, and after what.
func TestSteps(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text, want string }{
		{"whole though another says it", "Iceland is expected to offer a proposal on fishing as well as Norway.",
			"expected: Iceland: offer a proposal on fishing as well as Norway"},
		{"no intention of", "The government of Norway had no intention of raising its offer to the union.",
			"ruled_out: Norway: raise its offer to the union"},
		{"what goes on", "The strike at the port will continue, the Dockers Union said.",
			"expected: Dockers Union: strike at the port will continue"},
		{"old times in the clause", "Denmark will sign the treaty that Norway rejected last year.",
			"announced: Denmark: sign the treaty that Norway rejected last year"},
		{"poised", "Nordvik Corp is poised to launch a hostile bid for the shipping company.",
			"expected: Nordvik Corp: launch a hostile bid for the shipping company"},
		{"after talks", "The Danish parliament will vote on the treaty after talks between Norway and Denmark in Oslo on Friday.",
			"announced: Danish parliament: vote on the treaty after planned talks"},
		{"it is who says so", "Nordvik Corp said it will raise its offer to the union.",
			"announced: Nordvik Corp: raise its offer to the union"},
		{"they are whom the speaker speaks for", "A spokesman for Norway said they would ratify the treaty.",
			"announced: Norway: ratify the treaty"},
		{"whose report it is", "Norway's answer will be sent to Denmark on Friday.",
			"announced: Norway: Norway's answer will be sent to Denmark on Friday"},
		{"voted to act", "Members of the Dockers Union voted to strike at the port on Friday.",
			"announced: Members of the Dockers Union: strike at the port on Friday"},
		{"whom another expects to act", "Nordvik Corp said it expects the Harbour Authority to publish its tender on Friday.",
			"expected: Harbour Authority: publish its tender on Friday"},
		{"blamed for a threat", "The Dockers Union attacked Nordvik Corp for threatening to close the port.",
			"possible: Nordvik Corp: close the port"},
		{"what the sentence goes on to tell", "Nordvik Corp will publish its offer on Monday, and many growers believe it will be too low.",
			"announced: Nordvik Corp: publish its offer on Monday"},
		{"what the deed is", "The Dockers Union will ballot its members in May, which the port has asked it to put off.",
			"announced: Dockers Union: ballot its members in May"},
		{"one deed after another", "The Dockers Union will ballot its members in May, and publish the result in June.",
			"announced: Dockers Union: ballot its members in May, and publish the result in June"},
		{"not planned", "Nordvik Corp said it does not plan to raise its offer to the union.",
			"ruled_out: Nordvik Corp: raise its offer to the union"},
		{"what begins", "Picketing will commence at the port on Friday, the Dockers Union said.",
			"expected: Dockers Union: Picketing will commence"},
		{"their own intention", "The Dockers Union declared its intention to strike at the port on Friday.",
			"announced: Dockers Union: strike at the port on Friday"},
		{"denied", "Nordvik Corp denied a report that it planned to close the port of Tolm on Friday.",
			"ruled_out: Nordvik Corp: close the port of Tolm on Friday"},
		{"going to", "\"We are going to strike at the port on Friday,\" Dockers Union leader Anna Berg said.",
			"announced: Anna Berg: strike at the port on Friday"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := recordOf(t, d, "Talks\nBy Ann Roe\n20 November 2025\n\n"+c.text+"\n")
			if got := stepLines(rec); !slices.Contains(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), c.want)
			}
		})
	}
}

// TestNoSteps reads invented reports that tell of no next step: what was announced
// then, what comes of a deed, talks.
func TestNoSteps(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, text string }{
		{"called so", "Anna Berg, the head of the Dockers Union, called Sunday's vote a farce."},
		{"announced then", "Norway announced on Monday the suit against Nordvik Corp."},
		{"what comes of it", "Fishermen would suffer from the failure of the talks, Norway said."},
		{"days of talks", "Norway is to hold two days of talks with Denmark on Friday."},
		{"had been expected", "Nordvik Corp had been expected to launch its bid for the port on Friday."},
		{"how is not told", "Anna Berg has not said how she will vote on the port treaty."},
		{"asked for now", "The Dockers Union is demanding a rise of five per cent."},
		{"undertaken", "Under Anna Berg, Nordvik Corp undertook the largest action in its history."},
		{"what is going to befall", "Nordvik Corp is going to have trouble at the port on Friday."},
		{"an answer waited for", "Nordvik Corp wants an answer to its offer by Friday."},
		{"not decided", "Nordvik Corp has not decided to close the port on Friday."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stepLines(recordOf(t, d, "Talks\nBy Ann Roe\n20 November 2025\n\n"+c.text+"\n")); len(got) > 0 {
				t.Errorf("got %s", strings.Join(got, "\n  "))
			}
		})
	}
}

func stepLines(rec *parley.Record) []string {
	name := map[parley.ID]string{}
	for i := range rec.Actors {
		name[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	first := map[parley.ID]string{}
	for i := range rec.Meetings {
		first[rec.Meetings[i].ID] = rec.Meetings[i].Status + " talks"
	}
	var out []string
	for i := range rec.Steps {
		s := &rec.Steps[i]
		var by []string
		for _, id := range s.By {
			by = append(by, name[id])
		}
		line := s.Certainty + ": " + strings.Join(by, ", ") + ": " + s.Action
		if s.After != "" {
			line, _, _ = strings.Cut(line, " after ")
			line += " after " + first[s.After]
		}
		out = append(out, line)
	}
	return out
}

// TestSoughtIsNotKnown holds that what somebody demands to be told is not known.
// TestAskedIsNoStep holds that what somebody only asks or doubts is no step.
func TestAskedIsNoStep(t *testing.T) {
	d := newDesk(t)
	for _, text := range []string{
		"Asked whether Nordvik Corp would raise its offer to the union, the minister declined to comment.",
		"The minister doubts Nordvik Corp will raise its offer to the union.",
	} {
		rec := recordOf(t, d, "Talks\nBy Ann Roe\n20 November 2025\n\n"+text+"\n")
		for _, l := range stepLines(rec) {
			if strings.Contains(l, "raise its offer") {
				t.Errorf("%s\ngives %s", text, l)
			}
		}
	}
}

func TestSoughtIsNotKnown(t *testing.T) {
	d := newDesk(t)
	for text, want := range map[string]int{
		"The Dockers Union demanded that Norway be consulted about the plan.": 0,
		"Norway was consulted about the plan.":                                1,
	} {
		rec := recordOf(t, d, "Talks\nBy Ann Roe\n20 November 2025\n\n"+text+"\n")
		if len(rec.Knowledge) != want {
			t.Errorf("%q: %d entries of knowledge, want %d", text, len(rec.Knowledge), want)
		}
	}
}

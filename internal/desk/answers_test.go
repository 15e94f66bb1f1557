package desk_test

import (
	"testing"

	"github.com/parley-record/parley"
)

// A plan is told in one sentence, and the next says how somebody took it, in words that
// do not name it, or that only together are an answer.
func TestAnswersToWhatWasToldBefore(t *testing.T) {
	d := newDesk(t)
	const plan = "The port authority of Marsala unveiled a plan to double container fees on Monday."
	for _, c := range []struct{ said, want string }{
		{"Norvik Lines welcomed the text.", "Norvik: for"},
		{"Norvik Lines said the terms were unacceptable.", "Norvik: against"},
		{"Norvik Lines has agreed to the terms.", "Norvik: for"},
		{"Norvik Lines said it would never accept such terms.", "Norvik: against"},
		{"Norvik Lines was cool on the idea.", "Norvik: against"},
		{"Norvik Lines is in favour.", "Norvik: for"},
		{"Norvik Lines is undecided.", "Norvik: undecided"},
		{"Norvik Lines voted in favour.", "Norvik: for"},
		{"Norvik Lines voted against.", "Norvik: against"},
		{"Norvik Lines is furious.", "Norvik: against"},
		{"Norvik Lines reacted with fury.", "Norvik: against"},
		{"Norvik Lines said no.", "Norvik: against"},
		{"The dockers' union is recommending acceptance.", "dockers' union: for"},
		{"Norvik Lines took a dim view of the plan.", "Norvik: against"},
		{"Norvik Lines gave the plan short shrift.", "Norvik: against"},
		{"Norvik Lines is up in arms about it.", "Norvik: against"},
		{"Norvik Lines distanced itself from the plan.", "Norvik: against"},
		{"Norvik Lines said it would not take part in the scheme.", "Norvik: against"},
		{"Norvik Lines has kept silent on the plan.", "Norvik: undecided"},
		{"Norvik Lines stopped short of endorsing it.", "Norvik: undecided"},
		{"Norvik Lines put off a decision on the plan.", "Norvik: undecided"},
		{"Norvik Lines postponed a vote on it until June.", "Norvik: awaiting"},
		{"The dockers are to be balloted on it.", "dockers: awaiting"},
		{"Ministers must still approve the plan.", "Ministers: awaiting"},
		{"The plan met with a frosty reception from Norvik Lines.", "Norvik: against"},
		{"Norvik Lines warned that it would drive away business.", "Norvik: against"},
		{"Norvik Lines said nobody had told it about the plan.", "Norvik: unaware"},
		{"Norvik Lines said it had not been shown the plan.", "Norvik: unaware"},
		{"Norvik Lines learned of the plan from the newspapers.", "Norvik: unaware"},
	} {
		rec := recordOf(t, d, plan+" "+c.said)
		name := map[parley.ID]string{}
		for i := range rec.Actors {
			name[rec.Actors[i].ID] = rec.Actors[i].Name
		}
		got := false
		for i := range rec.Proposals {
			got = got || answered(&rec.Proposals[i], name, c.want)
		}
		if !got {
			t.Errorf("%s: no answer %q; got%s", c.said, c.want, tell(rec, name))
		}
	}
}

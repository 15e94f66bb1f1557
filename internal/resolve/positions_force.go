package resolve

import "strings"

// yields are words by which somebody gives up what they held: their stance is a
// concession, where other consent gives nothing up.
var yields = wordSet(`concede yield bow cave give_in give_way cave_in back_down relent settle_for give_ground compromise compromise_on acquiesce accede
	go_along_with come_around come_round drop abandon back_away back_off retreat step_back row_back climb_down`)

// grants are words by which somebody gives what is theirs to give.
var grants = wordSet(`allow permit grant authorise authorize`)

// consents are words that do the same where an infinitive tells what they do.
var consents = wordSet(`agree agree_to consent`)

// designs are words for what somebody means to do.
var designs = wordSet(`plan intend vow intention undertake`)

// strivings are words for what somebody is after.
var strivings = wordSet(`aim strive hope wish`)

// harms are words by which something is judged to do damage.
var harms = wordSet(`effect harmful risky dangerous damaging destructive irresponsible reckless`)

// worries are words for what is felt about what may come.
var worries = wordSet(`concerned worried fear worry doubt cue:doubt sceptical skeptical wary nervous anxious fearful afraid concern uneasy alarmed apprehensive
	troubled unconvinced dubious doubtful misgiving reservation`)

// forceOf returns the force of a stance by that of the word that takes it and by
// what the signs of its row tell of the words around. To speak against something
// is to refuse it, to say of one's own text what is in it is to offer that, to say
// what should be done is to demand it.
func forceOf(stance, force string, signs []string) string {
	var word, path string
	var duty, own, text, backed, bare, turned bool
	for _, s := range signs {
		switch {
		case strings.HasPrefix(s, "word:"):
			word = s[len("word:"):]
		case strings.HasPrefix(s, "answer:word:"):
			word = s[len("answer:word:"):]
		case strings.HasPrefix(s, "path:"):
			path = s[len("path:"):]
		case s == "said:duty" || s == "root:should" || s == "verb:want" || s == "verb:need":
			duty = true
		case s == "text:own:"+stance:
			own, text = true, true
		case strings.HasPrefix(s, "text:"):
			text = true
		case s == "turned":
			turned = true
		case s == "root:for":
			backed = true
		case s == "say:words:none:for":
			bare = true // no word of praise
		}
	}
	whole := path == "said"
	switch {
	case turned && force == "concession":
		return force
	case stance == "against" && (force == "statement" || force == "offer" || force == "concession" && !yields[word]):
		return "refusal"
	case stance == "against" && force == "concern":
		switch {
		case harms[word]:
			return "warning"
		case worries[word]:
			return force
		case text:
			return "refusal"
		}
		return "statement"
	case stance == "for" && force == "concession" && !yields[word]:
		if grants[word] || consents[word] && (path == "x" || path == "to" || path == "x>o") {
			return "offer"
		}
		return "statement"
	case stance == "for" && force == "statement" && whole:
		switch {
		case duty:
			return "demand"
		case own || backed && bare:
			return "offer"
		}
	case stance == "for" && force == "statement":
		switch {
		case designs[word]:
			return "offer"
		case strivings[word]:
			return "demand"
		}
	}
	return force
}

package resolve

import "strings"

// yields are words by which somebody gives up what they held: their stance is a
// concession, where other consent gives nothing up.
var yields = wordList("yields")

// grants are words by which somebody gives what is theirs to give.
var grants = wordList("grants")

// consents are words that do the same where an infinitive tells what they do.
var consents = wordList("consents")

// designs are words for what somebody means to do.
var designs = wordList("designs")

// strivings are words for what somebody is after.
var strivings = wordList("strivings")

// harms are words by which something is judged to do damage.
var harms = wordList("harms")

// worries are words for what is felt about what may come.
var worries = wordList("worries")

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

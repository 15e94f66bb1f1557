package ner

import "github.com/parley-record/parley/nlp"

// chatShare is how many of a thousand words outside quotation marks speak to the
// reader in a mail, a review or a forum at least: nine in ten texts of EWT's
// training part, four in a hundred of Reuters' reports.
const chatShare = 15

// chatty reports whether a text speaks to its reader as mails and reviews do.
func chatty(d *nlp.Doc) bool {
	words, said, quoted := 0, 0, false
	for i := range d.Tokens {
		f := d.Form(i)
		switch f {
		case "\"", "“", "”", "``", "''":
			quoted = !quoted
			continue
		}
		words++
		if !quoted && speaks(f) {
			said++
		}
	}
	return said*1000 >= words*chatShare && said > 0
}

// speaks reports whether a word is of the first or the second person, or a mark
// that reports lack.
func speaks(f string) bool {
	switch f {
	case "I", "i", "me", "Me", "my", "My", "MY", "mine", "you", "You", "YOU", "your", "Your", "YOUR", "yours", "u", "ur", "im", "Im", "thanks", "Thanks", "THANKS", "please", "Please", "PLEASE", "hi", "Hi", "ok", "OK", "Ok", "yeah", "Yeah", "lol", "LOL", "!", "?":
		return true
	}
	return false
}

package desk_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp/english"
)

// TestPronounBearers checks whose a stance is that is told by a pronoun: "PARTY STANCE
// WORD" is one of PARTY on a matter whose words have WORD in them, with a "!" before it
// one that must not be.
func TestPronounBearers(t *testing.T) {
	e, err := english.New(english.Fast)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"the subject, not who is told of beside it", "Delmar Gas Corp reported a loss on Monday, as Harlan Oil Corp has refused to pay its bills. It also opposes the pipeline tax.", "Delmar Gas Corp against tax; !Harlan Oil Corp against tax"},
		{"those without a name", "The ministry said it would review the scheme, which prompted dockers to call for a strike. They oppose the pension cut.", "dockers against cut"},
		{"with whom somebody deals", "The premier is willing to talk with fishermen if they accept the herring quota.", "!the premier for quota"},
		{"all who were named", "Anna Berg and Olaf Hall issued a statement on Friday. They rejected the merger offer.", "Anna Berg against offer; Olaf Hall against offer"},
		{"whose words a noun stands for", "Chancellor Carl Voss spoke on Monday. The visit followed a warning by premier Olaf Hall that he opposed the herring tax.", "Olaf Hall against tax; !Carl Voss against tax"},
		{"whose reply it is", "Anna Berg criticised Olaf Hall. Hall sent back a letter saying he would not support the herring tax.", "Olaf Hall against tax; !Anna Berg against tax"},
		{"told behind the pronoun", "Olaf Hall spoke of the dockers. \"They (the Danes) oppose the herring tax,\" he said.", "Denmark against tax; !dockers against tax"},
		{"of whom it is said", "Olaf Hall said Denmark and Sweden had both rejected the herring tax.", "Denmark against tax; Sweden against tax"},
		{"a paper tells, it does not want", "The Evening News said that Norway was preparing its answer. It opposes the herring tax.", "!Evening News against tax"},
		{"goes on with the pronoun", "Harlan Oil Corp raised its bid on Monday. It offered to pay a fee if rivals in Denmark block the sale. It also opposes the pipeline tax.", "Harlan Oil Corp against tax"},
	} {
		takes, all := stancesIn(underTitle(e, c.text))
		for _, w := range strings.Split(c.want, "; ") {
			f := strings.Fields(strings.TrimPrefix(w, "!"))
			who, stance, word := strings.Join(f[:len(f)-2], " "), f[len(f)-2], f[len(f)-1]
			if takes(who, stance, word) == strings.HasPrefix(w, "!") {
				t.Errorf("%s: %q in %s\n\tdrafted: %s", c.name, w, c.text, all)
			}
		}
	}
}

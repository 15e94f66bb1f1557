package desk_test

import "testing"

// A passive deed behind an aside, whose words end before its verb's auxiliary, is read
// without a slip.
func TestPassiveDeedBehindAside(t *testing.T) {
	recordOf(t, fastDesk(t), "Talks go on\n\nA scheme to hand surplus milk free to the poor in the Nordic Union (NU), which was due to expire next Tuesday, will be partially extended for a further month, a spokesman said.\n")
}

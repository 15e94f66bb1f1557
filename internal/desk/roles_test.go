package desk_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRolesByDate reads two reports between which a minister becomes premier:
// the record keeps both offices, each with its days, and names the later one.
func TestRolesByDate(t *testing.T) {
	d := newDesk(t)
	dir := t.TempDir()
	for name, text := range map[string]string{
		"1.txt": "Minister opens fish talks\n3 June 2025\n\nOSLO — Norwegian Prime Minister Lena Borg said the fish talks would go on.\n",
		"2.txt": "Quota stays open\n12 March 2025\n\nOSLO — Norwegian Foreign Minister Lena Borg said the quota was open.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rec, err := d.Read(context.Background(), []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range rec.Actors {
		if a.Name != "Lena Borg" {
			continue
		}
		var got []string
		for _, r := range a.Roles {
			got = append(got, fmt.Sprint(r.Text, " ", r.From, " ", r.To))
		}
		want := "Norwegian Foreign Minister 2025-03-12 2025-03-12, Norwegian Prime Minister 2025-06-03 2025-06-03"
		if s := strings.Join(got, ", "); s != want || a.Role != "Norwegian Prime Minister" {
			t.Errorf("got %s, now %s; want %s", s, a.Role, want)
		}
		return
	}
	t.Error("the record has no Lena Borg")
}

// TestRoleBounds checks that a role has the words of the office alone.
func TestRoleBounds(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ text, who, role string }{
		{"The pilots' union is backing Senator Lena Borg in the vote on the airport levy.", "Lena Borg", "Senator"},
		{"Tom Hale, a past backer of Norrish Senator Lena Borg, said the union would sign.", "Lena Borg", "Norrish Senator"},
		{"The union sent a letter to the government of President Lena Borg on Monday.", "Lena Borg", "President"},
		{"Acting President Lena Borg said the truce would hold.", "Lena Borg", "Acting President"},
		{"Sens. Tom Hale and Lena Borg said they opposed the fish tax.", "Tom Hale", "Sen."},
		{"Norrish trade ministers Tom Hale and Ole Dahl opposed the fish tax.", "Ole Dahl", "Norrish trade minister"},
		{"In March President Lena Borg announced the fish tax.", "Lena Borg", "President"},
		{"Lena Borg is on the other side of the dispute, said the ministry.", "Lena Borg", ""},
		{"The Chamber of Shipping president, Lena Borg, rejected the levy.", "Lena Borg", "Chamber of Shipping president"},
	} {
		rec := recordOf(t, d, "The talks go on\n\n"+c.text+"\n")
		found := false
		for _, a := range rec.Actors {
			if a.Name == c.who {
				if found = true; a.Role != c.role {
					t.Errorf("%s: %q, want %q in: %s", c.who, a.Role, c.role, c.text)
				}
			}
		}
		if !found {
			t.Errorf("no %s in: %s", c.who, c.text)
		}
	}
}

package extract

import "testing"

func TestGerund(t *testing.T) {
	for verb, want := range map[string]string{
		"be": "being", "cut": "cutting", "pay": "paying", "free": "freeing", "agree": "agreeing", "raise": "raising", "lie": "lying",
		"admit": "admitting", "limit": "limiting", "offer": "offering", "defer": "deferring", "quit": "quitting", "panic": "panicking",
		"cancel": "cancelling", "repeal": "repealing", "tax": "taxing", "allow": "allowing", "open": "opening", "outbid": "outbidding", "dye": "dyeing",
	} {
		if got := gerund(verb); got != want {
			t.Errorf("gerund(%q) = %q, want %q", verb, got, want)
		}
	}
}

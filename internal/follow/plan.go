package follow

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/parley-record/parley"
)

// A plan is how a negotiation is written by hand, in a file such as parley.toml:
//
//	name = "Harbour talks"
//	parties = ["Port Union / dockers", "Harbour Board"]
//	issues = ["pay offer / wage offer", "night shifts"]
//	sources = ["https://example.org/feed.xml", "reports/"]
//
//	[[issue]]
//	label = "Night shifts"
//	code = "B2"
//	definition = "Who works at night, and for how much more"
//	parent = "Hours"
//	phrases = ["night work", "late roster"]
type plan struct {
	Name    string             `toml:"name"`
	Parties []string           `toml:"parties"`
	Issues  []string           `toml:"issues"`
	Sources []string           `toml:"sources"`
	Issue   []parley.CodeIssue `toml:"issue,omitempty"`
}

// ParsePlan reads a negotiation that was written by hand. A key that is not
// known, which a slip of the pen may make, is an error.
func ParsePlan(text []byte) (parley.Negotiation, error) {
	p, err := decode(text)
	if err != nil {
		return parley.Negotiation{}, err
	}
	if p.Name = strings.TrimSpace(p.Name); p.Name == "" {
		return parley.Negotiation{}, fmt.Errorf("follow: %w: a negotiation needs a name", parley.ErrInvalid)
	}
	if err := CheckCodebook(p.Issue); err != nil {
		return parley.Negotiation{}, err
	}
	return parley.Negotiation{Name: p.Name, Parties: p.Parties, Issues: p.Issues, Sources: p.Sources, Codebook: p.Issue}, nil
}

// decode reads the keys of a plan.
func decode(text []byte) (plan, error) {
	var p plan
	meta, err := toml.Decode(string(text), &p)
	if err != nil {
		return p, fmt.Errorf("follow: %w: %v", parley.ErrInvalid, err)
	}
	if more := meta.Undecoded(); len(more) > 0 {
		k := more[0]
		known := "name, parties, issues, sources and [[issue]]"
		if k[0] == "issue" {
			known = "label, code, definition, parent and phrases"
		}
		where := ""
		if n := lineOf(text, k[len(k)-1]); n > 0 {
			where = fmt.Sprintf("line %d: ", n)
		}
		return p, fmt.Errorf("follow: %w: %s%q is not known; there are %s", parley.ErrInvalid, where, k.String(), known)
	}
	return p, nil
}

// lineOf returns the first line of TOML, counted from 1, that gives the key a value or
// opens a table of its name; 0 where it is written in some other way.
func lineOf(text []byte, key string) int {
	n := 0
	for l := range bytes.Lines(text) {
		n++
		name, _, _ := bytes.Cut(l, []byte("="))
		if strings.Trim(string(name), " \t\r\n[]\"'") == key {
			return n
		}
	}
	return 0
}

// FormatPlan writes a negotiation as ParsePlan reads it.
func FormatPlan(n parley.Negotiation) ([]byte, error) {
	var b bytes.Buffer
	err := toml.NewEncoder(&b).Encode(plan{n.Name, n.Parties, n.Issues, n.Sources, n.Codebook})
	return b.Bytes(), err
}

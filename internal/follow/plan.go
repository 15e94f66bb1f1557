package follow

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

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
	var p plan
	meta, err := toml.Decode(string(text), &p)
	if err != nil {
		return parley.Negotiation{}, fmt.Errorf("follow: %w: %v", parley.ErrInvalid, err)
	}
	if more := meta.Undecoded(); len(more) > 0 {
		return parley.Negotiation{}, fmt.Errorf("follow: %w: %q is not known; there are name, parties, issues, sources and [[issue]]", parley.ErrInvalid, more[0].String())
	}
	if p.Name = strings.TrimSpace(p.Name); p.Name == "" {
		return parley.Negotiation{}, fmt.Errorf("follow: %w: a negotiation needs a name", parley.ErrInvalid)
	}
	if err := checkBook(p.Issue); err != nil {
		return parley.Negotiation{}, err
	}
	return parley.Negotiation{Name: p.Name, Parties: p.Parties, Issues: p.Issues, Sources: p.Sources, Codebook: p.Issue}, nil
}

// FormatPlan writes a negotiation as ParsePlan reads it.
func FormatPlan(n parley.Negotiation) ([]byte, error) {
	var b bytes.Buffer
	err := toml.NewEncoder(&b).Encode(plan{n.Name, n.Parties, n.Issues, n.Sources, n.Codebook})
	return b.Bytes(), err
}

// ParseCodebook reads a user's own list of issues: TOML with [[issue]] tables, or
// CSV whose first row names the columns label, code, definition, parent and
// phrases (phrases apart by "|").
func ParseCodebook(text []byte) ([]parley.CodeIssue, error) {
	var list []parley.CodeIssue
	if bytes.Contains(text, []byte("[[issue]]")) {
		var p plan
		if _, err := toml.Decode(string(text), &p); err != nil {
			return nil, fmt.Errorf("follow: %w: %v", parley.ErrInvalid, err)
		}
		list = p.Issue
	} else {
		var err error
		if list, err = bookOfCSV(text); err != nil {
			return nil, err
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("follow: %w: it holds no issue", parley.ErrInvalid)
	}
	return list, checkBook(list)
}

func bookOfCSV(text []byte) ([]parley.CodeIssue, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	if first, _, _ := bytes.Cut(text, []byte("\n")); bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		r.Comma = ';'
	}
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("follow: %w: write [[issue]] tables, or CSV with a column label", parley.ErrInvalid)
	}
	at := map[string]int{}
	for i, h := range head {
		at[strings.ToLower(strings.TrimSpace(h))] = i
	}
	if _, ok := at["label"]; !ok {
		return nil, fmt.Errorf("follow: %w: write [[issue]] tables, or CSV with a column label", parley.ErrInvalid)
	}
	var list []parley.CodeIssue
	for {
		row, err := r.Read()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("follow: %w: %v", parley.ErrInvalid, err)
		}
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		}
		x := parley.CodeIssue{Label: cell("label"), Code: cell("code"), Definition: cell("definition"), Parent: cell("parent")}
		for p := range strings.SplitSeq(cell("phrases"), "|") {
			if p = strings.TrimSpace(p); p != "" {
				x.Phrases = append(x.Phrases, p)
			}
		}
		list = append(list, x)
	}
}

// maxBook bounds how many issues a user's list may hold.
const maxBook = 2000

func checkBook(list []parley.CodeIssue) error {
	if len(list) > maxBook {
		return fmt.Errorf("follow: %w: a list holds at most %d issues", parley.ErrInvalid, maxBook)
	}
	labels := map[string]bool{}
	for i, x := range list {
		if x.Label == "" {
			return fmt.Errorf("follow: %w: issue %d has no label", parley.ErrInvalid, i+1)
		}
		if labels[x.Label] {
			return fmt.Errorf("follow: %w: the label %q stands twice", parley.ErrInvalid, x.Label)
		}
		labels[x.Label] = true
	}
	for _, x := range list {
		if x.Parent != "" && !labels[x.Parent] {
			return fmt.Errorf("follow: %w: %q stands under %q, which is not in the list", parley.ErrInvalid, x.Label, x.Parent)
		}
	}
	return nil
}

// Own returns the issues that a negotiation is read with: its codebook, and each
// followed issue with its other names.
func Own(n parley.Negotiation) []parley.CodeIssue {
	list := append([]parley.CodeIssue{}, n.Codebook...)
	known := map[string]bool{}
	for _, x := range list {
		known[x.Label] = true
	}
	for _, line := range n.Issues {
		label, others, _ := strings.Cut(line, "/")
		x := parley.CodeIssue{Label: strings.TrimSpace(label)}
		for o := range strings.SplitSeq(others, "/") {
			if o = strings.TrimSpace(o); o != "" {
				x.Phrases = append(x.Phrases, o)
			}
		}
		if x.Label != "" && !known[x.Label] {
			known[x.Label] = true
			list = append(list, x)
		}
	}
	return list
}

// The most that is taken from a record to tell what belongs.
const (
	manyParties = 8
	manyIssues  = 12
	manyNames   = 8
)

// readForName bounds how many reports are read to find a name.
const readForName = 4

// Name returns what a negotiation that begins with reports is called: the first
// title, else who deals with whom on what, else "Negotiation".
func (f *Follower) Name(ctx context.Context, reports []parley.Report) string {
	reports = slices.DeleteFunc(slices.Clone(reports), func(r parley.Report) bool { return r.Language != "" && !strings.HasPrefix(r.Language, "en") })
	for i := range reports {
		if t := strings.TrimSpace(reports[i].Title); t != "" {
			return t
		}
	}
	if len(reports) > 0 {
		if rec, err := f.reader.Record(ctx, reports[:min(len(reports), readForName)]); err == nil {
			if name := nameOf(rec); name != "" {
				return name
			}
		}
	}
	return "Negotiation"
}

// nameOf names a record by the two parties that take most positions and
// statements, and by the issue that most positions are on.
func nameOf(rec *parley.Record) string {
	at := rec.Index()
	sides, issues := map[parley.ID]int{}, map[parley.ID]int{}
	side := func(id parley.ID, n int) {
		if a := at.Actors[id]; a != nil && a.Party != "" && (a.Part == "" || a.Part == "party") {
			sides[a.Party] += n
		}
	}
	for i := range rec.Positions {
		side(rec.Positions[i].Party, 2)
		issues[rec.Positions[i].Issue]++
	}
	for i := range rec.Statements {
		side(rec.Statements[i].Speaker, 1)
	}
	most := func(count map[parley.ID]int) []parley.ID {
		var ids []parley.ID
		for id := range count {
			if at.Name(id) != "" {
				ids = append(ids, id)
			}
		}
		slices.SortFunc(ids, func(a, b parley.ID) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
		return ids
	}
	p, on := most(sides), most(issues)
	var b strings.Builder
	switch {
	case len(p) > 1:
		b.WriteString(at.Name(p[0]) + " and " + at.Name(p[1]))
	case len(p) == 1:
		b.WriteString(at.Name(p[0]))
	}
	if len(on) > 0 {
		if b.Len() > 0 {
			b.WriteString(" on ")
		}
		b.WriteString(at.Name(on[0]))
	}
	name := []rune(b.String())
	if len(name) > 0 {
		name[0] = unicode.ToUpper(name[0])
	}
	return string(name)
}

// Named returns the parties and issues that a negotiation's record names most,
// as a person would write them: other names of one after a slash.
func Named(ctx context.Context, s parley.Directory, id int64) (parties, issues []string, err error) {
	actors, _, err := s.Actors(ctx, id, "", parley.Page{Limit: 60})
	if err != nil {
		return nil, nil, err
	}
	for _, a := range actors {
		if a.Party != a.ID || a.Part != "" && a.Part != "party" || len(parties) == manyParties {
			continue
		}
		parties = append(parties, slashed(a.Name, a.Aliases, 4))
	}
	list, err := s.Issues(ctx, id, manyIssues)
	if err != nil {
		return nil, nil, err
	}
	for _, is := range list {
		issues = append(issues, slashed(is.Label, is.Terms, 5))
	}
	return parties, issues, nil
}

// Leading returns the first name of each of a list as Named gives it.
func Leading(list []string) []string {
	out := make([]string, len(list))
	for i, l := range list {
		name, _, _ := strings.Cut(l, " / ")
		out[i] = name
	}
	return out
}

var prepositions = map[string]bool{"about": true, "after": true, "against": true, "at": true, "before": true, "between": true, "by": true, "during": true, "for": true, "from": true,
	"in": true, "into": true, "of": true, "on": true, "over": true, "to": true, "under": true, "until": true, "with": true, "within": true, "without": true}

// slashed writes a name and its other names of at most n words on one line.
func slashed(name string, others []string, n int) string {
	list := []string{strings.ReplaceAll(name, "/", " ")}
	for _, o := range others {
		if first, _, _ := strings.Cut(o, " "); prepositions[strings.ToLower(first)] {
			continue // "on Monday": what stands beside a matter, and would join any report
		}
		if !strings.Contains(o, "/") && len(strings.Fields(o)) <= n && len(list) < manyNames && !strings.EqualFold(o, name) {
			list = append(list, o)
		}
	}
	return strings.Join(list, " / ")
}

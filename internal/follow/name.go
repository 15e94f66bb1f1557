package follow

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
)

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

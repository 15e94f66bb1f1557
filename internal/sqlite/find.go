package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/parley-record/parley"
)

// statementMeta lists the filters of a statement as terms of the index.
func statementMeta(neg int64, r *row, day string) string {
	m := append([]string{"n" + strconv.FormatInt(neg, 10)}, r.meta...)
	if r.actor != "" {
		m = append(m, "sp"+string(r.actor))
	}
	return strings.Join(append(m, month(day)...), " ")
}

func reportMeta(neg int64, r *parley.Filed) string {
	return strings.Join(append([]string{"n" + strconv.FormatInt(neg, 10)}, month(r.Published)...), " ")
}

func month(day string) []string {
	if len(day) < 7 {
		return nil
	}
	return []string{"mo" + day[:4] + day[5:7]}
}

// manyMonths bounds how many months a search asks the index for; a longer time
// is filtered afterwards.
const manyMonths = 48

// match writes q in the index's language, with phrases or with their words each
// for itself. Every word is quoted, so nothing that a person types is syntax.
func (s *Store) match(neg int64, q parley.Query, alike func(parley.ID) []parley.ID, side []parley.ID, together bool) string {
	meta := []string{"n" + strconv.FormatInt(neg, 10)}
	if !q.Reports {
		if q.CueClass != "" {
			meta = append(meta, `"cc`+key(q.CueClass)+`"`)
		}
		if q.Direct {
			meta = append(meta, "quoted")
		}
		any := func(letter string, ids []parley.ID) {
			l := make([]string, len(ids))
			for i, a := range ids {
				l[i] = `"` + letter + strings.ReplaceAll(key(string(a)), " ", "") + `"`
			}
			meta = append(meta, "("+strings.Join(l, " OR ")+")")
		}
		if q.Speaker != "" {
			any("sp", alike(q.Speaker))
		}
		if q.Issue != "" {
			any("is", alike(q.Issue))
		}
		if q.Party != "" {
			any("sp", side)
		}
	}
	if months := monthsOf(q.From, q.To); len(months) > 0 {
		meta = append(meta, "("+strings.Join(months, " OR ")+")")
	}
	expr := "meta : (" + strings.Join(meta, " AND ") + ")"
	if words := wanted(q.Words); len(words) > 0 {
		var list []string
		for _, w := range words {
			list = append(list, w.terms(together)...)
		}
		how := " AND "
		if q.Any {
			list, how = telling(list), " OR "
		}
		expr = "words : (" + strings.Join(list, how) + ") AND " + expr
	}
	return expr
}

func monthsOf(from, to string) []string {
	if from == "" || to == "" {
		return nil
	}
	a, err1 := time.Parse("2006-01", from[:min(7, len(from))])
	b, err2 := time.Parse("2006-01", to[:min(7, len(to))])
	if err1 != nil || err2 != nil {
		return nil
	}
	var l []string
	for t := a; !t.After(b); t = t.AddDate(0, 1, 0) {
		if len(l) == manyMonths {
			return nil
		}
		l = append(l, t.Format("mo200601"))
	}
	return l
}

// manySpeakers bounds how many who speak for a party are searched.
const manySpeakers = 300

// sideOf returns a party with those who stand for it, most named first.
func (s *Store) sideOf(ctx context.Context, neg int64, party []parley.ID) ([]parley.ID, error) {
	if party[0] == "" {
		return nil, nil
	}
	side := slices.Clone(party)
	for _, p := range party {
		rows, err := s.read.QueryContext(ctx, "SELECT id FROM actor WHERE neg = $1 AND party = $2 AND party <> '' ORDER BY uses DESC, id LIMIT $3", neg, p, manySpeakers)
		if err != nil {
			return nil, wrap("search", err)
		}
		for rows.Next() {
			var id parley.ID
			if err := rows.Scan(&id); err != nil {
				rows.Close()
				return nil, wrap("search", err)
			}
			if !slices.Contains(side, id) {
				side = append(side, id)
			}
		}
		if err := rows.Close(); err != nil {
			return nil, wrap("search", err)
		}
	}
	return side, nil
}

// Actors returns the actors that most entries name, most first, whose name or
// aliases hold words.
func (s *Store) Actors(ctx context.Context, neg int64, words string, p parley.Page) ([]parley.Actor, string, error) {
	b := s.sheet(ctx, neg, parley.Select{})
	if b.err != nil {
		return nil, "", b.err
	}
	limit, most, after := limitOf(p), int64(1)<<62, ""
	if p.Before != "" {
		uses, id, _ := strings.Cut(p.Before, "~")
		var err error
		if most, err = strconv.ParseInt(uses, 10, 64); err != nil {
			return nil, "", fmt.Errorf("sqlite: cursor %q: %w", p.Before, parley.ErrInvalid)
		}
		after = id
	}
	list := []parley.Actor{}
	where, args := "", []any{neg, limit + 1, most, after}
	if words != "" {
		where, args = ` AND (name LIKE $5 ESCAPE '\' OR body ->> 'aliases' LIKE $5 ESCAPE '\')`, append(args, "%"+escapeLike(words)+"%")
	}
	n, next, last := 0, "", ""
	var joined []parley.ID
	b.each(func(row []byte) error {
		if n++; n > limit {
			next = last
			return nil
		}
		uses, body, _ := bytes.Cut(row, []byte("~"))
		var a parley.Actor
		if err := json.Unmarshal(body, &a); err != nil {
			return err
		}
		a.Mentions = []parley.Mention{} // those stand with the reports
		last = string(uses) + "~" + string(a.ID)
		if into := b.merged[a.ID]; into != "" {
			if words != "" { // it is found under the name that it had
				joined = append(joined, into)
			}
			return nil
		}
		if l := b.labels[a.ID]; l != "" {
			a.Name = l
		}
		if into := b.merged[a.Party]; into != "" {
			a.Party = into
		}
		list = append(list, a)
		return nil
	}, "SELECT uses || '~' || body FROM actor WHERE neg = $1 AND uses <= $3 AND (uses < $3 OR id > $4)"+where+" ORDER BY uses DESC, id LIMIT $2", args...)
	for _, id := range joined {
		if slices.ContainsFunc(list, func(a parley.Actor) bool { return a.ID == id }) {
			continue
		}
		a, err := s.Actor(ctx, neg, id)
		if err != nil {
			return nil, "", err
		}
		a.Mentions = []parley.Mention{}
		list = append(list, a)
	}
	return list, next, b.err
}

// Issues returns the issues that most entries name, most first.
func (s *Store) Issues(ctx context.Context, neg int64, limit int) ([]parley.Issue, error) {
	b := s.sheet(ctx, neg, parley.Select{})
	if b.err != nil {
		return nil, b.err
	}
	var list []parley.Issue
	b.each(func(body []byte) error {
		var is parley.Issue
		if err := json.Unmarshal(body, &is); err != nil {
			return err
		}
		if b.merged[is.ID] != "" {
			return nil
		}
		if l := b.labels[is.ID]; l != "" {
			is.Label = l
		}
		list = append(list, is)
		return nil
	}, "SELECT body FROM issue WHERE neg = $1 ORDER BY uses DESC, id LIMIT $2", neg, limit)
	return list, b.err
}

// Actor returns one, or the one that it was merged into.
func (s *Store) Actor(ctx context.Context, neg int64, id parley.ID) (parley.Actor, error) {
	b := s.sheet(ctx, neg, parley.Select{})
	var list []parley.Actor
	b.each(appendTo(&list), "SELECT body FROM actor WHERE neg = $1 AND id = $2", neg, cmp.Or(b.merged[id], id))
	if b.err != nil {
		return parley.Actor{}, b.err
	}
	if len(list) == 0 {
		return parley.Actor{}, fmt.Errorf("sqlite: actor %s: %w", id, parley.ErrNotFound)
	}
	a := list[0]
	b.relabel(&a.Name, &a.Aliases, a.ID)
	b.takeNames(a.Name, &a.Aliases, a.ID)
	a.Party = cmp.Or(b.merged[a.Party], a.Party)
	return a, b.err
}

// Issue returns one, or the one that it was merged into.
func (s *Store) Issue(ctx context.Context, neg int64, id parley.ID) (parley.Issue, error) {
	b := s.sheet(ctx, neg, parley.Select{})
	var list []parley.Issue
	b.each(appendTo(&list), "SELECT body FROM issue WHERE neg = $1 AND id = $2", neg, cmp.Or(b.merged[id], id))
	if b.err != nil {
		return parley.Issue{}, b.err
	}
	if len(list) == 0 {
		return parley.Issue{}, fmt.Errorf("sqlite: issue %s: %w", id, parley.ErrNotFound)
	}
	is := list[0]
	b.relabel(&is.Label, &is.Terms, is.ID)
	b.takeNames(is.Label, &is.Terms, is.ID)
	return is, b.err
}

// Names returns what the actors or issues are called that most entries name.
func (s *Store) Names(ctx context.Context, neg int64, t parley.Table, limit int) ([]parley.Name, error) {
	merged, labels, err := s.renames(ctx, neg)
	if err != nil {
		return nil, err
	}
	query := "SELECT id, name FROM actor WHERE neg = $1 ORDER BY uses DESC, id LIMIT $2"
	if t == parley.Issues {
		query = "SELECT id, label FROM issue WHERE neg = $1 ORDER BY uses DESC, id LIMIT $2"
	}
	rows, err := s.read.QueryContext(ctx, query, neg, limit)
	if err != nil {
		return nil, wrap("names", err)
	}
	defer rows.Close()
	list := []parley.Name{}
	for rows.Next() {
		var n parley.Name
		if err := rows.Scan(&n.ID, &n.Name); err != nil {
			return nil, wrap("names", err)
		}
		if merged[n.ID] == "" {
			n.Name = cmp.Or(labels[n.ID], n.Name)
			list = append(list, n)
		}
	}
	return list, wrap("names", rows.Err())
}

// NamesOf returns what actors and issues are called.
func (s *Store) NamesOf(ctx context.Context, neg int64, ids []parley.ID) (map[parley.ID]string, error) {
	_, labels, err := s.renames(ctx, neg)
	if err != nil {
		return nil, err
	}
	return s.namesOf(ctx, neg, ids, labels)
}

func (s *Store) namesOf(ctx context.Context, neg int64, ids []parley.ID, labels map[parley.ID]string) (map[parley.ID]string, error) {
	names := map[parley.ID]string{}
	var actors, issues []any
	for _, id := range ids {
		switch tableFor(id) {
		case "actor":
			actors = append(actors, id)
		case "issue":
			issues = append(issues, id)
		}
	}
	for _, q := range []struct {
		query string
		ids   []any
	}{{"SELECT id, name FROM actor WHERE neg = $1 AND id IN (", actors}, {"SELECT id, label FROM issue WHERE neg = $1 AND id IN (", issues}} {
		for len(q.ids) > 0 {
			n := min(500, len(q.ids))
			if err := s.named(ctx, neg, q.query, q.ids[:n], names); err != nil {
				return nil, wrap("names", err)
			}
			q.ids = q.ids[n:]
		}
	}
	for id := range names {
		names[id] = cmp.Or(labels[id], names[id])
	}
	return names, nil
}

// Stories returns stories, latest first.
func (s *Store) Stories(ctx context.Context, neg int64, p parley.Page) ([]parley.Story, string, error) {
	limit := limitOf(p)
	last, id := "~", ""
	if p.Before != "" {
		var ok bool
		if last, id, ok = strings.Cut(p.Before, "~"); !ok {
			return nil, "", fmt.Errorf("sqlite: cursor %q: %w", p.Before, parley.ErrInvalid)
		}
	}
	b := s.sheet(ctx, neg, parley.Select{})
	list := []parley.Story{}
	b.each(appendTo(&list), "SELECT body FROM story WHERE neg = $1 AND last <= $2 AND (last < $2 OR id > $3) ORDER BY last DESC, id LIMIT $4", neg, last, id, limit+1)
	for i := range list {
		if l := b.labels[list[i].ID]; l != "" {
			list[i].Title = l
		}
	}
	next := ""
	if len(list) > limit {
		list = list[:limit]
		next = list[limit-1].Last + "~" + string(list[limit-1].ID)
	}
	return list, next, b.err
}

func escapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s)
}

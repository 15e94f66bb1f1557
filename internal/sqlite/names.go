package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/parley-record/parley"
)

// longSlug is Slug without a bound, for every script.
func longSlug(s string) string {
	var b strings.Builder
	gap := false
	for _, c := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, c), c == '\'', c == '’', c == '.':
		case unicode.IsLetter(c), unicode.IsDigit(c), c == '|':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(c)
		default:
			gap = true
		}
	}
	return b.String()
}

// SameName reports whether two names of negotiations are one but for capitals, marks
// and what stands between words.
func SameName(a, b string) bool {
	return a == b || longSlug(a) != "" && longSlug(a) == longSlug(b)
}

// actorKeys are the names by which another reading knows an actor: its code,
// else its fullest name. Short forms do not join: a wrong name is worse than two.
func actorKeys(a *parley.Actor) []string {
	class := string(a.Kind)
	if a.Kind == parley.Government {
		class = string(parley.State)
	}
	var keys []string
	if a.Code != "" {
		keys = append(keys, "code|"+a.Code)
	}
	if k := key(a.Name); k != "" && (a.Kind != parley.Person || strings.Contains(k, " ")) && a.Kind != parley.Group {
		keys = append(keys, class+"|"+k)
	}
	return keys
}

func issueKeys(is *parley.Issue) []string {
	var keys []string
	if is.Code != "" {
		keys = append(keys, "issue code|"+is.Code)
	}
	if k := key(is.Label); k != "" {
		keys = append(keys, "issue|"+k)
	}
	return keys
}

// settle ties the actors and issues of rec to those that the negotiation knows:
// ids in rec become the ids that stay.
func settle(ctx context.Context, tx *sql.Tx, neg int64, rec *parley.Record) error {
	to := map[parley.ID]parley.ID{}
	taken := map[parley.ID]bool{}
	find := func(id parley.ID, keys []string) error {
		now := id
		for _, k := range keys {
			var known parley.ID
			err := tx.QueryRowContext(ctx, "SELECT id FROM known_as WHERE neg = $1 AND key = $2", neg, k).Scan(&known)
			if err == sql.ErrNoRows {
				continue
			}
			if err != nil {
				return err
			}
			now = known
			break
		}
		if taken[now] && now != id {
			now = id
		}
		taken[now] = true
		if now != id {
			to[id] = now
		}
		for _, k := range keys {
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO known_as (neg, key, id) VALUES ($1, $2, $3)", neg, k, now); err != nil {
				return err
			}
		}
		return nil
	}
	for i := range rec.Actors {
		if err := find(rec.Actors[i].ID, actorKeys(&rec.Actors[i])); err != nil {
			return err
		}
	}
	for i := range rec.Issues {
		if err := find(rec.Issues[i].ID, issueKeys(&rec.Issues[i])); err != nil {
			return err
		}
	}
	if len(to) > 0 {
		mapIDs(reflect.ValueOf(rec).Elem(), func(id parley.ID) parley.ID {
			if now, ok := to[id]; ok {
				return now
			}
			return id
		})
	}
	return nil
}

var idType = reflect.TypeFor[parley.ID]()

// mapIDs replaces every id below v.
func mapIDs(v reflect.Value, f func(parley.ID) parley.ID) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			mapIDs(v.Field(i), f)
		}
	case reflect.Slice:
		switch k := v.Type().Elem(); {
		case k.Kind() == reflect.Struct, k == idType:
			for i := range v.Len() {
				mapIDs(v.Index(i), f)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			mapIDs(v.Elem(), f)
		}
	case reflect.String:
		if v.Type() == idType && v.String() != "" {
			v.SetString(string(f(parley.ID(v.String()))))
		}
	}
}

// manyNames is how many other names an actor or an issue has at most.
const manyNames = 16

// manyParts bounds how many readings of an actor are put together.
const manyParts = 64

// putNames replaces what the reports of rec said of actors and issues.
func putNames(ctx context.Context, tx *sql.Tx, neg int64, rec *parley.Record, reports []parley.ID) error {
	actors, issues := map[parley.ID]bool{}, map[parley.ID]bool{}
	for _, id := range reports {
		if err := collect(ctx, tx, actors, "DELETE FROM actor_part WHERE neg = $1 AND report = $2 RETURNING actor", neg, id); err != nil {
			return err
		}
		if err := collect(ctx, tx, issues, "DELETE FROM issue_part WHERE neg = $1 AND report = $2 RETURNING issue", neg, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM mention WHERE neg = $1 AND report = $2", neg, id); err != nil {
			return err
		}
	}
	for i := range rec.Actors {
		a := rec.Actors[i]
		byReport := map[parley.ID][]parley.Mention{}
		for _, m := range a.Mentions {
			byReport[m.Report] = append(byReport[m.Report], m)
		}
		for _, id := range reports {
			if len(byReport[id]) == 0 {
				continue
			}
			body, err := marshal(byReport[id])
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO mention (neg, report, actor, body) VALUES ($1, $2, $3, $4)", neg, id, a.ID, body); err != nil {
				return err
			}
		}
		a.Mentions = nil
		home := reports[0]
		if len(a.Evidence) > 0 {
			home = a.Evidence[0].Report
		}
		body, err := marshal(a)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO actor_part (neg, actor, report, body) VALUES ($1, $2, $3, $4)", neg, a.ID, home, body); err != nil {
			return err
		}
		actors[a.ID] = true
	}
	for i := range rec.Issues {
		is := rec.Issues[i]
		home := reports[0]
		if len(is.Evidence) > 0 {
			home = is.Evidence[0].Report
		}
		body, err := marshal(is)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO issue_part (neg, issue, report, body) VALUES ($1, $2, $3, $4)", neg, is.ID, home, body); err != nil {
			return err
		}
		issues[is.ID] = true
	}
	for _, id := range sorted(actors) {
		if err := rebuildActor(ctx, tx, neg, id); err != nil {
			return err
		}
	}
	for _, id := range sorted(issues) {
		if err := rebuildIssue(ctx, tx, neg, id); err != nil {
			return err
		}
	}
	return nil
}

// collect adds the ids that a query returns.
func collect(ctx context.Context, tx *sql.Tx, into map[parley.ID]bool, query string, args ...any) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id parley.ID
		if err := rows.Scan(&id); err != nil {
			return err
		}
		into[id] = true
	}
	return rows.Err()
}

func sorted(m map[parley.ID]bool) []parley.ID {
	l := make([]parley.ID, 0, len(m))
	for id := range m {
		l = append(l, id)
	}
	slices.Sort(l)
	return l
}

// parts returns what reports tell of one actor or issue, those of a query for at most
// manyParts.
func parts[T any](ctx context.Context, tx *sql.Tx, query string, neg int64, id parley.ID) ([]T, error) {
	rows, err := tx.QueryContext(ctx, query, neg, id, manyParts)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		var body []byte
		var t T
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &t); err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, rows.Err()
}

// rebuildActor puts together what the readings say of an actor: the latest
// reading leads, the others add names and roles.
func rebuildActor(ctx context.Context, tx *sql.Tx, neg int64, id parley.ID) error {
	list, err := parts[parley.Actor](ctx, tx, "SELECT body FROM actor_part WHERE neg = $1 AND actor = $2 ORDER BY pk DESC LIMIT $3", neg, id)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		if _, err := tx.ExecContext(ctx, "DELETE FROM known_as WHERE neg = $1 AND id = $2", neg, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM actor WHERE neg = $1 AND id = $2", neg, id)
		return err
	}
	a := list[0]
	for _, b := range list[1:] {
		if len(b.Name) > len(a.Name) && a.Kind == b.Kind && strings.HasSuffix(key(b.Name), key(a.Name)) {
			a.Name, b.Name = b.Name, a.Name
		}
		for _, n := range append([]string{b.Name}, b.Aliases...) {
			if n != a.Name && !slices.Contains(a.Aliases, n) && len(a.Aliases) < manyNames {
				a.Aliases = append(a.Aliases, n)
			}
		}
		for _, r := range b.Roles {
			k := slices.IndexFunc(a.Roles, func(h parley.Role) bool { return h.Text == r.Text })
			if k < 0 && len(a.Roles) < 16 {
				a.Roles = append(a.Roles, r)
			} else if k >= 0 && r.From != "" {
				h := &a.Roles[k]
				h.To = max(h.To, r.To)
				if h.From == "" || r.From < h.From {
					h.From = r.From
				}
			}
		}
		for _, e := range b.Evidence {
			if len(a.Evidence) < parley.MaxEvidence && !slices.Contains(a.Evidence, e) {
				a.Evidence = append(a.Evidence, e)
			}
		}
		a.Role, a.Party, a.Part = cmp.Or(a.Role, b.Role), cmp.Or(a.Party, b.Party), cmp.Or(a.Part, b.Part)
		a.PartyBasis, a.Code = cmp.Or(a.PartyBasis, b.PartyBasis), cmp.Or(a.Code, b.Code)
	}
	// The role is the one given last; of several on that day, the fullest.
	slices.SortStableFunc(a.Roles, func(x, y parley.Role) int { return cmp.Compare(x.From, y.From) })
	last := ""
	for _, r := range a.Roles {
		if r.To > last {
			last, a.Role = r.To, r.Text
		} else if r.To == last && r.To != "" && len(r.Text) > len(a.Role) {
			a.Role = r.Text
		}
	}
	body, err := marshal(a)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO actor (neg, id, name, part, party, body) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (neg, id) DO UPDATE SET name = excluded.name, part = excluded.part, party = excluded.party, body = excluded.body`, neg, id, a.Name, a.Part, a.Party, body)
	return err
}

// rebuildIssue puts an issue together again out of what each report tells of it, and
// removes one of which none tells any more.
func rebuildIssue(ctx context.Context, tx *sql.Tx, neg int64, id parley.ID) error {
	list, err := parts[parley.Issue](ctx, tx, "SELECT body FROM issue_part WHERE neg = $1 AND issue = $2 ORDER BY pk DESC LIMIT $3", neg, id)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		if _, err := tx.ExecContext(ctx, "DELETE FROM known_as WHERE neg = $1 AND id = $2", neg, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM issue WHERE neg = $1 AND id = $2", neg, id)
		return err
	}
	is := list[0]
	for _, b := range list[1:] {
		for _, t := range append([]string{b.Label}, b.Terms...) {
			if !slices.Contains(is.Terms, t) && len(is.Terms) < manyNames {
				is.Terms = append(is.Terms, t)
			}
		}
		for _, e := range b.Evidence {
			if len(is.Evidence) < parley.MaxEvidence && !slices.Contains(is.Evidence, e) {
				is.Evidence = append(is.Evidence, e)
			}
		}
		is.States = append(is.States, b.States...)
	}
	body, err := marshal(is)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO issue (neg, id, label, body) VALUES ($1, $2, $3, $4)
		ON CONFLICT (neg, id) DO UPDATE SET label = excluded.label, body = excluded.body`, neg, id, is.Label, body)
	return err
}

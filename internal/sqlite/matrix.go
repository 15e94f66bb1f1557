package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// Matrix returns the cells of the issues and parties with the most positions.
func (s *Store) Matrix(ctx context.Context, neg int64, issues, parties int) ([]parley.Cell, error) {
	merged, labels, err := s.renames(ctx, neg)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT issue, party, pk, n, stances FROM cell WHERE neg = $1", neg)
	if err != nil {
		return nil, wrap("matrix", err)
	}
	defer rows.Close()
	type at struct{ issue, party parley.ID }
	type sum struct {
		n, stances int
		pks        []int64
	}
	cells, byIssue, byParty := map[at]*sum{}, map[parley.ID]int{}, map[parley.ID]int{}
	for rows.Next() {
		var k at
		var pk int64
		var n, stances int
		if err := rows.Scan(&k.issue, &k.party, &pk, &n, &stances); err != nil {
			return nil, wrap("matrix", err)
		}
		k.issue, k.party = cmp.Or(merged[k.issue], k.issue), cmp.Or(merged[k.party], k.party)
		c := cells[k]
		if c == nil {
			c = &sum{}
			cells[k] = c
		}
		c.n, c.stances, c.pks = c.n+n, max(c.stances, stances), append(c.pks, pk)
		byIssue[k.issue] += n
		byParty[k.party] += n
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("matrix", err)
	}
	top := func(m map[parley.ID]int, n int) map[parley.ID]int {
		var l []parley.ID
		for id := range m {
			l = append(l, id)
		}
		slices.SortFunc(l, func(a, b parley.ID) int { return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b)) })
		place := map[parley.ID]int{}
		for i, id := range l[:min(n, len(l))] {
			place[id] = i
		}
		return place
	}
	rowsAt, columnsAt := top(byIssue, issues), top(byParty, parties)
	list := []parley.Cell{}
	cellOf := map[int64]int{} // position → its cell
	for k, c := range cells {
		_, a := rowsAt[k.issue]
		_, b := columnsAt[k.party]
		if !a || !b {
			continue
		}
		for _, pk := range c.pks {
			cellOf[pk] = len(list)
		}
		list = append(list, parley.Cell{Issue: k.issue, Party: k.party, Count: c.n, Stances: c.stances})
	}
	if err := s.latest(ctx, list, cellOf); err != nil {
		return nil, wrap("matrix", err)
	}
	names := map[parley.ID]string{}
	for table, wanted := range map[string]map[parley.ID]int{"SELECT id, label FROM issue WHERE neg = $1 AND id IN (": rowsAt, "SELECT id, name FROM actor WHERE neg = $1 AND id IN (": columnsAt} {
		if err := s.named(ctx, neg, table, wanted, names); err != nil {
			return nil, wrap("matrix", err)
		}
	}
	for i := range list {
		c := &list[i]
		c.Label, c.Name = cmp.Or(labels[c.Issue], names[c.Issue], "?"), cmp.Or(labels[c.Party], names[c.Party], "?")
	}
	slices.SortFunc(list, func(x, y parley.Cell) int {
		return cmp.Or(cmp.Compare(rowsAt[x.Issue], rowsAt[y.Issue]), cmp.Compare(columnsAt[x.Party], columnsAt[y.Party]))
	})
	return list, nil
}

// latest fills cells with the latest of their positions.
func (s *Store) latest(ctx context.Context, list []parley.Cell, at map[int64]int) error {
	var pks []any
	for pk := range at {
		pks = append(pks, pk)
	}
	newest := map[int]int64{}
	for len(pks) > 0 {
		n := min(500, len(pks))
		rows, err := s.read.QueryContext(ctx, "SELECT pk, id, day, body, patch, confidence FROM entry WHERE pk IN ("+places(n, 1)+")", pks[:n]...)
		if err != nil {
			return err
		}
		for rows.Next() {
			var pk int64
			var id parley.ID
			var day string
			var body, patch []byte
			var confidence float64
			if err := rows.Scan(&pk, &id, &day, &body, &patch, &confidence); err != nil {
				rows.Close()
				return err
			}
			i := at[pk]
			c := &list[i]
			if c.Position != "" && (day < c.Date || day == c.Date && pk < newest[i]) {
				continue
			}
			var p parley.Position
			if err := json.Unmarshal(body, &p); err != nil {
				rows.Close()
				return err
			}
			if len(patch) > 0 {
				if err := json.Unmarshal(patch, &p); err != nil {
					rows.Close()
					return err
				}
			}
			newest[i] = pk
			c.Position, c.Date, c.Confidence = id, day, confidence
			c.Stance, c.Force, c.Movement = p.Stance, p.Force, p.Movement
		}
		if err := rows.Close(); err != nil {
			return err
		}
		pks = pks[n:]
	}
	return nil
}

// places returns the parameters $first … for a list of n.
func places(n, first int) string {
	q := make([]string, n)
	for i := range q {
		q[i] = "$" + strconv.Itoa(first+i)
	}
	return strings.Join(q, ", ")
}

// named adds the names that a query gives for ids.
func (s *Store) named(ctx context.Context, neg int64, query string, wanted map[parley.ID]int, into map[parley.ID]string) error {
	args := []any{neg}
	for id := range wanted {
		args = append(args, id)
	}
	rows, err := s.read.QueryContext(ctx, query+places(len(wanted), 2)+")", args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id parley.ID
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		into[id] = name
	}
	return rows.Err()
}

// Totals counts entries by table.
func (s *Store) Totals(ctx context.Context, neg int64) (map[string]int, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT tbl, sum(n) FROM tally WHERE neg = $1 GROUP BY tbl", neg)
	if err != nil {
		return nil, wrap("totals", err)
	}
	defer rows.Close()
	m := map[string]int{}
	for rows.Next() {
		var tbl string
		var n int
		if err := rows.Scan(&tbl, &n); err != nil {
			return nil, wrap("totals", err)
		}
		if t, ok := tableOf(tbl); ok {
			m[t.Name] = n
		}
	}
	return m, wrap("totals", rows.Err())
}

// Days counts entries by table and day.
func (s *Store) Days(ctx context.Context, neg int64, from, to string) ([]parley.Tally, error) {
	if to == "" {
		to = "9999"
	}
	rows, err := s.read.QueryContext(ctx, "SELECT tbl, day, n FROM tally WHERE neg = $1 AND day <> '' AND day >= $2 AND day <= $3 AND n > 0 ORDER BY day, tbl", neg, from, to)
	if err != nil {
		return nil, wrap("days", err)
	}
	defer rows.Close()
	list := []parley.Tally{}
	for rows.Next() {
		var t parley.Tally
		var tbl string
		if err := rows.Scan(&tbl, &t.Day, &t.Count); err != nil {
			return nil, wrap("days", err)
		}
		if tt, ok := tableOf(tbl); ok {
			t.Table = tt.Name
			list = append(list, t)
		}
	}
	return list, wrap("days", rows.Err())
}

func tableOf(letter string) (parley.Table, bool) {
	if letter == "r" {
		return parley.Reports, true
	}
	for _, t := range entryTables {
		if string(t.Letter) == letter {
			return t, true
		}
	}
	return parley.Table{}, false
}

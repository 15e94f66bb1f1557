package sqlite

import (
	"cmp"
	"context"
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
	rowsAt, rowIDs, err := s.most(ctx, neg, "issue", issues, merged)
	if err != nil {
		return nil, err
	}
	columnsAt, columnIDs, err := s.most(ctx, neg, "party", parties, merged)
	if err != nil {
		return nil, err
	}
	list := []parley.Cell{}
	if len(rowIDs) == 0 || len(columnIDs) == 0 {
		return list, nil
	}
	args := append(append([]any{neg}, rowIDs...), columnIDs...)
	rows, err := s.read.QueryContext(ctx, `SELECT issue, party, id, day, stance, force, movement, confidence, n, stances, path FROM cell
		WHERE neg = $1 AND issue IN (`+places(len(rowIDs), 2)+") AND party IN ("+places(len(columnIDs), 2+len(rowIDs))+")", args...)
	if err != nil {
		return nil, wrap("matrix", err)
	}
	defer rows.Close()
	at := map[[2]parley.ID]int{}
	for rows.Next() {
		var c parley.Cell
		var path string
		if err := rows.Scan(&c.Issue, &c.Party, &c.Position, &c.Date, &c.Stance, &c.Force, &c.Movement, &c.Confidence, &c.Count, &c.Stances, &path); err != nil {
			return nil, wrap("matrix", err)
		}
		c.Issue, c.Party = cmp.Or(merged[c.Issue], c.Issue), cmp.Or(merged[c.Party], c.Party)
		c.Path = turns(path)
		k := [2]parley.ID{c.Issue, c.Party}
		if i, ok := at[k]; ok {
			list[i] = together(list[i], c)
			continue
		}
		at[k] = len(list)
		list = append(list, c)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("matrix", err)
	}
	names := map[parley.ID]string{}
	if err := s.named(ctx, neg, "SELECT id, label FROM issue WHERE neg = $1 AND id IN (", rowIDs, names); err != nil {
		return nil, wrap("matrix", err)
	}
	if err := s.named(ctx, neg, "SELECT id, name FROM actor WHERE neg = $1 AND id IN (", columnIDs, names); err != nil {
		return nil, wrap("matrix", err)
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

// most returns the n issues or parties with the most positions, by their place,
// and the ids of all that were merged into them.
func (s *Store) most(ctx context.Context, neg int64, column string, n int, merged map[parley.ID]parley.ID) (map[parley.ID]int, []any, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+column+", sum(n) FROM cell WHERE neg = $1 GROUP BY "+column, neg)
	if err != nil {
		return nil, nil, wrap("matrix", err)
	}
	defer rows.Close()
	count := map[parley.ID]int{}
	var all []parley.ID
	for rows.Next() {
		var id parley.ID
		var k int
		if err := rows.Scan(&id, &k); err != nil {
			return nil, nil, wrap("matrix", err)
		}
		all = append(all, id)
		count[cmp.Or(merged[id], id)] += k
	}
	if err := rows.Err(); err != nil {
		return nil, nil, wrap("matrix", err)
	}
	var list []parley.ID
	for id := range count {
		list = append(list, id)
	}
	slices.SortFunc(list, func(a, b parley.ID) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	place := map[parley.ID]int{}
	for i, id := range list[:min(n, len(list))] {
		place[id] = i
	}
	ids := []any{}
	for _, id := range all {
		if _, ok := place[cmp.Or(merged[id], id)]; ok {
			ids = append(ids, id)
		}
	}
	for id := range place { // one into which others were merged may have no position of its own
		if !slices.Contains(all, id) {
			ids = append(ids, id)
		}
	}
	return place, ids, nil
}

// together is one cell of two whose issues or parties were merged.
func together(a, b parley.Cell) parley.Cell {
	if b.Date > a.Date {
		a, b = b, a
	}
	a.Count += b.Count
	path := append(slices.Clone(a.Path), b.Path...)
	slices.SortStableFunc(path, func(x, y parley.Turn) int { return cmp.Compare(x.Day, y.Day) })
	a.Path = slices.CompactFunc(path, func(x, y parley.Turn) bool { return x.Stance == y.Stance })
	seen := map[string]bool{}
	for _, t := range a.Path {
		seen[t.Stance] = true
	}
	a.Stances = len(seen)
	return a
}

// turns reads how a cell's stance changed.
func turns(path string) []parley.Turn {
	list := []parley.Turn{}
	for p := range strings.SplitSeq(path, ";") {
		if day, stance, ok := strings.Cut(p, " "); ok {
			list = append(list, parley.Turn{Day: day, Stance: stance})
		}
	}
	return list
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
func (s *Store) named(ctx context.Context, neg int64, query string, wanted []any, into map[parley.ID]string) error {
	rows, err := s.read.QueryContext(ctx, query+places(len(wanted), 2)+")", append([]any{neg}, wanted...)...)
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

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
	rowsAt, rowIDs, err := s.most(ctx, neg, parley.Issues.Letter, issues, merged)
	if err != nil {
		return nil, err
	}
	columnsAt, columnIDs, err := s.most(ctx, neg, parley.Actors.Letter, parties, merged)
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
// and the ids of all that were merged into them. letter is that of their table.
func (s *Store) most(ctx context.Context, neg int64, letter byte, n int, merged map[parley.ID]parley.ID) (map[parley.ID]int, []any, error) {
	count := map[parley.ID]int{}
	var all []parley.ID
	add := func(query string, args ...any) error {
		rows, err := s.read.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id parley.ID
			var k int
			if err := rows.Scan(&id, &k); err != nil {
				return err
			}
			if !slices.Contains(all, id) {
				all = append(all, id)
				count[cmp.Or(merged[id], id)] += k
			}
		}
		return rows.Err()
	}
	// Those that were merged may each be rare and together be heard most.
	if err := add("SELECT id, n FROM heard WHERE neg = $1 AND substr(id, 1, 1) = $2 AND n > 0 ORDER BY n DESC, id LIMIT $3", neg, string(letter), n+len(merged)); err != nil {
		return nil, nil, wrap("matrix", err)
	}
	var also []any
	for from, into := range merged {
		for _, id := range []parley.ID{from, into} {
			if id != "" && id[0] == letter {
				also = append(also, id)
			}
		}
	}
	for len(also) > 0 {
		k := min(500, len(also))
		if err := add("SELECT id, n FROM heard WHERE neg = $1 AND n > 0 AND id IN ("+places(k, 2)+")", append([]any{neg}, also[:k]...)...); err != nil {
			return nil, nil, wrap("matrix", err)
		}
		also = also[k:]
	}
	var list []parley.ID
	for id := range count {
		list = append(list, id)
	}
	slices.SortFunc(list, func(a, b parley.ID) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	place := map[parley.ID]int{}
	ids := []any{}
	for i, id := range list[:min(n, len(list))] {
		place[id] = i
		if !slices.Contains(all, id) { // it has no position of its own, but a name
			ids = append(ids, id)
		}
	}
	for _, id := range all {
		if _, ok := place[cmp.Or(merged[id], id)]; ok {
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
	return s.counts(ctx, "totals", "SELECT tbl, n FROM total WHERE neg = $1", neg)
}

// Judged counts by table the entries that somebody decided about.
func (s *Store) Judged(ctx context.Context, neg int64) (map[string]int, error) {
	// From the decisions, which are fewer than the entries.
	return s.counts(ctx, "judged", `SELECT e.tbl, count(*) FROM (SELECT DISTINCT entry FROM decision WHERE neg = $1 AND undone_at = '') d
		CROSS JOIN entry e ON e.neg = $1 AND e.id = d.entry WHERE e.hidden = 0 AND e.state <> '' GROUP BY e.tbl`, neg)
}

// counts returns the numbers that a query gives for the letters of tables.
func (s *Store) counts(ctx context.Context, what, query string, args ...any) (map[string]int, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, wrap(what, err)
	}
	defer rows.Close()
	m := map[string]int{}
	for rows.Next() {
		var tbl string
		var n int
		if err := rows.Scan(&tbl, &n); err != nil {
			return nil, wrap(what, err)
		}
		if t, ok := tableOf(tbl); ok {
			m[t.Name] = n
		}
	}
	return m, wrap(what, rows.Err())
}

// Days counts entries of a table by day.
func (s *Store) Days(ctx context.Context, neg int64, t parley.Table, from, to string) ([]parley.Tally, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT day, n FROM tally WHERE neg = $1 AND tbl = $2 AND day <> '' AND day >= $3 AND day <= $4 AND n > 0 ORDER BY day", neg, string(t.Letter), from, cmp.Or(to, "9999"))
	if err != nil {
		return nil, wrap("days", err)
	}
	defer rows.Close()
	list := []parley.Tally{}
	for rows.Next() {
		d := parley.Tally{Table: t.Name}
		if err := rows.Scan(&d.Day, &d.Count); err != nil {
			return nil, wrap("days", err)
		}
		list = append(list, d)
	}
	return list, wrap("days", rows.Err())
}

// Said counts the statements that name an actor by month.
func (s *Store) Said(ctx context.Context, neg int64, actor parley.ID) ([]parley.Tally, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT substr(day, 1, 7) AS month, count(*) FROM who WHERE neg = $1 AND actor = $2 AND tbl = 's' AND day <> '' GROUP BY month ORDER BY month", neg, actor)
	if err != nil {
		return nil, wrap("months", err)
	}
	defer rows.Close()
	list := []parley.Tally{}
	for rows.Next() {
		t := parley.Tally{Table: parley.Statements.Name}
		if err := rows.Scan(&t.Day, &t.Count); err != nil {
			return nil, wrap("months", err)
		}
		list = append(list, t)
	}
	return list, wrap("months", rows.Err())
}

// Spanned returns the first and the last day that reports are of.
func (s *Store) Spanned(ctx context.Context, neg int64) (first, last string, err error) {
	const day = "SELECT day FROM tally WHERE neg = $1 AND tbl = 'r' AND day <> '' AND n > 0 ORDER BY day"
	err = s.read.QueryRowContext(ctx, "SELECT coalesce(("+day+" LIMIT 1), ''), coalesce(("+day+" DESC LIMIT 1), '')", neg).Scan(&first, &last)
	return first, last, wrap("days", err)
}

// Stands returns where parties stood on issues, newest first.
func (s *Store) Stands(ctx context.Context, neg int64, from, to string, limit int) ([]parley.Stand, error) {
	merged, _, err := s.renames(ctx, neg)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT actor, issue, value, day, iif(state = '', confidence, 1.0) FROM entry INDEXED BY entry_stand WHERE neg = $1 AND tbl = 'p' AND hidden = 0 AND day >= $2 AND day <= $3
		AND state <> 'rejected' AND actor <> '' AND issue <> '' ORDER BY day DESC, pk DESC LIMIT $4`, neg, from, cmp.Or(to, "9999"), limit)
	if err != nil {
		return nil, wrap("positions", err)
	}
	defer rows.Close()
	list := []parley.Stand{}
	for rows.Next() {
		var x parley.Stand
		if err := rows.Scan(&x.Party, &x.Issue, &x.Stance, &x.Day, &x.Confidence); err != nil {
			return nil, wrap("positions", err)
		}
		x.Party, x.Issue = cmp.Or(merged[x.Party], x.Party), cmp.Or(merged[x.Issue], x.Issue)
		list = append(list, x)
	}
	return list, wrap("positions", rows.Err())
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

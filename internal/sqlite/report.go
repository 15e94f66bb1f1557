package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// AddReport files r in one transaction.
func (s *Store) AddReport(ctx context.Context, neg int64, r parley.Filed) (added bool, err error) {
	if r.ID == "" || r.TextSHA256 == "" || r.Text == "" {
		return false, fmt.Errorf("sqlite: a report needs an id, a text and its hash: %w", parley.ErrInvalid)
	}
	err = s.inTx(ctx, "add report", func(tx *sql.Tx) error {
		var have int
		// It may have been removed since the caller looked it up.
		if err := tx.QueryRowContext(ctx, "SELECT 1 FROM negotiation WHERE id = $1", neg).Scan(&have); err != nil {
			return wrap(fmt.Sprintf("negotiation %d", neg), err)
		}
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM report WHERE neg = $1 AND (text_sha256 = $2 OR id = $3)", neg, r.TextSHA256, r.ID).Scan(&have); err != nil {
			return err
		}
		if have > 0 {
			return nil
		}
		address, lineage := addressOf(&r.Report), string(r.ID)
		var before string
		if address != "" {
			err := tx.QueryRowContext(ctx, "SELECT id, lineage FROM report WHERE neg = $1 AND address = $2 AND superseded = 0 ORDER BY pk DESC LIMIT 1", neg, address).Scan(&before, &lineage)
			if err != nil && err != sql.ErrNoRows {
				return err
			}
			r.RevisionOf = parley.ID(before)
		}
		text := r.Text
		r.Report.Text = ""
		body, err := marshal(r.Report)
		if err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, `INSERT INTO report (neg, id, text_sha256, address, lineage, published, body, text, added, why, belongs, by_hand)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			neg, r.ID, r.TextSHA256, address, lineage, r.Published, body, text, r.Added, r.Why, r.Belongs, r.ByHand)
		if err != nil {
			return err
		}
		pk, err := res.LastInsertId()
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO find_report (rowid, words, meta) VALUES ($1, $2, $3)", pk, text, reportMeta(neg, &r)); err != nil {
			return err
		}
		if before != "" {
			if err := s.hide(ctx, tx, neg, before, "superseded = 1"); err != nil {
				return err
			}
		}
		if r.Belongs {
			if err := addTally(ctx, tx, neg, "r", day(r.Published), 1); err != nil {
				return err
			}
			what, verb := cmp.Or(r.Title, firstWords(text, 12)), "New report"
			if before != "" {
				verb = "New revision"
			}
			if r.Outlet != "" {
				verb += " from " + r.Outlet
			}
			if err := addChange(ctx, tx, neg, parley.Change{At: r.Added, Kind: "report", Table: "reports", Report: r.ID, Entry: r.ID, Text: verb + ": " + what}); err != nil {
				return err
			}
		}
		added = true
		return bump(ctx, tx, neg)
	})
	return added, err
}

// addressOf returns what revisions of a report share: its URL, or else its file
// with its key or title, for a file name alone is soon used for something else.
func addressOf(r *parley.Report) string {
	switch name := cmp.Or(r.Key, r.Title); {
	case r.URL != "":
		return r.URL
	case r.Path == "" || name == "":
		return ""
	default:
		return r.Path + "\n" + name
	}
}

// hide changes one flag of a report and takes its entries out of the record or
// back in. What set holds of a person's is $3 and so on, given as more.
func (s *Store) hide(ctx context.Context, tx *sql.Tx, neg int64, id, set string, more ...any) error {
	var was, is bool
	var published string
	q := "SELECT belongs = 1 AND superseded = 0, published FROM report WHERE neg = $1 AND id = $2"
	if err := tx.QueryRowContext(ctx, q, neg, id).Scan(&was, &published); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE report SET "+set+" WHERE neg = $1 AND id = $2", append([]any{neg, id}, more...)...); err != nil {
		return err
	}
	if err := tx.QueryRowContext(ctx, q, neg, id).Scan(&is, &published); err != nil {
		return err
	}
	if was == is {
		return nil
	}
	n := 1
	if was {
		n = -1
	}
	if err := addTally(ctx, tx, neg, "r", day(published), n); err != nil {
		return err
	}
	pairs, err := cellsOf(ctx, tx, neg, id)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO tally (neg, tbl, day, n) SELECT neg, tbl, day, $3 * count(*) FROM entry WHERE neg = $1 AND report = $2 GROUP BY neg, tbl, day
		ON CONFLICT (neg, tbl, day) DO UPDATE SET n = n + excluded.n`, neg, id, n); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE entry SET hidden = $3 WHERE neg = $1 AND report = $2", neg, id, !is); err != nil {
		return err
	}
	var story parley.ID
	var hand int
	err = tx.QueryRowContext(ctx, "SELECT story, hand FROM story_report WHERE neg = $1 AND report = $2", neg, id).Scan(&story, &hand)
	switch {
	case err == sql.ErrNoRows:
		err = nil
	case err == nil && is: // its story went with its last report
		err = moveTo(ctx, tx, neg, parley.ID(id), "", story, hand)
	case err == nil:
		err = restory(ctx, tx, neg, story)
	}
	if err != nil {
		return err
	}
	return recell(ctx, tx, neg, pairs)
}

const filedColumns = `r.body, r.added, r.read, r.why, r.belongs, r.by_hand, r.superseded, r.engine, coalesce(sr.story, ''), coalesce(sr.hand, 0), r.pk`

// scanFiled reads one row of filedColumns, and its text where text is not nil.
func scanFiled(scan func(...any) error, text *string) (parley.Filed, int64, error) {
	var f parley.Filed
	var body []byte
	var pk int64
	to := []any{&body, &f.Added, &f.Read, &f.Why, &f.Belongs, &f.ByHand, &f.Superseded, &f.Engine, &f.Story, &f.Placed, &pk}
	if text != nil {
		to = append(to, text)
	}
	if err := scan(to...); err != nil {
		return f, 0, err
	}
	if err := json.Unmarshal(body, &f.Report); err != nil {
		return f, 0, err
	}
	if text != nil {
		f.Text = *text
	}
	return f, pk, nil
}

const fromReport = " FROM report r LEFT JOIN story_report sr ON sr.neg = r.neg AND sr.report = r.id "

// Report returns one with its text.
func (s *Store) Report(ctx context.Context, neg int64, id parley.ID) (parley.Filed, error) {
	row := s.read.QueryRowContext(ctx, "SELECT "+filedColumns+", r.text"+fromReport+"WHERE r.neg = $1 AND r.id = $2", neg, id)
	var text string
	f, _, err := scanFiled(row.Scan, &text)
	return f, wrap("report "+string(id), err)
}

// Reports returns reports without their texts, newest first.
func (s *Store) Reports(ctx context.Context, neg int64, out bool, p parley.Page) ([]parley.Filed, string, error) {
	limit := limitOf(p)
	pub, pk := "9999", int64(1)<<62
	if p.Before != "" {
		a, b, ok := strings.Cut(p.Before, "~")
		n, err := strconv.ParseInt(b, 10, 64)
		if !ok || err != nil {
			return nil, "", fmt.Errorf("sqlite: cursor %q: %w", p.Before, parley.ErrInvalid)
		}
		pub, pk = a, n
	}
	list, pks, err := s.filed(ctx, "SELECT "+filedColumns+fromReport+`WHERE r.neg = $1 AND r.belongs = $2 AND (r.published, r.pk) < ($3, $4)
		ORDER BY r.published DESC, r.pk DESC LIMIT $5`, false, neg, !out, pub, pk, limit+1)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(list) > limit {
		list = list[:limit]
		next = list[limit-1].Published + "~" + strconv.FormatInt(pks[limit-1], 10)
	}
	return list, next, nil
}

// filed returns the reports of a query over filedColumns, with their rows.
func (s *Store) filed(ctx context.Context, query string, withText bool, args ...any) ([]parley.Filed, []int64, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, nil, wrap("reports", err)
	}
	defer rows.Close()
	list, pks := []parley.Filed{}, []int64{}
	for rows.Next() {
		var text *string
		if withText {
			text = new(string)
		}
		f, pk, err := scanFiled(rows.Scan, text)
		if err != nil {
			return nil, nil, wrap("reports", err)
		}
		list, pks = append(list, f), append(pks, pk)
	}
	return list, pks, wrap("reports", rows.Err())
}

// Unread returns reports that wait for a reading, and the window of those read
// last.
func (s *Store) Unread(ctx context.Context, neg int64, window int) (unread, with []parley.Filed, err error) {
	cols := "SELECT " + filedColumns + ", r.text" + fromReport
	unread, _, err = s.filed(ctx, cols+"WHERE r.neg = $1 AND r.read = '' AND r.belongs = 1 AND r.why = '' ORDER BY r.pk LIMIT 64", true, neg)
	if err != nil || len(unread) == 0 {
		return nil, nil, err
	}
	with, _, err = s.filed(ctx, cols+"WHERE r.neg = $1 AND r.belongs = 1 AND r.superseded = 0 AND r.read <> '' AND r.why = '' ORDER BY r.published DESC, r.pk DESC LIMIT $2", true, neg, window)
	return unread, with, err
}

// foreign holds of a report in a language that is not read; it stays unread
// whatever is decided about it.
const foreign = `(coalesce(body ->> '$.language', '') <> '' AND body ->> '$.language' NOT LIKE 'en%')`

// readable is the reason why a report stays unread once nothing else keeps it so.
const readable = `CASE WHEN ` + foreign + ` THEN 'written in a language that Parley does not read (' || (body ->> '$.language') || ')' ELSE '' END`

// MarkUnread notes why a report could not be read.
func (s *Store) MarkUnread(ctx context.Context, neg int64, id parley.ID, why string) error {
	return s.inTx(ctx, "mark unread", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE report SET why = $3 WHERE neg = $1 AND id = $2", neg, id, why); err != nil {
			return err
		}
		return bump(ctx, tx, neg)
	})
}

// Reread puts every report back among the unread.
func (s *Store) Reread(ctx context.Context, neg int64) error {
	return s.inTx(ctx, "reread", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE report SET read = '', why = "+readable+" WHERE neg = $1 AND belongs = 1", neg); err != nil {
			return err
		}
		return bump(ctx, tx, neg)
	})
}

func limitOf(p parley.Page) int {
	if p.Limit <= 0 {
		return 50
	}
	return min(p.Limit, 1000)
}

// day returns the date of a time, in its own zone.
func day(t string) string {
	if len(t) < 10 {
		return ""
	}
	return t[:10]
}

func firstWords(s string, n int) string {
	f := strings.Fields(s[:min(len(s), 400)])
	if len(f) > n {
		return strings.ToValidUTF8(strings.Join(f[:n], " "), "") + " …"
	}
	return strings.ToValidUTF8(strings.Join(f, " "), "")
}

func bump(ctx context.Context, tx *sql.Tx, neg int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE negotiation SET version = version + 1 WHERE id = $1", neg)
	return err
}

func addTally(ctx context.Context, tx *sql.Tx, neg int64, tbl, day string, n int) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO tally (neg, tbl, day, n) VALUES ($1, $2, $3, $4) ON CONFLICT (neg, tbl, day) DO UPDATE SET n = n + excluded.n", neg, tbl, day, n)
	return err
}

func addChange(ctx context.Context, tx *sql.Tx, neg int64, c parley.Change) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO change (neg, at, kind, tbl, entry, report, text, quote, on_word) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		neg, c.At, c.Kind, c.Table, c.Entry, c.Report, c.Text, c.Quote, c.OnWord)
	return err
}

package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/parley-record/parley"
)

// A Return says what became of decisions that were put back.
type Return struct {
	Done  int // stored
	Known int // stand already
	Lost  []Lost
}

// A Lost is a decision that could not be put back, and why.
type Lost struct {
	parley.Decision
	Err error
}

// PutBack stores decisions that were kept of a negotiation, the earliest first, with
// who made them and when. Those that were undone stay so. One about an entry that is
// read under another id goes to the one of the same report that says the same.
func (s *Store) PutBack(ctx context.Context, neg int64, ds []parley.Decision) (Return, error) {
	var done Return
	err := s.inTx(ctx, "put back", func(tx *sql.Tx) error {
		done = Return{}
		for _, d := range ds {
			if d.UndoneAt != "" {
				continue
			}
			known, err := s.putBack(ctx, tx, neg, d)
			switch {
			case errors.Is(err, parley.ErrNotFound), errors.Is(err, parley.ErrInvalid):
				done.Lost = append(done.Lost, Lost{d, err})
			case err != nil:
				return err
			case known:
				done.Known++
			default:
				done.Done++
			}
		}
		return bump(ctx, tx, neg)
	})
	return done, err
}

// putBack stores one decision whole or not at all.
func (s *Store) putBack(ctx context.Context, tx *sql.Tx, neg int64, d parley.Decision) (known bool, err error) {
	d.ID, d.Negotiation = 0, neg
	switch d.Kind {
	case "accept", "reject", "correct":
		if d.Entry, err = entryOf(ctx, tx, neg, d); err != nil {
			return false, err
		}
	case "move":
		if own := strings.Replace(string(d.Entry), "r", "y", 1); string(d.Into) == own {
			d.Into = "" // into one of its own, which is made
		}
	}
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM decision WHERE neg = $1 AND entry = $2 AND kind = $3 AND coder = $4 AND at = $5 AND coalesce(body ->> '$.patch', '') = $6 AND undone_at = '')",
		neg, d.Entry, d.Kind, d.Coder, d.At, string(d.Patch)).Scan(&known); err != nil || known {
		return known, err
	}
	if _, err := tx.ExecContext(ctx, "SAVEPOINT one"); err != nil {
		return false, err
	}
	if _, err = s.decide(ctx, tx, neg, d); err != nil {
		// So that nothing of it stays.
		if _, err := tx.ExecContext(ctx, "ROLLBACK TO one"); err != nil {
			return false, err
		}
		err = wrap(cmp.Or(string(d.Entry), "decision"), err)
	}
	if _, err := tx.ExecContext(ctx, "RELEASE one"); err != nil {
		return false, err
	}
	return false, err
}

// entryOf returns the entry that a decision is about: of its id, or else the only one
// of its report that says the same in the same sentence.
func entryOf(ctx context.Context, tx *sql.Tx, neg int64, d parley.Decision) (parley.ID, error) {
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM entry WHERE neg = $1 AND id = $2", neg, d.Entry).Scan(&n); err != nil || n > 0 {
		return d.Entry, err
	}
	found := map[parley.ID]bool{}
	if len(d.Entry) > 0 && d.Anchor != "" {
		if err := collect(ctx, tx, found, `SELECT id FROM entry WHERE neg = $1 AND report = $2 AND tbl = $3 AND sign = $4 AND machine = $6
			AND (sentence = $5 OR instr(sentence, $5) > 0 OR instr($5, sentence) > 0)`, neg, d.Report, string(d.Entry[0]), d.Sign, d.Anchor, d.Was); err != nil {
			return "", err
		}
	}
	if len(found) != 1 {
		return "", fmt.Errorf("sqlite: nothing in the record is what it is about: %w", parley.ErrNotFound)
	}
	return sorted(found)[0], nil
}

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/parley-record/parley"
)

// CreateNegotiation stores n under a slug that is free.
func (s *Store) CreateNegotiation(ctx context.Context, n parley.Negotiation) (parley.Negotiation, error) {
	n.Name = strings.TrimSpace(n.Name)
	if n.Name == "" {
		return n, fmt.Errorf("sqlite: a negotiation needs a name: %w", parley.ErrInvalid)
	}
	base := Slug(n.Name)
	err := s.inTx(ctx, "create negotiation", func(tx *sql.Tx) error {
		for i := 1; ; i++ {
			n.Slug = base
			if i > 1 {
				n.Slug = fmt.Sprintf("%s-%d", base, i)
			}
			var taken int
			if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM negotiation WHERE slug = $1", n.Slug).Scan(&taken); err != nil {
				return err
			}
			if taken == 0 {
				break
			}
		}
		body, err := marshal(n)
		if err != nil {
			return err
		}
		n.Version = 1
		return tx.QueryRowContext(ctx, `INSERT INTO negotiation (id, slug, name, body, created)
			VALUES (1 + max(coalesce((SELECT max(id) FROM negotiation), 0), coalesce((SELECT max(id) FROM removed), 0)), $1, $2, $3, $4) RETURNING id`,
			n.Slug, n.Name, body, n.Created).Scan(&n.ID)
	})
	return n, err
}

// UpdateNegotiation stores what may change of n, if the settings stored are still was.
func (s *Store) UpdateNegotiation(ctx context.Context, n parley.Negotiation, was string) error {
	if strings.TrimSpace(n.Name) == "" {
		return fmt.Errorf("sqlite: a negotiation needs a name: %w", parley.ErrInvalid)
	}
	body, err := marshal(n)
	if err != nil {
		return err
	}
	return s.inTx(ctx, "update negotiation", func(tx *sql.Tx) error {
		if was != "" {
			now, err := scanNegotiation(tx.QueryRowContext(ctx, "SELECT "+negotiationColumns+" FROM negotiation n WHERE n.id = $1", n.ID).Scan)
			switch {
			case errors.Is(err, sql.ErrNoRows):
				return fmt.Errorf("sqlite: negotiation %d: %w", n.ID, parley.ErrNotFound)
			case err != nil:
				return err
			case now.Settings() != was:
				return fmt.Errorf("sqlite: negotiation %d: %w", n.ID, parley.ErrChanged)
			}
		}
		r, err := tx.ExecContext(ctx, "UPDATE negotiation SET name = $1, body = $2, version = version + 1 WHERE id = $3", n.Name, body, n.ID)
		if err != nil {
			return err
		}
		if k, err := r.RowsAffected(); err != nil || k == 0 {
			return fmt.Errorf("sqlite: negotiation %d: %w", n.ID, parley.ErrNotFound)
		}
		return nil
	})
}

const negotiationColumns = `n.id, n.slug, n.body, n.created, n.version,
	coalesce((SELECT t.n FROM total t WHERE t.neg = n.id AND t.tbl = 'r'), 0)`

// Negotiation returns the one with the given slug.
func (s *Store) Negotiation(ctx context.Context, slug string) (parley.Negotiation, error) {
	row := s.read.QueryRowContext(ctx, "SELECT "+negotiationColumns+" FROM negotiation n WHERE n.slug = $1", slug)
	n, err := scanNegotiation(row.Scan)
	return n, wrap("negotiation "+slug, err)
}

// Negotiations returns all, by name.
func (s *Store) Negotiations(ctx context.Context) ([]parley.Negotiation, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+negotiationColumns+" FROM negotiation n ORDER BY n.name, n.id")
	if err != nil {
		return nil, wrap("negotiations", err)
	}
	defer rows.Close()
	list := []parley.Negotiation{}
	for rows.Next() {
		n, err := scanNegotiation(rows.Scan)
		if err != nil {
			return nil, wrap("negotiations", err)
		}
		list = append(list, n)
	}
	return list, wrap("negotiations", rows.Err())
}

func scanNegotiation(scan func(...any) error) (parley.Negotiation, error) {
	var n parley.Negotiation
	var id, version int64
	var slug, created string
	var body []byte
	var reports int
	if err := scan(&id, &slug, &body, &created, &version, &reports); err != nil {
		return n, err
	}
	if err := json.Unmarshal(body, &n); err != nil {
		return n, err
	}
	n.ID, n.Slug, n.Created, n.Version, n.Reports = id, slug, created, version, reports
	if n.Codebook == nil {
		n.Codebook = []parley.CodeIssue{}
	}
	for _, l := range []*[]string{&n.Parties, &n.Issues, &n.Sources} {
		if *l == nil {
			*l = []string{}
		}
	}
	return n, nil
}

// Slug returns a name as it stands in an address.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, c := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, c), c == '\'', c == '’':
		case c < unicode.MaxASCII && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(c)
		default:
			gap = true
		}
		if b.Len() > 60 {
			break
		}
	}
	if b.Len() == 0 {
		return "negotiation"
	}
	return b.String()
}

package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate runs the numbered files that the data file has not seen, each in a
// transaction of its own. A file that a later program wrote is refused.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return wrap("migrate", err)
	}
	var have int
	if err := s.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return wrap("open "+s.path, err)
	}
	if have > len(names) {
		return fmt.Errorf("sqlite: %s was written by a later version of parley (tables %d, this program knows %d)", s.path, have, len(names))
	}
	for _, name := range names {
		digits, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		n, err := strconv.Atoi(digits)
		if err != nil {
			return fmt.Errorf("sqlite: migration %s has no number", name)
		}
		if n <= have {
			continue
		}
		text, err := migrations.ReadFile(name)
		if err != nil {
			return wrap("migrate", err)
		}
		err = s.inTx(ctx, "migrate "+name, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, string(text)); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, "PRAGMA user_version = "+strconv.Itoa(n))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

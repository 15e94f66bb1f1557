package sqlite

import (
	"database/sql"
	"time"
)

// Sessions keeps the sessions of the pages. It is a store of
// github.com/alexedwards/scs/v2.
type Sessions struct{ s *Store }

// Sessions returns the session store of the file.
func (s *Store) Sessions() *Sessions { return &Sessions{s} }

// Find returns the data of a session that has not expired.
func (s *Sessions) Find(token string) (b []byte, found bool, err error) {
	err = s.s.read.QueryRow("SELECT data FROM session WHERE token = $1 AND expiry > $2", token, seconds(time.Now())).Scan(&b)
	if err == sql.ErrNoRows {
		return nil, false, nil
	}
	return b, err == nil, wrap("session", err)
}

// Commit stores a session and drops those that have expired.
func (s *Sessions) Commit(token string, b []byte, expiry time.Time) error {
	if _, err := s.s.write.Exec("DELETE FROM session WHERE expiry < $1", seconds(time.Now())); err != nil {
		return wrap("session", err)
	}
	_, err := s.s.write.Exec("INSERT OR REPLACE INTO session (token, data, expiry) VALUES ($1, $2, $3)", token, b, seconds(expiry))
	return wrap("session", err)
}

// Delete removes a session.
func (s *Sessions) Delete(token string) error {
	_, err := s.s.write.Exec("DELETE FROM session WHERE token = $1", token)
	return wrap("session", err)
}

func seconds(t time.Time) float64 { return float64(t.UnixNano()) / 1e9 }

func (s *Store) fetched(url string) (string, error) {
	var body string
	err := s.read.QueryRow("SELECT body FROM fetched WHERE url = $1", url).Scan(&body)
	if err == sql.ErrNoRows {
		return "", nil
	}
	return body, wrap("fetched", err)
}

package parley

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// A Table names one array of a record and the letter that its ids begin with.
type Table struct {
	Name   string
	Letter byte
}

// The tables of a record.
var (
	Reports     = Table{"reports", 'r'}
	Stories     = Table{"stories", 'y'}
	Actors      = Table{"actors", 'a'}
	Issues      = Table{"issues", 'i'}
	Statements  = Table{"statements", 's'}
	Positions   = Table{"positions", 'p'}
	Proposals   = Table{"proposals", 't'}
	Terms       = Table{"terms", 'q'}
	Responses   = Table{"responses", 'w'}
	Meetings    = Table{"meetings", 'm'}
	Deadlines   = Table{"deadlines", 'd'}
	Steps       = Table{"steps", 'n'}
	KnowledgeOf = Table{"knowledge", 'k'}
	Assessments = Table{"assessments", 'v'}
	Links       = Table{"links", 'l'}
	Claims      = Table{"claims", 'c'}
	Events      = Table{"events", 'e'}
)

// NewID returns the id of the entry of t whose first span is the bytes
// [start, end) of the report whose text has the given SHA-256: a letter and the
// first 12 hex digits of a SHA-256 over hash, table and span. salt tells apart entries of one table that
// begin with the same span; the first of them has 0, which adds nothing. Adding
// reports renumbers nothing.
func NewID(t Table, textSHA256 string, start, end, salt int) ID {
	b := make([]byte, 0, 128)
	b = append(b, textSHA256...)
	b = append(b, '/')
	b = append(b, t.Name...)
	b = append(b, '/')
	b = strconv.AppendInt(b, int64(start), 10)
	b = append(b, '-')
	b = strconv.AppendInt(b, int64(end), 10)
	if salt > 0 {
		b = append(b, '#')
		b = strconv.AppendInt(b, int64(salt), 10)
	}
	sum := sha256.Sum256(b)
	out := make([]byte, 1, 13)
	out[0] = t.Letter
	return ID(hex.AppendEncode(out, sum[:6]))
}

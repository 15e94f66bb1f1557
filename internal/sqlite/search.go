package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp/tsv"
)

const (
	// manyWords bounds how many words are searched for.
	manyWords = 32
	// manyCandidates is from how many entries on that hold the words of a phrase
	// the index looks for the phrase. doc/tried/speed.md has what it was set by.
	manyCandidates = 80
)

//go:embed lists.tsv
var listsTSV string

// common are words that stand nearly everywhere, so that to look them up in the
// index takes long and tells little.
var common = tsv.Must(tsv.ReadLists("lists.tsv", listsTSV)).Of("common")

// A want is a word, or words that are to stand together.
type want struct {
	words []string
	star  bool // the last is the beginning of a word
}

// terms returns the words in the index's language, together as a phrase or each
// for itself. Each is quoted, so nothing that a person types is syntax.
func (w want) terms(together bool) []string {
	if together {
		w.words = []string{strings.Join(w.words, " ")}
	} else if rare := slices.DeleteFunc(slices.Clone(w.words), func(x string) bool { return common[x] }); len(w.words) > 1 && len(rare) > 0 && !w.star {
		w.words = rare // whether the others are there is looked up with the order
	}
	list := make([]string, len(w.words))
	for i, x := range w.words {
		list[i] = `"` + x + `"`
	}
	if w.star {
		list[len(list)-1] += "*"
	}
	return list
}

// telling returns those of terms that do not stand nearly everywhere, or all.
func telling(terms []string) []string {
	rare := slices.DeleteFunc(slices.Clone(terms), func(x string) bool { return common[strings.Trim(x, `"`)] })
	if len(rare) == 0 {
		return terms
	}
	return rare
}

// wanted reads what a person typed: words, and words together in quotation
// marks. A star ends the beginning of a word.
func wanted(typed string) []want {
	var list []want
	n := 0
	add := func(s string) {
		w := want{words: tokens(s), star: strings.HasSuffix(s, "*")}
		if len(w.words) > 0 && n+len(w.words) <= manyWords {
			n += len(w.words)
			list = append(list, w)
		}
	}
	typed = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`).Replace(typed)
	for i, part := range strings.Split(typed, `"`) {
		if i%2 == 1 {
			add(part)
			continue
		}
		for _, w := range strings.Fields(part) {
			add(w)
		}
	}
	return list
}

// phrasesOf returns what of it has to stand together: "don't" is two words to
// the index.
func phrasesOf(typed string) []want {
	return slices.DeleteFunc(wanted(typed), func(w want) bool { return len(w.words) < 2 })
}

// tokens cuts a text as the index does: letters and digits, without accents.
func tokens(s string) []string {
	var list []string
	cut(s, func(w string) bool { list = append(list, w); return true })
	return list
}

// cut gives each word of a text, as the index cuts it, until next returns false.
func cut(s string, next func(string) bool) {
	var plain strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, c) {
			plain.WriteRune(c)
		}
	}
	s = plain.String()
	begin := -1
	for i, c := range s {
		word := unicode.IsLetter(c) || unicode.IsNumber(c)
		switch {
		case word && begin < 0:
			begin = i
		case !word && begin >= 0:
			if !next(s[begin:i]) {
				return
			}
			begin = -1
		}
	}
	if begin >= 0 {
		next(s[begin:])
	}
}

// holdsAll reports whether the words of each phrase stand together in text.
func holdsAll(phrases []want, text string) bool {
	for _, p := range phrases {
		if !p.in(text) {
			return false
		}
	}
	return true
}

// in reports whether w's words stand together in text.
func (w want) in(text string) bool {
	last := len(w.words) - 1
	var before [manyWords]string // the last words seen, as a ring
	n, found := 0, false
	cut(text, func(x string) bool {
		before[n%manyWords] = x
		n++
		if n <= last || x != w.words[last] && !(w.star && strings.HasPrefix(x, w.words[last])) {
			return true
		}
		for k := range last {
			if before[(n-1-last+k)%manyWords] != w.words[k] {
				return true
			}
		}
		found = true
		return false
	})
	return found
}

// pks are rows of entries.
type pks []int64

// list writes them each after a comma.
func (p pks) list() string {
	var b strings.Builder
	for _, x := range p {
		b.WriteByte(',')
		b.WriteString(strconv.FormatInt(x, 10))
	}
	return b.String()
}

// candidates returns the last statements that the index finds, at most
// manyCandidates.
func (s *Store) candidates(ctx context.Context, expr string, before, first int64) (pks, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT rowid FROM find_statement WHERE find_statement MATCH $1 AND rowid < $2 AND rowid >= $3 ORDER BY rowid DESC LIMIT $4", expr, before, first, manyCandidates)
	if err != nil {
		return nil, wrap("search", err)
	}
	defer rows.Close()
	var list pks
	for rows.Next() {
		var pk int64
		if err := rows.Scan(&pk); err != nil {
			return nil, wrap("search", err)
		}
		list = append(list, pk)
	}
	return list, wrap("search", rows.Err())
}

// spread returns the first and the last row of a negotiation in an index of
// words; 0 and 0 where it has none.
func (s *Store) spread(ctx context.Context, table string, neg int64) (first, last int64, err error) {
	for _, x := range []struct {
		to    *int64
		order string
	}{{&first, ""}, {&last, " DESC"}} {
		err := s.read.QueryRowContext(ctx, "SELECT rowid FROM "+table+" WHERE "+table+" MATCH $1 ORDER BY rowid"+x.order+" LIMIT 1", "meta : n"+strconv.FormatInt(neg, 10)).Scan(x.to)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, 0, wrap("search", err)
		}
	}
	return first, last, nil
}

// searched returns the words of a statement that are searched.
func searched(body []byte) string {
	var e struct {
		Source  *struct{ Text string }
		Content []struct{ Text string }
	}
	if json.Unmarshal(body, &e) != nil {
		return ""
	}
	var list []string
	if e.Source != nil {
		list = append(list, e.Source.Text)
	}
	for _, c := range e.Content {
		list = append(list, c.Text)
	}
	return strings.Join(list, " ")
}

// A searching is one search on its way to its hits.
type searching struct {
	ctx    context.Context
	store  *Store
	neg    int64
	q      parley.Query
	b      *builder
	side   []parley.ID // who belongs to the party that is asked for
	limit  int
	before int64  // rows from here on are not asked for
	first  int64  // nor are those before
	to     string // the last day
	hits   *parley.Hits
}

// Search finds statements or reports by their words, those filed last first.
func (s *Store) Search(ctx context.Context, neg int64, q parley.Query) (*parley.Hits, error) {
	x := searching{ctx: ctx, store: s, neg: neg, q: q, limit: limitOf(q.Page), before: int64(1) << 62, to: cmp.Or(q.To, "9999"),
		hits: &parley.Hits{Order: []parley.ID{}, Reports: []parley.Filed{}}}
	if q.Before != "" {
		n, err := strconv.ParseInt(q.Before, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("sqlite: cursor %q: %w", q.Before, parley.ErrInvalid)
		}
		x.before = n
	}
	x.b = s.sheet(ctx, neg, parley.Select{Tables: []parley.Table{parley.Statements}, Entries: []parley.ID{"none"}, Names: q.Names})
	if x.b.err != nil {
		return nil, x.b.err
	}
	var err error
	if x.side, err = s.sideOf(ctx, neg, x.b.alike(q.Party)); err != nil {
		return nil, err
	}
	// Between the first and the last of its rows lies all that the negotiation has:
	// the index need not go through what was filed before and after.
	table, find := "find_statement", x.statements
	if q.Reports {
		table, find = "find_report", x.reports
	}
	first, last, err := s.spread(ctx, table, neg)
	if err != nil {
		return nil, err
	}
	x.before, x.first = min(x.before, last+1), first
	if err := find(); err != nil {
		return nil, err
	}
	x.hits.Sheet, err = x.b.done()
	return x.hits, err
}

// match writes what is searched for in the index's language, with phrases or with
// their words each for itself.
func (x *searching) match(together bool) string {
	return x.store.match(x.neg, x.q, x.b.alike, x.side, together)
}

// reports finds reports; those that hold any of the words go by how well they fit.
func (x *searching) reports() error {
	found, where := "find_report f", "find_report MATCH $1 AND f.rowid < $2 AND f.rowid >= $6 AND "
	byRank := "f.rowid DESC"
	if x.q.Any {
		// Any word may stand in most reports: the best are chosen before a report is looked at.
		found = "(SELECT rowid, bm25(find_report, 1.0, 0.0) AS far FROM find_report WHERE find_report MATCH $1 AND rowid < $2 AND rowid >= $6 ORDER BY far, rowid DESC LIMIT 3 * $5) f"
		where, byRank = "", "f.far, f.rowid DESC"
	}
	list, pks, err := x.store.filed(x.ctx, "SELECT "+filedColumns+" FROM "+found+` JOIN report r ON r.pk = f.rowid LEFT JOIN story_report sr ON sr.neg = r.neg AND sr.report = r.id
		WHERE `+where+`r.belongs = 1 AND r.published >= $3 AND substr(r.published, 1, 10) <= $4 ORDER BY `+byRank+` LIMIT $5`,
		false, x.match(len(phrasesOf(x.q.Words)) > 0 && !x.q.Any), x.before, x.q.From, x.to, x.limit+1, x.first)
	if err != nil {
		return err
	}
	if x.q.Any {
		list = list[:min(len(list), x.limit)]
	} else if len(list) > x.limit {
		list = list[:x.limit]
		x.hits.Next = strconv.FormatInt(pks[x.limit-1], 10)
	}
	x.hits.Reports = list
	return nil
}

// statements finds statements.
func (x *searching) statements() error {
	from, order, most := `find_statement f JOIN entry e ON e.pk = f.rowid
		WHERE find_statement MATCH $1 AND f.rowid < $2 AND f.rowid >= $6`, "f.rowid", x.limit+1
	phrases := phrasesOf(x.q.Words)
	expr := x.match(len(phrases) > 0 && !x.q.Any)
	if len(phrases) > 0 {
		// The index looks for a phrase in every negotiation, which takes long where
		// it hardly stands. Where its words are seldom together in this one, they are
		// looked up in what was found.
		pks, err := x.store.candidates(x.ctx, x.match(false), x.before, x.first)
		if err != nil {
			return err
		}
		if len(pks) < manyCandidates {
			from, order, most = "entry e WHERE e.pk IN (0"+pks.list()+") AND $1 <> '' AND e.pk < $2 AND e.pk >= $6", "e.pk", manyCandidates
		} else {
			phrases = nil
		}
	}
	rows, err := x.store.read.QueryContext(x.ctx, `SELECT e.pk, e.id, e.report, e.body, e.state, e.marked_by, e.marked_at, e.note, e.patch FROM `+from+` AND e.hidden = 0 AND e.state <> 'rejected' AND e.day >= $3 AND e.day <= $4 ORDER BY `+order+` DESC LIMIT $5`,
		expr, x.before, x.q.From, x.to, most, x.first)
	if err != nil {
		return wrap("search", err)
	}
	defer rows.Close()
	return x.take(rows, phrases)
}

// take fills the hits with those of the rows that hold the phrases.
func (x *searching) take(rows *sql.Rows, phrases []want) error {
	at := int64(0)
	for rows.Next() {
		var pk int64
		var id, report parley.ID
		var body, patch []byte
		var m parley.Mark
		if err := rows.Scan(&pk, &id, &report, &body, &m.State, &m.By, &m.At, &m.Note, &patch); err != nil {
			return wrap("search", err)
		}
		if len(x.hits.Order) == x.limit {
			x.hits.Next = strconv.FormatInt(at, 10)
			break
		}
		at = pk
		if len(phrases) > 0 && !holdsAll(phrases, searched(body)) {
			continue
		}
		if err := addEntry(x.b.out.Record, parley.Statements, body, patch); err != nil {
			return wrap("search", err)
		}
		x.hits.Order = append(x.hits.Order, id)
		x.b.reports[report] = true
		if m.State != "" {
			x.b.out.Marks[id] = m
		}
	}
	return wrap("search", rows.Err())
}

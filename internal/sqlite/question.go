package sqlite

import (
	"fmt"
	"strings"

	"github.com/parley-record/parley"
)

// A question asks for the entries of one table that a selection is about.
type question struct {
	from   string
	where  []string
	args   []any
	order  string
	newest bool // the last day comes first
	paged  bool // it asks for one row more than is wanted, which tells whether there is a next part
}

// and narrows what is asked for. Each ? of cond stands for the next of v.
func (q *question) and(cond string, v ...any) {
	for _, a := range v {
		q.args = append(q.args, a)
		cond = strings.Replace(cond, "?", fmt.Sprintf("$%d", len(q.args)), 1)
	}
	q.where = append(q.where, cond)
}

// among narrows what is asked for to rows whose column is one of ids,
// of which there is one at least.
func (q *question) among(column string, ids []parley.ID) {
	v := make([]any, len(ids))
	for i, id := range ids {
		v[i] = id
	}
	q.and(column+" IN (?"+strings.Repeat(", ?", len(ids)-1)+")", v...)
}

// text returns the question as SQL for the columns of at most limit rows; 0 stands for
// all.
func (q *question) text(columns string, limit int) string {
	s := "SELECT " + columns + " FROM " + q.from + " WHERE " + strings.Join(q.where, " AND ") + " ORDER BY " + q.order
	if limit <= 0 {
		return s
	}
	if q.paged {
		limit++
	}
	return s + fmt.Sprintf(" LIMIT %d", limit)
}

// asks returns the question for the entries of t that the sheet's selection is about.
func (b *builder) asks(t parley.Table) *question {
	q := &question{from: "entry e", order: "e.day DESC, e.pk DESC"}
	b.through(q, t)
	if b.sel.Issue != "" {
		q.and("e.issue <> ''")
		q.among("e.issue", b.alike(b.sel.Issue))
	}
	b.within(q)
	b.marked(q)
	b.sorted(q, t)
	return q
}

// through asks by way of the index that leads to the fewest rows.
func (b *builder) through(q *question, t parley.Table) {
	sel, letter := b.sel, string(t.Letter)
	switch {
	case sel.Actor != "" && sel.Issue != "" && t == parley.Positions:
		q.from = "entry e INDEXED BY entry_cell"
		q.and("e.tbl = 'p' AND e.neg = ?", b.neg)
		q.among("e.actor", b.alike(sel.Actor))
		q.and("e.hidden <= ?", sel.Superseded)
	case sel.Actor != "":
		// Only few actors are merged, so each is a range of the index.
		q.from, q.order = "who w JOIN entry e ON e.pk = w.pk", "w.day DESC, w.pk DESC"
		q.and("w.neg = ?", b.neg)
		q.among("w.actor", b.alike(sel.Actor))
		q.and("w.tbl = ?", letter)
		q.and("e.hidden <= ?", sel.Superseded)
	case sel.Story != "":
		q.and("e.neg = ? AND e.tbl = ? AND e.report IN (SELECT report FROM story_report WHERE neg = e.neg AND story = ?)", b.neg, letter, sel.Story)
	case sel.Report != "":
		q.order = "e.pk"
		q.and("e.neg = ? AND e.report = ? AND e.tbl = ?", b.neg, sel.Report, letter)
	case len(sel.Entries) > 0:
		q.and("e.neg = ?", b.neg)
		q.among("e.id", sel.Entries)
		q.and("e.tbl = ?", letter)
	default:
		if sel.Issue != "" {
			q.from = "entry e INDEXED BY entry_issue"
		}
		q.and("e.neg = ? AND e.tbl = ?", b.neg, letter)
		if sel.Superseded {
			q.and("e.hidden IN (0, 1)")
		} else {
			q.and("e.hidden = 0")
		}
	}
}

// within narrows the question to the days that the selection is about.
func (b *builder) within(q *question) {
	sel := b.sel
	if sel.From != "" {
		q.and("e.day >= ?", sel.From)
	}
	if sel.To != "" {
		q.and("e.day <= ?", sel.To)
	}
	if sel.DueFrom != "" {
		q.and("e.due >= ? AND e.due <> ''", sel.DueFrom)
	}
	if sel.DueTo != "" {
		q.and("e.due <= ? AND e.due <> ''", sel.DueTo+"~")
	}
	if sel.Undated {
		q.and("e.due = ''")
	}
}

// marked narrows the question by how sure entries are and by what people decided on
// them. An entry that is asked for by its id is given though it was rejected.
func (b *builder) marked(q *question) {
	sel := b.sel
	if !sel.Rejected && len(sel.Entries) == 0 {
		q.and("e.state <> 'rejected'")
	}
	if sel.MinConfidence > 0 {
		q.and("e.confidence >= ?", sel.MinConfidence)
	}
	if sel.Unmarked {
		q.and("e.state = ''")
	}
	if sel.NotBy != "" {
		q.and("NOT EXISTS (SELECT 1 FROM decision d WHERE d.neg = e.neg AND d.entry = e.id AND d.coder = ? AND d.undone_at = '' AND d.kind IN ('accept', 'reject', 'correct'))", sel.NotBy)
	}
}

// sorted sets the order of the rows and where among them the part that is asked for
// begins.
func (b *builder) sorted(q *question, t parley.Table) {
	sel, letter := b.sel, string(t.Letter)
	if sel.NotBy != "" {
		// Ids are hashes and begin with the letter of their table.
		q.and("e.id > ? AND e.id < ?", max(letter, sel.After), string(t.Letter+1))
		q.order = "e.id"
	}
	if sel.ByDue {
		q.order = "e.due, e.pk"
	}
	day, byDay := strings.CutSuffix(q.order, ".day DESC, "+q.order[:1]+".pk DESC")
	q.newest = byDay && !sel.ByConfidence
	if q.newest && sel.After != "" {
		at, pk, _ := strings.Cut(sel.After, "~")
		q.and("("+day+".day, "+day+".pk) < (?, CAST(? AS INTEGER))", at, pk)
	}
	if sel.ByConfidence {
		q.order = "e.confidence, e.pk"
		if sure, pk, ok := strings.Cut(sel.After, "~"); ok {
			q.and("(e.confidence, e.pk) > (CAST(? AS REAL), CAST(? AS INTEGER))", sure, pk)
		}
	}
	q.paged = sel.Limit > 0 && (sel.ByConfidence || sel.NotBy != "" || q.newest && len(sel.Tables) == 1)
}

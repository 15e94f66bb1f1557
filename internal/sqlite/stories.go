package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"github.com/parley-record/parley"
)

// putStories replaces the stories, relations and claims that the reports were
// in. A report that a person moved stays where it was put.
func putStories(ctx context.Context, tx *sql.Tx, neg int64, rec *parley.Record, ids []parley.ID) error {
	if err := clearClaims(ctx, tx, neg, ids); err != nil {
		return err
	}
	for i := range rec.Relations {
		if err := putRelation(ctx, tx, neg, &rec.Relations[i]); err != nil {
			return err
		}
	}
	for i := range rec.Claims {
		if err := putClaim(ctx, tx, neg, &rec.Claims[i]); err != nil {
			return err
		}
	}
	fresh, touched := map[parley.ID]bool{}, map[parley.ID]bool{}
	for _, id := range ids {
		fresh[id] = true
	}
	for i := range rec.Stories {
		if err := nameStory(ctx, tx, neg, rec.Stories[:i+1], touched); err != nil {
			return err
		}
		if err := putStory(ctx, tx, neg, &rec.Stories[i], fresh); err != nil {
			return err
		}
	}
	for _, id := range sorted(touched) {
		if err := restory(ctx, tx, neg, id); err != nil {
			return err
		}
	}
	return nil
}

// clearClaims removes the claims that any of the reports tells.
func clearClaims(ctx context.Context, tx *sql.Tx, neg int64, reports []parley.ID) error {
	for _, id := range reports {
		claims := map[parley.ID]bool{}
		if err := collect(ctx, tx, claims, "SELECT claim FROM claim_report WHERE neg = $1 AND report = $2", neg, id); err != nil {
			return err
		}
		for _, c := range sorted(claims) {
			for _, q := range []string{"DELETE FROM claim_report WHERE neg = $1 AND claim = $2", "DELETE FROM claim WHERE neg = $1 AND id = $2"} {
				if _, err := tx.ExecContext(ctx, q, neg, c); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// putRelation stores how two reports depend on each other, once for either order.
func putRelation(ctx context.Context, tx *sql.Tx, neg int64, r *parley.Relation) error {
	body, err := marshal(r)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM relation WHERE neg = $1 AND a = $3 AND b = $2", neg, r.A, r.B); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT OR REPLACE INTO relation (neg, a, b, body) VALUES ($1, $2, $3, $4)", neg, r.A, r.B, body)
	return err
}

// putClaim stores a claim with the reports that tell it.
func putClaim(ctx context.Context, tx *sql.Tx, neg int64, c *parley.Claim) error {
	if len(c.Tellings) == 0 {
		return nil
	}
	body, err := marshal(c)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO claim (neg, id, report, body) VALUES ($1, $2, $3, $4)", neg, c.ID, c.Tellings[0].Span.Report, body); err != nil {
		return err
	}
	for _, t := range c.Tellings {
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO claim_report (neg, report, claim) VALUES ($1, $2, $3)", neg, t.Span.Report, c.ID); err != nil {
			return err
		}
	}
	return nil
}

// nameStory gives the last of stories the name of a stored one that holds any of its
// reports: a story keeps its name while one of its reports stays in it. It adds to
// touched those whose reports may change.
func nameStory(ctx context.Context, tx *sql.Tx, neg int64, stories []parley.Story, touched map[parley.ID]bool) error {
	st := &stories[len(stories)-1]
	old := map[parley.ID]bool{}
	for _, id := range st.Reports {
		if err := collect(ctx, tx, old, "SELECT story FROM story_report WHERE neg = $1 AND report = $2 AND hand = 0", neg, id); err != nil {
			return err
		}
	}
	into := st.ID
	for _, id := range sorted(old) {
		touched[id] = true
		var others int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM story_report WHERE neg = $1 AND story = $2", neg, id).Scan(&others); err != nil {
			return err
		}
		if into == st.ID && others > 0 && !hasStory(stories[:len(stories)-1], id) {
			into = id
		}
	}
	st.ID = into
	touched[into] = true
	return nil
}

// putStory stores a story and puts into it those of its reports that are fresh and that
// nobody moved.
func putStory(ctx context.Context, tx *sql.Tx, neg int64, st *parley.Story, fresh map[parley.ID]bool) error {
	for _, id := range st.Reports {
		if !fresh[id] {
			continue
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO story_report (neg, report, story) VALUES ($1, $2, $3)
			ON CONFLICT (neg, report) DO UPDATE SET story = excluded.story WHERE hand = 0`, neg, id, st.ID); err != nil {
			return err
		}
	}
	body, err := marshal(st)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT OR REPLACE INTO story (neg, id, last, body) VALUES ($1, $2, $3, $4)", neg, st.ID, st.Last, body)
	return err
}

// hasStory reports whether a story of that name is among list.
func hasStory(list []parley.Story, id parley.ID) bool {
	return slices.ContainsFunc(list, func(s parley.Story) bool { return s.ID == id })
}

// restory counts a story's reports and origins again after reports came or went.
func restory(ctx context.Context, tx *sql.Tx, neg int64, id parley.ID) error {
	var body []byte
	err := tx.QueryRowContext(ctx, "SELECT body FROM story WHERE neg = $1 AND id = $2", neg, id).Scan(&body)
	if err == sql.ErrNoRows {
		return nil
	}
	if err != nil {
		return err
	}
	var st parley.Story
	if err := json.Unmarshal(body, &st); err != nil {
		return err
	}
	st.ID, st.Reports, st.First, st.Last = id, nil, "", ""
	// CROSS JOIN keeps the order: the story's few reports first, not all of the negotiation's.
	rows, err := tx.QueryContext(ctx, `SELECT r.id, r.published FROM story_report s CROSS JOIN report r ON r.neg = s.neg AND r.id = s.report
		WHERE s.neg = $1 AND s.story = $2 AND r.belongs = 1 ORDER BY r.published, r.pk`, neg, id)
	if err != nil {
		return err
	}
	for rows.Next() {
		var r parley.ID
		var published string
		if err := rows.Scan(&r, &published); err != nil {
			rows.Close()
			return err
		}
		st.Reports = append(st.Reports, r)
		if published != "" {
			if st.First == "" {
				st.First = published
			}
			st.Last = published
		}
	}
	if err := rows.Close(); err != nil {
		return err
	}
	if len(st.Reports) == 0 {
		_, err := tx.ExecContext(ctx, "DELETE FROM story WHERE neg = $1 AND id = $2", neg, id)
		return err
	}
	if st.Independent, err = origins(ctx, tx, neg, st.Reports); err != nil {
		return err
	}
	after, err := marshal(st)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE story SET body = $3, last = $4 WHERE neg = $1 AND id = $2", neg, id, after, st.Last)
	return err
}

// origins counts the groups left after joining reports that depend on each other.
func origins(ctx context.Context, tx *sql.Tx, neg int64, reports []parley.ID) (int, error) {
	group := map[parley.ID]parley.ID{}
	var find func(parley.ID) parley.ID
	find = func(id parley.ID) parley.ID {
		if group[id] == "" || group[id] == id {
			return id
		}
		group[id] = find(group[id])
		return group[id]
	}
	in := map[parley.ID]bool{}
	for _, id := range reports {
		in[id] = true
	}
	for _, id := range reports {
		rows, err := tx.QueryContext(ctx, "SELECT body FROM relation WHERE neg = $1 AND a = $2", neg, id)
		if err != nil {
			return 0, err
		}
		for rows.Next() {
			var body []byte
			var r parley.Relation
			if err := rows.Scan(&body); err != nil {
				rows.Close()
				return 0, err
			}
			if err := json.Unmarshal(body, &r); err != nil {
				rows.Close()
				return 0, err
			}
			if r.Kind != "independent" && in[r.B] {
				group[find(r.A)] = find(r.B)
			}
		}
		if err := rows.Close(); err != nil {
			return 0, err
		}
	}
	roots := map[parley.ID]bool{}
	for _, id := range reports {
		roots[find(id)] = true
	}
	return len(roots), nil
}

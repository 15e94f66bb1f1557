package diff

import (
	"strings"

	"github.com/parley-record/parley"
)

// The kinds of relation.
const (
	Duplicate    = "duplicate"
	Rewrite      = "rewrite"
	SharedSource = "shared_source"
	Update       = "update"
	Independent  = "independent"
)

// relate says how two reports of a story depend on each other. later reports
// whether the passages tell a later stage of the same matter, level how much
// of one text was taken from another.
func relate(a, b *parley.Report, sa, sb *cutReport, al []alignment, later bool, level func(text, original *cutReport) Level) parley.Relation {
	r := parley.Relation{A: a.ID, B: b.ID, Kind: Independent}
	ca, cb := covered(al, sa, func(x *alignment) int { return x.i }), covered(al, sb, func(x *alignment) int { return x.j })
	r.CoveredA, r.CoveredB = float64(ca)/1000, float64(cb)/1000
	ua, ub := reused(sa, sb), reused(sb, sa)
	short, long := &ua, &ub
	if ub.words < ua.words {
		short, long = &ub, &ua
	}
	five := max(ua.five, ub.five)
	credit := a.Credit != "" && strings.EqualFold(a.Credit, b.Credit)
	switch {
	case short.verbatim >= 900 && short.three >= 850 && short.words >= 30:
		r.Kind = Duplicate
	case five >= 350 && later:
		r.Kind = Update
	case five >= 350:
		r.Kind = Rewrite
	case min(ca, cb) >= 500 && max(ca, cb) >= 600 && ordered(al) && (five >= 120 || !stagesApart(a.Published, b.Published)):
		r.Kind = Rewrite
	case five >= 120 && max(ca, cb) >= 500 && max(level(sa, sb), level(sb, sa)) >= Light:
		r.Kind = Rewrite
	case five >= 120, short.unquoted >= 3, credit && five >= 40:
		r.Kind = SharedSource
	}
	if r.Kind == Independent || r.Kind == SharedSource {
		return r
	}
	switch {
	case credits(a, b):
		r.Direction, r.Basis = "a_from_b", "credit"
	case credits(b, a):
		r.Direction, r.Basis = "b_from_a", "credit"
	case before(a.Published, b.Published):
		r.Direction, r.Basis = "b_from_a", "time"
	case before(b.Published, a.Published):
		r.Direction, r.Basis = "a_from_b", "time"
	case r.Kind == Duplicate && long.verbatim <= 600:
		r.Direction, r.Basis = "b_from_a", "coverage"
		if short == &ua {
			r.Direction = "a_from_b"
		}
	}
	return r
}

// covered returns the share of the sentences of s that stand in an alignment, a line
// of nothing but a date left out.
func covered(al []alignment, s *cutReport, of func(*alignment) int) int32 {
	seen := make([]bool, len(s.sentences))
	k, n := 0, 0
	for i := range al {
		if at := of(&al[i]); at < len(seen) {
			seen[at] = true
		}
	}
	for i := range seen {
		switch {
		case seen[i]:
			k++
			n++
		case len(s.sentences[i].words) > 0:
			n++
		}
	}
	return ratio(k, n)
}

// ordered reports whether most alignments follow each other in both reports.
func ordered(al []alignment) bool {
	up, all := 0, 0
	for i := 1; i < len(al); i++ {
		if al[i].i == al[i-1].i {
			continue
		}
		all++
		if al[i].j >= al[i-1].j {
			up++
		}
	}
	return 2*up > all
}

// credits reports whether a names b's outlet as its agency.
func credits(a, b *parley.Report) bool {
	return a.Credit != "" && b.Outlet != "" && !strings.EqualFold(a.Outlet, b.Outlet) &&
		strings.EqualFold(strings.TrimSpace(a.Credit), strings.TrimSpace(b.Outlet))
}

// before reports whether two publication times tell that s lies before t: by
// the hour where both are known to it, else by the day.
func before(s, t string) bool {
	if len(s) < 10 || len(t) < 10 {
		return false
	}
	if len(s) == 10 || len(t) == 10 {
		return s[:10] < t[:10]
	}
	return s < t
}

// independent returns how many groups are left of n reports after those that
// depend on each other are joined.
func independent(n int, dependent func(i, j int) bool) int {
	group := make([]int, n)
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			i = group[i]
		}
		return i
	}
	left := n
	for i := range n {
		for j := i + 1; j < n; j++ {
			if a, b := find(i), find(j); a != b && dependent(i, j) {
				group[max(a, b)] = min(a, b)
				left--
			}
		}
	}
	return left
}

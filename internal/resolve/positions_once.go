package resolve

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strings"

	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/tsv"
)

// onceWeights is what parley-train learned of when two rows tell one stance: a name of
// a feature and its weight a line.
//
//go:embed once.tsv
var onceWeights string

var onceWeightOf = tsv.Must(readWeights("once.tsv", onceWeights))

// sameStance is how likely two rows have to be one stance to be told as one; leastTold is how
// sure a row has to be, as a part of the bound, to be heard as a further telling; and
// toldAgain is how much a further telling makes surer. doc/models.md has the figures.
const sameStance, leastTold, toldAgain = 0.45, 0.3, 0.25

// shownFrom is how likely a further telling that shares no word with the surest has to be
// the same to be shown as evidence. Below it a telling is heard, and no line of it is
// printed that a reader would not find the stance in.
const shownFrom = 0.6

// A stanceTold is one drafted row of positions, with the words it names its matter by.
type stanceTold struct {
	p            *position
	nth          int      // in the order drafted
	sure         float64  // as drafted
	label, words []string // stems of the label; of all wordings of its clause
	head         string   // stem of the matter's main word
	title        bool
	sentence     int
}

// An account is all tellings of one stance of a side.
type account struct {
	p     *position
	words []string              // of the surest telling, which leads it
	by    map[int][]*stanceTold // report → its tellings, the surest first
	first int                   // the least nth of them
}

// A teller joins the tellings of one stance. Its buffers are used anew for each pair.
type teller struct {
	r       *resolver
	rows    map[stanceIn]int
	words   []map[string]int // report → family of words → rows whose wordings have one of it
	drafted []int            // report → rows
	fs      []Feature
}

// A stanceIn is what tellings of one report need in common to be one.
type stanceIn struct {
	party  int32
	report int
	stance string
}

// tellOnce returns one position for each stance of a side, told once however often the
// reports tell it: what is on one issue is one, and of what one report tells on others
// what the weights hold for the same. The surest leads and takes the others'
// words in.
func (r *resolver) tellOnce(list []*position) []*position {
	type onIssue struct {
		party, issue int32
		stance       string
	}
	issues := map[onIssue]*account{}
	reports := map[stanceIn][]*account{}
	var all []*account
	t := r.newTeller()
	for _, x := range t.tellings(list) {
		at, in := onIssue{x.p.party, x.p.issue, x.p.d.Stance}, x.where()
		a, chance := issues[at], 1.0
		if a == nil {
			a, chance = t.likeliest(x, reports[in])
		}
		switch {
		case a == nil:
			a = &account{p: x.p, words: x.words, by: map[int][]*stanceTold{}, first: x.nth}
			all = append(all, a)
			reports[in] = append(reports[in], a)
		default:
			if a.by[x.p.report] == nil {
				reports[in] = append(reports[in], a)
			}
			a.add(r, x, chance)
		}
		a.by[in.report] = append(a.by[in.report], x)
		a.first = min(a.first, x.nth)
		issues[at] = a
	}
	slices.SortFunc(all, func(a, b *account) int { return cmp.Compare(a.first, b.first) })
	out := make([]*position, len(all))
	for k, a := range all {
		out[k] = a.p
	}
	return out
}

func (x *stanceTold) where() stanceIn { return stanceIn{x.p.party, x.p.report, x.p.d.Stance} }

// add takes a further telling, the same one by that chance, into an account.
func (a *account) add(r *resolver, x *stanceTold, chance float64) {
	o, p := a.p, x.p
	sure := 1 - (1-o.sure)*(1-p.sure*toldAgain)
	if o.d.Whole && !p.d.Whole && o.issue == p.issue && o.report == p.report && o.entry.Evidence[0] == p.entry.Evidence[0] {
		// The word that takes the stance tells it before the statement around it.
		o.row, p.row, o.d, p.d, o.by, p.by, o.moved, p.moved = p.row, o.row, p.d, o.d, p.by, o.by, p.moved, o.moved
	}
	o.sure = sure
	if o.issue == p.issue || chance >= shownFrom || shared(x.words, a.words) > 0 {
		o.more = append(o.more, told{p.report, p.entry})
	}
	if o.red == nil {
		o.red = p.red
	}
	if (o.issue == p.issue || shared(x.words, a.words) > 0) && (p.moved == "hardened" || p.moved == "softened") {
		o.moved = cmp.Or(o.moved, p.moved)
	}
	if p.body != o.body {
		o.body = 0
	}
	o.beside = append(o.beside[:len(o.beside):len(o.beside)], p.beside...)
	switch ph := p.d.Issue; {
	case o.issue == p.issue:
	case shared(x.words, a.words) > 0:
		r.phrase(o.issue, ph.Label, ph.Terms...)
	default:
		// Other words for the matter name it to a reader, and no other stance by them.
		o.beside = append(o.beside, fullest(ph))
	}
}

// fullest returns the wording of a matter that tells most in what an issue can show.
func fullest(ph extract.Phrase) string {
	best, most := ph.Label, len(strings.Fields(ph.Label))
	for _, t := range ph.Terms {
		if n := len(strings.Fields(t)); n > most && n <= maxTermWords {
			best, most = t, n
		}
	}
	return best
}

func (r *resolver) newTeller() *teller {
	return &teller{r: r, rows: map[stanceIn]int{}, words: make([]map[string]int, len(r.reports)), drafted: make([]int, len(r.reports))}
}

// tellings returns the rows of list, the surest first, and counts what they share.
func (t *teller) tellings(list []*position) []*stanceTold {
	out := make([]*stanceTold, len(list))
	for k, p := range list {
		ph := p.d.Issue
		d := t.r.drafts[p.report].Doc
		x := &stanceTold{p: p, nth: k, sure: p.sure, label: stemsOf(ph.Label), title: t.r.titled(p), sentence: d.SentenceAt(p.entry.Evidence[0].Start)}
		x.words = distinct(append(x.label[:len(x.label):len(x.label)], stemsOf(strings.Join(ph.Terms, " "))...))
		x.label = distinct(x.label)
		x.head = headOf(d, ph)
		out[k] = x
		t.rows[x.where()]++
		t.drafted[p.report]++
		if t.words[p.report] == nil {
			t.words[p.report] = map[string]int{}
		}
		for i, w := range x.words {
			if f := family(w); !slices.ContainsFunc(x.words[:i], func(o string) bool { return family(o) == f }) {
				t.words[p.report][f]++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *stanceTold) int { return cmp.Compare(b.sure, a.sure) })
	return out
}

func distinct(list []string) []string {
	out := list[:0:0]
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// maxAccounts is the most accounts of a side's stance in a report that a row is
// compared with, and maxTellings the most tellings of each, the surest.
const maxAccounts, maxTellings = 30, 30

// likeliest returns the account that x tells once more, nil for none, and how likely it
// is: the one whose tellings in its report are the same on the mean.
func (t *teller) likeliest(x *stanceTold, list []*account) (*account, float64) {
	var best *account
	most := sameStance
	for _, a := range list[:min(len(list), maxAccounts)] {
		if t.twoMatters(a.p, x.p) {
			continue
		}
		sum, own := 0.0, a.by[x.p.report]
		own = own[:min(len(own), maxTellings)]
		if slices.ContainsFunc(own, func(o *stanceTold) bool { return t.besideEachOther(o, x) }) {
			continue
		}
		for _, o := range own {
			t.compare(o, x)
			sum += onceChance(t.fs)
		}
		if v := sum / float64(max(len(own), 1)); v >= most {
			best, most = a, v
		}
	}
	return best, most
}

// twoMatters reports whether two positions are on matters that somebody else keeps
// apart: two texts, or issues of the user's own list.
func (t *teller) twoMatters(o, p *position) bool {
	a, b := t.r.tab.issues[o.issue-1], t.r.tab.issues[p.issue-1]
	return a.text != 0 && b.text != 0 || a.own != nil || b.own != nil
}

// besideEachOther reports whether two predicates joined by "and" or "but" take a stance each
// on what the other neither names nor takes up: "welcomed the plan but wanted curbs lifted".
func (t *teller) besideEachOther(o, x *stanceTold) bool {
	if o.sentence != x.sentence || o.p.d.Whole || x.p.d.Whole || o.p.issue == x.p.issue || shared(o.label, x.label) > 0 || oneBreath(o.p, x.p) {
		return false
	}
	if o.p.entry.At > x.p.entry.At {
		o, x = x, o
	}
	d := t.r.drafts[x.p.report].Doc
	b := &d.Tokens[x.p.entry.At]
	return b.Rel.Plain() == nlp.RelConj && int(b.Head) == o.p.entry.At && !takesUp(d, x.p.d.Issue)
}

// takesUp reports whether a pronoun in a matter may stand for what was named before.
func takesUp(d *nlp.Doc, ph extract.Phrase) bool {
	return slices.ContainsFunc(d.Tokens[ph.First:ph.End], func(t nlp.Token) bool { return t.UPOS == nlp.PRON })
}

// onceChance returns how likely two rows of these features are one stance.
func onceChance(fs []Feature) float64 {
	x := onceWeightOf["bias"]
	for _, f := range fs {
		x += f.Value * onceWeightOf[f.Name]
	}
	return 1 / (1 + math.Exp(-x))
}

// compare fills fs with what speaks for and against x telling what the surer o tells.
func (t *teller) compare(o, x *stanceTold) {
	t.fs = t.fs[:0]
	put := func(name string, v float64) {
		if v != 0 {
			t.fs = append(t.fs, Feature{name, v})
		}
	}
	yes := func(name string, b bool) {
		if b {
			put(name, 1)
		}
	}
	put("surer", o.sure)
	put("sure", x.sure)
	put("log rows", math.Log(float64(t.rows[x.where()])))
	yes("stance "+x.p.d.Stance, true)
	yes("force", o.p.d.Force == x.p.d.Force)
	yes("by", o.p.by == x.p.by)
	yes("title", o.title || x.title)
	yes("sentence", o.sentence == x.sentence)
	yes("next sentence", o.sentence-x.sentence == 1 || x.sentence-o.sentence == 1)
	t.compareWords(o, x, put)
	yes("figures", otherFigures(o.p.d.Issue.Label, x.p.d.Issue.Label))
}

// compareWords is compare for the words of the two matters.
func (t *teller) compareWords(o, x *stanceTold, put func(string, float64)) {
	labels := shared(x.label, o.label)
	words, rarest := 0, 0.0
	for _, w := range x.words {
		if hasKin(w, o.words) {
			words++
			rarest = max(rarest, 1-float64(t.words[x.p.report][family(w)])/float64(t.drafted[x.p.report]))
		}
	}
	put("words", float64(words)/float64(max(1, min(len(x.words), len(o.words)))))
	put("rarest word", rarest)
	if words == 0 {
		put("no word", 1)
	}
	switch {
	case labels == 0:
		put("labels apart", 1)
	case labels >= 2:
		put("labels share two", 1)
	}
	in, out := allIn(x.label, o.words), allIn(o.label, x.words)
	switch {
	case in && out:
		put("labels in each other", 1)
	case in:
		put("label in words", 1)
	case out:
		put("words in label", 1)
	}
	switch {
	case o.head != "" && x.head != "" && akin(o.head, x.head):
		put("heads", 1)
	case o.head != "" && slices.Contains(x.words, o.head), x.head != "" && slices.Contains(o.words, x.head):
		put("head in words", 1)
	}
}

// shared counts the stems of a that have one of their family in b.
func shared(a, b []string) int {
	n := 0
	for _, s := range a {
		if hasKin(s, b) {
			n++
		}
	}
	return n
}

// allIn reports whether there are stems in a and each has one of its family in b.
func allIn(a, b []string) bool { return len(a) > 0 && shared(a, b) == len(a) }

// hasKin reports whether a list has a stem of the family of s.
func hasKin(s string, list []string) bool {
	return slices.ContainsFunc(list, func(o string) bool { return akin(s, o) })
}

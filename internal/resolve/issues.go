package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// An issue gathers the phrasings of one matter.
type issue struct {
	id        parley.ID
	label     string
	short     string // the label cut where it parts no words, "" where it is whole
	title     string // what a reader calls it, "" where that is the label
	terms     []phrasing
	head      string          // stem of the label's main word
	rest      []string        // what its clauses tell beside
	stems     map[string]bool // of all its phrasings
	core      []string        // stems of its first phrasing
	phrasings [][]string      // stems of each
	text      int32           // index of the proposal that it is, plus one; 0: none
	figures   []figure        // see figuresIn
	ends      bool            // see endsIn
	report    int
	last      int // the report that named it last
	at        nlp.Span
	own       *CodebookIssue
	entry     int // index in the record's issues plus one
}

// A phrasing is one wording of an issue as it may be shown.
type phrasing struct {
	text string
	name bool // as a position names it, not from the clause around it
}

// stop are words that tell nothing of a matter.
var stop = wordList("stop")

// stemsOf returns the stems of the words of a phrase that tell something.
func stemsOf(s string) []string {
	out := make([]string, 0, 8)
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c > 127 && c != '’' && c != '‘' && c != '“' && c != '”' && c != '—' && c != '–')
	}) {
		if len(w) > 1 && !stop[w] {
			w = extract.Stem(w)
			out = append(out, cmp.Or(verbStem[w], w))
		}
	}
	return out
}

// verbStem has the verb's stem for that of a noun for the same deed: "sale" and "selling".
var verbStem = func() map[string]string {
	m := map[string]string{}
	for n, v := range wordPairs("deedNouns") {
		m[extract.Stem(n)] = extract.Stem(v)
	}
	return m
}()

// deedStem has the stems of verbs that a noun tells the deed of as well.
var deedStem = func() map[string]bool {
	m := map[string]bool{}
	for _, v := range verbStem {
		m[v] = true
	}
	return m
}()

// issueOf returns the issue that a phrase of a report names, as an index plus
// one, making it where it is new.
func (r *resolver) issueOf(report int, ph extract.Phrase) int32 {
	if !ph.OK() || ph.Label == "" {
		return 0
	}
	d := r.drafts[report].Doc
	var text int32
	if ph.Text > 0 && report < len(r.tab.proposalAt) && ph.Text <= len(r.tab.proposalAt[report]) {
		text = r.tab.proposalAt[report][ph.Text-1]
	}
	if text != 0 {
		p := r.tab.proposals[text-1]
		if p.issue == 0 {
			p.issue = r.userIssueOfText(p, ph)
		}
		if p.issue != 0 && r.tab.issues[p.issue-1].own != nil {
			return r.took(p.issue, report, ph)
		}
		if p.issue == 0 {
			p.issue = r.matterOfOlder(p)
		}
		if p.issue == 0 {
			p.issue = r.newIssue(report, ph, text)
			r.phrase(p.issue, p.name)
		}
		r.phrase(p.issue, ph.Label, ph.Terms...)
		return p.issue
	}
	if u := r.userIssue(ph); u != 0 {
		return r.took(u, report, ph)
	}
	st := stemsOf(ph.Label)
	if len(st) == 0 {
		return 0
	}
	// One word of a report is of one matter, however much is told around it.
	word := [2]int32{int32(report), ph.Head}
	ends := endsIn(d, ph)
	if n := r.tab.issueAt[word]; n != 0 && ph.Head >= ph.First && ph.Head < ph.End && r.tab.issues[n-1].ends == ends {
		r.tab.issues[n-1].last = report
		r.phrase(n, ph.Label, ph.Terms...)
		return n
	}
	head := headOf(d, ph)
	// That they name one state does not make two matters one.
	named := map[string]bool{}
	for k := int(ph.First); k < int(ph.End) && k < len(d.Tokens); k++ {
		if d.Tokens[k].UPOS == nlp.PROPN {
			for _, w := range stemsOf(d.Form(k)) {
				named[w] = true
			}
		}
	}
	// The rarest stems lead to the issues that could be the same.
	best, score := int32(0), 0.0
	seen, figures := 0, figuresIn(ph)
	for _, s := range st {
		list := r.tab.byStem[family(s)]
		for k := len(list) - 1; k >= 0 && seen < 400; k-- {
			seen++
			i := r.tab.issues[list[k]-1]
			if i.text != 0 || i.ends != ends || clashing(i.figures, figures) {
				continue
			}
			if v := r.sameMatter(report, st, head, i, named); v > score {
				best, score = list[k], v
			}
		}
	}
	if score >= 1 {
		r.tab.issues[best-1].last = report
		r.tab.issueAt[word] = best
		r.phrase(best, ph.Label, ph.Terms...)
		return best
	}
	n := r.newIssue(report, ph, 0)
	r.tab.issues[n-1].head, r.tab.issues[n-1].figures, r.tab.issues[n-1].ends = head, figures, ends
	r.tab.issueAt[word] = n
	r.phrase(n, "", ph.Terms...)
	return n
}

// matterOfOlder returns the issue of the text that p is a later version of, where
// an earlier report told of that one: what is on the table is one matter, whose
// sides may have moved. 0 for none.
func (r *resolver) matterOfOlder(p *proposal) int32 {
	for _, x := range p.parts {
		t := r.textOf(x.report, x.d.VersionOf)
		if t == 0 {
			continue
		}
		if o := r.tab.proposals[t-1]; o != p && o.issue != 0 && o.parts[0].report < p.parts[0].report {
			r.tab.issues[o.issue-1].dropFigure(o.name, p.name)
			return o.issue
		}
	}
	return 0
}

// dropFigure takes a figure from the issue's label where another version of its text counts
// otherwise: who is for the offer of 5.5 per cent is not for "the pay offer of 4%".
func (i *issue) dropFigure(older, newer string) {
	if !otherFigures(i.label, newer) {
		return
	}
	common := sharedStart(older, newer)
	if len(stemsOf(common)) < 2 {
		return
	}
	i.word(i.label, true)
	i.label, i.short, i.title = common, "", ""
}

// sharedStart returns the words that both names begin with, less what leads on to the
// words that differ: "the pay offer" of "the pay offer of 4%" and "the pay offer of 5%".
func sharedStart(a, b string) string {
	x, y := strings.Fields(a), strings.Fields(b)
	n := 0
	for n < min(len(x), len(y)) && strings.EqualFold(x[n], y[n]) {
		n++
	}
	for n > 0 && stop[strings.ToLower(x[n-1])] {
		n--
	}
	return strings.Join(x[:n], " ")
}

// family is what words of one family begin with: "occupied" and "occupies".
func family(stem string) string {
	if len(stem) < 5 {
		return stem
	}
	return stem[:5]
}

// akin reports whether two stems are of one word family: equal, or alike in the
// first five letters and up to the shorter one's last.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	if n < 5 {
		return false
	}
	n = max(5, n-1)
	return a[:n] == b[:n]
}

// tells reports whether one phrasing of the issue has all of the stems.
func (i *issue) tells(st []string) bool {
next:
	for _, words := range i.phrasings {
	word:
		for _, s := range st {
			for _, o := range words {
				if akin(s, o) {
					continue word
				}
			}
			continue next
		}
		return true
	}
	return false
}

// headOf returns the stem of the main word of a phrase: of what is measured where
// it is a measure ("the size of the fleet"), "" where it tells nothing.
func headOf(d *nlp.Doc, ph extract.Phrase) string {
	h := int(ph.Head)
	if h < int(ph.First) || h >= int(ph.End) {
		return ""
	}
	if extract.Measure(d.Tokens[h].Lemma) {
		for k := h + 1; k < int(ph.End); k++ {
			if t := &d.Tokens[k]; int(t.Head) == h && t.Rel.Plain() == nlp.RelNmod {
				h = k
				break
			}
		}
	}
	hs := stemsOf(d.Form(h))
	if len(hs) == 0 || d.Tokens[h].UPOS == nlp.VERB && len(hs[0]) < 6 && !deedStem[hs[0]] {
		return ""
	}
	return hs[0]
}

// endsIn reports whether a phrase tells that its matter is to be no more: who wants to
// stop the hiring of temps is not for what others call the hiring of temps.
func endsIn(d *nlp.Doc, ph extract.Phrase) bool {
	k := ph.Head
	for range 12 {
		if k < ph.First || k >= ph.End {
			return false
		}
		if extract.Ends(d.Tokens[k].Lemma) {
			return true
		}
		k = d.Tokens[k].Head
	}
	return false
}

// sameMatter is at least 1 where a phrase of the given stems names the issue: its
// main word and half of what tells it apart, or all words of one phrasing. A bare
// main word names it in its own report and story only.
func (r *resolver) sameMatter(report int, st []string, head string, i *issue, named map[string]bool) float64 {
	c, common := 0, 0
	for _, s := range i.core {
		for _, o := range st {
			if akin(s, o) {
				c++
				if !named[o] {
					common++
				}
				break
			}
		}
	}
	small := min(len(st), len(i.core))
	over := float64(c) / float64(small)
	if common == 0 && c < len(i.core) {
		return 0
	}
	switch {
	case head != "" && akin(head, i.head) && (over >= 0.5 && c >= 2 || small == 1 && (i.last == report || i.last >= 0 && r.story[report] != 0 && r.story[i.last] == r.story[report])):
		return 1 + over
	case c >= 2 && over >= 0.66:
		return 1 + over
	case len(st) >= 2 && i.tells(st):
		return 1
	}
	return 0
}

func (r *resolver) newIssue(report int, ph extract.Phrase, text int32) int32 {
	d := r.drafts[report].Doc
	i := &issue{label: ph.Label, short: ph.Short, title: ph.Title, stems: map[string]bool{}, core: stemsOf(ph.Label), text: text, report: report, last: report, at: d.Bytes(int(ph.First), int(ph.End))}
	r.tab.issues = append(r.tab.issues, i)
	n := int32(len(r.tab.issues))
	r.phrase(n, ph.Label)
	return n
}

// maxTerms and maxTermWords are the most phrasings of an issue, and words of one,
// that the contract allows.
const maxTerms, maxTermWords = 16, 12

// phrase adds phrasings to the issue of index n-1.
func (r *resolver) phrase(n int32, label string, terms ...string) {
	i := r.tab.issues[n-1]
	add := func(s string, name bool) {
		if s == "" {
			return
		}
		if f := strings.Fields(s); len(f) > maxTermWords {
			s = strings.Join(f[:maxTermWords], " ")
		}
		words := stemsOf(s)
		if len(i.phrasings) <= maxTerms {
			i.phrasings = append(i.phrasings, words)
		}
		for _, w := range words {
			if !i.stems[w] {
				i.stems[w] = true
				f := family(w)
				if l := r.tab.byStem[f]; len(l) == 0 || l[len(l)-1] != n {
					r.tab.byStem[f] = append(l, n)
				}
			}
		}
		if s != i.label {
			i.word(s, name)
		}
	}
	add(label, true)
	for _, t := range terms {
		add(t, false)
	}
}

// word keeps a wording of the issue for showing.
func (i *issue) word(s string, name bool) {
	for k := range i.terms {
		if t := &i.terms[k]; strings.EqualFold(t.text, s) {
			t.name = t.name || name
			return
		}
	}
	if len(i.terms) < 6*maxTerms {
		i.terms = append(i.terms, phrasing{s, name})
	}
}

// aside keeps words of a clause on the issue for showing alone: they tell more of
// the matter, and do not name it.
func (r *resolver) aside(n int32, rest []string) {
	i := r.tab.issues[n-1]
	for _, s := range rest {
		if f := strings.Fields(s); len(f) > maxTermWords {
			s = strings.Join(f[:maxTermWords], " ")
		}
		if len(i.rest) < maxTerms && s != "" {
			i.rest = append(i.rest, s)
		}
	}
}

// shown returns the wordings of the issue that are listed, in the order of the
// reports: where there are too many, those that positions name it by before what
// stands around it, and those that another holds last.
func (i *issue) shown() []string {
	all := slices.Clone(i.terms)
	for _, s := range i.rest {
		all = append(all, phrasing{text: s})
	}
	low := make([]string, len(all))
	for k := range all {
		low[k] = " " + strings.ToLower(all[k].text) + " "
	}
	label := " " + strings.ToLower(cmp.Or(i.title, i.label)) + " "
	rank := make([]int, len(all))
	for k, s := range low {
		held := strings.Contains(label, s) || slices.ContainsFunc(low[:k], func(t string) bool { return strings.Contains(t, s) }) ||
			slices.ContainsFunc(low[k+1:], func(t string) bool { return t != s && strings.Contains(t, s) })
		switch {
		case held && k >= len(i.terms):
			rank[k] = 4 // never
		case held:
			rank[k] = 3
		case k >= len(i.terms):
			rank[k] = 2
		case !all[k].name:
			rank[k] = 1
		}
	}
	take := make([]bool, len(all))
	for at, n := 0, 0; at < 4; at++ {
		for k := range all {
			if rank[k] == at && n < maxTerms-1 {
				take[k] = true
				n++
			}
		}
	}
	var out []string
	for k := range all {
		if take[k] {
			out = append(out, all[k].text)
		}
	}
	return out
}

// issueID writes the issue of index n-1 if it is not yet, and returns its id.
func (r *resolver) issueID(n int32) parley.ID {
	if n == 0 {
		return ""
	}
	i := r.tab.issues[n-1]
	if i.entry == 0 {
		i.id = r.newID(parley.Issues, i.report, i.at)
		r.entitle(i)
		e := parley.Issue{ID: i.id, Label: i.label, Code: r.codeOf(i), Definition: r.definitionOf(i)}
		if shown := cmp.Or(i.title, i.short); shown != "" && shown != i.label {
			e.Label = shown
			i.word(i.label, true)
		}
		if f := strings.Fields(e.Label); len(f) > maxTermWords {
			e.Label = strings.Join(f[:maxTermWords], " ")
		}
		r.tab.labels[e.Label] = true
		if sp, ok := r.span(i.report, i.at); ok {
			e.Evidence = append(e.Evidence, sp)
		}
		r.rec.Issues = append(r.rec.Issues, e)
		i.entry = len(r.rec.Issues)
	}
	return i.id
}

// entitle calls an issue that positions name by a bare noun ("the deal"), or as another
// issue is called, by the name of the text that it is.
func (r *resolver) entitle(i *issue) {
	if i.text == 0 || len(stemsOf(i.label)) > 1 && !r.tab.labels[i.label] {
		return
	}
	name := r.tab.proposals[i.text-1].name
	if r.tab.proposals[i.text-1].id == "" || len(stemsOf(name)) < 2 || len(strings.Fields(name)) > maxTermWords {
		return
	}
	i.word(i.label, true)
	i.label, i.short, i.title = name, "", ""
}

// maxStates is the most states that an issue shows.
const maxStates = 8

// issueStates notes how far issues are said to be settled, and lists those that
// nothing else refers to.
func (r *resolver) issueStates() {
	for k := range r.drafts {
		for j := range r.drafts[k].IssueStates {
			d := &r.drafts[k].IssueStates[j]
			n := r.issueOf(k, d.Issue)
			if n == 0 || r.issueID(n) == "" {
				continue
			}
			is := &r.rec.Issues[r.tab.issues[n-1].entry-1]
			sp, ok := r.span(k, d.Evidence[0])
			if !ok || len(is.States) >= maxStates {
				continue
			}
			between := r.sides(r.castOf(k, d.Between))
			if len(between) == 0 && len(d.Between) == 1 && r.bothSides(k, d.Between[0]) {
				if two, plain := r.atTable(k); plain {
					between = two
				}
			}
			st := parley.IssueState{State: d.State, Between: r.idsOf(between), AccordingTo: r.actors(k, d.According), Evidence: []parley.Span{sp}}
			if w := when(d.AsOf); w != nil && w.To != "" && d.State != "deferred" { // what it is put off to is no day on which it is so

				st.AsOf = w.To
			} else if p := r.reports[k].Published; len(p) >= 10 {
				st.AsOf = p[:10]
			}
			told := false
			for i := range is.States {
				told = told || is.States[i].State == st.State && is.States[i].Evidence[0] == sp
			}
			if !told {
				is.States = append(is.States, st)
			}
		}
	}
}

// bothSides reports whether a reference counts the sides of the talks as two, "both
// sides", "the two governments".
func (r *resolver) bothSides(report int, ref extract.Ref) bool {
	d := r.drafts[report].Doc
	switch d.Tokens[ref.Head].Lemma {
	case "side", "party", "government", "country", "nation", "delegation", "team", "negotiator":
	default:
		return false
	}
	for t := ref.First; t < ref.Head; t++ {
		if d.Is(int(t), "both") || d.Is(int(t), "two") {
			return true
		}
	}
	return false
}

// finishIssues gives each written issue its phrasings.
func (r *resolver) finishIssues() {
	r.ownParents()
	for _, i := range r.tab.issues {
		if i.entry != 0 {
			r.rec.Issues[i.entry-1].Terms = i.shown()
			if p := r.parentOf(i); p != 0 && r.tab.issues[p-1] != i {
				r.rec.Issues[i.entry-1].Parent = r.tab.issues[p-1].id
			}
		}
	}
	r.tellApart()
}

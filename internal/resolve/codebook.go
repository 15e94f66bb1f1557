package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// A CodebookIssue is one issue of a user's own list.
type CodebookIssue = parley.CodeIssue

// A Codebook is a user's own list of issues; they are matched before any that is
// found. The zero Codebook is empty.
type Codebook struct {
	Issues []CodebookIssue
	words  [][][]string // stems of each issue's label and phrases, see stems
}

// stems returns the stems of the label and the phrases of issue k.
func (c *Codebook) stems(k int) [][]string {
	if c.words == nil {
		c.words = make([][][]string, len(c.Issues))
		for n, u := range c.Issues {
			for _, p := range append([]string{u.Label}, u.Phrases...) {
				c.words[n] = append(c.words[n], stemsOf(p))
			}
		}
	}
	return c.words[k]
}

// ownIssues puts the user's issues before all others.
func (r *resolver) ownIssues() {
	for k := range r.codebook.Issues {
		u := &r.codebook.Issues[k]
		i := &issue{label: u.Label, stems: map[string]bool{}, core: stemsOf(u.Label), report: -1, own: u}
		r.tab.issues = append(r.tab.issues, i)
	}
}

// userIssue returns the user's issue that a phrase names, as an index plus one: one of
// its phrases stands, word for word and by stems, in what the phrase calls the matter,
// or else, where it has two words or more, in what is said around it. The longest wins.
func (r *resolver) userIssue(ph extract.Phrase) int32 {
	if len(r.codebook.Issues) == 0 {
		return 0
	}
	if u := r.userIssueIn(1, ph.Label, ph.Title); u != 0 {
		return u
	}
	return r.userIssueIn(2, ph.Terms...)
}

// userIssueIn returns the user's issue whose longest phrase, of at least the given
// number of words, stands in one of the wordings; the first of them where two are as
// long. 0 for none.
func (r *resolver) userIssueIn(words int, wordings ...string) int32 {
	var have [][]string
	for _, s := range wordings {
		have = append(have, stemsOf(s))
	}
	best, size := int32(0), words-1
	for k := range r.codebook.Issues {
		for _, want := range r.codebook.stems(k) {
			if len(want) > size && slices.ContainsFunc(have, func(h []string) bool { return hasRun(h, want) }) {
				best, size = int32(k+1), len(want)
			}
		}
	}
	return best
}

// userIssueOfText returns the user's issue that a text on the table is of, by what it
// is called or by a phrase that names it.
func (r *resolver) userIssueOfText(p *proposal, ph extract.Phrase) int32 {
	if len(r.codebook.Issues) == 0 {
		return 0
	}
	if u := r.userIssueIn(1, p.name, ph.Label, ph.Title); u != 0 {
		return u
	}
	return r.userIssue(ph)
}

// took notes where a user's issue is first named, and how.
func (r *resolver) took(u int32, report int, ph extract.Phrase) int32 {
	i := r.tab.issues[u-1]
	if i.report < 0 {
		i.report, i.at = report, r.drafts[report].Doc.Bytes(int(ph.First), int(ph.End))
	}
	i.last = report
	if word := [2]int32{int32(report), ph.Head}; r.tab.issueAt[word] == 0 {
		r.tab.issueAt[word] = u // however much is told around it elsewhere
	}
	r.phrase(u, ph.Label, ph.Terms...)
	return u
}

// hasRun reports whether want stands in have, in order and without a gap.
func hasRun(have, want []string) bool {
	if len(want) == 0 {
		return false
	}
	return strings.Contains("\x00"+strings.Join(have, "\x00")+"\x00", "\x00"+strings.Join(want, "\x00")+"\x00")
}

func (r *resolver) codeOf(i *issue) string {
	if i.own != nil {
		return i.own.Code
	}
	return ""
}

func (r *resolver) definitionOf(i *issue) string {
	if i.own != nil {
		return i.own.Definition
	}
	return ""
}

// ownParents writes the issues that the user's list puts above those that are
// written: what tells of a matter tells of what it is a part of.
func (r *resolver) ownParents() {
	for k := range r.codebook.Issues {
		i := r.tab.issues[k]
		for range r.codebook.Issues { // a list that puts an issue above itself ends
			n := r.parentOf(i)
			if i.entry == 0 || n == 0 || r.tab.issues[n-1].entry != 0 {
				break
			}
			p := r.tab.issues[n-1]
			if p.report < 0 {
				p.report, p.at = i.report, i.at
			}
			r.issueID(n)
			i = p
		}
	}
}

// parentOf returns the issue that a user's issue belongs to, as an index plus one.
func (r *resolver) parentOf(i *issue) int32 {
	if i.own == nil || i.own.Parent == "" {
		return 0
	}
	return int32(slices.IndexFunc(r.codebook.Issues, func(u CodebookIssue) bool { return u.Label == i.own.Parent })) + 1
}

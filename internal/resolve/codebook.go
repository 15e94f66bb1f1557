package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// A CodebookIssue is one issue of a user's own list.
type CodebookIssue = parley.CodeIssue

// A Codebook is a user's own list of issues; they are matched before any that is
// found. The zero Codebook is empty.
type Codebook struct{ Issues []CodebookIssue }

// ownIssues puts the user's issues before all others.
func (r *resolver) ownIssues() {
	for k := range r.codebook.Issues {
		u := &r.codebook.Issues[k]
		i := &issue{label: u.Label, stems: map[string]bool{}, core: stemsOf(u.Label), report: -1, own: u}
		r.tab.issues = append(r.tab.issues, i)
	}
}

// userIssue returns the user's issue that a phrase names, as an index plus one:
// one of its phrases stands in it word for word, by stems; the longest wins.
func (r *resolver) userIssue(ph extract.Phrase) int32 {
	best, size := int32(0), 0
	for k := range r.codebook.Issues {
		u := &r.codebook.Issues[k]
		for _, p := range append([]string{u.Label}, u.Phrases...) {
			want := stemsOf(p)
			if len(want) <= size {
				continue
			}
			for _, s := range append([]string{ph.Label}, ph.Terms...) {
				if hasRun(stemsOf(s), want) {
					best, size = int32(k+1), len(want)
					break
				}
			}
		}
	}
	return best
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

// parentOf returns the id of the issue that a user's issue belongs to, where it
// was written.
func (r *resolver) parentOf(i *issue) parley.ID {
	if i.own == nil || i.own.Parent == "" {
		return ""
	}
	for _, p := range r.tab.issues {
		if p.own != nil && p.own.Label == i.own.Parent && p.entry != 0 {
			return p.id
		}
	}
	return ""
}

package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
)

// maxIssues is the most issues that a statement is filed under.
const maxIssues = 8

// statementIssues files each statement under the issues of the positions that it
// carries, and then under those that it names.
func (r *resolver) statementIssues() {
	at := map[parley.ID]int{}
	for i := range r.rec.Statements {
		at[r.rec.Statements[i].ID] = i
	}
	listed := map[parley.ID]bool{}
	for i := range r.rec.Issues {
		listed[r.rec.Issues[i].ID] = true
	}
	for i := range r.rec.Positions {
		p := &r.rec.Positions[i]
		for _, id := range p.Statements {
			k, ok := at[id]
			if !ok || !listed[p.Issue] {
				continue
			}
			if s := &r.rec.Statements[k]; len(s.Issues) < maxIssues && !hasID(s.Issues, p.Issue) {
				s.Issues = append(s.Issues, p.Issue)
			}
		}
	}
	matters := r.mattersNamed()
	for report := range r.drafts {
		for k, id := range r.said[report] {
			if id == "" {
				continue
			}
			s := &r.rec.Statements[at[id]]
			r.fileNamed(s, report, &r.drafts[report].Statements[k], matters)
		}
	}
}

// A matter is an issue as statements may name it.
type matter struct {
	id   parley.ID
	head string   // stem of its main word
	core []string // stems of its first phrasing
}

// inStory is a main word in a story, or in a report of none.
type inStory struct {
	story int
	head  string
}

// mattersNamed returns the issues with a position by their main word, for each story
// that a position on them is told in; texts apart, which are filed by their mentions.
func (r *resolver) mattersNamed() map[inStory][]*matter {
	byID := map[parley.ID]*matter{}
	for _, i := range r.tab.issues {
		if i.entry != 0 && i.head != "" && len(i.core) > 0 && i.text == 0 {
			byID[i.id] = &matter{i.id, i.head, i.core}
		}
	}
	report := map[parley.ID]int{}
	for k := range r.reports {
		report[r.reports[k].ID] = k
	}
	out := map[inStory][]*matter{}
	for k := range r.rec.Positions {
		m := byID[r.rec.Positions[k].Issue]
		if m == nil {
			continue
		}
	next:
		for _, e := range r.rec.Positions[k].Evidence {
			at := inStory{r.storyOf(report[e.Report]), m.head}
			for _, o := range out[at] {
				if o == m {
					continue next
				}
			}
			out[at] = append(out[at], m)
		}
	}
	return out
}

// storyOf returns a number for the story of a report, one of its own where it is told
// alone.
func (r *resolver) storyOf(report int) int {
	if s := r.story[report]; s != 0 {
		return s
	}
	return -1 - report
}

// fileNamed files a statement under the issues whose main word it says with another of
// their words, or makes its subject where only one issue of its story has that word.
func (r *resolver) fileNamed(s *parley.Statement, report int, d *extract.Statement, matters map[inStory][]*matter) {
	doc := r.drafts[report].Doc
	var said []string // stems, made when they are first asked for
	for _, c := range d.Content {
		f, e := doc.TokensIn(c)
		for i := f; i < e; i++ {
			if t := &doc.Tokens[i]; t.UPOS != nlp.NOUN || len(s.Issues) >= maxIssues {
				continue
			}
			st := stemsOf(doc.Form(i))
			if len(st) != 1 {
				continue
			}
			list := matters[inStory{r.storyOf(report), st[0]}]
			for _, m := range list {
				if hasID(s.Issues, m.id) {
					continue
				}
				if said == nil {
					said = stemsOf(strings.ToLower(doc.Text[d.Content[0].Start:d.Content[len(d.Content)-1].End]))
				}
				about := doc.Tokens[i].Rel.Plain() == nlp.RelNsubj && bare(doc, i)
				if len(m.core) > 1 && shares(m.core, said) > 1 || len(list) == 1 && about {
					s.Issues = append(s.Issues, m.id)
				}
			}
		}
	}
}

// shares counts the stems that are among those said.
func shares(stems, said []string) int {
	n := 0
	for _, s := range stems {
		if slices.Contains(said, s) {
			n++
		}
	}
	return n
}

// near is how many words away what tells a noun's kind is looked for.
const near = 12

// bare reports whether nothing tells which of its kind noun i is but an article: "the
// recognition", not "the new firm".
func bare(doc *nlp.Doc, i int) bool {
	for k := max(0, i-near); k < min(len(doc.Tokens), i+near); k++ {
		if int(doc.Tokens[k].Head) != i {
			continue
		}
		switch doc.Tokens[k].Rel.Plain() {
		case nlp.RelAmod, nlp.RelCompound, nlp.RelNmod, nlp.RelNummod, nlp.RelAcl:
			return false
		}
	}
	return true
}

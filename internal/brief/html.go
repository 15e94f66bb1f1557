package brief

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sort"
	"strings"

	"github.com/parley-record/parley"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"unsureMark": func() string { return unsureMark },
	"anchor":     anchor,
	"join":       strings.Join,
	"class":      stanceClass,
}).Parse(pageSource))

// anchor returns the id of a sentence on the page.
func anchor(r Ref) string { return fmt.Sprintf("s%d-%d", r.Report, r.Sentence) }

func stanceClass(stance string) string {
	switch stance {
	case "for", "against", "conditional", "undecided":
		return stance
	}
	return ""
}

// WriteHTML prints the brief as one page that needs nothing else, not even
// scripts: the record beside its reports, every entry a link to its sentence.
func (b *Brief) WriteHTML(w io.Writer) error {
	p := htmlPage{Brief: b}
	for i := range b.Record.Reports {
		p.Reports = append(p.Reports, b.htmlReport(i))
	}
	return pageTemplate.Execute(w, p)
}

type htmlPage struct {
	*Brief
	Reports []htmlReport
}

type htmlReport struct {
	Number     int
	Report     *parley.Report
	Paragraphs [][]htmlSentence
}

type htmlSentence struct {
	Anchor string
	Label  string
	Title  bool
	Parts  []htmlPart
}

// An htmlPart is a run of words, marked where an entry rests on it.
type htmlPart struct {
	Text   string
	Marked bool
}

// htmlReport cuts a report into paragraphs of sentences, with the words marked
// that entries quote.
func (b *Brief) htmlReport(i int) htmlReport {
	r := &b.Record.Reports[i]
	out := htmlReport{Number: i + 1, Report: r}
	marks := b.marks(r.ID)
	var para []htmlSentence
	sents := b.refs.sentences[r.ID]
	for j, s := range sents {
		x := htmlSentence{Anchor: anchor(Ref{Report: i + 1, Sentence: j + 1}), Label: fmt.Sprintf("%d:%d", i+1, j+1), Title: r.Title != "" && flat(r.Text[s[0]:s[1]]) == r.Title}
		x.Parts = parts(r.Text, s, marks)
		para = append(para, x)
		end := len(r.Text)
		if j+1 < len(sents) {
			end = sents[j+1][0]
		}
		if strings.Contains(r.Text[s[1]:end], "\n") || end == len(r.Text) {
			out.Paragraphs = append(out.Paragraphs, para)
			para = nil
		}
	}
	if len(para) > 0 {
		out.Paragraphs = append(out.Paragraphs, para)
	}
	return out
}

// marks returns the byte ranges of the words that statements quote and
// differences show, joined where they touch.
func (b *Brief) marks(id parley.ID) [][2]int {
	var spans [][2]int
	add := func(s *parley.Span) {
		if s != nil && s.Report == id {
			spans = append(spans, [2]int{s.Start, s.End})
		}
	}
	for i := range b.Record.Claims {
		for j := range b.Record.Claims[i].Differences {
			d := &b.Record.Claims[i].Differences[j]
			if d.Kind != "only_in_a" && d.Kind != "only_in_b" && d.Kind != "wording_changed" {
				add(d.A)
				add(d.B)
			}
		}
	}
	sort.Slice(spans, func(i, j int) bool {
		return spans[i][0] < spans[j][0] || spans[i][0] == spans[j][0] && spans[i][1] < spans[j][1]
	})
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], s[1])
			continue
		}
		out = append(out, s)
	}
	return out
}

// parts cuts a sentence at the marks.
func parts(text string, s [2]int, marks [][2]int) []htmlPart {
	var out []htmlPart
	at := s[0]
	for _, m := range marks {
		from, to := max(m[0], at), min(m[1], s[1])
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, htmlPart{text[at:from], false})
		}
		out = append(out, htmlPart{text[from:to], true})
		at = to
	}
	if at < s[1] {
		out = append(out, htmlPart{text[at:s[1]], false})
	}
	return out
}

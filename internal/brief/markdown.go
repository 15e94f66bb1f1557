package brief

import (
	"fmt"
	"io"
	"strings"
)

// maxBrief is the most lines of a section that a brief of one to two pages
// prints; the rest is counted.
const maxBrief = 12

// WriteMarkdown prints the brief as Markdown that can be pasted into an e-mail.
// What is said in longer sections is cut, and the cut is said.
func (b *Brief) WriteMarkdown(w io.Writer) error {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n", markdown(b.Title()))
	for i := range b.Sections {
		s := &b.Sections[i]
		if s.Grid == nil && len(s.Lines) == 0 {
			continue
		}
		fmt.Fprintf(&out, "\n## %s\n\n", s.Title)
		if s.Grid != nil {
			s.Grid.markdown(&out)
		}
		for j, l := range s.Lines {
			if j == maxBrief && len(s.Lines) > maxBrief+1 {
				fmt.Fprintf(&out, "- … and %d more\n", len(s.Lines)-j)
				break
			}
			l.markdown(&out)
		}
		if s.Note != "" {
			fmt.Fprintf(&out, "\n%s\n", markdown(s.Note))
		}
	}
	fmt.Fprintf(&out, "\n---\n[1:12] is report 1, sentence 12. Reported is not true: each line says who said so or was read in the report. Parley %s, engine %s.\n", b.Record.Parley, b.Record.Run.Engine)
	_, err := io.WriteString(w, out.String())
	return err
}

// Title returns what the record is called: the title of its first report.
func (b *Brief) Title() string {
	if len(b.Sections[0].Lines) == 0 {
		return "Nothing was read"
	}
	return b.Sections[0].Lines[0].Text
}

func (l *Line) markdown(out *strings.Builder) {
	out.WriteString(strings.Repeat("  ", l.Depth) + "- ")
	if l.Lead != "" {
		fmt.Fprintf(out, "**%s**%s", markdown(l.Lead), l.Colon())
	}
	out.WriteString(markdown(l.Text))
	if len(l.Tags) > 0 {
		fmt.Fprintf(out, " (%s)", markdown(strings.Join(l.Tags, "; ")))
	}
	for _, r := range l.Refs {
		fmt.Fprintf(out, " %s", r)
	}
	out.WriteString("\n")
}

func (g *Grid) markdown(out *strings.Builder) {
	if g.Broad() {
		g.markdownList(out)
		return
	}
	out.WriteString("| on |")
	for _, c := range g.Columns {
		fmt.Fprintf(out, " %s |", markdown(c))
	}
	out.WriteString("\n|" + strings.Repeat(" --- |", len(g.Columns)+1) + "\n")
	for i, r := range g.Rows {
		if i == 2*maxBrief {
			fmt.Fprintf(out, "\n… and %d more issues\n", len(g.Rows)-i)
			break
		}
		fmt.Fprintf(out, "| %s |", markdown(r.Label))
		for _, c := range r.Cells {
			fmt.Fprintf(out, " %s |", cellText(c))
		}
		out.WriteString("\n")
	}
}

// markdownList writes a line for each issue.
func (g *Grid) markdownList(out *strings.Builder) {
	for i, r := range g.Rows {
		if i == 2*maxBrief {
			fmt.Fprintf(out, "\n… and %d more issues\n", len(g.Rows)-i)
			break
		}
		fmt.Fprintf(out, "- **%s**", markdown(r.Label))
		for k, s := range r.Sides(g) {
			fmt.Fprintf(out, "%s %s", [2]string{":", ";"}[min(k, 1)], markdown(s.Stance))
			for j, w := range s.Who {
				fmt.Fprintf(out, "%s %s", [2]string{"", ","}[min(j, 1)], markdown(w.Party))
				for _, x := range w.Cell.Stands {
					for _, r := range w.Cell.shown(x) {
						fmt.Fprintf(out, " %s", r)
					}
				}
				if w.Unsure() {
					out.WriteString(" " + unsureMark)
				}
			}
		}
		out.WriteString("\n")
	}
}

// markdown takes the meaning from characters that would have one.
func markdown(s string) string {
	return markdownEscapes.Replace(flat(s))
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "|", `\|`, "#", `\#`)

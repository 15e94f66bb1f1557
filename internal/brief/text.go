package brief

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"
)

// Text options. The zero value prints 80 columns without sentences.
type Text struct {
	Width    int  // columns; 0: 80
	Evidence bool // print the sentences below each line
}

var (
	headStyle = lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Color("4"))
	leadStyle = lipgloss.NewStyle().Bold(true)
	tagStyle  = lipgloss.NewStyle().Faint(true)
	refStyle  = lipgloss.NewStyle().Foreground(lipgloss.Color("6"))
	citeStyle = lipgloss.NewStyle().Italic(true).Faint(true)
	forStyle  = lipgloss.NewStyle().Foreground(lipgloss.Color("2"))
	antiStyle = lipgloss.NewStyle().Foreground(lipgloss.Color("1"))
)

// WriteText prints the brief for a terminal, with the colours of ANSI; whoever
// hands it to something else takes them off.
func (b *Brief) WriteText(w io.Writer, opt Text) error {
	if opt.Width <= 0 {
		opt.Width = 80
	}
	t := &textWriter{b: b, opt: opt}
	for i := range b.Sections {
		t.section(&b.Sections[i])
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

type textWriter struct {
	b   *Brief
	opt Text
	out strings.Builder
}

func (t *textWriter) section(s *Section) {
	if t.out.Len() > 0 {
		t.out.WriteString("\n")
	}
	var title []word
	for _, f := range strings.Fields(strings.ToUpper(s.Title)) {
		title = append(title, word{f, &headStyle})
	}
	t.wrap(title, 0, 0)
	switch {
	case s.Grid != nil:
		t.grid(s.Grid)
	case len(s.Lines) == 0:
		t.wrap([]word{{s.Empty, &tagStyle}}, 2, 4)
	}
	for i := range s.Lines {
		t.line(&s.Lines[i])
	}
}

// word is a run of letters with its style; it is never broken.
type word struct {
	text  string
	style *lipgloss.Style
}

func (t *textWriter) line(l *Line) {
	var ws []word
	add := func(s string, style *lipgloss.Style) {
		for _, f := range strings.Fields(s) {
			ws = append(ws, word{f, style})
		}
	}
	add(l.Lead+strings.TrimSpace(l.Colon()), &leadStyle)
	add(l.Text, nil)
	if len(l.Tags) > 0 {
		add("("+strings.Join(l.Tags, "; ")+")", &tagStyle)
	}
	for _, r := range l.Refs {
		ws = append(ws, word{r.String(), &refStyle})
	}
	indent := 2 + 2*l.Depth
	t.wrap(ws, indent, indent+2)
	if t.opt.Evidence {
		t.evidence(l.Refs, indent+2)
	}
}

func (t *textWriter) evidence(refs []Ref, indent int) {
	for _, r := range refs {
		s := t.b.Sentence(r)
		if s == "" {
			continue
		}
		ws := []word{{r.String(), &refStyle}}
		for _, f := range strings.Fields(s) {
			ws = append(ws, word{f, &citeStyle})
		}
		t.wrap(ws, indent, indent+2)
	}
}

// wrap sets words into lines of the width, the first indented by first and the
// others by rest.
func (t *textWriter) wrap(ws []word, first, rest int) {
	col := first
	t.out.WriteString(strings.Repeat(" ", first))
	begin := true
	for _, x := range ws {
		for _, piece := range broken(x.text, t.opt.Width-rest) {
			n := lipgloss.Width(piece)
			switch {
			case begin:
			case col+1+n > t.opt.Width:
				t.out.WriteString("\n" + strings.Repeat(" ", rest))
				col = rest
			default:
				t.out.WriteString(" ")
				col++
			}
			begin = false
			col += n
			if x.style != nil {
				piece = x.style.Render(piece)
			}
			t.out.WriteString(piece)
		}
	}
	t.out.WriteString("\n")
}

// broken cuts a word that no line can hold.
func broken(s string, width int) []string {
	if width < 8 {
		width = 8
	}
	if lipgloss.Width(s) <= width {
		return []string{s}
	}
	var out []string
	cur, n := "", 0
	for _, r := range s {
		w := lipgloss.Width(string(r))
		if n+w > width {
			out = append(out, cur)
			cur, n = "", 0
		}
		cur += string(r)
		n += w
	}
	return append(out, cur)
}

// minColumn is the narrowest that a party's column may be.
const minColumn = 12

// grid prints issues × parties; where the parties do not fit side by side, in
// several tables one below the other.
func (t *textWriter) grid(g *Grid) {
	per := max(1, (t.opt.Width-2)/(minColumn+2)-2)
	for from := 0; from < len(g.Columns); from += per {
		to := min(from+per, len(g.Columns))
		var rows [][]string
		for _, r := range g.Rows {
			row, any := []string{r.Label}, false
			for _, c := range r.Cells[from:to] {
				row = append(row, cellText(c))
				any = any || c.Stance != ""
			}
			if any {
				rows = append(rows, row)
			}
		}
		tb := table.New().
			Border(lipgloss.NormalBorder()).BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).BorderColumn(false).
			BorderStyle(tagStyle).
			Headers(append([]string{"on"}, g.Columns[from:to]...)...).
			Rows(rows...).
			Wrap(true).
			StyleFunc(func(row, col int) lipgloss.Style {
				s := lipgloss.NewStyle().PaddingRight(2)
				switch {
				case row == table.HeaderRow:
					return s.Bold(true)
				case col > 0 && strings.HasPrefix(rows[row][col], "for"):
					return s.Inherit(forStyle)
				case col > 0 && strings.HasPrefix(rows[row][col], "against"):
					return s.Inherit(antiStyle)
				}
				return s
			})
		out := tb.Render()
		if lipgloss.Width(out) > t.opt.Width-2 {
			out = tb.Width(t.opt.Width - 2).Render()
		}
		if from > 0 {
			t.out.WriteString("\n")
		}
		for _, l := range strings.Split(out, "\n") {
			fmt.Fprintf(&t.out, "  %s\n", strings.TrimRight(l, " "))
		}
	}
	if t.opt.Evidence {
		for _, r := range g.Rows {
			for i, c := range r.Cells {
				if c.Stance == "" {
					continue
				}
				t.line(&Line{Lead: g.Columns[i], Text: c.Stance + ", on " + r.Label, Refs: c.Refs})
			}
		}
	}
}

func cellText(c Cell) string {
	if c.Stance == "" {
		return ""
	}
	var refs []string
	for _, r := range c.Refs {
		refs = append(refs, r.String())
	}
	if len(refs) > 3 {
		refs = refs[:3]
	}
	return c.Stance + " " + strings.Join(refs, " ")
}

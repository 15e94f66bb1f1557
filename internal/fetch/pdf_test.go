package fetch

import (
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
)

// line sets words as glyphs of one run: without widths they all stand where the
// run begins.
func line(glyphs []pdf.Text, words string, x, y, size, width float64) []pdf.Text {
	for _, r := range words {
		glyphs = append(glyphs, pdf.Text{S: string(r), X: x, Y: y, W: width, FontSize: size})
		x += width
	}
	return glyphs
}

func TestPageText(t *testing.T) {
	for _, c := range []struct {
		name  string
		width float64
		want  string
	}{
		{"widths are known", 6, "Port union rejects offer\n\nThe union, said mid-afternoon talks failed.\n\nIt left. It came back."},
		{"widths are not known", 0, "Port union rejects offer\n\nThe union, said mid-afternoon talks failed.\n\nIt left. It came back."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var g []pdf.Text
			g = line(g, "Port union", 30, 700, 24, c.width)
			g = line(g, "rejects offer", 30, 672, 24, c.width)
			g = line(g, "The union", 30, 630, 12, c.width)
			g = line(g, ", said mid-", 84, 630, 12, c.width) // a run of its own, as kerning makes them
			g = line(g, "afternoon talks", 30, 616, 12, c.width)
			g = line(g, "failed.", 30, 602, 12, c.width)
			g = line(g, "It left.", 30, 575, 12, c.width)
			g = line(g, "It came", 30, 561, 12, c.width)
			g = line(g, "back.", 30, 547, 12, c.width)
			var out strings.Builder
			pageText(&out, g)
			if got := strings.TrimSpace(out.String()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

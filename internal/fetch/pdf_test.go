package fetch

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"

	"github.com/parley-record/parley/internal/intake"
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
			if got := mended(running([][]block{blocks(g)})); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestShortReportInPDF is one of paragraphs of one line, as a browser prints it: their
// gaps are more than those within paragraphs.
func TestShortReportInPDF(t *testing.T) {
	var g []pdf.Text
	y := 735.8
	for _, l := range []struct {
		words      string
		size, next float64
	}{{"Port union rejects offer", 24, 33}, {"By Ann Lee", 12, 26.2}, {"3 March 2026", 12, 26.2}, {"The union rejected", 12, 14}, {"the ne-", 12, 14}, {"gotiated offer.", 12, 26.2},
		{"Negotiated, it left.", 12, 26.2}, {"It came back.", 12, 26.2}} {
		g = line(g, l.words, 33, y, l.size, 0)
		g = line(g, "\n", 33, y, l.size, 0) // as the library ends every run
		y -= l.next
	}
	if got, want := mended(running([][]block{blocks(shown(g))})), "Port union rejects offer\n\nBy Ann Lee\n\n3 March 2026\n\nThe union rejected the negotiated offer.\n\nNegotiated, it left.\n\nIt came back."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPagesOfAPDF are pages with heads and numbers, over which paragraphs run.
func TestPagesOfAPDF(t *testing.T) {
	page := func(n int, head float64, paragraphs ...string) []block {
		var g []pdf.Text
		g = line(g, fmt.Sprintf("The Gull, 3 March 2026, page %d", n), 30, head, 9, 5)
		y := 700.0
		for _, p := range paragraphs {
			g = line(g, p, 30, y, 12, 6)
			g = line(g, "It stood there.", 30, y-14, 12, 6)
			y -= 50
		}
		g = line(g, strconv.Itoa(n), 300, 40, 9, 5)
		return blocks(g)
	}
	for _, c := range []struct {
		name  string
		pages [][]block
		want  string
	}{
		{"heads and numbers", [][]block{page(1, 760, "One."), page(2, 760, "Two."), page(3, 760, "Three.")}, "One. It stood there.\n\nTwo. It stood there.\n\nThree. It stood there."},
		{"heads of left and right pages", [][]block{page(1, 760, "One."), page(2, 750, "Two."), page(3, 760, "Three."), page(4, 750, "Four.")},
			"One. It stood there.\n\nTwo. It stood there.\n\nThree. It stood there.\n\nFour. It stood there."},
		{"a line that stands elsewhere on each page", [][]block{{{"They left.", 700, 12}}, {{"They left.", 400, 12}}}, "They left.\n\nThey left."},
		{"a title that is a head from then on", [][]block{{{"Talks fail", 700, 24}, {"One.", 600, 12}}, {{"Talks fail", 760, 9}, {"Two.", 700, 12}}, {{"Talks fail", 760, 9}, {"Three.", 700, 12}}}, "Talks fail\n\nOne.\n\nTwo.\n\nThree."},
		{"a paragraph over two pages", [][]block{{{"The union said that", 100, 12}, {"1", 40, 9}}, {{"it would leave.", 700, 12}, {"2", 40, 9}}}, "The union said that it would leave."},
		{"a word over two pages", [][]block{{{"The offer stays. They nego-", 100, 12}}, {{"tiate. To negotiate helps.", 700, 12}}}, "The offer stays. They negotiate. To negotiate helps."},
		{"a new paragraph on a new page", [][]block{{{"The union left.", 100, 12}}, {{"iPhones were banned.", 700, 12}}}, "The union left.\n\niPhones were banned."},
		{"what a browser prints on one page", [][]block{{{"11/23/26, 7:31 PMThey met", 770, 9}, {"They met.", 700, 12}, {"https://example.org/a1/1", 40, 9}}}, "They met."},
		{"a number of their own", [][]block{{{"They met.", 700, 12}, {"2026", 600, 12}}}, "They met.\n\n2026"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := mended(running(c.pages)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestPDFsThatDoNotEnd are those that lead back to themselves, unpack to what no
// memory holds, or ask for a password; a newer version is read.
func TestPDFsThatDoNotEnd(t *testing.T) {
	plain := onePagePDF("The ministers met on Monday.")
	change := func(old, new string) []byte { return bytes.Replace(plain, []byte(old), []byte(new), 1) }
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"a tree that is its own branch", "holds no text", change("/Kids [3 0 R]", "/Kids [2 0 R]")},
		{"a page among its parents", "holds no text", change("/Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>", "/Parent 3 0 R /MediaBox [0 0 612 792] /Contents 4 0 R                                       ")},
		{"a page of many megabytes", "unpacks to more than a report has", onePagePDF(strings.Repeat("The union rejected the offer. ", 400_000))},
		{"a page that breaks off in a string", "breaks off", drawnPDF("BT /F1 12 Tf (They met.) Tj <5465 ")},
		{"a newer version", "", change("%PDF-1.4", "%PDF-2.0")},
	} {
		list, bad := Read(intake.Input{Path: "a.pdf", Body: bytes.NewReader(c.data)}, intake.Options{})
		if c.want == "" && len(list) != 1 || c.want != "" && (len(bad) != 1 || !strings.Contains(bad[0].Error, c.want)) {
			t.Errorf("%s: %d reports, %v", c.name, len(list), bad)
		}
	}
}

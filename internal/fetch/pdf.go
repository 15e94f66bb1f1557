package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"

	"github.com/parley-record/parley/internal/intake"
)

// Bounds of a PDF. What its pages are drawn with is unpacked, and some seventy
// bytes of memory go to every byte of it.
const (
	pdfPages   = 5000
	pdfPage    = 8 << 20  // bytes of one page
	pdfContent = 64 << 20 // bytes of all
)

var (
	errPacked = errors.New("it unpacks to more than a report has")
	errCut    = errors.New("a page of it breaks off")
)

// pdfText returns the text of a PDF, paragraphs apart, ligatures undone.
func pdfText(b []byte) (text string, err error) {
	// The library panics on files that are broken in ways it did not expect.
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(runtime.Error); ok {
				p = "its pages are broken"
			}
			text, err = "", &intake.Refusal{Reason: fmt.Sprintf("is a PDF that cannot be read: %v", p)}
		}
	}()
	b = anyVersion(b)
	r, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	switch {
	case err == nil:
	case errors.Is(err, pdf.ErrInvalidPassword), strings.Contains(err.Error(), "encryption"):
		return "", &intake.Refusal{Reason: "is an encrypted PDF", Hint: "print it into a new PDF, or save its text as a .txt file"}
	default:
		return "", &intake.Refusal{Reason: fmt.Sprintf("is a PDF that cannot be read: %v", err)}
	}
	var all [][]block
	left := int64(pdfContent)
	for _, p := range pages(r.Trailer().Key("Root").Key("Pages")) {
		n, err := drawn(p, min(left, pdfPage))
		if err != nil {
			return "", &intake.Refusal{Reason: fmt.Sprintf("is a PDF that cannot be read: %v", err)}
		}
		left -= n
		all = append(all, blocks(shown(p.Content().Text)))
	}
	return norm.NFKC.String(mended(running(all))), nil
}

// broken stands for the hyphen at which a word was broken between two lines. It is
// no character of any text (a private one).
const broken = '\uE00D'

// mended undoes the hyphens at which words were broken, where the text has the word
// whole elsewhere; a hyphen that may be the word's own stays.
func mended(text string) string {
	if !strings.ContainsRune(text, broken) {
		return text
	}
	whole := map[string]bool{}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != broken }) {
		whole[strings.ToLower(w)] = true
	}
	var out strings.Builder
	parts := strings.Split(text, string(broken))
	for i, part := range parts {
		out.WriteString(part)
		if i+1 == len(parts) {
			break
		}
		head := part[strings.LastIndexFunc(part, notLetter)+1:]
		tail := parts[i+1]
		if n := strings.IndexFunc(tail, notLetter); n >= 0 {
			tail = tail[:n]
		}
		if !whole[strings.ToLower(head+tail)] {
			out.WriteByte('-')
		}
	}
	return out.String()
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// anyVersion returns a PDF under a version that the library lets pass: 2.0 differs
// in nothing that is read here.
func anyVersion(b []byte) []byte {
	const head = "%PDF-1.7\n"
	if len(b) < len(head) || b[5] != '1' && b[5] != '2' || b[6] != '.' {
		return b
	}
	return append([]byte(head), b[len(head):]...)
}

// pages returns the pages below a node of the page tree, in order. The library's
// own walk does not come back from a tree that leads back to itself.
func pages(root pdf.Value) (list []pdf.Page) {
	seen := 0
	var walk func(v pdf.Value, depth int)
	walk = func(v pdf.Value, depth int) {
		if seen++; depth > 64 || seen > 4*pdfPages || len(list) == pdfPages {
			return
		}
		if v.Key("Type").Name() == "Page" {
			if ends(v) {
				list = append(list, pdf.Page{V: v})
			}
			return
		}
		for i, kids := 0, v.Key("Kids"); i < kids.Len() && seen <= 4*pdfPages; i++ {
			walk(kids.Index(i), depth+1)
		}
	}
	walk(root, 0)
	return list
}

// ends reports whether a page's parents come to an end: what it does not have of
// its own is sought with them.
func ends(page pdf.Value) bool {
	for range 128 {
		if page.IsNull() {
			return true
		}
		page = page.Key("Parent")
	}
	return false
}

// drawn returns how many bytes a page is drawn with, or why the library may not see
// them: they are most or more, or they break off where it would wait for ever.
func drawn(p pdf.Page, most int64) (int64, error) {
	var content program
	content.unpack(p.V.Key("Contents"), most)
	switch {
	case content.n >= most:
		return 0, errPacked
	case content.open:
		return 0, errCut
	}
	fonts := p.Resources().Key("Font")
	for _, name := range fonts.Keys() {
		var letters program
		letters.unpack(fonts.Key(name).Key("ToUnicode"), pdfPage)
		switch {
		case letters.n >= pdfPage:
			return 0, errPacked
		case letters.open:
			return 0, errCut
		}
	}
	return content.n, nil
}

// A program is what a page or a font's letters are written in, unpacked.
type program struct {
	n    int64 // bytes
	open bool  // it ends within a string in hexadecimal digits
}

// unpack adds the streams of v, up to most bytes.
func (p *program) unpack(v pdf.Value, most int64) {
	switch v.Kind() {
	case pdf.Stream:
		r := v.Reader()
		defer r.Close()
		io.Copy(p, io.LimitReader(r, most-p.n)) // what fails here fails when it is read
	case pdf.Array:
		for i := 0; i < v.Len() && p.n < most; i++ {
			p.unpack(v.Index(i), most)
		}
	}
}

// Write looks through the next bytes.
func (p *program) Write(b []byte) (int, error) {
	p.n += int64(len(b))
	for _, c := range b {
		switch {
		case c == '<':
			p.open = true
		case '0' <= c && c <= '9', 'a' <= c && c <= 'f', 'A' <= c && c <= 'F', c <= ' ':
		default:
			p.open = false
		}
	}
	return len(b), nil
}

// shown leaves out the line ends that the library puts behind each run of glyphs:
// a run is no line.
func shown(glyphs []pdf.Text) []pdf.Text {
	return slices.DeleteFunc(glyphs, func(g pdf.Text) bool { return g.S == "\n" })
}

// leading returns how far apart the lines of a page are, in sizes of their type:
// the closer ones of those that are set, since a short report has more gaps between
// paragraphs than within them.
func leading(glyphs []pdf.Text) float64 {
	var gaps []float64
	for i := 1; i < len(glyphs); i++ {
		was, g := glyphs[i-1], glyphs[i]
		if d := was.Y - g.Y; d > g.FontSize/2 && was.FontSize > 0 && g.FontSize > 0 {
			gaps = append(gaps, d/max(was.FontSize, g.FontSize))
		}
	}
	if len(gaps) == 0 {
		return 1
	}
	slices.Sort(gaps)
	return max(1, gaps[len(gaps)/4])
}

// hyphened reports whether the glyph before i is a hyphen that a word goes on after.
func hyphened(glyphs []pdf.Text, i int) bool {
	r, _ := utf8.DecodeRuneInString(glyphs[i].S)
	h := glyphs[i-1].S
	return (h == "-" || h == "\u2010" || h == "\u00ad") && unicode.IsLower(r)
}

// A block is lines of a page that stand together: a paragraph, a heading, a foot.
type block struct {
	text    string
	y, size float64 // of its first glyph
}

// blocks returns the glyphs of a page as lines that stand together. A gap wider than
// the usual one between lines begins a block; a gap within a line is a space.
func blocks(glyphs []pdf.Text) (list []block) {
	usual := leading(glyphs)
	// Fonts whose widths are not known have their spaces as glyphs, or none at all.
	spaced := slices.ContainsFunc(glyphs, func(g pdf.Text) bool { return g.S == " " })
	var out strings.Builder
	first := 0
	end := func(i int) {
		if t := strings.TrimSpace(out.String()); t != "" {
			list = append(list, block{t, glyphs[first].Y, glyphs[first].FontSize})
		}
		out.Reset()
		first = i
	}
	for i, g := range glyphs {
		if i > 0 {
			was := glyphs[i-1]
			// The lines of a heading stand farther apart, as its letters are larger.
			apart := 1.5 * usual * min(was.FontSize, g.FontSize)
			switch d := was.Y - g.Y; {
			case d > apart, d < -g.FontSize:
				end(i)
			case d > g.FontSize/2:
				if !hyphened(glyphs, i) {
					out.WriteByte(' ')
				}
			case was.W == 0 && spaced:
			case g.X-(was.X+was.W) > g.FontSize/5 && was.S != " " && g.S != " ":
				out.WriteByte(' ')
			}
		}
		if i+1 < len(glyphs) && g.Y-glyphs[i+1].Y > g.FontSize/2 && hyphened(glyphs, i+1) {
			out.WriteRune(broken)
			continue
		}
		out.WriteString(g.S)
	}
	end(0)
	return list
}

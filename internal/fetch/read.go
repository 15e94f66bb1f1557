package fetch

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

// maxInput bounds an archive or document, in bytes.
const maxInput = 512 << 20

// Read returns the reports of an input as intake.Read does, and knows web
// archives (WARC, MHTML, ZIP of pages), PDF and DOCX besides.
func Read(in intake.Input, opt intake.Options) ([]parley.Report, []parley.Problem) {
	head := make([]byte, 1024)
	n, err := io.ReadFull(in.Body, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, []parley.Problem{intake.Trouble(in.Path, in.URL, fmt.Errorf("cannot be read: %w", err))}
	}
	head = head[:n]
	in.Body = io.MultiReader(bytes.NewReader(head), in.Body)
	name := strings.ToLower(in.Path)
	switch {
	case n == 0:
	case strings.HasSuffix(name, ".warc.gz"), strings.HasSuffix(name, ".warc"), bytes.HasPrefix(head, []byte("WARC/1.")):
		return readWARC(in, opt)
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return document(in, opt, pdfText)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) && (strings.HasSuffix(name, ".docx") || strings.Contains(in.ContentType, "wordprocessingml")):
		return document(in, opt, docxText)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) && (strings.HasSuffix(name, ".zip") || strings.Contains(in.ContentType, "zip")):
		return readZip(in, opt)
	case isMHTML(name, head):
		return readMHTML(in, opt)
	}
	return intake.Read(in, opt)
}

// document reads one whole document by turning it into text.
func document(in intake.Input, opt intake.Options, text func([]byte) (string, error)) ([]parley.Report, []parley.Problem) {
	b, err := io.ReadAll(io.LimitReader(in.Body, intake.MaxReport+1))
	if err == nil && len(b) > intake.MaxReport {
		err = &intake.Refusal{Reason: fmt.Sprintf("is larger than %d MB, which no report is", intake.MaxReport>>20)}
	}
	var t string
	if err == nil {
		t, err = text(b)
	}
	if err == nil && strings.TrimSpace(t) == "" {
		err = &intake.Refusal{Reason: "holds no text", Hint: "a scanned page has to go through text recognition first"}
	}
	if err != nil {
		return nil, []parley.Problem{intake.Trouble(in.Path, in.URL, err)}
	}
	in.Body, in.ContentType = strings.NewReader(t), "text/plain; charset=utf-8"
	reports, problems := intake.Read(in, opt)
	sum := sha256.Sum256(b)
	for i := range reports {
		reports[i].SHA256 = hex.EncodeToString(sum[:]) // of the document, not of its text
	}
	return reports, problems
}

// pdfText returns the text of a PDF, paragraphs apart, ligatures undone.
func pdfText(b []byte) (text string, err error) {
	// The library panics on files that are broken in ways it did not expect.
	defer func() {
		if p := recover(); p != nil {
			err = &intake.Refusal{Reason: fmt.Sprintf("is a PDF that cannot be read: %v", p)}
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "", &intake.Refusal{Reason: fmt.Sprintf("is a PDF that cannot be read: %v", err)}
	}
	var out strings.Builder
	for i := 1; i <= r.NumPage() && i <= 5000; i++ {
		p := r.Page(i)
		if p.V.IsNull() {
			continue
		}
		pageText(&out, p.Content().Text)
	}
	return norm.NFKC.String(out.String()), nil
}

// pageText writes the glyphs of a page as lines. A gap wider than the usual one
// between lines begins a paragraph; a gap within a line is a space.
func pageText(out *strings.Builder, glyphs []pdf.Text) {
	var gaps []float64
	for i := 1; i < len(glyphs); i++ {
		if d := glyphs[i-1].Y - glyphs[i].Y; d > glyphs[i].FontSize/2 {
			gaps = append(gaps, d)
		}
	}
	slices.Sort(gaps)
	usual := 0.0
	if len(gaps) > 0 {
		usual = gaps[len(gaps)/2]
	}
	// Fonts whose widths are not known have their spaces as glyphs, or none at all.
	spaced := slices.ContainsFunc(glyphs, func(g pdf.Text) bool { return g.S == " " })
	for i, g := range glyphs {
		if i > 0 {
			was := glyphs[i-1]
			// The lines of a heading stand farther apart, as its letters are larger.
			apart := max(1.5*usual, 1.5*min(was.FontSize, g.FontSize))
			switch d := was.Y - g.Y; {
			case d > apart && usual > 0, d < -g.FontSize:
				out.WriteString("\n\n")
			case d > g.FontSize/2:
				if r, _ := utf8.DecodeRuneInString(g.S); was.S != "-" || !unicode.IsLower(r) {
					out.WriteByte(' ') // not within a word that was broken at its hyphen
				}
			case was.W == 0 && spaced:
			case g.X-(was.X+was.W) > g.FontSize/5 && was.S != " " && g.S != " ":
				out.WriteByte(' ')
			}
		}
		out.WriteString(g.S)
	}
	out.WriteString("\n\n")
}

// docxText returns the paragraphs of a Word document.
func docxText(b []byte) (string, error) {
	refused := func(err error) error {
		return &intake.Refusal{Reason: fmt.Sprintf("is a Word document that cannot be read: %v", err)}
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "", refused(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		return "", refused(err)
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, 64<<20))
	var out strings.Builder
	var inText bool
	for {
		t, err := d.Token()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", refused(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "tab":
				out.WriteByte(' ')
			case "br":
				out.WriteByte('\n')
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				out.WriteString("\n\n")
			}
		case xml.CharData:
			if inText {
				out.Write(t)
			}
		}
	}
}

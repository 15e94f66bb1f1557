package fetch

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/parley-record/parley/internal/intake"
)

// docxText returns the paragraphs of a Word document.
func docxText(b []byte) (string, error) {
	refused := func(err error) error {
		return &intake.Refusal{Reason: fmt.Sprintf("is a Word document that cannot be read: %v", err)}
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "", refused(err)
	}
	f, err := z.Open(mainPart(z))
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
			// How a paragraph looks, what was moved elsewhere, and the same text once
			// more for programs that cannot show it otherwise.
			case "pPr", "moveFrom", "Fallback":
				if err := d.Skip(); err != nil {
					return "", refused(err)
				}
			case "t":
				inText = true
			case "tab":
				out.WriteByte(' ')
			case "br", "cr":
				out.WriteByte('\n')
			case "noBreakHyphen":
				out.WriteByte('-')
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

// mainPart returns the name of the part that holds a document's text, as the
// document itself gives it.
func mainPart(z *zip.Reader) string {
	const usual = "word/document.xml"
	for _, f := range z.File {
		if f.Name != "_rels/.rels" {
			continue
		}
		var rels struct {
			Relationship []struct {
				Type   string `xml:",attr"`
				Target string `xml:",attr"`
			}
		}
		if xml.Unmarshal([]byte(contents(f)), &rels) != nil {
			return usual
		}
		for _, r := range rels.Relationship {
			if strings.HasSuffix(r.Type, "/officeDocument") {
				return cmp.Or(strings.TrimPrefix(r.Target, "/"), usual)
			}
		}
	}
	return usual
}

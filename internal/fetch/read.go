package fetch

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

// maxInput bounds an archive or document, in bytes.
const maxInput = 512 << 20

// Read returns the reports of an input as intake.Read does, and knows web
// archives (WARC, MHTML, ZIP of pages), PDF and DOCX besides, by what is in them and
// compressed with gzip too: standard input has no name to tell them by.
func Read(in intake.Input, opt intake.Options) ([]parley.Report, []parley.Problem) {
	return read(in, opt, false)
}

// read is Read; within an archive, no other archive is opened.
func read(in intake.Input, opt intake.Options, within bool) ([]parley.Report, []parley.Problem) {
	failed := func(err error) ([]parley.Report, []parley.Problem) {
		return nil, []parley.Problem{intake.Trouble(in.Path, in.URL, err)}
	}
	br := bufio.NewReaderSize(in.Body, 64<<10)
	if head, _ := br.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(br)
		if err != nil {
			return failed(fmt.Errorf("cannot be decompressed: %w", err))
		}
		defer z.Close()
		br = bufio.NewReaderSize(z, 64<<10)
	}
	head, err := br.Peek(1024)
	if err != nil && err != io.EOF {
		return failed(fmt.Errorf("cannot be read: %w", err))
	}
	in.Body = br
	name := strings.TrimSuffix(strings.ToLower(in.Path), ".gz")
	switch {
	case len(head) == 0:
	case strings.HasSuffix(name, ".warc"), bytes.HasPrefix(head, []byte("WARC/1.")):
		return readWARC(in, opt)
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return document(in, opt, pdfText)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return packed(in, opt, name, within)
	case isMHTML(name, head):
		return readMHTML(in, opt)
	}
	return intake.Read(in, opt)
}

// packed reads what comes as a ZIP archive: a Word document, or pages.
func packed(in intake.Input, opt intake.Options, name string, within bool) ([]parley.Report, []parley.Problem) {
	failed := func(err error) ([]parley.Report, []parley.Problem) {
		return nil, []parley.Problem{intake.Trouble(in.Path, in.URL, err)}
	}
	what := "ZIP archive"
	if path.Ext(name) == ".docx" {
		what = "Word document"
	}
	b, err := io.ReadAll(io.LimitReader(in.Body, maxInput+1))
	if err != nil {
		return failed(fmt.Errorf("cannot be read: %w", err))
	}
	if len(b) > maxInput {
		return failed(&intake.Refusal{Reason: fmt.Sprintf("is larger than %d MB", maxInput>>20), Hint: "unpack it and give the folder"})
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return failed(&intake.Refusal{Reason: fmt.Sprintf("is a %s that cannot be read: %v", what, err)})
	}
	in.Body = bytes.NewReader(b)
	switch kind := office(z); {
	case kind == "word":
		return document(in, opt, docxText)
	case what == "Word document":
		return failed(&intake.Refusal{Reason: "is a Word document that cannot be read: there is no text in it"})
	case kind != "":
		return failed(&intake.Refusal{Reason: "is " + kind + ", which Parley does not read", Hint: "save it as .docx, PDF or text"})
	case within:
		return failed(&intake.Refusal{Reason: "is an archive within an archive", Hint: "unpack it first"})
	}
	return readZip(in, opt, z)
}

// office returns the kind of document that a ZIP archive is: "word", or what it is
// called where it is not read; "" for none.
func office(z *zip.Reader) string {
	var ooxml bool
	for i, f := range z.File {
		switch {
		case f.Name == "[Content_Types].xml":
			ooxml = true
		case i == 0 && f.Name == "mimetype":
			if kind := contents(f); strings.Contains(kind, "epub") {
				return "an e-book"
			}
			return "an office document"
		}
	}
	switch {
	case slices.ContainsFunc(z.File, func(f *zip.File) bool {
		return strings.HasPrefix(f.Name, "word/document") && path.Ext(f.Name) == ".xml"
	}):
		return "word"
	case ooxml:
		return "an office document"
	}
	return ""
}

// contents returns what a short file of an archive holds, "" where it cannot be read.
func contents(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, 1<<20))
	return string(b)
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

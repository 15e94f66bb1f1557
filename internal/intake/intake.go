// Package intake turns the bytes of an input into reports: it decodes them,
// strips what surrounds an article on a page, and finds title, byline, dateline
// and date. From here on a report's text is final. The package is pure.
package intake

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/parley-record/parley"
)

// MaxReport is the most bytes that one report may have: a text file, a page or
// a line of JSONL. A report longer than a long book is none.
const MaxReport = 16 << 20

// Options say what is known of the inputs beforehand. A field stands only where
// the input itself says nothing.
type Options struct {
	Published string // RFC 3339 date or time
	Outlet    string
	URL       string

	KeepForeign bool // keep reports in languages that are not read, with their Language
}

// An Input is bytes and where they came from. Body is read once; the caller
// closes it.
type Input struct {
	Path        string // as given; "-" for standard input
	URL         string // where it was fetched from
	ContentType string // as the server declared it; empty: unknown
	Body        io.Reader
}

// Read returns the reports of an input in their order, without ids, and what of
// it could not be read. It reads text, HTML, and JSON Lines of reports, which
// may be compressed with gzip, and tells them apart by name and by looking.
func Read(in Input, opt Options) ([]parley.Report, []parley.Problem) {
	r := &reader{in: in, opt: opt}
	if err := r.read(); err != nil {
		r.problem(err)
	}
	return r.reports, r.problems
}

// A Refusal is why an input is not read, as a sentence a person can act on.
type Refusal struct {
	Reason   string // follows the input's name: "is empty"
	Hint     string
	Language string // BCP 47, where it was refused for its language
}

// Error returns the reason.
func (r *Refusal) Error() string { return r.Reason }

func refuse(hint, format string, args ...any) error {
	return &Refusal{Reason: fmt.Sprintf(format, args...), Hint: hint}
}

type reader struct {
	in       Input
	opt      Options
	reports  []parley.Report
	problems []parley.Problem
}

func (r *reader) problem(err error) {
	r.problems = append(r.problems, Trouble(r.in.Path, r.in.URL, err))
}

// Trouble returns the problem that err is for the input of that path or URL.
func Trouble(path, url string, err error) parley.Problem {
	p := parley.Problem{Path: path, URL: url}
	name := path
	switch {
	case path == "-":
		name = "standard input"
	case path == "" && url == "":
		name = "the report"
	case path == "":
		name = url
	}
	var ref *Refusal
	if errors.As(err, &ref) {
		p.Hint, p.Language = ref.Hint, ref.Language
	}
	p.Error = name + " " + err.Error()
	return p
}

func (r *reader) read() error {
	br := bufio.NewReaderSize(r.in.Body, 64<<10)
	name := strings.TrimSuffix(strings.ToLower(r.in.Path), ".gz")
	if head, _ := br.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(br)
		if err != nil {
			return refuse("", "cannot be decompressed: %v", err)
		}
		br = bufio.NewReaderSize(z, 64<<10)
	}
	head, err := br.Peek(4096)
	if len(head) == 0 {
		if err != nil && err != io.EOF {
			return readError(err)
		}
		return refuse("", "is empty")
	}
	switch ext := path.Ext(name); {
	case ext == ".jsonl" || ext == ".ndjson" || looksJSONL(narrow(head)):
		if e := wide(head); e != nil {
			br = bufio.NewReaderSize(e.NewDecoder().Reader(br), 64<<10)
		}
		return r.lines(br)
	default:
		data, err := limited(br)
		if err != nil {
			return err
		}
		return r.one(data, ext)
	}
}

// limited reads one report's bytes.
func limited(br io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(br, MaxReport+1))
	if err != nil {
		return nil, readError(err)
	}
	if len(data) > MaxReport {
		return nil, refuse("split it into one file a report, or give one report a line as JSONL", "is larger than %d MB, which no report is", MaxReport>>20)
	}
	return data, nil
}

func readError(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err // the problem names the input already
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return refuse("copy or fetch it again", "breaks off before its end")
	}
	return fmt.Errorf("cannot be read: %w", err)
}

// one reads a file that holds one report.
func (r *reader) one(data []byte, ext string) error {
	text, err := decode(data, r.in.ContentType)
	if err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return refuse("", "is empty")
	}
	var rep parley.Report
	if isHTML(text, ext, r.in.ContentType) {
		rep, err = page(text, r.in.URL)
		if err != nil {
			return err
		}
	} else {
		if err := coded(text, ext); err != nil {
			return err
		}
		rep.Text = lineFeeds(text)
		rep.Title = Title(rep.Text)
	}
	rep.SHA256 = hash(data)
	return r.add(rep)
}

// add completes a report and keeps it, unless its language is not read.
func (r *reader) add(rep parley.Report) error {
	rep.Path = r.in.Path
	furnish(&rep)
	if rep.Published == "" {
		rep.Published = r.opt.Published
	}
	if rep.Outlet == "" {
		rep.Outlet = r.opt.Outlet
	}
	if rep.URL == "" {
		rep.URL = r.in.URL
	}
	if rep.URL == "" {
		rep.URL = r.opt.URL
	}
	lang := Language(rep.Text)
	if lang.Code != "en" && !r.opt.KeepForeign {
		return &Refusal{
			Reason:   "is in " + lang.Name + ", and Parley reads English",
			Hint:     "give an English translation, and say so in your notes",
			Language: lang.Code,
		}
	}
	rep.Language = lang.Code
	if rep.Kind == "" {
		rep.Kind = parley.KindNews
	}
	for range strings.FieldsSeq(rep.Text) {
		rep.Words++
	}
	rep.TextSHA256 = hash([]byte(rep.Text))
	r.reports = append(r.reports, rep)
	return nil
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Number gives the reports their ids. Reports of the same text get different
// ones, in their order.
func Number(reports []parley.Report) {
	seen := map[string]int{}
	for i := range reports {
		r := &reports[i]
		r.ID = parley.NewID(parley.Reports, r.TextSHA256, 0, len(r.Text), seen[r.TextSHA256])
		seen[r.TextSHA256]++
	}
}

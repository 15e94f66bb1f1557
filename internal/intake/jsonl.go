package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// row is one line of JSONL. Fields that are not named here are let be.
type row struct {
	ID        any     `json:"id"`
	Title     string  `json:"title"`
	Outlet    string  `json:"outlet"`
	Author    string  `json:"author"`
	Section   string  `json:"section"`
	Published string  `json:"published"`
	URL       string  `json:"url"`
	Kind      string  `json:"kind"`
	Primary   bool    `json:"primary"`
	Text      *string `json:"text"`
}

// looksJSONL reports whether head begins with an object that has a text.
func looksJSONL(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	head = bytes.TrimLeft(head, " \t\r\n")
	if !bytes.HasPrefix(head, []byte("{")) || bytes.HasPrefix(head, []byte(`{\rtf`)) {
		return false
	}
	line, _, whole := bytes.Cut(head, []byte("\n"))
	if whole && json.Valid(bytes.TrimSpace(line)) {
		return true
	}
	return bytes.HasPrefix(bytes.TrimLeft(head[1:], " \t"), []byte(`"`))
}

// lines reads JSON Lines. A line that is broken is a problem, and the next is read.
func (r *reader) lines(br *bufio.Reader) error {
	found := len(r.problems)
	for n := 1; ; n++ {
		line, tooLong, err := readLine(br)
		if err != nil && err != io.EOF {
			return readError(err)
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if b := bytes.TrimSpace(line); tooLong || len(b) > 0 {
			bad := refuse("", "is larger than %d MB, which no report is", MaxReport>>20)
			if !tooLong {
				bad = r.line(b)
			}
			if bad != nil {
				p := Trouble(r.in.Path, r.in.URL, bad)
				name := strings.TrimSuffix(p.Error, " "+bad.Error())
				p.Error = fmt.Sprintf("line %d of %s %s", n, name, bad.Error())
				r.problems = append(r.problems, p)
			}
		}
		if err == io.EOF {
			break
		}
	}
	if len(r.reports) == 0 && len(r.problems) == found {
		return refuse("", "holds no reports")
	}
	return nil
}

// readLine returns the next line without its end. A line longer than MaxReport
// is passed over.
func readLine(br *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := br.ReadSlice('\n')
		if !tooLong {
			line = append(line, part...)
			if len(line) > 2*MaxReport {
				line, tooLong = nil, true
			}
		}
		if err != bufio.ErrBufferFull {
			return line, tooLong, err
		}
	}
}

// line reads one report. It may keep the report and return an error too.
func (r *reader) line(b []byte) error {
	var x row
	var remark error // what is wrong with a report that is read all the same
	sum := hash(b)
	if !utf8.Valid(b) {
		s, err := decode(b, "")
		if err != nil {
			return err
		}
		b = []byte(s)
	}
	if err := json.Unmarshal(b, &x); err != nil {
		return refuse(`each line is one object such as {"title": "…", "published": "2025-11-24", "text": "…"}`, "is broken: %s", jsonError(err))
	}
	if x.Text == nil {
		return refuse(`only "text" is required`, `has no "text"`)
	}
	if strings.TrimSpace(*x.Text) == "" {
		return refuse("", "has an empty text")
	}
	if len(*x.Text) > MaxReport {
		return refuse("", "is larger than %d MB, which no report is", MaxReport>>20)
	}
	body, err := text(*x.Text)
	if err != nil {
		return err
	}
	rep := parley.Report{
		Title: oneLine(x.Title), Outlet: oneLine(x.Outlet), Author: oneLine(x.Author), Section: oneLine(x.Section),
		URL: oneLine(x.URL), Primary: x.Primary, SHA256: sum,
	}
	switch id := x.ID.(type) {
	case string:
		rep.Key = id
	case float64:
		rep.Key = string(bytes.TrimSpace(rawID(b)))
	}
	if x.Published != "" {
		d, ok := Date(x.Published)
		if !ok {
			remark = refuse("write it as 2025-11-24 or 2025-11-24T18:00:00Z", "has a date that cannot be read and is left out: %q", x.Published)
		}
		rep.Published = d
	}
	if x.Kind != "" {
		k, ok := kind(x.Kind)
		if !ok {
			remark = refuse("", "has a kind that is not known and is left out: %q", x.Kind)
		}
		rep.Kind = k
	}
	rep.Text = headed(rep.Title, lineFeeds(body))
	if rep.Title == "" {
		rep.Title = Title(rep.Text)
	}
	if err := r.add(rep); err != nil {
		return err
	}
	return remark
}

// oneLine returns what a field says, without what a terminal would obey: nothing
// where it is blank.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// narrow returns the head of an input in UTF-16 as UTF-8, any other as it is.
func narrow(head []byte) []byte {
	if e := wide(head); e != nil {
		if b, err := e.NewDecoder().Bytes(head); err == nil {
			return b
		}
	}
	return head
}

// headed returns the title, a blank line and the body; the body alone where it
// begins with the title.
func headed(title, body string) string {
	if title == "" {
		return body
	}
	first, _, _ := strings.Cut(strings.TrimLeft(body, " \t\r\n"), "\n")
	if strings.TrimSpace(first) == title {
		return strings.TrimLeft(body, " \t\r\n")
	}
	return title + "\n\n" + body
}

func rawID(b []byte) []byte {
	var x struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(b, &x) != nil {
		return nil
	}
	return x.ID
}

func jsonError(err error) string {
	switch e := err.(type) {
	case *json.SyntaxError:
		return fmt.Sprintf("at byte %d, %s", e.Offset, strings.TrimPrefix(e.Error(), "json: "))
	case *json.UnmarshalTypeError:
		if e.Field == "" {
			return "it is no object"
		}
		return fmt.Sprintf("its %q is a %s", e.Field, e.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

func kind(s string) (parley.ReportKind, bool) {
	switch k := parley.ReportKind(s); k {
	case parley.KindNews, parley.KindAnalysis, parley.KindOpinion, parley.KindLive, parley.KindInterview,
		parley.KindTranscript, parley.KindStatement, parley.KindPost, parley.KindDocument, parley.KindNote:
		return k, true
	}
	return "", false
}

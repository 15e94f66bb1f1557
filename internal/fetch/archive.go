package fetch

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/http"
	"net/mail"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

// isMHTML reports whether the head of a file is that of a page which a browser
// saved with all that belongs to it (RFC 2557).
func isMHTML(name string, head []byte) bool {
	if strings.HasSuffix(name, ".mht") || strings.HasSuffix(name, ".mhtml") {
		return true
	}
	m, err := mail.ReadMessage(bytes.NewReader(head))
	return err == nil && !intake.IsMail(string(head)) && m.Header.Get("Mime-Version") != "" && strings.HasPrefix(strings.ToLower(m.Header.Get("Content-Type")), "multipart/related")
}

// readMHTML reads the page of an MHTML file: its first part of HTML. Its Date is
// when it was saved, not when the report was published.
func readMHTML(in intake.Input, opt intake.Options) ([]parley.Report, []parley.Problem) {
	refused := func(err error) ([]parley.Report, []parley.Problem) {
		var r *intake.Refusal
		if !errors.As(err, &r) {
			err = &intake.Refusal{Reason: fmt.Sprintf("is a saved page (MHTML) that cannot be read: %v", err)}
		}
		return nil, []parley.Problem{intake.Trouble(in.Path, in.URL, err)}
	}
	m, err := mail.ReadMessage(io.LimitReader(in.Body, maxInput))
	if err != nil {
		return refused(err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return refused(err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return mhtmlPart(in, opt, http.Header(m.Header), m.Body, "")
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			return refused(&intake.Refusal{Reason: "is a saved page (MHTML) without a page in it"})
		}
		if err != nil {
			return refused(err)
		}
		if kind, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type")); kind == "text/html" || kind == "application/xhtml+xml" {
			return mhtmlPart(in, opt, http.Header(p.Header), p, m.Header.Get("Snapshot-Content-Location"))
		}
	}
}

func mhtmlPart(in intake.Input, opt intake.Options, h http.Header, body io.Reader, address string) ([]parley.Report, []parley.Problem) {
	switch strings.ToLower(h.Get("Content-Transfer-Encoding")) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	for _, a := range []string{address, h.Get("Content-Location")} {
		if in.URL == "" && strings.HasPrefix(a, "http") {
			in.URL = a
		}
	}
	b, err := io.ReadAll(io.LimitReader(body, intake.MaxReport+1))
	if err != nil {
		return nil, []parley.Problem{intake.Trouble(in.Path, in.URL, fmt.Errorf("breaks off: %w", err))}
	}
	in.Body, in.ContentType = bytes.NewReader(b), cmp.Or(h.Get("Content-Type"), "text/html")
	list, problems := intake.Read(in, opt)
	return withoutWalls(list, problems, b, in.Path, in.URL)
}

// Bounds of a ZIP archive of pages.
const (
	zipFiles = 20_000
	zipBytes = 8 * maxInput // unpacked
)

// readZip reads the reports in a ZIP archive, in the byte order of their paths.
// Archives within it are named and not opened.
func readZip(in intake.Input, opt intake.Options, z *zip.Reader) (reports []parley.Report, problems []parley.Problem) {
	trouble := func(name string, err error) {
		problems = append(problems, intake.Trouble(name, "", err))
	}
	whole := cmp.Or(in.Path, in.URL)
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	left := int64(zipBytes)
	for i, f := range files {
		name := whole + "/" + f.Name
		switch ext := strings.ToLower(path.Ext(f.Name)); {
		case f.FileInfo().IsDir(), hidden(f.Name), strings.HasPrefix(f.Name, "__MACOSX/"), furniture[ext]:
			continue
		case f.Flags&1 != 0:
			trouble(name, &intake.Refusal{Reason: "is encrypted", Hint: "unpack the archive with its password and give the folder"})
			continue
		case ext == ".zip":
			trouble(name, &intake.Refusal{Reason: "is an archive within an archive", Hint: "unpack it first"})
			continue
		}
		if i >= zipFiles || left <= 0 {
			trouble(whole, &intake.Refusal{Reason: "holds more than is read at once; the rest was left", Hint: "unpack it and give the folder"})
			break
		}
		r, err := f.Open()
		if err != nil {
			trouble(name, fmt.Errorf("cannot be unpacked: %w", err))
			continue
		}
		body := &io.LimitedReader{R: r, N: min(left, maxInput)}
		was := body.N
		list, bad := read(intake.Input{Path: name, Body: body}, opt, true)
		left -= was - body.N
		r.Close()
		reports, problems = append(reports, list...), append(problems, bad...)
	}
	if len(reports)+len(problems) == 0 {
		trouble(whole, &intake.Refusal{Reason: "is a ZIP archive without reports"})
	}
	return reports, problems
}

// hidden reports whether a name in an archive, or a folder on its way, begins with a
// dot: such are passed over, as in folders.
func hidden(name string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' }), func(part string) bool {
		return strings.HasPrefix(part, ".") && part != "." && part != ".."
	})
}

// furniture are the endings of what a saved page brings along.
var furniture = map[string]bool{".css": true, ".js": true, ".mjs": true, ".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".svg": true, ".webp": true, ".avif": true, ".ico": true,
	".woff": true, ".woff2": true, ".ttf": true, ".otf": true, ".eot": true, ".mp4": true, ".webm": true, ".mp3": true, ".map": true, ".csv": true, ".tsv": true, ".toml": true}

// withoutWalls keeps of a page's reports those that are the report which the
// address promises, and names the others.
func withoutWalls(list []parley.Report, problems []parley.Problem, body []byte, name, address string) ([]parley.Report, []parley.Problem) {
	kept := list[:0]
	for _, r := range list {
		if why := wall(&r, body); why != "" {
			p := intake.Trouble(name, address, errors.New(why))
			p.Hint = "if you may read it, save the page and add the file"
			problems = append(problems, p)
			continue
		}
		kept = append(kept, r)
	}
	return kept, problems
}

// lastModified returns when an answer says that it was last changed. Pages that
// are made as they are asked for say the time of the answer, which tells nothing.
func lastModified(h http.Header) string {
	m, err := http.ParseTime(h.Get("Last-Modified"))
	if err != nil {
		return ""
	}
	if at, err := http.ParseTime(h.Get("Date")); err != nil || at.Sub(m) < time.Hour {
		return ""
	}
	return m.UTC().Format(time.RFC3339)
}

package fetch

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

// readWARC reads the pages of a web archive (ISO 28500). A
// record that cannot be read is named and the rest is read.
func readWARC(in intake.Input, opt intake.Options) (reports []parley.Report, problems []parley.Problem) {
	trouble := func(err error) {
		problems = append(problems, intake.Trouble(in.Path, in.URL, err))
	}
	br := bufio.NewReaderSize(io.LimitReader(in.Body, 8*maxInput), 64<<10)
	for {
		h, size, err := warcHead(br)
		if err == io.EOF {
			return reports, problems
		}
		if err != nil {
			trouble(fmt.Errorf("is a web archive that breaks off: %w", err))
			return reports, problems
		}
		block := io.LimitReader(br, size)
		if h.Get("WARC-Type") == "response" && strings.HasPrefix(h.Get("WARC-Target-URI"), "http") {
			list, bad := warcPage(block, h, in.Path, opt)
			reports, problems = append(reports, list...), append(problems, bad...)
		}
		if kind, _, _ := mime.ParseMediaType(h.Get("Content-Type")); h.Get("WARC-Type") == "resource" && (kind == "text/html" || kind == "application/xhtml+xml") {
			list, bad := archived(block, http.Header{"Content-Type": {h.Get("Content-Type")}}, strings.Trim(h.Get("WARC-Target-URI"), "<>"), in.Path, opt)
			reports, problems = append(reports, list...), append(problems, bad...)
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			trouble(fmt.Errorf("is a web archive that breaks off: %w", err))
			return reports, problems
		}
	}
}

// warcHead reads a record's version line and headers.
func warcHead(br *bufio.Reader) (textproto.MIMEHeader, int64, error) {
	tp := textproto.NewReader(br)
	for {
		line, err := tp.ReadLine()
		if err != nil {
			return nil, 0, err
		}
		if line == "" {
			continue // records end in two empty lines
		}
		if !strings.HasPrefix(line, "WARC/") {
			return nil, 0, errors.New("no record where one should begin")
		}
		break
	}
	h, err := tp.ReadMIMEHeader()
	if err != nil {
		return nil, 0, err
	}
	n, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
	if err != nil || n < 0 {
		return nil, 0, errors.New("a record without its length")
	}
	return h, n, nil
}

func warcPage(block io.Reader, h textproto.MIMEHeader, path string, opt intake.Options) ([]parley.Report, []parley.Problem) {
	address := strings.Trim(h.Get("WARC-Target-URI"), "<>")
	res, err := http.ReadResponse(bufio.NewReader(block), nil)
	if err != nil {
		return nil, []parley.Problem{intake.Trouble("", address, fmt.Errorf("cannot be read from the archive: %w", err))}
	}
	defer res.Body.Close()
	kind, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type"))
	if res.StatusCode != http.StatusOK || kind != "text/html" && kind != "application/xhtml+xml" {
		return nil, nil
	}
	opt.Published = cmp.Or(opt.Published, lastModified(res.Header))
	return archived(res.Body, res.Header, address, path, opt)
}

// archived reads the page of a record; gzip within it is undone.
func archived(body io.Reader, header http.Header, address, path string, opt intake.Options) ([]parley.Report, []parley.Problem) {
	if header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(body)
		if err != nil {
			return nil, []parley.Problem{intake.Trouble("", address, fmt.Errorf("cannot be decompressed: %w", err))}
		}
		defer z.Close()
		body = z
	}
	b, err := io.ReadAll(io.LimitReader(body, intake.MaxReport+1))
	if err != nil {
		return nil, []parley.Problem{intake.Trouble("", address, fmt.Errorf("cannot be read from the archive: %w", err))}
	}
	list, problems := intake.Read(intake.Input{Path: path, URL: address, ContentType: header.Get("Content-Type"), Body: bytes.NewReader(b)}, opt)
	return withoutWalls(list, problems, b, "", address)
}

package intake

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// kinds are files that are no text, by their first bytes.
var kinds = []struct{ magic, what, hint string }{
	{"%PDF-", "is a PDF, which Parley does not read", "save its text as a .txt file"},
	{"PK\x03\x04", "is a zip archive or an office document, which Parley does not read", "unpack it, or save the document as text"},
	{"\xd0\xcf\x11\xe0", "is an office document, which Parley does not read", "save the document as text"},
	{"{\\rtf", "is an RTF document, which Parley does not read", "save the document as text"},
	{"\x89PNG", "is a picture", ""},
	{"\xff\xd8\xff", "is a picture", ""},
	{"GIF8", "is a picture", ""},
}

const binary = "is not text"

var declared = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([a-z0-9_:.-]+)`)

// decode returns data as UTF-8: as it stands where it is valid, else from the
// encoding that is declared or evident. A byte order mark is taken off.
func decode(data []byte, contentType string) (string, error) {
	for _, k := range kinds {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return "", refuse(k.hint, "%s", k.what)
		}
	}
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		data = data[3:]
	} else if e := wide(data); e != nil {
		return convert(data, e)
	}
	if utf8.Valid(data) {
		return text(string(data))
	}
	if e := charset(data, contentType); e != nil {
		return convert(data, e)
	}
	if good, bad := runes(data); good > 2*bad {
		return text(strings.ToValidUTF8(string(data), "\uFFFD"))
	}
	return convert(data, charmap.Windows1252)
}

// Decode returns the text of a file that is no page: its own bytes where they
// are valid UTF-8, else decoded.
func Decode(data []byte) (string, error) { return decode(data, "") }

// DecodeAs is Decode for what a server declared, with its encoding, as contentType.
func DecodeAs(data []byte, contentType string) (string, error) { return decode(data, contentType) }

// charset returns the encoding that the server or else the page declares, if it can
// be: what declares UTF-8 and is not holds single bytes of something else, and a
// declaration that is read as single bytes is none in UTF-16.
func charset(data []byte, contentType string) encoding.Encoding {
	_, served, _ := strings.Cut(strings.ToLower(contentType), "charset=")
	served, _, _ = strings.Cut(served, ";")
	names := []string{strings.Trim(served, " \t\"'")}
	if m := declared.FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		names = append(names, strings.ToLower(string(m[1])+string(m[2])))
	}
	for _, name := range names {
		e, err := htmlindex.Get(name)
		if err != nil {
			continue
		}
		if name, err := htmlindex.Name(e); err == nil && !strings.HasPrefix(name, "utf-") {
			return e
		}
	}
	return nil
}

// wide returns the UTF-16 that data begins in, nil where it does not.
func wide(data []byte) encoding.Encoding {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	return evidentUTF16(data)
}

func convert(data []byte, e encoding.Encoding) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", refuse("save it as UTF-8", "cannot be decoded: %v", err)
	}
	return text(string(out))
}

// evidentUTF16 returns the byte order of text that has a zero in nearly every
// second byte, as Latin script in UTF-16 does.
func evidentUTF16(data []byte) encoding.Encoding {
	n := min(len(data), 2048) &^ 1
	if n < 8 {
		return nil
	}
	var zero [2]int
	for i, b := range data[:n] {
		if b == 0 {
			zero[i&1]++
		}
	}
	switch {
	case zero[1] > n/2*7/10 && zero[0] <= n/2/10:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zero[0] > n/2*7/10 && zero[1] <= n/2/10:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// runes counts the characters of several bytes that are valid UTF-8, and the
// bytes that are not.
func runes(data []byte) (good, bad int) {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return good, bad
}

// text refuses what has a zero or more control characters than text has.
func text(s string) (string, error) {
	control := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == 0:
			return "", refuse("", binary)
		case c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f':
			control++
		}
	}
	if control > 8 && control > len(s)/200 {
		return "", refuse("", binary)
	}
	return s, nil
}

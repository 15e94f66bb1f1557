package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// shortQuote is how many bytes of a span's words a textless record keeps: enough
// to see that a text is the right one, too few to stand in for it.
const shortQuote = 60

// writeTextless writes the record without its texts: spans keep their offsets
// and the beginning of their words, reports the hash of their text.
func writeTextless(w io.Writer, v *view) error {
	b, err := json.Marshal(v.Record)
	if err != nil {
		return err
	}
	var rec parley.Record
	if err := json.Unmarshal(b, &rec); err != nil {
		return err
	}
	for i := range rec.Reports {
		rec.Reports[i].Text = ""
	}
	eachSpan(reflect.ValueOf(&rec).Elem(), func(s *parley.Span) {
		if len(s.Text) > shortQuote {
			n := shortQuote
			for !utf8.RuneStart(s.Text[n]) {
				n--
			}
			s.Text = s.Text[:n] + "…"
		}
	})
	for i := range rec.Claims {
		rec.Claims[i].Text = ""
	}
	rec.Normalise()
	return encode(w, &rec)
}

// Attach puts texts back into a record that was written without them, by their
// hashes. It returns the reports that found none; spans of those keep their
// short words.
func Attach(rec *parley.Record, texts []string) (missing []parley.Report, err error) {
	by := map[string]string{}
	for _, t := range texts {
		sum := sha256.Sum256([]byte(t))
		by[hex.EncodeToString(sum[:])] = t
	}
	text := map[parley.ID]string{}
	for i := range rec.Reports {
		r := &rec.Reports[i]
		if r.Text == "" {
			r.Text = by[r.TextSHA256]
		}
		if r.Text == "" {
			missing = append(missing, *r)
			continue
		}
		text[r.ID] = r.Text
	}
	eachSpan(reflect.ValueOf(rec).Elem(), func(s *parley.Span) {
		t, ok := text[s.Report]
		if !ok {
			return
		}
		if s.Start < 0 || s.Start >= s.End || s.End > len(t) {
			if err == nil {
				err = fmt.Errorf("export: span [%d, %d) does not fit report %s", s.Start, s.End, s.Report)
			}
			return
		}
		s.Text = t[s.Start:s.End]
	})
	for i := range rec.Claims {
		if c := &rec.Claims[i]; c.Text == "" && len(c.Tellings) > 0 {
			c.Text = c.Tellings[0].Span.Text
		}
	}
	return missing, err
}

var spanType = reflect.TypeFor[parley.Span]()

func eachSpan(v reflect.Value, f func(*parley.Span)) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == spanType {
			f(v.Addr().Interface().(*parley.Span))
			return
		}
		for i := range v.NumField() {
			eachSpan(v.Field(i), f)
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k == reflect.Struct || k == reflect.Pointer {
			for i := range v.Len() {
				eachSpan(v.Index(i), f)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachSpan(v.Elem(), f)
		}
	}
}

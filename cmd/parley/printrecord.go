package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"sync"

	"github.com/parley-record/parley"
)

// printRecord prints what printJSON does, the tables of the record made several
// at once: one after another they are the longest work that one core does alone.
func printRecord(w io.Writer, rec *parley.Record) error {
	v := reflect.ValueOf(rec).Elem()
	parts := make([][][]byte, v.NumField())
	wrong := make([]error, v.NumField())
	var group sync.WaitGroup
	for i := range parts {
		group.Go(func() { parts[i], wrong[i] = printField(v.Type().Field(i), v.Field(i)) })
	}
	group.Wait()
	if err := cmp.Or(wrong...); err != nil {
		return err
	}
	before := "{\n "
	for _, p := range parts {
		if p == nil {
			continue
		}
		for _, b := range append([][]byte{[]byte(before)}, p...) {
			if _, err := w.Write(b); err != nil {
				return err
			}
		}
		before = ",\n "
	}
	_, err := io.WriteString(w, "\n}\n")
	return err
}

// piece is the length from which what is printed goes on in memory of its own: one
// that holds all would be moved again and again.
const piece = 1 << 16

// printField returns the name and value of a field of a record in pieces, nil
// where it is not printed.
func printField(f reflect.StructField, v reflect.Value) ([][]byte, error) {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "-" || options == "omitempty" && v.IsZero() {
		return nil, nil
	}
	var pieces [][]byte
	out := []byte(`"` + name + `": `)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	one := func(v reflect.Value, depth int) error {
		b.Reset()
		err := e.Encode(v.Interface())
		out = indent(out, bytes.TrimSuffix(b.Bytes(), []byte("\n")), depth)
		return err
	}
	if v.Kind() != reflect.Slice || v.Len() == 0 {
		err := one(v, 1)
		return [][]byte{out}, err
	}
	// Row by row, so that what is made of each is small.
	for i := range v.Len() {
		if len(out) > piece {
			pieces, out = append(pieces, out), make([]byte, 0, piece+piece/4)
		}
		out = append(out, "[,"[min(i, 1)])
		out = newline(out, 2)
		if err := one(v.Index(i).Addr(), 2); err != nil {
			return nil, err
		}
	}
	return append(pieces, append(newline(out, 1), ']')), nil
}

// newline appends a new line that is so deep.
func newline(out []byte, depth int) []byte {
	const pad = "\n                "
	if depth < len(pad) {
		return append(out, pad[:1+depth]...)
	}
	return append(append(out, pad...), strings.Repeat(" ", depth+1-len(pad))...)
}

// indent appends JSON that has no spaces between its parts as the encoder indents
// it: each part of an object or array in a line of its own, a space deeper.
func indent(out, compact []byte, depth int) []byte {
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			from := i
			i = closing(compact, i)
			out = append(out, compact[from:i+1]...)
		case '{', '[':
			out = append(out, c)
			if compact[i+1] == c+2 { // the bracket that closes it
				i++
				out = append(out, c+2)
				continue
			}
			depth++
			out = newline(out, depth)
		case '}', ']':
			depth--
			out = append(newline(out, depth), c)
		case ',':
			out = newline(append(out, c), depth)
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}

// closing returns the index of the quotation mark that ends the string of JSON which begins at i.
func closing(compact []byte, i int) int {
	for {
		i += 1 + bytes.IndexByte(compact[i+1:], '"')
		back := i
		for compact[back-1] == '\\' {
			back--
		}
		if (i-back)%2 == 0 { // no backslash, or each of them behind another
			return i
		}
	}
}

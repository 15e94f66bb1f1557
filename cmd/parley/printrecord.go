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
	parts := make([][]byte, v.NumField())
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
		for _, b := range [][]byte{[]byte(before), p} {
			if _, err := w.Write(b); err != nil {
				return err
			}
		}
		before = ",\n "
	}
	_, err := io.WriteString(w, "\n}\n")
	return err
}

// printField returns the name and value of a field of a record, nil where it is
// not printed.
func printField(f reflect.StructField, v reflect.Value) ([]byte, error) {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "-" || options == "omitempty" && v.IsZero() {
		return nil, nil
	}
	var b bytes.Buffer
	b.WriteString(`"` + name + `": `)
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent(" ", " ")
	err := e.Encode(v.Interface())
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

package parley

import (
	"fmt"
	"reflect"
)

// MaxEvidence is the most spans that an entry's evidence may hold.
const MaxEvidence = 8

// Check returns the first breach of the record's promises: a span that does not
// quote its report, an entry without evidence, an id that is used twice or a
// reference to nothing. A record that fails is refused whole.
func (r *Record) Check() error {
	c := checker{reports: map[ID]*Report{}, ids: map[ID]string{}}
	for i := range r.Reports {
		c.reports[r.Reports[i].ID] = &r.Reports[i]
	}
	c.collect(reflect.ValueOf(r).Elem(), "record")
	if c.err == nil {
		c.walk(reflect.ValueOf(r).Elem(), "record", false)
	}
	return c.err
}

var (
	spanType   = reflect.TypeFor[Span]()
	entryType  = reflect.TypeFor[Entry]()
	idType     = reflect.TypeFor[ID]()
	reportType = reflect.TypeFor[Report]()
)

type checker struct {
	reports map[ID]*Report
	ids     map[ID]string // id → where it was given
	err     error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// collect notes every id that an entry bears.
func (c *checker) collect(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == spanType {
			return
		}
		if f := v.FieldByName("ID"); f.IsValid() && f.Type() == idType && v.Type() != entryType {
			id := ID(f.String())
			if id == "" {
				c.fail("%s has no id", path)
			} else if at, dup := c.ids[id]; dup {
				c.fail("id %s is given to %s and to %s", id, at, path)
			}
			c.ids[id] = path
		}
		for i := range v.NumField() {
			c.collect(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k != reflect.Struct {
			return
		}
		for i := range v.Len() {
			c.collect(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.collect(v.Elem(), path)
		}
	}
}

// walk checks spans, evidence and references.
func (c *checker) walk(v reflect.Value, path string, own bool) {
	switch v.Kind() {
	case reflect.Struct:
		switch v.Type() {
		case spanType:
			c.span(v.Interface().(Span), path)
			return
		case reportType:
			return
		case entryType:
			c.evidence(v.FieldByName("Evidence").Len(), path)
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			c.walk(v.Field(i), path+"."+f.Name, f.Name == "ID")
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), false)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.walk(v.Elem(), path, false)
		}
	case reflect.String:
		if v.Type() == idType && !own && v.String() != "" {
			if _, ok := c.ids[ID(v.String())]; !ok {
				c.fail("%s names %s, which is not in the record", path, v.String())
			}
		}
	}
}

func (c *checker) span(s Span, path string) {
	r := c.reports[s.Report]
	if r == nil {
		c.fail("%s points into report %q, which is not in the record", path, s.Report)
		return
	}
	if err := s.Check(r); err != nil {
		c.fail("%s: %v", path, err)
	}
}

func (c *checker) evidence(n int, path string) {
	if n == 0 {
		c.fail("%s has no evidence", path)
	} else if n > MaxEvidence {
		c.fail("%s has %d spans of evidence, more than %d", path, n, MaxEvidence)
	}
}

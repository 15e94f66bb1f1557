package parley

import (
	"fmt"
	"reflect"
	"strings"
)

// MaxEvidence is the most spans that an entry's evidence may hold.
const MaxEvidence = 8

// Check returns the first breach of the record's promises: a span that does not
// quote its report, an entry without evidence, an id that is used twice or a
// reference to nothing. A record that fails is refused whole.
func (r *Record) Check() error {
	c := checker{reports: map[ID]*Report{}, ids: map[ID]bool{}, shapes: map[reflect.Type]*shape{}}
	for i := range r.Reports {
		c.reports[r.Reports[i].ID] = &r.Reports[i]
	}
	c.collect(reflect.ValueOf(r).Elem())
	if c.err == nil {
		c.walk(reflect.ValueOf(r).Elem(), false)
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
	ids     map[ID]bool // that an entry bears
	shapes  map[reflect.Type]*shape
	path    []step // from the record to what is looked at
	err     error
}

// A step leads to a field, or to an element of a list where name is "".
type step struct {
	name  string
	index int
}

// place is what is looked at as a Go expression. It is made for a message only:
// a record of many reports has a hundred thousand places.
func (c *checker) place() string {
	var b strings.Builder
	b.WriteString("record")
	for _, s := range c.path {
		if s.name != "" {
			b.WriteString("." + s.name)
		} else {
			fmt.Fprintf(&b, "[%d]", s.index)
		}
	}
	return b.String()
}

// fail keeps the first thing that is wrong, with its place before it.
func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("%s"+format, append([]any{c.place()}, args...)...)
	}
}

// A shape is what the checker looks up of a struct once.
type shape struct {
	names   []string // of its fields
	entries []int    // the fields that may hold what bears an id
	held    []int    // the fields that may hold a span, an entry or an id
	id      []int    // where its id is, its own or that of its Entry; nil: none
}

func (c *checker) shape(t reflect.Type) *shape {
	s := c.shapes[t]
	if s == nil {
		s = &shape{}
		for i := range t.NumField() {
			f := t.Field(i)
			s.names = append(s.names, f.Name)
			of := f.Type
			for of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer {
				of = of.Elem()
			}
			if of.Kind() == reflect.Struct {
				s.entries = append(s.entries, i)
			}
			if of.Kind() == reflect.Struct || of == idType {
				s.held = append(s.held, i)
			}
		}
		if f, ok := t.FieldByName("ID"); ok && f.Type == idType && t != entryType {
			s.id = f.Index
		}
		c.shapes[t] = s
	}
	return s
}

// to calls f a step further on.
func (c *checker) to(s step, f func()) {
	c.path = append(c.path, s)
	f()
	c.path = c.path[:len(c.path)-1]
}

// collect notes every id that an entry bears.
func (c *checker) collect(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == spanType {
			return
		}
		t := c.shape(v.Type())
		if t.id != nil {
			id := ID(v.FieldByIndex(t.id).String())
			if id == "" {
				c.fail(" has no id")
			} else if c.ids[id] {
				c.fail(" has the id %s, which is given to another entry", id)
			}
			c.ids[id] = true
		}
		for _, i := range t.entries {
			c.to(step{name: t.names[i]}, func() { c.collect(v.Field(i)) })
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k != reflect.Struct {
			return
		}
		for i := range v.Len() {
			c.to(step{index: i}, func() { c.collect(v.Index(i)) })
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.collect(v.Elem())
		}
	}
}

// walk checks spans, evidence and references.
func (c *checker) walk(v reflect.Value, own bool) {
	switch v.Kind() {
	case reflect.Struct:
		switch v.Type() {
		case spanType:
			c.span(v.Addr().Interface().(*Span))
			return
		case reportType:
			return
		case entryType:
			c.evidence(v.FieldByName("Evidence").Len())
		}
		t := c.shape(v.Type())
		for _, i := range t.held {
			c.to(step{name: t.names[i]}, func() { c.walk(v.Field(i), t.names[i] == "ID") })
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.to(step{index: i}, func() { c.walk(v.Index(i), false) })
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.walk(v.Elem(), false)
		}
	case reflect.String:
		if v.Type() == idType && !own && v.String() != "" && !c.ids[ID(v.String())] {
			c.fail(" names %s, which is not in the record", v.String())
		}
	}
}

func (c *checker) span(s *Span) {
	r := c.reports[s.Report]
	if r == nil {
		c.fail(" points into report %q, which is not in the record", s.Report)
		return
	}
	if err := s.Check(r); err != nil {
		c.fail(": %w", err)
	}
}

func (c *checker) evidence(n int) {
	if n == 0 {
		c.fail(" has no evidence")
	} else if n > MaxEvidence {
		c.fail(" has %d spans of evidence, more than %d", n, MaxEvidence)
	}
}

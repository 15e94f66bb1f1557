// Package tsv reads the small tables that the program carries as text: word lists
// and weights, one entry a line. A line that does not fit is never passed over: the
// error names its table and its number.
package tsv

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Table is a table's entries in the order of its lines.
type Table struct {
	Name string // as errors name it
	Rows []Row
}

// A Row is one entry.
type Row struct {
	Line   int // counted from 1
	Fields []string
}

// Blanks reads a table whose fields are split by runs of blanks; # begins a comment
// wherever it stands. An entry has at least least fields and at most most; most 0
// stands for any number.
func Blanks(name, text string, least, most int) (*Table, error) {
	return read(name, text, least, most, func(l string) []string {
		l, _, _ = strings.Cut(l, "#")
		return strings.Fields(l)
	})
}

// Tabs reads a table of n fields an entry, split by single tabs, so that a field may
// hold blanks or nothing; a line that begins with # is a comment.
func Tabs(name, text string, n int) (*Table, error) {
	return read(name, text, n, n, func(l string) []string {
		if strings.HasPrefix(l, "#") || strings.TrimSpace(l) == "" {
			return nil
		}
		return strings.Split(l, "\t")
	})
}

func read(name, text string, least, most int, split func(string) []string) (*Table, error) {
	t := &Table{Name: name}
	n := 0
	for l := range strings.Lines(text) {
		n++
		fs := split(strings.TrimRight(l, "\r\n"))
		if len(fs) == 0 {
			continue
		}
		r := Row{n, fs}
		switch {
		case len(fs) < least:
			return nil, t.Errorf(r, "fewer than %d fields: %q", least, strings.TrimSpace(l))
		case most > 0 && len(fs) > most:
			return nil, t.Errorf(r, "more than %d fields: %q", most, strings.TrimSpace(l))
		}
		t.Rows = append(t.Rows, r)
	}
	return t, nil
}

// Errorf returns an error that names the table and the row's line.
func (t *Table) Errorf(r Row, format string, args ...any) error {
	return fmt.Errorf("%s line %d: %w", t.Name, r.Line, fmt.Errorf(format, args...))
}

// Number returns the i-th field of a row of the table as a finite number.
func (t *Table) Number(r Row, i int) (float64, error) {
	v, err := strconv.ParseFloat(r.Fields[i], 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, t.Errorf(r, "%q is no number", r.Fields[i])
	}
	return v, nil
}

// Weights returns the number at the end of each row by the fields before it, which
// are joined by a blank. The same fields twice are an error.
func (t *Table) Weights() (map[string]float64, error) {
	m, at := make(map[string]float64, len(t.Rows)), make(map[string]int, len(t.Rows))
	for _, r := range t.Rows {
		last := len(r.Fields) - 1
		k := strings.Join(r.Fields[:last], " ")
		if at[k] > 0 {
			return nil, t.Errorf(r, "%q has a weight in line %d already", k, at[k])
		}
		w, err := t.Number(r, last)
		if err != nil {
			return nil, err
		}
		m[k], at[k] = w, r.Line
	}
	return m, nil
}

// Must returns v and panics where err is not nil: for tables that are part of the
// program, in which a line that does not fit is a mistake of whoever built it.
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Lists are sets of words, each by its name. The maps are not to be changed.
type Lists map[string]map[string]bool

// ReadLists reads lists of words that are split by runs of blanks: the name of a list,
// then words of it, in as many lines as it takes; # begins a comment. A word twice in
// one list is an error.
func ReadLists(name, text string) (Lists, error) {
	t, err := Blanks(name, text, 2, 0)
	if err != nil {
		return nil, err
	}
	m := Lists{}
	for _, r := range t.Rows {
		list := r.Fields[0]
		if m[list] == nil {
			m[list] = map[string]bool{}
		}
		for _, w := range r.Fields[1:] {
			if m[list][w] {
				return nil, t.Errorf(r, "%s is in %s already", w, list)
			}
			m[list][w] = true
		}
	}
	return m, nil
}

// Of returns the words of a list. It panics where there is none of that name, which is
// a mistake of whoever built the program.
func (m Lists) Of(name string) map[string]bool {
	if m[name] == nil {
		panic("tsv: no list " + name)
	}
	return m[name]
}

// Pairs returns what each word of a list stands for, where they are written as word:what.
// It panics where there is no list of that name, or a word of it stands for nothing.
func (m Lists) Pairs(name string) map[string]string {
	pairs := map[string]string{}
	for w := range m.Of(name) {
		a, b, ok := strings.Cut(w, ":")
		if !ok {
			panic("tsv: " + w + " of list " + name + " is no pair")
		}
		pairs[a] = b
	}
	return pairs
}

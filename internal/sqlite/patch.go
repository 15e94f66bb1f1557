package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/parley-record/parley"
)

// maxPatch bounds a correction, in bytes.
const maxPatch = 16 << 10

// patched returns the value of an entry after a correction, or an error where
// the correction does not fit the table.
func patched(t parley.Table, body, patch []byte) (string, error) {
	if len(patch) == 0 || len(patch) > maxPatch {
		return "", fmt.Errorf("a correction holds 1 to %d bytes", maxPatch)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(patch, &fields); err != nil {
		return "", errors.New("a correction is an object of fields")
	}
	for _, f := range []string{"id", "evidence", "confidence", "checked"} {
		if _, ok := fields[f]; ok {
			return "", fmt.Errorf("%s stays as it was read", f)
		}
	}
	if err := keepsContract(t, fields); err != nil {
		return "", err
	}
	var rec parley.Record
	if err := addEntry(&rec, t, body, nil); err != nil {
		return "", err
	}
	var after parley.Record
	if err := addEntry(&after, t, body, patch); err != nil {
		return "", err
	}
	unnamed := func(parley.ID) string { return "" }
	v, old := rowsOf(&after, unnamed)[0].value, rowsOf(&rec, unnamed)[0].value
	if v != holds && v != old || reflect.DeepEqual(after, rec) {
		return v, nil
	}
	return "corrected", nil
}

// A node is what the record's schema says of a value, as far as corrections are
// held to it.
type node struct {
	Ref        string          `json:"$ref"`
	Type       string          `json:"type"`
	Enum       []string        `json:"enum"`
	Pattern    string          `json:"pattern"`
	MinLength  int             `json:"minLength"`
	AnyOf      []node          `json:"anyOf"`
	Items      *node           `json:"items"`
	Properties map[string]node `json:"properties"`
	Required   []string        `json:"required"`
	Defs       map[string]node `json:"$defs"`
}

// contract is the record's schema.
var contract = sync.OnceValues(func() (n node, err error) {
	err = json.Unmarshal(parley.Schema, &n)
	return n, err
})

// keepsContract returns an error where fields are not such as the table's entries
// have in a record.
func keepsContract(t parley.Table, fields map[string]json.RawMessage) error {
	root, err := contract()
	if err != nil {
		return err
	}
	list := root.Properties[t.Name]
	if list.Items == nil {
		return fmt.Errorf("%s hold no entries", t.Name)
	}
	entry := root.at(*list.Items)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		field, ok := entry.Properties[name]
		if !ok {
			return fmt.Errorf("%s have no field %q", t.Name, name)
		}
		var v any
		if err := json.Unmarshal(fields[name], &v); err != nil {
			return err
		}
		if v == "" && !slices.Contains(entry.Required, name) {
			continue // it is taken away
		}
		if err := root.fits(name, field, v); err != nil {
			return err
		}
	}
	return nil
}

// at returns the node that n refers to.
func (root node) at(n node) node {
	if name, ok := strings.CutPrefix(n.Ref, "#/$defs/"); ok {
		return root.Defs[name]
	}
	return n
}

// fits returns an error where v, the value of what, is not as n says.
func (root node) fits(what string, n node, v any) error {
	n = root.at(n)
	if len(n.AnyOf) > 0 {
		var err error
		for _, one := range n.AnyOf {
			if err = root.fits(what, one, v); err == nil {
				return nil
			}
			if v != nil { // the first says what is meant
				return err
			}
		}
		return err
	}
	s, isText := v.(string)
	switch {
	case len(n.Enum) > 0:
		if !isText || !slices.Contains(n.Enum, s) {
			return fmt.Errorf("%s is one of %s", what, strings.Join(n.Enum, ", "))
		}
	case n.Pattern != "":
		if ok, err := regexp.MatchString(n.Pattern, s); err != nil || !ok || !isText {
			return fmt.Errorf("%s is not written as %s", what, n.Pattern)
		}
	case n.Type == "array":
		list, ok := v.([]any)
		if !ok {
			return fmt.Errorf("%s is a list", what)
		}
		for _, x := range list {
			if n.Items != nil {
				if err := root.fits(what, *n.Items, x); err != nil {
					return err
				}
			}
		}
	case n.Type == "object":
		m, ok := v.(map[string]any)
		if !ok {
			return fmt.Errorf("%s is an object", what)
		}
		for _, name := range n.Required {
			if _, ok := m[name]; !ok {
				return fmt.Errorf("%s has no %s", what, name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(m)) {
			field, ok := n.Properties[name]
			if !ok {
				return fmt.Errorf("%s has no field %q", what, name)
			}
			if err := root.fits(what+"."+name, field, m[name]); err != nil {
				return err
			}
		}
	default:
		if s == "" && isText && n.MinLength > 0 {
			return fmt.Errorf("%s is not empty", what)
		}
		return fitsType(what, n.Type, v)
	}
	return nil
}

// fitsType returns an error where a value of a person's is not of the kind that its field
// has in the schema; what names the field.
func fitsType(what, kind string, v any) error {
	ok := true
	switch kind {
	case "string":
		_, ok = v.(string)
	case "boolean":
		_, ok = v.(bool)
	case "number":
		_, ok = v.(float64)
	case "integer":
		n, is := v.(float64)
		ok = is && n == float64(int64(n))
	case "null":
		ok = v == nil
	}
	if !ok {
		return fmt.Errorf("%s is a %s", what, kind)
	}
	return nil
}

// grounded returns an error where a correction of a table names what is not there, or
// quotes what no report says.
func grounded(ctx context.Context, tx *sql.Tx, neg int64, t parley.Table, patch []byte) error {
	var rec parley.Record
	if err := addEntry(&rec, t, []byte("{}"), patch); err != nil {
		return err
	}
	var named []parley.ID
	var quoted []parley.Span
	namedIn(reflect.ValueOf(rec), &named, &quoted)
	for _, id := range named {
		if id[0] == parley.Terms.Letter || id[0] == parley.Responses.Letter {
			continue // its own parts
		}
		var n int
		err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM actor WHERE neg = $1 AND id = $2) OR EXISTS (SELECT 1 FROM issue WHERE neg = $1 AND id = $2)
			OR EXISTS (SELECT 1 FROM entry WHERE neg = $1 AND id = $2) OR EXISTS (SELECT 1 FROM report WHERE neg = $1 AND id = $2)`, neg, id).Scan(&n)
		if err != nil {
			return err
		}
		if n == 0 {
			return fmt.Errorf("%s is not in the record: %w", id, parley.ErrInvalid)
		}
	}
	for i := range quoted {
		r := parley.Report{ID: quoted[i].Report}
		err := tx.QueryRowContext(ctx, "SELECT text FROM report WHERE neg = $1 AND id = $2", neg, r.ID).Scan(&r.Text)
		if err == nil {
			err = quoted[i].Check(&r)
		}
		if errors.Is(err, sql.ErrNoRows) {
			err = fmt.Errorf("report %s is not filed", r.ID)
		}
		if err != nil {
			return fmt.Errorf("%w: %w", parley.ErrInvalid, err)
		}
	}
	return nil
}

var spanType = reflect.TypeFor[parley.Span]()

// namedIn gathers the ids and spans below v.
func namedIn(v reflect.Value, ids *[]parley.ID, spans *[]parley.Span) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == spanType {
			*spans = append(*spans, v.Interface().(parley.Span))
			return
		}
		for i := range v.NumField() {
			namedIn(v.Field(i), ids, spans)
		}
	case reflect.Slice:
		for i := range v.Len() {
			namedIn(v.Index(i), ids, spans)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			namedIn(v.Elem(), ids, spans)
		}
	case reflect.String:
		if v.Type() == idType && v.Len() > 0 {
			*ids = append(*ids, parley.ID(v.String()))
		}
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// validate checks a printed record against the schema that lies in the repo.
func validate(record []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(parley.Schema))
	if err != nil {
		return err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", doc); err != nil {
		return err
	}
	s, err := c.Compile("record.json")
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(record))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

// TestSchemaNamesEveryField holds the schema to the Go types: a field that is
// printed is described.
func TestSchemaNamesEveryField(t *testing.T) {
	var schema struct {
		Properties map[string]any `json:"properties"`
		Defs       map[string]struct {
			Properties map[string]any `json:"properties"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(parley.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	var walk func(typ reflect.Type, has map[string]any, where string)
	walk = func(typ reflect.Type, has map[string]any, where string) {
		for i := range typ.NumField() {
			f := typ.Field(i)
			tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous && tag == "" {
				walk(f.Type, has, where)
				continue
			}
			if tag == "-" {
				continue
			}
			if _, ok := has[tag]; !ok {
				t.Errorf("doc/record.schema.json: %s has no %q", where, tag)
			}
			e := f.Type
			for e.Kind() == reflect.Slice || e.Kind() == reflect.Pointer {
				e = e.Elem()
			}
			if e.Kind() == reflect.Struct {
				if d, ok := schema.Defs[snake(e.Name())]; ok {
					walk(e, d.Properties, snake(e.Name()))
				} else if e.Name() != "ModelRef" {
					t.Errorf("doc/record.schema.json: no definition of %s", snake(e.Name()))
				}
			}
		}
	}
	walk(reflect.TypeFor[parley.Record](), schema.Properties, "the record")
}

func snake(s string) string {
	var b strings.Builder
	for i, r := range s {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				b.WriteByte('_')
			}
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestSchemaRefusesWhatTheContractForbids(t *testing.T) {
	var out bytes.Buffer
	if code := run(t.Context(), []string{"read", "--format", "json", "../../examples/strike"}, strings.NewReader(""), &out, &out); code != exitOK {
		t.Fatalf("exit code %d: %s", code, out.String())
	}
	good := out.Bytes()
	if err := validate(good); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(map[string]any){
		"another format":      func(m map[string]any) { m["format"] = "parley-record/2" },
		"a null table":        func(m map[string]any) { m["actors"] = nil },
		"a missing table":     func(m map[string]any) { delete(m, "claims") },
		"an empty title":      func(m map[string]any) { report(m)["title"] = "" },
		"a bad id":            func(m map[string]any) { report(m)["id"] = "report 1" },
		"a date in words":     func(m map[string]any) { report(m)["published"] = "Tuesday" },
		"a problem unsaid":    func(m map[string]any) { m["problems"] = []any{map[string]any{"path": "x"}} },
		"an unknown engine":   func(m map[string]any) { m["run"].(map[string]any)["engine"] = "slow" },
		"a made up kind":      func(m map[string]any) { report(m)["kind"] = "gossip" },
		"words that are text": func(m map[string]any) { report(m)["words"] = "many" },
	} {
		t.Run(name, func(t *testing.T) {
			var m map[string]any
			if err := json.Unmarshal(good, &m); err != nil {
				t.Fatal(err)
			}
			change(m)
			b, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			if validate(b) == nil {
				t.Error("the schema lets it pass")
			}
		})
	}
}

func report(m map[string]any) map[string]any { return m["reports"].([]any)[0].(map[string]any) }

package parley

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// Prune drops spans and references that lead out of the record, and entries that
// are left without evidence, so that a record from which reports or entries were
// taken passes Check again.
func (r *Record) Prune() {
	reports := map[ID]bool{}
	for i := range r.Reports {
		reports[r.Reports[i].ID] = true
	}
	v := reflect.ValueOf(r).Elem()
	dropSpans(v, reports)
	r.Claims = slices.DeleteFunc(r.Claims, func(c Claim) bool {
		return slices.ContainsFunc(c.Tellings, func(t Telling) bool { return !reports[t.Span.Report] })
	})
	r.Relations = slices.DeleteFunc(r.Relations, func(x Relation) bool { return !reports[x.A] || !reports[x.B] })
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Slice || f.Type().Elem().Kind() != reflect.Struct {
			continue
		}
		if e, ok := f.Type().Elem().FieldByName("Entry"); !ok || e.Type != entryType {
			continue
		}
		keep := 0
		for j := range f.Len() {
			if len(f.Index(j).FieldByName("Entry").Interface().(Entry).Evidence) > 0 {
				f.Index(keep).Set(f.Index(j))
				keep++
			}
		}
		f.SetLen(keep)
	}
	have := map[ID]bool{}
	bearers(v, have)
	dropIDs(v, have)
	r.Stories = slices.DeleteFunc(r.Stories, func(s Story) bool { return len(s.Reports) == 0 })
	r.Links = slices.DeleteFunc(r.Links, func(l Link) bool { return l.From == "" || l.To == "" })
	r.Fits = slices.DeleteFunc(r.Fits, func(f Fit) bool { return f.Proposal == "" || f.Term == "" || f.Party == "" })
	r.Divides = slices.DeleteFunc(r.Divides, func(d Divide) bool { return d.Issue == "" || len(d.Positions) == 0 })
}

// Without returns a copy of r from which the reports that drop names are taken,
// with all that stands on them alone.
func (r *Record) Without(drop func(*Report) bool) *Record {
	b, err := json.Marshal(r)
	if err != nil {
		panic(fmt.Sprintf("parley: a record that cannot be encoded: %v", err)) // it has no channels, functions or cycles
	}
	var c Record
	if err := json.Unmarshal(b, &c); err != nil {
		panic(fmt.Sprintf("parley: a record that cannot be decoded: %v", err))
	}
	c.Reports = slices.DeleteFunc(c.Reports, func(x Report) bool { return drop(&x) })
	c.Prune()
	return &c
}

// bearers notes the id of everything that has one.
func bearers(v reflect.Value, have map[ID]bool) {
	switch v.Kind() {
	case reflect.Struct:
		if f := v.FieldByName("ID"); f.IsValid() && f.Type() == idType {
			have[ID(f.String())] = true
		}
		for i := range v.NumField() {
			bearers(v.Field(i), have)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Struct {
			for i := range v.Len() {
				bearers(v.Index(i), have)
			}
		}
	}
}

// spanOf returns the span that v is, or that it begins with as hedges and
// mentions do.
func spanOf(v reflect.Value) (Span, bool) {
	if v.Type() == spanType {
		return v.Interface().(Span), true
	}
	if v.Kind() == reflect.Struct && v.NumField() > 0 && v.Field(0).Type() == spanType {
		return v.Field(0).Interface().(Span), true
	}
	return Span{}, false
}

func dropSpans(v reflect.Value, reports map[ID]bool) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			dropSpans(v.Field(i), reports)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct || v.Type().Elem() == reflect.TypeFor[Telling]() {
			return
		}
		keep := 0
		for i := range v.Len() {
			if s, ok := spanOf(v.Index(i)); ok && !reports[s.Report] {
				continue
			}
			v.Index(keep).Set(v.Index(i))
			keep++
		}
		v.SetLen(keep)
		for i := range keep {
			dropSpans(v.Index(i), reports)
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if s, ok := spanOf(v.Elem()); ok && !reports[s.Report] {
			v.SetZero()
			return
		}
		dropSpans(v.Elem(), reports)
	}
}

func dropIDs(v reflect.Value, have map[ID]bool) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name != "ID" {
				dropIDs(v.Field(i), have)
			}
		}
	case reflect.Slice:
		if v.Type().Elem() != idType {
			if v.Type().Elem().Kind() == reflect.Struct {
				for i := range v.Len() {
					dropIDs(v.Index(i), have)
				}
			}
			return
		}
		keep := 0
		for i := range v.Len() {
			if have[ID(v.Index(i).String())] {
				v.Index(keep).Set(v.Index(i))
				keep++
			}
		}
		v.SetLen(keep)
	case reflect.Pointer:
		if !v.IsNil() {
			dropIDs(v.Elem(), have)
		}
	case reflect.String:
		if v.Type() == idType && v.String() != "" && !have[ID(v.String())] {
			v.SetString("")
		}
	}
}

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
	unfounded := r.founded()
	dropSpans(v, reports)
	r.Claims = slices.DeleteFunc(r.Claims, func(c Claim) bool {
		return slices.ContainsFunc(c.Tellings, func(t Telling) bool { return !reports[t.Span.Report] })
	})
	r.Relations = slices.DeleteFunc(r.Relations, func(x Relation) bool { return !reports[x.A] || !reports[x.B] })
	for f := range entryTables(v) {
		keep := 0
		for j := range f.Len() {
			if len(f.Index(j).FieldByName("Entry").Interface().(Entry).Evidence) > 0 {
				f.Index(keep).Set(f.Index(j))
				keep++
			}
		}
		f.SetLen(keep)
	}
	r.ground(unfounded)
	told := map[ID]int{}
	for i := range r.Stories {
		told[r.Stories[i].ID] = len(r.Stories[i].Reports)
	}
	have := map[ID]bool{}
	bearers(v, have)
	dropIDs(v, have)
	r.restory(told)
	r.Links = slices.DeleteFunc(r.Links, func(l Link) bool { return l.From == "" || l.To == "" })
	r.Fits = slices.DeleteFunc(r.Fits, func(f Fit) bool { return f.Proposal == "" || f.Term == "" || f.Party == "" })
	r.Divides = slices.DeleteFunc(r.Divides, func(d Divide) bool { return d.Issue == "" || len(d.Positions) == 0 })
}

// restory has stories that lost some of their reports say what those that stay
// bear, and drops those without any. before has how many reports each had.
func (r *Record) restory(before map[ID]int) {
	at := map[ID]*Report{}
	for i := range r.Reports {
		at[r.Reports[i].ID] = &r.Reports[i]
	}
	r.Stories = slices.DeleteFunc(r.Stories, func(s Story) bool { return len(s.Reports) == 0 })
	for i := range r.Stories {
		s := &r.Stories[i]
		first := at[s.Reports[0]]
		if len(s.Reports) == before[s.ID] || first == nil {
			continue
		}
		if !slices.ContainsFunc(s.Reports, func(id ID) bool { return at[id] != nil && at[id].Title == s.Title }) {
			s.Title = first.Title
		}
		s.Independent = min(s.Independent, len(s.Reports))
		if len(s.Reports) == 1 {
			s.First, s.Last, s.Because = first.Published, first.Published, []string{}
		}
	}
}

// evidenceOf returns how many spans the Evidence of x has, 0 where it has none.
func evidenceOf(x reflect.Value) int {
	if x.Kind() != reflect.Struct {
		return 0
	}
	if f := x.FieldByName("Evidence"); f.IsValid() {
		return f.Len()
	}
	return 0
}

var (
	actorType = reflect.TypeFor[Actor]()
	issueType = reflect.TypeFor[Issue]()
)

// founded returns the actors and issues that have evidence.
func (r *Record) founded() map[ID]bool {
	has := map[ID]bool{}
	for i := range r.Actors {
		has[r.Actors[i].ID] = len(r.Actors[i].Evidence) > 0
	}
	for i := range r.Issues {
		has[r.Issues[i].ID] = len(r.Issues[i].Evidence) > 0
	}
	return has
}

// ground gives actors and issues that had evidence, and lost it, that of their
// mentions or of the entries that name them, and drops those that nothing names
// any more.
func (r *Record) ground(had map[ID]bool) {
	named := map[ID]Span{}
	for f := range entryTables(reflect.ValueOf(r).Elem()) {
		for j := range f.Len() {
			e := f.Index(j).FieldByName("Entry").Interface().(Entry)
			eachID(f.Index(j), func(id ID) {
				if _, ok := named[id]; !ok && len(e.Evidence) > 0 {
					named[id] = e.Evidence[0]
				}
			})
		}
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		if len(a.Evidence) == 0 && len(a.Mentions) > 0 {
			a.Evidence = []Span{a.Mentions[0].Span}
		}
		if s, ok := named[a.ID]; ok && had[a.ID] && len(a.Evidence) == 0 {
			a.Evidence = []Span{s}
		}
		if !slices.ContainsFunc(a.Roles, func(x Role) bool { return x.Text == a.Role }) {
			a.Role = ""
			if n := len(a.Roles); n > 0 {
				a.Role = a.Roles[n-1].Text
			}
		}
	}
	for i := range r.Actors { // the side of somebody who is named
		a := &r.Actors[i]
		if _, ok := named[a.Party]; !ok && len(a.Evidence) > 0 {
			named[a.Party] = a.Evidence[0]
		}
	}
	r.Actors = slices.DeleteFunc(r.Actors, func(a Actor) bool {
		return had[a.ID] && len(a.Evidence) == 0 && named[a.ID] == Span{}
	})
	for i := range r.Actors {
		if a := &r.Actors[i]; had[a.ID] && len(a.Evidence) == 0 {
			a.Evidence = []Span{named[a.ID]}
		}
	}
	for i := range r.Issues {
		if s, ok := named[r.Issues[i].ID]; ok && had[r.Issues[i].ID] && len(r.Issues[i].Evidence) == 0 {
			r.Issues[i].Evidence = []Span{s}
		}
	}
	r.groundAbove()
	r.Issues = slices.DeleteFunc(r.Issues, func(x Issue) bool { return had[x.ID] && len(x.Evidence) == 0 })
}

// groundAbove gives issues without evidence that of an issue which is a part of them.
func (r *Record) groundAbove() {
	at := map[ID]*Issue{}
	for i := range r.Issues {
		at[r.Issues[i].ID] = &r.Issues[i]
	}
	for i := range r.Issues {
		x := &r.Issues[i]
		for up := at[x.Parent]; len(x.Evidence) > 0 && up != nil && len(up.Evidence) == 0; x, up = up, at[up.Parent] {
			up.Evidence = x.Evidence[:1:1]
		}
	}
}

// eachID calls f with every id below v.
func eachID(v reflect.Value, f func(ID)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			eachID(v.Field(i), f)
		}
	case reflect.Slice:
		if k := v.Type().Elem(); k.Kind() == reflect.Struct || k == idType {
			for i := range v.Len() {
				eachID(v.Index(i), f)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachID(v.Elem(), f)
		}
	case reflect.String:
		if v.Type() == idType && v.String() != "" {
			f(ID(v.String()))
		}
	}
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
			x := v.Index(i)
			if s, ok := spanOf(x); ok && !reports[s.Report] {
				continue
			}
			had := evidenceOf(x)
			dropSpans(x, reports)
			if had > 0 && evidenceOf(x) == 0 && x.Type() != actorType && x.Type() != issueType {
				continue // a role, a term, an answer that stood on those reports alone
			}
			v.Index(keep).Set(x)
			keep++
		}
		v.SetLen(keep)
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

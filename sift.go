package parley

import (
	"iter"
	"reflect"
)

// Sift leaves out the entries whose confidence is below least, and with them
// every reference to them. It returns how many those are.
func (r *Record) Sift(least float64) int {
	gone, left := map[ID]bool{}, 0
	v := reflect.ValueOf(r).Elem()
	for f := range entryTables(v) {
		keep := reflect.MakeSlice(f.Type(), 0, f.Len())
		for j := range f.Len() {
			e := f.Index(j).FieldByName("Entry").Interface().(Entry)
			if e.Confidence >= least {
				keep = reflect.Append(keep, f.Index(j))
				continue
			}
			gone[e.ID] = true
			left++
			collectGone(f.Index(j), gone)
		}
		f.Set(keep)
	}
	if len(gone) == 0 {
		return 0
	}
	r.Links = sifted(r.Links, func(l *Link) bool { return !gone[l.From] && !gone[l.To] })
	r.Fits = sifted(r.Fits, func(f *Fit) bool { return !gone[f.Proposal] && !gone[f.Term] && !gone[f.Position] })
	forget(v, gone)
	r.Divides = sifted(r.Divides, func(d *Divide) bool { return len(d.Positions) > 0 })
	return left
}

// Tidy leaves out the rows that name nobody where somebody has to be named:
// responses without an actor, fits without a party, knowledge of nobody.
func (r *Record) Tidy() {
	gone := map[ID]bool{}
	for i := range r.Proposals {
		p := &r.Proposals[i]
		p.Responses = sifted(p.Responses, func(x *Response) bool { return x.By != "" || drop(gone, x.ID) })
		p.Authorship = sifted(p.Authorship, func(x *Authorship) bool { return x.Actor != "" })
	}
	r.Knowledge = sifted(r.Knowledge, func(k *Knowledge) bool { return k.Who != "" || drop(gone, k.ID) })
	r.Positions = sifted(r.Positions, func(p *Position) bool { return p.Issue != "" || drop(gone, p.ID) })
	r.Links = sifted(r.Links, func(l *Link) bool { return l.From != "" && l.To != "" && !gone[l.From] && !gone[l.To] })
	r.Fits = sifted(r.Fits, func(f *Fit) bool { return f.Party != "" && f.Proposal != "" && f.Term != "" && !gone[f.Position] })
	if len(gone) > 0 {
		forget(reflect.ValueOf(r).Elem(), gone)
	}
}

// drop notes that an id is gone; it returns false, for what is not kept.
func drop(gone map[ID]bool, id ID) bool {
	gone[id] = true
	return false
}

// collectGone notes the ids of what an entry holds: a proposal's terms and responses.
func collectGone(v reflect.Value, gone map[ID]bool) {
	switch v.Kind() {
	case reflect.Struct:
		if f := v.FieldByName("ID"); f.IsValid() && f.Type() == idType {
			gone[ID(f.String())] = true
		}
		for i := range v.NumField() {
			collectGone(v.Field(i), gone)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collectGone(v.Index(i), gone)
		}
	}
}

func sifted[T any](s []T, keep func(*T) bool) []T {
	out := s[:0]
	for i := range s {
		if keep(&s[i]) {
			out = append(out, s[i])
		}
	}
	return out
}

// forget blanks references to what is gone.
func forget(v reflect.Value, gone map[ID]bool) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			forget(v.Field(i), gone)
		}
	case reflect.Slice:
		if v.Type().Elem() != idType {
			for i := range v.Len() {
				forget(v.Index(i), gone)
			}
			return
		}
		n := 0
		for i := range v.Len() {
			if !gone[ID(v.Index(i).String())] {
				v.Index(n).Set(v.Index(i))
				n++
			}
		}
		v.SetLen(n)
	case reflect.Pointer:
		if !v.IsNil() {
			forget(v.Elem(), gone)
		}
	case reflect.String:
		if v.Type() == idType && gone[ID(v.String())] {
			v.SetString("")
		}
	}
}

// entryTables yields the slices of a record whose rows are entries.
func entryTables(record reflect.Value) iter.Seq[reflect.Value] {
	return func(yield func(reflect.Value) bool) {
		for i := range record.NumField() {
			f := record.Field(i)
			if f.Kind() != reflect.Slice || f.Type().Elem().Kind() != reflect.Struct {
				continue
			}
			if e, ok := f.Type().Elem().FieldByName("Entry"); ok && e.Type == entryType && !yield(f) {
				return
			}
		}
	}
}

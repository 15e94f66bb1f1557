package parley

import (
	"math"
	"reflect"
)

// Normalise makes r fit to print: no nil array, floats rounded to 3 decimals.
func (r *Record) Normalise() {
	normalise(reflect.ValueOf(r).Elem())
}

func normalise(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			normalise(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
			return
		}
		if k := v.Type().Elem().Kind(); k == reflect.String {
			return
		}
		for i := range v.Len() {
			normalise(v.Index(i))
		}
	case reflect.Map:
		if v.IsNil() {
			v.Set(reflect.MakeMap(v.Type()))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			normalise(v.Elem())
		}
	case reflect.Float64:
		v.SetFloat(math.Round(v.Float()*1000) / 1000)
	}
}

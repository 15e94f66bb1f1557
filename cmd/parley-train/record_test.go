package main

import "testing"

func TestFixedBound(t *testing.T) {
	for _, c := range []struct {
		list, table string
		bound       float64
		ok, bad     bool
	}{
		{"meetings=0.4,steps=0.3", "steps", 0.3, true, false},
		{"meetings=0.4,steps=0.3", "deadlines", 0, false, false},
		{"", "steps", 0, false, false},
		{"steps=much", "steps", 0, false, true},
	} {
		b, ok, err := fixedBound(c.list, c.table)
		if b != c.bound || ok != c.ok || (err != nil) != c.bad {
			t.Errorf("%q %s: %v %v %v", c.list, c.table, b, ok, err)
		}
	}
}

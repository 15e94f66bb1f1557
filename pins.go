package parley

import (
	"path/filepath"
	"slices"
)

// Pins are a person's word on which reports tell of one happening: pairs of
// reports by their ids. They stand whatever the words of the reports say.
type Pins struct {
	Together [][2]ID
	Apart    [][2]ID
}

// Empty reports whether nothing is pinned.
func (p *Pins) Empty() bool { return len(p.Together)+len(p.Apart) == 0 }

// A PinLine is a line of a user's file of pins: reports that are one story, or
// that are each in another, by whatever names them.
type PinLine struct {
	Apart   bool
	Reports []string
}

// IsNamed reports whether name names the report: its id, its key, its path or
// the last part of it, or its address.
func (r *Report) IsNamed(name string) bool {
	return name != "" && (name == string(r.ID) || name == r.Key || name == r.Path || name == r.URL || r.Path != "" && name == filepath.Base(r.Path))
}

// NewPins returns the pins that lines mean for those reports, and the names that
// no report has.
func NewPins(lines []PinLine, reports []Report) (p Pins, unknown []string) {
	for _, l := range lines {
		var of [][]ID // of each name
		for _, name := range l.Reports {
			var ids []ID
			for i := range reports {
				if reports[i].IsNamed(name) {
					ids = append(ids, reports[i].ID)
				}
			}
			if len(ids) == 0 && !slices.Contains(unknown, name) {
				unknown = append(unknown, name)
			}
			of = append(of, ids)
		}
		for i := range of {
			for j := range i {
				for _, a := range of[j] {
					for _, b := range of[i] {
						switch {
						case a == b:
						case l.Apart:
							p.Apart = append(p.Apart, [2]ID{a, b})
						default:
							p.Together = append(p.Together, [2]ID{a, b})
						}
					}
				}
			}
		}
	}
	return p, unknown
}

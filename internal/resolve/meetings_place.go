package resolve

// lendPlaces gives talks that no telling of theirs puts anywhere the place that the
// report names for other talks of the same sides at the same stage, where it
// names but one.
func (r *resolver) lendPlaces(list, told []*meeting) {
	at := map[int][]*meeting{} // report → its tellings with a place
	for _, o := range told {
		if o.around != "" {
			at[o.report] = append(at[o.report], o)
		}
	}
	for _, m := range list {
		if m.around != "" || m.format == "call" || m.format == "virtual" {
			continue
		}
		place, own := "", r.sides(m.part)
		for _, o := range tail(at[m.report]) {
			if o.format == "call" || phase(o.status) != phase(m.status) || common(r.sides(o.part), own) == 0 || o.status != m.status && common(r.sides(o.part), own) < 2 || r.otherPeople(o.part, m.part) || apartInTime(m, o) || otherTimes(m, o) {
				continue
			}
			if place != "" && place != o.around {
				place = ""
				break
			}
			place = o.around
		}
		m.around = place
	}
}

// apartInTime reports whether two meetings are told to be on days that do not meet.
func apartInTime(a, b *meeting) bool {
	return a.when != nil && b.when != nil && a.when.From != "" && b.when.From != "" && a.when.To != "" && b.when.To != "" && (a.when.From > b.when.To || b.when.From > a.when.To)
}

// otherTimes reports whether two meetings are told at times that are not on the calendar and
// not in the same words: "in two weeks", "on Dec. 4".
func otherTimes(a, b *meeting) bool {
	return a.when != nil && b.when != nil && (a.when.From == "" || b.when.From == "") && a.when.Text != b.when.Text
}

package story

// pins are a person's word on which reports belong together, by their keys.
type pins struct{ together, apart [][2]string }

// Together makes a and b reports of one story, whatever the words say. Settle
// carries it out.
func (x *Index) Together(a, b string) { x.pins.together = append(x.pins.together, [2]string{a, b}) }

// Apart keeps a and b out of one story.
func (x *Index) Apart(a, b string) { x.pins.apart = append(x.pins.apart, [2]string{a, b}) }

// find returns the number of the report with that key in the window, or -1.
func (x *Index) find(key string) int32 {
	for n := x.next - 1; n >= max(0, x.next-len(x.entries)); n-- {
		if x.at(int32(n)).key == key {
			return int32(n)
		}
	}
	return -1
}

// apart reports whether a pin keeps two sets of reports apart.
func (x *Index) apart(a, b []int32) bool {
	if len(x.pins.apart) == 0 {
		return false
	}
	has := func(s []int32, key string) bool {
		for _, n := range s {
			if x.at(n).key == key {
				return true
			}
		}
		return false
	}
	for _, p := range x.pins.apart {
		if has(a, p[0]) && has(b, p[1]) || has(a, p[1]) && has(b, p[0]) {
			return true
		}
	}
	return false
}

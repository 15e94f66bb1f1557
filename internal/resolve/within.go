package resolve

// within reports whether each of the stems has one of its family in the set.
func within(stems []string, in map[string]bool) bool {
next:
	for _, s := range stems {
		if in[s] {
			continue
		}
		for o := range in { // whether there is one: the order does not matter
			if akin(s, o) {
				continue next
			}
		}
		return false
	}
	return len(stems) > 0
}

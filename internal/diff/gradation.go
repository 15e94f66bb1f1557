package diff

// gradations are verbs for more and for less of one thing, the most first: they stand
// in the same company and do not say the same.
var gradations = wordGroups("gradations")

// gradation reports whether two verbs are for more and for less of one thing.
func gradation(a, b string) bool {
	return gradations[[2]string{a, b}]
}

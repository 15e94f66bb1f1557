package diff

import "slices"

// gradations are verbs for more and for less of one thing, the most first: they stand
// in the same company and do not say the same.
var gradations = [][]string{
	{"ban", "restrict"}, {"ban", "limit"}, {"bar", "limit"}, {"cancel", "suspend"}, {"cancel", "postpone"}, {"scrap", "postpone"}, {"scrap", "suspend"}, {"abandon", "delay"}, {"abandon", "suspend"},
	{"lift", "suspend"}, {"lift", "ease"}, {"end", "suspend"}, {"end", "pause"}, {"halt", "slow"}, {"stop", "slow"}, {"collapse", "stall"}, {"break", "adjourn"}, {"destroy", "damage"}, {"kill", "wound"},
	{"kill", "injure"}, {"cut", "freeze"}, {"sign", "initial"}, {"approve", "review"}, {"approve", "consider"}, {"accept", "consider"}, {"accept", "study"}, {"agree", "discuss"}, {"pledge", "consider"},
	{"resign", "offer"}, {"guarantee", "promise"}, {"abolish", "reduce"}, {"annul", "suspend"}, {"withdraw", "suspend"}, {"dissolve", "suspend"}, {"seize", "freeze"}, {"ratify", "sign"},
}

// gradation reports whether two verbs are for more and for less of one thing.
func gradation(a, b string) bool {
	return slices.ContainsFunc(gradations, func(g []string) bool { return g[0] == a && g[1] == b || g[0] == b && g[1] == a })
}

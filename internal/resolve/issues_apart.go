package resolve

import "strings"

// tellApart gives issues that are called alike, by one bare noun, the fuller name
// that a report has for each but the first: of two deals the second is the patent
// deal. A user's own names stay.
func (r *resolver) tellApart() {
	taken := map[string]bool{}
	for k := range r.rec.Issues {
		taken[strings.ToLower(r.rec.Issues[k].Label)] = false
	}
	for _, i := range r.tab.issues {
		if i.entry == 0 {
			continue
		}
		e := &r.rec.Issues[i.entry-1]
		low := strings.ToLower(e.Label)
		if !taken[low] {
			taken[low] = true
			continue
		}
		if i.own != nil {
			continue
		}
		plain := strings.ToLower(i.label)
		for k, t := range e.Terms {
			name := strings.ToLower(t)
			if _, is := taken[name]; !is && (strings.HasSuffix(name, " "+low) || plain != "" && strings.HasSuffix(name, " "+plain)) && len(strings.Fields(t)) <= maxTermWords {
				e.Label, e.Terms[k] = t, e.Label
				taken[name] = true
				break
			}
		}
	}
}

package extract

import "slices"

// oftenTold is how often a report names the text that it is about.
const oftenTold = 5

// authorPositions drafts, for the bid, offer or plan that a report has most to say
// of, that those whose the words plainly say it is want what it is for: "Harlan
// Oil's offer for Delmar Gas".
func (r *reader) authorPositions() {
	count := make([]int, len(r.Proposals)+1)
	most := 0
	for k := range r.texts {
		count[r.texts[k].in]++
		most = max(most, count[r.texts[k].in])
	}
	type stake struct {
		in, at int
		who    Ref
	}
	var done []stake
	for k := range r.texts {
		m := &r.texts[k]
		if count[m.in] < max(most, oftenTold) || families[m.kind] != 'o' && families[m.kind] != 'p' {
			continue
		}
		for _, c := range m.claimed {
			if c.strength < byWord {
				continue
			}
			i := slices.IndexFunc(done, func(d stake) bool { return d.in == m.in && r.sameActor(d.who, c.who) })
			if i >= 0 {
				if p := &r.Positions[done[i].at]; len(p.Evidence) < 3 {
					if e := r.evidence(m.head); !slices.Contains(p.Evidence, e) {
						p.Evidence = append(p.Evidence, e)
					}
				}
				continue
			}
			fr := frame{word: "author", stance: "for", force: "offer"}
			s := stand{frame: &fr, at: m.head, stance: "for", force: "offer", path: "author", issue: m.head, f: m.first, e: m.end}
			s.signs = append(s.signs, "rule:author", "author:"+m.kind, "as:"+c.as)
			n := len(r.Positions)
			if r.addPositions(s, []Ref{c.who}, "by:author"); len(r.Positions) > n {
				done = append(done, stake{m.in, n, c.who})
			}
		}
	}
}

package extract

// settle gives mentions of bids that nobody is tied to, to the one bidder of the
// report: "a formal bid" and "any takeover", where only one firm bids.
func (r *reader) settle(j *joiner) {
	owned := make([]bool, len(j.threads))
	for k := range r.texts {
		m := &r.texts[k]
		for _, c := range m.claimed {
			if c.strength >= byModifier {
				owned[m.in-1] = true
			}
		}
	}
	sole := -1
	for n := range j.threads {
		t := &j.threads[n]
		if t.family != 'o' || !owned[n] || t.plural || t.version == "old" || t.counter {
			continue
		}
		if sole >= 0 && !r.meet(t.owners, j.threads[sole].owners) {
			return
		}
		if sole < 0 {
			sole = n
		}
	}
	if sole < 0 {
		return
	}
	to := make([]int, len(j.threads))
	s := &j.threads[sole]
	for n := range j.threads {
		to[n] = n
		t := &j.threads[n]
		if n == sole || t.family != 'o' || owned[n] || t.plural || t.counter || t.version != s.version && t.version != "" || t.told || s.told || len(t.names) > 0 && !r.meet(t.names, s.owners) && !r.meet(t.names, s.names) {
			continue
		}
		if t.target != "" && s.target != "" && t.target != s.target || t.percent != "" && s.percent != "" && t.percent != s.percent || len(t.ids) > 0 && len(s.ids) > 0 && commonStems(t.ids, s.ids) == 0 {
			continue
		}
		to[n] = sole
	}
	apart := make([]bool, len(j.threads))
	for k := range r.texts {
		if m := &r.texts[k]; m.apart {
			apart[m.in-1] = true
		}
	}
	// What is left closes up, in the order told.
	at := make([]int, len(j.threads))
	kept := r.Proposals[:0]
	for n := range j.threads {
		if apart[n] {
			to[n] = n
		}
		if to[n] != n {
			continue
		}
		kept = append(kept, r.Proposals[n])
		at[n] = len(kept)
	}
	place := func(in int) int {
		if in == 0 {
			return 0
		}
		return at[to[in-1]]
	}
	r.Proposals = kept
	for n := range r.Proposals {
		p := &r.Proposals[n]
		p.VersionOf, p.AnswersTo = place(p.VersionOf), place(p.AnswersTo)
		if p.VersionOf == n+1 {
			p.VersionOf = 0
		}
	}
	for k := range r.texts {
		r.texts[k].in = place(r.texts[k].in)
	}
}

package attrib

// nearest holds, for every token, what the first pass saw around it.
type nearest struct {
	kind             []kind  // of the token, by the first pass
	start            []bool  // a part begins here
	lcue, rcue       []int32 // nearest predicted cue token before and after, in the paragraph
	lsrc, rsrc       []int32
	pcue, psrc, pcon []uint8 // counts in the paragraph, capped; by paragraph
	paraOf           []int32
}

// setFirst takes the labels of the first pass.
func (r *reader) setFirst(sc *scheme, labels []uint8) {
	n := len(labels)
	m := &r.near
	m.kind, m.start = grow(m.kind, n), grow(m.start, n)
	m.lcue, m.rcue, m.lsrc, m.rsrc, m.paraOf = grow(m.lcue, n), grow(m.rcue, n), grow(m.lsrc, n), grow(m.rsrc, n), grow(m.paraOf, n)
	np := len(r.paras)
	m.pcue, m.psrc, m.pcon = grow(m.pcue, np), grow(m.psrc, np), grow(m.pcon, np)
	for i, y := range labels {
		m.kind[i] = sc.kind[y]
	}
	for pi, p := range r.paras {
		var cnt [4]uint8
		lc, ls := int32(-1), int32(-1)
		for i := p.first; i < p.end; i++ {
			m.paraOf[i] = int32(pi)
			k := m.kind[i]
			m.start[i] = k != nothing && (i == p.first || m.kind[i-1] != k || sc.begins[labels[i]])
			if m.start[i] && cnt[k] < 3 {
				cnt[k]++
			}
			m.lcue[i], m.lsrc[i] = lc, ls
			switch k {
			case cue:
				lc = i
			case source:
				ls = i
			}
		}
		lc, ls = -1, -1
		for i := p.end - 1; i >= p.first; i-- {
			m.rcue[i], m.rsrc[i] = lc, ls
			switch m.kind[i] {
			case cue:
				lc = i
			case source:
				ls = i
			}
		}
		m.pcue[pi], m.psrc[pi], m.pcon[pi] = cnt[cue], cnt[source], cnt[content]
	}
}

func far(a, b int32) uint32 {
	if a < 0 || b < 0 {
		return 15
	}
	if a > b {
		a, b = b, a
	}
	return bucket(b - a)
}

// secondFeatures appends what the labels of the first pass say of token i.
func (r *reader) secondFeatures(rows []uint32, p para, i int32) []uint32 {
	m := &r.near
	add := func(template, value uint32) { rows = append(rows, mix(template, value)) }
	at := func(k int32) uint32 {
		if k < p.first || k >= p.end {
			return 7
		}
		v := uint32(m.kind[k])
		if m.start[k] {
			v |= 8
		}
		return v
	}
	w := &r.words[i]
	k0, ka, kb := at(i), at(i-1), at(i+1)
	add(200, k0)
	add(201, k0|ka<<4|kb<<8)
	add(202, mix(k0|ka<<4|kb<<8, at(i-2)|at(i+2)<<4))
	add(203, mix(at(i-3)|at(i-2)<<4|ka<<8, at(i+1)|at(i+2)<<4|at(i+3)<<8))
	add(204, mix(k0, w.form))
	add(205, mix(k0|ka<<4|kb<<8, uint32(w.quote)|uint32(w.punct)<<4))
	lc, rc, ls, rs := m.lcue[i], m.rcue[i], m.lsrc[i], m.rsrc[i]
	dlc, drc, dls, drs := far(lc, i), far(rc, i), far(ls, i), far(rs, i)
	add(206, k0|dlc<<4|drc<<8)
	add(207, k0|dls<<4|drs<<8)
	has := func(v int32, bit uint32) uint32 {
		if v >= 0 {
			return bit
		}
		return 0
	}
	side := has(lc, 1) | has(rc, 2) | has(ls, 4) | has(rs, 8)
	// Which comes first on each side: the cue or its source?
	if lc >= 0 && ls >= 0 && lc > ls {
		side |= 16
	}
	if rc >= 0 && rs >= 0 && rc < rs {
		side |= 32
	}
	add(208, mix(side, k0))
	add(209, mix(side, uint32(w.quote)|k0<<4))
	var lw, rw *word = &edge, &edge
	if lc >= 0 {
		lw = &r.words[lc]
	}
	if rc >= 0 {
		rw = &r.words[rc]
	}
	add(210, mix(mix(k0, 1), mix(lw.lemma, min(dlc, 8))))
	add(211, mix(mix(k0, 2), mix(rw.lemma, min(drc, 8))))
	add(212, mix(lw.lemma, uint32(w.quote)|uint32(w.punct)<<4))
	add(213, mix(rw.lemma, uint32(w.quote)|uint32(w.punct)<<4))
	pi := m.paraOf[i]
	cnt := func(q int32) uint32 {
		if q < 0 || int(q) >= len(r.paras) {
			return 0xff
		}
		return uint32(m.pcue[q]) | uint32(m.psrc[q])<<2 | uint32(m.pcon[q])<<4
	}
	add(214, mix(cnt(pi), k0|uint32(w.quote)<<4))
	add(215, mix(cnt(pi-1), mix(cnt(pi), uint32(w.quote)|k0<<4)))
	add(216, mix(cnt(pi+1), mix(cnt(pi), uint32(w.quote)|k0<<4)))
	// The last and first label of the paragraphs around.
	if p.first > 0 {
		add(217, mix(uint32(m.kind[p.first-1]), uint32(w.quote)|k0<<4))
	}
	// The same quote, elsewhere: is its head content?
	if q := r.qOf[i]; q >= 0 {
		j := i
		for s := 0; s < 40 && j > p.first && r.qOf[j-1] == q; s++ {
			j--
		}
		e := i
		for s := 0; s < 40 && e+1 < p.end && r.qOf[e+1] == q; s++ {
			e++
		}
		add(218, mix(at(j)|at(e)<<4, k0|uint32(w.quote)<<4))
		add(219, mix(at(j-1)|at(e+1)<<4, k0|uint32(w.quote)<<4))
	}
	if r.layers != 0 && w.rel != 0 {
		t := &r.tree
		h := r.d.Tokens[i].Head
		hk := uint32(7)
		if h >= 0 {
			hk = uint32(m.kind[h])
		}
		add(220, mix(k0|hk<<4, uint32(w.rel)))
		if c := t.cue[i]; c >= 0 {
			add(221, mix(uint32(m.kind[c])|k0<<4, uint32(r.words[t.top[i]].rel)))
			add(222, mix(uint32(m.kind[c])|k0<<4, mix(r.words[c].lemma, uint32(r.words[t.top[i]].rel))))
		}
		// The nearest predicted cue above.
		j, steps := h, uint32(1)
		below := i
		for j >= 0 && steps < 12 && m.kind[j] != cue {
			below, j, steps = j, r.d.Tokens[j].Head, steps+1
		}
		if j >= 0 && m.kind[j] == cue {
			var g uint32
			if t.left[below] == i {
				g |= 1
			}
			if t.right[below] == i {
				g |= 2
			}
			if j > i {
				g |= 4
			}
			if t.right[below] == i-1 || t.left[below] == i+1 {
				g |= 8
			}
			add(223, mix(uint32(r.words[below].rel)|g<<8, k0))
			add(224, mix(uint32(r.words[below].rel)|g<<8, r.words[j].lemma))
			add(225, mix(uint32(r.words[below].rel)|g<<8, uint32(w.quote)|uint32(w.punct)<<4|k0<<8))
		} else {
			add(226, k0)
		}
	}
	return rows
}

package diff

// pairFeatures is how many things are measured of a pair of passages.
const pairFeatures = 48

// ratio returns a/b in thousandths, 0 where b is 0.
func ratio(a, b int) int32 {
	if b == 0 {
		return 0
	}
	return int32(a * 1000 / b)
}

// measure fills x with what a and b share, in thousandths where it is a share.
func (m *matcher) measure(a, b *passage, x *[pairFeatures]int32) {
	m.align(a, b)
	m.fill(a, b, a.nearTo(b), x)
}

// fill is measure for passages whose words m has just tied, without order: by
// lemma, then by nearness of meaning. near is how near they lie.
func (m *matcher) fill(a, b *passage, near int32, x *[pairFeatures]int32) {
	sa, sb := m.side(a, m.toB), m.side(b, m.toA)
	n := 0
	put := func(v int32) { x[n] = v; n++ }
	both := func(u, v int32) { put(min(u, v)); put(max(u, v)) }
	la, lb := len(a.words), len(b.words)
	both(int32(la), int32(lb))
	put(ratio(min(la, lb), max(la, lb)))
	put(near)
	ra, rb := a.letters(), b.letters()
	for g := 1; g <= 4; g++ {
		shared := common(ra.grams[g-1], rb.grams[g-1])
		both(ratio(shared, la-g+1), ratio(shared, lb-g+1))
	}
	lcs, run := m.subsequence(a, b)
	both(ratio(lcs, la), ratio(lcs, lb))
	put(ratio(run, min(la, lb)))
	put(int32(run))
	put(ratio(m.distance(a, b), max(la, lb)))

	both(sa.lemma, sb.lemma)
	both(sa.weighted, sb.weighted)
	both(sa.soft, sb.soft)
	both(sa.missed, sb.missed)
	both(sa.rarest, sb.rarest)
	both(sa.missedContent, sb.missedContent)
	for _, k := range []wordKind{nameWord, numberWord} {
		both(sa.left[k], sb.left[k])
		put(min(sa.met[k], sb.met[k]))
	}
	put(int32(abs(sa.negations - sb.negations)))
	put(ratio(common(ra.fours, rb.fours), min(len(ra.fours), len(rb.fours))))
	put(sa.verbs)
	put(sb.verbs)
	put(m.order(a, b))
	put(sa.headMet + sb.headMet)
	put(sa.meteor)
	put(sb.meteor)
	put(int32(abs(sa.money - sb.money)))
	put(sa.tail)
	put(sb.tail)
}

type sideCount struct {
	lemma, weighted, soft  int32 // shares of words met
	missed                 int32 // weight of the words that are not met, 1/256
	rarest                 int32 // the rarest of them
	missedContent          int32
	left, met              [mark + 1]int32
	negations, money       int
	verbs, headMet, meteor int32
	tail                   int32 // words before the first or after the last that is met, the longer run
}

// side counts how the words of p are met in another passage; to holds for each
// word of p the word there that it is aligned with and how near it is.
func (m *matcher) side(p *passage, to []hit) sideCount {
	var s sideCount
	var met, all, softSum, idfSum, idfMet int
	first, last, chunks, prev := -1, -1, 0, int32(-2)
	verbs, verbsMet := 0, 0
	for i := range p.lean {
		w := &p.lean[i]
		h := to[i]
		all++
		idf := int(w.idf) + 64
		idfSum += idf
		softSum += idf * int(h.near) / 1000
		if w.neg {
			s.negations++
		}
		if w.money {
			s.money++
		}
		if w.verb {
			verbs++
		}
		if h.near >= 1000 {
			met++
			idfMet += idf
			s.met[w.kind]++
			if w.verb {
				verbsMet++
			}
			if first < 0 {
				first = i
			}
			last = i
			if h.at != prev+1 {
				chunks++
			}
			prev = h.at
			continue
		}
		s.left[w.kind]++
		miss := idf * int(1000-h.near) / 1000
		s.missed += int32(miss)
		s.rarest = max(s.rarest, int32(miss))
		if w.kind == contentWord {
			s.missedContent++
		}
	}
	s.lemma, s.weighted, s.soft = ratio(met, all), ratio(idfMet, idfSum), ratio(softSum, idfSum)
	s.verbs = ratio(verbsMet, max(1, verbs))
	// METEOR's penalty for scattered matches (Banerjee and Lavie 2005).
	s.meteor = ratio(chunks, max(1, met))
	if first >= 0 {
		s.tail = int32(max(first, len(p.lean)-1-last))
	} else {
		s.tail = int32(len(p.words))
	}
	if len(p.words) > 0 && to[0].near >= 1000 {
		s.headMet = 1
	}
	return s
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

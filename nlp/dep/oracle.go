package dep

// costs returns, for each legal transition, how many gold arcs can no longer
// be reached after it (Goldberg and Nivre 2013). gold holds the head of each
// word, n+1 for the root.
func (s *state) costs(gold []int32, legal uint8) (c [numActions]int32) {
	top, b := s.top(0), s.next
	end := int32(s.n + 1)
	if legal&(1<<shift|1<<rightArc) != 0 && b < end {
		// b leaves the buffer: it can have no dependent in the stack any more.
		var kids, headInStack int32
		for _, k := range s.stack {
			if gold[k] == b && s.head[k] == 0 {
				kids++
			}
			if gold[b] == k && k != top {
				headInStack = 1
			}
		}
		headIsTop := int32(0)
		if top != 0 && gold[b] == top {
			headIsTop = 1
		}
		c[shift] = kids + headInStack + headIsTop
		c[rightArc] = kids + headInStack
		if gold[b] > b {
			c[rightArc]++
		}
	}
	if legal&(1<<leftArc|1<<reduce) != 0 {
		var kids int32
		for k := b; k < end; k++ {
			if gold[k] == top {
				kids++
			}
		}
		c[reduce] = kids
		c[leftArc] = kids
		if gold[top] > b {
			c[leftArc]++
		}
	}
	return c
}

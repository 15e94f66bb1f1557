package dep

// Odd constants that keep the hashes of different things apart.
const (
	seed1 = 0x9E3779B97F4A7C15
	seed2 = 0xC2B2AE3D27D4EB4F
	seed3 = 0x165667B19E3779F9
	seed4 = 0xD6E8FEB86659FD93
	seed5 = 0xA0761D6478BD642F
)

// hashForm returns hashes of a form and of its last three bytes, in lower case
// and with 0 for each digit.
func hashForm(f string) (form, end uint64) {
	h := uint64(14695981039346656037)
	for i := 0; i < len(f); i++ {
		c := f[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		} else if c >= '0' && c <= '9' {
			c = '0'
		}
		h = (h ^ uint64(c)) * 1099511628211
		end = (end<<8 | uint64(c)) & 0xffffff
	}
	return (h ^ h>>32) * seed1, (end + 1) * seed5
}

func f1(id int, a uint64) uint64 {
	h := (a + uint64(id)*seed3) * seed1
	return (h ^ h>>29) * seed4
}

func f2(id int, a, b uint64) uint64 {
	h := (a+uint64(id)*seed3)*seed1 + b*seed2
	return (h ^ h>>29) * seed4
}

func f3(id int, a, b, c uint64) uint64 {
	h := (a+uint64(id)*seed3)*seed1 + b*seed2 + c*seed5
	return (h ^ h>>29) * seed4
}

func f4(id int, a, b, c, d uint64) uint64 {
	h := (a+uint64(id)*seed3)*seed1 + b*seed2 + c*seed5 + (d>>3)*seed3
	return (h ^ h>>29) * seed4
}

// small spreads a small number for hashing.
func small(n int32) uint64 { return uint64(n+1) * seed4 }

func few(n, most int32) int32 { return min(n, most) }

func bucket(d int32) int32 {
	switch {
	case d <= 4:
		return d
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

const numTemplates = 128

// A config is all that the features of a configuration of one sentence come
// from: words, 0 for none, and small numbers.
type config struct {
	s0, s1, s2, b0         int32 // on the stack, from its top; the front of the buffer
	h, hh                  int32 // the head of s0 and that one's
	l, l2, r, r2, bl, bl2  int32 // outermost dependents of s0 and b0
	nleft, nright, nleftB0 int32
	headed                 int32 // whether s0 has its head and where; 3 more where s1 has none
}

// config returns the configuration that s stands in.
func (s *state) config() config {
	c := config{s0: s.top(0), s1: s.top(1), s2: s.top(2), b0: s.buf(0)}
	if c.s0 != 0 {
		if c.h = s.head[c.s0]; c.h != 0 {
			c.hh = s.head[c.h]
			c.headed = 1
			if c.h > c.s0 {
				c.headed = 2
			}
		}
	}
	c.l, c.l2, c.r, c.r2 = s.left[c.s0], s.left2[c.s0], s.right[c.s0], s.right2[c.s0]
	c.bl, c.bl2 = s.left[c.b0], s.left2[c.b0]
	c.nleft, c.nright, c.nleftB0 = few(s.nleft[c.s0], 4), few(s.nright[c.s0], 4), few(s.nleft[c.b0], 4)
	if len(s.stack) > 1 && s.head[c.s1] == 0 {
		c.headed += headless
	}
	return c
}

// headless is added to config.headed where the second word of the stack has no
// head.
const headless = 3

// features fills s.actionFeatures with the hashes of configuration c. The templates
// stand in one function, however long: it runs at every step of the parser, and in parts
// that hand the words to each other it was slower (doc/tried/speed.md).
func (s *state) features(c *config) {
	w := s.words
	s0, b0 := c.s0, c.b0
	S0, S1, S2 := &w[s0], &w[c.s1], &w[c.s2]
	B0, B1, B2, B3 := &w[b0], &w[s.buf(1)], &w[s.buf(2)], &w[s.buf(3)]
	H, HH, L, L2, R, R2 := &w[c.h], &w[c.hh], &w[c.l], &w[c.l2], &w[c.r], &w[c.r2]
	BL, BL2 := &w[c.bl], &w[c.bl2]
	// The words beside the two, whatever has become of them.
	after, before := &w[0], &w[0]
	if s0 != 0 {
		after = &w[s0+1]
	}
	if b0 > 1 {
		before = &w[b0-1]
	}
	dist, commas, verbs := int32(0), int32(0), int32(0)
	if s0 != 0 {
		dist = bucket(b0 - s0)
		commas = few(s.commas[b0]-s.commas[s0+1], 3)
		verbs = few(s.verbs[b0]-s.verbs[s0+1], 3)
	}
	d := small(dist)
	cv := small(commas*4 + verbs)
	vl, vr, bl := small(c.nleft), small(c.nright), small(c.nleftB0)
	hd := small(c.headed % headless)
	if c.headed >= headless {
		hd += seed5
	}

	o := &s.actionFeatures
	o[0] = f1(0, S0.form)
	o[1] = f1(1, S0.tag)
	o[2] = f1(2, S0.both)
	o[3] = f1(3, B0.form)
	o[4] = f1(4, B0.tag)
	o[5] = f1(5, B0.both)
	o[6] = f1(6, B1.form)
	o[7] = f1(7, B1.tag)
	o[8] = f1(8, B1.both)
	o[9] = f1(9, B2.form)
	o[10] = f1(10, B2.tag)
	o[11] = f1(11, S1.form)
	o[12] = f1(12, S1.tag)
	o[13] = f1(13, S1.both)
	o[14] = f2(14, S0.both, B0.both)
	o[15] = f2(15, S0.both, B0.form)
	o[16] = f2(16, S0.form, B0.both)
	o[17] = f2(17, S0.both, B0.tag)
	o[18] = f2(18, S0.tag, B0.both)
	o[19] = f2(19, S0.form, B0.form)
	o[20] = f2(20, S0.tag, B0.tag)
	o[21] = f2(21, B0.tag, B1.tag)
	o[22] = f2(22, S0.tag, B1.tag)
	o[23] = f2(23, S1.tag, B0.tag)
	o[24] = f2(24, S1.form, B0.form)
	o[25] = f2(25, S0.form, B1.form)
	o[26] = f2(26, S1.tag, S0.tag)
	o[27] = f3(27, B0.tag, B1.tag, B2.tag)
	o[28] = f3(28, S0.tag, B0.tag, B1.tag)
	o[29] = f3(29, H.tag, S0.tag, B0.tag)
	o[30] = f3(30, S0.tag, L.tag, B0.tag)
	o[31] = f3(31, S0.tag, R.tag, B0.tag)
	o[32] = f3(32, S0.tag, B0.tag, BL.tag)
	o[33] = f3(33, S1.tag, S0.tag, B0.tag)
	o[34] = f4(34, S1.tag, S0.tag, B0.tag, B1.tag)
	o[35] = f3(35, S2.tag, S1.tag, S0.tag)
	o[36] = f3(36, S0.form, B0.tag, B1.tag)
	o[37] = f3(37, S0.tag, B0.form, B1.tag)
	o[38] = f3(38, S0.tag, B0.tag, B1.form)
	o[39] = f4(39, B0.tag, B1.tag, B2.tag, B3.tag)
	o[40] = f4(40, S0.tag, B0.tag, B1.tag, B2.tag)
	o[41] = f2(41, S0.form, d)
	o[42] = f2(42, S0.tag, d)
	o[43] = f2(43, B0.form, d)
	o[44] = f2(44, B0.tag, d)
	o[45] = f3(45, S0.form, B0.form, d)
	o[46] = f3(46, S0.tag, B0.tag, d)
	o[47] = f2(47, S0.form, vr)
	o[48] = f2(48, S0.tag, vr)
	o[49] = f2(49, S0.form, vl)
	o[50] = f2(50, S0.tag, vl)
	o[51] = f2(51, B0.form, bl)
	o[52] = f2(52, B0.tag, bl)
	o[53] = f1(53, H.form)
	o[54] = f1(54, H.tag)
	o[55] = f1(55, L.form)
	o[56] = f1(56, L.tag)
	o[57] = f1(57, R.form)
	o[58] = f1(58, R.tag)
	o[59] = f1(59, BL.form)
	o[60] = f1(60, BL.tag)
	o[61] = f1(61, HH.form)
	o[62] = f1(62, HH.tag)
	o[63] = f1(63, L2.tag)
	o[64] = f1(64, R2.tag)
	o[65] = f1(65, BL2.tag)
	o[66] = f3(66, S0.tag, L.tag, L2.tag)
	o[67] = f3(67, S0.tag, R.tag, R2.tag)
	o[68] = f3(68, S0.tag, H.tag, HH.tag)
	o[69] = f3(69, B0.tag, BL.tag, BL2.tag)
	o[70] = f3(70, S0.tag, B0.tag, hd)
	o[71] = f2(71, S0.form, hd)
	o[72] = f3(72, S0.form, B0.tag, hd)
	o[73] = f3(73, S0.tag, after.tag, B0.tag)
	o[74] = f3(74, S0.tag, before.tag, B0.tag)
	o[75] = f3(75, S0.tag, B0.tag, cv)
	o[76] = f3(76, S0.form, B0.tag, cv)
	o[77] = f3(77, S0.tag, B0.form, cv)
	o[78] = f3(78, S0.form, R.form, B0.tag)
	o[79] = f3(79, S0.tag, R.form, B0.form)
	o[80] = f3(80, S0.form, H.form, B0.form)
	o[81] = f3(81, H.form, S0.tag, B0.form)
	o[82] = f3(82, S0.tag, H.form, B0.tag)
	o[83] = f3(83, S0.form, L.form, B0.tag)
	o[84] = f3(84, S0.tag, B0.form, BL.form)
	o[85] = f3(85, S1.form, S0.tag, B0.tag)
	o[86] = f3(86, S1.tag, S0.form, B0.form)
	o[87] = f3(87, S1.form, S0.form, B0.form)
	o[88] = f3(88, S1.tag, S0.tag, hd)
	o[89] = f4(89, S0.tag, B0.tag, vr, d)
	o[90] = f4(90, S0.tag, B0.tag, B1.tag, hd)
	o[91] = f4(91, S0.tag, R.tag, B0.tag, B1.tag)
	o[92] = f4(92, S0.tag, B0.tag, B1.tag, cv)
	o[93] = f4(93, S0.form, B0.tag, vr, vl)
	o[94] = f2(94, S0.end, B0.tag)
	o[95] = f2(95, S0.tag, B0.end)
	o[96] = f2(96, S0.end, B0.end)
	o[97] = f3(97, B0.form, B1.form, S0.tag)
	o[98] = f4(98, S0.tag, B0.tag, L.tag, R.tag)
	o[99] = f4(99, S0.tag, B0.tag, H.tag, R.tag)
	o[100] = f4(100, S2.tag, S1.tag, S0.tag, B0.tag)
	o[101] = f4(101, S0.form, B0.form, B1.tag, hd)
	o[102] = f4(102, S0.tag, after.tag, before.tag, B0.tag)
	o[103] = f3(103, S0.both, R.form, B0.both)
	o[104] = f1(104, S0.fine)
	o[105] = f1(105, B0.fine)
	o[106] = f1(106, B1.fine)
	o[107] = f1(107, S1.fine)
	o[108] = f2(108, S0.fine, B0.fine)
	o[109] = f2(109, S0.fine, B0.tag)
	o[110] = f2(110, S0.tag, B0.fine)
	o[111] = f2(111, S0.form, B0.fine)
	o[112] = f2(112, S0.fine, B0.form)
	o[113] = f3(113, S0.fine, B0.fine, d)
	o[114] = f3(114, S0.fine, B0.tag, B1.tag)
	o[115] = f3(115, S0.tag, B0.fine, B1.fine)
	o[116] = f3(116, S0.fine, B0.fine, hd)
	o[117] = f3(117, H.fine, S0.tag, B0.fine)
	o[118] = f3(118, S0.fine, R.fine, B0.tag)
	o[119] = f3(119, S1.fine, S0.tag, B0.fine)
	o[120] = f2(120, S0.wide, B0.wide)
	o[121] = f3(121, S0.wide, B0.wide, B1.wide)
	o[122] = f3(122, S1.wide, S0.wide, B0.wide)
	o[123] = f3(123, S0.wide, R.wide, B0.wide)
	o[124] = f3(124, H.wide, S0.wide, B0.wide)
	o[125] = f4(125, S0.wide, B0.wide, cv, hd)
	o[126] = f3(126, S0.wide, B0.wide, BL.wide)
	o[127] = f3(127, S0.pos, B0.pos, d)
}

const numLabelTemplates = 52

// arcFeatures fills s.labelFeatures with the hashes of the arc to word d, given
// prev, the relation of the dependent before it, and the relation of its head.
func (s *state) arcFeatures(d int32) {
	w := s.words
	h := s.head[d]
	g := int32(0)
	if int(h) <= s.n {
		g = s.head[h]
	}
	side := int32(0)
	if d > h {
		side = 1
	}
	dist := d - h
	if dist < 0 {
		dist = -dist
	}
	x := small(side)
	xd := small(side + 2*bucket(dist))
	D, H, G := &w[d], &w[h], &w[g]
	DL, DL2, DR, DR2 := &w[s.left[d]], &w[s.left2[d]], &w[s.right[d]], &w[s.right2[d]]
	before, after := &w[d-1], &w[d+1]
	hBefore, hAfter := &w[0], &w[0]
	if int(h) <= s.n {
		hBefore, hAfter = &w[h-1], &w[h+1]
	}
	var sib *word
	if k := s.sib[d]; k != 0 {
		sib = &w[k]
	} else {
		sib = &w[0]
	}
	prev := small(int32(s.lastRel[h]))
	up := small(int32(s.rel[h]))
	lo, hi := min(d, h), max(d, h)
	cv := small(few(s.commas[hi]-s.commas[lo+1], 3)*4 + few(s.verbs[hi]-s.verbs[lo+1], 3))
	kids := small(few(s.nleft[d], 4)*8 + few(s.nright[d], 4))
	hkids := small(few(s.nleft[h], 4)*8 + few(s.nright[h], 4) + 64*side)
	last := &w[s.n]

	o := &s.labelFeatures
	o[0] = f2(200, D.form, x)
	o[1] = f2(201, D.tag, x)
	o[2] = f2(202, D.both, x)
	o[3] = f2(203, H.form, x)
	o[4] = f2(204, H.tag, x)
	o[5] = f2(205, H.both, x)
	o[6] = f3(206, D.form, H.form, x)
	o[7] = f3(207, D.form, H.tag, x)
	o[8] = f3(208, D.tag, H.form, x)
	o[9] = f3(209, D.tag, H.tag, xd)
	o[10] = f4(210, D.tag, before.tag, after.tag, x)
	o[11] = f4(211, D.tag, H.tag, before.tag, x)
	o[12] = f4(212, D.tag, H.tag, after.tag, x)
	o[13] = f4(213, D.tag, H.tag, hBefore.tag, x)
	o[14] = f4(214, D.tag, H.tag, hAfter.tag, x)
	o[15] = f4(215, D.tag, H.tag, DL.tag, x)
	o[16] = f4(216, D.tag, H.tag, DL.form, x)
	o[17] = f4(217, D.tag, H.form, DL.form, x)
	o[18] = f4(218, D.form, H.tag, DL.form, x)
	o[19] = f4(219, D.tag, H.tag, DR.tag, x)
	o[20] = f4(220, D.tag, DL.tag, DL2.tag, x)
	o[21] = f4(221, D.tag, DL.form, DL2.form, x)
	o[22] = f4(222, D.tag, DR.form, H.tag, x)
	o[23] = f4(223, D.tag, H.tag, G.tag, x)
	o[24] = f4(224, D.tag, H.tag, kids, x)
	o[25] = f4(225, D.tag, H.tag, hkids, x)
	o[26] = f4(226, D.tag, H.tag, prev, x)
	o[27] = f4(227, D.tag, H.form, prev, x)
	o[28] = f4(228, D.form, H.tag, prev, x)
	o[29] = f4(229, D.tag, H.tag, up, x)
	o[30] = f4(230, D.form, H.tag, up, x)
	o[31] = f4(231, D.tag, H.tag, sib.tag, x)
	o[32] = f4(232, D.tag, H.tag, cv, x)
	o[33] = f3(233, D.end, H.tag, x)
	o[34] = f3(234, D.end, H.end, x)
	o[35] = f4(235, D.form, before.form, H.tag, x)
	o[36] = f4(236, D.form, after.form, H.tag, x)
	o[37] = f4(237, D.tag, last.form, up, xd)
	o[38] = f4(238, D.tag, DR.tag, DR2.tag, x)
	o[39] = f4(239, D.pos, H.pos, prev, up)
	o[40] = f4(240, D.tag, H.tag, DL.form, up)
	o[41] = f4(241, D.tag, H.tag, DL.form, prev)
	o[42] = f4(242, D.tag, H.form, sib.tag, prev)
	o[43] = f4(243, D.tag, H.tag, cv, up)
	o[44] = f3(244, D.fine, H.tag, x)
	o[45] = f3(245, D.tag, H.fine, x)
	o[46] = f3(246, D.fine, H.fine, x)
	o[47] = f4(247, D.fine, H.fine, DL.form, x)
	o[48] = f4(248, D.fine, H.tag, prev, x)
	o[49] = f4(249, D.tag, H.fine, prev, x)
	o[50] = f4(250, D.wide, H.wide, up, x)
	o[51] = f4(251, D.wide, H.wide, DL.form, x)
}

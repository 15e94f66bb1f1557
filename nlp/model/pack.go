package model

import (
	"encoding/binary"
	"math/bits"
	"sort"
	"sync"
)

// Sections of numbers are packed: their bytes are parted into planes (the first
// byte of each number, the second, …), and a plane is coded with a Huffman code
// of its own of at most 11 bits, in four streams that are read side by side.
//
// Numbers of four bytes that never fall are packed as the steps between them.
//
// A packed section is a byte that counts the planes, 128 more for steps, a
// uint64 length of the whole, and for each plane a byte that says how it stands. Plain: its bytes.
// Coded: 128 bytes with the lengths of all codes, four bits each, a uint32
// length of each stream, and the streams, bits from the lowest on.
const (
	planePlain = iota
	planeCoded
)

const (
	longest    = 11 // bits of a code
	numStreams = 4
	steps      = 128
	leastPack  = 1024 // bytes of a section below which packing is not tried
)

// pack returns b packed, in one plane or in the count of planes that gives the
// fewest bytes; nil where that saves less than a sixteenth.
func pack(b []byte, whole bool) []byte {
	if len(b) < leastPack {
		return nil
	}
	var best []byte
	for _, planes := range []int{1, 2, 4} {
		if len(b)%planes != 0 || whole && planes > 1 {
			continue
		}
		if p := packPlanes(b, planes); best == nil || len(p) < len(best) {
			best = p
		}
	}
	if d := stepsOf(b); d != nil && !whole {
		if p := packPlanes(d, 4); len(p) < len(best) {
			p[0] |= steps
			best = p
		}
	}
	if len(best) > len(b)-len(b)/16 {
		return nil
	}
	return best
}

// stepsOf returns the steps between the four-byte numbers of b, nil where one is
// less than the one before.
func stepsOf(b []byte) []byte {
	if len(b)%4 != 0 {
		return nil
	}
	out := make([]byte, 0, len(b))
	last := uint32(0)
	for i := 0; i < len(b); i += 4 {
		x := binary.LittleEndian.Uint32(b[i:])
		if x < last {
			return nil
		}
		out = binary.LittleEndian.AppendUint32(out, x-last)
		last = x
	}
	return out
}

func packPlanes(b []byte, planes int) []byte {
	out := []byte{byte(planes)}
	out = binary.LittleEndian.AppendUint64(out, uint64(len(b)))
	plane := make([]byte, len(b)/planes)
	for p := range planes {
		for i := range plane {
			plane[i] = b[i*planes+p]
		}
		if c := packPlane(plane); len(c) < len(plane) {
			out = append(append(out, planeCoded), c...)
		} else {
			out = append(append(out, planePlain), plane...)
		}
	}
	return out
}

func packPlane(plane []byte) []byte {
	var count [256]int
	for _, c := range plane {
		count[c]++
	}
	lens := codeLengths(count)
	codes := codesOf(&lens)
	var out []byte
	for i := 0; i < 256; i += 2 {
		out = append(out, lens[i]|lens[i+1]<<4)
	}
	var streams [numStreams][]byte
	for s := range streams {
		var acc uint64
		var n uint
		from, to := quarter(len(plane), s)
		for _, c := range plane[from:to] {
			acc |= uint64(codes[c]) << n
			for n += uint(lens[c]); n >= 8; n -= 8 {
				streams[s] = append(streams[s], byte(acc))
				acc >>= 8
			}
		}
		if n > 0 {
			streams[s] = append(streams[s], byte(acc))
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(len(streams[s])))
	}
	for _, s := range streams {
		out = append(out, s...)
	}
	return out
}

// quarter returns which of n bytes stream s codes.
func quarter(n, s int) (from, to int) {
	q := (n + numStreams - 1) / numStreams
	return min(s*q, n), min((s+1)*q, n)
}

// codeLengths returns the lengths of a Huffman code for those counts, none
// above longest. Counts are flattened until the code is short enough.
func codeLengths(count [256]int) (lens [256]byte) {
	type node struct{ count, left, right int }
	for {
		var nodes []node
		var open []int
		for c, n := range count {
			if n > 0 {
				open = append(open, len(nodes))
				nodes = append(nodes, node{n, -1, c})
			}
		}
		if len(open) == 1 {
			lens[nodes[0].right] = 1
			return lens
		}
		for len(open) > 1 {
			sort.SliceStable(open, func(i, j int) bool { return nodes[open[i]].count > nodes[open[j]].count })
			a, b := open[len(open)-1], open[len(open)-2]
			open = append(open[:len(open)-2], len(nodes))
			nodes = append(nodes, node{nodes[a].count + nodes[b].count, a, b})
		}
		deepest := 0
		var walk func(i, depth int)
		walk = func(i, depth int) {
			if nodes[i].left < 0 {
				lens[nodes[i].right] = byte(min(depth, 255))
				deepest = max(deepest, depth)
				return
			}
			walk(nodes[i].left, depth+1)
			walk(nodes[i].right, depth+1)
		}
		if len(open) == 1 {
			walk(open[0], 0)
		}
		if deepest <= longest {
			return lens
		}
		for c, n := range count {
			count[c] = (n + 1) / 2
		}
	}
}

// codesOf returns the canonical code of those lengths, its first bit lowest.
func codesOf(lens *[256]byte) (codes [256]uint16) {
	next := uint16(0)
	for l := byte(1); l <= longest; l++ {
		for c := range lens {
			if lens[c] == l {
				codes[c] = bits.Reverse16(next) >> (16 - l)
				next++
			}
		}
		next <<= 1
	}
	return codes
}

// unpack returns what pack packed, nil for anything else.
func unpack(b []byte) []byte {
	planes, mine := unpackPlanes(b)
	out := join(planes)
	if len(planes) > 1 {
		giveBack(mine)
	}
	if planes != nil && b[0]&steps != 0 {
		if len(planes) != 4 {
			return nil
		}
		last := uint32(0)
		for i := 0; i < len(out); i += 4 {
			last += binary.LittleEndian.Uint32(out[i:])
			binary.LittleEndian.PutUint32(out[i:], last)
		}
	}
	return out
}

// scratch keeps the memory of planes that have been joined for those to come:
// fresh memory costs more than what is done with it.
var scratch sync.Pool // of *[]byte

// borrow returns n bytes with anything in them.
func borrow(n int) *[]byte {
	if b, ok := scratch.Get().(*[]byte); ok && cap(*b) >= n {
		*b = (*b)[:n]
		return b
	}
	b := make([]byte, n)
	return &b
}

// giveBack ends the use of planes that unpackPlanes made.
func giveBack(planes []*[]byte) {
	for _, p := range planes {
		scratch.Put(p)
	}
}

// unpackPlanes returns the planes of what pack packed, nil for anything else,
// and those of them that it made, which may be given back.
func unpackPlanes(b []byte) (out [][]byte, mine []*[]byte) {
	if len(b) < 9 {
		return nil, nil
	}
	planes, size := int(b[0]&^steps), binary.LittleEndian.Uint64(b[1:])
	b = b[9:]
	// No code is shorter than a bit.
	if planes == 0 || size == 0 || size%uint64(planes) != 0 || size > 8*uint64(len(b)) {
		return nil, nil
	}
	n := int(size) / planes
	out = make([][]byte, planes)
	for p := range out {
		if len(b) == 0 {
			return nil, nil
		}
		kind := b[0]
		b = b[1:]
		if kind == planePlain {
			if len(b) < n {
				return nil, nil
			}
			out[p], b = b[:n:n], b[n:]
			continue
		}
		m := borrow(n)
		mine = append(mine, m)
		out[p] = *m
		if b = unpackPlane(out[p], b); b == nil {
			return nil, nil
		}
	}
	if len(b) != 0 {
		return nil, nil
	}
	return out, mine
}

// join puts planes together to the bytes that they were parted from.
func join(planes [][]byte) []byte {
	switch len(planes) {
	case 0:
		return nil
	case 1:
		return planes[0]
	}
	n := len(planes[0])
	out := Make[byte](len(planes) * n)
	switch len(planes) { // those that pack makes, in one run through memory
	case 2:
		p1 := planes[1][:n]
		for i, c := range planes[0] {
			binary.LittleEndian.PutUint16(out[2*i:], uint16(c)|uint16(p1[i])<<8)
		}
		return out
	case 4:
		p1, p2, p3 := planes[1][:n], planes[2][:n], planes[3][:n]
		for i, c := range planes[0] {
			binary.LittleEndian.PutUint32(out[4*i:], uint32(c)|uint32(p1[i])<<8|uint32(p2[i])<<16|uint32(p3[i])<<24)
		}
		return out
	}
	for p, plane := range planes {
		for i, c := range plane {
			out[i*len(planes)+p] = c
		}
	}
	return out
}

// unpackPlane decodes into out, and returns what of b is left, nil where b
// holds no such plane.
func unpackPlane(out, b []byte) []byte {
	const head = 128 + 4*numStreams
	if len(b) < head {
		return nil
	}
	var lens [256]byte
	for i := range 128 {
		lens[2*i], lens[2*i+1] = b[i]&15, b[i]>>4
	}
	table, ok := decodingTable(&lens)
	if !ok {
		return nil
	}
	var r [numStreams]bitReader
	var at, end [numStreams]int
	rest := b[head:]
	for s := range r {
		size := uint64(binary.LittleEndian.Uint32(b[128+4*s:]))
		if uint64(len(rest)) < size {
			return nil
		}
		r[s].b, rest = rest[:size], rest[size:]
		at[s], end[s] = quarter(len(out), s)
	}
	// Five entries of each stream fit into the 56 bits that one refill leaves
	// at least, and give ten bytes at most. All is in variables of its own, for
	// registers.
	b0, b1, b2, b3 := r[0].b, r[1].b, r[2].b, r[3].b
	var a0, a1, a2, a3 uint64
	var n0, n1, n2, n3 uint
	var p0, p1, p2, p3 int
	i0, i1, i2, i3 := at[0], at[1], at[2], at[3]
	for i0+11 <= end[0] && i1+11 <= end[1] && i2+11 <= end[2] && i3+11 <= end[3] &&
		p0+8 <= len(b0) && p1+8 <= len(b1) && p2+8 <= len(b2) && p3+8 <= len(b3) {
		a0 |= binary.LittleEndian.Uint64(b0[p0:]) << (n0 & 63)
		a1 |= binary.LittleEndian.Uint64(b1[p1:]) << (n1 & 63)
		a2 |= binary.LittleEndian.Uint64(b2[p2:]) << (n2 & 63)
		a3 |= binary.LittleEndian.Uint64(b3[p3:]) << (n3 & 63)
		p0, n0 = p0+int(63-n0)>>3, n0|56
		p1, n1 = p1+int(63-n1)>>3, n1|56
		p2, n2 = p2+int(63-n2)>>3, n2|56
		p3, n3 = p3+int(63-n3)>>3, n3|56
		for range 5 {
			e0, e1, e2, e3 := table[a0&mask], table[a1&mask], table[a2&mask], table[a3&mask]
			binary.LittleEndian.PutUint16(out[i0:], uint16(e0))
			binary.LittleEndian.PutUint16(out[i1:], uint16(e1))
			binary.LittleEndian.PutUint16(out[i2:], uint16(e2))
			binary.LittleEndian.PutUint16(out[i3:], uint16(e3))
			i0, i1, i2, i3 = i0+int(e0>>24), i1+int(e1>>24), i2+int(e2>>24), i3+int(e3>>24)
			l0, l1, l2, l3 := uint(e0>>16)&15, uint(e1>>16)&15, uint(e2>>16)&15, uint(e3>>16)&15
			a0, n0 = a0>>l0, n0-l0
			a1, n1 = a1>>l1, n1-l1
			a2, n2 = a2>>l2, n2-l2
			a3, n3 = a3>>l3, n3-l3
		}
	}
	r = [numStreams]bitReader{{b0[p0:], a0, n0}, {b1[p1:], a1, n1}, {b2[p2:], a2, n2}, {b3[p3:], a3, n3}}
	at = [numStreams]int{i0, i1, i2, i3}
	for s := range r {
		for i := at[s]; i < end[s]; i++ {
			r[s].last()
			e := table[r[s].acc&mask]
			l := uint(lens[byte(e)])
			if l == 0 || l > r[s].n {
				return nil
			}
			out[i] = byte(e)
			r[s].acc, r[s].n = r[s].acc>>l, r[s].n-l
		}
	}
	return rest
}

const mask = 1<<longest - 1

// decodingTable returns for the next bits one byte, or two where the codes of
// both fit in: the first, the second, the bits that they take and in the
// highest byte their count. It fails where the lengths are those of no code.
func decodingTable(lens *[256]byte) (*[1 << longest]uint32, bool) {
	room := 0
	for _, l := range lens {
		if l > longest {
			return nil, false
		}
		if l > 0 {
			room += 1 << (longest - l)
		}
	}
	if room == 0 || room > 1<<longest {
		return nil, false
	}
	var one [1 << longest]uint16 // byte and length, 0: codes that nothing has
	codes := codesOf(lens)
	for c, l := range lens {
		if l == 0 {
			continue
		}
		for i := int(codes[c]); i < len(one); i += 1 << l {
			one[i] = uint16(c) | uint16(l)<<8
		}
	}
	table := new([1 << longest]uint32)
	for i, e := range one {
		l := e >> 8
		table[i] = uint32(e&255) | uint32(max(l, 1))<<16 | 1<<24
		if f := one[i>>l]; l > 0 && f > 0 && l+f>>8 <= longest {
			table[i] = uint32(e&255) | uint32(f&255)<<8 | uint32(l+f>>8)<<16 | 2<<24
		}
	}
	return table, true
}

// A bitReader reads b from the lowest bit on.
type bitReader struct {
	b   []byte
	acc uint64
	n   uint // bits in acc
}

// last brings what is left, byte by byte.
func (r *bitReader) last() {
	for r.n <= 48 && len(r.b) > 0 {
		r.acc |= uint64(r.b[0]) << r.n
		r.b = r.b[1:]
		r.n += 8
	}
}

package dep

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"sync"
	"unsafe"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/model"
)

// weights are the tables of a greedy parser. A feature's hash picks one row by
// its upper bits; the bits below them must agree with the row's check, so that
// a feature that was left out of the table counts nothing.
type weights struct {
	// rows holds, four bytes each, a transition's weights for one feature: a
	// check, then how much leftArc, rightArc and reduce stand above shift, int8.
	rows     []byte
	rowShift uint
	laid     sync.Once
	checks   []byte // those of the rows once more, side by side: half of what is sought is not there

	// cells holds, for each label row r, the cells [start(r), start(r+1)):
	// first the check, then a relation in the lower byte and its weight, int8,
	// in the upper one. heads[r] is the start with the lower bits of the check
	// above it, so that the cells of another feature are seldom fetched.
	heads      []uint32
	cells      []uint16
	labelShift uint

	slope, bias float64 // confidence = 1/(1+exp(-bias-slope*margin))
	conf        [256]uint8
	confStep    int32
	soft        softmax
}

var errWeights = errors.New("no weights of a greedy parser")

// rowCheck and cellCheck are what a row keeps of the hash of its feature.
func rowCheck(h uint64) uint8   { return uint8(h >> 32) }
func cellCheck(h uint64) uint16 { return uint16(h >> 24) }

// startBits is how many bits of weights.heads a start takes: more than there
// are cells.
const startBits = 22

func readWeights(f *model.File) (*weights, error) {
	lens, cells := f.Bytes("dep.lens"), f.Int16s("dep.cells")
	m := &weights{rows: f.Bytes("dep.rows"), heads: model.Make[uint32](len(lens) + 1)}
	m.cells = unsafe.Slice((*uint16)(unsafe.Pointer(unsafe.SliceData(cells))), len(cells))
	for r, n := range lens {
		m.heads[r+1] = m.heads[r] + uint32(n)
	}
	c := f.Float32s("dep.confidence")
	if len(m.rows) < 8 || !twoPower(len(m.rows)) || !twoPower(len(lens)) || int(m.heads[len(lens)]) != len(cells) || len(cells) >= 1<<startBits || len(c) != 3 || !(c[2] >= 1 && c[2] < 1<<20) {
		return nil, errWeights
	}
	for r, s := range m.heads[1:] {
		for _, c := range m.cells[m.heads[r]:s][min(1, s-m.heads[r]):] {
			if int(c&0xff) >= nlp.NumRel {
				return nil, errWeights
			}
		}
	}
	m.index()
	m.check()
	m.calibrate(float64(c[0]), float64(c[1]))
	m.soft.of(float64(c[2]))
	return m, nil
}

func twoPower(n int) bool { return n > 1 && n&(n-1) == 0 }

func (m *weights) index() {
	b := uint(bits.TrailingZeros(uint(len(m.rows) / 4)))
	m.rowShift = 64 - b
	m.labelShift = 64 - uint(bits.TrailingZeros(uint(len(m.heads)-1)))
}

// check lays the checks of the rows of labels above their starts.
func (m *weights) check() {
	for r := range len(m.heads) - 1 {
		if s := m.heads[r]; s < m.heads[r+1] {
			m.heads[r] |= uint32(m.cells[s]) << startBits
		}
	}
}

// lay lays the checks of the rows of transitions side by side, the first time that
// a sentence is parsed: where none is, as in the better grade, no row is looked at.
func (m *weights) lay() {
	m.laid.Do(func() {
		m.checks = model.Make[byte](len(m.rows) / 4)
		for r := range m.checks {
			m.checks[r] = m.rows[4*r]
		}
	})
}

// start returns where the cells of row r begin.
func (m *weights) start(r int) uint32 { return m.heads[r] & (1<<startBits - 1) }

// calibrate lays the logistic curve of confidence over margins out as a table.
func (m *weights) calibrate(slope, bias float64) {
	m.slope, m.bias = slope, bias
	m.confStep = 1
	if slope > 0 {
		m.confStep = max(1, int32((8-bias)/slope/255))
	}
	for i := range m.conf {
		p := 1 / (1 + math.Exp(-bias-slope*(float64(i)+.5)*float64(m.confStep)))
		m.conf[i] = uint8(max(1, min(255, math.Round(255*p))))
	}
}

func (m *weights) confidence(margin int32) uint8 {
	return m.conf[max(0, min(255, margin/m.confStep))]
}

func (m *weights) write(f *model.File) {
	f.Set("dep.rows", m.rows)
	f.KeepAsIs("dep.rows") // a fifth more bytes, and a third less time to load the fast engine
	lens := make([]byte, len(m.heads)-1)
	for r := range lens {
		lens[r] = byte(m.start(r+1) - m.start(r))
	}
	f.Set("dep.lens", lens)
	c := make([]int16, len(m.cells))
	for i, x := range m.cells {
		c[i] = int16(x)
	}
	f.SetInt16s("dep.cells", c)
	f.SetFloat32s("dep.confidence", []float32{float32(m.slope), float32(m.bias), float32(m.soft.temperature)})
}

// actions scores the transitions from configuration c of s. All checks are fetched before any of them is
// looked at, then all rows, so that no fetch waits for another. The three weights of a row are
// then added up side by side in one word, each raised by 128 so that none of
// them borrows from its neighbour.
func (m *weights) actions(s *state, c *config) (sc [numActions]int32) {
	s.features(c)
	sh, checks, rows, found := m.rowShift, m.checks, m.rows, &s.actionRows
	var in [numTemplates]uint8
	for i, h := range &s.actionFeatures {
		in[i] = checks[h>>sh]
	}
	n := 0
	for i, h := range &s.actionFeatures {
		found[n] = uint32(h >> sh)
		n += int(equal(uint64(in[i]), uint64(rowCheck(h))))
	}
	for i, r := range found[:n] {
		found[i] = binary.LittleEndian.Uint32(rows[r*4:])
	}
	const raised, outer, inner = 0x80808000, 0xff00ff00, 0x00ff0000
	var sum uint64 // from bit 8: leftArc, reduce, rightArc, 16 bits each
	for _, r := range found[:n] {
		r ^= raised
		sum += uint64(r&outer) | uint64(r&inner)<<24
	}
	k := int32(n) * 128
	return [numActions]int32{0, int32(sum>>8&0xffff) - k, int32(sum>>40&0xffff) - k, int32(sum>>24&0xffff) - k}
}

// equal returns 1 where a and b, both below 1<<63, are the same, else 0,
// without a branch.
func equal(a, b uint64) uint64 { return ((a ^ b) - 1) >> 63 }

// A cellRow is where the cells of a label feature lie.
type cellRow struct {
	from, to uint32
	check    uint16
}

// cellRows fills s.cellRows with the rows of s.labelFeatures and returns how
// many there are. As in actions, fetches do not wait for each other.
func (m *weights) cellRows(s *state) int {
	const start = 1<<startBits - 1
	found, n := &s.cellRows, 0
	for _, f := range &s.labelFeatures {
		r := f >> m.labelShift
		h, c := m.heads[r], cellCheck(f)
		found[n] = cellRow{h & start, m.heads[r+1] & start, c}
		n += int(equal(uint64(h), uint64(h&start|uint32(c)<<startBits)))
	}
	k := 0
	for _, r := range found[:n] {
		if r.from == r.to {
			continue
		}
		found[k] = r
		k += int(equal(uint64(m.cells[r.from]), uint64(r.check)))
	}
	return k
}

// label lays relations over the finished tree, from the root downwards.
func (m *weights) label(s *state) {
	s.tree()
	s.rel, s.lastRel = grow(s.rel, s.n+2), grow(s.lastRel, s.n+2)
	var sc [256]int32 // a cell names its relation in one byte
	for _, d := range s.order {
		h := s.head[d]
		if int(h) > s.n {
			s.rel[d] = nlp.RelRoot
			continue
		}
		s.arcFeatures(d)
		clear(sc[:nlp.NumRel])
		for _, r := range s.cellRows[:m.cellRows(s)] {
			for _, c := range m.cells[r.from+1 : r.to] {
				sc[c&0xff] += int32(int16(c) >> 8)
			}
		}
		best := nlp.RelDep
		for r := nlp.Rel(1); int(r) < nlp.NumRel; r++ {
			if r != nlp.RelRoot && sc[r] > sc[best] {
				best = r
			}
		}
		s.rel[d] = best
		s.lastRel[h] = best
	}
}

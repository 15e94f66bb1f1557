package story

import (
	"math"
	"math/bits"

	"github.com/parley-record/parley/nlp/model"
)

// lg returns the binary logarithm of n in 1/256. The table is of rounded
// values, so that it is the same on every machine.
func lg(n uint64) int32 {
	if n == 0 {
		return 0
	}
	e := bits.Len64(n) - 1
	m := n << (63 - e) >> 55 & 255
	return int32(e)<<8 + lgTable[m]
}

var lgTable = func() (t [256]int32) {
	for i := range t {
		t[i] = int32(math.Round(256 * math.Log2(1+float64(i)/256)))
	}
	return t
}()

const (
	slotBits = 16
	slots    = 1 << slotBits
)

// A background says in how many reports of a large collection a term stands:
// for each slot of term hashes lg(1+count)/16.
type background struct {
	reports uint64
	slot    []byte
}

func (b *background) count(h uint32) uint64 {
	if len(b.slot) == 0 {
		return 0
	}
	v := b.slot[(h^h>>slotBits)&(slots-1)]
	return unlg[v]
}

// unlg turns a slot back into a count.
var unlg = func() (t [256]uint64) {
	for i := range t {
		t[i] = uint64(math.Round(math.Exp2(float64(i)/16))) - 1
	}
	return t
}()

// Background counts in how many reports terms stand, for the idf model.
type Background struct {
	n      uint32
	counts [slots]uint32
}

// Add counts a report.
func (b *Background) Add(s *Signature) {
	b.n++
	for _, t := range s.terms {
		b.counts[(t.hash^t.hash>>slotBits)&(slots-1)]++
	}
}

// Encode puts the counts into f.
func (b *Background) Encode(f *model.File) {
	f.SetUint32s("reports", []uint32{b.n})
	s := make([]byte, slots)
	for i, c := range b.counts {
		s[i] = byte(min((lg(uint64(c)+1)+8)/16, 255))
	}
	f.Set("slots", s)
}

// localWeight is how many reports of the background one report at hand counts
// for: the words of the day are learned from the reports that are read.
const localWeight = 30

// commonness counts in how many reports terms stand, here and in the background.
type commonness struct {
	back background
	df   map[uint32]uint32
	n    uint64
}

func (c *commonness) add(s *Signature) {
	c.n++
	for _, t := range s.terms {
		c.df[t.hash]++
	}
}

// idf returns how rare a term is, a binary logarithm in 1/256.
func (c *commonness) idf(h uint32) int32 {
	all := c.back.reports + localWeight*c.n + 1
	return max(0, lg(all)-lg(c.back.count(h)+localWeight*uint64(c.df[h])+1))
}

// weighted is a signature with its weights, fixed when the report is placed.
type weighted struct {
	hash  []uint32
	w     []uint16
	mask  []uint8
	norms [channels]uint64 // squared
}

// nameBoost is the weight of a name against that of a word as rare, in 1/256.
const nameBoost = 294

// weigh weighs the terms of a report by how often they stand in it and how rare they are.
func (c *commonness) weigh(s *Signature) weighted {
	type tw struct {
		i int32
		w uint16
	}
	all := make([]tw, 0, len(s.terms))
	for i, t := range s.terms {
		// 1 + ln tf, in 1/256; a term that stands only far down counts less.
		tf := 256 + 177*(lg(uint64(t.tf))-256)/256
		w := int64(max(tf, 128)) * int64(c.idf(t.hash)) >> 7
		if t.mask&isName != 0 {
			w = w * nameBoost >> 8
		}
		if w > 0 {
			all = append(all, tw{int32(i), uint16(min(w, 65535))})
		}
	}
	if len(all) > mostTerms {
		// The heaviest, ties by hash, in the order of hashes.
		var count [65536 >> 4]int32
		for _, t := range all {
			count[t.w>>4]++
		}
		left, floor := int32(mostTerms), len(count)-1
		for ; floor > 0 && count[floor] <= left; floor-- {
			left -= count[floor]
		}
		kept := all[:0]
		for _, t := range all {
			if int(t.w>>4) > floor {
				kept = append(kept, t)
			} else if int(t.w>>4) == floor && left > 0 {
				kept = append(kept, t)
				left--
			}
		}
		all = kept
	}
	x := weighted{hash: make([]uint32, len(all)), w: make([]uint16, len(all)), mask: make([]uint8, len(all))}
	for k, t := range all {
		x.hash[k], x.w[k], x.mask[k] = s.terms[t.i].hash, t.w, s.terms[t.i].mask
		sq := uint64(t.w) * uint64(t.w)
		x.norms[0] += sq
		for ch := 1; ch < channels; ch++ {
			if x.mask[k]&(1<<(ch-1)) != 0 {
				x.norms[ch] += sq
			}
		}
	}
	return x
}

// Rarity tells how rare words are in news.
type Rarity struct{ back background }

// NewRarity returns the counts that a story model holds.
func NewRarity(f *model.File) *Rarity {
	r := &Rarity{background{slot: f.Bytes("slots")}}
	if n := f.Uint32s("reports"); len(n) == 1 {
		r.back.reports = uint64(n[0])
	}
	return r
}

// Of returns how rare a word is, the binary logarithm of one in how many
// reports has it, in 1/256; 0 for a word that tells nothing.
func (r *Rarity) Of(word string) int32 {
	h, ok := stem(word)
	if !ok {
		return 0
	}
	return max(0, lg(r.back.reports+1)-lg(r.back.count(h)+1))
}

package ner

import (
	"github.com/parley-record/parley/nlp"
)

// The company that a word keeps where it stands with a capital: bits of a use.
const (
	useInner   = 1 << iota // not at the head of a sentence
	useMister              // behind "Mr"
	useOffice              // behind "President"
	useGiven               // behind a given name
	usePlaced              // behind "in", "at", "near"
	useOwner               // before "'s"
	useBody                // before "Union", "Inc"
	useRun                 // before another capital
	useRunEnd              // behind another capital
	useActs                // before a verb
	useThe                 // behind "the"
	useBracket             // in brackets
	numUses    = 12
)

// uses counts the company of one word throughout a text, up to 255 each.
type uses [numUses]uint8

// noteUses counts the company of each capitalised word of d.
func (m *Model) noteUses(d *nlp.Doc, sc *scratch) {
	if sc.uses == nil {
		sc.uses = map[uint32]uses{}
	}
	clear(sc.uses)
	for i := range d.Tokens {
		if !capital(d, int32(i)) {
			continue
		}
		h := lower(d.Form(i))
		u := sc.uses[h]
		bits := m.use(d, int32(i))
		for b := range u {
			if bits>>b&1 == 1 && u[b] < 255 {
				u[b]++
			}
		}
		sc.uses[h] = u
	}
}

// use returns the company of token i.
func (m *Model) use(d *nlp.Doc, i int32) uint32 {
	s := d.Sentences[d.Tokens[i].Sentence]
	var u uint32
	if i > s.First {
		u |= useInner
		p := d.Form(int(i - 1))
		switch {
		case p == "the" || p == "The":
			u |= useThe
		case p == "in" || p == "at" || p == "near" || p == "In" || p == "At":
			u |= usePlaced
		case p == "(":
			u |= useBracket
		case capital(d, i-1):
			u |= useRunEnd
			switch m.titles[lower(p)] {
			case 1:
				u |= useMister
			case 2, 3:
				u |= useOffice
			}
			if m.known.flags(hashFold(p))&lexGiven != 0 {
				u |= useGiven
			}
		}
	}
	if i+1 < s.End {
		t := &d.Tokens[i+1]
		switch {
		case t.XPOS == nlp.TagPOS:
			u |= useOwner
		case t.UPOS == nlp.VERB || t.UPOS == nlp.AUX:
			u |= useActs
		case capital(d, i+1):
			u |= useRun
			if f := d.Form(int(i + 1)); office(f) || firmWord(f) {
				u |= useBody
			}
		}
	}
	return u
}

// others returns the bits of the company that the word of token i keeps in other
// places than this.
func (m *Model) others(d *nlp.Doc, i int32, low uint32, sc *scratch) uint32 {
	u := sc.uses[low]
	own := m.use(d, i)
	var bits uint32
	for b := range u {
		if uint32(u[b]) > own>>b&1 {
			bits |= 1 << b
		}
	}
	return bits
}

package dep

import (
	"unicode"
	"unicode/utf8"
)

// Word pieces, as in WordPiece (Wu et al. 2016) without a vocabulary of its
// own: pieces stand as hashes. A form is read in lower case.
const (
	pieceRoot    = 0 // stands before the words of a sentence, for the root
	pieceUnknown = 1
	mostPieces   = 4  // of a form: its first three and its last
	longestPiece = 24 // bytes
)

// A pieceSet finds the number of a piece from its hash.
type pieceSet struct {
	slots []pieceSlot
}

type pieceSlot struct {
	hash uint32
	id   uint16 // 0: free
}

// newPieceSet numbers hashes from 2.
func newPieceSet(hashes []uint32) *pieceSet {
	size := 16
	for size < 2*len(hashes) {
		size *= 2
	}
	p := &pieceSet{make([]pieceSlot, size)}
	for i, h := range hashes {
		k := h & uint32(size-1)
		for p.slots[k].id != 0 {
			k = (k + 1) & uint32(size-1)
		}
		p.slots[k] = pieceSlot{h, uint16(i + 2)}
	}
	return p
}

func (p *pieceSet) find(h uint32) uint16 {
	m := uint32(len(p.slots) - 1)
	for k := h & m; ; k = (k + 1) & m {
		s := p.slots[k]
		if s.id == 0 || s.hash == h {
			return s.id
		}
	}
}

const (
	pieceStart    = 2166136261 // hash of an empty piece at the start of a word
	pieceContinue = 0x5bd1e995 // and within one
)

func pieceHash(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

// hashPiece returns the hash of a piece as vocabularies write it ("##ing").
func hashPiece(s string) uint32 {
	h := uint32(pieceStart)
	if len(s) > 2 && s[:2] == "##" {
		h, s = pieceContinue, s[2:]
	}
	for i := 0; i < len(s); i++ {
		h = pieceHash(h, s[i])
	}
	return h
}

// split returns the pieces of form in out, of which it fills at most four.
func (p *pieceSet) split(form string, out *[mostPieces]uint16) int {
	n := 0
	put := func(id uint16) {
		if n < mostPieces {
			out[n] = id
		} else {
			out[mostPieces-1] = id
		}
		n++
	}
	inWord := false
	for i := 0; i < len(form); {
		c, width := plainByte(form[i:])
		if c == 0 {
			put(pieceUnknown)
			r, _ := utf8.DecodeRuneInString(form[i:])
			inWord = unicode.IsLetter(r) || unicode.IsNumber(r)
			i += width
			continue
		}
		h := uint32(pieceStart)
		if inWord && alnum(c) {
			h = pieceContinue
		}
		var best uint16
		bestEnd, last := i, byte(0)
		for j, k := i, 0; j < len(form) && k < longestPiece; k++ {
			c, width := plainByte(form[j:])
			if c == 0 {
				break
			}
			h = pieceHash(h, c)
			j += width
			if id := p.find(h); id != 0 {
				best, bestEnd, last = id, j, c
			}
		}
		if best == 0 {
			best, bestEnd, last = pieceUnknown, i+width, c
		}
		put(best)
		inWord = alnum(last)
		i = bestEnd
	}
	if n == 0 {
		put(pieceUnknown)
	}
	return min(n, mostPieces)
}

func alnum(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// plainByte returns the first character of s in lower case and as ASCII, 0
// where it has no such form, and its width.
func plainByte(s string) (c byte, width int) {
	if s[0] < utf8.RuneSelf {
		c = s[0]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c == 0 {
			c = ' '
		}
		return c, 1
	}
	r, width := utf8.DecodeRuneInString(s)
	switch r {
	case '’', '‘':
		return '\'', width
	case '“', '”':
		return '"', width
	case '–', '—':
		return '-', width
	case '…':
		return '.', width
	}
	return 0, width
}

// shapeOf returns how a form is written, 1 … 9; first tells that it opens its
// sentence.
func shapeOf(form string, first bool) int {
	up, low, digits := 0, 0, false
	for i := 0; i < len(form); i++ {
		switch c := form[i]; {
		case c >= 'A' && c <= 'Z':
			up++
		case c >= 'a' && c <= 'z':
			low++
		case c >= '0' && c <= '9':
			digits = true
		}
	}
	switch {
	case up+low == 0 && digits:
		return 1
	case up+low == 0:
		return 2
	case digits:
		return 3
	case up == 0:
		return 4
	case up == 1 && form[0] >= 'A' && form[0] <= 'Z':
		switch {
		case first:
			return 5
		case low > 0:
			return 6
		}
		return 7
	case low == 0:
		return 8
	}
	return 9
}

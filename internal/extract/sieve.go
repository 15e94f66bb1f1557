package extract

// A sieve tells most words that are not in some tables from those that are, at less
// than looking them up: of the words of a report few are in any.
type sieve [1 << 10]uint64

// sieveOf returns the sieve of the words of tables.
func sieveOf[V any](tables ...map[string]V) *sieve {
	s := &sieve{}
	for _, t := range tables {
		for w := range t {
			at := sieveAt(w)
			s[at>>6] |= 1 << (at & 63)
		}
	}
	return s
}

// may reports whether w may be in the tables: where it is not, it is in none.
func (s *sieve) may(w string) bool { return s.has(sieveAt(w)) }

// mayBytes is may for the bytes of a word.
func (s *sieve) mayBytes(w []byte) bool { return s.has(sieveAt(w)) }

func (s *sieve) has(at uint32) bool { return s[at>>6]&(1<<(at&63)) != 0 }

// sieveAt returns the place of w, which its length and four of its bytes tell.
func sieveAt[T string | []byte](w T) uint32 {
	n := len(w)
	if n == 0 {
		return 0
	}
	h := uint32(w[0]) | uint32(w[n-1])<<8 | uint32(w[n/2])<<16 | uint32(w[n/4])<<24
	return (h ^ uint32(n)<<13) * 0x9e3779b1 >> 16
}

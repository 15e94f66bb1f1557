package english

import (
	"strings"
	"testing"

	"github.com/parley-record/parley/nlp"
)

// BenchmarkPathological reads what is hard on quadratic algorithms, small and
// eight times as large: the two rates of one text lie near each other where time
// grows with its length. -bench Pathological/fast -benchtime 1x
func BenchmarkPathological(b *testing.B) {
	for _, g := range []Grade{Fast, Best} {
		size := map[Grade]int{Fast: 1 << 20, Best: 1 << 16}[g]
		e := engine(b, g)
		for _, name := range []string{"one sentence", "no spaces", "opening quotes", "capitals", "HTML", "other scripts", "names", "pronouns", "said"} {
			for _, n := range []int{size / 8, size} {
				text := pathological(n)[name]
				b.Run(string(g)+"/"+strings.ReplaceAll(name, " ", "-")+"/"+kib(n), func(b *testing.B) {
					d := &nlp.Doc{}
					b.SetBytes(int64(len(text)))
					for b.Loop() {
						d.Reset(text)
						e.Annotate(d)
					}
				})
			}
		}
		if g == Fast {
			text := strings.Repeat("the minister of ", 10<<20/16)
			b.Run("fast/one-sentence/10240KiB", func(b *testing.B) {
				d := &nlp.Doc{}
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					d.Reset(text)
					e.Annotate(d)
				}
			})
		}
	}
}

// kib returns a size in units of 1024 bytes.
func kib(n int) string {
	s := ""
	for n >>= 10; n > 0; n /= 10 {
		s = string(rune('0'+n%10)) + s
	}
	return s + "KiB"
}

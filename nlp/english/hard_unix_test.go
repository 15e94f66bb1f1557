//go:build unix

package english

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parley-record/parley/nlp"
)

// cpuTime returns the processor time that the process has used, which a busy
// machine stretches far less than the clock's.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestHardTextsAtFullSize reads what nobody should have to read, in the size in
// which it comes, and holds the time to that of a text of the same kind a
// thirty-second as long: in proportion, with room for a busy machine, where the
// square would be a thousand times as much.
func TestHardTextsAtFullSize(t *testing.T) {
	const times = 32
	e := engine(t, Fast)
	for _, c := range []struct {
		name, unit string
		n          int
		words      int // at least
	}{
		{"opening quotes", "“", 100_000, 100_000},
		{"opening quotes, straight", "\"", 32_000, 32_000},
		{"one sentence", "the minister of ", 8_000, 24_000},
		{"no spaces", "ThetalkswentonpastMidnight", 10_000, 100},
		{"capitals", "MINISTERS MEET AGAIN, ", 7_000, 28_000},
		{"HTML", "<p class=\"x\">Roe said</p>\n", 2_500, 10_000},
		{"other scripts", "和平谈判。Переговоры продолжаются. ", 5_000, 5_000},
		{"a name over and over", "Lena Roe ", 10_000, 20_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &nlp.Doc{}
			read := func(n int) time.Duration {
				d.Reset(strings.Repeat(c.unit, n))
				begin := cpuTime()
				e.Annotate(d)
				return cpuTime() - begin
			}
			small := time.Hour
			for range 3 {
				small = min(small, read(c.n/times))
			}
			// The memory of a busy machine may be slow for one reading, not for three.
			large := time.Hour
			for range 3 {
				large = min(large, read(c.n))
				if bad := wellFormed(d); bad != "" {
					t.Fatal(bad)
				}
				if len(d.Tokens) < c.words {
					t.Fatalf("only %d words", len(d.Tokens))
				}
				if large <= 3*times*small+20*time.Millisecond {
					return
				}
			}
			t.Errorf("%v for the text, %v for a part of it, %d times as short", large, small, times)
		})
	}
}

// TestPathologicalTextsTakeLinearTime reads each kind of hard text in three
// sizes: processor time grows with the length, with room for a busy machine,
// and not with its square, which at the largest would be five times what is let
// pass and more. A time is the least of up to four readings.
func TestPathologicalTextsTakeLinearTime(t *testing.T) {
	for _, g := range []Grade{Fast, Best} {
		e := engine(t, g)
		sizes := map[Grade][]int{Fast: {500, 2_000, 8_000}, Best: {100, 400, 1_600}}[g]
		var texts []map[string]string
		for _, n := range sizes {
			texts = append(texts, pathological(n))
		}
		for name := range texts[0] {
			t.Run(string(g)+"/"+name, func(t *testing.T) {
				d := &nlp.Doc{}
				least := [3]time.Duration{time.Hour, time.Hour, time.Hour}
				for range 4 {
					for i := range sizes {
						d.Reset(texts[i][name])
						begin := cpuTime()
						e.Annotate(d)
						least[i] = min(least[i], cpuTime()-begin)
						if bad := wellFormed(d); bad != "" {
							t.Fatal(bad)
						}
					}
					small := least[0] + 200*time.Microsecond
					if least[1] <= 3*4*small && least[2] <= 3*16*small {
						return
					}
				}
				t.Errorf("%v for %d bytes, %v for %d, %v for %d", least[0], len(texts[0][name]), least[1], len(texts[1][name]), least[2], len(texts[2][name]))
			})
		}
	}
}

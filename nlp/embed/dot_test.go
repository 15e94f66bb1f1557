package embed

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestDot holds the kernel of this machine to the plain sum, at the ends of its
// numbers too.
func TestDot(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var v, w Vector
		var want int64
		for i := range v {
			v[i], w[i] = int32(rng.Uint32()), int32(rng.Uint32())>>rng.IntN(32)
			if rng.IntN(20) == 0 {
				v[i] = math.MinInt32
			}
			want += int64(v[i]) * int64(w[i])
		}
		if got, plain := dot(&v, &w), dotGo(&v, &w); got != want || plain != want {
			t.Fatalf("dot %d, in plain Go %d, want %d", got, plain, want)
		}
	}
}

// TestDots does the same for one vector with several.
func TestDots(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	random := func() (s Short) {
		for i := range s {
			if s[i] = int8(rng.Uint32()); rng.IntN(4) == 0 {
				s[i] = math.MinInt8
			}
		}
		return s
	}
	for n := range 14 {
		w, with := random(), make([]Short, n)
		for k := range with {
			with[k] = random()
		}
		got, plain := make([]int32, n+1), make([]int32, n)
		got[n] = 77
		Dots(got, &w, with)
		dotsGo(plain, &w, with)
		for k := range with {
			want := int32(0)
			for i := range w {
				want += int32(w[i]) * int32(with[k][i])
			}
			if got[k] != want || plain[k] != want || w.Dot(&with[k]) != want {
				t.Errorf("%d of %d: %d, in plain Go %d, want %d", k, n, got[k], plain[k], want)
			}
		}
		if got[n] != 77 {
			t.Errorf("%d: written behind the end", n)
		}
	}
}

func TestShort(t *testing.T) {
	m, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		ok   bool
	}{{"Minister", true}, {"ceasefire's", false}, {"peace-keeping", false}, {"—", true}, {"qqzxv", true}} {
		s, scale, ok := m.Short(c.text)
		if ok != c.ok {
			t.Errorf("%q: one word is %v", c.text, ok)
		}
		want := m.Text(c.text)
		for i := range s {
			if ok && scale*int32(s[i]) != want[i] {
				t.Fatalf("%q at %d: %d × %d is not %d", c.text, i, scale, s[i], want[i])
			}
		}
		var sum Vector
		if sum.SumShort(&s, scale); ok && (sum != want || s.Norm(scale) != want.Norm() || int64(scale)*want.DotShort(&s) != want.Dot(&want)) {
			t.Errorf("%q: the short vector is not the long one, or has another length", c.text)
		}
	}
}

func BenchmarkDots(b *testing.B) {
	var w Short
	with, out := make([]Short, 20), make([]int32, 20)
	for b.Loop() {
		Dots(out, &w, with)
	}
}

func TestRound(t *testing.T) {
	for _, x := range []float64{0, .25, .49999999999999994, .5, .75, 1.5, 2.5, 999.5, 999.4999999999999, 1000} {
		for _, y := range []float64{x, -x} {
			if got := round(y); float64(got) != math.Round(y) {
				t.Errorf("%v is rounded to %d", y, got)
			}
		}
	}
}

func BenchmarkCosine(b *testing.B) {
	var v, w Vector
	for i := range v {
		v[i], w[i] = int32(i*37%101)-50, int32(i*53%97)-48
	}
	lv, lw := v.Norm(), w.Norm()
	for b.Loop() {
		v.CosineOf(&w, lv, lw)
	}
}

package boost

import (
	"math/rand"
	"testing"

	"github.com/parley-record/parley/nlp/model"
)

// corner is the class of points in one corner of a square, which no single
// threshold finds.
func corner(n int, seed int64) (x [][]int32, y []bool) {
	r := rand.New(rand.NewSource(seed))
	for range n {
		a, b := r.Int31n(1000), r.Int31n(1000)
		x = append(x, []int32{a, b, r.Int31n(1000)})
		y = append(y, a > 600 && b < 300)
	}
	return x, y
}

func TestFitLearnsACorner(t *testing.T) {
	x, y := corner(2000, 1)
	m := Fit(x, y, nil, Options{Rounds: 40})
	x, y = corner(1000, 2)
	right := 0
	for i := range x {
		if (m.Score(x[i]) > 0) == y[i] {
			right++
		}
	}
	if right < 980 {
		t.Errorf("%d of 1000 unseen points right, want 980", right)
	}
}

func TestEncodeKeepsEveryScore(t *testing.T) {
	x, y := corner(500, 3)
	m := Fit(x, y, nil, Options{Rounds: 10})
	var f model.File
	m.Encode(&f, "a.")
	g, err := model.Decode(f.Encode())
	if err != nil {
		t.Fatal(err)
	}
	n, err := Decode(g, "a.")
	if err != nil {
		t.Fatal(err)
	}
	for i := range x {
		if m.Score(x[i]) != n.Score(x[i]) {
			t.Fatalf("point %d scores %d, after reading %d", i, m.Score(x[i]), n.Score(x[i]))
		}
	}
}

func TestDecodeRefusesATreeThatDoesNotEnd(t *testing.T) {
	var f model.File
	f.SetUint32s("trees", []uint32{0, 1, 0, 0, 5, 0, 0})
	if _, err := Decode(&f, ""); err == nil {
		t.Error("a node whose child is itself was taken")
	}
}

func TestProbability(t *testing.T) {
	for _, c := range []struct{ score, want int32 }{{0, 500}, {Unit, 731}, {-Unit, 269}, {20 * Unit, 1000}, {-20 * Unit, 0}} {
		if got := Probability(c.score); got != c.want {
			t.Errorf("Probability(%d) = %d, want %d", c.score, got, c.want)
		}
	}
}

// TestRisingNeverFalls learns from examples that say both, and holds the score to
// one sense.
func TestRisingNeverFalls(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	var x [][]int32
	var y []bool
	for range 3000 {
		a, b := r.Int31n(1000), r.Int31n(1000)
		x = append(x, []int32{a, b})
		y = append(y, a > 500 && (b > 400 || b < 100))
	}
	free, held := Fit(x, y, nil, Options{Rounds: 40}), Fit(x, y, nil, Options{Rounds: 40, Rising: []int{0, 1}})
	falls := func(m *Model) int {
		n := 0
		for a := int32(0); a < 1000; a += 50 {
			for b := int32(0); b < 1000; b += 10 {
				if m.Score([]int32{a, b + 10}) < m.Score([]int32{a, b}) || m.Score([]int32{a + 50, b}) < m.Score([]int32{a, b}) {
					n++
				}
			}
		}
		return n
	}
	if falls(free) == 0 {
		t.Error("free of bounds the score never falls: the test tells nothing")
	}
	if n := falls(held); n > 0 {
		t.Errorf("the score falls in %d places", n)
	}
	if held.Score([]int32{900, 900}) <= 0 || held.Score([]int32{100, 900}) >= 0 {
		t.Error("what is plain was not learned")
	}
}

func TestMeanScoresBetween(t *testing.T) {
	x, y := corner(800, 5)
	a, b := Fit(x, y, nil, Options{Rounds: 10}), Fit(x, y, nil, Options{Rounds: 25, Leaves: 4})
	m := Mean(a, b)
	for i := range x {
		want, got := (a.Score(x[i])+b.Score(x[i]))/2, m.Score(x[i])
		if d := got - want; d < -40 || d > 40 { // each leaf is rounded
			t.Fatalf("point %d scores %d, its mean is %d", i, got, want)
		}
	}
}

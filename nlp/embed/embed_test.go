package embed

import (
	"testing"

	"github.com/parley-record/parley/nlp/model"
)

func shipped(t testing.TB) *Model {
	t.Helper()
	m, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSentencesThatMeanTheSameLieClose(t *testing.T) {
	m := shipped(t)
	for _, c := range []struct{ a, near, far string }{
		{"The union rejected the pay offer.", "The wage proposal was turned down by the union.", "Heavy rain flooded the valley."},
		{"Ministers met in the capital for talks.", "Negotiations were held between the ministers.", "The company's profit fell sharply."},
		{"The president praised the progress made.", "The leader welcomed the advances.", "Two ships collided in the harbour."},
	} {
		a, near, far := m.Text(c.a), m.Text(c.near), m.Text(c.far)
		if n, f := a.Cosine(&near), a.Cosine(&far); n < f+200 {
			t.Errorf("%q: %d to its retelling, %d to another matter", c.a, n, f)
		}
	}
}

func TestCosineBounds(t *testing.T) {
	m := shipped(t)
	v := m.Text("talks")
	if c := v.Cosine(&v); c != 1000 {
		t.Errorf("a vector is %d from itself, want 1000", c)
	}
	var zero Vector
	if c := v.Cosine(&zero); c != 0 {
		t.Errorf("a vector is %d from nothing, want 0", c)
	}
}

func TestAddCountsKnownWords(t *testing.T) {
	m := shipped(t)
	var v Vector
	if n := m.Add(&v, "Talks, zzqxv TALKS!"); n != 2 {
		t.Errorf("%d words known, want 2", n)
	}
}

func TestNewRefusesAFileOfAnotherSort(t *testing.T) {
	if _, err := New(&model.File{}); err == nil {
		t.Error("an empty file was taken")
	}
}

func TestEncodeKeepsDirections(t *testing.T) {
	vecs := make([]float32, 2*Dim)
	vecs[0], vecs[Dim], vecs[Dim+1] = 3, 0.5, 0.5
	m, err := New(Encode([]string{"one", "two"}, vecs))
	if err != nil {
		t.Fatal(err)
	}
	a, b := m.Text("one"), m.Text("two")
	if c := a.Cosine(&b); c < 700 || c > 715 {
		t.Errorf("cosine %d, want about 707", c)
	}
}

func BenchmarkText(b *testing.B) {
	m := shipped(b)
	s := "The union rejected the latest pay offer from the railway on Tuesday, saying that it was far too low."
	b.ReportAllocs()
	for b.Loop() {
		m.Text(s)
	}
}

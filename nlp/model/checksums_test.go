package model

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestChecksumsAreThoseOfTheEmbeddedModels(t *testing.T) {
	list, err := os.ReadFile("checksums.txt")
	if err != nil {
		t.Fatal(err)
	}
	sums := ParseChecksums(string(list))
	for _, n := range Names() {
		if got := SHA256(n); got != sums[n] {
			t.Errorf("%s: %s, the list says %q", n, got, sums[n])
		}
		delete(sums, n)
	}
	for n := range sums {
		t.Errorf("%s is listed and not embedded", n)
	}
}

func TestWriteChecksumKeepsTheOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sums.txt")
	for _, c := range []struct{ name, data string }{{"b", "1"}, {"a", "2"}, {"b", "3"}} {
		if err := WriteChecksum(path, c.name, []byte(c.data)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  a\n" +
		"4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce  b\n"
	if string(got) != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestEncodeDecode(t *testing.T) {
	f := &File{}
	f.SetInt8s("i8", []int8{-128, 0, 127})
	f.SetInt16s("i16", []int16{-32768, 1})
	f.SetUint32s("u32", []uint32{1 << 31})
	f.SetFloat32s("f32", []float32{-0.5})
	f.SetStrings("s", []string{"a", "", "b"})
	b := f.Encode()
	g, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if string(g.Encode()) != string(b) {
		t.Error("encoding what was decoded gives other bytes")
	}
	if v := g.Int8s("i8"); len(v) != 3 || v[0] != -128 || v[2] != 127 {
		t.Error(v)
	}
	if v := g.Int16s("i16"); len(v) != 2 || v[0] != -32768 {
		t.Error(v)
	}
	if v := g.Uint32s("u32"); len(v) != 1 || v[0] != 1<<31 {
		t.Error(v)
	}
	if v := g.Float32s("f32"); len(v) != 1 || v[0] != -0.5 {
		t.Error(v)
	}
	if v := g.Strings("s"); len(v) != 3 || v[1] != "" || v[2] != "b" {
		t.Error(v)
	}
	for n := range b {
		if _, err := Decode(b[:n]); err == nil {
			t.Fatalf("no error for the first %d bytes", n)
		}
	}
}

func FuzzDecode(f *testing.F) {
	m := &File{}
	m.Set("name", []byte("data"))
	f.Add(m.Encode())
	f.Add([]byte(magic + "\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := Decode(b)
		if err == nil && len(g.Encode()) > len(b)+len(g.sections) {
			t.Error("more was read than there is")
		}
	})
}

func TestEveryFileOfWeightsIsEmbedded(t *testing.T) {
	files, err := filepath.Glob("weights/*.bin")
	if err != nil || len(files) != len(Names()) {
		t.Errorf("%d files, %d embedded models: %v", len(files), len(Names()), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		n := strings.TrimSuffix(filepath.Base(f), ".bin")
		if Size(n) != len(b) {
			t.Errorf("%s: %d bytes embedded of %d", n, Size(n), len(b))
		}
	}
}

package model

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// skewed returns n bytes of which each plane has a distribution of its own.
func skewed(n, planes int) []byte {
	rng := rand.New(rand.NewPCG(1, uint64(n)))
	b := make([]byte, n)
	for i := range b {
		switch i % planes {
		case 0:
			b[i] = byte(rng.NormFloat64() * 6)
		case 1:
			b[i] = byte(rng.Uint32())
		default:
			b[i] = byte(rng.ExpFloat64() * 3)
		}
	}
	return b
}

// rising returns n four-byte numbers, none less than the one before.
func rising(n int) []byte {
	rng := rand.New(rand.NewPCG(2, uint64(n)))
	var b []byte
	for x := uint32(0); n > 0; n-- {
		b = binary.LittleEndian.AppendUint32(b, x)
		x += rng.Uint32N(1 << 20)
	}
	return b
}

func TestPackKeepsEveryByte(t *testing.T) {
	fibonacci := []byte{}
	for c, a, b := 0, 1, 1; c < 20; c, a, b = c+1, b, a+b {
		fibonacci = append(fibonacci, bytes.Repeat([]byte{byte(c)}, a)...)
	}
	for name, b := range map[string][]byte{
		"one plane": skewed(5000, 1), "two": skewed(5000, 2), "four": skewed(8192, 4), "odd length": skewed(4999, 1),
		"rising numbers": rising(3000), "one byte over and over": bytes.Repeat([]byte{7}, 3000), "longer codes than are allowed": fibonacci,
	} {
		p := pack(b, false)
		if p == nil {
			t.Errorf("%s: nothing saved", name)
			continue
		}
		if got := unpack(p); !bytes.Equal(got, b) {
			t.Errorf("%s: unpacked otherwise", name)
		}
	}
	if pack(skewed(4, 1), false) != nil {
		t.Error("a few bytes are packed")
	}
	for _, n := range []int{1, 2, 3, 4, 5, 19, 20, 21} {
		b := bytes.Repeat([]byte{1, 2, 9}, n)[:n]
		if got := unpack(packPlanes(b, 1)); !bytes.Equal(got, b) {
			t.Errorf("%d bytes: %v", n, got)
		}
	}
}

func TestPackedSectionsReadAsTheyWere(t *testing.T) {
	f := &File{}
	want := skewed(8192, 4)
	f.Set("s", want)
	b := f.Encode()
	if len(b) >= len(want) {
		t.Errorf("%d bytes for %d", len(b), len(want))
	}
	g, err := Decode(b)
	if err != nil || !bytes.Equal(g.Bytes("s"), want) {
		t.Fatal("read otherwise", err)
	}
	for i, x := range g.Uint32s("s") {
		if x != binary.LittleEndian.Uint32(want[4*i:]) {
			t.Fatalf("number %d is %d", i, x)
		}
	}
	f.Set("t", skewed(8192, 2))
	if g, err = Decode(f.Encode()); err != nil {
		t.Fatal(err)
	}
	for i, x := range g.Int16s("t") {
		if uint16(x) != binary.LittleEndian.Uint16(f.Bytes("t")[2*i:]) {
			t.Fatalf("number %d is %d", i, x)
		}
	}
	delete(g.sections, "t")
	if !bytes.Equal(g.Encode(), b) {
		t.Error("encoding what was decoded gives other bytes")
	}
}

func TestDecodeReadsVersion1(t *testing.T) {
	f, err := Decode([]byte(magic1 + "\x01\x00\x00\x00\x01\x00\x00\x00n\x02\x00\x00\x00\x00\x00\x00\x00ab"))
	if err != nil || string(f.Bytes("n")) != "ab" {
		t.Error(f, err)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(pack(skewed(2048, 2), false))
	f.Add(pack(rising(1000), false))
	f.Add(pack(bytes.Repeat([]byte{0, 1}, 2000), false))
	f.Fuzz(func(t *testing.T, b []byte) {
		if out := unpack(b); len(out) > 8*len(b) {
			t.Errorf("%d bytes from %d", len(out), len(b))
		}
	})
}

func BenchmarkUnpack(b *testing.B) {
	p := pack(skewed(1<<22, 4), false)
	b.SetBytes(1 << 22)
	for b.Loop() {
		unpack(p)
	}
}

func TestKeepAsIs(t *testing.T) {
	v := make([]uint32, 5000)
	for i := range v {
		v[i] = uint32(i % 7)
	}
	size := func(asIs bool) int {
		f := &File{}
		f.SetUint32s("rows", v)
		if asIs {
			f.KeepAsIs("rows")
			f.KeepAsIs("no such section")
		}
		b := f.Encode()
		g, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(g.Uint32s("rows"), v) {
			t.Errorf("as it is %v: other numbers come back", asIs)
		}
		return len(b)
	}
	if packed, asIs := size(false), size(true); packed >= 4*len(v) || asIs <= 4*len(v) {
		t.Errorf("%d bytes packed, %d as it is, for %d numbers", packed, asIs, len(v))
	}
}

// TestUnpackedStays reads sections one after the other and side by side: what
// was read before must not change, though memory is used again.
func TestUnpackedStays(t *testing.T) {
	f := &File{}
	const sections = 6
	name := func(k int) string { return string(rune('a' + k)) }
	want := make([][]uint32, sections)
	for k := range want {
		want[k] = make([]uint32, 3000+100*k)
		for i := range want[k] {
			want[k][i] = uint32(i*i%(11+k)) << (8 * (k % 4))
		}
		f.SetUint32s(name(k), want[k])
		f.Set("bytes "+name(k), []byte(strings.Repeat(name(k)+"b", 2000)))
	}
	f, err := Decode(f.Encode())
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			got, raw := make([][]uint32, sections), make([][]byte, sections)
			for k := range got {
				raw[k] = f.Bytes("bytes " + name(k))
				got[k] = f.Uint32s(name(k))
			}
			for k := range got {
				if !slices.Equal(got[k], want[k]) {
					t.Errorf("section %s changed after it was read", name(k))
				}
				if string(raw[k]) != strings.Repeat(name(k)+"b", 2000) {
					t.Errorf("the bytes of section %s changed after they were read", name(k))
				}
			}
		})
	}
	wg.Wait()
}

func TestKeepWhole(t *testing.T) {
	want := skewed(1<<14, 4)
	f := &File{}
	f.Set("x", want)
	parted, err := Decode(f.Encode())
	if err != nil {
		t.Fatal(err)
	}
	f.KeepWhole("x")
	whole, err := Decode(f.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if p, w := parted.sections["x"].data[0], whole.sections["x"].data[0]; p == 1 || w != 1 {
		t.Errorf("%d planes, kept whole %d", p, w)
	}
	if !bytes.Equal(whole.Bytes("x"), want) {
		t.Error("other bytes come back")
	}
}

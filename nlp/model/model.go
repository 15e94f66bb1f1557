// Package model holds the engine's weights: a file format of named sections,
// and the files that are embedded in the binary.
//
// A file is the magic "parley-model/1\n" and a NUL, a little-endian uint32
// count of sections, and for each section a uint32 length of its name, the
// name, a uint64 length of its data and the data. Numbers in sections are
// little-endian. Sections are sorted by name, so that the same contents give
// the same bytes.
package model

import (
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"
)

const magic = "parley-model/1\n\x00"

// ErrFormat is returned for bytes that are no model file.
var ErrFormat = errors.New("model: not a model file, or a damaged one")

// A File is the sections of one model. The zero File has none and may be added
// to. Reading is safe for concurrent use.
type File struct{ sections map[string][]byte }

// Set puts a section; data is kept, not copied.
func (f *File) Set(name string, data []byte) {
	if f.sections == nil {
		f.sections = map[string][]byte{}
	}
	f.sections[name] = data
}

// Bytes returns the section of that name, nil where there is none. The caller
// must not write to it.
func (f *File) Bytes(name string) []byte { return f.sections[name] }

// SetInt8s puts a section of int8.
func (f *File) SetInt8s(name string, v []int8) {
	b := make([]byte, len(v))
	for i, x := range v {
		b[i] = byte(x)
	}
	f.Set(name, b)
}

// Int8s returns a section as int8.
func (f *File) Int8s(name string) []int8 {
	b := f.sections[name]
	v := make([]int8, len(b))
	for i, x := range b {
		v[i] = int8(x)
	}
	return v
}

// SetInt16s puts a section of int16.
func (f *File) SetInt16s(name string, v []int16) {
	b := make([]byte, 0, 2*len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint16(b, uint16(x))
	}
	f.Set(name, b)
}

// Int16s returns a section as int16.
func (f *File) Int16s(name string) []int16 {
	b := f.sections[name]
	v := make([]int16, len(b)/2)
	for i := range v {
		v[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return v
}

// SetUint32s puts a section of uint32.
func (f *File) SetUint32s(name string, v []uint32) {
	b := make([]byte, 0, 4*len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, x)
	}
	f.Set(name, b)
}

// Uint32s returns a section as uint32.
func (f *File) Uint32s(name string) []uint32 {
	b := f.sections[name]
	v := make([]uint32, len(b)/4)
	for i := range v {
		v[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return v
}

// SetFloat32s puts a section of float32.
func (f *File) SetFloat32s(name string, v []float32) {
	b := make([]byte, 0, 4*len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	f.Set(name, b)
}

// Float32s returns a section as float32.
func (f *File) Float32s(name string) []float32 {
	b := f.sections[name]
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v
}

// SetStrings puts a section of strings that hold no NUL.
func (f *File) SetStrings(name string, v []string) { f.Set(name, []byte(strings.Join(v, "\x00"))) }

// Strings returns a section as strings.
func (f *File) Strings(name string) []string {
	b, ok := f.sections[name]
	if !ok || len(b) == 0 {
		return nil
	}
	return strings.Split(string(b), "\x00")
}

// Encode returns the file's bytes.
func (f *File) Encode() []byte {
	names := make([]string, 0, len(f.sections))
	for n := range f.sections {
		names = append(names, n)
	}
	sort.Strings(names)
	b := []byte(magic)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(names)))
	for _, n := range names {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(n)))
		b = append(b, n...)
		b = binary.LittleEndian.AppendUint64(b, uint64(len(f.sections[n])))
		b = append(b, f.sections[n]...)
	}
	return b
}

// Decode reads a file's bytes, which the sections go on pointing into. It
// returns ErrFormat for anything else.
func Decode(b []byte) (*File, error) {
	if len(b) < len(magic)+4 || string(b[:len(magic)]) != magic {
		return nil, ErrFormat
	}
	b = b[len(magic):]
	n := binary.LittleEndian.Uint32(b)
	b = b[4:]
	f := &File{}
	for range n {
		if len(b) < 4 {
			return nil, ErrFormat
		}
		l := uint64(binary.LittleEndian.Uint32(b))
		b = b[4:]
		if uint64(len(b)) < l+8 {
			return nil, ErrFormat
		}
		name := string(b[:l])
		size := binary.LittleEndian.Uint64(b[l:])
		b = b[l+8:]
		if uint64(len(b)) < size {
			return nil, ErrFormat
		}
		f.Set(name, b[:size:size])
		b = b[size:]
	}
	if len(b) != 0 {
		return nil, ErrFormat
	}
	return f, nil
}

//go:embed weights
var weights embed.FS

// Embedded returns the model of that name from the binary.
func Embedded(name string) (*File, error) {
	b, err := weights.ReadFile("weights/" + name + ".bin")
	if err != nil {
		return nil, fmt.Errorf("model: no %s in this binary", name)
	}
	return Decode(b)
}

// SHA256 returns the hex checksum of an embedded model, "" where there is none.
func SHA256(name string) string {
	b, err := weights.ReadFile("weights/" + name + ".bin")
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

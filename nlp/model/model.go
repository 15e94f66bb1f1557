// Package model holds the engine's weights: a file format of named sections,
// and the files that are embedded in the binary.
//
// A file is the magic "parley-model/2\n" and a NUL, a little-endian uint32
// count of sections, and for each section a uint32 length of its name, the
// name, a byte that is 1 where the data are packed, a uint64 length of the data
// and the data. Numbers in sections are little-endian. Sections are sorted by
// name, so that the same contents give the same bytes. A file of version 1
// lacks the byte and packs nothing; it can be read.
package model

import (
	"encoding/binary"
	"errors"
	"math"
	"sort"
	"strings"
	"unsafe"
)

const (
	magic  = "parley-model/2\n\x00"
	magic1 = "parley-model/1\n\x00"
)

// ErrFormat is returned for bytes that are no model file.
var ErrFormat = errors.New("model: not a model file, or a damaged one")

// A File is the sections of one model. The zero File has none and may be added
// to. Reading is safe for concurrent use.
type File struct{ sections map[string]section }

type section struct {
	data   []byte
	packed bool
	asIs   bool // not to be packed
	whole  bool // to be packed in one plane
}

// Set puts a section; data is kept, not copied.
func (f *File) Set(name string, data []byte) { f.set(name, section{data: data}) }

// KeepAsIs leaves a section that is there unpacked in the file: more bytes,
// which are read several times as fast.
func (f *File) KeepAsIs(name string) {
	if s, ok := f.sections[name]; ok {
		s.asIs = true
		f.sections[name] = s
	}
}

// KeepWhole has a section that is there packed in one plane, which is unpacked
// straight to where it is read: a few more bytes, read in half the time.
func (f *File) KeepWhole(name string) {
	if s, ok := f.sections[name]; ok {
		s.whole = true
		f.sections[name] = s
	}
}

func (f *File) set(name string, s section) {
	if f.sections == nil {
		f.sections = map[string]section{}
	}
	f.sections[name] = s
}

// Bytes returns the section of that name, nil where there is none or where it
// is damaged. The caller must not write to it. A packed section is unpacked
// anew at each call.
func (f *File) Bytes(name string) []byte {
	s := f.sections[name]
	if s.packed {
		return unpack(s.data)
	}
	return s.data
}

// planes returns the planes of a packed section of numbers of that many bytes,
// nil where it does not stand like that.
func (f *File) planes(name string, bytes byte) ([][]byte, []*[]byte) {
	if s := f.sections[name]; s.packed && len(s.data) > 0 && s.data[0] == bytes {
		return unpackPlanes(s.data)
	}
	return nil, nil
}

// SetInt8s puts a section of int8.
func (f *File) SetInt8s(name string, v []int8) {
	b := make([]byte, len(v))
	for i, x := range v {
		b[i] = byte(x)
	}
	f.Set(name, b)
}

// Int8s returns a section as int8. The caller must not write to it.
func (f *File) Int8s(name string) []int8 {
	b := f.Bytes(name)
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(b))), len(b))
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
	if p, mine := f.planes(name, 2); p != nil {
		defer giveBack(mine)
		v, hi := Make[int16](len(p[0])), p[1][:len(p[0])]
		for i, x := range p[0] {
			v[i] = int16(x) | int16(hi[i])<<8
		}
		return v
	}
	b := f.Bytes(name)
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
	if p, mine := f.planes(name, 4); p != nil {
		defer giveBack(mine)
		n := len(p[0])
		v, p1, p2, p3 := Make[uint32](n), p[1][:n], p[2][:n], p[3][:n]
		for i, x := range p[0] {
			v[i] = uint32(x) | uint32(p1[i])<<8 | uint32(p2[i])<<16 | uint32(p3[i])<<24
		}
		return v
	}
	b := f.Bytes(name)
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
	b := f.Bytes(name)
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
	b := f.Bytes(name)
	if len(b) == 0 {
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
		s := f.sections[n]
		if !s.packed && !s.asIs {
			if p := pack(s.data, s.whole); p != nil {
				s = section{data: p, packed: true}
			}
		}
		coding := byte(0)
		if s.packed {
			coding = 1
		}
		b = append(b, coding)
		b = binary.LittleEndian.AppendUint64(b, uint64(len(s.data)))
		b = append(b, s.data...)
	}
	return b
}

// Decode reads a file's bytes, which the sections go on pointing into. It
// returns ErrFormat for anything else.
func Decode(b []byte) (*File, error) {
	if len(b) < len(magic)+4 || string(b[:len(magic)]) != magic && string(b[:len(magic)]) != magic1 {
		return nil, ErrFormat
	}
	codings := uint64(1)
	if string(b[:len(magic)]) == magic1 {
		codings = 0
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
		if uint64(len(b)) < l+codings+8 {
			return nil, ErrFormat
		}
		name, packed := string(b[:l]), codings > 0 && b[l] == 1
		b = b[l+codings:]
		size := binary.LittleEndian.Uint64(b)
		b = b[8:]
		if uint64(len(b)) < size {
			return nil, ErrFormat
		}
		f.set(name, section{data: b[:size:size], packed: packed})
		b = b[size:]
	}
	if len(b) != 0 {
		return nil, ErrFormat
	}
	return f, nil
}

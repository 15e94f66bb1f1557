package model

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"unsafe"
)

// The embedded models, as strings: these are read where they lie in the binary,
// where a file system would copy them.
var (
	//go:embed weights/attrib.bin
	attribModel string
	//go:embed weights/dep-best.bin
	depBestModel string
	//go:embed weights/dep-fast.bin
	depFastModel string
	//go:embed weights/embed.bin
	embedModel string
	//go:embed weights/lexicon.bin
	lexiconModel string
	//go:embed weights/ner.bin
	nerModel string
	//go:embed weights/pairs.bin
	pairsModel string
	//go:embed weights/story.bin
	storyModel string
	//go:embed weights/synonyms.bin
	synonymsModel string
	//go:embed weights/tag.bin
	tagModel string
)

// embedded lists the models by name, sorted.
var embedded = []struct {
	name string
	data *string
}{
	{"attrib", &attribModel},
	{"dep-best", &depBestModel},
	{"dep-fast", &depFastModel},
	{"embed", &embedModel},
	{"lexicon", &lexiconModel},
	{"ner", &nerModel},
	{"pairs", &pairsModel},
	{"story", &storyModel},
	{"synonyms", &synonymsModel},
	{"tag", &tagModel},
}

// bytesOf returns the bytes of an embedded model, nil where there is none. They
// must not be written to.
func bytesOf(name string) []byte {
	for _, e := range embedded {
		if e.name == name {
			return unsafe.Slice(unsafe.StringData(*e.data), len(*e.data))
		}
	}
	return nil
}

// Names returns the names of the embedded models, sorted.
func Names() []string {
	var names []string
	for _, e := range embedded {
		names = append(names, e.name)
	}
	return names
}

// Embedded returns the model of that name from the binary.
func Embedded(name string) (*File, error) {
	b := bytesOf(name)
	if b == nil {
		return nil, fmt.Errorf("model: no %s in this binary", name)
	}
	return Decode(b)
}

// Size returns how many bytes an embedded model takes in the binary, 0 where
// there is none.
func Size(name string) int { return len(bytesOf(name)) }

// SHA256 returns the hex checksum of an embedded model, "" where there is none.
func SHA256(name string) string {
	b := bytesOf(name)
	if b == nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

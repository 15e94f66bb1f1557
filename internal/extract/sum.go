package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"sync"
)

// Sum returns the SHA-256 of the word lists and tables of weights, which a user may
// have added to.
var Sum = sync.OnceValue(func() string {
	h := sha256.New()
	names, _ := fs.Glob(dataFiles, "data/*.tsv")
	for _, name := range names {
		h.Write([]byte(name + "\x00" + data(name[len("data/"):]) + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))
})

package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"

	"github.com/parley-record/parley/internal/extract"
)

// Sum returns the SHA-256 of the word lists and tables of weights that records are made
// with, those of package extract among them.
var Sum = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{extract.Sum(), actorWeights, onceWeights, sideWeights, sortsTSV, listsTSV}, "\x00")))
	return hex.EncodeToString(sum[:])
})

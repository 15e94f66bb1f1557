package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"sort"
	"strings"
)

// WriteChecksum puts the SHA-256 of the model name, whose bytes are b, into
// the list at path: lines of checksum, two spaces, name, sorted by name.
func WriteChecksum(path, name string, b []byte) error {
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	sums := ParseChecksums(string(old))
	sum := sha256.Sum256(b)
	sums[name] = hex.EncodeToString(sum[:])
	names := make([]string, 0, len(sums))
	for n := range sums {
		names = append(names, n)
	}
	sort.Strings(names)
	var out bytes.Buffer
	for _, n := range names {
		out.WriteString(sums[n] + "  " + n + "\n")
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// ParseChecksums reads such a list into checksums by name.
func ParseChecksums(list string) map[string]string {
	sums := map[string]string{}
	for _, l := range strings.Split(list, "\n") {
		if sum, name, ok := strings.Cut(l, "  "); ok {
			sums[name] = sum
		}
	}
	return sums
}

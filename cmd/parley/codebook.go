package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"

	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/resolve"
)

// readCodebook reads a user's own issues, and the SHA-256 of their file:
//
//	[[issue]]
//	label = "Fishing quotas"
//	phrases = ["catch limits", "cod quota"]
//	code = "A1"
//	definition = "How much may be caught, and by whom"
//	parent = "Resources"
func readCodebook(path string) (resolve.Codebook, string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return resolve.Codebook{}, "", pathFault(path, err)
	}
	list, err := follow.ParseCodebook(raw)
	if err != nil {
		return resolve.Codebook{}, "", usageError("each issue begins with [[issue]] and has a label", "cannot read the issues of %s: %s", path, strings.TrimPrefix(err.Error(), "follow: "))
	}
	book := resolve.Codebook{Issues: list}
	sum := sha256.Sum256(raw)
	return book, hex.EncodeToString(sum[:]), nil
}

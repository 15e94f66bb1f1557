package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"

	"github.com/BurntSushi/toml"
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
		return resolve.Codebook{}, "", usageError("", "cannot read the issues: %v", err)
	}
	var file struct {
		Issue []struct {
			Label, Code, Definition, Parent string
			Phrases                         []string
		}
	}
	if err := toml.Unmarshal(raw, &file); err != nil {
		return resolve.Codebook{}, "", usageError("each issue begins with [[issue]] and has a label", "cannot read the issues of %s: %v", path, err)
	}
	var book resolve.Codebook
	for i, x := range file.Issue {
		if x.Label == "" {
			return book, "", usageError("write label = \"…\"", "issue %d of %s has no label", i+1, path)
		}
		book.Issues = append(book.Issues, resolve.CodebookIssue{Label: x.Label, Code: x.Code, Definition: x.Definition, Parent: x.Parent, Phrases: x.Phrases})
	}
	if len(book.Issues) == 0 {
		return book, "", usageError("each issue begins with [[issue]]", "%s holds no issue", path)
	}
	sum := sha256.Sum256(raw)
	return book, hex.EncodeToString(sum[:]), nil
}

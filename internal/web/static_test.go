package web

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

// TestHTMXIsAsPublished compares the script that others wrote with the hash that
// the decision about it names.
func TestHTMXIsAsPublished(t *testing.T) {
	b, err := assets.ReadFile("static/htmx.js")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("../../doc/decisions/0001-modules.md")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	if !strings.Contains(string(doc), hex.EncodeToString(sum[:])) {
		t.Errorf("static/htmx.js has SHA-256 %x, which doc/decisions does not name", sum)
	}
}

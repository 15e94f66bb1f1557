package main

import (
	"os"
	"runtime/debug"

	"github.com/parley-record/parley"
)

// The collector runs as often as it has to for what a few reports take: smallHeap bytes
// and so many more for each byte of their texts. What is longer than smallText is left
// to it, for whom a second core is worth more than a megabyte.
const (
	smallText   = 128 << 10
	smallHeap   = 24 << 20
	forEachByte = 200
)

// keepSmall holds the memory of this process down while reports are read, unless
// GOMEMLIMIT says otherwise (doc/bench.md has what it is worth).
func keepSmall(reports []parley.Report) {
	n := 0
	for i := range reports {
		n += len(reports[i].Text)
	}
	if limit := heapFor(n); limit > 0 && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}

// heapFor returns the limit for texts of n bytes in all, 0 for none.
func heapFor(n int) int64 {
	if n > smallText {
		return 0
	}
	return smallHeap + int64(n)*forEachByte
}

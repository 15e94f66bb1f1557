package main

import (
	"os"
	"runtime/debug"

	"github.com/parley-record/parley"
)

// The collector runs as often as it has to for what a few reports take: smallHeap bytes
// and so many more for each byte of their texts. What is longer than smallText is left
// to it, for whom a second core is worth more than a megabyte; up to longText, which
// takes some 1 GB, it comes half as often.
const (
	smallText   = 128 << 10
	longText    = 4 << 20
	smallHeap   = 24 << 20
	forEachByte = 200
	lazyPercent = 200
)

// tuneCollector sets how often the collector runs while reports are read: often for a
// few, so that they take little memory, seldom for a folder, so that it costs little
// time. What GOMEMLIMIT and GOGC say stays (doc/bench.md has what it is worth).
func tuneCollector(reports []parley.Report) {
	n := 0
	for i := range reports {
		n += len(reports[i].Text)
	}
	if limit := heapFor(n); limit > 0 && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
	if percent := percentFor(n); percent > 0 && os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// heapFor returns the limit for texts of n bytes in all, 0 for none.
func heapFor(n int) int64 {
	if n > smallText {
		return 0
	}
	return smallHeap + int64(n)*forEachByte
}

// percentFor returns by how much the heap may grow before it is collected, in hundredths
// of what was kept, for texts of n bytes in all; 0 for what Go takes by itself.
func percentFor(n int) int {
	if n <= smallText || n > longText {
		return 0
	}
	return lazyPercent
}

package web

import (
	"os"
	"runtime/debug"
)

// The collector runs when the heap has grown by this much, in percent, and more
// often as the heap nears the limit, in bytes. Pages are made of many small
// pieces; fewer collections brought the slowest ones down (doc/tried/speed.md).
const (
	gcPercent = 400
	gcLimit   = 1 << 30
)

// Tune sets the collector of this process for serving, unless GOGC or
// GOMEMLIMIT say otherwise.
func Tune() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(gcLimit)
	}
}

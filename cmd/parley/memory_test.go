package main

import "testing"

// TestHeapFor holds that a report more is given memory for, and a folder is not held down.
func TestHeapFor(t *testing.T) {
	if a, b := heapFor(1000), heapFor(2000); a < smallHeap || b <= a {
		t.Errorf("%d bytes for one text, %d for two", a, b)
	}
	if n := heapFor(smallText + 1); n != 0 {
		t.Errorf("a limit of %d for long texts", n)
	}
}

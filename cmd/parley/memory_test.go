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

// TestPercentFor holds that the collector is lazy for a folder, and neither for one report nor for a day's press.
func TestPercentFor(t *testing.T) {
	for n, want := range map[int]int{1000: 0, smallText: 0, smallText + 1: lazyPercent, longText: lazyPercent, longText + 1: 0} {
		if got := percentFor(n); got != want {
			t.Errorf("%d bytes of text: %d, want %d", n, got, want)
		}
	}
}

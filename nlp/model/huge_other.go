//go:build !linux

package model

// largePages returns nil: pages are of one size.
func largePages(int) []byte { return nil }

//go:build !linux

package sqlite_test

import "testing"

// asNobody changes nothing where a thread has no rights of its own.
func asNobody(*testing.T, string) {}

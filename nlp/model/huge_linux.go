package model

import "syscall"

// largePages returns fresh memory for which the system was asked to use large
// pages, nil where there is none.
func largePages(size int) []byte {
	b, err := syscall.Mmap(-1, 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil
	}
	if syscall.Madvise(b, syscall.MADV_HUGEPAGE) != nil {
		_ = syscall.Munmap(b)
		return nil
	}
	return b
}

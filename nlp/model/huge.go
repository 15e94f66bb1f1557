package model

import (
	"sync"
	"unsafe"
)

// roomSize is how much memory with large pages is set aside for tables, in
// bytes: more than the models of one engine of either grade take. What is not
// used of it is never touched.
const roomSize = 64 << 20

// leastTable is the size from which a table gets its memory there.
const leastTable = 64 << 10

// room is the memory with large pages that no table has yet.
var room struct {
	sync.Mutex
	asked bool
	free  []byte
}

// Make returns a slice of n zeros for a table of a model, which has no pointers
// and is kept until the program ends. A table is filled at once and then read
// all over; where the system can, it lies on large pages, for small ones cost
// more to hand out than what is written to them.
func Make[T any](n int) []T {
	size := n * int(unsafe.Sizeof(*new(T)))
	if size < leastTable {
		return make([]T, n)
	}
	if b := take(size); b != nil {
		return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), n)
	}
	return make([]T, n)
}

// take returns size bytes of the room, nil where it has none left.
func take(size int) []byte {
	room.Lock()
	defer room.Unlock()
	if !room.asked {
		room.asked, room.free = true, largePages(roomSize)
	}
	whole := (size + 63) &^ 63 // the next one begins with a line of the cache
	if whole > len(room.free) {
		return nil
	}
	b := room.free[:size:size]
	room.free = room.free[whole:]
	return b
}

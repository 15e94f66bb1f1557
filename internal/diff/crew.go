package diff

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls f for every index below n: where several is true, as many at once as
// the program may use cores. What f does for one index must not depend on the
// others. A panic in f comes out of each.
func each(several bool, n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if !several || workers < 2 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var group sync.WaitGroup
	var mu sync.Mutex
	var trouble any
	for range workers {
		group.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					mu.Lock()
					trouble = p
					mu.Unlock()
				}
			}()
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	group.Wait()
	if trouble != nil {
		panic(trouble)
	}
}

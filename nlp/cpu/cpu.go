// Package cpu tells which kernels in machine code the processor and the system
// can run. Where they can run none, the same is computed in plain Go.
package cpu

package main

import "math"

// A descent goes down a gradient with momentum, each weight by the size of its own
// slopes so far (Tieleman and Hinton's RMSprop).
type descent struct{ speed, squares []float64 }

func newDescent(n int) *descent { return &descent{make([]float64, n), make([]float64, n)} }

// step moves the weights w against their gradient g.
func (d *descent) step(w, g []float64) {
	for i := range w {
		d.squares[i] = 0.99*d.squares[i] + 0.01*g[i]*g[i]
		d.speed[i] = 0.9*d.speed[i] - 0.01*g[i]/(math.Sqrt(d.squares[i])+1e-3)
		w[i] += d.speed[i]
	}
}

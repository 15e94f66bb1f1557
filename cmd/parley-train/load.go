package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"time"

	"github.com/parley-record/parley/nlp/english"
)

func loadCommand() command {
	return command{"load", "starts fresh processes that do nothing but load an engine, and prints what it takes", func(args []string, out io.Writer) error {
		fs := flag.NewFlagSet("load", flag.ContinueOnError)
		grade := fs.String("engine", "fast", "engine: fast, best")
		runs := fs.Int("runs", 20, "how many processes, one after the other; 0: load in this one and print its figures")
		if err := fs.Parse(args); err != nil {
			return err
		}
		if *runs == 0 {
			if os.Getenv("PRE") != "" {
				fmt.Fprintln(os.Stderr, "before", residentMB(), ms(cpuTime()))
			}
			cpu, begin := cpuTime(), time.Now()
			if _, err := english.New(english.Grade(*grade)); err != nil {
				return err
			}
			_, err := fmt.Fprintf(out, "%.1f %.1f %d\n", ms(cpuTime()-cpu), ms(time.Since(begin)), residentMB())
			return err
		}
		self, err := os.Executable()
		if err != nil {
			return err
		}
		var cpu, clock, held []float64
		for i := range *runs + 1 {
			b, err := exec.Command(self, "load", "--engine", *grade, "--runs", "0").Output()
			if err != nil {
				return err
			}
			var c, w, r float64
			if _, err := fmt.Sscan(string(b), &c, &w, &r); err != nil {
				return err
			}
			if i > 0 { // the first brings the binary into memory
				cpu, clock, held = append(cpu, c), append(clock, w), append(held, r)
			}
		}
		for _, f := range []struct {
			name string
			v    []float64
		}{{"CPU time, ms", cpu}, {"by the clock, ms", clock}, {"resident after it, MB", held}} {
			slices.Sort(f.v)
			fmt.Fprintf(out, "%-5s %-22s least %5.1f, median %5.1f, worst %5.1f of %d\n", *grade, f.name, f.v[0], f.v[len(f.v)/2], f.v[len(f.v)-1], *runs)
		}
		return nil
	}}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

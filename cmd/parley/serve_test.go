package main

import (
	"bufio"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestServeEnds tells a server to stop as a service manager does: it ends
// without a fault and puts the folder of its demo away.
func TestServeEnds(t *testing.T) {
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		if runtime.GOOS == "windows" {
			continue // it has no signals to send
		}
		dir := t.TempDir()
		cmd := exec.Command("parley", "serve", "--demo", "--addr", "127.0.0.1:0")
		cmd.Env = append(os.Environ(), "TMPDIR="+dir)
		errs, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(errs)
		for lines.Scan() && !strings.HasPrefix(lines.Text(), "parley: http://") {
		}
		if made, _ := os.ReadDir(dir); len(made) == 0 {
			t.Errorf("%v: no folder for the demo", sig)
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			t.Errorf("%v: it says %q", sig, lines.Text())
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v: %v", sig, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%v: %s is left", sig, left[0].Name())
		}
	}
}

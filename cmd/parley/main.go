// Parley reads news reports of a negotiation and keeps its record.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/intake"
)

// The exit codes.
const (
	exitOK      = 0
	exitError   = 1
	exitUsage   = 2
	exitPartial = 3 // some inputs could not be read; the rest was
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends what does not heed the first
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run runs one command line and returns its exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	root := newRootCommand()
	root.SetArgs(args)
	root.SetIn(&heedful{ctx: ctx, r: in})
	root.SetOut(out)
	root.SetErr(errs)
	addDefaults(root)
	err := unknownCommand(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	var f *fault
	switch {
	case err == nil:
		return exitOK
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(errs, "parley: error: interrupted")
		if c, _, err := root.Find(args); err == nil && (c.Name() == "add" || c.Name() == "follow" || c.Name() == "watch" || c.Name() == "reread") {
			fmt.Fprintln(errs, "parley: hint: what was filed is kept, and read by the next add, watch or serve")
		}
		return exitError
	case errors.As(err, &f):
		f.print(errs)
		return f.code
	}
	(&fault{err: err}).print(errs)
	return exitError
}

// heedful is a reader whose reads end when ctx does: one that waits for a person at
// the keyboard would not.
type heedful struct {
	ctx context.Context
	r   io.Reader
	buf []byte
}

// Read reads from the reader, or returns ctx's error.
func (h *heedful) Read(p []byte) (int, error) {
	if len(h.buf) < len(p) {
		h.buf = make([]byte, len(p))
	}
	type answer struct {
		n   int
		err error
	}
	done, buf := make(chan answer, 1), h.buf[:len(p)] // p is the caller's again after an interruption
	go func() {
		n, err := h.r.Read(buf)
		done <- answer{n, err}
	}()
	select {
	case <-h.ctx.Done():
		return 0, h.ctx.Err()
	case a := <-done:
		return copy(p, buf[:a.n]), a.err
	}
}

// A fault is an error with its exit code and what may help.
type fault struct {
	err  error // nil: what went wrong has been said
	hint string
	code int
}

func (f *fault) Error() string {
	if f.err == nil {
		return "some inputs could not be read"
	}
	return f.err.Error()
}

func (f *fault) Unwrap() error { return f.err }

func (f *fault) print(w io.Writer) {
	if f.err == nil {
		return
	}
	fmt.Fprintf(w, "parley: error: %s\n", oneLine(f.err.Error()))
	if f.hint != "" {
		fmt.Fprintf(w, "parley: hint: %s\n", f.hint)
	}
}

// usageError is a command line that cannot be understood.
func usageError(hint, format string, args ...any) error {
	return &fault{err: fmt.Errorf(format, args...), hint: hint, code: exitUsage}
}

// pathFault is what the system says of a path that cannot be opened, in words.
func pathFault(path string, err error) error {
	p := intake.Trouble(path, "", desk.Reason(err))
	return &fault{err: errors.New(p.Error), hint: p.Hint, code: exitError}
}

// count says how many of a thing there are: 1 report, 2 reports.
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// oneLine sets what came from elsewhere on one line, without what a terminal would obey.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
	}), " ")
}

// reportProblems names the inputs that could not be read and returns the error that
// makes the exit code: none were read, or some.
func reportProblems(w io.Writer, problems []parley.Problem, read int) error {
	for _, p := range problems {
		fmt.Fprintf(w, "parley: error: %s\n", oneLine(p.Error))
		if p.Hint != "" {
			fmt.Fprintf(w, "parley: hint: %s\n", p.Hint)
		}
	}
	switch {
	case len(problems) == 0:
		return nil
	case read == 0:
		return &fault{code: exitError}
	}
	return &fault{code: exitPartial}
}

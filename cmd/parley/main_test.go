package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main})
}

// TestScripts runs the command lines of testdata/script. Beside testscript's
// own commands there are:
//
//	encode NAME FROM TO   writes FROM in an encoding (latin1, utf16) or as gzip
//	big SIZE TO           writes a text of that many megabytes
//	binary TO             writes what is no text
//	schema FILE           checks a printed record against the schema
//	run ARGS              runs parley within the test, which starts sooner than
//	                      exec parley; what is given to standard input needs exec
func TestScripts(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	examples := strings.TrimSuffix(here, "cmd/parley") + "examples"
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join(here, "testdata", "script"), // whole, for run changes the folder
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			e.Setenv("COLUMNS", "80")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"run":    inside,
			"encode": encode,
			"big": func(ts *testscript.TestScript, neg bool, args []string) {
				mb := int(args[0][0]-'0')*10 + int(args[0][1]-'0')
				line := strings.Repeat("The ministers of both sides met again on Monday. ", 20) + "\n"
				ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Repeat(line, mb<<20/len(line)+1)), 0o644))
			},
			"binary": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\x7fELF\x02\x01\x00\x00\x00\x03\x00\xb7\x00"), 0o644))
			},
			// pick FILE REGEXP NAME: what the group matches, by commas, as a variable
			"pick": func(ts *testscript.TestScript, neg bool, args []string) {
				var got []string
				for _, m := range regexp.MustCompile(args[1]).FindAllStringSubmatch(ts.ReadFile(args[0]), -1) {
					got = append(got, m[1])
				}
				if len(got) == 0 {
					ts.Fatalf("%s has no %s", args[0], args[1])
				}
				ts.Setenv(args[2], strings.Join(got, ","))
			},
			"schema": func(ts *testscript.TestScript, neg bool, args []string) {
				one.Lock()
				defer one.Unlock()
				if err := validate([]byte(ts.ReadFile(args[0]))); err != nil {
					ts.Fatalf("%s: %v", args[0], err)
				}
			},
		},
	})
}

// one command runs at a time, for they share the working folder and the
// environment.
var one sync.Mutex

func inside(ts *testscript.TestScript, neg bool, args []string) {
	one.Lock()
	defer one.Unlock()
	was, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer os.Chdir(was)
	for _, k := range []string{"HOME", "COLUMNS", "PARLEY_DATA", "XDG_DATA_HOME", "NO_COLOR", "EXAMPLES"} {
		before, had := os.LookupEnv(k)
		os.Setenv(k, ts.Getenv(k))
		defer func() {
			if had {
				os.Setenv(k, before)
			} else {
				os.Unsetenv(k)
			}
		}()
	}
	code := run(context.Background(), args, strings.NewReader(""), ts.Stdout(), ts.Stderr())
	if (code != 0) != neg {
		ts.Fatalf("parley %s ends with %d", strings.Join(args, " "), code)
	}
}

func encode(ts *testscript.TestScript, neg bool, args []string) {
	in := ts.ReadFile(args[1])
	var out []byte
	var err error
	switch args[0] {
	case "latin1":
		out, err = charmap.Windows1252.NewEncoder().Bytes([]byte(in))
	case "utf16":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(in))
	case "gzip":
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, err = z.Write([]byte(in))
		ts.Check(z.Close())
		out = b.Bytes()
	default:
		ts.Fatalf("encode: no encoding %q", args[0])
	}
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), out, 0o644))
}

// TestExamplesOfHelp runs the examples of help texts that need nothing but the
// repository's examples; each answers something.
func TestExamplesOfHelp(t *testing.T) {
	t.Chdir("../..")
	for _, c := range newRootCommand().Commands() {
		for line := range strings.Lines(c.Example) {
			line = strings.TrimSpace(line)
			args := strings.Fields(line)
			if !strings.HasSuffix(line, "examples/geneva") || strings.ContainsAny(line, "\"$|>") || strings.Contains(line, "--output") || strings.Contains(line, "draft.txt") {
				continue
			}
			var out, errs bytes.Buffer
			code := run(context.Background(), args[1:], strings.NewReader(""), &out, &errs)
			if code != exitOK || out.Len() == 0 || strings.Contains(out.String(), "was found") && c.Name() == "statements" && !strings.Contains(out.String(), "[1:") {
				t.Errorf("%s ends with %d and prints %.200q, %s", line, code, out.String(), errs.String())
			}
		}
	}
}

// TestOneLine takes out of what came from elsewhere all that a terminal would obey.
func TestOneLine(t *testing.T) {
	if got := oneLine("Talks\n go\t\x1b[31mon\x07 \u202etoday"); got != "Talks go [31mon today" {
		t.Errorf("%q", got)
	}
}

// TestInterruptedAtTheKeyboard: the first Ctrl-C ends what waits for standard input.
func TestInterruptedAtTheKeyboard(t *testing.T) {
	in, keyboard := io.Pipe()
	defer keyboard.Close()
	ctx, stop := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, stop)
	var out, errs bytes.Buffer
	code := make(chan int, 1)
	go func() { code <- run(ctx, []string{"read", "--engine", "fast", "-"}, in, &out, &errs) }()
	select {
	case c := <-code:
		if c != exitError || errs.String() != "parley: error: interrupted\n" {
			t.Errorf("code %d, %q", c, errs.String())
		}
	case <-time.After(30 * time.Second):
		t.Fatal("it still waits")
	}
}

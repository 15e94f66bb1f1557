package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"strings"
	"testing"

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
func TestScripts(t *testing.T) {
	examples, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	examples = strings.TrimSuffix(examples, "cmd/parley") + "examples"
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			e.Setenv("COLUMNS", "80")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"encode": encode,
			"big": func(ts *testscript.TestScript, neg bool, args []string) {
				mb := int(args[0][0]-'0')*10 + int(args[0][1]-'0')
				line := strings.Repeat("The ministers of both sides met again on Monday. ", 20) + "\n"
				ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Repeat(line, mb<<20/len(line)+1)), 0o644))
			},
			"binary": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\x7fELF\x02\x01\x00\x00\x00\x03\x00\xb7\x00"), 0o644))
			},
			"schema": func(ts *testscript.TestScript, neg bool, args []string) {
				if err := validate([]byte(ts.ReadFile(args[0]))); err != nil {
					ts.Fatalf("%s: %v", args[0], err)
				}
			},
		},
	})
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

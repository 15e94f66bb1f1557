package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"strings"

	"github.com/parley-record/parley"
)

// A Go program that has a text asks the command for its record: the text goes in by
// standard input, and what is printed is decoded and checked. Several texts go in as
// JSON Lines. A program that reads all day asks the JSON API of parley serve instead.
func Example() {
	const text = "Norway rejected the cod quota on Monday. Iceland welcomed it."

	read := exec.Command("parley", "read", "--quiet", "--format", "json", "--published", "2026-03-03", "-")
	read.Stdin = strings.NewReader(text)
	read.Stderr = os.Stderr
	printed, err := read.Output() // exit code 3: some inputs could not be read, rec.Problems says which
	if err != nil {
		log.Fatal(err)
	}
	rec := new(parley.Record)
	if err := json.Unmarshal(printed, rec); err != nil {
		log.Fatal(err)
	}
	if err := rec.Check(); err != nil {
		log.Fatal(err)
	}
	index := rec.Index()
	for _, p := range rec.Positions {
		fmt.Printf("%s is %s %s: %q\n", index.Name(p.Party), p.Stance, index.Name(p.Issue), p.Evidence[0].Text)
	}
	// Output:
	// Norway is against cod quota: "Norway rejected the cod quota on Monday."
	// Iceland is for cod quota: "Iceland welcomed it."
}

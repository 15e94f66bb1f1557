package main

import (
	"encoding/json"
	"io"
	"path/filepath"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/desk"
	"github.com/spf13/cobra"
)

func newReadCommand() *cobra.Command {
	var in inputFlags
	var format string
	c := &cobra.Command{
		Use:   "read [flags] PATH…",
		Short: "Read reports and print their record",
		Args:  needPaths,
	}
	in.add(c)
	c.Flags().StringVarP(&format, "format", "f", "text", "text, json, html or md")
	c.RunE = func(c *cobra.Command, args []string) error {
		print, ok := readFormats[format]
		if !ok {
			return usageError("there are text, json, html and md", "there is no format %q", format)
		}
		opt, err := in.options(c)
		if err != nil {
			return err
		}
		d, err := desk.New(opt)
		if err != nil {
			return err
		}
		rec, err := d.Read(c.Context(), args)
		if err != nil {
			return err
		}
		if err := in.write(c, func(w io.Writer) error { return print(w, rec) }); err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), rec.Problems, len(rec.Reports))
	}
	return c
}

var readFormats = map[string]func(io.Writer, *parley.Record) error{
	"json": printJSON,
	"text": printJSON,
}

func printJSON(w io.Writer, v *parley.Record) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

func needPaths(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError("name a file, a folder or - for standard input; see "+c.CommandPath()+" --help", "no reports are named")
	}
	return nil
}

func dir(path string) string { return filepath.Dir(path) }

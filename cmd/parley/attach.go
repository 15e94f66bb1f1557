package main

import (
	"fmt"
	"io"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/export"
	"github.com/spf13/cobra"
)

func newAttachCommand() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use: "attach RECORD PATH…", Short: "Put the texts back into a record that was exported without them",
		Long:    "Attach reads the reports that PATHs hold, finds those that the record was made of\nby the hashes of their texts, and prints the record whole. Reports that are not\nfound are named.",
		Example: "  parley export --to textless --output talks.json talks-in-geneva\n  parley attach talks.json reports/ > whole.json",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError("parley attach RECORD PATH…", "name a record and the reports that it was made of")
			}
			return nil
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "write to this file, not to standard output")
	c.RunE = func(c *cobra.Command, args []string) error {
		rec, err := recordFrom(c, args[0])
		if err != nil {
			return err
		}
		var texts []string
		var problems []parley.Problem
		for _, path := range args[1:] {
			bad, err := folder(path, func(list []parley.Report) error {
				for i := range list {
					texts = append(texts, list[i].Text)
				}
				return nil
			})
			if err != nil {
				return pathFault(path, err)
			}
			problems = append(problems, bad...)
		}
		missing, err := export.Attach(rec, texts)
		if err != nil {
			return err
		}
		for _, r := range missing {
			problems = append(problems, parley.Problem{Error: fmt.Sprintf("the text of report %s (%s, %s) was not found", r.ID, r.Title, r.Published)})
		}
		in := inputFlags{output: output}
		rec.Normalise()
		if err := in.write(c, func(w io.Writer) error { return printRecord(w, rec) }); err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), problems, len(rec.Reports)-len(missing))
	}
	return c
}

package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/parley-record/parley/internal/follow"
	"github.com/spf13/cobra"
)

func newDecideCommand() *cobra.Command {
	var data dataFlags
	c := &cobra.Command{
		Use: "decide NEGOTIATION FILE", Short: "Put back the decisions that were kept of a negotiation",
		Long: `Decide puts back what people decided: from the file that parley store remove
wrote, or the decisions.jsonl in it. Add the reports and notes first. Each decision
keeps who made it and when, and goes to the entry that it was about; those that find
none are named. What stands already is not put back twice.`,
		Example: "  parley follow parley.toml\n  parley add --to talks-in-geneva reports/ notes.jsonl\n  parley store decide talks-in-geneva geneva.zip",
		Args:    exactly(2, "a negotiation and a file of decisions"),
	}
	data.add(c, false)
	c.RunE = func(c *cobra.Command, args []string) error {
		b, err := os.ReadFile(args[1])
		if err != nil {
			return pathFault(args[1], err)
		}
		list, err := follow.Decided(b)
		if err != nil {
			return usageError("parley store remove writes such a file", "cannot read %s: %s", args[1], strings.TrimPrefix(err.Error(), "follow: "))
		}
		s, err := data.open(c.Context(), true)
		if err != nil {
			return err
		}
		defer s.Close()
		n, err := named(c.Context(), s, args[0])
		if err != nil {
			return err
		}
		done, err := s.PutBack(c.Context(), n.ID, list)
		if err != nil {
			return storeFault(err)
		}
		line := fmt.Sprintf("%s: %s put back", n.Slug, count(done.Done, "decision"))
		if done.Known > 0 {
			line += fmt.Sprintf(", %d there already", done.Known)
		}
		fmt.Fprintln(c.OutOrStdout(), line)
		for _, l := range done.Lost {
			fmt.Fprintf(c.ErrOrStderr(), "parley: skipped: %s %s of %s: %s\n", l.Kind, l.Entry, l.Coder, oneLine((&worded{l.Err}).Error()))
		}
		if len(done.Lost) > 0 {
			return &fault{code: exitPartial}
		}
		return nil
	}
	return c
}

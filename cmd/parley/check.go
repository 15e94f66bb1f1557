package main

import (
	"io"
	"slices"

	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/desk"
	"github.com/spf13/cobra"
)

func newCheckCommand() *cobra.Command {
	var in inputFlags
	var format string
	var against []string
	var data dataFlags
	var store string
	c := &cobra.Command{
		Use:   "check [flags] [DRAFT --against A [B…]]",
		Short: "Show what a draft lost or changed against its sources; without a draft, check the data",
		Long: `Check holds a draft against the reports that it was written from: cautions,
attributions, numbers, dates and quotations that it lost or changed, and
sentences that no source has. The first lines are the summary.

Without a draft it checks that the data that parley serve keeps is whole: the
file, every record in it, every quotation of every record. With --store it
checks another file, such as a backup.`,
		Example: `  parley check draft.txt --against examples/geneva
  parley check draft.txt --against wire.txt second.txt
  parley check --format html --output checked.html draft.txt --against wire.txt
  parley check
  parley check --store backup.db`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 && len(against) == 0 || store != "" {
				if len(args)+len(against) > 0 {
					return usageError("ask for one of them", "a draft and a data file are checked apart")
				}
				return nil
			}
			if len(args) == 0 {
				return usageError("see "+c.CommandPath()+" --help", "no draft is named")
			}
			if len(against) == 0 {
				return usageError("name its sources: --against A B", "there is nothing to hold the draft against")
			}
			return nil
		},
	}
	in.add(c)
	c.Flags().StringVar(&data.data, "data", "", "folder that holds the data (default "+defaultData()+")")
	c.Flags().StringVar(&store, "store", "", "check this data file, such as a backup")
	c.Flags().StringVarP(&format, "format", "f", "text", "text, json or html")
	c.Flags().StringArrayVar(&against, "against", nil, "source of the draft; more may follow it, or the flag be given again")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "html"}, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return checkStore(c, &data, store)
		}
		switch format {
		case "text", "json", "html":
		default:
			return usageError("there are text, json and html", "there is no format %q", format)
		}
		sources := append(slices.Clone(against), args[1:]...)
		rec, err := in.together(c, append(sources, args[0]))
		if err != nil {
			return err
		}
		n := len(rec.Reports)
		if n < 2 || rec.Reports[n-1].Path != args[0] && args[0] != "-" {
			if len(rec.Problems) > 0 {
				return reportProblems(c.ErrOrStderr(), rec.Problems, 0)
			}
			return usageError("", "a draft and at least one source are needed")
		}
		a := brief.NewCheck(rec, desk.Sentences)
		err = in.write(c, func(w io.Writer) error {
			switch format {
			case "json":
				return printJSON(w, a)
			case "html":
				return a.WriteHTML(w)
			}
			return a.WriteText(w, terminalWidth(w))
		})
		if err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), rec.Problems, n)
	}
	return c
}

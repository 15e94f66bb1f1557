package main

import (
	"github.com/parley-record/parley"
	"github.com/spf13/cobra"
)

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "parley",
		Short: "Reads news reports of a negotiation and keeps its record",
		Long: `Parley reads news reports of a negotiation and keeps its record: who is at the
table, which texts are on it, who stands where on each issue, who said what in
which words, which meetings and deadlines lie ahead. Every entry points to the
sentences it came from; where reports of one happening differ, the record shows
how.`,
		Example: `  parley read examples/geneva
  parley read --format html --output record.html a.txt b.html
  parley read --format json reports.jsonl.gz | jq .positions`,
		Version:       parley.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, args []string) error {
			return c.Help()
		},
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError("see parley --help", "there is no command %q", args[0])
			}
			return nil
		},
	}
	root.SetVersionTemplate("parley {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError("see "+c.CommandPath()+" --help", "%s", err)
	})
	root.AddCommand(
		newServeCommand(),
		newFollowCommand(),
		newAddCommand(),
		newWatchCommand(),
		newChangesCommand(),
		newExportCommand(),
		newBackupCommand(),
		newAttachCommand(),
		newStoreCommand(),
		newStoriesCommand(),
		newReadCommand(),
		newParseCommand(),
		newCompareCommand(),
		newQuoteCommand(),
		newCheckCommand(),
		newStatementsCommand(),
		newDivideCommand(),
		newExplainCommand(),
		newSchemaCommand(),
		newManCommand(),
	)
	return root
}

// noArgs is for commands that take nothing but flags.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError("see "+c.CommandPath()+" --help", "%s takes no %q", c.CommandPath(), args[0])
	}
	return nil
}

package main

import (
	"errors"
	"strings"

	"github.com/parley-record/parley"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
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
		hint := "see " + c.CommandPath() + " --help"
		var bad *pflag.InvalidValueError
		if errors.As(err, &bad) {
			return usageError(hint, "%q is no value for --%s", bad.GetValue(), bad.GetFlag().Name)
		}
		return usageError(hint, "%s", err)
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

// addDefaults adds the commands that cobra brings, held to the exit codes; after
// the output is set, which they keep.
func addDefaults(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "help" {
			c.Run, c.RunE = nil, helpOf
		}
		if c.Name() == "completion" {
			c.Args = noArgs
			c.RunE = func(c *cobra.Command, args []string) error { return c.Help() }
		}
	}
}

// helpOf prints the help of the command that args name.
func helpOf(c *cobra.Command, args []string) error {
	of, rest, err := c.Root().Find(args)
	if err != nil || len(rest) > 0 {
		return usageError("see parley --help", "there is no command %q", strings.Join(args, " "))
	}
	of.InitDefaultHelpFlag()
	return of.Help()
}

// unknownCommand returns the first of args where it is no command: --help after
// it would answer with the help of the program.
func unknownCommand(root *cobra.Command, args []string) error {
	c, rest, err := root.Find(args)
	if err != nil || c != root || len(rest) == 0 || strings.HasPrefix(rest[0], "-") || strings.HasPrefix(rest[0], "__") {
		return nil
	}
	return usageError("see parley --help", "there is no command %q", rest[0])
}

// exactly is for commands that take n arguments; what names them.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch hint := "see " + c.CommandPath() + " --help"; {
		case len(args) < n:
			return usageError(hint, "%s is not named", what)
		case len(args) > n:
			return usageError(hint, "%s takes no %q", c.CommandPath(), args[n])
		}
		return nil
	}
}

// atMostOne is for commands that take one negotiation or all.
func atMostOne(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError("name one, or none for all", "%s takes no %q", c.CommandPath(), args[1])
	}
	return nil
}

// noArgs is for commands that take nothing but flags.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError("see "+c.CommandPath()+" --help", "%s takes no %q", c.CommandPath(), args[0])
	}
	return nil
}

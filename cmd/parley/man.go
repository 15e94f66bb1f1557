package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/parley-record/parley"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newManCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "  parley man | man -l -\n  parley man > ~/.local/share/man/man1/parley.1",
		Args:    noArgs,
		RunE: func(c *cobra.Command, args []string) error {
			return printMan(c.OutOrStdout(), c.Root())
		},
	}
}

// printMan prints one manual page for the whole program. It bears no date, so
// that the same program prints the same page.
func printMan(w io.Writer, root *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH PARLEY 1 \"\" \"Parley %s\" \"User commands\"\n", parley.Version)
	fmt.Fprintf(&b, ".SH NAME\nparley \\- %s\n", roff(strings.ToLower(root.Short[:1])+root.Short[1:]))
	b.WriteString(".SH SYNOPSIS\n.B parley\n.I command\n[\\fIflags\\fR] [\\fIarguments\\fR]\n")
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n.SH COMMANDS\n", paragraphs(root.Long))
	for _, c := range root.Commands() {
		if !c.IsAvailableCommand() || c.Name() == "help" || c.Name() == "completion" {
			continue
		}
		fmt.Fprintf(&b, ".SS \"%s\"\n", roff("parley "+c.Use))
		long := c.Long
		if long == "" {
			long = c.Short + "."
		}
		b.WriteString(paragraphs(long) + "\n")
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" || f.Hidden {
				return
			}
			name := "\\-\\-" + roff(f.Name)
			if f.Shorthand != "" {
				name = "\\-" + f.Shorthand + ", " + name
			}
			kind, usage := pflag.UnquoteUsage(f)
			if kind != "" {
				name += " \\fI" + roff(kind) + "\\fR"
			}
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fR\n%s\n", name, roff(usage))
		})
		if c.Example != "" {
			fmt.Fprintf(&b, ".PP\nExamples:\n.PP\n.nf\n%s\n.fi\n", roff(c.Example))
		}
	}
	b.WriteString(`.SH EXIT STATUS
.TP
.B 0
all went well
.TP
.B 1
an error
.TP
.B 2
a command line that cannot be understood
.TP
.B 3
some inputs could not be read; they are named, and the rest was done
.SH ENVIRONMENT
.TP
.B NO_COLOR
no colours, whatever the terminal
.TP
.B COLUMNS
the width of text that does not go to a terminal
`)
	_, err := io.WriteString(w, b.String())
	return err
}

// paragraphs sets text with a blank line between paragraphs.
func paragraphs(s string) string {
	return strings.ReplaceAll(roff(s), "\n\n", "\n.PP\n")
}

// roff takes the meaning from characters that would have one.
func roff(s string) string {
	s = strings.ReplaceAll(s, `\`, `\e`)
	s = strings.ReplaceAll(s, "-", `\-`)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

package main

import (
	"github.com/parley-record/parley"
	"github.com/spf13/cobra"
)

func newSchemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of the record",
		Example: "  parley schema > record.schema.json",
		Args:    noArgs,
		RunE: func(c *cobra.Command, args []string) error {
			_, err := c.OutOrStdout().Write(parley.Schema)
			return err
		},
	}
}

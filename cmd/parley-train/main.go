// Parley-train rebuilds the models that the binary embeds from corpora, and
// scores the engine against them.
//
//	parley-train tag --data ../shared/data
//	parley-train score --data ../shared/data --engine fast
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/parley-record/parley/nlp/model"
)

// A command is one subcommand. run gets the arguments after its name.
type command struct {
	name, what string
	run        func(args []string, out io.Writer) error
}

// commands lists every subcommand; each stands in a file of its own.
func commands() []command {
	return []command{
		lexiconCommand(),
		tagCommand(),
		depFastCommand(),
		depBestCommand(),
		scoreCommand(),
		embedCommand(),
		storiesCommand(),
		synonymsCommand(),
		differencesCommand(),
		benchStoriesCommand(),
		nerCommand(),
		loadCommand(),
		actorsCommand(),
		sidesCommand(),
		onceCommand(),
		corefCommand(),
		attribCommand(),
		statementsCommand(),
		pairsCommand(),
		recordCommand(),
		goldCommand(),
		levelCommand(),
		standoffCommand(),
		matterCommand(),
	}
}

func main() {
	if len(os.Args) > 1 {
		for _, c := range commands() {
			if c.name != os.Args[1] {
				continue
			}
			if err := c.run(os.Args[2:], os.Stdout); err != nil {
				if err == flag.ErrHelp {
					os.Exit(2)
				}
				fmt.Fprintf(os.Stderr, "error: %v\n", err)
				os.Exit(1)
			}
			return
		}
	}
	fmt.Fprintln(os.Stderr, "usage: parley-train COMMAND [flags]")
	for _, c := range commands() {
		fmt.Fprintf(os.Stderr, "  %-10s %s\n", c.name, c.what)
	}
	os.Exit(2)
}

// dataFlags returns a flag set with the folder of corpora.
func dataFlags(name string) (fs *flag.FlagSet, data *string) {
	fs = flag.NewFlagSet("parley-train "+name, flag.ContinueOnError)
	return fs, fs.String("data", "../shared/data", "folder of the corpora")
}

// writeModel writes a model below dir, "nlp/model/weights" of the repository,
// and its line of checksums.txt beside that folder.
func writeModel(dir, name string, f *model.File) error {
	b := f.Encode()
	if err := os.WriteFile(filepath.Join(dir, name+".bin"), b, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%s.bin: %d bytes\n", name, len(b))
	return model.WriteChecksum(filepath.Join(dir, "..", "checksums.txt"), name, b)
}

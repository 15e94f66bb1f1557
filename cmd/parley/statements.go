package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/desk"
	"github.com/parley-record/parley/internal/extract"
	"github.com/spf13/cobra"
)

func newStatementsCommand() *cobra.Command {
	var in inputFlags
	var format, by, about string
	var direct, evidence bool
	c := &cobra.Command{
		Use:   "statements [flags] PATH…",
		Short: "Print who said what",
		Long: `Statements reads reports and prints their statements alone: who said, wrote,
thought or denied what, in which words. It takes the same PATHs as read.

--by keeps the statements of a speaker, by any name that the reports use for
them or for their side; --about those whose words, or their context's issue,
hold every word given, in any form of it; --direct those that quote the
speaker's exact words.`,
		Example: `  parley statements --by Rubio examples/geneva
  parley statements --about recognition --direct examples/geneva
  parley statements --format csv reports/ > statements.csv`,
		Args: needPaths,
	}
	in.add(c)
	c.Flags().StringVarP(&format, "format", "f", "text", "text, json or csv")
	c.Flags().StringVar(&by, "by", "", "speaker, or the side that they speak for")
	c.Flags().StringVar(&about, "about", "", "words that the statement holds")
	c.Flags().BoolVar(&direct, "direct", false, "only exact words")
	c.Flags().BoolVar(&evidence, "evidence", false, "text: print the sentences that each line rests on")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "csv"}, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		if format != "text" && format != "json" && format != "csv" {
			return usageError("there are text, json and csv", "there is no format %q", format)
		}
		rec, err := in.read(c, args)
		if err != nil {
			return err
		}
		who := speakersOf(rec)
		keepStatements(rec, by, about, direct)
		err = in.write(c, func(w io.Writer) error {
			switch format {
			case "json":
				return printJSON(w, struct {
					Format     string             `json:"format"`
					Reports    []parley.Report    `json:"reports"`
					Actors     []parley.Actor     `json:"actors"`
					Statements []parley.Statement `json:"statements"`
					Problems   []parley.Problem   `json:"problems"`
				}{rec.Format, rec.Reports, rec.Actors, rec.Statements, rec.Problems})
			case "csv":
				return statementsCSV(w, rec)
			}
			b := brief.New(rec, desk.Sentences)
			alone := b.Sections[:0]
			for _, s := range b.Sections {
				if strings.HasPrefix(s.Key, "statements") {
					if by != "" || about != "" || direct {
						s.Note = "" // counts passages of all speakers
						s.Empty = "No statement was found that fits."
					}
					alone = append(alone, s)
				}
			}
			b.Sections = alone
			return b.WriteText(coloured(w), brief.Text{Width: terminalWidth(w), Evidence: evidence})
		})
		if err != nil {
			return err
		}
		if by != "" && len(rec.Statements) == 0 && len(who) > 0 {
			fmt.Fprintf(c.ErrOrStderr(), "parley: hint: in these reports speak: %s\n", strings.Join(who, "; "))
		}
		return reportProblems(c.ErrOrStderr(), rec.Problems, len(rec.Reports))
	}
	return c
}

// speakersOf returns the names of those who speak in rec, the first twenty.
func speakersOf(rec *parley.Record) []string {
	speaks := map[parley.ID]bool{}
	for i := range rec.Statements {
		speaks[rec.Statements[i].Speaker] = true
	}
	var names []string
	for i := range rec.Actors {
		if speaks[rec.Actors[i].ID] && len(names) < 20 {
			names = append(names, rec.Actors[i].Name)
		}
	}
	return names
}

// keepStatements drops the statements of rec that the flags do not ask for.
func keepStatements(rec *parley.Record, by, about string, direct bool) {
	actors := map[parley.ID]*parley.Actor{}
	for i := range rec.Actors {
		actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	issues := map[parley.ID]string{}
	for i := range rec.Issues {
		issues[rec.Issues[i].ID] = rec.Issues[i].Label
	}
	want := wordStems(about)
	out := rec.Statements[:0]
	for _, s := range rec.Statements {
		if direct && len(s.Quotes) == 0 && s.Mode != "direct" {
			continue
		}
		if by != "" && !saidBy(&s, by, actors) {
			continue
		}
		if len(want) > 0 {
			var text strings.Builder
			for _, c := range s.Content {
				text.WriteString(c.Text + " ")
			}
			for _, id := range s.Issues {
				text.WriteString(issues[id] + " ")
			}
			have := map[string]bool{}
			for _, w := range wordStems(text.String()) {
				have[w] = true
			}
			ok := true
			for _, w := range want {
				ok = ok && have[w]
			}
			if !ok {
				continue
			}
		}
		out = append(out, s)
	}
	rec.Statements = out
}

func wordStems(s string) []string {
	f := strings.Fields(parley.Words(s))
	for i, w := range f {
		f[i] = extract.Stem(w)
	}
	return f
}

// saidBy reports whether a name of the speaker, of their side, or the words
// that name the source hold every word of name.
func saidBy(s *parley.Statement, name string, actors map[parley.ID]*parley.Actor) bool {
	want := strings.Fields(strings.ToLower(name))
	holds := func(text string) bool {
		have := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '.' })
		for _, w := range want {
			ok := false
			for _, h := range have {
				ok = ok || h == w
			}
			if !ok {
				return false
			}
		}
		return true
	}
	if s.Source != nil && holds(s.Source.Text) {
		return true
	}
	speakers := []parley.ID{s.Speaker, s.OnBehalfOf}
	if s.Within == "" {
		speakers = append(speakers, s.AccordingTo...) // all of "Berg and Kerr", of "both sides"
	}
	for _, id := range speakers {
		a := actors[id]
		if a == nil {
			continue
		}
		for _, n := range append([]string{a.Name}, a.Aliases...) {
			if holds(n) {
				return true
			}
		}
		if p := actors[a.Party]; p != nil && p != a {
			for _, n := range append([]string{p.Name}, p.Aliases...) {
				if holds(n) {
					return true
				}
			}
		}
	}
	return false
}

// statementsCSV prints one row for each statement; offsets are bytes of the
// report's text, of the first span of content.
func statementsCSV(w io.Writer, rec *parley.Record) error {
	reports := map[parley.ID]*parley.Report{}
	for i := range rec.Reports {
		reports[rec.Reports[i].ID] = &rec.Reports[i]
	}
	actors := map[parley.ID]*parley.Actor{}
	for i := range rec.Actors {
		actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	name := func(id parley.ID) string {
		if a := actors[id]; a != nil {
			return a.Name
		}
		return ""
	}
	labels := map[parley.ID]string{}
	for i := range rec.Issues {
		labels[rec.Issues[i].ID] = rec.Issues[i].Label
	}
	all := func(ids []parley.ID, name func(parley.ID) string) string {
		var names []string
		for _, id := range ids {
			if n := name(id); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, "; ")
	}
	out := csv.NewWriter(w)
	if err := out.Write([]string{"id", "report", "outlet", "published", "speaker", "party", "on_behalf_of", "source", "cue", "cue_class", "negated", "mode", "content", "quotes", "start", "end", "confidence", "according_to", "to", "via", "within", "medium", "when", "hedges_report", "hedges_speaker", "issues"}); err != nil {
		return err
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		r := reports[s.Content[0].Report]
		party := ""
		if a := actors[s.Speaker]; a != nil && a.Party != a.ID {
			party = name(a.Party)
		}
		text := func(spans []parley.Span) string {
			var parts []string
			for _, c := range spans {
				parts = append(parts, c.Text)
			}
			return strings.Join(parts, " … ")
		}
		one := func(sp *parley.Span) string {
			if sp == nil {
				return ""
			}
			return sp.Text
		}
		hedges := map[string][]string{}
		for _, h := range s.Hedges {
			hedges[h.Of] = append(hedges[h.Of], h.Text)
		}
		when := ""
		if s.When != nil {
			if when = s.When.From; when == "" {
				when = s.When.Text
			}
		}
		err := out.Write([]string{string(s.ID), string(r.ID), r.Outlet, r.Published, name(s.Speaker), party, name(s.OnBehalfOf), one(s.Source), one(s.Cue), s.CueClass,
			strconv.FormatBool(s.Negated), s.Mode, text(s.Content), text(s.Quotes), strconv.Itoa(s.Content[0].Start), strconv.Itoa(s.Content[len(s.Content)-1].End), fmt.Sprintf("%.3f", s.Confidence),
			all(s.AccordingTo, name), all(s.To, name), name(s.Via), string(s.Within), s.Medium, when, strings.Join(hedges["report"], "; "), strings.Join(hedges["speaker"], "; "),
			all(s.Issues, func(id parley.ID) string { return labels[id] })})
		if err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

package main

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/desk"
	"github.com/spf13/cobra"
)

func newExplainCommand() *cobra.Command {
	var in inputFlags
	c := &cobra.Command{
		Use:   "explain [flags] ENTRY PATH…",
		Short: "Tell which sentence, rule and tree path made an entry",
		Long: `Explain reads the reports again and tells how an entry came to be: the sentences
that it rests on, the rule that read them, the words of the tree from the word
that the rule began at up to the root, and on whose word it stands.

ENTRY is an id from the JSON, or a reference from the text such as 1:12 (report
1, sentence 12); then every entry of that sentence is explained.`,
		Example: `  parley explain 1:4 examples/geneva
  parley explain "$(parley read --format json examples/geneva | jq -r '.positions[0].id')" examples/geneva`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError("parley explain 1:4 PATH", "name an entry and the reports that it was read from")
			}
			return nil
		},
	}
	in.add(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		rec, err := in.read(c, args[1:])
		if err != nil {
			return err
		}
		// What could not be read is named before all else: it may be what is asked about.
		problems := reportProblems(c.ErrOrStderr(), rec.Problems, len(rec.Reports))
		if len(rec.Reports) == 0 && problems != nil {
			return problems
		}
		refs := brief.NewRefs(rec, desk.Sentences)
		want := strings.Trim(args[0], "[]")
		report, sentence, isRef := reference(want)
		var found []explained
		list := entriesOf(rec)
		if !isRef {
			list = append(list, partsOf(rec)...)
		}
		for _, e := range list {
			if !isRef {
				if string(e.ID) == want {
					found = append(found, e)
				}
				continue
			}
			for _, r := range refs(e.Evidence...) {
				if r.Report == report && r.Sentence == sentence {
					found = append(found, e)
					break
				}
			}
		}
		if len(found) == 0 {
			if !isRef {
				return usageError("take an id from --format json or a reference such as 1:4 from the text", "no entry %q in these reports", args[0])
			}
			if report < 1 || report > len(rec.Reports) {
				return usageError("the first number is the report's, in the order in which they are given", "no entry %q: %s here", args[0], areThere(len(rec.Reports), "report"))
			}
			if n := len(desk.Sentences(&rec.Reports[report-1])); sentence < 1 || sentence > n {
				return usageError("the second number is the sentence's", "no entry %q: report %d has %s", args[0], report, count(n, "sentence"))
			}
			fmt.Fprintf(c.ErrOrStderr(), "parley: no entry rests on sentence %d of report %d\n", sentence, report)
			return problems
		}
		err = in.write(c, func(w io.Writer) error {
			names := map[parley.ID]string{}
			for i := range rec.Actors {
				names[rec.Actors[i].ID] = rec.Actors[i].Name
			}
			for _, e := range found {
				if err := explain(w, e, refs, names); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		return problems
	}
	return c
}

func areThere(n int, one string) string {
	if n == 1 {
		return "there is 1 " + one
	}
	return "there are " + count(n, one)
}

// reference reads "1:12".
func reference(s string) (report, sentence int, ok bool) {
	a, b, found := strings.Cut(s, ":")
	if !found {
		return 0, 0, false
	}
	report, err1 := strconv.Atoi(a)
	sentence, err2 := strconv.Atoi(b)
	return report, sentence, err1 == nil && err2 == nil
}

// explained is an entry of any table.
type explained struct {
	parley.Entry
	table string
}

// entriesOf lists the rows of all tables that carry an Entry, in the record's order.
func entriesOf(rec *parley.Record) []explained {
	var out []explained
	v := reflect.ValueOf(rec).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Slice || f.Type().Elem().Kind() != reflect.Struct {
			continue
		}
		for k := range f.Len() {
			x := f.Index(k).FieldByName("Entry")
			if !x.IsValid() {
				break
			}
			if e, ok := x.Interface().(parley.Entry); ok {
				out = append(out, explained{e, strings.ToLower(v.Type().Field(i).Name)})
			}
		}
	}
	return out
}

// partsOf lists what has an id but is no entry of its own: actors, issues, terms
// and responses of texts, stories and claims. They are explained by their ids alone, for most
// sentences name several.
func partsOf(rec *parley.Record) []explained {
	var out []explained
	names := map[parley.ID]string{}
	for i := range rec.Actors {
		names[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	for i := range rec.Actors {
		a := &rec.Actors[i]
		rule := fmt.Sprintf("%s %q", a.Kind, a.Name)
		if len(a.Aliases) > 0 {
			rule += ", also " + strings.Join(a.Aliases, ", ")
		}
		if a.Party != "" && a.Party != a.ID {
			rule += fmt.Sprintf("; stands for %s (%s)", names[a.Party], a.PartyBasis)
		}
		out = append(out, explained{parley.Entry{ID: a.ID, Evidence: a.Evidence, Confidence: a.Confidence, Rule: rule}, "actors"})
	}
	for i := range rec.Issues {
		x := &rec.Issues[i]
		rule := fmt.Sprintf("issue %q", x.Label)
		if len(x.Terms) > 0 {
			rule += " from " + strings.Join(x.Terms, ", ")
		}
		out = append(out, explained{parley.Entry{ID: x.ID, Evidence: x.Evidence, Confidence: noConfidence, Rule: rule}, "issues"})
	}
	for i := range rec.Proposals {
		p := &rec.Proposals[i]
		for k := range p.Terms {
			t := &p.Terms[k]
			out = append(out, explained{parley.Entry{ID: t.ID, Evidence: t.Evidence, Confidence: p.Confidence, Rule: fmt.Sprintf("%s %q, a term of %q (%s)", t.Effect, t.Text, p.Name, p.ID)}, "terms"})
		}
		for k := range p.Responses {
			r := &p.Responses[k]
			out = append(out, explained{parley.Entry{ID: r.ID, Evidence: r.Evidence, Confidence: p.Confidence, Rule: fmt.Sprintf("%s is %s %q (%s)", names[r.By], r.Stance, p.Name, p.ID)}, "responses"})
		}
	}
	return append(out, comparedOf(rec)...)
}

// noConfidence stands for that of what has none of its own.
const noConfidence = -1

// comparedOf lists what comes of holding reports against each other: stories by why
// their reports are together, claims by how their tellings differ.
func comparedOf(rec *parley.Record) []explained {
	var out []explained
	of := map[parley.ID]*parley.Report{}
	for i := range rec.Reports {
		of[rec.Reports[i].ID] = &rec.Reports[i]
	}
	for i := range rec.Stories {
		x := &rec.Stories[i]
		rule := fmt.Sprintf("%s of one happening, from %s", count(len(x.Reports), "report"), count(x.Independent, "independent origin"))
		for _, why := range x.Because {
			rule += "\n            " + why
		}
		e := parley.Entry{ID: x.ID, Confidence: noConfidence, Rule: rule}
		for _, id := range x.Reports {
			if r := of[id]; r != nil {
				if at := desk.Sentences(r); len(at) > 0 {
					e.Evidence = append(e.Evidence, parley.Span{Report: id, Start: at[0][0], End: at[0][1], Text: r.Text[at[0][0]:at[0][1]]})
				}
			}
		}
		out = append(out, explained{e, "stories"})
	}
	for i := range rec.Claims {
		x := &rec.Claims[i]
		e := parley.Entry{ID: x.ID, Confidence: noConfidence, Rule: "told in one report"}
		if len(x.Tellings) > 1 {
			e.Rule = fmt.Sprintf("%d passages that tell the same, from %s", len(x.Tellings), count(x.Independent, "independent origin"))
		}
		for k := range x.Differences {
			d := &x.Differences[k]
			e.Rule += "\n            " + brief.DifferenceWords(d.Kind)
			if d.Note != "" {
				e.Rule += ": " + d.Note
			}
		}
		for _, t := range x.Tellings {
			e.Evidence = append(e.Evidence, t.Span)
		}
		out = append(out, explained{e, "claims"})
	}
	return out
}

func explain(w io.Writer, e explained, refs func(...parley.Span) []brief.Ref, names map[parley.ID]string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s in %s", e.ID, e.table)
	if e.Confidence != noConfidence {
		fmt.Fprintf(&b, ", confidence %.2f", e.Confidence)
	}
	b.WriteString("\n")
	rule, path, _ := strings.Cut(e.Rule, " · ")
	if rule != "" {
		fmt.Fprintf(&b, "  rule      %s\n", rule)
	}
	if path != "" {
		fmt.Fprintf(&b, "  path      %s\n", oneLine(path))
	}
	for _, s := range e.Evidence {
		at := ""
		if r := refs(s); len(r) > 0 {
			at = r[0].String()
		}
		fmt.Fprintf(&b, "  sentence  %s %s\n", at, oneLine(s.Text))
	}
	for _, id := range e.AccordingTo {
		fmt.Fprintf(&b, "  on the word of %s\n", oneLine(names[id]))
	}
	if e.Statement != "" {
		fmt.Fprintf(&b, "  in statement %s\n", e.Statement)
	}
	for _, h := range e.Hedges {
		fmt.Fprintf(&b, "  hedged    %q (%s)\n", h.Text, h.Of)
	}
	if e.Background {
		b.WriteString("  told as history\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

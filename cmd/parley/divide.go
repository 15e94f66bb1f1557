package main

import (
	"fmt"
	"html/template"
	"io"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
	"github.com/parley-record/parley/internal/desk"
	"github.com/spf13/cobra"
)

func newDivideCommand() *cobra.Command {
	var in inputFlags
	var format string
	c := &cobra.Command{
		Use:   "divide [flags] PATH…",
		Short: "Print who stands apart on what, and how each text meets what each side has said",
		Long: `Divide prints for each issue who is for it, who against, who on conditions, and
for each text on the table how its terms meet what each party has said. Both are
derived from the positions that read records; "no position found" means that
none was found in these reports, not that the party has none. It is told of those
who are found at the same table; where one stance alone is on record, of all of
them at once.`,
		Example: `  parley divide examples/geneva
  parley divide --format json reports/ > divide.json`,
		Args: needPaths,
	}
	in.add(c)
	c.Flags().StringVarP(&format, "format", "f", "text", "text, json or html")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "html"}, cobra.ShellCompDirectiveNoFileComp))
	c.RunE = func(c *cobra.Command, args []string) error {
		if format != "text" && format != "json" && format != "html" {
			return usageError("there are text, json and html", "there is no format %q", format)
		}
		rec, err := in.read(c, args)
		if err != nil {
			return err
		}
		err = in.write(c, func(w io.Writer) error {
			switch format {
			case "json":
				return printJSON(w, struct {
					Format    string            `json:"format"`
					Reports   []parley.Report   `json:"reports"`
					Actors    []parley.Actor    `json:"actors"`
					Issues    []parley.Issue    `json:"issues"`
					Positions []parley.Position `json:"positions"`
					Proposals []parley.Proposal `json:"proposals"`
					Divides   []parley.Divide   `json:"divides"`
					Fits      []parley.Fit      `json:"fits"`
				}{rec.Format, rec.Reports, rec.Actors, rec.Issues, rec.Positions, rec.Proposals, rec.Divides, rec.Fits})
			case "html":
				return dividePage.Execute(w, divideView(rec))
			}
			return divideText(w, divideView(rec))
		})
		if err != nil {
			return err
		}
		return reportProblems(c.ErrOrStderr(), rec.Problems, len(rec.Reports))
	}
	return c
}

// A dividedIssue is one issue with its sides, as words.
type dividedIssue struct {
	Label string
	Rows  []divideRow
	apart int
}

// A divideRow is one stance, or one fit, and who takes it.
type divideRow struct {
	Stance, Who string
	Refs        string
	Notes       []string // what it was before, on what condition, how final
	Evidence    []string // the sentences that Refs refer to, each with its reference
}

// A fitted is one term of a text with who meets it and who not.
type fitted struct {
	Text, Term string
	Rows       []divideRow
}

type dividePrint struct {
	Apart []dividedIssue // parties take different stances
	Alone []dividedIssue // one stance is on record
	Fits  []fitted

	Reports []string // in the order of their numbers
}

// Groups returns the issues by how far parties stand apart, each group under its
// heading.
func (v dividePrint) Groups() []divideGroup {
	var out []divideGroup
	if len(v.Apart) > 0 {
		out = append(out, divideGroup{"Where they stand apart", v.Apart})
	}
	if len(v.Alone) > 0 {
		out = append(out, divideGroup{"One stance on record; no position found of any other side", v.Alone})
	}
	return out
}

// A divideGroup is issues under a heading.
type divideGroup struct {
	Head   string
	Issues []dividedIssue
}

// divideView puts the divides and fits of a record into words, issues on which
// parties stand apart first.
func divideView(rec *parley.Record) dividePrint {
	d := newDivider(rec)
	var v dividePrint
	for i := range rec.Reports {
		r := &rec.Reports[i]
		v.Reports = append(v.Reports, strings.Join(nonEmpty(oneLine(r.Title), r.Outlet, r.Published, r.Path), ", "))
	}
	for i := range rec.Divides {
		if is := d.issue(&rec.Divides[i]); is.apart > 1 {
			v.Apart = append(v.Apart, is)
		} else {
			v.Alone = append(v.Alone, is)
		}
	}
	sort.SliceStable(v.Apart, func(a, b int) bool { return v.Apart[a].apart > v.Apart[b].apart })
	for i := range rec.Proposals {
		p := &rec.Proposals[i]
		for k := range p.Terms {
			if f := d.fitted(p, &p.Terms[k]); len(f.Rows) > 0 {
				v.Fits = append(v.Fits, f)
			}
		}
	}
	return v
}

// A divider finds by their ids what divides and fits refer to.
type divider struct {
	rec       *parley.Record
	refs      func(...parley.Span) []brief.Ref
	names     map[parley.ID]string // of actors
	issues    map[parley.ID]string // labels
	positions map[parley.ID]*parley.Position
}

func newDivider(rec *parley.Record) *divider {
	d := &divider{rec: rec, refs: brief.NewRefs(rec, desk.Sentences), names: map[parley.ID]string{}, issues: map[parley.ID]string{}, positions: map[parley.ID]*parley.Position{}}
	for i := range rec.Actors {
		d.names[rec.Actors[i].ID] = rec.Actors[i].Name
	}
	for i := range rec.Issues {
		d.issues[rec.Issues[i].ID] = rec.Issues[i].Label
	}
	for i := range rec.Positions {
		d.positions[rec.Positions[i].ID] = &rec.Positions[i]
	}
	return d
}

// issue puts one divide into words.
func (d *divider) issue(x *parley.Divide) dividedIssue {
	is := dividedIssue{Label: d.issues[x.Issue]}
	for _, s := range []struct {
		stance string
		who    []parley.ID
	}{{"for", x.For}, {"against", x.Against}, {"conditional", x.Conditional}, {"undecided", x.Undecided}} {
		if len(s.who) > 0 {
			is.Rows = append(is.Rows, d.side(x, s.stance, s.who))
		}
	}
	is.apart = len(is.Rows)
	if len(x.Unrecorded) > 0 && is.apart > 1 { // under one stance the heading says so of all others
		is.Rows = append(is.Rows, divideRow{Stance: "no position found", Who: few(d.named(x.Unrecorded, nil))})
	}
	return is
}

// side puts those who take one stance into words, with what their positions tell
// beside it.
func (d *divider) side(x *parley.Divide, stance string, who []parley.ID) divideRow {
	var ids []parley.ID
	var notes []string
	sure := map[parley.ID]bool{} // of parties, by the surest of their positions
	for _, id := range x.Positions {
		p := d.positions[id]
		if p == nil || p.Stance != stance {
			continue
		}
		ids = append(ids, id)
		sure[p.Party] = sure[p.Party] || !brief.Doubtful(&p.Entry)
		if b := d.positions[p.Supersedes]; b != nil && b.Stance != p.Stance {
			notes = append(notes, fmt.Sprintf("%s was %s before %s", d.names[p.Party], b.Stance, d.where([]parley.ID{b.ID})))
		}
		if p.Condition != nil {
			notes = append(notes, fmt.Sprintf("%s: “%s”", d.names[p.Party], oneLine(p.Condition.Text)))
		}
		if p.RedLine != nil {
			notes = append(notes, fmt.Sprintf("%s holds it final: “%s”", d.names[p.Party], oneLine(p.RedLine.Text)))
		}
	}
	return divideRow{stance, d.named(who, sure), d.where(ids), uniq(notes), d.sentences(ids)}
}

// fitKinds are the ways in which a term meets what parties said, with their words.
var fitKinds = []struct{ kind, words string }{
	{"meets", "meets what is said by"}, {"conflicts", "conflicts with"}, {"open", "leaves open for"}, {"unrecorded", "no position found"},
}

// fitted puts into words how one term of a text meets what parties said.
func (d *divider) fitted(p *parley.Proposal, t *parley.Term) fitted {
	f := fitted{Text: p.Name, Term: strings.ReplaceAll(t.Effect, "_", " ") + ": " + t.Text}
	for _, k := range fitKinds {
		var who, positions []parley.ID
		for _, x := range d.rec.Fits {
			if x.Term != t.ID || x.Fit != k.kind {
				continue
			}
			who = append(who, x.Party)
			if x.Position != "" {
				positions = append(positions, x.Position)
			}
		}
		if names := d.named(who, nil); len(who) > 0 {
			if k.kind == "unrecorded" {
				names = few(names)
			}
			f.Rows = append(f.Rows, divideRow{Stance: k.words, Who: names, Refs: d.where(positions), Evidence: d.sentences(positions)})
		}
	}
	return f
}

// named joins the names of parties, with a word at those whose position is unsure.
func (d *divider) named(ids []parley.ID, sure map[parley.ID]bool) string {
	var out []string
	for _, id := range ids {
		name := d.names[id]
		if known, ok := sure[id]; ok && !known {
			name += " (" + brief.UnsureWord + ")"
		}
		out = append(out, name)
	}
	return strings.Join(uniq(out), ", ")
}

// where joins the references of the positions' evidence.
func (d *divider) where(positions []parley.ID) string {
	var out []string
	for _, r := range d.evidence(positions) {
		out = append(out, r.String())
	}
	return strings.Join(uniq(out), "")
}

// sentences returns the positions' evidence in full, each behind its reference.
func (d *divider) sentences(positions []parley.ID) []string {
	var out []string
	for _, r := range d.evidence(positions) {
		out = append(out, r.String()+" "+oneLine(r.Span.Text))
	}
	return uniq(out)
}

func (d *divider) evidence(positions []parley.ID) []brief.Ref {
	var out []brief.Ref
	for _, id := range positions {
		if p := d.positions[id]; p != nil {
			out = append(out, d.refs(p.Evidence...)...)
		}
	}
	return out
}

// few returns the first eight of a list of names and how many more there are; --format json
// has them all.
func few(names string) string {
	list := strings.Split(names, ", ")
	if len(list) <= 9 {
		return names
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:8], ", "), len(list)-8)
}

// uniq returns the strings of a list that are not empty, each once.
func uniq(list []string) []string {
	out := list[:0:0]
	seen := map[string]bool{}
	for _, s := range list {
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func divideText(w io.Writer, v dividePrint) error {
	var b strings.Builder
	width := terminalWidth(w)
	rows := func(list []divideRow) {
		for _, r := range list {
			brief.Fold(&b, fmt.Sprintf("  %-22s ", r.Stance), r.Who+" "+strings.ReplaceAll(r.Refs, "][", "] ["), width)
			for _, n := range r.Notes {
				brief.Fold(&b, fmt.Sprintf("  %-22s   ", ""), n, width)
			}
		}
	}
	groups := v.Groups()
	if len(groups) == 0 {
		b.WriteString("No position was found in these reports.\n")
	}
	for i, g := range groups {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s\n\n", g.Head)
		for _, is := range g.Issues {
			brief.Fold(&b, "", is.Label, width)
			rows(is.Rows)
		}
	}
	if len(v.Fits) > 0 {
		b.WriteString("\nTexts and what has been said\n\n")
	}
	for _, f := range v.Fits {
		brief.Fold(&b, "", f.Text+" — "+f.Term, width)
		rows(f.Rows)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var dividePage = template.Must(template.New("divide").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Parley"><title>The divide</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:break-word}table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}th{text-align:left;font-weight:400;width:10rem;opacity:.75}td,th{padding:.2rem .5rem;vertical-align:top;border-top:1px solid #8884}.r{opacity:.75;font-size:.85em}.none td,.none th{opacity:.7;font-size:.9em}
details{font-size:.9em}details p{margin:.2rem 0 .4rem}@media(max-width:40rem){th,td{display:block;width:auto;padding-left:0}td{border-top:0;padding-top:0}}</style></head><body>
<h1>The divide</h1><p>Derived from recorded positions; “no position found” means none was found in these reports. [1:12] is report 1, sentence 12; the reports are listed below.</p>
{{range .Groups}}<h2>{{.Head}}</h2>{{range .Issues}}<table><caption>{{.Label}}</caption>{{template "rows" .Rows}}</table>{{end}}{{else}}<p>No position was found in these reports.</p>{{end}}
{{if .Fits}}<h2>Texts and what has been said</h2>{{end}}{{range .Fits}}<table><caption>{{.Text}} — {{.Term}}</caption>{{template "rows" .Rows}}</table>{{end}}
<h2>The reports</h2><ol>{{range .Reports}}<li>{{.}}</li>{{end}}</ol>
</body></html>
{{define "rows"}}{{range .}}<tr{{if not .Evidence}} class="none"{{end}}><th scope="row">{{.Stance}}</th><td>{{.Who}} <span class="r">{{.Refs}}</span>{{range .Notes}}<br><small>{{.}}</small>{{end}}{{with .Evidence}}<details><summary>the sentences</summary>{{range .}}<p>{{.}}</p>{{end}}</details>{{end}}</td></tr>{{end}}{{end}}`))

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/parley-record/parley/internal/diff"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/english"
)

func differencesCommand() command {
	return command{"differences", "scores the differences found in summaries that were altered in one place", func(args []string, out io.Writer) error {
		fs, data := dataFlags("differences")
		show := fs.Int("show", 0, "print so many misses and false alarms")
		every := fs.Int("every", 1, "take one pair in so many")
		if err := fs.Parse(args); err != nil {
			return err
		}
		c, err := diff.Shipped()
		if err != nil {
			return err
		}
		p, err := english.New(english.Fast)
		if err != nil {
			return err
		}
		all, hit := map[string]int{}, map[string]int{}
		kinds := map[string]int{}
		var names []string
		retold, claimed, n := 0, 0, 0
		seen := map[string]bool{}
		err = eachLine(filepath.Join(*data, "differences", "bump.jsonl"), func(line []byte) error {
			var r struct{ Kind, A, B string }
			if err := json.Unmarshal(line, &r); err != nil {
				return err
			}
			if n++; n%*every != 0 {
				return nil
			}
			kind := strings.TrimSuffix(r.Kind, " Error")
			a, b := annotated(p.Pipeline, r.A), annotated(p.Pipeline, r.B)
			pa, pb := altered(a, b)
			_, _, found := c.Sentences(a, b)
			ok := false
			for _, f := range found {
				if f.Kind == "wording_changed" {
					continue
				}
				if touchesAny(pa, f.A) || touchesAny(pb, f.B) {
					ok = true
					kinds[f.Kind]++
				}
			}
			if all[kind] == 0 {
				names = append(names, kind)
			}
			all[kind]++
			if ok {
				hit[kind]++
			} else if *show > 0 {
				*show--
				fmt.Fprintf(out, "MISSED %s\n  %s\n  %s\n  %+v\n", r.Kind, r.A, r.B, found)
			}
			if seen[r.A] {
				return nil
			}
			seen[r.A] = true
			retold++
			again := annotated(p.Pipeline, retell(r.A))
			_, _, found = c.Sentences(a, again)
			for _, f := range found {
				if f.Kind != "wording_changed" {
					claimed++
					if *show > 0 {
						*show--
						fmt.Fprintf(out, "CLAIMED %s: %q / %q in\n  %s\n", f.Kind, cut(a, f.A), cut(again, f.B), r.A)
					}
					break
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		sum, right := 0, 0
		for _, k := range names {
			fmt.Fprintf(out, "  %-24s %4d of %4d\n", k, hit[k], all[k])
			sum, right = sum+all[k], right+hit[k]
		}
		fmt.Fprintf(out, "altered place found: %.1f %% of %d; no difference claimed: %.1f %% of %d retold without change; kinds %v\n",
			100*float64(right)/float64(sum), sum, 100*float64(retold-claimed)/float64(retold), retold, kinds)
		return nil
	}}
}

func cut(d *nlp.Doc, s nlp.Span) string { return d.Text[s.Start:s.End] }

func touchesAny(places []nlp.Span, s nlp.Span) bool {
	for _, p := range places {
		if s.End > 0 && p.Start < s.End && s.Start < p.End {
			return true
		}
	}
	return false
}

// altered returns the tokens of a and b that are no part of a longest common
// subsequence.
func altered(a, b *nlp.Doc) (pa, pb []nlp.Span) {
	na, nb := len(a.Tokens), len(b.Tokens)
	l := make([][]int, na+1)
	for i := range l {
		l[i] = make([]int, nb+1)
	}
	for i := na - 1; i >= 0; i-- {
		for j := nb - 1; j >= 0; j-- {
			if a.Form(i) == b.Form(j) {
				l[i][j] = l[i+1][j+1] + 1
			} else {
				l[i][j] = max(l[i+1][j], l[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < na || j < nb {
		switch {
		case i < na && j < nb && a.Form(i) == b.Form(j):
			i++
			j++
		case j == nb || i < na && l[i+1][j] >= l[i][j+1]:
			pa = append(pa, a.Bytes(i, i+1))
			i++
		default:
			pb = append(pb, b.Bytes(j, j+1))
			j++
		}
	}
	return pa, pb
}

// retellings are changes of wording that change nothing for a reader.
var retellings = []struct {
	from *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`\bdid not\b`), "didn't"}, {regexp.MustCompile(`\bis not\b`), "isn't"}, {regexp.MustCompile(`\bsaid\b`), "stated"}, {regexp.MustCompile(`\bsays\b`), "states"},
	{regexp.MustCompile(`\bbut\b`), "however"}, {regexp.MustCompile(`\bbegan\b`), "started"}, {regexp.MustCompile(`\bbegin\b`), "start"}, {regexp.MustCompile(`\bchildren\b`), "kids"},
	{regexp.MustCompile(`\btwo\b`), "2"}, {regexp.MustCompile(`\bthree\b`), "3"}, {regexp.MustCompile(`\bfour\b`), "4"}, {regexp.MustCompile(`\bfive\b`), "5"}, {regexp.MustCompile(`\bsix\b`), "6"}, {regexp.MustCompile(`\bten\b`), "10"},
	{regexp.MustCompile(`\bpercent\b`), "per cent"}, {regexp.MustCompile(`%`), " percent"}, {regexp.MustCompile(`\bU\.S\.`), "US"}, {regexp.MustCompile(`\bUnited States\b`), "US"}, {regexp.MustCompile(`\bUnited Kingdom\b`), "UK"},
	{regexp.MustCompile(`\bhelp\b`), "assist"}, {regexp.MustCompile(`\bmoreover\b`), "furthermore"}, {regexp.MustCompile(`\bbuy\b`), "purchase"}, {regexp.MustCompile(`\bbought\b`), "purchased"}, {regexp.MustCompile(`\bnear\b`), "close to"},
	{regexp.MustCompile(`\bcar\b`), "automobile"}, {regexp.MustCompile(`\bmillion\b`), "m"}, {regexp.MustCompile(`\bshows\b`), "demonstrates"}, {regexp.MustCompile(`\blarge\b`), "big"}, {regexp.MustCompile(`\bbig\b`), "large"},
	{regexp.MustCompile(`\balso\b`), "as well"}, {regexp.MustCompile(`\bhowever\b`), "but"}, {regexp.MustCompile(`\bwhile\b`), "whereas"}, {regexp.MustCompile(`\bfilm\b`), "movie"}, {regexp.MustCompile(`\bmovie\b`), "film"},
	{regexp.MustCompile(`\bdead\b`), "deceased"}, {regexp.MustCompile(`\bfind\b`), "discover"}, {regexp.MustCompile(`\bfound\b`), "discovered"}, {regexp.MustCompile(`\bget\b`), "obtain"}, {regexp.MustCompile(`\bgets\b`), "obtains"},
	{regexp.MustCompile(`\bdoctor\b`), "physician"}, {regexp.MustCompile(`\bpolice\b`), "police officers"}, {regexp.MustCompile(`\battempt\b`), "try"}, {regexp.MustCompile(`\bends\b`), "finishes"}, {regexp.MustCompile(`\bmost of\b`), "the majority of"},
}

// retell returns s in other words of the same meaning, its sentences in
// another order.
func retell(s string) string {
	for _, r := range retellings {
		s = r.from.ReplaceAllString(s, r.to)
	}
	parts := strings.SplitAfter(s, " . ")
	if len(parts) == 2 && !strings.HasPrefix(parts[1], "He ") && !strings.HasPrefix(parts[1], "She ") && !strings.HasPrefix(parts[1], "It ") {
		parts[0] = strings.TrimSpace(parts[0])
		return strings.TrimSpace(parts[1]) + " " + parts[0]
	}
	return s
}

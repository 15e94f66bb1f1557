package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// writeCSL writes the reports as references of the Citation Style Language.
func writeCSL(w io.Writer, v *view) error {
	list := []object{}
	for i := range v.Reports {
		r := &v.Reports[i]
		o := object{"id": string(r.ID), "type": "article-newspaper", "title": title(r)}
		if r.Primary {
			o["type"] = "document"
		}
		if r.Outlet != "" {
			o["container-title"] = r.Outlet
		}
		if r.URL != "" {
			o["URL"] = r.URL
		}
		if r.Author != "" {
			o["author"] = []object{{"literal": r.Author}}
		}
		if parts := dateParts(r.Published); len(parts) > 0 {
			o["issued"] = object{"date-parts": [][]int{parts}}
		}
		if r.Language != "" {
			o["language"] = r.Language
		}
		list = append(list, o)
	}
	return encode(w, list)
}

func title(r *parley.Report) string {
	if r.Title != "" {
		return r.Title
	}
	f := strings.Fields(r.Text)
	return strings.Join(f[:min(8, len(f))], " ")
}

func dateParts(t string) []int {
	var out []int
	for _, p := range strings.Split(day(t), "-") {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// texEscapes are the letters that TeX reads as its own.
var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ")

// writeBibTeX writes the reports as references for BibTeX.
func writeBibTeX(w io.Writer, v *view) error {
	for i := range v.Reports {
		r := &v.Reports[i]
		var b strings.Builder
		fmt.Fprintf(&b, "@article{%s,\n", r.ID)
		put := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
			}
		}
		put("title", "{"+texEscapes.Replace(title(r))+"}")
		if r.Author != "" {
			put("author", "{"+texEscapes.Replace(r.Author)+"}") // braces: a byline is not always a name
		}
		put("journal", texEscapes.Replace(r.Outlet))
		if p := dateParts(r.Published); len(p) == 3 {
			put("year", strconv.Itoa(p[0]))
			put("month", strconv.Itoa(p[1]))
			put("day", strconv.Itoa(p[2]))
		}
		put("url", strings.NewReplacer("{", "%7B", "}", "%7D").Replace(r.URL))
		b.WriteString("}\n\n")
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

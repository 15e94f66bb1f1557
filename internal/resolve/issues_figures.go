package resolve

import "strings"

// A figure is a number of a phrase and what it counts: "5" of "percent".
type figure struct{ number, unit string }

// figuresOf returns the figures in a phrase with the word that each counts; a sign
// for money or per cent is such a word.
func figuresOf(s string) []figure {
	var out []figure
	f := strings.Fields(strings.ToLower(s))
	for k, w := range f {
		w = strings.Trim(w, "\"“”‘’',;:()")
		sign := ""
		for _, c := range []string{"$", "£", "€", "¥"} {
			if i := strings.Index(w, c); i >= 0 {
				w, sign = w[i+len(c):], c
			}
		}
		n := strings.IndexFunc(w, func(c rune) bool { return (c < '0' || c > '9') && c != '.' && c != ',' })
		if n < 0 {
			n = len(w)
		}
		number, unit := strings.Trim(w[:n], ".,"), strings.Trim(w[n:], "-")
		if number == "" {
			continue
		}
		switch {
		case sign != "":
			unit = sign
		case unit == "" && k+1 < len(f):
			unit = strings.Trim(f[k+1], "\"“”‘’',;:().")
		}
		switch unit {
		case "%", "pct", "percent", "per":
			unit = "%"
		}
		out = append(out, figure{number, unit})
	}
	return out
}

// otherFigures reports whether two phrases count the same and not as much of it:
// "a raise of 2.5%" and "a raise of 5 percent" are two matters.
func otherFigures(a, b string) bool {
	const digits = "0123456789"
	if !strings.ContainsAny(a, digits) || !strings.ContainsAny(b, digits) {
		return false
	}
	other := false
	for _, x := range figuresOf(a) {
		for _, y := range figuresOf(b) {
			if x.unit != y.unit {
				continue
			}
			if x.number == y.number {
				return false
			}
			other = true
		}
	}
	return other
}

package resolve

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley/internal/extract"
)

// A figure is a number of a phrase and what it counts: 5 of "%", 14 of "days".
type figure struct {
	number float64
	unit   string
}

// scales are words that multiply the number before them.
var scales = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "bln": 1e9, "trillion": 1e12}

// spans are units of time in days.
var spans = map[string]float64{"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}

// figuresOf returns the figures in a phrase, in digits or in words, with the word that each
// counts; a sign for money or per cent is such a word, and times are counted in days.
func figuresOf(s string) []figure {
	var out []figure
	f := strings.Fields(strings.ToLower(s))
	for k := 0; k < len(f); k++ {
		w := strings.Trim(f[k], "\"“”‘’',;:()")
		sign := ""
		for _, c := range []string{"$", "£", "€", "¥"} {
			if i := strings.Index(w, c); i >= 0 {
				w, sign = w[i+len(c):], c
			}
		}
		number, unit := numberIn(w)
		if number == 0 {
			continue
		}
		next := func() string {
			if k+1 < len(f) {
				return strings.Trim(f[k+1], "\"“”‘’',;:().")
			}
			return ""
		}
		for scales[unit] != 0 || unit == "" && scales[next()] != 0 {
			if unit == "" {
				unit = next()
				k++
			}
			number, unit = number*scales[unit], ""
		}
		switch {
		case sign != "":
			unit = sign
		case unit == "":
			unit = next()
		}
		switch day := spans[strings.TrimSuffix(unit, "s")]; {
		case day != 0:
			number, unit = number*day, "days"
		case unit == "%" || unit == "pct" || unit == "percent" || unit == "per":
			unit = "%"
		case unit == "" || stop[unit]:
			continue // "one of the drafts"
		}
		out = append(out, figure{number, unit})
	}
	return out
}

// numberIn returns the number that a word begins with and what it counts, where the same
// word tells: 28 of "28-point", 0 of "levy".
func numberIn(w string) (number float64, unit string) {
	if head, rest, _ := strings.Cut(w, "-"); head != "" {
		if n := slices.Index(numberWords[:], head); n > 0 {
			return float64(n), rest
		}
	}
	n := strings.IndexFunc(w, func(c rune) bool { return (c < '0' || c > '9') && c != '.' && c != ',' })
	if n < 0 {
		n = len(w)
	}
	digits := strings.Trim(w[:n], ".,")
	if digits == "" {
		return 0, "" // nearly all words; an error would be put in words
	}
	number, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil {
		return 0, ""
	}
	return number, strings.Trim(w[n:], "-")
}

// figuresIn returns the figures in the name of a matter, or where it has none the one figure
// that its other wordings in the clause have: "a cut" that is one "in prices of 2 percent".
func figuresIn(ph extract.Phrase) []figure {
	out := figuresOf(ph.Label)
	if len(out) > 0 {
		return out
	}
	for _, list := range [2][]string{ph.Terms, ph.Rest} {
		for _, t := range list {
			for _, x := range figuresOf(t) {
				if !slices.Contains(out, x) {
					out = append(out, x)
				}
			}
		}
	}
	if len(out) > 1 {
		return nil
	}
	return out
}

// otherFigures reports whether two phrases count the same and not as much of it:
// "a raise of 2.5%" and "a raise of 5 percent" are two matters.
func otherFigures(a, b string) bool { return clashing(figuresOf(a), figuresOf(b)) }

// clashing reports whether figures of two phrases count the same, and none as much of it.
func clashing(a, b []figure) bool {
	other := false
	for _, x := range a {
		for _, y := range b {
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

package brief

import "github.com/parley-record/parley"

// differenceWords are the kinds of difference as readers see them.
var differenceWords = map[string]string{
	"quote_altered":       "quoted wording differs",
	"quote_marks_added":   "quotation marks added",
	"quote_marks_dropped": "quotation marks dropped",
	"hedge_dropped":       "caution dropped",
	"hedge_added":         "caution added",
	"attribution_dropped": "attribution dropped",
	"attribution_added":   "attribution added",
	"attribution_changed": "attribution changed",
	"actor_generalised":   "who: named less exactly",
	"actor_specified":     "who: named more exactly",
	"number_changed":      "number differs",
	"date_changed":        "time differs",
	"polarity_changed":    "yes against no",
	"scope_changed":       "scope differs",
	"act_changed":         "act differs",
	"certainty_changed":   "certainty differs",
	"strength_changed":    "strength differs",
	"developed":           "a later stage",
	"wording_changed":     "other words",
	"only_in_a":           "only in one",
	"only_in_b":           "only in one",
}

// DifferenceWords returns the kind of a difference as readers see it.
func DifferenceWords(kind string) string {
	if w := differenceWords[kind]; w != "" {
		return w
	}
	return words(kind)
}

// maxDifference is how many words of a side are shown.
const maxDifference = 25

func (b *Brief) differences() Section {
	s := Section{Key: "differences", Title: "Where the wordings differ", Empty: "No two tellings to compare."}
	if len(b.Record.Claims) > 0 {
		s.Empty = "The tellings do not differ in what matters."
	}
	var only []Line
	for i := range b.Record.Claims {
		c := &b.Record.Claims[i]
		id := c.ID
		for j := range c.Differences {
			d := &c.Differences[j]
			if d.Kind == "wording_changed" {
				continue
			}
			l := Line{ID: id, Lead: DifferenceWords(d.Kind), Text: sides(d), Refs: b.differenceRefs(c, d)}
			id = ""
			if d.MayBeTranslation {
				l.Tags = append(l.Tags, "may be translation")
			}
			if d.Against == "primary" {
				l.Tags = append(l.Tags, "against the speaker's own text")
			}
			if d.Kind == "only_in_a" || d.Kind == "only_in_b" {
				only = append(only, l)
				continue
			}
			s.Lines = append(s.Lines, l)
		}
	}
	s.Lines = append(s.Lines, only...)
	return s
}

// sides shows the words of both tellings.
func sides(d *parley.Difference) string {
	a, z := "—", "—"
	if d.A != nil {
		a = "“" + short(d.A.Text, maxDifference) + "”"
	}
	if d.B != nil {
		z = "“" + short(d.B.Text, maxDifference) + "”"
	}
	switch d.Kind {
	case "only_in_a":
		return a
	case "only_in_b":
		return z
	case "quote_marks_added", "quote_marks_dropped":
		if a == z {
			return a // the words are the same, the kind says what is not
		}
	}
	return a + " / " + z
}

// differenceRefs refers to both sides; a side without words is referred to by
// its telling.
func (b *Brief) differenceRefs(c *parley.Claim, d *parley.Difference) []Ref {
	var spans []parley.Span
	for _, s := range []*parley.Span{d.A, d.B} {
		if s != nil {
			spans = append(spans, *s)
		}
	}
	if len(spans) == 1 && d.Kind != "only_in_a" && d.Kind != "only_in_b" {
		for _, t := range c.Tellings {
			if t.Span.Report == spans[0].Report {
				continue
			}
			if spans = append(spans, t.Span); d.A == nil {
				spans[0], spans[1] = spans[1], spans[0]
			}
			break
		}
	}
	return b.refs.of(spans...)
}

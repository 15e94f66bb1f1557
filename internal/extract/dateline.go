package extract

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A dateline tells where and when a report was written and who sent it: "GENEVA, 4 May
// (Agency) -", "BRUSSELS:". Nothing in it acts or says what follows.

// mostDateline is how many words a dateline has at most, and datelineWithin how many
// sentences in it stands.
const (
	mostDateline   = 18
	datelineWithin = 6
)

// mendDateline takes the names in a dateline from those who act, hangs its words on what
// follows and not the other way round, and credits nobody in it with what follows.
func mendDateline(draft *Draft) {
	d := draft.Doc
	for n, s := range d.Sentences {
		if n >= datelineWithin {
			return
		}
		if int(d.Tokens[s.First].Start) < d.Title {
			continue
		}
		if k := datelineEnd(d, s); k > s.First {
			draft.Doc = withoutDateline(d, s, k)
			return
		}
	}
}

// datelineEnd returns the token behind a dateline at the beginning of s; s.First for none.
func datelineEnd(d *nlp.Doc, s nlp.Sentence) int32 {
	loud := len(d.Form(int(s.First))) > 2 && allCapitals(d.Form(int(s.First)))
	depth, agency, month, figure := false, false, false, false
	for i := s.First; i < min(s.End-2, s.First+mostDateline); i++ {
		f := d.Form(int(i))
		switch {
		case f == "(":
			depth = true
		case f == ")":
			depth, agency = false, true
		case depth:
		case i > s.First && isDash(f):
			if d.Is(int(i+1), "(") {
				continue // "LISBON--(AGENCY)--"
			}
			apart := !d.Tokens[i].Glued || f == "--" || f == "—"
			if apart && startsSentence(d, i+1) && (agency || month && figure || loud && !allCapitals(d.Form(int(i+1))) && onlyDash(d, s, i)) {
				return i + 1
			}
			return s.First
		case i > s.First && (f == ":" || f == "|"):
			if startsSentence(d, i+1) && (agency || month && figure || loud && townAt(d, s.First, i)) {
				return i + 1
			}
			return s.First
		case f == "," || f == "." || f == "/" || f == "'":
		case f[0] >= '0' && f[0] <= '9':
			figure = true
		case f[0] >= 'A' && f[0] <= 'Z' && d.Tokens[i].UPOS != nlp.VERB || f[0] >= 0x80:
			month = month || monthNames[strings.TrimRight(lower(f), ".")]
		default:
			return s.First
		}
	}
	return s.First
}

// monthNames are the months by their names and what these are cut to.
var monthNames = listed("monthNames")

func isDash(f string) bool { return f == "-" || f == "–" || f == "—" || f == "--" }

// onlyDash reports whether no other dash stands behind the one at token i: "NATO — Europe's
// shield — refused" has no dateline.
func onlyDash(d *nlp.Doc, s nlp.Sentence, i int32) bool {
	for k := i + 1; k < min(s.End, i+mostDateline); k++ {
		if d.Form(int(k)) == d.Form(int(i)) {
			return false
		}
	}
	return true
}

// allCapitals reports whether all letters of a form are capitals of A to Z.
func allCapitals(f string) bool {
	return f != "" && strings.Trim(f, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// startsSentence reports whether running text may begin with token i.
func startsSentence(d *nlp.Doc, i int32) bool {
	f := d.Form(int(i))
	return f[0] < 'a' || f[0] > 'z'
}

// townAt reports whether the tokens [f, e) are a town, with its country or without.
func townAt(d *nlp.Doc, f, e int32) bool {
	for k := f; k < e; k++ {
		if d.Is(int(k), ",") {
			e = k
		}
	}
	g := gazetteer.Lookup(d.Words(int(f), int(e)))
	return g != nil && (g.Kind == nlp.Place || g.Kind == nlp.State && g.Form == nlp.Metonym || g.Weak)
}

// withoutDateline returns d with the dateline [s.First, k) set apart.
func withoutDateline(d *nlp.Doc, s nlp.Sentence, k int32) *nlp.Doc {
	c := *d
	c.Tokens = slices.Clone(d.Tokens)
	hangDateline(&c, s, k)
	inside := func(t int32) bool { return s.First <= t && t < k }
	to := make([]int32, len(d.Names))
	c.Names = nil
	for i, n := range d.Names {
		if to[i] = -1; !inside(n.First) {
			to[i] = int32(len(c.Names))
			c.Names = append(c.Names, n)
		}
	}
	c.Chains = slices.Clone(d.Chains)
	for i := range c.Chains {
		ch := &c.Chains[i]
		if ch.Name >= 0 {
			ch.Name = to[ch.Name]
		}
		ch.Mentions = slices.DeleteFunc(slices.Clone(ch.Mentions), func(m nlp.Mention) bool { return inside(m.Head) })
	}
	c.Chains = slices.DeleteFunc(c.Chains, func(ch nlp.Chain) bool { return len(ch.Mentions) == 0 })
	a, b := int(d.Tokens[s.First].Start), int(d.Tokens[k].Start)
	c.Attributions = slices.DeleteFunc(slices.Clone(d.Attributions), func(at nlp.Attribution) bool {
		return slices.ContainsFunc(at.Source, func(sp nlp.Span) bool { return a <= sp.Start && sp.Start < b })
	})
	return &c
}

// hangDateline hangs the dateline [s.First, k) as one remark on the root of what follows it,
// and nothing that follows on it.
func hangDateline(d *nlp.Doc, s nlp.Sentence, k int32) {
	root := int32(-1)
	verb := func(t *nlp.Token) bool { return t.UPOS == nlp.VERB || t.UPOS == nlp.AUX }
	for _, fits := range []func(t *nlp.Token) bool{
		func(t *nlp.Token) bool { return t.Head < 0 },
		func(t *nlp.Token) bool { return t.Head < k && verb(t) },
		func(t *nlp.Token) bool { return t.Head < k && t.UPOS != nlp.PUNCT },
	} {
		for i := k; i < s.End && root < 0; i++ {
			if fits(&d.Tokens[i]) {
				root = i
			}
		}
	}
	if root < 0 {
		return
	}
	for i := s.First; i < s.End; i++ {
		t := &d.Tokens[i]
		switch {
		case i == root:
			t.Head, t.Rel = -1, nlp.RelRoot
		case i < k && (t.Head < s.First || t.Head >= k):
			t.Head, t.Rel = root, nlp.RelParataxis
		case i >= k && t.Head < k:
			if t.Head = root; t.Rel.Plain() == nlp.RelNsubj || t.UPOS == nlp.PUNCT {
				continue
			}
		}
	}
}

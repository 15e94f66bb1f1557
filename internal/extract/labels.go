package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// label returns the words of tokens [first, end) as a label: no determiner
// before, no more than 12 words.
func (r *reader) label(first, end int) string {
	first, end = r.labelled(first, end)
	return r.labelOf(first, r.words(first, end, 12))
}

// named returns tokens [first, end) as a phrase with its label, also cut so that
// no word is left without what it belongs to.
func (r *reader) named(first, end, head int) Phrase { return r.namedAs(first, end, head, false) }

// namedAs is named, yes with a title that leaves out what denies its clause.
func (r *reader) namedAs(first, end, head int, yes bool) Phrase {
	ph := Phrase{Ref: Ref{int32(first), int32(end), int32(head)}}
	first, end = r.labelled(first, end)
	most := r.words(first, end, 12)
	ph.Label = r.labelOf(first, most)
	if most < end {
		most = r.wholeUpTo(first, most, end)
		ph.Short = r.labelOf(first, most)
	}
	ph.Title = r.title(first, most, head, yes)
	return ph
}

// labelled returns the bounds of a label, without the words that open no name.
func (r *reader) labelled(first, end int) (int, int) {
	for first < end-1 {
		t := &r.doc.Tokens[first]
		particle := t.UPOS == nlp.ADP && first > 0 && r.t.pos(first-1) == nlp.VERB || r.particle(first) // "turns down an offer"
		if t.UPOS == nlp.DET && t.XPOS != nlp.TagPRPS || t.UPOS == nlp.PUNCT || t.XPOS == nlp.TagTO || particle || r.doc.Is(first, "that") {
			first++
			continue
		}
		if t.UPOS == nlp.ADV && first+2 < end && r.t.pos(first+1) == nlp.ADP && r.t.rel(first+1) == nlp.RelCase {
			first += 2 // "only after | a deal"
			continue
		}
		break
	}
	if first > 0 && r.unit(first) && r.t.pos(first-1) == nlp.NUM {
		first-- // how much is the matter, and not "percent"
	}
	return r.wholeWord(first), r.wholeEnd(end)
}

// unit reports whether token i is what a number of shares counts: "percent", "%".
func (r *reader) unit(i int) bool {
	switch lower(r.doc.Form(i)) {
	case "percent", "pct", "%", "percentage":
		return true
	case "per":
		return r.doc.Is(i+1, "cent")
	}
	return false
}

// labelOf returns the words of tokens [first, end) without those that end none; "" for
// bounds with none between them.
func (r *reader) labelOf(first, end int) string {
	if end <= first || end == first+1 && r.t.pos(first) == nlp.PUNCT {
		return ""
	}
	for end > first+1 && (r.t.pos(end-1) == nlp.PUNCT || r.t.pos(end-1) == nlp.ADP || r.t.pos(end-1) == nlp.DET || r.t.pos(end-1) == nlp.CCONJ || r.doc.Is(end-1, "only") && r.t.pos(end-1) == nlp.ADV) {
		end--
	}
	s := strings.Join(strings.Fields(r.doc.Words(first, end)), " ")
	if r.opensSentence(first) {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	return evened(strings.Trim(s, "\"“”‘’',;:()- "))
}

// words returns where the first n words of tokens [first, end) end.
func (r *reader) words(first, end, n int) int {
	for k := first; k < end; k++ {
		if k == first || r.doc.Tokens[k].Start > r.doc.Tokens[k-1].End {
			if n--; n < 0 {
				return k
			}
		}
	}
	return end
}

// wholeUpTo returns where the tokens [first, end) may be cut, no later than most,
// without parting words that belong together: "the" of "the budget", "the wishes"
// of "of the board"; most where that leaves less than a third.
func (r *reader) wholeUpTo(first, most, end int) int {
	cut := most
	for k := first; k < cut; k++ {
		if h := int(r.t.head[k]); h >= cut && h < end {
			cut, k = k, first-1
		} else if k == cut-1 && k > first && (r.doc.Is(cut, "of") || r.t.pos(k) == nlp.VERB || r.t.pos(k) == nlp.AUX) {
			for cut = k; cut > first+1 && int(r.t.head[cut-1]) == k; cut-- {
			}
			k = first - 1
		}
	}
	if cut < first+(most-first)/3 {
		return most
	}
	return cut
}

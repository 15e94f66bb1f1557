package diff

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
)

// How sure an attribution is that the words alone show, and how long what credits
// somebody may be.
const (
	sureTail    = 0.6
	longestTail = 16
)

// tails adds what the end or the beginning of a sentence credits to somebody,
// where t has no attribution with that cue: "…, two people familiar with the
// matter said", "according to the ministry".
func (t *tale) tails(d *nlp.Doc) {
	for _, s := range d.Sentences {
		first, end := s.First, s.End
		for end > first && d.Tokens[end-1].UPOS == nlp.PUNCT {
			end--
		}
		for _, x := range []*said{t.trailing(d, first, end), t.according(d, first, end)} {
			if x == nil {
				continue
			}
			if k := slices.IndexFunc(t.said, func(y said) bool { return touch(y.cue, x.cue) }); k >= 0 {
				t.said[k].sure = max(t.said[k].sure, x.sure) // the words bear it out
			} else {
				t.said = append(t.said, *x)
			}
		}
	}
}

// trailing returns what the last part of a sentence credits: after a comma a
// source, a word of reporting and little more.
func (t *tale) trailing(d *nlp.Doc, first, end int32) *said {
	comma := int32(-1)
	for i := end - 1; i > first && end-i <= longestTail; i-- {
		if f := d.Form(int(i)); f == "," || f == ",”" || f == ",\"" {
			comma = i
			break
		}
	}
	if comma < first+4 || comma+1 >= end {
		return nil
	}
	switch d.Tokens[comma+1].UPOS {
	case nlp.DET, nlp.NOUN, nlp.PROPN, nlp.NUM, nlp.ADJ, nlp.PRON:
	default:
		return nil
	}
	if opensClause[plain(d.Form(int(comma+1)))] {
		return nil
	}
	cue, noun := int32(-1), false
	for i := comma + 1; i < end; i++ {
		tok := &d.Tokens[i]
		f := plain(d.Form(int(i)))
		switch {
		case opensClause[f] && f != "as", f == "whom", f == "whose", tok.UPOS == nlp.PUNCT:
			return nil
		case cue < 0 && tok.UPOS == nlp.VERB && noun && reporting[strings.ToLower(tok.Lemma)] && tok.Rel.Plain() != nlp.RelAmod:
			cue = i
		case cue >= 0 && (tok.UPOS == nlp.VERB || tok.UPOS == nlp.AUX):
			return nil
		}
		noun = noun || tok.UPOS == nlp.NOUN || tok.UPOS == nlp.PROPN
	}
	if cue < 0 || end-cue > 7 {
		return nil
	}
	return &said{source: d.Bytes(int(comma+1), int(cue)), cue: d.Bytes(int(cue), int(cue+1)), content: []nlp.Span{d.Bytes(int(first), int(comma))}, sure: sureTail}
}

// according returns what "according to" credits at the end or the beginning of a
// sentence.
func (t *tale) according(d *nlp.Doc, first, end int32) *said {
	for i := first; i+2 < end; i++ {
		if plain(d.Form(int(i))) != "according" || plain(d.Form(int(i+1))) != "to" {
			continue
		}
		to := i + 2
		for to < end && d.Form(int(to)) != "," && (d.Tokens[to].UPOS != nlp.VERB || d.Form(int(to))[0] >= 'A' && d.Form(int(to))[0] <= 'Z') && to-i <= longestTail {
			to++
		}
		x := &said{source: d.Bytes(int(i+2), int(to)), cue: d.Bytes(int(i), int(i+2)), sure: sureTail}
		switch {
		case to == i+2:
			return nil
		case i == first && to+1 < end:
			x.content = []nlp.Span{d.Bytes(int(to+1), int(end))}
		case i >= first+4 && to == end:
			at := i
			for at > first && d.Tokens[at-1].UPOS == nlp.PUNCT {
				at--
			}
			x.content = []nlp.Span{d.Bytes(int(first), int(at))}
		default:
			return nil
		}
		return x
	}
	return nil
}

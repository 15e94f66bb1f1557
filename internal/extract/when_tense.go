package extract

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// tense tells whether what the time at token i times lies behind (-1) or ahead
// (+1) of the report: by the verb that governs it in the tree, or without a tree
// by the nearest verb before it; 0 where neither tells.
func (p *whenParser) tense(i int) int {
	d := p.d
	if e := p.dated(i); i > p.first && e+1 < p.limit && d.Is(i-1, "until") && d.Is(e, "to") && (d.Tokens[e+1].XPOS == nlp.TagVB || d.Tokens[e+1].UPOS == 0) {
		return 1 // "had until Thursday to sign": it is still to be done
	}
	if p.arranged(i) || p.dueAhead(i) || p.toBeDoneBy(i) || p.givenUntil(i) {
		return 1
	}
	if d.Has&nlp.Trees != 0 {
		j := int32(i)
		for range 12 {
			t := &d.Tokens[j]
			if t.UPOS == nlp.VERB || t.UPOS == nlp.AUX {
				if v := p.verbTense(int(j)); v != 0 {
					if v < 0 && i > p.first && p.is(i-1, "by") && p.looksAhead(int(j)) {
						return 1
					}
					return v
				}
			} else if t.UPOS == nlp.NOUN || t.UPOS == nlp.ADJ || t.UPOS == nlp.PROPN {
				if v := p.auxTense(int(j)); v != 0 {
					return v
				}
			}
			if t.Head < 0 || t.Head == j {
				break
			}
			j = t.Head
		}
	}
	for j := i - 1; j >= p.first && j >= i-9; j-- {
		if v := p.plainTense(j); v != 0 {
			return v
		}
	}
	for j := i + 1; j < p.limit && j <= i+8; j++ {
		if v := p.plainTense(j); v != 0 {
			return v
		}
	}
	return 0
}

// arranged reports whether the time at token i is that of something which a past
// verb puts ahead: "postponed the vote to Thursday", "invited both sides to a new
// meeting on Thursday".
func (p *whenParser) arranged(i int) bool {
	d := p.d
	before := i - 1
	if before <= p.first {
		return false
	}
	to := p.is(before, "to") || p.is(before, "for") || p.is(before, "until") || p.is(before, "till")
	if !to {
		if p.is(before, "on") {
			before--
		}
		for n := 0; n < 4 && before > p.first+1 && (d.Tokens[before].UPOS == nlp.PROPN || p.is(before, "in") || p.is(before, "at")); n++ {
			before-- // "a meeting in Oslo on Thursday"
		}
		if _, talks := is(nouns, d.Tokens[max(before, 0)].Lemma, "meeting"); !talks {
			return false
		}
	}
	led := to // to the talks, by a word before them
	for j := before - 1; j >= p.first && j >= before-9; j-- {
		t := &d.Tokens[j]
		switch {
		case t.UPOS != nlp.VERB:
			led = led || p.is(j, "to") || p.is(j, "for")
		case to:
			return timetables[t.Lemma]
		default:
			return led && (t.Lemma == "invite" || t.Lemma == "summon" || t.Lemma == "call")
		}
	}
	return false
}

// givenUntil reports whether the time at token i is that up to which somebody was given
// time: "gave the union until Friday", "has given them until noon on Friday".
func (p *whenParser) givenUntil(i int) bool {
	d := p.d
	j := i - 1
	for ; j > p.first && j >= i-4 && !p.is(j, "until") && !p.is(j, "till"); j-- {
		if t := d.Tokens[j].UPOS; t != nlp.NUM && t != nlp.NOUN && t != nlp.ADP {
			return false
		}
	}
	if !p.is(j, "until") && !p.is(j, "till") {
		return false
	}
	for k := j - 1; k >= p.first && k >= j-8; k-- {
		if t := &d.Tokens[k]; t.UPOS == nlp.VERB {
			return (t.Lemma == "give" || t.Lemma == "grant" || t.Lemma == "allow") && !p.is(k-1, "had") && !p.is(k-2, "had")
		}
	}
	return false
}

// toBeDoneBy reports whether the time at token i ends one by which something is to be done,
// wherever the tree hung it: "called on the port to answer by 10 a.m. on Tuesday".
func (p *whenParser) toBeDoneBy(i int) bool {
	d := p.d
	by := i - 1
	for ; by >= p.first && by >= i-4 && !p.is(by, "by"); by-- {
		if t := d.Tokens[by].UPOS; t != nlp.NUM && t != nlp.NOUN && t != nlp.ADP && t != nlp.DET {
			return false
		}
	}
	if by < p.first || !p.is(by, "by") {
		return false
	}
	for j := by - 1; j > p.first && j >= by-9; j-- {
		switch d.Tokens[j].XPOS {
		case nlp.TagVB:
			return p.is(j-1, "to") && !p.is(j, "have") && !p.cameTo(j)
		case nlp.TagVBD, nlp.TagVBZ, nlp.TagVBP, nlp.TagMD:
			return false
		}
	}
	return false
}

// dated returns where the day that begins at token i ends: behind the number of "April 3".
func (p *whenParser) dated(i int) int {
	i++
	for i < p.limit && (p.d.Tokens[i].UPOS == nlp.NUM || p.word(i).kind == tNumber || p.word(i).kind == tOrdinal || p.word(i).kind == tMonth) {
		i++
	}
	return i
}

// dueAhead reports whether the words around the time at token i make it one that is
// waited for, whatever the tense: "has set a May 9 deadline", "an injunction until May 7",
// "if nothing is settled by Thursday", "a strike starting on Monday".
func (p *whenParser) dueAhead(i int) bool {
	return p.ofDeadline(i) || p.conditioned(i) || p.agreedAhead(i) || p.settledFor(i) || i > p.first && (p.is(i-1, "until") || p.is(i-1, "till")) && p.underNoun(i)
}

// ofDeadline reports whether the time at token i is that of a deadline which is not told
// to be past.
func (p *whenParser) ofDeadline(i int) bool {
	at := -1
	for j := p.dated(i); j < min(p.limit, i+7) && at < 0; j++ {
		switch t := &p.d.Tokens[j]; {
		case t.Lemma == "deadline" || t.Lemma == "cutoff":
			at = j
		case t.UPOS != nlp.NOUN && t.UPOS != nlp.ADJ && t.UPOS != nlp.PART && t.UPOS != nlp.ADP && t.UPOS != nlp.NUM:
			j = p.limit
		}
	}
	if b := i - 2; at < 0 && b >= p.first && p.d.Tokens[b].Lemma == "deadline" && (p.is(b+1, "of") || p.is(b+1, "to") || p.is(b+1, "for")) {
		at = b
	}
	if at < 0 {
		return false
	}
	for j := max(p.first, min(at, i)-5); j < min(p.limit, max(at, i)+6); j++ {
		switch p.d.Tokens[j].Lemma {
		case "pass", "miss", "expire", "lapse", "meet", "overrun", "go", "ignore", "blow":
			return p.d.Tokens[j].XPOS != nlp.TagVBD && p.d.Tokens[j].XPOS != nlp.TagVBN
		}
	}
	return true
}

// conditioned reports whether the time at token i stands under "if" or "unless" in a
// clause of no past tense.
func (p *whenParser) conditioned(i int) bool {
	d := p.d
	if d.Has&nlp.Trees == 0 {
		return false
	}
	j := i
	for n := 0; n < 5 && d.Tokens[j].Head >= 0; n++ {
		j = int(d.Tokens[j].Head)
		if d.Tokens[j].UPOS != nlp.VERB && d.Tokens[j].UPOS != nlp.ADJ {
			continue
		}
		if d.Tokens[j].Rel == nlp.RelAclRelcl {
			return false
		}
		open, past := false, d.Tokens[j].XPOS == nlp.TagVBD
		for k := j - 1; k >= p.first && k > j-14; k-- {
			if int(d.Tokens[k].Head) != j {
				continue
			}
			switch {
			case p.is(k, "if"), p.is(k, "unless"):
				open = true
			case p.is(k, "was"), p.is(k, "were"), p.is(k, "did"):
				past = true
			case p.is(k, "had"):
				return false
			}
		}
		if open || past {
			return open && (!past || p.supposed(j))
		}
	}
	return false
}

// threatened reports whether verb h is what somebody means to do by a past verb: "they
// threatened to strike if nothing was agreed by Friday".
func (p *whenParser) threatened(h int) bool {
	if h < p.first+2 || p.d.Tokens[h].XPOS != nlp.TagVB || !p.is(h-1, "to") && !p.is(h-2, "to") {
		return false
	}
	v := int(p.d.Tokens[h].Head)
	if v < 0 {
		return false
	}
	switch p.d.Tokens[v].Lemma {
	case "threaten", "vow", "promise", "pledge", "plan", "intend", "agree", "refuse", "offer", "decide", "swear":
		return true
	}
	return false
}

// supposed reports whether the condition in which verb j stands is one of what would
// or could come, so that its past tense is that of telling: "it would strike if
// nothing was offered by Friday".
func (p *whenParser) supposed(j int) bool {
	h := int(p.d.Tokens[j].Head)
	if h < 0 {
		return false
	}
	if p.threatened(h) {
		return true
	}
	modal := false
	for k := h - 1; k >= p.first && k >= h-8; k-- {
		t := &p.d.Tokens[k]
		if int(t.Head) != h || t.Rel.Plain() != nlp.RelAux {
			continue
		}
		if t.Lemma == "have" {
			return false // "would have struck"
		}
		modal = modal || t.XPOS == nlp.TagMD && !p.is(k, "will")
	}
	return modal
}

// agreedAhead reports whether the time at token i is when something begins or ends that
// was agreed or called: "agreed to a truce beginning on Wednesday".
func (p *whenParser) agreedAhead(i int) bool {
	d := p.d
	if d.Has&nlp.Trees == 0 {
		return false
	}
	j := i - 1 // by the words before: "beginning at dawn on Wednesday" hangs where it may
	for ; j >= p.first && j >= i-6 && d.Tokens[j].XPOS != nlp.TagVBG; j-- {
		switch d.Tokens[j].UPOS {
		case nlp.ADP, nlp.DET, nlp.NOUN, nlp.ADJ, nlp.NUM:
		default:
			return false
		}
	}
	if j < p.first || j < i-6 || !terms[d.Tokens[j].Lemma] {
		return false
	}
	for n := 0; n < 6 && d.Tokens[j].Head >= 0; n++ {
		j = int(d.Tokens[j].Head)
		if d.Tokens[j].UPOS == nlp.VERB {
			return agreeing[d.Tokens[j].Lemma]
		}
	}
	return false
}

// settledFor reports whether the time at token i is that by which what was agreed is to
// come about, as the thing agreed right before it: "settled on a phase-out by June".
func (p *whenParser) settledFor(i int) bool {
	d := p.d
	if d.Has&nlp.Trees == 0 || i-2 < p.first || !p.is(i-1, "by") || d.Tokens[i-2].UPOS != nlp.NOUN {
		return false
	}
	n := i - 2
	v := int(d.Tokens[n].Head)
	if v < p.first || v >= n || d.Tokens[v].UPOS != nlp.VERB || !agreeing[d.Tokens[v].Lemma] {
		return false
	}
	for k := v + 1; k < n; k++ {
		if int(d.Tokens[k].Head) == n && d.Tokens[k].Rel.Plain() == nlp.RelCase {
			return p.is(k, "on") || p.is(k, "to")
		}
	}
	return false
}

// terms are verbs for when what was agreed begins and ends, agreeing those by which it
// comes about.
var terms, agreeing = listed("terms"), listed("agreeing")

// underNoun reports whether the time at token i hangs on a noun: "a truce until Friday".
func (p *whenParser) underNoun(i int) bool {
	d := p.d
	if d.Has&nlp.Trees == 0 {
		return false
	}
	if i > p.first+1 && p.is(i-2, ",") && d.Tokens[max(p.first, i-3)].UPOS == nlp.NOUN {
		return true // "for another two months, until 31 May"
	}
	for n := 0; n < 3 && d.Tokens[i].Head >= 0; n++ {
		rel := d.Tokens[i].Rel.Plain()
		i = int(d.Tokens[i].Head)
		if rel == nlp.RelNmod && d.Tokens[i].UPOS == nlp.NOUN {
			return true
		}
		if d.Tokens[i].UPOS == nlp.VERB {
			return false
		}
	}
	return false
}

// timetables are verbs that put something at another time or fix one for it.
var timetables = listed("timetables")

// futureWords lead to what has not happened yet, with or without a verb.
var futureWords = listed("futureWords")

// pastWords are common pasts that need no tag to be known.
var pastWords = listed("pastWords")

func (p *whenParser) plainTense(j int) int {
	t := &p.d.Tokens[j]
	f := p.d.Form(j)
	if len(f) <= 10 {
		l := f
		if f[0] >= 'A' && f[0] <= 'Z' {
			l = lower(f)
		}
		switch {
		case futureWords[l]:
			return 1
		case pastWords[l], t.UPOS == 0 && len(l) > 4 && l[len(l)-2:] == "ed":
			if p.is(j-1, "be") || p.is(j-1, "will") || p.is(j-1, "to") {
				return 1
			}
			return -1
		case l == "to" && j+1 < p.limit && (p.d.Tokens[j+1].XPOS == nlp.TagVB || p.d.Tokens[j+1].UPOS == 0):
			return 1
		}
	}
	switch t.XPOS {
	case nlp.TagVBD, nlp.TagVBN:
		return -1
	case nlp.TagVBZ, nlp.TagVBP:
		if !p.is(j, "has") && !p.is(j, "have") && !p.is(j, "is") && !p.is(j, "are") {
			return 1
		}
	}
	return 0
}

// verbTense reads the tense of verb v with its auxiliaries.
func (p *whenParser) verbTense(v int) int {
	if a := p.auxTense(v); a != 0 {
		return a
	}
	l := p.d.Tokens[v].Lemma
	switch p.d.Tokens[v].XPOS {
	case nlp.TagVBD:
		return -1
	case nlp.TagVBN:
		switch l {
		case "expect", "schedule", "plan", "set", "slate":
			return 1
		}
		return -1
	case nlp.TagVBZ, nlp.TagVBP:
		return 1
	case nlp.TagVB:
		return 1
	}
	return 0
}

// looksAhead reports whether verb v, of a past tense that is no pluperfect, is to want
// or promise what is to come: "demanded an answer by Friday".
func (p *whenParser) looksAhead(v int) bool {
	if !wantsAhead[p.d.Tokens[v].Lemma] {
		return false
	}
	for j := v - 1; j >= p.first && j >= v-5; j-- {
		if int(p.d.Tokens[j].Head) == v && p.d.Tokens[j].Lemma == "have" {
			return false
		}
	}
	return true
}

// wantsAhead are verbs for wanting and promising what is to come.
var wantsAhead = listed("wantsAhead")

// cameTo reports whether verb v, an infinitive, was done or left undone as verb h over it
// tells: "failed to agree by Friday".
func (p *whenParser) cameTo(v int) bool {
	h := int(p.d.Tokens[v].Head)
	if h < p.first || h > v || p.d.Tokens[h].XPOS != nlp.TagVBD {
		return false
	}
	switch p.d.Tokens[h].Lemma {
	case "fail", "manage":
		return true
	}
	return false
}

// auxTense reads the auxiliaries and the copula of v: those near before it that
// hang on it.
func (p *whenParser) auxTense(v int) int {
	past := 0
	for j := v - 1; j >= p.first && j >= v-8; j-- {
		t := &p.d.Tokens[j]
		if int(t.Head) != v {
			continue
		}
		switch t.Rel.Plain() {
		case nlp.RelAux, nlp.RelCop:
			switch {
			case t.XPOS == nlp.TagMD:
				return 1
			case p.is(j, "was"), p.is(j, "were"), p.is(j, "had"), p.is(j, "did"), p.is(j, "has"), p.is(j, "have"):
				switch p.d.Tokens[v].Lemma {
				case "due", "expect", "schedule":
					return 1
				}
				past = -1
			case p.is(j, "be") && j > p.first && !p.is(j-1, "to") && past == 0 && p.d.Tokens[v].XPOS == nlp.TagVBN:
				return 1 // "demanded that they be freed"
			case p.is(j, "is"), p.is(j, "are"):
				if past == 0 {
					past = 1
				}
			}
		case nlp.RelMark:
			if p.is(j, "to") {
				if p.cameTo(v) || past < 0 && (p.is(j-1, "was") || p.is(j-1, "were")) { // "were to have met"
					return -1
				}
				return 1
			}
		}
	}
	return past
}

// when makes the When of the tokens [start, end).
func (p *whenParser) when(start, end int, b prep, v timeValue) When {
	w := When{At: p.d.Bytes(start, end), First: int32(start), End: int32(end), Bound: b, Open: v.open, Span: v.length}
	w.Text = p.d.Text[w.At.Start:w.At.End]
	w.When = parley.When{Text: w.Text, Precision: v.precision, Anchor: v.anchor}
	w.From, w.To = v.from.String(), v.to.String()
	if v.clock != "" && w.From != "" && w.From == w.To {
		w.From += "T" + v.clock + ":00Z"
		w.To = w.From
	}
	return w
}

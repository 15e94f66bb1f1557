package extract

import (
	"strings"

	"github.com/parley-record/parley/nlp"
)

// nameTexts gives each proposal the name that tells most of it, and as evidence
// the sentences that tell most.
func (r *reader) nameTexts() {
	best := make([]int, len(r.Proposals))
	count := make([]int, len(r.Proposals))
	first := make([]int, len(r.Proposals))
	for k := range r.texts {
		m := &r.texts[k]
		count[m.in-1]++
		if m.kind == "" {
			continue
		}
		b := best[m.in-1]
		if b == 0 || r.telling(m) > r.telling(&r.texts[b-1]) {
			best[m.in-1] = k + 1
		}
		if f := first[m.in-1]; f == 0 || r.inTitle(r.texts[f-1].head) {
			first[m.in-1] = k + 1
		}
	}
	r.traitsOf()
	moods := r.textMoods()
	for p := range r.Proposals {
		m := &r.texts[best[p]-1]
		pr := &r.Proposals[p]
		pr.Signs = append(pr.Signs, r.amongTexts(p, count)...)
		pr.Signs = append(pr.Signs, moods[p]...)
		pr.Signs = append(pr.Signs, r.penSigns(pr)...)
		pr.Kind = m.kind
		f, e := m.first, m.end
		if e-f > 22 {
			e = min(e, m.head+14)
			f = max(f, m.head-8)
		}
		if e == m.head+1 && r.numbered(m.head) {
			e++
		}
		f = r.wholeWord(f)
		pr.Name = Phrase{Ref: Ref{int32(f), int32(e), int32(m.head)}, Label: r.name(f, e)}
		if m.told >= 0 {
			pr.Name.Label = r.toldName(m, pr.Name.Label)
		}
		if h := m.head + 1; h+1 < e && r.doc.Is(h, "to") && (r.t.pos(h+1) == nlp.NUM || r.t.pos(h+1) == nlp.SYM) {
			pr.Name.Label = r.name(f, h) + " of " + r.name(h+1, e) // "raised its pay offer to 5%"
		}
		if m.kind == "bid" && e == m.head+1 && (m.lemma == "takeover" || m.lemma == "buyout" || m.lemma == "buy-out") && pr.Name.Label != "" {
			pr.Name.Label += " bid"
		}
		signs := pr.Signs
		pr.Entry = r.entry(m.head, "text")
		pr.Signs = signs
		add := func(s nlp.Span) {
			for _, o := range pr.Evidence {
				if o == s {
					return
				}
			}
			if len(pr.Evidence) < 3 {
				pr.Evidence = append(pr.Evidence, s)
			}
		}
		add(r.evidence(r.texts[first[p]-1].head))
		for _, a := range pr.Authors {
			if a.Plain > 0 {
				add(a.Evidence)
			}
		}
		for k := range r.texts {
			if o := &r.texts[k]; o.in == p+1 && !r.inTitle(o.head) {
				add(r.evidence(o.head))
			}
		}
		if pr.Status == "" {
			pr.Status = "tabled"
			if m.version == "old" && (pr.Kind == "deal" || pr.Kind == "bill" || pr.Kind == "resolution") {
				pr.Status = "in_force"
			}
		}
		r.textSigns(pr, m, count[p])
	}
	r.nameBare(best)
}

// toldName returns the name of a text that a verb alone tells of, from the words of what is
// offered or proposed: "offer of 412 crowns a share", "proposal to raise the ceiling".
func (r *reader) toldName(m *text, words string) string {
	noun, link := "proposal", " for "
	switch r.t.lemma(m.told) {
	case "offer":
		noun, link = "offer", " of "
	default:
		if _, ok := askings[r.t.lemma(m.told)]; !ok {
			return words
		}
	}
	if words == "" || m.told >= m.first || r.t.pos(m.told) != nlp.VERB || m.definite {
		return words // "the proposed cuts"
	}
	switch x := r.doc.Tokens[m.head].XPOS; {
	case r.t.pos(m.head) != nlp.VERB:
		if h := int(r.t.head[m.head]); noun == "proposal" && h > m.head && h != m.told && r.t.rel(m.head) == nlp.RelNsubj {
			link = " that "
		}
	case x == nlp.TagVBG:
		link = " for "
	case r.t.marked(m.head, "to"):
		link = " to "
	default:
		return words
	}
	for _, k := range [2]int{m.first, m.first - 1} {
		if k > m.told && (r.doc.Is(k, "a") || r.doc.Is(k, "an")) {
			link += r.doc.Form(k) + " "
			break
		}
	}
	return noun + link + words
}

// amongTexts returns the signs of how text p stands among those of its report: how
// many are told of more, and whether the title tells of it.
func (r *reader) amongTexts(p int, count []int) []string {
	more := 0
	for q := range count {
		if count[q] > count[p] || count[q] == count[p] && q < p {
			more++
		}
	}
	out := []string{[...]string{"most:1", "most:2", "most:3", "most:4"}[min(more, 3)]}
	for k := range r.texts {
		if r.texts[k].in == p+1 && r.inTitle(r.texts[k].head) {
			return append(out, "titled")
		}
	}
	return out
}

func (r *reader) inTitle(i int) bool { return int(r.doc.Tokens[i].Start) < r.doc.Title }

// name returns the words of [f, e) as the name of a text.
func (r *reader) name(f, e int) string {
	for f < e-1 && (r.t.pos(f) == nlp.DET || r.t.pos(f) == nlp.PUNCT) {
		f++
	}
	w := strings.Fields(strings.NewReplacer("<", "", ">", "").Replace(r.doc.Words(f, e)))
	if len(w) > 22 {
		w = w[:22]
	}
	out := strings.Trim(strings.Join(w, " "), "\"“”‘’',;:()- ")
	if strings.Count(out, "\"") == 1 {
		out = strings.Replace(out, "\"", "", 1)
	}
	if strings.Count(out, "“") != strings.Count(out, "”") {
		out = strings.NewReplacer("“", "", "”", "").Replace(out)
	}
	return out
}

// telling is how much a mention's words tell of its text.
func (r *reader) telling(m *text) int {
	n := 3*(len(m.ids)+len(m.sorts)+len(m.names)) + 2*min(len(m.about), 2)
	if m.sum != "" {
		n += 3
	}
	if m.version != "" {
		n += 2
	}
	if m.end-m.first > 1 {
		n++
	}
	if m.plural {
		n -= 4
	}
	if m.told >= 0 {
		n = min(n, max(n-4, 2)) // a name before what is told to be done, that before no more than "the offer"
	}
	if r.inTitle(m.head) {
		n -= 30
	}
	return n
}

// textSigns notes what speaks for a text's being on the table.
func (r *reader) textSigns(p *Proposal, m *text, count int) {
	s := append(p.Signs, "kind:"+p.Kind)
	switch {
	case count >= 6:
		s = append(s, "mentions:6")
	case count >= 3:
		s = append(s, "mentions:3")
	case count == 2:
		s = append(s, "mentions:2")
	default:
		s = append(s, "mentions:1")
	}
	if len(p.Authors) > 0 && p.Authors[0].Plain > 0 {
		s = append(s, "author", "as:"+p.Authors[0].As)
	}
	terms := 0
	for _, t := range p.Terms {
		if !t.Purpose {
			terms++
		}
	}
	if terms > 0 {
		s = append(s, "terms")
	}
	if terms < len(p.Terms) {
		s = append(s, "purpose")
	}
	if terms > 0 && len(p.Authors) > 0 && p.Authors[0].Plain == byWord && groups[families[p.Kind]] == 1 && p.Authors[0].As == "drafter" || len(p.PresentedTo) > 0 && m.version != "" {
		s = append(s, fullText)
	}
	if len(p.PresentedTo) > 0 {
		s = append(s, "to")
	}
	if m.plural {
		s = append(s, "plural")
	}
	if m.definite {
		s = append(s, "definite")
	}
	if m.version != "" {
		s = append(s, "version:"+m.version)
	}
	if m.told >= 0 {
		s = append(s, "told")
	} else {
		s = append(s, "noun:"+m.lemma)
	}
	if n := len(m.ids) + len(m.sorts) + len(m.names); n == 0 {
		s = append(s, "bare")
	} else if n > 1 {
		s = append(s, "mods:2")
	}
	s = append(s, r.placeSigns(m.head)...)
	p.Signs = s
}

// numbered reports whether the text at i has a number for its name: "House Bill 2".
func (r *reader) numbered(i int) bool {
	if i == 0 || i+1 >= len(r.doc.Tokens) || r.doc.Tokens[i].Sentence != r.doc.Tokens[i+1].Sentence {
		return false
	}
	w, n := r.doc.Form(i), r.doc.Form(i+1)
	return w[0] >= 'A' && w[0] <= 'Z' && strings.Trim(n, "0123456789") == "" && r.t.pos(i-1) == nlp.PROPN
}

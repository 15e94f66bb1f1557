package extract

import (
	"slices"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// joinPairs makes one name of two that "and" joins and that are one firm's: "Harper
// and Rowe Publishers Inc", "Wagner and Brown" told of twice as one and never apart.
func joinPairs(d *nlp.Doc) {
	p := &pairReader{d: d, nameAt: make([]int32, len(d.Tokens))}
	for i, n := range d.Names {
		for t := n.First; t < n.End; t++ {
			p.nameAt[t] = int32(i + 1)
		}
	}
	var joined []int32 // names that take in what stands before them
	one := map[[2]string]bool{}
	for k := range d.Names {
		n := &d.Names[k]
		if p.behindAnd(n) && p.paired(n) {
			one[p.pair(n)] = true
		} else if t := n.First + 1; n.Kind == nlp.Organisation && n.End > t+1 && isAnd(d, t) && p.together(t-1, t+1, false) > 0 {
			one[[2]string{gazetteer.Fold(d.Form(int(t - 1))), gazetteer.Fold(d.Form(int(t + 1)))}] = true // read so elsewhere
		}
	}
	if len(one) == 0 {
		return
	}
	for k := range d.Names {
		if n := &d.Names[k]; p.behindAnd(n) && one[p.pair(n)] {
			joined = append(joined, int32(k))
		}
	}
	p.join(joined)
}

// behindAnd reports whether a word and "and" stand before a name.
func (p *pairReader) behindAnd(n *nlp.Name) bool {
	return n.First >= 2 && isAnd(p.d, n.First-1)
}

// pair returns the words that "and" joins before a name and at its beginning.
func (p *pairReader) pair(n *nlp.Name) [2]string {
	return [2]string{gazetteer.Fold(p.d.Form(int(n.First - 2))), gazetteer.Fold(p.d.Form(int(n.First)))}
}

// A pairReader reads which names that "and" joins are one.
type pairReader struct {
	d      *nlp.Doc
	nameAt []int32        // token → index in Names plus one
	words  map[string]int // how often the report has a word
}

// paired reports whether the name n and the word before "and" are of one name.
func (p *pairReader) paired(n *nlp.Name) bool {
	d, x := p.d, n.First-2
	if n.Code != "" || n.Kind == nlp.State || d.Tokens[x].Sentence != d.Tokens[n.First].Sentence || !capitalAt(d, x) {
		return false
	}
	m := p.nameAt[x]
	legal := legalEnd(d.Form(int(n.End - 1)))
	switch {
	case m != 0:
		if o := &d.Names[m-1]; o.Code != "" || o.End-o.First > 1 || o.Kind == nlp.State || o.Kind == nlp.Organisation && !legal && n.Kind != nlp.Organisation || !legal && gazetteer.Side(d.Form(int(x))) != "" {
			return false
		}
	case !legal:
		return false
	}
	if n.Kind == nlp.Place && !legal || n.Kind == nlp.Other || !legal && n.End-n.First > 1 || p.introduced(x) {
		return false
	}
	times := p.together(x, n.First, true)
	return times > 0 && (legal || times > 1)
}

// introduced reports whether what stands before token x says that two are named: an
// honorific, "between", another one of a list.
func (p *pairReader) introduced(x int32) bool {
	d := p.d
	if x == d.Sentences[d.Tokens[x].Sentence].First {
		return false
	}
	t := x - 1
	switch gazetteer.Title(gazetteer.Fold(d.Form(int(t)))) {
	case "honorific", "office", "voice":
		return true
	}
	return isComma(d, t) || d.Is(int(t), "between") || d.Is(int(t), "both") || d.Is(int(t), "and") || capitalAt(d, t) && p.nameAt[t] == 0 && p.nameAt[x] != 0
}

// together returns how often a report has the words at tokens a and b joined by "and",
// where it has the second never without the first, nor, if both is set, the first
// without the second, and does not tell of them as of two; 0 for any other.
func (p *pairReader) together(a, b int32, both bool) int {
	d := p.d
	if p.words == nil {
		p.words = map[string]int{}
		for t := range d.Tokens {
			p.words[gazetteer.Fold(d.Form(t))]++
		}
	}
	x, y := gazetteer.Fold(d.Form(int(a))), gazetteer.Fold(d.Form(int(b)))
	if x == y || both && p.words[x] != p.words[y] || p.words[x] > 40 {
		return 0
	}
	times := 0
	for t := range d.Tokens {
		if gazetteer.Fold(d.Form(t)) != x {
			continue
		}
		follows := t+2 < len(d.Tokens) && isAnd(d, int32(t+1)) && gazetteer.Fold(d.Form(t+2)) == y
		if both && !follows || follows && p.several(int32(t)) {
			return 0
		}
		if follows {
			times++
		}
	}
	if times != p.words[y] {
		return 0
	}
	return times
}

func isAnd(d *nlp.Doc, t int32) bool { return d.Is(int(t), "and") || d.Is(int(t), "&") }

// several reports whether the verb says of the subject at token x that it is more
// than one.
func (p *pairReader) several(x int32) bool {
	d := p.d
	for _, t := range [2]int32{x, x + 2} {
		if d.Tokens[t].Rel.Plain() != nlp.RelNsubj {
			continue
		}
		v := d.Tokens[t].Head
		if v < 0 {
			continue
		}
		if d.Tokens[v].XPOS == nlp.TagVBP {
			return true
		}
		for a := t + 1; a < v; a++ {
			if d.Tokens[a].Head == v && d.Tokens[a].UPOS == nlp.AUX && (d.Is(int(a), "are") || d.Is(int(a), "were") || d.Is(int(a), "have")) {
				return true
			}
		}
	}
	return false
}

// capitalAt reports whether token t begins with a capital letter.
func capitalAt(d *nlp.Doc, t int32) bool {
	c := d.Text[d.Tokens[t].Start]
	return c >= 'A' && c <= 'Z'
}

// legalEnd reports whether only a firm's name ends with w.
func legalEnd(w string) bool {
	switch gazetteer.Fold(w) {
	case "inc", "inc.", "corp", "corp.", "ltd", "ltd.", "llc", "llp", "plc", "co", "co.", "nv", "ag", "sa", "gmbh", "spa", "ab", "bv", "group", "company", "holdings":
		return true
	}
	return false
}

// join makes each of the names of indexes list one with the word before "and", and
// tells the chains by the new names.
func (p *pairReader) join(list []int32) {
	d := p.d
	to := make([]int32, len(d.Names)) // where each name goes
	kept := d.Names[:0:0]
	for k, n := range d.Names {
		if len(list) > 0 && list[0] == int32(k) {
			list = list[1:]
			n.First -= 2
			n.Kind = nlp.Organisation
			if m := len(kept) - 1; m >= 0 && kept[m].End > n.First {
				kept = kept[:m]
			}
		}
		to[k] = int32(len(kept))
		kept = append(kept, n)
	}
	d.Names = kept
	d.Chains = slices.Clone(d.Chains)
	for i := range d.Chains {
		if c := &d.Chains[i]; c.Name >= 0 {
			c.Name = to[c.Name]
		}
	}
}

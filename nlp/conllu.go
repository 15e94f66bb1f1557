package nlp

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The columns of a CoNLL-U line.
const (
	ColID = iota
	ColForm
	ColLemma
	ColUPOS
	ColXPOS
	ColFeats
	ColHead
	ColRel
	ColDeps
	ColMisc
	numCols
)

// A Row is one line of CoNLL-U: a word, a range of words written as one
// ("1-2"), or an empty node ("8.1").
type Row [numCols]string

// Word reports whether the row is a word of the basic tree.
func (r *Row) Word() bool { return strings.IndexByte(r[ColID], '-') < 0 && !r.Empty() }

// Empty reports whether the row is an empty node.
func (r *Row) Empty() bool { return strings.IndexByte(r[ColID], '.') >= 0 }

// A TreebankSentence is one sentence of CoNLL-U as it was read.
type TreebankSentence struct {
	Comments []string // with their "#"
	Rows     []Row
}

// Comment returns the value of a "# key = value" comment and whether there is one.
func (s *TreebankSentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		c = strings.TrimSpace(strings.TrimPrefix(c, "#"))
		if c == key {
			return "", true
		}
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// maxLine is the longest line of CoNLL-U that is read, in bytes.
const maxLine = 16 << 20

// ReadCoNLLU reads sentences until the end of r. Lines may end with CRLF. It
// fails, with the number of the line, on a line without ten columns or on words
// that are not numbered from 1.
func ReadCoNLLU(r io.Reader) ([]TreebankSentence, error) {
	var out []TreebankSentence
	var s TreebankSentence
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), maxLine)
	line, words := 0, 0
	flush := func() {
		if len(s.Rows) > 0 {
			out = append(out, s)
			s = TreebankSentence{}
		}
		words = 0
	}
	for sc.Scan() {
		line++
		l := strings.TrimSuffix(sc.Text(), "\r")
		switch {
		case l == "":
			flush()
		case l[0] == '#':
			s.Comments = append(s.Comments, l)
		default:
			var row Row
			rest, ok := l, true
			for c := 0; c < numCols-1 && ok; c++ {
				row[c], rest, ok = strings.Cut(rest, "\t")
			}
			if !ok || strings.IndexByte(rest, '\t') >= 0 {
				return nil, fmt.Errorf("nlp: line %d: not ten columns", line)
			}
			row[ColMisc] = rest
			if row[ColForm] == "" {
				return nil, fmt.Errorf("nlp: line %d: no form", line)
			}
			if row.Word() {
				words++
				if row[ColID] != strconv.Itoa(words) {
					return nil, fmt.Errorf("nlp: line %d: word %q where %d was due", line, row[ColID], words)
				}
			}
			s.Rows = append(s.Rows, row)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("nlp: line %d: %w", line+1, err)
	}
	flush()
	return out, nil
}

// A GoldDoc is how FromTreebank lays sentences out as a text.
type GoldDoc struct {
	// TokensOnly leaves out tags, lemmas and trees.
	TokensOnly bool
}

// FromTreebank returns the sentences as one Doc: words separated by a space
// where the treebank has one, sentences by a space, paragraphs ("# newpar",
// "# newdoc") by an empty line. The layers are those of the treebank, or tokens
// alone. Heads that are out of range become the root.
func FromTreebank(sents []TreebankSentence, opt GoldDoc) *Doc {
	d := &Doc{Has: Tokens}
	if !opt.TokensOnly {
		d.Has |= Tags | Lemmas | Trees
	}
	var text strings.Builder
	for si := range sents {
		s := &sents[si]
		if si > 0 {
			_, par := s.Comment("newpar")
			_, parID := s.Comment("newpar id")
			_, doc := s.Comment("newdoc")
			_, docID := s.Comment("newdoc id")
			switch {
			case par || parID || doc || docID:
				text.WriteString("\n\n")
			case !spaceAfterLast(&sents[si-1]):
			default:
				text.WriteByte(' ')
			}
		}
		first := len(d.Tokens)
		glued := text.Len() > 0 && si > 0 && !spaceAfterLast(&sents[si-1])
		mwtEnd, mwtSpace := 0, true
		n := 0
		for ri := range s.Rows {
			row := &s.Rows[ri]
			if row.Empty() {
				continue
			}
			space := !hasNoSpace(row[ColMisc])
			if !row.Word() {
				_, end, _ := strings.Cut(row[ColID], "-")
				mwtEnd, _ = strconv.Atoi(end)
				mwtSpace = space
				continue
			}
			n++
			if n > 1 && !glued {
				text.WriteByte(' ')
			}
			t := Token{Start: int32(text.Len()), Sentence: int32(len(d.Sentences)), Head: -1, Glued: glued}
			text.WriteString(row[ColForm])
			t.End = int32(text.Len())
			if !opt.TokensOnly {
				t.UPOS, t.XPOS, t.Rel = ParseUPOS(row[ColUPOS]), ParseXPOS(row[ColXPOS]), ParseRel(row[ColRel])
				if row[ColLemma] != "_" || row[ColForm] == "_" {
					t.Lemma = row[ColLemma]
				}
				if row[ColFeats] != "_" {
					t.Feats = row[ColFeats]
				}
				if h, err := strconv.Atoi(row[ColHead]); err == nil && h > 0 {
					t.Head = int32(first + h - 1)
				}
			}
			d.Tokens = append(d.Tokens, t)
			switch {
			case n < mwtEnd:
				glued = true
			case n == mwtEnd:
				glued = !mwtSpace
			default:
				glued = !space
			}
		}
		for i := first; i < len(d.Tokens); i++ {
			if t := &d.Tokens[i]; int(t.Head) >= len(d.Tokens) {
				t.Head = -1
			}
		}
		d.Sentences = append(d.Sentences, Sentence{int32(first), int32(len(d.Tokens))})
	}
	d.Text = text.String()
	return d
}

func hasNoSpace(misc string) bool {
	for {
		f, rest, more := strings.Cut(misc, "|")
		if f == "SpaceAfter=No" {
			return true
		}
		if !more {
			return false
		}
		misc = rest
	}
}

func spaceAfterLast(s *TreebankSentence) bool {
	last := 0
	for i := range s.Rows {
		if s.Rows[i].Word() {
			last++
		}
	}
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Empty() {
			continue
		}
		id := r[ColID]
		if _, end, ok := strings.Cut(id, "-"); ok {
			id = end
		}
		if n, _ := strconv.Atoi(id); n == last && hasNoSpace(r[ColMisc]) {
			return false
		}
	}
	return true
}

// Fill writes what d says of each word into the rows of sents, whose words must
// be the tokens of d, as FromTreebank lays them: lemma, tags, features, head
// and relation of the layers that d has. Identifiers, forms, ranges, comments
// and MISC stay; enhanced dependencies are cleared.
func Fill(sents []TreebankSentence, d *Doc) error {
	i := 0
	for si := range sents {
		s := &sents[si]
		first := i
		for ri := range s.Rows {
			row := &s.Rows[ri]
			if !row.Word() {
				continue
			}
			if i >= len(d.Tokens) {
				return fmt.Errorf("nlp: sentence %d has more words than the document", si+1)
			}
			misc := row[ColMisc]
			id, form := row[ColID], row[ColForm]
			*row = d.row(i, first)
			row[ColID], row[ColForm], row[ColMisc] = id, form, misc
			i++
		}
	}
	if i != len(d.Tokens) {
		return fmt.Errorf("nlp: the document has %d words, the sentences %d", len(d.Tokens), i)
	}
	return nil
}

// row returns token i as a line, its sentence beginning at token first.
func (d *Doc) row(i, first int) Row {
	t := &d.Tokens[i]
	r := Row{strconv.Itoa(i - first + 1), oneLine(d.Form(i)), "_", "_", "_", "_", "_", "_", "_", "_"}
	if d.Has&Lemmas != 0 && t.Lemma != "" {
		r[ColLemma] = oneLine(t.Lemma)
	}
	if d.Has&Tags != 0 {
		r[ColUPOS], r[ColXPOS] = t.UPOS.String(), t.XPOS.String()
		if t.Feats != "" {
			r[ColFeats] = t.Feats
		}
	}
	if d.Has&Trees != 0 {
		head := 0
		if t.Head >= 0 {
			head = int(t.Head) - first + 1
		}
		r[ColHead], r[ColRel] = strconv.Itoa(head), t.Rel.String()
	}
	return r
}

// oneLine keeps a form on its line and in its column.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\t\n\r") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// WriteTreebank writes sentences as CoNLL-U.
func WriteTreebank(w io.Writer, sents []TreebankSentence) error {
	b := bufio.NewWriter(w)
	for si := range sents {
		for _, c := range sents[si].Comments {
			b.WriteString(c)
			b.WriteByte('\n')
		}
		for ri := range sents[si].Rows {
			for c, v := range sents[si].Rows[ri] {
				if c > 0 {
					b.WriteByte('\t')
				}
				b.WriteString(v)
			}
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// WriteCoNLLU writes what has been read in d, with the words of each sentence
// as "# text" and a range line for words that are written as one ("don't").
func WriteCoNLLU(w io.Writer, d *Doc) error { return WriteTreebank(w, d.Treebank()) }

// Treebank returns the document's sentences as rows.
func (d *Doc) Treebank() []TreebankSentence {
	out := make([]TreebankSentence, 0, len(d.Sentences))
	for si, sent := range d.Sentences {
		first, end := int(sent.First), int(sent.End)
		s := TreebankSentence{Comments: []string{
			"# sent_id = " + strconv.Itoa(si+1),
			"# text = " + oneLine(d.Words(first, end)),
		}}
		for i := first; i < end; {
			last := i + 1
			for last < end && d.Tokens[last].Glued && wordBytes(d.Form(last-1)) && wordBytes(d.Form(last)) {
				last++
			}
			ranged := last > i+1
			noSpace := last < end && d.Tokens[last].Glued
			if ranged {
				r := Row{strconv.Itoa(i-first+1) + "-" + strconv.Itoa(last-first), oneLine(d.Words(i, last)), "_", "_", "_", "_", "_", "_", "_", "_"}
				if noSpace {
					r[ColMisc] = "SpaceAfter=No"
				}
				s.Rows = append(s.Rows, r)
			}
			for ; i < last; i++ {
				r := d.row(i, first)
				if noSpace && i == last-1 && !ranged {
					r[ColMisc] = "SpaceAfter=No"
				}
				s.Rows = append(s.Rows, r)
			}
		}
		out = append(out, s)
	}
	return out
}

// wordBytes reports whether a form is letters and apostrophes, so that it may
// be one of several words that are written as one.
func wordBytes(f string) bool {
	letters := false
	for _, r := range f {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f && r != '’' && r != '“' && r != '”' && r != '‘' && r != '–' && r != '—' && r != '…':
			letters = true
		case r == '\'' || r == '’':
		default:
			return false
		}
	}
	return letters
}

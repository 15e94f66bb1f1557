package token

import (
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp"
)

// A splitter parts the words of a document into sentences.
type splitter struct {
	doc   *nlp.Doc
	width int // of lines that were wrapped, 0: a line is a paragraph
}

// A gap is what stands between two words.
type gap uint8

const (
	glued     gap = iota
	blank         // white space on one line
	line          // one end of line
	paragraph     // an empty line, or several ends of line
)

func (s *splitter) gap(i int) gap {
	d := s.doc
	from, to := d.Tokens[i].End, d.Tokens[i+1].Start
	if from == to {
		return glued
	}
	ends := 0
	t := d.Text[from:to]
	for k := 0; k < len(t); k++ {
		switch t[k] {
		case '\n':
			ends++
		case '\r':
			if k+1 >= len(t) || t[k+1] != '\n' {
				ends++
			}
		case '\v', '\f':
			ends += 2
		case 0xe2:
			if k+2 < len(t) && t[k+1] == 0x80 && (t[k+2] == 0xa8 || t[k+2] == 0xa9) {
				ends += 1 + int(t[k+2]-0xa8)
			}
		}
	}
	switch {
	case ends == 0:
		return blank
	case ends == 1:
		return line
	}
	return paragraph
}

// lineWidth returns the width at which the lines of text were wrapped, in
// bytes; 0 where an end of line ends a paragraph.
func lineWidth(text string) int {
	var long, lines, widest, run int
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != '\n' {
			run++
			continue
		}
		if run > 0 && !(i+1 < len(text) && text[i+1] == '\n') && i < len(text) {
			lines++
			if run > 45 {
				long++
			}
			widest = max(widest, run)
		}
		run = 0
	}
	if lines < 3 || widest > 100 || widest < 50 || long*10 < lines*6 {
		return 0
	}
	return widest
}

func (s *splitter) sentences() {
	d := s.doc
	first := 0
	for i := range d.Tokens {
		if i+1 == len(d.Tokens) || s.ends(i, first) {
			s.add(first, i+1)
			first = i + 1
		}
	}
}

// add lays the sentence [first, end), in parts where it is too long.
func (s *splitter) add(first, end int) {
	for end-first > MaxSentence {
		cut := s.cut(first, first+MaxSentence)
		s.lay(first, cut)
		first = cut
	}
	s.lay(first, end)
}

func (s *splitter) lay(first, end int) {
	d := s.doc
	n := int32(len(d.Sentences))
	for i := first; i < end; i++ {
		d.Tokens[i].Sentence = n
	}
	d.Sentences = append(d.Sentences, nlp.Sentence{First: int32(first), End: int32(end)})
}

// cut returns where a reader would pause in the words [first, end): after the
// last semicolon or stop of its second half, else colon or dash, else closing
// quotation mark, else comma, else before a word that joins clauses, else at
// the end.
func (s *splitter) cut(first, end int) int {
	best, at := 0, end
	for i := end - 1; i > first+(end-first)/2; i-- {
		rank, here := 0, i+1
		switch s.doc.Form(i) {
		case ";", ".", "!", "?":
			rank = 5
		case ":", "—", "–", "--":
			rank = 4
		case "”", "''":
			rank = 3
		case "\"":
			// An opening one leans on the word behind it.
			if i+1 == len(s.doc.Tokens) || !s.doc.Tokens[i+1].Glued {
				rank = 3
			}
		case ",":
			rank = 2
		case "and", "but", "or", "because", "although", "while", "which", "who":
			rank, here = 1, i
		}
		if rank > best {
			best, at = rank, here
		}
	}
	return at
}

// ends reports whether a sentence that began at first ends after word i.
func (s *splitter) ends(i, first int) bool {
	d := s.doc
	if int(d.Tokens[i].End) <= d.Body && d.Body <= int(d.Tokens[i+1].Start) {
		return true // what stands before the running text is no part of its first sentence
	}
	g := s.gap(i)
	switch g {
	case paragraph:
		return true
	case line:
		if s.width == 0 || s.shortLine(i) {
			return true
		}
	}
	stop, quoted := s.terminal(i, first)
	if stop == none {
		return false
	}
	n := s.next(i + 1)
	switch stop {
	case fullStop:
		if g == glued {
			return n.upper && !quoted && len(d.Form(i)) == 1 && !s.listed(i) || n.upper && quoted && n.opens
		}
		if quoted {
			return !n.lower
		}
		return !n.closes
	case mark:
		if g == glued {
			return n.upper && (!quoted || n.opens)
		}
		return !n.lower && !n.closes || n.lower && !quoted && false
	case dots:
		return g != glued && (n.upper || n.opens && n.upper) && !n.closes
	case abbreviation, maybe:
		// "The U.S. And …", "THE U.S. AND …" are no ends.
		return g != glued && n.starter && !n.closes && i-first >= 3 && !(s.shouts(i-1) && s.shouts(i+1))
	}
	return false
}

// listed reports whether the stop at word i is within what a share is listed
// under: "<OSB.L>".
func (s *splitter) listed(i int) bool {
	d := s.doc
	return i >= 2 && i+2 < len(d.Tokens) && d.Is(i-2, "<") && d.Is(i+2, ">")
}

// shouts reports whether word i is in capitals.
func (s *splitter) shouts(i int) bool {
	f := s.doc.Form(i)
	return len(f) > 1 && allUpper(f)
}

// shortLine reports whether the line that ends after word i is clearly shorter
// than the others and the next begins like a sentence or an item.
func (s *splitter) shortLine(i int) bool {
	d := s.doc
	end := int(d.Tokens[i].End)
	at := end
	for at > 0 && end-at <= s.width && d.Text[at-1] != '\n' {
		at--
	}
	if next := d.Tokens[i+1]; end-at+1+int(next.End-next.Start) >= s.width*7/10 {
		return false
	}
	return !s.next(i + 1).lower
}

type stop uint8

const (
	none stop = iota
	fullStop
	mark         // "!", "?"
	dots         // "…", "..."
	abbreviation // one that belongs to the next word
	maybe        // one that may end a sentence
)

// terminal says what ends at word i, closing quotation marks and brackets
// included.
func (s *splitter) terminal(i, first int) (k stop, quoted bool) {
	d := s.doc
	for n := 0; n < 4 && i > first && s.closer(i); n++ {
		i--
		quoted = true
	}
	f := d.Form(i)
	c := f[len(f)-1]
	switch {
	case f == ".":
		return fullStop, quoted
	case c == '!' || c == '?':
		if f[0] == '!' || f[0] == '?' {
			return mark, quoted
		}
	case f == "…" || c == '.' && f[0] == '.':
		return dots, quoted
	case f == "。" || f == "？" || f == "！" || f == "؟":
		return fullStop, quoted
	case c == '.':
		w := f[:len(f)-1]
		k, ok := keyOf(w)
		if utf8.RuneCountInString(w) == 1 || ok && titles[k] {
			return abbreviation, quoted
		}
		return maybe, quoted
	}
	return none, quoted
}

// closer reports whether word i is a quotation mark or bracket that closes.
func (s *splitter) closer(i int) bool {
	d := s.doc
	switch d.Form(i) {
	case "”", "’", ")", "]", "''", "»", "}":
		return true
	case "\"", "'":
		// Straight marks close where they follow without a space.
		return d.Tokens[i].Glued
	}
	return false
}

// A begin is how the words from some point on begin.
type begin struct {
	upper   bool // with a capital
	lower   bool // with a small letter
	opens   bool // with a quotation mark or bracket
	closes  bool // with a closing mark or a comma: nothing begins here
	starter bool // with a word that begins sentences and few names
}

func (s *splitter) next(i int) (b begin) {
	d := s.doc
	for n := 0; n < 3 && i < len(d.Tokens); n++ {
		switch d.Form(i) {
		case "“", "‘", "``", "(", "[", "«", "¿", "¡", "\"", "'":
			if f := d.Form(i); (f == "\"" || f == "'") && d.Tokens[i].Glued && n == 0 {
				b.closes = true
				return b
			}
			b.opens = true
			i++
			continue
		case "”", "’", ")", "]", "''", "»", ",", ";", ":", ".", "!", "?", "...", "…":
			b.closes = n == 0
			return b
		}
		break
	}
	if i >= len(d.Tokens) {
		return b
	}
	f := d.Form(i)
	r, _ := utf8.DecodeRuneInString(f)
	switch {
	case unicode.IsUpper(r):
		b.upper = true
	case unicode.IsLower(r):
		b.lower = true
	}
	b.starter = b.upper && in(starters, f) || b.opens && b.upper
	return b
}

// starters begin sentences, and are rarely the second word of a name.
var starters = keys(`
the a an this that these those he she it we they i you his her its our their my your
but and or so nor yet if in on at by for from with as to of when while after before since although though
however meanwhile there then what who why how where which whether some many most both each such also earlier
later last asked not no yes even now once only until unless because despite during under over between among
one two three several all any every another other others more few much still just perhaps maybe according
is are was were do does did can could will would should may might have has had let
additionally furthermore moreover instead otherwise therefore thus hence finally first second third
speaking following given like unlike about amid against without within through throughout today yesterday tomorrow
officials critics analysts residents police reporters investigators lawyers
`)

// Package story tells which reports tell of one happening. Reports arrive one
// by one in any order, with or without dates; each joins a story or founds one,
// and a late arrival may join two stories. The package is pure.
package story

import (
	_ "embed"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp/tsv"
)

// The places of a report that a term may stand in, and what sort it is.
const (
	inTitle uint8 = 1 << iota // in the title
	inHead                    // in the title, or the first words of a report without one
	inLead                    // in the title or the first 60 words
	isName                    // written with a capital more often than not
	isWord                    // neither a name nor a number
	isNumber
)

// A term is a word of a report without its ending.
type term struct {
	hash uint32
	tf   uint16 // occurrences, weighted by place, in halves
	mask uint8
}

// A Signature is what Place needs to know of a report: its weighted terms, how
// long it is and when it was published.
type Signature struct {
	terms []term // by hash
	words int32
	hour  int32 // hours since 1970 UTC; 0: unknown
	day   bool  // the hour is known to the day only
}

const (
	leadWords = 60
	headWords = 15
	bodyWords = 500 // terms further down count for nothing
	mostTerms = 160
)

// Sign returns the signature of a report.
func Sign(r *parley.Report) Signature {
	s := Signature{}
	s.hour, s.day = published(r.Published)
	title := 0
	if r.Title != "" && strings.HasPrefix(r.Text, r.Title) && !dated(r.Title) {
		title = len(r.Title)
	}
	acc := make(map[uint32]*tally, 256)
	body := int32(0)
	scan(r.Text, func(word string, start int) bool {
		w := uint16(2)
		mask := uint8(0)
		switch {
		case start < title:
			w, mask = 6, inTitle|inHead|inLead
		default:
			body++
			switch {
			case body <= leadWords:
				w, mask = 4, inLead
				if title == 0 && body <= headWords {
					mask |= inHead
				}
			case body > 400:
				w = 1
			}
		}
		s.words++
		if body > bodyWords {
			return s.words < 4000 // only counted from here on
		}
		h, ok := stem(word)
		if !ok {
			return true
		}
		t := acc[h]
		if t == nil {
			t = &tally{number: word[0] >= '0' && word[0] <= '9'}
			acc[h] = t
		}
		t.tf = min(t.tf+w, 1<<12)
		t.mask |= mask
		if c, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(c) {
			t.capital++
		} else {
			t.small++
		}
		return true
	})
	s.terms = make([]term, 0, len(acc))
	for h, t := range acc {
		switch {
		case t.number:
			t.mask |= isNumber
		case t.capital > t.small:
			t.mask |= isName
		default:
			t.mask |= isWord
		}
		s.terms = append(s.terms, term{h, t.tf, t.mask})
	}
	slices.SortFunc(s.terms, func(a, b term) int { return int(int64(a.hash) - int64(b.hash)) })
	return s
}

// dated reports whether a title is a date and nothing else: the first line of a report
// without a title, which says nothing of what it tells.
func dated(title string) bool {
	only := true
	scan(title, func(word string, _ int) bool {
		c := word[0]
		only = only && (c >= '0' && c <= '9' || dates[strings.ToLower(word)])
		return only
	})
	return only
}

type tally struct {
	tf             uint16
	mask           uint8
	capital, small int32
	number         bool
}

// published returns the hours since 1970 of an RFC 3339 date or time.
func published(s string) (hour int32, day bool) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return int32(t.Unix() / 3600), false
	}
	if len(s) >= 10 {
		if t, err := time.Parse(time.DateOnly, s[:10]); err == nil {
			return int32(t.Unix() / 3600), true
		}
	}
	return 0, false
}

// scan calls f with each word and number of text and where it starts, until f
// returns false.
func scan(text string, f func(word string, start int) bool) {
	start, digits := -1, false
	end := func(i int) bool {
		if start < 0 {
			return true
		}
		w := strings.TrimRight(text[start:i], ".,'’")
		at := start
		start = -1
		return w == "" || f(w, at)
	}
	for i, c := range text {
		switch {
		case unicode.IsLetter(c):
			if start >= 0 && digits && !end(i) {
				return
			}
			if start < 0 {
				start, digits = i, false
			}
		case c >= '0' && c <= '9':
			if start >= 0 && !digits && !end(i) {
				return
			}
			if start < 0 {
				start, digits = i, true
			}
		case (c == '\'' || c == '’') && start >= 0 && !digits, (c == '.' || c == ',') && start >= 0 && digits:
			// Inside a word or number, or trimmed from its end.
		default:
			if !end(i) {
				return
			}
		}
	}
	end(len(text))
}

// stem returns the hash of a word without its ending, and false for a word
// that tells nothing of a happening.
func stem(word string) (uint32, bool) {
	var buf [32]byte
	n := 0
	for _, c := range word {
		c = unicode.ToLower(c)
		if n+utf8.RuneLen(c) > len(buf) {
			break
		}
		n += utf8.EncodeRune(buf[n:], c)
	}
	b := buf[:n]
	if cut := strings.LastIndexAny(string(b), "'’"); cut > 0 && n-cut <= 4 {
		b = b[:cut] // "Korea's", "didn't"
	}
	if len(b) < 2 || stop[string(b)] {
		return 0, false
	}
	ends := func(s string) bool { return len(b) > len(s)+3 && string(b[len(b)-len(s):]) == s }
	switch {
	case len(b) <= 4:
	case ends("ies"):
		b = append(b[:len(b)-3], 'y')
	case ends("ing"):
		b = b[:len(b)-3]
	case ends("ed"), ends("es"):
		b = b[:len(b)-2]
	case b[len(b)-1] == 's' && b[len(b)-2] != 's':
		b = b[:len(b)-1]
	}
	return hash(b), true
}

// hash is 32-bit FNV-1a.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

//go:embed lists.tsv
var listsTSV string

// dates holds the names of months and days of the week.
var dates = tsv.Must(tsv.ReadLists("lists.tsv", listsTSV)).Of("dates")

// stop holds the words that stand in any report.
var stop = tsv.Must(tsv.ReadLists("lists.tsv", listsTSV)).Of("stop")

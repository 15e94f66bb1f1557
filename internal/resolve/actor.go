package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// A cast is everybody that the reports name or describe, whether the record
// will list them or not.
type cast struct {
	list   []*someone
	at     [][]int32        // report → token → index in list plus one, 0 for nobody
	bySide map[string]int32 // code of a state or body → index in list plus one
	byDesc map[string]int32 // description → index in list plus one
	ids    map[parley.ID]bool
	union  bool // the European Union is named: "Europe" goes with it
}

// someone is one actor, or one who may be found to be none.
type someone struct {
	id                parley.ID
	kind              parley.ActorKind
	place             bool // named only as a place
	code              string
	forms             []form // in order of first sight
	mentions          []mention
	party             int32 // index in list plus one
	basis             string
	roles             []role
	plural            bool
	described         bool    // by a description alone
	used              bool    // something in the record refers to them
	speaks, followers int     // statements of theirs; how many stand for them
	first             mention // where they were first seen
	implied           bool    // named by no report: the side of somebody who is
}

// A form is one wording of a name.
type form struct {
	text  string
	count int
}

// A mention is the tokens [first, end) of a report.
type mention struct {
	report           int
	first, end, head int32
	form             string
}

type role struct {
	text   string
	report int
	at     nlp.Span
}

// actor returns the id of whom ref refers to in a report, making an actor for a
// description that nobody has used yet. It returns "" where ref refers to
// nobody that can be told.
func (r *resolver) actor(report int, ref extract.Ref) parley.ID {
	i := r.who(report, ref)
	if i == 0 {
		return ""
	}
	s := r.cast.list[i-1]
	s.used = true
	return s.id
}

// actors returns the ids of whom refs refer to, each once.
func (r *resolver) actors(report int, refs []extract.Ref) []parley.ID {
	out := []parley.ID{}
	for _, ref := range refs {
		id := r.actor(report, ref)
		dup := id == ""
		for _, o := range out {
			dup = dup || o == id
		}
		if !dup {
			out = append(out, id)
		}
	}
	return out
}

// who returns the index in the cast plus one of whom ref refers to, 0 for nobody.
func (r *resolver) who(report int, ref extract.Ref) int32 {
	d := r.drafts[report].Doc
	if !ref.OK() || int(ref.End) > len(d.Tokens) || ref.First < 0 {
		return 0
	}
	at := r.cast.at[report]
	head := ref.Head
	if head < ref.First || head >= ref.End {
		head = ref.End - 1
	}
	if i := at[head]; i != 0 {
		return i
	}
	for t := ref.First; t < ref.End; t++ {
		if d.Tokens[t].UPOS == nlp.ADP || d.Is(int(t), "'s") || d.Is(int(t), "’s") {
			break
		}
		if i := at[t]; i != 0 && r.cast.list[i-1].kind == parley.Person {
			return i
		}
	}
	if d.Tokens[head].UPOS == nlp.PRON {
		return 0
	}
	return r.describe(report, ref, head)
}

// describe returns the actor of a description such as "European leaders" or "a
// senior official".
func (r *resolver) describe(report int, ref extract.Ref, head int32) int32 {
	d := r.drafts[report].Doc
	first, end := ref.First, head+1
	for first < head && isDeterminer(d, int(first)) {
		first++
	}
	for end < ref.End && end-first < 10 && !endsDescription(d, int(end)) {
		end++
	}
	key := gazetteer.Fold(d.Words(int(first), int(end)))
	if i := r.cast.byDesc[key]; i != 0 {
		r.mention(i, mention{report, first, end, head, "description"})
		return i
	}
	s := &someone{kind: parley.Group, described: true, plural: isPlural(d, int(head))}
	if !s.plural {
		s.kind = parley.Person
		if gazetteer.Title(gazetteer.Fold(d.Form(int(head)))) == "" {
			s.kind = parley.Organisation
		}
	}
	for t := first; t < end; t++ {
		if i := r.cast.at[report][t]; i != 0 && r.cast.list[i-1].code != "" {
			s.party, s.basis = i, "reported"
			break
		}
	}
	i := r.add(s, mention{report, first, end, head, "description"})
	s.forms = append(s.forms, form{d.Words(int(first), int(end)), 1})
	r.cast.byDesc[key] = i
	return i
}

// isDeterminer reports whether a description loses nothing without token t.
func isDeterminer(d *nlp.Doc, t int) bool {
	switch gazetteer.Fold(d.Form(t)) {
	case "the", "a", "an", "this", "that", "these", "those", "some", "one":
		return true
	}
	return false
}

// endsDescription reports whether token t is past what names somebody.
func endsDescription(d *nlp.Doc, t int) bool {
	switch d.Tokens[t].UPOS {
	case nlp.PUNCT, nlp.VERB, nlp.AUX, nlp.SCONJ, nlp.PRON, nlp.CCONJ:
		return true
	}
	return false
}

func isPlural(d *nlp.Doc, t int) bool {
	switch d.Tokens[t].XPOS {
	case nlp.TagNNS, nlp.TagNNPS:
		return true
	case nlp.NoXPOS:
		return strings.HasSuffix(d.Form(t), "s")
	}
	return false
}

// add puts someone into the cast at their first mention and returns their index
// plus one.
func (r *resolver) add(s *someone, m mention) int32 {
	i := r.put(s, m)
	r.mention(i, m)
	return i
}

// put is add without the mention.
func (r *resolver) put(s *someone, m mention) int32 {
	d := r.drafts[m.report].Doc
	b := d.Bytes(int(m.first), int(m.end))
	for salt := 0; ; salt++ {
		s.id = parley.NewID(parley.Actors, r.reports[m.report].TextSHA256, b.Start, b.End, salt)
		if !r.cast.ids[s.id] {
			break
		}
	}
	r.cast.ids[s.id] = true
	s.first = m
	r.cast.list = append(r.cast.list, s)
	return int32(len(r.cast.list))
}

// mention notes that m refers to the actor of index i-1.
func (r *resolver) mention(i int32, m mention) {
	s := r.cast.list[i-1]
	s.mentions = append(s.mentions, m)
	at := r.cast.at[m.report]
	if m.form == "description" || m.form == "pronoun" {
		if at[m.head] == 0 {
			at[m.head] = i
		}
		return
	}
	for t := m.first; t < m.end; t++ {
		at[t] = i
	}
}

// called notes one more use of a wording.
func (s *someone) called(text string) {
	for i := range s.forms {
		if s.forms[i].text == text {
			s.forms[i].count++
			return
		}
	}
	s.forms = append(s.forms, form{text, 1})
}

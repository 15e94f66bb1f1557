package resolve

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// gather makes the cast: everybody whom the reports name, over all of them.
func gather(r *resolver) {
	r.cast = &cast{
		at:     make([][]int32, len(r.drafts)),
		bySide: map[string]int32{}, byDesc: map[string]int32{}, ids: map[parley.ID]bool{},
	}
	for i, dr := range r.drafts {
		r.cast.at[i] = make([]int32, len(dr.Doc.Tokens))
	}
	for i := range r.drafts {
		r.names(i)
	}
}

// names puts the names of one report into the cast, long ones first, so that a
// short form finds its bearer wherever it stands.
func (r *resolver) names(report int) {
	d := r.drafts[report].Doc
	seen := len(r.cast.list)
	for pass := range 2 {
		for _, n := range d.Names {
			if (n.End-n.First > 1) != (pass == 0) || n.Kind == nlp.Other {
				continue
			}
			r.name(report, n, seen)
		}
	}
}

func (r *resolver) name(report int, n nlp.Name, _ int) {
	d := r.drafts[report].Doc
	m := mention{report, n.First, n.End, n.End - 1, "name"}
	switch n.Form {
	case nlp.Demonym:
		m.form = "alias"
	case nlp.Metonym:
		m.form = "metonym"
	}
	text := d.Words(int(n.First), int(n.End))
	if n.Code != "" {
		i := r.cast.bySide[n.Code]
		if i == 0 {
			s := &someone{kind: actorKind(n.Kind), code: n.Code, place: n.Kind == nlp.Place}
			i = r.add(s, m)
			r.cast.bySide[n.Code] = i
		} else {
			r.mention(i, m)
		}
		r.cast.list[i-1].called(text)
		return
	}
	for i, s := range r.cast.list {
		if s.code == "" && !s.described && s.sameName(text, n.Kind) {
			r.mention(int32(i+1), m)
			s.called(text)
			return
		}
	}
	s := &someone{kind: actorKind(n.Kind), place: n.Kind == nlp.Place}
	r.add(s, m)
	s.called(text)
}

func actorKind(k nlp.NameKind) parley.ActorKind {
	switch k {
	case nlp.Person:
		return parley.Person
	case nlp.State:
		return parley.State
	}
	return parley.Organisation
}

// sameName reports whether text is a form of the name of s: equal, or a part of
// it that a reader takes for it.
func (s *someone) sameName(text string, k nlp.NameKind) bool {
	if (s.kind == parley.Person) != (k == nlp.Person) {
		return false
	}
	short := strings.Fields(gazetteer.Fold(text))
	for _, f := range s.forms {
		long := strings.Fields(gazetteer.Fold(f.text))
		if len(short) > len(long) {
			continue
		}
		if k == nlp.Person {
			if strings.Join(long[len(long)-len(short):], " ") == strings.Join(short, " ") {
				return true
			}
		} else if strings.Join(long[:len(short)], " ") == strings.Join(short, " ") {
			return true
		}
	}
	return false
}

// list writes into the record whom the other tables refer to and who is named
// as one that acts.
func list(r *resolver) {
	for i, s := range r.cast.list {
		if s.place && !s.used || s.described && !s.used {
			continue
		}
		for p, hops := s.party, 0; p != 0 && hops < 4; hops++ {
			r.cast.list[p-1].used = true
			p = r.cast.list[p-1].party
		}
		if s.party == 0 && s.kind != parley.Person && !s.described {
			s.party = int32(i + 1)
		}
	}
	for _, s := range r.cast.list {
		if s.used || !s.place && !s.described {
			r.rec.Actors = append(r.rec.Actors, r.entry(s))
		}
	}
}

// most aliases and words of one that the record's contract allows.
const maxAliases, maxAliasWords = 16, 12

func (r *resolver) entry(s *someone) parley.Actor {
	a := parley.Actor{ID: s.id, Kind: s.kind, Confidence: 0.5}
	if h := gazetteer.Of(s.code); h != nil && h.Kind == nlp.State {
		a.Name = h.Name
		if len(s.code) == 3 {
			a.Code = s.code
		}
	} else {
		for _, f := range s.forms {
			if len(f.text) > len(a.Name) {
				a.Name = f.text
			}
		}
	}
	for _, f := range s.forms {
		if f.text != a.Name && len(a.Aliases) < maxAliases && len(strings.Fields(f.text)) <= maxAliasWords {
			a.Aliases = append(a.Aliases, f.text)
		}
	}
	if s.party != 0 {
		a.Party, a.PartyBasis = r.cast.list[s.party-1].id, s.basis
		if a.PartyBasis == "" {
			a.PartyBasis = "gazetteer"
		}
	}
	for _, m := range s.mentions {
		d := r.drafts[m.report].Doc
		b := d.Bytes(int(m.first), int(m.end))
		if sp, ok := parley.NewSpan(&r.reports[m.report], b.Start, b.End); ok {
			a.Mentions = append(a.Mentions, parley.Mention{Span: sp, Form: m.form})
		}
		sent := d.Sentences[d.Tokens[m.first].Sentence]
		b = d.Bytes(int(sent.First), int(sent.End))
		if sp, ok := parley.NewSpan(&r.reports[m.report], b.Start, b.End); ok && len(a.Evidence) < parley.MaxEvidence && (len(a.Evidence) == 0 || a.Evidence[len(a.Evidence)-1] != sp) {
			a.Evidence = append(a.Evidence, sp)
		}
	}
	return a
}

package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// statements writes the statements of every report and notes their ids for the
// tables that are drawn from them.
func (r *resolver) statements() {
	r.said = make([][]parley.ID, len(r.drafts))
	ids := map[parley.ID]bool{}
	for report, dr := range r.drafts {
		r.said[report] = make([]parley.ID, len(dr.Statements))
		at := make([]int, len(dr.Statements)) // index in the record plus one
		for i := range dr.Statements {
			d := &dr.Statements[i]
			s, ok := r.statement(report, d)
			if !ok {
				continue
			}
			for salt := 0; ; salt++ {
				s.ID = parley.NewID(parley.Statements, r.reports[report].TextSHA256, d.Evidence[0].Start, d.Evidence[0].End, salt)
				if !ids[s.ID] {
					break
				}
			}
			ids[s.ID] = true
			r.said[report][i] = s.ID
			if r.training != nil {
				r.training[s.ID] = d.Signs
			}
			r.rec.Statements = append(r.rec.Statements, s)
			at[i] = len(r.rec.Statements)
		}
		for i := range dr.Statements {
			if w := dr.Statements[i].Within; w > 0 && at[i] > 0 {
				r.rec.Statements[at[i]-1].Within = r.said[report][w-1]
			}
		}
	}
}

// statement resolves one drafted statement; false where it is not sure enough,
// or says nothing that can be quoted.
func (r *resolver) statement(report int, d *extract.Statement) (parley.Statement, bool) {
	s := parley.Statement{CueClass: d.CueClass, Mode: d.Mode, Medium: d.Medium, Negated: d.Negated, When: when(d.When)}
	if len(d.Evidence) == 0 {
		return s, false
	}
	if r.training == nil && d.Confidence < extract.Bound(parley.Statements.Name) {
		if d.Confidence >= doubtful {
			r.unlisted(parley.Statements)
		}
		return s, false
	}
	s.Confidence, s.Background, s.Rule = d.Confidence, d.Background, d.Rule
	for _, c := range d.Content {
		if sp, ok := r.spanIn(report, c.Start, c.End); ok {
			s.Content = append(s.Content, sp)
		}
	}
	for _, c := range d.Quotes {
		if sp, ok := r.spanIn(report, c.Start, c.End); ok {
			s.Quotes = append(s.Quotes, sp)
		}
	}
	for _, c := range d.Evidence {
		if sp, ok := r.spanIn(report, c.Start, c.End); ok {
			s.Evidence = append(s.Evidence, sp)
		}
	}
	if len(s.Content) == 0 || len(s.Evidence) == 0 {
		return s, false
	}
	if sp, ok := r.spanIn(report, d.Cue.Start, d.Cue.End); ok {
		s.Cue = &sp
	}
	if sp, ok := r.spanIn(report, d.SourceAt.Start, d.SourceAt.End); ok {
		s.Source = &sp
	}
	together := r.together(report, d)
	if len(together) < 2 || len(d.Speakers) > 0 { // of "both sides" none speaks alone
		s.Speaker = r.actor(report, d.Speaker)
	}
	if b := r.actor(report, d.Behalf); b != "" && b != s.Speaker {
		s.OnBehalfOf = b
	} else if i := r.who(report, d.Speaker); b == "" && s.Speaker != "" && i != 0 && r.cast.list[i-1].spokes && r.cast.list[i-1].party != 0 {
		// A spokesman speaks for his side wherever he is named.
		side := r.cast.list[r.cast.list[i-1].party-1]
		side.used = true
		s.OnBehalfOf = side.id
	}
	s.To = r.actors(report, d.To)
	s.Via = r.passedOn(report, d)
	s.AccordingTo = r.actors(report, d.According)
	if len(together) > 1 {
		for _, id := range together {
			if !hasID(s.AccordingTo, id) {
				s.AccordingTo = append(s.AccordingTo, id)
			}
		}
	} else if len(s.AccordingTo) == 0 && s.Speaker != "" {
		s.AccordingTo = []parley.ID{s.Speaker}
	}
	for _, h := range d.Hedges {
		if sp, ok := r.spanIn(report, h.Start, h.End); ok && len(s.Hedges) < 8 {
			of := "report"
			if h.Speaker {
				of = "speaker"
			}
			s.Hedges = append(s.Hedges, parley.Hedge{Span: sp, Of: of})
		}
	}
	return s, true
}

// doubtful is the least confidence of a reading that is counted where it is not
// listed; below it, by its own word, not one in ten is right.
const doubtful = 0.1

// unlisted counts one more reading of a table that is too unsure to list.
func (r *resolver) unlisted(t parley.Table) {
	if r.rec.Unlisted == nil {
		r.rec.Unlisted = map[string]int{}
	}
	r.rec.Unlisted[t.Name]++
}

// passedOn returns who passed a statement on.
func (r *resolver) passedOn(report int, d *extract.Statement) parley.ID {
	i := r.who(report, d.Via)
	if i == 0 {
		return r.outlet(report, d.Via, d.Outlet)
	}
	s := r.cast.list[i-1]
	s.used = true
	if d.Outlet && s.kind == parley.Person && !s.described && len(s.roles) == 0 {
		s.kind = parley.Organisation // a paper is no person, whatever its name looks like
	}
	return s.id
}

// outlet returns the outlet of a name that nobody in the cast bears, or that is
// only described ("state television"), which it takes into the cast; "" where
// the words are neither.
func (r *resolver) outlet(report int, ref extract.Ref, told bool) parley.ID {
	d := r.drafts[report].Doc
	if !ref.OK() || int(ref.End) > len(d.Tokens) {
		return ""
	}
	first := ref.First
	for first < ref.End && d.Tokens[first].UPOS != nlp.PROPN {
		first++
	}
	if first >= ref.End || d.Tokens[ref.End-1].UPOS != nlp.PROPN {
		if first = ref.First; !told || d.Tokens[ref.End-1].UPOS != nlp.NOUN {
			return ""
		}
		for first < ref.End-1 && isDeterminer(d, int(first)) {
			first++
		}
	}
	text := oneLine(d.Words(int(first), int(ref.End)))
	key := gazetteer.Fold(text)
	i := r.cast.byDesc[key]
	if i == 0 {
		s := &someone{kind: parley.Organisation}
		i = r.add(s, mention{report, first, ref.End, ref.End - 1, "name"})
		s.forms = append(s.forms, form{text, 1})
		r.cast.byDesc[key] = i
	}
	s := r.cast.list[i-1]
	s.used = true
	return s.id
}

func (r *resolver) spanIn(report, start, end int) (parley.Span, bool) {
	if start >= end {
		return parley.Span{}, false
	}
	return parley.NewSpan(&r.reports[report], start, end)
}

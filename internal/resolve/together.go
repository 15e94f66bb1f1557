package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// together returns all who speak where the source of a statement names several
// or only counts them, nil for a single speaker or where it cannot be told who
// they are.
func (r *resolver) together(report int, d *extract.Statement) []parley.ID {
	if len(d.Speakers) > 1 {
		if list := r.castOf(report, d.Speakers); len(list) == len(d.Speakers) {
			return r.idsOf(list)
		}
		return nil
	}
	if d.Together.Count < 2 || !d.Source.OK() {
		return nil
	}
	return r.idsOf(r.counted(report, d))
}

// howFar is how many sentences before their own "the two" are looked for.
const howFar = 4

// counted returns those whom a count refers to: everybody whom the nearest
// sentence before speaks of, where they are as many.
func (r *resolver) counted(report int, d *extract.Statement) []int32 {
	doc := r.drafts[report].Doc
	own := int(doc.Tokens[d.Source.First].Sentence)
	for k := own; k >= 0 && k >= own-howFar; k-- {
		st := doc.Sentences[k]
		end := st.End
		if k == own {
			end = d.Source.First
		}
		people, sides := r.spokenOf(report, st.First, end)
		n := d.Together.Count
		if !d.Together.Sides && len(people) == n {
			return people
		}
		if !d.Together.People && len(sides) == n {
			return sides
		}
		if len(people) > n || len(sides) > n {
			return nil
		}
	}
	return nil
}

// spokenOf returns the people and the bodies that are named in the tokens
// [first, end), each once, in text order; a body beside its own name only once.
func (r *resolver) spokenOf(report int, first, end int32) (people, sides []int32) {
	at := r.cast.at[report]
	for t := first; t < end; t++ {
		i := at[t]
		if i == 0 {
			continue
		}
		s := r.cast.list[i-1]
		switch {
		case s.kind == parley.Person:
			if !s.described {
				people = union(people, []int32{i})
			}
		case !s.place && !(s.described && s.plural): // "American and Ukrainian negotiators" are two sides
			sides = union(sides, []int32{i})
		}
	}
	return people, sides
}

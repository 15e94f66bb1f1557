package diff

import (
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

func TestMayBeTranslated(t *testing.T) {
	side := sideCodes(&parley.Record{Actors: []parley.Actor{
		{ID: "chile", Code: "CHL"}, {ID: "envoy", Party: "chile"}, {ID: "crown", Code: "GBR"}, {ID: "premier", Party: "crown"}, {ID: "union"},
	}})
	for _, x := range []struct {
		name            string
		speaker, behalf parley.ID
		at              nlp.Span
		want            bool
	}{
		{"a state of another language", "chile", "", nlp.Span{Start: 12, End: 18}, true},
		{"who stands for it", "envoy", "", nlp.Span{Start: 12, End: 18}, true},
		{"for whom somebody speaks", "premier", "chile", nlp.Span{Start: 12, End: 18}, true},
		{"a state of this language", "premier", "", nlp.Span{Start: 12, End: 18}, false},
		{"of no known state", "union", "", nlp.Span{Start: 12, End: 18}, false},
		{"words that nobody is credited with", "chile", "", nlp.Span{Start: 40, End: 48}, false},
		{"no words", "chile", "", nlp.Span{}, false},
	} {
		t.Run(x.name, func(t *testing.T) {
			s := &tale{said: []said{{speaker: x.speaker, behalf: x.behalf, content: []nlp.Span{{Start: 10, End: 30}}}}}
			if got := s.mayBeTranslated(x.at, side); got != x.want {
				t.Errorf("%v, want %v", got, x.want)
			}
		})
	}
}

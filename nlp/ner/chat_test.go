package ner

import (
	"testing"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/token"
)

func TestChatty(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"review", "I loved this place! You should try the soup, my friends said.", true},
		{"news", "The union said on Monday that it would vote again next week.", false},
		{"news that quotes", "“I will not sign what you have sent me,” the minister told reporters.", false},
		{"nothing", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &nlp.Doc{}
			d.Reset(c.text)
			token.Tokeniser{}.Annotate(d)
			if got := chatty(d); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

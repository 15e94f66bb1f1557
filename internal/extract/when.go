package extract

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
)

// A When is a time expression and what it means, anchored at the report's date.
type When struct {
	At nlp.Span // the words
	parley.When
}

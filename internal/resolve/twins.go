package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// twins returns the two states that a report calls by the one word that ends both their names:
// "the two Koreas". Nobody where it does not tell of exactly two such.
func (r *resolver) twins(report int, ref extract.Ref) []int32 {
	d := r.drafts[report].Doc
	if !ref.OK() || ref.Head < 1 || !d.Is(int(ref.Head-1), "two") && !d.Is(int(ref.Head-1), "both") {
		return nil
	}
	w, plural := strings.CutSuffix(d.Form(int(ref.Head)), "s")
	if !plural || len(w) < 3 || w[0] < 'A' || w[0] > 'Z' {
		return nil
	}
	var out []int32
	for k, s := range r.cast.list {
		if s.kind != parley.State || s.code == "" || r.named(int32(k+1), report) == 0 {
			continue
		}
		h := gazetteer.Of(s.code)
		if h != nil && slices.ContainsFunc(h.Names, func(n string) bool { return strings.HasSuffix(n, " "+w) }) {
			out = append(out, int32(k+1))
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

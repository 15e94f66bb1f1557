package resolve

import (
	_ "embed"
	"math"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
	"github.com/parley-record/parley/nlp/tsv"
)

// actorWeights is what parley-train learned of who counts as an actor: a name of
// a feature and its weight a line.
//
//go:embed actors.tsv
var actorWeights string

// A Feature is one thing that speaks for or against somebody being an actor.
type Feature struct {
	Name  string
	Value float64
}

var weightOf = tsv.Must(readWeights("actors.tsv", actorWeights))

// readWeights reads learned weights: a name and its weight a line.
func readWeights(name, text string) (map[string]float64, error) {
	t, err := tsv.Tabs(name, text, 2)
	if err != nil {
		return nil, err
	}
	return t.Weights()
}

// chance returns how likely a careful reader lists somebody with these features.
func chance(fs []Feature) float64 {
	x := weightOf["bias"]
	for _, f := range fs {
		x += f.Value * weightOf[f.Name]
	}
	return 1 / (1 + math.Exp(-x))
}

// features says how the reports speak of the i-th of the cast.
func (r *resolver) features(i int) []Feature {
	s := r.cast.list[i]
	var fs []Feature
	put := func(name string, v float64) {
		if v != 0 {
			fs = append(fs, Feature{name, v})
		}
	}
	yes := func(name string, b bool) {
		if b {
			fs = append(fs, Feature{name, 1})
		}
	}
	sort := ""
	if h := gazetteer.Of(s.code); h != nil {
		sort = h.Sort
	}
	kind := string(s.kind)
	if s.place {
		kind = "place"
	}
	yes("kind="+kind, true)
	yes("sort="+sort, sort != "")
	yes("described", s.described)
	yes("described "+kind, s.described)
	yes("implied", s.implied)
	n := map[string]float64{}
	first, title := false, false
	proper := 0.0
	for _, m := range s.mentions {
		d := r.drafts[m.report].Doc
		n["form="+m.form]++
		if m.form == "name" {
			proper++
		}
		if m.form != "pronoun" {
			si := d.Tokens[m.head].Sentence
			if credited(d, int(si)) {
				n["credit"]++
			}
			first = first || si <= 2
			title = title || int(d.Tokens[m.head].Start) < d.Title
		}
		for _, use := range uses(d, m) {
			n[use]++
		}
	}
	total := float64(len(s.mentions))
	put("log mentions", math.Log1p(total))
	put(kind+" log mentions", math.Log1p(total))
	yes("once", total == 1)
	for _, k := range useNames {
		c := n[k]
		put("log "+k, math.Log1p(c))
		yes("any "+k, c > 0)
		if total > 0 {
			put("share "+k, c/total)
		}
	}
	for _, k := range []string{"form=name", "form=alias", "form=metonym", "form=description", "form=pronoun"} {
		put("share "+k, n[k]/math.Max(total, 1))
		yes("any "+k, n[k] > 0)
	}
	put("share credit", n["credit"]/math.Max(total, 1))
	yes("only alias", n["form=alias"] == total && total > 0)
	yes("early", first)
	yes("in title", title)
	yes("role", len(s.roles) > 0)
	yes("party", s.party != 0 && s.party != int32(i+1) || s.flock.side != 0)
	yes("party "+s.basis, s.party != 0 && s.basis != "")
	yes("party reported", s.party == 0 && s.flock.side != 0)
	yes("used", s.used)
	put("log speaks", math.Log1p(float64(s.speaks)))
	yes("speaks", s.speaks > 0)
	yes(kind+" speaks", s.speaks > 0)
	put("log members", math.Log1p(float64(s.followers)))
	yes("has members", s.followers > 0)
	long := 0
	for _, f := range s.forms {
		long = max(long, len(strings.Fields(f.text)))
	}
	yes("one word", long == 1)
	yes(kind+" one word", long == 1)
	r.standing(i, kind, put)
	return fs
}

// credited reports whether a sentence names who wrote the report.
func credited(d *nlp.Doc, si int) bool {
	s := d.Sentences[si]
	for t := s.First; t+1 < s.End; t++ {
		if d.Is(int(t+1), "by") && (d.Is(int(t), "reporting") || d.Is(int(t), "editing") || d.Is(int(t), "writing") || d.Is(int(t), "edited") || d.Is(int(t), "compiled")) {
			return true
		}
	}
	return s.End > s.First && d.Is(int(s.First), "by") && s.Len() < 12
}

// useNames are the ways in which a mention may stand in its sentence.
var useNames = []string{"subject", "speaker", "passive", "agent", "possessor", "object", "with", "in", "to", "from", "of", "compound", "apposition", "list", "other"}

// uses returns how a mention stands in its sentence.
func uses(d *nlp.Doc, m mention) []string {
	h := m.head
	t := &d.Tokens[h]
	var out []string
	rel := t.Rel
	for hops := 0; rel.Plain() == nlp.RelConj && t.Head >= 0 && hops < 4; hops++ {
		if hops == 0 {
			out = append(out, "list")
		}
		t = &d.Tokens[t.Head]
		rel = t.Rel
	}
	switch rel {
	case nlp.RelNsubjPass:
		return append(out, "passive")
	case nlp.RelOblAgent:
		return append(out, "agent")
	case nlp.RelNmodPoss:
		return append(out, "possessor")
	}
	switch rel.Plain() {
	case nlp.RelNsubj:
		out = append(out, "subject")
		if t.Head >= 0 && speaking[d.Tokens[t.Head].Lemma] {
			out = append(out, "speaker")
		}
	case nlp.RelObj, nlp.RelIobj:
		out = append(out, "object")
	case nlp.RelCompound, nlp.RelAmod, nlp.RelFlat:
		out = append(out, "compound")
	case nlp.RelAppos:
		out = append(out, "apposition")
	case nlp.RelObl, nlp.RelNmod:
		n := nlp.Name{First: m.first, End: m.end}
		switch before(d, n) {
		case "with", "between", "against", "among", "for":
			out = append(out, "with")
		case "in", "at", "near", "on":
			out = append(out, "in")
		case "to", "into", "toward", "towards":
			out = append(out, "to")
		case "from":
			out = append(out, "from")
		case "by":
			out = append(out, "agent")
		case "of":
			out = append(out, "of")
		default:
			out = append(out, "other")
		}
	default:
		out = append(out, "other")
	}
	return out
}

// speaking are lemmas of verbs whose subject speaks.
var speaking = wordList("speaking")

// An ActorCandidate is somebody in the reports with what speaks for listing them.
type ActorCandidate struct {
	Entry    parley.Actor
	Party    parley.Actor // zero without one
	Features []Feature
}

package resolve

import (
	"slices"
	"strings"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// strangers are the sorts of bodies that have no office of a sort, so that nobody
// is given to them whom the words do not tie to them: no union has a chief
// executive only because it is named most.
var strangers = map[string][]string{
	"company":  {"union", "party", "parliament", "government", "state"},
	"investor": {"union", "party", "parliament", "government", "state"},
	"governor": {"union", "company", "lobby"},
	"union":    {"company", "state", "government"},
}

// unfit reports whether an office of a person is none of a body of that sort.
func (s *someone) unfit(sort string) bool {
	for _, f := range s.offices() {
		if slices.Contains(strangers[f], sort) {
			return true
		}
	}
	return false
}

// departmentSide returns the side of the ministry that a report names beside the office of the
// person of index i-1 that heads it: the health ministry and "Health secretary Jane Roe"; 0
// where none is known by then.
func (r *resolver) departmentSide(i int32) int32 {
	s := r.cast.list[i-1]
	if s.described || s.party != 0 || s.homeCode() != "" {
		return 0
	}
	for _, ro := range s.roles {
		w := nameWords(ro.text)
		if ro.former || len(w) != 2 || w[1] != "minister" && w[1] != "secretary" {
			continue
		}
		for j, o := range r.cast.list {
			if int32(j+1) != i && r.named(int32(j+1), ro.report) > 0 && slices.ContainsFunc(o.forms, func(f form) bool { return departs(f.text, w[0]) }) {
				return r.side(int32(j + 1))
			}
		}
	}
	return 0
}

// departs reports whether a name is that of the ministry or department of a matter.
func departs(name, matter string) bool {
	w := nameWords(name)
	return slices.Contains(w, matter) && (slices.Contains(w, "ministry") || slices.Contains(w, "department"))
}

// given reports whether more than what stands around ties a person to a side: the
// words of an office, the gazetteer of people, whom they serve.
func (o *sideOption) given() bool {
	for _, s := range o.signs {
		for _, p := range []string{"told", "known", "served", "plain"} {
			if strings.HasPrefix(s, p) {
				return true
			}
		}
	}
	return false
}

// trades returns the sorts of bodies that the offices of a person name by a common
// noun, as "union president" does.
func (s *someone) trades() []string {
	var out []string
	for _, ro := range s.roles {
		if ro.former {
			continue
		}
		for _, w := range strings.FieldsFunc(ro.text, func(c rune) bool { return c == ' ' || c == '-' || c == ',' }) {
			sort := sortsOf.body[w] // in small letters: a noun, no part of a name
			if sort == "" || w == "office" || w == "general" {
				continue
			}
			dup := false
			for _, o := range out {
				dup = dup || o == sort
			}
			if !dup {
				out = append(out, sort)
			}
		}
	}
	return out
}

// plainSide returns the side that the words of an office, the gazetteer of people or
// the state that a report is about give the person of index i-1, and which of them
// did; 0 where none does.
func (r *resolver) plainSide(i int32) (side int32, how string) {
	s := r.cast.list[i-1]
	if s.party != 0 {
		return s.party, "told"
	}
	code := s.homeCode()
	if code == "USA" && s.legislates() || s.led {
		code = "" // an office of something that the words name otherwise
	}
	if code != "" {
		if g := r.ofHome(code, s.mentions[0].report); g != 0 {
			return g, "known"
		}
		return r.sideOf(code, i), "known"
	}
	if s.serves != 0 {
		if p := r.cast.list[s.serves-1].party; p != 0 {
			return p, "served"
		}
	} else if !s.led {
		if p := r.homeState(s); p != 0 {
			return p, "home"
		}
	}
	return 0, ""
}

// offices returns the sorts of a person's offices, "none" where no report gives
// one and "former" where all are offices of the past.
func (s *someone) offices() []string {
	var out []string
	put := func(x string) {
		for _, o := range out {
			if o == x {
				return
			}
		}
		out = append(out, x)
	}
	held := false
	for _, ro := range s.roles {
		held = held || !ro.former
	}
	if !held {
		if len(s.roles) == 0 {
			return []string{"none"}
		}
		put("former")
	}
	for _, ro := range s.roles {
		if held && ro.former {
			continue
		}
		some := false
		for _, w := range nameWords(ro.text) {
			if c := sortsOf.office[w]; c != "" {
				put(c)
				some = true
			}
		}
		if !some {
			put("other office")
		}
	}
	return out
}

// ofHome returns the government for which those stand at home whom the gazetteer of
// people gives to the state of a code, where a report tells of a government without its
// state, and more than of that state; 0 elsewhere.
func (r *resolver) ofHome(code string, report int) int32 {
	h := gazetteer.Of(code)
	if h == nil || h.Kind != nlp.State || code == "USA" { // where it is called the administration
		return 0
	}
	g := r.theGovernment(report)
	if i := r.cast.bySide[code]; g == 0 || i != 0 && r.named(i, report) >= r.named(g, report) {
		return 0
	}
	return g
}

// homeCode returns the code of the state or body that the gazetteer of people gives
// a person, "" for none.
func (s *someone) homeCode() string {
	code := ""
	for _, f := range s.forms {
		if gazetteer.Namesake(f.text) {
			return ""
		}
		if s.givenName(f.text) {
			continue // "Paul", who is no senator of that last name
		}
		c := gazetteer.Side(f.text)
		if c == "" {
			c = gazetteer.Side(withoutInitial(f.text))
		}
		if c != "" && (code == "" || strings.Contains(f.text, " ")) {
			code = c
		}
	}
	return code
}

// givenName reports whether name is the first of several words by which somebody goes.
func (s *someone) givenName(name string) bool {
	for _, f := range s.forms {
		if strings.HasPrefix(f.text, name+" ") && !strings.HasSuffix(f.text, " "+name) {
			return true
		}
	}
	return false
}

// withoutInitial returns a name of three words without the single letter in its middle:
// "John Kerry" of "John F. Kerry"; any other name as it is.
func withoutInitial(name string) string {
	w := strings.Fields(name)
	if len(w) != 3 || len(strings.TrimSuffix(w[1], ".")) != 1 {
		return name
	}
	return w[0] + " " + w[2]
}

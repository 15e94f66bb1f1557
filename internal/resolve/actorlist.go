package resolve

import (
	"reflect"
	"slices"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// needed is the least chance at which somebody is listed to whom another table
// refers.
const needed = 0.3

// seated is the least chance at which somebody is listed who takes part in talks,
// will do a deed or has a deadline.
const seated = 0.1

// pens is the least chance at which somebody is listed who stands behind a text on
// the table.
const pens = 0.03

// answers is the least chance at which somebody is listed who answered a text on the
// table.
const answers = 0.1

// listed is the least chance at which somebody is listed whom no other table
// refers to.
const listed = 0.45

// heard is the least chance at which somebody is listed who makes a statement.
const heard = 0.15

// faint is the least chance at which a body is listed that a noun alone describes, or
// one by which it is somebody's.
const faint = 0.2

// list writes into the record whom the other tables refer to and who is named
// as one that acts.
func list(r *resolver) {
	n := len(r.cast.list)
	ps := make([]float64, n)
	in := make([]bool, n)
	r.count()
	r.refer()
	r.gatherCrowd()
	for i, s := range r.cast.list {
		ps[i] = chance(r.features(i))
		in[i] = ps[i] >= listed || !s.place && (s.speaks > 0 && ps[i] >= heard || s.leads) || s.used && ps[i] >= needed || s.sits && ps[i] >= seated || s.pens && ps[i] >= pens || s.answers && ps[i] >= answers || s.titles
		if r.creditsOnly(s) || r.onlyInTitles(s) || ps[i] < s.floor() || s.described && s.plural && s.party != 0 && ps[i] < needed && voices[s.flock.noun] && !s.pens && !s.sits {
			in[i] = false // officials of a side, who stand for no more than it
		}
	}
	for i, s := range r.cast.list {
		if p := s.party; in[i] && p != 0 {
			in[p-1] = true
		}
		if s.party == 0 && s.kind != parley.Person && !s.described && !s.place {
			s.party = int32(i + 1)
		}
	}
	// Where a description is not listed, its side stands for it.
	instead := map[parley.ID]parley.ID{}
	matters := r.held()
	for i, s := range r.cast.list {
		if p := s.party; s.used && !in[i] && p != 0 && (s.leads || matters[s.id] || ps[p-1] >= needed) {
			in[p-1] = true
		}
	}
	for i, s := range r.cast.list {
		if s.used && !in[i] {
			instead[s.id] = ""
			if s.party != 0 && in[s.party-1] {
				instead[s.id] = r.cast.list[s.party-1].id
			}
		}
	}
	r.oneOfThem(instead)
	if len(instead) > 0 {
		replace(reflect.ValueOf(r.rec).Elem(), instead)
		r.dropNobodys()
	}
	for i, s := range r.cast.list {
		if in[i] {
			r.rec.Actors = append(r.rec.Actors, r.entry(s, ps[i]))
		}
	}
	r.parts()
	r.members()
}

// floor returns the least chance at which somebody is listed who stands behind no text,
// takes no part in talks and does nothing in what a report begins with: those who speak
// for others, and bodies by a noun alone, are seldom actors of their own.
func (s *someone) floor() float64 {
	switch {
	case !s.described || s.pens || s.leads || s.refs[inTalks] > 0:
		return 0
	case s.plural && voices[s.flock.noun] && s.flock.side == 0 && len(s.flock.own) == 0:
		return listed
	case s.plural && voices[s.flock.noun]:
		return needed
	case !s.plural && s.kind != parley.Person && (s.flock.side != 0 || !strings.Contains(s.forms[0].text, " ")):
		return faint
	}
	return 0
}

// held returns whom the record could not do without: all to whom another table
// than the statements and the events refers.
func (r *resolver) held() map[parley.ID]bool {
	out := map[parley.ID]bool{}
	for _, s := range r.cast.list {
		for k, n := range s.refs {
			if n > 0 && refNames[k] != "told" {
				out[s.id] = true
			}
		}
	}
	for i := range r.rec.Assessments {
		out[r.rec.Assessments[i].By] = true
	}
	for i := range r.rec.Knowledge {
		out[r.rec.Knowledge[i].Who] = true
	}
	return out
}

// oneOfThem takes the side out of statements whose speaker is only described, as
// one of it: "a senior official" is not the state that the words may speak for.
func (r *resolver) oneOfThem(instead map[parley.ID]parley.ID) {
	one := map[parley.ID]bool{}
	for _, s := range r.cast.list {
		one[s.id] = s.described && s.kind == parley.Person
	}
	for i := range r.rec.Statements {
		s := &r.rec.Statements[i]
		side, out := instead[s.Speaker]
		if !out || !one[s.Speaker] || s.Source == nil {
			continue
		}
		if s.OnBehalfOf == "" {
			s.OnBehalfOf = side
		}
		s.Speaker = ""
	}
}

// creditsOnly reports whether the reports name somebody only as one who wrote
// them.
func (r *resolver) creditsOnly(s *someone) bool {
	if s.described && s.leads {
		return false // not named, but what the report begins with
	}
	for _, m := range s.mentions {
		d := r.drafts[m.report].Doc
		if m.form != "pronoun" && m.form != "description" && !credited(d, int(d.Tokens[m.head].Sentence)) && !slashed(d, m) && !pictured(d, m) {
			return false
		}
	}
	return len(s.mentions) > 0 && s.kind == parley.Person
}

// slashed reports whether a mention shares a slash with an agency, as those
// who took a picture do: "Anna Berg/NTB".
func slashed(d *nlp.Doc, m mention) bool {
	return m.first > 0 && d.Is(int(m.first-1), "/") || int(m.end) < len(d.Tokens) && d.Is(int(m.end), "/")
}

// pictures are the words behind which a picture's maker stands.
var pictures = wordList("pictures")

// pictured reports whether a mention stands right after "Photo:" or the like, or
// with the name of an agency between.
func pictured(d *nlp.Doc, m mention) bool {
	for t := m.first - 1; t >= 0 && t >= m.first-5 && d.Tokens[t].Sentence == d.Tokens[m.first].Sentence; t-- {
		if pictures[gazetteer.Fold(d.Form(int(t)))] {
			return t+1 < m.first && (d.Is(int(t+1), ":") || d.Is(int(t+1), "by")) || t+1 == m.first
		}
	}
	return false
}

var idType = reflect.TypeFor[parley.ID]()

// replace puts other ids for those of with throughout a record; an id that
// would stand twice in one list stands once.
func replace(v reflect.Value, with map[parley.ID]parley.ID) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			replace(v.Field(i), with)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			replace(v.Elem(), with)
		}
	case reflect.String:
		if v.Type() == idType {
			if id, ok := with[parley.ID(v.String())]; ok {
				v.SetString(string(id))
			}
		}
	case reflect.Slice:
		if v.Type().Elem() == idType {
			ids := v.Interface().([]parley.ID)
			out := ids[:0]
			for _, id := range ids {
				if to, ok := with[id]; ok {
					id = to
				}
				if id != "" && !slices.Contains(out, id) {
					out = append(out, id)
				}
			}
			v.Set(reflect.ValueOf(out))
			return
		}
		if k := v.Type().Elem().Kind(); k == reflect.Struct {
			for i := range v.Len() {
				replace(v.Index(i), with)
			}
		}
	}
}

// count counts for each how often they speak, who stands for them and whether
// they act in what a report begins with.
func (r *resolver) count() {
	of := map[parley.ID]*someone{}
	for _, s := range r.cast.list {
		s.speaks, s.followers = 0, 0
		of[s.id] = s
	}
	for _, s := range r.cast.list {
		if s.party != 0 {
			r.cast.list[s.party-1].followers++
		}
	}
	for i := range r.rec.Events {
		e := &r.rec.Events[i]
		if e.Evidence[0].Start > 0 {
			continue
		}
		for _, ids := range [2][]parley.ID{e.Source, e.Target} {
			for _, id := range ids {
				// Who a title describes is named below it.
				s := of[id]
				s.leads = !s.described || s.kind != parley.Person || r.drafts[s.first.report].Doc.Title == 0
			}
		}
	}
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		if s := of[st.Via]; s != nil {
			s.sits = true // else nobody could tell who passed it on
		}
		if s := of[st.Speaker]; s != nil {
			s.speaks++
			continue
		}
		for _, id := range st.AccordingTo { // "both sides said"
			of[id].speaks++
		}
	}
}

// ActorCandidates returns everybody in the reports, listed or not, with what speaks
// for listing them, to learn from.
func ActorCandidates(reports []parley.Report, drafts []*extract.Draft) []ActorCandidate {
	r := resolve(reports, drafts, Codebook{}, nil)
	var out []ActorCandidate
	for i, s := range r.cast.list {
		c := ActorCandidate{Entry: r.entry(s, 0), Features: r.features(i)}
		if s.party != 0 {
			c.Party = r.entry(r.cast.list[s.party-1], 0)
		}
		out = append(out, c)
	}
	return out
}

// maxAliases and maxAliasWords are the most aliases of an actor, and words of one,
// that the record's contract allows, and maxRoleWords the most words of a role.
const maxAliases, maxAliasWords, maxRoleWords = 16, 12, 25

func (r *resolver) entry(s *someone, p float64) parley.Actor {
	a := parley.Actor{ID: s.id, Name: s.name(), Kind: s.kind, Confidence: p}
	if s.kind != parley.Person && !s.described {
		a.Kind = partyKind(s, a.Name)
	}
	if h := gazetteer.Of(s.code); h != nil && h.Kind == nlp.State && len(s.code) == 3 {
		a.Code = s.code
	}
	for _, f := range s.forms {
		t := oneLine(f.text)
		dup := t == a.Name || len(strings.Fields(t)) > maxAliasWords
		for _, o := range a.Aliases {
			dup = dup || o == t
		}
		if !dup && len(a.Aliases) < maxAliases-1 {
			a.Aliases = append(a.Aliases, t)
		}
	}
	if s.party != 0 {
		a.Party, a.PartyBasis = r.cast.list[s.party-1].id, s.basis
		if a.PartyBasis == "" {
			a.PartyBasis = "gazetteer"
			if s.code == "" {
				a.PartyBasis = "reported"
			}
		}
	}
	r.roles(&a, s.roles)
	for _, m := range s.mentions {
		r.show(&a, m, true)
	}
	if len(a.Evidence) == 0 && s.first.end > 0 {
		r.show(&a, s.first, false)
	}
	return a
}

// partyKind returns the kind of a body with the name that it is printed with: those of a
// party are a group, "Senate Democrats", the party is an organisation.
func partyKind(s *someone, name string) parley.ActorKind {
	w := nameWords(name)
	switch last := w[len(w)-1]; {
	case last == "republicans" || last == "democrats" || last == "gop" || last == "tories":
		if len(w) > 1 && s.code != "" {
			return parley.Organisation // "Liberal Democrats"
		}
		return parley.Group
	case s.kind == parley.Group && last == "party":
		return parley.Organisation
	}
	return s.kind
}

// name returns the fullest form of a name that the record's contract allows; that
// of the gazetteer for a state.
func (s *someone) name() string {
	name := ""
	h := gazetteer.Of(s.code)
	if h != nil && h.Kind == nlp.State {
		return h.Name
	}
	for _, f := range s.forms {
		if !s.described && small(f.text) && !small(s.forms[0].text) {
			continue // what somebody named is called too: "government"
		}
		if h != nil && h.Kind == nlp.Organisation && ofPlace(f.text) {
			continue // "European", "Brussels": the Union is called so, its name is another
		}
		longer := len(f.text) > len(name) || len(f.text) == len(name) && loud(name) && !loud(f.text) && strings.EqualFold(f.text, name)
		if len(strings.Fields(f.text)) <= maxAliasWords && longer {
			name = oneLine(f.text)
		}
	}
	if h != nil && h.Sort == "party" && !strings.Contains(name, " ") {
		name = h.Name // "Republican" names the party only beside a noun
	}
	switch {
	case name != "":
	case h != nil:
		name = h.Name
	default:
		name = oneLine(s.forms[0].text)
	}
	return name
}

// loud reports whether a word of a name of several is in capitals that no name has but in
// a headline or where a report begins: "MARA Lind".
func loud(name string) bool {
	w := strings.Fields(name)
	return len(w) > 1 && slices.ContainsFunc(w, func(w string) bool { return len(w) > 3 && capitalsOnly(w) })
}

// ofPlace reports whether a form that a body goes by is a place's: its seat, or where its
// members are.
func ofPlace(form string) bool {
	for e := gazetteer.Lookup(form); e != nil; e = e.Next() {
		if e.Kind == nlp.Place {
			return true
		}
	}
	return false
}

// small reports whether a form begins with a small letter.
func small(form string) bool { return form[0] >= 'a' && form[0] <= 'z' }

// midSentence returns a role as it would stand within a sentence: "Chief
// executive" at the start of one is a chief executive.
func (r *resolver) midSentence(ro *role) string {
	first, rest, ok := strings.Cut(ro.text, " ")
	if !ok || first[1:] != strings.ToLower(first[1:]) || rest != strings.ToLower(rest) {
		return ro.text
	}
	d := r.drafts[ro.report].Doc
	i, _ := d.TokensIn(ro.at)
	if i >= len(d.Tokens) || i != int(d.Sentences[d.Tokens[i].Sentence].First) {
		return ro.text
	}
	if t := &d.Tokens[i]; t.UPOS != nlp.NOUN && !ranks[strings.ToLower(first)] {
		return ro.text // "Swedish envoy"
	}
	return strings.ToLower(first[:1]) + ro.text[1:]
}

// ranks are words before an office that are no nouns.
var ranks = wordList("ranks")

// dayOf returns the day of an RFC 3339 date or time, "" for none.
func dayOf(t string) string { return t[:min(len(t), len("2006-01-02"))] }

// roles lists the offices that reports give an actor, each with the days of the
// first and the last report that gives it, in the order of the first: one who
// changes office keeps both. The role itself is the one given last; of several
// on that day, the fullest; one held once only where there is no other.
func (r *resolver) roles(a *parley.Actor, list []role) {
	former := map[string]bool{} // offices that every report gives as held once
	for k := range list {
		list[k].text = r.midSentence(&list[k])
		if a.Kind == parley.Person {
			list[k].text = ofOne(list[k].text)
		}
	}
	for _, ro := range list {
		t := oneLine(ro.text)
		was, seen := former[t]
		former[t] = ro.former && (was || !seen)
	}
	for _, ro := range list {
		sp, ok := parley.NewSpan(&r.reports[ro.report], ro.at.Start, ro.at.End)
		if !ok || len(strings.Fields(ro.text)) > maxRoleWords {
			continue
		}
		day := dayOf(r.reports[ro.report].Published)
		k := 0
		for k < len(a.Roles) && !strings.EqualFold(a.Roles[k].Text, oneLine(ro.text)) {
			k++
		}
		if k == len(a.Roles) {
			a.Roles = append(a.Roles, parley.Role{Text: oneLine(ro.text), From: day, To: day, Evidence: []parley.Span{sp}})
			continue
		}
		o := &a.Roles[k]
		if day == "" {
			continue
		}
		if o.From == "" || day < o.From {
			o.From = day
		}
		if day > o.To {
			o.To = day
			if len(o.Evidence) < 8 {
				o.Evidence = append(o.Evidence, sp)
			}
		}
	}
	sort.SliceStable(a.Roles, func(i, j int) bool { return a.Roles[i].From < a.Roles[j].From })
	last := -1
	for k, ro := range a.Roles {
		if last >= 0 && former[ro.Text] != former[a.Roles[last].Text] {
			if !former[ro.Text] {
				last = k
			}
			continue
		}
		if last < 0 || ro.To > a.Roles[last].To || ro.To == a.Roles[last].To && len(ro.Text) > len(a.Roles[last].Text) {
			last = k
		}
	}
	if last >= 0 {
		a.Role = a.Roles[last].Text
	}
}

// show adds a mention to an entry, and its sentence to the evidence.
func (r *resolver) show(a *parley.Actor, m mention, mentioned bool) {
	d := r.drafts[m.report].Doc
	b := d.Bytes(int(m.first), int(m.end))
	if sp, ok := parley.NewSpan(&r.reports[m.report], b.Start, b.End); ok && mentioned {
		a.Mentions = append(a.Mentions, parley.Mention{Span: sp, Form: m.form})
	}
	sent := d.Sentences[d.Tokens[m.first].Sentence]
	b = d.Bytes(int(sent.First), int(sent.End))
	if sp, ok := parley.NewSpan(&r.reports[m.report], b.Start, b.End); ok && len(a.Evidence) < parley.MaxEvidence && m.form != "pronoun" {
		for _, e := range a.Evidence {
			if e == sp {
				return
			}
		}
		a.Evidence = append(a.Evidence, sp)
	}
}

// oneLine returns s with a space for each run of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

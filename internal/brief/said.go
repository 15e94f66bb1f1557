package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// statements lists who said what, the statements of one speaker together.
func (b *Brief) statements(n namer) Section {
	s := Section{Key: "statements", Title: "Who said what", Empty: "No statement was found."}
	var order []string
	by := map[string][]Line{}
	for i := range b.Record.Statements {
		st := &b.Record.Statements[i]
		who := speakerOf(n, st)
		l := b.statement(n, st)
		if _, ok := by[who]; !ok {
			order = append(order, who)
			l.Lead = who
		} else {
			l.Depth = 1
		}
		by[who] = append(by[who], l)
	}
	for _, who := range order {
		s.Lines = append(s.Lines, by[who]...)
	}
	switch n := b.Record.Run.Settings["unlisted_"+parley.Statements.Name]; n {
	case "":
	case "1":
		s.Note = "One more passage may be a statement; it is too unsure to list."
	default:
		s.Note = n + " more passages may be statements; they are too unsure to list."
	}
	return s
}

// saidOnIssues lists for each issue what was said on it, shortly.
func (b *Brief) saidOnIssues(n namer) Section {
	s := Section{Key: "statements-issues", Title: "What was said on each issue", Empty: "No statement on an issue was found."}
	by := map[parley.ID][]Line{}
	for i := range b.Record.Statements {
		st := &b.Record.Statements[i]
		for _, id := range st.Issues {
			l := Line{ID: st.ID, Depth: 1, Lead: speakerOf(n, st), Text: clipped(quoted(st), 16), Refs: b.refs.of(st.Content...)}
			if st.CueClass != "say" && st.CueClass != "other" {
				l.Tags = []string{words(st.CueClass)}
			}
			if Doubtful(&st.Entry) {
				l.Tags = append(l.Tags, UnsureWord)
			}
			by[id] = append(by[id], l)
		}
	}
	for i := range b.Record.Issues {
		is := &b.Record.Issues[i]
		if lines := by[is.ID]; len(lines) > 0 {
			s.Lines = append(s.Lines, Line{ID: is.ID, Lead: capital(is.Label)})
			s.Lines = append(s.Lines, lines...)
		}
	}
	return s
}

// clipped returns the first n words of s, and an ellipsis where more follow.
func clipped(s string, n int) string {
	f := strings.Fields(s)
	if len(f) <= n+3 {
		return s
	}
	cut := strings.TrimRight(strings.Join(f[:n], " "), ",;:") + " …"
	if strings.Count(cut, "“") > strings.Count(cut, "”") {
		cut += "”"
	}
	return cut
}

// speakerOf returns the name of who speaks, or the words that name them.
func speakerOf(n namer, st *parley.Statement) string {
	several := len(st.AccordingTo) > 1 && st.Within == ""
	if a := n.actor(st.Speaker); a != "" && !several {
		return a
	}
	if st.Source == nil {
		return "Someone"
	}
	who := capital(flat(st.Source.Text))
	if all := n.all(st.AccordingTo); several && st.Speaker == "" && !strings.EqualFold(all, who) {
		who += " (" + all + ")" // "Both sides (Chile and Peru)"
	}
	return who
}

// maxBetween is the most bytes of a report between a cue and its content that
// are printed with them.
const maxBetween = 48

// between returns the words of the report that join the cue of a statement to
// its content, "" where they stand apart.
func (b *Brief) between(st *parley.Statement) string {
	if len(st.Content) == 0 {
		return ""
	}
	c := st.Content[0]
	if st.Cue == nil || st.Cue.Report != c.Report || st.Cue.End > c.Start || c.Start-st.Cue.End > maxBetween {
		return ""
	}
	for i := range b.Record.Reports {
		r := &b.Record.Reports[i]
		if r.ID != c.Report || c.Start > len(r.Text) {
			continue
		}
		s := strings.TrimRight(r.Text[st.Cue.End:c.Start], " \"“”‘’'`«„")
		if strings.ContainsAny(s, ".:;,!?\n\"“”«»—()") {
			return ""
		}
		return flat(strings.TrimSpace(s))
	}
	return ""
}

// passives are the auxiliaries of a passive cue.
var passives = []string{"has been ", "have been ", "had been ", "was being ", "were being ", "is being ", "are being ", "was ", "were ", "is ", "are "}

// plainCue returns a cue as it reads behind the speaker: "was rejected", said of what
// stands before it, as "rejected:"; "told" behind the words with those who were told.
func (b *Brief) plainCue(st *parley.Statement, cue string) string {
	if st.Cue == nil || len(st.Content) == 0 || st.Content[0].Report != st.Cue.Report || st.Content[0].End > st.Cue.Start {
		return cue
	}
	if st.Source != nil && st.Source.Start > st.Cue.Start {
		for _, p := range passives {
			if rest, ok := strings.CutPrefix(cue, p); ok && strings.HasSuffix(strings.TrimSuffix(strings.Fields(rest)[0], ","), "ed") {
				return rest + ":"
			}
		}
	}
	if cue != "told" {
		return cue
	}
	for i := range b.Record.Reports {
		if r := &b.Record.Reports[i]; r.ID == st.Cue.Report && st.Cue.End < len(r.Text) {
			rest := r.Text[st.Cue.End:min(len(r.Text), st.Cue.End+maxBetween)]
			if n := strings.IndexAny(rest, ".,;:!?\n\"“”«»—()"); n > 0 {
				return cue + " " + flat(strings.TrimSpace(rest[:n]))
			}
		}
	}
	return cue
}

// ahead reports whether what is said begins a sentence, before the cue: "The two sides
// will meet, he said".
func ahead(st *parley.Statement) bool {
	if len(st.Content) == 0 {
		return false
	}
	c := st.Content[0]
	first, _ := utf8.DecodeRuneInString(c.Text)
	return st.Cue != nil && c.Report == st.Cue.Report && c.End <= st.Cue.Start && unicode.IsUpper(first)
}

// statement is the line of one statement, without its speaker.
func (b *Brief) statement(n namer, st *parley.Statement) Line {
	l := Line{ID: st.ID, On: st.Cue != nil, Refs: b.refs.of(st.Content...)}
	cue := ""
	if st.Cue != nil {
		cue = strings.TrimRight(flat(st.Cue.Text), ":") // where the words set in
	}
	if strings.HasPrefix(strings.ToLower(cue), "according") {
		cue, l.On = "", false // the words that follow are the speaker's
	}
	cue = b.plainCue(st, cue)
	said := quoted(st)
	if between := b.between(st); between != "" && l.On {
		cue += " " + between // "told reporters that"
	} else if cue != "" && (strings.HasPrefix(said, "“") || ahead(st)) && !strings.HasSuffix(cue, ":") {
		cue += ":"
	}
	l.Text = join(" ", cue, said)
	mode := map[string]string{"direct": "direct", "indirect": "reported", "mixed": "partly direct"}[st.Mode]
	l.Tags = drop([]string{mode})
	if st.Negated {
		l.Tags = append(l.Tags, "negated")
	}
	if st.When != nil {
		l.Tags = append(l.Tags, when(st.When))
	}
	if to := n.all(st.To); to != "" {
		l.Tags = append(l.Tags, "to "+to)
	}
	if f := n.actor(st.OnBehalfOf); f != "" && st.OnBehalfOf != st.Speaker {
		l.Tags = append(l.Tags, "for "+f)
	}
	if v := n.actor(st.Via); v != "" {
		l.Tags = append(l.Tags, "via "+v)
	}
	if st.Medium != "" {
		l.Tags = append(l.Tags, words(st.Medium))
	}
	e := st.Entry
	e.AccordingTo = nil
	l.Tags = append(l.Tags, n.caution(&e)...)
	return l
}

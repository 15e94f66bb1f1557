package export

import (
	"archive/zip"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// The elements of a REFI-QDA project (https://www.qdasoftware.org, version 1.0 of the
// schema), in the order that it asks for.
type qdaProject struct {
	XMLName xml.Name  `xml:"urn:QDA-XML:project:1.0 Project"`
	Name    string    `xml:"name,attr"`
	Origin  string    `xml:"origin,attr"`
	User    string    `xml:"creatingUserGUID,attr"`
	Created string    `xml:"creationDateTime,attr,omitempty"`
	Users   []qdaUser `xml:"Users>User"`
	// nil where there is nothing in them: the schema has no empty lists
	CodeBook  *qdaCodes
	Variables *qdaVariableList
	Sources   *qdaSources
	About     string `xml:"Description,omitempty"`
}

type qdaCodes struct {
	Codes []*qdaCode `xml:"Codes>Code"`
}

type qdaVariableList struct {
	List []qdaVariable `xml:"Variable"`
}

type qdaSources struct {
	List []qdaSource `xml:"TextSource"`
}

type qdaUser struct {
	GUID string `xml:"guid,attr"`
	Name string `xml:"name,attr"`
}

type qdaCode struct {
	GUID    string     `xml:"guid,attr"`
	Name    string     `xml:"name,attr"`
	Codable bool       `xml:"isCodable,attr"`
	About   string     `xml:"Description,omitempty"`
	Codes   []*qdaCode `xml:"Code"`
}

type qdaVariable struct {
	GUID string `xml:"guid,attr"`
	Name string `xml:"name,attr"`
	Type string `xml:"typeOfVariable,attr"`
}

type qdaSource struct {
	GUID       string         `xml:"guid,attr"`
	Name       string         `xml:"name,attr"`
	Path       string         `xml:"plainTextPath,attr"`
	User       string         `xml:"creatingUser,attr"`
	Created    string         `xml:"creationDateTime,attr,omitempty"`
	About      string         `xml:"Description,omitempty"`
	Selections []qdaSelection `xml:"PlainTextSelection"`
	Values     []qdaValue     `xml:"VariableValue"`
}

type qdaSelection struct {
	GUID    string      `xml:"guid,attr"`
	Name    string      `xml:"name,attr"`
	Start   int         `xml:"startPosition,attr"` // in code points of the source's file
	End     int         `xml:"endPosition,attr"`
	User    string      `xml:"creatingUser,attr"`
	Created string      `xml:"creationDateTime,attr,omitempty"` // QualCoder opens no selection without
	About   string      `xml:"Description,omitempty"`
	Codings []qdaCoding `xml:"Coding"`
}

type qdaCoding struct {
	GUID    string `xml:"guid,attr"`
	User    string `xml:"creatingUser,attr"`
	Created string `xml:"creationDateTime,attr,omitempty"`
	Code    qdaRef `xml:"CodeRef"`
}

type qdaRef struct {
	GUID string `xml:"targetGUID,attr"`
}

type qdaValue struct {
	Variable qdaRef `xml:"VariableRef"`
	Text     string `xml:"TextValue,omitempty"`
	Date     string `xml:"DateValue,omitempty"`
}

// qdaGUID makes a GUID of what something is, so that the same record gives the same.
func qdaGUID(parts ...string) string {
	sum := sha256.Sum256([]byte("parley qda\x00" + strings.Join(parts, "\x00")))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80 // version 8: a maker's own (RFC 9562)
	h := hex.EncodeToString(sum[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// qdaBook makes codes when they are first asked for.
type qdaBook struct {
	codes []*qdaCode // of the first level
	at    map[string]*qdaCode
}

// code returns the code at the end of a path of names, which can be given to a
// selection; those above it are folders unless they are given too. A code's name
// says what it is of: QualCoder and ATLAS.ti keep one code of a name in a project,
// wherever it hangs, and would drop all that a second one is given to.
func (b *qdaBook) code(path ...string) *qdaCode {
	c := b.folder(path...)
	c.Codable = true
	return c
}

func (b *qdaBook) folder(path ...string) *qdaCode {
	// Some programs tell names apart by their letters' case, others do not.
	key := strings.ToLower(strings.Join(path, "\x00"))
	if c := b.at[key]; c != nil {
		return c
	}
	c := &qdaCode{GUID: qdaGUID("code", key), Name: path[len(path)-1]}
	b.at[key] = c
	if len(path) == 1 {
		b.codes = append(b.codes, c)
	} else {
		up := b.folder(path[:len(path)-1]...)
		up.Codes = append(up.Codes, c)
	}
	return c
}

// sorted orders codes of the levels below the first by name.
func sorted(list []*qdaCode) []*qdaCode {
	for _, c := range list {
		slices.SortStableFunc(c.Codes, func(a, b *qdaCode) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
		sorted(c.Codes)
	}
	return list
}

// writeQDA writes a REFI-QDA project: the reports as sources, each entry's sentences as
// selections, under codes for what it says and for who it is about.
func writeQDA(w io.Writer, v *view) error {
	q := &qda{view: v, book: &qdaBook{at: map[string]*qdaCode{}}, user: qdaGUID("user"), found: map[parley.ID][]qdaSelection{}}
	if t := moment(v.Generated); !t.IsZero() {
		q.made = t.Format(time.RFC3339)
	}
	q.entries()
	p := qdaProject{Name: "Parley", Origin: "Parley " + v.Parley, User: q.user, Created: q.made, Users: []qdaUser{{q.user, "Parley"}},
		About: "Made by Parley from its reading of the reports. Each selection is a sentence of an entry; its description says on whose word the entry stands and how sure the reading is."}
	if len(q.book.codes) > 0 {
		p.CodeBook = &qdaCodes{sorted(q.book.codes)}
	}
	if len(v.Reports) > 0 {
		p.Name = cmp.Or(v.Reports[0].Title, p.Name)
		p.Variables, p.Sources = &qdaVariableList{qdaVariables}, &qdaSources{}
	}
	z := zip.NewWriter(w)
	for i := range v.Reports {
		r := &v.Reports[i]
		p.Sources.List = append(p.Sources.List, q.source(r))
	}
	text, err := xml.MarshalIndent(p, "", " ")
	if err != nil {
		return err
	}
	if err := zipped(z, "project.qde", xml.Header+string(text)+"\n"); err != nil {
		return err
	}
	for i := range v.Reports {
		// Programs take a line's end for one character.
		if err := zipped(z, "Sources/"+qdaGUID("source", string(v.Reports[i].ID))+".txt", strings.ReplaceAll(v.Reports[i].Text, "\r\n", "\n")); err != nil {
			return err
		}
	}
	return z.Close()
}

func zipped(z *zip.Writer, name, text string) error {
	f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, text)
	return err
}

// qdaVariables are what is known of each report.
var qdaVariables = []qdaVariable{{qdaGUID("variable", "Outlet"), "Outlet", "Text"}, {qdaGUID("variable", "Published"), "Published", "Date"}, {qdaGUID("variable", "Address"), "Address", "Text"}}

// qda gathers what of a record goes into a project.
type qda struct {
	*view
	book  *qdaBook
	user  string
	made  string                       // when the record was made
	found map[parley.ID][]qdaSelection // of each report
}

func (q *qda) source(r *parley.Report) qdaSource {
	guid := qdaGUID("source", string(r.ID))
	s := qdaSource{GUID: guid, Name: cmp.Or(r.Title, r.Outlet, r.Path, string(r.ID)), Path: "internal://" + guid + ".txt", User: q.user, Created: q.made, Selections: q.found[r.ID]}
	slices.SortStableFunc(s.Selections, func(a, b qdaSelection) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	if r.Outlet != "" {
		s.Values = append(s.Values, qdaValue{Variable: qdaRef{qdaVariables[0].GUID}, Text: r.Outlet})
	}
	if len(r.Published) >= 10 && !moment(r.Published[:10]).IsZero() {
		s.Values = append(s.Values, qdaValue{Variable: qdaRef{qdaVariables[1].GUID}, Date: r.Published[:10]})
	}
	if r.URL != "" {
		s.Values = append(s.Values, qdaValue{Variable: qdaRef{qdaVariables[2].GUID}, Text: r.URL})
	}
	return s
}

// add codes the sentences of an entry, or of a part of it: under each of codes, and
// under those of who.
func (q *qda) add(id parley.ID, evidence []parley.Span, name, about string, who []parley.ID, codes ...*qdaCode) {
	for _, a := range who {
		if n := q.at.Name(a); n != "" {
			if c := q.book.code("Actors", n); !slices.Contains(codes, c) { // two of one name
				codes = append(codes, c)
			}
		}
	}
	for i, s := range evidence {
		r := q.at.Reports[s.Report]
		if r == nil || s.End > len(r.Text) {
			continue
		}
		x := qdaSelection{GUID: qdaGUID("selection", string(id), strconv.Itoa(i)), Name: shortly(name), User: q.user, Created: q.made, About: about,
			Start: qdaPlace(r.Text, s.Start), End: qdaPlace(r.Text, s.End)}
		for _, c := range codes {
			x.Codings = append(x.Codings, qdaCoding{qdaGUID("coding", string(id), strconv.Itoa(i), c.GUID), q.user, q.made, qdaRef{c.GUID}})
		}
		q.found[r.ID] = append(q.found[r.ID], x)
	}
}

// qdaPlace counts the code points before byte n of a text, a line's end as one.
func qdaPlace(text string, n int) int {
	return utf8.RuneCountInString(text[:n]) - strings.Count(text[:n], "\r\n")
}

// shortly cuts a name that programs show in lists.
func shortly(s string) string {
	if r := []rune(s); len(r) > 120 {
		return string(r[:119]) + "…"
	}
	return s
}

// note says what else an entry carries.
func (q *qda) note(e *parley.Entry, more ...string) string {
	list := slices.DeleteFunc(more, func(s string) bool { return s == "" })
	if who := q.names(e.AccordingTo, ", "); who != "" {
		list = append(list, "according to "+who)
	}
	for _, h := range e.Hedges {
		list = append(list, "hedged: "+h.Text)
	}
	if e.Background {
		list = append(list, "background")
	}
	if e.Checked != "" {
		list = append(list, e.Checked+" by a person")
	}
	return strings.Join(append(list, fmt.Sprintf("confidence %.2f", e.Confidence), string(e.ID)), "; ")
}

// issue returns the folder of an issue, below those that a codebook puts above it.
func (q *qda) issue(id parley.ID) []string {
	var path []string
	for range 6 { // a list that names itself above itself ends
		x := q.at.Issues[id]
		if x == nil {
			break
		}
		path = append(path, x.Label)
		id = x.Parent
	}
	if len(path) == 0 {
		path = []string{"not recorded"}
	}
	slices.Reverse(path)
	path = append([]string{"Positions"}, path...)
	return path
}

func (q *qda) entries() {
	word := func(s string) string { return cmp.Or(strings.ReplaceAll(s, "_", " "), "not recorded") }
	when := func(w *parley.When) string {
		if w == nil {
			return ""
		}
		return w.Text
	}
	for i := range q.Positions {
		p := &q.Positions[i]
		path := q.issue(p.Issue)
		for k, x := len(path), q.at.Issues[p.Issue]; k > 1 && x != nil; k, x = k-1, q.at.Issues[x.Parent] {
			q.book.folder(path[:k]...).About = x.Definition
		}
		q.add(p.ID, p.Evidence, q.at.Name(p.Party)+": "+word(p.Stance)+" "+q.at.Name(p.Issue), q.note(&p.Entry, p.Force), []parley.ID{p.Party}, q.book.code(append(path, path[len(path)-1]+": "+word(p.Stance))...))
	}
	for i := range q.Statements {
		s := &q.Statements[i]
		who := s.AccordingTo // several who speak at once
		if len(who) == 0 {
			who = []parley.ID{s.Speaker}
		}
		source := "somebody"
		if s.Source != nil {
			source = s.Source.Text
		}
		q.add(s.ID, s.Evidence, cmp.Or(q.names(who, ", "), source)+": "+join(s.Content, " … "), q.note(&s.Entry, s.Mode), who, q.book.code("Statements", "Statement: "+word(s.CueClass)))
	}
	for i := range q.Proposals {
		p := &q.Proposals[i]
		q.add(p.ID, p.Evidence, p.Name, q.note(&p.Entry, word(p.Status)), p.Authors, q.book.code("Texts on the table", "Text: "+word(p.Kind)))
		for _, a := range p.Responses {
			q.add(a.ID, a.Evidence, q.at.Name(a.By)+": "+word(a.Stance)+" "+p.Name, q.note(&p.Entry, a.Force), []parley.ID{a.By}, q.book.code("Answers to texts", "Answer: "+word(a.Stance)))
		}
	}
	for i := range q.Meetings {
		m := &q.Meetings[i]
		q.add(m.ID, m.Evidence, cmp.Or(m.Name, "talks"), q.note(&m.Entry, m.Place, when(m.When)), m.Participants, q.book.code("Meetings", "Meeting: "+word(m.Status)))
	}
	for i := range q.Deadlines {
		d := &q.Deadlines[i]
		q.add(d.ID, d.Evidence, cmp.Or(d.Demand, "deadline"), q.note(&d.Entry, when(d.Due), d.Consequence), d.On, q.book.code("Deadlines", "Deadline: "+word(d.Status)))
	}
	for i := range q.Steps {
		s := &q.Steps[i]
		q.add(s.ID, s.Evidence, s.Action, q.note(&s.Entry, when(s.When)), s.By, q.book.code("Next steps", "Step: "+word(s.Certainty)))
	}
	for i := range q.Knowledge {
		k := &q.Knowledge[i]
		q.add(k.ID, k.Evidence, cmp.Or(k.Text, word(k.State)), q.note(&k.Entry), []parley.ID{k.Who}, q.book.code("Who knew", "Knew: "+word(k.State)))
	}
	for i := range q.Assessments {
		a := &q.Assessments[i]
		q.add(a.ID, a.Evidence, cmp.Or(a.Text, word(a.Outlook)), q.note(&a.Entry), []parley.ID{a.By}, q.book.code("How the talks are judged", "Talks judged: "+word(a.Outlook)))
	}
}

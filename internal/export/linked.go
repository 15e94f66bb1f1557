package export

import (
	"encoding/json"
	"io"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

type object = map[string]any

// source is the address of a report, or a name where it has none.
func source(r *parley.Report) string {
	if r.URL != "" {
		return r.URL
	}
	return "urn:sha256:" + r.TextSHA256
}

// writeAnnotations writes each entry as an annotation of its sentences, found by
// their words and by position (https://www.w3.org/TR/annotation-model/).
func writeAnnotations(w io.Writer, v *view) error {
	var items []object
	add := func(kind string, e *parley.Entry, body object) {
		var targets []object
		for _, s := range e.Evidence {
			r := v.at.Reports[s.Report]
			if r == nil {
				continue
			}
			targets = append(targets, object{"source": source(r), "selector": []object{
				{"type": "TextQuoteSelector", "exact": s.Text, "prefix": before(r.Text, s.Start), "suffix": after(r.Text, s.End)},
				{"type": "TextPositionSelector", "start": utf8.RuneCountInString(r.Text[:min(s.Start, len(r.Text))]), "end": utf8.RuneCountInString(r.Text[:min(s.End, len(r.Text))])},
			}})
		}
		if len(targets) == 0 {
			return
		}
		value, err := json.Marshal(body)
		if err != nil {
			return
		}
		items = append(items, object{"id": "urn:parley:" + string(e.ID), "type": "Annotation", "motivation": "classifying",
			"body": []object{{"type": "TextualBody", "purpose": "tagging", "value": kind}, {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": string(value)}}, "target": targets})
	}
	for i := range v.Statements {
		s := &v.Statements[i]
		add("statement", &s.Entry, object{"speaker": v.at.Name(s.Speaker), "cue_class": s.CueClass, "mode": s.Mode, "content": join(s.Content, " … ")})
	}
	for i := range v.Positions {
		p := &v.Positions[i]
		add("position", &p.Entry, object{"party": v.at.Name(p.Party), "issue": v.at.Name(p.Issue), "stance": p.Stance, "force": p.Force})
	}
	for i := range v.Proposals {
		p := &v.Proposals[i]
		add("proposal", &p.Entry, object{"name": p.Name, "kind": p.Kind, "status": p.Status, "authors": v.names(p.Authors, "; ")})
	}
	for i := range v.Meetings {
		m := &v.Meetings[i]
		add("meeting", &m.Entry, object{"name": m.Name, "place": m.Place, "status": m.Status, "from": m.When.First(), "participants": v.names(m.Participants, "; ")})
	}
	for i := range v.Deadlines {
		d := &v.Deadlines[i]
		add("deadline", &d.Entry, object{"on": v.names(d.On, "; "), "demand": d.Demand, "due": text(d.Due), "from": d.Due.First()})
	}
	for i := range v.Steps {
		s := &v.Steps[i]
		add("step", &s.Entry, object{"by": v.names(s.By, "; "), "action": s.Action, "certainty": s.Certainty})
	}
	if items == nil {
		items = []object{}
	}
	return encode(w, object{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:parley:record", "type": "AnnotationCollection", "label": "Record of a negotiation", "total": len(items),
		"first": object{"id": "urn:parley:record:1", "type": "AnnotationPage", "startIndex": 0, "items": items}})
}

const around = 32 // characters before and after a quote

func before(s string, i int) string {
	rs := []rune(s[:min(i, len(s))])
	return string(rs[max(0, len(rs)-around):])
}

func after(s string, i int) string {
	rs := []rune(s[min(i, len(s)):])
	return string(rs[:min(around, len(rs))])
}

// writeSchema writes reports as NewsArticle, quoted words as Quotation and
// claims as Claim (https://schema.org).
func writeSchema(w io.Writer, v *view) error {
	var graph []object
	put := func(o object) {
		for k, x := range o {
			if x == "" {
				delete(o, k)
			}
		}
		graph = append(graph, o)
	}
	ref := func(id parley.ID) string { return "urn:parley:" + string(id) }
	for i := range v.Reports {
		r := &v.Reports[i]
		o := object{"@type": "NewsArticle", "@id": ref(r.ID), "headline": r.Title, "url": r.URL, "datePublished": r.Published, "inLanguage": r.Language, "wordCount": r.Words, "articleSection": r.Section}
		if r.Outlet != "" {
			o["publisher"] = object{"@type": "Organization", "name": r.Outlet}
		}
		if r.Author != "" {
			o["author"] = object{"@type": "Person", "name": r.Author}
		}
		put(o)
	}
	for i := range v.Actors {
		a := &v.Actors[i]
		kind := "Organization"
		if a.Kind == parley.Person {
			kind = "Person"
		}
		o := object{"@type": kind, "@id": ref(a.ID), "name": a.Name}
		if len(a.Aliases) > 0 {
			o["alternateName"] = a.Aliases
		}
		if a.Kind == parley.Person && a.Role != "" {
			o["jobTitle"] = a.Role
		}
		put(o)
	}
	for i := range v.Statements {
		s := &v.Statements[i]
		for _, q := range s.Quotes {
			o := object{"@type": "Quotation", "text": q.Text, "isPartOf": object{"@id": ref(q.Report)}}
			if s.Speaker != "" {
				o["spokenByCharacter"] = object{"@id": ref(s.Speaker)}
				o["creator"] = object{"@id": ref(s.Speaker)}
			}
			put(o)
		}
	}
	for i := range v.Claims {
		c := &v.Claims[i]
		var in []object
		for _, t := range c.Tellings {
			in = append(in, object{"@id": ref(t.Span.Report)})
		}
		put(object{"@type": "Claim", "@id": ref(c.ID), "text": c.Text, "appearance": in})
	}
	if graph == nil {
		graph = []object{}
	}
	return encode(w, object{"@context": object{"@vocab": "https://schema.org/"}, "@graph": graph})
}

// writePLOVER writes events as JSON Lines in PLOVER's words.
func writePLOVER(w io.Writer, v *view) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	list := func(ids []parley.ID) []object {
		out := []object{}
		for _, id := range ids {
			if a := v.at.Actors[id]; a != nil {
				out = append(out, object{"name": a.Name, "code": a.Code, "kind": a.Kind})
			}
		}
		return out
	}
	for i := range v.Events {
		x := &v.Events[i]
		r := v.from(&x.Entry)
		date := x.When.First()
		basis := "event"
		if date == "" {
			date, basis = r.Published, "report"
		}
		if err := e.Encode(object{"id": x.ID, "date": day(date), "date_basis": basis, "event": x.Plover, "cameo_root": x.Cameo, "status": x.Status, "source": list(x.Source), "target": list(x.Target), "place": x.Place,
			"text": join(x.Evidence, " "), "publisher": r.Outlet, "url": r.URL, "confidence": x.Confidence}); err != nil {
			return err
		}
	}
	return nil
}

func day(t string) string { return t[:min(10, len(t))] }

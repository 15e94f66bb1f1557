package export

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// writeICal writes meetings and deadlines as a calendar (RFC 5545). What is held
// or announced is CONFIRMED, what is expected TENTATIVE, what was called off
// CANCELLED; what is not planned, and what has no date, is no event at all.
func writeICal(w io.Writer, v *view) error {
	c := &calendar{}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//Parley//parley-record/1//EN")
	c.line("CALSCALE:GREGORIAN")
	stamp := moment(v.Generated)
	if stamp.IsZero() {
		stamp = latest(v.Reports)
	}
	for i := range v.Meetings {
		m := &v.Meetings[i]
		status := ""
		switch m.Status {
		case "held", "under_way":
			status = "CONFIRMED"
		case "planned", "postponed":
			if v.at.CalledOff(m, v.Meetings) {
				continue
			}
			status = "TENTATIVE"
			if m.Status == "planned" && m.Certainty == "announced" && len(m.Hedges) == 0 {
				status = "CONFIRMED"
			}
		case "cancelled":
			status = "CANCELLED"
		default:
			continue
		}
		name := m.Name
		if name == "" {
			name = "Talks"
		}
		c.event(v, &m.Entry, m.When, stamp, status, name, m.Place, v.names(m.Participants, ", "))
	}
	for i := range v.Deadlines {
		d := &v.Deadlines[i]
		status := "CONFIRMED"
		switch d.Status {
		case "withdrawn":
			continue
		case "suggested":
			status = "TENTATIVE"
		}
		name := "Deadline"
		if on := v.names(d.On, ", "); on != "" {
			name += " for " + on
		}
		if d.Demand != "" {
			name += ": " + d.Demand
		}
		due := d.Due
		if due != nil && due.To != "" {
			due = &parley.When{Text: due.Text, From: due.To, To: due.To, Precision: due.Precision}
		}
		c.event(v, &d.Entry, due, stamp, status, name, "", "")
	}
	c.line("END:VCALENDAR")
	_, err := io.WriteString(w, c.b.String())
	return err
}

func latest(reports []parley.Report) time.Time {
	var t time.Time
	for i := range reports {
		if m := moment(reports[i].Published); m.After(t) {
			t = m
		}
	}
	if t.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return t
}

type calendar struct{ b strings.Builder }

// line writes one content line, folded at 75 bytes between characters.
func (c *calendar) line(s string) {
	n := 0
	for _, r := range s {
		k := utf8.RuneLen(r)
		if n+k > 74 {
			c.b.WriteString("\r\n ")
			n = 1
		}
		c.b.WriteRune(r)
		n += k
	}
	c.b.WriteString("\r\n")
}

var icalEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r", "", "\n", `\n`)

func (c *calendar) event(v *view, e *parley.Entry, when *parley.When, stamp time.Time, status, name, place, who string) {
	if when == nil || when.From == "" {
		return
	}
	start := moment(when.From)
	if start.IsZero() {
		return
	}
	c.line("BEGIN:VEVENT")
	c.line("UID:" + string(e.ID) + "@parley")
	c.line("DTSTAMP:" + stamp.Format("20060102T150405Z"))
	if when.Precision == "time" && len(when.From) > 10 {
		c.line("DTSTART:" + start.Format("20060102T150405Z"))
	} else {
		end := start
		if t := moment(when.To); !t.IsZero() {
			end = t
		}
		c.line("DTSTART;VALUE=DATE:" + start.Format("20060102"))
		c.line("DTEND;VALUE=DATE:" + end.AddDate(0, 0, 1).Format("20060102"))
	}
	c.line("STATUS:" + status)
	c.line("SUMMARY:" + icalEscapes.Replace(name))
	if place != "" {
		c.line("LOCATION:" + icalEscapes.Replace(place))
	}
	text := join(e.Evidence, " ")
	if who != "" {
		text = who + "\n" + text
	}
	r := v.from(e)
	if r.Outlet != "" {
		text += "\n(" + r.Outlet + ", " + day(r.Published) + ")"
	}
	c.line("DESCRIPTION:" + icalEscapes.Replace(text))
	if strings.HasPrefix(r.URL, "http") && !strings.ContainsAny(r.URL, "\r\n") {
		c.line("URL:" + r.URL)
	}
	c.line("END:VEVENT")
}

package intake

import (
	"encoding/json"
	"regexp"
	"strings"
)

var (
	xmlHead   = regexp.MustCompile(`^\s*<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|urlset\b|svg\b)`)
	mailHead  = regexp.MustCompile(`^(?:From [^\n]+\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n`)
	mailField = regexp.MustCompile(`(?mi)^(?:Message-ID|Received|Return-Path|Delivered-To|X-Mozilla-Status|Content-Transfer-Encoding):`)
)

// coded refuses text that is written for programs, in which the words of a report
// would stand among fields and marks.
func coded(text, ext string) error {
	switch {
	case ext == ".eml", ext == ".emlx", ext == ".mbox", IsMail(text):
		return refuse("save the text of the mail as a .txt file", "is mail, which Parley does not read")
	case ext == ".csv", ext == ".tsv":
		return refuse("write one report a line, as JSON Lines", "is a table, not a report")
	case xmlHead.MatchString(text):
		return refuse("save the page or the text itself", "is XML, not a page or a text")
	}
	if t := strings.TrimSpace(text); strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[") {
		return codedJSON([]byte(t))
	}
	return nil
}

// codedJSON refuses JSON; what only begins with a bracket is a text.
func codedJSON(b []byte) error {
	if !json.Valid(b) {
		return nil
	}
	var made struct {
		Format string `json:"format"`
	}
	if json.Unmarshal(b, &made) == nil && strings.HasPrefix(made.Format, "parley-") {
		return refuse("give the reports that it was made of", "is a record that Parley made, not a report")
	}
	return refuse(`put each on a line of its own, as {"title": "…", "published": "2025-11-24", "text": "…"}; jq -c ".[]" does so with a list`, "is JSON, but not one report a line")
}

// IsMail reports whether text begins with the header of a mail, or of the first of
// several: one that a program wrote, not one that a person copied.
func IsMail(text string) bool {
	head := mailHead.FindString(text[:min(len(text), 64<<10)])
	return strings.Count(head, "\n") > 2 && mailField.MatchString(head)
}

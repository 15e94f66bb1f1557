package follow

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/intake"
)

// ParseCodebook reads a user's own list of issues: TOML with [[issue]] tables, or
// CSV whose first row names the columns label, code, definition, parent and
// phrases (phrases apart by "|").
func ParseCodebook(text []byte) ([]parley.CodeIssue, error) {
	read, err := intake.Decode(text) // spreadsheets write other encodings
	if err != nil {
		return nil, fmt.Errorf("follow: %w: %v", parley.ErrInvalid, err)
	}
	text = []byte(read)
	var list []parley.CodeIssue
	if bytes.Contains(text, []byte("[[issue]]")) {
		p, err := decode(text)
		if err != nil {
			return nil, err
		}
		list = p.Issue
	} else {
		if list, err = bookOfCSV(text); err != nil {
			return nil, err
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("follow: %w: it holds no issue", parley.ErrInvalid)
	}
	return list, CheckCodebook(list)
}

// columns are those of a list of issues as CSV.
var columns = []string{"label", "code", "definition", "parent", "phrases"}

func bookOfCSV(text []byte) ([]parley.CodeIssue, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	first, _, _ := bytes.Cut(text, []byte("\n"))
	for _, mark := range ";\t" {
		if bytes.Count(first, []byte(string(mark))) > bytes.Count(first, []byte(string(r.Comma))) {
			r.Comma = mark
		}
	}
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("follow: %w: write [[issue]] tables, or CSV with a column label", parley.ErrInvalid)
	}
	at := map[string]int{}
	for i, h := range head { // "phrase" and "Labels" are meant too; other columns are the coders' own
		h = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(h)), "s")
		if h == "phrase" {
			h = "phrases"
		}
		if _, twice := at[h]; twice && slices.Contains(columns, h) {
			return nil, fmt.Errorf("follow: %w: the column %s stands twice", parley.ErrInvalid, h)
		}
		at[h] = i
	}
	if _, ok := at["label"]; !ok {
		return nil, fmt.Errorf("follow: %w: write [[issue]] tables, or CSV with a column label", parley.ErrInvalid)
	}
	var list []parley.CodeIssue
	for {
		row, err := r.Read()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("follow: %w: %v", parley.ErrInvalid, err)
		}
		line, _ := r.FieldPos(0)
		if len(row) > len(head) {
			return nil, fmt.Errorf("follow: %w: line %d has %d fields, the first line %d", parley.ErrInvalid, line, len(row), len(head))
		}
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		}
		x := parley.CodeIssue{Label: cell("label"), Code: cell("code"), Definition: cell("definition"), Parent: cell("parent")}
		for p := range strings.SplitSeq(cell("phrases"), "|") {
			if p = strings.TrimSpace(p); p != "" {
				x.Phrases = append(x.Phrases, p)
			}
		}
		if x.Label == "" {
			return nil, fmt.Errorf("follow: %w: line %d has no label", parley.ErrInvalid, line)
		}
		list = append(list, x)
	}
}

// maxBook bounds how many issues a user's list may hold.
const maxBook = 2000

// CheckCodebook returns parley.ErrInvalid where a label of a user's list is missing or
// stands twice, or an issue stands under one that is not there.
func CheckCodebook(list []parley.CodeIssue) error {
	if len(list) > maxBook {
		return fmt.Errorf("follow: %w: a list holds at most %d issues", parley.ErrInvalid, maxBook)
	}
	labels, codes := map[string]bool{}, map[string]bool{}
	for i, x := range list {
		if strings.TrimSpace(x.Label) == "" {
			return fmt.Errorf("follow: %w: issue %d has no label", parley.ErrInvalid, i+1)
		}
		if labels[x.Label] {
			return fmt.Errorf("follow: %w: the label %q stands twice", parley.ErrInvalid, x.Label)
		}
		labels[x.Label] = true
		if x.Code != "" && codes[x.Code] { // issues of one code are one, across readings
			return fmt.Errorf("follow: %w: the code %q stands twice", parley.ErrInvalid, x.Code)
		}
		codes[x.Code] = true
	}
	above := map[string]string{}
	for _, x := range list {
		if x.Parent != "" && !labels[x.Parent] {
			return fmt.Errorf("follow: %w: %q stands under %q, which is not in the list", parley.ErrInvalid, x.Label, x.Parent)
		}
		above[x.Label] = x.Parent
	}
	for _, x := range list {
		n := 0
		for up := x.Parent; up != ""; up = above[up] {
			if n++; n > len(list) || up == x.Label {
				return fmt.Errorf("follow: %w: %q stands under itself", parley.ErrInvalid, x.Label)
			}
		}
	}
	return nil
}

// Own returns the issues that a negotiation is read with: its codebook, and each
// followed issue with its other names.
func Own(n parley.Negotiation) []parley.CodeIssue {
	list := append([]parley.CodeIssue{}, n.Codebook...)
	known := map[string]bool{}
	for _, x := range list {
		known[x.Label] = true
	}
	for _, line := range n.Issues {
		label, others, _ := strings.Cut(line, "/")
		x := parley.CodeIssue{Label: strings.TrimSpace(label)}
		for o := range strings.SplitSeq(others, "/") {
			if o = strings.TrimSpace(o); o != "" {
				x.Phrases = append(x.Phrases, o)
			}
		}
		if x.Label != "" && !known[x.Label] {
			known[x.Label] = true
			list = append(list, x)
		}
	}
	return list
}

package intake

import (
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability"
	"github.com/parley-record/parley"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// minArticle is the fewest words that are taken for an article. A page that
// gives fewer is a front page, a wall or an error.
const minArticle = 25

var htmlHead = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b`)

func isHTML(text, ext, contentType string) bool {
	switch {
	case ext == ".html", ext == ".htm", ext == ".xhtml", strings.Contains(contentType, "html"):
		return true
	case ext == ".txt" || ext == ".text" || ext == ".md":
		return false
	}
	return htmlHead.MatchString(text[:min(len(text), 2048)])
}

// page reads the article of an HTML page that lies at an address.
func page(src, address string) (parley.Report, error) {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return parley.Report{}, refuse("", "is a page that cannot be parsed: %v", err)
	}
	if ours(doc) {
		return parley.Report{}, refuse("give the reports that it was made of", "is a page that Parley made, not a report")
	}
	m := metadata(doc, address)
	credited(doc, false)
	asked := withoutAsking(doc)
	body, called := withoutCalls(article(doc))
	switch n := len(strings.Fields(body)); {
	case asking(body), asked && n < minArticle:
		return parley.Report{}, refuse(wallHint, "asks for consent to cookies and shows no report")
	case n < fewWords && (called || payWithin.MatchString(body)):
		return parley.Report{}, refuse(wallHint, "shows no more than the beginning of its report: the rest is behind a paywall")
	case n < minArticle:
		return parley.Report{}, refuse("save the text of the article itself, in a .txt file", "is a page without an article")
	}
	r := parley.Report{
		Title: oneLine(unseen.Replace(m.title)), Author: oneLine(m.author), Outlet: oneLine(m.outlet), Section: oneLine(m.section), Published: m.published,
		URL: oneLine(m.url), Kind: m.kind,
	}
	r.Text = headed(r.Title, body)
	if r.Title == "" {
		r.Title = r.Text[:TitleLine(r.Text)]
	}
	return r, nil
}

// article returns the paragraphs of the article in doc, a blank line between
// them; nothing where there is none. It changes doc.
func article(doc *html.Node) string {
	plain := paragraphs(doc, true)
	res, err := readability.FromDocument(doc, nil)
	if err == nil && res.Node != nil {
		if s := paragraphs(res.Node, false); len(strings.Fields(s)) >= minArticle {
			return s
		}
	}
	return plain
}

// paragraphs returns the text of n's blocks. With prose set, it takes only
// paragraphs outside of what surrounds an article.
func paragraphs(n *html.Node, prose bool) string {
	w := &blocks{prose: prose}
	w.walk(n, !prose)
	w.flush()
	return strings.Join(w.out, "\n\n")
}

// unseen takes out what a page's text has for breaking lines alone: a soft hyphen
// in a name would make it another.
var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "")

// credited makes the footers of quotations paragraphs: they say whose words the
// quotation has, and are no furniture.
func credited(n *html.Node, quoted bool) {
	if quoted && n.DataAtom == atom.Footer {
		n.DataAtom, n.Data = atom.P, "p"
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		credited(c, quoted || n.DataAtom == atom.Blockquote)
	}
}

// ours reports whether doc is a page that Parley made of reports.
func ours(doc *html.Node) bool {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Meta {
			continue
		}
		var name, content string
		for _, a := range n.Attr {
			switch a.Key {
			case "name":
				name = a.Val
			case "content":
				content = a.Val
			}
		}
		if name == "generator" && (content == "Parley" || strings.HasPrefix(content, "Parley ")) {
			return true
		}
	}
	return false
}

type blocks struct {
	prose bool
	cur   strings.Builder
	out   []string
}

func (w *blocks) flush() {
	s := strings.Join(strings.Fields(w.cur.String()), " ")
	w.cur.Reset()
	if s == "" || len(w.out) > 0 && w.out[len(w.out)-1] == s {
		return
	}
	w.out = append(w.out, s)
}

func (w *blocks) walk(n *html.Node, in bool) {
	switch n.Type {
	case html.TextNode:
		if in {
			w.cur.WriteString(unseen.Replace(n.Data))
		}
		return
	case html.CommentNode:
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Button, atom.Form, atom.Head:
			return
		case atom.Nav, atom.Aside, atom.Footer, atom.Header, atom.Figure:
			if w.prose {
				return
			}
		case atom.Figcaption:
			return
		case atom.Br:
			w.flush()
			return
		}
	}
	b := block(n.DataAtom)
	if b {
		w.flush()
	}
	in = in || w.prose && (n.DataAtom == atom.P || n.DataAtom == atom.Blockquote)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, in)
	}
	if b {
		w.flush()
	}
}

func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Ul, atom.Ol, atom.Li, atom.Blockquote, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Dl, atom.Dt, atom.Dd, atom.Pre, atom.Hr, atom.Body:
		return true
	}
	return false
}

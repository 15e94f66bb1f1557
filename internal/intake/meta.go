package intake

import (
	"encoding/json"
	"net/url"
	"strings"

	"github.com/parley-record/parley"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page says of its article.
type meta struct {
	title, author, outlet, section, published, url string
	kind                                           parley.ReportKind
}

// metadata reads JSON-LD first, then OpenGraph and its kin, then the elements
// that readers see, of a page that lies at an address, "" if that is not known.
func metadata(doc *html.Node, address string) meta {
	var ld, og, seen meta
	var pageTitle string
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.DataAtom {
			case atom.Script:
				if strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
					var v any
					if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
						ld.readLD(v, 0)
					}
				}
				return
			case atom.Meta:
				name := strings.ToLower(attr(n, "property"))
				if name == "" {
					name = strings.ToLower(attr(n, "name"))
				}
				if name == "" {
					name = strings.ToLower(attr(n, "itemprop"))
				}
				og.readTag(name, attr(n, "content"))
			case atom.Link:
				if strings.EqualFold(attr(n, "rel"), "canonical") {
					first(&seen.url, attr(n, "href"))
				}
			case atom.Time:
				if d, ok := Date(attr(n, "datetime")); ok {
					first(&seen.published, d)
				}
			case atom.Title:
				first(&pageTitle, words(n))
			case atom.H1:
				first(&seen.title, words(n))
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	m := ld
	for _, o := range []meta{og, seen} {
		first(&m.title, o.title)
		first(&m.author, o.author)
		first(&m.outlet, o.outlet)
		first(&m.section, o.section)
		first(&m.published, o.published)
		first(&m.url, o.url)
		if m.kind == "" {
			m.kind = o.kind
		}
	}
	first(&m.title, pageTitle)
	m.title = strings.Join(strings.Fields(m.title), " ")
	for _, sep := range []string{" | ", " - ", " – ", " — "} {
		if m.outlet != "" {
			m.title = strings.TrimSuffix(m.title, sep+m.outlet)
		}
	}
	m.url = whole(m.url, address)
	m.author = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(m.author, "By "), "by "))
	if strings.HasPrefix(m.author, "http") {
		m.author = ""
	}
	return m
}

// whole returns an address that a page gives of itself, counted from where the page
// lies; "" where that is not known.
func whole(given, address string) string {
	if given == "" || strings.HasPrefix(given, "http://") || strings.HasPrefix(given, "https://") {
		return given
	}
	from, err := url.Parse(address)
	if err != nil || !from.IsAbs() {
		return ""
	}
	to, err := from.Parse(given)
	if err != nil || to.Scheme != "http" && to.Scheme != "https" {
		return ""
	}
	return to.String()
}

func first(dst *string, v string) {
	if *dst == "" {
		*dst = strings.TrimSpace(v)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (m *meta) readTag(name, v string) {
	switch name {
	case "og:title", "twitter:title", "headline":
		first(&m.title, v)
	case "og:site_name", "application-name", "publisher":
		first(&m.outlet, v)
	case "og:url":
		first(&m.url, v)
	case "article:section", "section":
		first(&m.section, v)
	case "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author":
		if !strings.HasPrefix(v, "http") {
			first(&m.author, v)
		}
	case "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
		"pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime":
		if d, ok := Date(v); ok {
			first(&m.published, d)
		}
	}
}

// maxDepth bounds JSON-LD that nests.
const maxDepth = 8

func (m *meta) readLD(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			m.readLD(e, depth+1)
		}
	case map[string]any:
		if g, ok := x["@graph"]; ok {
			m.readLD(g, depth+1)
		}
		if !isArticle(x["@type"]) {
			return
		}
		first(&m.title, html.UnescapeString(str(x["headline"])))
		first(&m.author, names(x["author"]))
		first(&m.outlet, names(x["publisher"]))
		first(&m.section, names(x["articleSection"]))
		first(&m.url, str(x["url"]))
		if d, ok := Date(str(x["datePublished"])); ok {
			first(&m.published, d)
		}
		if m.kind == "" {
			m.kind = articleKind(x["@type"])
		}
	}
}

func types(v any) []string {
	switch x := v.(type) {
	case string:
		return []string{x}
	case []any:
		var out []string
		for _, e := range x {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

func isArticle(v any) bool {
	for _, t := range types(v) {
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report" || t == "LiveBlogPosting" {
			return true
		}
	}
	return false
}

func articleKind(v any) parley.ReportKind {
	for _, t := range types(v) {
		switch t {
		case "LiveBlogPosting":
			return parley.KindLive
		case "OpinionNewsArticle":
			return parley.KindOpinion
		case "AnalysisNewsArticle", "BackgroundNewsArticle":
			return parley.KindAnalysis
		}
	}
	return ""
}

func str(v any) string { s, _ := v.(string); return s }

// names returns a value that is a string, a thing with a name, or a list of them.
func names(v any) string {
	switch x := v.(type) {
	case string:
		if strings.HasPrefix(x, "http") {
			return ""
		}
		return html.UnescapeString(x)
	case map[string]any:
		return names(x["name"])
	case []any:
		var out []string
		for _, e := range x {
			if s := names(e); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, ", ")
	}
	return ""
}

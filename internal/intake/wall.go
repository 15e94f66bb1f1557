package intake

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page puts before its article: a request for consent to cookies, which begins
// as askHead does, speaks to the reader as askReader does and goes on in the words of
// askBody; a call to subscribe or to sign in.
var (
	askHead   = regexp.MustCompile(`(?i)^\W*(before you continue\b|we (value|care about|respect) your privacy\b|(about )?your privacy\b|your cookie (choices|settings|preferences)\b|(privacy|cookie|consent) (settings|preferences|choices|consent|notice|policy|banner)\b|cookies on\b|(we|(this|our) (web)?site) uses? (\w+ )?cookies\b|we and our (\d+ )?(\w+ )?partners\b|manage (your )?(consent|cookies|privacy)\b)`)
	askReader = regexp.MustCompile(`(?i)\byour (\w+ )?(device|consent|privacy|data|choices?|preferences|browser|browsing|experience)\b|\b(cookies|partners|data|information) on (your|a) device\b|\bour (\d+ )?partners\b|\b(accept|reject) all\b|\bwe (also )?use (\w+ )?cookies\b`)
	askBody   = regexp.MustCompile(`(?i)\b(cookies?|consent|privacy|personal data|personali[sz]ed|devices?|advertis\w+|ads|track(ing|ers?)|our (\d+ )?partners|vendors|browsing|preferences)\b`)
	payHead   = regexp.MustCompile(`(?i)^\W*(please )?` + payWords)
	payWithin = regexp.MustCompile(`(?i)[.!?]\W+` + payWords)
	payBody   = regexp.MustCompile(`(?i)\b(already (a subscriber|a member|registered|subscribed|have an account)|unlimited (digital )?access|cancel (at )?any ?time|(log|sign) in|subscri\w+|free trial|free articles?|full access)\b`)
)

// payWords begin a call to subscribe or to sign in.
const payWords = `(to (continue|keep) reading\b|to read (on|more|the (full|whole|rest))\b|(subscribe|sign in|log in|register|sign up|become an? (member|subscriber))\b[^.]{0,60}\b(to (continue( reading)?\W|keep reading\b|(read|access|unlock) (this|the|all|our|more|full|premium|unlimited)\b)|for (full|unlimited) access\b)|this (article|story|content) is (reserved |only available |available |exclusive )?(for|to) (our |paying )?(subscribers|members)\b|(you have|you’ve|you've) (reached|used) (your|all|the)\b[^.]{0,40}\b(limit|articles)\b)`

const (
	// askMost is the most words that a request for consent has.
	askMost = 500
	// payMost is the most words that a paragraph of a call to subscribe has.
	payMost = 60
	// fewWords is how short a text is that a wall leaves of an article.
	fewWords = 120
	// askTried is how many heads of a request are looked at on a page.
	askTried = 16
)

const wallHint = "open it in a browser, agree or sign in until the whole report is shown, and save that page; or save the words of the report as a .txt file"

// withoutAsking takes the requests for consent out of doc, and reports whether it
// had one: what begins as they do and goes on in their words.
func withoutAsking(doc *html.Node) bool {
	var heads []*html.Node
	var find func(*html.Node)
	find = func(n *html.Node) {
		switch {
		case len(heads) == askTried, n.Type == html.ElementNode && mute(n.DataAtom):
			return
		case n.Type == html.TextNode && askHead.MatchString(n.Data[:min(len(n.Data), 200)]):
			heads = append(heads, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			find(c)
		}
	}
	find(doc)
	found := false
	for _, n := range heads {
		var asking *html.Node
		for up := n.Parent; up != nil && asks(up); up = up.Parent {
			asking = up
		}
		if asking != nil && asking.Parent != nil {
			asking.Parent.RemoveChild(asking)
			found = true
		}
	}
	return found
}

// mute reports whether an element's text is not shown.
func mute(a atom.Atom) bool {
	return a == atom.Script || a == atom.Style || a == atom.Noscript || a == atom.Template || a == atom.Head
}

// asks reports whether an element holds a request for consent and no article.
func asks(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.Head:
		return false
	}
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Main, atom.Article:
			return false
		case atom.H1:
			if !askHead.MatchString(words(d)) {
				return false
			}
		}
	}
	return asking(paragraphs(n, false))
}

// asking reports whether text is a request for consent: what is not in such words
// is less than an article has.
func asking(text string) bool {
	if !askReader.MatchString(text) {
		return false
	}
	all, other, head := 0, 0, false
	for p := range strings.SplitSeq(text, "\n\n") {
		n := len(strings.Fields(p))
		all += n
		begins := askHead.MatchString(p)
		head = head || begins
		if !(begins && n < minArticle) && !askBody.MatchString(p) {
			other += n
		}
	}
	return head && all < askMost && other < minArticle
}

// withoutCalls takes the calls to subscribe or to sign in out of an article's
// paragraphs, and reports whether it had one.
func withoutCalls(body string) (string, bool) {
	var kept []string
	found, within := false, false
	for p := range strings.SplitSeq(body, "\n\n") {
		short := len(strings.Fields(p)) <= payMost
		within = short && (payHead.MatchString(p) || within && payBody.MatchString(p))
		if within {
			found = true
			continue
		}
		kept = append(kept, p)
	}
	return strings.Join(kept, "\n\n"), found
}

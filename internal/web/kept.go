package web

import (
	"bytes"
	"container/list"
	"context"
	"html/template"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/parley-record/parley"
)

// shown is what a page of a negotiation shows: the template's name, the title
// and what the template needs.
type shown struct {
	page, title string
	body        any
}

// A view makes a page of a negotiation. What it makes depends on the address,
// the record, the day and who looks, and on nothing else, so that it is kept
// until one of them changes.
type view func(r *http.Request, n *parley.Negotiation) (*shown, error)

// pageKey is what a page was made from.
type pageKey struct {
	n       int64
	version int64
	coder   string
	day     string
	address string
}

// A keptPage is the inside of a page, without the frame around it.
type keptPage struct {
	key         pageKey
	page, title string
	inside      template.HTML
}

// keptBytes bounds what is kept, in bytes of pages.
const keptBytes = 64 << 20

// kept holds the pages that were asked for last. Safe for concurrent use; the
// zero value is empty.
type kept struct {
	mu    sync.Mutex
	at    map[pageKey]*list.Element
	order list.List // of *keptPage, the last asked for in front
	size  int
}

func (k *kept) get(key pageKey) *keptPage {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.at[key]
	if e == nil {
		return nil
	}
	k.order.MoveToFront(e)
	return e.Value.(*keptPage)
}

func (k *kept) put(p *keptPage) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.at == nil {
		k.at = map[pageKey]*list.Element{}
	}
	if k.at[p.key] != nil {
		return
	}
	k.at[p.key] = k.order.PushFront(p)
	k.size += len(p.inside)
	for k.size > keptBytes && k.order.Len() > 1 {
		k.drop(k.order.Back())
	}
}

// forget drops what was made of a negotiation for one person, and the person's
// list of negotiations.
func (k *kept) forget(n int64, coder string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for e := k.order.Front(); e != nil; {
		next := e.Next()
		if p := e.Value.(*keptPage); (p.key.n == n || p.key.n == 0) && p.key.coder == coder {
			k.drop(e)
		}
		e = next
	}
}

// clear drops every page.
func (k *kept) clear() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for k.order.Len() > 0 {
		k.drop(k.order.Back())
	}
}

func (k *kept) drop(e *list.Element) {
	p := k.order.Remove(e).(*keptPage)
	delete(k.at, p.key)
	k.size -= len(p.inside)
}

// keep answers with the page that v makes, or with the one that it made before
// of the same.
func (s *Server) keep(v view) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		n, err := s.negotiation(r)
		if err != nil {
			return err
		}
		key := pageKey{n.ID, n.Version, s.coder(r), s.Now().UTC().Format(time.DateOnly), r.URL.RequestURI()}
		p := s.kept.get(key)
		if p == nil {
			made, err := v(r, n)
			if err != nil {
				return err
			}
			p = &keptPage{key: key, page: made.page, title: made.title}
			if p.inside, err = s.inside(made.page, made.title, n, made.body); err != nil {
				return err
			}
			s.kept.put(p)
		}
		return s.write(w, r, http.StatusOK, p.page, p.title, n, p.inside)
	}
}

// inside renders what stands within the frame of a page.
func (s *Server) inside(page, title string, n *parley.Negotiation, body any) (template.HTML, error) {
	f := frame{Title: title, Page: page, N: n, Body: body}
	if n != nil {
		f.Base = "/n/" + n.Slug
	}
	var b bytes.Buffer
	if err := s.pages[page].ExecuteTemplate(&b, "body", f); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

// write sends a page with its frame. Nothing is written before all of it is
// made, so an error never leaves half a page.
func (s *Server) write(w http.ResponseWriter, r *http.Request, status int, page, title string, n *parley.Negotiation, inside template.HTML) error {
	f := frame{Title: title, Page: page, N: n, Coder: s.coder(r), Secret: s.Secret != "", Path: r.URL.RequestURI(), Main: inside}
	f.Flash = s.sessions.PopString(r.Context(), "flash")
	f.Undo = s.sessions.PopString(r.Context(), "undo")
	if n != nil {
		f.Base = "/n/" + n.Slug
	}
	var b bytes.Buffer
	if err := s.pages[page].Execute(&b, f); err != nil {
		return err
	}
	if n != nil { // tells the page's script which changes it shows already
		w.Header().Set("Parley-Version", strconv.FormatInt(n.Version, 10))
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	b.WriteTo(w)
	return nil
}

// see notes what a person has seen, which changes what the person is shown.
func (s *Server) see(ctx context.Context, n *parley.Negotiation, coder string, id int64) error {
	defer s.kept.forget(n.ID, coder)
	return s.Store.See(ctx, n.ID, coder, id, s.now())
}

package web

import (
	"net/http"
	"strings"
)

func (s *Server) routes(mux *http.ServeMux) {
	get := func(path string, h handler) { mux.Handle("GET "+path, s.page(h)) }
	post := func(path string, h handler) { mux.Handle("POST "+path, s.page(h)) }
	get("/{$}", s.home)
	get("/login", s.login)
	post("/login", s.login)
	post("/logout", s.logout)
	post("/name", s.setName)
	get("/import", s.importPage)
	post("/import", s.importReports)
	get("/help", func(w http.ResponseWriter, r *http.Request) error {
		s.show(w, r, http.StatusOK, "help", "Help", nil, nil)
		return nil
	})
	get("/n/{slug}", s.glance)
	post("/n/{slug}/seen", s.markSeen)
	get("/n/{slug}/matrix", s.matrix)
	get("/n/{slug}/timeline", s.timeline)
	get("/n/{slug}/texts", s.texts)
	get("/n/{slug}/divide", s.divide)
	get("/n/{slug}/people", s.people)
	get("/n/{slug}/people/{id}", s.person)
	get("/n/{slug}/issues/{id}", s.issue)
	get("/n/{slug}/network", s.network)
	get("/n/{slug}/stories", s.stories)
	get("/n/{slug}/stories/{id}", s.story)
	get("/n/{slug}/reports", s.reports)
	get("/n/{slug}/reports/{id}", s.report)
	get("/n/{slug}/e/{id}", s.entry)
	get("/n/{slug}/search", s.search)
	get("/n/{slug}/review", s.review)
	get("/n/{slug}/decisions", s.decisions)
	post("/n/{slug}/decide", s.decide)
	post("/n/{slug}/undo", s.undo)
	get("/n/{slug}/settings", s.settings)
	post("/n/{slug}/settings", s.saveSettings)
	post("/n/{slug}/reread", s.reread)
	get("/n/{slug}/export", s.exportPage)
	get("/n/{slug}/export/{format}", s.export)
	get("/n/{slug}/feed.atom", s.feed)
	mux.HandleFunc("GET /n/{slug}/events", s.events)
	mux.HandleFunc("GET /static/{file}", s.static)
	mux.Handle("/", s.page(func(w http.ResponseWriter, r *http.Request) error {
		return refusal{http.StatusNotFound, "There is no page at this address."}
	}))
}

func (s *Server) static(w http.ResponseWriter, r *http.Request) {
	for name, hashed := range s.files {
		if r.PathValue("file") != hashed {
			continue
		}
		b, err := assets.ReadFile("static/" + name)
		if err != nil {
			break
		}
		types := map[string]string{"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
		w.Header().Set("Content-Type", types[name[strings.LastIndexByte(name, '.')+1:]])
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		w.Write(b)
		return
	}
	http.NotFound(w, r)
}

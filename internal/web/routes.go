package web

import (
	"net/http"
	"net/url"
	"strings"
)

func (s *Server) routes(mux *http.ServeMux) {
	get := func(path string, h handler) { mux.Handle("GET "+path, s.page(h)) }
	keep := func(path string, v view) { get(path, s.keep(v)) }
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
	keep("/n/{slug}", s.glance)
	post("/n/{slug}/seen", s.markSeen)
	keep("/n/{slug}/matrix", s.matrix)
	keep("/n/{slug}/timeline", s.timeline)
	keep("/n/{slug}/texts", s.texts)
	keep("/n/{slug}/divide", s.divide)
	keep("/n/{slug}/people", s.people)
	keep("/n/{slug}/people/{id}", s.person)
	keep("/n/{slug}/issues/{id}", s.issue)
	keep("/n/{slug}/positions", s.positions)
	keep("/n/{slug}/network", s.network)
	keep("/n/{slug}/stories", s.stories)
	keep("/n/{slug}/stories/{id}", s.story)
	keep("/n/{slug}/reports", s.reports)
	keep("/n/{slug}/reports/{id}", s.report)
	keep("/n/{slug}/e/{id}", s.entry)
	keep("/n/{slug}/search", s.search)
	keep("/n/{slug}/quote", s.quote)
	keep("/n/{slug}/review", s.review)
	keep("/n/{slug}/blind", s.blind)
	post("/n/{slug}/judge", s.judge)
	keep("/n/{slug}/reports/{id}/code", s.code)
	post("/n/{slug}/reports/{id}/code", s.saveCode)
	keep("/n/{slug}/decisions", s.decisions)
	post("/n/{slug}/decide", s.decide)
	post("/n/{slug}/undo", s.undo)
	keep("/n/{slug}/settings", s.settings)
	get("/n/{slug}/parley.toml", s.plan)
	post("/n/{slug}/settings", s.saveSettings)
	post("/n/{slug}/reread", s.reread)
	get("/n/{slug}/decided.zip", s.decided)
	post("/n/{slug}/remove", s.remove)
	keep("/n/{slug}/export", s.exportPage)
	get("/n/{slug}/export/{format}", s.export)
	get("/n/{slug}/feed.atom", s.feed)
	mux.HandleFunc("GET /n/{slug}/events", s.events)
	mux.HandleFunc("GET /static/{file}", s.static)
	mux.Handle("/", s.page(func(w http.ResponseWriter, r *http.Request) error {
		if p := strings.TrimRight(r.URL.Path, "/"); r.Method == http.MethodGet && p != "" && p != r.URL.Path && !strings.HasPrefix(p, "//") && !strings.HasPrefix(p, "/api") {
			http.Redirect(w, r, (&url.URL{Path: p, RawQuery: r.URL.RawQuery}).String(), http.StatusMovedPermanently)
			return nil
		}
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

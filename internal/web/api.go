package web

import (
	"bytes"
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agree"
	"github.com/parley-record/parley/internal/export"
	"github.com/parley-record/parley/internal/follow"
)

// The parts of a request that many operations share.
type (
	BySlug struct {
		Slug string `path:"slug" maxLength:"100" pattern:"^[a-z0-9-]+$" doc:"the negotiation's name in addresses"`
	}
	ByID struct {
		BySlug
		ID string `path:"id" maxLength:"40" pattern:"^[a-z][0-9a-f]{12}$" doc:"id of the entry"`
	}
	Paged struct {
		Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"50"`
		Before string `query:"before" pattern:"^[0-9]{0,18}$" doc:"the next of the page before"`
	}
	// Dates bound the day of the report.
	Dates struct {
		From string `query:"from" pattern:"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"`
		To   string `query:"to" pattern:"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"`
	}
)

func (p Paged) page() parley.Page { return parley.Page{Limit: p.Limit, Before: p.Before} }

type body[T any] struct{ Body T }

// A followed is a negotiation with the mark of its settings.
type followed struct {
	ETag string `header:"ETag" doc:"mark of what is set: If-Match takes it"`
	Body parley.Negotiation
}

func marked(n parley.Negotiation, err error) (*followed, error) {
	if err != nil {
		return nil, status(err)
	}
	return &followed{tagOf(n), n}, nil
}

// tagOf returns the entity tag of a negotiation's settings.
func tagOf(n parley.Negotiation) string { return `"` + n.Settings() + `"` }

type listOf[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"cursor of the next page"`
}

// A newNegotiation is what a client may say of one.
type newNegotiation struct {
	Name    string   `json:"name" minLength:"1" maxLength:"200"`
	Parties []string `json:"parties,omitempty" maxItems:"500"`
	Issues  []string `json:"issues,omitempty" maxItems:"500"`
	Sources []string `json:"sources,omitempty" maxItems:"500"`
	AsRead  bool     `json:"as_read,omitempty" doc:"while no party is named, follow those that the record names most"`
	// The user's own issues.
	Codebook []parley.CodeIssue `json:"codebook,omitempty" maxItems:"2000"`
}

// A newReport is what a client may say of a report.
type newReport struct {
	ID        string `json:"id,omitempty" maxLength:"200" doc:"the caller's own name for it, given back as key"`
	Title     string `json:"title,omitempty" maxLength:"500"`
	Outlet    string `json:"outlet,omitempty" maxLength:"200"`
	Author    string `json:"author,omitempty" maxLength:"200"`
	Section   string `json:"section,omitempty" maxLength:"200"`
	Kind      string `json:"kind,omitempty" enum:"news,analysis,opinion,live,interview,transcript,statement,post,document,note" doc:"note: the caller's own, which leaves only when asked"`
	Primary   bool   `json:"primary,omitempty" doc:"a speaker's own text"`
	Published string `json:"published,omitempty" maxLength:"40" doc:"RFC 3339 date or time"`
	URL       string `json:"url,omitempty" maxLength:"2000"`
	Text      string `json:"text" minLength:"1" maxLength:"4000000"`
}

// A newDecision is a decision as a client makes it.
type newDecision struct {
	Kind  string         `json:"kind" enum:"accept,reject,correct,merge,rename,move,take_in,keep_out,code"`
	Entry string         `json:"entry" minLength:"1" maxLength:"40"`
	Into  string         `json:"into,omitempty" maxLength:"40"`
	Name  string         `json:"name,omitempty" maxLength:"300"`
	Note  string         `json:"note,omitempty" maxLength:"2000"`
	Patch map[string]any `json:"patch,omitempty" doc:"correct: the fields that change, over those that were corrected before; code: start, end, party, issue, stance"`
}

// api registers the operations under /api/v1, with their OpenAPI document.
func (s *Server) api(pages *http.ServeMux) {
	// A mux of its own says 405 for methods that an operation does not have; under
	// the pages' it would say 404.
	mux := http.NewServeMux()
	for _, at := range []string{"/api/v1/", "/api/schemas/", "/openapi.json", "/openapi.yaml", "/openapi-3.0.json", "/openapi-3.0.yaml"} {
		pages.Handle(at, mux)
	}
	c := huma.DefaultConfig("Parley", parley.Version)
	c.Info.Description = "Follow negotiations in reports: who stands where, in whose words. The record's own format is described in doc/formats.md."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "/openapi", "", "/api/schemas"
	c.CreateHooks = nil
	if s.Token != "" {
		c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer"}}
		c.Security = []map[string][]string{{"token": {}}}
	}
	api := humago.New(mux, c)
	pages.Handle("GET /api/docs", s.page(func(w http.ResponseWriter, r *http.Request) error {
		s.show(w, r, http.StatusOK, "api", "API", nil, api.OpenAPI())
		return nil
	}))
	s.apiNegotiations(api)
	s.apiReports(api)
	s.apiRecord(api)
	s.apiLists(api)
	s.apiDecisions(api)
	s.apiExport(api)
}

// Paths of the API: all negotiations, and one.
const (
	negotiationsAt = "/api/v1/negotiations"
	negotiationAt  = negotiationsAt + "/{slug}"
)

// apiNegotiations registers what is followed.
func (s *Server) apiNegotiations(api huma.API) {
	register(s, api, "GET", negotiationsAt, "list-negotiations", "What is followed", func(ctx context.Context, in *struct{}) (*body[listOf[parley.Negotiation]], error) {
		list, err := s.Store.Negotiations(ctx)
		return answer(listOf[parley.Negotiation]{Items: list}, err)
	})
	register(s, api, "POST", negotiationsAt, "create-negotiation", "Follow another", func(ctx context.Context, in *body[newNegotiation]) (*body[parley.Negotiation], error) {
		if err := follow.CheckCodebook(in.Body.Codebook); err != nil {
			return nil, status(err)
		}
		n, err := s.Store.CreateNegotiation(ctx, parley.Negotiation{Name: in.Body.Name, Parties: in.Body.Parties, Issues: in.Body.Issues, Sources: in.Body.Sources, AsRead: in.Body.AsRead, Codebook: in.Body.Codebook, Created: s.now()})
		if n.Codebook == nil {
			n.Codebook = []parley.CodeIssue{}
		}
		if n.Parties == nil {
			n.Parties = []string{}
		}
		if n.Issues == nil {
			n.Issues = []string{}
		}
		if n.Sources == nil {
			n.Sources = []string{}
		}
		return answer(n, err)
	})
	register(s, api, "GET", negotiationAt, "get-negotiation", "One of them", func(ctx context.Context, in *BySlug) (*followed, error) {
		return marked(s.Store.Negotiation(ctx, in.Slug))
	})
	register(s, api, "PUT", negotiationAt, "update-negotiation", "Change what is followed", func(ctx context.Context, in *struct {
		BySlug
		IfMatch string `header:"If-Match" maxLength:"100" doc:"the ETag of what the change was made from: nothing is stored where another is set by now"`
		Body    newNegotiation
	}) (*followed, error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err == nil && in.IfMatch != "" && in.IfMatch != "*" && !names(in.IfMatch, tagOf(n)) {
			err = parley.ErrChanged
		}
		if err == nil {
			err = follow.CheckCodebook(in.Body.Codebook)
		}
		if err == nil {
			was := ""
			if in.IfMatch != "" {
				was = n.Settings()
			}
			n.Name, n.Parties, n.Issues, n.Sources, n.AsRead, n.Codebook = in.Body.Name, in.Body.Parties, in.Body.Issues, in.Body.Sources, in.Body.AsRead, in.Body.Codebook
			err = s.Store.UpdateNegotiation(ctx, n, was)
		}
		if err == nil {
			n, err = s.Store.Negotiation(ctx, in.Slug)
		}
		return marked(n, err)
	})
	register(s, api, "DELETE", negotiationAt, "remove-negotiation", "Take one away, with all that it holds", func(ctx context.Context, in *struct {
		BySlug
		Confirm string `query:"confirm" required:"true" minLength:"1" maxLength:"200" doc:"its short name once more"`
	}) (*body[removed], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		if in.Confirm != n.Slug {
			return nil, huma.Error409Conflict("confirm is not the negotiation's short name; nothing was removed")
		}
		at, err := s.takeAway(ctx, &n)
		return answer(removed{n.Slug, at}, err)
	})
}

// apiReports registers filing and reading reports.
func (s *Server) apiReports(api huma.API) {
	register(s, api, "POST", negotiationAt+"/reports", "add-report", "File a report and have it read", func(ctx context.Context, in *struct {
		BySlug
		Body newReport
	}) (*body[receipt], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		line, err := jsonLine(in.Body)
		if err != nil {
			return nil, status(err)
		}
		// Without the name of a file: two of the same title are no revisions of one.
		reports, problems := s.Gather("", "application/x-ndjson", bytes.NewReader(line))
		for i := range problems {
			problems[i].Error = strings.TrimPrefix(problems[i].Error, "line 1 of ")
		}
		if len(reports) == 0 {
			text := "there is nothing to read in it"
			if len(problems) > 0 {
				text = problems[0].Error
			}
			return nil, huma.Error409Conflict(text)
		}
		done, err := s.Follow.File(ctx, n, reports, true)
		s.wake(n)
		out := receipt{Filing: done, Problems: problems}
		out.tidy()
		return answer(out, err)
	})
	register(s, api, "GET", negotiationAt+"/reports", "list-reports", "Reports without their texts, newest first", func(ctx context.Context, in *struct {
		BySlug
		Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"50"`
		Before string `query:"before" pattern:"^([0-9T:.+Z-]{0,35}~[0-9]{1,18})?$" doc:"the next of the page before"`
		Out    bool   `query:"out" doc:"those that are kept out"`
	}) (*body[listOf[parley.Filed]], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		list, next, err := s.Store.Reports(ctx, n.ID, in.Out, parley.Page{Limit: in.Limit, Before: in.Before})
		return answer(listOf[parley.Filed]{list, next}, err)
	})
	register(s, api, "GET", negotiationAt+"/reports/{id}", "get-report", "A report with its text", func(ctx context.Context, in *ByID) (*body[parley.Filed], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		f, err := s.Store.Report(ctx, n.ID, parley.ID(in.ID))
		return answer(f, err)
	})
}

// apiRecord registers the record and its matrix.
func (s *Server) apiRecord(api huma.API) {
	register(s, api, "GET", negotiationAt+"/record", "get-record", "The record, or a part of it", func(ctx context.Context, in *struct {
		BySlug
		Tables []string `query:"table" maxItems:"10" enum:"statements,positions,proposals,meetings,deadlines,steps,knowledge,assessments,links,events"`
		Actor  string   `query:"actor" maxLength:"40"`
		Issue  string   `query:"issue" maxLength:"40"`
		Report string   `query:"report" maxLength:"40"`
		Story  string   `query:"story" maxLength:"40"`
		Dates
		DueFrom string  `query:"due_from" pattern:"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$" doc:"date of the meeting, deadline or step"`
		DueTo   string  `query:"due_to" pattern:"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"`
		Least   float64 `query:"min_confidence" minimum:"0" maximum:"1"`
		Limit   int     `query:"limit" minimum:"0" maximum:"100000" default:"1000" doc:"entries of each table; 0: all"`
		Texts   bool    `query:"texts" doc:"reports with their texts"`
	}) (*body[*parley.Sheet], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		sel := parley.Select{Actor: parley.ID(in.Actor), Issue: parley.ID(in.Issue), Report: parley.ID(in.Report), Story: parley.ID(in.Story), From: in.From, To: in.To,
			DueFrom: in.DueFrom, DueTo: in.DueTo, MinConfidence: in.Least, Limit: in.Limit, Texts: in.Texts}
		for _, name := range in.Tables {
			for _, t := range []parley.Table{parley.Statements, parley.Positions, parley.Proposals, parley.Meetings, parley.Deadlines, parley.Steps, parley.KnowledgeOf, parley.Assessments, parley.Links, parley.Events} {
				if t.Name == name {
					sel.Tables = append(sel.Tables, t)
				}
			}
		}
		sh, err := s.Store.Record(ctx, n.ID, sel)
		if sh != nil {
			sh.Parley = parley.Version
		}
		return answer(sh, err)
	})
	register(s, api, "GET", negotiationAt+"/matrix", "get-matrix", "Where parties stand on issues, latest positions", func(ctx context.Context, in *struct {
		BySlug
		Issues  int `query:"issues" minimum:"1" maximum:"200" default:"40"`
		Parties int `query:"parties" minimum:"1" maximum:"100" default:"12"`
	}) (*body[listOf[matrixCell]], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		cells, err := s.Store.Matrix(ctx, n.ID, in.Issues, in.Parties)
		return answer(listOf[matrixCell]{Items: matrixCells(cells)}, err)
	})
}

// apiLists registers the lists that are turned page by page, and the search.
func (s *Server) apiLists(api huma.API) {
	register(s, api, "GET", negotiationAt+"/actors", "list-actors", "Who is named, most named first", func(ctx context.Context, in *struct {
		BySlug
		Q      string `query:"q" maxLength:"100"`
		Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"100"`
		Before string `query:"before" maxLength:"60" pattern:"^([0-9]{1,18}~[0-9a-z]*)?$" doc:"the next of the page before"`
	}) (*body[listOf[parley.Actor]], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		list, next, err := s.Store.Actors(ctx, n.ID, in.Q, parley.Page{Limit: in.Limit, Before: in.Before})
		return answer(listOf[parley.Actor]{list, next}, err)
	})
	register(s, api, "GET", negotiationAt+"/stories", "list-stories", "Stories, latest first", func(ctx context.Context, in *struct {
		BySlug
		Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"100"`
		Before string `query:"before" maxLength:"60" pattern:"^([^~]*~y?[0-9a-f]*)?$" doc:"the next of the page before"`
	}) (*body[listOf[parley.Story]], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		list, next, err := s.Store.Stories(ctx, n.ID, parley.Page{Limit: in.Limit, Before: in.Before})
		return answer(listOf[parley.Story]{list, next}, err)
	})
	register(s, api, "GET", negotiationAt+"/search", "search", "Find statements or reports", func(ctx context.Context, in *struct {
		BySlug
		Paged
		Q       string `query:"q" maxLength:"500"`
		In      string `query:"in" enum:"statements,reports" default:"statements"`
		Speaker string `query:"speaker" maxLength:"40"`
		Party   string `query:"party" maxLength:"40" doc:"the speaker's side"`
		Issue   string `query:"issue" maxLength:"40"`
		Cue     string `query:"cue_class" maxLength:"20"`
		Dates
		Direct bool `query:"direct"`
	}) (*body[*parley.Hits], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		h, err := s.Store.Search(ctx, n.ID, parley.Query{Words: in.Q, Reports: in.In == "reports", Speaker: parley.ID(in.Speaker), Party: parley.ID(in.Party), Issue: parley.ID(in.Issue), CueClass: in.Cue, From: in.From, To: in.To, Direct: in.Direct, Page: in.page()})
		if h != nil {
			h.Sheet.Parley = parley.Version
		}
		return answer(h, err)
	})
	register(s, api, "GET", negotiationAt+"/changes", "list-changes", "What happened to the record", func(ctx context.Context, in *struct {
		BySlug
		After int64  `query:"after" minimum:"0" doc:"id of the last change seen"`
		Since string `query:"since" maxLength:"30" doc:"RFC 3339 time or date"`
		Order string `query:"order" enum:"newest,oldest" default:"newest" doc:"newest: the last ones; oldest: those that follow after, so that asking again with the last id leaves none out"`
		Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"100"`
	}) (*body[listOf[parley.Change]], error) {
		if in.Order == "oldest" && in.Since != "" {
			return nil, huma.Error409Conflict("since goes with the order newest alone")
		}
		since, err := inUTC(in.Since)
		if err != nil {
			return nil, huma.Error409Conflict("since is a time such as 2026-03-02T18:00:00Z, or a date")
		}
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		list, err := []parley.Change(nil), error(nil)
		if in.Order == "oldest" {
			list, err = s.Store.ChangesAfter(ctx, n.ID, in.After, in.Limit)
		} else {
			list, err = s.Store.Changes(ctx, n.ID, in.After, since, in.Limit)
		}
		return answer(listOf[parley.Change]{Items: list}, err)
	})
}

// apiDecisions registers what people decide, and how far they agree.
func (s *Server) apiDecisions(api huma.API) {
	register(s, api, "GET", negotiationAt+"/decisions", "list-decisions", "What people decided, newest first", func(ctx context.Context, in *struct {
		BySlug
		Paged
	}) (*body[listOf[parley.Decision]], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		list, next, err := s.Store.Decisions(ctx, n.ID, in.page())
		return answer(listOf[parley.Decision]{list, next}, err)
	})
	register(s, api, "POST", negotiationAt+"/decisions", "decide", "Accept, correct, reject, merge, rename or move", func(ctx context.Context, in *struct {
		BySlug
		Coder string        `header:"X-Coder" maxLength:"60" default:"api" doc:"who decides"`
		Body  []newDecision `minItems:"1" maxItems:"500"`
	}) (*body[listOf[int64]], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		coder, err := nameOf(in.Coder)
		if err != nil {
			return nil, conflict(err)
		}
		var ds []parley.Decision
		for _, b := range in.Body {
			d := parley.Decision{Kind: b.Kind, Entry: parley.ID(b.Entry), Into: parley.ID(b.Into), Name: b.Name, Note: b.Note, Coder: coder, At: s.now()}
			if b.Kind == "correct" || b.Kind == "code" {
				if d.Patch, err = jsonLine(b.Patch); err != nil {
					return nil, status(err)
				}
			}
			ds = append(ds, d)
		}
		ids, err := s.Store.Decide(ctx, n.ID, ds)
		s.Follow.Tell(n.ID)
		return answer(listOf[int64]{Items: ids}, err)
	})
	register(s, api, "POST", negotiationAt+"/decisions/{decision}/undo", "undo", "Take a decision back", func(ctx context.Context, in *struct {
		BySlug
		Decision int64  `path:"decision" minimum:"1"`
		Coder    string `header:"X-Coder" maxLength:"60" default:"api"`
	}) (*body[listOf[int64]], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		coder, err := nameOf(in.Coder)
		if err != nil {
			return nil, conflict(err)
		}
		err = s.Store.Undo(ctx, n.ID, in.Decision, coder, s.now())
		s.Follow.Tell(n.ID)
		return answer(listOf[int64]{Items: []int64{in.Decision}}, err)
	})
	register(s, api, "GET", negotiationAt+"/agreement", "get-agreement", "Krippendorff's alpha between coders, and with the machine", func(ctx context.Context, in *BySlug) (*body[agreement], error) {
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		log, err := s.log(ctx, n.ID)
		if err != nil {
			return nil, status(err)
		}
		a := agreement{Items: agree.Of(log), Held: agree.Holds(log)}
		a.Cut, a.Begun, err = s.unitised(ctx, n.ID, log)
		a.tidy()
		return answer(a, err)
	})
}

// apiExport registers the record in other formats.
func (s *Server) apiExport(api huma.API) {
	huma.Register(api, huma.Operation{OperationID: "export", Method: "GET", Path: negotiationAt + "/export/{format}", Summary: "The record in another format", Errors: []int{404, 422},
		Responses: map[string]*huma.Response{"200": {Description: "the file", Content: s.exportTypes()}}}, func(ctx context.Context, in *struct {
		BySlug
		Format string `path:"format" maxLength:"20"`
		Notes  bool   `query:"notes" doc:"with the user's own notes"`
	}) (_ *huma.StreamResponse, err error) {
		defer func() { err = s.noted("export", err) }()
		n, err := s.Store.Negotiation(ctx, in.Slug)
		if err != nil {
			return nil, status(err)
		}
		f, ok := s.format(in.Format)
		if !ok {
			return nil, huma.Error404NotFound("there is no such format; there are " + strings.Join(s.formatNames(), ", "))
		}
		sh, err := s.Store.Record(ctx, n.ID, parley.Select{})
		if err != nil {
			return nil, status(err)
		}
		sh.Format, sh.Parley, sh.Generated = parley.Format, parley.Version, s.now()
		var b bytes.Buffer
		if err := f.write(ctx, &b, sh.Record, export.Options{Notes: in.Notes}); err != nil {
			return nil, status(err)
		}
		return &huma.StreamResponse{Body: func(c huma.Context) {
			c.SetHeader("Content-Type", f.Type)
			c.BodyWriter().Write(b.Bytes())
		}}, nil
	})
}

func (s *Server) formatNames() []string {
	var l []string
	for _, f := range s.formats() {
		l = append(l, f.Name)
	}
	return l
}

func (s *Server) exportTypes() map[string]*huma.MediaType {
	m := map[string]*huma.MediaType{}
	for _, f := range s.formats() {
		t, _, _ := strings.Cut(f.Type, ";")
		m[t] = &huma.MediaType{}
	}
	return m
}

// An agreement is how far coders agree, and how often the machine's reading holds.
type agreement struct {
	Items []agree.Pair     `json:"items" doc:"alpha of values, for two coders and a table"`
	Held  []agree.Held     `json:"held" doc:"how many of the entries that people judged hold"`
	Cut   []agree.Unitised `json:"cut" doc:"alpha of what was taken out of the same reports"`
	Begun int              `json:"begun" doc:"reports that a coder began and has not marked as coded, one for each coder; they are left out of cut"`
}

func (a *agreement) tidy() {
	if a.Items == nil {
		a.Items = []agree.Pair{}
	}
	if a.Held == nil {
		a.Held = []agree.Held{}
	}
	if a.Cut == nil {
		a.Cut = []agree.Unitised{}
	}
}

// A receipt is what became of a report.
type receipt struct {
	follow.Filing
	Problems []parley.Problem `json:"problems"`
}

func (f *receipt) tidy() {
	for _, l := range []*[]parley.ID{&f.Added, &f.Known, &f.Out} {
		if *l == nil {
			*l = []parley.ID{}
		}
	}
	if f.Problems == nil {
		f.Problems = []parley.Problem{}
	}
}

// A removed is a negotiation that was taken away.
type removed struct {
	Removed string `json:"removed" doc:"its short name"`
	Kept    string `json:"kept,omitempty" doc:"the file, on the machine that serves, with what people had put in"`
}

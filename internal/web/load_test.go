//go:build load

package web_test

import (
	"bufio"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	_ "net/http/pprof" // -profile
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/follow"
	"github.com/parley-record/parley/internal/sqlite"
	"github.com/parley-record/parley/internal/storetest"
	"github.com/parley-record/parley/internal/web"
)

var (
	loadReports = flag.Int("reports", 100_000, "reports in the store")
	loadData    = flag.String("load-data", "", "keep the store here and use it again")
	loadProfile = flag.String("profile", "", "address at which the server shows its profile")
	loadFor     = flag.Duration("for", 30*time.Second, "how long to ask")
	loadAt      = flag.Int("at-once", 2, "visitors at once")
)

// serverEnv makes the test binary the server that TestLoad asks.
const serverEnv = "PARLEY_LOAD_SERVER"

// TestLoad fills a store with 20 statements a report, serves it in a process of
// its own and measures every page: first each page made anew, one at a time, by
// processor time; then visitors at once, who ask for pages at random while the
// record changes every few seconds. One negotiation holds a twentieth of all
// reports, the others share the rest.
func TestLoad(t *testing.T) {
	ctx := context.Background()
	dir := *loadData
	if dir == "" {
		dir = t.TempDir()
	}
	if os.Getenv(serverEnv) != "" {
		serveLoad(t, dir)
		return
	}
	store, err := sqlite.Open(ctx, filepath.Join(dir, sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	began := time.Now()
	fill(t, store, *loadReports)
	info, err := os.Stat(store.Path())
	if err != nil {
		t.Fatal(err)
	}
	list, err := store.Negotiations(ctx)
	if err != nil {
		t.Fatal(err)
	}
	reports, statements := 0, 0
	for _, n := range list {
		m, err := store.Totals(ctx, n.ID)
		if err != nil {
			t.Fatal(err)
		}
		reports, statements = reports+m["reports"], statements+m["statements"]
	}
	fmt.Printf("store: %d reports, %d statements, %d negotiations, %.1f GB, ready after %s\n", reports, statements, len(list), float64(info.Size())/1e9, time.Since(began).Round(time.Second))
	places := placesOf(t, store, list)

	cmd := exec.Command(os.Args[0], "-test.run=^TestLoad$", "-load-data", dir)
	cmd.Env, cmd.Stderr = append(os.Environ(), serverEnv+"=1"), os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	l := &load{t: t, url: strings.TrimSpace(line), pid: cmd.Process.Pid, took: map[string][]time.Duration{}, cpu: map[string][]time.Duration{}}
	db, err := sql.Open("sqlite", "file:"+store.Path()+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	change := func() {
		if _, err := db.Exec("UPDATE negotiation SET version = version + 1"); err != nil {
			t.Error(err)
		}
	}
	seen := map[string]int{}
	for _, p := range places {
		if seen[p.name]++; seen[p.name] <= 6 {
			change()
			l.anew(p)
		}
	}
	end := time.Now().Add(*loadFor)
	busy := l.processor()
	var wg sync.WaitGroup
	for k := range *loadAt {
		wg.Go(func() {
			rnd := rand.New(rand.NewPCG(1, uint64(k)))
			byName := map[string][]place{}
			var names []string
			for _, p := range places {
				if byName[p.name] == nil {
					names = append(names, p.name)
				}
				byName[p.name] = append(byName[p.name], p)
			}
			for next := time.Now().Add(5 * time.Second); time.Now().Before(end); {
				if k == 0 && time.Now().After(next) {
					change()
					next = next.Add(5 * time.Second)
				}
				of := byName[names[rnd.IntN(len(names))]]
				l.ask(of[rnd.IntN(len(of))])
			}
		})
	}
	wg.Wait()
	l.print(l.processor() - busy)
}

// A load is what was asked of a server and how long it took.
type load struct {
	t    *testing.T
	url  string
	pid  int
	mu   sync.Mutex
	took map[string][]time.Duration
	cpu  map[string][]time.Duration
	all  []time.Duration
}

// A place is a page: its kind and its address.
type place struct{ name, path string }

func (l *load) get(p place) time.Duration {
	start := time.Now()
	res, err := http.Get(l.url + p.path)
	if err != nil {
		l.t.Error(err)
		return 0
	}
	_, err = io.Copy(io.Discard, res.Body)
	res.Body.Close()
	if err != nil || res.StatusCode != 200 {
		l.t.Errorf("%s: %d %v", p.path, res.StatusCode, err)
	}
	return time.Since(start)
}

func (l *load) ask(p place) {
	d := l.get(p)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.took[p.name] = append(l.took[p.name], d)
	l.all = append(l.all, d)
}

// anew asks for a page that has to be made and keeps the processor time of it.
func (l *load) anew(p place) {
	before := l.processor()
	l.get(p)
	l.cpu[p.name] = append(l.cpu[p.name], l.processor()-before)
}

// processor returns the processor time of the server so far.
func (l *load) processor() time.Duration {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", l.pid))
	if err != nil {
		l.t.Fatal(err)
	}
	var sum int64
	for _, f := range tasks {
		b, err := os.ReadFile(f)
		if err != nil {
			continue // the thread has ended
		}
		var ns int64
		if _, err := fmt.Sscan(string(b), &ns); err == nil {
			sum += ns
		}
	}
	return time.Duration(sum)
}

func (l *load) print(busy time.Duration) {
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	at := func(list []time.Duration, q float64) float64 {
		slices.Sort(list)
		return ms(list[min(len(list)-1, int(q*float64(len(list))))])
	}
	var names []string
	for n := range l.cpu {
		names = append(names, n)
	}
	slices.Sort(names)
	fmt.Printf("| page | made anew, CPU ms | at most | requests | p50 ms | p99 ms |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, n := range names {
		if len(l.took[n]) > 0 {
			fmt.Printf("| %s | %.1f | %.1f | %d | %.1f | %.1f |\n", n, at(l.cpu[n], .5), at(l.cpu[n], 1), len(l.took[n]), at(l.took[n], .5), at(l.took[n], .99))
			if got := at(l.took[n], .99); got > 50 {
				l.t.Errorf("%s: p99 is %.1f ms; it is to be under 50", n, got)
			}
		}
	}
	fmt.Printf("all: %d requests, p50 %.1f ms, p99 %.1f ms, %.1f ms of processor time a request\n", len(l.all), at(l.all, .5), at(l.all, .99), ms(busy)/float64(len(l.all)))
	if got := at(l.all, .99); got > 50 {
		l.t.Errorf("p99 is %.1f ms; it is to be under 50", got)
	}
}

// serveLoad serves the store until the process is killed.
func serveLoad(t *testing.T, dir string) {
	web.Tune()
	store, err := sqlite.Open(context.Background(), filepath.Join(dir, sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2025, 12, 1, 9, 0, 0, 0, time.UTC) }
	s, err := web.New(web.Config{Store: store, Follow: follow.New(store, reader{}, now), Sessions: store.Sessions(), Now: now, Log: slog.New(slog.DiscardHandler),
		Gather: func(string, string, io.Reader) ([]parley.Report, []parley.Problem) { return nil, nil }})
	if err != nil {
		t.Fatal(err)
	}
	if *loadProfile != "" {
		go func() { t.Log(http.ListenAndServe(*loadProfile, nil)) }()
	}
	srv := httptest.NewServer(s)
	fmt.Println(srv.URL)
	select {}
}

// placesOf lists pages of the large negotiation and of a small one.
func placesOf(t *testing.T, store *sqlite.Store, list []parley.Negotiation) []place {
	ctx := context.Background()
	rnd := rand.New(rand.NewPCG(3, 3))
	places := []place{{"/ (home)", "/"}}
	for _, n := range list {
		if n.Slug != "talks-0" && n.Slug != "talks-7" {
			continue
		}
		base := "/n/" + n.Slug
		add := func(name, path string) { places = append(places, place{name, base + path}) }
		for _, p := range []string{"/matrix", "/divide", "/texts", "/timeline", "/people", "/network", "/stories", "/reports", "/search", "/review", "/review?table=statements", "/decisions", "/feed.atom", "/export", "/settings"} {
			add(p, p)
		}
		add("/ (at a glance)", "")
		add("/timeline?from=&to=", "/timeline?from=2024-01-01&to=2025-12-01")
		reports, _, err := store.Reports(ctx, n.ID, false, parley.Page{Limit: 500})
		if err != nil {
			t.Fatal(err)
		}
		actors, _, err := store.Actors(ctx, n.ID, "", parley.Page{Limit: 40})
		if err != nil {
			t.Fatal(err)
		}
		issues, err := store.Issues(ctx, n.ID, 40)
		if err != nil {
			t.Fatal(err)
		}
		stories, _, err := store.Stories(ctx, n.ID, parley.Page{Limit: 200})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range reports {
			add("/reports/{id}", "/reports/"+string(r.ID))
		}
		for _, a := range actors {
			add("/people/{id}", "/people/"+string(a.ID))
		}
		for _, y := range issues {
			add("/issues/{id}", "/issues/"+string(y.ID))
			add("/matrix?issue=&party=", "/matrix?issue="+string(y.ID)+"&party="+string(actors[rnd.IntN(8)].ID))
		}
		for _, y := range stories {
			add("/stories/{id}", "/stories/"+string(y.ID))
		}
		pick := func() string { return nouns[rnd.IntN(len(nouns))] }
		for range 100 {
			add("/search?q=word", "/search?q="+pick())
			add("/search?q=two+words", "/search?q="+pick()+"+"+pick())
			add("/search?q=\"phrase\"", "/search?q=%22over+"+pick()+"+"+pick()+"%22")
			add("/search?q=&direct=", "/search?direct=1&q="+pick())
			add("/search?in=reports", "/search?in=reports&q="+pick())
			add("/search?from=&to=", "/search?from=2024-03-01&to=2024-05-31&q="+pick())
			add("/search?speaker=", "/search?q="+pick()+"&speaker="+string(actors[rnd.IntN(len(actors))].ID))
			add("/search?issue=", "/search?issue="+string(issues[rnd.IntN(len(issues))].ID))
		}
	}
	return places
}

var (
	nouns = strings.Fields("offer pay winter ferry harbour crew roster depot tariff quota fisheries border customs levy ballot mandate ceasefire corridor prisoners observers pipeline gas transit loan bond aid reform pension housing budget subsidy licence patent spectrum merger divestment arbitration treaty protocol annex clause timetable deadline summit envoy mediator minister union company council court")
	verbs = strings.Fields("rejects backs delays raises lowers questions welcomes drops renews widens")
)

// fill makes two negotiations of made-up reports the way that parley does, one
// of them large, and copies the other in SQL until the store holds total. A store
// that is full already is left as it is.
func fill(t *testing.T, store *sqlite.Store, total int) {
	ctx := context.Background()
	if list, err := store.Negotiations(ctx); err != nil || len(list) > 0 {
		return
	}
	large, small := total/20, max(total/100, 40)
	rnd := rand.New(rand.NewPCG(7, 7))
	begin := time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC)
	for n, size := range []int{large, small} {
		neg, err := store.CreateNegotiation(ctx, parley.Negotiation{Name: fmt.Sprintf("Talks %d", n), Created: "2022-01-01T00:00:00Z"})
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < size; at += 50 {
			rec := &parley.Record{Format: parley.Format, Run: parley.Run{Engine: "fast"}}
			for i := range min(50, size-at) {
				made(rec, rnd, n, at+i, begin.AddDate(0, 0, (at+i)*1400/size).Format(time.DateOnly))
			}
			for i := range rec.Reports {
				if _, err := store.AddReport(ctx, neg.ID, parley.Filed{Report: rec.Reports[i], Added: rec.Reports[i].Published + "T12:00:00Z", Belongs: true}); err != nil {
					t.Fatal(err)
				}
			}
			rec.Normalise()
			if err := store.PutRecord(ctx, neg.ID, rec, rec.Reports[0].Published+"T13:00:00Z"); err != nil {
				t.Fatal(err)
			}
		}
	}
	db, err := sql.Open("sqlite", "file:"+store.Path()+"?_pragma=synchronous(OFF)&_pragma=cache_size(-262144)&_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for n := 2; (n-1)*small+large < total; n++ {
		copyNegotiation(t, db, n)
	}
	if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
}

// copyNegotiation copies the second negotiation as number n.
func copyNegotiation(t *testing.T, db *sql.DB, n int) {
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	columns := map[string]string{
		"report": "id, text_sha256, address, lineage, published, body, text, added, read, engine, why, belongs, by_hand, superseded",
		"entry":  "tbl, id, report, day, due, actor, issue, value, sign, sentence, confidence, hidden, state, marked_by, marked_at, note, patch, machine, body",
		"who":    "actor, tbl, day", "actor": "id, name, part, uses, body", "issue": "id, label, uses, body", "known_as": "key, id", "cell": "issue, party, n, stances, id, day, stance, force, movement, confidence, path",
		"tally": "tbl, day, n", "story": "id, last, body", "story_report": "report, story, hand", "change": "at, kind, tbl, entry, report, text, quote", "mention": "report, actor, body",
	}
	run := func(q string, args ...any) {
		t.Helper()
		if _, err := tx.Exec(q, args...); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	neg := n + 1
	run("INSERT INTO negotiation (id, slug, name, body, created) SELECT $1, 'talks-' || $2, 'Talks ' || $2, body, created FROM negotiation WHERE id = 2", neg, n)
	for _, table := range []string{"report", "entry"} {
		var from, next int64
		if err := tx.QueryRow("SELECT min(pk) FROM " + table + " WHERE neg = 2").Scan(&from); err != nil {
			t.Fatal(err)
		}
		if err := tx.QueryRow("SELECT max(pk) + 1 FROM " + table).Scan(&next); err != nil {
			t.Fatal(err)
		}
		c := columns[table]
		run("INSERT INTO "+table+" (pk, neg, "+c+") SELECT pk + $1, $2, "+c+" FROM "+table+" WHERE neg = 2", next-from, neg)
		if table == "report" {
			run("INSERT INTO find_report (rowid, words, meta) SELECT pk, text, 'n' || neg || ' mo' || substr(published, 1, 4) || substr(published, 6, 2) FROM report WHERE neg = $1", neg)
			continue
		}
		run("INSERT INTO who (neg, pk, "+columns["who"]+") SELECT $2, pk + $1, "+columns["who"]+" FROM who WHERE neg = 2", next-from, neg)
		run("INSERT INTO cell (neg, pk, "+columns["cell"]+") SELECT $2, pk + $1, "+columns["cell"]+" FROM cell WHERE neg = 2", next-from, neg)
		run(`INSERT INTO find_statement (rowid, words, meta) SELECT pk, body ->> '$.content[0].text', 'n' || neg || ' ccsay md' || (body ->> '$.mode') || iif(body ->> '$.mode' = 'direct', ' quoted', '') || ' is' || issue || ' sp' || actor
			|| ' mo' || substr(day, 1, 4) || substr(day, 6, 2) FROM entry WHERE neg = $1 AND tbl = 's'`, neg)
	}
	for _, table := range []string{"actor", "issue", "known_as", "tally", "story", "story_report", "change", "mention"} {
		run("INSERT INTO "+table+" (neg, "+columns[table]+") SELECT $1, "+columns[table]+" FROM "+table+" WHERE neg = 2", neg)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// made adds a report of 20 statements to rec.
func made(rec *parley.Record, rnd *rand.Rand, n, i int, date string) {
	pick := func(l []string) string { return l[int(float64(len(l))*rnd.Float64()*rnd.Float64())] }
	var text strings.Builder
	type said struct {
		start, end, from, to int
		who, issue           int
	}
	var list []said
	for k := range 20 {
		who, issue := int(40*rnd.Float64()*rnd.Float64()), int(60*rnd.Float64()*rnd.Float64())
		s := said{start: text.Len(), who: who, issue: issue}
		fmt.Fprintf(&text, "Speaker Number %d said ", who)
		s.from = text.Len()
		fmt.Fprintf(&text, "the %s %s the %s over %s %s and the %s in round %d", nouns[issue%len(nouns)], pick(verbs), pick(nouns), pick(nouns), pick(nouns), pick(nouns), k)
		s.to = text.Len()
		fmt.Fprintf(&text, ". ")
		s.end = text.Len() - 1
		list = append(list, s)
	}
	fmt.Fprintf(&text, "This is report %d of %d.", i, n)
	r := storetest.Report(fmt.Sprintf("%d/%d", n, i), date, text.String())
	r.Outlet = "Outlet " + pick(nouns)
	r.Title = "The " + pick(nouns) + " and the " + pick(nouns)
	actor, issue := map[int]parley.ID{}, map[int]parley.ID{}
	span := func(a, b int) parley.Span { s, _ := parley.NewSpan(&r, a, b); return s }
	for k, s := range list {
		whole := span(s.start, s.end)
		if actor[s.who] == "" {
			a := parley.Actor{ID: parley.NewID(parley.Actors, r.TextSHA256, s.start, s.end, 0), Name: fmt.Sprintf("Speaker Number %d", s.who), Kind: parley.Organisation, Part: "party", Evidence: []parley.Span{whole},
				Mentions: []parley.Mention{{Span: span(s.start, s.from), Form: "name"}}}
			a.Party = a.ID
			actor[s.who] = a.ID
			rec.Actors = append(rec.Actors, a)
		}
		if issue[s.issue] == "" {
			issue[s.issue] = parley.NewID(parley.Issues, r.TextSHA256, s.start, s.end, 0)
			rec.Issues = append(rec.Issues, parley.Issue{ID: issue[s.issue], Label: fmt.Sprintf("%s (%d)", nouns[s.issue%len(nouns)], s.issue), Evidence: []parley.Span{whole}})
		}
		e := parley.Entry{ID: parley.NewID(parley.Statements, r.TextSHA256, s.start, s.end, 0), Evidence: []parley.Span{whole}, AccordingTo: []parley.ID{actor[s.who]}, Confidence: .5 + rnd.Float64()/2}
		st := parley.Statement{Entry: e, Speaker: actor[s.who], Content: []parley.Span{span(s.from, s.to)}, Mode: "indirect", CueClass: "say", Issues: []parley.ID{issue[s.issue]}}
		if k%4 == 0 {
			st.Mode, st.Quotes = "direct", st.Content
		}
		rec.Statements = append(rec.Statements, st)
		if k%5 == 0 {
			e.ID = parley.NewID(parley.Positions, r.TextSHA256, s.start, s.end, 0)
			rec.Positions = append(rec.Positions, parley.Position{Entry: e, Party: actor[s.who], Issue: issue[s.issue], Stance: []string{"for", "against", "conditional"}[rnd.IntN(3)], Force: "statement"})
		}
		if k == 1 && i%3 == 0 {
			e.ID = parley.NewID(parley.Meetings, r.TextSHA256, s.start, s.end, 0)
			rec.Meetings = append(rec.Meetings, parley.Meeting{Entry: e, Name: "talks", Place: "Town " + pick(nouns), Status: []string{"held", "planned"}[rnd.IntN(2)], Participants: []parley.ID{actor[s.who]}, When: &parley.When{Text: "then", From: date, To: date, Precision: "day", Anchor: "absolute"}})
		}
		if k == 2 && i%10 == 0 {
			e.ID = parley.NewID(parley.Proposals, r.TextSHA256, s.start, s.end, 0)
			rec.Proposals = append(rec.Proposals, parley.Proposal{Entry: e, Name: "draft on the " + pick(nouns), Kind: "draft", Authors: []parley.ID{actor[s.who]},
				Terms: []parley.Term{{ID: parley.NewID(parley.Terms, r.TextSHA256, s.from, s.to, 0), Text: span(s.from, s.to).Text, Issue: issue[s.issue], Effect: "raises", Evidence: []parley.Span{whole}}}})
		}
	}
	rec.Reports = append(rec.Reports, r)
	if i%4 == 3 && len(rec.Reports) >= 2 {
		a, b := &rec.Reports[len(rec.Reports)-2], &rec.Reports[len(rec.Reports)-1]
		rec.Stories = append(rec.Stories, parley.Story{ID: parley.NewID(parley.Stories, b.TextSHA256, 0, 1, 0), Title: b.Title, Reports: []parley.ID{a.ID, b.ID}, First: date, Last: date, Independent: 2})
	}
}

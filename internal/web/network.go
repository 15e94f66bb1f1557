package web

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/brief"
)

// A node is a party.
type node struct {
	X, Y, R float64
	Name    string
	ID      parley.ID
	Count   int
	Anchor  string
	LX, LY  float64
	Label   string // Name, cut to the room beside the node
}

// An edge is how two parties go together on the issues that both spoke to.
type edge struct {
	X1, Y1, X2, Y2 float64
	Kind           string // agree, apart or both
	Width          float64
	Title          string
	A, B           string
	AID, BID       parley.ID
	Agree, Apart   int
	Issues         string
	On             []common
	MX, MY         float64 // where its count stands
	Label          string
	Faint          bool // by positions that are unsure alone
}

// A common is an issue that both parties of an edge spoke to.
type common struct {
	ID   parley.ID
	Name string
	How  string // alike or apart, and whether that is unsure
}

// cutTo cuts a name of the network to what has room in width, with its count.
func cutTo(name string, width float64) string {
	const letter, count = 9.4, 44 // in the drawing's units, of a wide letter and of a number of three digits
	rs := []rune(name)
	if n := int((width - count) / letter); len(rs) > n && n > 1 {
		return strings.TrimSpace(string(rs[:n-1])) + "…"
	}
	return name
}

// manyStands is how many positions a network is drawn of, mostNodes how many parties.
const manyStands, mostNodes = 3000, 14

// network draws which parties agree and conflict on issues, as congruence and
// conflict networks of discourse do: an edge for every two parties with a
// position on the same issue.
func (s *Server) network(r *http.Request, n *parley.Negotiation) (*shown, error) {
	from, to, err := window(r)
	if err != nil {
		return nil, err
	}
	show := r.FormValue("show")
	_, last, err := s.Store.Spanned(r.Context(), n.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.Store.Stands(r.Context(), n.ID, from, to, manyStands)
	if err != nil {
		return nil, err
	}
	w := newStandings(list)
	if w.name, err = s.Store.NamesOf(r.Context(), n.ID, slices.Concat(w.parties, w.issues)); err != nil {
		return nil, err
	}
	nodes := w.nodes()
	edges, faint := w.edges(nodes, show)
	return &shown{"network", "Network", map[string]any{"Nodes": nodes, "Edges": edges, "Faint": faint, "From": from, "To": to, "Show": show, "Zooms": lastZooms(from, to, last), "Cut": len(list) == manyStands, "Count": len(list)}}, nil
}

// lastZooms leads to the time before the last day that a negotiation tells of.
func lastZooms(from, to, last string) []zoom {
	t, err := time.Parse(time.DateOnly, last)
	if err != nil {
		return nil
	}
	var zooms []zoom
	for _, z := range []struct {
		label string
		from  time.Time
	}{{"last month", t.AddDate(0, -1, 0)}, {"last four months", t.AddDate(0, -4, 0)}, {"last year", t.AddDate(-1, 0, 0)}} {
		f := z.from.Format(time.DateOnly)
		zooms = append(zooms, zoom{z.label, f, last, from == f && to == last})
	}
	return zooms
}

// A standing is where a party stands on an issue.
type standing struct {
	stance string // "" where it took no position
	sure   bool
}

// standings is where the parties that spoke most stand.
type standings struct {
	on      map[[2]parley.ID]standing // by party and issue
	count   map[parley.ID]int         // positions of a party
	parties []parley.ID               // the most spoken of first
	issues  []parley.ID               // that two parties or more spoke to
	name    map[parley.ID]string
}

// newStandings sorts positions, the newest of which come first: of those of a party on
// an issue the newest that is sure counts, else the newest.
func newStandings(list []parley.Stand) *standings {
	w := &standings{on: map[[2]parley.ID]standing{}, count: map[parley.ID]int{}}
	for _, x := range list {
		w.count[x.Party]++
		if k := [2]parley.ID{x.Party, x.Issue}; w.on[k].stance == "" || !w.on[k].sure && !brief.IsUnsure(x.Confidence) {
			w.on[k] = standing{x.Stance, !brief.IsUnsure(x.Confidence)}
		}
	}
	for id := range w.count {
		w.parties = append(w.parties, id)
	}
	slices.SortFunc(w.parties, func(a, b parley.ID) int { return cmp.Or(cmp.Compare(w.count[b], w.count[a]), cmp.Compare(a, b)) })
	w.parties = w.parties[:min(mostNodes, len(w.parties))]
	spoke := map[parley.ID]int{}
	for k := range w.on {
		if slices.Contains(w.parties, k[0]) {
			spoke[k[1]]++
		}
	}
	for id, k := range spoke {
		if k > 1 {
			w.issues = append(w.issues, id)
		}
	}
	slices.Sort(w.issues)
	return w
}

// nodes draws the parties on an ellipse, each with its name outside.
func (w *standings) nodes() []node {
	const cx, cy, rad = 500.0, 280.0, 200.0
	var nodes []node
	for i, id := range w.parties {
		angle := 2*math.Pi*float64(i)/float64(len(w.parties)) - math.Pi/2
		nd := node{X: cx + rad*1.35*math.Cos(angle), Y: cy + rad*math.Sin(angle), R: 7 + 2.4*math.Sqrt(float64(min(w.count[id], 60))), Name: cmp.Or(w.name[id], "?"), ID: id, Count: w.count[id], Anchor: "middle"}
		nd.LX, nd.LY, nd.Label = nd.X, nd.Y-nd.R-7, nd.Name
		switch {
		case math.Cos(angle) > .1:
			nd.Anchor, nd.LX, nd.LY = "start", nd.X+nd.R+7, nd.Y+5
			nd.Label = cutTo(nd.Name, 2*cx-nd.LX)
		case math.Cos(angle) < -.1:
			nd.Anchor, nd.LX, nd.LY = "end", nd.X-nd.R-7, nd.Y+5
			nd.Label = cutTo(nd.Name, nd.LX)
		case math.Sin(angle) > 0:
			nd.LY = nd.Y + nd.R + 18
		}
		nodes = append(nodes, nd)
	}
	return nodes
}

// edges draws how parties go together, the strongest first, and faintly where positions
// that are unsure alone tell it; show keeps to one kind, agree or apart.
func (w *standings) edges(nodes []node, show string) (edges, faint []edge) {
	for i := range nodes {
		for j := i + 1; j < len(nodes); j++ {
			e, ok := w.edge(&nodes[i], &nodes[j])
			switch {
			case !ok || show != "" && show != "both" && e.Kind != show && e.Kind != "both":
			case e.Faint:
				faint = append(faint, e)
			default:
				edges = append(edges, e)
			}
		}
	}
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(b.Agree+b.Apart, a.Agree+a.Apart) })
	return edges, faint
}

// edge draws how two parties go together, and reports whether they do on any issue.
func (w *standings) edge(a, b *node) (edge, bool) {
	e := edge{X1: a.X, Y1: a.Y, X2: b.X, Y2: b.Y, A: a.Name, B: b.Name, AID: a.ID, BID: b.ID}
	var on []string
	unsure := [2]int{} // alike, apart
	for _, is := range w.issues {
		x, y := w.on[[2]parley.ID{a.ID, is}], w.on[[2]parley.ID{b.ID, is}]
		if x.stance == "" || y.stance == "" || x.stance == "undecided" || y.stance == "undecided" {
			continue
		}
		apart := 0
		switch {
		case x.stance == y.stance:
		case x.stance == "against" || y.stance == "against":
			apart = 1
		default:
			continue // for, and for on a condition: neither alike nor apart
		}
		how := [2]string{"alike", "apart"}[apart]
		switch {
		case !x.sure || !y.sure:
			unsure[apart]++
			how += ", unsure"
		case apart == 1:
			e.Apart++
		default:
			e.Agree++
		}
		on = append(on, w.name[is]+" ("+how+")")
		e.On = append(e.On, common{is, w.name[is], how})
	}
	e.Issues = strings.Join(on, "; ")
	told := "%s and %s: alike on %d, apart on %d"
	if e.Faint = e.Agree+e.Apart == 0; e.Faint {
		e.Agree, e.Apart = unsure[0], unsure[1]
		told = "%s and %s, unsure: alike on %d, apart on %d"
	}
	e.Title = fmt.Sprintf(told, e.A, e.B, e.Agree, e.Apart)
	e.Width = 1.2
	if !e.Faint {
		e.Width += 1.3 * math.Sqrt(float64(e.Agree+e.Apart))
	}
	e.MX, e.MY = e.X1+(e.X2-e.X1)*.42, e.Y1+(e.Y2-e.Y1)*.42+4
	switch {
	case e.Apart == 0:
		e.Kind = "agree"
	case e.Agree == 0:
		e.Kind = "apart"
	default:
		e.Kind = "both"
	}
	switch {
	case e.Faint:
	case e.Kind == "both":
		e.Label = fmt.Sprintf("%d:%d", e.Agree, e.Apart)
	default:
		e.Label = fmt.Sprintf("%d", e.Agree+e.Apart)
	}
	return e, e.Agree+e.Apart > 0
}

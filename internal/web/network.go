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

type node struct {
	X, Y, R float64
	Name    string
	ID      parley.ID
	Count   int
	Anchor  string
	LX, LY  float64
	Label   string // Name, cut to the room beside the node
}

type edge struct {
	X1, Y1, X2, Y2 float64
	Kind           string // agree, apart or both
	Width          float64
	Title          string
	A, B           string
	Agree, Apart   int
	Issues         string
	MX, MY         float64 // where its count stands
	Label          string
	Faint          bool // by positions that are unsure alone
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
	var zooms []zoom
	if t, err := time.Parse(time.DateOnly, last); err == nil {
		for _, z := range []struct {
			label string
			from  time.Time
		}{{"last month", t.AddDate(0, -1, 0)}, {"last four months", t.AddDate(0, -4, 0)}, {"last year", t.AddDate(-1, 0, 0)}} {
			f := z.from.Format(time.DateOnly)
			zooms = append(zooms, zoom{z.label, f, last, from == f && to == last})
		}
	}
	const many = 3000
	list, err := s.Store.Stands(r.Context(), n.ID, from, to, many)
	if err != nil {
		return nil, err
	}
	type at struct{ party, issue parley.ID }
	type held struct {
		stance string
		sure   bool
	}
	stand := map[at]held{}
	count := map[parley.ID]int{}
	for _, x := range list { // newest first: the first stands, or else the first that is sure
		count[x.Party]++
		if k := (at{x.Party, x.Issue}); stand[k].stance == "" || !stand[k].sure && !brief.IsUnsure(x.Confidence) {
			stand[k] = held{x.Stance, !brief.IsUnsure(x.Confidence)}
		}
	}
	var parties []parley.ID
	for id := range count {
		parties = append(parties, id)
	}
	slices.SortFunc(parties, func(a, b parley.ID) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	parties = parties[:min(14, len(parties))]
	issues := map[parley.ID]int{} // how many of the parties drawn spoke to it
	for k := range stand {
		if slices.Contains(parties, k.party) {
			issues[k.issue]++
		}
	}
	ids := slices.Clone(parties)
	var issueList []parley.ID
	for id, k := range issues {
		if k > 1 {
			issueList = append(issueList, id)
		}
	}
	slices.Sort(issueList)
	name, err := s.Store.NamesOf(r.Context(), n.ID, append(ids, issueList...))
	if err != nil {
		return nil, err
	}
	var nodes []node
	const cx, cy, rad = 500.0, 280.0, 200.0
	for i, id := range parties {
		angle := 2*math.Pi*float64(i)/float64(len(parties)) - math.Pi/2
		nd := node{X: cx + rad*1.35*math.Cos(angle), Y: cy + rad*math.Sin(angle), R: 7 + 2.4*math.Sqrt(float64(min(count[id], 60))), Name: cmp.Or(name[id], "?"), ID: id, Count: count[id], Anchor: "middle"}
		nd.LX, nd.LY = nd.X, nd.Y-nd.R-7
		switch {
		case math.Cos(angle) > .1:
			nd.Anchor, nd.LX, nd.LY = "start", nd.X+nd.R+7, nd.Y+5
		case math.Cos(angle) < -.1:
			nd.Anchor, nd.LX, nd.LY = "end", nd.X-nd.R-7, nd.Y+5
		case math.Sin(angle) > 0:
			nd.LY = nd.Y + nd.R + 18
		}
		nd.Label = nd.Name
		switch nd.Anchor {
		case "start":
			nd.Label = cutTo(nd.Name, 2*cx-nd.LX)
		case "end":
			nd.Label = cutTo(nd.Name, nd.LX)
		}
		nodes = append(nodes, nd)
	}
	var edges, faint []edge
	for i, a := range parties {
		for j := i + 1; j < len(parties); j++ {
			b := parties[j]
			e := edge{X1: nodes[i].X, Y1: nodes[i].Y, X2: nodes[j].X, Y2: nodes[j].Y, A: nodes[i].Name, B: nodes[j].Name}
			var on []string
			faintly := [2]int{}
			for _, is := range issueList {
				x, y := stand[at{a, is}], stand[at{b, is}]
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
					faintly[apart]++
					how += ", unsure"
				case apart == 1:
					e.Apart++
				default:
					e.Agree++
				}
				on = append(on, name[is]+" ("+how+")")
			}
			agree, apart := e.Agree, e.Apart
			if e.Faint = agree+apart == 0; e.Faint {
				agree, apart = faintly[0], faintly[1]
			}
			if agree+apart == 0 {
				continue
			}
			e.Kind = "both"
			if apart == 0 {
				e.Kind = "agree"
			} else if agree == 0 {
				e.Kind = "apart"
			}
			e.Width = 1.2
			if !e.Faint {
				e.Width += 1.3 * math.Sqrt(float64(agree+apart))
			}
			if show != "" && show != "both" && e.Kind != show && e.Kind != "both" {
				continue
			}
			e.MX, e.MY = e.X1+(e.X2-e.X1)*.42, e.Y1+(e.Y2-e.Y1)*.42+4
			switch {
			case e.Faint:
			case e.Kind == "both":
				e.Label = fmt.Sprintf("%d:%d", e.Agree, e.Apart)
			default:
				e.Label = fmt.Sprintf("%d", e.Agree+e.Apart)
			}
			e.Issues = strings.Join(on, "; ")
			e.Title = fmt.Sprintf("%s and %s: alike on %d, apart on %d", e.A, e.B, e.Agree, e.Apart)
			if e.Faint {
				e.Agree, e.Apart = agree, apart
				e.Title = fmt.Sprintf("%s and %s, unsure: alike on %d, apart on %d", e.A, e.B, agree, apart)
				faint = append(faint, e)
				continue
			}
			edges = append(edges, e)
		}
	}
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(b.Agree+b.Apart, a.Agree+a.Apart) })
	return &shown{"network", "Network", map[string]any{"Nodes": nodes, "Edges": edges, "Faint": faint, "From": from, "To": to, "Show": show, "Zooms": zooms, "Cut": len(list) == many, "Count": len(list)}}, nil
}

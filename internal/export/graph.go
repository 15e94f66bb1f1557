package export

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"

	"github.com/parley-record/parley"
)

// A tie is where a party stands on an issue, over all its positions.
type tie struct {
	party, issue parley.ID
	stance       string // the latest
	count        int
	date         string
	position     parley.ID
}

func (v *view) ties() (ties []tie, parties, issues []parley.ID) {
	at := map[[2]parley.ID]int{}
	for i := range v.Positions {
		p := &v.Positions[i]
		if p.Party == "" || p.Issue == "" {
			continue
		}
		k := [2]parley.ID{p.Party, p.Issue}
		j, ok := at[k]
		if !ok {
			j = len(ties)
			at[k] = j
			ties = append(ties, tie{party: p.Party, issue: p.Issue})
		}
		t := &ties[j]
		t.count++
		if d := v.from(&p.Entry).Published; t.position == "" || d > t.date {
			t.stance, t.date, t.position = p.Stance, d, p.ID
		}
		if !slices.Contains(parties, p.Party) {
			parties = append(parties, p.Party)
		}
		if !slices.Contains(issues, p.Issue) {
			issues = append(issues, p.Issue)
		}
	}
	return ties, parties, issues
}

type graphML struct {
	XMLName xml.Name   `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []graphKey `xml:"key"`
	Graph   struct {
		ID      string      `xml:"id,attr"`
		Default string      `xml:"edgedefault,attr"`
		Nodes   []graphNode `xml:"node"`
		Edges   []graphEdge `xml:"edge"`
	} `xml:"graph"`
}

type graphKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

type graphNode struct {
	ID   string      `xml:"id,attr"`
	Data []graphData `xml:"data"`
}

type graphEdge struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Data   []graphData `xml:"data"`
}

// writeGraphML writes parties, issues and who stands where as a plain two-mode
// graph: no dialect of one program.
func writeGraphML(w io.Writer, v *view) error {
	ties, parties, issues := v.ties()
	var g graphML
	g.Keys = []graphKey{{"label", "node", "label", "string"}, {"kind", "node", "kind", "string"}, {"stance", "edge", "stance", "string"},
		{"sign", "edge", "sign", "int"}, {"weight", "edge", "weight", "double"}, {"date", "edge", "date", "string"}}
	g.Graph.ID, g.Graph.Default = "record", "undirected"
	for _, id := range parties {
		g.Graph.Nodes = append(g.Graph.Nodes, graphNode{string(id), []graphData{{"label", v.at.Name(id)}, {"kind", "party"}}})
	}
	for _, id := range issues {
		g.Graph.Nodes = append(g.Graph.Nodes, graphNode{string(id), []graphData{{"label", v.at.Name(id)}, {"kind", "issue"}}})
	}
	for _, t := range ties {
		g.Graph.Edges = append(g.Graph.Edges, graphEdge{string(t.position), string(t.party), string(t.issue),
			[]graphData{{"stance", t.stance}, {"sign", sign(t.stance)}, {"weight", strconv.Itoa(t.count)}, {"date", t.date}}})
	}
	return writeXML(w, &g)
}

func sign(stance string) string {
	switch stance {
	case "for":
		return "1"
	case "against":
		return "-1"
	}
	return "0"
}

func writeXML(w io.Writer, x any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(x); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

type gexf struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Version string   `xml:"version,attr"`
	Graph   struct {
		Default    string     `xml:"defaultedgetype,attr"`
		Attributes []gexfAttr `xml:"attributes"`
		Nodes      struct {
			Node []gexfNode `xml:"node"`
		} `xml:"nodes"`
		Edges struct {
			Edge []gexfEdge `xml:"edge"`
		} `xml:"edges"`
	} `xml:"graph"`
}

type gexfAttr struct {
	Class string `xml:"class,attr"`
	Attr  []struct {
		ID    string `xml:"id,attr"`
		Title string `xml:"title,attr"`
		Type  string `xml:"type,attr"`
	} `xml:"attribute"`
}

type gexfValue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

type gexfValues struct {
	Value []gexfValue `xml:"attvalue"`
}

type gexfNode struct {
	ID     string     `xml:"id,attr"`
	Label  string     `xml:"label,attr"`
	Values gexfValues `xml:"attvalues"`
}

type gexfEdge struct {
	ID     string     `xml:"id,attr"`
	Source string     `xml:"source,attr"`
	Target string     `xml:"target,attr"`
	Weight int        `xml:"weight,attr"`
	Values gexfValues `xml:"attvalues"`
}

func writeGEXF(w io.Writer, v *view) error {
	ties, parties, issues := v.ties()
	g := gexf{Version: "1.3"}
	g.Graph.Default = "undirected"
	attr := func(class string, names ...string) {
		a := gexfAttr{Class: class}
		for _, n := range names {
			a.Attr = append(a.Attr, struct {
				ID    string `xml:"id,attr"`
				Title string `xml:"title,attr"`
				Type  string `xml:"type,attr"`
			}{n, n, "string"})
		}
		g.Graph.Attributes = append(g.Graph.Attributes, a)
	}
	attr("node", "kind")
	attr("edge", "stance", "date")
	for kind, ids := range [][]parley.ID{parties, issues} {
		for _, id := range ids {
			g.Graph.Nodes.Node = append(g.Graph.Nodes.Node, gexfNode{string(id), v.at.Name(id), gexfValues{[]gexfValue{{"kind", []string{"party", "issue"}[kind]}}}})
		}
	}
	for _, t := range ties {
		g.Graph.Edges.Edge = append(g.Graph.Edges.Edge, gexfEdge{string(t.position), string(t.party), string(t.issue), t.count, gexfValues{[]gexfValue{{"stance", t.stance}, {"date", t.date}}}})
	}
	return writeXML(w, &g)
}

package web

import "github.com/parley-record/parley"

// A matrixCell is a cell as the API gives it.
type matrixCell struct {
	Issue      parley.ID    `json:"issue"`
	Party      parley.ID    `json:"party"`
	Label      string       `json:"label" doc:"of the issue"`
	Name       string       `json:"name" doc:"of the party"`
	Position   parley.ID    `json:"position" doc:"the latest"`
	Stance     string       `json:"stance"`
	Force      string       `json:"force,omitempty"`
	Movement   string       `json:"movement,omitempty"`
	Date       string       `json:"date,omitempty" doc:"of the latest position's report"`
	Confidence float64      `json:"confidence" doc:"1 where a person looked at it"`
	Count      int          `json:"count" doc:"positions behind it"`
	Stances    int          `json:"stances" doc:"different stances among them"`
	Path       []matrixTurn `json:"path" doc:"how the stance changed"`
	CapitalCell
}

// A CapitalCell is a cell under keys with capitals, which no other operation has. It
// is kept for programs that were written to it.
type CapitalCell struct {
	OfIssue      parley.ID     `json:"Issue" deprecated:"true"`
	OfParty      parley.ID     `json:"Party" deprecated:"true"`
	IssueLabel   string        `json:"Label" deprecated:"true"`
	PartyName    string        `json:"Name" deprecated:"true"`
	LastPosition parley.ID     `json:"Position" deprecated:"true"`
	LastStance   string        `json:"Stance" deprecated:"true"`
	LastForce    string        `json:"Force" deprecated:"true"`
	LastMovement string        `json:"Movement" deprecated:"true"`
	LastDate     string        `json:"Date" deprecated:"true"`
	Sure         float64       `json:"Confidence" deprecated:"true"`
	Positions    int           `json:"Count" deprecated:"true"`
	StanceCount  int           `json:"Stances" deprecated:"true"`
	Turns        []parley.Turn `json:"Path" deprecated:"true"`
}

// A matrixTurn is a day from which a party's stance was another one.
type matrixTurn struct {
	Day    string `json:"day,omitempty" doc:"of the report"`
	Stance string `json:"stance"`
}

// matrixCells returns cells as the API gives them.
func matrixCells(cells []parley.Cell) []matrixCell {
	list := make([]matrixCell, len(cells))
	for i, c := range cells {
		path := make([]matrixTurn, len(c.Path))
		for k, t := range c.Path {
			path[k] = matrixTurn(t)
		}
		list[i] = matrixCell{c.Issue, c.Party, c.Label, c.Name, c.Position, c.Stance, c.Force, c.Movement, c.Date, c.Confidence, c.Count, c.Stances, path,
			CapitalCell{c.Issue, c.Party, c.Label, c.Name, c.Position, c.Stance, c.Force, c.Movement, c.Date, c.Confidence, c.Count, c.Stances, c.Path}}
	}
	return list
}

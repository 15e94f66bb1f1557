// Package resolve turns drafts into a record: names to actors, phrases to
// issues, mentions of one text or meeting to one entry, over all reports that
// are read together. The package is pure.
package resolve

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract"
)

// Record returns what the reports tell together. drafts[i] belongs to reports[i]; own
// is a user's own list of issues, the zero Codebook for none; stories are the indexes
// of the reports of each story of several, nil where none is known. The same reports
// in the same order give the same record.
func Record(reports []parley.Report, drafts []*extract.Draft, own Codebook, stories [][]int) *parley.Record {
	return resolve(reports, drafts, own, stories).rec
}

// resolve joins drafts of all reports and returns what it knows of them; its rec is the
// record.
func resolve(reports []parley.Report, drafts []*extract.Draft, own Codebook, stories [][]int) *resolver {
	r := &resolver{
		codebook: own,
		rec:      &parley.Record{Format: parley.Format, Reports: reports},
		reports:  reports, drafts: drafts, story: make([]int, len(reports)),
	}
	for k, story := range stories {
		for _, i := range story {
			r.story[i] = k + 1
		}
	}
	for _, step := range steps {
		step(r)
	}
	return r
}

// steps fill a record, each its own tables, in this order: a later one may lean
// on what an earlier one resolved.
var steps = []func(*resolver){
	gather, // first: others ask it who a reference is
	(*resolver).statements,
	(*resolver).tables,
	list, // last: it lists those whom others referred to
}

// resolver carries what the steps of Record share.
type resolver struct {
	rec     *parley.Record
	reports []parley.Report
	drafts  []*extract.Draft
	cast    *cast

	tab      *tables
	codebook Codebook
	story    []int                  // report → its story from 1, 0 where none is known
	said     [][]parley.ID          // report → drafted statement → its id, "" for one left out
	training map[parley.ID][]string // see Candidates; nil: an ordinary reading
	places   [][]placed
	weight   []map[int32]int // report → side → mentions of it and of those who stand for it

	mostOf      map[int][2][2]int32 // report → see mostNamed
	mainCodes   map[int]string      // by report: see mainCode
	governed    map[int]int32       // by report: whose government it tells of
	choices     []choice            // see SideChoices
	inNames     [][]bool            // report → token → it stands in a name
	keepChoices bool
	paired      func([]*position) // see StancePairs; nil: an ordinary reading
}

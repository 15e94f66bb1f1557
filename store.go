package parley

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
)

// Errors that a store gives for what a person can mend. A store wraps them; test
// with errors.Is.
var (
	ErrNotFound = errors.New("not found")
	ErrExists   = errors.New("exists already")
	ErrInvalid  = errors.New("not valid")
	ErrFull     = errors.New("the disk that holds the data is full")
	ErrLocked   = errors.New("the data is in use by another program")
	ErrCorrupt  = errors.New("the data file is damaged")
	ErrReadOnly = errors.New("the data may not be written")
	ErrChanged  = errors.New("changed by somebody else meanwhile")
)

// A Negotiation is a process that is followed. Times are RFC 3339, UTC.
type Negotiation struct {
	ID      int64    `json:"id"`
	Slug    string   `json:"slug"` // its name in addresses: lower-case letters, digits and hyphens
	Name    string   `json:"name"`
	Parties []string `json:"parties"` // names that the user watches for; empty: take every report
	Issues  []string `json:"issues"`
	Sources []string `json:"sources"` // addresses of feeds and pages, folders
	// AsRead has the parties and issues be those that the record names most, for
	// as long as Parties is empty: "these reports; follow this".
	AsRead   bool        `json:"as_read"`
	Codebook []CodeIssue `json:"codebook"` // the user's own issues; matched before any that is found
	Created  string      `json:"created"`
	Reports  int         `json:"reports"` // that belong to it
	Version  int64       `json:"version"` // grows with every change
}

// Settings returns a fingerprint of what a person sets of n: all that
// UpdateNegotiation stores. Reports and readings do not change it.
func (n Negotiation) Settings() string {
	list := func(l []string) []string { return append([]string{}, l...) } // none is an empty list
	b, err := json.Marshal([]any{n.Name, list(n.Parties), list(n.Issues), list(n.Sources), n.AsRead, append([]CodeIssue{}, n.Codebook...)})
	if err != nil {
		panic(err) // strings and lists of them have a form in JSON
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// A CodeIssue is an issue of a user's own list.
type CodeIssue struct {
	Label      string   `json:"label" toml:"label"`
	Code       string   `json:"code,omitempty" toml:"code,omitempty"`
	Definition string   `json:"definition,omitempty" toml:"definition,omitempty"`
	Parent     string   `json:"parent,omitempty" toml:"parent,omitempty"` // label of the issue above it
	Phrases    []string `json:"phrases,omitempty" toml:"phrases,omitempty"`
}

// Negotiations keeps what is followed.
type Negotiations interface {
	// CreateNegotiation stores n and returns it with its ID and a Slug that is
	// free. It returns ErrInvalid where n has no name.
	CreateNegotiation(ctx context.Context, n Negotiation) (Negotiation, error)
	// UpdateNegotiation stores all of n but its id, slug, reports and version. was is
	// what Settings gave of the negotiation that n was made from: it returns
	// ErrChanged, and stores nothing, where another is stored by now. Empty: whatever
	// is stored gives way.
	UpdateNegotiation(ctx context.Context, n Negotiation, was string) error
	// Negotiation returns the one with the given slug, or ErrNotFound.
	Negotiation(ctx context.Context, slug string) (Negotiation, error)
	// Negotiations returns all, by name.
	Negotiations(ctx context.Context) ([]Negotiation, error)
	// Holding counts what a negotiation holds.
	Holding(ctx context.Context, negotiation int64) (Holding, error)
	// RemoveNegotiation takes one away with all that it holds, or returns
	// ErrNotFound. Its id is not used again.
	RemoveNegotiation(ctx context.Context, negotiation int64, at string) error
}

// A Holding is how much a negotiation holds.
type Holding struct {
	Reports   int      // notes among them
	Notes     int      // of kind note: the user's own
	Entries   int      // what the machine read
	Decisions int      // of people, undone ones among them
	Coders    []string // who decided
}

// A Filed is a report as a negotiation holds it.
type Filed struct {
	Report
	Added      string `json:"added"`
	Read       string `json:"read,omitempty"`    // empty: not read yet
	Why        string `json:"why,omitempty"`     // why it is unread, or out
	Belongs    bool   `json:"belongs"`           // counts in the record
	ByHand     string `json:"by_hand,omitempty"` // who overruled where it belongs
	Superseded bool   `json:"superseded"`        // a later revision stands
	Story      ID     `json:"story,omitempty"`   // the story it is in
	Placed     bool   `json:"placed,omitempty"`  // a person put it there
	Engine     string `json:"engine,omitempty"`  // what read it
}

// A Page bounds a list: newest first, at most Limit, after the cursor Before,
// which is the Next of the page before. The zero value is the first 50.
type Page struct {
	Limit  int
	Before string
}

// A Shelf keeps the reports of a negotiation.
type Shelf interface {
	// AddReport files r. The same text twice is one: added is then false. A report
	// of an address that holds other words is kept as its revision.
	AddReport(ctx context.Context, negotiation int64, r Filed) (added bool, err error)
	// Report returns one with its text, or ErrNotFound.
	Report(ctx context.Context, negotiation int64, id ID) (Filed, error)
	// Reports returns reports without their texts, newest first; out selects
	// those that stay out.
	Reports(ctx context.Context, negotiation int64, out bool, p Page) (list []Filed, next string, err error)
	// Unread returns reports that belong and wait for a reading, with their texts,
	// and the window of those read last that they are to be read with.
	Unread(ctx context.Context, negotiation int64, window int) (unread, with []Filed, err error)
	// MarkUnread notes why a report could not be read.
	MarkUnread(ctx context.Context, negotiation int64, id ID, why string) error
	// Reread puts every report of the negotiation back among the unread.
	Reread(ctx context.Context, negotiation int64) error
}

// A Mark is what a person decided about an entry.
type Mark struct {
	State string `json:"state"` // accepted corrected rejected
	By    string `json:"by"`
	At    string `json:"at"`
	Note  string `json:"note,omitempty"`
}

// A Select says which entries of a record are wanted. Zero fields ask for
// everything.
type Select struct {
	Tables        []Table
	Entries       []ID
	Actor         ID
	Issue         ID
	Report        ID
	Story         ID
	From, To      string // dates, of the report
	DueFrom       string // date, of the meeting, deadline or step
	DueTo         string
	Rejected      bool // rejected entries too
	Superseded    bool // entries of revised reports too
	MinConfidence float64
	ByDue         bool   // earliest due first, instead of newest first
	Texts         bool   // reports with their texts
	Names         bool   // actors and issues with their names alone
	Unmarked      bool   // only what nobody has decided about
	NotBy         string // only what this coder has not decided about, in an order that tells nothing
	Undated       bool   // only meetings, deadlines and steps without a day
	ByConfidence  bool   // least sure first; with Unmarked
	After         string // with a single table: the Next of the part before
	Limit         int    // of each table; 0: no limit
}

// A Sheet is a part of a negotiation's record, with what people decided about
// its entries. It holds every actor, issue and report that its entries name.
type Sheet struct {
	*Record
	Marks map[ID]Mark `json:"marks"`
	Next  string      `json:"next,omitempty"` // with a single table and a limit: where the next part begins
}

// A Cell is where a party stands on an issue, by its latest position.
type Cell struct {
	Issue, Party ID
	Label, Name  string // of the issue and the party
	Position     ID
	Stance       string
	Force        string
	Movement     string
	Date         string
	Confidence   float64 // 1 where a person looked at it
	Count        int     // positions behind it
	Stances      int     // different stances among them
	Path         []Turn
}

// A Turn is a day from which a party's stance on an issue was another one.
type Turn struct {
	Day    string // of the report; empty: unknown
	Stance string
}

// A Stand is a position without its evidence.
type Stand struct {
	Party, Issue ID
	Stance       string
	Day          string  // of the report
	Confidence   float64 // 1 where a person looked at it
}

// A Tally counts entries of a table by the day of their reports.
type Tally struct {
	Table string
	Day   string
	Count int
}

// Records keeps what was read.
type Records interface {
	// PutRecord stores what a reading of rec.Reports gave, in one transaction. It
	// replaces what the machine said of those reports before and keeps every
	// decision of a person. Reports that are not filed are ErrNotFound.
	PutRecord(ctx context.Context, negotiation int64, rec *Record, at string) error
	// Record returns the entries that s selects, decisions applied.
	Record(ctx context.Context, negotiation int64, s Select) (*Sheet, error)
	// Matrix returns the cells of the most spoken of issues and parties.
	Matrix(ctx context.Context, negotiation int64, issues, parties int) ([]Cell, error)
	// Totals counts entries by table.
	Totals(ctx context.Context, negotiation int64) (map[string]int, error)
	// Judged counts by table the entries that somebody decided about.
	Judged(ctx context.Context, negotiation int64) (map[string]int, error)
	// Days counts entries of a table by day, earliest first.
	Days(ctx context.Context, negotiation int64, t Table, from, to string) ([]Tally, error)
	// Said counts the statements that name an actor by month ("2025-03"), earliest
	// first.
	Said(ctx context.Context, negotiation int64, actor ID) ([]Tally, error)
	// Spanned returns the first and the last day that reports are of.
	Spanned(ctx context.Context, negotiation int64) (first, last string, err error)
	// Stands returns where parties stood on issues, newest first, at most limit.
	Stands(ctx context.Context, negotiation int64, from, to string, limit int) ([]Stand, error)
}

// A Name is what an actor or an issue is called.
type Name struct {
	ID   ID
	Name string
}

// A Directory lists what a negotiation is about, most named first.
type Directory interface {
	// Actors returns actors whose names hold words; no words: all.
	Actors(ctx context.Context, negotiation int64, words string, p Page) (list []Actor, next string, err error)
	// Issues returns at most limit issues.
	Issues(ctx context.Context, negotiation int64, limit int) ([]Issue, error)
	// Actor returns one, or the one that it was merged into, or ErrNotFound.
	Actor(ctx context.Context, negotiation int64, id ID) (Actor, error)
	// Issue returns one, or the one that it was merged into, or ErrNotFound.
	Issue(ctx context.Context, negotiation int64, id ID) (Issue, error)
	// Names returns the names of actors or issues, most named first.
	Names(ctx context.Context, negotiation int64, t Table, limit int) ([]Name, error)
	// NamesOf returns what actors and issues are called; ids of neither are left out.
	NamesOf(ctx context.Context, negotiation int64, ids []ID) (map[ID]string, error)
	// Stories returns stories, latest first.
	Stories(ctx context.Context, negotiation int64, p Page) (list []Story, next string, err error)
}

// A Decision is what a person did to the record, and when.
type Decision struct {
	ID          int64           `json:"id"`
	Kind        string          `json:"kind"` // accept reject correct merge rename move take_in keep_out code
	Entry       ID              `json:"entry"`
	Into        ID              `json:"into,omitempty"`  // merge: the actor or issue that stays; move: the story
	Patch       json.RawMessage `json:"patch,omitempty"` // correct: the fields that change, as a JSON object
	Name        string          `json:"name,omitempty"`  // rename: the new label
	Note        string          `json:"note,omitempty"`
	Coder       string          `json:"coder"`
	At          string          `json:"at"`
	UndoneAt    string          `json:"undone_at,omitempty"`
	UndoneBy    string          `json:"undone_by,omitempty"`
	Report      ID              `json:"report,omitempty"`
	Anchor      string          `json:"anchor,omitempty"` // the sentence it stands on
	Sign        string          `json:"sign,omitempty"`   // what the entry said, for a later reading
	Was         string          `json:"was,omitempty"`    // the machine's value that the coder judged
	Became      string          `json:"became,omitempty"` // the coder's value
	Blind       bool            `json:"blind,omitempty"`  // judged without sight of the reading and of others
	Negotiation int64           `json:"-"`
}

// A CodedSpan is what a coder took out of a report, the Patch of a decision of
// kind "code". The zero one says that the coder read the report and found no
// more.
type CodedSpan struct {
	Start  int    `json:"start"` // bytes, half-open
	End    int    `json:"end"`
	Party  string `json:"party,omitempty"` // names, as the coder wrote them
	Issue  string `json:"issue,omitempty"`
	Stance string `json:"stance,omitempty"`
}

// Decisions keeps corrections apart from the machine's entries.
type Decisions interface {
	// Decide stores each of ds, in one transaction, and returns their ids.
	Decide(ctx context.Context, negotiation int64, ds []Decision) ([]int64, error)
	// Undo takes a decision back; the decision stays in the log.
	Undo(ctx context.Context, negotiation, id int64, coder, at string) error
	// Decisions returns the log, newest first.
	Decisions(ctx context.Context, negotiation int64, p Page) (list []Decision, next string, err error)
}

// A Query asks for statements or reports. Words are all to be found; words in
// quotation marks are found together.
type Query struct {
	Words    string
	Reports  bool // search reports instead of statements
	Any      bool // reports that have any of the words, those with most of the rarer ones first; one page
	Speaker  ID
	Party    ID // the speaker's side
	Issue    ID
	CueClass string
	From, To string // dates
	Direct   bool
	Names    bool // actors and issues with their names alone
	Page
}

// Hits is a page of what was found: a Sheet of statements, in the order of
// Order, or reports.
type Hits struct {
	Sheet   *Sheet  `json:"sheet"`
	Order   []ID    `json:"order"`
	Reports []Filed `json:"reports"`
	Next    string  `json:"next,omitempty"`
}

// A Searcher finds statements and reports by their words.
type Searcher interface {
	Search(ctx context.Context, negotiation int64, q Query) (*Hits, error)
}

// A Change is one line of what happened to a record.
type Change struct {
	ID     int64  `json:"id"`
	At     string `json:"at"`
	Kind   string `json:"kind"` // new moved answered postponed cancelled expired report decided
	Table  string `json:"table"`
	Entry  ID     `json:"entry,omitempty"`
	Report ID     `json:"report,omitempty"`
	Text   string `json:"text"` // one line for a person
	Quote  string `json:"quote,omitempty"`
	OnWord string `json:"on_the_word_of,omitempty"` // empty: the report's own
}

// Changes keeps what happened, and what each person has seen of it.
type Changes interface {
	// Changes returns those after the given change id and time, newest first; limit
	// 0: all.
	Changes(ctx context.Context, negotiation int64, after int64, since string, limit int) ([]Change, error)
	// ChangesAfter returns those that follow the given change id, oldest first, at
	// most limit: asked again with the last id, it leaves none out.
	ChangesAfter(ctx context.Context, negotiation int64, after int64, limit int) ([]Change, error)
	// Expire notes deadlines that have passed at the given time, each once.
	Expire(ctx context.Context, negotiation int64, at string) error
	// News counts the changes that viewer has not seen, up to limit, by negotiation.
	News(ctx context.Context, viewer string, limit int) (map[int64]int, error)
	// Seen returns the last change that viewer has seen, 0 for none.
	Seen(ctx context.Context, negotiation int64, viewer string) (int64, error)
	// See notes that viewer has seen every change up to id.
	See(ctx context.Context, negotiation int64, viewer string, id int64, at string) error
}

// A Store keeps everything. It is safe for concurrent use.
type Store interface {
	Negotiations
	Shelf
	Records
	Directory
	Decisions
	Searcher
	Changes
	// Backup writes a whole copy to a new file.
	Backup(ctx context.Context, path string) error
	// Compact gives the room of what was removed back to the disk. It may take
	// long, and others who write wait meanwhile.
	Compact(ctx context.Context) error
	// Verify returns the first fault of the data, or nil.
	Verify(ctx context.Context) error
	Close() error
}

// WithoutNotes returns the changes that do not come from a user's own notes, which
// leave only when asked.
func WithoutNotes(ctx context.Context, s Shelf, negotiation int64, list []Change) ([]Change, error) {
	note := map[ID]bool{}
	out := []Change{}
	for _, c := range list {
		is, known := note[c.Report]
		if !known && c.Report != "" {
			r, err := s.Report(ctx, negotiation, c.Report)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return nil, err
			}
			is = err == nil && r.Kind == KindNote
			note[c.Report] = is
		}
		if !is {
			out = append(out, c)
		}
	}
	return out, nil
}

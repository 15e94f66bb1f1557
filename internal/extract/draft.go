// Package extract drafts what one report says: statements, positions,
// proposals, meetings, deadlines, steps. A draft holds spans only; nobody in it
// is identified and nothing is compared with another report (room resolve does
// both). The package is pure.
package extract

import "github.com/parley-record/parley/nlp"

// A Ref is the tokens [First, End) that refer to someone, with the index of
// their main word. The zero Ref refers to nobody.
type Ref struct{ First, End, Head int32 }

// OK reports whether r refers to someone.
func (r Ref) OK() bool { return r.End > r.First }

// A Draft is what one report says, in spans of its Doc.
type Draft struct {
	Doc         *nlp.Doc
	Published   string // the report's date, RFC 3339; empty: unknown
	Roles       []Role
	Statements  []Statement
	Positions   []Position
	IssueStates []IssueState
	Proposals   []Proposal
	Meetings    []Meeting
	Parts       []Part
	Memberships []Membership
	Couples     []Couple
	Deadlines   []Deadline
	Steps       []Step
	Knowledge   []Knowledge
	Assessments []Assessment
	Links       []Link
	Events      []Event
	Sought      []Ref // the firms that bids and purchases are for

	choices *[]MatterChoice // of what statements are about, nil but where they are learned from
	grown   *tree           // see tree; nil once it is read
}

// A Hedge is the bytes of a caution, the speaker's own or else the report's.
type Hedge struct {
	nlp.Span
	Speaker bool
}

// An Entry is what every drafted row carries.
type Entry struct {
	Evidence   []nlp.Span // whole sentences or parts of one; the first gives the entry's id
	According  []Ref      // on whose word it stands: who speaks in Statement
	Credited   []Ref      // whom the end of its clause credits
	Statement  int        // index in Draft.Statements plus one; 0: the report's own narration
	Hedges     []Hedge
	Confidence float64 // [0, 1]
	Background bool
	At         int      // the token that it was drawn at
	Rule       string   // the rule or frame that made it, for explain
	Path       string   // the tree path it followed, for explain
	Signs      []string // what speaks for and against it; see rank.go
}

// A Role is an office or function of Who, and the side that the words name with
// it ("Polish", "of Broadcom").
type Role struct {
	Who, Side Ref
	Text      nlp.Span // zero: only a side is named
	Code      string   // of the side, where a letter stands for it: "(D-N.Y.)"
	Speaks    bool     // a spokesperson, aide or envoy: speaks for Side
	Former    bool     // held once: "former", "then-premier", "resigned as mayor"
}

// A Statement is one attribution, read further.
type Statement struct {
	Entry
	Source   Ref      // who is credited; zero for nobody named
	SourceAt nlp.Span // the words that name the source
	Speaker  Ref      // who speaks: the source, or the actor that it names
	Speakers []Ref    // all who speak, where the source names several: "Berg and Kerr"
	Together Together // how many speak as one, where the source only counts them: "both sides"
	Behalf   Ref      // for whom
	To       []Ref    // to whom
	Via      Ref      // who passed it on
	Outlet   bool     // Via is an outlet of news
	Within   int      // index in Draft.Statements plus one; 0: none
	Cue      nlp.Span // zero for a bare quote
	Credit   Credit
	Content  []nlp.Span
	Quotes   []nlp.Span
	Mode     string
	Medium   string
	CueClass string
	Negated  bool
	When     *When
}

// A Credit is what credits a statement to its source.
type Credit uint8

const (
	BySaying Credit = iota // a word of saying
	ByStance               // a stance that is told of somebody: "Norway rejected the plan"
	ByDeed                 // what somebody did: "Norway signed the plan"
)

// A Together is a source that counts those who speak and names nobody: "both
// sides", "the two leaders", "the pair". The zero Together is none.
type Together struct {
	Count  int
	People bool // people alone: "the two leaders"
	Sides  bool // states and bodies alone: "both sides"
}

// A Phrase is a noun phrase that stands for an issue, a text or a happening:
// its tokens, its main word, and the words a reader would use.
type Phrase struct {
	Ref
	Label string
	Short string   // the label where it had to be cut, up to what stands for itself; else ""
	Title string   // what a reader calls a matter that a verb or a clause tells of; else ""
	Terms []string // other phrasings of it in the same clause
	Rest  []string // what the clause goes on to tell after it
	Text  int      // index in Draft.Proposals plus one of the text that it names, 0: none
}

// A Position is a side's stance on an issue.
type Position struct {
	Entry
	Party     Ref
	By        Ref
	Issue     Phrase
	Stance    string
	Force     string
	Whole     bool // the sense of a whole statement, not of a word in it
	Condition nlp.Span
	RedLine   nlp.Span
	AsOf      *When
	Since     *When  // since when it is held, as the words say
	Movement  string // softened or restated, where the words say so: "dropped its demand"
	Of        Ref    // of a whole statement: who takes a stance by its main verb, maybe another than Party
}

// A Proposal is a text or offer with what its report says of it, over all mentions
// that extract joined; resolve joins what reports, or one report under names that
// tell nothing apart, say of the same text.
type Proposal struct {
	Entry
	Name        Phrase
	Kind        string
	Status      string
	Authors     []Author
	PresentedTo []Ref
	Sought      []Ref // the firms that a bid is for
	AnswersTo   int   // index in Draft.Proposals plus one
	VersionOf   int   // index in Draft.Proposals plus one
	Terms       []Term
	More        []Term // further terms, which do not speak for its being a text
	Weighed     []Ref  // who decides on it or is asked to, where nobody is told to have it
	Reached     []Ref  // who has it, besides PresentedTo; does not speak for its being a text
	Responses   []Response
	When        *When
	Traits      Traits
}

// An Author is who stands behind a proposal.
type Author struct {
	Who      Ref
	As       string
	Plain    int // how plainly the words say so; the plainest that can be told who they are stand
	Hedges   []Hedge
	Evidence nlp.Span
}

// A Term is one thing that a proposal does about an issue.
type Term struct {
	Text     nlp.Span
	Issue    Phrase
	Effect   string
	Value    float64
	Unit     string
	HasValue bool
	Approx   bool
	Purpose  bool   // told by the text's own name
	Shown    string // the effect as it is written
	Idle     bool   // says nothing of what is in its text
	Late     bool   // names no matter that anything else is about
	Evidence nlp.Span
}

// A Response is how someone took a proposal.
type Response struct {
	By       Ref
	Stance   string
	Force    string
	Act      string
	When     *When
	Evidence nlp.Span
	On       string   // the words for the text where it is answered, "" for none
	Direct   bool     // read from the words over the text itself, not from a position near it
	Signs    []string // what speaks for and against it
}

// A Meeting is one telling of talks.
type Meeting struct {
	Entry
	Name         Phrase
	Place        Ref
	Around       Ref // where its sentence puts it, by words that stand further off
	Format       string
	Level        string
	Participants []Ref
	Absent       []Ref
	ConvenedBy   []Ref
	Mediators    []Ref
	About        []Phrase
	Status       string
	Certainty    string
	When         *When
	Outcomes     []Outcome
	Pair         bool // those at the table together take part: "the two sides met"
	Missing      bool // told only of who was not there
}

// An Outcome is what is said to have come of a meeting.
type Outcome struct {
	Kind      string
	According []Ref
	Pair      bool  // on the word of all who took part: "both sides spoke of progress"
	Between   []Ref // who came to an agreement, where the words name them
	Evidence  nlp.Span
}

// A Deadline is a time by which something is due.
type Deadline struct {
	Entry
	SetBy, On   []Ref
	Owner       []Ref // where On tells nobody: whose the thing is that is due
	Doer        []Ref // where neither does: who does what the time stands with
	Acting      bool  // somebody without a name is told to act by then
	Demand      nlp.Span
	Due         *When
	Consequence nlp.Span
	Status      string
	Proposal    int  // index in Draft.Proposals plus one
	Awaited     bool // those who set it wait for an answer of others, whom the words may not name
	Shared      bool // nobody is named, and what is due is a pact or talks: of all at the table
}

// A Step is what someone will do next.
type Step struct {
	Entry
	By, With  []Ref
	Action    string
	Whole     string // the action with what its clause goes on to tell, "" where that is no more
	When      *When
	Certainty string
}

// Knowledge is who was told, consulted or unaware of what.
type Knowledge struct {
	Entry
	Who   Ref
	State string
	Of    nlp.Span
	Text  string
}

// An Assessment is how someone judges the process or a text.
type Assessment struct {
	Entry
	By      Ref
	About   Phrase
	Outlook string
	Towards Ref
	Text    string
}

// A Link ties two happenings, by the bytes that tell them.
type Link struct {
	Entry
	From, To nlp.Span
	Heads    [2][]int // of each the tokens that name it: its main word, what that does and to what
	Beside   [2][]int // and what that is said of or with, which talks, texts and times alone are named by
	Kind     string
}

// An Event is who did what to whom.
type Event struct {
	Entry
	Source, Target []Ref
	Plover         string
	Cameo          string
	Status         string
	When           *When
	Place          Ref
}

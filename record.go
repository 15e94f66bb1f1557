// Package parley holds the words of the trade: reports of a negotiation and the
// record that is kept of them. Every entry of a record points to the sentences
// it came from; see doc/formats.md for the format that is printed.
//
// A program that embeds Parley decodes what `parley read --format json` prints
// into a [Record]. [Record.Check] holds it to its promises, [Record.Index] finds
// rows by their ids, [Record.Sift] and [Record.Without] leave out what is unsure
// and what some reports alone tell. A record of a program's own making has its
// ids by [NewID] and its evidence by [NewSpan], and is printed after
// [Record.Normalise]. The reading itself is the command's: there is no function from
// a text to its record. The example of package cmd/parley has a program that gives
// the command a text and takes the record. The language engine beneath is packages of
// its own, put together in nlp/english.
//
// What keeps records for a team or for one person is a [Store]: small roles, of
// which a function asks for those that it needs.
package parley

import "cmp"

// Format is the version of the record's contract.
const Format = "parley-record/1"

// An ID names an entry: a letter for its table and 12 hex digits. The empty ID
// stands for nothing.
type ID string

// A Record is what a set of reports tells of a negotiation. The zero value is
// an empty record; call Normalise before it is printed.
type Record struct {
	Format      string       `json:"format"`
	Parley      string       `json:"parley"`              // program version
	Generated   string       `json:"generated,omitempty"` // RFC 3339
	Run         Run          `json:"run"`
	Reports     []Report     `json:"reports"`
	Stories     []Story      `json:"stories"`
	Relations   []Relation   `json:"relations"`
	Actors      []Actor      `json:"actors"`
	Issues      []Issue      `json:"issues"`
	Statements  []Statement  `json:"statements"`
	Positions   []Position   `json:"positions"`
	Proposals   []Proposal   `json:"proposals"`
	Meetings    []Meeting    `json:"meetings"`
	Deadlines   []Deadline   `json:"deadlines"`
	Steps       []Step       `json:"steps"`
	Knowledge   []Knowledge  `json:"knowledge"`
	Assessments []Assessment `json:"assessments"`
	Links       []Link       `json:"links"`
	Divides     []Divide     `json:"divides"`
	Fits        []Fit        `json:"fits"`
	Claims      []Claim      `json:"claims"`
	Events      []Event      `json:"events"`
	Problems    []Problem    `json:"problems"`

	// Unlisted counts the readings by table that were found but are too unsure to
	// list; what a record's settings say of them, under "unlisted_" and the table.
	Unlisted map[string]int `json:"-"`
}

// A Run says with what a record was made.
type Run struct {
	Engine   string            `json:"engine,omitempty"` // grade: "fast" or "best"; of most reports, where they were read with both; empty where people alone coded
	Models   []ModelRef        `json:"models"`
	Settings map[string]string `json:"settings"`
	Codebook string            `json:"codebook,omitempty"` // SHA-256 of the user's issue list
}

// A ModelRef names one embedded model.
type ModelRef struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// A When is any time that a report names. From and To are dates (2006-01-02) or
// RFC 3339 times, and empty where they cannot be known.
type When struct {
	Text      string `json:"text"`
	From      string `json:"from,omitempty"`
	To        string `json:"to,omitempty"`
	Precision string `json:"precision"` // time day week month quarter year open
	Anchor    string `json:"anchor"`    // report_date event absolute none
}

// First returns the day or time that w begins with, "" where that is not known or w
// is nil.
func (w *When) First() string {
	if w == nil {
		return ""
	}
	return w.From
}

// Last returns the day or time that w ends with, its beginning where no end is
// told; "" where neither is known or w is nil.
func (w *When) Last() string {
	if w == nil {
		return ""
	}
	return cmp.Or(w.To, w.From)
}

// A Hedge is a span of caution and whose caution it is.
type Hedge struct {
	Span
	Of string `json:"of"` // "report" or "speaker"
}

// Entry is what every row of the tables from statements to links carries.
type Entry struct {
	ID          ID      `json:"id"`
	Evidence    []Span  `json:"evidence"`            // at most 8; a whole sentence each, or a part of one
	AccordingTo []ID    `json:"according_to"`        // actors on whose word it stands; empty: the report's own narration
	Statement   ID      `json:"statement,omitempty"` // the statement it was drawn from
	Hedges      []Hedge `json:"hedges"`
	Confidence  float64 `json:"confidence"`        // [0, 1], calibrated for each table
	Background  bool    `json:"background"`        // history, not this news
	Checked     string  `json:"checked,omitempty"` // accepted or corrected, where a person decided on it
	Rule        string  `json:"rule,omitempty"`
}

// An Actor is a person, state, government, body or group that speaks or acts.
type Actor struct {
	ID         ID        `json:"id"`
	Name       string    `json:"name"` // fullest form seen
	Kind       ActorKind `json:"kind"`
	Code       string    `json:"code,omitempty"` // ISO 3166-1 alpha-3, for states
	Aliases    []string  `json:"aliases"`        // at most 16, of at most 12 words
	Roles      []Role    `json:"roles"`
	Role       string    `json:"role,omitempty"`        // the latest of Roles
	Party      ID        `json:"party,omitempty"`       // the side it stands for; its own id for a party
	PartyBasis string    `json:"party_basis,omitempty"` // reported gazetteer user
	Part       string    `json:"part,omitempty"`        // party mediator host guarantor observer backer analyst other
	Members    []ID      `json:"members"`
	Mentions   []Mention `json:"mentions"`
	Evidence   []Span    `json:"evidence"`
	Confidence float64   `json:"confidence"`
}

// An ActorKind says what sort of actor it is.
type ActorKind string

// The kinds of actor.
const (
	Person       ActorKind = "person"
	State        ActorKind = "state"
	Government   ActorKind = "government"
	Organisation ActorKind = "organisation"
	Group        ActorKind = "group"
)

// A Role is an office or function of an actor, as reported.
type Role struct {
	Text     string `json:"text"`
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Evidence []Span `json:"evidence"`
}

// A Mention is a span that refers to an actor.
type Mention struct {
	Span
	Form string `json:"form"` // name alias metonym description pronoun
}

// An Issue is a matter under negotiation.
type Issue struct {
	ID         ID           `json:"id"`
	Label      string       `json:"label"` // a noun phrase of at most 12 words
	Terms      []string     `json:"terms"` // the phrasings seen, at most 16
	Code       string       `json:"code,omitempty"`
	Definition string       `json:"definition,omitempty"`
	Parent     ID           `json:"parent,omitempty"`
	Evidence   []Span       `json:"evidence"`
	States     []IssueState `json:"states"`
}

// An IssueState says how far an issue is settled, on whose word.
type IssueState struct {
	State       string `json:"state"` // open narrowed agreed deferred off_table
	Between     []ID   `json:"between"`
	AccordingTo []ID   `json:"according_to"`
	AsOf        string `json:"as_of,omitempty"`
	Evidence    []Span `json:"evidence"`
}

// A Statement is an attribution in the record: who said, wrote, thought or
// denied what.
type Statement struct {
	Entry
	Source     *Span  `json:"source"`            // words that name who speaks
	Speaker    ID     `json:"speaker,omitempty"` // actor
	OnBehalfOf ID     `json:"on_behalf_of,omitempty"`
	To         []ID   `json:"to"`
	Via        ID     `json:"via,omitempty"`    // actor or report that passed it on
	Within     ID     `json:"within,omitempty"` // statement: A says that B said
	Cue        *Span  `json:"cue"`              // nil for a bare quote
	Content    []Span `json:"content"`          // without the quotation marks
	Quotes     []Span `json:"quotes"`           // inside Content: the speaker's exact words
	Mode       string `json:"mode"`             // direct indirect mixed
	Medium     string `json:"medium,omitempty"` // social_media interview briefing speech document other
	CueClass   string `json:"cue_class"`        // say deny demand offer accept reject welcome criticise warn threaten promise ask believe doubt decline other
	Negated    bool   `json:"negated"`          // "did not say"
	Issues     []ID   `json:"issues"`
	When       *When  `json:"when,omitempty"`
}

// A Position is a party's stance on an issue at a time.
type Position struct {
	Entry
	Party      ID     `json:"party,omitempty"`
	By         ID     `json:"by,omitempty"` // the person or body who voiced it
	Issue      ID     `json:"issue"`
	Stance     string `json:"stance"` // for against conditional undecided
	Force      string `json:"force"`  // demand refusal offer concession welcome concern warning statement
	Condition  *Span  `json:"condition,omitempty"`
	RedLine    *Span  `json:"red_line,omitempty"`
	Statements []ID   `json:"statements"`
	Since      *When  `json:"since,omitempty"`
	AsOf       *When  `json:"as_of,omitempty"`
	Movement   string `json:"movement,omitempty"` // new restated hardened softened
	Supersedes ID     `json:"supersedes,omitempty"`
}

// A Proposal is a text or offer that can be accepted or refused.
type Proposal struct {
	Entry
	Name        string       `json:"name"` // at most 25 words
	Aliases     []string     `json:"aliases"`
	Kind        string       `json:"kind"`             // plan draft counter-proposal amendment offer bid bill deal resolution
	Status      string       `json:"status,omitempty"` // tabled amended planned leaked accepted signed in_force rejected withdrawn superseded
	Authors     []ID         `json:"authors"`
	Authorship  []Authorship `json:"authorship"`
	PresentedTo []ID         `json:"presented_to"`
	RespondsTo  ID           `json:"responds_to,omitempty"`
	VersionOf   ID           `json:"version_of,omitempty"`
	Terms       []Term       `json:"terms"`
	Responses   []Response   `json:"responses"`
	When        *When        `json:"when,omitempty"`
}

// An Authorship says in what capacity an actor stands behind a proposal.
type Authorship struct {
	Actor    ID      `json:"actor"`
	As       string  `json:"as"` // drafter presenter sponsor
	Hedges   []Hedge `json:"hedges"`
	Evidence []Span  `json:"evidence"`
}

// A Term is one thing that a proposal does about an issue.
type Term struct {
	ID         ID        `json:"id"`
	Text       string    `json:"text"`
	Issue      ID        `json:"issue,omitempty"`
	Effect     string    `json:"effect"` // includes excludes raises lowers sets defers leaves_open
	Quantity   *Quantity `json:"quantity,omitempty"`
	RelativeTo ID        `json:"relative_to,omitempty"`
	Evidence   []Span    `json:"evidence"`
}

// A Quantity is a number with its unit, as reported.
type Quantity struct {
	Value  float64 `json:"value"`
	Unit   string  `json:"unit,omitempty"`
	Approx bool    `json:"approx"`
}

// A Response is how someone took a proposal.
type Response struct {
	ID       ID     `json:"id"`
	By       ID     `json:"by"`
	Stance   string `json:"stance"`          // as positions, or reserved unaware awaiting no_comment
	Force    string `json:"force,omitempty"` // as of a Position
	Act      string `json:"act,omitempty"`   // words vote signature ratification
	When     *When  `json:"when,omitempty"`
	Evidence []Span `json:"evidence"`
}

// A Meeting is talks held, under way, planned, ruled out or cancelled.
type Meeting struct {
	Entry
	Name         string    `json:"name,omitempty"`
	Place        string    `json:"place,omitempty"`
	Format       string    `json:"format,omitempty"` // in_person virtual call
	Level        string    `json:"level,omitempty"`  // leaders ministers officials technical
	Participants []ID      `json:"participants"`
	Absent       []ID      `json:"absent"`
	ConvenedBy   []ID      `json:"convened_by"`
	Mediators    []ID      `json:"mediators"`
	About        []ID      `json:"about"`
	Status       string    `json:"status"`              // held under_way planned postponed cancelled none_planned ruled_out
	Certainty    string    `json:"certainty,omitempty"` // announced expected sought possible ruled_out
	When         *When     `json:"when,omitempty"`
	Outcomes     []Outcome `json:"outcomes"`
}

// An Outcome is what is said to have come of a meeting.
type Outcome struct {
	Kind        string `json:"kind"` // agreement progress no_agreement no_details to_continue
	AccordingTo []ID   `json:"according_to"`
	Evidence    []Span `json:"evidence"`
}

// A Deadline is a time by which something is due.
type Deadline struct {
	Entry
	SetBy       []ID   `json:"set_by"`
	On          []ID   `json:"on"`
	Demand      string `json:"demand,omitempty"`
	Due         *When  `json:"due"`
	Consequence string `json:"consequence,omitempty"`
	Status      string `json:"status,omitempty"` // set suggested extended withdrawn passed
	Proposal    ID     `json:"proposal,omitempty"`
}

// A Step is what an actor will do next.
type Step struct {
	Entry
	By        []ID   `json:"by"`
	With      []ID   `json:"with"`
	Action    string `json:"action"` // at most 25 words
	When      *When  `json:"when,omitempty"`
	Certainty string `json:"certainty"` // announced expected sought possible ruled_out
	After     ID     `json:"after,omitempty"`
}

// Knowledge says who was told, consulted or unaware of what.
type Knowledge struct {
	Entry
	Who   ID     `json:"who"`
	State string `json:"state"` // aware unaware informed not_informed consulted not_consulted
	Of    ID     `json:"of,omitempty"`
	Text  string `json:"text"`
	When  *When  `json:"when,omitempty"`
}

// An Assessment is how someone judges the process or an entry.
type Assessment struct {
	Entry
	By      ID     `json:"by,omitempty"`    // empty: the report itself
	About   ID     `json:"about,omitempty"` // empty: the process
	Outlook string `json:"outlook"`         // progress cautious pessimistic uncertain slanted
	Towards ID     `json:"towards,omitempty"`
	Text    string `json:"text"`
}

// A Link ties two entries where the words say so.
type Link struct {
	Entry
	From ID     `json:"from"`
	To   ID     `json:"to"`
	Kind string `json:"kind"` // led_to after answers condition_for
}

// A Divide says for one issue who stands where, from recorded positions alone.
type Divide struct {
	Issue       ID   `json:"issue"`
	For         []ID `json:"for"`
	Against     []ID `json:"against"`
	Conditional []ID `json:"conditional"`
	Undecided   []ID `json:"undecided"`
	Unrecorded  []ID `json:"unrecorded"`
	Positions   []ID `json:"positions"`
}

// Put files party by its position p, and among those without one where p is nil.
func (d *Divide) Put(party ID, p *Position) {
	if p == nil {
		d.Unrecorded = append(d.Unrecorded, party)
		return
	}
	d.Positions = append(d.Positions, p.ID)
	switch p.Stance {
	case "for":
		d.For = append(d.For, party)
	case "against":
		d.Against = append(d.Against, party)
	case "conditional":
		d.Conditional = append(d.Conditional, party)
	default:
		d.Undecided = append(d.Undecided, party)
	}
}

// A Fit says how one term of a text meets what a party has said.
type Fit struct {
	Proposal ID     `json:"proposal"`
	Term     ID     `json:"term"`
	Party    ID     `json:"party"`
	Fit      string `json:"fit"` // meets conflicts open unrecorded
	Position ID     `json:"position,omitempty"`
}

// A Story is the reports of one happening.
type Story struct {
	ID          ID       `json:"id"`
	Title       string   `json:"title,omitempty"`
	Reports     []ID     `json:"reports"`
	First       string   `json:"first,omitempty"`
	Last        string   `json:"last,omitempty"`
	Independent int      `json:"independent"` // origins left after joining dependent reports
	Because     []string `json:"because"`     // one line for each report that joined, in words
}

// A Relation says how two reports of a story depend on each other.
type Relation struct {
	A         ID        `json:"a"` // the earlier in Record.Reports
	B         ID        `json:"b"`
	Kind      string    `json:"kind"`                // duplicate rewrite shared_source update independent
	Direction string    `json:"direction,omitempty"` // a_from_b b_from_a; empty: unknown
	Basis     string    `json:"basis,omitempty"`     // of Direction: time credit coverage
	CoveredA  float64   `json:"covered_a"`           // share of A's sentences that stand in B, [0, 1]
	CoveredB  float64   `json:"covered_b"`
	Pairs     []Passage `json:"pairs"`
}

// A Passage is a pair of passages that tell the same.
type Passage struct {
	A          Span    `json:"a"`
	B          Span    `json:"b"`
	Similarity float64 `json:"similarity"` // [0, 1]
}

// A Claim is one assertion across reports.
type Claim struct {
	ID          ID           `json:"id"`
	Text        string       `json:"text"`
	Tellings    []Telling    `json:"tellings"`
	Independent int          `json:"independent"` // origins among the reports that tell it
	AssertedBy  []ID         `json:"asserted_by"`
	Differences []Difference `json:"differences"`
}

// A Telling is one report's wording of a claim.
type Telling struct {
	Span      Span `json:"span"`
	Statement ID   `json:"statement,omitempty"`
}

// A Difference is how two tellings of a claim differ, from A to B.
type Difference struct {
	Kind             string `json:"kind"`
	A                *Span  `json:"a"`
	B                *Span  `json:"b"`
	Against          string `json:"against"` // telling or primary
	MayBeTranslation bool   `json:"may_be_translation"`
	Note             string `json:"note,omitempty"`
}

// An Event is who did what to whom, PLOVER-coded.
type Event struct {
	Entry
	Source []ID   `json:"source"`
	Target []ID   `json:"target"`
	Plover string `json:"plover"`          // act, in capitals: AGREE
	Cameo  string `json:"cameo,omitempty"` // root code: "05"
	Status string `json:"status"`          // happened ongoing planned hypothetical denied
	When   *When  `json:"when,omitempty"`
	Place  string `json:"place,omitempty"`
}

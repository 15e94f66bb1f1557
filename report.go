package parley

// A Report is one article by one outlet, one revision. Its Text is final: every
// Span of the record points into it.
type Report struct {
	ID         ID         `json:"id"`
	Key        string     `json:"key,omitempty"`  // the id that the input gave it
	Path       string     `json:"path,omitempty"` // as given on the command line
	URL        string     `json:"url,omitempty"`
	SHA256     string     `json:"sha256"`      // hex, of the input bytes; of the line for JSONL
	TextSHA256 string     `json:"text_sha256"` // hex, of Text
	Title      string     `json:"title,omitempty"`
	Author     string     `json:"author,omitempty"`
	Outlet     string     `json:"outlet,omitempty"`
	Dateline   string     `json:"dateline,omitempty"`
	Credit     string     `json:"credit,omitempty"` // agency, as in "(AP)"
	Section    string     `json:"section,omitempty"`
	Published  string     `json:"published,omitempty"` // RFC 3339 date or time; empty: unknown
	Language   string     `json:"language,omitempty"`  // BCP 47
	Kind       ReportKind `json:"kind"`
	Primary    bool       `json:"primary"` // a speaker's own text
	RevisionOf ID         `json:"revision_of,omitempty"`
	Words      int        `json:"words"` // white-space tokens of Text
	Text       string     `json:"text"`
}

// A ReportKind says what sort of text a report is.
type ReportKind string

// The kinds of report.
const (
	KindNews       ReportKind = "news"
	KindAnalysis   ReportKind = "analysis"
	KindOpinion    ReportKind = "opinion"
	KindLive       ReportKind = "live"
	KindInterview  ReportKind = "interview"
	KindTranscript ReportKind = "transcript"
	KindStatement  ReportKind = "statement"
	KindPost       ReportKind = "post"
	KindDocument   ReportKind = "document"
	KindNote       ReportKind = "note"
)

// ReportKinds lists the kinds of report, in the order of the contract.
func ReportKinds() []ReportKind {
	return []ReportKind{KindNews, KindAnalysis, KindOpinion, KindLive, KindInterview, KindTranscript, KindStatement, KindPost, KindDocument, KindNote}
}

// A Problem is an input that could not be read, and why. The rest is still read.
type Problem struct {
	Path     string `json:"path,omitempty"`
	URL      string `json:"url,omitempty"`
	Error    string `json:"error"`              // one sentence a person can act on
	Hint     string `json:"hint,omitempty"`     // what may help
	Language string `json:"language,omitempty"` // where it was refused for its language
}

package brief

import "github.com/parley-record/parley"

// Unsure is the confidence below which an entry is told as unsure, in text and on
// every page: little more than half of such entries are right.
const Unsure = 0.55

// UnsureWord is what stands beside such an entry.
const UnsureWord = "unsure"

// IsUnsure reports whether an entry of that confidence is told as unsure.
func IsUnsure(confidence float64) bool { return confidence < Unsure }

// Doubtful reports whether an entry is told as unsure: nobody has looked at it, and the
// reading is.
func Doubtful(e *parley.Entry) bool { return e.Checked == "" && IsUnsure(e.Confidence) }

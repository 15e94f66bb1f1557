// Package examples holds the example reports, so that the program can show
// itself with nothing else to install.
package examples

import "embed"

// Reports holds the folders of examples, one for each negotiation.
//
//go:embed geneva strike
var Reports embed.FS

package parley

import _ "embed"

// Schema is the JSON Schema of a printed record (doc/record.schema.json).
//
//go:embed doc/record.schema.json
var Schema []byte

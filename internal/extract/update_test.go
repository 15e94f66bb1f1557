package extract

import "flag"

var update = flag.Bool("update", false, "rewrite the gold cases with what is read now")

package parley

// Version is the version of the program, as the record's "parley" prints it.
const Version = "0.1.0"

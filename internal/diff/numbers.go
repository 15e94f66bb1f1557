package diff

// numberWords are numbers that are written out, with their values; a value of
// -1 stands for a number that is vague.
var numberWords = wordNumbers("numberWords")

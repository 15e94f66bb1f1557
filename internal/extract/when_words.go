package extract

// A timeKind is what a word does in a time expression.
type timeKind uint8

const (
	noTime    timeKind = iota
	tMonth             // val 1 … 12
	tWeekday           // val 0 Monday … 6 Sunday
	tUnit              // val: a unit
	tSeason            // val: first month
	tPart              // part of a day
	tDeictic           // val: days from the report's day
	tOrdinal           // val: the number
	tNumber            // val: the number
	tVague             // an unsaid number: "few", "several"
	tRel               // val: -1 last, 0 this, 1 next, 2 coming, -2 recent
	tEdge              // val: 0 early, 1 middle, 2 late
	tEdgeNoun          // val: as tEdge; "end of", "start of"
	tClock             // noon, midnight
	tMeridiem          // a.m., p.m.
	tZone              // GMT, UTC, …
	tSoon              // an open time: soon, shortly
	tHalf              // half
	tDet               // the, a, an
	tPrep              // val: a prep
	tAgo               // ago, earlier, later, hence
	tYearEnd           // year-end
	tSpan              // eve, sidelines, margins
	tFeast             // val: a feast; also "new" of "New Year"
)

// The units of time.
const (
	uMinute = iota
	uHour
	uDay
	uWeek
	uWeekend
	uFortnight
	uMonth
	uQuarter
	uYear
	uDecade
	uCentury
	uFiscal
)

// A prep is how a time expression bounds what it times.
type prep uint8

const (
	noPrep prep = iota
	pOn
	pIn
	pAt
	pBy
	pUntil
	pBefore
	pAfter
	pSince
	pFrom
	pWithin
	pBetween
	pOver
	pDuring
	pFor
)

type timeWord struct {
	kind timeKind
	val  int
}

// timeWords are the words of time expressions, in lower case.
var timeWords = map[string]timeWord{
	"january": {tMonth, 1}, "february": {tMonth, 2}, "march": {tMonth, 3}, "april": {tMonth, 4}, "may": {tMonth, 5}, "june": {tMonth, 6},
	"july": {tMonth, 7}, "august": {tMonth, 8}, "september": {tMonth, 9}, "october": {tMonth, 10}, "november": {tMonth, 11}, "december": {tMonth, 12},
	"jan": {tMonth, 1}, "feb": {tMonth, 2}, "mar": {tMonth, 3}, "apr": {tMonth, 4}, "jun": {tMonth, 6}, "jul": {tMonth, 7}, "aug": {tMonth, 8},
	"sept": {tMonth, 9}, "sep": {tMonth, 9}, "oct": {tMonth, 10}, "nov": {tMonth, 11}, "dec": {tMonth, 12},

	"monday": {tWeekday, 0}, "tuesday": {tWeekday, 1}, "wednesday": {tWeekday, 2}, "thursday": {tWeekday, 3}, "friday": {tWeekday, 4},
	"saturday": {tWeekday, 5}, "sunday": {tWeekday, 6}, "mondays": {tWeekday, 0}, "tuesdays": {tWeekday, 1}, "wednesdays": {tWeekday, 2},
	"thursdays": {tWeekday, 3}, "fridays": {tWeekday, 4}, "saturdays": {tWeekday, 5}, "sundays": {tWeekday, 6},

	"minute": {tUnit, uMinute}, "minutes": {tUnit, uMinute}, "hour": {tUnit, uHour}, "hours": {tUnit, uHour}, "day": {tUnit, uDay}, "days": {tUnit, uDay},
	"week": {tUnit, uWeek}, "weeks": {tUnit, uWeek}, "weekend": {tUnit, uWeekend}, "weekends": {tUnit, uWeekend}, "fortnight": {tUnit, uFortnight},
	"month": {tUnit, uMonth}, "months": {tUnit, uMonth}, "quarter": {tUnit, uQuarter}, "quarters": {tUnit, uQuarter}, "year": {tUnit, uYear}, "years": {tUnit, uYear},
	"decade": {tUnit, uDecade}, "decades": {tUnit, uDecade}, "century": {tUnit, uCentury}, "centuries": {tUnit, uCentury},

	"spring": {tSeason, 3}, "summer": {tSeason, 6}, "autumn": {tSeason, 9}, "fall": {tSeason, 9}, "winter": {tSeason, 12},

	"morning": {tPart, 0}, "afternoon": {tPart, 0}, "evening": {tPart, 0}, "night": {tPart, 0}, "lunchtime": {tPart, 0},

	"today": {tDeictic, 0}, "tonight": {tDeictic, 0}, "tomorrow": {tDeictic, 1}, "yesterday": {tDeictic, -1}, "overnight": {tDeictic, 0},

	"first": {tOrdinal, 1}, "second": {tOrdinal, 2}, "third": {tOrdinal, 3}, "fourth": {tOrdinal, 4}, "fifth": {tOrdinal, 5}, "sixth": {tOrdinal, 6},
	"seventh": {tOrdinal, 7}, "eighth": {tOrdinal, 8}, "ninth": {tOrdinal, 9}, "tenth": {tOrdinal, 10},

	"one": {tNumber, 1}, "two": {tNumber, 2}, "three": {tNumber, 3}, "four": {tNumber, 4}, "five": {tNumber, 5}, "six": {tNumber, 6}, "seven": {tNumber, 7},
	"eight": {tNumber, 8}, "nine": {tNumber, 9}, "ten": {tNumber, 10}, "eleven": {tNumber, 11}, "twelve": {tNumber, 12}, "thirteen": {tNumber, 13},
	"fourteen": {tNumber, 14}, "fifteen": {tNumber, 15}, "eighteen": {tNumber, 18}, "twenty": {tNumber, 20}, "thirty": {tNumber, 30}, "forty": {tNumber, 40},
	"fifty": {tNumber, 50}, "sixty": {tNumber, 60}, "ninety": {tNumber, 90}, "hundred": {tNumber, 100},

	"few": {tVague, 3}, "several": {tVague, 4}, "couple": {tVague, 2}, "some": {tVague, 3}, "many": {tVague, 5}, "dozen": {tVague, 12},

	"last": {tRel, -1}, "past": {tRel, -1}, "previous": {tRel, -1}, "preceding": {tRel, -1}, "this": {tRel, 0}, "current": {tRel, 0}, "same": {tRel, 0}, "next": {tRel, 1},
	"coming": {tRel, 2}, "following": {tRel, 1}, "upcoming": {tRel, 2}, "recent": {tRel, -2},

	"early": {tEdge, 0}, "mid": {tEdge, 1}, "late": {tEdge, 2}, "later": {tEdge, 2},
	"start": {tEdgeNoun, 0}, "beginning": {tEdgeNoun, 0}, "middle": {tEdgeNoun, 1}, "end": {tEdgeNoun, 2}, "close": {tEdgeNoun, 2},

	"noon": {tClock, 12}, "midday": {tClock, 12}, "midnight": {tClock, 24},
	"a.m.": {tMeridiem, 0}, "am": {tMeridiem, 0}, "a.m": {tMeridiem, 0}, "p.m.": {tMeridiem, 12}, "pm": {tMeridiem, 12}, "p.m": {tMeridiem, 12},
	"gmt": {tZone, 1}, "utc": {tZone, 1}, "est": {tZone, 0}, "edt": {tZone, 0}, "cet": {tZone, 0}, "cest": {tZone, 0}, "bst": {tZone, 0}, "pst": {tZone, 0}, "pdt": {tZone, 0}, "et": {tZone, 0},

	"soon": {tSoon, 0}, "shortly": {tSoon, 0}, "eventually": {tSoon, 0}, "immediately": {tSoon, 0},
	"half": {tHalf, 0}, "the": {tDet, 0}, "a": {tDet, 1}, "an": {tDet, 1},

	"on": {tPrep, int(pOn)}, "in": {tPrep, int(pIn)}, "at": {tPrep, int(pAt)}, "by": {tPrep, int(pBy)}, "until": {tPrep, int(pUntil)}, "till": {tPrep, int(pUntil)},
	"before": {tPrep, int(pBefore)}, "after": {tPrep, int(pAfter)}, "since": {tPrep, int(pSince)}, "from": {tPrep, int(pFrom)}, "within": {tPrep, int(pWithin)},
	"between": {tPrep, int(pBetween)}, "over": {tPrep, int(pOver)}, "during": {tPrep, int(pDuring)}, "for": {tPrep, int(pFor)}, "throughout": {tPrep, int(pDuring)},

	"ago": {tAgo, -1}, "earlier": {tAgo, -1}, "hence": {tAgo, 1},

	"year-end": {tYearEnd, 0}, "yearend": {tYearEnd, 0},
	"eve": {tSpan, 0}, "sidelines": {tSpan, 1}, "margins": {tSpan, 1},
	"christmas": {tFeast, fChristmas}, "easter": {tFeast, fEaster}, "thanksgiving": {tFeast, fThanksgiving}, "epiphany": {tFeast, fEpiphany}, "new": {tFeast, fNewYear},
	"holiday": {noTime, 0},
}

// starters are the kinds of word that a time expression may begin with.
var starters = [...]bool{
	tMonth: true, tWeekday: true, tSeason: true, tDeictic: true, tOrdinal: true, tNumber: true, tVague: true, tRel: true,
	tEdge: true, tClock: true, tSoon: true, tDet: true, tPrep: true, tYearEnd: true, tSpan: true, tUnit: true, tPart: true, tEdgeNoun: true, tFeast: true,
	tHalf: false, tMeridiem: false, tZone: false, tAgo: false,
}

package extract

// civil is a day, counted from 1970-01-01 in the Gregorian calendar. A year
// without a month stands as its first day.
type civil int

// noDay is the civil that stands for an unknown day.
const noDay civil = -1 << 40

// date returns the day of year y, month m and day of month d, where m may lie
// outside 1 … 12 and d outside the month: they carry over.
func date(y, m, d int) civil {
	y += floorDiv(m-1, 12)
	m = floorMod(m-1, 12) + 1
	// Days from civil: years begin in March, so that a leap day comes last.
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return civil(era*146097 + doe - 719468)
}

// parts returns year, month (1 … 12) and day of month of c.
func (c civil) parts() (y, m, d int) {
	z := int(c) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	y = yoe + era*400
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
		y++
	}
	return y, m, d
}

// weekday returns 0 for Monday … 6 for Sunday.
func (c civil) weekday() int { return floorMod(int(c)+3, 7) }

// monday returns the Monday of c's week.
func (c civil) monday() civil { return c - civil(c.weekday()) }

// addMonths moves c by n months and keeps the day of month where that exists.
func (c civil) addMonths(n int) civil {
	y, m, d := c.parts()
	if last := daysIn(y, m+n); d > last {
		d = last
	}
	return date(y, m+n, d)
}

// daysIn returns the count of days of a month, which may lie outside 1 … 12.
func daysIn(y, m int) int { return int(date(y, m+1, 1) - date(y, m, 1)) }

// String returns c as 2006-01-02, "" for noDay and for years that do not fit.
func (c civil) String() string {
	if c == noDay {
		return ""
	}
	y, m, d := c.parts()
	if y < 1 || y > 9999 {
		return ""
	}
	b := [10]byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-', byte('0' + m/10), byte('0' + m%10), '-', byte('0' + d/10), byte('0' + d%10)}
	return string(b[:])
}

// parseDay reads the date that an RFC 3339 date or time begins with.
func parseDay(s string) (civil, bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return noDay, false
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return noDay, false
	}
	return date(y, m, d), true
}

// digits reads a number of at most nine decimal digits.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - floorDiv(a, b)*b }

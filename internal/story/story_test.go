package story

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// happenings are invented; each has tellings in other words.
var happenings = [][]string{{
	"Dockers walk out at Halverton port\n\nAbout 900 dockers at Halverton walked out on Tuesday after talks between the Seamen's Guild and Harbour Holdings broke down over night pay.",
	"Halverton port strike: Guild rejects night pay offer\n\nThe Seamen's Guild rejected an offer on night pay from Harbour Holdings, and 900 dockers at Halverton stopped work on Tuesday.",
	"Harbour Holdings urges dockers back to Halverton\n\nHarbour Holdings called on dockers to return to Halverton port, where the Seamen's Guild began a strike over night pay.",
}, {
	"Ostrava and Velden sign river treaty\n\nMinisters of Ostrava and Velden signed a treaty on the waters of the river Lenn after eleven years of talks, foreign minister Ana Kolar said.",
	"River Lenn treaty signed\n\nAfter eleven years Ostrava and Velden have a treaty on the river Lenn. Ana Kolar, the foreign minister, called it fair to both banks.",
}, {
	"Corvex raises bid for Tallis Mining\n\nCorvex raised its bid for Tallis Mining to $4.2 billion, its third offer since March, and gave the board until Friday.",
	"Tallis Mining weighs third Corvex offer\n\nThe board of Tallis Mining is weighing a $4.2 billion bid from Corvex, the third since March.",
}}

func reports(dates bool) (all []parley.Report, gold []int) {
	for k, h := range happenings {
		for i, text := range h {
			title, _, _ := strings.Cut(text, "\n")
			r := parley.Report{ID: parley.ID(fmt.Sprintf("r%d%d", k, i)), Title: title, Text: text}
			if dates {
				r.Published = fmt.Sprintf("2024-05-%02dT0%d:00:00Z", 10+k, 3*i)
			}
			all, gold = append(all, r), append(gold, k)
		}
	}
	return all, gold
}

// partition returns the sets of gold labels that stories hold.
func partition(t *testing.T, rs []parley.Report) []string {
	t.Helper()
	stories, _, err := Group(rs, parley.Pins{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range stories {
		var ids []string
		for _, i := range s {
			ids = append(ids, string(rs[i].ID))
		}
		slices.Sort(ids)
		out = append(out, strings.Join(ids, " "))
	}
	slices.Sort(out)
	return out
}

var want = []string{"r00 r01 r02", "r10 r11", "r20 r21"}

func TestGroupFindsTheHappenings(t *testing.T) {
	for _, dates := range []bool{true, false} {
		rs, _ := reports(dates)
		if got := partition(t, rs); !reflect.DeepEqual(got, want) {
			t.Errorf("dates %v: stories %v, want %v", dates, got, want)
		}
	}
}

// Reports that begin with a date and have no title are none of one happening for that.
func TestADateIsNoTitle(t *testing.T) {
	for _, title := range []string{"2026-02-05", "March 5, 2026", "Thursday 5 March"} {
		r := parley.Report{Title: title, Text: title + "\n\nAbout 900 dockers at Halverton walked out."}
		s := Sign(&r)
		bare := parley.Report{Text: r.Text}
		if want := Sign(&bare); !reflect.DeepEqual(s.terms, want.terms) {
			t.Errorf("%s: a title", title)
		}
	}
	r := parley.Report{Title: "March 5 walkout", Text: "March 5 walkout\n\nAbout 900 dockers at Halverton walked out."}
	s := Sign(&r)
	if !slices.ContainsFunc(s.terms, func(t term) bool { return t.mask&inTitle != 0 }) {
		t.Error("a title with a date in it is one")
	}
}

func TestGroupIsTheSameInAnyOrder(t *testing.T) {
	rs, _ := reports(true)
	r := rand.New(rand.NewSource(1))
	for range 20 {
		r.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		if got := partition(t, rs); !reflect.DeepEqual(got, want) {
			t.Fatalf("stories %v, want %v", got, want)
		}
	}
}

// Two short reports that share no name are of one happening only where they may be of
// one time.
func TestFarApartIsTwo(t *testing.T) {
	a := parley.Report{ID: "r1", Title: "Fuel dues to rise", Text: "Fuel dues to rise\n\nFishermen in Bergen blocked the harbour. The Norwegian government presented a pre-election budget plan on Monday. Kari Berg called the budget plan fair."}
	b := parley.Report{ID: "r2", Title: "Copper towns await vote", Text: "Copper towns await vote\n\nThousands marched through Arica. The Chilean government presented a pre-election budget plan for the towns. Luis Rojas called the budget plan generous."}
	for published, want := range map[string]int{"2026-03-03": 1, "2026-06-22": 2} {
		a.Published, b.Published = "2026-03-02", published
		if got := partition(t, []parley.Report{a, b}); len(got) != want {
			t.Errorf("%s: %v", published, got)
		}
	}
}

func TestBecauseNamesWhatIsShared(t *testing.T) {
	rs, _ := reports(true)
	_, because, err := Group(rs, parley.Pins{})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"shared names", "similar", "3 h apart"} {
		if !strings.Contains(because[1], part) {
			t.Errorf("%q does not say %q", because[1], part)
		}
	}
}

func index(t *testing.T, opt Options, rs []parley.Report) *Index {
	t.Helper()
	x, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rs {
		s := Sign(&rs[i])
		x.Place(string(rs[i].ID), &s, false)
	}
	return x
}

func TestPinsHoldThroughSettle(t *testing.T) {
	rs, _ := reports(false)
	x := index(t, Options{}, rs)
	x.Apart("r00", "r01")
	x.Together("r10", "r20")
	x.Settle()
	story := map[string]int{}
	for i := range rs {
		story[string(rs[i].ID)], _ = x.Story(i)
	}
	if story["r00"] == story["r01"] {
		t.Error("r00 and r01 are in one story, against the pin")
	}
	if story["r10"] != story["r20"] {
		t.Error("r10 and r20 are in two stories, against the pin")
	}
}

func TestALateReportJoinsTwoStories(t *testing.T) {
	rs, _ := reports(false)
	x := index(t, Options{}, rs)
	before := len(x.Stories())
	x.Apart("r10", "r20")
	both := parley.Report{ID: "rx", Title: rs[0].Title, Text: rs[0].Text}
	s := Sign(&both)
	p := x.Place("rx", &s, false)
	if p.Founded || len(x.Stories()) > before {
		t.Errorf("a copy founded a story: %+v", p)
	}
}

func TestWindowForgetsTheOldest(t *testing.T) {
	rs, _ := reports(false)
	x := index(t, Options{Window: 4}, rs)
	if _, ok := x.Story(0); ok {
		t.Error("the first report is still in a window of four")
	}
	n := 0
	for _, s := range x.Stories() {
		n += len(s)
	}
	if n != 4 {
		t.Errorf("%d reports in a window of four", n)
	}
	x.Settle()
	if _, ok := x.Story(len(rs) - 1); !ok {
		t.Error("the last report has no story")
	}
}

func TestStemTakesEndings(t *testing.T) {
	for _, c := range [][2]string{{"offers", "offer"}, {"parties", "party"}, {"Korea's", "Korea"}, {"talks", "Talk"}, {"rejected", "rejecting"}} {
		a, _ := stem(c[0])
		b, _ := stem(c[1])
		if a != b {
			t.Errorf("%s and %s have two stems", c[0], c[1])
		}
	}
	if _, ok := stem("the"); ok {
		t.Error("\"the\" tells of a happening")
	}
}

func TestLg(t *testing.T) {
	for n, want := range map[uint64]int32{1: 0, 2: 256, 3: 406, 1024: 2560, 1 << 40: 40 * 256} {
		if got := lg(n); got != want {
			t.Errorf("lg(%d) = %d, want %d", n, got, want)
		}
	}
}

func FuzzSign(f *testing.F) {
	f.Add("A title\n\nSome words, 4.2 billion and Korea's ’ ’’ 1.,.2", true)
	f.Fuzz(func(t *testing.T, text string, titled bool) {
		r := parley.Report{Text: text}
		if titled {
			r.Title, _, _ = strings.Cut(text, "\n")
		}
		a, b := Sign(&r), Sign(&r)
		if !reflect.DeepEqual(a, b) {
			t.Fatal("two signatures of one text differ")
		}
		for i := 1; i < len(a.terms); i++ {
			if a.terms[i-1].hash >= a.terms[i].hash {
				t.Fatal("terms are out of order")
			}
		}
	})
}

package web_test

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Two coders judge blind: neither is shown the machine's value nor the other's,
// and their agreement is counted.
func TestBlindCoding(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	const at = "/n/harbour-talks"
	judge := func(coder string, values ...string) {
		t.Helper()
		s.post("/name", url.Values{"name": {coder}})
		for _, v := range values {
			_, text := s.get(at + "/blind?table=positions")
			main := text[strings.Index(text, "<main"):strings.Index(text, "</main>")]
			if strings.Contains(main, "st-against") || strings.Contains(main, "conf") || strings.Contains(main, " by ana") {
				t.Fatalf("%s is shown a reading:\n%s", coder, main)
			}
			id := regexp.MustCompile(`value="(p[0-9a-f]+):for"`).FindStringSubmatch(main)
			if id == nil {
				t.Fatalf("%s has nothing to judge", coder)
			}
			if code, _ := s.post(at+"/judge", url.Values{"value": {id[1] + ":" + v}}); code != 200 {
				t.Fatalf("judging: %d", code)
			}
		}
	}
	judge("ana", "against", "for")
	judge("bo", "against", "none")
	if _, text := s.get(at + "/blind"); !strings.Contains(text, "You have judged all there is here") {
		t.Errorf("what was judged is asked for again")
	}
	_, text := s.get(at + "/decisions")
	for _, want := range []string{"ana – bo", "ana – the machine", "bo – the machine", "How often the reading holds"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page of decisions lacks %q", want)
		}
	}
	if code, _ := s.post(at+"/judge", url.Values{"value": {"x000000000000:for"}}); code != 400 {
		t.Errorf("judging what is no entry: %d", code)
	}
}

// Two coders cut the same report; how far they and the machine agree is shown.
func TestCutting(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	const at = "/n/harbour-talks"
	_, text := s.get(at + "/reports")
	report := regexp.MustCompile(at + `/reports/(r[0-9a-f]+)`).FindStringSubmatch(text)[1]
	_, text = s.get(at + "/reports/" + report + "/code")
	if strings.Contains(text, "m-positions") || strings.Contains(text, "on the word of") {
		t.Errorf("the coder is shown the reading")
	}
	span := regexp.MustCompile(`name="sentence" value="([0-9]+-[0-9]+)"`).FindStringSubmatch(text)
	for _, coder := range []string{"ana", "bo"} {
		s.post("/name", url.Values{"name": {coder}})
		if code, text := s.post(at+"/reports/"+report+"/code", url.Values{"sentence": {span[1]}, "party": {"Port Union"}, "issue": {"pay"}, "stance": {"against"}}); code != 200 || !strings.Contains(text, "What you took out") {
			t.Fatalf("%s: %d\n%s", coder, code, text)
		}
	}
	for name, form := range map[string]url.Values{
		"no sentence":      {"party": {"Port Union"}, "issue": {"pay"}, "stance": {"for"}},
		"no party":         {"sentence": {"0-5"}, "issue": {"pay"}, "stance": {"for"}},
		"no stance":        {"sentence": {"0-5"}, "party": {"Port Union"}, "issue": {"pay"}},
		"past the text":    {"sentence": {"0-99999"}, "party": {"Port Union"}, "issue": {"pay"}, "stance": {"for"}},
		"no number":        {"sentence": {"a-b"}, "party": {"Port Union"}, "issue": {"pay"}, "stance": {"for"}},
		"nothing anywhere": {"sentence": {"5-5"}, "party": {"Port Union"}, "issue": {"pay"}, "stance": {"for"}},
	} {
		if code, _ := s.post(at+"/reports/"+report+"/code", form); code != 400 {
			t.Errorf("%s: %d; want 400", name, code)
		}
	}
	agreement := func() string {
		t.Helper()
		code, text := s.get("/api/v1/negotiations/harbour-talks/agreement")
		if code != 200 {
			t.Fatalf("agreement: %d %s", code, text)
		}
		return text
	}
	// What a coder has not taken out yet is not left.
	if text := agreement(); !strings.Contains(text, `"cut":[],"begun":2`) {
		t.Errorf("reports that are begun are compared: %s", text)
	}
	if _, text := s.get(at + "/decisions"); !strings.Contains(text, "2 begun and not marked are left out") {
		t.Errorf("nobody is told of reports that are begun")
	}
	for _, coder := range []string{"ana", "bo"} {
		s.post("/name", url.Values{"name": {coder}})
		if code, text := s.post(at+"/reports/"+report+"/code", url.Values{"done": {"1"}}); code != 200 || !strings.Contains(text, "marked this report as coded") {
			t.Errorf("no more: %d", code)
		}
	}
	if _, text := s.get(at + "/decisions"); !strings.Contains(text, "Cutting the same reports") || !strings.Contains(text, "ana – bo") {
		t.Errorf("agreement on cutting is not shown")
	}
	for _, want := range []string{"Port Union on pay: against", "no more positions here"} {
		if _, text := s.get(at + "/decisions"); !strings.Contains(text, want) {
			t.Errorf("the page of decisions lacks %q", want)
		}
	}
	if text := agreement(); !strings.Contains(text, `"cut":[{"a":"ana","b":"bo","texts":1`) || !strings.Contains(text, `"begun":0`) {
		t.Errorf("API: %s", text)
	}
	// What a coder kept is taken back where it was kept: what others decided stays out of sight.
	page := at + "/reports/" + report + "/code"
	_, text = s.get(page)
	for _, want := range []string{"Not yet", "Take it back"} {
		m := regexp.MustCompile(`formaction="` + at + `/undo" name="id" value="([0-9]+)">` + want).FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("no button %q", want)
		}
		if code, after := s.post(at+"/undo", url.Values{"id": {m[1]}, "back": {page}}); code != 200 || strings.Contains(after, want) || !strings.Contains(after, "Keep it") {
			t.Errorf("%s: %d", want, code)
		}
	}
	if code, _ := s.post("/name", url.Values{"name": {"the  machine"}}); code != 400 {
		t.Errorf("a coder goes by the machine's name: %d", code)
	}
	as, err := http.NewRequest("POST", s.URL+"/api/v1/negotiations/harbour-talks/decisions", strings.NewReader(`[{"kind":"code","entry":"`+report+`","patch":{}}]`))
	if err != nil {
		t.Fatal(err)
	}
	as.Header.Set("X-Coder", "the machine")
	as.Header.Set("Content-Type", "application/json")
	if res, err := s.client.Do(as); err != nil || res.StatusCode != 409 {
		t.Errorf("a program goes by the machine's name: %v, %v", res, err)
	}
}

// sentences returns where the three sentences of the sample stand in a report.
func sentences(text string) (first, second, third string) {
	at := func(words string) string {
		i := strings.Index(text, words)
		return strconv.Itoa(i) + "-" + strconv.Itoa(i+len(words))
	}
	return at("Mara Lind, who leads the Port Union, said the pay offer was too low."), at("The union rejects the pay offer."), at("Talks are planned in Visby on 12 March.")
}

// What stands between two sentences that were ticked is not taken out, and one
// button takes both back.
func TestSentencesApartAreTwo(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	first, second, third := sentences(two()[0])
	_, text := s.get("/n/harbour-talks/reports")
	page := regexp.MustCompile(`/n/harbour-talks/reports/r[0-9a-f]+`).FindString(text) + "/code"
	for _, tt := range []struct {
		name string
		tick []string
		want int
	}{{"one", []string{second}, 1}, {"next to each other", []string{second, first}, 1}, {"apart", []string{third, first}, 2}, {"all", []string{first, second, third}, 1}} {
		code, text := s.post(page, url.Values{"sentence": tt.tick, "party": {"Port Union"}, "issue": {"pay"}, "stance": {"for"}})
		if n := strings.Count(text, `<div class="words">`); code != 200 || n != tt.want {
			t.Errorf("%s: %d runs, %d; want %d", tt.name, n, code, tt.want)
		}
		undo := regexp.MustCompile(`name="id" value="([0-9 ]+)"`).FindStringSubmatch(text)
		if undo == nil || len(strings.Fields(undo[1])) != tt.want {
			t.Fatalf("%s: to undo: %v", tt.name, undo)
		}
		s.post("/n/harbour-talks/undo", url.Values{"id": {undo[1]}})
	}
}

// A person's correction of the reading is not the machine's word.
func TestTheMachineIsComparedAsItRead(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()[0])
	_, second, _ := sentences(two()[0])
	_, text := s.get("/n/harbour-talks/reports")
	page := regexp.MustCompile(`/n/harbour-talks/reports/r[0-9a-f]+`).FindString(text) + "/code"
	s.post(page, url.Values{"sentence": {second}, "party": {"Port Union"}, "issue": {"pay"}, "stance": {"for"}})
	s.post(page, url.Values{"done": {"1"}})
	_, text = s.get("/n/harbour-talks/review?table=positions")
	id := regexp.MustCompile(`name="id" value="(p[0-9a-f]+)"`).FindStringSubmatch(text)[1]
	if code, text := s.post("/n/harbour-talks/decide", url.Values{"kind": {"correct"}, "id": {id}, "was.stance": {"against"}, "field.stance": {"for"}}); code != 200 {
		t.Fatalf("correcting: %d %s", code, text)
	}
	if _, text := s.get("/api/v1/negotiations/harbour-talks/agreement"); !strings.Contains(text, `"both":32,"cut":1,"value":0,"cut_defined":true,"value_defined":true`) {
		t.Errorf("the coder's stance is held against another person's: %s", text)
	}
}

// A position that two reports tell is one of both, wherever it was read first.
func TestTheMachineCutsWhatItReadInEachReport(t *testing.T) {
	s := newSite(t, nil)
	s.upload("Harbour talks", two()...)
	ctx := context.Background()
	n, err := s.store.Negotiation(ctx, "harbour-talks")
	if err != nil {
		t.Fatal(err)
	}
	sh, err := s.store.Record(ctx, n.ID, parley.Select{})
	if err != nil || len(sh.Positions) != 2 {
		t.Fatalf("%d positions, %v", len(sh.Positions), err)
	}
	first, second := sh.Positions[0], sh.Positions[1]
	sh.Positions = sh.Positions[:1]
	sh.Positions[0].Evidence = append(first.Evidence, second.Evidence...)
	if err := s.store.PutRecord(ctx, n.ID, sh.Record, "2025-03-05T09:00:00Z"); err != nil {
		t.Fatal(err)
	}
	s.post("/n/harbour-talks/reports/"+string(second.Evidence[0].Report)+"/code", url.Values{"done": {"1"}})
	if _, text := s.get("/api/v1/negotiations/harbour-talks/agreement"); !strings.Contains(text, `"cut":[{"a":"me","b":"the machine","texts":1`) || !strings.Contains(text, `"cut_defined":true`) {
		t.Errorf("nothing is the machine's in the second report: %s", text)
	}
}

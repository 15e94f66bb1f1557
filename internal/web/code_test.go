package web_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
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
	if code, text := s.post(at+"/reports/"+report+"/code", url.Values{"done": {"1"}}); code != 200 || !strings.Contains(text, "marked this report as coded") {
		t.Errorf("no more: %d", code)
	}
	if _, text := s.get(at + "/decisions"); !strings.Contains(text, "Cutting the same reports") || !strings.Contains(text, "ana – bo") {
		t.Errorf("agreement on cutting is not shown")
	}
	if code, text := s.get("/api/v1/negotiations/harbour-talks/agreement"); code != 200 || !strings.Contains(text, `"cut":[{"a":"ana","b":"bo","texts":1`) {
		t.Errorf("API: %d %s", code, text)
	}
}

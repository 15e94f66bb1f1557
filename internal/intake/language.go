package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Tongue is a language: its BCP 47 code and its English name.
type Tongue struct{ Code, Name string }

// scripts are the languages that their script gives away. The letters of
// Cyrillic and Arabic are looked at more closely.
var scripts = []struct {
	table *unicode.RangeTable
	Tongue
}{
	{unicode.Cyrillic, Tongue{"ru", "Russian"}},
	{unicode.Arabic, Tongue{"ar", "Arabic"}},
	{unicode.Hiragana, Tongue{"ja", "Japanese"}},
	{unicode.Katakana, Tongue{"ja", "Japanese"}},
	{unicode.Hangul, Tongue{"ko", "Korean"}},
	{unicode.Han, Tongue{"zh", "Chinese"}},
	{unicode.Hebrew, Tongue{"he", "Hebrew"}},
	{unicode.Greek, Tongue{"el", "Greek"}},
	{unicode.Devanagari, Tongue{"hi", "Hindi"}},
	{unicode.Thai, Tongue{"th", "Thai"}},
	{unicode.Bengali, Tongue{"bn", "Bengali"}},
	{unicode.Tamil, Tongue{"ta", "Tamil"}},
	{unicode.Georgian, Tongue{"ka", "Georgian"}},
	{unicode.Armenian, Tongue{"hy", "Armenian"}},
}

// latin are the small words of languages in Latin script: those that make up
// much of any text and are rare in the other languages.
var latin = []struct {
	Tongue
	words string
}{
	{Tongue{"en", "English"}, "the of and to in that is was for on with as by at from be are it this have has had not but which were their they an or said will would been he she his her its who after more about than no you we i"},
	{Tongue{"de", "German"}, "der die das und ist nicht mit von den dem des ein eine einen einer im auf für sich auch als zu wird wurde nach bei über sind hat haben werden aus dass oder noch zum zur"},
	{Tongue{"fr", "French"}, "le la les des et est une dans pour que qui sur pas avec ce cette par au aux du en ont été sont plus mais leur il elle nous vous selon ses son entre"},
	{Tongue{"es", "Spanish"}, "el la los las y que en un una por con para del se no su al lo como más pero ha han fue este esta entre sobre son sus según hasta también"},
	{Tongue{"it", "Italian"}, "il la le gli che di e un una per con del della dei delle non è sono nel nella alla dal ha hanno anche come più al si da ma questo secondo tra"},
	{Tongue{"pt", "Portuguese"}, "o os as que em um uma para com não do da dos das no na nos nas por se mais ao foi são pelo pela como mas seu sua também entre segundo"},
	{Tongue{"nl", "Dutch"}, "de het een en van ik dat die niet zijn op te met voor er maar ook aan als bij nog naar om wordt worden heeft hebben door uit over dit"},
	{Tongue{"sv", "Swedish"}, "och att det som en på är av för med till den har inte om ett han men var jag från de vi så kan när under också efter eller"},
	{Tongue{"da", "Danish"}, "og at det som en på er af for med til den har ikke om et han men var jeg fra de vi så kan når under også efter eller blev"},
	{Tongue{"no", "Norwegian"}, "og at det som en på er av for med til den har ikke om et han men var jeg fra de vi så kan når under også etter eller ble"},
	{Tongue{"fi", "Finnish"}, "ja on ei se että oli hän mutta ovat joka myös kun mukaan sen tai olla sekä jos niin vain ole kuin hänen ovat"},
	{Tongue{"pl", "Polish"}, "i w na z się nie do to że jest o po od za przez jak ale dla oraz są ma być tym może przed który która które został"},
	{Tongue{"cs", "Czech"}, "a v na se že je s z do o to za po od by pro jako ale jsou podle při jeho tak které který byl bude také nebo"},
	{Tongue{"hu", "Hungarian"}, "a az és hogy nem is egy volt ez meg csak már vagy de még van el szerint mint azt után aki lesz között"},
	{Tongue{"ro", "Romanian"}, "și în de la a că cu pe nu o un din pentru este sunt care mai au fost se prin fi după sau între lui"},
	{Tongue{"tr", "Turkish"}, "ve bir bu da de için ile olarak çok daha olan en gibi sonra ise ne kadar ancak olduğunu göre dedi arasında"},
	{Tongue{"id", "Indonesian"}, "yang dan di untuk dengan dari pada ini itu tidak akan dalam oleh juga ke telah adalah sebagai mereka bahwa kata"},
	{Tongue{"vi", "Vietnamese"}, "và của là có không được cho một những các trong với đã người để này khi từ đến cũng theo"},
	{Tongue{"hr", "Croatian"}, "i u je na se da su za od s a koji će bi kao što nije ili iz ne to prema koja sa biti"},
}

var latinWords = func() map[string][]int {
	m := map[string][]int{}
	for i, l := range latin {
		for _, w := range strings.Fields(l.words) {
			m[w] = append(m[w], i)
		}
	}
	return m
}()

// enough is how many words are looked at.
const enough = 600

// Language returns the language that text is most likely in. English stands
// where too little speaks for another.
func Language(text string) Tongue {
	english := latin[0].Tongue
	var letters, roman int
	counts := make([]int, len(scripts))
	seen := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if seen++; seen > 4000 {
			break
		}
		if r < 0x250 {
			roman++
			continue
		}
		for i := range scripts {
			if unicode.Is(scripts[i].table, r) {
				counts[i]++
				break
			}
		}
	}
	if letters == 0 {
		return english
	}
	if roman*2 < letters {
		best := 0
		for i := range counts {
			if counts[i] > counts[best] {
				best = i
			}
		}
		if kana := counts[2] + counts[3]; kana*10 > letters {
			best = 2
		}
		return closer(scripts[best].Tongue, text)
	}
	scores := make([]int, len(latin))
	kinds := make([]int, len(latin)) // how many different small words
	met := map[string]bool{}
	n := 0
	for rest := text; rest != "" && n < enough; {
		i := strings.IndexFunc(rest, unicode.IsLetter)
		if i < 0 {
			break
		}
		rest = rest[i:]
		j := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		if j < 0 {
			j = len(rest)
		}
		w := rest[:j]
		rest = rest[j:]
		n++
		if len(w) > 24 || len(w) == 1 {
			continue // single letters are units and initials more often than words
		}
		w = strings.ToLower(w)
		tongues := latinWords[w]
		if len(tongues) == 0 {
			continue
		}
		for _, l := range tongues {
			scores[l]++
			if !met[w] {
				kinds[l]++
			}
		}
		met[w] = true
	}
	best := 0
	for i := range scores {
		if scores[i] > scores[best] {
			best = i
		}
	}
	// Names and quotations of another tongue do not make a text foreign: it
	// takes a clear lead of several of its small words.
	if best != 0 && kinds[best] >= 4 && scores[best] > 2*scores[0] && scores[best]*12 > n {
		return latin[best].Tongue
	}
	return english
}

// closer tells apart languages of one script by letters that only one has.
func closer(t Tongue, text string) Tongue {
	text = text[:cut(text, 20000)]
	switch t.Code {
	case "ru":
		switch {
		case strings.Count(text, "і")+strings.Count(text, "ї")+strings.Count(text, "є") > strings.Count(text, "ы")+strings.Count(text, "э"):
			if strings.Contains(text, "ў") {
				return Tongue{"be", "Belarusian"}
			}
			return Tongue{"uk", "Ukrainian"}
		case strings.ContainsAny(text, "ђћџљњ"):
			return Tongue{"sr", "Serbian"}
		case strings.Count(text, "ъ") > 5*(strings.Count(text, "ы")+1):
			return Tongue{"bg", "Bulgarian"}
		}
	case "ar":
		if strings.Count(text, "پ")+strings.Count(text, "چ")+strings.Count(text, "گ") > 3 {
			if strings.Count(text, "ے")+strings.Count(text, "ں") > 3 {
				return Tongue{"ur", "Urdu"}
			}
			return Tongue{"fa", "Persian"}
		}
	}
	return t
}

// cut returns the largest rune boundary of s that is at most n.
func cut(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

package token

// titles are abbreviations that are followed by what they belong to: a full stop
// after one never ends a sentence. Without their stop, in lower case.
var titles = keys(`
mr mrs ms mx messrs dr drs prof rev fr hon sr sra st ste mt ft
gen lt col maj capt cmdr cdr adm brig sgt cpl pvt pfc cmsgt ssgt tsgt comdr
sen sens rep reps gov govs pres amb min sec asst assoc dep insp supt det atty
mme mlle msgr monsig gens cols lts profs
vs v viz cf approx ca c esp incl eg ie al e.g i.e
no nos fig figs vol vols ch pp p art arts para paras sect eq ed eds tel ext op
`)

// ambiguous abbreviations may end a sentence as well.
var ambiguous = keys(`
jan feb mar apr jun jul aug sept sep oct nov dec
mon tue tues wed thu thur thurs fri sat sun
inc corp co ltd llc plc bros cos dept univ assn bldg est ave blvd rd hwy pkwy sq
jr esq etc ph.d m.d b.a m.a m.sc b.sc d.d.s
ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mich minn miss mo mont
neb nebr nev okla ore pa penn penna tenn tex va vt wash wis wisc wyo
ont que alta sask man nfld
oz lb lbs yd yds ft kg km cm mm mi hr hrs yr yrs wk wks mo mos min mins sec secs pct bn
a.m p.m u.s u.n u.k e.u d.c u.s.a p.s p.o u.s.s.r a.k.a n.y l.a n.j
arrv attn conf aplo spec para lv dom
`)

// notAlone holds abbreviations that are words as well: they count as such only
// with a capital, or before a figure.
var notAlone = keys(`
mar sat sun mon wed fri man miss mo no art fig ill ind pa la del min sec det ext co est ore mass wash
ave spec para dom conf hon gen sen rep gov pres dep op ms mi ed ch mx fr st ft mt la va md pp lb
tel sect mar fig art in ark cos man v c p
`)

// beforeFigure holds abbreviations that count only before a figure.
var beforeFigure = keys(`no nos fig figs vol vols ch pp p art arts para paras sect eq tel ext op`)

// prefixes keep their hyphen: "non-binding", "co-chair". They are those that
// EWT and GUM keep.
var prefixes = keys(`
non e mid re anti pro pre co post multi ex sub semi pan counter mini neo inter intra
psycho socio un de bi tri ultra trans extra infra micro macro meta para proto pseudo quasi
hyper hypo crypto electro geo hydro over cross demi dis mis
`)

// contractions that are written without an apostrophe, and where to cut them.
var contractions = map[key]uint8{}

func init() {
	for _, c := range []struct {
		word string
		at   uint8
	}{
		{"cannot", 3}, {"gonna", 3}, {"gotta", 3}, {"wanna", 3},
		{"dont", 2}, {"wont", 2}, {"cant", 2}, {"didnt", 3},
		{"doesnt", 4}, {"isnt", 2}, {"wasnt", 3}, {"arent", 3},
		{"havent", 4}, {"hasnt", 3}, {"hadnt", 3}, {"wouldnt", 5},
		{"couldnt", 5}, {"shouldnt", 6}, {"werent", 4}, {"aint", 2},
		{"im", 1}, {"ive", 1}, {"youre", 3}, {"youve", 3},
		{"youll", 3}, {"theyre", 4}, {"theyve", 4}, {"weve", 2},
		{"thats", 4}, {"theres", 5}, {"whats", 4}, {"hes", 2},
		{"shes", 3}, {"gimme", 3}, {"lemme", 3}, {"alot", 1},
	} {
		k, _ := keyOf(c.word)
		contractions[k] = c.at
	}
}

// clitics that follow an apostrophe.
var clitics = keys(`s m d ll re ve`)

// aphetic words begin with an apostrophe.
var aphetic = keys(`em til tis twas cause bout n cuz round neath gainst`)

// units that are parted from the figure before them.
var units = keys(`
am pm km kg mg cm mm ft lb lbs mph kph hz khz mhz ghz kb mb gb tb kw mw gw kwh mwh k m bn tn
min mins hr hrs yr yrs yo sec secs px in oz ml cc
`)

// domains end a name with full stops in it that is one word: hosts and files.
var domains = keys(`
com org net edu gov mil int info biz tv fm uk us eu de fr ru ua cn jp in au nz ca ch it nl se io ai me fi dk es mx
html htm doc docx pdf xls xlsx txt jpg png gif zip exe ppt csv unix
`)

// emoticons are one word at the end of a run without spaces.
var emoticons = map[string]bool{}

func init() {
	for _, eyes := range []string{":", ";", "=", ":-", ";-", ":'", "8-", ":'-"} {
		for _, mouth := range []string{")", "(", "D", "P", "p", "/", "|", "]", "[", "o", "O", "*", "))", "((", ")))", "3"} {
			emoticons[eyes+mouth] = true
		}
	}
	for _, e := range []string{"<3", "^_^", "^^", "-_-", "o_O", "xD", "XD", "T_T", ">:(", "D:"} {
		emoticons[e] = true
	}
	for _, e := range []string{"8-3", ":3", "=3", ":o", "=["} {
		delete(emoticons, e)
	}
}

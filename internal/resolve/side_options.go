package resolve

// A sideOption is one whom a person may stand for, as an index plus one, with what
// speaks for it; 0 is nobody but themselves.
type sideOption struct {
	side  int32
	signs []string
}

func (o *sideOption) put(sign string) {
	for _, s := range o.signs {
		if s == sign {
			return
		}
	}
	o.signs = append(o.signs, sign)
}

// A choice is whom one person may stand for, and the one chosen.
type choice struct {
	who, side int32
	options   []sideOption
}

// never is more than what speaks for any side.
const never = 100

// maxNamed is the most places of a person's name that are looked at.
const maxNamed = 8

// sideOptions returns whom the person of index i-1 may stand for, themselves first,
// then in the order in which they were found.
func (r *resolver) sideOptions(i int32) []sideOption {
	s := r.cast.list[i-1]
	w := sideWeigher{resolver: r, i: i, who: s, offices: s.offices(), report: s.mentions[0].report, list: []sideOption{{}}}
	w.home = r.home(w.report)
	w.fromOffice()
	w.fromMentions()
	w.fromReport()
	for k := range w.list[1:] {
		w.fitOf(&w.list[k+1])
	}
	w.fitOfSelf(&w.list[0])
	return w.list
}

// A sideWeigher gathers whom one person may stand for and what speaks for each.
type sideWeigher struct {
	*resolver
	i       int32 // index plus one
	who     *someone
	offices []string
	report  int    // that names them first
	home    string // what it tells of, as home says
	bound   bool   // words bind them to a side
	how     string // "bound ", else "bare " with an office and "none " without
	list    []sideOption
}

// option returns the option of a side, a new one where it is the first of it. It is
// good until the next is asked for.
func (w *sideWeigher) option(side int32) *sideOption {
	for k := range w.list {
		if w.list[k].side == side {
			return &w.list[k]
		}
	}
	w.list = append(w.list, sideOption{side: side})
	return &w.list[len(w.list)-1]
}

// forOffices puts a sign with each of the person's offices.
func (w *sideWeigher) forOffices(o *sideOption, sign string) {
	for _, f := range w.offices {
		o.put(sign + " " + f)
	}
}

// fromOffice weighs the sides that an office, the gazetteer of people and a plain title
// give.
func (w *sideWeigher) fromOffice() {
	s := w.who
	if p := s.party; p != 0 {
		o := w.option(w.side(p))
		o.put("told")
		o.put("told " + w.bodySort(p))
		if s.voice {
			o.put("told voice")
		}
	}
	if code := s.homeCode(); code != "" {
		side := w.ofHome(code, w.report)
		if side == 0 {
			side = w.sideOf(code, w.i)
		}
		o := w.option(side)
		o.put("known")
		o.put("known " + w.home + " " + w.offices[0])
		w.forOffices(o, "known")
	}
	if s.serves != 0 {
		if p := w.side(s.serves); p != s.serves {
			w.option(p).put("served")
		} else {
			w.option(p).put("served person")
		}
	}
	if p, how := w.plainSide(w.i); p != 0 {
		o := w.option(w.side(p))
		o.put("plain " + how)
		w.forOffices(o, "plain "+how)
	} else {
		w.list[0].put("plain")
	}
}

// fromMentions weighs the sides that stand where the person is named, by the words
// that bind them or, where none do, by what is near.
func (w *sideWeigher) fromMentions() {
	seen := 0
	w.bound = w.who.party != 0 // what is told by other words binds as much as those of an office
	for _, m := range w.who.mentions {
		if m.form == "pronoun" || m.form == "description" {
			continue
		}
		if seen++; seen > maxNamed {
			break
		}
		w.bound = w.resolver.bound(w.i, m, w.option) || w.bound
	}
	w.how = "bare "
	if len(w.who.roles) == 0 {
		w.how = "none "
	}
	if w.bound {
		w.how = "bound "
		return
	}
	seen = 0
	for _, m := range w.who.mentions {
		if m.form != "pronoun" && m.form != "description" {
			if seen++; seen <= 2 {
				w.around(w.i, m, w.how, w.offices, w.option)
			}
		}
	}
}

// fromReport weighs those whom the report names most.
func (w *sideWeigher) fromReport() {
	states, bodies := w.mostNamed(w.report)
	for k, most := range [2][2]int32{states, bodies} {
		for n, x := range most {
			if x == 0 {
				continue
			}
			o := w.option(w.side(x))
			sign := [2][2]string{{"first state", "second state"}, {"first body", "second body"}}[k][n]
			o.put(w.how + sign)
			if !w.bound {
				w.forOffices(o, sign)
			}
		}
	}
}

// fitOf puts how the side of an option goes with the person's offices and with what
// the report tells of.
func (w *sideWeigher) fitOf(o *sideOption) {
	sort := w.bodySort(o.side)
	if !w.bound && !o.given() && w.who.unfit(sort) {
		o.put("unfit")
	}
	o.put("is " + sort)
	w.forOffices(o, "is "+sort)
	switch code := w.cast.list[o.side-1].code; code {
	case "USA", "GBR", "EU":
		w.forOffices(o, code)
	}
	o.put(w.home + " " + sort)
	o.put(w.home + " " + sort + " " + w.offices[0])
	for _, trade := range w.who.trades() {
		if trade == sort {
			o.put("office names its sort")
			o.put(w.how + "office names its sort " + sort)
		} else {
			o.put("office names another sort")
			o.put("office names " + trade + ", is " + sort)
		}
	}
	if w.inTitle(o.side, w.report) {
		o.put(w.how + "in title")
	}
}

// fitOfSelf puts what speaks for a person who stands for nobody else.
func (w *sideWeigher) fitOfSelf(o *sideOption) {
	o.put(w.how + "self")
	o.put(w.home + " self")
	o.put(w.home + " self " + w.offices[0])
	w.forOffices(o, "self")
	if w.who.homeCode() != "" {
		o.put("self known")
	}
	if w.inTitle(w.i, w.report) {
		o.put("self in title")
	}
}

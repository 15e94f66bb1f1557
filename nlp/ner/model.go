package ner

import (
	"encoding/binary"
	"errors"
	"sync"

	"github.com/parley-record/parley/nlp"
	"github.com/parley-record/parley/nlp/lexicon"
	"github.com/parley-record/parley/nlp/model"
	"github.com/parley-record/parley/nlp/ner/gazetteer"
)

// The labels of the sequence: outside, and begin and inside of each kind. State
// and place share one, for the gazetteer tells them apart.
const (
	labelO = iota
	labelBPerson
	labelIPerson
	labelBOrganisation
	labelIOrganisation
	labelBPlace
	labelIPlace
	labelBOther
	labelIOther
	numLabels
)

var kindOf = [numLabels]nlp.NameKind{0, nlp.Person, nlp.Person, nlp.Organisation, nlp.Organisation, nlp.Place, nlp.Place, nlp.Other, nlp.Other}

// begins reports whether label l begins a name; every inside label is even.
func begins(l int) bool { return l&1 == 1 }

// allowed reports whether label b may follow label a; a -1 is the start.
func allowed(a, b int) bool {
	if b == labelO || begins(b) {
		return true
	}
	return a == b || a == b-1
}

// A Model finds names with a linear-chain conditional random field over hashed
// features (Lafferty and others 2001), then settles the kind and code of each
// with the gazetteer and the rest of the text. Safe for concurrent use.
type Model struct {
	weights []byte // [rows][numLabels] int8, row-major
	mask    uint32
	trans   [numLabels][numLabels]int32
	chat    [numLabels]int16 // added to the labels' scores in a text that talks to its reader
	known   known
	words   *lexicon.Lexicon
	titles  map[uint32]uint32
	pool    sync.Pool
}

var errModel = errors.New("ner: the model does not fit this program")

// Load reads a model.
func Load(f *model.File) (*Model, error) {
	m := &Model{weights: f.Bytes("weights"), titles: titleTable()}
	rows := len(m.weights) / numLabels
	tr := f.Int16s("transitions")
	if rows == 0 || rows&(rows-1) != 0 || len(m.weights)%numLabels != 0 || len(tr) != numLabels*numLabels {
		return nil, errModel
	}
	m.mask = uint32(rows - 1)
	for a := range numLabels {
		for b := range numLabels {
			m.trans[a][b] = int32(tr[a*numLabels+b])
		}
	}
	if copy(m.chat[:], f.Int16s("chat")) != numLabels {
		return nil, errModel
	}
	m.known = known{readTable(f, "names")}
	var err error
	if m.words, err = lexicon.Embedded(); err != nil {
		return nil, err
	}
	return m, nil
}

// Embedded returns the finder of names that the binary carries.
func Embedded() (*Model, error) {
	f, err := model.Embedded("ner")
	if err != nil {
		return nil, err
	}
	return Load(f)
}

// GivenName reports whether a given name is mostly borne by men and by women;
// both false: not known.
func (m *Model) GivenName(name string) (male, female bool) {
	f := m.known.flags(hashFold(name))
	return f&lexMale != 0, f&lexFemale != 0
}

// titleTable maps the hash of a word for a person to the number of its sort.
func titleTable() map[uint32]uint32 {
	t := map[uint32]uint32{}
	for i, sort := range []string{"honorific", "office", "voice", "expert", "member"} {
		for _, w := range gazetteer.Titles(sort) {
			h := lower(w)
			if t[h] == 0 {
				t[h] = uint32(i + 1)
			}
		}
	}
	return t
}

// Needs returns the layers that Annotate reads.
func (m *Model) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags }

// Gives returns the layer that Annotate lays.
func (m *Model) Gives() nlp.Layer { return nlp.Names }

// hintWeight is what a logit of the encoder counts beside the weights of the
// features, and hintBody is taken from organisations then, of which the encoder
// finds too many. In a text that talks to its reader a logit counts chatHint,
// and chatOutside is added to what is no name: the encoder has read many such
// texts, the field none. Measured in doc/tried/ner.md.
const (
	hintWeight  = 30
	hintBody    = 20
	chatHint    = 60
	chatOutside = 100
)

// hintLead is how far a name has to lead for a word in small letters to be part
// of one by the encoder alone.
const hintLead = nlp.HintUnit

const never = -1 << 28

// Annotate lays d.Names.
func (m *Model) Annotate(d *nlp.Doc) {
	sc, _ := m.pool.Get().(*scratch)
	if sc == nil {
		sc = &scratch{}
	}
	sc.noteSmall(d)
	m.noteUses(d, sc)
	d.Names = d.Names[:0]
	for _, s := range d.Sentences {
		as := m.atoms(d, int(s.First), int(s.End), sc)
		live := spread(as)
		if live {
			m.decode(as, sc)
			d.Names = appendNames(d.Names, int(s.First), sc.best[:len(as)])
		}
	}
	d.Names = settle(m, d, d.Names, sc)
	m.pool.Put(sc)
}

// noteSmall notes the words of d that stand in small letters.
func (sc *scratch) noteSmall(d *nlp.Doc) {
	if sc.small == nil {
		sc.small = map[uint32]struct{}{}
	}
	clear(sc.small)
	sc.chat = chatty(d)
	for i := range d.Tokens {
		if c := d.Text[d.Tokens[i].Start]; c >= 'a' && c <= 'z' {
			sc.small[lower(d.Form(i))] = struct{}{}
		}
	}
}

// spread makes tokens live that stand at most two before or after a capital
// letter or digit, and reports whether any is.
func spread(as []atom) bool {
	any := false
	last := -9
	for i := range as {
		if as[i].live {
			any = true
			last = i
		} else if i-last <= 2 {
			as[i].live = true
		}
	}
	for i := len(as) - 2; i >= 0; i-- {
		if !as[i].live && as[i+1].capital {
			as[i].live = true
		}
	}
	return any
}

// named reports whether an encoder takes a token for a part of a name.
func named(hint []int16) bool {
	for l, h := range hint {
		if l > 0 && h > hint[0]+hintLead {
			return true
		}
	}
	return false
}

// hinted adds what an encoder makes of a token to its scores.
func hinted(scores *[numLabels]int32, hint []int16, chat bool) {
	if hint == nil {
		return
	}
	weight := int32(hintWeight)
	if chat {
		weight = chatHint
		scores[labelO] += chatOutside
	} else {
		scores[labelBOrganisation] -= hintBody
		scores[labelIOrganisation] -= hintBody
	}
	for l, h := range hint {
		scores[l] += int32(h) * weight / nlp.HintUnit
	}
}

// fetched are the rows of one token's features: their first eight weights, and the
// last.
type fetched struct {
	eight [numFeatures]uint64
	last  [numFeatures]int8
}

// emission adds the rows of one token's features to its scores. All rows are fetched
// before one is looked at, so that no fetch waits for another. Eight weights are then
// added at a time, each raised by 128 so that none of them borrows from its
// neighbour, in two words of four sums of 16 bits.
func (m *Model) emission(scores *[numLabels]int32, features []uint32, got *fetched) {
	const raised, low = 0x8080808080808080, 0x00ff00ff00ff00ff
	eight, last := got.eight[:len(features)], got.last[:len(features)]
	for k, f := range features {
		row := m.weights[int(f&m.mask)*numLabels:][:numLabels]
		eight[k], last[k] = binary.LittleEndian.Uint64(row), int8(row[numLabels-1])
	}
	var even, odd uint64
	for k, w := range eight {
		w ^= raised
		even, odd = even+w&low, odd+w>>8&low
		scores[numLabels-1] += int32(last[k])
	}
	for l := range numLabels - 1 {
		sum := even
		if l&1 == 1 {
			sum = odd
		}
		scores[l] += int32(sum>>(l&6*8)&0xffff) - 128*int32(len(features))
	}
}

// decode leaves the best labels of a sentence in sc.best (Viterbi).
func (m *Model) decode(as []atom, sc *scratch) {
	n := len(as)
	if cap(sc.scores) < n*numLabels {
		sc.scores = make([]int32, (n+64)*numLabels)
		sc.back = make([]uint8, (n+64)*numLabels)
		sc.best = make([]uint8, n+64)
	}
	var prev [numLabels]int32
	for i := range n {
		var cur [numLabels]int32
		if as[i].live {
			if sc.feats == nil {
				sc.feats = make([]uint32, 0, numFeatures)
			}
			sc.feats = features(as, i, sc.feats)
			m.emission(&cur, sc.feats, &sc.got)
			hinted(&cur, as[i].hint, as[i].chat)
		} else {
			for l := 1; l < numLabels; l++ {
				cur[l] = never
			}
		}
		if as[i].live && as[i].chat {
			for l := range numLabels {
				cur[l] += int32(m.chat[l])
			}
		}
		row, back := sc.scores[i*numLabels:][:numLabels], sc.back[i*numLabels:][:numLabels]
		for b := range numLabels {
			best, from := int32(never*2), 0
			if i == 0 {
				best = 0
				if !allowed(-1, b) {
					best = never
				}
			} else {
				for a := range numLabels {
					if s := prev[a] + m.trans[a][b]; s > best && allowed(a, b) {
						best, from = s, a
					}
				}
			}
			row[b], back[b] = max(best+cur[b], never), uint8(from)
		}
		copy(prev[:], row)
	}
	b := 0
	for l := 1; l < numLabels; l++ {
		if prev[l] > prev[b] {
			b = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		sc.best[i] = uint8(b)
		b = int(sc.back[i*numLabels+b])
	}
}

// appendNames turns labels into names.
func appendNames(names []nlp.Name, first int, labels []uint8) []nlp.Name {
	for i := 0; i < len(labels); {
		l := int(labels[i])
		if l == labelO {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] != labelO && !begins(int(labels[j])) {
			j++
		}
		names = append(names, nlp.Name{First: int32(first + i), End: int32(first + j), Kind: kindOf[l]})
		i = j
	}
	return names
}

package lexicon

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley/nlp/model"
)

// A Training is how Train learns. The zero Training is the shipped setting.
type Training struct {
	Seed  uint64
	Words int // most frequent words that get a cluster, 0: 60000
	Forms int // forms of the dictionary are kept among so many words, 0: 200000
}

// Train builds a lexicon from word vectors ("word v1 v2 …" a line, the most
// frequent first) and a dictionary of forms ("form,part of speech,lemma/lemma"
// a line). The same input gives the same model.
func Train(vectors, forms io.Reader, opt Training) (*model.File, error) {
	if opt.Words == 0 {
		opt.Words = 60000
	}
	if opt.Forms == 0 {
		opt.Forms = 200000
	}
	var vecs [][]float32
	entries := map[uint32]Entry{}
	frequent := map[uint32]bool{}
	var hashes []uint32
	sc := bufio.NewScanner(vectors)
	sc.Buffer(nil, 1<<20)
	for n := 0; sc.Scan() && n < opt.Forms; n++ {
		f := strings.Fields(sc.Text())
		if len(f) < 10 {
			return nil, fmt.Errorf("lexicon: line %d: no vector", n+1)
		}
		h := Hash(f[0])
		frequent[h] = true
		r, _ := utf8.DecodeRuneInString(f[0])
		if len(hashes) >= opt.Words || !unicode.IsLetter(r) && len(f[0]) > 3 {
			continue
		}
		if _, ok := entries[h]; ok {
			continue
		}
		v := make([]float32, len(f)-1)
		var norm float64
		for i, s := range f[1:] {
			x, err := strconv.ParseFloat(s, 32)
			if err != nil {
				return nil, fmt.Errorf("lexicon: line %d: %w", n+1, err)
			}
			v[i] = float32(x)
			norm += x * x
		}
		norm = math.Sqrt(norm)
		for i := range v {
			v[i] = float32(float64(v[i]) / norm)
		}
		entries[h] = Entry{}
		vecs, hashes = append(vecs, v), append(hashes, h)
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	rng := rand.New(rand.NewPCG(opt.Seed, 2))
	broad := kmeans(vecs, Broad, rng)
	for b := range Broad {
		var in [][]float32
		var which []int
		for i, k := range broad {
			if k == b {
				in, which = append(in, vecs[i]), append(which, i)
			}
		}
		for j, k := range kmeans(in, Fine/Broad, rng) {
			entries[hashes[which[j]]] = Entry{Cluster: uint16(b*(Fine/Broad) + k + 1)}
		}
	}
	sc = bufio.NewScanner(forms)
	for n := 0; sc.Scan(); n++ {
		p := strings.Split(sc.Text(), ",")
		if len(p) != 3 {
			return nil, fmt.Errorf("lexicon: forms line %d: not three columns", n+1)
		}
		h := Hash(p[0])
		if !frequent[h] {
			continue
		}
		e := entries[h]
		r, _ := utf8.DecodeRuneInString(p[0])
		base := strings.Contains("/"+p[2]+"/", "/"+p[0]+"/")
		switch {
		case p[1] == "noun" && unicode.IsUpper(r):
			e.Classes |= Capitalised
		case p[1] == "noun" && base:
			e.Classes |= Noun
		case p[1] == "noun":
			e.Classes |= NounForm
		case p[1] == "verb" && base:
			e.Classes |= Verb
		case p[1] == "verb":
			e.Classes |= VerbForm
		case p[1] == "adj":
			e.Classes |= Adjective
		case p[1] == "adv":
			e.Classes |= Adverb
		case p[1] == "aux":
			e.Classes |= Auxiliary
		}
		entries[h] = e
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	return encode(entries), nil
}

func encode(entries map[uint32]Entry) *model.File {
	var hashes []uint32
	for h, e := range entries {
		if e != (Entry{}) {
			hashes = append(hashes, h)
		}
	}
	sort.Slice(hashes, func(i, j int) bool { return hashes[i] < hashes[j] })
	clusters, classes := make([]int16, len(hashes)), make([]byte, len(hashes))
	for i, h := range hashes {
		clusters[i], classes[i] = int16(entries[h].Cluster), entries[h].Classes
	}
	f := &model.File{}
	f.SetUint32s("hashes", hashes)
	f.SetInt16s("clusters", clusters)
	f.Set("classes", classes)
	return f
}

// kmeans returns the cluster of each vector (Lloyd 1982, ten rounds, first
// centres drawn at random).
func kmeans(vecs [][]float32, k int, rng *rand.Rand) []int {
	of := make([]int, len(vecs))
	if len(vecs) == 0 {
		return of
	}
	dim := len(vecs[0])
	centres := make([][]float32, k)
	perm := rng.Perm(len(vecs))
	for i := range centres {
		centres[i] = append([]float32(nil), vecs[perm[i%len(perm)]]...)
	}
	for range 10 {
		for i, v := range vecs {
			best := float32(math.Inf(-1))
			for c, m := range centres {
				// 2 v·m − m·m orders as the distance does.
				var dot, sq float32
				for j := range m {
					dot += v[j] * m[j]
					sq += m[j] * m[j]
				}
				if s := 2*dot - sq; s > best {
					best, of[i] = s, c
				}
			}
		}
		counts := make([]float32, k)
		for c := range centres {
			centres[c] = make([]float32, dim)
		}
		for i, v := range vecs {
			counts[of[i]]++
			m := centres[of[i]]
			for j := range m {
				m[j] += v[j]
			}
		}
		for c, n := range counts {
			if n == 0 {
				copy(centres[c], vecs[perm[c%len(perm)]])
				continue
			}
			for j := range centres[c] {
				centres[c][j] /= n
			}
		}
	}
	return of
}

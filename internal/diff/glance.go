package diff

import (
	"cmp"
	"slices"
)

// A key is a word of a sentence, for a first look.
type key struct {
	hash uint32
	idf  int32
}

// keysOf returns the words of a passage that tell something, by hash.
func keysOf(p *passage) []key {
	if p.keys != nil {
		return p.keys
	}
	k := make([]key, 0, len(p.words))
	for w := range p.words {
		if x := &p.words[w]; x.idf > 0 {
			h := uint32(2166136261)
			for b := range min(len(x.lemma), 6) { // "territory", "territorial"
				h = (h ^ uint32(x.lemma[b])) * 16777619
			}
			k = append(k, key{h, x.idf})
		}
	}
	slices.SortFunc(k, func(a, b key) int { return int(int64(a.hash) - int64(b.hash)) })
	p.keys = slices.CompactFunc(k, func(a, b key) bool { return a.hash == b.hash })
	return p.keys
}

// A post is a key of the sentence of that index.
type post struct {
	key
	at int32
}

// post fills s.posts and s.sums from the keys of s's sentences.
func (s *cutReport) post() {
	n := 0
	for i := range s.sentences {
		n += len(s.sentences[i].keys)
	}
	s.posts, s.sums = make([]post, 0, n), make([]int64, len(s.sentences))
	for i := range s.sentences {
		for _, k := range s.sentences[i].keys {
			s.posts = append(s.posts, post{k, int32(i)})
			s.sums[i] += int64(k.idf)
		}
	}
	slices.SortFunc(s.posts, func(a, b post) int {
		if c := cmp.Compare(a.hash, b.hash); c != 0 {
			return c
		}
		return int(a.at - b.at)
	})
}

// first returns where the posts of a key begin, or would.
func (s *cutReport) first(hash uint32) int {
	n, _ := slices.BinarySearchFunc(s.posts, hash, func(p post, h uint32) int { return cmp.Compare(p.hash, h) })
	return n
}

// share adds to shared, [sentence of a][sentence of b], the rarity in a of the
// keys that two sentences have in common.
func share(a, b *cutReport, shared []int64) {
	nb := len(b.sentences)
	for i, j := 0, 0; i < len(a.posts) && j < len(b.posts); {
		switch h := a.posts[i].hash; {
		case h < b.posts[j].hash:
			i++
		case h > b.posts[j].hash:
			j++
		default:
			end := j
			for end < len(b.posts) && b.posts[end].hash == h {
				end++
			}
			for ; i < len(a.posts) && a.posts[i].hash == h; i++ {
				row, idf := shared[int(a.posts[i].at)*nb:][:nb], int64(a.posts[i].idf)
				for _, p := range b.posts[j:end] {
					row[p.at] += idf
				}
			}
			j = end
		}
	}
}

// glance returns the rarity of what two sentences share over that of the smaller
// of them, in thousandths: that of what they share and of each.
func glance(shared, a, b int64) int32 {
	// Between the share of the smaller and the share of both.
	d := min(a, b) + (a+b)/2
	if d == 0 {
		return 0
	}
	return int32(min(1000, 2000*shared/d))
}

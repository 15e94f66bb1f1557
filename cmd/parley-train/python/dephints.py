"""Fine-tunes the encoder of the `best` parser once more, on trees and hints together.

usage: dephints.py DIR MINILM SEED STEPS
DIR holds what depbest.py read, its end trees.bin, and itself, and
heads.txt: for each kind of hints a line "NAME LABELS WEIGHT": how many labels it has,
and what its loss counts beside a tree's;
train.NAME, where there is one: for each word of train.tsv the labels that it may have,
joined by commas, or "-" where nobody said;
texts.txt: a line "FILE NAME SHARE" for each further text, without trees, of which that
share is read in each round; FILE has form, UPOS, XPOS and such labels.
An empty line ends each sentence. Writes DIR/net.bin, as depbest.py does, with a layer
for each kind of hints.
"""
import sys, time
import numpy as np
import torch, torch.nn as nn, torch.nn.functional as F

sys.path.insert(0, sys.argv[1])
from depbest import Net, Sentence, UPOS, D, batch, dev, directory, epochs as STEPS, rng, score, train, write

RATE, HEAD = 2.5e-4, 3e-3
SMOOTH = 0.02
SIZE = 1100
TREES = 2  # times that a round reads the treebanks
heads = {}
for l in open(directory + "/heads.txt"):
    k, n, w = l.split()
    heads[k] = (int(n), float(w))


def rows(path):
    cur = []
    for l in open(path, encoding="utf-8"):
        l = l.rstrip("\n")
        if l:
            cur.append(l)
        elif cur:
            yield cur
            cur = []


def allowed(labels, k):
    v = np.zeros((len(labels), heads[k][0]), bool)
    for i, l in enumerate(labels):
        if l != "-":
            v[i, [int(x) for x in l.split(",")]] = True
    return v


def text(path, k):
    out = []
    for r in rows(path):
        f = [x.split("\t") for x in r]
        s = Sentence([x[:3] for x in f])
        s.hints = {k: allowed([x[3] for x in f], k)}
        if s.hints[k].any():
            out.append(s)
    return out


class Hinting(Net):
    def __init__(self):
        super().__init__()
        for k, (n, _) in heads.items():
            self.add_module(k, nn.Linear(D, n))


def hinted(ss):
    b = batch(ss)
    n, w = b["words"].shape
    b["tree"] = torch.zeros(n, w, dtype=torch.bool)
    for k, (m, _) in heads.items():
        b[k] = torch.zeros(n, w, m, dtype=torch.bool)
    for i, s in enumerate(ss):
        b["tree"][i, 1 : s.n + 1] = s.tree
        for k, v in s.hints.items():
            b[k][i, 1 : s.n + 1] = torch.from_numpy(v[: s.n])
    return b


def part(w):
    """What a loss counts that is said of so few words of a batch."""
    return w.sum() / (w.sum() + 200.0)


def loss(net, b):
    x = net.states(b)
    arc, ld, lh, tag = net.heads(x, b)
    w = b["tree"]
    l = 0
    if w.any():
        rel = net.rels(ld, lh, b["head"])
        l = F.cross_entropy(arc[w], b["head"][w]) + F.cross_entropy(rel[w], b["rel"][w])
        l = l + 0.3 * F.cross_entropy(tag[w][:, :UPOS], b["gup"][w]) + 0.3 * F.cross_entropy(tag[w][:, UPOS:], b["gxp"][w])
        l = l * part(w)
    for k, (_, weight) in heads.items():
        w = b[k].any(2)
        if w.any():
            p = getattr(net, k)(x[w]).float().log_softmax(1)
            right = p.masked_fill(~b[k][w], -1e4).logsumexp(1)
            l = l - weight * part(w) * ((1 - SMOOTH) * right + SMOOTH * p.mean(1)).mean()
    return l


def batches():
    pool = list(train) * TREES
    for ss, share in texts:
        pool += ss * int(share)
        if share % 1:
            c = rng.permutation(len(ss))
            pool += [ss[i] for i in c[: int(len(ss) * (share % 1))]]
    order = sorted(range(len(pool)), key=lambda i: (len(pool[i].ids) + rng.random() * 3))
    out, cur = [], []
    for i in order:
        if cur and (len(cur) + 1) * len(pool[i].ids) > SIZE:
            out.append(cur)
            cur = []
        cur.append(pool[i])
    out.append(cur)
    rng.shuffle(out)
    return out


def load(net, path):
    """Takes the parameters that the file at path names."""
    parameters = dict(net.named_parameters())
    with open(path, "rb") as f:
        while (l := f.readline().decode()) != "end\n":
            name, r, c = l.split()
            v = torch.from_numpy(np.frombuffer(f.read(4 * int(r) * int(c)), dtype="<f4").copy())
            if name in parameters:
                parameters[name].data.copy_(v.view(parameters[name].shape))


def untrained():
    net = Hinting()
    net.full, net.emb.sparse = None, False
    return net


def main():
    net = untrained()
    load(net, directory + "/trees.bin")
    enc, new, own = [], [], []
    for n, p in net.named_parameters():
        if n.split(".")[0] in heads:
            own.append(p)
        elif n != "emb.weight":
            (enc if n.startswith(("layers", "proj", "pos", "ln")) else new).append(p)
    bases = (RATE, 3 * RATE, HEAD)
    opt = torch.optim.AdamW([dict(params=p, lr=r) for p, r in zip((enc, new, own), bases)], betas=(0.9, 0.98), weight_decay=0.01)
    eopt = torch.optim.Adam([net.emb.weight], lr=2 * RATE, betas=(0.9, 0.98))
    plan = []
    while len(plan) < STEPS:
        plan += batches()
        print(f"{len(plan)} batches", flush=True)
    begin = time.time()
    run = 0.0
    for step, ss in enumerate(plan[:STEPS]):
        f = max(0.01, min(1, (step + 1) / 30) * (1 - step / STEPS))
        for g, base in zip(opt.param_groups, bases):
            g["lr"] = base * f
        eopt.param_groups[0]["lr"] = 2 * RATE * f
        b = hinted(ss)
        if rng.random() < 0.08:  # somebody types without capitals
            b["shape"] = torch.where(b["shape"] >= 5, torch.full_like(b["shape"], 4), b["shape"])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            l = loss(net, b)
        opt.zero_grad(set_to_none=True)
        eopt.zero_grad(set_to_none=True)
        l.backward()
        nn.utils.clip_grad_norm_([p for g in opt.param_groups for p in g["params"]], 2.0)
        opt.step()
        eopt.step()
        run = 0.95 * run + 0.05 * l.item()
        if (step + 1) % 20 == 0:
            print(f"{time.time()-begin:.0f}s step {step+1}/{STEPS} loss {run/(1-0.95**(step+1)):.3f}", flush=True)
    print(f"EWT {score(net, dev[0])} | GUM {score(net, dev[1])}", flush=True)
    write(net, "net.bin")


for s in train:
    s.hints = {}
for k in heads:
    try:
        labels = rows(directory + "/train." + k)
        for s, r in zip(train, labels):
            s.hints[k] = allowed(r, k)
    except FileNotFoundError:
        pass
texts = []
for l in open(directory + "/texts.txt"):
    f, k, share = l.split()
    texts.append((text(directory + "/" + f, k), float(share)))

if __name__ == "__main__":
    main()

"""Fine-tunes the encoder of the `best` parser once more, on names and trees together.

usage: depnames.py DIR MINILM SEED STEPS
DIR holds what depbest.py read, its end trees.bin, and itself; train.names: for each word
of train.tsv the probabilities of its labels as "label:probability ..."; and
crossner.tsv and core.tsv: form, UPOS, XPOS and such probabilities, without trees.
An empty line ends each sentence. Writes DIR/net.bin, as depbest.py does, with a layer "name".
"""
import sys, time
import numpy as np
import torch, torch.nn as nn, torch.nn.functional as F

sys.path.insert(0, sys.argv[1])
from depbest import Net, PLAIN, Sentence, UPOS, D, batch, dev, directory, epochs as STEPS, rng, score, train, write

LABELS = 9
NAMES = 2.0  # what a name's loss counts beside a tree's
RATE, HEAD = 2.5e-4, 3e-3
CORE = 0.25  # share of CoreNLP's sentences in each round
SIZE = 1100


def row(t):
    v = np.zeros(LABELS, np.float32)
    for x in t.split():
        k, p = x.split(":")
        v[int(k)] = float(p)
    return v / v.sum()


def rows(path):
    out, cur = [], []
    for l in open(path, encoding="utf-8"):
        l = l.rstrip("\n")
        if l:
            cur.append(l)
        elif cur:
            out.append(cur)
            cur = []
    return out


def named(path):
    out = []
    for r in rows(path):
        f = [x.split("\t") for x in r]
        s = Sentence([x[:3] for x in f])
        s.names = np.stack([row(x[3]) for x in f])
        out.append(s)
    return out


class Named(Net):
    def __init__(self):
        super().__init__()
        self.name = nn.Linear(D, LABELS)


def withnames(ss):
    b = batch(ss)
    n, w = b["words"].shape
    b["tree"], b["names"] = torch.zeros(n, w, dtype=torch.bool), torch.zeros(n, w, LABELS)
    b["words"][:, 0] = True
    for i, s in enumerate(ss):
        b["tree"][i, 1 : s.n + 1] = s.tree
        b["names"][i, 1 : s.n + 1] = torch.from_numpy(s.names[: s.n])
    return b


def loss(net, b):
    x = net.states(b)
    arc, ld, lh, tag = net.heads(x, b)
    name = net.name(x).float()
    w = b["tree"]
    l = 0
    if w.any():
        rel = net.rels(ld, lh, b["head"])
        l = F.cross_entropy(arc[w], b["head"][w]) + F.cross_entropy(rel[w], b["rel"][w])
        l = l + 0.3 * F.cross_entropy(tag[w][:, :UPOS], b["gup"][w]) + 0.3 * F.cross_entropy(tag[w][:, UPOS:], b["gxp"][w])
        l = l * (w.sum() / (w.sum() + 200.0))
    n = b["words"].clone()
    n[:, 0] = False
    return l + NAMES * F.cross_entropy(name[n], b["names"][n], label_smoothing=0.02)


def batches():
    c = rng.permutation(len(core))
    pool = list(train) + cross * 6 + [core[i] for i in c[: int(len(core) * CORE)]]
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


for s, r in zip(train, rows(directory + "/train.names")):
    s.names = np.stack([row(x) for x in r])
cross, core = named(directory + "/crossner.tsv"), named(directory + "/core.tsv")
net = Named()
net.full, net.emb.sparse = None, False
parameters = dict(net.named_parameters())
with open(directory + "/trees.bin", "rb") as f:
    while (l := f.readline().decode()) != "end\n":
        name, r, c = l.split()
        v = torch.from_numpy(np.frombuffer(f.read(4 * int(r) * int(c)), dtype="<f4").copy())
        if name in parameters:
            parameters[name].data.copy_(v.view(parameters[name].shape))
enc, new = [], []
for n, p in parameters.items():
    if n != "emb.weight" and not n.startswith("name"):
        (enc if n.startswith(("layers", "proj", "pos", "ln")) else new).append(p)
bases = (RATE, 3 * RATE, HEAD)
opt = torch.optim.AdamW([dict(params=p, lr=r) for p, r in zip((enc, new, list(net.name.parameters())), bases)], betas=(0.9, 0.98), weight_decay=0.01)
eopt = torch.optim.Adam([net.emb.weight], lr=2 * RATE, betas=(0.9, 0.98))
plan = []
while len(plan) < STEPS:
    plan += batches()
begin = time.time()
run = 0.0
for step, ss in enumerate(plan[:STEPS]):
    f = max(0.01, min(1, (step + 1) / 30) * (1 - step / STEPS))
    for g, base in zip(opt.param_groups, bases):
        g["lr"] = base * f
    eopt.param_groups[0]["lr"] = 2 * RATE * f
    b = withnames(ss)
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

"""Fine-tunes the encoder of the `best` parser from the lower layers of MiniLM.

usage: depbest.py DIR MINILM SEED EPOCHS [SECONDS]
DIR holds train.tsv, dev0.tsv, dev1.tsv: form, tags as a tagger reads them (UPOS,
XPOS), gold tags, head, relation as numbers, an empty line after each sentence.
MINILM is the folder of model.safetensors and tokenizer.json. Writes DIR/trees.bin:
for each tensor a line "name rows cols" and float32 values; last a line "end".
"""
import json, math, sys, time
import numpy as np
import torch, torch.nn as nn, torch.nn.functional as F
from safetensors.torch import load_file

D, LAYERS, FFN, HEADS, EMB, ARC, LAB = 384, 4, 768, 12, 96, 160, 160
PIECES, POSITIONS = 20000, 256
UPOS, XPOS, REL = 18, 51, 52
directory, minilm, seed, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
limit = float(sys.argv[5]) if len(sys.argv) > 5 else 0
torch.set_num_threads(1)
torch.manual_seed(seed)
rng = np.random.default_rng(seed)

vocab = json.load(open(minilm + "/tokenizer.json"))["model"]["vocab"]
kept, pieces = [], {}
for w, i in sorted(vocab.items(), key=lambda x: x[1]):
    if i < PIECES and w.isascii() and not (w.startswith("[") and len(w) > 1):
        pieces[w] = len(kept) + 2
        kept.append(i)
CLS, UNK = 0, 1
kept = [vocab["[CLS]"], vocab["[UNK]"]] + kept


def split(form):
    """At most four pieces of a form: the first three and the last."""
    out, i, w = [], 0, form.lower()
    w = "".join(c if c.isascii() else FOLD.get(c, c) for c in w)
    while i < len(w):
        j = min(len(w), i + 24)
        while j > i and (("##" if i and w[i].isalnum() and w[i - 1].isalnum() else "") + w[i:j]) not in pieces:
            j -= 1
        if j == i:
            out.append(UNK)
            i += 1
        else:
            out.append(pieces[("##" if i and w[i].isalnum() and w[i - 1].isalnum() else "") + w[i:j]])
            i = j
    return out if len(out) <= 4 else out[:3] + out[-1:]


FOLD = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."}


def shape(form, first):
    up = sum(c.isupper() for c in form if c.isascii())
    low = sum(c.islower() for c in form if c.isascii())
    dig = any("0" <= c <= "9" for c in form)
    if not up and not low:
        return 1 if dig else 2
    if dig:
        return 3
    if not up:
        return 4
    if form[0].isupper() and form[0].isascii() and up == 1:
        return 5 if first else (6 if low else 7)
    return 8 if not low else 9


class Sentence:
    """Rows of three columns, without gold tags and head, have no tree."""

    def __init__(self, rows):
        rows = rows[:160]
        self.tree, self.names = len(rows[0]) > 3, None
        rows = [r if self.tree else r[:3] + ["0"] * 4 for r in rows]
        n = len(rows)
        self.n = n
        self.ids, self.word, self.first, self.last = [CLS], [0], [0], [0]
        for k, r in enumerate(rows):
            p = split(r[0]) or [UNK]
            self.first.append(len(self.ids))
            self.ids += p
            self.word += [k + 1] * len(p)
            self.last.append(len(self.ids) - 1)
        self.shape = [0] + [shape(r[0], k == 0) for k, r in enumerate(rows)]
        self.up, self.xp = [0] + [int(r[1]) for r in rows], [0] + [int(r[2]) for r in rows]
        self.gup, self.gxp = [0] + [int(r[3]) for r in rows], [0] + [int(r[4]) for r in rows]
        self.head = [0] + [min(int(r[5]), n) for r in rows]
        self.rel = [0] + [int(r[6]) for r in rows]


def read(path):
    out, rows = [], []
    for l in open(path, encoding="utf-8"):
        l = l.rstrip("\n")
        if l:
            rows.append(l.split("\t"))
        elif rows:
            out.append(Sentence(rows))
            rows = []
    return out


def batch(ss):
    P = min(POSITIONS, max(len(s.ids) for s in ss))
    N = max(s.n for s in ss) + 1
    z = lambda w: torch.zeros(len(ss), w, dtype=torch.long)
    b = dict(ids=z(P), word=z(P), mask=torch.zeros(len(ss), P, dtype=torch.bool))
    for k in ("first", "last", "shape", "up", "xp", "gup", "gxp", "head", "rel"):
        b[k] = z(N)
    b["words"] = torch.zeros(len(ss), N, dtype=torch.bool)
    for i, s in enumerate(ss):
        p = min(P, len(s.ids))
        b["ids"][i, :p] = torch.tensor(s.ids[:p])
        b["word"][i, :p] = torch.tensor(s.word[:p])
        b["mask"][i, :p] = True
        for k in ("first", "last", "shape", "up", "xp", "gup", "gxp", "head", "rel"):
            v = torch.tensor(getattr(s, k))
            if k in ("first", "last"):
                v = v.clamp(max=P - 1)
            b[k][i, : s.n + 1] = v
        b["words"][i, : s.n + 1] = True
    return b


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(D, 3 * D), nn.Linear(D, D)
        self.up, self.down = nn.Linear(D, FFN), nn.Linear(FFN, D)
        self.ln1, self.ln2 = nn.LayerNorm(D, eps=1e-6), nn.LayerNorm(D, eps=1e-6)

    def forward(self, x, bias, drop):
        B, P, _ = x.shape
        q, k, v = self.qkv(x).view(B, P, 3, HEADS, D // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        a = a.transpose(1, 2).reshape(B, P, D)
        x = self.ln1(x + F.dropout(self.out(a), drop, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.ln2(x + F.dropout(y, drop, self.training))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        t = load_file(minilm + "/model.safetensors")
        e = t["embeddings.word_embeddings.weight"][kept].float()
        mean = e.mean(0)
        u, s, v = torch.linalg.svd(e - mean, full_matrices=False)
        print(f"{len(kept)} pieces, {EMB} dimensions keep {(s[:EMB]**2).sum()/(s**2).sum():.3f} of the variance", flush=True)
        scale = s[:EMB].mean() / math.sqrt(len(kept))
        self.emb = nn.Embedding(len(kept), EMB, sparse=True)
        self.emb.weight.data = (u[:, :EMB] * s[:EMB]) / scale
        self.proj = nn.Linear(EMB, D)
        self.proj.weight.data = (v[:EMB] * scale).t().contiguous()
        self.proj.bias.data = mean + t["embeddings.token_type_embeddings.weight"][0]
        self.pos = nn.Parameter(t["embeddings.position_embeddings.weight"][:POSITIONS].clone())
        self.shape = nn.Parameter(torch.zeros(10, D))
        self.up = nn.Parameter(torch.randn(UPOS, D) * 0.02)
        self.xp = nn.Parameter(torch.randn(XPOS, D) * 0.02)
        self.ln = nn.LayerNorm(D, eps=1e-6)
        self.ln.weight.data, self.ln.bias.data = t["embeddings.LayerNorm.weight"], t["embeddings.LayerNorm.bias"]
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.full = []
        for i, l in enumerate(self.layers):
            g = lambda n: t[f"encoder.layer.{i}.{n}"].clone()
            for n in ("weight", "bias"):
                a = "attention.self."
                getattr(l.qkv, n).data = torch.cat([g(a + "query." + n), g(a + "key." + n), g(a + "value." + n)])
                getattr(l.out, n).data = g("attention.output.dense." + n)
                getattr(l.ln1, n).data = g("attention.output.LayerNorm." + n)
                getattr(l.ln2, n).data = g("output.LayerNorm." + n)
            self.full.append((g("intermediate.dense.weight"), g("intermediate.dense.bias"), g("output.dense.weight"), g("output.dense.bias")))
        self.arcd, self.arch = nn.Linear(D, ARC), nn.Linear(D, ARC)
        self.u = nn.Linear(ARC, ARC, bias=False)
        nn.init.zeros_(self.u.weight)
        self.headbias = nn.Linear(ARC, 1, bias=False)
        self.labd, self.labh = nn.Linear(D, LAB), nn.Linear(D, LAB)
        self.lab = nn.Linear(LAB, REL)
        self.tag = nn.Linear(D, UPOS + XPOS)

    def prune(self, b):
        """Keeps the FFN units of each layer that move its output most."""
        with torch.no_grad():
            x, bias = self.input(b), self.bias(b)
            for l, (w1, b1, w2, b2) in zip(self.layers, self.full):
                B, P, _ = x.shape
                q, k, v = l.qkv(x).view(B, P, 3, HEADS, D // HEADS).permute(2, 0, 3, 1, 4)
                a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).reshape(B, P, D)
                x = l.ln1(x + l.out(a))
                h = F.gelu(x @ w1.t() + b1)
                m = h[b["mask"]]
                mean, power = m.mean(0), m.std(0) * w2.norm(dim=0)
                top = power.topk(FFN).indices.sort().values
                rest = torch.ones(len(power), dtype=torch.bool)
                rest[top] = False
                l.up.weight.data, l.up.bias.data = w1[top].clone(), b1[top].clone()
                l.down.weight.data = w2[:, top].clone()
                l.down.bias.data = b2 + w2[:, rest] @ mean[rest]
                x = l.ln2(x + h @ w2.t() + b2)
        self.full = None

    def bias(self, b):
        return torch.zeros(b["mask"].shape).masked_fill(~b["mask"], -1e4)[:, None, None, :]

    def input(self, b, hide=0.0):
        w = b["word"]
        up, xp = b["up"], b["xp"]
        if hide:
            keep = (torch.rand(up.shape) >= hide).long()
            up, xp = up * keep, xp * keep
        t = self.up[up] + self.xp[xp] + self.shape[b["shape"]]
        t = torch.gather(t, 1, w[:, :, None].expand(-1, -1, D))
        return self.ln(self.proj(self.emb(b["ids"])) + self.pos[: w.shape[1]] + t)

    def states(self, b, drop=0.1, hide=0.15):
        x = self.input(b, hide if self.training else 0)
        x = F.dropout(x, drop, self.training)
        bias = self.bias(b)
        for l in self.layers:
            x = l(x, bias.to(torch.bfloat16) if torch.is_autocast_enabled("cpu") else bias, drop)
        at = lambda k: torch.gather(x, 1, b[k][:, :, None].expand(-1, -1, D))
        return F.dropout((at("first") + at("last")) / 2, 0.2, self.training)

    def forward(self, b):
        return self.heads(self.states(b), b)

    def heads(self, x, b):
        d, h = F.dropout(F.relu(self.arcd(x)), 0.2, self.training), F.dropout(F.relu(self.arch(x)), 0.2, self.training)
        arc = self.u(d) @ h.transpose(1, 2) + self.headbias(h).transpose(1, 2)
        arc = arc.float().masked_fill(~b["words"][:, None, :], -1e4)
        arc = arc - 1e4 * torch.eye(arc.shape[1])
        return arc, self.labd(x), self.labh(x), self.tag(x).float()

    def rels(self, ld, lh, head, drop=0.2):
        z = F.relu(ld + torch.gather(lh, 1, head[:, :, None].expand(-1, -1, LAB)))
        return self.lab(F.dropout(z, drop, self.training)).float()


def loss(net, b):
    arc, ld, lh, tag = net(b)
    w = b["words"].clone()
    w[:, 0] = False
    rel = net.rels(ld, lh, b["head"])
    l = F.cross_entropy(arc[w], b["head"][w]) + F.cross_entropy(rel[w], b["rel"][w])
    return l + 0.3 * F.cross_entropy(tag[w][:, :UPOS], b["gup"][w]) + 0.3 * F.cross_entropy(tag[w][:, UPOS:], b["gxp"][w])


def score(net, ss):
    net.eval()
    n = u = l = up = xp = 0
    ss = sorted(ss, key=lambda s: len(s.ids))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for i in range(0, len(ss), 32):
            b = batch(ss[i : i + 32])
            arc, ld, lh, tag = net(b)
            head = arc.argmax(2)
            rel = net.rels(ld, lh, head).argmax(2)
            w = b["words"].clone()
            w[:, 0] = False
            n += w.sum().item()
            ok = (head == b["head"]) & w
            u += ok.sum().item()
            l += (ok & (PLAIN[rel] == PLAIN[b["rel"]])).sum().item()
            up += ((tag[:, :, :UPOS].argmax(2) == b["gup"]) & w).sum().item()
            xp += ((tag[:, :, UPOS:].argmax(2) == b["gxp"]) & w).sum().item()
    net.train()
    return " ".join(f"{k} {100*v/n:.2f}" for k, v in (("UAS", u), ("LAS", l), ("UPOS", up), ("XPOS", xp)))


PLAIN = torch.tensor([int(x) for x in open(directory + "/plain.txt").read().split()])
train = read(directory + "/train.tsv")
dev = [read(directory + "/dev%d.tsv" % i) for i in (0, 1)]
pcs, wds = sum(len(s.ids) for s in train), sum(s.n for s in train)
print(f"{len(train)} sentences, {wds} words, {pcs} pieces", flush=True)


def write(net, name):
    with open(directory + "/" + name, "wb") as f:
        inv = [""] * len(kept)
        for w, i in pieces.items():
            inv[i] = w
        for n, p in net.state_dict().items():
            a = p.float().numpy()
            a = a.reshape(a.shape[0], -1)
            f.write(f"{n} {a.shape[0]} {a.shape[1]}\n".encode())
            f.write(np.ascontiguousarray(a, dtype="<f4").tobytes())
        f.write(b"end\n")
    with open(directory + "/pieces.txt", "w") as f:
        f.write("\n".join(inv))


def main():
    net = Net()
    net.prune(batch([train[i] for i in rng.choice(len(train), 200, replace=False)]))

    enc, new = [], []
    for n, p in net.named_parameters():
        if n == "emb.weight":
            continue
        (enc if n.startswith(("layers", "proj", "pos", "ln")) else new).append(p)
    opt = torch.optim.AdamW([dict(params=enc, lr=3e-4), dict(params=new, lr=1.5e-3)], betas=(0.9, 0.98), weight_decay=0.01)
    sopt = torch.optim.SparseAdam([net.emb.weight], lr=1e-3)
    SIZE = 1100

    def batches():
        order = sorted(range(len(train)), key=lambda i: (len(train[i].ids) + rng.random() * 3))
        out, cur, width = [], [], 0
        for i in order:
            w = len(train[i].ids)
            if cur and (len(cur) + 1) * w > SIZE:
                out.append(cur)
                cur = []
            cur.append(i)
        out.append(cur)
        rng.shuffle(out)
        return out

    plan = [b for _ in range(epochs) for b in batches()]
    per = len(plan) // epochs
    begin = time.time()
    warm = min(200, len(plan) // 10 + 1)
    run = 0.0
    for step, ids in enumerate(plan):
        if limit and time.time() - begin > limit:
            break
        f = min(1, (step + 1) / warm) * (1 - max(0, step - warm) / (len(plan) - warm))
        f = max(f, 0.01)
        for g, base in zip(opt.param_groups, (3e-4, 1.5e-3)):
            g["lr"] = base * f
        sopt.param_groups[0]["lr"] = 1e-3 * f
        b = batch([train[i] for i in ids])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            l = loss(net, b)
        opt.zero_grad(set_to_none=True)
        sopt.zero_grad(set_to_none=True)
        l.backward()
        nn.utils.clip_grad_norm_([p for g in opt.param_groups for p in g["params"]], 2.0)
        opt.step()
        sopt.step()
        run = 0.98 * run + 0.02 * l.item()
        if (step + 1) % 100 == 0:
            print(f"{time.time()-begin:.0f}s step {step+1}/{len(plan)} loss {run/(1-0.98**(step+1)):.3f}", flush=True)
        if (step + 1) % per == 0:
            print(f"{time.time()-begin:.0f}s epoch {(step+1)//per}: EWT {score(net, dev[0])} | GUM {score(net, dev[1])}", flush=True)
            torch.save(net.state_dict(), directory + "/checkpoint.pt")
    write(net, "trees.bin")


if __name__ == "__main__":
    main()

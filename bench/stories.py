#!/usr/bin/env python3
"""Places perturbed reports into stories with Parley and, beside it, near-duplicates with datasketch's MinHash LSH, on one core each.

usage: stories.py --data ../shared/data --train bin/parley-train [--n 1000000] [--peer 10000]
Needs datasketch (PyPI). Parley places N reports from computed signatures (cmd/parley-train/benchstories.go says how they are perturbed).
datasketch gets PEER reports: a report of plain/, with a sixth of its words left out by a seeded choice, as MinHash of 128 permutations over
its words, computed beforehand; timed are query and insert. Processor time, collector and all.
"""
import argparse, gzip, json, random, re, subprocess, time


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", default="../shared/data")
    ap.add_argument("--train", default="bin/parley-train")
    ap.add_argument("--n", type=int, default=1000000)
    ap.add_argument("--peer", type=int, default=10000)
    a = ap.parse_args()
    if a.n:
        print(subprocess.run([a.train, "bench-stories", "--data", a.data, "--n", str(a.n)], capture_output=True, text=True, check=True).stdout, end="")
    from datasketch import MinHash, MinHashLSH
    words = re.compile(rb"[a-z]+|[0-9]+")
    base = []
    with gzip.open(a.data + "/plain/reuters-21578.jsonl.gz") as f:
        for line in f:
            r = json.loads(line)
            base.append(sorted(set(words.findall(((r.get("title") or "") + " " + r["text"]).lower().encode()))))
            if len(base) == 4000:
                break
    rng = random.Random(1)
    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    spent = 0.0
    for i in range(a.peer):
        w = [x for x in base[rng.randrange(len(base))] if rng.random() > 1 / 6]
        m = MinHash(num_perm=128)
        if w:
            m.update_batch(w)
        t = time.process_time()
        lsh.query(m)
        lsh.insert(i, m)
        spent += time.process_time() - t
    print(f"datasketch {a.peer} reports, {a.peer / spent:.0f} reports/s (query and insert; near-duplicates alone, no stories)")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures how fast and in how much memory Parley makes a record from raw text.

usage: record.py --data ../shared/data --parley bin/parley [--reports N] [--turns N]

Reads the reports of stories/giveme5w1h.jsonl as one record, on one core (GOMAXPROCS=1) and on two, and one report alone beside the
engine's reading of the same text (parley parse). Speed is reports to a second of CPU time, and of wall time in brackets: a busy
machine tells only in the latter. What loading takes (a run over one short report) is taken off. Each figure is the median of several
turns, in which one core and two change places. Beside them each turn runs the program twice at once, one core each: as many times
one core as that does is what the machine's two cores are worth that minute, whatever the program does with them. Memory is the peak
of the resident set. Standard library only.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time


def run(command, cores, copies=1):
    """Wall seconds until all copies of a command have ended, CPU seconds and peak memory in MB of the last of them."""
    begin = time.monotonic()
    env = dict(os.environ, GOMAXPROCS=str(cores))
    for p in [subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) for _ in range(copies)]:
        _, status, usage = os.wait4(p.pid, 0)
        if status:
            raise SystemExit("bench: %s failed" % " ".join(map(str, command)))
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", default="../shared/data")
    ap.add_argument("--parley", default="bin/parley")
    ap.add_argument("--reports", type=int, default=383)
    ap.add_argument("--turns", type=int, default=5)
    a = ap.parse_args()
    lines = (pathlib.Path(a.data) / "stories/giveme5w1h.jsonl").read_text(encoding="utf-8").splitlines()[: a.reports]
    with tempfile.TemporaryDirectory() as tmp:
        many, one, short = (pathlib.Path(tmp) / n for n in ("many.jsonl", "one.txt", "short.txt"))
        many.write_text("\n".join(lines) + "\n", encoding="utf-8")
        one.write_text(json.loads(max(lines, key=len))["text"], encoding="utf-8")
        short.write_text("The two sides met on Monday.\n", encoding="utf-8")
        read = [a.parley, "read", "--quiet", "--format", "json"]
        runs, beside = {1: [], 2: []}, []
        for turn in range(a.turns):  # in turn, so that a slow minute of the machine slows both
            for cores in ((1, 2), (2, 1))[turn % 2]:
                base = run(read + [short], cores)
                w, c, m = run(read + [many], cores)
                runs[cores].append((w - base[0], c - base[1], m))
            beside.append(run(read + [many], 1, 2)[0] - run(read + [short], 1, 2)[0])
        for cores in (1, 2):
            w, c, m = (statistics.median(x) for x in zip(*runs[cores]))
            print("%d core(s): %.1f reports/s of CPU time (%.1f of wall time), peak %.0f MB" % (cores, len(lines) / c, len(lines) / w, m))
        ratios = [one[0] / two[0] for one, two in zip(runs[1], runs[2])]
        busy = [c / w for w, c, _ in runs[2]]
        print("two cores: %.2f times one (%.2f to %.2f), kept busy %.0f %%" % (statistics.median(ratios), min(ratios), max(ratios), 50 * statistics.median(busy)))
        worth = [2 * one[0] / w for one, w in zip(runs[1], beside)]
        print("two programs of one core each, side by side: %.2f times one (%.2f to %.2f)" % (statistics.median(worth), min(worth), max(worth)))
        engine = min(run([a.parley, "parse", "--format", "conllu", one], 1)[2] for _ in range(3))
        record = min(run(read + [one], 1)[2] for _ in range(3))
        print("one report of %d words: %.0f MB, the engine alone %.0f MB" % (len(one.read_text(encoding="utf-8").split()), record, engine))


if __name__ == "__main__":
    main()

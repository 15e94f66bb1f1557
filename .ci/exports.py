"""Reads every export back with the programs that people use for it.

Usage: python .ci/exports.py FOLDER RECORDS, where FOLDER was written by
go test ./internal/export -args -out FOLDER, and RECORDS holds for each example
a folder with record.json and what parley export makes of it, each file named
after its format. Needs networkx, icalendar, bibtexparser, pyld, feedparser.
"""
import csv
import io
import json
import pathlib
import sqlite3
import sys
import zipfile

import bibtexparser
import feedparser
import icalendar
import networkx
from pyld import jsonld

folder = pathlib.Path(sys.argv[1])

for name, read in (("talks-graphml.graphml", networkx.read_graphml), ("talks-gexf.gexf", networkx.read_gexf)):
    g = read(folder / name)
    assert g.number_of_nodes() == 2 and g.number_of_edges() == 1, (name, g)
    kinds = sorted(d["kind"] for _, d in g.nodes(data=True))
    assert kinds == ["issue", "party"], kinds
    assert [d["stance"] for *_, d in g.edges(data=True)] == ["against"]

cal = icalendar.Calendar.from_ical((folder / "talks.ics").read_bytes())
events = list(cal.walk("VEVENT"))
assert len(events) == 1 and str(events[0]["STATUS"]) == "CONFIRMED", events
assert events[0]["DTSTART"].dt.isoformat() == "2025-03-12" and str(events[0]["LOCATION"]) == "Visby"

bib = (folder / "talks.bib").read_text()
entries = bibtexparser.parse_string(bib).entries if hasattr(bibtexparser, "parse_string") else bibtexparser.loads(bib).entries
assert len(entries) == 1, entries

context = {"@context": {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"}}


def offline(url, options):
    """The contexts that a document names are not fetched: a stand-in expands its terms."""
    return {"contextUrl": None, "documentUrl": url, "document": context}


jsonld.set_document_loader(offline)
for name, want in (("talks-schema.jsonld", "https://schema.org/Quotation"), ("talks-annotation.jsonld", "http://www.w3.org/ns/oa#Annotation")):
    expanded = jsonld.expand(json.loads((folder / name).read_text()))
    assert want in json.dumps(expanded), name
    assert jsonld.to_rdf(json.loads((folder / name).read_text()), {"format": "application/n-quads"}), name

csl = json.loads((folder / "talks-csl.json").read_text())
assert csl[0]["issued"]["date-parts"] == [[2025, 3, 1]], csl
for line in (folder / "talks-plover.jsonl").read_text().splitlines():
    assert json.loads(line)["event"] == "REJECT"


def example(folder):
    """Holds what each consumer reads of a real record against the record itself."""
    rec = json.loads((folder / "record.json").read_text())
    held = [p for p in rec["positions"] if p.get("party") and p.get("issue")]
    pairs = {(p["party"], p["issue"]) for p in held}
    for name, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        g = read(folder / name)
        assert g.number_of_edges() == len(pairs), (folder, name, g, len(pairs))
        assert {d["kind"] for _, d in g.nodes(data=True)} == {"issue", "party"}
        assert {d["stance"] for *_, d in g.edges(data=True)} <= {"for", "against", "conditional", "undecided"}

    cal = icalendar.Calendar.from_ical((folder / "ical").read_bytes())
    status = {str(e["UID"]).split("@")[0]: str(e["STATUS"]) for e in cal.walk("VEVENT")}
    for m in rec["meetings"]:
        dated = (m.get("when") or {}).get("from")
        if m["status"] in ("none_planned", "ruled_out") or not dated:
            assert m["id"] not in status, ("no event for what is not planned", m["id"])
        elif m["status"] == "planned" and (m.get("certainty") != "announced" or m.get("hedges")):
            assert status[m["id"]] == "TENTATIVE", (m["id"], status[m["id"]])
        elif m["status"] == "held":
            assert status[m["id"]] == "CONFIRMED", m["id"]

    bib = (folder / "bibtex").read_text()
    entries = bibtexparser.parse_string(bib).entries if hasattr(bibtexparser, "parse_string") else bibtexparser.loads(bib).entries
    csl = json.loads((folder / "csl").read_text())
    assert len(entries) == len(csl) == len(rec["reports"]), folder
    assert {c["title"] for c in csl} == {r["title"] for r in rec["reports"]}

    texts = {r["id"]: r["text"] for r in rec["reports"]}
    notes = json.loads((folder / "annotation").read_text())
    assert notes["total"] == len(notes["first"]["items"]) > 0
    for a in notes["first"]["items"]:
        for t in a["target"]:
            for sel in t["selector"]:
                if sel["type"] == "TextPositionSelector":
                    at = (sel["start"], sel["end"])
                if sel["type"] == "TextQuoteSelector":
                    quote = sel["exact"]
            assert any(text[at[0] : at[1]] == quote for text in texts.values()), quote
    for name in ("annotation", "schema"):
        assert jsonld.expand(json.loads((folder / name).read_text())), name

    with zipfile.ZipFile(folder / "csv") as z:
        tables = {n.split("/")[-1].removesuffix(".csv"): list(csv.DictReader(io.TextIOWrapper(z.open(n), "utf-8", newline=""))) for n in z.namelist() if n.endswith(".csv")}
    for t in ("statements", "positions", "meetings", "deadlines", "actors", "reports"):
        assert len(tables[t]) == len(rec[t]), (t, len(tables[t]), len(rec[t]))

    said = [p for p in held if p["stance"] in ("for", "against")]
    rows = list(csv.DictReader(io.StringIO((folder / "dna-csv").read_text()), delimiter=";"))
    assert len(rows) == len(said), (len(rows), len(said))
    for r in rows:
        units = {t.encode("utf-16-le")[2 * int(r["start_position"]) : 2 * int(r["stop_position"])].decode("utf-16-le") for t in texts.values()}
        assert r["text"] in units and r["agreement"] in ("0", "1"), r
    db = sqlite3.connect(folder / "dna.dna")
    assert db.execute("SELECT count(*) FROM STATEMENTS").fetchone()[0] == len(said)
    assert db.execute("SELECT count(*) FROM DOCUMENTS").fetchone()[0] == len(rec["reports"])

    for line in (folder / "plover").read_text().splitlines():
        json.loads(line)
    thin = (folder / "textless").read_text()
    assert not any(t in thin or json.dumps(t)[1:-1] in thin for t in texts.values()), "a text left with what is to be without"
    again = json.loads((folder / "attached.json").read_text())
    assert again["reports"] == rec["reports"] and again["statements"] == rec["statements"], "what was attached is not what it was"


for folder in sorted(pathlib.Path(sys.argv[2]).iterdir()):
    example(folder)

feed = feedparser.parse((pathlib.Path(sys.argv[1]) / "feed.atom").read_text())
assert not feed.bozo and feed.version == "atom10" and feed.entries and all(e.id and e.updated_parsed and e.title for e in feed.entries), feed
print("exports: read back by networkx, icalendar, bibtexparser, pyld, feedparser, csv and sqlite3")

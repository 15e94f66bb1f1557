"""Reads every export back with the programs that people use for it.

Usage: python .ci/exports.py FOLDER, where FOLDER was written by
go test ./internal/export -args -out FOLDER. Needs networkx, icalendar,
bibtexparser, pyld.
"""
import json
import pathlib
import sys

import bibtexparser
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
print("exports: read back by networkx, icalendar, bibtexparser, pyld")

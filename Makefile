# make build     bin/parley
# make test      what the README says
# make check     everything that a change has to pass
# make score     the shared scorers against score/ledger.txt (SHARED=../shared)
# make ledger    the same, and write the ledger anew
# make bench     benchmarks of the rooms, with their units
# make bench-nlp the language engine against spaCy on the same news (needs Python and PyPI)
# make bench-stories a million reports placed into stories, datasketch beside it (needs Python and PyPI)
# make bench-serve 100,000 reports in a store, every page measured from a second process (LOAD=folder of 6 GB, kept)
# make bench-record a record from raw text: speed on one core and two, memory
# make readme    the README's output, anew
# make picture   doc/img/*.png out of the examples (needs chromium)
SHARED ?= ../shared
LOAD ?= /tmp/parley-load

.PHONY: build test check score ledger bench bench-nlp bench-stories bench-serve bench-record readme picture clean

build:
	CGO_ENABLED=0 go build -trimpath -o bin/parley ./cmd/parley

test:
	go test ./...

check:
	.ci/run

score: build
	.ci/score $(SHARED)

ledger: build
	.ci/score $(SHARED) --update

bench:
	go test -run '^$$' -bench . -benchmem ./...

bench-nlp: build
	python3 bench/nlp.py --data $(SHARED)/data --parley bin/parley

bench-serve:
	go test -tags load -run '^TestLoad$$' -timeout 90m ./internal/web -args -load-data $(LOAD)

bench-stories:
	go build -o bin/parley-train ./cmd/parley-train
	python3 bench/stories.py --data $(SHARED)/data --train bin/parley-train

bench-record: build
	python3 bench/record.py --data $(SHARED)/data --parley bin/parley

readme: build
	.ci/readme

picture: build
	.ci/picture

clean:
	rm -rf bin dist

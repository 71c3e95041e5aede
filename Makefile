# What a person types. `make demo` and `make test` set themselves up; nothing else is needed but Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export HEARSAY_SHARED ?= $(abspath ../shared)

.PHONY: help setup demo test check docs clean bench-actors bench-attribution bench-calibration bench-pages bench-fuzz bench-samples bench-corpus bench-speakers bench-metonyms bench-linked bench-crosslingual bench-silence bench-precedents bench-ablation bench-memory bench-narratives bench-judged
help:  ## what there is to type
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 22

setup: .venv/.ready
.venv/.ready: requirements.lock pyproject.toml models/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Hearsay needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	@echo "Setting up .venv (once, about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation -e models -e .
	@touch $@

demo: setup  ## the whole job on the sample region: who said what, through whom; a corpus and a report in hearsay-demo/
	@$(BIN)/hearsay demo

test: setup check  ## all checks and all tests
	@$(BIN)/python -m pytest

check: setup  ## style, types
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy

bench-attribution: setup  ## statements on the dev sets: quality and speed
	@$(BIN)/python bench/attribution.py --check

bench-calibration: setup  ## what confidence is worth, threshold by threshold
	@$(BIN)/python bench/calibration.py --check

bench-pages: setup  ## bodies, titles and days of saved pages: quality and speed
	@$(BIN)/python bench/pages.py --check

bench-fuzz: setup  ## 200 pages made to break a reader
	@$(BIN)/python bench/fuzz.py

bench-crosslingual: setup  ## a sentence's translation among 925: Russian, Ukrainian, Belarusian, Kazakh, both ways; speed
	@$(BIN)/python bench/crosslingual.py --check
bench-ablation: setup  ## what each rule beside the English model is worth
	@$(BIN)/python bench/ablation.py

bench-memory: setup  ## memory of `hearsay attribute` over 10,000 articles, no two alike (about 40 minutes)
	@$(BIN)/python bench/memory.py

bench-speakers: setup  ## who speaks, in what role, by which way, to whom, on the annotators' spans
	@$(BIN)/python bench/speakers.py en ru en-dev ru-dev

bench-actors: setup  ## names and offices to people: quality, speed, what the register costs
	@$(BIN)/python bench/actors.py --check

bench-metonyms: setup  ## place or government: ReLocaR in five folds, own Russian sentences, speed
	@$(BIN)/python bench/metonyms.py --check

bench-linked: setup  ## speakers of the gold sets' statements: the right person, or nobody
	@$(BIN)/python bench/linked.py --check

bench-samples: setup  ## the sample region against its answer key
	@$(BIN)/python bench/samples.py --check

bench-corpus: setup  ## a million statements: search, size, a killed writer, readers beside it (about 20 minutes)
	@$(BIN)/python bench/corpus.py --check

bench-narratives: setup  ## copies, events, claims, pairs; `bench/narratives.py many` groups a million statements
	@$(BIN)/python bench/narratives.py

bench-judged: setup  ## narratives by a sentence and yes/no answers: silence and firsts of the sample region over draws of answers; claims (about 10 minutes)
	@$(BIN)/python bench/judged.py --check

bench-silence: setup  ## silence on simulated corpora: precision, recall, holes (about 15 minutes)
	@$(BIN)/python bench/silence_region.py --check
	@$(BIN)/python bench/silence.py --check

bench-precedents: setup  ## places and years invoked as analogy, on the sample region's key
	@$(BIN)/python bench/precedents.py --check

docs: setup  ## writes the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py

clean:  ## takes the environment and all caches away
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

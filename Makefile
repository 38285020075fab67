# All set-up is here. `make` alone lists the commands; `make serve` and `make test` are the two to know.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
DATA ?= data
PORT ?= 8000
EDIT_PORT ?= 8081
# Processes that share the tests: one for each core.
WORKERS ?= auto

# Material prints a notice on its end of life at each build (decisions/2026-11-22-own-page-frame.md), MkDocs one for each outdated call.
export NO_MKDOCS_2_WARNING := 1
export PYTHONWARNINGS := ignore::DeprecationWarning

.DEFAULT_GOAL := help
.PHONY: help build check hook serve edit style quick test bless bench new schemas lock audit links same picture pictures clean

help:
	@echo "make serve    build the site and show it on http://localhost:$(PORT)/, again after each change"
	@echo "make edit     open the editor on http://localhost:$(EDIT_PORT)/admin/, for the files in $(DATA)/"
	@echo "make check    say everything that is wrong with the records in data/; AGAINST=folder: what a published site would lose"
	@echo "make new      ask for a record and write it: make new KIND=school; FORM=file: print one to fill in, as a file of its own"
	@echo "make hook     have git judge records and pages before each commit"
	@echo "make build    write the site to site/"
	@echo "make quick    style, types, and the tests that need no browser and no whole build: 84 seconds of CPU, before each commit"
	@echo "make test     style, types and every test but for those of large networks: under five minutes, before each push"
	@echo "make audit    the long checks: valid HTML, documents and feeds in other programs, Lighthouse, hostile texts, mistakes, other Pythons, known flaws"
	@echo "make links    ask every outside address of the records whether it still answers; tells the dead, with a copy to try"
	@echo "make same     say which files of the site a change of the program changes: make same BASE=<commit>"
	@echo "make picture  take the picture of the README anew"
	@echo "make pictures take the pictures of forms and editors for /contribute/ anew"
	@echo "make bless    accept the pages, messages and schemas as they are now (look at git diff first)"
	@echo "make bench    the tests of large networks; compare the speed with plain MkDocs + Material and with Hugo"
	@echo "make lock     lock the dependencies of pyproject.toml anew"
	@echo "make clean    delete everything made by these commands"

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and $(PYTHON) is older. Name another: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing; installing it (Debian: python3-venv)."; apt-get update -qq && apt-get install -y -qq python3-venv; } || { echo "Install python3-venv, or use a Python that has it, and run this again."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/site: requirements.txt | $(VENV)/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/site
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/chromium: $(VENV)/dev
	$(PY) -m tools.chromium
	@touch $@

build: $(VENV)/site
	$(PY) -m mkdocs build --strict

check: $(VENV)/site
	@$(PY) -m portal check $(DATA) $(if $(AGAINST),--against $(AGAINST))

hook: $(VENV)/site
	git config core.hooksPath .githooks

serve: $(VENV)/site
	@$(PY) -m tools.serve --port $(PORT)

edit: $(VENV)/site
	@$(PY) -m portal edit --data $(DATA) --port $(EDIT_PORT)

new: $(VENV)/site
	@$(PY) -m portal new $(KIND) $(if $(filter file,$(FORM)),--file)

style: $(VENV)/dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

quick: style
	$(PY) -m pytest -n $(WORKERS) -m "not browser and not build"

test: $(VENV)/chromium style
	$(PY) -m pytest -n $(WORKERS)

audit: $(VENV)/dev
	$(PY) -m audit

same: $(VENV)/site
	@$(PY) -m tools.same_site $(BASE)

links: $(VENV)/site
	@$(PY) -m audit.links

picture: build $(VENV)/chromium
	$(PY) -m tools.picture

pictures: build $(VENV)/chromium
	$(PY) -m tools.doors

bless: $(VENV)/dev
	$(PY) -m portal schemas
	BLESS=1 $(PY) -m pytest -q tests/test_messages.py tests/test_golden.py tests/parts/events/test_states.py tests/content/test_ledger.py

bench: $(VENV)/chromium
	$(PY) -m pytest -m large
	$(PY) -m bench

lock: $(VENV)/dev
	$(VENV)/bin/uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.txt
	$(VENV)/bin/uv pip compile --quiet pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV) .cache site build node_modules audit/node_modules .pytest_cache .mypy_cache .ruff_cache

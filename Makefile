# Everyday commands on one machine; `make` lists them. Needs Python 3.11 or newer, and make.
# Settings are WIRECOPY_ variables, from the environment or the command line: make psql WIRECOPY_HOME=.wirecopy-demo

.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
RUN := $(VENV)/bin/python -m
SHARED ?= ../shared

# A name on the PATH may be an empty shim (pyenv), so each candidate is run.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: help setup demo test up pages down ingest url psql backup restore lint docs screenshots bench clean

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "  make %-11s %s\n", $$1, $$2 }'

setup: $(VENV)/.complete ## Make or renew .venv, with everything that the lock file names
	@:

demo: setup ## Three hours of invented news through Airflow, in a few minutes; then what it found
	@$(RUN) tests.world.demo

test: setup ## Every test (a browser is used where a Chromium is found)
	@$(RUN) pytest -q -n 3 --dist loadscope --no-loadscope-reorder $(ARGS)

up: setup ## The real thing: Postgres, Airflow on 127.0.0.1:8080, a run now and every hour; Ctrl-C stops
	@$(RUN) wirecopy.cli up

pages: setup ## The pages alone, for a look at the demo: make pages WIRECOPY_HOME=.wirecopy-demo
	@$(RUN) wirecopy.cli pages

down: setup ## Stop it, from another terminal or after a crash
	@$(RUN) wirecopy.cli down

ingest: setup ## One run now, without Airflow
	@$(RUN) wirecopy.cli migrate >/dev/null
	@$(RUN) wirecopy.cli ingest

url: setup ## Print the database's URL
	@$(RUN) wirecopy.cli url

# A statement keeps its dollar signs: make would read $1 as a variable of its own.
override Q := $(value Q)
export Q

psql: setup ## Open psql as a reader, or run one statement: make psql Q='select * from feed_health' ARGS=--csv
	@$(RUN) wirecopy.cli psql $(ARGS) $(if $(Q),-c "$$Q")

backup: setup ## Back up the news database and prove it; to another folder: make backup TO=/mnt/disk/monday
	@$(RUN) wirecopy.cli backup "$(or $(TO),$(or $(WIRECOPY_HOME),.wirecopy)/backups/$(shell date -u +%Y-%m-%dT%H%M%SZ))"

restore: setup ## Bring a backup back: make restore FROM=/mnt/disk/monday ARGS=--replace
	@test -n "$(FROM)" || { echo "Say which backup: make restore FROM=/mnt/disk/monday" >&2; exit 2; }
	@$(RUN) wirecopy.cli restore "$(FROM)" $(ARGS)

lint: setup ## Style, formatting, types, and which room may import which
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo

docs: setup ## Write docs/schema.md and docs/cookbook.md anew
	@$(RUN) tests.docs.write_pages

screenshots: setup ## Take the pictures in docs/screenshots anew
	@$(RUN) tests.web.screenshots

bench: setup ## Score feeds, extraction and grouping on the gold data of ../shared, or SHARED=/path
	@test -d $(SHARED)/tools || { echo "make bench needs the gold data: SHARED=/path make bench" >&2; exit 2; }
	@$(VENV)/bin/python $(SHARED)/tools/feeds_score.py --dev $(SHARED)/gold/feeds --parser benchmarks.adapters:parse_feed
	@$(VENV)/bin/python $(SHARED)/tools/extraction_score.py $(SHARED)/gold/extraction dev benchmarks.adapters:extract_page
	@$(VENV)/bin/python -m benchmarks.dedupe_quality $(SHARED)/gold/dedup

clean: ## Remove .venv and caches; the databases in .wirecopy and .wirecopy-demo stay
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Removed .venv and caches. Databases and logs in .wirecopy and .wirecopy-demo were left alone."

# .complete is written last: without it, an install that was killed half-way starts over.
$(VENV)/.complete: requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Wirecopy needs Python 3.11 or newer and finds none; install one, or name it: make PYTHON=/path/to/python" >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "$(PYTHON) is no Python 3.11 or newer" >&2; exit 2; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) lacks the module venv; on Debian: apt-get install python3-venv" >&2; exit 2; }
	@test $$(df -Pk . | awk 'NR == 2 { print $$4 }') -ge 1800000 || { echo "Less than 1.8 GB is free here, and .venv takes 1.2 GB: make room" >&2; exit 2; }
	@test -e $@ || rm -rf $(VENV)
	@rm -f $@
	@echo "Installing into $(VENV) with $(PYTHON) (1.2 GB, one to three minutes) …"
	@test -x $(VENV)/bin/python || "$(PYTHON)" -m venv $(VENV)
	@$(RUN) pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(RUN) pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

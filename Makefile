# The words of this project. `make demo` shows it, `make test` proves it; neither needs more than Python >= 3.11 and git.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
  $(shell command -v $(p) >/dev/null 2>&1 && $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(p))))
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
EDITABLE := install --no-deps --no-build-isolation --editable .
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
ARGS ?=
PART ?=

.DEFAULT_GOAL := help
.PHONY: help demo test lint types bench trust serve schema lock neo4j pictures dev

help:  ## Say what each word does
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /  make \1\t/' | expand -t 18

demo: $(VENV)/.runtime  ## Load what ships, print a summary and serve it (ARGS="--no-serve", "--port 0", "--data DIR")
	@$(BIN)/lipgraph demo $(ARGS)

serve: $(VENV)/.runtime  ## Serve a store (ARGS="--store URL")
	@$(BIN)/lipgraph serve $(ARGS)

test: dev  ## Run every suite that this machine can run, and name the others (ARGS="tests/unit -x")
	@$(BIN)/python -m pytest $(ARGS)

lint: dev  ## Style, format and floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports

types: dev  ## Types, strictly, in code and tests
	@$(BIN)/mypy

trust: dev  ## The long trials of every promise (PART=evidence|faults|power|acid for one part of them)
	@LIPGRAPH_TRUST=long $(BIN)/python -m pytest -m "trust$(if $(PART), and $(PART))" $(ARGS)

bench: dev  ## How long things take, beside the plain way of doing them
	@PYTHONPATH=tests $(BIN)/python -m bench $(ARGS)

schema: dev  ## Print the GraphQL schema from the code to its committed file
	@$(BIN)/lipgraph schema > schema/lipgraph_schema/api.graphql.new
	@mv schema/lipgraph_schema/api.graphql.new schema/lipgraph_schema/api.graphql

neo4j: dev  ## A Neo4j on loopback with a printed password, until Ctrl-C (ARGS="--port 7687")
	@PYTHONPATH=tests $(BIN)/python -m harness.developer_server $(ARGS)

pictures: dev  ## Draw the documentation's pictures anew, and every page into a folder (ARGS="FOLDER", else pictures)
	@PYTHONPATH=tests $(BIN)/python docs/pictures/draw.py
	@PYTHONPATH=tests $(BIN)/python docs/pictures/pages.py $(or $(ARGS),pictures)

lock:  ## Pin every dependency with its hashes (needs uv)
	@$(COMPILE) --group build --output-file requirements.lock pyproject.toml
	@$(COMPILE) --group dev --constraints requirements.lock --output-file requirements-dev.lock pyproject.toml

dev: $(VENV)/.dev

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "lipgraph needs Python 3.11 or later, and none was found; name one: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { echo "This Python cannot make environments; on Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing lipgraph from requirements.lock (the only step that needs a network)"
	@$(PIP) install --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) $(EDITABLE)
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@$(PIP) install --require-hashes --no-deps --requirement requirements-dev.lock
	@touch $@

# Every target works from a bare clone: it makes .venv and installs what the lock says, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check bench soak format clean

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(READY) ## Install, then start the demo: a phone page, no token and no internet needed
	$(BIN)/garderobe demo

test: $(READY) ## Run all tests
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

check: $(READY) ## Formatting, lint, strict types, import rules, known vulnerabilities
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python .ci/audit.py

bench: $(READY) ## Measure, each figure against a named rival
	$(BIN)/python -m benchmarks

soak: $(READY) ## Ten minutes of two hundred shoppers, bad weather and three kills
	$(BIN)/python -m tests.bot.soak --out build/soak

format: $(READY) ## Put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## Remove what was installed and built (not data/)
	rm -rf $(VENV) build *.egg-info

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Garderobe needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --constraint requirements.lock torch setuptools
	$(BIN)/python -m pip install --constraint requirements.lock --editable '.[dev]'
	touch $@

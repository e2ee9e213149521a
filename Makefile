# Plain `make` lists the commands. Setting up happens once, and again when what it reads changes.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# PyPI's torch for Linux brings several GB of CUDA, which nothing here uses. PyTorch's own index has
# the CPU build; where it cannot be reached, pip takes what the default index has.
# `make TORCH_INDEX= …` asks the default index only.
ifeq ($(shell uname -s),Linux)
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
endif
TORCH := $(shell grep '^torch==' constraints.txt)
PIP := $(BIN)/python -m pip --disable-pip-version-check

APP := $(VENV)/.app
DEV := $(VENV)/.dev

export q

.DEFAULT_GOAL := help
.PHONY: help setup serve ask index test lint format eval listing wheel clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(DEV) ## set everything up, for use and for development

serve: $(APP) ## set up what is needed and open the chat page
	$(BIN)/policy-assistant serve

ask: $(APP) ## ask one question: make ask q="宿迁市2025年婴儿死亡率目标是多少？"
	@$(BIN)/policy-assistant ask "$$q"

index: $(APP) ## build or refresh the index
	$(BIN)/policy-assistant index

test: $(DEV) ## set everything up and run all tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(DEV) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(DEV) ## put the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(DEV) ## evaluate on the test split; fails if a threshold does not hold
	$(BIN)/python -m eval

listing: $(APP) ## write the index as tables that can be read and compared: index/listing/
	$(BIN)/python -m assistant.cli.listing index/listing

wheel: $(DEV) ## build the wheel into dist/
	$(BIN)/hatchling build --target wheel

clean: ## remove the environment, the index and caches (results and feedback stay)
	rm -rf $(VENV) dist build index/generation-* index/.building-* index/CURRENT index/.lock
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(APP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --no-deps $(if $(TORCH_INDEX),--retries 1 --extra-index-url $(TORCH_INDEX)) $(TORCH)
	$(PIP) install -c constraints.txt -e .
	touch $@

$(DEV): $(APP)
	$(PIP) install -c constraints.txt -e ".[dev,eval,bench]"
	touch $@

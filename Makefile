# The commands of this project. Each of them first makes .venv, or brings it up to date, if that is needed.

SHELL = /bin/sh
.DEFAULT_GOAL = help
MAKEFLAGS += --no-print-directory

# To be changed on the command line: make demo PORT=9000, make test ARGS="-k search", make PYTHON=python3.12
HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?=
ARGS ?=
export HOST PORT

python = .venv/bin/python
manage = $(python) manage.py
benches = $(patsubst bench/%.py,%,$(wildcard bench/[a-z]*.py))
templates = site home programmes downloads search
compile = CUSTOM_COMPILE_COMMAND="make requirements" $(python) -m piptools compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(ARGS)

.PHONY: help set-up demo run test lint format messages check-messages bench lighthouse nu-checker requirements

help: ## Show this list
	@echo "make TARGET, where TARGET is one of:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-15s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "HOST and PORT say where the site is served ($(HOST):$(PORT)), PYTHON which Python makes .venv."

set-up: ## Make .venv and install what requirements-dev.txt names (nothing to do: a moment)
	@python="$$(sh tools/find-python.sh "$(PYTHON)")" && "$$python" tools/set_up.py

demo: set-up ## Build the demo site with its content if it is not there, and serve it
	@exec $(manage) demo $(ARGS)

run: set-up ## Serve the site as it is, and again after each change of the code
	@exec $(manage) runserver "$(HOST):$(PORT)" $(ARGS)

# Each file runs on one worker, so that what it builds is built once; in pytest-django's order, because
# browser tests empty the database and have to come last.
test: set-up ## Run all tests on a PostgreSQL of their own (ARGS="-k search" for some)
	@DJANGO_SETTINGS_MODULE=config.settings.test $(manage) compile_catalogues
	@DJANGO_SETTINGS_MODULE=config.settings.test $(manage) compile_lemmas
	@exec $(python) -m pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: set-up ## Check packages, code, templates, migrations and catalogues; changes nothing
	@echo "Packages"
	@$(python) tools/check_requirements.py
	@echo "Code"
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@echo "Templates"
	@$(python) -m djlint --lint --quiet $(templates)
	@echo "Migrations"
	@$(manage) makemigrations --check --dry-run
	@echo "Catalogues"
	@$(manage) check_messages

format: set-up ## Put code in order, and repair what ruff can repair
	@$(python) -m ruff check --fix-only .
	@$(python) -m ruff format .

# Plain German holds only what differs from German: texts come into it by ARGS="--locale de_Simple".
messages: set-up ## Take new texts into all catalogues (ARGS="--locale uk" begins one), then check them
	@$(manage) makemessages $(or $(ARGS),--all --exclude de_Simple) --no-obsolete --add-location file --no-wrap \
		--ignore .venv --ignore var --ignore tests --ignore tools
	@$(manage) check_messages

check-messages: set-up ## Check that no text is missing in the catalogues
	@$(manage) check_messages

bench: set-up ## Measure what the site costs, in databases of their own (benches=offers ARGS=500 for one of them)
	@for name in $(benches); do echo "== $$name"; $(python) -m "bench.$$name" $(ARGS) || exit 1; done

nu-checker: ## Fetch the Nu HTML checker into var/, so that tests ask it too (needs npm, and Java to run)
	@npm install --silent --no-save --no-package-lock --prefix var/nu vnu-jar@26.9.27

lighthouse: ## Measure every page type of the site that runs on HOST and PORT with Lighthouse (needs npm and Chromium)
	@exec python3 tools/lighthouse.py

requirements: set-up ## Write requirements*.txt anew from pyproject.toml (ARGS=--upgrade for newer releases)
	@$(compile) --output-file requirements.txt pyproject.toml
	@$(compile) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	@$(MAKE) set-up && $(python) tools/check_requirements.py

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PORT

.DEFAULT_GOAL := help
.PHONY: help run test lint types format messages browser screenshots crash race load soak

help: ## Show what can be done
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

run: .venv/run.stamp ## Serve the archive on 127.0.0.1:$PORT, with the demo in an empty one
	$(BIN)/python manage.py prepare
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/honcho -f config/Procfile -d . start

test: lint types ## Run lint, types and every test that this machine can run, on SQLite and PostgreSQL
	$(BIN)/pytest -n auto
	$(BIN)/pytest -n auto --postgres

lint: .venv/dev.stamp ## Check style, templates, floors and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --target-version 5.2 --check $$(git ls-files 'templates/*.html')
	$(BIN)/lint-imports --no-logo
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check

types: .venv/dev.stamp ## Check types
	$(BIN)/mypy .

format: .venv/dev.stamp ## Write code and templates in house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

messages: .venv/dev.stamp ## Collect the sentences to translate and compile what is translated
	$(BIN)/python manage.py makemessages -l ar -l fr --no-wrap --no-location --ignore .venv --ignore tests --ignore data
	$(BIN)/python manage.py compilemessages --ignore .venv

browser: .venv/dev.stamp ## Have Chromium read, measure and use every page of a running site
	$(BIN)/pytest -n auto tests/browser

screenshots: .venv/dev.stamp ## Take pictures of the main pages into data/screenshots/
	$(BIN)/python -m tests.browser.screenshots

crash: .venv/dev.stamp ## Kill the site's processes KILLS=200 times on each database, and see that nothing is lost
	$(BIN)/python -m tests.reliability.crash --kills $(or $(KILLS),200) $(OPTIONS)

race: .venv/dev.stamp ## Save and delete in four processes for SECONDS=60, and measure how the index follows
	$(BIN)/python -m tests.reliability.race --seconds $(or $(SECONDS),60) $(OPTIONS)

load: .venv/dev.stamp ## Measure how many readers 100,000 articles serve, or OPTIONS="--articles 1000"
	$(BIN)/python -m tests.reliability.load $(OPTIONS)

soak: .venv/dev.stamp ## Work for MINUTES=60 as on any day, and see that nothing grows
	$(BIN)/python -m tests.reliability.soak --minutes $(or $(MINUTES),60) $(OPTIONS)

.venv/run.stamp: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

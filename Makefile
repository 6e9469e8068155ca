# Everything this project does, by name; `make` alone lists it. Set-up happens on the way and only once.

PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
ifeq ($(PYTHON),)
$(error Python 3.11 or newer is missing. Install it, then run make again)
endif
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet

# A folder that was moved or copied, or whose Python has gone, keeps a .venv that works no more.
$(shell { grep -sqF "$(CURDIR)/.venv" .venv/pyvenv.cfg && $(PY) -c ""; } 2>/dev/null || rm -rf .venv)

# Debian packages that are missing: what a library or a command comes from, unless it is there already.
library = $(shell $(PYTHON) -c 'import ctypes; ctypes.CDLL("$(1)")' 2>/dev/null || echo $(2))
command = $(shell command -v $(1) >/dev/null || echo $(2))
debian := $(filter debian,$(shell . /etc/os-release 2>/dev/null && echo $$ID))
for_venv = $(shell $(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	$(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
for_pdf = $(call library,libpango-1.0.so.0,libpango-1.0-0) $(call library,libpangoft2-1.0.so.0,libpangoft2-1.0-0) \
	$(call library,libharfbuzz-subset.so.0,libharfbuzz-subset0)
for_tests = $(if $(debian),$(call command,chromium,chromium)) $(call command,java,default-jre-headless) \
	$(call command,pdfinfo,poppler-utils)

# $(call install,PACKAGES): root installs them, anyone else is told how.
define install
@test -z "$(strip $(1))" || test "$$(id -u)" = 0 || { echo "Some system packages are missing. \
Install them, then run make again:  sudo apt-get install $(strip $(1))"; exit 1; }
@test -z "$(strip $(1))" || { echo "Installing system packages: $(strip $(1))"; apt-get update -qq && \
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(strip $(1)) >/dev/null; }
endef

.PHONY: help run check test soak bench node lock clean system tools browser

help:  ## List what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' Makefile

run: system .venv/run.stamp  ## Start the app (make run PORT=8600 for another port)
	@$(PY) -m triage serve $(if $(PORT),--port $(PORT))

check: .venv/dev.stamp  ## Look over the code: layout, lint, types, floors of the house
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo

test: tools check browser  ## Check, then run all tests: engine with coverage, pages in a browser, PDF conformance
	$(PY) -m pytest -n 2 --dist loadfile $(ENGINE) --cov
	$(PY) -m pytest -n 2 --dist loadfile $(addprefix --ignore=,$(ENGINE))

# Measured for coverage is what the engine's own tests run: measuring makes a test three times as slow.
ENGINE := tests/logic tests/questionnaire tests/assessment tests/constructs

soak: .venv/dev.stamp  ## Hold the checker against brute force on thousands of random forms (make soak TIMES=50)
	env -u CI TEST_TIMES=$(or $(TIMES),20) $(PY) -m pytest -n 2 -q -m hypothesis tests/checker

bench: node system .venv/dev.stamp  ## Measure, side by side with survey-core (needs Node), into docs/benchmarks.md
	cd benchmarks && npm ci --silent --no-audit --no-fund
	$(PY) -m benchmarks

node:
	@command -v node >/dev/null && command -v npm >/dev/null || { echo "make bench needs Node 18 or newer, with npm. \
Install them, then run make again:  sudo apt-get install nodejs npm"; exit 1; }

LOCK = env -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND="make lock" $(PY) -m piptools compile --quiet --upgrade --generate-hashes --allow-unsafe \
	--strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --build-deps-for editable

lock: .venv/dev.stamp  ## Renew the locked dependencies (with Python 3.11, the oldest that is supported)
	@$(PY) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "Locks are made with Python 3.11. Run: make clean && make lock PYTHON=python3.11"; exit 1; }
	@$(LOCK) --output-file requirements/run.txt pyproject.toml
	@$(LOCK) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

clean:  ## Remove what make and the tools have made
	rm -rf .venv .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build dist
	find . -name __pycache__ -prune -exec rm -rf {} +

system:
	$(call install,$(for_venv) $(for_pdf))

tools:
	$(call install,$(for_venv) $(for_pdf) $(for_tests))

browser: .venv/dev.stamp  # Ubuntu's archive has none: Playwright brings one
	@command -v chromium >/dev/null || $(PY) -m playwright install --with-deps chromium

.venv/bin/python:
	$(call install,$(for_venv))
	@$(PYTHON) -m venv --clear .venv

.venv/%.stamp: requirements/%.txt pyproject.toml | .venv/bin/python
	@echo "Installing Python packages from $<"
	@$(PIP) install --require-hashes -r $<
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

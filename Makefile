# make run · make test · make check · make bench · make screenshots · make lock
# PORT=8001 make run serves elsewhere; PYTHON=/path/to/python3.11 names the Python to build .venv with.
PORT ?= 8000
BIN := .venv/bin
BUILT := linli/portal/static/build/.built
# What the front end is made of; its stylesheets keep only what templates and views name.
SOURCES := $(shell find frontend linli/*/templates -path frontend/node_modules -prune -o -type f -print 2>/dev/null) \
           $(shell find linli/portal linli/desk -name '*.py' 2>/dev/null)

# The program is compiled once, and not by each of the processes that are started here.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bench lock messages
.DEFAULT_GOAL := run

run: .venv/run.stamp $(BUILT)
	@exec $(BIN)/linli serve --port $(PORT) --demo zhangshu-zhangjiashan

test: .venv/dev.stamp $(BUILT)
	@scripts/bootstrap browser
	@$(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder

check: .venv/dev.stamp
	@$(BIN)/python scripts/check.py

bench: .venv/dev.stamp $(BUILT)
	@$(BIN)/python -m benchmarks

# Recomputed only when somebody asks: everybody else installs exactly what is written down.
lock: .venv/dev.stamp
	@for name in run dev node; do \
	  $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header $$([ $$name = dev ] && echo -c requirements/run.txt) \
	    -o requirements/$$name.txt requirements/$$name.in || exit 1; done
	@cd frontend && npm install --package-lock-only

# The tests' packages hold the program's own: whoever has them needs nothing more to run.
.venv/run.stamp: requirements/run.txt scripts/bootstrap
	@[ .venv/dev.stamp -nt requirements/run.txt ] && [ .venv/dev.stamp -nt scripts/bootstrap ] || scripts/bootstrap packages run
	@touch $@

.venv/dev.stamp: requirements/dev.txt scripts/bootstrap
	@scripts/bootstrap packages dev
	@touch $@ .venv/run.stamp

$(BUILT): $(SOURCES) scripts/bootstrap
	@scripts/bootstrap frontend

.PHONY: generate messages
generate: .venv/dev.stamp
	@$(BIN)/python scripts/generate.py

messages: .venv/dev.stamp
	@$(BIN)/python scripts/messages.py update

# The pictures of the READMEs, taken anew from an invented district in var/screenshots.
.PHONY: screenshots
screenshots: .venv/dev.stamp $(BUILT)
	@scripts/bootstrap browser
	@$(BIN)/python -m scripts.screenshots

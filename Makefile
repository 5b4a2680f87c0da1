# Everything a person or a machine does here is one word. Each target sets up what it needs on a fresh Debian or Ubuntu;
# progress goes to stderr. One profile, one feature set, one target folder: nothing is compiled twice.
SHELL := /bin/bash
export PATH := $(CURDIR)/target/tools/bin:$(PATH)

# `app/ts` holds the committed TypeScript bindings against the views; without it that test would be silently absent.
WORKSPACE := --workspace --features app/ts

SETUP := target/setup.stamp
MODULES := ui/node_modules/.package-lock.json
PAGE_MODULES := ui/archive-page/node_modules/.package-lock.json tests/archive/node_modules/.package-lock.json
FACE := ui/dist/index.html
FACE_SOURCES := $(shell find ui assets/locales -type f -not -path '*/node_modules/*' -not -path 'ui/dist*' 2>/dev/null)

.PHONY: help run test lint bench attack guards fuzz pictures bindings ui setup
help:
	@echo 'make run       opens Counterfoil; without a display makes a demo book on the command line'
	@echo 'make test      every test: core, command line, face, the real window'
	@echo 'make lint      formatting, clippy, dependencies, eslint, types'
	@echo 'make bench     measures, beside SQLite, SQLCipher and stock tools'
	@echo 'make attack    the long form of the fault tests: every kill, every mutation'
	@echo 'make guards    takes one guard away at a time, and sees a test go red'
	@echo 'make fuzz      every parser under libFuzzer, then the long form of the property tests'
	@echo 'make pictures  every screen of the real window, for docs/screenshots'
	@echo 'make bindings  writes the TypeScript twins of the views'
	@echo 'make setup     only what the others need'

run: $(SETUP) $(FACE)
	@echo 'run: building' >&2
	@cargo build --quiet --locked --workspace --bins
	@scripts/run.sh

test: $(SETUP) $(FACE) $(PAGE_MODULES)
	@scripts/test.sh --locked $(WORKSPACE)

lint: $(SETUP) $(FACE) target/tools/bin/cargo-deny
	cargo fmt --check
	cargo clippy --quiet --locked $(WORKSPACE) --all-targets -- -D warnings
	cargo fetch --quiet --locked
	target/tools/bin/cargo-deny --offline -L error check --hide-inclusion-graph bans licenses sources
	npm --prefix ui run --silent lint
	npm --prefix ui run --silent types

bench: $(SETUP)
	COUNTERFOIL_BENCH=full cargo bench --locked -p store -p documents -p acceptance --bench book --bench pdf --bench backup --bench scale

attack: $(SETUP)
	@tests/attack/run.sh $(PART)

guards: $(SETUP) $(FACE)
	@tests/guards/run.sh $(PART)

fuzz: $(SETUP)
	@fuzz/run.sh $(PART)
	[ -n "$(PART)" ] || PROPTEST_CASES=$${PROPTEST_CASES:-200000} cargo test --locked --workspace --exclude shell --exclude acceptance

pictures: $(SETUP) $(FACE)
	cargo build --quiet --locked $(WORKSPACE) --bins
	COUNTERFOIL_PICTURES=1 cargo test --quiet --locked $(WORKSPACE) --test e2e pictures -- --test-threads=1
	@scripts/pictures.sh

bindings: $(SETUP)
	cargo run --quiet -p app --features ts --example bindings

ui: $(FACE)

setup: $(SETUP) $(MODULES)

$(SETUP): scripts/setup.sh rust-toolchain.toml
	@scripts/setup.sh
	@mkdir -p $(@D) && touch $@

$(MODULES): ui/package-lock.json | $(SETUP)
	@echo 'setup: fetching the packages of the face' >&2
	@npm --prefix ui ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
	@touch $@

$(PAGE_MODULES): %/node_modules/.package-lock.json: %/package-lock.json | $(SETUP)
	@echo 'setup: fetching the packages of $*' >&2
	@npm --prefix $* ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
	@touch $@

$(FACE): $(MODULES) $(FACE_SOURCES)
	@echo 'ui: building the face' >&2
	@npm --prefix ui run --silent build >&2
	@touch $@

target/tools/bin/cargo-deny: | $(SETUP)
	@echo 'setup: building cargo-deny 0.20.2' >&2
	@CARGO_TARGET_DIR=target/tools/build cargo install --quiet --locked --debug --root target/tools cargo-deny@0.20.2 >&2

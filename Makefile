# One target, one purpose; `make help` lists them.
SHELL := /bin/bash
CONFIG ?= release
RELEASE := swift build -c release --static-swift-stdlib
KRING := .build/release/kring
PREFIX ?= /usr/local
DESTDIR ?=
# The rehearsed moments of the demo: the plan is published in January, and the reminders are those of one February morning.
PUBLISHED_AT := 2027-01-11T09:00:00+01:00
REMINDED_AT := 2027-02-16T08:00:00+01:00

.PHONY: help demo test test-fast build release install lint format bench bench-planning bench-scaling bench-icalendar bench-agenda bench-groups bench-sending bench-scale bench-serve chaos check-busy check-clients check-growth check-live check-recurrence check-season check-years fuzz sanitize coverage clean packages

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

packages: ## install the Debian packages that are missing (apt, when it may)
	@scripts/install-packages

demo: packages release ## plan, publish and remind on the example workspace in config/
	@KRING=$(KRING) scripts/demo $(PUBLISHED_AT) $(REMINDED_AT)

test: packages ## build everything for debugging and run all tests
	@swift build --build-tests
	@swift test --skip-build

# Tests that search for long or start processes say `.slow`; the whole suite has them.
test-fast: ## the inner loop: what can be tested in seconds, after a change of one file in under a minute
	@swift build --build-tests
	@KRING_FAST=1 swift test --skip-build 2>&1 | grep -E "^(✘|↳|error)|Test run with"; exit $${PIPESTATUS[0]}

build: packages ## debug build
	@swift build

release: packages ## optimised build of the command, Swift's libraries linked in
	@$(RELEASE) --product kring

install: release ## put kring and its templates under PREFIX (/usr/local)
	install -D -m 755 -s $(KRING) $(DESTDIR)$(PREFIX)/bin/kring
	mkdir -p $(DESTDIR)$(PREFIX)/share/kring
	cp -R templates $(DESTDIR)$(PREFIX)/share/kring/
	cp -R deploy $(DESTDIR)$(PREFIX)/share/kring/
	mkdir -p $(DESTDIR)$(PREFIX)/share/kring/config
	tar -C config --exclude=./state --exclude=./public --exclude=./outbox -cf - . | tar -C $(DESTDIR)$(PREFIX)/share/kring/config -xf -

lint: ## formatting and style, strictly; the picture of the rooms
	@scripts/draw-rooms --check
	@swift format lint --strict -r -p Sources Tests Package.swift

format: ## format all sources
	@swift format -i -r -p Sources Tests Package.swift

bench: release ## measure start-up and memory beside a peer
	@Benchmarks/run $(KRING)

SECONDS_EACH ?= 60
WORKERS ?= 2
SIZES ?= small medium large huge
SEEDS ?= 1 2 3
FLAGS ?=
RULES ?= 10000
SEED ?= 1
bench-planning: release ## plans beside first come, first served and CP-SAT: SECONDS_EACH, WORKERS, SIZES, SEEDS, FLAGS=--quick
	@Benchmarks/planning/bench.py --kring $(KRING) --seconds $(SECONDS_EACH) --workers $(WORKERS) --sizes "$(SIZES)" --seeds "$(SEEDS)" $(FLAGS)

bench-scaling: release ## how the time of a planning step grows with the instance, its density kept
	@Benchmarks/planning/scaling.py --kring $(KRING)

BRIEFS ?= 300
bench-agenda: release ## agendas beside an optimum by CP-SAT (PyPI): BRIEFS, SEED
	@Benchmarks/agenda/bench.py --kring $(KRING) --briefs $(BRIEFS) --seed $(SEED)

bench-groups: release ## groups beside chance and a genetic solver
	@Benchmarks/groups/bench.py --kring $(KRING) $(FLAGS)

bench-sending: release ## a morning of 20,000 reminders to a mail server on the loopback, beside smtplib; idle runs
	@Benchmarks/sending/bench.py --kring $(KRING) $(FLAGS)

bench-scale: release ## what check, publish, cancel and run cost at 25, 100 and 400 communities: SIZES, FLAGS=--before=KRING
	@Benchmarks/scale/bench.py --kring $(KRING) $(if $(filter file,$(origin SIZES)),,--sizes "$(SIZES)") $(FLAGS)

bench-serve: release ## what a request costs, beside nginx on the same files, asked by wrk (Debian packages): FLAGS=--seconds=10
	@scripts/install-packages wrk nginx-light python3
	@Benchmarks/serve/bench.py --kring $(KRING) $(FLAGS)

bench-icalendar: packages ## expanding and writing beside libical, dateutil and icalendar (PyPI, gcc)
	@Benchmarks/icalendar/bench.py $(FLAGS)

FUZZ_SECONDS ?= 60
fuzz: packages ## throw mutated calendars at the reader, expander and writer: FUZZ_SECONDS
	@Fuzz/fuzz $(FUZZ_SECONDS)

sanitize: packages ## the calendar tests under the address and the thread sanitizer
	@for kind in address thread; do \
		echo "sanitize: $$kind"; \
		LSAN_OPTIONS=suppressions=$(CURDIR)/Fuzz/address-suppressions.txt TSAN_OPTIONS=suppressions=$(CURDIR)/Fuzz/thread-suppressions.txt swift test --sanitize=$$kind --scratch-path .build/sanitize-$$kind --filter 'ICalendarTests|FeedDoctorTests|FeedsTests|CivilTimeTests' || exit 1; \
	done

check-recurrence: packages ## ten thousand random rules with dateutil (PyPI) and libical (gcc): RULES, SEED
	@Benchmarks/icalendar/compare.py --rules $(RULES) --seed $(SEED)

check-live: release ## play the live agendas of the example at random (nodejs)
	@KRING=$(KRING) scripts/check-live

KILLS ?= 200
chaos: release ## every fault of a mail server, changes meanwhile, power cuts, and KILLS kills with two runs at once (python3, openssl, strace): KILLS, SEED
	@scripts/install-packages python3 openssl strace
	@scripts/check-chaos $(KRING) $(KILLS) $(SEED)

check-season: release ## cron at 1, 5, 15 and 60 minutes over a season with outages sends the same messages (python3)
	@scripts/check-season $(KRING)

check-years: release ## three seasons in a row: what five calendar clients (PyPI) show and who hears what, after every step: SEED, FLAGS=--quick
	@scripts/check-years $(KRING) --seed $(SEED) $(FLAGS)

YEARS ?= 5
check-growth: release ## how the ledger grows over YEARS years of seasons, and that an idle run does not slow down with it (python3)
	@scripts/check-growth $(KRING) $(YEARS)

check-clients: release ## play a season of changes and compare what five calendar clients (PyPI) show after each step
	@scripts/check-clients $(KRING)

CALENDARS ?= Tests/ICalendarTests/Fixtures/messy
MUTATED ?= 300
check-busy: release ## busy times of the calendars in CALENDARS, and of MUTATED damaged ones, beside icalendar, vobject and khal (PyPI)
	@scripts/check-busy $(KRING) $(CALENDARS) $(MUTATED)

coverage: packages ## which lines the tests run
	@swift test --enable-code-coverage
	@llvm-cov report .build/debug/kringPackageTests.xctest -instr-profile .build/debug/codecov/default.profdata -ignore-filename-regex='(\.build|Tests)'

clean: ## forget builds and what the demo made
	rm -rf .build config/state config/public config/outbox

# cnn-tutor: every set-up step is here. `make tutor` and `make test` are all that a new machine needs.

SWIFT_NEEDED := 6.2
PREFIX ?= /usr/local
RELEASE := swift build -c release --static-swift-stdlib
LIBRARIES := libncursesw5-dev libsqlite3-dev zlib1g-dev libcmark-gfm-dev libcmark-gfm-extensions-dev curl
TEST_TOOLS := tmux
# PyTorch for comparisons: several gigabytes, so it stands outside the tree.
PEERS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/cnn-tutor/peers
# What threads and pointers are in: these tests run under the sanitizers. XCTest itself leaks a few bytes.
SANITIZED := Workers|FastExecutor
SOURCES := Package.swift Sources Tests

.DEFAULT_GOAL := help

.PHONY: help
help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: tutor
tutor: release ## install what is missing, build, open the tutor
	@"$$($(RELEASE) --show-bin-path)/cnn-tutor"

.PHONY: release
release: toolchain libraries ## the release build, linked so that the binary runs without a toolchain
	@$(RELEASE) --product cnn-tutor

.PHONY: install
install: release ## copy program and content below PREFIX (/usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/cnn-tutor"
	install -m 755 "$$($(RELEASE) --show-bin-path)/cnn-tutor" "$(DESTDIR)$(PREFIX)/bin/cnn-tutor"
	cp -R Exercises Assets "$(DESTDIR)$(PREFIX)/share/cnn-tutor/"

.PHONY: test
test: toolchain libraries test-tools ## install what is missing, build, run every test
	swift build --build-tests
	swift test --skip-build

.PHONY: soak
soak: toolchain libraries test-tools ## every test at length: millions of random texts, in a release build
	SOAK=1 swift test -c release --scratch-path .build-soak -Xswiftc -enable-testing
	@tutor="$$(swift build -c release --scratch-path .build-soak --show-bin-path)/cnn-tutor"; \
	for id in $$("$$tutor" train-live --list --content . | awk 'NR > 1 && /^[a-z0-9-]+ / { print $$1 }'); do \
	  echo "experiment $$id"; \
	  "$$tutor" train-live "$$id" --no-ui --content . --data generated --images 64 --epochs 1 >/dev/null || exit 1; \
	done

.PHONY: fuzz
fuzz: toolchain libraries ## inputs that strangers write, changed at random: TARGET=all COUNT= SEED=1
	swift build -c release --product Fuzz
	"$$(swift build -c release --show-bin-path)/Fuzz" $(or $(TARGET),all) $(COUNT) $(SEED)

.PHONY: sizes
sizes: ## every page, figure and screen at 450 sizes of the window
	@$(MAKE) fuzz TARGET=sizes

.PHONY: kill
kill: release ## kills at random moments and at system calls: COUNT=500 SEED=1
	@$(call apt-install,strace)
	python3 Tests/Fuzz/kill.py "$$($(RELEASE) --show-bin-path)/cnn-tutor" --count $(or $(COUNT),500) --seed $(or $(SEED),1)

.PHONY: check
check: toolchain libraries lint imports size conversions content ## lint, undeclared imports, sizes, conversions, content

.PHONY: lint
lint: toolchain
	swift format lint --strict --parallel --recursive $(SOURCES)

.PHONY: imports
imports: toolchain libraries
	swift build --build-tests --explicit-target-dependency-import-check error

.PHONY: size
size:
	@find Sources Tests -name '*.swift' -o -name '*.c' -o -name '*.h' | sort | xargs awk -f Tests/size.awk

.PHONY: conversions
conversions:
	@find Sources -name '*.swift' | sort | xargs awk -f Tests/conversions.awk Tests/conversions.txt

.PHONY: content
content: toolchain libraries
	swift run cnn-tutor check .

.PHONY: bench-peers
bench-peers: release peers ## training and inference against PyTorch, in turn; ROUNDS=5 pairs of runs each, THREADS=2
	@python3 Tests/Benchmarks/compare.py --rounds $(or $(ROUNDS),5) --threads $(or $(THREADS),2) \
	  "$$($(RELEASE) --show-bin-path)/cnn-tutor" "$(PEERS)/venv/bin/python"

.PHONY: peers
peers:
	@if ! "$(PEERS)/venv/bin/python" -c 'import torch' 2>/dev/null; then \
	  echo "Installing PyTorch into $(PEERS)/venv"; \
	  mkdir -p "$(PEERS)" && python3 -m venv "$(PEERS)/venv" && \
	  "$(PEERS)/venv/bin/python" -m pip install --quiet numpy torch || { \
	    echo "PyTorch could not be installed into $(PEERS)/venv: it needs python3 with venv, the network and 8 GB. Try again, or install torch there yourself." >&2; exit 1; }; \
	fi

.PHONY: sanitize
sanitize: toolchain libraries ## tests of threads and kernels under the thread and address sanitizers
	swift test --sanitize=thread --scratch-path .build-tsan --filter '$(SANITIZED)'
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build-asan --filter '$(SANITIZED)'

.PHONY: format
format: toolchain ## rewrite the Swift files in the project's format
	swift format --in-place --parallel --recursive $(SOURCES)

.PHONY: toolchain
toolchain:
	@found=$$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1); \
	if [ -z "$$found" ]; then \
	  echo "cnn-tutor needs Swift $(SWIFT_NEEDED) or newer, and no 'swift' is on the PATH: install it from https://www.swift.org/install/linux/." >&2; exit 1; \
	elif [ "$$(printf '%s\n' "$(SWIFT_NEEDED)" "$$found" | sort -V | head -n 1)" != "$(SWIFT_NEEDED)" ]; then \
	  echo "cnn-tutor needs Swift $(SWIFT_NEEDED) or newer, and the one on the PATH is $$found: get a newer one from https://www.swift.org/install/linux/." >&2; exit 1; \
	fi

.PHONY: libraries
libraries:
	@$(call apt-install,$(LIBRARIES))

.PHONY: test-tools
test-tools:
	@$(call apt-install,$(TEST_TOOLS))

# Installs those packages that Debian does not have yet; with sudo when we are not root.
define apt-install
missing=; for package in $(1); do \
  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
  if ! command -v apt-get >/dev/null; then \
    echo "cnn-tutor needs these Debian packages, and there is no apt-get here:$$missing. Install what your system calls them, then try again." >&2; exit 1; \
  fi; \
  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
  echo "Installing$$missing"; \
  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
fi
endef

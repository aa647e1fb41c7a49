# Everything starts here: `make drill` and `make test` set up whatever is missing first, and are quiet about what is there.
# npm and npx put node_modules/.bin first, so Node 24 of the npm package `node` runs it all, whatever Node the machine has.

.DEFAULT_GOAL := help
.PHONY: help setup drill test check clean

packages := node_modules/.package-lock.json

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1 | /p' Makefile | while IFS='|' read -r name words; do printf '  make %-8s%s\n' "$$name" "$$words"; done

setup: $(packages) ## install and build what is missing: packages, Docker engine, Compose plugin, images
	@npx firedrill doctor --fix

drill: setup ## put the first runbook section on trial: the Redis outage of account-api
	@npx firedrill run redis-outage

test: setup ## run all tests
	@npm test

check: $(packages) ## types, lint, format, architecture and unit tests; needs no engine
	@npm run check

clean: ## remove what was built and cached; reports, open ledgers and Docker images stay
	rm -rf dist coverage .vitest .firedrill/cache .firedrill/logs

$(packages): package-lock.json
	@command -v npm >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then \
	    echo 'npm is missing: installing it from Debian'; \
	    apt-get -q -o Acquire::Retries=3 update >/dev/null && \
	    DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 install -y --no-install-recommends npm >/dev/null; \
	  else \
	    echo 'npm is missing: install Node.js 20 or later together with npm, then try again.' >&2; exit 4; \
	  fi; }
	@echo 'installing the npm packages of package-lock.json'
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

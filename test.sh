#!/usr/bin/env bash
# Installs the packages that are missing, builds the `dev` preset and runs every test.
# Arguments go to ctest: ./test.sh -L unit
set -euo pipefail
cd "$(dirname "$0")"

. ./packages.sh
install_packages $BUILD_PACKAGES $TEST_PACKAGES

cmake --preset dev >/dev/null
browser=build/dev/tests/browser
if ! [ $browser/node_modules -nt $browser/package-lock.json ] && ! npm ci --prefix $browser --no-audit --no-fund --silent; then
  echo "npm ci did not succeed (offline?): tests in a browser that need it are skipped" >&2
fi
cmake --build --preset dev
exec ctest --preset dev --parallel "$(nproc)" "$@"

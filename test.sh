#!/usr/bin/env bash
# Installs the packages that are missing, builds the `dev` preset and runs every test.
# Arguments go to ctest: ./test.sh -L unit
set -euo pipefail
cd "$(dirname "$0")"

. ./packages.sh
install_packages $BUILD_PACKAGES $TEST_PACKAGES

cmake --preset dev >/dev/null
cmake --build --preset dev
exec ctest --preset dev --parallel "$(nproc)" "$@"

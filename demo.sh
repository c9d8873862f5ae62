#!/usr/bin/env bash
# From a fresh Debian 12 to a running search: installs the packages that are missing, builds, indexes the
# sample corpus, shows three searches and serves the page until Ctrl-C.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'TEXT'
usage: ./demo.sh [--no-serve] [--port N]
  --no-serve  end after the sample searches
  --port N    port of the page on 127.0.0.1 (default 8080)
TEXT
}

port=8080
serve=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --no-serve) serve=no ;;
    --port) shift; port="${1:?--port needs a number}" ;;
    -h | --help) usage; exit 0 ;;
    *) echo "demo.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

. ./packages.sh
install_packages $BUILD_PACKAGES

cmake --preset release >/dev/null
cmake --build --preset release

bin=build/release/bin
data=.demo
"$bin/indexer" run --data "$data" --source corpus

ask() {
  echo
  echo "\$ telusur search $*"
  "$bin/telusur" search --data "$data" --format table "$@"
}
ask harga beras --per_page 3
ask kebanjiran --tag "Kota Seruni" --facets year --per_page 2
ask pengajaran jarak jauh --from 2020 --to 2021 --per_page 2

[ "$serve" = yes ] || exit 0
echo
echo "http://127.0.0.1:$port/   (Ctrl-C ends)"
exec "$bin/searchd" --data "$data" --listen "127.0.0.1:$port"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Packs what is built, and installs, uses, upgrades, removes and purges the package in a root of its own.
#   debian_package_test.sh CPACK BUILD SOURCE WORK
# WORK keeps the root as debootstrap made it, and the packages that were fetched, for the next time.
# Exit code 77: skipped.
set -uo pipefail

skip() {
  echo "skipped: $1"
  # What was tried before is told all the same.
  [ "${failures:-0}" -eq 0 ] || exit 1
  exit 77
}

if [ -z "${TELUSUR_NAMESPACE:-}" ]; then
  [ "$(id -u)" -eq 0 ] || skip "a root of its own takes root"
  for program in debootstrap lintian unshare zcat; do
    command -v $program >/dev/null || skip "no $program here"
  done
  unshare --mount --pid --fork true 2>/dev/null || skip "no namespaces here"
  # What is mounted and started here ends with this process, however it ends.
  TELUSUR_NAMESPACE=1 exec unshare --mount --pid --fork --kill-child --mount-proc "$BASH" "$0" "$@"
fi

cpack=$1 build=$2 source=$3 work=$4
root=$work/root
base=$work/base.tar
archives=$work/archives
config=/etc/telusur/telusur.toml
newer=999.0
failures=0
port=

# Runs a command; it must succeed. What it says is shown if it does not.
check() {
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    echo "ok      $what"
  else
    echo "FAILED  $what (exit code $?): $*"
    tail -n 30 "$work/said" | sed 's/^/        /'
    failures=$((failures + 1))
    return 1
  fi
}

# Without the rest makes no sense.
need() {
  check "$@" || exit 1
}

fails_with() {
  local wanted=$1
  shift
  "$@"
  [ $? -eq "$wanted" ]
}

is() {
  [ "$1" = "$2" ] || { echo "is \"$1\", should be \"$2\"" && false; }
}

absent() {
  local path
  for path in "$@"; do
    [ ! -e "$root$path" ] && [ ! -h "$root$path" ] || { echo "there is $path" && false; } || return 1
  done
}

in_root() {
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive ${http_proxy:+http_proxy="$http_proxy"} chroot "$root" "$@" </dev/null
}

as() {
  local account=$1
  shift
  in_root runuser -u "$account" -- "$@"
}

install() {
  in_root apt-get install -qq -y "$@"
}

# Debian as apt has it on this machine: "deb ADDRESS SUITE main", the release itself first.
mirrors() {
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' "Created-By: Packages" |
    awk -v release="$1" '$3 == "main" && ($2 == release || $2 == release "-updates" || $2 == release "-security") {
      print length($2), "deb", $1, $2, "main" }' | sort -n -u | cut -d " " -f 2-
}

make_base() {
  local release sources address
  release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  sources=$(mirrors "$release")
  [ -n "$sources" ] || skip "apt knows no Debian here"
  address=$(echo "$sources" | sed -n '1s/^deb \([^ ]*\) .*/\1/p')
  debootstrap --variant=minbase "$release" "$root" "$address" >"$work/debootstrap.log" 2>&1 ||
    skip "no Debian to be had (offline?): $(tail -n 1 "$work/debootstrap.log")"
  echo "$sources" >"$root/etc/apt/sources.list"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  in_root apt-get update -qq >"$work/debootstrap.log" 2>&1 || skip "no list of packages (offline?)"
  umount -l "$root/proc" 2>/dev/null
  rm -rf "$archives"
  mkdir -p "$archives"
  tar -C "$root" --exclude './var/cache/apt/archives/*.deb' -cf "$base.new" . && mv "$base.new" "$base"
}

make_root() {
  # In memory, some 600 MB: it goes with the namespace.
  mkdir -p "$root" && mount -t tmpfs -o mode=755,size=2g root "$root" || skip "no tmpfs here"
  # An older list names packages that are no more.
  if [ -n "$(find "$base" -mtime -3 2>/dev/null)" ]; then
    tar -C "$root" -xf "$base"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    cp "$archives"/*.deb "$root/var/cache/apt/archives/" 2>/dev/null
  else
    make_base
  fi
  mount -t proc proc "$root/proc"
  # No Debian package comes from here, and apt's own account is to read it.
  mkdir -p "$root/packages" && cp "$work"/*.deb "$root/packages/"
}

keep_archives() {
  cp -u "$root"/var/cache/apt/archives/*.deb "$archives/" 2>/dev/null
}

pack() {
  "$cpack" -G DEB --config "$build/CPackConfig.cmake" -B "$work/$2" -R "$1" >"$work/cpack.log" 2>&1 ||
    { cat "$work/cpack.log" && false; }
}

# Another default configuration in the newer one: dpkg has to decide.
change_configuration() {
  rm -rf "$work/tree"
  dpkg-deb -R "$1" "$work/tree" && echo "# another default" >>"$work/tree$config" &&
    sed -i "/ etc\/telusur\/telusur.toml$/d" "$work/tree/DEBIAN/md5sums" &&
    dpkg-deb --root-owner-group -Zgzip -z1 -b "$work/tree" "$1"
}

# PATH of the searchd that listens at $port.
ask() {
  (exec 3<>"/dev/tcp/127.0.0.1/$port" &&
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3 && cat <&3) 2>&1
}

answers() {
  ask "$1" | grep -a -m 1 "$2" || { ask "$1" | head -c 1000 && false; }
}

start_searchd() {
  local log=$work/searchd.log waited
  # Before it is read, and not when the process begins: it names the port of the searchd before.
  : >"$log"
  in_root runuser -u nobody -- telusur-searchd --config $config --listen 127.0.0.1:0 >>"$log" 2>&1 &
  for ((waited = 0; waited < 300; ++waited)); do
    port=$(sed -n 's/.*listening on .*:\([0-9][0-9]*\).*/\1/p' "$log" | head -n 1)
    [ -z "$port" ] || return 0
    kill -0 $! 2>/dev/null || break
    sleep 0.1
  done
  cat "$log"
  return 1
}

status() {
  in_root dpkg-query -W -f '${db:Status-Status} ${Version}' telusur
}

same_pages() {
  local page origin
  for page in telusur.1 telusur-indexer.1 telusur.toml.5 telusur-searchd.8; do
    origin=$source/packaging/man
    [ "$page" != telusur.1 ] || origin=$build/packaging/man
    zcat "$root/usr/share/man/man${page##*.}/$page.gz" | cmp - "$origin/$page" &&
      zcat "$root/usr/share/man/id/man${page##*.}/$page.gz" | cmp - "$origin/id/$page" || return 1
  done
}

# systemctl as the maintainer scripts see it; nothing here runs systemd.
watch_systemctl() {
  mkdir -p "$root/run/systemd/system"
  printf '#!/bin/sh\necho "$*" >>/systemctl.log\n' >"$root/usr/bin/systemctl"
  chmod 755 "$root/usr/bin/systemctl"
}

unwatch_systemctl() {
  rm -rf "$root/run/systemd/system" "$root/usr/bin/systemctl" "$root/systemctl.log"
}

# What was asked of it since the last time.
asked_systemctl() {
  sort "$root/systemctl.log" | uniq | tr '\n' ';'
  rm -f "$root/systemctl.log"
}

nothing_left() {
  local left
  absent /etc/telusur /var/lib/telusur /var/lib/telusur-searchd /usr/bin/telusur /lib/systemd/system/telusur-searchd.service || return 1
  left=$(find "$root" -xdev -path "$root/proc" -prune -o -path "$root/packages" -prune -o \
    -path "$root/srv" -prune -o -iname '*telusur*' -print)
  is "$left" "" || return 1
  left=$(in_root dpkg-query -W -f '${db:Status-Status}' telusur 2>/dev/null)
  is "$left" "" && ! grep -n "telusur" "$root/var/lib/dpkg/status"
}

pack_all() {
  rm -f "$work"/*.deb
  need "it is packed" pack "$version" this
  need "it is packed with another version" pack $newer newer
  this=telusur_$version-1_$architecture.deb
  next=telusur_$newer-1_$architecture.deb
  mv "$work/this/$this" "$work/newer/$next" "$work/"
  rm -rf "$work/this" "$work/newer"
  check "lintian finds no error and warns of nothing" lintian --fail-on error,warning "$work/$this"
  need "the newer one has another configuration" change_configuration "$work/$next"
  rm -rf "$work/tree"
}

test_installing() {
  need "it is installed without what it recommends" install --no-install-recommends "/packages/$this"
  check "dpkg has it" is "$(status)" "installed $version-1"
  check "nothing recommended came" absent /usr/share/hunspell/id_ID.dic
  check "the data belong to telusur" is "$(in_root stat -c '%U:%G %a' /var/lib/telusur)" "telusur:telusur 755"
  check "nothing is enabled" is "$(find "$root/etc/systemd/system" -name '*telusur*')" ""
  check "man pages are there in both languages" same_pages
  check "the configuration lacks a source" fails_with 78 in_root telusur-indexer config check --config $config
}

test_using() {
  mkdir -p "$root/srv/telusur"
  cp -r "$source/corpus" "$root/srv/telusur/articles"
  sed -i -e 's/^#\(type = "files"\)/\1/' -e 's/^#\(paths = \)/\1/' -e '0,/^#\[\[source\]\]/s//[[source]]/' "$root$config"
  check "the configuration is right with its source" in_root telusur-indexer config check --config $config
  need "the indexer runs as telusur" as telusur telusur-indexer run --config $config
  check "telusur finds" as nobody telusur search --config $config harga beras
  need "searchd starts" start_searchd
  check "searchd lives" answers /healthz '^HTTP/1.1 200'
  check "searchd answers" answers '/v1/search?q=harga+beras' '"title"'
}

test_upgrading() {
  local edited old=$port
  edited=$(cat "$root$config")
  need "it is upgraded" install -o Dpkg::Options::=--force-confold "/packages/$next"
  check "dpkg has the newer one" is "$(status)" "installed $newer-1"
  check "the edited configuration is kept" is "$(cat "$root$config")" "$edited"
  check "the new one lies beside it" grep -q "another default" "$root$config.dpkg-dist"
  check "the searchd that was running answers" answers '/v1/search?q=pasar' '"title"'
  need "searchd starts after the upgrade" start_searchd
  check "it is another one" test "$port" != "$old"
  check "it answers from the same index" answers '/v1/search?q=pasar' '"title"'
  kill $(jobs -p) && wait
}

test_removing() {
  need "it is removed" in_root apt-get remove -qq -y telusur
  check "programs and units are gone" absent /usr/bin/telusur /usr/bin/telusur-indexer /usr/bin/telusur-searchd \
    /lib/systemd/system/telusur-searchd.service /lib/systemd/system/telusur-indexer.timer
  check "archive and configuration are kept" test -s "$root/var/lib/telusur/archive.db" -a -s "$root$config"
  need "it is installed again" install --no-install-recommends "/packages/$next"
  check "the index is as it was" as nobody telusur search --config $config harga beras
  in_root ln -s /lib/systemd/system/telusur-indexer.timer /etc/systemd/system/timers.target.wants/ 2>/dev/null
  need "it is purged" in_root apt-get purge -qq -y telusur
  check "nothing is left" nothing_left
  check "the account stays" in_root getent passwd telusur
}

test_maintainer_scripts() {
  watch_systemctl
  need "it is installed where systemd runs" install --no-install-recommends "/packages/$this"
  check "systemd reads units, and starts none" is "$(asked_systemctl)" "--system daemon-reload;"
  need "it is upgraded where systemd runs" install "/packages/$next"
  check "a searchd that runs is restarted" is "$(asked_systemctl)" "--system daemon-reload;try-restart telusur-searchd.service;"
  need "it is purged where systemd runs" in_root apt-get purge -qq -y telusur
  check "all that runs is stopped" is "$(asked_systemctl)" \
    "--system daemon-reload;stop telusur-searchd.socket telusur-searchd.service telusur-indexer.timer telusur-indexer.service;"
  unwatch_systemctl
  check "nothing is left where systemd runs" nothing_left
}

# With systemd's programs, and all that it recommends.
test_recommendations() {
  in_root userdel telusur
  need "systemd is installed" install --no-install-recommends systemd
  need "it is installed with what it recommends" install "/packages/$this"
  check "the dictionary came" test -s "$root/usr/share/hunspell/id_ID.dic"
  check "the data belong to telusur again" is "$(in_root stat -c '%U:%G %a' /var/lib/telusur)" "telusur:telusur 755"
  check "systemd understands the units" is "$(in_root systemd-analyze verify --man=no /lib/systemd/system/telusur-indexer.timer \
    /lib/systemd/system/telusur-{indexer,searchd}.service /lib/systemd/system/telusur-searchd.socket 2>&1)" ""
  check "what is read is named by an option, too" as telusur telusur-indexer run --data /var/lib/telusur --source /srv/telusur/articles --quiet
  mkdir -p "$root/var/lib/private/telusur-searchd"
  in_root ln -s private/telusur-searchd /var/lib/telusur-searchd
  in_root systemctl enable --quiet telusur-searchd.service telusur-searchd.socket telusur-indexer.timer
  need "it is purged with units that were enabled" in_root apt-get purge -qq -y telusur
  check "nothing is left of data, units and links" nothing_left
}

trap 'exit 130' INT TERM
mkdir -p "$work"
version=$(sed -n 's/^set(CPACK_PACKAGE_VERSION "\(.*\)")$/\1/p' "$build/CPackConfig.cmake")
architecture=$(dpkg --print-architecture)

pack_all
make_root
test_installing
test_using
test_upgrading
test_removing
test_maintainer_scripts
test_recommendations
keep_archives
echo "$failures failed"
[ $failures -eq 0 ]

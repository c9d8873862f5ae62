# Sourced by demo.sh and test.sh: which Debian packages the project needs, and how they get here.

BUILD_PACKAGES="g++ cmake ninja-build pkg-config libxapian-dev libicu-dev
  nlohmann-json3-dev libfmt-dev libcli11-dev libsqlite3-dev libzstd-dev libxml2-dev libsimdjson-dev libmimalloc-dev libxxhash-dev zlib1g-dev
  libtomlplusplus-dev libcurl4-openssl-dev prometheus-cpp-dev libspdlog-dev libsodium-dev libsystemd-dev dpkg-dev file"
TEST_PACKAGES="libcpp-httplib-dev libgtest-dev libgmock-dev hunspell-id mandoc nginx-light faketime chromium
  debootstrap lintian"
# For the tests in a browser. Not where they come from elsewhere: Debian's npm does not go together with such a node.
command -v node >/dev/null || TEST_PACKAGES="$TEST_PACKAGES nodejs"
command -v npm >/dev/null || TEST_PACKAGES="$TEST_PACKAGES npm"

# Installs those of the named packages that are missing, saying which. Needs root or sudo for that.
install_packages() {
  local missing="" package
  for package in "$@"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing="$missing $package"
    fi
  done
  [ -n "$missing" ] || return 0
  echo "installing Debian packages:$missing"
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "not root and no sudo here; please install them by hand:$missing" >&2
      return 1
    fi
    sudo=sudo
  fi
  $sudo apt-get update -qq
  # shellcheck disable=SC2086
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

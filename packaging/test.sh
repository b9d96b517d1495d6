#!/usr/bin/env bash
# Everything that CI runs: the build with all its gates and tests, the page's unit tests, and the page in a real Chromium
# against the packaged runtime. Called by ./codriver test.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
step() { printf '\n=== %s (%ds)\n' "$*" "$SECONDS"; }

find_chromium() {
  local found=""
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$found" ] || [ -z "$name" ] || found="$(type -P "$name" || true)"
  done
  if [ -z "$found" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing chromium for the page's tests …" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
    found="$(type -P chromium || true)"
  fi
  [ -n "$found" ] || {
    echo "codriver test: Chromium is missing and can't be installed from here; install it (Debian: apt-get install" \
      "chromium) or name it in CHROMIUM" >&2
    exit 1
  }
  echo "$found"
}

step "build, gates and tests of all modules"
mvn -B -ntp verify

step "unit tests of the page"
(cd runtime/src/main/web && npm test --silent)

step "the launcher's archive of classes: made, used, and ignored when it was cut off"
cache="$(mktemp -d)"
launch() { CODRIVER_CACHE="$cache" packaging/target/codriver/codriver/bin/codriver "$@"; }
launch prepare
archive="$(find "$cache" -name 'classes-*.jsa' -size +1000k)"
[ -n "$archive" ] || { echo "the launcher made no archive" >&2; exit 1; }
launch --version >/dev/null
head -c 100000 "$archive" >"$cache/cut"
mv -f "$cache/cut" "$archive"
launch --version >/dev/null
rm -rf "$cache"

step "the page in Chromium against the packaged runtime"
browser="$(find_chromium)"
log="$(mktemp)"
CODRIVER_CACHE="$root/.codriver/models" packaging/target/codriver/codriver/bin/codriver demo --port 0 --no-drive --voice none \
  >"$log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; rm -f "$log"' EXIT
url=""
for _ in $(seq 1 300); do
  url="$(sed -nE 's#.*(http://localhost:[0-9]+).*#\1#p' "$log" | head -1)"
  [ -n "$url" ] && break
  kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; echo "the demo did not start" >&2; exit 1; }
  sleep 0.2
done
[ -n "$url" ] || { cat "$log" >&2; echo "the demo was not ready in a minute" >&2; exit 1; }
(cd runtime/src/main/web && CHROMIUM="$browser" npm run --silent e2e -- --url "${url/localhost/127.0.0.1}")

step "the whole car's signals against the official tree, when it is at hand"
vss="${CODRIVER_VSS:-../shared/vehicle/vss/vss_release_6.0.json}"
if [ -f "$vss" ]; then
  packaging/target/codriver/codriver/bin/codriver validate catalogs/car --vss "$vss"
else
  echo "left out: name a VSS release in JSON in CODRIVER_VSS"
fi

step "a training in small, when Python has what it needs"
python="${CODRIVER_PYTHON:-python3}"
if "$python" -c 'import torch, onnx, onnxruntime, numpy, matplotlib, yaml' 2>/dev/null; then
  (cd models/training && "$python" -m unittest discover -s tests -t . && "$python" -m codriver_training --smoke)
else
  echo "left out: $python has not the packages of models/training/requirements.txt (pip install -r …; another Python" \
    "can be named in CODRIVER_PYTHON); the trained model in the repository doesn't need it"
fi

step "done"

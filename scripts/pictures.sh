#!/usr/bin/env bash
# Copies the pictures that the story made to docs/screenshots: NAME.png in the light, NAME-dark.png in the dark. The
# window has few colours, so that pngquant, where it is there, halves a picture and nobody sees it.
set -euo pipefail
cd "$(dirname "$0")/.."
from=target/e2e-shots/pictures to=docs/screenshots

mkdir -p "$to"
for picture in "$from"/{light,dark}/*.png; do
  name=$(basename "$picture" .png)
  [ "$(basename "$(dirname "$picture")")" = light ] || name+=-dark
  if command -v pngquant >/dev/null; then
    pngquant --force --strip --speed 1 --output "$to/$name.png" 128 -- "$picture"
  else
    cp "$picture" "$to/$name.png"
  fi
done
command -v pngquant >/dev/null || echo 'pictures: pngquant is not here: they are larger than they need be' >&2
echo "pictures: $(du -sh "$to" | cut -f1) in $to" >&2

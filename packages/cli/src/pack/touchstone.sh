#!/bin/sh
# Starts Touchstone with the Node that came along. Found through links, wherever it was installed.
set -e
self=$0
while [ -L "$self" ]; do
  to=$(readlink "$self")
  case $to in /*) self=$to ;; *) self=$(dirname "$self")/$to ;; esac
done
here=$(cd "$(dirname "$self")/.." && pwd -P)
exec "$here/node/bin/node" --disable-warning=ExperimentalWarning --max-semi-space-size=32 "$here/app/packages/cli/bin/touchstone.mjs" "$@"

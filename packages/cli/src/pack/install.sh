#!/bin/sh
# Installs this Touchstone, or upgrades an older one, without npm and without a network:
#     ./install.sh [FOLDER]        default: /opt/touchstone for root, else ~/touchstone
# Data folders lie elsewhere and are not touched. The new version is copied beside the old one, tried, and only then
# takes its place, in one step; the one before stays, to go back to.
set -eu
umask 022
here=$(cd "$(dirname "$0")" && pwd -P)
if [ "$(id -u)" = 0 ]; then to=${1:-/opt/touchstone}; else to=${1:-$HOME/touchstone}; fi
version=$(cat "$here/VERSION")
mkdir -p "$to/versions" "$to/bin"
to=$(cd "$to" && pwd -P)
name=$version-$$
copy=$to/versions/$name
case $here in "$to"/*) echo "install.sh: $here lies in $to already. Unpack the archive elsewhere." >&2; exit 1 ;; esac
trap 'rm -rf "$copy"' EXIT
cp -R "$here" "$copy"
found=$("$copy/bin/touchstone" --version)
[ "$found" = "$version" ] || { echo "install.sh: the copy says $found, want $version. Nothing was changed." >&2; exit 1; }
before=$(readlink "$to/current" || true)
ln -s "versions/$name" "$to/.current-$$"
mv -fT "$to/.current-$$" "$to/current" 2>/dev/null || { rm -f "$to/current"; mv -f "$to/.current-$$" "$to/current"; }
trap - EXIT
ln -sf ../current/bin/touchstone "$to/bin/touchstone"
for old in "$to"/versions/*; do
  case $old in "$copy" | "$to/$before") ;; *) rm -rf "$old" ;; esac
done
if [ -n "$before" ]; then echo "Touchstone $version is in $to; before it was ${before#versions/}. Stop what runs and start it again."
else echo "Touchstone $version is in $to."; fi
echo "Start it: $to/bin/touchstone serve --home FOLDER"

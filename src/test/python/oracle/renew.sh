#!/usr/bin/env bash
# `make oracle [FRAMEWORK=name]`: has the real parsers read the cases again and stores what they end with. Every
# framework has a virtual environment of its own, with exactly the packages of its <framework>.txt.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../../../.."
environment() { # makes target/oracle/NAME what NAME.txt says
  name=$1
  venv=target/oracle/$name
  if ! cmp -s "$here/$name.txt" "$venv/requirements.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/$name.txt"
    cp "$here/$name.txt" "$venv/requirements.txt"
  fi
}
for cases in "$here"/${1:-*}_cases.py; do
  [ -e "$cases" ] || continue
  environment "$(basename "$cases" _cases.py)"
  "$venv/bin/python" "$cases" src/test/resources/oracle
done
if [ "${1:-dialects}" = dialects ]; then
  environment dialects
  "$venv/bin/python" "$here/dialects.py" src/test/resources/dialects
fi

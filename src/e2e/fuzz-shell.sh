#!/usr/bin/env bash
# `make fuzz-shell`: COUNT generated scripts, run by dash and bash, against what is read of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
words=target/words.json; mkdir -p target
python3 src/test/python/shell_words.py src/test/resources/shell/expansions.txt "${COUNT:-10000}" "${SEED:-1000001}" > "$words"
./mvnw -B -ntp -q test -Dtest=ShellWordsTest -Dshell.words="$words" -Dspotless.check.skip -Dsurefire.failIfNoSpecifiedTests=false

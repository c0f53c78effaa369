#!/usr/bin/env bash
# `make bench-configmaps`: what reading ConfigMaps costs. On a real API server with 10,000 ConfigMaps of 10 KB, the
# server answers 200 reviews a second that each name another ConfigMap, and as many that name none; a fresh server for
# each run, in turns. Writes docs/benchmarks-configmaps.md: latency, failures, CPU time and memory.
#   RATE (200), WARM_UP (60 seconds, at the same rate), SECONDS_EACH (30), ROUNDS (3), CONFIGMAPS (10000), BYTES (10240)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
# shellcheck source=src/bench/server.sh
source "$here/server.sh"

[ -f target/bench/quarkus-app/quarkus-run.jar ] || ./mvnw -B -ntp -q -Pbench package -DskipTests

# An API server of its own, on which Tenfold is a service account with the rights that the chart gives it.
api_server 'admin,bench,1,"system:masters"' \
  'tenfold,system:serviceaccount:tenfold-system:tenfold,2,"system:serviceaccounts"'

bench() { "$java" -Xmx512m -cp 'target/bench/quarkus-app/lib/main/*' src/bench/ConfigMapsBench.java "$@"; }

bench prepare "https://127.0.0.1:$api" "${CONFIGMAPS:-10000}" "${BYTES:-10240}"

# As in the image: the AOT cache of a server that has seen its own first reviews.
cache=$work/tenfold.aot
launch "-XX:AOTCacheOutput=$cache"; ready
halt

for _ in $(seq "${ROUNDS:-3}"); do
  for run in none each; do
    API=https://127.0.0.1:$api launch "-XX:AOTCache=$cache"; ready
    bench "$run" "https://localhost:$https" "${CONFIGMAPS:-10000}" "${RATE:-200}" "${WARM_UP:-60}" \
      "${SECONDS_EACH:-30}" "$server" | tee -a "$work/results"
    halt
  done
done
{
  cat <<'M'
# Benchmarks: ConfigMaps

Written by `make bench-configmaps`. An API server that holds 10,000 ConfigMaps of 10 KB; 200 reviews a second that each
name another one, which is read from the API server, and as many that name none. A server of its own for each run, as the
image and the chart start it, sixty seconds of warm-up, and medians of the rounds. Load, Tenfold and API server share the
machine, so that a read costs each of them time.
M
  bench table "$work/results"
  echo
  machine | sed -n 's/^\([a-z]*\) /- \1: /p'
} >docs/benchmarks-configmaps.md
sed -n '/^|/p' docs/benchmarks-configmaps.md

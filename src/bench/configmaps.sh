#!/usr/bin/env bash
# `make bench-configmaps`: what reading ConfigMaps costs. On a real API server with 10,000 ConfigMaps of 10 KB, the
# server answers 200 reviews a second that each name another ConfigMap, and as many that name none; a fresh server for
# each run, in turns. Prints a table of latency, failures and memory.
#   RATE (200), WARM_UP (60 seconds, at the same rate), SECONDS_EACH (30), ROUNDS (3), CONFIGMAPS (10000), BYTES (10240)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
# shellcheck source=src/bench/server.sh
source "$here/server.sh"

[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -B -ntp -q package -DskipTests

# An API server of its own, on which Tenfold is a service account with the rights that the chart gives it.
api_server 'admin,bench,1,"system:masters"' \
  'tenfold,system:serviceaccount:tenfold-system:tenfold,2,"system:serviceaccounts"'
mkdir "$work/tls"
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/tls/tls.key" -out "$work/tls/tls.crt" -days 1 \
  -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null

bench() { "$java" -Xmx512m -cp 'target/quarkus-app/lib/main/*' src/bench/ConfigMapsBench.java "$@"; }

bench prepare "https://127.0.0.1:$api" "${CONFIGMAPS:-10000}" "${BYTES:-10240}"

server() { # starts one as the chart does and waits until it is ready; sets $server
  https=$(free_port 28443); management=$(free_port 29000)
  KUBECONFIG=$work/none KUBERNETES_MASTER=https://127.0.0.1:$api KUBERNETES_AUTH_TOKEN=tenfold \
    KUBERNETES_TRUST_CERTIFICATES=true TENFOLD_TLS_DIR=$work/tls QUARKUS_HTTP_SSL_PORT=$https \
    QUARKUS_MANAGEMENT_PORT=$management "$java" -Xmx256m -jar target/quarkus-app/quarkus-run.jar serve \
    >"$work/server-$https.log" 2>&1 &
  server=$!; started="$started $server"
  ready
}

for _ in $(seq "${ROUNDS:-3}"); do
  for run in none each; do
    server
    bench "$run" "https://localhost:$https" "${CONFIGMAPS:-10000}" "${RATE:-200}" "${WARM_UP:-60}" \
      "${SECONDS_EACH:-30}" "$server" | tee -a "$work/results"
    kill "$server"; wait "$server" 2>/dev/null || true
  done
done
bench table "$work/results"

#!/usr/bin/env bash
# `make soak`: one server on a real API server, under load for as long as asked, while its certificate and the policies of
# the cluster change. Every answer is compared with the one expected; memory, threads and file descriptors must stay flat.
#   MINUTES (30), RATE (200)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
# shellcheck source=src/bench/server.sh
source "$here/server.sh"
minutes=${MINUTES:-30}; rate=${RATE:-200}
classes="target/bench/quarkus-app/app/*:target/bench/quarkus-app/lib/main/*"
[ -f target/bench/quarkus-app/quarkus-run.jar ] || ./mvnw -B -ntp -q -Pbench package -DskipTests

api_server 'tenfold,admin,1,"system:masters"'
kubectl() { KUBECONFIG=$work/none "$bin/kubectl" --server "https://127.0.0.1:$api" --insecure-skip-tls-verify --token tenfold "$@"; }
for _ in $(seq 300); do kubectl get --raw /readyz >/dev/null 2>&1 && break; sleep 0.5; done
kubectl apply -f deploy/crd.yaml >/dev/null
kubectl wait --for condition=Established crd/learningratepolicies.tenfold.dev >/dev/null
until kubectl get lrp >/dev/null 2>&1; do sleep 0.5; done
sleep 3 # the API server answers 429 for a moment after it has established a definition

API=https://127.0.0.1:$api launch -Dquarkus.http.host=127.0.0.1; ready
echo "$minutes minutes at $rate a second"

policy() { # ACTION: on copied rates of the objects labelled soak: changing
  kubectl apply -f - >/dev/null <<Y
apiVersion: tenfold.dev/v1alpha1
kind: LearningRatePolicy
metadata: {name: soak}
spec: {copied: $1, match: {objectSelector: {matchLabels: {soak: changing}}}}
Y
}
# Whoever changes something notes it first: until a second after, both answers are right.
changes() {
  local action
  for ((i = 0; ; i++)); do
    for action in Warn Audit Deny; do
      echo "$action" >"$work/expected"; policy $action; sleep 7
    done
    certificate "$work/tls"; sleep 7
    [ $((i % 2)) = 0 ] || { echo Deny >"$work/expected"; kubectl delete lrp soak >/dev/null; sleep 7; }
  done
}
echo Deny >"$work/expected"
changes & started="$started $!"
"$java" -Xmx256m -cp "$classes" dev.tenfold.bench.Soak "https://localhost:$https/validate" "$rate" "$minutes" \
  "$work/expected" "$server"

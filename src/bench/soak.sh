#!/usr/bin/env bash
# `make soak`: one server on a real API server, under load for as long as asked, while its certificate and the policies of
# the cluster change. Every answer is compared with the one expected; memory, threads and file descriptors must stay flat.
#   MINUTES (30), RATE (200)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
# shellcheck source=src/bench/server.sh
source "$here/server.sh"
bin=$(src/e2e/api-server.sh)
minutes=${MINUTES:-30}; rate=${RATE:-200}
classes="target/bench/quarkus-app/app/*:target/bench/quarkus-app/lib/main/*"
[ -f target/bench/quarkus-app/quarkus-run.jar ] || ./mvnw -B -ntp -q -Pbench package -DskipTests

etcd=$(free_port 22379); peers=$(free_port 22480); api=$(free_port 26443)
openssl genrsa -out "$work/sa.key" 2048 2>/dev/null
echo 'tenfold,admin,1,"system:masters"' >"$work/tokens.csv"
"$bin/etcd" --data-dir "$work/etcd" --unsafe-no-fsync --listen-client-urls "http://127.0.0.1:$etcd" \
  --advertise-client-urls "http://127.0.0.1:$etcd" --listen-peer-urls "http://127.0.0.1:$peers" >"$work/etcd.log" 2>&1 &
started="$started $!"
"$bin/kube-apiserver" --etcd-servers "http://127.0.0.1:$etcd" --bind-address 127.0.0.1 --secure-port "$api" \
  --cert-dir "$work/certificates" --token-auth-file "$work/tokens.csv" --service-account-key-file "$work/sa.key" \
  --service-account-signing-key-file "$work/sa.key" --service-account-issuer https://kubernetes.default.svc \
  --authorization-mode RBAC --service-cluster-ip-range 10.0.0.0/24 --disable-admission-plugins ServiceAccount \
  >"$work/api.log" 2>&1 &
started="$started $!"
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

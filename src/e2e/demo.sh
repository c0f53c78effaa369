#!/usr/bin/env bash
# `make demo`: what Tenfold does, on this machine and without a cluster. It checks the examples as files, then plays
# the API server's part: it starts the webhook, asks it about a copied job over HTTPS, and shows the answers.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
job=deploy/examples/pytorchjob-zephyr-sft-copied.yaml
java=${JAVA_HOME:?run make demo, which finds a JDK 25}/bin/java
work=$(mktemp -d)
started=
stop() { for pid in $started; do kill "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"; }
trap stop EXIT
trap 'exit 130' INT TERM

for tool in openssl curl; do
  command -v $tool >/dev/null || { echo "the demo needs $tool, and it is not on the path" >&2; exit 1; }
done

say() { printf '\n== %s\n' "$1"; }
tenfold() { "$java" -jar target/quarkus-app/quarkus-run.jar "$@"; }
review() { "$java" -cp 'target/quarkus-app/lib/main/*' src/e2e/Review.java "$@"; }

free_port() { # FROM: the first port from there on that nobody listens on
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

# NAME PORT MANAGEMENT_PORT [POLICY]: starts it; KUBECONFIG points to nothing, so that no cluster is asked.
# Not through a function: what is killed in the end must be java itself.
webhook() {
  KUBECONFIG=$work/none KUBERNETES_MASTER=https://127.0.0.1:1 TENFOLD_TLS_DIR=$work/tls TENFOLD_POLICY=${4:-} \
    QUARKUS_HTTP_SSL_PORT=$2 QUARKUS_MANAGEMENT_PORT=$3 \
    "$java" -jar target/quarkus-app/quarkus-run.jar serve >"$work/$1.log" 2>&1 &
  started="$started $!"
}

await() { # NAME MANAGEMENT_PORT
  local _
  for _ in $(seq 120); do
    curl -sf -o "$work/ready" "http://127.0.0.1:$2/q/health/ready" && return
    sleep 0.5
  done
  echo "the webhook did not become ready within a minute; its log:" >&2; cat "$work/$1.log" >&2; exit 1
}

ask() { # PORT PATH OUT
  curl -sS --fail-with-body --cacert "$work/tls/tls.crt" -H 'Content-Type: application/json' \
    --data-binary "@$work/review.json" -o "$3" "https://localhost:$1$2" || { cat "$3" >&2; exit 1; }
}

say "Building"
./mvnw -B -ntp -q package -DskipTests
echo "target/quarkus-app/quarkus-run.jar"

say "tenfold check deploy/examples"
status=0; tenfold check deploy/examples || status=$?
echo "(exit status $status: 1 means that something is refused)"
[ $status = 1 ] || exit 1

say "Starting the webhook with a throwaway certificate, once as it is and once with a policy that patches"
mkdir "$work/tls"
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/tls/tls.key" -out "$work/tls/tls.crt" -days 1 \
  -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null
cat >"$work/policy.yaml" <<'Y'
apiVersion: tenfold.dev/v1alpha1
kind: LearningRatePolicy
metadata: {name: default}
spec:
  stages:
    - {name: sft, action: Patch}
    - {name: dpo, action: Patch}
Y
https=$(free_port 18443); management=$(free_port 19000)
patching_https=$(free_port $((https + 1))); patching_management=$(free_port $((management + 1)))
webhook deny "$https" "$management"
webhook patch "$patching_https" "$patching_management" "$work/policy.yaml"
review of "$job" >"$work/review.json"
await deny "$management"; await patch "$patching_management"
echo "https://localhost:$https and https://localhost:$patching_https"

say "kubectl apply -f $job, where the webhook is as it is"
ask "$https" /validate "$work/validate.json"
refusal=$(review refusal "$work/validate.json")
echo "${refusal%%|*}: error when creating \"$job\": ${refusal#*|}"

say "The same job, where a policy says Patch: what the cluster gets"
ask "$patching_https" /mutate "$work/mutate.json"
review object "$job" >"$work/before"
review patched "$job" "$work/mutate.json" >"$work/after"
if diff -U 2 "$work/before" "$work/after" >"$work/difference"; then echo "the answer held no patch" >&2; exit 1; fi
tail -n +3 "$work/difference"

say "Done: both webhooks are stopped, nothing is left behind"

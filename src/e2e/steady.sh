#!/usr/bin/env bash
# Sourced by e2e.sh: installs, upgrades, disturbs and removes Tenfold with failurePolicy Fail while a client creates and
# deletes 50 jobs a second, half of them with a copied rate.
# shellcheck disable=SC2154 # work, system, jobs, lab and here are e2e.sh's

rate=${TENFOLD_E2E_RATE:-50}
rotations=${TENFOLD_E2E_ROTATIONS:-10}

load_start() {
  rm -f "$work/load.stop" "$work/load.out"
  "${JAVA_HOME:?}/bin/java" -XX:TieredStopAtLevel=1 -Djdk.internal.httpclient.disableHostnameVerification=true "$here/Load.java" \
    "$(kubectl config view --raw --minify -o 'jsonpath={.clusters[0].cluster.server}')" "$work/load.token" "$jobs" "$rate" \
    "$work/load.stop" "$work/load.out" >"$work/load.log" 2>&1 &
  load=$!
  for _ in $(seq 100); do [ "$(kubectl get jobs -n "$jobs" -o name 2>/dev/null | head -1)" != "" ] && return; sleep 0.2; done
}
load_stop() { # from a subshell, which cannot wait for another's child
  local _
  touch "$work/load.stop"
  for _ in $(seq 300); do
    if [ -f "$work/load.out" ] || ! kill -0 "$load" 2>/dev/null; then break; fi
    sleep 0.2
  done
  cat "$work/load.out" "$work/load.log" 2>/dev/null || true
}
# NAME SUMMARY COUNT=VALUE...: what the client has seen; `+` is one or more
seen() {
  local name=$1 summary=$2 wanted pattern; shift 2
  for wanted in "$@"; do
    pattern="(^| )$wanted "; [ "${wanted#*=}" != + ] || pattern="(^| )${wanted%=*}=[1-9]"
    if ! printf '%s\n' "$summary" | head -1 | grep -qE "$pattern"; then not_ok "$name" "no $wanted in: $summary"; return; fi
  done
  ok "$name ($(printf '%s\n' "$summary" | head -1 | sed 's/ $//'))"
}

two_ready() { # the two that are wanted, and no other that is going
  for _ in $(seq 240); do
    [ "$(kubectl get pods -n "$system" -l app.kubernetes.io/name=tenfold --no-headers 2>/dev/null | awk '$2 == "1/1" && $3 == "Running"' | wc -l)" = 2 ] &&
      [ "$(kubectl get pods -n "$system" -l app.kubernetes.io/name=tenfold -o name | wc -l)" = 2 ] && return
    sleep 0.5
  done
  return 1
}
release() { # install|upgrade CHART ARG...
  local verb=$1 chart=$2; shift 2
  helm "$verb" tenfold "$chart" -n "$system" --wait --timeout 4m --set-string "image.repository=${TENFOLD_IMAGE%:*}" \
    --set-string "image.tag=${TENFOLD_IMAGE##*:}" --set webhook.failurePolicy=Fail,drainSeconds=6 "$@"
}
# The chart of the commit before this one; where there is none that waits for answers, this one with other labels.
previous_chart() {
  mkdir -p "$work/previous"
  git archive HEAD^ charts/tenfold 2>/dev/null | tar -x -C "$work/previous" 2>/dev/null || true
  if [ -f "$work/previous/charts/tenfold/templates/install.yaml" ]; then
    echo "(the previous chart is that of $(git rev-parse --short HEAD^))"
  else
    echo "(there is no previous commit with such a chart here: this one stands in, with another label on its pods)"
    mkdir -p "$work/previous/charts"; cp -r charts/tenfold "$work/previous/charts/"
    sed -i 's/^podLabels: {}/podLabels: {e2e.tenfold.dev\/previous: "yes"}/' "$work/previous/charts/tenfold/values.yaml"
  fi
}

lifecycle() {
  say "failurePolicy Fail, $rate jobs a second: install, upgrade, rollback"
  local summary
  previous_chart
  load_start
  check "helm install succeeds" release install "$work/previous/charts/tenfold"
  sleep 2
  seen "no job failed while it was installed" "$(load_stop)" created=+ wrong=0 failed=0 unreachable=0
  equal "the webhooks trust the CA of the Secret" \
    "$(kubectl get secret -n "$system" tenfold-tls -o 'jsonpath={.data.ca\.crt}')" "$(ca_bundles)"
  equal "nothing of the chart's jobs is left" "" \
    "$(kubectl get jobs,roles,clusterroles,serviceaccounts -n "$system" -o name | grep -E 'tenfold-(prepare|finish|leave)' || true)"
  load_start
  check "helm upgrade to this chart succeeds" release upgrade charts/tenfold
  two_ready || true
  check "helm rollback succeeds" helm rollback tenfold 1 -n "$system" --wait --timeout 4m
  two_ready || true
  seen "no job failed, and none was wrong or unread, while it was upgraded and rolled back" "$(load_stop)" \
    created=+ refused=+ unread=0 wrong=0 failed=0 unreachable=0
}

an_authority() { # a new CA, and two names for its files
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.crt" -days 2 -subj /CN=e2e-ca
}
a_pair() { # CA OUT: an RSA pair and an elliptic one by turns, as cert-manager makes both
  openssl req -newkey rsa:2048 -nodes -keyout "$2.key" -out "$2.csr" -subj /CN=tenfold
  echo "subjectAltName=DNS:tenfold.$system.svc" >"$2.ext"
  openssl x509 -req -in "$2.csr" -CA "$1.crt" -CAkey "$1.key" -CAcreateserial -days 2 -out "$2.crt" -extfile "$2.ext"
}
store_pair() { # CERTIFICATE KEY; an annotation has the kubelet look at once, which else takes a minute
  kubectl patch secret -n "$system" tenfold-tls --type=merge -p \
    "{\"data\": {\"tls.crt\": \"$(base64 -w0 "$1")\", \"tls.key\": \"$(base64 -w0 "$2")\"}}" >/dev/null
  kubectl annotate pods -n "$system" -l app.kubernetes.io/name=tenfold --overwrite "e2e.tenfold.dev/look=$(date +%s%N)" >/dev/null
}
reads() { # RESULT: of all replicas
  metrics | sed -n "s/^tenfold_certificate_reads_total{result=\"$1\"} //p" | awk '{sum += $1} END {print sum + 0}'
}
await_reads() { # RESULT COUNT
  for _ in $(seq 240); do [ "$(reads "$1")" -ge "$2" ] && return; sleep 0.5; done
  return 1
}
rotate() {
  local round before bundle
  an_authority "$work/ca" 2>/dev/null
  # both CAs are trusted before a replica shows the new one
  bundle=$( (kubectl get secret -n "$system" tenfold-tls -o 'jsonpath={.data.ca\.crt}' | base64 -d; cat "$work/ca.crt") | base64 -w0)
  local kind count index patch
  for kind in validating mutating; do
    count=$(kubectl get ${kind}webhookconfiguration tenfold -o 'jsonpath={range .webhooks[*]}x{end}' | wc -c); patch=
    for index in $(seq 0 $((count - 1))); do
      patch="$patch,{\"op\":\"add\",\"path\":\"/webhooks/$index/clientConfig/caBundle\",\"value\":\"$bundle\"}"
    done
    kubectl patch ${kind}webhookconfiguration tenfold --type=json -p "[${patch#,}]" >/dev/null
  done
  for round in $(seq "$rotations"); do
    before=$(reads taken)
    a_pair "$work/ca" "$work/pair$round" 2>/dev/null
    store_pair "$work/pair$round.crt" "$work/pair$round.key"
    await_reads taken $((before + 2)) || { not_ok "both replicas take certificate $round"; return; }
  done
  ok "both replicas took $rotations new certificates"
}
refuse_pair() {
  local before; before=$(reads refused)
  store_pair "$work/pair1.crt" "$work/pair2.key"
  if await_reads refused $((before + 2)); then ok "a key of another certificate is refused"; else
    not_ok "a key of another certificate is refused" "$(kubectl logs -n "$system" -l app.kubernetes.io/name=tenfold --tail=5)"
  fi
  holds "the health data says so" \
    "$(kubectl get --raw "/api/v1/namespaces/$system/services/tenfold:9000/proxy/q/health/ready" | tr -d '\n')" \
    '"not taken": *"the key in tls.key is not the one of the certificate in tls.crt"' '"days left": *[12],'
  store_pair "$work/pair$rotations.crt" "$work/pair$rotations.key"
}
# NAME COMMAND...: under load, and nothing may fail
disturb() {
  local name=$1 summary answers=unreachable=0; shift
  [ "$name" != "the API server restarts" ] || answers=wrong=0
  load_start
  "$@" >"$work/disturb.log" 2>&1 || not_ok "$name: the command" "$(cat "$work/disturb.log")"
  grep -E '^(ok|not ok) - |^    ' "$work/disturb.log" || true
  passed=$((passed + $(grep -c '^ok - ' "$work/disturb.log" || true)))
  failed=$((failed + $(grep -c '^not ok - ' "$work/disturb.log" || true)))
  two_ready || not_ok "$name: two replicas are ready again"
  summary=$(load_stop)
  seen "$name: no job failed, was wrong or unread" "$summary" created=+ refused=+ unread=0 wrong=0 failed=0 $answers
  echo "(restarts of the replicas so far: $(restarts))"
}
kill_pod() {
  kubectl delete --wait=false -n "$system" "$(kubectl get pods -n "$system" -l app.kubernetes.io/name=tenfold -o name | head -1)"
  sleep 8
}
# One node only: the disruption budget lets one replica be evicted, and keeps the other until that one runs again.
drain() {
  local node; node=$(kubectl get nodes -o 'jsonpath={.items[0].metadata.name}')
  kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout=12s --pod-selector=app.kubernetes.io/name=tenfold || true
  [ "$(kubectl get pods -n "$system" -l app.kubernetes.io/name=tenfold --no-headers | grep -c '1/1 *Running')" = 1 ] &&
    echo "ok - a drain leaves one replica until another one runs"
  kubectl uncordon "$node"
}
roll() { kubectl rollout restart -n "$system" deployment/tenfold && kubectl rollout status -n "$system" deployment/tenfold --timeout=3m; }

restarts() {
  kubectl get pods -n "$system" -l app.kubernetes.io/name=tenfold -o 'jsonpath={.items[*].status.containerStatuses[0].restartCount}'
}

disturbances() {
  say "failurePolicy Fail, $rate jobs a second: what happens to pods, certificates and the API server"
  disturb "a pod is killed" kill_pod
  disturb "the node is drained" drain
  disturb "the deployment rolls" roll
  disturb "the certificate is rotated" rotate
  disturb "a bad certificate is written" refuse_pair
  [ "$own_cluster" != yes ] || disturb "the API server restarts" "$lab/cluster.sh" restart-api
  equal "no container was restarted" "0 0" "$(restarts)"
}

leaving() {
  say "failurePolicy Fail, $rate jobs a second: uninstall"
  load_start
  check "helm uninstall succeeds" helm uninstall tenfold -n "$system" --wait --timeout 2m
  for _ in $(seq 60); do [ -n "$(left)" ] || break; sleep 1; done
  seen "no job failed while it went" "$(load_stop)" created=+ wrong=0 failed=0 unreachable=0
  equal "nothing is left" "" "$(left)"
}
left() {
  kubectl get all,secrets,configmaps,roles,rolebindings,serviceaccounts,clusterroles,clusterrolebindings,poddisruptionbudgets,validatingwebhookconfigurations,mutatingwebhookconfigurations \
    -A -o name 2>/dev/null | grep tenfold || true
}

none_left() { # controllers may take a minute to notice that the API server is back
  kubectl scale -n "$system" deployment/tenfold --replicas=0 >/dev/null
  kubectl wait -n "$system" --for=delete pod -l app.kubernetes.io/name=tenfold --timeout=3m >/dev/null ||
    not_ok "the replicas are gone" "$(kubectl get pods -n "$system")"
}
# What another hand can still do while nobody answers.
unreachable() {
  say "no replica answers"
  local begun took output _
  none_left
  output=$(create job-zephyr-sft-right || true)
  holds "with Fail a job is refused, and told why" "$output" 'Error from server (InternalError).*failed calling webhook "mutate.tenfold.dev"'
  begun=$(date +%s%N)
  kubectl create configmap -n "$jobs" not-covered --from-literal=key=value >/dev/null 2>&1
  took=$((($(date +%s%N) - begun) / 1000000))
  for _ in 1 2 3 4 5; do sleep 2; create job-zephyr-sft-right >/dev/null || true; done # an increase is one between two scrapes
  if [ $took -lt 1500 ]; then ok "a ConfigMap is created in $took ms"; else not_ok "a ConfigMap is created at once" "$took ms"; fi
  kubectl delete configmap -n "$jobs" not-covered >/dev/null
  check "it is switched off by taking the binding away" kubectl delete rolebinding -n "$system" tenfold-in-service
  sleep 1
  holds "then the job is admitted" "$(create job-zephyr-sft-right || true)" 'created$'
  kubectl delete jobs -n "$jobs" --all --wait=false >/dev/null
}
unread() {
  local _
  release upgrade charts/tenfold --set webhook.failurePolicy=Ignore >/dev/null 2>&1 || not_ok "helm upgrade to Ignore succeeds"
  none_left
  holds "with Ignore a copied job is admitted unread" "$(create job-zephyr-sft-copied || true)" 'created$'
  for _ in 1 2 3 4 5; do
    kubectl delete jobs -n "$jobs" --all >/dev/null
    create job-zephyr-sft-copied >/dev/null || true
  done
  kubectl delete jobs -n "$jobs" --all --wait=false >/dev/null
}

steady() {
  kubectl config view --raw --minify -o 'jsonpath={.users[0].user.token}' >"$work/load.token"
  if [ ! -s "$work/load.token" ]; then echo "(not tried under load: the client needs a token in KUBECONFIG)"; return; fi
  lifecycle
  watch_start
  disturbances
  [ -z "${prometheus:-}" ] || pods_to_scrape
  sleep 3
  watched
  fires TenfoldCertificateEnds
  unreachable
  fires TenfoldFailsClosed
  unread
  fires TenfoldFailsOpen TenfoldAbsent
  watch_stop
  check "helm upgrade brings it back" release upgrade charts/tenfold
  leaving
}

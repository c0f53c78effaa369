#!/usr/bin/env bash
# Sourced by e2e.sh: a real Prometheus scrapes the replicas and the API server, and its answers are held against the
# dashboard and the alerts of the chart. Debian's package is unpacked, and not installed.
# shellcheck disable=SC2154 # work, system, jobs and here are e2e.sh's

prometheus_binary() {
  local cache=${XDG_CACHE_HOME:-$HOME/.cache}/tenfold-e2e
  if command -v prometheus; then return; fi
  if [ ! -x "$cache/usr/bin/prometheus" ]; then
    command -v apt-get >/dev/null || return 1
    mkdir -p "$cache/deb"
    (cd "$cache/deb" && { apt-get download -qq prometheus >/dev/null 2>&1 || { apt-get update -qq && apt-get download -qq prometheus; } >/dev/null 2>&1; }) || return 1
    dpkg-deb -x "$cache"/deb/prometheus_*.deb "$cache" || return 1
  fi
  echo "$cache/usr/bin/prometheus"
}

prometheus_url=http://127.0.0.1:19090
panels() { "${JAVA_HOME:?}/bin/java" -XX:TieredStopAtLevel=1 -cp 'target/quarkus-app/lib/main/*' "$here/Panels.java" "$@"; }
watch_start() { # with every alert at once, as nobody waits here for a quarter of an hour
  local binary
  prometheus=
  binary=$(prometheus_binary) || { echo "(there is no Prometheus here, and no Debian that has its package)"; return 0; }
  if [ "$own_cluster" != yes ]; then echo "(Prometheus reaches the pods of a lab only)"; return 0; fi
  mkdir -p "$work/prometheus"
  sed -e '/^ *for: /d' -e 's|RUNBOOKS|docs/runbooks.md|' charts/tenfold/files/alerts.yaml >"$work/prometheus/alerts.yaml"
  pods_to_scrape
  cat >"$work/prometheus/prometheus.yaml" <<Y
global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
rule_files: [$work/prometheus/alerts.yaml]
scrape_configs:
  - job_name: tenfold
    metrics_path: /q/metrics
    file_sd_configs: [{files: [$work/prometheus/pods.json], refresh_interval: 1s}]
  - job_name: apiserver
    scheme: https
    scrape_interval: 2s
    scrape_timeout: 2s
    authorization: {credentials_file: $work/load.token}
    tls_config: {insecure_skip_verify: true}
    static_configs: [{targets: ["$(kubectl config view --raw --minify -o 'jsonpath={.clusters[0].cluster.server}' | sed 's|https://||')"]}]
Y
  "$binary" --config.file="$work/prometheus/prometheus.yaml" --storage.tsdb.path="$work/prometheus/data" \
    --web.listen-address="${prometheus_url#http://}" --log.level=error >"$work/prometheus/log" 2>&1 &
  prometheus=$!
}
pods_to_scrape() {
  kubectl get pods -n "$system" -l app.kubernetes.io/name=tenfold -o 'jsonpath={range .items[*]}{.status.podIP}{"\n"}{end}' |
    awk 'BEGIN {printf "[{\"targets\": ["} NF {printf "%s\"%s:9000\"", between, $1; between = ", "} END {print "]}]"}' >"$work/prometheus/pods.new"
  mv "$work/prometheus/pods.new" "$work/prometheus/pods.json"
}
watch_stop() { [ -z "${prometheus:-}" ] || { kill "$prometheus" 2>/dev/null; wait "$prometheus" 2>/dev/null; } || true; prometheus=; }
# The lines of another program's checks, counted with ours.
counted() {
  local lines; lines=$("$@" 2>&1) || true
  printf '%s\n' "$lines"
  passed=$((passed + $(printf '%s\n' "$lines" | grep -c '^ok - ' || true)))
  failed=$((failed + $(printf '%s\n' "$lines" | grep -c '^not ok - ' || true)))
  case $lines in *"ok - "*) ;; *) not_ok "$1 says something" "$lines" ;; esac
}
watched() {
  [ -n "${prometheus:-}" ] || return 0
  say "Prometheus: every panel and every alert"
  counted panels check $prometheus_url charts/tenfold/files/dashboard.json
  [ -z "${TENFOLD_E2E_PICTURE:-}" ] || panels draw $prometheus_url charts/tenfold/files/dashboard.json "$TENFOLD_E2E_PICTURE"
}
fires() { # ALERT...
  [ -n "${prometheus:-}" ] || return 0
  counted panels firing $prometheus_url "$@"
}

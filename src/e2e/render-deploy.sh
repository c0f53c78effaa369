#!/usr/bin/env bash
# Renders deploy/tenfold.yaml from the chart; with --check it only compares, and says what is stale.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); project=$(cd "$here/../.." && pwd)
lab=${KUBE_LAB_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/kube-lab/bin}
helm=$(command -v helm || true)
[ -n "$helm" ] || helm=$lab/helm
[ -x "$helm" ] || { echo "rendering needs Helm: none on the path, and none built by src/e2e/lab/build.sh" >&2; exit 3; }

render() {
  cat <<'Y'
# The chart charts/tenfold as plain manifests, rendered by `make deploy`: do not edit.
# Apply it with deploy/install.sh, which makes the certificate that a rendered file cannot hold.
apiVersion: v1
kind: Namespace
metadata:
  name: tenfold-system
  labels:
    pod-security.kubernetes.io/enforce: restricted
Y
  # Labels that would claim that Helm manages these objects are left out.
  "$helm" template tenfold "$project/charts/tenfold" --namespace tenfold-system --no-hooks \
    --set crds.install=false --set tls.secretName=tenfold-tls --set-string tls.caBundle='<filled in by deploy/install.sh>' |
    sed -e '/helm\.sh\/chart:/d' -e '/app\.kubernetes\.io\/managed-by:/d' -e '/^# Source:/d'
}

out=$project/deploy/tenfold.yaml
new=$(mktemp); trap 'rm -f "$new"' EXIT
render >"$new"
if [ "${1:-}" = --check ]; then
  diff -u "$out" "$new" || { echo "deploy/tenfold.yaml is stale: run make deploy" >&2; exit 1; }
else
  cat "$new" >"$out"
  echo "rendered deploy/tenfold.yaml"
fi

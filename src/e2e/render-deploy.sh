#!/usr/bin/env bash
# Renders deploy/tenfold.yaml and deploy/kustomize from the chart; with --check it only compares, and says what is stale.
# shellcheck disable=SC2016,SC2317 # backquotes are meant as they stand, and renderers are called by name
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); project=$(cd "$here/../.." && pwd)
lab=${KUBE_LAB_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/kube-lab/bin}
helm=$(command -v helm || true)
[ -n "$helm" ] || helm=$lab/helm
[ -x "$helm" ] || { echo "rendering needs Helm: none on the path, and none built by src/e2e/lab/build.sh" >&2; exit 3; }

# Labels that would claim that Helm manages these objects are left out.
template() { # VALUES...
  "$helm" template tenfold "$project/charts/tenfold" --namespace tenfold-system --no-hooks --set crds.install=false "$@" |
    sed -e '/helm\.sh\/chart:/d' -e '/app\.kubernetes\.io\/managed-by:/d' -e '/^# Source:/d'
}
namespace() {
  cat <<'Y'
apiVersion: v1
kind: Namespace
metadata:
  name: tenfold-system
  labels:
    pod-security.kubernetes.io/enforce: restricted
Y
}
plain() {
  echo '# The chart charts/tenfold as plain manifests, rendered by `make deploy`: do not edit.'
  echo '# Apply it with deploy/install.sh, which makes the certificate that a rendered file cannot hold.'
  namespace
  template --set tls.secretName=tenfold-tls --set-string tls.caBundle='<filled in by deploy/install.sh>'
}
kustomize() {
  echo '# The chart charts/tenfold with a certificate of cert-manager, rendered by `make deploy`: do not edit.'
  namespace
  template --set tls.certManager.enabled=true
}

new=$(mktemp); trap 'rm -f "$new"' EXIT
stale=0
each() { # FILE RENDERER
  "$2" >"$new"
  if [ "$check" = yes ]; then
    diff -u "$project/deploy/$1" "$new" || { echo "deploy/$1 is stale: run make deploy" >&2; stale=1; }
  else
    cat "$new" >"$project/deploy/$1"
    echo "rendered deploy/$1"
  fi
}
check=; [ "${1:-}" != --check ] || check=yes
each tenfold.yaml plain
each kustomize/tenfold.yaml kustomize
exit $stale

#!/usr/bin/env bash
# `make lint`: the chart with Helm, deploy/ against the chart, the scripts with shellcheck where it is installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
helm=$(command -v helm || echo "${KUBE_LAB_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/kube-lab/bin}/helm")
[ -x "$helm" ] || { echo "linting the chart needs Helm: none on the path, and none built by src/e2e/lab/build.sh" >&2; exit 1; }

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
lint() { "$helm" lint --strict --quiet charts/tenfold "$@" >"$work/lint" 2>&1 || { cat "$work/lint" >&2; exit 1; }; }
lint
"$helm" template tenfold charts/tenfold >"$work/first"
"$helm" template tenfold charts/tenfold | cmp - "$work/first" || { echo "two renderings of the chart differ" >&2; exit 1; }
for file in charts/tenfold/ci/*-values.yaml; do
  lint -f "$file"
  "$helm" template tenfold charts/tenfold -f "$file" >"$work/rendered"
  if grep -n 'caBundle: *\(""\)\{0,1\}$' "$work/rendered"; then echo "$file: an empty caBundle" >&2; exit 1; fi
done
# VALUE PATH...: refused, and told where
refused() {
  if "$helm" template tenfold charts/tenfold --set "$1" >/dev/null 2>"$work/why"; then echo "$1 is not refused" >&2; exit 1; fi
  grep -qF "$2" "$work/why" || { echo "$1 is refused without $2:" >&2; cat "$work/why" >&2; exit 1; }
}
refused webhook.failurepolicy=Fail "at '/webhook': additional properties 'failurepolicy' not allowed"
refused replicas=two "at '/replicas': got string, want integer"
refused policy.copied=deny "at '/policy/copied': value must be one of"
refused policy.copyed=Deny "at '/policy': additional properties 'copyed' not allowed"
refused tls.secretName=mine "at '/tls"
echo "the chart: $(find charts/tenfold/ci -name '*-values.yaml' | wc -l) sets of values, the same twice, wrong ones refused"
"$here/render-deploy.sh" --check
if command -v shellcheck >/dev/null; then
  shellcheck deploy/*.sh src/bench/*.sh src/e2e/*.sh src/e2e/lab/*.sh .ci/run
else
  echo "shellcheck is not installed: the scripts were not checked"
fi

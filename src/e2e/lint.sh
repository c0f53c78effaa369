#!/usr/bin/env bash
# `make lint`: the chart with Helm, deploy/ against the chart, the scripts with shellcheck where it is installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
helm=$(command -v helm || echo "${KUBE_LAB_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/kube-lab/bin}/helm")
[ -x "$helm" ] || { echo "linting the chart needs Helm: none on the path, and none built by src/e2e/lab/build.sh" >&2; exit 1; }

"$helm" lint --strict charts/tenfold
"$helm" template tenfold charts/tenfold --set 'policy.stages[0].name=sft' --set 'policy.stages[0].action=Patch' >/dev/null
"$here/render-deploy.sh" --check
if command -v shellcheck >/dev/null; then
  shellcheck deploy/*.sh src/bench/*.sh src/e2e/*.sh src/e2e/lab/*.sh .ci/run
else
  echo "shellcheck is not installed: the scripts were not checked"
fi

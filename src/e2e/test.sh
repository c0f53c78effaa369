#!/usr/bin/env bash
# `make test`: the whole gate of the project. The last lines say what was skipped, and why.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."

without=
if folder=$("$here/api-server.sh"); then
  export TENFOLD_API_SERVER_BIN=$folder
else
  without="src/e2e/api-server.sh could not provide an API server (its reason stands at the top of this output)"
fi

rm -f target/surefire-reports/TEST-*.xml target/failsafe-reports/TEST-*.xml
status=0
./mvnw -B -ntp verify "$@" || status=$?
# not run here, and not to be found broken by whoever measures next
[ $status != 0 ] || ./mvnw -B -ntp -q -Pbench compile || status=$?

stale=0
"$here/render-deploy.sh" --check || stale=$?
case $stale in
  0) ;;
  3) echo "deploy/tenfold.yaml was not compared with the chart here; make e2e does it." ;;
  *) status=1 ;;
esac

reports() { find target -path '*-reports/TEST-*.xml' -exec cat {} +; }
skipped=$(reports | grep -c '<skipped' || true)
if [ "$skipped" -gt 0 ]; then
  echo "$skipped tests were skipped${without:+: $without}"
  reports | sed -n 's/.*TestAbortedException: \([^]]*\).*/  \1/p' | sort | uniq -c
elif [ $status = 0 ]; then
  echo "No test was skipped."
fi
exit $status

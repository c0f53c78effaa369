#!/usr/bin/env bash
# Writes /app/tenfold.aot: what the Java runtime in /java has loaded and linked when the application in /app is ready,
# its first reviews among it, so that a replica need not do it again. Where the file does not fit the runtime or the
# jars (size and time of each are compared), it is passed over.
#   train.sh [ROOT]   the folder in which both lie, instead of the whole file system
set -euo pipefail
root=${1:-}
# in the place of the shell, so that its number is that of the server
inside() { if [ -n "$root" ]; then exec chroot "$root" "$@"; else exec "$@"; fi; }

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$root/tmp/tls.key" -out "$root/tmp/tls.crt" \
  -days 1 -subj /CN=localhost 2>/dev/null
# a container of the chart's size has the serial collector
export TENFOLD_TLS_DIR=/tmp KUBERNETES_MASTER=https://127.0.0.1:1 KUBECONFIG=/tmp/none
inside /java/bin/java -XX:+UseSerialGC -Xmx256m -XX:AOTCacheOutput=/app/tenfold.aot -jar /app/quarkus-run.jar \
  >"$root/tmp/train.log" 2>&1 &
server=$!

ready() { (exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /q/health/ready HTTP/1.0\r\n\r\n' >&3 && head -1 <&3 | grep -q ' 200 ') 2>/dev/null; }
for _ in $(seq 240); do ! ready || break; sleep 0.25; done
kill "$server"
wait "$server" || true
[ -s "$root/app/tenfold.aot" ] || { cat "$root/tmp/train.log" >&2; exit 1; }
rm -f "$root"/tmp/tls.* "$root/tmp/train.log"

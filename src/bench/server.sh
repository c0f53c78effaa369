# shellcheck shell=bash
# To be sourced: starts servers of the build target/bench as the chart does, on a cluster that is out of reach or on the
# API server that api_server starts.
java=${JAVA_HOME:?run make, which finds a JDK 25}/bin/java
work=$(mktemp -d)
started=
stop_all() { for pid in $started; do kill -9 "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"; }
trap stop_all EXIT
trap 'exit 130' INT TERM

# In a container of 512 MiB the JVM chooses the serial collector by itself; on a larger machine it has to be told.
heap=$(sed -n 's/^heap: //p' charts/tenfold/values.yaml)
jvm="-Xms$heap -Xmx$heap -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"

free_port() { # FROM: the first port from there on that nobody listens on
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

api_server() { # TOKEN_LINES...: starts an API server whose users these are; sets $bin and $api, its port
  local etcd peers
  bin=$(src/e2e/api-server.sh)
  etcd=$(free_port 22379); peers=$(free_port 22480); api=$(free_port 26443)
  openssl genrsa -out "$work/sa.key" 2048 2>/dev/null
  printf '%s\n' "$@" >"$work/tokens.csv"
  "$bin/etcd" --data-dir "$work/etcd" --unsafe-no-fsync --listen-client-urls "http://127.0.0.1:$etcd" \
    --advertise-client-urls "http://127.0.0.1:$etcd" --listen-peer-urls "http://127.0.0.1:$peers" >"$work/etcd.log" 2>&1 &
  started="$started $!"
  "$bin/kube-apiserver" --etcd-servers "http://127.0.0.1:$etcd" --bind-address 127.0.0.1 --secure-port "$api" \
    --cert-dir "$work/certificates" --token-auth-file "$work/tokens.csv" --service-account-key-file "$work/sa.key" \
    --service-account-signing-key-file "$work/sa.key" --service-account-issuer https://kubernetes.default.svc \
    --authorization-mode RBAC --service-cluster-ip-range 10.0.0.0/24 --disable-admission-plugins ServiceAccount \
    >"$work/api.log" 2>&1 &
  started="$started $!"
}

certificate() { # FOLDER
  mkdir -p "$1"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/new.key" -out "$work/new.crt" \
    -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null
  mv "$work/new.key" "$1/tls.key"; mv "$work/new.crt" "$1/tls.crt"
}

launch() { # FLAGS...: starts a server with these flags of the JVM; sets $server, $https and $management
  https=$(free_port $((28443 + RANDOM % 1000))); management=$(free_port $((29500 + RANDOM % 1000)))
  [ -f "$work/tls/tls.crt" ] || certificate "$work/tls"
  # shellcheck disable=SC2086
  KUBECONFIG=$work/none KUBERNETES_MASTER=${API:-https://127.0.0.1:1} KUBERNETES_AUTH_TOKEN=tenfold \
    KUBERNETES_TRUST_CERTIFICATES=true TENFOLD_TLS_DIR=$work/tls QUARKUS_HTTP_SSL_PORT=$https \
    QUARKUS_MANAGEMENT_PORT=$management "$java" $jvm "$@" -jar target/bench/quarkus-app/quarkus-run.jar serve \
    >"$work/server-$https.log" 2>&1 &
  server=$!; started="$started $server"
}

halt() { kill "$server"; wait "$server" 2>/dev/null || true; } # ends the server launched last, and waits for it

ready() { # waits until the server launched last is ready
  local _
  for _ in $(seq 600); do
    curl -sf -o /dev/null "http://127.0.0.1:$management/q/health/ready" && return
    sleep 0.1
  done
  cat "$work/server-$https.log" >&2; exit 1
}

cpu() { awk '{print ($14 + $15) * 10}' "/proc/$1/stat"; } # PID: milliseconds of CPU so far (of 100 ticks a second)
memory() { awk -v field="$2:" '$1 == field {print $2}' "/proc/$1/status"; } # PID FIELD: KiB

machine() { # what a page of benchmarks says of where it was measured
  echo "machine $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f", $2 / 1048576}' /proc/meminfo) GiB, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
  echo "system $(uname -sr)"
  echo "java $("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.runtime\.version = //p')"
  echo "commit $(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
  echo "date $(date -u +%F)"
}

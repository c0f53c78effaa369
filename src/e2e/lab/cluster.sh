#!/usr/bin/env bash
# A real one-node Kubernetes cluster on this machine: etcd, API server, controllers, scheduler, kubelet, containerd.
#   cluster.sh up | down | restart-api | load IMAGE.tar | kubectl ARGS... | helm ARGS...
# Binaries come from build.sh; state and logs lie in $KUBE_LAB_RUN, whose `kubeconfig` is the administrator's.
# Pods get real addresses (10.78.0.0/24) and reach the API server at its service address; the API server calls a
# webhook's Service by its ready endpoints, so Services without DNS or kube-proxy are enough.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=${KUBE_LAB_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/kube-lab/bin}
run=${KUBE_LAB_RUN:-${TMPDIR:-/tmp}/kube-lab}
node=10.77.0.1
service=10.0.0.1
port=36443
etcd_url=http://127.0.0.1:32379

kube() { KUBECONFIG="$run/kubeconfig" "$bin/kubectl" "$@"; }
images() { ctr -a "$run/containerd/containerd.sock" -n k8s.io "$@"; }
fail() { echo "$*" >&2; exit 1; }

running() { [ -f "$run/log/$1.pid" ] && kill -0 "$(cat "$run/log/$1.pid")" 2>/dev/null; }

start() { # NAME COMMAND...
  local name=$1; shift
  running "$name" && return
  setsid "$@" >"$run/log/$name.log" 2>&1 </dev/null 9>&- &
  echo $! >"$run/log/$name.pid"
}

stop() { # NAME
  running "$1" || return 0
  local pid; pid=$(cat "$run/log/$1.pid")
  kill "$pid"
  for _ in $(seq 300); do running "$1" || return 0; sleep 0.1; done
  kill -9 "$pid" 2>/dev/null || true
  # what still runs would be taken for started by who starts it again
  while running "$1"; do sleep 0.1; done
}

await() { # WHAT COMMAND...
  local what=$1; shift
  for _ in $(seq 240); do "$@" >/dev/null 2>&1 && return; sleep 0.5; done
  echo "not ready after two minutes: $what; the ends of the logs in $run/log:" >&2
  tail -n 5 "$run"/log/*.log >&2
  exit 1
}

packages() {
  local tool missing=
  for tool in containerd crun iptables ip openssl; do command -v $tool >/dev/null || missing="$missing $tool"; done
  [ -x /usr/lib/cni/bridge ] || missing="$missing cni-plugins"
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || fail "the lab needs$missing, and this is no Debian where it could install them"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq </dev/null
  apt-get install -y -qq --no-install-recommends containerd crun containernetworking-plugins iptables iproute2 openssl \
    </dev/null >/dev/null
}

certificates() {
  cd "$run/pki"
  [ -f api.crt ] && return
  {
    openssl genrsa -out sa.key 2048
    openssl rsa -in sa.key -pubout -out sa.pub
    openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 7 -subj /CN=lab-ca
    openssl req -newkey rsa:2048 -nodes -keyout api.key -out api.csr -subj /CN=kube-apiserver
    echo "subjectAltName=IP:127.0.0.1,IP:$node,IP:$service,DNS:kubernetes.default.svc" >api.ext
    openssl x509 -req -in api.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 7 -out api.crt -extfile api.ext
  } 2>openssl.log || { cat openssl.log >&2; exit 1; }
  token=$(openssl rand -hex 16)
  echo "$token,admin,1,\"system:masters\"" >tokens.csv
  cat >"$run/kubeconfig" <<K
apiVersion: v1
kind: Config
clusters: [{name: lab, cluster: {server: "https://$node:$port", certificate-authority: $run/pki/ca.crt}}]
users: [{name: admin, user: {token: $token}}]
contexts: [{name: lab, context: {cluster: lab, user: admin}}]
current-context: lab
K
  chmod 600 "$run/kubeconfig" tokens.csv
}

configuration() {
  cat >"$run/containerd/config.toml" <<K
version = 2
root = "$run/containerd/root"
state = "$run/containerd/state"
[grpc]
  address = "$run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "docker.io/lab/pause:1"
  restrict_oom_score_adj = true
  disable_apparmor = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$run/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "native"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        BinaryName = "/usr/bin/crun"
K
  cat >"$run/cni/10-lab.conflist" <<K
{"cniVersion":"0.4.0","name":"lab","plugins":[{"type":"bridge","bridge":"lab0","isGateway":true,"hairpinMode":true,
 "ipam":{"type":"host-local","dataDir":"$run/cni/leases","ranges":[[{"subnet":"10.78.0.0/24"}]],"routes":[{"dst":"0.0.0.0/0"}]}}]}
K
  cat >"$run/kubelet/config.yaml" <<K
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupsPerQOS: false
enforceNodeAllocatable: []
failSwapOn: false
localStorageCapacityIsolation: false
containerRuntimeEndpoint: unix://$run/containerd/containerd.sock
address: $node
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
volumePluginDir: $run/kubelet/plugins
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, imagefs.available: 1%}
K
}

# The API server's service address, without kube-proxy.
route() { iptables -t nat "$1" PREROUTING -d $service/32 -p tcp --dport 443 -j DNAT --to-destination $node:$port; }

# From the folder $run.
start_api() {
  start apiserver "$bin/kube-apiserver" --etcd-servers $etcd_url \
    --bind-address 0.0.0.0 --secure-port $port --advertise-address $node \
    --tls-cert-file pki/api.crt --tls-private-key-file pki/api.key --client-ca-file pki/ca.crt \
    --token-auth-file pki/tokens.csv --authorization-mode Node,RBAC \
    --service-account-key-file pki/sa.pub --service-account-signing-key-file pki/sa.key \
    --service-account-issuer https://kubernetes.default.svc --service-cluster-ip-range 10.0.0.0/24 \
    --enable-aggregator-routing=true --allow-privileged=true --kubelet-preferred-address-types=InternalIP
}

restart_api() {
  cd "$run"
  stop apiserver
  start_api
  await "API server" kube get --raw /readyz
}

up() {
  if [ "$(uname -s)" != Linux ] || [ "$(id -u)" != 0 ]; then fail "the lab needs Linux and root"; fi
  packages
  "$here/build.sh" all >/dev/null
  if ! running apiserver && (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null; then
    fail "port $port is taken: another lab runs on this machine"
  fi
  mkdir -p "$run"/{etcd,log,cni,containerd,kubelet,pki}
  sysctl -qw net.ipv4.ip_forward=1
  ip addr replace $node/32 dev lo
  certificates; configuration
  cd "$run"
  start etcd "$bin/etcd" --data-dir etcd --unsafe-no-fsync --listen-peer-urls http://127.0.0.1:32380 \
    --listen-client-urls $etcd_url --advertise-client-urls $etcd_url
  start_api
  await "API server" kube get --raw /readyz
  start controllers "$bin/kube-controller-manager" --kubeconfig kubeconfig --root-ca-file pki/ca.crt \
    --leader-elect=false --service-account-private-key-file pki/sa.key --use-service-account-credentials
  start scheduler "$bin/kube-scheduler" --kubeconfig kubeconfig --leader-elect=false
  # crun takes a hybrid cgroup tree only where the unified half is out of sight
  # shellcheck disable=SC2016
  start containerd unshare -m sh -c 'umount /sys/fs/cgroup/unified 2>/dev/null; exec "$@"' sh \
    containerd --config containerd/config.toml
  await containerd images version
  images images import "$bin/pause.tar" >/dev/null
  # in containerd's mount namespace, so that containers see the volumes that the kubelet mounts
  start kubelet nsenter -t "$(cat log/containerd.pid)" -m "$bin/kubelet" --kubeconfig "$run/kubeconfig" \
    --config "$run/kubelet/config.yaml" --node-ip $node --hostname-override lab --root-dir "$run/kubelet/root"
  route -C 2>/dev/null || route -A
  await node kube wait --for=condition=Ready node/lab --timeout=1s
  await "default service account" kube get serviceaccount default
  echo "export KUBECONFIG=$run/kubeconfig"
}

down() {
  [ -d "$run" ] || return 0
  local task name
  stop kubelet
  for task in $(images task ls -q 2>/dev/null); do images task kill -s 9 "$task" 2>/dev/null || true; done
  sleep 1
  for task in $(images task ls -q 2>/dev/null); do images task rm -f "$task" >/dev/null 2>&1 || true; done
  for name in containerd scheduler controllers apiserver etcd; do stop $name; done
  for name in $(pgrep -f "containerd-shim.*$run/containerd" || true); do kill -9 "$name" 2>/dev/null || true; done
  ip link del lab0 2>/dev/null || true
  ip addr del $node/32 dev lo 2>/dev/null || true
  route -D 2>/dev/null || true
  grep -o "${run}[^ ]*" /proc/mounts | sort -r | xargs -r -n1 umount -l 2>/dev/null || true
  rm -rf "$run"
}

case ${1:-} in
  up) up ;;
  down) down ;;
  restart-api) restart_api ;;
  load) images images import "$2" >/dev/null ;;
  kubectl) shift; kube "$@" ;;
  helm) shift; KUBECONFIG="$run/kubeconfig" "$bin/helm" "$@" ;;
  *) sed -n '2,6p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac

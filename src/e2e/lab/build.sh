#!/usr/bin/env bash
# Builds what the lab runs from published Go modules into $KUBE_LAB_BIN, and prints that folder.
#   build.sh api-server   etcd, kube-apiserver, kubectl (and, from the same binary, the other components)
#   build.sh helm         Helm
#   build.sh all          both, and the pause image
# About 10 minutes the first time on two cores; nothing to do once they are there. Two callers wait for each other.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=${KUBE_LAB_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/kube-lab/bin}
what=${1:-all}
helm_version=v4.3.1
components="kube-apiserver kube-controller-manager kube-scheduler kubelet kubectl"

kubernetes_version() { sed -n 's|^.*k8s.io/kubernetes \(v[^ ]*\)$|\1|p' "$here/kube/go.mod" | head -1; }

need_go() {
  command -v go >/dev/null || { echo "the lab is built with Go, and there is no 'go' on the path" >&2; exit 1; }
  echo "building $1 (once, into $bin)" >&2
}

# go_build MODULE_FOLDER OUT [LINKER_FLAGS]: never leaves half a binary behind
go_build() {
  (cd "$here/$1" && CGO_ENABLED=0 go build -trimpath -mod=readonly -ldflags "-s -w ${3:-}" -o "$2.new" .)
  mv "$2.new" "$2"
}

build_kubernetes() {
  local version minor stamp name
  version=$(kubernetes_version); minor=$(echo "$version" | cut -d. -f2)
  [ -x "$bin/kube-apiserver" ] && [ "$("$bin/kube-apiserver" --version)" = "Kubernetes $version" ] && return
  need_go "Kubernetes $version"
  stamp="-X k8s.io/component-base/version.gitVersion=$version -X k8s.io/component-base/version.gitMajor=1"
  stamp="$stamp -X k8s.io/component-base/version.gitMinor=$minor"
  go_build kube "$bin/kube" "$stamp"
  for name in $components; do ln -f "$bin/kube" "$bin/$name"; done
}

build_etcd() {
  [ -x "$bin/etcd" ] && return
  need_go etcd
  go_build etcd "$bin/etcd"
}

build_helm() {
  [ -x "$bin/helm" ] && return
  need_go "Helm $helm_version"
  local folder; folder=$(mktemp -d "$bin/.helm.XXXXXX")
  GOBIN="$folder" CGO_ENABLED=0 GOFLAGS=-trimpath go install -ldflags "-s -w" "helm.sh/helm/v4/cmd/helm@$helm_version"
  mv "$folder/helm" "$bin/helm"; rmdir "$folder"
}

build_pause() {
  [ -f "$bin/pause.tar" ] && return
  need_go "the pause image"
  local root; root=$(mktemp -d)
  go_build pause "$root/pause"
  "$here/pack.sh" "$root" docker.io/lab/pause:1 "$bin/pause.tar" /pause
  rm -rf "$root"
}

mkdir -p "$bin"
if command -v flock >/dev/null; then exec 9>"$bin/.lock"; flock 9; fi
case $what in
  api-server) build_etcd; build_kubernetes ;;
  helm) build_helm ;;
  all) build_etcd; build_kubernetes; build_helm; build_pause ;;
  *) sed -n '2,6p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
echo "$bin"

#!/usr/bin/env bash
# Writes an image archive of one layer from a root folder, run as user 65532:
#   pack.sh ROOT NAME:TAG OUT.tar ENTRYPOINT [ARG...]
set -euo pipefail
root=$1 name=$2 out=$3; shift 3
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
case $(uname -m) in x86_64) architecture=amd64 ;; aarch64) architecture=arm64 ;; *) architecture=$(uname -m) ;; esac

entrypoint=$(printf ',"%s"' "$@")
tar --sort=name --owner=0 --group=0 --numeric-owner -C "$root" -cf "$work/layer.tar" .
layer=$(sha256sum <"$work/layer.tar" | cut -d' ' -f1)
cat >"$work/config.json" <<J
{"architecture": "$architecture", "os": "linux",
 "config": {"Entrypoint": [${entrypoint#,}], "WorkingDir": "/", "User": "65532"},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$layer"]}, "history": [{"created_by": "pack.sh"}]}
J
config=$(sha256sum <"$work/config.json" | cut -d' ' -f1)
mkdir "$work/$layer"; mv "$work/layer.tar" "$work/$layer/layer.tar"; mv "$work/config.json" "$work/$config.json"
echo "[{\"Config\":\"$config.json\",\"RepoTags\":[\"$name\"],\"Layers\":[\"$layer/layer.tar\"]}]" >"$work/manifest.json"
tar --owner=0 --group=0 --numeric-owner -C "$work" -cf "$out" manifest.json "$config.json" "$layer/layer.tar"

#!/usr/bin/env bash
# Prints a folder with etcd, kube-apiserver and kubectl for the tests against a real API server. It looks in
# TENFOLD_API_SERVER_BIN and KUBEBUILDER_ASSETS, then where the lab builds; then it downloads what envtest publishes,
# and where that is out of reach it builds them with Go (about 8 minutes on two cores, once).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/kube-lab
lab=${KUBE_LAB_BIN:-$cache/bin}

usable() { # FOLDER
  local tool
  for tool in etcd kube-apiserver kubectl; do [ -x "$1/$tool" ] || return 1; done
  "$1/kube-apiserver" --version >/dev/null 2>&1
}

# The archives of envtest v1.30.0 and their published SHA-512.
version=v1.30.0
checksum() { # PLATFORM
  case $1 in
    linux-amd64) echo d53870e1a6c9b3b50366489a9387f4e254c664955e932e3e25e2088bb437b270bfab75d241b50849233f9a34bb1f08b41567ebb81ea29352104ae0f5b1cb9e88 ;;
    linux-arm64) echo 140748efaa394598f50175e809cd53896881ed046d93ebdfbd5442100f68b3d8d51fd22f8cf1ae06a6e43473897b789df0db6e0ae6c45c8320b000d5ee900005 ;;
    darwin-amd64) echo e705b35189052880afefeac72797834d2750bfcfc8971dd913cc2b5575ea7222e9cfa3ebb38a5e5deec8f06089ecc654beaf9c4fe990acf41e57758c26b3d62a ;;
    darwin-arm64) echo 48c1fa5555f021f8aa365faaa96b106804ce5e3022142a2a166bc91ecd5b22da79f012d20c1a4963e0236df00a214f3311cdd842de4ab19442ca1c83b3bcb859 ;;
    *) return 1 ;;
  esac
}

sha512() { if command -v sha512sum >/dev/null; then sha512sum; else shasum -a 512; fi | cut -d' ' -f1; }

download() {
  local platform machine expected work
  case $(uname -m) in x86_64) machine=amd64 ;; aarch64 | arm64) machine=arm64 ;; *) return 1 ;; esac
  platform=$(uname -s | tr '[:upper:]' '[:lower:]')-$machine
  expected=$(checksum "$platform") || return 1
  mkdir -p "$cache"; work=$(mktemp -d "$cache/envtest.XXXXXX")
  if curl -fsSL --connect-timeout 5 --max-time 300 -o "$work/archive" \
    "https://github.com/kubernetes-sigs/controller-tools/releases/download/envtest-$version/envtest-$version-$platform.tar.gz" \
    2>/dev/null && [ "$(sha512 <"$work/archive")" = "$expected" ]; then
    tar -xzf "$work/archive" -C "$work" --strip-components=2
    rm -f "$work/archive"; rm -rf "$cache/envtest-$version"; mv "$work" "$cache/envtest-$version"
  else
    rm -rf "$work"; return 1
  fi
}

for folder in "${TENFOLD_API_SERVER_BIN:-}" "${KUBEBUILDER_ASSETS:-}" "$lab" "$cache/envtest-$version"; do
  if [ -n "$folder" ] && usable "$folder"; then echo "$folder"; exit 0; fi
done
if download && usable "$cache/envtest-$version"; then echo "$cache/envtest-$version"; exit 0; fi
if ! command -v go >/dev/null; then
  echo "no API server: none in KUBEBUILDER_ASSETS, github.com is out of reach, and there is no Go to build one" >&2; exit 1
fi
if [ "$(uname -s)" != Linux ]; then
  echo "no API server: none in KUBEBUILDER_ASSETS, github.com is out of reach, and the lab is built on Linux only" >&2; exit 1
fi
"$here/lab/build.sh" api-server >/dev/null
usable "$lab" || { echo "no API server: the one built in $lab does not run" >&2; exit 1; }
echo "$lab"

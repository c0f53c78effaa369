#!/usr/bin/env bash
# Container builds:  image.sh jvm [NAME:TAG]     an image with a Java runtime
#                    image.sh native             the native executable, by a local GraalVM or in a builder container
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."

engine() {
  local tool
  for tool in docker podman; do
    if command -v $tool >/dev/null && $tool info >/dev/null 2>&1; then echo $tool; return; fi
  done
  echo "This needs a running docker or podman, and there is none${1:+ ($1)}." >&2
  exit 1
}

case ${1:-} in
  jvm)
    engine=$(engine "src/e2e/lab/app-image.sh packs an image archive without one")
    ./mvnw -B -ntp -q package -DskipTests
    $engine build -f src/main/docker/Dockerfile.jvm -t "${2:-tenfold:dev}" . ;;
  native)
    if [ -x "${GRAALVM_HOME:-/none}/bin/native-image" ] || command -v native-image >/dev/null; then
      ./mvnw -B -ntp package -Dnative -DskipTests
    else
      engine=$(engine "nor a GraalVM with native-image in GRAALVM_HOME or on the path")
      ./mvnw -B -ntp package -Dnative -DskipTests \
        -Dquarkus.native.container-build=true "-Dquarkus.native.container-runtime=$engine"
    fi
    case $(uname -m) in x86_64) architecture=amd64 ;; aarch64 | arm64) architecture=arm64 ;; *) architecture=$(uname -m) ;; esac
    mkdir -p target/native; cp target/*-runner "target/native/$architecture"
    echo "built target/native/$architecture"
    ;;
  *) sed -n '2,3p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac

#!/usr/bin/env bash
# Packs an application for the lab as an image of one layer, without an engine or a registry:
#   app-image.sh java QUARKUS_APP_FOLDER NAME:TAG OUT.tar   a Java runtime (jlink, JDK 25), the application in /app and its AOT cache
#   app-image.sh native EXECUTABLE       NAME:TAG OUT.tar   a native executable and the libraries it links
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# = 4 ] || { sed -n '2,4p' "${BASH_SOURCE[0]}"; exit 2; }
kind=$1 what=$2 name=$3 out=$4
root=$(mktemp -d); trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
mkdir -p "$root/app" "$root/etc" "$root/tmp"; chmod 1777 "$root/tmp"
echo 'app:x:65532:65532::/app:/none' >"$root/etc/passwd"

# The shared libraries that the files need, at the same paths as here.
libraries() {
  local file library
  for file in "$@"; do ldd "$file" 2>/dev/null | grep -o '/[^ ]*' || true; done | sort -u | while read -r library; do
    case $library in "$root"*) continue ;; esac
    mkdir -p "$root$(dirname "$library")"; cp -L "$library" "$root$library"
  done
}

case $kind in
  java)
    # jlink needs a folder that is not there yet
    "${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/jlink" \
      --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.localedata \
      --include-locales en --strip-debug --no-header-files --no-man-pages --output "$root/java"
    cp -r "$what/." "$root/app/"
    libraries "$root/java/bin/java" "$root"/java/lib/*.so "$root"/java/lib/server/*.so
    chmod -R a+rX "$root/app" "$root/java"
    mkdir -p "$root/proc" "$root/dev"
    # a network and mounts of its own, so that no port is taken and nothing stays mounted
    # shellcheck disable=SC2016 # it is that shell's $1
    unshare --mount --net -- bash -c 'ip link set lo up; mount --bind /proc "$1/proc"; mount --bind /dev "$1/dev"; exec "$2" "$1"' \
      train "$root" "$here/../../main/docker/train.sh"
    chmod a+r "$root/app/tenfold.aot"
    "$here/pack.sh" "$root" "$name" "$out" /java/bin/java -XX:AOTCache=/app/tenfold.aot -jar /app/quarkus-run.jar ;;
  native)
    cp "$what" "$root/app/application"; libraries "$what"
    chmod -R a+rX "$root/app"
    "$here/pack.sh" "$root" "$name" "$out" /app/application ;;
  *) sed -n '2,4p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac

#!/usr/bin/env bash
# Prints the home of a JDK 25: JAVA_HOME, the `java` on the path, then the usual folders of Linux and macOS.
set -euo pipefail

# A JDK of version 25, not only a runtime: it has a compiler.
is_25() { [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && "$1/bin/java" -version 2>&1 | grep -q ' version "25[."]'; }

candidates() {
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  if command -v java >/dev/null; then
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
  local folder
  for folder in /usr/lib/jvm/*25* /usr/lib/jvm/temurin-25* /usr/java/*25* /opt/java/*25* /opt/jdk*25* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25 /usr/local/opt/openjdk@25 \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*; do
    echo "$folder"
  done
}

while read -r home; do
  if [ -d "$home" ] && is_25 "$home"; then echo "$home"; exit 0; fi
done < <(candidates)
echo "Tenfold needs a JDK 25, and there is none in JAVA_HOME, on the path or in the usual folders: install one, or set JAVA_HOME." >&2
exit 1

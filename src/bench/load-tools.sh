#!/usr/bin/env bash
# Provides what sends load, and prints the path of vegeta. vegeta sends at a fixed rate over HTTP/1.1 and HTTP/2 and
# measures each request (an open loop); it is a Go module and is built once. h2load asks as fast as it is answered (a
# closed loop) and costs so little of the machine that the server stays the bottleneck; it is a package of Debian.
# wrk, the other candidate, speaks no HTTP/2.
set -euo pipefail
if ! command -v h2load >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nghttp2-client; } >&2
  else
    echo "this needs h2load: install the package nghttp2-client" >&2; exit 1
  fi
fi
if command -v vegeta; then exit 0; fi
bin=${XDG_CACHE_HOME:-$HOME/.cache}/tenfold-bench
if [ ! -x "$bin/vegeta" ]; then
  command -v go >/dev/null || { echo "this needs vegeta, or Go to build it" >&2; exit 1; }
  GOBIN=$bin CGO_ENABLED=0 go install github.com/tsenart/vegeta/v12@v12.13.0 >&2
fi
echo "$bin/vegeta"

#!/usr/bin/env bash
# `make bench`: measures Tenfold beside its limit, prints a table and writes docs/benchmarks.md (about 16 minutes).
# The limit is the same server with a handler that answers "allowed" without looking at what it got.
#   ROUNDS (3), SECONDS_EACH (8), WARM_UP (30, at each rate), REVIEWS (20000, of a closed loop), STARTS (5), JMH (arguments of JMH; "none" passes it over)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
# shellcheck source=src/bench/server.sh
source "$here/server.sh"
vegeta=$("$here/load-tools.sh")
rounds=${ROUNDS:-3}; seconds=${SECONDS_EACH:-8}; warm_up=${WARM_UP:-30}; reviews=${REVIEWS:-20000}
results=target/bench/results
classes="target/bench/quarkus-app/app/*:target/bench/quarkus-app/lib/main/*"

say() { echo "== $* ($(date +%H:%M:%S))" >&2; }

say "building target/bench"
./mvnw -B -ntp -q -Pbench package -DskipTests
rm -rf $results; mkdir -p $results
"$java" -cp "$classes" dev.tenfold.bench.WriteBodies target/bench/bodies
body=target/bench/bodies/pytorchjob_6kb.json
machine >$results/machine
echo "load-before $(cut -d' ' -f1-3 /proc/loadavg)" >>$results/machine

if [ "${JMH:-}" != none ]; then
  say "the rooms, and hostile text (JMH)"
  # shellcheck disable=SC2086
  "$java" -cp "$classes" org.openjdk.jmh.Main -prof gc -prof dev.tenfold.bench.CpuProfiler -rf json -rff $results/jmh.json \
    ${JMH:-} >$results/jmh.log
fi

answers() { curl -sk -o /dev/null -H 'Content-Type: application/json' --data-binary @$body "https://127.0.0.1:$https/validate"; }
first_answer() { # NAME FLAGS...: start to the first answer over HTTPS
  local name=$1 start; shift
  start=$(date +%s%N)
  launch "$@"
  until (exec 3<>"/dev/tcp/127.0.0.1/$https") 2>/dev/null && answers; do sleep 0.02; done
  echo "start $name wall $((($(date +%s%N) - start) / 1000000)) cpu $(cpu "$server") rss $(memory "$server" VmRSS)" >>$results/figures
  halt
}

say "starting, with and without an AOT cache"
cache=$work/tenfold.aot
launch "-XX:AOTCacheOutput=$cache"; ready
for _ in $(seq 50); do answers; done
halt
for _ in $(seq "${STARTS:-5}"); do
  first_answer plain
  first_answer cached "-XX:AOTCache=$cache"
done

say "a server, and the limit"
declare -A pid url
for who in tenfold limit; do
  launch -Dquarkus.http.host=127.0.0.1 "-XX:AOTCache=$cache"; ready
  pid[$who]=$server
  path=validate; [ $who = tenfold ] || path=limit
  url[$who]=https://localhost:$https/$path
  printf 'POST %s\nContent-Type: application/json\n@%s\n' "${url[$who]}" "$body" >"$work/$who.target"
done
sleep 5
for who in tenfold limit; do echo "rest $who rss $(memory "${pid[$who]}" VmRSS)" >>$results/figures; done

attack() { # WHO PROTOCOL RATE SECONDS OUT
  local http2=true; [ "$2" = h2 ] || http2=false
  "$vegeta" attack -targets "$work/$1.target" -insecure -http2=$http2 -keepalive -rate "$3/1s" -duration "${4}s" \
    -connections 32 -max-connections 64 | "$vegeta" report -type json >"$5"
}
closed() { # WHO PROTOCOL NUMBER: reviews a second (a duration does not end h2load 1.52 over HTTP/1.1)
  local flags="-c 4 -m 8"; [ "$2" = h2 ] || flags="--h1 -c 32"
  # shellcheck disable=SC2086
  h2load $flags -t 1 -n "$3" -d $body -H 'content-type: application/json' "${url[$1]}" >"$work/h2load"
  sed -n 's|^finished in .*, \([0-9.]*\) req/s.*|\1|p' "$work/h2load"
}

say "warming up"
for who in tenfold limit; do
  attack $who h2 200 "$warm_up" "$work/warm"
  attack $who h2 1000 "$warm_up" "$work/warm"
  closed $who h1 "$reviews" >/dev/null
done
order() { if [ $(($1 % 2)) = 1 ]; then echo tenfold limit; else echo limit tenfold; fi; }
for rate in 200 1000; do
  for protocol in h2 h1; do
    say "open loop, $protocol, $rate a second"
    for round in $(seq "$rounds"); do
      for who in $(order "$round"); do
        before=$(cpu "${pid[$who]}")
        attack "$who" $protocol $rate "$seconds" "$results/open-$protocol-$rate-$who-$round.json"
        echo "open $protocol $rate $who cpu $(($(cpu "${pid[$who]}") - before)) reviews $((rate * seconds))" >>$results/figures
      done
    done
  done
done
for protocol in h2 h1; do
  say "closed loop, $protocol"
  for round in $(seq "$rounds"); do
    for who in $(order "$round"); do
      echo "closed $protocol $who throughput $(closed "$who" $protocol "$reviews")" >>$results/figures
    done
  done
done
for who in tenfold limit; do
  echo "loaded $who rss $(memory "${pid[$who]}" VmRSS) peak $(memory "${pid[$who]}" VmHWM)" >>$results/figures
done
echo "load-after $(cut -d' ' -f1-3 /proc/loadavg)" >>$results/machine
"$java" -cp "$classes" dev.tenfold.bench.Page $results "$here/page.md" docs/benchmarks.md
sed -n '/^|/p; /^## /p' docs/benchmarks.md

#!/usr/bin/env bash
# `make fuzz`: every *FuzzTest, first blind and fast, then guided by coverage. What a search finds is
# written below target/fuzz, or beside the test's seeds, where the build reads it again ever after.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
minutes=${MINUTES:-10} executions=${EXECUTIONS:-1000000} seed=${SEED:-1}

./mvnw -B -ntp -q test-compile -Dspotless.check.skip
./mvnw -B -ntp -q dependency:build-classpath -Dmdep.outputFile=target/fuzz.classpath -Dmdep.includeScope=test
classpath=target/test-classes:target/classes:$(cat target/fuzz.classpath)

status=0
if [ "$executions" -gt 0 ]; then
  java -Xmx700m -cp "$classpath" dev.tenfold.fuzz.BlindFuzz "$executions" "$seed" || status=1
fi
if [ "$minutes" -gt 0 ]; then
  while read -r test; do
    class=${test#src/test/java/}; class=${class%.java}; class=${class//\//.}
    corpus=target/fuzz/${class##*.}; mkdir -p "$corpus"
    echo "guided: $class, $minutes minutes, seed $seed"
    java -Xmx900m -XX:+EnableDynamicAgentLoading --enable-native-access=ALL-UNNAMED -cp "$classpath" \
      com.code_intelligence.jazzer.Jazzer --target_class="$class" \
      --instrumentation_includes='dev.tenfold.**:org.snakeyaml.**' "$corpus" \
      -max_total_time=$((minutes * 60)) -seed="$seed" -max_len=4096 -timeout=10 -rss_limit_mb=2500 \
      -print_final_stats=1 > "$corpus.log" 2>&1 || status=1
    grep -E '^stat::|ERROR|SUMMARY|Test unit written' "$corpus.log" || true
  done < <(find src/test/java -name '*FuzzTest.java' | sort)
fi
exit $status

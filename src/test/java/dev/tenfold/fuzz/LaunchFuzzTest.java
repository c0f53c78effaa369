package dev.tenfold.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A Pod runs any script: its review ends, and its patch holds. */
class LaunchFuzzTest {
  static Stream<Arguments> seeds() {
    return Seeds.scripts();
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatIsPatchedIsRight(byte[] bytes) {
    Pods.review(
        Pods.running(List.of("bash", "-c", Pods.text(bytes), "bash")),
        Map.of("train.sh", "trl sft --use_peft --load_in_4bit \"$@\"", "r.yaml", "lr: 2e-5\n"));
  }
}

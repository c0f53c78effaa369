package dev.tenfold.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text is a Python program: as an argument, and as a mounted file with flags. */
class PythonFuzzTest {
  static Stream<Arguments> seeds() {
    return Seeds.python();
  }

  @MethodSource("seeds")
  @FuzzTest
  void readingItEnds(byte[] bytes) {
    String code = Pods.text(bytes);
    Pods.review(Pods.running(List.of("python", "-c", code)), Map.of());
    Pods.review(
        Pods.running(
            List.of("accelerate", "launch", "/config/train.py", "--learning_rate", "2e-5")),
        Map.of("train.py", code));
  }
}

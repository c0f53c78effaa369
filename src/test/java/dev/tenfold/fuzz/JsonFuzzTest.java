package dev.tenfold.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text stands where JSON is expected: in a recipe, in an argument, as base64. */
class JsonFuzzTest {
  static Stream<Arguments> seeds() {
    return Seeds.json();
  }

  @MethodSource("seeds")
  @FuzzTest
  void readingItEnds(byte[] bytes) {
    String json = Pods.text(bytes);
    String base64 = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    for (List<String> command :
        List.of(
            List.of("python", "run_sft.py", "/config/r.json"),
            List.of("swift", "sft", "--train_type", "lora", "--model_kwargs", json),
            List.of("ray", "job", "submit", "--runtime-env-json", json, "--", "trl", "sft"),
            List.of("deepspeed", "--world_info", base64, "train.py", "--deepspeed", json))) {
      Pods.review(Pods.running(command), Map.of("r.json", json));
    }
  }
}

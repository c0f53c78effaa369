package dev.tenfold.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Span;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text is YAML: reading it ends, and every value stands where it says it does. */
class YamlFuzzTest {
  private static final List<List<String>> READERS =
      List.of(
          List.of("axolotl", "train", "/config/r.yaml"),
          List.of("trl", "sft", "--config", "/config/r.yaml"),
          List.of("llamafactory-cli", "train", "/config/r.yaml"),
          List.of("tune", "run", "lora_finetune_single_device", "--config", "/config/r.yaml"),
          List.of("oumi", "train", "-c", "/config/r.yaml"),
          List.of("accelerate", "launch", "--config_file", "/config/r.yaml", "run_sft.py"),
          List.of("mlx_lm.lora", "--config", "/config/r.yaml"),
          List.of("litgpt", "finetune_lora", "--config", "/config/r.yaml"));

  static Stream<Arguments> seeds() {
    return Seeds.yaml();
  }

  @MethodSource("seeds")
  @FuzzTest
  void everyValueStandsWhereItSays(byte[] bytes) {
    String yaml = Pods.text(bytes);
    YamlText.Documents documents =
        YamlText.read(Text.written(new Place.InSubmitted(Pointer.ROOT), yaml));
    Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    documents.trees().forEach(tree -> check(tree, yaml, seen));
    documents.trees().forEach(KubernetesYaml::toJson);
    Pods.review(Pods.running(READERS.get(bytes.length % READERS.size())), Map.of("r.yaml", yaml));
  }

  private static void check(Tree tree, String yaml, Set<Tree> seen) {
    if (!seen.add(tree)) {
      return;
    }
    Span span = tree.span();
    assertTrue(0 <= span.start() && span.start() <= span.end() && span.end() <= yaml.length());
    switch (tree) {
      case Tree.Mapping mapping -> mapping.entries().values().forEach(v -> check(v, yaml, seen));
      case Tree.Sequence sequence -> sequence.items().forEach(item -> check(item, yaml, seen));
      case Tree.Scalar(Text text, YamlText.Style _, Span _) -> {
        if (text.origin() instanceof Origin.InObject(Pointer _, Span at, Place.Encoding _)) {
          assertEquals(yaml.substring(at.start(), at.end()), text.toString());
        }
      }
      case Tree.TooDeep _ -> {}
    }
  }
}

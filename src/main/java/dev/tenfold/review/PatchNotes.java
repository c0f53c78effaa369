package dev.tenfold.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.source.Manifest;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.List;

/**
 * The annotation that says what was changed, from what, to what, why and by which policy: a list,
 * so that machines can read it too. What an earlier patch noted stays as long as it is true.
 */
final class PatchNotes {
  static final String KEY = "tenfold.dev/patched";

  private PatchNotes() {}

  /**
   * The value of the annotation.
   *
   * @param patched the runs as they were before
   * @param after all runs of the object as they are then
   */
  static String of(Manifest object, List<Judged> patched, List<TrainingRun> after, Terms terms) {
    ArrayNode notes = JsonNodeFactory.instance.arrayNode();
    earlier(object.annotation(KEY))
        .forEach(note -> {
          boolean replaced =
              patched.stream().anyMatch(run -> note.path("at").asText().equals(at(run.run())));
          if (!replaced && after.stream().anyMatch(run -> isTrue(note, run))) {
            notes.add(note);
          }
        });
    patched.stream().map(run -> note(run, terms)).distinct().forEach(notes::add);
    return notes.toString();
  }

  private static JsonNode earlier(String annotation) {
    try {
      JsonNode notes = new ObjectMapper().readTree(annotation);
      return notes == null || !notes.isArray() ? JsonNodeFactory.instance.arrayNode() : notes;
    } catch (JsonProcessingException writtenBySomebodyElse) {
      return JsonNodeFactory.instance.arrayNode();
    }
  }

  private static boolean isTrue(JsonNode note, TrainingRun run) {
    try {
      return note.path("at").asText().equals(at(run))
          && run.learningRate() instanceof LearningRate.Known known
          && known.value().compareTo(new BigDecimal(note.path("to").asText())) == 0;
    } catch (NumberFormatException writtenBySomebodyElse) {
      return false;
    }
  }

  private static ObjectNode note(Judged judged, Terms terms) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", at(judged.run()))
        .put("from", from(judged.run().learningRate()))
        .put("to", Messages.changed(judged, terms.policy()))
        .put(
            "why",
            judged.run().method().title()
                + " "
                + terms.policy().rule(judged.run()).title()
                + " needs about "
                + terms.policy().rule(judged.run()).rates().times()
                + " the rate of full fine-tuning")
        .put("policy", terms.choice().policy().name());
  }

  private static String at(TrainingRun run) {
    return run.at().toString();
  }

  private static String from(LearningRate rate) {
    return switch (rate) {
      case LearningRate.Known known -> known.written();
      case LearningRate.Default byDefault -> byDefault.written() + " (default)";
      case LearningRate.Range range -> range.written();
      case LearningRate.Invalid _, LearningRate.Hidden _ -> "";
    };
  }
}

package dev.tenfold.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Judged;
import dev.tenfold.review.RateText;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Pointer;
import dev.tenfold.training.LearningRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes an answer in the form of a case file's {@code expect}. */
final class Expectation {
  private Expectation() {}

  static ObjectNode of(Case example, Answer answer) {
    ObjectNode expect = JsonNodeFactory.instance.objectNode();
    expect.put("action", answer.action().id());
    answer
        .policy()
        .filter(policy -> !policy.isBuiltIn())
        .ifPresent(policy -> expect.put("policy", policy.name()));
    answer.mode().ifPresent(mode -> expect.put("mode", mode.toString()));
    if (!answer.runs().isEmpty()) {
      ArrayNode runs = expect.putArray("runs");
      answer.runs().forEach(run -> run(runs.addObject(), answer, run));
    }
    if (!answer.warnings().isEmpty()) {
      answer.warnings().forEach(expect.withArray("warnings")::add);
    }
    if (!answer.problems().isEmpty()) {
      answer.problems().forEach(expect.withArray("problems")::add);
    }
    answer
        .correction()
        .ifPresent(correction -> {
          JsonNode after = correction.applyTo(Manifest.submitted(example.object())).orElseThrow();
          difference(expect.putObject("after"), Pointer.ROOT, example.object(), after);
        });
    return expect;
  }

  private static void run(ObjectNode node, Answer answer, Judged judged) {
    node.put("at", judged.run().at().toString());
    node.put("framework", judged.run().framework());
    node.put("method", judged.run().method().id());
    node.put("stage", judged.stage());
    switch (judged.run().learningRate()) {
      case LearningRate.Known known -> {
        node.put("rate", known.written());
        node.put("value", RateText.plain(known.value()));
        node.put("origin", origin(known.origin()));
      }
      case LearningRate.Default byDefault -> {
        node.put("rate", byDefault.written());
        node.put("value", RateText.plain(byDefault.value()));
        node.put("origin", "default of " + byDefault.origin().framework());
      }
      case LearningRate.Range range -> {
        node.put("rate", range.written());
        node.put("value", RateText.plain(range.max()));
        node.put("origin", origin(range.origin()));
      }
      case LearningRate.Invalid _, LearningRate.Hidden _ -> {}
    }
    node.put("verdict", judged.finding().verdict().id());
    node.put("action", judged.action().id());
    judged.finding().suggested().ifPresent(rate -> node.put("suggested", RateText.plain(rate)));
    if (!judged.finding().reason().isEmpty()) {
      node.put("reason", judged.finding().reason());
    }
    judged.exempt().ifPresent(reason -> node.put("exempt", reason));
    answer.dryRun(judged).ifPresent(action -> node.put("dryRun", action.id()));
    if (!judged.message().isEmpty()) {
      node.put("message", judged.message());
    }
  }

  private static String origin(Origin origin) {
    return switch (origin) {
      case Origin.InObject where ->
          where.at()
              + " "
              + where.span()
              + (where.encoding().name().equals("PLAIN") ? "" : " base64");
      case Origin.InConfigMap where ->
          "ConfigMap "
              + where.name()
              + ", "
              + where.key()
              + ":"
              + where.line()
              + " "
              + where.span();
      case Origin.InRuntime where ->
          where.kind() + " " + where.name() + where.at() + " " + where.span();
      case Origin.FrameworkDefault where -> "default of " + where.framework();
      case Origin.Scattered where ->
          "scattered over "
              + where.parts().stream().map(Expectation::origin).collect(Collectors.joining(", "));
    };
  }

  /** Every value that a patch changed or added, by its pointer. */
  private static void difference(ObjectNode into, Pointer at, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      after
          .properties()
          .forEach(entry ->
              difference(
                  into, at.child(entry.getKey()), before.path(entry.getKey()), entry.getValue()));
    } else if (before.isArray() && after.isArray()) {
      for (int i = 0; i < after.size(); i++) {
        difference(into, at.child(i), before.path(i), after.get(i));
      }
    } else {
      into.set(at.toString(), after);
    }
  }

  /** Replaces what the file expects by what was answered. The difference is to be read. */
  static void rewrite(Case example, ObjectNode actual) {
    try {
      String text = Files.readString(example.file());
      int from = text.indexOf("\nexpect:");
      String head = from < 0 ? text.stripTrailing() : text.substring(0, from);
      Files.writeString(example.file(), head + "\nexpect:\n" + yaml(actual, 2, ""));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static String yaml(JsonNode node, int indent, String first) {
    String blank = " ".repeat(indent);
    if (node.isObject()) {
      StringBuilder text = new StringBuilder();
      boolean onFirst = !first.isEmpty();
      for (var entry : node.properties()) {
        text.append(onFirst ? first : blank);
        onFirst = false;
        text.append(key(entry.getKey())).append(':');
        text.append(value(entry.getValue(), indent));
      }
      return text.toString();
    }
    return StreamSupport.stream(node.spliterator(), false)
        .map(item ->
            item.isObject() ? yaml(item, indent + 2, blank + "- ") : blank + "- " + item + "\n")
        .collect(Collectors.joining());
  }

  private static String key(String key) {
    return key.matches("[A-Za-z]+") ? key : '"' + key + '"';
  }

  private static String value(JsonNode value, int indent) {
    return value.isContainerNode() && !value.isEmpty()
        ? "\n" + yaml(value, indent + 2, "")
        : " " + value + "\n";
  }
}

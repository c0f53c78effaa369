package dev.tenfold.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.review.Judged;
import dev.tenfold.review.RateText;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Pointer;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.io.IOException;
import java.io.PrintStream;

/** The report as JSON, version 1 of its form. */
final class JsonOutput {
  private JsonOutput() {}

  static void print(Report report, PrintStream out) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    mapper.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    out.println(mapper.writer(printer).writeValueAsString(tree(report)));
  }

  static ObjectNode tree(Report report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", 1);
    root.putObject("summary")
        .put("objects", report.results().size())
        .put("runs", report.runs())
        .put("denied", report.denied())
        .put("warned", report.objects("warn"))
        .put("unknown", report.unknown());
    ArrayNode results = root.putArray("results");
    report.results().forEach(result -> result(results.addObject(), result));
    ArrayNode errors = root.putArray("errors");
    for (Input.Problem problem : report.problems()) {
      errors
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("message", problem.message());
    }
    if (!report.fixed().isEmpty()) {
      ArrayNode fixed = root.putArray("fixed");
      for (Fixed place : report.fixed()) {
        fixed
            .addObject()
            .put("file", place.file())
            .put("line", place.line())
            .put("from", place.from())
            .put("to", place.to());
      }
    }
    return root;
  }

  private static void result(ObjectNode node, Result result) {
    node.putObject("source")
        .put("file", result.object().file())
        .put("document", result.object().document())
        .put("line", result.object().line());
    Manifest object = result.object().submitted();
    node.putObject("object")
        .put("apiVersion", object.apiVersion())
        .put("kind", object.kind())
        .put("namespace", object.namespace())
        .put("name", object.name());
    node.put("action", result.answer().action().id());
    result
        .answer()
        .policy()
        .filter(policy -> !policy.isBuiltIn())
        .ifPresent(policy -> node.put("policy", policy.name()));
    result.answer().mode().ifPresent(mode -> node.put("mode", mode.toString()));
    ArrayNode runs = node.putArray("runs");
    result.answer().runs().forEach(run -> run(runs.addObject(), result, run));
    if (!result.answer().warnings().isEmpty()) {
      ArrayNode warnings = node.putArray("warnings");
      result.answer().warnings().forEach(warnings::add);
    }
  }

  private static void run(ObjectNode node, Result result, Judged judged) {
    TrainingRun run = judged.run();
    node.put("at", run.at().toString())
        .put("framework", run.framework())
        .put("method", run.method().id())
        .put("stage", judged.stage());
    rate(node, result, run.learningRate());
    node.put("verdict", judged.finding().verdict().id()).put("action", judged.action().id());
    judged
        .finding()
        .suggested()
        .ifPresent(suggested -> node.put("suggested", RateText.plain(suggested)));
    if (!judged.finding().reason().isEmpty()) {
      node.put("reason", judged.finding().reason());
    }
    judged.exempt().ifPresent(reason -> node.put("exempt", reason));
    result.answer().dryRun(judged).ifPresent(action -> node.put("dryRun", action.id()));
    if (!judged.message().isEmpty()) {
      node.put("message", judged.message());
    }
  }

  private static void rate(ObjectNode node, Result result, LearningRate rate) {
    switch (rate) {
      case LearningRate.Known known -> {
        ObjectNode object =
            node.putObject("learningRate")
                .put("value", RateText.plain(known.value()))
                .put("written", known.written());
        origin(object, result, known.origin());
      }
      case LearningRate.Default byDefault -> {
        ObjectNode object =
            node.putObject("learningRate")
                .put("value", RateText.plain(byDefault.value()))
                .put("written", byDefault.written());
        origin(object, result, byDefault.origin());
      }
      case LearningRate.Range range -> {
        ObjectNode object =
            node.putObject("learningRate")
                .put("value", RateText.plain(range.max()))
                .put("written", range.written());
        origin(object, result, range.origin());
      }
      case LearningRate.Invalid _, LearningRate.Hidden _ -> node.putNull("learningRate");
    }
  }

  private static void origin(ObjectNode node, Result result, Origin origin) {
    switch (origin) {
      case Origin.InObject(Pointer at, var span, var encoding) ->
          node.put("origin", "object")
              .put("pointer", at.toString())
              .put("line", result.object().line(at));
      case Origin.InConfigMap(String name, String key, var span, int line) ->
          node.put("origin", "configMap").put("name", name).put("key", key).put("line", line);
      case Origin.InRuntime(String kind, String name, Pointer at, var span) ->
          node.put("origin", "runtime").put("name", name).put("pointer", at.toString());
      case Origin.FrameworkDefault _ -> node.put("origin", "default");
      case Origin.Scattered(var parts) -> {
        if (parts.isEmpty()) {
          node.put("origin", "object");
        } else {
          origin(node, result, parts.getFirst());
        }
      }
    }
  }
}

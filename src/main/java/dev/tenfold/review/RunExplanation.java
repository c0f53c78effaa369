package dev.tenfold.review;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.StageRates;
import dev.tenfold.policy.StageRule;
import dev.tenfold.policy.Verdict;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Setting;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How one run was read and judged, line by line. */
record RunExplanation(Answer answer, Judged judged) {
  private static final String STYLE = "1.0e-5";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    read(lines);
    rate(lines);
    numbers(lines);
    lines.add("verdict: " + verdict());
    action(lines);
    if (!judged.message().isEmpty()) {
      lines.add("message: " + judged.message());
    }
    return lines;
  }

  private TrainingRun run() {
    return judged.run();
  }

  private Policy policy() {
    return answer.terms().orElseThrow().policy();
  }

  private void read(List<String> lines) {
    lines.add("in: " + run().where() + " (" + run().at() + ")");
    lines.add("command: " + run().trace().command());
    lines.add("framework: " + run().framework());
    if (!run().trace().asked().isEmpty()) {
      lines.add("settings that were asked for, each with what it won over:");
      run().trace().asked().forEach(setting -> setting(lines, setting));
    }
    if (!run().trace().others().isEmpty()) {
      lines.add("settings without effect on this: " + String.join(", ", run().trace().others()));
    }
    if (!run().trace().open().isEmpty()) {
      lines.add("more may be set by what cannot be read: " + run().trace().open());
    }
    lines.add(
        "method: "
            + run().method().id()
            + (run().method() == Method.UNKNOWN ? ", because " + run().unclear() : ""));
    lines.add("stage: " + judged.stage());
  }

  private void setting(List<String> lines, Setting setting) {
    lines.add(
        "  "
            + setting.key()
            + " = "
            + setting.value().readable()
            + "  by "
            + setting.channel()
            + place(setting.value().origin()));
    for (Setting weaker : setting.overrode()) {
      lines.add(
          "    over "
              + weaker.value().readable()
              + "  by "
              + weaker.channel()
              + place(weaker.value().origin()));
    }
  }

  private void rate(List<String> lines) {
    lines.add(
        "learning rate: "
            + switch (run().learningRate()) {
              case LearningRate.Known known -> known.written() + place(known.origin());
              case LearningRate.Default byDefault ->
                  byDefault.written()
                      + ", the default of "
                      + byDefault.origin().framework()
                      + (byDefault.origin().versions().isEmpty()
                          ? ""
                          : " " + byDefault.origin().versions());
              case LearningRate.Range range ->
                  range.min() + ".." + range.max() + place(range.origin());
              case LearningRate.Invalid invalid -> invalid.written() + ", which " + invalid.why();
              case LearningRate.Hidden hidden -> "not visible: " + hidden.why();
            });
  }

  private String place(Origin origin) {
    return switch (origin) {
      case Origin.InObject(var at, var span, var encoding) ->
          ", " + Messages.relative(run().at(), at);
      case Origin.InConfigMap(String name, String key, var span, int line) ->
          ", ConfigMap \"" + name + "\", key \"" + key + "\", line " + line;
      case Origin.InRuntime(String kind, String name, var at, var span) ->
          ", " + kind + " \"" + name + "\", " + at;
      case Origin.FrameworkDefault byDefault -> ", the default of " + byDefault.framework();
      case Origin.Scattered(var parts) ->
          parts.isEmpty()
              ? ""
              : parts.stream()
                  .map(part -> place(part).substring(2))
                  .collect(Collectors.joining(" and ", ", ", ""));
    };
  }

  private void numbers(List<String> lines) {
    StageRule rule = policy().rule(run());
    StageRates rates = rule.rates();
    lines.add(
        "numbers: full "
            + text(rates.full())
            + ", qlora "
            + text(rates.qlora())
            + ", factor "
            + rates.factor().toPlainString()
            + ", T "
            + text(rates.threshold())
            + (rates.ownThreshold().isPresent() ? " (set by the policy)" : " (full × √factor)")
            + ", high above "
            + text(rates.highest()));
  }

  private static String text(BigDecimal rate) {
    return RateText.inStyleOf(STYLE, rate);
  }

  private String verdict() {
    String id = judged.finding().verdict().id();
    return judged.finding().reason().isEmpty() ? id : id + ": " + judged.finding().reason();
  }

  private void action(List<String> lines) {
    Verdict verdict = judged.finding().verdict();
    if (verdict == Verdict.COPIED) {
      lines.add("action for the stage: " + policy().rule(run()).copied().title());
      for (Doubt doubt : policy().doubts(run())) {
        lines.add("  a warning at most, because " + doubt.clause());
      }
      if (run().method() == Method.LORA) {
        lines.add("  " + policy().actions().lora().title() + " at most, for the method is LoRA");
      }
    }
    judged.exempt().ifPresent(reason -> lines.add("exempt: " + reason));
    answer
        .dryRun(judged)
        .ifPresent(action -> lines.add("a dry run: otherwise it would be " + action.id()));
    lines.add("action: " + judged.action().id() + silence());
  }

  private String silence() {
    return judged.action() == Action.OFF || judged.action() == Action.AUDIT
        ? " (" + judged.action().title() + ")"
        : "";
  }
}

package dev.tenfold.review;

import dev.tenfold.policy.Finding;
import dev.tenfold.policy.StageRates;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Pointer;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;

/**
 * The sentences that a user reads: what is wrong, where, what to write instead, how to be exempted.
 */
final class Messages {
  private static final String EXEMPTION = "or annotate tenfold.dev/allow: \"<reason>\"";

  private Messages() {}

  /** The rate to write instead, in the style of the one that was found. */
  static String suggestion(TrainingRun run, BigDecimal suggested) {
    return RateText.inStyleOf(
        switch (run.learningRate()) {
          case LearningRate.Known known -> known.written();
          case LearningRate.Default byDefault -> byDefault.written();
          case LearningRate.Range _, LearningRate.Invalid _, LearningRate.Hidden _ -> "1e-1";
        },
        suggested);
  }

  /**
   * @param rates those that the run was judged by
   */
  static String of(TrainingRun run, Finding finding, StageRates rates) {
    return switch (finding.verdict()) {
      case COPIED -> copied(run, finding.suggested().orElseThrow());
      case HIGH -> high(run, finding.suggested().orElseThrow());
      case UNKNOWN -> "cannot judge " + run.where() + ": " + finding.reason();
      case OK ->
          run.learningRate() instanceof LearningRate.Range range ? partly(run, range, rates) : "";
      case NOT_APPLICABLE -> "";
    };
  }

  private static String copied(TrainingRun run, BigDecimal suggested) {
    String rate = suggestion(run, suggested);
    return found(run)
        + " looks copied from full fine-tuning: "
        + kind(run)
        + " needs about 10x, "
        + rate
        + "; set "
        + spelling(run)
        + rate
        + ", "
        + EXEMPTION;
  }

  /** What was changed, from what, to what and why. */
  static String patched(Judged judged) {
    TrainingRun run = judged.run();
    return "tenfold patched "
        + found(run)
        + " to "
        + suggestion(run, judged.finding().suggested().orElseThrow())
        + ": "
        + kind(run)
        + " needs about 10x the rate of full fine-tuning";
  }

  /** A search whose range is partly right; nothing is said of one that is right throughout. */
  private static String partly(TrainingRun run, LearningRate.Range range, StageRates rates) {
    int percent = rates.percentCopied(range);
    return percent == 0
        ? ""
        : percent
            + "% of the range of learning rates "
            + range.written()
            + " in "
            + place(run, range.origin())
            + " lies below "
            + RateText.inStyleOf("1e-01", rates.threshold())
            + ", where rates copied from full fine-tuning are";
  }

  private static String high(TrainingRun run, BigDecimal suggested) {
    String rate = suggestion(run, suggested);
    return found(run)
        + " is more than ten times what "
        + kind(run)
        + " needs, and training is unstable there; set "
        + spelling(run)
        + rate
        + ", "
        + EXEMPTION;
  }

  /** A key that holds nothing but the rate, for env, is written as the ConfigMap has it. */
  private static String spelling(TrainingRun run) {
    if (!(run.learningRate() instanceof LearningRate.Known(var value, var written, var origin))
        || !(origin instanceof Origin.InConfigMap(var name, String key, var span, var line))) {
      return run.remedy().spelling();
    }
    return span.start() == 0 ? key + ": " : run.remedy().inFile();
  }

  private static String found(TrainingRun run) {
    return switch (run.learningRate()) {
      case LearningRate.Known known ->
          "learning rate " + known.written() + " in " + place(run, known.origin());
      case LearningRate.Default byDefault ->
          "learning rate "
              + byDefault.written()
              + ", the default of "
              + byDefault.origin().framework()
              + " that "
              + run.where()
              + " does not override,";
      case LearningRate.Range range ->
          "the whole range of learning rates "
              + range.written()
              + " in "
              + place(run, range.origin());
      case LearningRate.Invalid invalid -> "learning rate " + invalid.written();
      case LearningRate.Hidden _ -> "the learning rate";
    };
  }

  private static String kind(TrainingRun run) {
    return "this "
        + run.method().title()
        + (run.stage() == Stage.UNKNOWN ? "" : " " + run.stage().title())
        + " run ("
        + run.frameworkTitle()
        + ")";
  }

  private static String place(TrainingRun run, Origin origin) {
    return switch (origin) {
      case Origin.InObject(Pointer at, var span, var encoding) ->
          at.equals(run.at()) ? run.where() : run.where() + " (" + relative(run.at(), at) + ")";
      case Origin.InConfigMap(String name, String key, var span, int line) ->
          run.where() + " (ConfigMap \"" + name + "\", key \"" + key + "\", line " + line + ")";
      case Origin.InRuntime(String kind, String name, Pointer at, var span) ->
          run.where() + " (" + kind + " \"" + name + "\")";
      case Origin.FrameworkDefault _ -> run.where();
      case Origin.Scattered _ -> run.where();
    };
  }

  /** {@code args[7]} for {@code /spec/.../containers/0/args/7} seen from its container. */
  static String relative(Pointer from, Pointer at) {
    if (!from.covers(at)) {
      return at.toString();
    }
    StringBuilder path = new StringBuilder();
    for (String token : at.tokens().subList(from.tokens().size(), at.tokens().size())) {
      if (!token.isEmpty() && token.chars().allMatch(Character::isDigit)) {
        path.append('[').append(token).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(token);
      }
    }
    return path.toString();
  }
}

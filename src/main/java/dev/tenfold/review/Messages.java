package dev.tenfold.review;

import dev.tenfold.policy.Day;
import dev.tenfold.policy.Finding;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.StageRates;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Pointer;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.List;

/**
 * The sentences that a user reads: what is wrong, where, what to write instead, how to be exempted.
 */
record Messages(Terms terms, Day today) {
  private static final String EXEMPTION = ", or annotate tenfold.dev/allow: \"<reason>\"";

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

  String of(TrainingRun run, Finding finding) {
    return switch (finding.verdict()) {
      case COPIED -> copied(run, finding.suggested().orElseThrow()) + exemption() + policy();
      case HIGH -> high(run, finding.suggested().orElseThrow()) + exemption() + policy();
      case UNKNOWN -> "cannot judge " + run.where() + ": " + finding.reason() + policy();
      case OK -> run.learningRate() instanceof LearningRate.Range range ? partly(run, range) : "";
      case NOT_APPLICABLE -> "";
    };
  }

  /** Where the annotation would not count, nobody is told to write it. */
  private String exemption() {
    return terms.policy().exemptions().annotationRefused(today).isEmpty() ? EXEMPTION : "";
  }

  /** Who judged so, unless it is Tenfold as it is installed. */
  private String policy() {
    Policy policy = terms.choice().policy();
    if (policy.isBuiltIn()) {
      return "";
    }
    return " (" + terms.named() + (policy.dryRun() ? ", dry run)" : ")");
  }

  private String copied(TrainingRun run, BigDecimal suggested) {
    String rate = suggestion(run, suggested);
    return found(run)
        + " looks copied from full fine-tuning: "
        + kind(run)
        + " needs about "
        + terms.policy().rule(run).rates().times()
        + ", "
        + rate
        + "; set "
        + spelling(run)
        + rate
        + second(run);
  }

  /** What has to be changed with it. */
  private static String second(TrainingRun run) {
    return run.remedy().second().isPresent()
        ? ", and \"auto\" for the rate of its DeepSpeed JSON"
        : "";
  }

  /** A search whose range is partly right; nothing is said of one that is right throughout. */
  private String partly(TrainingRun run, LearningRate.Range range) {
    StageRates rates = terms.policy().rule(run).rates();
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

  /** What was changed, from what, to what and why. */
  String patched(Judged judged) {
    TrainingRun run = judged.run();
    return "tenfold patched "
        + found(run)
        + " to "
        + changed(judged, terms.policy())
        + ": "
        + kind(run)
        + " needs about "
        + terms.policy().rule(run).rates().times()
        + " the rate of full fine-tuning";
  }

  /** What a patch writes. */
  static String changed(Judged judged, Policy policy) {
    TrainingRun run = judged.run();
    if (!(run.learningRate() instanceof LearningRate.Range range)) {
      return suggestion(run, judged.finding().suggested().orElseThrow());
    }
    BigDecimal factor = policy.rule(run).rates().factor();
    return RateText.inStyleOf(range.min().toString(), range.min().multiply(factor))
        + ".."
        + RateText.inStyleOf(range.max().toString(), range.max().multiply(factor));
  }

  private String high(TrainingRun run, BigDecimal suggested) {
    String rate = suggestion(run, suggested);
    if (run.method() == Method.FULL) {
      return found(run)
          + " is a rate for adapters: "
          + kind(run)
          + " trains every weight and needs about "
          + rate
          + "; set "
          + spelling(run)
          + rate;
    }
    return found(run)
        + " is more than ten times what "
        + kind(run)
        + " needs, and training is unstable there; set "
        + spelling(run)
        + rate
        + second(run);
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

  private String kind(TrainingRun run) {
    String stage = terms.policy().rule(run).title();
    return "this "
        + run.method().title()
        + (stage.isEmpty() ? "" : " " + stage)
        + " run ("
        + run.frameworkTitle()
        + ")";
  }

  private static String place(TrainingRun run, Origin origin) {
    return switch (origin) {
      case Origin.InObject(Pointer at, var span, var encoding) ->
          at.equals(run.at()) ? run.where() : run.where() + " (" + relative(run.at(), at) + ")";
      case Origin.InConfigMap map -> run.where() + " (" + map.readable() + ")";
      case Origin.InRuntime(String kind, String name, Pointer at, var span) ->
          run.where() + " (" + kind + " \"" + name + "\")";
      case Origin.FrameworkDefault _ -> run.where();
      case Origin.Scattered(List<Origin> parts) ->
          run.learningRate() instanceof LearningRate.Range && !parts.isEmpty()
              ? place(run, parts.getFirst())
              : run.where();
    };
  }

  /** {@code args[7]} for {@code /spec/.../containers/0/args/7} seen from its container. */
  static String relative(Pointer from, Pointer at) {
    return from.covers(at) ? at.from(from).toPath() : at.toString();
  }
}

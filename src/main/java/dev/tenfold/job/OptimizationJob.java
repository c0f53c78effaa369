package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Kubeflow Trainer's OptimizationJob: a TrainJob, and the spaces its parameters are searched in.
 * Its designs name two ways to hand a value over, {@code {{.name}}} and {@code
 * $(KUBEFLOW_OPT_NAME)}; both are read (kubeflow/trainer, proposal 3562).
 */
public final class OptimizationJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("trainer.kubeflow.org", "OptimizationJob", "optimizationjobs", "v1alpha1")
          .reads("/spec/trainJobTemplate/spec", "/spec/parameters")
          .immutable("/spec");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\{\\{ ?\\.([A-Za-z0-9_.-]{1,64}) ?}}|\\$\\((KUBEFLOW_OPT_[A-Z0-9_]{1,64})\\)");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    Map<String, Text> values = new HashMap<>();
    for (Field parameter : object.root().down("spec", "parameters").items()) {
      String name = parameter.child("name").string();
      Text value = value(name, parameter.child("searchSpace"));
      values.put(name, value);
      values.put(
          "KUBEFLOW_OPT_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value);
    }
    UnaryOperator<Text> fill =
        Placeholders.fill(PARAMETER, name -> Optional.ofNullable(values.get(name)));
    return TrainJobSpec.works(
            object.root().down("spec", "trainJobTemplate", "spec"), object.namespace(), lookup)
        .stream()
        .map(work -> work.with(fill))
        .toList();
  }

  private static Text value(String name, Field space) {
    Field categorical = space.child("categorical");
    if (categorical.isPresent()) {
      return SearchSpace.list(name, categorical.child("choices").items());
    }
    Field interval =
        space.child("uniform").isPresent() ? space.child("uniform") : space.child("logUniform");
    return SearchSpace.interval(name, interval.child("min"), interval.child("max"));
  }
}

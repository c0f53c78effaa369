package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Kubeflow Trainer's OptimizationJob: a TrainJob, and the spaces its parameters are searched in. A
 * trial gets them as variables, {@code KUBEFLOW_TRAINER_OPT_} and the name as it is or in capitals
 * (kubeflow/trainer, pkg/controller/optimizationjob_controller.go and proposal 3562); the older
 * {@code {{.name}}} of its designs is filled in as well.
 */
public final class OptimizationJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("trainer.kubeflow.org", "OptimizationJob", "optimizationjobs", "v1alpha1")
          .judgedWhenCreated()
          .reads("/spec/trainJobTemplate/spec", "/spec/parameters")
          .immutable("/spec");
  private static final List<String> PREFIXES = List.of("KUBEFLOW_TRAINER_OPT_", "KUBEFLOW_OPT_");
  private static final Pattern PARAMETER = Pattern.compile("\\{\\{ ?\\.([A-Za-z0-9_.-]{1,64}) ?}}");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    Map<String, Text> values = new HashMap<>();
    List<Container.EnvEntry> variables = new ArrayList<>();
    for (Field parameter : object.root().down("spec", "parameters").items()) {
      String name = parameter.child("name").string();
      Text value = value(name, parameter.child("searchSpace"));
      values.put(name, value);
      for (String spelling : spellings(name)) {
        PREFIXES.forEach(
            prefix -> variables.add(new Container.EnvEntry.Value(prefix + spelling, value)));
      }
    }
    UnaryOperator<Text> fill =
        new Placeholders()
            .fill(PARAMETER, matcher -> Optional.ofNullable(values.get(matcher.group(1))));
    Field template = object.root().down("spec", "trainJobTemplate");
    Map<String, String> annotations = PodTemplates.annotations(template);
    return TrainJobSpec.works(template.child("spec"), object.namespace(), lookup, variables)
        .stream()
        .map(work -> work.with(fill).annotated(annotations))
        .toList();
  }

  private static Set<String> spellings(String name) {
    String capitals = name.toUpperCase(Locale.ROOT);
    Set<String> spellings = new LinkedHashSet<>(List.of(name, capitals));
    spellings.add(capitals.replaceAll("[^A-Z0-9]", "_"));
    return spellings;
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

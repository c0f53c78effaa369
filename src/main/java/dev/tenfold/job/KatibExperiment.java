package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Katib's Experiment (kubeflow/katib, pkg/apis/controller/experiments/v1beta1): an object for every
 * trial, with {@code ${trialParameters.name}} where a searched value goes.
 */
public final class KatibExperiment implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kubeflow.org", "Experiment", "experiments", "v1beta1")
          .reads(
              "/spec/trialTemplate/trialSpec", "/spec/trialTemplate/configMap", "/spec/parameters");
  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\{trialParameters\\.([^{}\\s]{1,200})}");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup, KnownKinds kinds) {
    Field template = object.root().down("spec", "trialTemplate");
    Map<String, Text> values = values(object.root().child("spec"), template);
    UnaryOperator<Text> fill =
        new Placeholders()
            .fill(PARAMETER, matcher -> Optional.ofNullable(values.get(matcher.group(1))));
    List<Work> works =
        template.child("configMap").isPresent()
            ? ofConfigMap(template.child("configMap"), object, lookup, kinds)
            : Embedded.works(template.child("trialSpec"), lookup, kinds);
    return works.stream().map(work -> work.with(fill)).toList();
  }

  /** A trial may also be written in a ConfigMap. */
  private static List<Work> ofConfigMap(
      Field reference, Manifest object, Lookup lookup, KnownKinds kinds) {
    Field name = reference.child("configMapName");
    Field namespace = reference.child("configMapNamespace");
    String where = namespace.isPresent() ? namespace.string() : object.namespace();
    return switch (lookup.find(Lookup.Reference.configMap(where, name.string()))) {
      case Reading.Found<Manifest>(Manifest map) -> {
        String key = reference.child("templatePath").string();
        Text text = ConfigMapText.of(map, key, map.root().down("data", key));
        yield text.isKnown()
            ? Embedded.works(object, text, reference.at(), lookup, kinds)
            : List.of(unseen(reference, object, String.join(", ", text.unknowns())));
      }
      case Reading.Absent<Manifest> _ ->
          List.of(
              unseen(reference, object, "ConfigMap \"" + name.string() + "\" does not exist yet"));
      case Reading.Unreadable<Manifest>(String why) -> List.of(unseen(reference, object, why));
    };
  }

  private static Container unseen(Field reference, Manifest object, String why) {
    return Container.unseen(reference.at(), "the trial", object.namespace(), why);
  }

  private static Map<String, Text> values(Field spec, Field template) {
    Map<String, Text> searched = new HashMap<>();
    for (Field parameter : spec.child("parameters").items()) {
      String name = parameter.child("name").string();
      Field space = parameter.child("feasibleSpace");
      searched.put(
          name,
          space.child("list").items().isEmpty()
              ? SearchSpace.interval(name, space.child("min"), space.child("max"))
              : SearchSpace.list(name, space.child("list").items()));
    }
    Map<String, Text> values = new HashMap<>();
    for (Field parameter : template.child("trialParameters").items()) {
      Text value = searched.get(parameter.child("reference").string());
      if (value != null) {
        values.put(parameter.child("name").string(), value);
      }
    }
    return values;
  }
}

package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * DLRover's ElasticJob (intelligent-machine-learning/dlrover): templates by role, and variables
 * that every role gets.
 */
public final class ElasticJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("elastic.iml.github.io", "ElasticJob", "elasticjobs", "v1alpha1")
          .podTemplates("/spec/replicaSpecs/*/template")
          .reads("/spec/envs");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    Map<String, Field> shared = object.root().down("spec", "envs").entries();
    return JobKind.super.works(object, lookup).stream()
        .<Work>map(work ->
            switch (work) {
              case Container container -> with(shared, container);
              case Declared declared -> declared;
            })
        .toList();
  }

  private static Container with(Map<String, Field> shared, Container container) {
    Set<String> own =
        container.env().stream().flatMap(entry -> name(entry).stream()).collect(Collectors.toSet());
    List<Container.EnvEntry> env = new ArrayList<>();
    shared.forEach((key, entry) -> env.add(entry(key, entry, own)));
    return container.edit().moreEnv(env).done();
  }

  private static Optional<String> name(Container.EnvEntry entry) {
    return switch (entry) {
      case Container.EnvEntry.Value(String name, Text _) -> Optional.of(name);
      case Container.EnvEntry.ConfigMapKey(String name, String _, String _, boolean _) ->
          Optional.of(name);
      case Container.EnvEntry.Hidden(String name, String _) -> Optional.of(name);
      case Container.EnvEntry.AllOfConfigMap _, Container.EnvEntry.AllHidden _ -> Optional.empty();
    };
  }

  /** Which of two values by one name a pod gets was not read in DLRover's source. */
  private static Container.EnvEntry entry(String key, Field entry, Set<String> own) {
    String name = entry.child("name").isPresent() ? entry.child("name").string() : key;
    if (own.contains(name)) {
      return new Container.EnvEntry.Hidden(
          name, "$" + name + " is set by spec.envs and by the container");
    }
    if (entry.child("valueFrom").isPresent()) {
      return new Container.EnvEntry.Hidden(name, "$" + name + " is not written in the object");
    }
    Field value = entry.child("value");
    return new Container.EnvEntry.Value(name, value.isPresent() ? value.text() : Text.EMPTY);
  }
}

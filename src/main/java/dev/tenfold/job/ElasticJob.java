package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

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
    List<Container.EnvEntry> shared = new ArrayList<>();
    object
        .root()
        .down("spec", "envs")
        .entries()
        .forEach((name, entry) -> shared.add(entry(name, entry)));
    return JobKind.super.works(object, lookup).stream()
        .<Work>map(work ->
            switch (work) {
              case Container container -> container.withEnv(shared);
              case Declared declared -> declared;
            })
        .toList();
  }

  private static Container.EnvEntry entry(String name, Field entry) {
    if (entry.child("valueFrom").isPresent()) {
      return new Container.EnvEntry.Hidden(name, "$" + name + " is not written in the object");
    }
    Field value = entry.child("value");
    return new Container.EnvEntry.Value(name, value.isPresent() ? value.text() : Text.EMPTY);
  }
}

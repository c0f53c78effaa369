package dev.tenfold.job;

import java.util.List;
import java.util.Optional;

/**
 * The kinds, besides ConfigMaps, that other kinds refer to and that are looked up for them. A
 * cluster that has none of them is asked for none of them.
 */
public final class ReferencedKinds {
  public static final List<KindFacts> ALL =
      List.of(
          new TrainingRuntime().facts(),
          new ClusterTrainingRuntime().facts(),
          new ArgoWorkflowTemplate().facts(),
          new ArgoClusterWorkflowTemplate().facts(),
          new TektonTask().facts(),
          new TektonPipeline().facts(),
          KindFacts.of("tekton.dev", "StepAction", "stepactions", "v1", "v1beta1")
              .reads("/spec/command", "/spec/args", "/spec/script", "/spec/env", "/spec/params"),
          new Hyperparameter().facts());

  private ReferencedKinds() {}

  /** The facts of the kind, whatever the version. */
  public static Optional<KindFacts> of(String group, String kind) {
    return ALL.stream().filter(facts -> facts.is(group, kind)).findFirst();
  }
}

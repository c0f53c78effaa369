package dev.tenfold.job;

/**
 * MPIJob: v2beta1 of the MPI operator, and the older v1 of the training operator. The launcher's
 * {@code mpirun} starts the training; a cluster serves one of the two.
 */
public final class MpiJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kubeflow.org", "MPIJob", "mpijobs", "v2beta1", "v1")
          .podTemplates("/spec/mpiReplicaSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}

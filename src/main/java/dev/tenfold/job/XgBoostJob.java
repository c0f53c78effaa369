package dev.tenfold.job;

/** Kubeflow's XGBoostJob (training-operator, pkg/apis/kubeflow.org/v1/xgboost_types.go). */
public final class XgBoostJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kubeflow.org", "XGBoostJob", "xgboostjobs", "v1")
          .podTemplates("/spec/xgbReplicaSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}

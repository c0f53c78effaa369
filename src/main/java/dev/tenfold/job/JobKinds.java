package dev.tenfold.job;

import dev.tenfold.source.Manifest;
import java.util.List;
import java.util.Optional;

/** The kinds that Tenfold knows. */
public final class JobKinds {
  public static final List<JobKind> ALL =
      List.of(
          new TrainJob(),
          new TrainingRuntime(),
          new ClusterTrainingRuntime(),
          new OptimizationJob(),
          new PyTorchJob(),
          new TfJob(),
          new MpiJob(),
          new XgBoostJob(),
          new PaddleJob(),
          new JaxJob(),
          new KatibExperiment(),
          new KatibTrial(),
          new RayJob(),
          new RayCronJob(),
          new RayCluster(),
          new RayService(),
          new BatchJob(),
          new CronJob(),
          new Pod(),
          new ReplicationController(),
          new Deployment(),
          new StatefulSet(),
          new ReplicaSet(),
          new JobSet(),
          new LeaderWorkerSet(),
          new VolcanoJob(),
          new AppWrapper(),
          new ArgoWorkflow(),
          new ArgoWorkflowTemplate(),
          new ArgoClusterWorkflowTemplate(),
          new ArgoCronWorkflow(),
          new TektonTask(),
          new TektonTaskRun(),
          new TektonPipeline(),
          new TektonPipelineRun(),
          new KaitoWorkspace(),
          new Hyperparameter(),
          new Finetune(),
          new FinetuneJob(),
          new FinetuneExperiment(),
          new FineTuneRun(),
          new SageMakerTrainingJob(),
          new ElasticJob(),
          new HyperPodPyTorchJob("HyperPodPyTorchJob"),
          new HyperPodPyTorchJob("HyperPodPytorchJob"),
          new PaddleCloudJob(),
          new KubedlJob("PyTorchJob", "pytorchjobs", "pytorchReplicaSpecs"),
          new KubedlJob("TFJob", "tfjobs", "tfReplicaSpecs"),
          new KubedlJob("MPIJob", "mpijobs", "mpiReplicaSpecs"),
          new KubedlJob("XGBoostJob", "xgboostjobs", "xgbReplicaSpecs"),
          new KubedlJob("ElasticDLJob", "elasticdljobs", "elasticdlReplicaSpecs"),
          new KubedlJob("MarsJob", "marsjobs", "marsReplicaSpecs"),
          new KubedlJob("XDLJob", "xdljobs", "xdlReplicaSpecs"),
          new RunaiWorkload("TrainingWorkload", "trainingworkloads"),
          new RunaiWorkload("DistributedWorkload", "distributedworkloads"),
          new RunaiWorkload("InteractiveWorkload", "interactiveworkloads"),
          new RunaiJob(),
          new RecipeConfigMap());

  private JobKinds() {}

  /** The kind of an object that is judged. */
  public static Optional<JobKind> of(Manifest object) {
    return KnownKinds.BUILT_IN.of(object);
  }

  /** The kind with this group and name, whatever the version. */
  public static Optional<JobKind> of(String group, String kind) {
    return KnownKinds.BUILT_IN.of(group, kind);
  }
}

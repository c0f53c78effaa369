package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Limits;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;

/** The frameworks, the more particular ones first: the first that recognises a launch reads it. */
public final class Frameworks {
  public static final List<Framework> ALL =
      List.of(
          new NemoRl(),
          new AlignmentHandbook(),
          new OpenInstruct(),
          new FastChat(),
          new Trl(),
          new Axolotl(),
          new Kaito(),
          new FmsHfTuning(),
          new KubeflowLlm(),
          new DataTunerX(),
          new SageMaker(),
          new LlamaFactory(),
          new Unsloth(),
          new AutoTrain(),
          new LitGpt(),
          new MsSwift(),
          new LlamaCookbook(),
          new AlpacaLora(),
          new H2oLlmStudio(),
          new Ludwig(),
          new LmFlow(),
          new MlxLm(),
          new Qlora(),
          new Torchtune(),
          new Oumi(),
          new Verl(),
          new Xtuner(),
          new NemoAutomodel(),
          new OpenRlhf(),
          new ColossalAi(),
          new DeepSpeedChat(),
          new Transformers(),
          new Generic());

  private Frameworks() {}

  /** Of a launch by itself, as if it were all of its object. */
  public static List<Started> read(Launch launch) {
    return read(launch, new Allowance(Limits.DEFAULT));
  }

  /** The runs that a launch starts: a Python program that is seen may hold several. */
  public static List<Started> read(Launch launch, Allowance allowance) {
    return PythonRuns.read(launch, allowance).orElseGet(() -> one(launch).stream().toList());
  }

  private static Optional<Started> one(Launch launch) {
    for (Framework framework : ALL) {
      Optional<TrainingRun> run = framework.read(launch);
      if (run.isPresent()) {
        return run.map(found -> new Started(found, launch.course()));
      }
    }
    return Optional.empty();
  }
}

package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a framework reads of a run; the launch adds where it is and whether it is certain.
 *
 * @param unclear why the method is unknown; empty where it is known
 */
record Draft(
    Method method,
    String unclear,
    Stage stage,
    LearningRate rate,
    Set<Doubt> doubts,
    Remedy remedy) {

  static Draft of(AdapterRun adapter, Stage stage, LearningRate rate, Remedy remedy) {
    return new Draft(adapter.method(), adapter.unclear(), stage, rate, adapter.doubts(), remedy);
  }

  /** The same with one more reason to be careful. */
  Draft doubted(Doubt doubt) {
    Set<Doubt> more = EnumSet.of(doubt);
    more.addAll(doubts);
    return new Draft(method, unclear, stage, rate, more, remedy);
  }

  /** The run, with what it was set to for those who ask why. */
  TrainingRun of(Framework framework, Launch launch, Settings settings) {
    Set<Doubt> all = EnumSet.noneOf(Doubt.class);
    all.addAll(doubts);
    if (stage == Stage.UNKNOWN) {
      all.add(Doubt.UNKNOWN_STAGE);
    }
    LearningRate effective =
        launch.course().doubt().<LearningRate>map(LearningRate.Hidden::new).orElse(rate);
    return new TrainingRun(
        launch.at(),
        launch.where(),
        launch.program().name(),
        framework.id(),
        framework.title(),
        method,
        unclear,
        stage,
        effective,
        all,
        DeepSpeed.beside(launch, framework.id(), effective).map(remedy::beside).orElse(remedy),
        settings.trace().of(launch.launchers(), launch.commandLine()));
  }
}

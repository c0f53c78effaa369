package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;
import java.util.Set;

/**
 * The example scripts of transformers (examples/pytorch), which train with its Trainer. They have
 * no adapter of their own, so that a run of them is judged by the signs that its flags give.
 */
final class Transformers implements Framework {
  private static final Set<String> SCRIPTS =
      Set.of(
          "run_clm.py",
          "run_clm_no_trainer.py",
          "run_fim.py",
          "run_mlm.py",
          "run_plm.py",
          "run_seq2seq.py",
          "run_summarization.py",
          "run_translation.py",
          "run_qa.py",
          "run_glue.py",
          "run_classification.py",
          "run_ner.py",
          "run_swag.py");
  private static final Defaults DEFAULT =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  @Override
  public String id() {
    return "transformers";
  }

  @Override
  public String title() {
    return "transformers";
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return launch.program() instanceof Program.Script script && SCRIPTS.contains(script.fileName())
        ? Optional.of(FlagsOnly.read(this, launch, FlagsOnly.Known.of(DEFAULT)))
        : Optional.empty();
  }
}

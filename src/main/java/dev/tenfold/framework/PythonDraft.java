package dev.tenfold.framework;

import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import java.util.Set;

/**
 * A run of a Python program on one of its paths.
 *
 * @param framework its id, and {@code title} its name in messages
 * @param key how the rate is called where it is given
 * @param flags whether the command line feeds the configuration that holds the rate
 */
record PythonDraft(
    String framework,
    String title,
    AdapterRun method,
    Stage stage,
    LearningRate rate,
    Set<Doubt> doubts,
    String key,
    boolean flags) {}

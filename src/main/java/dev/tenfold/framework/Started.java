package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.training.TrainingRun;

/** A run, and how the object comes to start it. */
public record Started(TrainingRun run, Launch.Course course) {}

package dev.tenfold.review;

import dev.tenfold.launch.Launch;
import dev.tenfold.training.TrainingRun;
import java.util.Map;

/** A run, how its script comes to it, and the annotations of the pod template that starts it. */
record Read(TrainingRun run, Launch.Course course, Map<String, String> annotations) {}

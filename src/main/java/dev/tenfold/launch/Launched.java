package dev.tenfold.launch;

import dev.tenfold.source.Pointer;
import java.util.List;

/**
 * What one container starts: the processes that can be read, and what could not be read.
 *
 * @param opaque commands that start something that cannot be seen
 * @param problems fields that could not be read at all, for the audit
 */
public record Launched(List<Launch> launches, List<Opaque> opaque, List<String> problems) {
  public Launched {
    launches = List.copyOf(launches);
    opaque = List.copyOf(opaque);
    problems = List.copyOf(problems);
  }

  /** Something starts here that may train; {@code why} says what could not be read. */
  public record Opaque(Pointer at, String where, String why) {}
}

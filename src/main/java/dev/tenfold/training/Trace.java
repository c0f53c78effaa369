package dev.tenfold.training;

import dev.tenfold.source.Setting;
import java.util.List;

/**
 * How a run was read, for those who ask why. Nothing is decided by it.
 *
 * @param launchers what was taken off before the program, the outermost first
 * @param command the program with its arguments, as they are after all expansion
 * @param asked settings that the reader asked for, in that order
 * @param others keys that were set and that nobody asked for
 * @param open what may set more than was read, as a clause; empty where nothing does
 */
public record Trace(
    List<String> launchers, String command, List<Setting> asked, List<String> others, String open) {
  public static final Trace NONE = new Trace(List.of(), "", List.of(), List.of(), "");

  public Trace {
    launchers = List.copyOf(launchers);
    asked = List.copyOf(asked);
    others = List.copyOf(others);
  }

  /** This trace for a command. */
  public Trace of(List<String> peeled, String line) {
    return new Trace(peeled, line, asked, others, open);
  }
}

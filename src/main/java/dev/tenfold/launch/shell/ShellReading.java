package dev.tenfold.launch.shell;

import java.util.List;

/**
 * What a script runs, as far as it can be read.
 *
 * @param commands in the order in which they run
 * @param unread why there may be more of them, as short clauses for the user
 */
public record ShellReading(List<ShellCommand> commands, List<String> unread) {
  public ShellReading {
    commands = List.copyOf(commands);
    unread = List.copyOf(unread);
  }
}

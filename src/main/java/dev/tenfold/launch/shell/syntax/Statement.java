package dev.tenfold.launch.shell.syntax;

import java.util.List;

/**
 * A command with what stands around it.
 *
 * @param redirections in the order of the script, wherever they stand in the command
 * @param negated whether {@code !} stands before it
 * @param background whether {@code &} stands after it
 */
public record Statement(
    int from,
    int to,
    Command command,
    List<Redirection> redirections,
    boolean negated,
    boolean background)
    implements Node {

  Statement inBackground(int end) {
    return new Statement(from, end, command, redirections, negated, true);
  }

  Statement negatedFrom(int start) {
    return new Statement(start, to, command, redirections, !negated, background);
  }
}

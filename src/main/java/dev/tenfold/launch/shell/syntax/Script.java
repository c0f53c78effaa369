package dev.tenfold.launch.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script as it was read.
 *
 * @param statements what could be read whole, in order
 * @param problem why the rest could not be read; null when there is no rest
 * @param parts of which its words and commands are made
 */
public record Script(List<Statement> statements, @Nullable Problem problem, int parts) {
  /**
   * Reads POSIX shell and the usual bash. Never throws: whatever cannot be read is a problem, and
   * the statements before it are kept, as a shell would have run them.
   */
  public static Script read(String text) {
    Cursor cursor = new Cursor(text);
    List<Statement> statements = new CommandReader(cursor).wholeScript();
    return new Script(statements, cursor.problem(), cursor.parts());
  }
}

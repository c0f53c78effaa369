package dev.tenfold.launch.shell;

import dev.tenfold.launch.shell.syntax.Script;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

/** What stands in backquotes is a script once one level of backslashes is taken off. */
final class Backquotes {
  private Backquotes() {}

  /** What the commands in the backquotes write. */
  static Text output(WordPart.Backquoted quoted, Interpreter shell) {
    Text text = script(shell.slice(quoted.from() + 1, quoted.to() - 1), quoted);
    Text result = Text.unknown("backquotes are nested more than " + Budget.NESTED + " levels deep");
    if (shell.budget().enterScript()) {
      Script script = shell.session().script(text.toString());
      result = shell.inSource(text, () -> shell.substituted(script.statements()));
    }
    shell.budget().leaveScript();
    return result;
  }

  private static Text script(Text written, WordPart.Backquoted quoted) {
    List<Text> parts = new ArrayList<>();
    String escapable = quoted.inDoubleQuotes() ? "$`\\\"" : "$`\\";
    int from = 0;
    int at = 0;
    while (at + 1 < written.length()) {
      if (written.charAt(at) != '\\') {
        at++;
        continue;
      }
      if (escapable.indexOf(written.charAt(at + 1)) >= 0) {
        parts.add(written.sub(from, at));
        from = at + 1;
      }
      at += 2;
    }
    parts.add(written.sub(from));
    return Text.join(parts);
  }
}

package dev.tenfold.launch.shell;

import dev.tenfold.launch.shell.syntax.Script;
import dev.tenfold.source.Text;

/** Runs texts as scripts. */
final class Scripts {
  private Scripts() {}

  /** In this shell, as {@code eval} does. */
  static void run(Text written, String what, Interpreter shell) {
    Text text = Placeholders.covered(written);
    boolean nothing = text.chars().allMatch(c -> c == Text.HOLE || Character.isWhitespace(c));
    if (nothing && !text.isKnown()) {
      shell.session().unread(what + " cannot be read: " + String.join(", ", text.unknowns()));
      shell.status = Status.ofCommand("unread");
      return;
    }
    if (shell.budget().enterScript()) {
      Script script = shell.session().script(text.toString());
      if (script.problem() != null) {
        int at = Math.min(script.problem().at(), text.length());
        long line = text.toString().substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        shell
            .session()
            .unread(what + " cannot be read from line " + line + " on: " + script.problem().why());
      }
      shell.inSource(
          text,
          () -> {
            shell.run(script.statements());
            return text;
          });
    }
    shell.budget().leaveScript();
  }
}

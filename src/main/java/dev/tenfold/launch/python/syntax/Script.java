package dev.tenfold.launch.python.syntax;

import dev.tenfold.source.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Python text.
 *
 * @param problem why CPython would not run any of it; the statements before it are kept
 */
public record Script(Text text, List<Statement> statements, @Nullable Problem problem) {
  public Script {
    statements = List.copyOf(statements);
  }

  /** Reads a file. Never throws. */
  public static Script read(Text text) {
    int nul = text.toString().indexOf('\0');
    if (nul >= 0) {
      return new Script(text, List.of(), new Problem(nul, "a NUL character"));
    }
    Characters source = new Characters(text);
    Tokens tokens = new Tokens(source, new Tokenizer(source, 0).lines(), 0);
    List<Statement> statements = new Statements(tokens).all();
    return new Script(text, statements, tokens.problem());
  }

  /** Reads a text that is one expression, as {@code eval} takes it; null for anything else. */
  public static @Nullable Expression expression(Text text) {
    Text stripped = text.strip();
    Script script = read(stripped);
    return script.problem() == null
            && script.statements().size() == 1
            && script.statements().getFirst()
                instanceof Statement.Evaluate(int _, int to, Expression found)
            && !stripped.toString().substring(to).strip().startsWith(";")
        ? found
        : null;
  }
}

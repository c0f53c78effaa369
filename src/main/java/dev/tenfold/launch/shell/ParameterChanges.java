package dev.tenfold.launch.shell;

import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.Locale;
import java.util.Optional;

/**
 * What the operators of {@code ${...}} make of a value: prefixes, suffixes, slices, replacements.
 */
final class ParameterChanges {
  private final Interpreter shell;
  private final Expander expander;

  ParameterChanges(Interpreter shell, Expander expander) {
    this.shell = shell;
    this.expander = expander;
  }

  /** The value after the operator of the parameter. */
  Text of(WordPart.Parameter parameter, Text text) {
    String operator = parameter.operator();
    if (operator.isEmpty() || "-=?".indexOf(operator.charAt(operator.length() - 1)) >= 0) {
      return text;
    }
    if (!text.isKnown()) {
      return Text.unknown(String.join(", ", text.unknowns()));
    }
    return switch (operator) {
      case ":" -> substring(parameter, text);
      case "^^" -> cased(parameter, text, text.toString().toUpperCase(Locale.ROOT));
      case ",," -> cased(parameter, text, text.toString().toLowerCase(Locale.ROOT));
      case "#", "##", "%", "%%", "/", "//" -> matched(parameter, text);
      default -> unreadable(parameter);
    };
  }

  private Text cased(WordPart.Parameter parameter, Text text, String changed) {
    if (!parameter.operands().getFirst().parts().isEmpty() || !isAscii(text)) {
      return unreadable(parameter);
    }
    return changed.contentEquals(text) ? text : Text.made(changed);
  }

  private Text substring(WordPart.Parameter parameter, Text text) {
    Optional<Long> from = number(parameter.operands().getFirst());
    Optional<Long> length =
        parameter.operands().size() > 1
            ? number(parameter.operands().get(1))
            : Optional.of((long) text.length());
    if (from.isEmpty() || length.isEmpty() || !isAscii(text)) {
      return unreadable(parameter);
    }
    long start = from.get() < 0 ? text.length() + from.get() : from.get();
    long end = length.get() < 0 ? text.length() + length.get() : start + length.get();
    if (start < 0 || start > text.length() || end < start) {
      return start > text.length() ? Text.EMPTY : unreadable(parameter);
    }
    return text.sub((int) start, (int) Math.min(end, text.length()));
  }

  private static boolean isAscii(Text text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private Text matched(WordPart.Parameter parameter, Text text) {
    Glob glob = expander.glob(parameter.operands().getFirst().parts());
    if (!glob.canMatch(text) || !shell.budget().step(text.length() * 4)) {
      return unreadable(parameter);
    }
    boolean longest = parameter.operator().length() == 2;
    return switch (parameter.operator()) {
      case "#", "##" -> {
        int end = glob.prefix(text, longest);
        yield end < 0 ? text : text.sub(end);
      }
      case "%", "%%" -> {
        int start = glob.suffix(text, longest);
        yield start < 0 ? text : text.sub(0, start);
      }
      default -> replaced(parameter, text, glob);
    };
  }

  private Text replaced(WordPart.Parameter parameter, Text text, Glob glob) {
    Text replacement =
        parameter.operands().size() > 1
            ? expander.quoted(parameter.operands().get(1).parts())
            : Text.EMPTY;
    return Replacement.of(text, glob, replacement, parameter.operator().equals("//"))
        .orElseGet(() -> unreadable(parameter));
  }

  private Optional<Long> number(dev.tenfold.launch.shell.syntax.Word word) {
    return new Arithmetic(shell.state()).value(expander.quoted(word.parts()));
  }

  Text unreadable(WordPart.Parameter parameter) {
    String form = Reasons.quote(shell.slice(parameter.from(), parameter.to()));
    return Text.unknown(form + " is a form that is not read");
  }
}

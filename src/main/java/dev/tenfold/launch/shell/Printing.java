package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

/** What {@code echo} and {@code printf} write. */
final class Printing {
  private Printing() {}

  static void echo(List<Word> arguments, Interpreter shell) {
    boolean newline = true;
    boolean escapes = false;
    boolean bash = shell.dialect() == ShellStart.Dialect.BASH;
    int first = 0;
    while (first < arguments.size()
        && arguments
            .get(first)
            .text()
            .known()
            .filter(text -> text.matches("-[neE]+"))
            .isPresent()) {
      String flags = arguments.get(first).text().toString();
      if (!bash && !flags.equals("-n")) {
        shell.io.write(Text.unknown("what \"echo " + flags + "\" prints depends on the shell"));
        return;
      }
      newline &= !flags.contains("n");
      escapes |= flags.contains("e");
      first++;
    }
    List<Word> written = arguments.subList(first, arguments.size());
    if (mayHideOption(written)) {
      shell.io.write(ParameterLists.unknown(written));
      return;
    }
    Text text = ParameterLists.joined(written);
    boolean backslash = text.indexOf('\\') >= 0;
    if (backslash && !bash) {
      text = Text.unknown("what echo makes of a backslash depends on the shell");
    } else if (backslash && escapes) {
      text = AnsiEscapes.decoded(text);
    }
    shell.io.write(newline ? text.concat(Text.made("\n")) : text);
  }

  /** Where a word that may be none stands before one that would then be an option. */
  private static boolean mayHideOption(List<Word> words) {
    return words.size() > 1
        && words.getFirst().mayBeMany()
        && words.stream().anyMatch(word -> word.text().startsWith("-"));
  }

  /** {@code printf}: the format and its arguments; what is not read is a hole. */
  static Text formatted(List<Word> words, Interpreter shell) {
    int first = !words.isEmpty() && words.getFirst().is("--") ? 1 : 0;
    List<Word> arguments = words.subList(first, words.size());
    if (arguments.isEmpty() || arguments.stream().anyMatch(Word::mayBeSeveral)) {
      return arguments.isEmpty() ? Text.EMPTY : ParameterLists.unknown(arguments);
    }
    Text format = arguments.getFirst().text();
    if (!format.isKnown()) {
      return Text.unknown(String.join(", ", format.unknowns()));
    }
    List<Text> output = new ArrayList<>();
    int next = 1;
    do {
      int before = next;
      int used = once(format, arguments, next, output);
      if (used < 0 || !shell.budget().step(format.length())) {
        return Text.unknown("what printf makes of \"" + Reasons.quote(format) + "\" is not read");
      }
      next = used;
      if (next == before) {
        break;
      }
    } while (next < arguments.size());
    return Text.join(output);
  }

  /** Writes the format once; gives the index of the next argument, or -1 for what is not read. */
  private static int once(Text format, List<Word> arguments, int start, List<Text> output) {
    int next = start;
    int from = 0;
    int at = 0;
    while (at + 1 < format.length()) {
      if (format.charAt(at) != '%') {
        at += format.charAt(at) == '\\' ? 2 : 1;
        continue;
      }
      char verb = format.charAt(at + 1);
      output.add(AnsiEscapes.decoded(format.sub(from, at)));
      switch (verb) {
        case '%' -> output.add(Text.made("%"));
        case 's' -> {
          output.add(next < arguments.size() ? arguments.get(next).text() : Text.EMPTY);
          next++;
        }
        case 'd', 'i' -> {
          Text number = next < arguments.size() ? arguments.get(next).text() : Text.made("0");
          if (number.isKnown() && !number.toString().matches("-?(0|[1-9][0-9]{0,17})")) {
            return -1;
          }
          output.add(number);
          next++;
        }
        default -> {
          return -1;
        }
      }
      at += 2;
      from = at;
    }
    Text rest = format.sub(from);
    if (rest.toString().endsWith("%")) {
      return -1;
    }
    output.add(AnsiEscapes.decoded(rest));
    return next > arguments.size() && start >= arguments.size() ? start : next;
  }
}

package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code read [options] NAME ...}, of a standard input that the script itself writes: {@code read
 * -r -d '' NAME} takes all of a here-document, as the Kubeflow SDK passes a function's source on.
 */
final class ReadCommand {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What is left is copied for each line, which costs less than to read it. */
  private static final int COPIED = 16;

  private final Interpreter shell;
  private final List<String> names = new ArrayList<>();
  private String delimiter = "\n";
  private boolean raw;
  private boolean array;
  private boolean readable = true;

  private ReadCommand(Interpreter shell) {
    this.shell = shell;
  }

  static void run(List<Word> arguments, Map<String, Text> prefixes, Interpreter shell) {
    ReadCommand command = new ReadCommand(shell);
    command.parse(arguments);
    command.run(prefixes);
  }

  private void parse(List<Word> arguments) {
    int i = 0;
    while (i < arguments.size() && arguments.get(i).text().startsWith("-")) {
      i = option(arguments, i);
    }
    for (Word word : arguments.subList(Math.min(i, arguments.size()), arguments.size())) {
      readable &= word.text().isKnown() && !word.mayBeSeveral();
      word.text().known().filter(text -> NAME.matcher(text).matches()).ifPresent(names::add);
    }
  }

  /** Reads the letters of one word; gives the index of the word after them and their values. */
  private int option(List<Word> arguments, int at) {
    String word = arguments.get(at).toString();
    for (int i = 1; i < word.length(); i++) {
      char letter = word.charAt(i);
      raw |= letter == 'r';
      array |= letter == 'a';
      if ("adinNptu".indexOf(letter) < 0) {
        continue;
      }
      boolean attached = i + 1 < word.length();
      Optional<String> value =
          attached
              ? Optional.of(word.substring(i + 1))
              : at + 1 < arguments.size() ? arguments.get(at + 1).text().known() : Optional.empty();
      if (letter == 'a') {
        value.ifPresent(names::add);
      } else if (letter == 'd') {
        readable &= value.isPresent();
        delimiter = value.orElse("");
      } else if (letter != 'p') {
        readable = false;
      }
      return attached ? at + 1 : at + 2;
    }
    return at + 1;
  }

  private void run(Map<String, Text> prefixes) {
    Optional<Text> ifs = Optional.ofNullable(prefixes.get("IFS"));
    Input input = shell.io.input();
    boolean keeps = ifs.filter(Text::isEmpty).isPresent();
    boolean plain = keeps || (ifs.isEmpty() && shell.state().hasPlainSeparators());
    if (input == null || !readable || !plain) {
      unknown(input);
      return;
    }
    Text rest = input.rest();
    int end = delimiter.isEmpty() ? -1 : rest.indexOf(delimiter.charAt(0));
    Text line = end < 0 ? rest : rest.sub(0, end);
    boolean whole = names.size() == 1 && !array;
    if ((!raw && line.indexOf('\\') >= 0) || (!line.isKnown() && !whole)) {
      unknown(input);
      return;
    }
    shell.budget().step(rest.length() / COPIED);
    if (line.isKnown()) {
      input.leave(end < 0 ? Text.EMPTY : rest.sub(end + 1));
    } else {
      input.mayBeReadBy("read");
    }
    assign(keeps ? List.of(line) : fields(line));
    shell.status =
        line.isKnown()
            ? end < 0 ? Status.FAILURE : Status.SUCCESS
            : new Status(Status.Kind.OPEN_TEST, "read");
  }

  /** The words of the line; the last name takes the rest of it. */
  private List<Text> fields(Text line) {
    List<Text> fields = new ArrayList<>();
    int end = line.length();
    while (end > 0 && Fields.isBlank(line.charAt(end - 1))) {
      end--;
    }
    int at = behind(line, true, 0, end);
    while (at < end && (array || fields.size() + 1 < names.size())) {
      Text field = line.sub(at, behind(line, false, at, end));
      if (!shell.budget().step(field.weight())) {
        break;
      }
      fields.add(field);
      at = behind(line, true, at + field.length(), end);
    }
    if (!array) {
      fields.add(line.sub(at, end));
    }
    return fields;
  }

  /** Behind the blanks that begin there, or behind what is none. */
  private static int behind(Text line, boolean blanks, int from, int end) {
    int at = from;
    while (at < end && Fields.isBlank(line.charAt(at)) == blanks) {
      at++;
    }
    return at;
  }

  private void assign(List<Text> fields) {
    if (array) {
      Value elements = new Value.Array(fields.stream().map(Word::of).toList());
      names.forEach(name -> shell.state().set(name, elements));
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      shell.state().set(names.get(i), i < fields.size() ? fields.get(i) : Text.EMPTY);
    }
  }

  private void unknown(@org.jspecify.annotations.Nullable Input input) {
    for (String name : names) {
      Text value = Text.unknown("$" + name + " is read from standard input");
      shell
          .state()
          .set(name, array ? new Value.Array(List.of(Word.any(value))) : new Value.Scalar(value));
    }
    if (input != null) {
      input.mayBeReadBy("read");
    }
    shell.status = new Status(Status.Kind.OPEN_TEST, "read");
  }
}

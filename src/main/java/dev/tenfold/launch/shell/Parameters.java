package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Expands parameters: variables, arrays, positional and special ones. */
final class Parameters {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Interpreter shell;
  private final Expander expander;
  private final ParameterChanges changes;
  private final ParameterLists lists;

  Parameters(Interpreter shell, Expander expander) {
    this.shell = shell;
    this.expander = expander;
    this.changes = new ParameterChanges(shell, expander);
    this.lists = new ParameterLists(shell, expander, changes);
  }

  ParameterLists lists() {
    return lists;
  }

  /** The operand that takes the place of the parameter, or null. */
  dev.tenfold.launch.shell.syntax.@Nullable Word chosenOperand(WordPart.Parameter parameter) {
    String operator = parameter.operator();
    if (operator.isEmpty() || "-=+".indexOf(operator.charAt(operator.length() - 1)) < 0) {
      return null;
    }
    boolean colon = operator.length() == 2;
    boolean without = isWithout(parameter, colon);
    if (operator.endsWith("+")) {
      return !without && hasKnownPresence(parameter, colon)
          ? parameter.operands().getFirst()
          : null;
    }
    if (!without) {
      return null;
    }
    dev.tenfold.launch.shell.syntax.Word operand = parameter.operands().getFirst();
    if (operator.endsWith("=")) {
      // what it expands to is the variable, whose quotes are gone
      shell.state().set(parameter.name(), expander.single(operand));
      return null;
    }
    return operand;
  }

  /** Whether it is certainly unset, or empty where that counts as unset. */
  private boolean isWithout(WordPart.Parameter parameter, boolean emptyCounts) {
    String name = parameter.name();
    if (lists.isList(parameter)) {
      return lists.all(parameter).isEmpty();
    }
    if (isNumber(name)) {
      List<Word> given = shell.state().parameters;
      int index = position(name);
      if (index == 0 || ParameterLists.many(given)) {
        return false;
      }
      return index > given.size() || (emptyCounts && given.get(index - 1).text().isEmpty());
    }
    return shell.state().isSetNowhere(name)
        || shell.state().isUnset(name)
        || (emptyCounts && shell.state().get(name).isPresent() && bare(parameter).isEmpty());
  }

  private boolean hasKnownPresence(WordPart.Parameter parameter, boolean emptyCounts) {
    Text text = bare(parameter);
    if (text.isKnown()) {
      return true;
    }
    boolean named =
        shell.state().get(parameter.name()).isPresent()
            && !shell.state().mayBeUnset(parameter.name());
    return (!emptyCounts && named) || text.chars().anyMatch(c -> c != Text.HOLE);
  }

  /** The value as one text, after its operator. */
  Text text(WordPart.Parameter parameter) {
    if (parameter.operator().equals("?form") || parameter.operator().equals("@")) {
      return unreadable(parameter);
    }
    if (parameter.prefix() == WordPart.Prefix.INDIRECT && !lists.isList(parameter)) {
      return indirect(parameter);
    }
    if (parameter.prefix() == WordPart.Prefix.LENGTH) {
      return length(parameter);
    }
    if (lists.isList(parameter)) {
      return lists.joined(parameter);
    }
    String operator = parameter.operator();
    if (operator.endsWith("+")) {
      return isWithout(parameter, operator.length() == 2)
          ? Text.EMPTY
          : Text.unknown(String.join(", ", bare(parameter).unknowns()));
    }
    return changes.of(parameter, bare(parameter));
  }

  /** {@code ${!NAME}}: the variable whose name is the value of that one. */
  private Text indirect(WordPart.Parameter parameter) {
    Text name = variable(parameter.name());
    boolean plain = parameter.operator().isEmpty() && parameter.index() == null;
    return plain && name.isKnown() && NAME.matcher(name).matches()
        ? variable(name.toString())
        : unreadable(parameter);
  }

  private Text length(WordPart.Parameter parameter) {
    if (lists.isWhole(parameter)) {
      List<Word> all = lists.all(parameter);
      return ParameterLists.many(all)
          ? unreadable(parameter)
          : Text.made(String.valueOf(all.size()));
    }
    Text text = bare(parameter);
    if (!text.isKnown()) {
      return Text.unknown(String.join(", ", text.unknowns()));
    }
    // of other characters some shells count the bytes
    return text.chars().allMatch(c -> c < 128)
        ? Text.made(String.valueOf(text.length()))
        : unreadable(parameter);
  }

  private Text bare(WordPart.Parameter parameter) {
    String name = parameter.name();
    dev.tenfold.launch.shell.syntax.Word index = parameter.index();
    if (index != null && !lists.isWhole(parameter)) {
      Optional<Long> at = lists.number(index);
      List<Word> all = lists.all(parameter);
      if (at.isEmpty() || at.get() < 0 || ParameterLists.many(all)) {
        return unreadable(parameter);
      }
      return at.get() < all.size() ? all.get(at.get().intValue()).text() : Text.EMPTY;
    }
    return lists.isList(parameter) ? lists.joined(parameter) : variable(name);
  }

  /** The value of a variable or of a special parameter, without any operator. */
  Text variable(String name) {
    if (isNumber(name)) {
      return positional(position(name));
    }
    return switch (name) {
      case "#" ->
          ParameterLists.many(shell.state().parameters)
              ? Text.unknown("the number of arguments is not known")
              : Text.made(String.valueOf(shell.state().parameters.size()));
      case "@", "*" -> ParameterLists.joined(shell.state().parameters);
      case "?" -> Text.unknown("$? is the status of a command");
      case "$", "!" -> Text.unknown("$" + name + " is the number of a process");
      case "-" -> Text.unknown("$- holds the options of the shell");
      case "PWD" ->
          shell.state().folder.startsWith("/")
              ? Text.made(shell.state().folder)
              : Text.unknown("$PWD is the working directory, which is not known");
      default -> named(name);
    };
  }

  private Text named(String name) {
    return switch (shell.state().get(name).orElse(null)) {
      case Value.Scalar(Text text) -> text;
      case Value.Array(List<Word> elements) ->
          elements.isEmpty()
              ? Text.EMPTY
              : elements.getFirst().mayBeSeveral()
                  ? ParameterLists.unknown(elements.subList(0, 1))
                  : elements.getFirst().text();
      case Value.Unset _ when !shell.state().mayBeUnset(name) -> Text.EMPTY;
      case Value.Unset _ -> Text.unknown(shell.state().whyUnknown(name));
      case null -> Text.unknown(shell.state().whyUnknown(name));
    };
  }

  private Text positional(int index) {
    if (index == 0) {
      return shell.state().name;
    }
    List<Word> given = shell.state().parameters;
    for (int i = 0; i < Math.min(index, given.size()); i++) {
      if (given.get(i).mayBeSeveral()) {
        return Text.unknown("nobody knows how many arguments stand before $" + index);
      }
    }
    return index <= given.size() ? given.get(index - 1).text() : Text.EMPTY;
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && Character.isDigit(name.charAt(0));
  }

  private static int position(String name) {
    return name.length() > 6 ? 999_999 : Integer.parseInt(name);
  }

  private Text unreadable(WordPart.Parameter parameter) {
    return changes.unreadable(parameter);
  }
}

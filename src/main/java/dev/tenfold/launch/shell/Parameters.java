package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Expands parameters: variables, arrays, positional and special ones. */
final class Parameters {
  private final Interpreter shell;
  private final Expander expander;
  private final ParameterChanges changes;

  Parameters(Interpreter shell, Expander expander) {
    this.shell = shell;
    this.expander = expander;
    this.changes = new ParameterChanges(shell, expander);
  }

  /** Whether it stands for several words, joined or not. */
  boolean isList(WordPart.Parameter parameter) {
    if (parameter.prefix() != WordPart.Prefix.NONE || parameter.operator().equals("?form")) {
      return false;
    }
    return isAll(parameter.name()) || isAllOfArray(parameter);
  }

  /** Whether it stays several words in double quotes. */
  boolean isSeparateList(WordPart.Parameter parameter) {
    return isList(parameter) && !parameter.name().equals("*") && !indexText(parameter).equals("*");
  }

  private static boolean isAll(String name) {
    return name.equals("@") || name.equals("*");
  }

  private boolean isAllOfArray(WordPart.Parameter parameter) {
    return isAll(indexText(parameter));
  }

  private String indexText(WordPart.Parameter parameter) {
    dev.tenfold.launch.shell.syntax.Word index = parameter.index();
    return index == null ? "" : shell.slice(index.from(), index.to()).toString();
  }

  /** The elements of a list, after its operator. */
  List<Word> elements(WordPart.Parameter parameter) {
    List<Word> all =
        isAll(parameter.name()) ? shell.state().parameters : arrayElements(parameter.name());
    String operator = parameter.operator();
    if (operator.isEmpty() || operator.equals("-") || operator.startsWith(":-")) {
      return all;
    }
    if (operator.equals(":")) {
      return slice(parameter, all);
    }
    return all.stream()
        .map(each -> new Word(changes.of(parameter, each.text()), each.mayBeMany()))
        .toList();
  }

  private List<Word> arrayElements(String name) {
    Optional<Value> value = shell.state().get(name);
    return switch (value.orElse(null)) {
      case Value.Array(List<Word> elements) -> elements;
      case Value.Scalar(Text text) -> List.of(Word.of(text));
      case Value.Unset _ -> List.of();
      case null -> List.of(new Word(variable(name), true));
    };
  }

  private List<Word> slice(WordPart.Parameter parameter, List<Word> all) {
    Optional<Long> from = number(parameter.operands().getFirst());
    if (from.isEmpty() || from.get() < 0 || parameter.operands().size() > 1 || many(all)) {
      return List.of(new Word(unreadable(parameter), true));
    }
    int skipped = isAll(parameter.name()) ? 1 : 0;
    if (skipped == 1 && from.get() == 0) {
      return List.of(new Word(unreadable(parameter), true));
    }
    return all.stream().skip(from.get() - skipped).toList();
  }

  private static boolean many(List<Word> words) {
    return words.stream().anyMatch(Word::mayBeMany);
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
      shell.state().set(parameter.name(), expander.single(operand));
    }
    return operand;
  }

  /** Whether it is certainly unset, or empty where that counts as unset. */
  private boolean isWithout(WordPart.Parameter parameter, boolean emptyCounts) {
    String name = parameter.name();
    if (isList(parameter)) {
      List<Word> all = isAll(name) ? shell.state().parameters : arrayElements(name);
      return all.isEmpty();
    }
    if (isNumber(name)) {
      List<Word> given = shell.state().parameters;
      int index = position(name);
      if (index == 0 || many(given)) {
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
    boolean named = shell.state().get(parameter.name()).isPresent();
    return (!emptyCounts && named) || text.chars().anyMatch(c -> c != Text.HOLE);
  }

  /** The value as one text, after its operator. */
  Text text(WordPart.Parameter parameter) {
    if (parameter.operator().equals("?form")
        || parameter.prefix() == WordPart.Prefix.INDIRECT
        || parameter.operator().equals("@")) {
      return unreadable(parameter);
    }
    if (parameter.prefix() == WordPart.Prefix.LENGTH) {
      return length(parameter);
    }
    if (isList(parameter)) {
      return joined(elements(parameter));
    }
    String operator = parameter.operator();
    if (operator.endsWith("+")) {
      return isWithout(parameter, operator.length() == 2)
          ? Text.EMPTY
          : Text.unknown(String.join(", ", bare(parameter).unknowns()));
    }
    return changes.of(parameter, bare(parameter));
  }

  private Text length(WordPart.Parameter parameter) {
    if (isAll(parameter.name()) || isAllOfArray(parameter)) {
      List<Word> all =
          isAll(parameter.name()) ? shell.state().parameters : arrayElements(parameter.name());
      return many(all) ? unreadable(parameter) : Text.made(String.valueOf(all.size()));
    }
    Text text = bare(parameter);
    String chars = text.toString();
    return text.isKnown()
        ? Text.made(String.valueOf(chars.codePointCount(0, chars.length())))
        : Text.unknown(String.join(", ", text.unknowns()));
  }

  /** Words with a blank between them; a blank beside any number of words belongs to these. */
  static Text joined(List<Word> words) {
    List<Text> parts = new ArrayList<>();
    boolean blank = false;
    for (Word word : words) {
      if (blank && !word.mayBeMany()) {
        parts.add(Text.made(" "));
      }
      parts.add(word.text());
      blank = !word.mayBeMany();
    }
    return Text.join(parts);
  }

  private Text bare(WordPart.Parameter parameter) {
    String name = parameter.name();
    dev.tenfold.launch.shell.syntax.Word index = parameter.index();
    if (index != null && !isAllOfArray(parameter)) {
      Optional<Long> at = number(index);
      List<Word> all = arrayElements(name);
      if (at.isEmpty() || at.get() < 0 || many(all)) {
        return unreadable(parameter);
      }
      return at.get() < all.size() ? all.get(at.get().intValue()).text() : Text.EMPTY;
    }
    return isList(parameter) ? joined(elements(parameter)) : variable(name);
  }

  private Optional<Long> number(dev.tenfold.launch.shell.syntax.Word word) {
    return new Arithmetic(shell.state()).value(expander.quoted(word.parts()));
  }

  /** The value of a variable or of a special parameter, without any operator. */
  Text variable(String name) {
    if (isNumber(name)) {
      return positional(position(name));
    }
    return switch (name) {
      case "#" ->
          many(shell.state().parameters)
              ? Text.unknown("$#: the number of arguments is not known")
              : Text.made(String.valueOf(shell.state().parameters.size()));
      case "@", "*" -> joined(shell.state().parameters);
      case "?" -> Text.unknown("the status of a command");
      case "$", "!" -> Text.unknown("the number of a process");
      case "-" -> Text.unknown("the options of the shell");
      case "PWD" ->
          shell.state().folder.startsWith("/")
              ? Text.made(shell.state().folder)
              : Text.unknown("the working directory");
      default -> named(name);
    };
  }

  private Text named(String name) {
    return switch (shell.state().get(name).orElse(null)) {
      case Value.Scalar(Text text) -> text;
      case Value.Array(List<Word> elements) ->
          elements.isEmpty() ? Text.EMPTY : elements.getFirst().text();
      case Value.Unset _ -> Text.EMPTY;
      case null -> Text.unknown(shell.state().whyUnknown(name));
    };
  }

  private Text positional(int index) {
    if (index == 0) {
      return shell.state().name;
    }
    List<Word> given = shell.state().parameters;
    for (int i = 0; i < Math.min(index, given.size()); i++) {
      if (given.get(i).mayBeMany()) {
        return Text.unknown("$" + index + ": the number of arguments is not known");
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

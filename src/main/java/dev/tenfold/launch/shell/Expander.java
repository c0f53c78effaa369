package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Expands words of one text in the state that an interpreter is in. */
final class Expander {
  private static final Pattern BRACES = Pattern.compile("\\{[^{}]{0,500}(,|\\.\\.)[^{}]{0,500}\\}");

  private final Interpreter shell;
  private final Parameters parameters;

  Expander(Interpreter shell) {
    this.shell = shell;
    this.parameters = new Parameters(shell, this);
  }

  /** All that is done to an argument: expansion, splitting, patterns. */
  List<Word> fields(dev.tenfold.launch.shell.syntax.Word word) {
    if (hasBraces(word)) {
      return List.of(
          Word.any(
              Text.unknown(
                  Reasons.quote(shell.slice(word.from(), word.to())) + " is a brace expansion")));
    }
    Fields fields = new Fields();
    List<WordPart> parts = word.parts();
    int first = tilde(parts, fields);
    add(parts.subList(first, parts.size()), fields, false);
    return fields.finished();
  }

  List<Word> allFields(List<dev.tenfold.launch.shell.syntax.Word> words) {
    List<Word> all = new ArrayList<>();
    for (dev.tenfold.launch.shell.syntax.Word word : words) {
      if (shell.isStopped()) {
        break;
      }
      all.addAll(fields(word));
    }
    return all;
  }

  /** As one text: an assigned value, a file of a redirection, the subject of a case. */
  Text single(dev.tenfold.launch.shell.syntax.Word word) {
    Fields fields = new Fields();
    int first = tilde(word.parts(), fields);
    List<Text> pieces = new ArrayList<>();
    fields.finished().forEach(field -> pieces.add(field.text()));
    for (WordPart part : word.parts().subList(first, word.parts().size())) {
      pieces.add(text(part, false));
    }
    return limited(Text.join(pieces));
  }

  /** What stands in double quotes, in a here-document or in an arithmetic expression. */
  Text quoted(List<WordPart> parts) {
    List<Text> pieces = new ArrayList<>();
    for (WordPart part : parts) {
      pieces.add(text(part, true));
    }
    return limited(Text.join(pieces));
  }

  /** A word of which the unquoted characters are a pattern. */
  Glob glob(List<WordPart> parts) {
    Glob glob = new Glob();
    for (WordPart part : parts) {
      Text text = text(part, false);
      if (!text.isKnown() || part instanceof WordPart.ExtendedGlob) {
        glob.unreadable();
      }
      boolean quoted =
          part instanceof WordPart.SingleQuoted
              || part instanceof WordPart.DoubleQuoted
              || part instanceof WordPart.AnsiQuoted
              || part instanceof WordPart.Escaped;
      if (quoted) {
        glob.quoted(text);
      } else {
        glob.plain(text);
      }
    }
    return glob;
  }

  /** Splits: the literal characters are the result of an expansion, as in {@code ${x:-a b}}. */
  void add(List<WordPart> parts, Fields fields, boolean splitting) {
    for (WordPart part : parts) {
      switch (part) {
        case WordPart.Literal _ -> {
          Text text = text(part, false);
          if (splitting) {
            fields.split(splittable(text));
          } else {
            fields.plain(text);
          }
        }
        case WordPart.Dropped _ -> {}
        case WordPart.DoubleQuoted quoted ->
            doubleQuoted(quoted.parts(), fields, parts.size() == 1 && !splitting);
        case WordPart.Escaped _, WordPart.SingleQuoted _, WordPart.AnsiQuoted _ ->
            fields.quoted(text(part, false));
        case WordPart.ExtendedGlob _, WordPart.ProcessSubstitution _ ->
            fields.split(text(part, false));
        case WordPart.ArrayLiteral _ -> fields.quoted(text(part, false));
        case WordPart.Parameter parameter ->
            unquoted(parameter, fields, parts.size() == 1 && !splitting);
        case WordPart.CommandSubstitution _, WordPart.Backquoted _, WordPart.Arithmetic _ ->
            fields.split(splittable(text(part, false)));
      }
    }
  }

  /** Where nobody knows how many elements there are, nor does one know what touches which. */
  private List<Word> elements(WordPart.Parameter parameter, boolean alone) {
    List<Word> elements = parameters.lists().elements(parameter);
    if (!shell.budget().hold(elements.size())) {
      return List.of();
    }
    if (alone || elements.stream().noneMatch(Word::mayBeSeveral)) {
      return elements;
    }
    Text unknown = ParameterLists.unknown(elements);
    return List.of(Word.any(unknown));
  }

  private void unquoted(WordPart.Parameter parameter, Fields fields, boolean alone) {
    dev.tenfold.launch.shell.syntax.Word operand = parameters.chosenOperand(parameter);
    if (operand != null) {
      add(operand.parts(), fields, true);
    } else if (parameters.lists().isList(parameter)) {
      boolean first = true;
      for (Word element : elements(parameter, alone)) {
        if (!first) {
          fields.end();
        }
        first = false;
        if (element.mayBeMany()) {
          fields.element(element);
        } else if (element.text().isEmpty() && !shell.state().hasPlainSeparators()) {
          fields.element(Word.any(Text.unknown("IFS is changed, and so is how words are split")));
        } else {
          fields.split(splittable(element.text()));
        }
      }
    } else {
      fields.split(splittable(parameters.text(parameter)));
    }
  }

  private void doubleQuoted(List<WordPart> quoted, Fields fields, boolean alone) {
    boolean onlyLists = !quoted.isEmpty() && areSeparate(quoted);
    if (!onlyLists) {
      fields.quoted(Text.EMPTY);
    }
    for (WordPart part : quoted) {
      Optional<List<WordPart>> operand = operandOfLists(part);
      if (operand.isPresent()) {
        doubleQuoted(operand.get(), fields, false);
      } else if (part instanceof WordPart.Parameter parameter && isSeparate(part)) {
        boolean first = true;
        for (Word element : elements(parameter, alone && quoted.size() == 1)) {
          if (!first) {
            fields.end();
          }
          first = false;
          fields.element(element);
        }
      } else {
        fields.quoted(text(part, true));
      }
    }
  }

  private boolean areSeparate(List<WordPart> parts) {
    for (WordPart part : parts) {
      if (!isSeparate(part)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSeparate(WordPart part) {
    return part instanceof WordPart.Parameter parameter && parameters.lists().isSeparate(parameter);
  }

  /** What takes the place of a list, or of a parameter and is one: {@code "${X:-$@}"}. */
  private Optional<List<WordPart>> operandOfLists(WordPart part) {
    return part instanceof WordPart.Parameter parameter && holdsList(part)
        ? Optional.ofNullable(parameters.chosenOperand(parameter))
            .map(dev.tenfold.launch.shell.syntax.Word::parts)
        : Optional.empty();
  }

  private boolean holdsList(WordPart part) {
    return isSeparate(part)
        || switch (part) {
          case WordPart.DoubleQuoted quoted -> quoted.parts().stream().anyMatch(this::holdsList);
          case WordPart.Parameter parameter ->
              parameter.operands().stream()
                  .anyMatch(operand -> operand.parts().stream().anyMatch(this::holdsList));
          default -> false;
        };
  }

  /** With another IFS nobody knows how a text that has its characters is split. */
  private Text splittable(Text text) {
    if (shell.state().hasPlainSeparators()) {
      int blanks = (int) text.chars().filter(c -> Fields.isBlank((char) c)).count();
      return shell.budget().hold(blanks)
          ? text
          : Text.unknown(shell.budget().why().orElse(Reasons.TOO_LONG));
    }
    return shell
        .state()
        .get("IFS")
        .filter(ifs -> !(ifs instanceof Value.Unset))
        .filter(ifs -> text.chars().anyMatch(c -> separates(ifs, (char) c)))
        .map(ifs -> Text.unknown("IFS is changed, and so is how words are split"))
        .orElse(text);
  }

  private static boolean separates(Value ifs, char c) {
    return Fields.isBlank(c)
        || !(ifs instanceof Value.Scalar(Text chars) && chars.isKnown())
        || chars.indexOf(c) >= 0;
  }

  Text text(WordPart part, boolean inQuotes) {
    if (!shell.budget().enter()) {
      shell.budget().leave();
      return Text.unknown(shell.budget().why().orElse("the script is nested too deeply"));
    }
    Text text =
        switch (part) {
          case WordPart.Literal _, WordPart.ExtendedGlob _ -> shell.slice(part.from(), part.to());
          case WordPart.Escaped _ -> shell.slice(part.from() + 1, part.to());
          case WordPart.Dropped _ -> Text.EMPTY;
          case WordPart.SingleQuoted _ -> shell.slice(part.from() + 1, part.to() - 1);
          case WordPart.AnsiQuoted _ ->
              AnsiEscapes.decoded(shell.slice(part.from() + 2, part.to() - 1));
          case WordPart.DoubleQuoted quoted -> quoted(quoted.parts());
          case WordPart.Parameter parameter -> parameter(parameter, inQuotes);
          case WordPart.CommandSubstitution substitution ->
              shell.substituted(substitution.statements());
          case WordPart.Backquoted quoted -> Backquotes.output(quoted, shell);
          case WordPart.Arithmetic arithmetic ->
              new Arithmetic(shell.state()).evaluate(quoted(arithmetic.parts()));
          case WordPart.ProcessSubstitution substitution -> {
            shell.isolated(substitution.statements());
            yield Text.unknown("the file of a process substitution is known only when it runs");
          }
          case WordPart.ArrayLiteral _ -> Text.unknown("an array stands where a text belongs");
        };
    shell.budget().leave();
    return limited(text);
  }

  private Text parameter(WordPart.Parameter parameter, boolean inQuotes) {
    dev.tenfold.launch.shell.syntax.Word operand = parameters.chosenOperand(parameter);
    if (operand == null) {
      return parameters.text(parameter);
    }
    return inQuotes ? quoted(operand.parts()) : single(operand);
  }

  private int tilde(List<WordPart> parts, Fields fields) {
    if (parts.isEmpty() || !(parts.getFirst() instanceof WordPart.Literal literal)) {
      return 0;
    }
    if (!shell.isWritten('~', literal.from(), Math.min(literal.from() + 1, literal.to()))) {
      return 0;
    }
    String text = shell.slice(literal.from(), literal.to()).toString();
    boolean alone = text.equals("~") && parts.size() == 1;
    if (!alone && !text.startsWith("~/")) {
      if (parts.size() == 1) {
        fields.quoted(Text.unknown(text + " is the home of another user"));
        return 1;
      }
      return 0;
    }
    fields.quoted(parameters.variable("HOME"));
    fields.plain(shell.slice(literal.from() + 1, literal.to()));
    return 1;
  }

  private boolean hasBraces(dev.tenfold.launch.shell.syntax.Word word) {
    if (!shell.isWritten('{', word.from(), word.to())) {
      return false;
    }
    StringBuilder plain = new StringBuilder();
    for (WordPart part : word.parts()) {
      if (part instanceof WordPart.Literal) {
        plain.append(shell.slice(part.from(), part.to()));
      } else {
        plain.append('x');
      }
    }
    return BRACES.matcher(plain).find();
  }

  private Text limited(Text text) {
    shell.budget().step(text.weight());
    return text.length() > Budget.TEXT ? Text.unknown(Reasons.TOO_LONG) : text;
  }
}

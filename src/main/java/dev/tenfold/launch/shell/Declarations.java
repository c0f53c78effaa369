package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Assignments, and the commands that take them as arguments: {@code export} and its like. */
final class Declarations {
  private static final Set<String> NAMES =
      Set.of("export", "declare", "typeset", "local", "readonly");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern ASSIGNED = Pattern.compile(NAME + "\\+?");

  private final Interpreter shell;

  Declarations(Interpreter shell) {
    this.shell = shell;
  }

  boolean declares(dev.tenfold.launch.shell.syntax.Word first) {
    return first.parts().size() == 1
        && first.parts().getFirst() instanceof WordPart.Literal
        && NAMES.contains(shell.slice(first.from(), first.to()).toString());
  }

  void assign(Command.Assignment assignment) {
    Optional<Value> before = shell.state().get(assignment.name());
    if (assignment.index() != null) {
      element(assignment, before.orElse(new Value.Array(List.of())));
      return;
    }
    if (isArray(assignment.value())) {
      List<Word> elements = new ArrayList<>();
      if (assignment.appends()) {
        elements.addAll(elements(before));
      }
      elements.addAll(array(assignment.value()));
      shell.state().set(assignment.name(), new Value.Array(elements));
      return;
    }
    Text value = shell.expander().single(assignment.value());
    // the value may have assigned the variable: ${X:=...}
    Optional<Value> now = shell.state().get(assignment.name());
    shell.state().set(assignment.name(), appended(assignment.appends(), now, value));
  }

  private static Value appended(boolean appends, Optional<Value> before, Text value) {
    if (!appends) {
      return before.orElse(new Value.Unset()) instanceof Value.Array(List<Word> elements)
          ? withFirst(elements, value)
          : new Value.Scalar(value);
    }
    return switch (before.orElse(new Value.Unset())) {
      case Value.Scalar(Text text) ->
          new Value.Scalar(
              text.length() + value.length() > Budget.TEXT
                  ? Text.unknown(Reasons.TOO_LONG)
                  : text.concat(value));
      case Value.Array(List<Word> elements) -> {
        List<Word> changed = new ArrayList<>(elements);
        Word first = changed.isEmpty() ? Word.of(Text.EMPTY) : changed.removeFirst();
        changed.addFirst(first.with(first.text().concat(value)));
        yield first.mayBeSeveral()
            ? new Value.Array(List.of(Word.any(ParameterLists.unknown(changed))))
            : new Value.Array(changed);
      }
      case Value.Unset _ -> new Value.Scalar(value);
    };
  }

  /** What is assigned to an array without an index is its first element. */
  private static Value withFirst(List<Word> elements, Text value) {
    List<Word> changed = new ArrayList<>(elements);
    Word first = changed.isEmpty() ? Word.of(value) : changed.removeFirst();
    changed.addFirst(Word.of(value));
    return first.mayBeSeveral()
        ? new Value.Array(List.of(Word.any(ParameterLists.unknown(List.of(first, Word.of(value))))))
        : new Value.Array(changed);
  }

  private static List<Word> elements(Optional<Value> value) {
    return switch (value.orElse(new Value.Unset())) {
      case Value.Scalar(Text text) -> List.of(Word.of(text));
      case Value.Array(List<Word> elements) -> elements;
      case Value.Unset _ -> List.of();
    };
  }

  private void element(Command.Assignment assignment, Value before) {
    dev.tenfold.launch.shell.syntax.Word index = assignment.index();
    List<Word> elements = new ArrayList<>(elements(Optional.of(before)));
    Optional<Long> at =
        index == null
            ? Optional.empty()
            : new Arithmetic(shell.state()).value(shell.expander().quoted(index.parts()));
    Text value = shell.expander().single(assignment.value());
    boolean known =
        at.isPresent()
            && at.get() >= 0
            && at.get() <= elements.size()
            && !assignment.appends()
            && elements.stream().noneMatch(Word::mayBeSeveral);
    if (!known) {
      Word any = Word.any(Text.unknown("an array has an index that is not read"));
      shell.state().set(assignment.name(), new Value.Array(List.of(any)));
      return;
    }
    if (at.orElseThrow() == elements.size()) {
      elements.add(Word.of(value));
    } else {
      elements.set(at.orElseThrow().intValue(), Word.of(value));
    }
    shell.state().set(assignment.name(), new Value.Array(elements));
  }

  private static boolean isArray(dev.tenfold.launch.shell.syntax.Word value) {
    return value.parts().size() == 1 && value.parts().getFirst() instanceof WordPart.ArrayLiteral;
  }

  private List<Word> array(dev.tenfold.launch.shell.syntax.Word value) {
    List<Word> elements = new ArrayList<>();
    if (value.parts().getLast() instanceof WordPart.ArrayLiteral array) {
      for (WordPart.Element element : array.elements()) {
        if (element.index() != null) {
          return List.of(Word.any(Text.unknown("an array has an index that is not read")));
        }
        elements.addAll(shell.expander().fields(element.value()));
      }
    }
    return elements;
  }

  /** {@code export A=1 B}, where what follows the equals sign is not split. */
  void run(List<dev.tenfold.launch.shell.syntax.Word> words) {
    dev.tenfold.launch.shell.syntax.Word first = words.getFirst();
    String command = shell.slice(first.from(), first.to()).toString();
    Set<Character> flags = new HashSet<>();
    for (dev.tenfold.launch.shell.syntax.Word word : words.subList(1, words.size())) {
      String text = shell.slice(word.from(), word.to()).toString();
      if (text.startsWith("-") || text.startsWith("+")) {
        text.chars().filter(c -> text.startsWith("-")).forEach(c -> flags.add((char) c));
        continue;
      }
      int equals = text.indexOf('=');
      if (equals > 0 && ASSIGNED.matcher(text.substring(0, equals)).matches()) {
        attributes(command, flags, text.substring(0, equals).replace("+", ""));
        declared(word, text, equals);
      } else {
        shell.expander().fields(word).forEach(field -> field(command, flags, field));
      }
    }
    shell.status = Status.SUCCESS;
  }

  /** A name, or an assignment that only its expansion shows: {@code export "A=1"}. */
  private void field(String command, Set<Character> flags, Word field) {
    Text text = field.text();
    int equals = text.indexOf('=');
    Text name = equals > 0 ? text.sub(0, equals) : text;
    if (!name.isKnown() || !NAME.matcher(name).matches()) {
      if (!name.isKnown()) {
        shell.state().cloud(command + ", whose words are not known");
      }
      return;
    }
    String known = name.toString();
    attributes(command, flags, known);
    if (equals > 0) {
      shell.state().set(known, text.sub(equals + 1));
    } else if (command.equals("local")) {
      if (shell.dialect() == ShellStart.Dialect.SH && shell.state().get(known).isPresent()) {
        shell
            .state()
            .forget(known, "$" + known + " keeps its value in some shells when it is local");
      } else {
        shell.state().unset(known);
      }
    }
  }

  /** What the flags make of a variable, before it is assigned. */
  private void attributes(String command, Set<Character> flags, String name) {
    if (!command.equals("export") && !command.equals("readonly")) {
      shell.state().localise(name);
    }
    if (flags.stream().anyMatch(flag -> "Ailnu".indexOf(flag) >= 0) && !command.equals("export")) {
      shell.state().changing(name);
    }
    if (flags.contains('A')) {
      shell.state().set(name, new Value.Array(List.of()));
    }
    if (command.equals("export") && flags.contains('n')) {
      shell.state().unexport(name);
    } else if (command.equals("export") || flags.contains('x')) {
      shell.state().export(name);
    }
  }

  private void declared(dev.tenfold.launch.shell.syntax.Word word, String text, int equals) {
    boolean appends = text.charAt(equals - 1) == '+';
    String name = text.substring(0, appends ? equals - 1 : equals);
    List<WordPart> parts = new ArrayList<>(word.parts());
    WordPart head = parts.removeFirst();
    int from = word.from() + equals + 1;
    if (from < head.to()) {
      parts.addFirst(new WordPart.Literal(from, head.to()));
    }
    dev.tenfold.launch.shell.syntax.Word value =
        new dev.tenfold.launch.shell.syntax.Word(from, word.to(), parts);
    boolean splits = shell.dialect() == ShellStart.Dialect.SH && isSplitBySome(value);
    Optional<Value> before = shell.state().get(name);
    assign(new Command.Assignment(word.from(), word.to(), name, null, appends, value));
    if (splits && !shell.state().get(name).equals(before)) {
      shell.state().set(name, Text.unknown("$" + name + " is split by sh and not by bash"));
    }
  }

  /** Some shells split what other shells do not: {@code export X=$Y} with a blank in it. */
  private boolean isSplitBySome(dev.tenfold.launch.shell.syntax.Word value) {
    boolean expands =
        value.parts().stream()
            .anyMatch(part ->
                part instanceof WordPart.Parameter
                    || part instanceof WordPart.CommandSubstitution
                    || part instanceof WordPart.Backquoted);
    if (!expands) {
      return false;
    }
    List<Word> fields = shell.expander().fields(value);
    return fields.size() != 1 || !fields.getFirst().text().isKnown();
  }
}

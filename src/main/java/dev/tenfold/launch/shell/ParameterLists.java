package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters that stand for several words: {@code $@}, {@code "${ARGS[@]}"}. */
final class ParameterLists {
  private static final Text BLANK = Text.made(" ");

  private final Interpreter shell;
  private final Expander expander;
  private final ParameterChanges changes;

  ParameterLists(Interpreter shell, Expander expander, ParameterChanges changes) {
    this.shell = shell;
    this.expander = expander;
    this.changes = changes;
  }

  /** Whether it stands for several words, joined or not. */
  boolean isList(WordPart.Parameter parameter) {
    return parameter.prefix() != WordPart.Prefix.LENGTH
        && !parameter.operator().equals("?form")
        && isWhole(parameter);
  }

  /** Whether it stays several words in double quotes. */
  boolean isSeparate(WordPart.Parameter parameter) {
    return isList(parameter) && !parameter.name().equals("*") && !indexText(parameter).equals("*");
  }

  /** Whether all arguments are named, or a whole array. */
  boolean isWhole(WordPart.Parameter parameter) {
    return isAll(parameter.name()) || isAll(indexText(parameter));
  }

  private static boolean isAll(String name) {
    return name.equals("@") || name.equals("*");
  }

  private String indexText(WordPart.Parameter parameter) {
    dev.tenfold.launch.shell.syntax.Word index = parameter.index();
    return index == null ? "" : shell.slice(index.from(), index.to()).toString();
  }

  static boolean many(List<Word> words) {
    return words.stream().anyMatch(Word::mayBeSeveral);
  }

  /** The arguments, or the elements of the array, before any operator. */
  List<Word> all(WordPart.Parameter parameter) {
    String name = parameter.name();
    if (isAll(name)) {
      return shell.state().parameters;
    }
    return switch (shell.state().get(name).orElse(null)) {
      case Value.Array(List<Word> elements) -> elements;
      case Value.Scalar(Text text) ->
          List.of(shell.state().mayBeUnset(name) ? Word.any(text) : Word.of(text));
      case Value.Unset _ when !shell.state().mayBeUnset(name) -> List.of();
      case Value.Unset _ -> List.of(Word.any(Text.unknown(shell.state().whyUnknown(name))));
      case null -> List.of(Word.any(Text.unknown(shell.state().whyUnknown(name))));
    };
  }

  /** The elements of a list, after its operator. */
  List<Word> elements(WordPart.Parameter parameter) {
    if (parameter.prefix() == WordPart.Prefix.INDIRECT) {
      return List.of(Word.any(changes.unreadable(parameter)));
    }
    List<Word> all = all(parameter);
    String operator = parameter.operator();
    if (operator.isEmpty() || operator.equals("-") || operator.startsWith(":-")) {
      return all;
    }
    return operator.equals(":")
        ? slice(parameter, all)
        : all.stream().map(each -> each.with(changes.of(parameter, each.text()))).toList();
  }

  /** Of a variable that is no array, a slice is one of its text. */
  private List<Word> slice(WordPart.Parameter parameter, List<Word> all) {
    boolean arguments = isAll(parameter.name());
    boolean scalar =
        !arguments && shell.state().get(parameter.name()).orElse(null) instanceof Value.Scalar;
    Optional<Long> from = number(parameter.operands().getFirst());
    int skipped = arguments ? 1 : 0;
    boolean known = from.isPresent() && from.get() >= skipped && !many(all) && !scalar;
    return known && parameter.operands().size() == 1
        ? all.stream().skip(from.get() - skipped).toList()
        : List.of(Word.any(changes.unreadable(parameter)));
  }

  Optional<Long> number(dev.tenfold.launch.shell.syntax.Word word) {
    return new Arithmetic(shell.state()).value(expander.quoted(word.parts()));
  }

  /** The elements as one text: those of {@code "$*"} are joined by the first character of IFS. */
  Text joined(WordPart.Parameter parameter) {
    return joined(elements(parameter), isSeparate(parameter) ? BLANK : separator());
  }

  private Text separator() {
    return switch (shell.state().get("IFS").orElse(null)) {
      case Value.Scalar(Text ifs) when ifs.isEmpty() -> Text.EMPTY;
      case Value.Scalar(Text ifs) when !ifs.isHoleAt(0) ->
          Text.made(ifs.toString().substring(0, 1));
      case Value.Scalar _, Value.Array _ ->
          Text.unknown("IFS is changed, and so is how words are joined");
      case Value.Unset _ -> BLANK;
      case null -> BLANK;
    };
  }

  /** Words with a blank between them; one beside words that may be none belongs to these. */
  static Text joined(List<Word> words) {
    return joined(words, BLANK);
  }

  /** All that is unknown of them, as one hole. */
  static Text unknown(List<Word> words) {
    return Text.unknown(String.join(", ", joined(words).unknowns()));
  }

  private static Text joined(List<Word> words, Text separator) {
    List<Text> parts = new ArrayList<>();
    boolean parted = false;
    for (Word word : words) {
      if (parted && !word.mayBeMany()) {
        parts.add(separator);
      }
      parts.add(word.text());
      parted = !word.mayBeMany();
    }
    return Text.join(parts);
  }
}

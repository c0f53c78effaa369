package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.TestExpression;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides {@code [ ]}, {@code test} and {@code [[ ]]} where every word is known. */
final class Conditions {
  private final Interpreter shell;

  Conditions(Interpreter shell) {
    this.shell = shell;
  }

  /** The words of {@code test}, without the closing bracket. */
  Truth test(List<Word> words) {
    if (words.stream().anyMatch(Word::mayBeSeveral)) {
      return Truth.UNKNOWN;
    }
    return words.size() > 4 ? joined(words) : upToFour(words);
  }

  private Truth joined(List<Word> words) {
    for (String operator : List.of("-o", "-a")) {
      for (int i = 1; i < words.size() - 1; i++) {
        if (words.get(i).is(operator)) {
          Truth left = test(words.subList(0, i));
          Truth right = test(words.subList(i + 1, words.size()));
          return operator.equals("-o") ? left.or(right) : left.and(right);
        }
      }
    }
    return Truth.UNKNOWN;
  }

  private Truth upToFour(List<Word> words) {
    return switch (words.size()) {
      case 0 -> Truth.FALSE;
      case 1 -> notEmpty(words.getFirst().text());
      case 2 ->
          words.getFirst().is("!")
              ? notEmpty(words.get(1).text()).not()
              : words
                  .getFirst()
                  .text()
                  .known()
                  .map(operator -> unary(operator, words.get(1).text()))
                  .orElse(Truth.UNKNOWN);
      case 3 -> three(words);
      default ->
          words.getFirst().is("!") ? upToFour(words.subList(1, words.size())).not() : Truth.UNKNOWN;
    };
  }

  private Truth three(List<Word> words) {
    Text left = words.getFirst().text();
    Text right = words.get(2).text();
    Optional<String> operator = words.get(1).text().known();
    if (operator.isEmpty()) {
      return Truth.UNKNOWN;
    }
    return switch (operator.get()) {
      case "-a" -> notEmpty(left).and(notEmpty(right));
      case "-o" -> notEmpty(left).or(notEmpty(right));
      case "=", "==" -> equal(left, right);
      case "!=" -> equal(left, right).not();
      case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" ->
          compared(operator.get(), integer(left), integer(right));
      default -> words.getFirst().is("!") ? upToFour(words.subList(1, 3)).not() : Truth.UNKNOWN;
    };
  }

  private static Truth equal(Text left, Text right) {
    return left.isKnown() && right.isKnown()
        ? Truth.of(left.toString().contentEquals(right))
        : Truth.UNKNOWN;
  }

  private static @Nullable Long integer(Text text) {
    return text.known()
        .filter(s -> s.strip().matches("[+-]?[0-9]{1,18}"))
        .map(s -> Long.valueOf(s.strip()))
        .orElse(null);
  }

  private static Truth compared(String operator, @Nullable Long left, @Nullable Long right) {
    if (left == null || right == null) {
      return Truth.UNKNOWN;
    }
    int order = Long.compare(left, right);
    return Truth.of(
        switch (operator) {
          case "-eq" -> order == 0;
          case "-ne" -> order != 0;
          case "-lt" -> order < 0;
          case "-le" -> order <= 0;
          case "-gt" -> order > 0;
          default -> order >= 0;
        });
  }

  private Truth unary(String operator, Text operand) {
    return switch (operator) {
      case "-n" -> notEmpty(operand);
      case "-z" -> notEmpty(operand).not();
      case "-f", "-e", "-r" -> exists(operand);
      case "-s" -> content(operand).map(Conditions::notEmpty).orElse(Truth.UNKNOWN);
      case "-v" ->
          operand
              .known()
              .filter(name -> !shell.state().mayBeUnset(name))
              .flatMap(name -> shell.state().get(name))
              .map(value -> Truth.of(!(value instanceof Value.Unset)))
              .orElse(Truth.UNKNOWN);
      default -> Truth.UNKNOWN;
    };
  }

  private Truth exists(Text path) {
    return content(path).isPresent() ? Truth.TRUE : Truth.UNKNOWN;
  }

  private Optional<Text> content(Text path) {
    return path.known().map(shell::file).flatMap(Reading::found);
  }

  private static Truth notEmpty(Text text) {
    for (int i = 0; i < text.length(); i++) {
      if (!text.isHoleAt(i)) {
        return Truth.TRUE;
      }
    }
    return text.isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
  }

  /** {@code [[ ]]}. */
  Truth test(TestExpression expression) {
    return switch (expression) {
      case TestExpression.NotEmpty(var word) -> notEmpty(shell.expander().single(word));
      case TestExpression.Unary(String operator, var operand) ->
          unary(operator, shell.expander().single(operand));
      case TestExpression.Not(TestExpression operand) -> test(operand).not();
      case TestExpression.And(List<TestExpression> operands) ->
          all(operands, Truth.TRUE, truths -> truths[0].and(truths[1]));
      case TestExpression.Or(List<TestExpression> operands) ->
          all(operands, Truth.FALSE, truths -> truths[0].or(truths[1]));
      case TestExpression.Binary binary -> binary(binary);
    };
  }

  private Truth all(List<TestExpression> operands, Truth start, Function<Truth[], Truth> join) {
    Truth truth = start;
    for (TestExpression operand : operands) {
      truth = join.apply(new Truth[] {truth, test(operand)});
    }
    return truth;
  }

  private Truth binary(TestExpression.Binary binary) {
    Text left = shell.expander().single(binary.left());
    return switch (binary.operator()) {
      case "=", "==" -> matches(left, binary.right());
      case "!=" -> matches(left, binary.right()).not();
      case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" ->
          compared(
              binary.operator(), number(left), number(shell.expander().single(binary.right())));
      default -> Truth.UNKNOWN;
    };
  }

  private @Nullable Long number(Text text) {
    return new Arithmetic(shell.state()).value(text).orElse(null);
  }

  /** Whether a text matches a pattern; also for {@code case}. */
  Truth matches(Text text, dev.tenfold.launch.shell.syntax.Word pattern) {
    Glob glob = shell.expander().glob(pattern.parts());
    if (glob.canMatch("") && glob.text().equals("*") && !glob.isPlain()) {
      return Truth.TRUE;
    }
    return text.isKnown() && glob.canMatch(text.toString())
        ? Truth.of(glob.matches(text.toString()))
        : Truth.UNKNOWN;
  }
}

package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Expression.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads expressions from their operators down: conditions, logic, comparison, arithmetic. */
final class Operators {
  private static final Map<String, Integer> BINARY =
      Map.ofEntries(
          Map.entry("|", 0),
          Map.entry("^", 1),
          Map.entry("&", 2),
          Map.entry("<<", 3),
          Map.entry(">>", 3),
          Map.entry("+", 4),
          Map.entry("-", 4),
          Map.entry("*", 5),
          Map.entry("/", 5),
          Map.entry("//", 5),
          Map.entry("%", 5),
          Map.entry("@", 5));

  private static final List<String> COMPARING = List.of("==", "!=", "<", "<=", ">", ">=");

  private final Tokens tokens;
  private final Atoms atoms;
  private final Lists lists;

  Operators(Tokens tokens) {
    this.tokens = tokens;
    this.atoms = new Atoms(tokens, this);
    this.lists = new Lists(tokens, this);
  }

  /** Tuples without brackets, and what may stand in them. */
  Lists lists() {
    return lists;
  }

  boolean startsExpression() {
    return atoms.startsExpression();
  }

  List<Expression.Argument> arguments() {
    return atoms.call();
  }

  /** An expression, or {@code name := expression}. */
  Expression named() {
    int from = tokens.start();
    if (tokens.isIdentifier(0) && tokens.is(1, ":=")) {
      String name = tokens.identifier();
      tokens.next();
      Expression value = expression();
      return new Expression.Assignment(from, tokens.lastEnd(), name, value);
    }
    return expression();
  }

  Expression expression() {
    int from = tokens.start();
    if (!tokens.enter()) {
      tokens.leave();
      return nothing();
    }
    Expression result = tokens.is("lambda") ? lambda(from) : conditional(from);
    tokens.leave();
    return result;
  }

  /** Stands where something is missing; the problem is told already. */
  Expression nothing() {
    return new Expression.Constant(tokens.start(), tokens.start(), Word.NONE);
  }

  private Expression conditional(int from) {
    Expression value = logical(from, "or");
    if (!tokens.accept("if")) {
      return value;
    }
    Expression test = logical(tokens.start(), "or");
    tokens.expect("else");
    Expression otherwise = expression();
    return new Expression.Conditional(from, tokens.lastEnd(), test, value, otherwise);
  }

  private Expression lambda(int from) {
    tokens.next();
    List<Parameter> parameters = new Parameters(tokens, this).read(":");
    tokens.expect(":");
    Expression body = expression();
    return new Expression.Lambda(from, tokens.lastEnd(), parameters, body);
  }

  /** A disjunction; the iterable and the conditions of a comprehension are no more than that. */
  Expression disjunction() {
    return logical(tokens.start(), "or");
  }

  private Expression logical(int from, String operator) {
    boolean or = operator.equals("or");
    Expression first = or ? logical(from, "and") : inversion();
    if (!tokens.is(operator)) {
      return first;
    }
    List<Expression> operands = new ArrayList<>(List.of(first));
    while (tokens.accept(operator)) {
      operands.add(or ? logical(tokens.start(), "and") : inversion());
    }
    return new Expression.Logical(from, tokens.lastEnd(), operator, List.copyOf(operands));
  }

  private Expression inversion() {
    int from = tokens.start();
    if (!tokens.is("not")) {
      return comparison();
    }
    if (!tokens.enter()) {
      tokens.leave();
      return nothing();
    }
    tokens.next();
    Expression operand = inversion();
    tokens.leave();
    return new Expression.Unary(from, tokens.lastEnd(), "not", operand);
  }

  private Expression comparison() {
    int from = tokens.start();
    Expression first = binary(0);
    List<String> operators = new ArrayList<>();
    List<Expression> rest = new ArrayList<>();
    for (String operator = comparing(); operator != null; operator = comparing()) {
      operators.add(operator);
      rest.add(binary(0));
    }
    return operators.isEmpty()
        ? first
        : new Expression.Comparison(
            from, tokens.lastEnd(), first, List.copyOf(operators), List.copyOf(rest));
  }

  private @Nullable String comparing() {
    for (String operator : COMPARING) {
      if (tokens.accept(operator)) {
        return operator;
      }
    }
    if (tokens.accept("in")) {
      return "in";
    }
    if (tokens.is("not") && tokens.is(1, "in")) {
      tokens.next();
      tokens.next();
      return "not in";
    }
    if (tokens.accept("is")) {
      return tokens.accept("not") ? "is not" : "is";
    }
    return null;
  }

  /** {@code a | b}, the loosest of the arithmetic ones, and what binds tighter. */
  Expression bitwise() {
    return binary(0);
  }

  /** Precedence climbing: as many frames as there are brackets, not as there are levels. */
  private Expression binary(int loosest) {
    int from = tokens.start();
    Expression left = unary();
    int chain = 0;
    for (int level = level(); level >= loosest; level = level()) {
      if (++chain > Tokens.MAX_CHAIN) {
        tokens.fail("more than " + Tokens.MAX_CHAIN + " operators in a row");
        return left;
      }
      String operator = tokens.text(tokens.next());
      Expression right = binary(level + 1);
      left = new Expression.Binary(from, tokens.lastEnd(), operator, left, right);
    }
    return left;
  }

  /** How tight the operator binds that stands next; -1 where there is none. */
  private int level() {
    return tokens.is(Token.Kind.OPERATOR)
        ? BINARY.getOrDefault(tokens.text(tokens.peek()), -1)
        : -1;
  }

  private @Nullable String one(List<String> operators) {
    for (String operator : operators) {
      if (tokens.accept(operator)) {
        return operator;
      }
    }
    return null;
  }

  private Expression unary() {
    int from = tokens.start();
    String operator = one(List.of("+", "-", "~"));
    if (operator == null) {
      return power();
    }
    Expression operand = nothing();
    if (tokens.enter()) {
      operand = unary();
    }
    tokens.leave();
    return new Expression.Unary(from, tokens.lastEnd(), operator, operand);
  }

  private Expression power() {
    int from = tokens.start();
    Expression base;
    if (tokens.accept("await")) {
      Expression of = atoms.primary();
      base = new Expression.Await(from, tokens.lastEnd(), of);
    } else {
      base = atoms.primary();
    }
    if (!tokens.accept("**")) {
      return base;
    }
    Expression exponent = nothing();
    if (tokens.enter()) {
      exponent = unary();
    }
    tokens.leave();
    return new Expression.Binary(from, tokens.lastEnd(), "**", base, exponent);
  }
}

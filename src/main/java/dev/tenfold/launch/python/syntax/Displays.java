package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Expression.Clause;
import dev.tenfold.launch.python.syntax.Expression.Entry;
import dev.tenfold.launch.python.syntax.Expression.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in brackets: tuples, lists, sets, dictionaries and comprehensions. */
final class Displays {
  private final Tokens tokens;
  private final Operators expressions;

  Displays(Tokens tokens, Operators expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** The display that begins here, or null. */
  @Nullable Expression read() {
    int from = tokens.start();
    if (!tokens.is("(") && !tokens.is("[") && !tokens.is("{")) {
      return null;
    }
    Expression result = expressions.nothing();
    if (tokens.enter()) {
      result = tokens.accept("(") ? round(from) : tokens.accept("[") ? square(from) : curly(from);
    }
    tokens.leave();
    return result;
  }

  private Expression round(int from) {
    if (tokens.accept(")")) {
      return new Expression.Sequence(from, tokens.lastEnd(), Shape.TUPLE, List.of());
    }
    if (tokens.is("yield")) {
      Expression inner = expressions.lists().yielded();
      tokens.expect(")");
      return inner;
    }
    Expression first = expressions.lists().starred();
    if (startsClause()) {
      List<Clause> clauses = clauses();
      tokens.expect(")");
      return new Expression.Comprehension(
          from, tokens.lastEnd(), Shape.GENERATOR, first, null, clauses);
    }
    if (!tokens.is(",")) {
      if (first instanceof Expression.Starred) {
        tokens.failAt(first.from(), "a star where no tuple is");
      }
      tokens.expect(")");
      return first;
    }
    List<Expression> items = items(first, ")");
    tokens.expect(")");
    return new Expression.Sequence(from, tokens.lastEnd(), Shape.TUPLE, items);
  }

  private List<Expression> items(Expression first, String closing) {
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.accept(",") && !tokens.is(closing)) {
      items.add(expressions.lists().starred());
    }
    return List.copyOf(items);
  }

  private Expression square(int from) {
    if (tokens.accept("]")) {
      return new Expression.Sequence(from, tokens.lastEnd(), Shape.LIST, List.of());
    }
    Expression first = expressions.lists().starred();
    if (startsClause()) {
      List<Clause> clauses = clauses();
      tokens.expect("]");
      return new Expression.Comprehension(from, tokens.lastEnd(), Shape.LIST, first, null, clauses);
    }
    List<Expression> items = items(first, "]");
    tokens.expect("]");
    return new Expression.Sequence(from, tokens.lastEnd(), Shape.LIST, items);
  }

  private Expression curly(int from) {
    tokens.expect("{");
    if (tokens.accept("}")) {
      return new Expression.Dictionary(from, tokens.lastEnd(), List.of());
    }
    if (tokens.is("**")) {
      return dictionary(from, entry());
    }
    Expression first = expressions.lists().starred();
    if (!(first instanceof Expression.Starred) && tokens.accept(":")) {
      Entry entry = new Entry(first, expressions.expression());
      if (!startsClause()) {
        return dictionary(from, entry);
      }
      List<Clause> clauses = clauses();
      tokens.expect("}");
      return new Expression.Comprehension(
          from, tokens.lastEnd(), Shape.DICT, first, entry.value(), clauses);
    }
    if (startsClause()) {
      List<Clause> clauses = clauses();
      tokens.expect("}");
      return new Expression.Comprehension(from, tokens.lastEnd(), Shape.SET, first, null, clauses);
    }
    List<Expression> items = items(first, "}");
    tokens.expect("}");
    return new Expression.Sequence(from, tokens.lastEnd(), Shape.SET, items);
  }

  private Entry entry() {
    if (tokens.accept("**")) {
      return new Entry(null, expressions.bitwise());
    }
    Expression key = expressions.expression();
    tokens.expect(":");
    return new Entry(key, expressions.expression());
  }

  private Expression dictionary(int from, Entry first) {
    List<Entry> entries = new ArrayList<>(List.of(first));
    while (tokens.accept(",") && !tokens.is("}")) {
      entries.add(entry());
    }
    tokens.expect("}");
    return new Expression.Dictionary(from, tokens.lastEnd(), List.copyOf(entries));
  }

  boolean startsClause() {
    return tokens.is("for") || (tokens.is("async") && tokens.is(1, "for"));
  }

  /** A generator that is the only argument of a call; its span goes with the call's brackets. */
  Expression generator(int from, Expression element) {
    List<Clause> clauses = clauses();
    return new Expression.Comprehension(
        from, tokens.lastEnd(), Shape.GENERATOR, element, null, clauses);
  }

  private List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>();
    while (startsClause()) {
      tokens.accept("async");
      tokens.next();
      Expression target = expressions.lists().targets();
      tokens.expect("in");
      Expression iterable = expressions.disjunction();
      List<Expression> conditions = new ArrayList<>();
      while (tokens.accept("if")) {
        conditions.add(condition());
      }
      clauses.add(new Clause(target, iterable, List.copyOf(conditions)));
    }
    return List.copyOf(clauses);
  }

  private Expression condition() {
    int from = tokens.start();
    if (tokens.isIdentifier(0) && tokens.is(1, ":=")) {
      String name = tokens.identifier();
      tokens.next();
      Expression value = expressions.disjunction();
      return new Expression.Assignment(from, tokens.lastEnd(), name, value);
    }
    return expressions.disjunction();
  }
}

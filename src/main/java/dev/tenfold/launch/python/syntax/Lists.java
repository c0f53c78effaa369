package dev.tenfold.launch.python.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tuples without brackets, starred items, targets and {@code yield}. */
final class Lists {
  private final Tokens tokens;
  private final Operators expressions;
  private int yields;

  Lists(Tokens tokens, Operators expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** {@code *a, b, c}: one expression, or a tuple without brackets. */
  Expression list() {
    int from = tokens.start();
    Expression first = starred();
    if (!tokens.is(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.accept(",") && expressions.startsExpression()) {
      items.add(starred());
    }
    return new Expression.Sequence(
        from, tokens.lastEnd(), Expression.Shape.TUPLE, List.copyOf(items));
  }

  Expression starred() {
    int from = tokens.start();
    if (tokens.accept("*")) {
      Expression of = expressions.bitwise();
      return new Expression.Starred(from, tokens.lastEnd(), of);
    }
    return expressions.named();
  }

  /** The right side of an assignment, or a statement of its own. */
  Expression right() {
    return tokens.is("yield") ? yielded() : list();
  }

  Expression yielded() {
    yields++;
    int from = tokens.start();
    tokens.expect("yield");
    @Nullable Expression value = null;
    if (tokens.accept("from")) {
      value = expressions.expression();
    } else if (expressions.startsExpression()) {
      value = list();
    }
    return new Expression.Yield(from, tokens.lastEnd(), value);
  }

  /** The targets of {@code for} and {@code del}. */
  Expression targets() {
    int from = tokens.start();
    List<Expression> items = new ArrayList<>();
    boolean tuple = false;
    do {
      if (!items.isEmpty() && !expressions.startsExpression()) {
        break;
      }
      int start = tokens.start();
      boolean starred = tokens.accept("*");
      Expression item = expressions.bitwise();
      items.add(starred ? new Expression.Starred(start, tokens.lastEnd(), item) : item);
      tuple |= tokens.is(",");
    } while (tokens.accept(","));
    return tuple
        ? new Expression.Sequence(
            from, tokens.lastEnd(), Expression.Shape.TUPLE, List.copyOf(items))
        : items.getFirst();
  }

  /** Whether a {@code yield} stands in what is read; those around it do not count. */
  boolean yieldsWithin(Runnable read) {
    int outer = yields;
    yields = 0;
    read.run();
    boolean found = yields > 0;
    yields = outer;
    return found;
  }
}

package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Expression.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows comprehensions item by item, or as one item that may be any. */
final class Comprehensions {
  private final Interpreter python;

  Comprehensions(Interpreter python) {
    this.python = python;
  }

  /** What is collected: values, and keys where it is a dictionary. */
  private static final class Collected {
    final List<Value> keys = new ArrayList<>();
    final List<Value> values = new ArrayList<>();
    @Nullable String open;
  }

  Value value(Expression.Comprehension it, Scope scope) {
    Scope inner = new Scope(scope.module(), scope.closure(), python.way().guards());
    Collected collected = new Collected();
    collect(it, 0, inner, scope, collected);
    Session session = python.session();
    if (it.shape() == Expression.Shape.DICT) {
      Dict dict = session.dict();
      if (collected.open != null) {
        dict.open(collected.open);
        return dict;
      }
      for (int i = 0; i < collected.values.size(); i++) {
        dict.put(collected.keys.get(i), collected.values.get(i), python.way());
      }
      return dict;
    }
    Items items = session.items(Evaluator.kind(it.shape()), collected.values);
    if (collected.open != null) {
      items.open(collected.open);
    }
    return items;
  }

  private void collect(
      Expression.Comprehension it, int index, Scope scope, Scope outside, Collected into) {
    if (index == it.clauses().size()) {
      Expression value = it.value();
      Value first = python.eval(it.element(), scope);
      if (value != null) {
        into.keys.add(first);
        into.values.add(python.eval(value, scope));
      } else {
        into.values.add(first);
      }
      if (into.values.size() > Budget.ITEMS) {
        into.open = "a comprehension of more than " + Budget.ITEMS + " items";
      }
      return;
    }
    Clause clause = it.clauses().get(index);
    // the first iterable is evaluated outside
    Value iterable = python.eval(clause.iterable(), index == 0 ? outside : scope);
    Optional<List<Value>> items = python.evaluator().containers().items(iterable);
    if (items.isEmpty()) {
      into.open = "a comprehension over " + Values.described(iterable);
      int site = scope.module().site(it.from()) + index;
      Condition any =
          python.session().condition("an item of the comprehension at " + site, Value.MISSING);
      Value item = python.evaluator().containers().anyItem(iterable, site);
      python.way().within(any, true, () -> one(it, index, item, scope, outside, into));
      return;
    }
    for (Value item : items.get()) {
      if (python.isEnding() || into.values.size() > Budget.ITEMS) {
        return;
      }
      one(it, index, item, scope, outside, into);
    }
  }

  private boolean one(
      Expression.Comprehension it,
      int index,
      Value item,
      Scope scope,
      Scope outside,
      Collected into) {
    Clause clause = it.clauses().get(index);
    python.assignments().set(clause.target(), item, scope);
    for (Expression condition : clause.conditions()) {
      switch (python.evaluator().truth(python.eval(condition, scope))) {
        case Truth.Known(boolean holds) -> {
          if (!holds) {
            return false;
          }
        }
        case Truth.Open(Condition open, boolean _) ->
            into.open = "a comprehension with a condition that is not known: " + open;
      }
    }
    collect(it, index + 1, scope, outside, into);
    return true;
  }
}

package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Statement;
import dev.tenfold.source.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts values where an assignment says. */
final class Assignments {
  private final Interpreter python;

  Assignments(Interpreter python) {
    this.python = python;
  }

  void assign(Statement.Assign assign, Scope scope) {
    Value value = python.eval(assign.value(), scope);
    for (Expression target : assign.targets()) {
      set(target, value, scope);
    }
  }

  void augment(Statement.Augment augment, Scope scope) {
    Value before = python.eval(augment.target(), scope);
    Value more = python.eval(augment.value(), scope);
    if (before instanceof Items list
        && list.kind() == Items.Kind.LIST
        && augment.operator().equals("+")) {
      python
          .evaluator()
          .containers()
          .items(more)
          .ifPresentOrElse(
              items -> {
                List<Value> all = new ArrayList<>(list.values());
                all.addAll(items);
                list.set(all, python.way());
              },
              () -> list.open("the items of " + Values.described(more)));
      return;
    }
    if (before instanceof Dict dict && augment.operator().equals("|")) {
      python.evaluator().containers().update(dict, more);
      return;
    }
    set(
        augment.target(),
        python.evaluator().arithmetic().binary(augment.operator(), before, more),
        scope);
  }

  void annotate(Statement.Annotate annotate, Scope scope) {
    UserClass of = scope.ofClass;
    if (of != null && annotate.target() instanceof Expression.Name(int _, int _, String id)) {
      of.addField(new UserClass.Field(id, annotate.annotation(), scope));
    }
    Expression value = annotate.value();
    if (value != null) {
      set(annotate.target(), python.eval(value, scope), scope);
    }
  }

  void set(Expression target, Value value, Scope scope) {
    switch (target) {
      case Expression.Name(int _, int _, String id) -> scope.set(id, value, python.way());
      case Expression.Attribute(int _, int _, Expression of, String name) ->
          attribute(python.eval(of, scope), name, value);
      case Expression.Subscript(int _, int _, Expression of, Expression index) -> {
        Value container = python.eval(of, scope);
        item(container, python.eval(index, scope), value);
      }
      case Expression.Starred(int _, int _, Expression of) -> set(of, value, scope);
      case Expression.Sequence it -> unpack(it.items(), value, scope);
      default -> {}
    }
  }

  private void unpack(List<Expression> targets, Value value, Scope scope) {
    Optional<List<Value>> items = python.evaluator().containers().items(value);
    int star = star(targets);
    for (int i = 0; i < targets.size(); i++) {
      set(targets.get(i), part(value, items, i, star, targets.size()), scope);
    }
  }

  private static int star(List<Expression> targets) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) instanceof Expression.Starred) {
        return i;
      }
    }
    return -1;
  }

  private Value part(Value value, Optional<List<Value>> items, int index, int star, int targets) {
    Session session = python.session();
    if (items.isEmpty()) {
      return star >= 0 && index >= star
          ? session.unknown("a part of " + Values.described(value))
          : python
              .evaluator()
              .mapped(
                  value, each -> python.evaluator().containers().item(each, Value.Int.of(index)));
    }
    int size = items.get().size();
    if (star < 0) {
      return index < size && size == targets
          ? items.get().get(index)
          : session.unknown("a part of " + Values.described(value));
    }
    int taken = size - targets + 1;
    if (taken < 0) {
      return session.unknown("a part of " + Values.described(value));
    }
    if (index == star) {
      return session.list(items.get().subList(star, star + taken));
    }
    return items.get().get(index < star ? index : index + taken - 1);
  }

  void attribute(Value of, String name, Value value) {
    switch (of) {
      case Instance instance -> instance.set(name, value, python.way());
      case Value.Made(Call call) -> {
        Value before = call.attribute(name, Integer.MAX_VALUE);
        call.write(name, python.way().over(call.guards(), value, before), python.session().now());
      }
      case Module module -> module.scope().set(name, value, python.way());
      case UserClass made -> made.members().put(name, value);
      case Value.Either(Condition condition, Value yes, Value no, int _) -> {
        python.way().within(condition, true, () -> attributeOf(yes, name, value));
        python.way().within(condition, false, () -> attributeOf(no, name, value));
      }
      default -> {}
    }
  }

  private boolean attributeOf(Value of, String name, Value value) {
    attribute(python.way().resolved(of), name, value);
    return true;
  }

  void item(Value of, Value key, Value value) {
    switch (of) {
      case Dict dict -> dict.put(key, value, python.way());
      case Items items when items.open().isEmpty() -> itemOf(items, key, value);
      case Value.External(String path) when path.equals("os.environ") ->
          python.evaluator().containers().variables().set(key, value);
      case Value.Either(Condition condition, Value yes, Value no, int _) -> {
        python.way().within(condition, true, () -> itemOfEither(yes, key, value));
        python.way().within(condition, false, () -> itemOfEither(no, key, value));
      }
      default -> {}
    }
  }

  private boolean itemOfEither(Value of, Value key, Value value) {
    item(python.way().resolved(of), key, value);
    return true;
  }

  private void itemOf(Items items, Value key, Value value) {
    int size = items.values().size();
    int at =
        key instanceof Value.Int(BigInteger index, Text _) && index.bitLength() < 30
            ? index.intValue() + (index.signum() < 0 ? size : 0)
            : -1;
    if (at < 0 || at >= size) {
      items.open("a list is changed at " + Values.described(key));
      return;
    }
    List<Value> all = new ArrayList<>(items.values());
    all.set(at, value);
    items.set(all, python.way());
  }

  void delete(Expression target, Scope scope) {
    switch (target) {
      case Expression.Name(int _, int _, String id) -> scope.set(id, Value.MISSING, python.way());
      case Expression.Subscript(int _, int _, Expression of, Expression index) -> {
        Value container = python.eval(of, scope);
        Value key = python.eval(index, scope);
        if (container instanceof Dict dict) {
          dict.remove(key, python.way());
        } else if (container instanceof Items items) {
          items.open("a list of which an item is deleted");
        }
      }
      case Expression.Sequence it -> it.items().forEach(item -> delete(item, scope));
      default -> {}
    }
  }
}

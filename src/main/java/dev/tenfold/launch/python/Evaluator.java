package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells what expressions come to. */
final class Evaluator {
  private final Interpreter python;
  private final Session session;
  private final Truths truths;
  private final Comparisons comparisons;
  private final Arithmetic arithmetic;
  private final Containers containers;
  private final Attributes attributes;
  private final Comprehensions comprehensions;
  private final Formatting formatting;

  Evaluator(Interpreter python) {
    this.python = python;
    this.session = python.session();
    this.truths = new Truths(session);
    this.comparisons = new Comparisons(this);
    this.arithmetic = new Arithmetic(this);
    this.containers = new Containers(this);
    this.attributes = new Attributes(python);
    this.comprehensions = new Comprehensions(python);
    this.formatting = new Formatting(python);
  }

  Session session() {
    return session;
  }

  Comparisons comparisons() {
    return comparisons;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  Containers containers() {
    return containers;
  }

  Attributes attributes() {
    return attributes;
  }

  Formatting formatting() {
    return formatting;
  }

  Truth truth(Value value) {
    return truths.of(value);
  }

  Value not(Value value) {
    return truths.not(value);
  }

  Value eval(Expression expression, Scope scope) {
    boolean goesOn = session.budget.step(0) && session.budget.enter();
    Value value = goesOn ? session.way.resolved(value(expression, scope)) : Value.NONE;
    session.budget.leave();
    return goesOn && !Values.isTooDeep(value) ? value : session.unknown("more than can be read");
  }

  private Value value(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.Name(int _, int _, String id) -> python.imports().name(id, scope);
      case Expression.Constant(int _, int _, Expression.Word word) ->
          switch (word) {
            case TRUE -> Value.Bool.TRUE;
            case FALSE -> Value.Bool.FALSE;
            case NONE -> Value.NONE;
            case ELLIPSIS -> new Value.External("builtins.Ellipsis");
          };
      case Expression.Numeral it -> Numerals.literal(slice(it, scope));
      case Expression.Str it -> formatting.string(it, scope);
      case Expression.Hole it -> hole(slice(it, scope));
      case Expression.Attribute it -> attributes.get(eval(it.of(), scope), it.name());
      case Expression.Subscript it -> subscript(it, scope);
      case Expression.Slice it ->
          slice(it, scope).isEmpty() ? Value.NONE : session.unknown("a slice");
      case Expression.Call it -> python.calling().call(it, scope);
      case Expression.Unary(int _, int _, String operator, Expression operand) -> {
        Value of = eval(operand, scope);
        yield operator.equals("not") ? truths.not(of) : arithmetic.unary(operator, of);
      }
      case Expression.Binary it -> binary(it, scope);
      case Expression.Logical it -> logical(it, 0, scope);
      case Expression.Comparison it -> comparison(it, scope);
      case Expression.Conditional it -> conditional(it, scope);
      case Expression.Lambda it -> python.calling().lambda(it, scope);
      case Expression.Sequence it -> sequence(it, scope);
      case Expression.Dictionary it -> dictionary(it, scope);
      case Expression.Comprehension it -> comprehensions.value(it, scope);
      case Expression.Starred(int _, int _, Expression of) -> eval(of, scope);
      case Expression.Await(int _, int _, Expression of) -> eval(of, scope);
      case Expression.Yield(int _, int _, Expression value) -> {
        if (value != null) {
          eval(value, scope);
        }
        yield session.unknown("what is sent to a generator");
      }
      case Expression.Assignment(int _, int _, String name, Expression value) -> {
        Value assigned = eval(value, scope);
        scope.set(name, assigned, session.way);
        yield assigned;
      }
    };
  }

  static Text slice(Expression expression, Scope scope) {
    return scope.module().source().sub(expression.from(), expression.to());
  }

  /** A reference that Kubernetes left as it stands is a text that no reader of numbers takes. */
  private Value hole(Text text) {
    if (!text.isKnown()) {
      return text.length() == 1
          ? new Value.Unknown(text, "?" + session.number())
          : session.unknown(String.join(", ", text.unknowns()));
    }
    return text.startsWith("$(")
        ? new Value.Str(text)
        : session.unknown("a placeholder of a template: " + text);
  }

  private Value subscript(Expression.Subscript it, Scope scope) {
    Value of = eval(it.of(), scope);
    if (it.index() instanceof Expression.Slice bounds) {
      List<Value> values = new ArrayList<>();
      for (Expression bound : new Expression[] {bounds.lower(), bounds.upper(), bounds.step()}) {
        values.add(bound == null ? Value.NONE : eval(bound, scope));
      }
      return mapped(of, each -> containers.slice(each, values));
    }
    Value index = eval(it.index(), scope);
    return mapped(of, each -> mapped(index, key -> containers.item(each, key)));
  }

  /** Chains of operators lean to the left: they are followed without going deeper. */
  private Value binary(Expression.Binary last, Scope scope) {
    List<Expression.Binary> chain = new ArrayList<>();
    Expression first = last;
    while (first instanceof Expression.Binary each) {
      chain.add(each);
      first = each.left();
    }
    Value value = eval(first, scope);
    for (Expression.Binary each : chain.reversed()) {
      Value right = eval(each.right(), scope);
      value = arithmetic.binary(each.operator(), value, right);
    }
    return value;
  }

  private Value logical(Expression.Logical it, int index, Scope scope) {
    Value value = eval(it.operands().get(index), scope);
    if (index == it.operands().size() - 1 || python.isEnding()) {
      return value;
    }
    boolean and = it.operator().equals("and");
    return switch (truths.of(value)) {
      case Truth.Known(boolean holds) -> holds == and ? logical(it, index + 1, scope) : value;
      case Truth.Open(Condition condition, boolean when) -> {
        boolean goesOn = and == when;
        Value next = within(condition, goesOn, () -> logical(it, index + 1, scope));
        Value stays =
            session.way.within(
                condition, !goesOn, () -> and ? falsy(value) : session.way.resolved(value));
        yield goesOn
            ? Values.either(condition, next, stays)
            : Values.either(condition, stays, next);
      }
    };
  }

  private Value falsy(Value value) {
    Value resolved = session.way.resolved(value);
    return resolved instanceof Value.Either || resolved instanceof Value.Unknown
        ? Value.Bool.FALSE
        : resolved;
  }

  /** Reads a part that is only evaluated in one branch; an exit there is one of that branch. */
  private Value within(
      Condition condition, boolean branch, java.util.function.Supplier<Value> read) {
    return session.way.within(
        condition,
        branch,
        () -> {
          Value value = read.get();
          Flow ended = python.ended();
          if (ended != Flow.NORMAL) {
            session.way.exit(ended);
          }
          return value;
        });
  }

  private Value conditional(Expression.Conditional it, Scope scope) {
    return switch (truths.of(eval(it.test(), scope))) {
      case Truth.Known(boolean holds) -> eval(holds ? it.then() : it.otherwise(), scope);
      case Truth.Open(Condition condition, boolean when) -> {
        Value then = within(condition, when, () -> eval(it.then(), scope));
        Value otherwise = within(condition, !when, () -> eval(it.otherwise(), scope));
        yield when
            ? Values.either(condition, then, otherwise)
            : Values.either(condition, otherwise, then);
      }
    };
  }

  private Value comparison(Expression.Comparison it, Scope scope) {
    Value left = eval(it.first(), scope);
    Value result = Value.Bool.TRUE;
    for (int i = 0; i < it.operators().size(); i++) {
      Value right = eval(it.rest().get(i), scope);
      Value step = comparisons.compare(it.operators().get(i), left, right);
      result = i == 0 ? step : both(result, step);
      left = right;
    }
    return result;
  }

  private Value both(Value first, Value second) {
    return switch (truths.of(first)) {
      case Truth.Known(boolean holds) -> holds ? second : first;
      case Truth.Open(Condition condition, boolean when) ->
          when
              ? Values.either(condition, second, Value.Bool.FALSE)
              : Values.either(condition, Value.Bool.FALSE, second);
    };
  }

  private Value sequence(Expression.Sequence it, Scope scope) {
    Items items = session.items(kind(it.shape()), List.of());
    List<Value> values = new ArrayList<>();
    for (Expression item : it.items()) {
      Value value = eval(item, scope);
      if (item instanceof Expression.Starred) {
        containers
            .items(value)
            .ifPresentOrElse(
                values::addAll, () -> items.open("the items of " + Values.described(value)));
      } else {
        values.add(value);
      }
    }
    Items filled = session.items(kind(it.shape()), values);
    items.open().ifPresent(filled::open);
    return filled;
  }

  static Items.Kind kind(Expression.Shape shape) {
    return switch (shape) {
      case TUPLE -> Items.Kind.TUPLE;
      case SET -> Items.Kind.SET;
      case LIST, GENERATOR, DICT -> Items.Kind.LIST;
    };
  }

  private Value dictionary(Expression.Dictionary it, Scope scope) {
    Dict dict = session.dict();
    for (Expression.Entry entry : it.entries()) {
      Expression key = entry.key();
      if (key == null) {
        containers.update(dict, eval(entry.value(), scope));
      } else {
        dict.put(eval(key, scope), eval(entry.value(), scope), session.way);
      }
    }
    return dict;
  }

  /** Does the same with each of the values that one may be. */
  Value mapped(Value value, UnaryOperator<Value> change) {
    Value resolved = session.way.resolved(value);
    if (!(resolved instanceof Value.Either(Condition condition, Value yes, Value no, int _))) {
      return change.apply(resolved);
    }
    if (!session.budget.step(0)) {
      return session.unknown("more than can be read");
    }
    Value first = session.way.within(condition, true, () -> mapped(yes, change));
    Value second = session.way.within(condition, false, () -> mapped(no, change));
    return Values.either(condition, first, second);
  }
}

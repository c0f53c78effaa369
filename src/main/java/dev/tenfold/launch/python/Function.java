package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Parameter;
import dev.tenfold.launch.python.syntax.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function of the script, or a lambda. */
public final class Function implements Value {
  /** What it does: statements, or the expression of a lambda. */
  sealed interface Body {
    record Block(List<Statement> statements) implements Body {}

    record Single(Expression expression) implements Body {}

    /** It gives items one by one, as they are asked for. */
    record Generator() implements Body {}
  }

  private final String name;
  private final int number;
  private final List<Parameter> parameters;
  private final Map<String, Value> defaults;
  private final Body body;
  private final Scope closure;
  private final @Nullable UserClass of;
  private List<Value> decorators = List.of();
  private boolean called;

  Function(
      String name,
      int number,
      List<Parameter> parameters,
      Map<String, Value> defaults,
      Body body,
      Scope closure,
      @Nullable UserClass of) {
    this.name = name;
    this.number = number;
    this.parameters = parameters;
    this.defaults = defaults;
    this.body = body;
    this.closure = closure;
    this.of = of;
  }

  /** The name that it was defined with. */
  public String name() {
    return name;
  }

  int number() {
    return number;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  Map<String, Value> defaults() {
    return defaults;
  }

  Body body() {
    return body;
  }

  Scope closure() {
    return closure;
  }

  /** The class whose method it is, or null. */
  @Nullable UserClass of() {
    return of;
  }

  /** What it is decorated with that is not read, the outermost first. */
  List<Value> decorators() {
    return decorators;
  }

  void decorate(Value decorator) {
    List<Value> all = new java.util.ArrayList<>(List.of(decorator));
    all.addAll(decorators);
    decorators = all;
  }

  boolean isDecoratedWith(String path) {
    return decorators.stream()
        .anyMatch(each ->
            each.equals(new Value.External(path))
                || (each instanceof Value.Made(Call call) && call.path().equals(path)));
  }

  boolean isCalled() {
    return called;
  }

  void call() {
    called = true;
  }
}

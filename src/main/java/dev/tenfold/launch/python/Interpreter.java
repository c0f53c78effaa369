package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Statement;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Set;

/** Follows statements in their order. It runs nothing: it only tells what they would do. */
final class Interpreter {
  private final Session session;
  private final Evaluator evaluator;
  private final Assignments assignments;
  private final Branching branching;
  private final Looping looping;
  private final Calling calling;
  private final Classes classes;
  private final Imports imports;

  /** How a call that an expression makes has ended, if not by giving a value. */
  private Flow pending = Flow.NORMAL;

  Interpreter(Session session) {
    this.session = session;
    this.evaluator = new Evaluator(this);
    this.assignments = new Assignments(this);
    this.branching = new Branching(this);
    this.looping = new Looping(this);
    this.calling = new Calling(this);
    this.classes = new Classes(this);
    this.imports = new Imports(this);
  }

  Session session() {
    return session;
  }

  Way way() {
    return session.way;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Assignments assignments() {
    return assignments;
  }

  Branching branching() {
    return branching;
  }

  Looping looping() {
    return looping;
  }

  Calling calling() {
    return calling;
  }

  Classes classes() {
    return classes;
  }

  Imports imports() {
    return imports;
  }

  Value eval(Expression expression, Scope scope) {
    return evaluator.eval(expression, scope);
  }

  /** A call that does not come back: {@code sys.exit()}, or a function that raises. */
  void end(Flow how) {
    if (pending == Flow.NORMAL) {
      pending = how;
    }
  }

  boolean isEnding() {
    return pending != Flow.NORMAL || session.budget.isSpent();
  }

  /** How what was evaluated last has ended; it is asked for once. */
  Flow ended() {
    Flow how = session.budget.isSpent() ? Flow.EXIT : pending;
    pending = Flow.NORMAL;
    return how;
  }

  Flow run(List<Statement> statements, Scope scope) {
    for (Statement statement : statements) {
      Flow flow = Flow.EXIT;
      if (session.budget.step(0) && session.budget.enter()) {
        flow = statement(statement, scope);
      }
      session.budget.leave();
      Flow ended = ended();
      if (flow != Flow.NORMAL || ended != Flow.NORMAL) {
        return flow != Flow.NORMAL ? flow : ended;
      }
    }
    return Flow.NORMAL;
  }

  private Flow statement(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.Evaluate(int _, int _, Expression expression) -> {
        if (expression instanceof Expression.Hole) {
          session.budget.exhaust(unread(expression, scope));
        } else {
          eval(expression, scope);
        }
      }
      case Statement.Assign assign -> assignments.assign(assign, scope);
      case Statement.Augment augment -> assignments.augment(augment, scope);
      case Statement.Annotate annotate -> assignments.annotate(annotate, scope);
      case Statement.Delete(int _, int _, List<Expression> targets) ->
          targets.forEach(target -> assignments.delete(target, scope));
      case Statement.Return(int _, int _, Expression value) -> {
        scope.give(value == null ? Value.NONE : eval(value, scope), way());
        return pending == Flow.NORMAL ? Flow.RETURN : ended();
      }
      case Statement.Raise(int _, int _, Expression value) -> {
        if (value != null) {
          eval(value, scope);
        }
        return Flow.RAISE;
      }
      case Statement.Break _ -> {
        return Flow.BREAK;
      }
      case Statement.Continue _ -> {
        return Flow.CONTINUE;
      }
      case Statement.Declare(int _, int _, String keyword, List<String> names) ->
          scope.declare(keyword, names);
      case Statement.Assert(int _, int _, Expression test) -> {
        if (evaluator.truth(eval(test, scope)) instanceof Truth.Known(boolean holds) && !holds) {
          return Flow.RAISE;
        }
      }
      case Statement.Import it -> imports.modules(it, scope);
      case Statement.ImportFrom it -> imports.names(it, scope);
      case Statement.If it -> {
        return branching.conditional(it, scope);
      }
      case Statement.Match it -> {
        return branching.match(it, scope);
      }
      case Statement.Try it -> {
        return branching.trying(it, scope);
      }
      case Statement.While it -> {
        return looping.whiles(it, scope);
      }
      case Statement.For it -> {
        return looping.overItems(it, scope);
      }
      case Statement.With it -> {
        return with(it, scope);
      }
      case Statement.Define it -> calling.define(it, scope);
      case Statement.DefineClass it -> classes.define(it, scope);
      case Statement.TypeAlias(int _, int _, String name) ->
          scope.set(name, session.unknown("the type " + name), way());
      case Statement.Pass _ -> {}
    }
    return Flow.NORMAL;
  }

  private static String unread(Expression hole, Scope scope) {
    Text text = scope.module().source().sub(hole.from(), hole.to());
    return text.isKnown()
        ? "a placeholder of a template stands where code would: " + text
        : "code that cannot be seen: " + String.join(", ", text.unknowns());
  }

  /** What a context manager gives is mostly itself. */
  private Flow with(Statement.With with, Scope scope) {
    for (Statement.WithItem item : with.items()) {
      Value entered = classes.entered(eval(item.context(), scope));
      Expression target = item.target();
      if (target != null) {
        assignments.set(target, entered, scope);
      }
      if (isEnding()) {
        return ended();
      }
    }
    return run(with.body(), scope);
  }

  /** Runs the statements of a function; what ends only that is over behind it. */
  Value body(List<Statement> statements, Scope scope) {
    Guards outer = way().guards();
    int mark = way().mark();
    Flow flow = run(statements, scope);
    way().guards(outer);
    way().forget(mark, Set.of(Flow.RETURN, Flow.BREAK, Flow.CONTINUE));
    switch (flow) {
      case RAISE, EXIT -> end(flow);
      case MIXED -> {
        if (scope.returned.isEmpty()) {
          end(Flow.RAISE);
        }
      }
      case NORMAL, RETURN, BREAK, CONTINUE -> {}
    }
    return scope.result(Value.NONE);
  }
}

package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Statement;
import dev.tenfold.launch.python.syntax.Statement.Branch;
import dev.tenfold.launch.python.syntax.Statement.Case;
import dev.tenfold.launch.python.syntax.Statement.Handler;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Follows what depends on a condition: the branch that is known, or each of them within its own
 * guard. Behind them, what both have written is one value or the other.
 */
final class Branching {
  private final Interpreter python;

  Branching(Interpreter python) {
    this.python = python;
  }

  Flow conditional(Statement.If conditional, Scope scope) {
    return branches(conditional.branches(), conditional.otherwise(), scope);
  }

  private Flow branches(List<Branch> branches, List<Statement> otherwise, Scope scope) {
    if (branches.isEmpty()) {
      return python.run(otherwise, scope);
    }
    Branch first = branches.getFirst();
    Value test = python.eval(first.test(), scope);
    if (python.isEnding()) {
      return python.ended();
    }
    List<Branch> rest = branches.subList(1, branches.size());
    return choose(
        test,
        () -> python.run(first.body(), scope),
        () -> deeper(() -> branches(rest, otherwise, scope)));
  }

  /** A chain of {@code elif} is read one within the other. */
  private Flow deeper(Supplier<Flow> read) {
    Flow flow = python.session().budget.enter() ? read.get() : Flow.EXIT;
    python.session().budget.leave();
    return flow;
  }

  private Flow choose(Value test, Supplier<Flow> whenTrue, Supplier<Flow> whenFalse) {
    return switch (python.evaluator().truth(test)) {
      case Truth.Known(boolean holds) -> holds ? whenTrue.get() : whenFalse.get();
      case Truth.Open(Condition condition, boolean when) ->
          both(condition, when, whenTrue, whenFalse);
    };
  }

  private Flow both(
      Condition condition, boolean when, Supplier<Flow> whenTrue, Supplier<Flow> whenFalse) {
    Way way = python.way();
    Guards outer = way.guards();
    way.enter(condition, when);
    Flow first = whenTrue.get();
    way.guards(outer);
    way.enter(condition, !when);
    Flow second = whenFalse.get();
    way.guards(outer);
    return joined(condition, when, first, second);
  }

  /** Behind two branches: only one of them may go on. */
  private Flow joined(Condition condition, boolean when, Flow first, Flow second) {
    Way way = python.way();
    if (first == second) {
      return first;
    }
    if (first != Flow.NORMAL) {
      exit(condition, when, first);
    }
    if (second != Flow.NORMAL) {
      exit(condition, !when, second);
    }
    if (first != Flow.NORMAL && second != Flow.NORMAL) {
      return Flow.MIXED;
    }
    way.enter(condition, first == Flow.NORMAL ? when : !when);
    return Flow.NORMAL;
  }

  private void exit(Condition condition, boolean branch, Flow by) {
    if (by != Flow.MIXED) {
      python
          .way()
          .within(
              condition,
              branch,
              () -> {
                python.way().exit(by);
                return by;
              });
    }
  }

  Flow match(Statement.Match match, Scope scope) {
    Value subject = python.eval(match.subject(), scope);
    return cases(match, 0, subject, scope);
  }

  private Flow cases(Statement.Match match, int index, Value subject, Scope scope) {
    if (index == match.cases().size()) {
      return Flow.NORMAL;
    }
    Case each = match.cases().get(index);
    Value test = test(match, index, subject, scope);
    return choose(
        test,
        () -> {
          each.captures()
              .forEach(name ->
                  scope.set(
                      name,
                      python.session().unknown("what a case binds to " + name),
                      python.way()));
          return python.run(each.body(), scope);
        },
        () -> deeper(() -> cases(match, index + 1, subject, scope)));
  }

  private Value test(Statement.Match match, int index, Value subject, Scope scope) {
    Case each = match.cases().get(index);
    Expression pattern = each.pattern();
    boolean any = pattern instanceof Expression.Name(int _, int _, String name) && name.equals("_");
    if (any && each.guard() == null) {
      return Value.Bool.TRUE;
    }
    if (pattern == null || each.guard() != null) {
      int site = scope.module().site(match.from());
      return python.session().unknown("case " + index + " of the match at " + site);
    }
    return python.evaluator().comparisons().compare("==", subject, python.eval(pattern, scope));
  }

  /** The body as it goes without an error, and the handlers as if one came up within it. */
  Flow trying(Statement.Try trying, Scope scope) {
    Flow flow =
        trying.handlers().isEmpty() ? python.run(trying.body(), scope) : caught(trying, scope);
    Flow last = python.run(trying.last(), scope);
    return last == Flow.NORMAL ? flow : last;
  }

  private Flow caught(Statement.Try trying, Scope scope) {
    Way way = python.way();
    Condition error =
        python
            .session()
            .condition("an error at " + scope.module().site(trying.from()), Value.MISSING);
    Guards outer = way.guards();
    int mark = way.mark();
    way.enter(error, false);
    Flow body = python.run(trying.body(), scope);
    if (body == Flow.NORMAL) {
      body = python.run(trying.otherwise(), scope);
    }
    way.forget(mark, Set.of(Flow.RAISE));
    if (body == Flow.RAISE) {
      way.guards(outer);
      return handlers(trying, 0, scope);
    }
    Guards behind = way.guards();
    way.guards(outer);
    way.enter(error, true);
    Flow handled = handlers(trying, 0, scope);
    way.guards(outer);
    Flow flow = joined(error, true, handled, body);
    if (flow == Flow.NORMAL && handled != Flow.NORMAL) {
      way.guards(behind);
    }
    return flow;
  }

  private Flow handlers(Statement.Try trying, int index, Scope scope) {
    Handler handler = trying.handlers().get(index);
    Supplier<Flow> run =
        () -> {
          if (!handler.name().isEmpty()) {
            scope.set(handler.name(), python.session().unknown("an exception"), python.way());
          }
          return python.run(handler.body(), scope);
        };
    if (index == trying.handlers().size() - 1) {
      return run.get();
    }
    Condition which =
        python
            .session()
            .condition(
                "error " + index + " at " + scope.module().site(trying.from()), Value.MISSING);
    return both(which, true, run, () -> deeper(() -> handlers(trying, index + 1, scope)));
  }
}

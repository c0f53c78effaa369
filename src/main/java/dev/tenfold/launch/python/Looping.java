package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows loops: round by round where the rounds are known, else one round that may be any. */
final class Looping {
  static final int MAX_ROUNDS = 64;

  private final Interpreter python;

  Looping(Interpreter python) {
    this.python = python;
  }

  Flow overItems(Statement.For loop, Scope scope) {
    Value iterable = python.eval(loop.iterable(), scope);
    if (python.isEnding()) {
      return python.ended();
    }
    int site = scope.module().site(loop.from());
    Optional<List<Value>> items = python.evaluator().containers().items(iterable);
    if (items.isEmpty() || items.get().size() > MAX_ROUNDS) {
      Value item = python.evaluator().containers().anyItem(iterable, site);
      return anyRound(loop.body(), loop.otherwise(), site, scope, loop.target(), item);
    }
    Way way = python.way();
    Guards outer = way.guards();
    Optional<String> round = way.round();
    int mark = way.mark();
    way.round(Optional.of("for " + site));
    Flow flow = Flow.NORMAL;
    for (Value item : items.get()) {
      python.assignments().set(loop.target(), item, scope);
      flow = round(loop.body(), scope);
      if (flow != Flow.NORMAL) {
        break;
      }
    }
    way.round(round);
    way.guards(outer);
    return behind(flow, mark, loop.otherwise(), scope);
  }

  /** One round: what only ends that, or goes on with the next, is over behind it. */
  private Flow round(List<Statement> body, Scope scope) {
    Way way = python.way();
    Guards outer = way.guards();
    int mark = way.mark();
    Flow flow = python.run(body, scope);
    way.guards(outer);
    way.forget(mark, Set.of(Flow.CONTINUE));
    return flow == Flow.CONTINUE || flow == Flow.MIXED ? Flow.NORMAL : flow;
  }

  private Flow behind(Flow flow, int mark, List<Statement> otherwise, Scope scope) {
    python.way().forget(mark, Set.of(Flow.BREAK));
    if (flow == Flow.BREAK) {
      return Flow.NORMAL;
    }
    return flow == Flow.NORMAL ? python.run(otherwise, scope) : flow;
  }

  Flow whiles(Statement.While loop, Scope scope) {
    int site = scope.module().site(loop.from());
    Way way = python.way();
    Guards outer = way.guards();
    int mark = way.mark();
    for (int i = 0; i < MAX_ROUNDS; i++) {
      Value test = python.eval(loop.test(), scope);
      if (python.isEnding()) {
        return python.ended();
      }
      if (!(python.evaluator().truth(test) instanceof Truth.Known(boolean holds))
          || isEndless(loop)) {
        break;
      }
      if (!holds) {
        return behind(Flow.NORMAL, mark, loop.otherwise(), scope);
      }
      Flow flow = round(loop.body(), scope);
      if (flow != Flow.NORMAL) {
        way.guards(outer);
        return behind(flow, mark, loop.otherwise(), scope);
      }
    }
    way.guards(outer);
    return anyRound(loop.body(), loop.otherwise(), site, scope, null, Value.MISSING);
  }

  private static boolean isEndless(Statement.While loop) {
    return loop.test() instanceof Expression.Constant || loop.test() instanceof Expression.Numeral;
  }

  /** One round that may be any; what it assigns is not known before nor behind it. */
  private Flow anyRound(
      List<Statement> body,
      List<Statement> otherwise,
      int site,
      Scope scope,
      @Nullable Expression target,
      Value item) {
    Way way = python.way();
    Guards outer = way.guards();
    int mark = way.mark();
    Set<String> names = Assigned.in(body);
    forget(names, scope);
    Condition runs = python.session().condition("a round of the loop at " + site, Value.MISSING);
    way.enter(runs, true);
    if (target != null) {
      python.assignments().set(target, item, scope);
    }
    Flow flow = round(body, scope);
    way.guards(outer);
    way.forget(mark, Set.of(Flow.BREAK, Flow.RETURN, Flow.RAISE));
    forget(names, scope);
    if (flow == Flow.EXIT && python.session().budget.isSpent()) {
      return flow;
    }
    return python.run(otherwise, scope);
  }

  private void forget(Set<String> names, Scope scope) {
    for (String name : names) {
      Value before = scope.get(name);
      if (!(before instanceof Value.Missing)
          && !(before instanceof Function)
          && !(before instanceof Value.External)) {
        scope.set(name, python.session().unknown(name + " is changed in a loop"), python.way());
      }
    }
  }
}
